"""Going where another reviewer goes."""

from __future__ import annotations

from workbench.text.safe import visible_line
from workbench.tui.company import Changes
from workbench.tui.screens.base import TableScreen

_WHOM = "123456789abcdefghijklmnoprstuvwxyz"
"""The keys that choose whom to follow."""


class FollowingScreen(TableScreen):
    """Follows a reviewer from case to case until its own keys lead elsewhere."""

    async def do_follow(self) -> None:
        company = self.session.company
        if company.following is not None:
            self.stop_following()
        elif not company.people:
            self.keybar.say("nobody else is reviewing this comparison now")
        elif len(company.people) == 1:
            self._follow(company.people[0].name)
        else:
            await self.ask(self._ask_whom())

    async def _ask_whom(self) -> None:
        names = [person.name for person in self.session.company.people]
        chosen = await self.prompt.choose(
            "follow", [(key, name, name) for key, name in zip(_WHOM, names, strict=False)]
        )
        if chosen is not None:
            self._follow(chosen)

    def show_place(self, position: int) -> None:
        """Go to a case of the queue."""
        raise NotImplementedError

    def follow_on(self) -> bool:
        """Go where the one who is followed is; False where that is here, or while something is asked here."""
        leader = self.session.company.leader
        if leader is None or leader.position is None or leader.position == self.session.position:
            return False
        if not self._answered.is_set() or self.focused is not None:
            return False
        where = visible_line(f"{leader.name} went on to {leader.suite}/{leader.case}")
        self.turns.unseen(where)
        self.show_place(leader.position)
        return True

    def _follow(self, name: str) -> None:
        self.session.company.following = name
        self.keybar.say(f"following {name} until you move", "accent")
        self.news_came(Changes())
