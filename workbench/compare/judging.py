"""One case of a suite from its checked outputs to its verdict and the shape of its change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.cases import compare_case
from workbench.compare.covered import heard
from workbench.compare.features.features import Features
from workbench.compare.norms.norm import CaseFacts, Norm
from workbench.compare.shapes.measure import shape_of
from workbench.compare.signals import case_signals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.compare.shapes.shape import Shape
    from workbench.records import Case, CaseVerdict, CheckedOutput, JsonValue, Output

_SHAPED = ("regression", "improvement", "flaky", "changed")


class Ways(NamedTuple):
    """What holds for all cases of a suite: the norm of its baseline, the models of both sides, and the churn."""

    norm: Norm
    models: tuple[str | None, str | None]
    churn: float | None


class CheckedCase(NamedTuple):
    """A case with the outputs of both sides as the checks left them; `facts` are what it puts into the request."""

    suite: str
    case: str
    facts: CaseFacts
    baseline: Sequence[CheckedOutput]
    target: Sequence[CheckedOutput]
    same_input: bool


class Judged(NamedTuple):
    """The verdict of a case, and the shape of its change where it changed."""

    verdict: CaseVerdict
    shape: Shape | None


def judge(one: CheckedCase, ways: Ways, before: Sequence[Features] | None = None) -> Judged:
    """What the comparison says of a case; `before` are the features of its baseline outputs, where they are at hand."""
    before = [Features(sample.output) for sample in one.baseline] if before is None else before
    after = [_measured(sample.output, before) for sample in one.target]
    found = case_signals(before, after, ways.norm, one.facts) if one.same_input else []
    signals = heard(found, one.baseline, one.target)
    verdict = compare_case(
        one.suite, one.case, one.baseline, one.target, one.same_input, signals, ways.models, ways.churn
    )
    if verdict.verdict not in _SHAPED:
        return Judged(verdict, None)
    was, now = _first(one.baseline), _first(one.target)
    if was is None or now is None:
        return Judged(verdict, None)
    return Judged(verdict, shape_of(was.output, now.output, signals, was.results, now.results))


def _measured(output: Output, known: Sequence[Features]) -> Features:
    """The features of an output, those that are known already where it is the same."""
    return next((one for one in known if one.are_of(output)), None) or Features(output)


def _first(samples: Sequence[CheckedOutput]) -> CheckedOutput | None:
    return next((one for one in samples if one.output.error is None), None)


def facts_of_case(case: Case) -> CaseFacts:
    """What a case puts into the request: the texts of its variables, messages and turns."""
    texts = tuple(_texts([case.vars, list(case.messages or ()), list(case.turns or ()), list(case.tool_results)]))
    return CaseFacts(texts, len(case.turns) if case.turns else 1)


def _texts(value: JsonValue) -> Iterator[str]:
    """All strings and numbers in a JSON value, as texts."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
