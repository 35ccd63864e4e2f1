"""The reference for start-up: a Textual app with nothing in it but one line."""

from textual.app import App, ComposeResult
from textual.widget import Widget


class Nothing(Widget):
    """Fills the screen, so that there is something to be painted."""

    def render(self) -> str:
        return "nothing\n" * 60


class Empty(App[None]):
    """Nothing else."""

    def compose(self) -> ComposeResult:
        yield Nothing()


Empty().run(mouse=False)
