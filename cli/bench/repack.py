"""Re-packing whole days that first fit seated, beside an exact solver: what they gain at half time,
how near the search comes to the least waste, how few moves it takes, and who is rescued."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Any, LiteralString

from psycopg import Connection
from rich.table import Table

from cli.bench.exact_repack import EFFORT, can_seat_all, least_cost, least_cost_bound, read_day
from cli.bench.quality.driver import play_request
from cli.bench.quality.evenings import SIMULATED, Evening, Request, free_evenings, make_evenings
from cli.bench.quality.policies import POLICIES, load_policy
from cli.bench.session import Bench

NAME = "repack"
EVENINGS = {"full": 20, "quick": 1}
PAST = {"full": 28, "quick": 0}
"""Evenings from which the venue learns how busy each hour is; four of a weekday are enough."""
STANDING = {"full": 5, "quick": 1}
"""Parties of each evening that were refused, and are looked at again."""
EFFORT_OF = {"full": EFFORT, "quick": 2.0}
"""Of each search of the solver."""
FEW_MOVES = 3
MOVES_WANTED = 20

_OPTIMIZE = """
select run_id, after, duration from api.optimize_day(
  p_venue => %s, p_date => %s, p_budget => '20 seconds')
"""
_OPTIMIZE_FREELY = """
select run_id, after, duration from api.optimize_day(
  p_venue => %s, p_date => %s, p_budget => '20 seconds', p_move_price => 0)
"""
_GIVE_UP = """
update core.booking as b set state = 'failed', state_actor = 'bench'
from core.venue as v
where v.venue_id = b.venue_id and v.slug = %s and b.service_date = %s
  and b.state in ('manual_review', 'assignment_pending')
"""
_LEARN = """
select core.learn_pressure(v, now() + interval '90 days') from core.venue as v where v.slug = %s
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
    evenings = free_evenings()[: EVENINGS[bench.size.name]]
    with bench.server.connect(database) as connection:
        with bench.narrator.step("set-up: a venue that seats by first fit"):
            slug = load_policy(connection, SIMULATED, POLICIES["first_fit"])
            # Every gain is applied here: the threshold is a venue's taste, not what is measured.
            connection.execute("update core.venue set optimizer_threshold = 0")
            _learn(connection, slug, PAST[bench.size.name])
            connection.execute("vacuum analyze")
        rows = []
        with bench.narrator.count("evenings", len(evenings)) as advance:
            for number, evening in enumerate(evenings):
                first = date.today() + timedelta(days=100 + 2 * number)
                rows.append(_measure_evening(connection, slug, first, evening, bench.size.name))
                advance()
    return _summarise(rows)


def _measure_evening(
    connection: Connection, slug: str, day: date, evening: Evening, size: str
) -> dict[str, Any]:
    half = len(evening.requests) // 2
    refused = _ask(connection, slug, day, evening.requests)
    plain = _covers(connection, slug, day)
    other = day + timedelta(days=1)
    _ask(connection, slug, other, evening.requests[:half])
    at_half_time = _optimize(connection, slug, other, is_applied=True)
    _ask(connection, slug, other, evening.requests[half:])
    # From here on only whoever sits counts: to seat more is worth waste, and would blur it.
    connection.execute(_GIVE_UP, [slug, day])
    found = read_day(connection, slug, day)
    effort = EFFORT_OF[size]
    least = least_cost(found, effort)
    rescued = [
        _rescue(connection, slug, day, request, effort) for request in refused[: STANDING[size]]
    ]
    priced = _optimize(connection, slug, day)
    free = _optimize(connection, slug, day, _OPTIMIZE_FREELY)
    return {
        "evening": evening.name,
        "bookings": len(found.bookings),
        "bookings_at_half_time": at_half_time["seated"],
        "moves_at_half_time": at_half_time["moves"],
        "covers": plain,
        "covers_repacked": _covers(connection, slug, other),
        "cost": found.cost,
        "exact": None if least is None else least[0],
        "exact_bound": None if least is None else least[1],
        "bound_with_few_moves": least_cost_bound(found, MOVES_WANTED) if size == "full" else None,
        "cost_repacked": priced["wastedSeats"] + priced["joins"],
        "cost_free_moves": free["wastedSeats"] + free["joins"],
        "moves": priced["moves"],
        "seconds": priced["seconds"],
        "rescuable": len([is_seated for is_seated in rescued if is_seated is not None]),
        "rescued": rescued.count(True),
    }


