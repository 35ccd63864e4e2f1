"""The words of a prompt's history: one row a revision, and what an application to a file would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.moments import told_moment
from workbench.text.cells import fit
from workbench.text.counts import counted
from workbench.text.safe import visible_line
from workbench.tui.fix_text import size_words
from workbench.tui.widgets.lines import folded, right_aligned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.adapt.applying import Change
    from workbench.adapt.revisions import Revision
    from workbench.records import Adaptation, JsonObject
    from workbench.text.threeway import Conflict
    from workbench.tui.widgets.lines import Line, Span

_WORDS = {"holds": "hold", "passes": "others pass", "fails": "others fail"}
_WORDS_OF_ONE = {"passes": "other passes", "fails": "other fails"}
STATUS_ROLES = {"draft": "dim", "confirmed": "good", "accepted": "good", "rejected": "bad"}


def header(suite: str, count: int, marked: int | None, shown: int | None, remarks: Sequence[Span], width: int) -> Line:
    """The first line: whose history, and what the difference below is of."""
    spans: list[Span] = [(f" {suite}", "strong"), (f"   {counted(count, 'revision')}", "dim"), *remarks]
    between = ""
    if shown is not None:
        between = f"from {'the prompt as it was' if marked is None else marked} to {shown} "
    return right_aligned(spans, [(between, "accent")], width)


def row(one: Revision, marked: bool, selected: bool, width: int) -> Line:
    """One revision: its number, how far it has come, who made it, how large it is, what its re-runs came to."""
    found = one.adaptation
    spans: list[Span] = [
        (">" if selected else " ", "accent"),
        ("*" if marked else " ", "mark"),
        (f"{found.id:>4}  ", "strong"),
        (fit(found.status, 11), STATUS_ROLES[found.status]),
        (fit(f"{visible_line(found.reviewer)} {told_moment(found.created_at)}", 20 if width >= 100 else 16), "dim"),
        (f"  {size_words(one.size, short=True)}   ", ""),
        (tries_words(one.tries), "dim"),
    ]
    return tuple(spans)


def below(one: Revision, width: int) -> list[Line]:
    """What a row has no room for: the re-runs, what was missing, the note."""
    lines = folded(((" re-runs  ", "dim"), (tries_words(one.tries) or "none", "")), width, 2, indent=10)
    told = next((tried for _, tried in reversed(one.tries) if tried is not None), None)
    if told is not None and told.get("missing") and one.adaptation.status == "draft":
        lines += folded(((" missing  ", "dim"), ("; ".join(told["missing"]), "warn")), width, 2, indent=10)
    if one.adaptation.note:
        lines += folded(((" note     ", "dim"), (one.adaptation.note, "")), width, 2, indent=10)
    return lines


def tries_words(tries: Sequence[tuple[int, JsonObject | None]]) -> str:
    """What re-runs came to, the newest first."""
    told = [_try_words(one) for _, one in reversed(tries)]
    return " · ".join(told[:2]) + (f" · {len(told) - 2} earlier" if len(told) > 2 else "")


def _try_words(told: JsonObject | None) -> str:
    if told is None:
        return "not ended"
    results = ", ".join(
        f"{count} {(_WORDS_OF_ONE if count == 1 else _WORDS).get(result, result)}"
        for result, count in told["results"].items()
    )
    return f"{results} ({counted(told['samples'], 'sample')})"


def change_lines(change: Change, revision: Adaptation) -> list[Line]:
    """What would be written into a file, as a unified difference, and what is to be known of it."""
    from difflib import unified_diff

    before, after = (change.before or b"").decode("utf-8-sig"), change.after.decode("utf-8-sig")
    roles = {"+": "added", "-": "removed", "@": "dim"}
    rows = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2))[2:]
    lines: list[Line] = [((f" {change.path}{' (a new file)' if change.before is None else ''}", "strong"),)]
    if change.merged:
        lines.append(((" its prompt was changed since it was evaluated: both changes are in", "warn"),))
    if revision.status not in ("confirmed", "accepted"):
        lines.append(((f" adaptation {revision.id} is {revision.status}: no re-run has confirmed it", "warn"),))
    return [*lines, *(((f" {text}", roles.get(text[:1], "")),) for text in rows)]


def conflict_lines(conflicts: Sequence[tuple[str, Conflict]]) -> list[Line]:
    """What both the file and the revision changed, place by place."""
    lines: list[Line] = []
    for place, one in conflicts:
        lines.append(((f" both changed {place}", "bad-strong"),))
        for name, text, role in (
            ("as evaluated", one.base, "dim"),
            ("the file now", one.theirs, "removed"),
            ("the revision", one.ours, "added"),
        ):
            rows = (text or "(nothing)").rstrip("\n").split("\n")
            lines += [((f"   {name if at == 0 else '':<13}", "dim"), (said, role)) for at, said in enumerate(rows)]
    return lines
