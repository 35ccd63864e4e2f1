"""A suite of three letters, and runs that answered them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import Case, Check, Configuration, Output, OutputError, Suite
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.records import Run, RunKind
    from workbench.store.database import Database

CASES = [Case("letters", f"l-{number}", vars={"n": number}) for number in (1, 2, 3)]
ASKED = {"max_tokens": 60, "messages": [{"role": "user", "content": "Letter {{n}}"}]}


def keep_checks(db: Database, *checks: Check) -> None:
    """Make these the checks of the suite."""
    save_suite(db, Suite("letters", ASKED, checks=checks), CASES)


def made_run(db: Database, *texts: str, kind: RunKind = "import", comparison_id: int | None = None) -> Run:
    """A run in which case l-N said the text of that place; an empty text is a failed call."""
    configuration = Configuration("claude-a")
    run = create_run(
        db, None, configuration, kind=kind, origin="recorded", simulated=False, comparison_id=comparison_id
    )
    outputs = [
        Output("letters", case.id, 1, content=({"type": "text", "text": text},))
        if text
        else Output("letters", case.id, 1, error=OutputError("overloaded_error", "busy"))
        for case, text in zip(CASES, texts, strict=True)
    ]
    add_outputs(db, run.id, outputs)
    return find_run(db, str(run.id))
