"""Bookings that wait: tried again by the clock, woken when a table is freed, left to a person."""

from datetime import timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    ask,
    assign,
    broken_invariants,
    call,
    confirm,
    confirmed,
    hold,
    load,
    read,
    refusal,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, table

COUPLE = {"p_venue": SLUG, "p_party": 2}


@pytest.fixture
def bistro(db: Connection) -> Connection:
    """One table for two, and nothing else."""
    load(db, describe_bistro([table("T1", 2)]))
    return db


def work(connection: Connection) -> list[Row]:
    """What a worker does until nothing visible is left."""
    answers = []
    while claimed := rows(connection, "jobs.claim_assignments", p_limit=10, p_lease="30 s"):
        answers += rows(
            connection,
            "jobs.assign_claimed",
            p_message_ids=[one["message_id"] for one in claimed],
            p_read_counts=[one["read_count"] for one in claimed],
        )
    return answers


def states(connection: Connection, *bookings: Row) -> list[str]:
    return [read(connection, booking)["state"] for booking in bookings]


def attempts(connection: Connection, booking: Row) -> list[tuple[Any, ...]]:
    return ask(
        connection,
        "select number, outcome, reason, is_woken from core.booking_attempt"
        " where booking_id = %s order by number",
        booking["booking_id"],
    )


def waiting(connection: Connection, count: int, **changes: object) -> list[Row]:
    """Couples that came too late for the only table, and were told to wait."""
    bookings = [request(connection, **COUPLE | changes) for _ in range(count)]
    work(connection)
    assert states(connection, *bookings) == ["assignment_pending"] * count
    return bookings


def cancel(connection: Connection, booking: Row) -> None:
    call(connection, "api.cancel_booking", p_reference=booking["reference"])


def messages(connection: Connection) -> list[Any]:
    return [message for (message,) in ask(connection, "select message from pgmq.q_assignment")]


def test_a_cancellation_seats_who_asked_first_without_waiting(bistro: Connection) -> None:
    seated = confirmed(bistro, **COUPLE)
    first, second = waiting(bistro, 2)
    cancel(bistro, seated)
    assert [message["service_date"] for message in messages(bistro)] == [str(first["booking_date"])]
    work(bistro)
    assert states(bistro, first, second) == ["confirmed", "assignment_pending"]
    # The table was filled, so the second was not even tried.
    assert attempts(bistro, first) == [
        (1, "retry", "no_capacity", False),
        (2, "confirmed", None, False),
    ]
    assert len(attempts(bistro, second)) == 1
    assert ask(bistro, "select booking_id from core.timer") == [(second["booking_id"],)]
    assert broken_invariants(bistro) == []


def test_one_message_for_all_that_is_freed_on_a_day(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2), table("T2", 2), table("T3", 2)]))
    seated = [confirmed(db, **COUPLE) for _ in range(3)]
    couples = waiting(db, 4)
    for booking in seated:
        cancel(db, booking)
    assert len(messages(db)) == 1 and broken_invariants(db) == []
    assert [answer["outcome"] for answer in work(db)] == ["walked"]
    assert states(db, *couples) == ["confirmed"] * 3 + ["assignment_pending"]
    assert broken_invariants(db) == []


def test_who_waits_for_another_time_is_left_alone(bistro: Connection) -> None:
    seated = confirmed(bistro, **COUPLE, p_time="17:00")
    confirmed(bistro, **COUPLE, p_time="20:00")
    [late] = waiting(bistro, 1, p_time="20:15")
    cancel(bistro, seated)
    assert messages(bistro) == [] and ask(bistro, "select from core.freed_time") == []
    assert len(attempts(bistro, late)) == 1


def test_a_woken_try_that_finds_nothing_costs_no_attempt(db: Connection) -> None:
    """What was freed is for two; the four wait on, and their next try stays when it was."""
    load(db, describe_bistro([table("T1", 2), table("T2", 4)], policy={"retry_attempts": 2}))
    couple, _ = confirmed(db, **COUPLE), confirmed(db, **COUPLE | {"p_party": 4})
    [four] = waiting(db, 1, p_party=4)
    due = ask(db, "select due_at from core.timer")
    cancel(db, couple)
    work(db)
    assert attempts(db, four) == [
        (1, "retry", "no_capacity", False),
        (2, "retry", "no_capacity", True),
    ]
    assert ask(db, "select due_at from core.timer") == due
    assert assign(db, four)["outcome"] == "manual_review"
    assert broken_invariants(db) == []


