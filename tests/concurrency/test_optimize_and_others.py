"""A day is re-packed while others book, cancel and re-pack: all of it happens or nothing."""

from datetime import datetime, time, timedelta
from functools import partial

from psycopg import Connection

from tests.calls import WHITE_HORSE, Row, ask, assign, broken_invariants, call, day, request, rows
from tests.concurrency.conftest import Arena, failure, result
from tests.evenings import sit

QUICK = {"p_venue": WHITE_HORSE, "p_iterations": 200, "p_budget": timedelta(seconds=30)}


CLAIMS = "select resource_id, booking_id from core.claim order by 1, 2"


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
    before = ask(arena.observer, CLAIMS)
    killed = arena.session()
    assert killed.begin(partial(apply, run=run))["outcome"] == "applied"
    arena.observer.execute("select pg_terminate_backend(%s)", (killed.pid,))
    assert ask(arena.observer, CLAIMS) == before
    assert broken_invariants(arena.observer) == []
    assert apply(arena.observer, run)["outcome"] == "applied"


def test_that_waits_too_long_for_the_day_it_does_nothing(arena: Arena) -> None:
    spoil(arena.observer)
    run = optimize(arena.observer)
    before = ask(arena.observer, CLAIMS)
    busy = arena.close_day(day())
    assert failure(arena.session().start(partial(apply, run=run))) == "55P03"
    busy.commit()
    assert ask(arena.observer, CLAIMS) == before
    assert apply(arena.observer, run)["outcome"] == "applied"


def test_whose_time_runs_out_half_way_has_done_nothing(arena: Arena) -> None:
    spoil(arena.observer)
    run = optimize(arena.observer)
    before = ask(arena.observer, CLAIMS)
    # Others move first; then it waits for the row of the party that gets their tables.
    [waits] = [move["reference"] for move in run["moves"] if not move["from"]]
    reader, late = arena.session(), arena.session()
    reader.begin(partial(hold_booking, reference=waits))
    assert failure(late.start(partial(apply_in, run=run, milliseconds=300))) == "57014"
    reader.rollback()
    assert ask(arena.observer, CLAIMS) == before
    assert broken_invariants(arena.observer) == []


def test_a_table_that_staff_take_away_first_stops_the_plan(arena: Arena) -> None:
    few = spoil(arena.observer)
    run = optimize(arena.observer)
    [label, *_] = next(move["to"] for move in run["moves"] if move["reference"] == few["reference"])
    blocking, applying = arena.race(day(), partial(block, label=label), partial(apply, run=run))
    result(blocking)
    applied = result(applying)
    assert applied and applied["outcome"] == "day_changed"
    assert ask(arena.observer, "select from core.booking_move where reason = 'optimization'") == []
    assert broken_invariants(arena.observer) == []


def test_a_party_that_staff_pin_first_stops_the_plan(arena: Arena) -> None:
    few = spoil(arena.observer)
    run = optimize(arena.observer)
    pinning, applying = arena.race(day(), partial(pin, booking=few), partial(apply, run=run))
    result(pinning)
    applied = result(applying)
    assert applied and applied["outcome"] == "day_changed"
    assert ask(arena.observer, "select from core.booking_move") == []


def hold_booking(connection: Connection, reference: str) -> None:
    connection.execute("select from core.booking where reference = %s for update", (reference,))


def apply_in(connection: Connection, run: Row, milliseconds: int) -> Row:
    """Apply within so much time, as the shim's statement timeout would have it."""
    connection.execute(f"set local statement_timeout = {milliseconds}")
    return apply(connection, run)


def block(connection: Connection, label: str) -> None:
    rows(
        connection,
        "api.block_resource",
        p_venue=WHITE_HORSE,
        p_table=label,
        p_from=datetime.combine(day(), time(12)),
        p_until=datetime.combine(day(), time(23)),
        p_is_dry_run=False,
    )


def pin(connection: Connection, booking: Row) -> None:
    """As a decision of staff would: under the day's lock."""
    connection.execute(
        "select core.lock_service_day(venue_id, service_date) from core.booking"
        " where booking_id = %s",
        (booking["booking_id"],),
    )
    connection.execute(
        "update core.booking set is_pinned = true where booking_id = %s", (booking["booking_id"],)
    )
