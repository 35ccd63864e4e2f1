"""Running checks on an output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks import (
    baseline,
    budget,
    equality,
    form,
    framing,
    json_form,
    length,
    pattern,
    refusal,
    similarity,
    stop,
    tools,
)
from workbench.checks.finding import NO_AIDS, Aids, Finding, Subject, as_text, clipped, quoted, undecided
from workbench.checks.registry import CHECK_TYPES, base_name
from workbench.records import CheckedOutput, CheckResult
from workbench.text.jsonread import lenient_json, pick
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.records import Check, JsonValue, Output

_REASON_LENGTH = 160

_CHECKS: dict[str, Callable[[Check, Subject], Finding]] = {
    "equals": equality.equals,
    "contains": equality.contains,
    "icontains": equality.icontains,
    "contains-any": equality.contains_any,
    "contains-all": equality.contains_all,
    "starts-with": equality.starts_with,
    "regex": pattern.regex,
    "is-json": json_form.is_json,
    "contains-json": json_form.contains_json,
    "is-refusal": refusal.is_refusal,
    "similar": similarity.similar,
    "levenshtein": similarity.levenshtein,
    "latency": budget.latency,
    "cost": budget.cost,
    "max-words": length.max_words,
    "min-words": length.min_words,
    "max-chars": length.max_chars,
    "stop-reason": stop.stop_reason,
    "tool-called": tools.tool_called,
    "no-tool-called": tools.no_tool_called,
    "tool-arguments": tools.tool_arguments,
    "tool-order": tools.tool_order,
    "code-fence": form.code_fence,
    "preamble": framing.preamble,
    "postamble": framing.postamble,
    "headings": form.headings,
    "bullets": form.bullets,
    "tables": form.tables,
    "latex": form.latex,
    "emoji": form.emoji,
    "placeholders": form.placeholders,
    "same-keys-as-baseline": baseline.same_keys_as_baseline,
    "similar-to-baseline": baseline.similar_to_baseline,
}


def run_checks(
    checks: Sequence[Check], output: Output, baseline: Output | None = None, aids: Aids = NO_AIDS
) -> tuple[CheckResult, ...]:
    """What each check says of the output, in order; `baseline` is the baseline's output of the same case and sample.

    Never raises: what cannot be decided (a failed call, a value of the wrong kind, an unknown type) is a result
    with `passed` None and the reason.
    """
    return tuple(_result(check, _find(check, output, baseline, aids)) for check in checks)


def checked(
    checks: Sequence[Check], output: Output, baseline: Output | None = None, aids: Aids = NO_AIDS
) -> CheckedOutput:
    """The output with its results; it passes when every decided check of weight above 0 passes.

    `passed` and `score` (the weighted mean) are None where no such check was decided, and where the call failed.
    """
    results = run_checks(checks, output, baseline, aids)
    counting = [one for one in results if one.weight > 0 and one.passed is not None]
    if not counting:
        return CheckedOutput(output, results, None, None)
    total = sum(one.weight for one in counting)
    score = sum(one.weight * (one.score or 0.0) for one in counting) / total
    return CheckedOutput(output, results, all(one.passed for one in counting), score)


def _result(check: Check, finding: Finding) -> CheckResult:
    name, _ = base_name(check.type)
    kind = CHECK_TYPES.get(name)
    category = check.category or finding.category or (kind.category if kind else "content")
    score = finding.score if finding.score is not None or finding.passed is None else float(finding.passed)
    reason = clipped(finding.reason, _REASON_LENGTH)
    return CheckResult(check.type, finding.passed, score, reason, category, check.weight, check.path)


def _find(check: Check, output: Output, baseline: Output | None, aids: Aids) -> Finding:
    if output.error is not None:
        return undecided(f"no answer: {output.error.kind}: {output.error.message}")
    name, negated = base_name(check.type)
    if name not in CHECK_TYPES:
        return undecided(f"there is no check {quoted(check.type)}")
    run = _CHECKS.get(name)
    if run is None:
        return undecided(f"this version does not run {name} checks")
    subject = _subject(check, output, baseline, aids)
    finding = subject if isinstance(subject, Finding) else run(check, subject)
    return _negation(finding) if negated else finding


def _negation(finding: Finding) -> Finding:
    if finding.passed is None or finding.final:
        return finding
    score = None if finding.score is None else 1 - finding.score
    return Finding(not finding.passed, finding.reason, score, finding.category)


def _subject(check: Check, output: Output, baseline: Output | None, aids: Aids) -> Subject | Finding:
    """What the check reads; a finding if the part its path asks for is not there."""
    text = answer_text(output)
    baseline_text = None if baseline is None or baseline.error else answer_text(baseline)
    if check.path is None:
        return Subject(output, text, baseline_text, aids=aids)
    try:
        part = _part(text, check.path)
    except LookupError:
        return Finding(False, f"nothing at {clipped(check.path, 60)} in the answer", final=True)
    except (ValueError, RecursionError) as error:
        if _is_path(check.path):
            return Finding(False, f"no JSON to pick {clipped(check.path, 60)} from", final=True)
        return undecided(str(error))
    return Subject(output, as_text(part), _baseline_part(baseline_text, check.path), part, has_part=True, aids=aids)


def _part(text: str, path: str) -> JsonValue:
    return pick(lenient_json(text), path)


def _is_path(path: str) -> bool:
    try:
        pick(None, path)
    except LookupError:
        return True
    except ValueError:
        return False
    return True


def _baseline_part(text: str | None, path: str) -> str | None:
    if text is None:
        return None
    try:
        return as_text(_part(text, path))
    except (LookupError, ValueError, RecursionError):
        return None
