"""A booking is changed while a worker looks at it: the second decides on what the first left."""

from datetime import timedelta
from functools import partial

from psycopg import Connection

from tests.calls import Row, ask, assign, call, confirmed, day, read, request
from tests.concurrency.conftest import ONE_SEATING, Arena, failure, result

LATER = day() + timedelta(days=1)


def modify(connection: Connection, booking: Row, **changes: object) -> Row:
    return call(connection, "api.modify_booking", p_reference=booking["reference"], **changes)


def cancel(connection: Connection, booking: Row) -> Row:
    return call(connection, "api.cancel_booking", p_reference=booking["reference"])


def restore(connection: Connection, booking: Row) -> Row:
    return call(connection, "api.restore_booking", p_reference=booking["reference"])


def claims(arena: Arena, booking: Row) -> list[tuple[str, int]]:
    """The kinds of its claims, and how many there are of each."""
    return ask(
        arena.observer,
        "select kind, count(*) from core.claim where booking_id = %s group by kind",
        booking["booking_id"],
    )


def test_changed_while_it_waits_for_the_worker(arena: Arena) -> None:
    booking = request(arena.observer)
    changing, assigning = arena.race(
        day(), partial(modify, booking=booking, p_time="20:00"), partial(assign, booking=booking)
    )
    assert result(changing)["state"] == "assignment_pending"
    assert result(assigning)["outcome"] == "confirmed"
    assert read(arena.observer, booking)["start_time"].isoformat() == "20:00:00"


def test_assigned_while_the_guest_changes(arena: Arena) -> None:
    booking = request(arena.observer)
    assigning, changing = arena.race(
        day(), partial(assign, booking=booking), partial(modify, booking=booking, p_time="20:00")
    )
    assert result(assigning)["outcome"] == "confirmed"
    pending = result(changing)
    assert pending["state"] == "assignment_pending" and pending["previous_tables"]
    assert claims(arena, booking) == [("retained", 1)]


def test_moved_to_another_day_while_the_worker_waits_for_the_old_one(arena: Arena) -> None:
    """The worker has not the new day's lock, but gets it without waiting, or comes again."""
    booking = request(arena.observer)
    changing, assigning = arena.race(
        day(), partial(modify, booking=booking, p_date=LATER), partial(assign, booking=booking)
    )
    assert result(changing)["booking_date"] == LATER
    # PostgreSQL lets go of the two days one after the other, and the worker may look in between.
    if result(assigning)["outcome"] != "confirmed":
        assert result(assigning)["outcome"] == "aborted"
        assert assign(arena.observer, booking)["outcome"] == "confirmed"
    [(on,)] = ask(arena.observer, "select service_date from core.claim")
    assert on == LATER


def test_the_new_day_is_busy(arena: Arena) -> None:
    booking = request(arena.observer)
    gate = arena.close_day(day())
    assigning = arena.session()
    started = assigning.start(partial(assign, booking=booking))
    arena.wait_until_blocked(assigning, by=gate)
    # Past the lock, as only the owner can: the booking is on another day, which somebody has.
    arena.observer.execute(
        "update core.booking set service_date = service_date + 1, starts_local = starts_local +"
        " interval '1 day', during = tstzrange(lower(during) + interval '1 day', upper(during) +"
        " interval '1 day'), occupied = tstzrange(lower(occupied) + interval '1 day',"
        " upper(occupied) + interval '1 day') where booking_id = %s",
        (booking["booking_id"],),
    )
    other = arena.close_day(LATER)
    gate.commit()
    assert result(started)["outcome"] == "aborted"
    other.commit()
    assert assign(arena.observer, booking)["outcome"] == "confirmed"


def test_two_changes_at_once(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    first, second = arena.race(
        day(),
        partial(modify, booking=booking, p_time="20:00"),
        partial(modify, booking=booking, p_party=4),
    )
    assert result(first)["party_size"] == 2
    seen = result(second)
    assert (seen["party_size"], seen["start_time"].isoformat()) == (4, "20:00:00")
    assert ask(arena.observer, "select outcome from core.booking_change order by 1") == [
        ("pending",),
        ("superseded",),
    ]


def test_changed_and_cancelled(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    changing, cancelling = arena.race(
        day(), partial(modify, booking=booking, p_date=LATER), partial(cancel, booking=booking)
    )
    assert result(changing)["state"] == "assignment_pending"
    # It was on one day when the cancellation began to wait, and is on two: it comes again.
    if cancelling.exception() is not None:
        assert failure(cancelling) == "RS040"
        cancel(arena.observer, booking)
    assert read(arena.observer, booking)["state"] == "cancelled"
    assert claims(arena, booking) == []


def test_cancelled_and_changed(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    cancelling, changing = arena.race(
        day(), partial(cancel, booking=booking), partial(modify, booking=booking, p_party=4)
    )
    assert result(cancelling)["state"] == "cancelled"
    assert failure(changing) == "RS021"


def test_restored_while_the_worker_finds_tables(arena: Arena) -> None:
    booking = confirmed(arena.observer)
    modify(arena.observer, booking, p_time="20:00")
    restoring, assigning = arena.race(
        day(), partial(restore, booking=booking), partial(assign, booking=booking)
    )
    assert result(restoring)["tables"] == booking["tables"]
    assert result(assigning)["outcome"] == "nothing_to_do"
    assert claims(arena, booking) == [("booking", 1)]


def test_two_swap_their_times(arena: Arena) -> None:
    """Each wants what the other keeps: nobody loses a table, and the second to be asked waits."""
    noon: Row = {"p_time": "12:00", "p_service": "lunch", **ONE_SEATING}
    night: Row = {"p_time": "19:00", "p_service": "dinner", **ONE_SEATING}
    one, two = confirmed(arena.observer, **noon), confirmed(arena.observer, **night)
    modify(arena.observer, one, **night)
    modify(arena.observer, two, **noon)
    for booking in (one, two):
        assert assign(arena.observer, booking)["outcome"] != "confirmed"
        assert claims(arena, booking) == [("retained", 3)]
    restore(arena.observer, one)
    assert claims(arena, one) == [("booking", 3)]
