"""What the worker does about whole days: which are due, who is told, and what history teaches."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    call,
    day,
    labels,
    load,
    read,
    refusal,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, seated_at, sit, table


def describe(**policy: Any) -> Row:
    tables = [table("T1", 2, movable=False), table("T3", 6, movable=False)]
    return describe_bistro(tables, policy={"optimize": True} | policy)


@pytest.fixture
def couple(db: Connection) -> Row:
    """They sit at the table for six on a day that is looked at now."""
    load(db, describe())
    booking = seated_at(db, "T3", p_party=2)
    make_due(db)
    return booking


def make_due(connection: Connection) -> None:
    """As if the day were tomorrow, and the night's look at it not made yet."""
    connection.execute(
        "create or replace function core.list_days_to_optimize(p_at timestamptz)"
        " returns table (venue_id bigint, service_date date, due_at timestamptz) language sql as $$"
        " select b.venue_id, b.service_date, p_at - interval '1 hour' from core.booking as b"
        " where not exists (select from core.optimization_run) limit 1 $$"
    )


def run(connection: Connection) -> list[Row]:
    with acting(connection, "worker"):
        return rows(connection, "jobs.optimize_due_days", p_limit=5)


def due(connection: Connection, at: datetime) -> list[tuple[str, str]]:
    """The service days that are due at a time, and since when in London."""
    return [
        (str(service_date), since.strftime("%m-%d %H:%M"))
        for service_date, since in ask(
            connection,
            "select service_date, due_at at time zone 'Europe/London'"
            " from core.list_days_to_optimize(%s) order by 1",
            at,
        )
    ]


def test_a_day_is_looked_at_the_night_before_and_before_each_service(db: Connection) -> None:
    load(db, describe())
    seated_at(db, "T3", p_party=2)
    today = datetime.combine(day(), datetime.min.time(), UTC)
    tomorrow = str(day())
    for offset, wanted in (
        (timedelta(hours=2), []),
        # The night before, and the night of the day.
        (timedelta(hours=-20), [(tomorrow, f"{today - timedelta(days=1):%m-%d} 03:00")]),
        (timedelta(hours=4), [(tomorrow, f"{today:%m-%d} 03:00")]),
        # Doors open at 17:00; an hour before, nobody can be moved any more.
        (timedelta(hours=15, minutes=31), [(tomorrow, f"{today:%m-%d} 15:30")]),
    ):
        assert due(db, today + offset) == wanted, offset


def test_nobody_looks_where_it_is_not_wanted_or_nobody_comes(db: Connection) -> None:
    load(db, describe())
    at = datetime.combine(day(), datetime.min.time(), UTC) + timedelta(hours=5)
    assert due(db, at) == []
    seated_at(db, "T3", p_party=2)
    assert due(db, at)
    load(db, describe(optimize=False))
    assert due(db, at) == []


def test_what_is_found_is_proposed_and_staff_see_it(db: Connection, couple: Row) -> None:
    with acting(db, "owner"):
        db.execute("select pgmq.create('floor'), pgmq.bind_topic('optimizer.#', 'floor')")
    [found] = run(db)
    assert found["outcome"] == "proposed" and found["score_delta"] >= 0.1
    assert labels(read(db, couple)) == ["T3"]
    with acting(db, "staff"):
        [seen] = ask(db, "select run_id, status, score_delta, actor from ops.optimization")
    assert seen == (found["run_id"], "proposed", found["score_delta"], "worker")
    [(event,)] = ask(db, "select message from pgmq.q_floor")
    assert event["event"] == "optimizer.proposed"
    assert event["score_delta"] == found["score_delta"]
    assert run(db) == []


def test_a_venue_that_trusts_it_has_it_applied_and_guests_hear_nothing(
    db: Connection, couple: Row
) -> None:
    load(db, describe(optimize_unasked=True))
    [found] = run(db)
    assert found["outcome"] == "applied"
    assert labels(read(db, couple)) == ["T1"]
    assert ask(db, "select kind::text from core.notification") == [("confirmed",)]


def test_a_day_that_cannot_be_worked_out_holds_up_no_other(db: Connection) -> None:
    slugs = ("the-broken-day", SLUG)
    for slug in slugs:
        load(db, describe(), slug=slug)
        booking = request(db, p_venue=slug, p_party=2)
        sit(db, booking["booking_id"], ("T3",))
    db.execute(
        "create or replace function core.list_days_to_optimize(p_at timestamptz)"
        " returns table (venue_id bigint, service_date date, due_at timestamptz) language sql as $$"
        " select b.venue_id, b.service_date, p_at from core.booking as b where not exists ("
        " select from core.optimization_run as r where r.venue_id = b.venue_id) $$"
    )
    db.execute(
        "create or replace function core.list_wishes(p_venue core.venue, p_frame core.day_frame,"
        " p_service_date date, p_board core.day_board, p_at timestamptz) returns table ("
        " units integer, share double precision, starts bigint, planes bigint[], seats integer[],"
        " total double precision) language sql as $$ select 1, 1.0, 1, '{1,0,0,0}'::bigint[],"
        " '{1}'::integer[], 1.0 / (p_venue.slug <> 'the-broken-day')::integer $$"
    )
    with db.transaction(), acting(db, "worker"):
        found = rows(db, "jobs.optimize_due_days", p_limit=1)
        found += rows(db, "jobs.optimize_due_days", p_limit=1)
        assert rows(db, "jobs.optimize_due_days", p_limit=1) == []
    broken, other = found
    assert (broken["venue_slug"], broken["outcome"]) == ("the-broken-day", "failed")
    assert "22012" in broken["rationale"]
    assert other["venue_slug"] == SLUG and other["outcome"] != "failed"
    applied = call(db, "api.apply_optimal_assignment", p_run_id=broken["run_id"])
    assert (applied["outcome"], applied["moves"]) == ("failed", [])


