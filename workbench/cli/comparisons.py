"""`workbench comparisons`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.report.data import Gate


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def comparisons_command(session: Session, as_json: bool) -> None:
    """List comparisons, oldest first.

    A gate is stale when what it rests on was changed after `compare` found it: compare again.
    """
    from dataclasses import asdict

    from workbench.report.standing import standing_gate
    from workbench.store.comparisons import list_comparisons

    with session.open() as db:
        comparisons = list_comparisons(db)
        gates = {one.id: standing_gate(db, one) for one in comparisons}
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
                "gate": None if (gate := gates[one.id]) is None else asdict(gate),
            }
            for one in comparisons
        ]
        print_json({"comparisons": rows})
    elif comparisons:
        print_table(
            ("comparison", "name", "baseline", "target", "refreshed", "gate"),
            [
                (one.id, one.name, one.baseline.name, one.target.name, one.refreshed_at, _told(gates[one.id]))
                for one in comparisons
            ],
            right=frozenset({0}),
        )
    else:
        say("no comparisons yet; 'workbench compare BASELINE TARGET' makes one of two runs")


def _told(gate: Gate | None) -> str:
    """As in `passed`, `failed, stale: letters: checks changed`; "" where `compare` found none."""
    if gate is None:
        return ""
    said = "failed" if gate.failed else "passed"
    if not gate.stale:
        return said
    more = f" and {len(gate.stale) - 1:,} more" if len(gate.stale) > 1 else ""
    return f"{said}, stale: {gate.stale[0]}{more}"
