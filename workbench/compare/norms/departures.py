"""What of one output departs from its suite's norm, or from the other baseline outputs of its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.language import LANGUAGES
from workbench.compare.norms.carried import said_in
from workbench.compare.norms.departure import Departure
from workbench.compare.norms.forms import form_departures, other_language
from workbench.compare.norms.grounding import given, missing, novel, sort_beside
from workbench.compare.norms.norm import is_habit
from workbench.compare.norms.structures import call_departures, document_departures
from workbench.compare.norms.traits import MARKDOWN, TRAITS, TURN_TRAITS
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.features.turns import TurnMark
    from workbench.compare.norms.grounding import Given
    from workbench.compare.norms.norm import CaseFacts, Norm

_LONGER, _SHORTER = 2.0, 0.5  # times the words of the case's other outputs
_FEWEST_WORDS = 20
_CARRIED = 0.9
_RARELY_OPEN, _NEVER_OPEN = 0.95, 0.98
# Facts that fewer outputs state may be left out and nothing is worse. Numbers below ten may be written as words, so all
# outputs must have them.
_ALWAYS_CARRIED, _ALWAYS_CARRIED_DIGITS = 0.98, 1.0
_FAR_LONGER = 1.5  # times the longest reply of a turn that was seen
_STANDS = {"declines": "refusal", "declines a part": "refusal-part", "evades": "evasion"}
_SPOILT = ("refusal", "empty", "truncated", "loop", "call-as-text")  # what is wrong besides follows from these
_OTHER_FACTS = ("fact-changed", "argument-changed", "value-emptied")  # what a fact is missing for


def departures(one: Features, own: Sequence[Features], norm: Norm, facts: CaseFacts) -> list[Departure]:
    """The ways in which an output departs, the most basic first; `own` are other baseline outputs of its case.

    Held against the norm, an output of the baseline is judged as one of the target is. What is held against `own`
    only is no defect.
    """
    if one.failed:
        return []
    found = list(_absolute(one, norm))
    if any(departure.kind in _SPOILT and departure.defect for departure in found):
        return found
    found += document_departures(one, norm, facts)
    found += call_departures(one, own, norm, facts)
    kinds = {departure.kind for departure in found}
    if "json-lost" not in kinds:  # the form of prose is not to be held against that of JSON
        found += form_departures(one, norm, facts)
    if not any(departure.kind in _OTHER_FACTS for departure in found):
        found += _facts(one, norm, facts)
    found += _turns(one, norm)
    found += _beside(one, own, norm, {departure.kind for departure in found})
    return found


def _absolute(one: Features, norm: Norm) -> Iterator[Departure]:
    if one.stand != "answers":
        if not is_habit(norm, "declines") and not _gives_label(one, norm):
            yield Departure(_STANDS[one.stand], one.stand_said)
    elif is_habit(norm, "declines"):
        yield Departure("refusal-lost", one.begins, defect=None)
    for number, turn in enumerate(one.turns[:-1], 1):
        # what some replies of the suite say in passing is its way of leading a talk
        if turn.stand == "declines" and is_habit(norm, "declines in a turn", False, _CARRIED):
            yield Departure("refusal", turn.stand_said, where=f"turn {number}")
            break
    if TRAITS["empty"](one) and not is_habit(norm, "empty"):
        yield Departure("empty", "")
    if one.ending == "limit":
        yield Departure("truncated", f"{one.stop_reason}: … {one.ends}")
    elif _is_cut_off(one, norm):
        yield Departure("truncated", f"… {one.ends}")
    if one.loop is not None and not is_habit(norm, "loop"):
        yield Departure("loop", one.loop)
    if one.printed_call is not None and not one.calls and is_habit(norm, "calls"):
        yield Departure("call-as-text", one.printed_call)
    if one.thinking is not None and not is_habit(norm, "thinking") and (one.thinking[0] == "<" or norm.uniform):
        yield Departure("thinking-leak", one.thinking)


def _is_cut_off(one: Features, norm: Norm) -> bool:
    """Whether an answer stops in its midst, for all that its stop reason says."""
    if one.ending in ("open", "broken off"):
        return not is_habit(norm, "breaks off")
    if not norm.uniform or norm.labels is not None:
        return False
    if one.ending == "no stop" and is_habit(norm, "ended", share=_RARELY_OPEN):
        return True
    alike = one.document is None and (norm.language is None or one.language in (None, norm.language.value))
    marked = all(TRAITS[trait](one) or not is_habit(norm, trait, True, _CARRIED) for trait in MARKDOWN)
    return alike and marked and TRAITS["open end"](one) and is_habit(norm, "open end", False, _NEVER_OPEN)


def _gives_label(one: Features, norm: Norm) -> bool:
    """Whether an answer gives one of the suite's labels, whatever it explains beside it."""
    return norm.labels is not None and (one.label in norm.labels or one.lead in norm.labels)


