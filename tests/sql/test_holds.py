"""The life of a hold: held, then confirmed, released or expired, with every worker stopped."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirm,
    confirmed,
    guest,
    hold,
    labels,
    read,
    refusal,
    request,
    rows,
    value,
    wish,
)

# Few seatings of the White Horse take eight inside: D11, D12, and what can be pushed together.
BIG = {"p_party": 8, "p_seating": "indoor"}
SECOND = timedelta(seconds=1)
INSTANT = timedelta(microseconds=1)


def release(connection: Connection, held: Row) -> str:
    return str(call(connection, "api.release_hold", p_reference=held["reference"])["outcome"])


def let_expire(connection: Connection, held: Row, at: str = "clock_timestamp()") -> None:
    """Move a hold's end; to this instant, unless told."""
    booking_id = read(connection, held)["booking_id"]
    for change in (f"core.booking set hold_expires_at = {at}", f"core.claim set expires_at = {at}"):
        connection.execute(f"update {change} where booking_id = {booking_id}")


def fill(connection: Connection, **wanted: Any) -> list[Row]:
    """Hold whatever there is for such a party."""
    held = []
    while (answer := hold(connection, **wanted))["outcome"] == "held":
        held.append(answer)
    return held


def test_a_hold_keeps_tables_for_the_venues_hold_length(db: Connection) -> None:
    with acting(db, "guest"):
        held = hold(db)
    booking = read(db, held)
    assert (held["outcome"], booking["state"], booking["state_version"]) == ("held", "held", 1)
    assert held["tables"] == booking["tables"] and labels(held)
    assert held["expires_at"] == booking["hold_expires_at"]
    assert held["expires_at"] - booking["created_at"] == timedelta(minutes=10)


def test_a_hold_is_nobodys_yet(db: Connection) -> None:
    hold(db)
    assert ask(db, "select from core.customer") == ask(db, "select from core.notification") == []
    assert ask(db, "select from pgmq.q_assignment") == []


def test_what_is_held_nobody_else_gets(db: Connection) -> None:
    held = fill(db, **BIG)
    tables = [label for answer in held for label in labels(answer)]
    assert len(tables) == len(set(tables)) and {"D11", "D12"} <= set(tables)
    booking = request(db, **BIG)
    assert assign(db, booking)["outcome"] == "retry"
    assert broken_invariants(db) == []


def test_unavailable_comes_with_the_nearest_times_that_are_free(db: Connection) -> None:
    fill(db, **BIG)
    refused = hold(db, **BIG)
    assert (refused["outcome"], refused["reference"], refused["tables"]) == (
        "unavailable",
        None,
        [],
    )
    # 90 minutes and the buffer on either side of 19:00, on the grid.
    assert [offer["time"] for offer in refused["alternatives"]] == ["17:00", "17:15", "20:45"]
    for offer in refused["alternatives"]:
        again = hold(db, **BIG, p_date=offer["date"], p_time=offer["time"])
        assert again["outcome"] == "held"
        release(db, again)


def test_nothing_is_stored_of_a_hold_that_was_not_had(db: Connection) -> None:
    fill(db, **BIG)
    before = ask(db, "select count(*) from core.booking")
    assert hold(db, **BIG)["outcome"] == "unavailable"
    assert ask(db, "select count(*) from core.booking") == before


def test_a_confirmed_hold_is_a_booking_with_the_same_tables(db: Connection) -> None:
    with acting(db, "guest"):
        held = hold(db, **BIG)
        answer = confirm(db, held, p_notes="By the window", p_phone="+441223375578")
    assert (answer["outcome"], answer["tables"]) == ("confirmed", held["tables"])
    booking = read(db, held)
    told = {
        "state": "confirmed",
        "state_version": 2,
        "customer_name": "Zoë Guest",
        "customer_phone": "+441223375578",
        "notes": "By the window",
        "hold_expires_at": None,
        "tables": held["tables"],
    }
    assert told.items() <= booking.items()
    assert ask(db, "select kind, expires_at from core.claim") == [("booking", None)]
    assert ask(db, "select from core.timer") == []
    assert ask(db, "select kind, status from core.notification") == [("confirmed", "queued")]
    assert ask(
        db, "select from_state, to_state, actor from core.booking_state_history order by version"
    ) == [(None, "held", "guest"), ("held", "confirmed", "guest")]
    assert broken_invariants(db) == []


def test_confirming_again_changes_nothing(db: Connection) -> None:
    held = hold(db)
    confirm(db, held)
    before = read(db, held)
    answer = confirm(db, held, p_name="Someone Else")
    assert (answer["outcome"], answer["tables"]) == ("already_confirmed", held["tables"])
    assert read(db, held) == before
    assert ask(db, "select name from core.customer") == [("Zoë Guest",)]


def test_a_hold_confirms_until_its_last_instant_and_not_after(db: Connection) -> None:
    held = hold(db)
    let_expire(db, held, "clock_timestamp() + interval '1 hour'")
    [(expires_at,)] = ask(db, "select hold_expires_at from core.booking")
    for at, outcome in [
        (expires_at - INSTANT, "confirmed"),
        (expires_at, "expired"),
        (expires_at + SECOND, "expired"),
    ]:
        assert confirm_at(db, at) == outcome


