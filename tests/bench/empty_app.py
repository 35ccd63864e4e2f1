"""The reference for times: a Textual app with nothing in it but one text, which it draws anew at each key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widget import Widget


class Nothing(Widget):
    """Fills the screen, so that there is something to be painted."""

    keys = 0

    def render(self) -> str:
        return f"nothing {self.keys}\n" * 60


class Empty(App[None]):
    """Nothing else."""

    def compose(self) -> ComposeResult:
        yield Nothing()

    def on_key(self, event: Key) -> None:
        nothing = self.query_one(Nothing)
        nothing.keys += 1
        nothing.refresh()


Empty().run(mouse=False)
