"""Yes-or-no properties of an output, which a suite's outputs may share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.compare.features.frames import begins_as_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.compare.features.features import Features
    from workbench.compare.features.turns import TurnMark

_OPEN_END = re.compile(
    r"^[^\n]*(?: |^)(?:[^\s.!?…:;]+ ){3}[^\W\d_A-Z]+,?$|^[^\n]*[\u3041-\u30fa\u3400-\u9fff]{4}[，、]?$"
)
_LAST_LINE = 45  # characters at the end of an answer, which a signature would not fill


def _has_open_end(one: Features) -> bool:
    """Whether the last line stops in the midst of a sentence: some words without a stop, the last in small letters."""
    return _OPEN_END.search(one.ends[-_LAST_LINE:]) is not None and not begins_as_form(one.begins)


TRAITS: dict[str, Callable[[Features], bool]] = {
    "declines": lambda one: one.stand == "declines",
    "declines in a turn": lambda one: any(turn.stand == "declines" for turn in one.turns[:-1]),
    "hedges": lambda one: one.hedge is not None,
    "thinking": lambda one: one.thinking is not None,
    "identity": lambda one: one.identity is not None,
    "blanks": lambda one: bool(one.blanks),
    "loop": lambda one: one.loop is not None,
    "empty": lambda one: one.characters == 0 and not one.is_call,
    "ended": lambda one: one.ending == "ended",
    "breaks off": lambda one: one.ending in ("open", "broken off"),
    "preamble": lambda one: one.preamble is not None,
    "postamble": lambda one: one.postamble is not None,
    "begins as form": lambda one: begins_as_form(one.begins),
    "open end": _has_open_end,
    "one word": lambda one: one.words == 1,
    "code span": lambda one: one.begins[:1] == "`" == one.ends[-1:] and one.layout.fence is None,
    "json": lambda one: one.document is not None,
    "broken json": lambda one: one.document is not None and bool(one.document.faults),
    "fenced json": lambda one: one.document is not None and one.document.fenced,
    "words before json": lambda one: one.document is not None and bool(one.document.before),
    "words after json": lambda one: one.document is not None and bool(one.document.after),
    "calls": lambda one: bool(one.calls),
    "fenced": lambda one: one.layout.fence is not None,
    "headings": lambda one: one.layout.headings > 0,
    "lists": lambda one: one.layout.bullets + one.layout.numbered > 1,
    "tables": lambda one: one.layout.tables > 0,
    "bold": lambda one: one.layout.bold > 0,
    "code": lambda one: one.layout.fences > 0,
    "emoji": lambda one: one.manner.emoji > 0,
    "warm": lambda one: one.manner.warm + one.manner.exclamations > 0,
    "greets": lambda one: one.manner.greets,
    "signs off": lambda one: one.manner.signs_off,
    "asks": lambda one: one.manner.asks,
    "traditional": lambda one: one.traditional,
    "polite": lambda one: one.manner.polite > 0,
    "familiar": lambda one: one.manner.familiar > 0,
}
COUNTS: dict[str, Callable[[Features], int]] = {
    "a list item": lambda one: one.layout.bullets + one.layout.numbered,
    "a table row": lambda one: one.layout.rows,
    "a table column": lambda one: one.layout.columns,
}
"""What an output has a number of, by the name of one of them."""
OF_TABLES = ("a table row", "a table column")
MARKDOWN = {"headings": "headings", "lists": "lists", "tables": "tables", "bold": "bold", "code": "code blocks"}

TURN_TRAITS: dict[str, Callable[[TurnMark], bool]] = {
    "lists": lambda turn: turn.layout.bullets + turn.layout.numbered > 1,
    "headings": lambda turn: turn.layout.headings > 0,
    "bold": lambda turn: turn.layout.bold > 0,
    "JSON": lambda turn: turn.json,
    "emoji": lambda turn: turn.emoji > 0,
    "capitals": lambda turn: turn.capitals,
}