def confirm_at(connection: Connection, at: datetime) -> str:
    """What core.confirm_hold decides at an instant; undone again."""
    connection.execute("savepoint before")
    request(connection)
    [(outcome,)] = ask(
        connection,
        "select core.confirm_hold(b, (select max(customer_id) from core.customer), null, %s)"
        " from core.booking as b where b.state = 'held'",
        at,
    )
    connection.execute("rollback to before")
    return str(outcome)


def test_an_expired_hold_cannot_be_confirmed_though_no_worker_ran(db: Connection) -> None:
    held = hold(db, **BIG)
    let_expire(db, held)
    assert read(db, held)["state"] == "held"
    answer = confirm(db, held)
    assert answer["outcome"] == "expired" and answer["alternatives"]
    assert read(db, held)["state"] == "expired"
    assert ask(db, "select from core.claim") == ask(db, "select from core.customer") == []
    assert confirm(db, held)["outcome"] == "expired"
    assert broken_invariants(db) == []


def test_an_expired_hold_does_not_block_the_next_hold(db: Connection) -> None:
    held = fill(db, **BIG)
    let_expire(db, held[0])
    successor = hold(db, **BIG)
    assert (successor["outcome"], labels(successor)) == ("held", labels(held[0]))
    assert read(db, held[0])["state"] == "expired"
    assert confirm(db, held[0])["outcome"] == "expired"
    assert confirm(db, successor)["outcome"] == "confirmed"
    assert broken_invariants(db) == []


def test_an_expired_hold_does_not_block_an_assignment(db: Connection) -> None:
    held = fill(db, **BIG)
    let_expire(db, held[0])
    assert labels(confirmed(db, **BIG)) == labels(held[0])
    assert read(db, held[0])["state"] == "expired"
    assert broken_invariants(db) == []


def test_an_expired_hold_is_offered_again(db: Connection) -> None:
    held = fill(db, **BIG)
    asked = {name: wish(**BIG)[name] for name in ("p_venue", "p_date", "p_party", "p_seating")}
    [start] = {read(db, held[0])["starts_at"]}

    def is_offered() -> bool:
        offered = rows(db, "api.list_availability", **asked, p_service="dinner")
        return start in {offer["starts_at"] for offer in offered}

    assert not is_offered()
    let_expire(db, held[0])
    assert is_offered()


def test_the_worker_ends_a_hold_that_has_expired(db: Connection) -> None:
    held = hold(db)
    db.execute("update core.timer set due_at = clock_timestamp()")
    let_expire(db, held)
    assert value(db, "jobs.run_due_timers", p_limit=10) == 1
    [message] = rows(db, "jobs.claim_assignments", p_limit=10, p_lease="30 s")
    [answer] = rows(
        db,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"]],
        p_read_counts=[message["read_count"]],
    )
    assert (answer["outcome"], answer["state"]) == ("expired", "expired")
    assert read(db, held)["reason"] == "hold_expired"
    assert ask(db, "select from core.claim") == []
    assert broken_invariants(db) == []


def test_a_timer_that_comes_too_late_hurts_nobody(db: Connection) -> None:
    held = hold(db)
    booking_id = read(db, held)["booking_id"]
    confirm(db, held)
    before = read(db, held)
    assert assign(db, {"booking_id": booking_id})["outcome"] == "nothing_to_do"
    assert read(db, held) == before


def test_a_released_hold_frees_its_tables_at_once(db: Connection) -> None:
    held = fill(db, **BIG)
    assert release(db, held[0]) == "released"
    assert (read(db, held[0])["state"], read(db, held[0])["reason"]) == ("cancelled", "released")
    assert labels(hold(db, **BIG)) == labels(held[0])
    assert confirm(db, held[0])["outcome"] == "unknown"
    assert broken_invariants(db) == []


def test_releasing_again_changes_nothing(db: Connection) -> None:
    held = hold(db)
    release(db, held)
    before = read(db, held)
    assert release(db, held) == "already_released"
    assert read(db, held) == before


def test_a_confirmed_hold_is_not_released(db: Connection) -> None:
    held = hold(db)
    confirm(db, held)
    assert release(db, held) == "already_confirmed"
    assert read(db, held)["state"] == "confirmed"


def test_a_hold_whose_tables_are_gone_is_taken(db: Connection) -> None:
    held = hold(db)
    db.execute("delete from core.claim")
    answer = confirm(db, held)
    assert answer["outcome"] == "taken"
    assert ask(db, "select from core.notification") == []


def test_an_unknown_hold_is_an_answer(db: Connection) -> None:
    nothing: Row = {"reference": "NOSUCHREF2"}
    assert confirm(db, nothing)["outcome"] == "unknown"
    assert release(db, nothing) == "unknown"


@pytest.mark.parametrize("bad", [{"p_name": None}, {"p_email": "a@example.com,b@example.com"}])
def test_a_hold_is_confirmed_for_one_guest_that_can_be_reached(db: Connection, bad: Row) -> None:
    held = hold(db)
    with acting(db, "guest"):
        refused = refusal(db, "api.confirm_hold", p_reference=held["reference"], **guest(**bad))
    assert refused.code == "RS001"
    assert read(db, held)["state"] == "held"
