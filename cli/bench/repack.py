"""Re-packing whole days, beside an exact solver: what a badly seated day gains."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench.exact_repack import fewest_moves, least_cost, read_day
from cli.bench.quality.driver import play_request
from cli.bench.quality.evenings import SIMULATED, Evening, Request, free_evenings
from cli.bench.quality.policies import POLICIES, load_policy
from cli.bench.session import Bench

NAME = "repack"
EVENINGS = {"full": 20, "quick": 1}
STANDING = 2
"""Parties of each evening that were refused, and are looked at again."""
FEW_MOVES = 3

_OPTIMIZE = """
select run_id, after, duration from api.optimize_day(
  p_venue => %(slug)s, p_date => %(day)s, p_budget => '20 seconds',
  p_iterations => %(iterations)s, p_move_price => %(price)s)
"""
_APPLY = "select outcome from api.apply_optimal_assignment(%s)"
_COVERS = """
select coalesce(sum(b.party_size), 0)::integer
from core.booking as b join core.venue as v on v.venue_id = b.venue_id
where v.slug = %s and b.service_date = %s and b.state = 'confirmed'
"""


def measure(bench: Bench) -> dict[str, Any]:
    """Days that first fit seats, re-packed at half time, at the end, and for who has no table."""
    database = bench.make_database(NAME)
    evenings = free_evenings()[: EVENINGS.get(bench.size.name, 1)]
    with bench.server.connect(database) as connection:
        with bench.narrator.step("set-up: a venue that seats by first fit"):
            slug = load_policy(connection, SIMULATED, POLICIES["first_fit"])
            # Every gain is applied here: the threshold is a venue's taste, not what is measured.
            connection.execute("update core.venue set optimizer_threshold = 0")
            connection.execute("vacuum analyze")
        rows = []
        with bench.narrator.count("evenings", len(evenings)) as advance:
            for number, evening in enumerate(evenings):
                first = date.today() + timedelta(days=7 + 2 * number)
                rows.append(_measure_evening(connection, slug, first, evening))
                advance()
    return _summarise(rows)


def _measure_evening(
    connection: Connection, slug: str, day: date, evening: Evening
) -> dict[str, Any]:
    half = len(evening.requests) // 2
    refused = _ask(connection, slug, day, evening.requests)
    plain = _covers(connection, slug, day)
    other = day + timedelta(days=1)
    _ask(connection, slug, other, evening.requests[:half])
    _optimize(connection, slug, other, price=2, is_applied=True)
    _ask(connection, slug, other, evening.requests[half:])
    found = read_day(connection, slug, day)
    exact = least_cost(found)
    rescued = [_rescue(connection, slug, day, request) for request in refused[:STANDING]]
    priced = _optimize(connection, slug, day, price=2)
    free = _optimize(connection, slug, day, price=0)
    return {
        "evening": evening.name,
        "bookings": len(found.bookings),
        "covers": plain,
        "covers_repacked": _covers(connection, slug, other),
        "cost": found.cost,
        "exact": exact,
        "cost_repacked": priced["wastedSeats"] + priced["joins"],
        "cost_free_moves": free["wastedSeats"] + free["joins"],
        "moves": priced["moves"],
        "seconds": priced["seconds"],
        "rescuable": sum(moves is not None for moves, _ in rescued),
        "rescued": sum(moves is not None and is_seated for moves, is_seated in rescued),
    }


def _rescue(
    connection: Connection, slug: str, day: date, request: Request
) -> tuple[int | None, bool]:
    """For a party that was refused: with how few moves it fits, if with few, and whether it got
    a table. It is taken away again."""
    with connection.transaction(force_rollback=True):
        play_request(connection, slug, day, request)
        moves = fewest_moves(read_day(connection, slug, day))
        if moves is None or moves > FEW_MOVES:
            return None, False
        return moves, _optimize(connection, slug, day, price=2, iterations=500)["standing"] == 0


def _ask(
    connection: Connection, slug: str, day: date, requests: Sequence[Request]
) -> list[Request]:
    """Ask for and assign each, in order of arrival; those that got nothing."""
    refused = []
    for request in requests:
        booking = play_request(connection, slug, day, request)
        row = connection.execute("select outcome from jobs.assign(%s)", [booking]).fetchone()
        if row != ("confirmed",):
            refused.append(request)
    return refused


def _optimize(
    connection: Connection,
    slug: str,
    day: date,
    *,
    price: float,
    iterations: int = 5000,
    is_applied: bool = False,
) -> dict[str, Any]:
    row = connection.execute(
        _OPTIMIZE, {"slug": slug, "day": day, "price": price, "iterations": iterations}
    ).fetchone()
    assert row is not None
    run_id, after, duration = row
    if is_applied:
        connection.execute(_APPLY, [run_id])
    return {**after, "seconds": duration.total_seconds()}


def _covers(connection: Connection, slug: str, day: date) -> int:
    row = connection.execute(_COVERS, [slug, day]).fetchone()
    assert row is not None
    return int(row[0])


def _summarise(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Shares in percent, of all evenings together."""
    solved = [row for row in rows if row["exact"] is not None and row["cost"] > row["exact"]]
    gap = sum(row["cost"] - row["exact"] for row in solved) or 1
    rescuable = sum(row["rescuable"] for row in rows)
    return {
        "evenings": list(rows),
        "covers_gain_percent": 100
        * (sum(r["covers_repacked"] for r in rows) / sum(r["covers"] for r in rows) - 1),
        "gap_closed_percent": 100 * sum(r["cost"] - r["cost_repacked"] for r in solved) / gap,
        "gap_closed_free_moves_percent": 100
        * sum(r["cost"] - r["cost_free_moves"] for r in solved)
        / gap,
        "moves_mean": fmean(row["moves"] for row in rows),
        "bookings_mean": fmean(row["bookings"] for row in rows),
        "seconds_mean": fmean(row["seconds"] for row in rows),
        "rescuable": rescuable,
        "rescued_percent": 100 * sum(r["rescued"] for r in rows) / rescuable if rescuable else None,
    }


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know."""
    told = figures[NAME]
    shown = Table("re-packing", "value", title=f"{len(told['evenings'])} evenings by first fit")
    rescued = told["rescued_percent"]
    for name, value in (
        ("covers gained when re-packed at half time", f"{told['covers_gain_percent']:+.1f} %"),
        ("gap to the exact waste and joins closed", f"{told['gap_closed_percent']:.0f} %"),
        ("  when moves cost nothing", f"{told['gap_closed_free_moves_percent']:.0f} %"),
        ("moves", f"{told['moves_mean']:.1f} of {told['bookings_mean']:.0f} bookings"),
        ("a run", f"{told['seconds_mean']:.1f} s"),
        (
            f"parties that fit with at most {FEW_MOVES} moves and got a table",
            "none was found" if rescued is None else f"{rescued:.0f} % of {told['rescuable']}",
        ),
    ):
        shown.add_row(name, value)
    return [shown]
