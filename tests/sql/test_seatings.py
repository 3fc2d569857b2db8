"""core.rebuild_seatings: which sets of tables can take which parties."""

from itertools import combinations
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import Connection
from psycopg.types.json import Jsonb

Venue = dict[str, Any]
# labels -> (capacity, party_min, party_max)
Seatings = dict[tuple[str, ...], tuple[int, int, int]]


def load(connection: Connection, venue: Venue) -> int:
    """Load the file; answers the venue's key."""
    row = connection.execute("select venue_id from api.load_venue(%s)", (Jsonb(venue),)).fetchone()
    assert row
    return int(row[0])


def rebuild(connection: Connection, venue_id: int) -> int:
    row = connection.execute("select core.rebuild_seatings(%s)", (venue_id,)).fetchone()
    assert row
    return int(row[0])


def seatings(connection: Connection, columns: str = "capacity, party_min, party_max") -> Any:
    """The columns of every seating by its sorted labels, in the order of their rank."""
    query = (
        "select array(select r.label from core.resource as r"
        '   where r.resource_id = any (s.resource_ids) order by r.label collate "C"),'
        f" {columns} from core.seating as s order by s.rank"
    )
    return {tuple(labels): tuple(rest) for labels, *rest in connection.execute(query.encode())}


def table(place: int, seats: int = 4, zone: str = "A", is_movable: bool = True) -> Venue:
    return {
        "label": f"T{place:02}",
        "zone": zone,
        "party_min": 1,
        "party_max": seats,
        "seats": seats,
        "movable": is_movable,
    }


def floor(
    white_horse: Venue, tables: list[Venue], pairs: list[tuple[int, int]], **policy: int
) -> Venue:
    """The White Horse with another floor; pairs of places in the list of tables are adjacent."""
    return white_horse | {
        "zones": [{"name": "A", "setting": "indoor"}, {"name": "B", "setting": "outdoor"}],
        "tables": tables,
        "adjacent": [[tables[a]["label"], tables[b]["label"]] for a, b in pairs],
        "policy": white_horse["policy"] | policy,
    }


def chain(length: int) -> list[tuple[int, int]]:
    return [(place, place + 1) for place in range(length - 1)]


def grid(width: int, height: int) -> list[tuple[int, int]]:
    places = range(width * height)
    return [(a, a + 1) for a in places if (a + 1) % width] + [
        (a, a + width) for a in places if a + width in places
    ]


def test_a_party_of_fourteen_finds_its_place(connection: Connection, white_horse: Venue) -> None:
    load(connection, white_horse)
    found = seatings(connection)
    assert [labels for labels, (_, least, most) in found.items() if least <= 14 <= most] == [
        ("G5", "G6"),
        ("D11", "D12"),
        ("D5", "D6", "D7", "D8"),
    ]
    assert max(most for _, _, most in found.values()) == 20
    assert found["D1",] == (2, 2, 2)
    assert found["G6",] == (8, 6, 8)
    # Five would sit at two of these three tables.
    assert found["D5", "D6", "D7"] == (12, 9, 12)


def test_the_order_is_by_tables_seats_zone_and_label(
    connection: Connection, white_horse: Venue
) -> None:
    load(connection, white_horse)
    places = seatings(
        connection,
        "s.rank, capacity, (select z.name from core.zone as z where z.zone_id = s.zone_id)",
    )
    assert [rank for rank, *_ in places.values()] == list(range(1, 50))
    keys = [(len(labels), seats, zone, labels) for labels, (_, seats, zone) in places.items()]
    assert keys == sorted(keys)


def test_an_unchanged_set_keeps_its_key(connection: Connection, white_horse: Venue) -> None:
    venue_id = load(connection, white_horse)
    before = seatings(connection, "seating_id")
    assert rebuild(connection, venue_id) == 49
    assert seatings(connection, "seating_id") == before
    white_horse["adjacent"].remove(["G1", "G2"])
    load(connection, white_horse)
    gone = {("G1", "G2"), ("G1", "G2", "G3")}
    assert seatings(connection, "seating_id") == {
        labels: key for labels, key in before.items() if labels not in gone
    }


def test_fixed_tables_and_other_zones_are_not_joined(
    connection: Connection, white_horse: Venue
) -> None:
    tables = [table(0), table(1, is_movable=False), table(2), table(3), table(4, zone="B")]
    venue_id = load(connection, floor(white_horse, tables, chain(4)))
    assert [labels for labels in seatings(connection) if len(labels) > 1] == [("T02", "T03")]
    # The floor can also change without a file.
    connection.execute(
        "insert into core.adjacency"
        " select a.venue_id, a.resource_id, b.resource_id from core.resource as a"
        " join core.resource as b using (venue_id) where a.label = 'T03' and b.label = 'T04'"
    )
    connection.execute("update core.resource set is_active = false where label = 'T02'")
    assert rebuild(connection, venue_id) == 4
    assert [labels for labels in seatings(connection) if len(labels) > 1] == []


def test_seats_are_lost_at_joins(connection: Connection, white_horse: Venue) -> None:
    tables = [table(0, 2), table(1, 4), table(2, 1), table(3, 1)]
    load(connection, floor(white_horse, tables, chain(4), seat_loss_per_join=1))
    assert {labels: parts for labels, parts in seatings(connection).items() if len(labels) > 1} == {
        ("T00", "T01"): (5, 4, 5),
        ("T01", "T02"): (4, 4, 4),
        ("T00", "T01", "T02"): (5, 5, 5),
        ("T01", "T02", "T03"): (4, 4, 4),
        ("T00", "T01", "T02", "T03"): (5, 5, 5),
    }


