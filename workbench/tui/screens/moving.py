"""Moving in a list: the keys that every screen with one understands in the same way."""

from __future__ import annotations

from typing import ClassVar, Generic, Protocol, TypeVar


class _List(Protocol):
    @property
    def cursor(self) -> int: ...

    def select(self, index: int) -> None: ...

    def page(self, pages: int) -> None: ...


ListT = TypeVar("ListT", bound=_List)


class MovesInList(Generic[ListT]):
    """The actions that move the cursor of a screen's `list`."""

    OPENS: ClassVar[str | None]
    """The action that a click on the row at the cursor is; None: its rows open nothing."""
    list: ListT

    def row_count(self) -> int:
        """How many rows the list has."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """What the screen does once the cursor stands elsewhere."""
        raise NotImplementedError

    async def clicked(self, index: int) -> None:
        """A click selects a row; one on the selected row opens it."""
        if index != self.list.cursor:
            self.select(index)
        elif self.OPENS is not None:
            await getattr(self, f"do_{self.OPENS}")()

    def select(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self.list.select(index)
        self.cursor_moved()

    async def do_down(self) -> None:
        self.select(self.list.cursor + 1)

    async def do_up(self) -> None:
        self.select(self.list.cursor - 1)

    async def do_page_down(self) -> None:
        self.list.page(1)
        self.cursor_moved()

    async def do_page_up(self) -> None:
        self.list.page(-1)
        self.cursor_moved()

    async def do_first(self) -> None:
        self.select(0)

    async def do_last(self) -> None:
        self.select(self.row_count() - 1)
