"""What a reviewer wishes a diff to ignore, and the menu it is chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.text.ignoring import Ignore
    from workbench.text.section import Options

NOTHING = "nothing"


class Ignoring(NamedTuple):
    """What makes no difference; `keys` is the order of keys in JSON, `calls` that of tool calls made together."""

    blanks: bool = False
    case: bool = False
    marks: bool = False
    numbers: bool = False
    keys: bool = False
    calls: bool = False

    @classmethod
    def of(cls, names: Iterable[str]) -> Ignoring:
        """Ignore what is named."""
        return cls(**dict.fromkeys(names, True))

    @property
    def names(self) -> list[str]:
        """What is ignored, by name."""
        return [name for name, ignored in self._asdict().items() if ignored]

    @property
    def texts(self) -> Ignore:
        """What of it is a matter of words."""
        from workbench.text.ignoring import Ignore

        return Ignore(self.blanks, self.case, self.marks, self.numbers)

    @property
    def structure(self) -> Options:
        """What of it is a matter of structure."""
        from workbench.text.section import Options

        return Options(self.keys, self.numbers, self.calls)

    def toggled(self, name: str) -> Ignoring:
        """With one thing more or less; NOTHING takes all of them off."""
        return Ignoring() if name == NOTHING else self._replace(**{name: not getattr(self, name)})

    def choices(self) -> list[tuple[str, str, str]]:
        """The menu: key, name, words; what is ignored already can be taken off."""
        choices = [(key, name, f"not {words}" if getattr(self, name) else words) for key, name, words in _MENU]
        return [*choices, ("0", NOTHING, NOTHING)]


_MENU = (
    ("b", "blanks", "blanks"),
    ("c", "case", "case"),
    ("m", "marks", "Markdown marks"),
    ("n", "numbers", "form of numbers"),
    ("k", "keys", "order of keys"),
    ("p", "calls", "order of parallel calls"),
)
