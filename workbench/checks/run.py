"""Running checks on an output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks import (
    arguments,
    baseline,
    budget,
    equality,
    form,
    framing,
    hedging,
    json_form,
    language,
    length,
    pattern,
    python_check,
    refusal,
    repetition,
    similarity,
    stop,
    tools,
)
from workbench.checks.finding import NO_AIDS, Aids, Finding, Subject, as_text, clipped, quoted, undecided
from workbench.checks.ifeval.check import ifeval
from workbench.checks.judges import pairwise, rubric
from workbench.checks.paths import PathError, parts_at, path_problem
from workbench.checks.registry import CHECK_TYPES, base_name
from workbench.records import CheckedOutput, CheckResult
from workbench.text.jsonread import UnreadJsonError, is_plain_path, lenient_json
from workbench.text.readable import answer_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.records import Check, Output

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
    "hedging": hedging.hedging,
    "similar": similarity.similar,
    "levenshtein": similarity.levenshtein,
    "latency": budget.latency,
    "cost": budget.cost,
    "python": python_check.python,
    "max-words": length.max_words,
    "min-words": length.min_words,
    "max-chars": length.max_chars,
    "language": language.language,
    "stop-reason": stop.stop_reason,
    "tool-called": tools.tool_called,
    "no-tool-called": tools.no_tool_called,
    "tool-arguments": arguments.tool_arguments,
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
    "repetition": repetition.repetition,
    "ifeval": ifeval,
    "same-keys-as-baseline": baseline.same_keys_as_baseline,
    "similar-to-baseline": baseline.similar_to_baseline,
    "llm-rubric": rubric.llm_rubric,
    "pairwise": pairwise.pairwise,
}


def run_checks(
    checks: Sequence[Check], output: Output, baseline: Output | None = None, aids: Aids = NO_AIDS
) -> tuple[CheckResult, ...]:
    """What each check says of the output, in order; `baseline` is the baseline's output of the same case and sample.

    Never raises: what cannot be decided (a failed call, a value of the wrong kind, an unknown type) is a result
    with `passed` None and the reason.
    """
    text = answer_text(output)
    before = None if baseline is None or baseline.error else answer_text(baseline)
    whole = Subject(output, text, before, aids=aids, baseline=baseline)
    return tuple(_result(check, _find(check, whole)) for check in checks)


def checked(
    checks: Sequence[Check], output: Output, baseline: Output | None = None, aids: Aids = NO_AIDS
) -> CheckedOutput:
    """The output with its results; it passes when every decided check of weight above 0 passes.

    `passed` and `score` (the weighted mean) are None where no such check was decided, and where the call failed.
    """
    return tallied(output, run_checks(checks, output, baseline, aids))


def tallied(output: Output, results: tuple[CheckResult, ...]) -> CheckedOutput:
    """The output with these results, and what they come to."""
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


def _find(check: Check, whole: Subject) -> Finding:
    """What a check says of an answer, `whole`, or of the parts of it that its path picks."""
    error = whole.output.error
    if error is not None:
        return undecided(f"no answer: {error.kind}: {error.message}")
    name, negated = base_name(check.type)
    if name not in CHECK_TYPES:
        return undecided(f"there is no check {quoted(check.type)}")
    run = _CHECKS.get(name)
    if run is None:
        return undecided(f"this version does not run {name} checks")
    subjects = [whole] if check.path is None else _parts(check.path, whole)
    if isinstance(subjects, Finding):
        return subjects
    try:
        findings = [run(check, subject) for subject in subjects]
    except RecursionError:
        return undecided("nested too deeply to be looked through")
    if negated:
        findings = [_negation(finding) for finding in findings]
    if check.path is None or is_plain_path(check.path):
        return findings[0]
    return _of_all([subject.place or "$" for subject in subjects], findings)


def _negation(finding: Finding) -> Finding:
    if finding.passed is None or finding.final:
        return finding
    score = None if finding.score is None else 1 - finding.score
    return Finding(not finding.passed, finding.reason, score, finding.category)


def _parts(path: str, whole: Subject) -> list[Subject] | Finding:
    """What a check reads of an answer, one for each part its path picks; a finding if there is none."""
    try:
        parts = parts_at(lenient_json(whole.text), path)
    except PathError as problem:
        return undecided(str(problem))
    except LookupError:
        return Finding(False, f"nothing at {clipped(path, 60)} in the answer", final=True)
    except UnreadJsonError as problem:
        return undecided(str(problem))
    except (ValueError, RecursionError):
        problem_of_path = path_problem(path)
        if problem_of_path:
            return undecided(problem_of_path)
        return Finding(False, f"no JSON to pick {clipped(path, 60)} from", final=True)
    before = _baseline_parts(whole.baseline_text, path)
    return [
        Subject(whole.output, as_text(part.value), before.get(part.place), part.value, part.place, aids=whole.aids)
        for part in parts
    ]


def _baseline_parts(text: str | None, path: str) -> dict[str, str]:
    """The texts of the baseline's parts by their places."""
    if text is None:
        return {}
    try:
        return {part.place: as_text(part.value) for part in parts_at(lenient_json(text), path)}
    except (PathError, LookupError, ValueError, RecursionError):
        return {}


def _of_all(places: Sequence[str], findings: Sequence[Finding]) -> Finding:
    """One finding for all parts a path picked: the check must hold for each, and the reason names one that fails."""
    decisive = next((one for one in findings if one.passed is False), None) or next(
        (one for one in findings if one.passed is None), findings[0]
    )
    place = clipped(places[findings.index(decisive)], 60)
    alike = sum(one.passed is decisive.passed for one in findings) - 1
    more = f" (and {alike} more)" if alike else ""
    scores = [float(one.passed or 0) if one.score is None else one.score for one in findings]
    score = None if decisive.passed is None else sum(scores) / len(scores)
    reason = clipped(decisive.reason, 90)
    said = reason if reason.startswith(place) else f"{place}: {reason}"
    return Finding(decisive.passed, f"{said}{more}", score, decisive.category)
