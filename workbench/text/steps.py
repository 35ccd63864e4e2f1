"""Long work in small steps, so that it can be left off when time is up and taken up again."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")
# Work that stops after every few milliseconds, and returns its result at the end.
Steps = Generator[None, None, Result]


def done(steps: Steps[Result]) -> Result:
    """The result of work that is not left off."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
