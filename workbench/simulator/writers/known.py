"""Finds the writer for a prompt by what stands in it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.simulator.prompt import Prompt
from workbench.simulator.writers import general, triage
from workbench.simulator.writers.draft import Draft, Task

Writer = Callable[[Task], Draft]

_KNOWN: tuple[tuple[str, Callable[[Prompt], bool], Writer], ...] = (
    ("support-triage", lambda prompt: "ticket" in prompt.data, triage.write),
)


def writer_of(prompt: Prompt) -> tuple[str | None, Writer]:
    """The suite a prompt belongs to and its writer; no suite and the general writer for all others."""
    for suite, fits, write in _KNOWN:
        if fits(prompt):
            return suite, write
    return None, general.write
