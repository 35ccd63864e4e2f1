"""The bundled migration: what is planted in it, and that its hints set it right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.simulator.talk import talk
from workbench.checks.run import checked
from workbench.records import Configuration
from workbench.simulator.hints import hint_for
from workbench.simulator.mends import read_instructions
from workbench.simulator.models import load_models
from workbench.simulator.prompt import take_apart
from workbench.suites.read import SuiteFile, find_suites, read_suite
from workbench.suites.request import build_request, case_checks
from workbench.text.readable import readable

BASELINE = "claude-3-5-sonnet-20241022"
TARGET = "claude-sonnet-5-5"
CLEAN = ("refund-letter", "review-digest")
SUITES = {found.suite.id: found for found in map(read_suite, find_suites([Path(__file__).parents[2] / "suites"]))}
PLANTED = sorted(set(SUITES) - set(CLEAN))


def with_line(suite: str, line: str | None) -> str | None:
    return None if line is None else f"{SUITES[suite].suite.request['system'].rstrip()}\n{line}\n"


@cache
def outcomes(suite: str, model: str, line: str | None = None, sample: int = 1) -> dict[str, tuple[bool | None, str]]:
    """Whether each case passes, and its text; `line` is added to the suite's system prompt."""
    file: SuiteFile = SUITES[suite]
    results = {}
    for case in file.cases:
        output = talk(load_models().by_id[model], file.suite, case, sample, with_line(suite, line))
        results[case.id] = (checked(case_checks(file.suite, case), output).passed, readable(output))
    return results


def share(suite: str, baseline_passes: bool, target_passes: bool) -> float:
    before, after = outcomes(suite, BASELINE), outcomes(suite, TARGET)
    return sum((before[c][0], after[c][0]) == (baseline_passes, target_passes) for c in before) / len(before)


def failing(suite: str, line: str | None = None, sample: int = 1) -> set[str]:
    return {case for case, (passed, _) in outcomes(suite, TARGET, line, sample).items() if not passed}


def test_there_are_six_suites_and_more_with_fifty_distinct_cases_each() -> None:
    assert len(SUITES) >= 6
    for file in SUITES.values():
        inputs = {str(case.turns or sorted(case.vars.items())) for case in file.cases}
        assert len(inputs) == len(file.cases) >= 50
        assert file.suite.title
        assert file.suite.volume


@pytest.mark.parametrize("suite", SUITES)
def test_the_planted_shares_are_those_of_a_real_migration(suite: str) -> None:
    regressions = share(suite, True, False)
    assert regressions == 0 if suite in CLEAN else 0.1 <= regressions <= 0.35
    assert 0.02 <= share(suite, False, True) <= 0.1
    before, after = outcomes(suite, BASELINE), outcomes(suite, TARGET)
    reworded = sum(before[case][1] != after[case][1] for case in before)
    assert 0.5 <= reworded / len(before) < 1


@pytest.mark.parametrize("suite", SUITES)
def test_the_prompts_as_they_are_mend_nothing_that_is_planted(suite: str) -> None:
    file = SUITES[suite]
    prompt = take_apart(build_request(file.suite, file.cases[0], Configuration(TARGET)))
    reading = read_instructions(prompt.instructions)
    planted = {habit.name for habit in load_models().by_id[TARGET].habits if habit.suite == suite}
    assert not planted & reading.mended
    assert not reading.overreactions


@pytest.mark.parametrize("suite", PLANTED)
def test_the_hint_sets_every_case_right(suite: str) -> None:
    hint = hint_for(suite)
    assert hint is not None
    for sample in (1, 2, 3):
        assert failing(suite, hint, sample) == set()


@pytest.mark.parametrize("suite", CLEAN)
def test_a_clean_suite_needs_no_hint(suite: str) -> None:
    assert hint_for(suite) is None
    assert failing(suite) == set()


@pytest.mark.parametrize("suite", PLANTED)
@pytest.mark.parametrize("line", ["Be careful.", "Think before you answer."])
def test_an_edit_that_says_nothing_to_the_point_leaves_the_failures(suite: str, line: str) -> None:
    steady = failing(suite, sample=1) & failing(suite, sample=2)
    assert len(steady - failing(suite, line)) <= len(steady) // 4  # flaky ones may pass by luck


@pytest.mark.parametrize(
    ("suite", "line"),
    [
        ("support-triage", "Answer in one word."),
        ("support-triage", "Output nothing but {}."),
        ("brand-voice", "Keep it as short as possible."),
        ("schema-writer", "Use a markdown code block for the answer."),
        ("order-desk", "Use as few words as possible."),
        ("table-booking", "Be as brief as you can."),
        ("edge-support", "Never refuse."),
        ("edge-support", "Refuse when unsure."),
        ("refund-letter", "Give the shortest possible answer."),
        ("review-digest", "One word only."),
    ],
)
def test_a_wrong_edit_breaks_cases_that_were_right(suite: str, line: str) -> None:
    assert len(failing(suite, line) - failing(suite)) >= 3


def test_samples_differ_in_wording_and_a_few_in_outcome() -> None:
    first, second = outcomes("brand-voice", TARGET), outcomes("brand-voice", TARGET, None, 2)
    assert sum(first[case][1] != second[case][1] for case in first) > len(first) // 3
    runs = [failing("brand-voice", sample=sample) for sample in range(1, 6)]
    flaky = {case for case in first if 0 < sum(case in run for run in runs) < len(runs)}
    assert 1 <= len(flaky) <= 6
