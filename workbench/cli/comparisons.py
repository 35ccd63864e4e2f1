"""`workbench comparisons`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def comparisons_command(session: Session, as_json: bool) -> None:
    """List comparisons, oldest first."""
    from workbench.store.comparisons import list_comparisons

    with session.open() as db:
        comparisons = list_comparisons(db)
    if as_json:
        rows = [
            {
                "comparison": one.id,
                "id": one.gid,
                "name": one.name,
                "baseline": one.baseline.name,
                "target": one.target.name,
                "created_at": one.created_at,
                "refreshed_at": one.refreshed_at,
            }
            for one in comparisons
        ]
        print_json({"comparisons": rows})
    elif comparisons:
        print_table(
            ("comparison", "name", "baseline", "target", "refreshed"),
            [(one.id, one.name, one.baseline.name, one.target.name, one.refreshed_at) for one in comparisons],
            right=frozenset({0}),
        )
    else:
        say("no comparisons yet; 'workbench compare BASELINE TARGET' makes one of two runs")
