"""A day is re-packed while others book, cancel and re-pack: all of it happens or nothing."""

from datetime import timedelta
from functools import partial

from psycopg import Connection

from tests.calls import WHITE_HORSE, Row, ask, assign, broken_invariants, call, day, request
from tests.concurrency.conftest import Arena, failure, result
from tests.evenings import sit

QUICK = {"p_venue": WHITE_HORSE, "p_iterations": 200, "p_budget": timedelta(seconds=30)}


def optimize(connection: Connection) -> Row:
    return call(connection, "api.optimize_day", **QUICK, p_date=day())


def apply(connection: Connection, run: Row) -> Row:
    return call(connection, "api.apply_optimal_assignment", p_run_id=run["run_id"])


def cancel(connection: Connection, booking: Row) -> Row:
    return call(connection, "api.cancel_booking", p_reference=booking["reference"])


def spoil(connection: Connection) -> Row:
    """A party at one of the garden's three large tables, and twenty who wait for all three."""
    [(label, party)] = ask(
        connection,
        "select r.label, r.party_min from core.seating as s"
        " join core.resource as r on r.resource_id = s.resource_ids[1]"
        " where 20 between s.party_min and s.party_max",
    )
    few = request(connection, p_party=party)
    sit(connection, few["booking_id"], (label,))
    request(connection, p_party=20)
    return few


def test_the_second_of_two_runs_is_refused(arena: Arena) -> None:
    first, second = (arena.session(), arena.session())
    first.begin(optimize)
    assert failure(second.start(optimize)) == "RS250"
    first.commit()
    assert result(second.start(optimize))["run_id"]


def test_applied_twice_at_once_it_is_applied_once(arena: Arena) -> None:
    spoil(arena.observer)
    run = optimize(arena.observer)
    assert run["outcome"] == "proposed"
    both = arena.race(day(), *[partial(apply, run=run)] * 2)
    assert [result(one)["outcome"] for one in both] == ["applied", "already_applied"]
    assert broken_invariants(arena.observer) == []


def test_a_booking_that_came_first_stops_the_plan(arena: Arena) -> None:
    spoil(arena.observer)
    run = optimize(arena.observer)
    late = request(arena.observer, p_time="12:00", p_service="lunch")
    assigning, applying = arena.race(day(), partial(assign, booking=late), partial(apply, run=run))
    assert result(assigning)["outcome"] == "confirmed"
    assert result(applying)["outcome"] == "day_changed"
    assert ask(arena.observer, "select from core.booking_move") == []


def test_a_cancellation_waits_until_the_plan_is_carried_out(arena: Arena) -> None:
    few = spoil(arena.observer)
    run = optimize(arena.observer)
    applying, cancelling = arena.race(day(), partial(apply, run=run), partial(cancel, booking=few))
    assert result(applying)["outcome"] == "applied"
    assert result(cancelling)["state"] == "cancelled"
    assert broken_invariants(arena.observer) == []


def test_killed_half_way_nothing_has_happened(arena: Arena) -> None:
    spoil(arena.observer)
    run = optimize(arena.observer)
    before = ask(arena.observer, "select resource_id, booking_id from core.claim order by 1, 2")
    killed = arena.session()
    assert killed.begin(partial(apply, run=run))["outcome"] == "applied"
    arena.observer.execute("select pg_terminate_backend(%s)", (killed.pid,))
    after = ask(arena.observer, "select resource_id, booking_id from core.claim order by 1, 2")
    assert after == before
    assert broken_invariants(arena.observer) == []
    assert apply(arena.observer, run)["outcome"] == "applied"
