"""`workbench init`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from workbench.cli.printing import say
from workbench.errors import WorkbenchError

SUITE_FILE = "support-triage.suite.yaml"
SCHEMA_FILE = "suite.schema.json"
DATABASE_FILE = "workbench.db"


@click.command()
@click.argument("folder", default=".", metavar="[DIR]")
def init_command(folder: str) -> None:
    """Write a first suite, the schema its editor line points to, and an empty database into DIR (default: here)."""
    from workbench.store.database import open_database
    from workbench.suites.schema import suite_schema
    from workbench.suites.starter import STARTER_SUITE

    place = Path(folder)
    texts = {SUITE_FILE: STARTER_SUITE, SCHEMA_FILE: json.dumps(suite_schema(), indent=2) + "\n"}
    for name in (*texts, DATABASE_FILE):
        if (place / name).exists():
            raise WorkbenchError(
                "there is already such a file", where=str(place / name), hint="name another folder; nothing was written"
            )
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise WorkbenchError(f"cannot write here ({error.strerror})", where=str(place)) from error
    open_database(place / DATABASE_FILE, create=True).close()
    say(f"wrote {SUITE_FILE}, {SCHEMA_FILE} and {DATABASE_FILE} in {place}")
    say("next: edit the suite, run 'workbench suites check', then import answers ('workbench import --list')")