@pytest.mark.parametrize("how", ["released", "expired", "unblocked", "cancelled"])
def test_whatever_frees_a_table_wakes_who_waits(bistro: Connection, how: str) -> None:
    if how == "unblocked":
        span = {"p_venue": SLUG, "p_table": "T1", "p_from": "2030-01-01"}
        day = request(bistro, **COUPLE)["booking_date"]
        bistro.execute("delete from pgmq.q_assignment")
        bistro.execute("update core.booking set state = 'cancelled'")
        span = {"p_venue": SLUG, "p_table": "T1", "p_from": f"{day} 17:00",
                "p_until": f"{day} 23:00"}  # fmt: skip
        rows(bistro, "api.block_resource", **span, p_is_dry_run=False)
    else:
        held = hold(bistro, **COUPLE)
    [couple] = waiting(bistro, 1)
    if how == "released":
        call(bistro, "api.release_hold", p_reference=held["reference"])
    elif how == "expired":
        bistro.execute("update core.claim set expires_at = now()")
        bistro.execute("update core.booking set hold_expires_at = now() where state = 'held'")
        bistro.execute("update core.timer set due_at = now() where booking_id = %s",
                       (read(bistro, held)["booking_id"],))  # fmt: skip
        assert value(bistro, "jobs.run_due_timers", p_limit=10) == 1
    elif how == "unblocked":
        rows(bistro, "api.unblock_resource", **span)
    else:
        confirm(bistro, held)
        cancel(bistro, held)
    work(bistro)
    assert states(bistro, couple) == ["confirmed"]
    assert broken_invariants(bistro) == []


def test_a_venue_file_with_more_tables_has_all_who_wait_tried_again(bistro: Connection) -> None:
    confirmed(bistro, **COUPLE)
    [couple] = waiting(bistro, 1)
    load(bistro, describe_bistro([table("T1", 2), table("T2", 2)]))
    assert value(bistro, "jobs.run_due_timers", p_limit=10) == 1
    work(bistro)
    assert states(bistro, couple) == ["confirmed"]


def test_pauses_double_up_to_the_cap(db: Connection) -> None:
    policy = {"retry_attempts": 20, "retry_base_seconds": 60, "retry_cap_minutes": 5}
    load(db, describe_bistro([table("T1", 2)], policy=policy))
    confirmed(db, **COUPLE)
    [couple] = waiting(db, 1)
    for minutes in (1, 2, 4, 5, 5):
        [(pause,)] = ask(db, "select due_at - clock_timestamp() from core.timer")
        assert timedelta(minutes=0.79 * minutes) < pause < timedelta(minutes=1.2 * minutes)
        assert assign(db, couple)["outcome"] == "retry"


def test_so_near_to_the_visit_a_person_decides_at_once(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2)], policy={"retry_deadline_minutes": 43200}))
    confirmed(db, **COUPLE)
    couple = request(db, **COUPLE)
    assert assign(db, couple)["outcome"] == "manual_review"
    assert attempts(db, couple) == [(1, "manual_review", "no_capacity", False)]
    assert broken_invariants(db) == []


def test_what_can_never_fit_fails_at_once(bistro: Connection) -> None:
    """The table for four was taken off the floor plan after the request."""
    load(bistro, describe_bistro([table("T1", 2), table("T2", 4)]))
    four = request(bistro, **COUPLE | {"p_party": 4})
    load(bistro, describe_bistro([table("T1", 2)]))
    assert assign(bistro, four)["outcome"] == "failed"
    assert (read(bistro, four)["state"], read(bistro, four)["reason"]) == ("failed", "never_fits")
    assert ask(bistro, "select kind from core.notification") == [("declined",)]


def test_an_attempt_says_why_each_plan_failed(bistro: Connection) -> None:
    seated = confirmed(bistro, **COUPLE)
    [couple] = waiting(bistro, 1)
    told = value(bistro, "api.explain_assignment", p_reference=couple["reference"])
    [hindered] = told["attempts"][0]["hindered"]
    assert (hindered["tables"], hindered["failed"], hindered["by"]) == (["T1"], "taken", "T1")
    assert hindered["until"] > seated["starts_at"].isoformat()


