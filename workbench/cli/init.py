"""`workbench init`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import say
from workbench.cli.session import DEFAULT_DATABASE
from workbench.errors import StoreError, WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.session import Session

SUITE_FILE = "support-triage.suite.yaml"
SCHEMA_FILE = "suite.schema.json"


@click.command()
@click.argument("folder", default=".", metavar="[DIR]")
@click.pass_obj
def init_command(session: Session, folder: str) -> None:
    """Write a first suite, the schema its editor line points to, and an empty database into DIR (default: here).

    A database that --db or WORKBENCH_DB names is made there instead; one that is there already stays as it is.
    """
    from workbench.store.database import open_database
    from workbench.suites.schema import suite_schema
    from workbench.suites.starter import STARTER_SUITE

    place = Path(folder)
    texts = {SUITE_FILE: STARTER_SUITE, SCHEMA_FILE: json.dumps(suite_schema(), indent=2) + "\n"}
    database = session.database_path if session.named else place / DEFAULT_DATABASE
    for path in (place / name for name in texts):
        if path.exists():
            raise WorkbenchError(
                "there is already such a file", where=str(path), hint="name another folder; nothing was written"
            )
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise WorkbenchError(f"cannot write here ({error.strerror})", where=str(place)) from error
    if database.exists():
        say(f"wrote {place / SUITE_FILE} and {place / SCHEMA_FILE}; {database} stays as it is")
    else:
        try:
            open_database(database, create=True).close()
        except StoreError:
            for name in texts:
                (place / name).unlink(missing_ok=True)
            raise
        say(f"wrote {place / SUITE_FILE}, {place / SCHEMA_FILE} and {database}")
    say("next: edit the suite, run 'workbench suites check', then import answers ('workbench import --list')")
