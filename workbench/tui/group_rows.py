"""What the list of a group holds: the members shown together, its parts or what else changed, every member."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.review.groups import SuitePart, decided_along, parted, standing_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Label
    from workbench.review.groups import Opened, Parted
    from workbench.review.wordings import Wording
    from workbench.store.groups import Member

CaseName = tuple[str, str]


class PartRow(NamedTuple):
    """A row that stands for several cases: a suite of the group, or a wording beside it; `decided`: with the group.

    `suite_verdict` is that of the suite, None of a wording. `as_regression`: a regression is worded like this.
    """

    members: Sequence[Member]
    decided: bool
    suite_verdict: str | None = None
    as_regression: bool = False

    @property
    def example(self) -> Member:
        """The case that is shown of it."""
        return self.members[0]


class GroupRows:
    """The rows of a group's list, and which cases were taken out of it or in; both by suite and case, as places change.

    Row 0 stands for the cases shown one below the other, those after it for a part each, the others for a member.
    """

    def __init__(self) -> None:
        self.members: list[Member] = []
        """As they are listed: those that are shown first before all others."""
        self._opened: Opened | None = None
        self._out: set[CaseName] = set()
        self._in: set[CaseName] = set()

    def show(self, opened: Opened, *, keep: bool) -> None:
        """Show a group; without `keep` what was taken out or in is forgotten, and what stands apart is out.

        With it what has come to stand apart is out too: nobody has taken that in.
        """
        before = standing_apart(self._opened) if keep and self._opened is not None else set()
        self._opened = opened
        at = {one.position for one in opened.first}
        self.members = [*opened.first, *(one for one in opened.members if one.position not in at)]
        if not keep:
            self._out.clear()
            self._in.clear()
        self._out |= standing_apart(opened) - before

    def __len__(self) -> int:
        return 1 + len(self._parts) + len(self.members)

    @property
    def _parts(self) -> Sequence[SuitePart | Wording]:
        return () if self._opened is None else self._opened.suites or self._opened.beside

    @property
    def examples(self) -> list[Member]:
        """Of each part the case that is shown."""
        return [part.members[0] for part in self._parts]

    @property
    def concerned(self) -> list[Member]:
        """Everyone who is decided here, or may be."""
        beside = () if self._opened is None else self._opened.beside
        return [*self.members, *(member for one in beside for member in one.members)]

    def part_at(self, row: int) -> PartRow | None:
        """The part that a row stands for; None of any other row."""
        if not 1 <= row <= len(self._parts):
            return None
        part = self._parts[row - 1]
        if isinstance(part, SuitePart):
            return PartRow(part.members, not all(map(self.is_out, part.members)), part.verdict)
        return PartRow(part.members, _name(part.members[0]) in self._in, as_regression=part.as_regression)

    def member_at(self, row: int) -> Member | None:
        """The member in a row, of a part the one that is shown; None on the first row."""
        part = self.part_at(row)
        if part is not None:
            return part.example
        at = self._listed_at(row)
        return self.members[at] if 0 <= at < len(self.members) else None

    def around(self, row: int, rows: int) -> list[Member]:
        """The members in the rows around one."""
        at = max(0, self._listed_at(row))
        return self.members[max(0, at - rows) : at + rows]

    def is_first(self, row: int, shown: int) -> bool:
        """Whether a row's member is among so many that are shown first."""
        return 0 <= self._listed_at(row) < shown

    def is_out(self, member: Member) -> bool:
        """Whether a member was taken out."""
        return _name(member) in self._out

    def toggle(self, row: int) -> int | None:
        """Take a member or a suite out, or a wording in, or back again; the row to go to, None where there is nothing.

        After a part that is the next one.
        """
        part, member = self.part_at(row), self.member_at(row)
        if member is None:
            return None
        if part is None:
            self._out ^= {_name(member)}
            return row
        if part.suite_verdict is None:
            self._in ^= {_name(member)}
        elif part.decided:
            self._out.update(map(_name, part.members))
        else:
            self._out.difference_update(map(_name, part.members))
        return min(row + 1, len(self._parts))

    def parted(self, label: Label) -> Parted:
        """What a label does to the members."""
        assert self._opened is not None
        return parted(self._opened.members, label, self._out, self._opened.alone)

    def taken_in(self) -> list[Member]:
        """The cases of the wordings that were taken in."""
        assert self._opened is not None
        taken = (one for one in self._opened.beside if _name(one.members[0]) in self._in)
        return decided_along(self._opened.members, taken)

    def _listed_at(self, row: int) -> int:
        return row - 1 - len(self._parts)


def _name(member: Member) -> CaseName:
    return member.suite, member.case
