"""From the sections of two or three outputs to what is set side by side; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.markdown import laid_markdown
from workbench.tui.compared import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.jsonrepair import Mend
    from workbench.text.section import Section


def untitled(texts: Sequence[str]) -> Subject:
    """One, two or three texts that need no heading."""
    return Subject(("",) * len(texts), tuple(texts))


def of_sections(sections: Sequence[Section], sides: Sequence[str]) -> list[Subject]:
    """The sections of two sides of these names; an answer that is all there is needs no heading."""
    if not sections:
        return [untitled(["", ""])]
    subjects = [
        Subject(
            (one.left_title or "", one.right_title or ""),
            (one.left, one.right),
            one.kind,
            one.changes,
            (_note(sides[0], one.left_mends), _note(sides[1], one.right_mends)),
        )
        for one in sections
    ]
    if len(subjects) == 1 and subjects[0].kind in ("text", "json"):
        return [subjects[0]._replace(titles=("", ""))]
    return subjects


def of_three(before: Sequence[Section], after: Sequence[Section], sides: Sequence[str]) -> list[Subject]:
    """Three sides of these names: `before`: sections of the first and the second, `after`: of the first and the third.

    Section by section where all three have the same, else the whole texts.
    """
    whole = len(before) == len(after) and all(
        one.left is not None and one.right is not None and other.right is not None
        for one, other in zip(before, after, strict=True)
    )
    if not whole:
        lefts = joined([(one.left_title, one.left) for one in before])
        return [
            untitled([lefts, *(joined([(one.right_title, one.right) for one in some]) for some in (before, after))])
        ]
    pairs = zip(of_sections(before, sides[:2]), of_sections(after, sides[::2]), strict=True)
    return [
        Subject(
            (*one.titles, other.titles[1]),
            (*one.texts, other.texts[1]),
            one.kind,
            one.changes,
            (*one.notes, *other.notes[1:]),
        )
        for one, other in pairs
    ]


def in_markdown(subject: Subject) -> Subject:
    """The same with its texts laid out as Markdown is read; what is no text of a model stays."""
    if subject.kind != "text":
        return subject
    laid = [None if text is None else laid_markdown(text) for text in subject.texts]
    return subject._replace(
        texts=tuple(None if one is None else one.text for one in laid),
        bold=tuple(() if one is None else one.bold for one in laid),
    )


def once(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """The same in one column where no side differs from another."""
    if all(len(set(one.texts)) == 1 for one in subjects):
        return [one._replace(titles=one.titles[:1], texts=one.texts[:1], notes=one.notes[:1]) for one in subjects]
    return subjects


def joined(parts: Sequence[tuple[str | None, str | None]]) -> str:
    """The parts that a side has as one text, their headings between them where there are several."""
    there = [(title, text) for title, text in parts if text is not None]
    if len(there) == 1:
        return there[0][1]
    return "\n\n".join(f"[{title}]\n{text}" for title, text in there)


def _note(side: str, mends: Sequence[Mend]) -> str:
    return f"{side}: read in spite of {', '.join(str(mend) for mend in mends)}" if mends else ""
