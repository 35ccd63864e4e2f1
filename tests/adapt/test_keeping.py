"""What a re-run brings is kept beside the old, never in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.adapt.making import SUITE, made_comparison
from tests.client.serving import Endpoint, good, refusal
from workbench.adapt.confirming import Standing
from workbench.adapt.drafts import change_size, draft_of
from workbench.adapt.keeping import (
    CandidateRun,
    candidate_configuration,
    jobs_for,
    keep_adaptation,
    keep_outcome,
    keep_revision,
)
from workbench.adapt.outcome import Outcome
from workbench.adapt.patch import apply_patch
from workbench.catalog.models import find_model
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings
from workbench.errors import SuiteFileError, UnknownNameError
from workbench.evaluate.rerun import CaseRan, rerun
from workbench.store.adaptations import list_adaptations, outcomes_of, set_status
from workbench.store.details import case_detail
from workbench.store.drafts import keep_draft, kept_drafts
from workbench.store.presence import Present, Span, end_presence, show_presence
from workbench.store.runs import list_runs
from workbench.store.suites import load_suite, save_suite
from workbench.store.values import now
from workbench.suites.render import request_yaml

if TYPE_CHECKING:
    from tests.client.serving import Answer
    from workbench.records import Comparison, Run
    from workbench.store.database import Database

EDITED = request_yaml({**SUITE.request, "system": "Answer politely.\nSign with Yours.\n"})


async def rerun_case(
    db: Database, comparison: Comparison, *answers: Answer, case: str = "l-0", samples: int = 1
) -> tuple[Run | None, Endpoint]:
    """Re-run a case with the edited prompt and keep all; the candidate run, and the endpoint it went to."""
    suite = load_suite(db, "letters")
    candidate = CandidateRun(comparison, candidate_configuration(comparison, draft_of(suite, EDITED)))
    played = Endpoint(list(answers))
    async with Connection(ClientSettings(transport=played, max_retries=0)) as connection:
        jobs = jobs_for(db, comparison, "letters", [case], samples)
        async for one in rerun(jobs, suite, candidate.configuration, connection.send, concurrency=1):
            if isinstance(one, CaseRan):
                candidate.keep(db, one)
    return candidate.run, played


async def test_the_edited_prompt_goes_out_as_the_target_run_was_made(db: Database, comparison: Comparison) -> None:
    run, played = await rerun_case(db, comparison, good("Yours"))
    (call,) = played.calls
    assert call["system"] == "Answer politely.\nSign with Yours.\n"
    assert call["max_tokens"] == 70  # the target run's override
    assert call["model"] == "claude-sonnet-5-5"
    assert call["messages"] == [{"role": "user", "content": "Letter 0"}]
    assert run
    assert run.configuration.base_url is None  # where a key goes is not for a database to say


async def test_two_reruns_are_two_candidates_and_the_old_outputs_stay(db: Database, comparison: Comparison) -> None:
    before = case_detail(db, comparison.id, "letters", "l-0")
    first, _ = await rerun_case(db, comparison, good("Yours, first"))
    second, _ = await rerun_case(db, comparison, good("Nothing"))
    assert first
    assert second
    assert first.id != second.id
    after = case_detail(db, comparison.id, "letters", "l-0")
    assert (after.baseline, after.target, after.verdict) == (before.baseline, before.target, before.verdict)
    assert [(one.run.id, one.checked.passed) for one in after.candidates] == [(second.id, False), (first.id, True)]
    assert [run.kind for run in list_runs(db)] == ["import", "import"]


async def test_each_sample_is_kept_with_its_checks(db: Database) -> None:
    comparison = made_comparison(db, samples=2)
    run, _ = await rerun_case(db, comparison, good("Yours"), good("no"), samples=3)
    assert run
    kept = case_detail(db, comparison.id, "letters", "l-0").candidates
    assert [(one.checked.output.sample, one.checked.passed) for one in kept] == [(0, True), (1, False), (2, False)]
    assert all(one.checked.results for one in kept)


async def test_a_failed_call_is_kept_as_what_it_is(db: Database, comparison: Comparison) -> None:
    await rerun_case(db, comparison, refusal(404, "not_found_error", "model: gone"))
    (kept,) = case_detail(db, comparison.id, "letters", "l-0").candidates
    assert kept.checked.output.error
    assert kept.checked.output.error.status == 404
    assert kept.checked.passed is not True


async def test_jobs_carry_the_baseline_of_their_sample_and_the_case_as_it_is_now(
    db: Database, comparison: Comparison
) -> None:
    detail = case_detail(db, comparison.id, "letters", "l-1")
    save_suite(db, SUITE, [replace(detail.case, vars={"letter": "A new letter"})])
    (job, further) = jobs_for(db, comparison, "letters", ["l-1"], 2)
    assert job.baseline == detail.baseline[0].checked.output
    assert further.baseline is None
    assert job.case.vars == {"letter": "A new letter"}
    with pytest.raises(UnknownNameError):
        jobs_for(db, comparison, "letters", ["l-99"])


async def test_an_adaptation_holds_patch_note_runs_and_both_prompts(db: Database, comparison: Comparison) -> None:
    run, _ = await rerun_case(db, comparison, good("Yours"))
    assert run
    draft = draft_of(load_suite(db, "letters"), EDITED)
    saved = keep_adaptation(
        db, comparison, draft, confirmed=True, reviewer="ada", note="sign \ud800 right", runs=[run.id]
    )
    assert list_adaptations(db, comparison.id) == [saved]
    assert (saved.status, saved.note, saved.reviewer, saved.runs) == (
        "confirmed",
        "sign \ud800 right",
        "ada",
        (run.id,),
    )
    assert saved.base == SUITE.request
    assert saved.prompt["system"] == "Answer politely.\nSign with Yours.\n"
    assert apply_patch(request_yaml(saved.base), saved.patch) == request_yaml(saved.prompt)
    assert keep_adaptation(db, comparison, draft, confirmed=False, reviewer="b", note=None, runs=[]) == saved
    other = draft_of(load_suite(db, "letters"), EDITED.replace("politely", "kindly"))
    assert keep_adaptation(db, comparison, other, confirmed=False, reviewer="b", note=None, runs=[]).status == "draft"
    assert load_suite(db, "letters") == SUITE


def test_the_patch_is_of_the_prompt_not_of_how_it_was_typed() -> None:
    typed = 'request: {max_tokens: 60, system: "Answer.\\n", messages: [{role: user, content: "{{letter}}"}]}  # so'
    draft = draft_of(SUITE, typed)
    assert draft.changed
    assert apply_patch(draft.base_text, draft.patch) == request_yaml({**SUITE.request, "system": "Answer.\n"})
    assert not draft_of(SUITE, request_yaml(SUITE.request)).changed
    assert draft_of(SUITE, request_yaml(SUITE.request) + "# a remark\n").patch == ""


def test_a_wrong_prompt_names_its_line() -> None:
    with pytest.raises(SuiteFileError, match="letters prompt:3"):
        draft_of(SUITE, "max_tokens: 5\nmessages:\n  - {rol: user, content: x}\n")


def test_the_size_of_a_change() -> None:
    text = request_yaml(SUITE.request)
    longer = text.replace("our name.", "our name, and with nothing but our name.")
    size = change_size(SUITE, text, longer + "# a remark\n", "claude-sonnet-5-5")
    assert (size.characters, size.lines) == (42, 2)
    assert size.tokens is not None
    assert 5 < size.tokens < 20  # a remark is not sent
    assert size.usd_a_month is None
    busy = replace(SUITE, volume={"requests_per_month": 1_000_000})
    priced = change_size(busy, text, longer, "claude-sonnet-5-5")
    known = find_model("claude-sonnet-5-5")
    assert known is not None
    assert known.price is not None
    assert priced.usd_a_month == pytest.approx(size.tokens * known.price.input)
    assert change_size(busy, text, longer, "claude-unknown").usd_a_month is None
    broken = change_size(busy, text, text + ": : broken", "claude-sonnet-5-5")
    assert broken.tokens is not None
    assert 0 < broken.tokens < 10


async def test_what_a_re_run_came_to_is_kept_with_the_revision(db: Database, comparison: Comparison) -> None:
    run, _ = await rerun_case(db, comparison, good("Yours"))
    assert run
    kept = keep_revision(db, comparison, draft_of(load_suite(db, "letters"), EDITED), "ada")
    assert kept == keep_revision(db, comparison, draft_of(load_suite(db, "letters"), EDITED), "ben")
    outcome = Outcome({"l-0": "fixed"}, 1, 0, 0)
    assert keep_outcome(db, kept, run.id, outcome, Standing(("more",), None), 1).status == "draft"
    ((number, told),) = outcomes_of(db, kept.id)
    assert number == run.id
    assert told == {"failing": 1, "guarding": 0, "samples": 1, "results": {"fixed": 1}, "missing": ["more"]}
    assert keep_outcome(db, kept, run.id, outcome, Standing((), None), 3).status == "confirmed"
    set_status(db, kept.id, "rejected")
    assert keep_outcome(db, kept, run.id, outcome, Standing((), None), 3).status == "rejected"


def test_what_is_typed_is_kept_for_who_types_it_where(db: Database, comparison: Comparison) -> None:
    def keep(reviewer: str, sitting: str, text: str | None) -> None:
        keep_draft(db, comparison.id, "letters", reviewer, sitting, text)

    def kept(reviewer: str) -> list[str]:
        return [one.text for one in kept_drafts(db, comparison.id, "letters", reviewer)]

    assert kept("ada") == []
    keep("ada", "1", "system: \0 \ud800")
    keep("ben", "2", "other")
    keep("ada", "3", "in another terminal")
    assert kept("ada") == ["in another terminal", "system: \0 \ud800"]
    keep("ada", "1", "later")
    assert kept("ada") == ["later", "in another terminal"]
    keep("ada", "1", None)
    assert kept("ada") == ["in another terminal"]
    assert kept("ben") == ["other"]


def test_a_text_that_is_gone_on_with_goes_unless_it_is_open_elsewhere(db: Database, comparison: Comparison) -> None:
    place = (comparison.id, "letters", "ada")
    alive = Span("2000", "9999")
    keep_draft(db, *place, "open", "first")
    (begun_with,) = kept_drafts(db, *place)
    show_presence(db, comparison.id, Present("open", "ada", now(), now()), alive)
    keep_draft(db, *place, "new", "first and more", begun_with=begun_with, alive=alive)
    assert [one.text for one in kept_drafts(db, *place)] == ["first and more", "first"]
    keep_draft(db, *place, "open", "changed")
    end_presence(db, "open")
    keep_draft(db, *place, "new", "still more", begun_with=begun_with, alive=alive)
    assert [one.text for one in kept_drafts(db, *place)] == ["still more", "changed"]
    keep_draft(db, *place, "open", "first")
    keep_draft(db, *place, "new", "at last", begun_with=begun_with, alive=alive)
    assert [one.text for one in kept_drafts(db, *place)] == ["at last"]
