"""`workbench report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.report.data import ReportData

FORMS = {".html": "html", ".md": "markdown", ".json": "json"}


@click.command()
@click.argument("comparison")
@click.option(
    "-o", "output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="A .html, .md or .json file."
)
@click.pass_obj
def report_command(session: Session, comparison: str, output: Path) -> None:
    """Write the regression report of COMPARISON (name, number or @last) to a file.

    The end of the file's name says what is written: .html is one page that needs nothing else, for screen, phone and
    print; .md is Markdown, .json holds all of it for programs.
    """
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise WorkbenchError(f"-o {output}: a report is a .html, .md or .json file", hint="end FILE in one of them")

    from datetime import UTC, datetime

    from workbench.report.numbers import size
    from workbench.report.reading import read_report
    from workbench.store.comparisons import find_comparison
    from workbench.suites.replacing import replacing
    from workbench.text.counts import counted

    with session.open() as db:
        made_at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        data = read_report(db, find_comparison(db, comparison), made_at=made_at)
    text = _written(data, form)
    there = output.exists()
    with replacing(output) as draft:
        draft.write(text)
    many = f"{counted(len(data.suites), 'suite')}, {counted(data.case_count, 'case')}"
    put = ", in place of the file that was there" if there else ""
    say(f"report of '{data.comparison.name}' ({many}) written to {output}: {size(draft.size)}{put}")


def _written(data: ReportData, form: str) -> str:
    if form == "html":
        from workbench.report.page import html_page

        return html_page(data)
    if form == "markdown":
        from workbench.report.markdown import markdown_page

        return markdown_page(data)
    from workbench.report.jsonform import json_page

    return json_page(data)
