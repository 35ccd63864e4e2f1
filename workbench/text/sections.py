"""Two outputs as sections to be compared one after another: the views of a pair.

Pure values. Titles and texts are what models and logs wrote: they pass `workbench.text.safe` before a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeGuard

from workbench.text.jsonfind import json_parts
from workbench.text.jsonview import json_view, shows_more
from workbench.text.piecesections import paired_sections, placed
from workbench.text.requestsections import request_sections
from workbench.text.section import Options, Section
from workbench.text.turns import answer_turn, turns_of
from workbench.text.turnsections import call_sections, thinking_sections, turn_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import Output
    from workbench.text.section import SectionKind
    from workbench.text.turns import Turn

View = Literal["text", "json", "tools", "turns", "thinking", "request"]
EXACT = Options()
VIEWS: tuple[View, ...] = ("text", "json", "tools", "turns", "thinking", "request")


def views_of(left: Output | None, right: Output | None) -> tuple[View, ...]:
    """The views that have something to show of this pair, the most telling first.

    A talk of several turns begins with them. Else two answers with JSON that is written in other lines, though it says
    much the same, begin with `json`.
    """
    outputs = [output for output in (left, right) if output is not None]
    turns = [turns_of(output) for output in outputs]
    pieces = [piece for side in turns for turn in side if turn.own for piece in turn.pieces]
    answers = [_answer_text(output) for output in outputs]
    parts = [json_parts(answer) for answer in answers]
    several = any(sum(turn.own for turn in side) > 1 for side in turns)
    there = {
        "text": True,
        "json": any(parts),
        "tools": any(piece.kind == "tool call" for piece in pieces),
        "turns": any(len(side) > 2 for side in turns),
        "thinking": any(piece.kind == "thinking" for piece in pieces),
        "request": any(output.request is not None for output in outputs),
    }
    views = [view for view in VIEWS if there[view]]
    if len(answers) == 2 and shows_more(answers[0], parts[0], answers[1], parts[1]):
        views.sort(key=lambda view: view != "json")
    if several:
        views.sort(key=lambda view: view != "turns")
    return tuple(views)


def sections(
    left: Output | None, right: Output | None, view: View = "text", options: Options = EXACT
) -> tuple[Section, ...]:
    """The sections of a view of two outputs, None for a side without one. Any content a log may hold is taken.

    An error of a side is the last section of every view but `request`.
    """
    if view == "request":
        requests = [None if output is None else output.request for output in (left, right)]
        return request_sections(requests[0], requests[1], options)
    if view == "json":
        return (*_json(left, right, options), *_errors(left, right))
    if view == "text":
        return (*_answer(left, right, options), *_errors(left, right))
    ours, others = _turns(left), _turns(right)
    if view == "turns":
        return (*turn_sections(ours, others, options), *_errors(left, right))
    ours, others = [turn for turn in ours if turn.own], [turn for turn in others if turn.own]
    shown = call_sections if view == "tools" else thinking_sections
    return (*shown(ours, others, options), *_errors(left, right))


def _answer_text(output: Output) -> str:
    return "".join(piece.text for piece in answer_turn(output).pieces if piece.kind == "text")


def _turns(output: Output | None) -> list[Turn]:
    return [] if output is None else turns_of(output)


def _answer(left: Output | None, right: Output | None, options: Options) -> Iterator[Section]:
    pieces = [placed(answer_turn(output), "") if _answered(output) else [] for output in (left, right)]
    return paired_sections(pieces[0], pieces[1], options)


def _answered(output: Output | None) -> TypeGuard[Output]:
    """Whether there is an answer, if only an empty one; a call that failed has none."""
    return output is not None and (bool(output.content) or output.error is None)


def _json(left: Output | None, right: Output | None, options: Options) -> tuple[Section, ...]:
    """The texts of both answers with their JSON laid out."""
    texts = [_answer_text(output) if _answered(output) else None for output in (left, right)]
    view = json_view(texts[0] or "", texts[1] or "", keys=options.keys, numbers=options.numbers)
    shown = [None if text is None else laid for text, laid in zip(texts, (view.left, view.right), strict=True)]
    if shown == [None, None]:
        return ()
    section = _section("json", "answer", shown[0], shown[1])
    return (section._replace(changes=view.changes, left_mends=view.left_mends, right_mends=view.right_mends),)


def _errors(left: Output | None, right: Output | None) -> tuple[Section, ...]:
    errors = [output.error if output is not None else None for output in (left, right)]
    if errors == [None, None]:
        return ()
    texts = [None if error is None else f"{error.kind}: {error.message}" for error in errors]
    return (_section("error", "error", texts[0], texts[1]),)


def _section(kind: SectionKind, title: str, left: str | None, right: str | None) -> Section:
    return Section(kind, None if left is None else title, None if right is None else title, left, right)
