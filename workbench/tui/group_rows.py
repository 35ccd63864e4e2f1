"""What the list of a group holds: the members shown together, other wordings of the suite, every member."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.review.groups import decided_along, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Label
    from workbench.review.groups import Opened, Parted
    from workbench.review.wordings import Wording
    from workbench.store.groups import Member

CaseName = tuple[str, str]


class WordingRow(NamedTuple):
    """The row that stands for a wording, by its first member; `taken_in`: it is decided along."""

    wording: Wording
    taken_in: bool

    @property
    def example(self) -> Member:
        """The member that is shown of it."""
        return self.wording.members[0]


class GroupRows:
    """The rows of a group's list, and which cases were taken out of it or in; both by suite and case, as places change.

    Row 0 stands for the members shown one below the other, those after it for a wording each, the others for a member.
    """

    def __init__(self) -> None:
        self.members: list[Member] = []
        """As they are listed: those that are shown first before all others."""
        self._opened: Opened | None = None
        self._out: set[CaseName] = set()
        self._in: set[CaseName] = set()

    def show(self, opened: Opened, first: Sequence[Member], *, keep: bool) -> None:
        """Show a group; without `keep` what was taken out or in is forgotten."""
        self._opened = opened
        at = {one.position for one in first}
        self.members = [*first, *(one for one in opened.members if one.position not in at)]
        if not keep:
            self._out.clear()
            self._in.clear()

    def __len__(self) -> int:
        return 1 + len(self._beside) + len(self.members)

    @property
    def _beside(self) -> Sequence[Wording]:
        return () if self._opened is None else self._opened.beside

    @property
    def examples(self) -> list[Member]:
        """Of each wording the member that is shown."""
        return [one.members[0] for one in self._beside]

    @property
    def concerned(self) -> list[Member]:
        """Everyone who is decided here, or may be."""
        return [*self.members, *(member for one in self._beside for member in one.members)]

    def wording_at(self, row: int) -> WordingRow | None:
        """The wording that a row stands for; None of any other row."""
        if not 1 <= row <= len(self._beside):
            return None
        wording = self._beside[row - 1]
        return WordingRow(wording, _name(wording.members[0]) in self._in)

    def member_at(self, row: int) -> Member | None:
        """The member in a row, of a wording the one that is shown; None on the first row."""
        wording = self.wording_at(row)
        if wording is not None:
            return wording.example
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
        """Take a member out or a wording in, or back again; the row to go to, None where there is nothing to take.

        After a wording that is the next one.
        """
        member = self.member_at(row)
        if member is None:
            return None
        if self.wording_at(row) is None:
            self._out ^= {_name(member)}
            return row
        self._in ^= {_name(member)}
        return min(row + 1, len(self._beside))

    def parted(self, label: Label) -> Parted:
        """What a label does to the members."""
        assert self._opened is not None
        return parted(self._opened.members, label, self._out, self._opened.alone)

    def taken_in(self) -> list[Member]:
        """The cases of the wordings that were taken in."""
        assert self._opened is not None
        taken = (one for one in self._beside if _name(one.members[0]) in self._in)
        return decided_along(self._opened.members, taken)

    def _listed_at(self, row: int) -> int:
        return row - 1 - len(self._beside)


def _name(member: Member) -> CaseName:
    return member.suite, member.case
