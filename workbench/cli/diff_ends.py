"""How two whole texts end their lines: what the lines themselves cannot show is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.diff import diff_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.diff import Diff
    from workbench.text.ignoring import Ignore
    from workbench.tui.compared import Compared, Subject


class Ends(NamedTuple):
    """How many lines of a text end with CRLF and with LF alone, and how its last line ends ("": not at all)."""

    crlf: int
    lf: int
    last: str

    @property
    def words(self) -> str:
        """The same in words."""
        if not self.crlf:
            return "LF"
        return f"CRLF ({self.crlf:,}) and LF ({self.lf:,})" if self.lf else f"CRLF ({self.crlf:,})"


def without_last_break(subjects: Sequence[Subject], ignore: Ignore) -> Sequence[Subject]:
    """The subjects, a whole text ended where its last line is; a text without a character has no line.

    Sections of a text are left as they are: how they end says nothing.
    """
    if not _whole(subjects):
        return subjects
    texts = tuple(None if text is None else _cut(text) for text in subjects[0].texts)
    left, right = (text or "" for text in subjects[0].texts)
    if not (left and right) and diff_texts(left, right, ignore).changes:
        texts = tuple(_cut(text) if text else None for text in subjects[0].texts)
    return [subjects[0]._replace(texts=texts)]


def remarks(
    subjects: Sequence[Subject], compared: Compared, names: tuple[str, str] = ("the left", "the right")
) -> list[str]:
    """What is to be said of how both texts of `subjects` end their lines; nothing where that is the same or ignored.

    `names` are those of the sides.
    """
    if not _whole(subjects) or compared.ignore.blanks or not all(subjects[0].texts):
        return []
    left, right = (_ends(text or "") for text in subjects[0].texts)
    found = []
    unlike = (left.crlf > 0, left.lf > 0) != (right.crlf > 0, right.lf > 0) and left.crlf + right.crlf > 0
    if unlike or any(_line_ends_differ(diff) for diffs in compared.diffs for diff in diffs):
        found.append(f"line ends: {left.words} on {names[0]}, {right.words} on {names[1]}")
    if bool(left.last) != bool(right.last):
        found.append(f"no line break at the end of {names[1] if left.last else names[0]}")
    return found


def unlike_mends(subjects: Sequence[Subject]) -> list[str]:
    """What had to be mended to read the JSON of either side, where that is not the same: their rows do not show it."""
    found = []
    for subject in subjects:
        for change in subject.changes:
            if change.kind == "mended":
                for side, told in (("left", change.before), ("right", change.after)):
                    if told:
                        found.append(f"{side} is no JSON as it stands: {told}")
    return found


def _whole(subjects: Sequence[Subject]) -> bool:
    return len(subjects) == 1 and not any(subjects[0].titles)


def _cut(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\n") else text


def _ends(text: str) -> Ends:
    crlf = text.count("\r\n")
    return Ends(crlf, text.count("\n") - crlf, text[len(_cut(text)) :])


def _line_ends_differ(diff: Diff) -> bool:
    """Whether a line that both sides have ends with CRLF on one of them only."""
    if not (diff.left_crlf or diff.right_crlf):
        return False
    return any(
        (row.left in diff.left_crlf) != (row.right in diff.right_crlf) for row in diff.rows if row.kind == "equal"
    )
