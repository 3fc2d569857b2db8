"""Plays an evening against the real functions: each request is asked for, then assigned, in order
of arrival, as guests and a worker would do it.

Every call commits by itself, but without waiting for the disk: what is timed is the decision.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from psycopg import Connection

from cli.bench.quality.evenings import Evening, Request

PEAK = range(18 * 60, 20 * 60)

_ASK = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => %s, p_party => %s, p_service => %s, p_name => %s,
  p_zone => %s
)
"""

_ASSIGN = "select outcome from jobs.assign(%s)"

_ATTEMPTS = """
select b.booking_id,
  (array_agg(a.strategy order by a.number desc))[1],
  coalesce(sum(json_array_length(a.plans -> 'moves')), 0)::integer,
  coalesce(max((a.plans ->> 'probes')::integer), 0)
from core.booking as b
inner join core.booking_attempt as a on a.booking_id = b.booking_id
where b.booking_id = any (%s)
group by b.booking_id
order by b.booking_id
"""

_PLAN = """
select coalesce(sum(s.capacity - b.party_size), 0)::integer,
  coalesce(sum(cardinality(s.resource_ids) - 1), 0)::integer
from core.booking as b
cross join lateral (
  select array_agg(c.resource_id order by c.resource_id) as resource_ids
  from core.claim as c
  where c.booking_id = b.booking_id
) as c
inner join core.seating as s on s.venue_id = b.venue_id and s.resource_ids = c.resource_ids
where b.booking_id = any (%s)
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a request. `kind` is direct, repaired (others moved) or refused; `ms` is the
    time of all its assignments, `probes` the work of its greatest search."""

    request: Request
    kind: str
    ms: float
    moves: int
    probes: int

    @property
    def is_seated(self) -> bool:
        return self.kind != "refused"


@dataclass(frozen=True, slots=True)
class Played:
    """An evening as a policy seated it. `waste` are seats left empty, `joins` tables that were
    pushed to another, both in the plan at the end."""

    evening: Evening
    policy: str
    decisions: tuple[Decision, ...]
    waste: int
    joins: int

    @property
    def covers(self) -> int:
        return sum(d.request.party for d in self.decisions if d.is_seated)


def play(connection: Connection, slug: str, day: date, evening: Evening, policy: str) -> Played:
    """Ask for and assign each request of an evening on an empty day of a venue."""
    asked, times, outcomes = [], [], []
    for request in evening.requests:
        booking = _ask(connection, slug, day, request, guest=f"Guest on {day}")
        began = time.perf_counter()
        outcome = _assign(connection, booking)
        # As the timer would have it later; here nobody comes in between.
        while outcome == "retry":
            outcome = _assign(connection, booking)
        times.append((time.perf_counter() - began) * 1000)
        asked.append(booking)
        outcomes.append(outcome)
    return _read(connection, evening, policy, asked, times, outcomes)


def play_request(connection: Connection, slug: str, day: date, request: Request) -> int:
    """Ask for one request; the key of the booking, which waits."""
    return _ask(connection, slug, day, request, guest=f"Guest on {day}")


def free_day(evening: Evening, number: int, today: date) -> date:
    """A day on which no other evening of the same venue is played, given the evening's number."""
    if evening.weekday is None:
        return today + timedelta(days=7 + number)
    monday = today + timedelta(days=14 - today.weekday())
    return monday + timedelta(weeks=number, days=evening.weekday - 1)


def _ask(connection: Connection, slug: str, day: date, request: Request, guest: str) -> int:
    row = connection.execute(
        _ASK,
        [slug, day, request.clock, request.party, request.service, guest, request.zone],
    ).fetchone()
    assert row is not None
    return int(row[0])


def _assign(connection: Connection, booking: int) -> str:
    row = connection.execute(_ASSIGN, [booking]).fetchone()
    assert row is not None
    return str(row[0])


def _read(
    connection: Connection,
    evening: Evening,
    policy: str,
    asked: Sequence[int],
    times: Sequence[float],
    outcomes: Sequence[str],
) -> Played:
    attempts = connection.execute(_ATTEMPTS, [list(asked)]).fetchall()
    decisions = [
        Decision(request, _kind(outcome, strategy), ms, moves, probes)
        for request, outcome, ms, (_, strategy, moves, probes) in zip(
            evening.requests, outcomes, times, attempts, strict=True
        )
    ]
    plan = connection.execute(_PLAN, [list(asked)]).fetchone()
    assert plan is not None
    waste, joins = plan
    return Played(evening, policy, tuple(decisions), waste, joins)


def _kind(outcome: str, strategy: str) -> str:
    if outcome != "confirmed":
        return "refused"
    return "repaired" if strategy == "make_room" else "direct"
