"""A run's requests read as the target will read them, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.evaluate.caching import prefix_of, shared_breakpoint
from workbench.evaluate.calls import context_of, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.catalog.summary import Grouped
    from workbench.evaluate.caching import Breakpoint
    from workbench.records import Configuration, Suite
    from workbench.store.execution import PlannedSuite

_LONGEST_SOURCE = 2_000_000  # bytes of a source file that are still read


@dataclass(frozen=True, slots=True)
class Examined:
    """What preflight says of one run's requests.

    `refused` are the cases, by suite, that would fail and so are not sent; `unsendable` says of others, as suite/case,
    why no request can be made of them. `mends` are the rules whose safe mend was made. `breakpoints` are where the
    suites' calls share a prefix long enough to be cached; `too_short` are suites whose prefix is not.
    """

    findings: tuple[Grouped, ...]
    refused: dict[str, frozenset[str]]
    unsendable: dict[str, str]
    mends: tuple[str, ...]
    breakpoints: dict[str, Breakpoint]
    too_short: tuple[str, ...]

    def not_sent(self, suite: str, case: str) -> bool:
        """Whether a case is left out."""
        return case in self.refused.get(suite, ()) or f"{suite}/{case}" in self.unsendable


def examine(
    planned: Sequence[PlannedSuite], configuration: Configuration, *, apply_safe: bool, folder: Path | None = None
) -> Examined:
    """Judge every case's first request under a configuration.

    With `apply_safe` the safe mends are made first and judged is what is left. `folder` is where the suites' `source`
    files are looked for.
    """
    from workbench.catalog.mends import apply_safe as mended
    from workbench.catalog.preflight import preflight
    from workbench.catalog.summary import CaseFindings, gather

    found: list[CaseFindings] = []
    refused: dict[str, set[str]] = {}
    unsendable: dict[str, str] = {}
    mends: set[str] = set()
    breakpoints: dict[str, Breakpoint] = {}
    too_short: list[str] = []
    for one in planned:
        suite = one.suite
        context = context_of(configuration, suite, _source(suite, folder))
        requests = []
        for case in one.cases:
            try:
                request = prepare(suite, case, configuration).request
            except WorkbenchError as error:
                unsendable[f"{suite.id}/{case.id}"] = error.message
                continue
            if apply_safe:
                safe = mended(request, context)
                mends.update(safe.rules)
                request = safe.request
            findings = preflight(request, context)
            found.append(CaseFindings(suite.id, configuration.model, case.id, findings))
            if any(finding.fails for finding in findings):
                refused.setdefault(suite.id, set()).add(case.id)
            else:
                requests.append(request)
        if configuration.cache and len(requests) * one.samples > 1:
            place = shared_breakpoint(requests)
            if place is not None and _long_enough(prefix_of(requests[0], place), configuration.model):
                breakpoints[suite.id] = place
            else:
                too_short.append(suite.id)
    return Examined(
        findings=tuple(gather(found)),
        refused={suite: frozenset(cases) for suite, cases in refused.items()},
        unsendable=unsendable,
        mends=tuple(sorted(mends)),
        breakpoints=breakpoints,
        too_short=tuple(too_short),
    )


def _long_enough(prefix: dict[str, object], model: str) -> bool:
    """Whether a prefix may reach the least a model caches; where that is unknown it may."""
    from workbench.catalog.models import find_model
    from workbench.catalog.tokens import estimate_input

    known = find_model(model)
    if known is None or known.min_cacheable_prompt_tokens is None:
        return True
    high = estimate_input(prefix, known.id).high
    return high is None or high >= known.min_cacheable_prompt_tokens


def _source(suite: Suite, folder: Path | None) -> str | None:
    """The text of the file that holds a suite's prompt today, as `path:line` names it; None when it is not there."""
    if not suite.source:
        return None
    name, _, line = suite.source.rpartition(":")
    path = (folder or Path()) / (name if line.isdigit() and name else suite.source)
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST_SOURCE:
            return None
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
