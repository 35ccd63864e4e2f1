"""Small comparisons to review, made through the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.databases import new_database
from workbench.assess.compare import make_comparison
from workbench.records import Case, Check, Configuration, Output, OutputError, Suite
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.records import JsonObject

REQUEST: JsonObject = {
    "max_tokens": 200,
    "system": "Sort the ticket.\nAnswer with JSON only.",
    "messages": [{"role": "user", "content": "{{ticket}}"}],
}
Pair = tuple["str | OutputError | None", "str | OutputError | None"]


def make_review(
    path: Path,
    suites: Mapping[str, Mapping[str, Pair | Sequence[Pair]]],
    checks: Sequence[Check] = (),
    *,
    models: tuple[str, str] = ("claude-old", "claude-new"),
    request: JsonObject = REQUEST,
) -> Path:
    """A database with one comparison: {suite: {case: (baseline, target)}}, or a list of such pairs, one a sample.

    A text is an answer, None an output that is not there.
    """
    with new_database(path) as db:
        runs = [
            create_run(db, None, Configuration(model), kind="import", origin="recorded", simulated=False)
            for model in models
        ]
        for suite, pairs in suites.items():
            save_suite(
                db,
                Suite(suite, request, checks=tuple(checks)),
                [Case(suite, case, vars={"ticket": f"ticket of {case}"}) for case in pairs],
            )
            for side, run in enumerate(runs):
                add_outputs(db, run.id, _outputs(suite, pairs, side))
        make_comparison(db, *runs)
    return path


def _outputs(suite: str, pairs: Mapping[str, Pair | Sequence[Pair]], side: int) -> list[Output]:
    outputs = []
    for case, given in pairs.items():
        samples = given if isinstance(given, list) else [given]
        for sample, pair in enumerate(samples):
            answer = pair[side]
            if isinstance(answer, OutputError):
                outputs.append(Output(suite, case, sample, error=answer))
            elif answer is not None:
                outputs.append(
                    Output(
                        suite,
                        case,
                        sample,
                        content=({"type": "text", "text": answer},),
                        stop_reason="end_turn",
                        usage={"input_tokens": 40, "output_tokens": len(answer) // 4},
                    )
                )
    return outputs


TRIAGE = {
    "triage": {
        "t-1": ('{"priority": "high"}', 'Here it is:\n{"priority": "high"}'),
        "t-2": ('{"priority": "low"}', '```json\n{"priority": "low"}\n```'),
        "t-3": ('{"priority": "low"}', '{"priority": "low"}'),
        "t-4": ('{"priority": "normal"}', '{"priority":  "normal"}'),
    },
    "voice": {"c-1": ("A calm lamp.", "A calm lamp!"), "c-2": ("An oak table.", "An oak table.")},
}
JSON_CHECK = (Check("is-json"),)