def _learn(connection: Connection, slug: str, count: int) -> None:
    """Let the venue see other evenings first, as one that has been open for a while has."""
    for number, evening in enumerate(make_evenings("peaky", 100, count, seed=7)):
        _ask(connection, slug, date.today() + timedelta(days=7 + number), evening.requests)
    if count:
        connection.execute(_LEARN, [slug])


def _rescue(
    connection: Connection, slug: str, day: date, request: Request, effort: float
) -> bool | None:
    """Whether a party that was refused gets a table; None when no plan with few moves is known that
    seats everybody. It is taken away again."""
    with connection.transaction(force_rollback=True):
        play_request(connection, slug, day, request)
        if not can_seat_all(read_day(connection, slug, day), FEW_MOVES, effort):
            return None
        return bool(_optimize(connection, slug, day)["standing"] == 0)


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
    how: LiteralString = _OPTIMIZE,
    *,
    is_applied: bool = False,
) -> dict[str, Any]:
    row = connection.execute(how, [slug, day]).fetchone()
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
    rescuable = sum(row["rescuable"] for row in rows)
    return {
        "evenings": list(rows),
        "covers_gain_percent": 100
        * (sum(r["covers_repacked"] for r in rows) / sum(r["covers"] for r in rows) - 1),
        "gap_closed_percent": _gap_closed(rows, "cost_repacked"),
        "gap_closed_free_moves_percent": _gap_closed(rows, "cost_free_moves"),
        "proven": sum(
            row["exact"] == row["exact_bound"] for row in rows if row["exact"] is not None
        ),
        "gap_closable_in_few_moves_percent": _gap_closed(rows, "bound_with_few_moves"),
        "moves_mean": fmean(row["moves"] for row in rows),
        "bookings_mean": fmean(row["bookings"] for row in rows),
        "moves_at_half_time_mean": fmean(row["moves_at_half_time"] for row in rows),
        "bookings_at_half_time_mean": fmean(row["bookings_at_half_time"] for row in rows),
        "seconds_mean": fmean(row["seconds"] for row in rows),
        "rescuable": rescuable,
        "rescued_percent": 100 * sum(r["rescued"] for r in rows) / rescuable if rescuable else None,
    }


def _gap_closed(rows: Sequence[dict[str, Any]], name: str) -> float | None:
    """How much of the way from the waste and joins as they were to the least; None without a
    solver, or when nothing was wasted."""
    solved = [row for row in rows if row["exact"] is not None and row[name] is not None]
    gap = sum(row["cost"] - row["exact"] for row in solved)
    return 100 * sum(row["cost"] - row[name] for row in solved) / gap if gap else None


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know."""
    shown = Table("re-packing", "value", title=f"{len(figures['evenings'])} evenings by first fit")
    rescued = figures["rescued_percent"]
    for name, value in (
        ("covers gained when re-packed at half time", f"{figures['covers_gain_percent']:+.1f} %"),
        ("  moves then", _moves(figures, "_at_half_time")),
        ("moves at the end", _moves(figures, "")),
        (
            "gap to the solver's least waste and joins closed then"
            f" ({figures['proven']} of them proven)",
            _percent(figures, "gap_closed"),
        ),
        ("  when moves cost nothing", _percent(figures, "gap_closed_free_moves")),
        (
            f"  at most, by any plan with {MOVES_WANTED} moves",
            _percent(figures, "gap_closable_in_few_moves"),
        ),
        ("a run", f"{figures['seconds_mean']:.1f} s"),
        (
            f"parties that fit with at most {FEW_MOVES} moves and got a table",
            "none was found" if rescued is None else f"{rescued:.0f} % of {figures['rescuable']}",
        ),
    ):
        shown.add_row(name, value)
    return [shown]


def _moves(figures: dict[str, Any], when: str) -> str:
    moves, bookings = (figures[f"{what}{when}_mean"] for what in ("moves", "bookings"))
    return f"{moves:.1f} of {bookings:.0f} bookings"


def _percent(figures: dict[str, Any], name: str) -> str:
    value = figures[f"{name}_percent"]
    return "not known" if value is None else f"{value:.0f} %"