def test_the_reasons_are_a_closed_list(bistro: Connection) -> None:
    confirmed(bistro, **COUPLE)
    with pytest.raises(Exception, match="retry_reason_check"):
        bistro.execute("update core.booking_attempt set reason = 'no mood'")


def test_a_long_walk_is_made_in_pieces(db: Connection) -> None:
    """Those who were tried already are not tried again in the next piece."""
    load(db, describe_bistro([table("T1", 2), table("T2", 4)]))
    couple, _ = confirmed(db, **COUPLE), confirmed(db, **COUPLE | {"p_party": 4})
    first, second = waiting(db, 2, p_party=4)
    cancel(db, couple)
    db.execute("update core.freed_time set tried_booking_id = %s", (first["booking_id"],))
    work(db)
    assert (len(attempts(db, first)), len(attempts(db, second))) == (1, 2)
    assert broken_invariants(db) == []


def test_a_walk_gets_on_however_slow_the_server_is(bistro: Connection) -> None:
    """Even when to find the next one takes longer than a walk may: else it would never end."""
    seated = confirmed(bistro, **COUPLE)
    [couple] = waiting(bistro, 1)
    cancel(bistro, seated)
    bistro.execute(
        "alter function core.find_woken(bigint, date, bigint, bigint) rename to find_woken_fast;"
        "create function core.find_woken(bigint, date, bigint, bigint) returns bigint"
        " language sql as $$select pg_sleep(0.3); select core.find_woken_fast($1, $2, $3, $4)$$"
    )
    [message] = rows(bistro, "jobs.claim_assignments", p_limit=1, p_lease="30 s")
    rows(bistro, "jobs.assign_claimed", p_message_ids=[message["message_id"]],
         p_read_counts=[message["read_count"]])  # fmt: skip
    assert states(bistro, couple) == ["confirmed"]


def test_a_walk_that_breaks_again_and_again_is_buried_and_the_next_one_begins_anew(
    bistro: Connection,
) -> None:
    seated = confirmed(bistro, **COUPLE)
    [couple] = waiting(bistro, 1)
    cancel(bistro, seated)
    for _ in range(5):
        bistro.execute("update pgmq.q_assignment set vt = now() - interval '1 s'")
        [message] = rows(bistro, "jobs.claim_assignments", p_limit=1, p_lease="30 s")
        rows(bistro, "jobs.record_failure", p_queue="assignment", p_error="XX000: broken",
             p_message_id=message["message_id"], p_read_count=message["read_count"])  # fmt: skip
    assert states(bistro, couple) == ["assignment_pending"]
    assert ask(bistro, "select from core.freed_time") == [] == messages(bistro)
    assert len(ask(bistro, "select from pgmq.q_assignment_dead")) == 1


def test_a_booking_that_went_to_another_day_is_looked_at_afresh(venue_database: str) -> None:
    """The lock that was waited for is the old day's."""
    from psycopg import connect

    with connect(venue_database) as one, connect(venue_database) as other:
        booking = request(one)
        one.execute("update core.booking set service_date = service_date + 1")
        one.commit()
        other.execute("select core.lock_service_day(venue_id, service_date) from core.booking")
        one.execute("select core.lock_service_day(venue_id, service_date - 1) from core.booking")
        [(outcome, reason)] = ask(
            one,
            "select outcome, reason from core.assign_booking(%s, clock_timestamp(),"
            " clock_timestamp())",
            booking["booking_id"],
        )
        assert (outcome, reason) == ("aborted", "version_changed")
        other.rollback()
        one.execute("update core.booking set service_date = service_date - 1")
        assert assign(one, booking)["outcome"] == "confirmed"
        assert attempts(one, booking)[0] == (1, "aborted", "version_changed", False)


def test_no_such_decision(bistro: Connection) -> None:
    seated = confirmed(bistro, **COUPLE)
    for function in ("requeue_booking", "decline_booking"):
        refused = refusal(bistro, f"api.{function}", p_reference=seated["reference"])
        assert (refused.code, refused.detail) == ("RS200", {"state": "confirmed"})
