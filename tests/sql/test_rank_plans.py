"""Which tables a party gets: single tables before combinations, least waste, indoor or outdoor."""

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    confirmed,
    hold,
    labels,
    load,
    request,
)
from tests.sql.conftest import NIGHT_OWL


def zones(booking: Row) -> set[str]:
    return {table["zone"] for table in booking["tables"]}


def seats(booking: Row) -> int:
    return sum(table["capacity"] for table in booking["tables"])


@pytest.mark.parametrize(("party", "capacity"), [(1, 2), (2, 2), (3, 4), (4, 4), (5, 6), (7, 8)])
def test_a_party_gets_the_single_table_that_wastes_least(
    db: Connection, party: int, capacity: int
) -> None:
    booking = confirmed(db, p_party=party)
    assert len(booking["tables"]) == 1
    assert seats(booking) == capacity


def test_the_next_party_gets_the_next_best_table(db: Connection) -> None:
    # Six tables for two, then those for four; nine that take a couple are indoors.
    taken = [confirmed(db, p_party=2, p_seating="indoor") for _ in range(14)]
    assert [seats(booking) for booking in taken] == [2] * 6 + [4] * 8
    tables = [label for booking in taken for label in labels(booking)]
    assert len(tables) == len(set(tables))


def test_a_single_table_comes_before_a_combination_that_fits_as_well(db: Connection) -> None:
    # Pairs of tables for two would fit four as exactly as each of the eight tables for four.
    for _ in range(8):
        booking = confirmed(db, p_party=4, p_seating="indoor")
        assert (len(booking["tables"]), seats(booking)) == (1, 4)


def test_when_no_single_table_is_left_tables_are_pushed_together(db: Connection) -> None:
    alone = [confirmed(db, p_party=8, p_seating="outdoor")]
    assert [labels(booking) for booking in alone] == [["G6"]]
    together = confirmed(db, p_party=8, p_seating="outdoor")
    assert labels(together) in (["G1", "G2"], ["G2", "G3"])
    assert broken_invariants(db) == []


@pytest.mark.parametrize("seating", ["indoor", "outdoor"])
def test_indoor_and_outdoor_are_never_exchanged(db: Connection, seating: str) -> None:
    bookings = []
    while True:
        booking = request(db, p_party=6, p_seating=seating)
        if assign(db, booking)["outcome"] != "confirmed":
            break
        bookings.append(booking)
    [row] = ask(
        db,
        "select array_agg(distinct z.setting) from core.claim as c"
        " inner join core.resource as r using (venue_id, resource_id)"
        " inner join core.zone as z using (venue_id, zone_id)",
    )
    assert row == ([seating],)
    other = "outdoor" if seating == "indoor" else "indoor"
    assert confirmed(db, p_party=6, p_seating=other)["tables"]
    assert bookings


def test_any_seating_uses_the_whole_house(db: Connection) -> None:
    used = set()
    while (answer := hold(db, p_party=8))["outcome"] == "held":
        used |= zones(answer)
    assert used == {"Main Bar", "Dining Room", "Garden"}


@pytest.mark.parametrize(("party", "seating", "zone"), [
    (14, "any", "Garden"),
    (14, "indoor", "Dining Room"),
    (20, "any", "Garden"),
])  # fmt: skip
def test_the_white_horse_seats_a_large_party_on_a_combination(
    db: Connection, party: int, seating: str, zone: str
) -> None:
    with acting(db, "staff"):
        booking = request(db, p_party=party, p_seating=seating)
    with acting(db, "worker"):
        assert assign(db, booking)["outcome"] == "confirmed"
    assert ask(
        db,
        "select z.name, cardinality(s.resource_ids) > 1, %s between s.party_min and s.party_max"
        " from core.seating as s inner join core.zone as z using (venue_id, zone_id)"
        " where s.resource_ids ="
        " (select array_agg(c.resource_id order by c.resource_id) from core.claim as c)",
        party,
    ) == [(zone, True, True)]
    assert broken_invariants(db) == []


def test_a_combination_needs_every_one_of_its_tables(db: Connection) -> None:
    assert labels(confirmed(db, p_party=14, p_seating="indoor")) == ["D11", "D12"]
    db.rollback()
    [taken] = labels(confirmed(db, p_party=8, p_seating="indoor"))
    assert taken in ("D11", "D12")
    combination = labels(confirmed(db, p_party=14, p_seating="indoor"))
    assert len(combination) > 1 and not {"D11", "D12"} & set(combination)
    assert broken_invariants(db) == []


def test_ranking_is_the_same_every_time(db: Connection) -> None:
    answers = []
    for _ in range(3):
        db.execute("savepoint before")
        answers.append([labels(confirmed(db, p_party=party)) for party in (2, 4, 9, 2, 6)])
        db.execute("rollback to before")
    assert answers[0] == answers[1] == answers[2]


def test_a_combination_that_staff_ruled_out_is_not_used(db: Connection, white_horse: Row) -> None:
    never = [
        {"tables": tables, "allowed": False}
        for tables in (["G4", "G5"], ["G5", "G6"], ["G4", "G5", "G6"])
    ]
    load(db, white_horse, combinations=never)
    booking = confirmed(db, p_party=12, p_seating="outdoor")
    assert labels(booking) == ["G1", "G2", "G3"]


def test_a_combination_is_used_within_its_own_party_range(db: Connection) -> None:
    """C1 seats two and C2 four: together five or six, and nobody smaller."""
    late = {"p_venue": NIGHT_OWL, "p_service": "late", "p_time": "21:00", "p_seating": "indoor"}
    assert labels(confirmed(db, **late, p_party=5)) == ["C1", "C2"]
    db.rollback()
    assert len(labels(confirmed(db, **late, p_party=4))) == 1
    booking = request(db, **late, p_party=4)
    assert assign(db, booking)["outcome"] == "retry"
