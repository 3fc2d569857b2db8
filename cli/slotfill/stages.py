"""Where the time of each booking went, from the rows that the engine itself wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

import psycopg
from psycopg.rows import dict_row

from cli.problem import Problem
from cli.slotfill.outcome import Outcome

STAGES = {
    "shim": "client and shim, until the database has the request",
    "request": "the request's transaction and the way back",
    "queue wait": "until a worker takes it up",
    "lock wait": "for the lock of the service day",
    "planning": "ranking the seatings",
    "constraint": "claims, making room, confirming, history",
    "commit": "one durable commit (a probe)",
    "e-mail": "until the mail server has it; the guest's table is long safe",
}

ROWS = """
select b.reference, b.booking_id,
  extract(epoch from b.created_at)::float as created_at,
  extract(epoch from h.pending_at)::float as pending_at,
  extract(epoch from h.settled_at)::float as settled_at,
  extract(epoch from a.at)::float as attempt_at,
  1000 * extract(epoch from a.lock_wait)::float as lock_ms,
  1000 * extract(epoch from a.duration - a.lock_wait)::float as work_ms,
  a.strategy,
  1000 * extract(epoch from n.sent_at - n.queued_at)::float as mail_ms
from core.booking as b
left join lateral (
  select min(t.at) filter (where t.to_state = 'assignment_pending') as pending_at,
    max(t.at) as settled_at
  from core.booking_state_history as t where t.booking_id = b.booking_id
) as h on true
left join core.booking_attempt as a on a.booking_id = b.booking_id and a.number = 1
left join lateral (
  select m.sent_at, m.queued_at from core.notification as m
  where m.booking_id = b.booking_id and m.sent_at is not null
  order by m.queued_at limit 1
) as n on true
where b.reference = any (%s)
"""

RANK = """
select count(*) from core.rank_plans(
  (select b from core.booking as b where b.reference = %s), 5, clock_timestamp())
"""
PROBES = 12
CLOCKS_APART_S = 1.0
"""This machine's and the server's. What was made longer before it was asked for was made before an
interruption: it was asked for again with the same key, and says nothing of this run."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One booking's stages in ms, by name; a stage that could not be seen is missing."""

    reference: str
    slot: str
    total: float
    stages: Mapping[str, float]


def read_timings(url: str, outcomes: Sequence[Outcome], *, is_detailed: bool) -> list[Timing]:
    """The stages of every booking that the database took in this run.

    `is_detailed` also measures a ranking and a commit on the spot, which no row tells apart.
    """
    taken = {o.reference: o for o in outcomes if o.reference and o.answered_at}
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
        connection.execute("set role holdfast_owner")
        rows = connection.execute(ROWS, ([*taken],)).fetchall()
        if taken and not rows:
            raise Problem(
                "the shim writes its bookings into another database than this: set DATABASE_URL to "
                "the shim's, or BOOKING_API_BASE_URL to another shim"
            )
        ranking = _rank(connection, [row["reference"] for row in rows]) if is_detailed else None
        commit = _commit(connection) if is_detailed else None
    return [
        _timing(row, taken[row["reference"]], ranking, commit)
        for row in rows
        if row["created_at"] > taken[row["reference"]].sent_at - CLOCKS_APART_S
    ]


def means(timings: Sequence[Timing]) -> dict[str, float]:
    """The mean of each stage over the bookings in which it was seen, in ms."""
    return {
        stage: round(mean(values), 2)
        for stage in STAGES
        if (values := [t.stages[stage] for t in timings if stage in t.stages])
    }


def _timing(
    row: Mapping[str, Any], outcome: Outcome, ranking: float | None, commit: float | None
) -> Timing:
    stages: dict[str, float] = {}
    if outcome.answered_at is not None:
        stages["shim"] = max(0.0, 1000 * (row["created_at"] - outcome.sent_at))
        stages["request"] = max(0.0, 1000 * (outcome.answered_at - row["created_at"]))
    if row["attempt_at"] is not None:
        stages["queue wait"] = max(0.0, 1000 * (row["attempt_at"] - row["pending_at"]))
        stages["lock wait"] = row["lock_ms"]
        planning = min(ranking, row["work_ms"]) if ranking is not None else None
        if planning is not None:
            stages["planning"] = planning
        stages["constraint"] = row["work_ms"] - (planning or 0.0)
    if commit is not None:
        stages["commit"] = commit
    if row["mail_ms"] is not None:
        stages["e-mail"] = row["mail_ms"]
    total = 1000 * (row["settled_at"] - outcome.sent_at)
    return Timing(row["reference"], outcome.slot, total, stages)


def _rank(connection: psycopg.Connection[Any], references: Sequence[str]) -> float | None:
    """The median time of ranking once more, in ms; the board is fuller now than it was then."""
    sample = references[:: max(1, len(references) // PROBES)][:PROBES]
    return _median([_timed(connection, RANK, (reference,)) for reference in sample])


def _commit(connection: psycopg.Connection[Any]) -> float | None:
    """The median time of a commit that has something to write, in ms."""
    statement = "select pg_logical_emit_message(true, 'holdfast slot-fill', '')"
    try:
        return _median([_timed(connection, statement, ()) for _ in range(PROBES)])
    except psycopg.errors.InsufficientPrivilege:
        return None


def _timed(connection: psycopg.Connection[Any], query: str, arguments: tuple[str, ...]) -> float:
    row = connection.execute("select extract(epoch from clock_timestamp())::float as at").fetchone()
    connection.execute(query, arguments)
    after = connection.execute(
        "select extract(epoch from clock_timestamp())::float as at"
    ).fetchone()
    assert row and after
    return 1000 * float(after["at"] - row["at"])


def _median(values: Sequence[float]) -> float | None:
    return sorted(values)[len(values) // 2] if values else None