def test_what_staff_say_wins(connection: Connection, white_horse: Venue) -> None:
    white_horse["combinations"] = [
        {"tables": ["D1", "D2"], "allowed": False},
        {"tables": ["D6", "D5"], "party_min": 6, "party_max": 7, "penalty": 1.5},
        {"tables": ["B8", "B1", "B7"], "party_min": 9, "party_max": 12},
    ]
    venue_id = load(connection, white_horse)
    for _ in "load", "rebuild":
        found = seatings(connection, "capacity, party_min, party_max, penalty, is_override")
        assert len(found) == 49
        assert ("D1", "D2") not in found
        assert found["D1", "D2", "D3"] == (6, 5, 6, 0, False)
        assert found["D5", "D6"] == (8, 6, 7, 1.5, True)
        assert found["B1", "B7", "B8"] == (12, 9, 12, 0, True)
        rebuild(connection, venue_id)
    connection.execute("update core.resource set is_active = false where label = 'B7'")
    rebuild(connection, venue_id)
    assert ("B1", "B7", "B8") not in seatings(connection)
    del white_horse["combinations"]
    load(connection, white_horse)
    assert seatings(connection)["D5", "D6"] == (8, 5, 8)


FLOORS = {
    "grid": (60, grid(10, 6), 5),
    "everything beside everything": (50, list(combinations(range(50), 2)), 8),
    "star": (500, [(0, place) for place in range(1, 500)], 8),
    "ring": (300, [*chain(300), (0, 299)], 8),
}


@pytest.mark.parametrize("name", FLOORS)
def test_a_busy_floor_does_not_explode(
    connection: Connection, white_horse: Venue, name: str
) -> None:
    count, pairs, size = FLOORS[name]
    tables = [table(place, zone="B") | {"label": f"T{place:03}"} for place in range(count)]
    load(connection, floor(white_horse, tables, pairs, combination_size_max=size))
    sizes = [len(labels) for labels in seatings(connection)]
    assert len(sizes) == 2000
    # Only the largest size may be incomplete.
    assert (sizes.count(1), sizes.count(2)) == (count, len(pairs))
    assert connection.execute("select is_truncated from core.venue").fetchone() == (True,)


def test_a_floor_that_fits_is_not_called_truncated(
    connection: Connection, white_horse: Venue
) -> None:
    tables = [table(place) for place in range(30)]
    load(connection, floor(white_horse, tables, [*chain(30), (0, 29)], combination_size_max=8))
    assert len(seatings(connection)) == 30 * 8
    assert connection.execute("select is_truncated from core.venue").fetchone() == (False,)


def test_an_unknown_venue_has_no_seatings(connection: Connection) -> None:
    with pytest.raises(psycopg.Error) as refused:
        rebuild(connection, 10**15)
    assert refused.value.sqlstate == "RS004"


@st.composite
def floors(draw: st.DrawFn) -> tuple[list[Venue], list[tuple[int, int]], int, int]:
    """Tables, adjacent pairs, the largest combination and the seats lost at each join."""
    tables = [
        table(
            place,
            seats=draw(st.integers(1, 6)),
            zone=draw(st.sampled_from("AAB")),
            is_movable=draw(st.integers(0, 5)) > 0,
        )
        for place in range(draw(st.integers(1, 8)))
    ]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(tables)), 2)
        if tables[a]["zone"] == tables[b]["zone"] and draw(st.booleans())
    ]
    return tables, pairs, draw(st.integers(1, 8)), draw(st.sampled_from([0, 0, 1, 4]))


def is_connected(places: tuple[int, ...], pairs: list[tuple[int, int]]) -> bool:
    reached = {places[0]}
    for _ in places:
        reached |= {b for a, b in pairs if a in reached and b in places}
        reached |= {a for a, b in pairs if b in reached and a in places}
    return reached == set(places)


def brute_force(
    tables: list[Venue], pairs: list[tuple[int, int]], size_max: int, seat_loss: int
) -> Seatings:
    """What the floor gives, by trying every set of its tables."""
    found: Seatings = {}
    for size in range(1, max(1, size_max) + 1):
        for places in combinations(range(len(tables)), size):
            chosen = [tables[place] for place in places]
            seats = [table["seats"] for table in chosen]
            capacity = sum(seats) - seat_loss * (size - 1)
            labels = tuple(table["label"] for table in chosen)
            if size == 1:
                found[labels] = (seats[0], chosen[0]["party_min"], chosen[0]["party_max"])
            elif all(table["movable"] for table in chosen) and is_connected(places, pairs):
                least = max(2, capacity - min(seats) + 1)
                if least <= capacity:
                    found[labels] = (capacity, least, capacity)
    return found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plan=floors())
def test_every_connected_set_is_found_once(
    connection: Connection,
    white_horse: Venue,
    plan: tuple[list[Venue], list[tuple[int, int]], int, int],
) -> None:
    tables, pairs, size_max, seat_loss = plan
    venue = floor(
        white_horse, tables, pairs, combination_size_max=size_max, seat_loss_per_join=seat_loss
    )
    with connection.transaction(force_rollback=True):
        load(connection, venue)
        assert seatings(connection) == brute_force(tables, pairs, size_max, seat_loss)
