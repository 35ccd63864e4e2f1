"""What else changed in a suite beside its regressions: undecided cases whose answers are worded alike, to decide along.

A comparison calls a case `changed` where no rule says that it got worse. In a suite that regressed some of them did all
the same. They are told by their wording: how a new answer is put, whatever the case is about. What the baseline also
says to some case is no news and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.comparisons import load_comparison
from workbench.store.groups import Group, group_counts, group_members
from workbench.store.outputs import suite_outputs
from workbench.store.suites import load_cases
from workbench.text.readable import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Case
    from workbench.store.database import Database
    from workbench.store.groups import Member

LARGEST = 300
"""Cases of a suite up to which its answers are read for this."""
MOST = 9
"""Wordings that are offered; where there are more, answers differ throughout and nothing stands for many."""
_READ = 2000  # characters of an answer, half from its beginning, half from its end
_ALIKE = 0.9  # the likeness of two answers that are put in the same way
_SHORT = 16  # words up to which all have to be the same: in a label or a short piece of code each weighs much
_KNOWN = 0.95  # the likeness to an answer of the baseline that is no news
_USUAL = 0.5  # the share of the baseline's answers that have a line which says nothing of how one is worded
_UNSPACED = r"\u3041-\u30ff\u3400-\u9fff\u0e00-\u0eff"  # scripts without blanks: each character is a word
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+|[^\w\s]|_")
_LETTER = re.compile(rf"[^\W_{_UNSPACED}]")
_FIGURES = re.compile(r"\d+")
_SLOT, _FIGURE = "\x00", "0"
_FIRST_CODE = 0x10000  # code points that are no surrogates, more than there can be words


class Answer(NamedTuple):
    """A case's first answers of both sides by lines, what the case fills in taken out; None: there is none."""

    member: Member
    baseline: list[str] | None
    target: list[str] | None


class Wording(NamedTuple):
    """Cases whose new answers are worded alike. `as_regression`: so is the answer of a regression of the suite."""

    members: tuple[Member, ...]
    as_regression: bool


def wordings_beside(db: Database, comparison_id: int, suite: str, reviewer: str) -> list[Wording]:
    """What else changed in a suite, by wording, what most deserves a look first; nothing of a suite above LARGEST."""
    counts = group_counts(db, comparison_id, Group(suite=suite), reviewer)
    if sum(one.cases for one in counts) > LARGEST or not any(one.open for one in counts if one.verdict == "changed"):
        return []
    comparison = load_comparison(db.connection, comparison_id)
    cases = {case.id: case for case in load_cases(db, suite)}
    baseline, target = (_said(db, run.id, suite, cases) for run in (comparison.baseline, comparison.target))
    members = group_members(db, comparison_id, Group(suite=suite), reviewer)
    return wordings([Answer(one, baseline.get(one.case), target.get(one.case)) for one in members])


def _said(db: Database, run_id: int, suite: str, cases: dict[str, Case]) -> dict[str, list[str]]:
    """The first answer of each case, by lines."""
    said: dict[str, list[str]] = {}
    for stored in suite_outputs(db, run_id, suite):
        one = stored.output
        if one.case not in said and one.case in cases and one.error is None:
            said[one.case] = lines_of(readable(one), cases[one.case])
    return said


def lines_of(text: str, case: Case) -> list[str]:
    """The lines of an answer, with what its case fills in and all figures as placeholders."""
    if len(text) > _READ:
        text = f"{text[: _READ // 2]}\n{text[-_READ // 2 :]}"
    filled = {str(value) for value in case.vars.values() if isinstance(value, str | int | float)} - {""}
    if filled:
        longest_first = sorted(filled, key=lambda one: (-len(one), one))
        text = re.sub("|".join(map(re.escape, longest_first)), _slot, text)
    return [line.strip() for line in _FIGURES.sub(_FIGURE, text).replace(_SLOT, f" {_SLOT} ").split("\n")]


def _slot(found: re.Match[str]) -> str:
    """A placeholder for what a case fills in, where it is no part of a longer word."""
    text, value = found.string, found.group()
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    inside = any(
        _LETTER.match(edge) and _LETTER.match(beside) for edge, beside in ((value[0], before), (value[-1], after))
    )
    return value if inside else _SLOT


def wordings(answers: Sequence[Answer]) -> list[Wording]:
    """The wordings of what changed and is undecided, without those that the baseline has as well.

    Before others come those that a regression or a feature tells of, then large ones and those that keep much of a
    baseline's answer: that is how something is added or lost, while other words throughout are mostly only that.
    Critical cases are left out: each is decided by itself. So are cases that share their wording with no other, where
    nothing is telling.
    """
    from rapidfuzz.distance import Indel

    packer = _Packer([one.baseline for one in answers if one.baseline is not None])
    known = [packer.packed(one.baseline) for one in answers if one.baseline is not None]
    worse = [packer.packed(one.target) for one in answers if one.target and one.member.verdict == "regression"]
    gathered: list[tuple[str, list[Member]]] = []
    for member, _, lines in answers:
        if lines is None or member.verdict != "changed" or member.label is not None or member.critical:
            continue
        words = packer.packed(lines)
        for example, members in gathered:
            if members[0].category == member.category and _are_alike(example, words):
                members.append(member)
                break
        else:
            gathered.append((words, [member]))
    ranked: list[tuple[bool, float, Wording]] = []
    for example, members in gathered:
        as_regression = any(_are_alike(example, one) for one in worse)
        telling = as_regression or members[0].category is not None
        if not telling and len(members) == 1:
            continue
        nearness = max((Indel.normalized_similarity(example, one) for one in known), default=0.0)
        if nearness < _KNOWN:
            ranked.append((not telling, -nearness * sqrt(len(members)), Wording(tuple(members), as_regression)))
    return [one for *_, one in sorted(ranked, key=lambda one: one[:2])][:MOST]


class _Packer:
    """Makes of an answer's lines a text with one character for each word, which is what is compared quickly.

    A line that many answers of the baseline have says nothing of how one is worded; that it is lacking does.
    """

    def __init__(self, baseline: Sequence[list[str]]) -> None:
        times = Counter(line for lines in baseline for line in set(lines))
        self._usual = [line for line, number in times.items() if number >= _USUAL * len(baseline)]
        self._codes: dict[str, str] = {}

    def packed(self, lines: Sequence[str]) -> str:
        there, usual = set(lines), set(self._usual)
        words = [line for line in self._usual if line not in there]
        words += (word for line in lines if line not in usual for word in _WORD.findall(line))
        return "".join([self._codes.setdefault(word, chr(_FIRST_CODE + len(self._codes))) for word in words])


def _are_alike(one: str, other: str) -> bool:
    """Whether they have the same words in the same order, all or, of more than a few, nearly all."""
    from rapidfuzz.distance import Indel

    if max(len(one), len(other)) <= _SHORT:
        return one == other
    return Indel.normalized_similarity(one, other, score_cutoff=_ALIKE) > 0
