"""A small comparison in a real database: six letters, of which two regressed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.assess.compare import make_comparison
from workbench.records import Case, Check, Configuration, Output, Run, Suite
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.records import Comparison
    from workbench.store.database import Database

SUITE = Suite(
    "letters",
    {
        "max_tokens": 60,
        "system": "Answer politely.\nSign with our name.\n",
        "messages": [{"role": "user", "content": "{{letter}}"}],
    },
    checks=(Check("contains", "Yours"),),
)
CASES = [Case("letters", f"l-{number}", vars={"letter": f"Letter {number}"}) for number in range(6)]
BASELINE = ["Yours", "Yours", "Yours", "Yours", "Yours", "Mine"]
TARGET = ["Mine", "Yours", "Mine", "Yours", "Yours", "Mine"]


def output(case: str, text: str, sample: int = 0) -> Output:
    return Output("letters", case, sample, content=({"type": "text", "text": text},))


def made_run(db: Database, texts: list[str], *, samples: int = 1, model: str = "claude-sonnet-5-5") -> Run:
    """A recorded run in which case l-N said the text of that place."""
    configuration = Configuration(model, base_url="http://somewhere.example", overrides={"max_tokens": 70})
    run = create_run(db, None, configuration, kind="import", origin="recorded", simulated=False)
    outputs = [
        output(case.id, text, sample) for case, text in zip(CASES, texts, strict=True) for sample in range(samples)
    ]
    add_outputs(db, run.id, outputs)
    return run


def made_comparison(db: Database, *, samples: int = 1, checks: tuple[Check, ...] = SUITE.checks) -> Comparison:
    save_suite(db, replace(SUITE, checks=checks), CASES)
    return make_comparison(db, made_run(db, BASELINE, samples=samples), made_run(db, TARGET, samples=samples))
