"""What is known of a case when its cause is looked for, and what a cause is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from workbench.compare.failures import new_failures, shown_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import CheckedOutput, CheckResult, JsonObject, OutputError, Signal

Value = TypeVar("Value")
CauseName = Literal["request contract", "changed default", "prompt wording", "check", "noise", "capability"]
CUT_OFF = ("max_tokens", "model_context_window_exceeded")


class Cause(NamedTuple):
    """Why a case likely changed (None: unknown), in a sentence. `confidence`: 0..1, ours, not measured.

    `citation` is the id of a rule or of a documented change (`workbench.catalog.citing` says what it stands for).
    """

    name: CauseName | None
    why: str
    citation: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFacts:
    """What is known of both sides of a case; None and () where it is not.

    `baseline_stops`, `target_stops`: stop reasons of the samples; `..._usage`: their usage as the API gave it.
    `stop_details`, `errors` and `target_text` (an answer's text) are the target's. `baseline_passed` and
    `target_passed` are shares of the samples, of which there are `samples` on each side. `churn` is the share of the
    suite's cases that flip between two runs of the baseline, `drop` how much its pass rate fell (shares).
    """

    baseline_model: str | None = None
    target_model: str | None = None
    baseline_request: JsonObject | None = None
    target_request: JsonObject | None = None
    baseline_stops: tuple[str, ...] = ()
    target_stops: tuple[str, ...] = ()
    baseline_usage: tuple[JsonObject, ...] = ()
    target_usage: tuple[JsonObject, ...] = ()
    stop_details: tuple[JsonObject, ...] = ()
    errors: tuple[OutputError, ...] = ()
    baseline_passed: float | None = None
    target_passed: float | None = None
    samples: tuple[int, int] = (1, 1)
    churn: float | None = None
    drop: float | None = None
    was: tuple[CheckResult, ...] = ()
    now: tuple[CheckResult, ...] = ()
    signals: tuple[Signal, ...] = ()
    similarity: float | None = None
    target_text: str | None = None

    @property
    def improved(self) -> bool:
        """Whether it is the target that does better."""
        was, now = self.baseline_passed, self.target_passed
        if was is not None and now is not None and was != now:
            return now > was
        return any(one.worse is False for one in self.signals) and not any(one.worse for one in self.signals)

    @property
    def failures(self) -> list[CheckResult]:
        """The checks that fail on the target alone; where it improved, on the baseline alone."""
        return new_failures(self.now, self.was) if self.improved else new_failures(self.was, self.now)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of difference that the target shows more often, by its signals and its failed checks."""
        improved = self.improved
        shown = {one.kind for one in self.signals if one.target > one.baseline and (improved or one.worse is not False)}
        if not improved:
            shown.update(kind for one in self.failures if (kind := shown_by(one)))
        return frozenset(shown)


def facts_of(
    baseline: Sequence[CheckedOutput],
    target: Sequence[CheckedOutput],
    signals: Sequence[Signal] = (),
    *,
    models: tuple[str | None, str | None] = (None, None),
    similarity: float | None = None,
    churn: float | None = None,
    drop: float | None = None,
) -> CauseFacts:
    """The facts of a case from its checked outputs; `models` are used where the outputs do not name theirs."""
    from workbench.text.readable import answer_text

    shares = [_share(side) for side in (baseline, target)]
    answered = [one.output for one in target if one.output.error is None]
    return CauseFacts(
        baseline_model=_first(one.output.model for one in baseline) or models[0],
        target_model=_first(one.output.model for one in target) or models[1],
        baseline_request=_first(one.output.request for one in baseline),
        target_request=_first(one.output.request for one in target),
        baseline_stops=tuple(one.output.stop_reason for one in baseline if one.output.stop_reason),
        target_stops=tuple(one.stop_reason for one in answered if one.stop_reason),
        baseline_usage=tuple(one.output.usage for one in baseline if one.output.usage),
        target_usage=tuple(one.usage for one in answered if one.usage),
        stop_details=tuple(one.stop_details for one in answered if one.stop_details),
        errors=tuple(one.output.error for one in target if one.output.error),
        baseline_passed=shares[0],
        target_passed=shares[1],
        samples=(_decided(baseline), _decided(target)),
        churn=churn,
        drop=drop,
        was=tuple(result for one in baseline for result in one.results),
        now=tuple(result for one in target for result in one.results),
        signals=tuple(signals),
        similarity=similarity,
        target_text=answer_text(answered[0]) if answered else None,
    )


def _decided(samples: Sequence[CheckedOutput]) -> int:
    return sum(one.passed is not None for one in samples) or len(samples)


def _share(samples: Sequence[CheckedOutput]) -> float | None:
    decided = [one.passed for one in samples if one.passed is not None]
    return sum(decided) / len(decided) if decided else None


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)
