"""What the signals of a case say of the parts of its change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.shapes.shape import Part, Standing
from workbench.compare.shapes.structure import general_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Signal

_QUOTE = 80
# Parts that say the same as a signal, and mostly more of it: of a target that shows it, of one that no longer does.
_TOLD_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "empty": (("empty",), ("empty-gone",)),
    "truncated": (("truncated",), ("truncated-gone",)),
    "fence-added": (("fence-added", "fence-changed"), ("fence-lost",)),
    "fence-lost": (("fence-lost",), ("fence-added",)),
    "preamble-added": (("preamble-added",), ("preamble-lost",)),
    "preamble-lost": (("preamble-lost",), ("preamble-added",)),
    "postamble-added": (("postamble-added",), ("postamble-lost",)),
    "postamble-lost": (("postamble-lost",), ("postamble-added",)),
    "markdown-added": (("form-added", "form-swapped"), ("form-lost", "form-swapped")),
    "markdown-lost": (("form-lost", "form-swapped"), ("form-added", "form-swapped")),
    "json-lost": (("json-lost",), ("json-gained",)),
    "json-broken": (("json-broken",), ("json-mended",)),
    "key-dropped": (("key-dropped",), ("key-added",)),
    "key-added": (("key-added",), ("key-dropped",)),
    "key-renamed": (("key-renamed", "key-style"), ("key-renamed", "key-style")),
    "type-changed": (("type-changed",), ("type-changed",)),
    "form-changed": (("form-changed", "case-changed", "scaled"), ("form-changed", "case-changed", "scaled")),
    "enum-changed": (("choice-changed", "case-changed"), ("choice-changed", "case-changed")),
    "value-changed": (("value-changed", "choice-changed", "scaled"), ("value-changed", "choice-changed", "scaled")),
    "tool-missing": (("tool-missing", "tool-changed"), ("tool-added", "tool-changed")),
    "tool-added": (("tool-added", "tool-changed"), ("tool-missing", "tool-changed")),
    "tool-changed": (("tool-changed",), ("tool-changed",)),
    "argument-missing": (("argument-dropped",), ("argument-added",)),
    "argument-added": (("argument-added",), ("argument-dropped",)),
    "argument-type": (("argument-type",), ("argument-type",)),
    "argument-changed": (("argument-changed",), ("argument-changed",)),
}
# Signals that name what they are about: those of one kind may be several changes.
_SEVERAL = ("markdown-added", "markdown-lost", "turn-lost-constraint", "section-missing", "tool-missing")
_SEVERAL_ENDING = "-changed"
# What is said of those that are about something else in each case.
_IN_GENERAL = {
    "fact-changed": ("states what the input does not", "no longer states what the input does not"),
    "fact-missing": ("leaves out what the input gives", "no longer leaves out what the input gives"),
    "placeholder": ("leaves places to be filled in", "leaves nothing to be filled in"),
    "section-missing": ("leaves out a part", "no longer leaves out a part"),
    "turn-lost-constraint": ("forgets in later turns what was asked", "no longer forgets what was asked"),
    "language-changed": ("answers in another language", "answers in the usual language"),
    "markdown-added": ("adds Markdown", "drops the Markdown"),
    "markdown-lost": ("drops the Markdown", "adds Markdown"),
    "tool-missing": ("does not call a tool", "calls a tool again"),
    "tool-changed": ("calls other tools", "calls the usual tools"),
}


def with_signals(parts: Sequence[Part], signals: Sequence[Signal]) -> list[Part]:
    """The parts with what signals say of them; a signal that no part tells in detail is a part of its own."""
    found = {part.key: part for part in reversed(parts)}
    for signal in signals:
        standing = Standing.SEEN if signal.worse is None else Standing.SIGNALLED
        known = [part for part in found.values() if _tells(part, signal)]
        for part in known or _of_signal(signal):
            found[part.key] = part._replace(standing=max(part.standing, standing))
    return list(found.values())


def _tells(part: Part, signal: Signal) -> bool:
    if signal.kind not in _TOLD_BY:
        return False
    shown, gone = _TOLD_BY[signal.kind]
    if part.kind not in (gone if _is_gone(signal) else shown):
        return False
    where = _place(signal)
    return not where or not part.where or part.where == where or part.where.startswith(f"{where}.")


def _is_gone(signal: Signal) -> bool:
    return signal.target < signal.baseline


def _of_signal(signal: Signal) -> list[Part]:
    """The parts of a signal; of one that may be several changes there is one that says which, and one for any."""
    where, gone, quote = _place(signal), _is_gone(signal), signal.evidence[:_QUOTE]
    sign = "-" if gone else "+"
    general = _IN_GENERAL.get(signal.kind)
    says = general[gone] if general else signal.says
    part = Part(signal.kind, where, sign, quote, says, signal.category)
    several = signal.kind in _SEVERAL or signal.kind.endswith(_SEVERAL_ENDING)
    if not several or signal.kind == "fact-changed":
        return [part]
    precise = part._replace(what=f"{sign}{signal.says}", says=signal.says)
    return [precise, part._replace(general=True)]


def _place(signal: Signal) -> str:
    """Where a part of the same would be: at a path with `[*]` for every index, at a tool."""
    where = signal.where or ""
    return general_path(where.removeprefix("tool ")) if where.startswith(("$", "tool ")) else ""
