"""What became of the bookings of a window, and how long they waited for it.

Both ends are times of a commit, which nobody sees before it: of the transaction that wrote the
request and of the one that wrote the decision.
"""

from dataclasses import dataclass

from psycopg import Connection
from psycopg.sql import SQL

from cli.bench.backlog import Window

CONFIRMED = SQL(
    "inner join core.booking_state_history as d"
    " on d.booking_id = b.booking_id and d.to_state = 'confirmed'"
)
TRIED = SQL("inner join core.booking_attempt as d on d.booking_id = b.booking_id and d.number = 1")
"""The first attempt, whatever came of it: confirmed, to be tried again, or refused."""

_DECISIONS = SQL("""
with decision as (
  select extract(epoch from
    pg_xact_commit_timestamp(d.xmin) - pg_xact_commit_timestamp(r.xmin)
  ) * 1000 as wait_ms
  from core.booking as b
  inner join core.booking_state_history as r on r.booking_id = b.booking_id and r.version = 1
  {decision}
  inner join core.venue as v on v.venue_id = b.venue_id
  where b.booking_id > %(after)s
    and v.slug = coalesce(%(venue)s, v.slug)
    and pg_xact_commit_timestamp(d.xmin) between %(began_at)s and %(ended_at)s
)
select count(*),
  coalesce(percentile_cont(0.5) within group (order by d.wait_ms), 0)::float,
  coalesce(percentile_cont(0.95) within group (order by d.wait_ms), 0)::float
from decision as d
""")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a window. Waits are in ms, from request committed to decision committed."""

    count: int
    per_second: float
    p50_ms: float
    p95_ms: float


def last_booking(connection: Connection) -> int:
    """The newest booking's key, 0 when there is none."""
    row = connection.execute("select coalesce(max(booking_id), 0) from core.booking").fetchone()
    assert row is not None
    return int(row[0])


def read_decisions(
    connection: Connection,
    window: Window,
    *,
    after: int,
    kind: SQL,
    venue: str | None = None,
) -> Decisions:
    """The decisions, CONFIRMED or TRIED, about bookings asked for since `after`, at one venue or
    all of them."""
    row = connection.execute(
        _DECISIONS.format(decision=kind),
        {
            "after": after,
            "venue": venue,
            "began_at": window.began_at,
            "ended_at": window.ended_at,
        },
    ).fetchone()
    assert row is not None
    count, p50_ms, p95_ms = row
    return Decisions(count, count / window.seconds if count else 0.0, p50_ms, p95_ms)
