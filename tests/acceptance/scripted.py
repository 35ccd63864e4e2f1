"""A reviewer who knows what was planted, and judges by it only the cases whose difference is on the screen.

It is told what was planted into a case that it reads, and under which categories that is rightly filed; it is not told
what else a suite holds, how much of it got worse, or what the comparison missed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.groups import Group, group_members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.planted.migration import Planted, Truth
    from tests.tui.driving import Reviewer

DIGITS = {"format": "5", "content": "6", "refusal": "7", "tone": "8", "schema": "9"}
"""Categories that one key chooses."""
LETTERS = {
    "language": "l", "tool-use": "o", "multi-turn": "m", "truncation": "u", "integration": "i", "latency": "a",
    "cost": "p",
}  # fmt: skip
"""What chooses the others after C."""


@dataclass
class Outcome:
    """What a review came to: keys pressed, and cases by what was planted and which label they have."""

    keys: int = 0
    groups: int = 0
    taken_in: int = 0
    """Wordings that were decided along with a suite's regressions."""
    labels: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    flagged: int = 0
    """Cases with a planted regression that the comparison calls a regression or an error."""
    planted: int = 0
    right_category: int = 0

    @property
    def right(self) -> int:
        """Regressed cases that are labelled worse."""
        return self.labels["worse", "worse"]

    @property
    def wrong(self) -> int:
        """Cases with a label that what was planted contradicts."""
        fitting = {"worse": ("worse",), "better": ("better",), None: ("equal",), "flaky": ("equal",)}
        return sum(
            number for (kind, label), number in self.labels.items() if label is not None and label not in fitting[kind]
        )


class Scripted:
    """Presses keys and counts them."""

    def __init__(self, reviewer: Reviewer, truths: Mapping[str, Truth]) -> None:
        self.outcome = Outcome()
        self._ada = reviewer
        self._truths = truths

    async def press(self, *keys: str) -> None:
        """Press keys of the app, each counted."""
        self.outcome.keys += len(keys)
        await self._ada.press(*keys)

    async def decide_regressions(self) -> None:
        """Show only regressions, and decide them suite by suite, along with the wordings that are as bad."""
        await self.press("f", "r", "x")
        await self._ada.sees(" decides ")
        await self.press("s")
        await self._ada.sees("all of this suite's cases of the verdict")
        seen: set[str] = set()
        while (suite := self._suite()) not in seen:
            seen.add(suite)
            self.outcome.groups += 1
            await self._ada.sees(partial(_is_whole, suite))
            kinds = {self._kind(case) for case in _listed("*", self._ada.text())}
            if kinds == {"worse"}:
                await self._take_in()
                await self._category(self._truths[suite])
                await self.press("1")
            elif kinds == {"better"}:
                await self.press("2")
            else:  # by chance in both, or mixed: not to be decided as one
                await self.press("n")
            await self._ada.sees(partial(_moved_on, suite))

    async def _take_in(self) -> None:
        """Take in the wordings that are as bad; others are passed where one comes after them, or is not on the screen.

        The cursor stands on the first one.
        """
        left = _listed("?", self._ada.text())
        while any(self._reads(case) in ("worse", "unseen") for case in left):
            case = left.pop(0)
            await self._ada.sees(partial(_is_at, f"{self._suite()}/{case}"))
            if self._reads(case) == "worse":
                self.outcome.taken_in += 1
                await self.press("space")
                await self._ada.sees(partial(_is_taken_in, case))
            elif left:
                await self.press("j")

    def _reads(self, case: str) -> str | None:
        """What a case is, where its difference is on the screen."""
        return self._kind(case) if case in _shown(self._suite(), self._ada.text()) else "unseen"

    def _kind(self, case: str) -> str | None:
        return kind_of(self._truths[self._suite()], case)

    def _reach(self) -> str:
        return self._ada.line_with(" decides ")

    def _suite(self) -> str:
        return self._reach().split(" in ")[1].split()[0]

    async def _category(self, truth: Truth) -> None:
        """Choose a category where those that the screen tells are not all right."""
        told = [name for name in (*DIGITS, *LETTERS) if name in self._told()]
        if all(name in truth.categories for name in told) and told:
            return
        wanted = truth.categories[0]
        await self.press(*([DIGITS[wanted]] if wanted in DIGITS else ["C", LETTERS[wanted]]))

    def _told(self) -> list[str]:
        """The words of the reach, which tells several categories, and of the rows that are shown first."""
        reach = self._reach()
        if "(" in reach:
            return reach.split("(")[1].split(")")[0].replace(",", "").split()
        return [word for line in self._ada.lines() if line.startswith("  * ") for word in line.split()[2:4]]


def _moved_on(suite: str, text: str) -> bool:
    """Whether another suite is shown, or there is none left."""
    decides = next((line for line in text.split("\n") if line.startswith(" decides ")), None)
    there = decides is not None and decides.split(" in ")[1].split()[0] != suite
    return there or "every case shown here is decided" in text or "there is no other group" in text


def _listed(mark: str, text: str) -> list[str]:
    """The cases in the list with a mark: `*` those shown first, `?` and `+` examples of wordings."""
    return [line[4:].split()[0] for line in text.split("\n") if line[2:4] == f"{mark} " and line[:2] in ("  ", " >")]


def _shown(suite: str, text: str) -> set[str]:
    """The cases of a suite whose difference is on the screen."""
    first = (line.split()[0] for line in text.split("\n") if line.strip())
    return {word.removeprefix(f"{suite}/") for word in first if word.startswith(f"{suite}/")}


def _is_whole(suite: str, text: str) -> bool:
    """Whether list and differences of a suite's cases are there."""
    first = _listed("*", text)
    return bool(first) and set(first) <= _shown(suite, text)


def _is_at(name: str, text: str) -> bool:
    """Whether the cursor stands on the example of a wording, and its difference is shown."""
    suite, case = name.split("/")
    at = any(line.startswith(" >? ") and line[4:].split()[0] == case for line in text.split("\n"))
    return at and case in _shown(suite, text)


def _is_taken_in(case: str, text: str) -> bool:
    return case in _listed("+", text)


def kind_of(truth: Truth, case: str) -> str | None:
    """What was planted into a case: `worse`, `better`, `flaky` or nothing."""
    return truth.direction if truth.direction == "flaky" or case in truth.cases else None


def take_stock(outcome: Outcome, path: Path, planted: Sequence[Planted]) -> Outcome:
    """Hold the labels in the database against what was planted."""
    with open_database(path) as db:
        comparison = find_comparison(db, "@last")
        for one in planted:
            truth = one.truth
            for member in group_members(db, comparison.id, Group(suite=one.suite.id), "ada"):
                kind = kind_of(truth, member.case)
                outcome.labels[kind, member.label] += 1
                if kind == "worse":
                    outcome.planted += 1
                    outcome.flagged += member.verdict in ("regression", "error")
        categories = db.connection.execute("SELECT suite, \"case\", category FROM current_labels WHERE label = 'worse'")
        by_suite = {one.suite.id: one.truth for one in planted}
        for suite, case, category in categories:
            if kind_of(by_suite[suite], case) == "worse":
                outcome.right_category += category in by_suite[suite].categories
    return outcome
