"""What each stage of one booking costs, in ms and in multiples of a TPC-B transaction.

One client does everything in turn, so nothing waits for anything: the request, then the claim and
the assignment as the worker makes them, each message alone and then in batches. pgbench times the
statements and commits; the server's own statistics of functions divide the assignment: the time of
a function without those that it calls goes to its stage, so that the stages add up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench import pgbench
from cli.bench.demand import DINNER_HOURS, LUNCH_HOURS, hour_shares, request_script
from cli.bench.listener import listen
from cli.bench.session import Bench
from cli.bench.venues import first_day, load_copies
from cli.plots import stacked_bars

NAME = "stages"
VENUES = 5
DAYS = 60
BATCH = 16
WARM_UP = 50

ASSIGN_SCRIPT = """\
select array_agg(message_id) as ids, array_agg(read_count) as counts
  from jobs.claim_assignments(:batch::int, interval '30 s') \\gset
begin;
select * from jobs.assign_claimed(:ids::bigint[], :counts::int[]);
commit;
"""

SEAT = "claim and confirm"

STAGE_OF_FUNCTION = {
    "core.lock_message_days": "lock",
    "core.rank_plans": "rank",
    "core.rank_seatings": "rank",
    "core.seat_directly": SEAT,
    "core.attempt_hold": SEAT,
    "core.expire_holds": SEAT,
    "core.confirm_assignment": SEAT,
    "core.number_transition": "history",
    "core.record_transitions": "history",
    "core.send_events": "events",
    "core.queue_notification": "notification",
    "core.queue_notifications": "notification",
    "jobs.assign_claimed": "acknowledge",
}
"""Where a function's own time goes; what is called by none of these is the rest of the assignment:
its attempt's row. The ranking is a part of the statement that claims and confirms; it is timed by
itself and taken from that."""

TOP = "jobs.assign_claimed"

_TIME_RANKING = """
create function pg_temp.time_ranking(p_booking core.booking)
returns double precision language plpgsql volatile as $$
declare
  v_began_at timestamptz := clock_timestamp();
begin
  perform from core.rank_plans(p_booking, 5, v_began_at);
  return extract(epoch from clock_timestamp() - v_began_at) * 1000;
end
$$
"""

_RANK_MS = """
select avg(pg_temp.time_ranking(b))
  from core.booking as b
 where b.state = 'assignment_pending'
"""

_FUNCTION_TIMES = """
select f.schemaname || '.' || f.funcname, sum(f.self_time), sum(f.total_time)
  from pg_stat_user_functions as f
 group by 1
"""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What the assignments of one pgbench run cost, in ms for a message."""

    claim: float
    begin: float
    assign: float
    commit: float
    inside: float
    """What the server spent in the assignment itself."""
    functions: Mapping[str, float]
    """Each function's time without those that it calls."""


def measure(bench: Bench) -> dict[str, Any]:
    """Ask for bookings, then assign them one by one and in batches."""
    database = bench.make_database(NAME)
    count = bench.size.bookings
    with bench.server.connect(database) as connection:
        with bench.narrator.step("set-up: venues"):
            load_copies(connection, VENUES)
            if bench.has_listener:
                listen(connection)
            script = _write_request_script(bench, connection)
        before = bench.one_client_ms()
        with bench.narrator.step(f"{count} bookings one by one, as many in batches of {BATCH}"):
            _request(bench, script, WARM_UP)
            _assign(bench, connection, WARM_UP, 1)
            _, request, commit = _request(bench, script, 2 * count)
            rank = _time_ranking(connection)
            single = _assign(bench, connection, count, 1)
            batched = _assign(bench, connection, count, BATCH)
    yardstick = (before + bench.one_client_ms()) / 2
    stages = {"request": request, "request, commit": commit, "claim, committed": single.claim}
    stages |= _divide(single, rank)
    return {
        "tpcb_one_client_ms": yardstick,
        "bookings": count,
        "stages": _weigh(stages, yardstick),
        "whole_booking": _weigh({"one by one": sum(stages.values())}, yardstick),
        "assign_in_batches": _weigh(
            {
                "claim": batched.claim,
                "assign": batched.begin + batched.assign,
                "commit": batched.commit,
            },
            yardstick,
        ),
        "batch": BATCH,
    }


