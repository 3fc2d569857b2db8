"""`holdfast check`: is every promise kept?"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from cli import server
from cli.problem import Problem
from cli.project import ROOT

BROKEN = """
select c.invariant, v.slug as venue, b.reference, c.detail
  from ops.check_invariants() as c
  left join core.venue as v on v.venue_id = c.venue_id
  left join core.booking as b on b.booking_id = c.booking_id
 order by 1, 2, 3
"""
SHOWN = 10
"""Of each promise that is broken."""


@click.command()
@click.option("--json", "is_json", is_flag=True, help="For programs: every row.")
def check(is_json: bool) -> None:
    """Look for broken promises; explain each, and exit with 1 when there is one.

    It reads every booking: run it after deployments and recoveries and now and then, not every
    second.
    """
    rows = broken_promises(server.database_url())
    if is_json:
        click.echo(json.dumps(rows, default=str))
    else:
        _explain(rows)
    if rows:
        raise Problem(f"{len(rows)} broken promises: see docs/operations.md, Monitoring")


def broken_promises(url: str) -> list[dict[str, Any]]:
    """Every promise that is broken at this moment, with its venue and booking."""
    with (
        psycopg.connect(url) as connection,
        connection.cursor(row_factory=dict_row) as cursor,
    ):
        return cursor.execute(BROKEN).fetchall()


def _explain(rows: list[dict[str, Any]]) -> None:
    found = defaultdict(list)
    for row in rows:
        found[row["invariant"]].append(row)
    meanings = explanations()
    for name, cases in found.items():
        click.echo(f"{name}: {meanings.get(name, 'a promise of this database')} ({len(cases)})")
        for case in cases[:SHOWN]:
            where = " ".join(word for word in (case["venue"], case["reference"]) if word)
            click.echo(f"  {where or 'everywhere'}  {json.dumps(case['detail'], default=str)}")
        if len(cases) > SHOWN:
            click.echo(f"  and {len(cases) - SHOWN} more: --json lists all")
    if not rows:
        click.echo(f"all {len(meanings)} promises hold")


def explanations() -> Mapping[str, str]:
    """What each broken promise means: the handbook's own words, so that they are written once."""
    page = (ROOT / "docs" / "operations.md").read_text()
    section = page.split("\n| Invariant |")[1].split("\n\n")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", section, re.M))
