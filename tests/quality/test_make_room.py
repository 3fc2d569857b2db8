"""Making room on random evenings: nobody loses anything, and what brute force finds is found."""

from dataclasses import dataclass

from hypothesis import given
from psycopg import Connection

from tests import model
from tests.calls import ask, broken_invariants
from tests.evenings import DAY, Evening, Guest, Plan, evening, plans, tried_on
from tests.model import Taken

WISHES = [(party, setting) for party in (2, 4, 6) for setting in ("any", "indoor")]


@dataclass(frozen=True)
class Kept:
    """What nobody who is moved may lose, and the tables of each booking."""

    bookings: list[tuple[object, ...]]
    tables: dict[int, set[Taken]]
    others: set[Taken]


def look(made: Evening, besides: int) -> Kept:
    """Everybody but one booking, and but the holds that have run out."""
    bookings = ask(
        made.connection,
        "select booking_id, state, state_version, during::tstzrange, occupied::tstzrange,"
        " starts_local, party_size, seating_preference, service_id, is_pinned, customer_id,"
        " (select count(*) from core.notification as n where n.booking_id = b.booking_id)"
        " from core.booking as b where booking_id <> %s and state <> 'expired'"
        "   and (hold_expires_at is null or hold_expires_at > %s) order by booking_id",
        besides, made.at,
    )  # fmt: skip
    board = made.board()
    tables = {
        booking_id: {taken for taken in board if taken.booking_id == booking_id}
        for booking_id, *_ in bookings
    }
    return Kept(bookings, tables, {taken for taken in board if taken.booking_id is None})


def moves(made: Evening, for_booking: int) -> dict[int, tuple[set[str], set[str]]]:
    """The audit trail: from where to where each was moved for a booking, one row each."""
    found = ask(
        made.connection,
        "select booking_id, from_resource_ids, to_resource_ids, reason from core.booking_move"
        " where for_booking_id = %s",
        for_booking,
    )
    names = {key: label for label, key in made.resource_ids.items()}
    assert len({booking_id for booking_id, *_ in found}) == len(found)
    assert {reason for *_, reason in found} <= {"make_room"}
    return {
        booking_id: ({names[key] for key in start}, {names[key] for key in end})
        for booking_id, start, end, _ in found
    }


def check_moves(made: Evening, before: Kept, after: Kept, booking_id: int) -> None:
    """Others kept everything but their tables, and only those who may be were moved."""
    assert after.bookings == before.bookings
    assert after.others == before.others
    moved = {key for key, tables in before.tables.items() if after.tables[key] != tables}
    assert moved <= {party.booking_id for party in made.movable()}
    recorded = moves(made, booking_id)
    assert set(recorded) == moved
    for key in moved:
        [old] = {taken.span for taken in before.tables[key]}
        [new] = {taken.span for taken in after.tables[key]}
        assert new == old
        assert recorded[key] == (
            {taken.label for taken in before.tables[key]},
            {taken.label for taken in after.tables[key]},
        )
    said = made.attempt(booking_id)["plans"].get("moves") or []
    assert {move["booking"] for move in said} == moved and len(said) == len(moved)
    assert broken_invariants(made.connection) == []


def has_no_room(made: Evening, booking_id: int) -> bool:
    """What the count of tables and seats says before anything is searched."""
    [(answer,)] = ask(
        made.connection,
        "select core.has_no_room(d, cardinality(d.booking_ids)) from core.booking as b"
        " join core.venue as v using (venue_id)"
        " cross join lateral core.get_day_frame(v.venue_id, b.service_date) as f"
        " cross join lateral core.read_board(v::core.venue, f, b::core.booking, %s) as d"
        " where booking_id = %s",
        made.at, booking_id,
    )  # fmt: skip
    return bool(answer)


def blocked_wishes(made: Evening) -> list[Guest]:
    """Some visits that are still to come and for which nothing is free."""
    board = made.board()
    wishes = [
        Guest(party, setting, service, start)
        for party, setting in WISHES
        if made.party(Guest(party, setting, "dinner", 0)).options
        for service, start in model.list_starts(made.plan.venue, DAY, party)
        if made.instant(start) > made.at
    ]
    blocked = [one for one in wishes if not made.feasible(one, board)]
    return blocked[:: 1 + len(blocked) // 8]


def try_room(made: Evening, one: Guest, is_exact: bool) -> bool:
    """Ask for a visit, check all that must hold, undo it; whether room was made."""
    with made.connection.transaction(force_rollback=True):
        booking_id = made.request(one)
        before, board, movable = look(made, booking_id), made.board(), made.movable()
        wish = made.party(one)
        hopeless = has_no_room(made, booking_id)
        outcome = made.assign(booking_id)
        check_moves(made, before, look(made, booking_id), booking_id)
        assert made.attempt(booking_id)["strategy"] == "make_room"

        keys = {party.booking_id for party in movable}
        fixed = [taken for taken in board if taken.booking_id not in keys]
        could = model.can_repack(fixed, [*movable, wish])
        if outcome == "confirmed":
            assert could and not hopeless
        elif is_exact:
            assert not model.can_move_one(board, movable, wish)
        assert not (is_exact and hopeless and could)
        return outcome == "confirmed"


@tried_on(30)
@given(plans(tables=(3, 5), guests=(4, 9), is_odd=False))
def test_what_brute_force_finds_with_one_move_is_found(bench: Connection, plan: Plan) -> None:
    """And what brute force cannot find at all is not; on the grid the search is exact."""
    with evening(bench, plan) as made:
        for one in blocked_wishes(made):
            try_room(made, one, is_exact=True)


@tried_on(20)
@given(plans(tables=(3, 5), guests=(4, 9)))
def test_nobody_loses_anything(bench: Connection, plan: Plan) -> None:
    """Whatever the grid, the hours and the blackouts."""
    with evening(bench, plan) as made:
        for one in blocked_wishes(made):
            try_room(made, one, is_exact=False)