def _write_request_script(bench: Bench, connection: Connection) -> list[str]:
    day = first_day(connection, "white-horse-1")
    text = request_script(
        venue="'white-horse-' || :venue",
        date=f"date '{day}' + :day::int",
        hours=hour_shares(LUNCH_HOURS, DINNER_HOURS),
    ).replace("select * from", "begin;\nselect * from")
    path = bench.write_script(f"{NAME}-request", text + "commit;\n")
    return ["-n", "-r", "-D", f"venues={VENUES}", "-D", f"days={DAYS}", "-f", str(path)]


def _request(bench: Bench, script: list[str], count: int) -> tuple[float, float, float]:
    """Mean ms of begin, request and commit."""
    url = bench.server.url(NAME, role="holdfast_service")
    begin, request, commit = pgbench.run(url, *script, "-t", str(count)).statements_ms
    return begin, request, commit


def _time_ranking(connection: Connection) -> float:
    """Mean ms of the ranking of what waits: as part of another function's plan it is not in the
    server's statistics, so it is timed by itself."""
    connection.execute(_TIME_RANKING)
    row = connection.execute(_RANK_MS).fetchone()
    assert row is not None
    return float(row[0])


def _assign(bench: Bench, connection: Connection, count: int, batch: int) -> Assignment:
    connection.execute("select pg_stat_reset()")
    path = bench.write_script(f"{NAME}-assign", ASSIGN_SCRIPT)
    url = bench.server.url(NAME, role="holdfast_worker")
    turns = -(-count // batch)
    result = pgbench.run(
        # The login is a superuser, who may ask for statistics that a worker may not.
        url.replace("-c role=", "-c track_functions=all -c role="),
        *("-n", "-r", "-D", f"batch={batch}", "-f", path, "-t", str(turns)),
    )
    times = connection.execute(_FUNCTION_TIMES).fetchall()
    claim, begin, assign, commit = (ms / batch for ms in result.statements_ms)
    messages = turns * batch
    return Assignment(
        claim=claim,
        begin=begin,
        assign=assign,
        commit=commit,
        inside=next(total for name, _, total in times if name == TOP) / messages,
        functions={name: own / messages for name, own, _ in times},
    )


def _divide(single: Assignment, rank: float) -> dict[str, float]:
    """The stages of an assignment; they add up to what the client waited for it."""
    stages = dict.fromkeys(STAGE_OF_FUNCTION.values(), 0.0)
    for name, ms in single.functions.items():
        stage = _stage(name)
        if stage is not None:
            stages[stage] += ms
    if not stages["rank"]:
        stages["rank"] = rank
        stages[SEAT] -= rank
    return stages | {
        "rest of assign": single.inside - sum(stages.values()),
        "round trips": single.begin + single.assign - single.inside,
        "commit": single.commit,
    }


def _stage(function: str) -> str | None:
    """pgmq sends the events; what it reads belongs to the claim, which is timed from outside."""
    if function.startswith("pgmq.") and function != "pgmq.read":
        return "events"
    return STAGE_OF_FUNCTION.get(function)


def _weigh(stages: Mapping[str, float], yardstick: float) -> dict[str, dict[str, float]]:
    return {name: {"ms": ms, "multiple": ms / yardstick} for name, ms in stages.items()}


def tables(figures: dict[str, Any]) -> list[Table]:
    """Every stage of a booking, and what a batch saves."""
    table = Table(
        *("stage", "ms", "x TPC-B"),
        title="One booking by stages",
        title_justify="left",
    )
    table.add_row("TPC-B, one client", f"{figures['tpcb_one_client_ms']:.3f}", "1.00")
    table.add_section()
    for part in ("stages", "whole_booking"):
        for name, cost in figures[part].items():
            table.add_row(name, f"{cost['ms']:.3f}", f"{cost['multiple']:.2f}")
        table.add_section()
    for name, cost in figures["assign_in_batches"].items():
        label = f"in batches of {figures['batch']}: {name}"
        table.add_row(label, f"{cost['ms']:.3f}", f"{cost['multiple']:.2f}")
    return [table]


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """The stages side by side."""
    parts = {name: cost["ms"] for name, cost in figures["stages"].items()}
    return {"Milliseconds of one booking, by stage": stacked_bars({"booking": parts}, "ms")}
