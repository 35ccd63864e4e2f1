"""A run's requests read as the target will read them, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.evaluate.caching import prefix_of, shared_breakpoint
from workbench.evaluate.calls import context_of, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.catalog.summary import CaseFindings, Grouped
    from workbench.evaluate.caching import Breakpoint
    from workbench.records import Configuration, JsonObject, Suite
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
    from workbench.catalog.summary import gather

    judge = _Judge(configuration, apply_safe=apply_safe)
    findings = gather(found for one in planned for found in judge.cases(one, _source(one.suite, folder)))
    return Examined(
        findings=tuple(findings),
        refused={suite: frozenset(cases) for suite, cases in judge.refused.items()},
        unsendable=judge.unsendable,
        mends=tuple(sorted(judge.mends)),
        breakpoints=judge.breakpoints,
        too_short=tuple(judge.too_short),
    )


class _Judge:
    """Judges requests one by one and keeps only what comes of it, so that many cases take little memory."""

    def __init__(self, configuration: Configuration, *, apply_safe: bool) -> None:
        self.refused: dict[str, set[str]] = {}
        self.unsendable: dict[str, str] = {}
        self.mends: set[str] = set()
        self.breakpoints: dict[str, Breakpoint] = {}
        self.too_short: list[str] = []
        self._configuration = configuration
        self._apply_safe = apply_safe

    def cases(self, one: PlannedSuite, code: str | None) -> Iterator[CaseFindings]:
        """What is found in each case of a suite; `code` is the text of the file that holds its prompt."""
        from workbench.catalog.mends import apply_safe
        from workbench.catalog.preflight import preflight
        from workbench.catalog.summary import CaseFindings

        suite, configuration = one.suite, self._configuration
        context = context_of(configuration, suite, code)
        sent: list[JsonObject] = []
        for case in one.cases:
            try:
                request = prepare(suite, case, configuration).request
            except WorkbenchError as error:
                self.unsendable[f"{suite.id}/{case.id}"] = error.message
                continue
            if self._apply_safe:
                safe = apply_safe(request, context)
                self.mends.update(safe.rules)
                request = safe.request
            findings = preflight(request, context)
            yield CaseFindings(suite.id, configuration.model, case.id, findings)
            if any(finding.fails for finding in findings):
                self.refused.setdefault(suite.id, set()).add(case.id)
            elif configuration.cache:
                sent.append(request)
        if configuration.cache and len(sent) * one.samples > 1:
            place = shared_breakpoint(sent)
            if place is not None and _long_enough(prefix_of(sent[0], place), configuration.model):
                self.breakpoints[suite.id] = place
            else:
                self.too_short.append(suite.id)


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