def _facts(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """A fact of the input that is missing: left out, or replaced by one of its sort that stands in no input."""
    if not norm.carried:
        return
    source = given(facts.inputs)
    left_out: Departure | None = None
    for turn, reply in said_in(one):
        where = f"turn {turn}" if turn else None
        for (at, place), share in norm.carried.items():
            wanted = source.facts.get(place, ()) if at == turn else ()
            gone = missing(reply, tuple(fact for fact in wanted if fact not in norm.stock), place.sort)
            if not gone:
                continue
            other = _invented(reply, source, norm, sort_beside(place))
            if other is not None and (place.sort != "digit" or share >= _ALWAYS_CARRIED):
                said = f"{quoted(other)}, not {', '.join(quoted(value) for value in gone[:2])}"
                yield Departure("fact-changed", said, where=where, about=quoted(other))
                return
            least = _ALWAYS_CARRIED_DIGITS if place.sort == "digit" else _ALWAYS_CARRIED
            if left_out is None and norm.document is None and share >= least:  # in JSON a fact is held by its path
                said = ", ".join(quoted(value) for value in gone[:3])
                left_out = Departure("fact-missing", said, where=where, about=quoted(gone[0]))
    if left_out is not None:
        yield left_out


def _invented(reply: Features | TurnMark, source: Given, norm: Norm, sort: str) -> str | None:
    """A fact of this sort that a reply states and that is neither given nor usual, where the suite has no such."""
    invented = novel(reply.facts, source, norm.known, sort) if sort in norm.grounded else []
    return invented[-1] if invented else None


def _turns(one: Features, norm: Norm) -> Iterator[Departure]:
    """What replies of a talk depart in: their language, their form of address, and what only the first keeps to."""
    if not norm.uniform:
        return
    usual = norm.language.value if norm.language and norm.language.share >= _CARRIED else None
    for number, turn in enumerate(one.turns, 1):
        other = other_language(turn, usual, norm)
        if other is not None:
            yield Departure("language-changed", "", where=f"turn {number}", about=LANGUAGES.get(other, other))
            return
    for number, turn in enumerate(one.turns[1:], 2):
        rule = _broken_rule(one.turns[0], turn, number, norm)
        if rule is not None:
            yield Departure("turn-lost-constraint", f"turn {number}: {rule}", where=f"turn {number}", about=rule)
            return


def _broken_rule(first: TurnMark, turn: TurnMark, number: int, norm: Norm) -> str | None:
    for name, holds in TURN_TRAITS.items():
        at_first, here = norm.turns.get((1, name)), norm.turns.get((number, name))
        if at_first is None or here is None or at_first.value is not here.value:
            continue
        if holds(first) is here.value and holds(turn) is not here.value:
            return name if here.value else f"no {name}"
    most = norm.turn_words.get(number)
    if most is not None and turn.words > _FAR_LONGER * most + _FEWEST_WORDS and first.words <= norm.turn_words[1]:
        return f"at most {most} words"
    return None


def _beside(one: Features, own: Sequence[Features], norm: Norm, found: set[str]) -> Iterator[Departure]:
    """What differs from the case's other outputs, and is a defect on no side by itself."""
    if not own:
        return
    if one.language and norm.labels is None and "language-changed" not in found:
        others = {other.language for other in own}
        if None not in others and one.language not in others:
            usual = norm.language is not None and norm.language.share >= _CARRIED and others == {norm.language.value}
            yield Departure(
                "language-changed",
                one.begins,
                about=LANGUAGES.get(one.language, one.language),
                defect=True if usual else None,
            )
    words = [other.words for other in own if other.words]
    if words and one.words and not {"longer", "shorter"} & found:
        if one.words >= _LONGER * max(words) and one.words - max(words) >= _FEWEST_WORDS:
            yield Departure("longer", f"{how_many(max(words), 'word')}, now {one.words}", defect=None)
        elif one.words <= _SHORTER * min(words) and min(words) - one.words >= _FEWEST_WORDS:
            yield Departure("shorter", f"{how_many(min(words), 'word')}, now {one.words}", defect=None)
    labels = {other.label for other in own}
    if one.label and None not in labels and len(labels) == 1 and one.label not in labels and not found:
        was = next(iter(labels))
        yield Departure("value-changed", f"{quoted(was)}, now {quoted(one.label)}", about="the answer", defect=None)
