"""A prompt being edited: from the text on screen to the request, and how large the change is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.adapt.patch import make_patch
from workbench.errors import SuiteFileError
from workbench.suites.render import parse_request, request_yaml

if TYPE_CHECKING:
    from workbench.records import JsonObject, Suite

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """An edited prompt: the text before and now, and the request the text now stands for."""

    suite: str
    base: JsonObject
    base_text: str
    text: str
    prompt: JsonObject

    @property
    def changed(self) -> bool:
        """Whether the edit changes what is sent."""
        return self.prompt != self.base

    @property
    def patch(self) -> str:
        """The change as a patch from the base prompt's YAML to that of the edited prompt, however it was typed."""
        return make_patch(self.base_text, request_yaml(self.prompt))


@dataclass(frozen=True, slots=True)
class ChangeSize:
    """How much longer a prompt became (less than 0: shorter), and how many lines the change touches.

    `tokens` is about how many more each call takes, by the catalogue's estimate for the model; None where it cannot be
    told. `usd_a_month` is what they cost as input at the suite's volume; None where volume or price is unknown.
    """

    characters: int
    lines: int
    tokens: int | None
    usd_a_month: float | None


def draft_of(suite: Suite, text: str) -> Draft:
    """The draft of a suite's edited prompt text. Raises SuiteFileError with each problem and its line."""
    return Draft(suite.id, suite.request, request_yaml(suite.request), text, parse_request(text, f"{suite.id} prompt"))


def change_size(suite: Suite, base_text: str, text: str, model: str) -> ChangeSize:
    """The size of an edit of a suite's prompt, for the line above the editor. The text need not be a request yet."""
    from workbench.text.diff import diff_texts

    counts = diff_texts(base_text, text).counts
    tokens = _tokens_more(base_text, text, model)
    return ChangeSize(
        len(text) - len(base_text),
        counts.removed + counts.added + counts.changed,
        tokens,
        None if tokens is None else _usd_a_month(tokens, suite, model),
    )


def _tokens_more(base_text: str, text: str, model: str) -> int | None:
    """About how many tokens more the request comes to; by the texts' characters where one is no request."""
    from workbench.catalog.tokens import estimate_input

    try:
        requests = [parse_request(one, "") for one in (base_text, text)]
    except SuiteFileError:
        requests = [{"system": one} for one in (base_text, text)]
    before, after = (estimate_input(one, model).likely for one in requests)
    return None if before is None or after is None else after - before


def _usd_a_month(tokens: int, suite: Suite, model: str) -> float | None:
    from workbench.catalog.prices import price_on

    calls = (suite.volume or {}).get("requests_per_month")
    price = price_on(model, date.today())
    if not isinstance(calls, int | float) or price is None:
        return None
    return tokens * calls * price.input / _MILLION
