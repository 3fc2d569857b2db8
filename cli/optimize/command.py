"""The command `holdfast optimize`."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from rich.console import Console
from rich.table import Table

from cli import server
from cli.optimize.picture import draw

Run = dict[str, Any]

OPTIMIZE = """
select * from api.optimize_day(
  p_venue => %(venue)s, p_date => %(date)s, p_budget => %(budget)s, p_iterations => %(iterations)s,
  p_seed => %(seed)s, p_move_price => %(move_price)s)
"""
APPLY = "select * from api.apply_optimal_assignment(p_run_id => %(run_id)s)"

SCORES = {
    "covers": "covers with a table",
    "standing": "bookings without one",
    "wastedSeats": "seats left empty",
    "joins": "joined tables",
    "shortGapMinutes": "minutes too short to sell",
    "sellable": "of wished-for requests, could be seated",
}
OUTCOMES = {
    "proposed": "worth it: --apply carries it out",
    "not_worth_it": "below the venue's threshold: nothing is moved",
    "applied": "applied",
    "already_applied": "was applied before",
    "day_changed": "not applied, the day has changed since: ",
}


@click.command("optimize")
@click.argument("venue")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--apply", "is_applied", is_flag=True, help="Carry the plan out if it is worth it.")
@click.option(
    "--plan",
    "picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the day before and after into this SVG file.",
)
@click.option("--budget", default=2.0, show_default=True, type=click.FloatRange(0, 60),
              help="Seconds to search at most.")  # fmt: skip
@click.option("--iterations", default=8000, show_default=True, type=click.IntRange(0, 1_000_000),
              help="Steps to search at most; they and the seed decide the plan.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, help="Of the search.")
@click.option("--move-price", default=6.0, show_default=True, type=click.FloatRange(0, 1000),
              help="What moving a booking costs, in wasted seats.")  # fmt: skip
@click.option("--json", "is_json", is_flag=True, help="Print the run as JSON.")
def optimize(
    venue: str,
    day: datetime,
    is_applied: bool,
    picture: Path | None,
    budget: float,
    is_json: bool,
    **search: Any,
) -> None:
    """Look for a better way to seat VENUE on DATE, and show what would move.

    Guests keep their times; nobody who is seated, pinned or about to come is moved. Without
    --apply nothing changes.
    """
    url = server.running_database_url(lambda line: click.echo(line, err=True))
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
        wanted = {"venue": venue, "date": day.date(), "budget": timedelta(seconds=budget)}
        run = _call(connection, OPTIMIZE, wanted | search)
        if is_applied and run["outcome"] == "proposed":
            run = _call(connection, APPLY, {"run_id": run["run_id"]})
    if picture:
        picture.write_text(draw(run))
    if is_json:
        click.echo(json.dumps(run, default=str, indent=2))
    else:
        _show(run, Console())
        if picture:
            click.echo(f"drawn to {picture}")


def _call(connection: psycopg.Connection[Run], query: str, arguments: Run) -> Run:
    run = connection.execute(query, arguments).fetchone()
    assert run is not None
    return run


def _show(run: Run, console: Console) -> None:
    if run["moves"]:
        console.print(_moves(run["moves"]))
    console.print(_scores(run))
    console.print(run["rationale"], highlight=False)
    changes = ", ".join(run["changes"] or []) if run["outcome"] == "day_changed" else ""
    seconds = run["duration"].total_seconds()
    console.print(
        f"Run {run['run_id']}: {run['iteration_count']} steps in {seconds:.1f} s, "
        f"{OUTCOMES[run['outcome']]}{changes}",
        highlight=False,
    )


def _moves(moves: list[dict[str, Any]]) -> Table:
    table = Table(title="Moves", title_justify="left")
    for name in ("time", "booking", "party", "from", "to"):
        table.add_column(name, justify="right" if name == "party" else "left")
    for move in moves:
        table.add_row(
            move["start"][11:],
            move["reference"],
            str(move["party"]),
            "+".join(move["from"]) or "[bold]none[/bold]",
            "+".join(move["to"]) or "none",
        )
    return table


def _scores(run: Run) -> Table:
    table = Table(title="Scores", title_justify="left")
    table.add_column("")
    table.add_column("now", justify="right")
    table.add_column("then", justify="right")
    for key, title in SCORES.items():
        table.add_row(title, *(_figure(key, run[when][key]) for when in ("before", "after")))
    return table


def _figure(key: str, value: float) -> str:
    return f"{100 * value:.1f} %" if key == "sellable" else f"{value:g}"