def eight_tables() -> Row:
    """Where the clocks never change, so that an hour of the past is that hour."""
    tables = [table(f"T{n}", 2, movable=False) for n in range(1, 9)]
    return describe_bistro(tables, timezone="UTC")


def live_through(connection: Connection, weeks: int, per_week: int) -> None:
    """Evenings of the past, one a week, each with so many couples at 18:00 and half at 21:00."""
    for week in range(1, weeks + 1):
        for number in range(per_week):
            booking = request(connection, p_venue=SLUG, p_party=2, p_time="18:00")
            sit(connection, booking["booking_id"], (f"T{number + 1}",))
            if number % 2:
                booking = request(connection, p_venue=SLUG, p_party=2, p_time="21:00")
                sit(connection, booking["booking_id"], (f"T{number + 1}",))
        back = timedelta(weeks=week + 2)
        connection.execute(
            "update core.claim set service_date = service_date - %(d)s::interval,"
            " during = tstzrange(lower(during) - %(d)s, upper(during) - %(d)s)"
            " where lower(during) > now()",
            {"d": back},
        )
        connection.execute(
            "update core.booking set service_date = service_date - %(d)s::interval,"
            " during = tstzrange(lower(during) - %(d)s, upper(during) - %(d)s),"
            " occupied = tstzrange(lower(occupied) - %(d)s, upper(occupied) - %(d)s)"
            " where lower(during) > now()",
            {"d": back},
        )


def learn(connection: Connection) -> int:
    with acting(connection, "worker"):
        return int(value(connection, "jobs.learn_from_history", p_limit=10))


def test_popular_hours_are_learnt_by_weekday(db: Connection) -> None:
    load(db, eight_tables())
    live_through(db, weeks=4, per_week=8)
    assert learn(db) >= 1
    [(weekday, cumulative)] = ask(
        db,
        "select weekday, cumulative from core.pressure as p join core.venue as v using (venue_id)"
        " where v.slug = %s",
        SLUG,
    )
    assert weekday == day().isoweekday()

    def pressure(hour: int) -> float:
        return float(cumulative[4 * hour + 1] - cumulative[4 * hour])

    assert (pressure(12), pressure(18), pressure(21)) == pytest.approx((0, 1, 0.5))
    # For today that is known.
    assert learn(db) == 0


def test_too_little_history_teaches_nothing(db: Connection) -> None:
    load(db, eight_tables())
    live_through(db, weeks=2, per_week=8)
    learn(db)
    assert ask(db, "select from core.pressure") == []


def test_plans_that_did_not_last_count_against_their_seating(db: Connection) -> None:
    load(db, describe())
    couple = seated_at(db, "T3", p_party=2)
    other = seated_at(db, "T3", p_party=2, p_time="21:00")
    run_ = rows(db, "api.optimize_day", p_venue=SLUG, p_date=day(), p_iterations=300)
    rows(db, "api.apply_optimal_assignment", p_run_id=run_[0]["run_id"])
    assert labels(read(db, couple)) == labels(read(db, other)) == ["T1"]
    db.execute(
        "update core.booking set service_date = current_date, state_reason = null"
        " where booking_id = any (%s)",
        ([couple["booking_id"], other["booking_id"]],),
    )
    learn(db)
    rates = dict(
        ask(
            db,
            "select r.label, s.failure_rate from core.seating as s join core.resource as r"
            " on s.resource_ids = array[r.resource_id] where r.venue_id ="
            " (select venue_id from core.venue where slug = %s)",
            SLUG,
        )
    )
    # Two of two plans on T3 were moved; ten more are assumed to have lasted.
    assert rates == {"T1": 0, "T3": pytest.approx(2 / 12)}


@pytest.mark.parametrize("limit", [None, 0, -1])
@pytest.mark.parametrize("job", ["optimize_due_days", "learn_from_history", "run_due_timers"])
def test_how_many_must_be_said(db: Connection, job: str, limit: int | None) -> None:
    """None would be all of them in one transaction, and less than none an error without a code."""
    assert refusal(db, f"jobs.{job}", p_limit=limit).code == "RS001"
