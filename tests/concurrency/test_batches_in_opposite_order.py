"""Workers whose batches touch the same days, or the same messages, never wait in a circle."""

from functools import partial

from psycopg import Connection

from tests.calls import WHITE_HORSE, Row, ask, call, confirmed, day, hold, request, rows, value
from tests.concurrency.conftest import Arena, result

WEDNESDAY, THURSDAY, FRIDAY = (day(weekday) for weekday in (3, 4, 5))


def claim(connection: Connection, limit: int) -> list[Row]:
    return rows(connection, "jobs.claim_assignments", p_limit=limit, p_lease="1 min")


def work_off(connection: Connection, messages: list[Row]) -> list[Row]:
    return rows(
        connection,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"] for message in messages],
        p_read_counts=[message["read_count"] for message in messages],
    )


def test_two_batches_over_the_same_days(arena: Arena) -> None:
    days = sorted([WEDNESDAY, THURSDAY, FRIDAY])
    for date_ in [*days, *reversed(days)]:
        request(arena.observer, p_date=date_)
    forward, backward = claim(arena.observer, 3), claim(arena.observer, 3)

    # Had the second begun with its own first day, the two would hold what the other wants.
    gates = [arena.close_day(date_) for date_ in days]
    first, second = arena.session(), arena.session()
    started = []
    for session, messages in ((first, forward), (second, backward)):
        started.append(session.start(partial(work_off, messages=messages)))
        arena.wait_until_blocked(session, by=gates[0])
    assert sorted(
        ask(
            arena.observer,
            "select pid from pg_locks where locktype = 'advisory' and granted"
            " and database = (select oid from pg_database where datname = current_database())",
        )
    ) == sorted((gate.pid,) for gate in gates)
    for gate in gates:
        gate.commit()
    for one in started:
        assert [answer["outcome"] for answer in result(one)] == ["confirmed"] * 3


def test_a_batch_does_not_wait_for_a_busy_day_while_another_is_free(arena: Arena) -> None:
    requests = [request(arena.observer, p_date=date_) for date_ in (WEDNESDAY, THURSDAY, WEDNESDAY)]
    messages = claim(arena.observer, 3)
    gate = arena.close_day(WEDNESDAY)
    worker = arena.session()

    answers = result(worker.start(partial(work_off, messages=messages)))
    assert [answer["outcome"] for answer in answers] == ["not_begun", "confirmed", "not_begun"]
    assert answers[1]["booking_id"] == requests[1]["booking_id"]
    # What is left has only the busy day: it waits for it, and is still leased meanwhile.
    rest = [messages[0], messages[2]]
    waiting = worker.start(partial(work_off, messages=rest))
    arena.wait_until_blocked(worker, by=gate)
    assert claim(arena.observer, 3) == []
    gate.commit()
    assert [answer["outcome"] for answer in result(waiting)] == ["confirmed"] * 2


def test_who_wants_two_days_holds_neither_while_waiting(arena: Arena) -> None:
    first, last = sorted([THURSDAY, FRIDAY])
    booking = confirmed(arena.observer, p_date=last)
    call(arena.observer, "api.modify_booking", p_reference=booking["reference"], p_date=first)
    messages = claim(arena.observer, 3)
    gate = arena.close_day(first)
    worker = arena.session()
    waiting = worker.start(partial(work_off, messages=messages))
    arena.wait_until_blocked(worker, by=gate)
    is_free = "select core.has_service_day(venue_id, %s) from core.venue where slug = %s"
    assert ask(arena.observer, is_free, last, WHITE_HORSE) == [(True,)]
    gate.commit()
    # The second message is that of the first request, for which nothing is left to do.
    assert sorted(answer["outcome"] for answer in result(waiting)) == ["confirmed", "nothing_to_do"]


def test_two_claims_at_once_get_different_messages(arena: Arena) -> None:
    for _ in range(4):
        request(arena.observer)
    first = arena.session()
    mine = first.begin(partial(claim, limit=3))
    # The first has not committed, and nobody waits for it.
    others = result(arena.session().start(partial(claim, limit=3)))
    assert len(mine) == 3 and len(others) == 1
    assert not {row["message_id"] for row in mine} & {row["message_id"] for row in others}
    first.commit()


def test_a_message_that_is_being_worked_off_is_not_claimed_again(arena: Arena) -> None:
    """Its lease has ended, but its worker is still in the middle of it."""
    request(arena.observer)
    messages = claim(arena.observer, 1)
    arena.observer.execute("update pgmq.q_assignment set vt = clock_timestamp()")
    slow = arena.session()
    assert len(slow.begin(partial(work_off, messages=messages))) == 1
    assert result(arena.session().start(partial(claim, limit=10))) == []
    slow.commit()
    assert ask(arena.observer, "select from pgmq.q_assignment") == []


def test_two_ticks_move_a_timer_once(arena: Arena) -> None:
    hold(arena.observer)
    arena.observer.execute("update core.timer set due_at = clock_timestamp()")
    tick = partial(value, function="jobs.run_due_timers", p_limit=10)
    first = arena.session()
    assert first.begin(tick) == 1
    assert result(arena.session().start(tick)) == 0
    first.commit()
    assert ask(arena.observer, "select count(*) from pgmq.q_assignment") == [(1,)]
