"""api.load_venue: what a venue file becomes, and what is wrong with it."""

import json
from collections.abc import Callable
from copy import deepcopy
from threading import Thread
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import Connection, IsolationLevel
from psycopg.types.json import Jsonb

from cli.project import VENUES

Venue = dict[str, Any]
Fault = tuple[str, str]

BOOK = (
    "select b.booking_id from api.request_booking("
    " p_venue => 'white-horse-waterbeach', p_date => current_date + 7, p_time => '19:00',"
    " p_party => 2, p_service => 'dinner', p_name => 'Zoë', p_email => 'z@example.com') as b"
)


def load(connection: Connection, venue: object) -> tuple[Any, ...]:
    """(venue_id, slug, resource_count, seating_count, is_changed)"""
    row = connection.execute("select * from api.load_venue(%s)", (Jsonb(venue),)).fetchone()
    assert row
    return row


def refusal(connection: Connection, venue: object) -> psycopg.errors.Diagnostic:
    """How the file is refused; the transaction goes on as if it had not been tried."""
    with pytest.raises(psycopg.Error) as refused, connection.transaction():
        load(connection, venue)
    return refused.value.diag


def faults(connection: Connection, venue: object) -> list[Fault]:
    diag = refusal(connection, venue)
    assert (diag.sqlstate, bool(diag.message_hint)) == ("RS030", True)
    found = json.loads(diag.message_detail or "")["faults"]
    plural = "" if len(found) == 1 else "s"
    assert diag.message_primary == f"the venue file has {len(found)} fault{plural}"
    return [(fault["path"], fault["message"]) for fault in found]


def rows(connection: Connection, query: str, *arguments: object) -> list[tuple[Any, ...]]:
    return connection.execute(query.encode(), arguments).fetchall()


def put(venue: Venue, keys: str, value: object) -> None:
    """put(venue, "tables.3.seats", 0); the last key of a list may be one past its end."""
    *parents, last = [int(key) if key.isdigit() else key for key in keys.split(".")]
    place: Any = venue
    for key in parents:
        place = place[key]
    if isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value


def remove(venue: Venue, keys: str) -> None:
    *parents, last = [int(key) if key.isdigit() else key for key in keys.split(".")]
    place: Any = venue
    for key in parents:
        place = place[key]
    del place[last]


def test_a_venue_is_what_its_file_says(connection: Connection, white_horse: Venue) -> None:
    _, slug, tables, seatings, is_changed = load(connection, white_horse)
    assert (slug, tables, seatings, is_changed) == ("white-horse-waterbeach", 26, 49, True)
    assert rows(
        connection,
        "select name, kind, timezone, contact ->> 'address', slot_length::text, lead_time::text,"
        " book_ahead_days, last_seating_before_close::text, hold_length::text, day_starts_at::text,"
        " online_party_max, buffer_length::text, combination_size_max, seat_loss_per_join"
        " from core.venue",
    ) == [
        ("White Horse Pub (Waterbeach)", "restaurant", "Europe/London",
         "12 Green Side, Waterbeach, Cambridge, CB25 9HP", "00:15:00", "00:00:00", 365, "00:30:00",
         "00:10:00", "04:00:00", 12, "00:05:00", 5, 0)
    ]  # fmt: skip
    assert rows(connection, "select alias from core.venue_alias") == [("demo-restaurant",)]
    assert rows(
        connection, "select opens::text, closes::text from core.opening_hours where weekday = 5"
    ) == [("12:00:00", "23:00:00")]
    assert rows(
        connection,
        "select w.starts::text, w.ends::text from core.service_window as w"
        " join core.service as s using (service_id) where s.code = 'dinner' and w.weekday = 7",
    ) == [("17:00:00", "21:00:00")]
    assert rows(
        connection,
        "select t.party_min, t.party_max, t.turn_length::text from core.turn_time as t"
        " join core.service as s using (service_id) where s.code = 'lunch' order by 1",
    ) == [(1, 2, "01:00:00"), (3, 4, "01:15:00"), (5, None, "01:25:00")]
    assert rows(
        connection,
        "select z.name, z.setting, r.seats, r.party_min, r.party_max, r.is_movable, r.x, r.y"
        " from core.resource as r join core.zone as z using (zone_id) where r.label = 'G6'",
    ) == [("Garden", "outdoor", 8, 6, 8, True, 20, 4)]
    assert rows(connection, "select count(*) from core.adjacency") == [(15,)]


def test_a_policy_has_its_defaults(connection: Connection, white_horse: Venue) -> None:
    del white_horse["policy"]
    white_horse["adjacent"] = white_horse["contact"] = white_horse["aliases"] = None
    load(connection, white_horse)
    assert rows(
        connection,
        "select slot_length::text, lead_time::text, book_ahead_days, hold_length::text,"
        " last_seating_before_close::text, day_starts_at::text, online_party_max,"
        " combination_size_max, seat_loss_per_join, contact from core.venue",
    ) == [("00:15:00", "00:00:00", 365, "00:10:00", "00:30:00", "04:00:00", None, 5, 0, {})]


def test_hours_after_midnight_belong_to_the_evening(
    connection: Connection, white_horse: Venue
) -> None:
    put(white_horse, "opening_hours.4", {"weekday": 5, "open": "17:00", "close": "01:00"})
    put(white_horse, "services.2.windows.1", {"days": [5], "start": "17:00", "end": "00:30"})
    load(connection, white_horse)
    assert rows(
        connection, "select opens::text, closes::text from core.opening_hours where weekday = 5"
    ) == [("17:00:00", "25:00:00")]
    assert rows(
        connection,
        "select w.ends::text from core.service_window as w join core.service as s"
        " using (service_id) where s.code = 'drinks' and w.weekday = 5",
    ) == [("24:30:00",)]


def test_special_days_are_stored(connection: Connection, white_horse: Venue) -> None:
    white_horse["special_days"] = [
        {"date": "2030-12-25", "closed": True, "note": "Christmas"},
        {"date": "2030-12-31", "open": "12:00", "close": "15:00", "closed": False},
        {"date": "2030-12-31", "open": "18:00", "close": "01:00", "windows_of": 6},
    ]
    load(connection, white_horse)
    assert rows(
        connection,
        "select service_date::text, opens::text, closes::text, windows_of, note"
        " from core.special_day order by service_date, opens",
    ) == [
        ("2030-12-25", None, None, None, "Christmas"),
        ("2030-12-31", "12:00:00", "15:00:00", None, None),
        ("2030-12-31", "18:00:00", "25:00:00", 6, None),
    ]


TABLES = [
    "venue", "venue_alias", "opening_hours", "special_day", "service", "service_window",
    "turn_time", "zone", "resource", "adjacency", "combination", "seating",
]  # fmt: skip


def snapshot(connection: Connection) -> list[tuple[Any, ...]]:
    """Every stored row of every venue with the transaction that wrote it."""
    return [
        row
        for table in TABLES
        for row in rows(
            connection, f"select xmin::text, ctid::text, t::text from core.{table} as t"
        )
    ]


def test_the_same_file_again_changes_nothing(connection: Connection, white_horse: Venue) -> None:
    venue_id, *_ = load(connection, white_horse)
    before = snapshot(connection)
    # The order of keys is no difference.
    again = load(connection, dict(reversed(white_horse.items())))
    assert again == (venue_id, "white-horse-waterbeach", 26, 49, False)
    assert snapshot(connection) == before


def test_names_keep_their_keys_and_what_has_vanished_is_inactive(
    connection: Connection, white_horse: Venue
) -> None:
    ids = (
        "select label, resource_id, is_active from core.resource"
        " where label in ('G1', 'G2') order by 1"
    )
    services = "select code, service_id, is_active from core.service order by 1"
    load(connection, white_horse)
    before, before_services = rows(connection, ids), rows(connection, services)
    changed = deepcopy(white_horse)
    remove(changed, "tables.20")
    changed["adjacent"].remove(["G1", "G2"])
    changed["zones"][2] = {"name": "Orchard", "setting": "outdoor"}
    for table in changed["tables"][20:]:
        table["zone"] = "Orchard"
    remove(changed, "services.2")
    remove(changed, "turn_minutes.drinks")
    changed["aliases"] = ["the-horse"]

    _, _, table_count, seating_count, is_changed = load(connection, changed)
    assert (table_count, seating_count, is_changed) == (25, 46, True)
    assert rows(connection, ids) == [(label, key, label != "G1") for label, key, _ in before]
    assert rows(connection, services) == [
        (code, key, code != "drinks") for code, key, _ in before_services
    ]
    assert rows(connection, "select alias from core.venue_alias") == [("the-horse",)]
    # The former table still stands in the garden.
    zones = {"Main Bar", "Dining Room", "Garden", "Orchard"}
    assert {name for (name,) in rows(connection, "select name from core.zone")} == zones

    load(connection, white_horse)
    assert rows(connection, ids) == before
    assert rows(connection, services) == before_services
    assert {name for (name,) in rows(connection, "select name from core.zone")} == zones - {
        "Orchard"
    }


def whole(least: int, most: int) -> str:
    return f"must be a whole number from {least} to {most}"


MISSING = "is missing"
SLUG = "must be lower-case letters and digits in words joined by single hyphens"
TIMEZONE = "must be the name of a time zone, such as Europe/London"
TIME = 'must be a time of day such as "17:30"'
DATE = 'must be a date such as "2030-12-24"'
OUTSIDE = "the service day, which starts and ends at 04:00"
OUTSIDE_AT_NOON = OUTSIDE.replace("04:00", "12:01")


@pytest.mark.parametrize(
    ("keys", "value", "expected"),
    [
        ("slug", None, [("$.slug", MISSING)]),
        ("slug", "White Horse", [("$.slug", SLUG)]),
        ("slug", "x" * 81, [("$.slug", "must have from 1 to 80 characters")]),
        ("name", "", [("$.name", "must have from 1 to 200 characters")]),
        ("name", "A\nBcc: b@c.d", [("$.name", "must not contain control characters")]),
        ("name", " A", [("$.name", "must not begin or end with a space")]),
        ("name", ["A"], [("$.name", "must be a text")]),
        ("kind", "barber", [("$.kind", "must be restaurant or practice")]),
        ("timezone", "UTC+3", [("$.timezone", TIMEZONE)]),
        ("timezone", "Etc/GMT+3", [("$.timezone", TIMEZONE)]),
        ("timezone", "europe/london", [("$.timezone", TIMEZONE)]),
        ("timezone", "posix/Europe/London", [("$.timezone", TIMEZONE)]),
        ("timezone", 3, [("$.timezone", "must be a text")]),
        ("contact", "12 Green Side", [("$.contact", "must be an object")]),
        ("contact", {"a b": 5}, [('$.contact["a b"]', "must be a text")]),
        ("colour", "red", [("$.colour", "is not a known key")]),
        ("policy", [], [("$.policy", "must be an object")]),
        ("policy.slots", 1, [("$.policy.slots", "is not a known key")]),
        ("policy.slot_minutes", 4, [("$.policy.slot_minutes", whole(5, 120))]),
        ("policy.slot_minutes", 7.5, [("$.policy.slot_minutes", whole(5, 120))]),
        ("policy.slot_minutes", 10**30, [("$.policy.slot_minutes", whole(5, 120))]),
        ("policy.max_party_online", "12", [("$.policy.max_party_online", whole(1, 1000))]),
        ("policy.service_day_starts_at", "25:00", [("$.policy.service_day_starts_at", TIME)]),
        ("policy.service_day_starts_at", "12:01", [
            *((f"$.opening_hours[{day}].open", f"lies before {OUTSIDE_AT_NOON}")
              for day in range(7)),
            ("$.policy.service_day_starts_at", "must lie between 0:00 and 12:00"),
            *((f"$.services[{place}].windows[{window}].start",
               f"lies before {OUTSIDE_AT_NOON}")
              for place, window in [(0, 0), (2, 0), (2, 1)]),
        ]),
        ("opening_hours", {}, [("$.opening_hours", "must be a list")]),
        ("opening_hours", [], [("$.opening_hours", "must have from 1 to 100 entries")]),
        ("opening_hours.2", 7, [("$.opening_hours[2]", "must be an object")]),
        ("opening_hours.0.weekday", 8, [("$.opening_hours[0].weekday", whole(1, 7))]),
        ("opening_hours.0.open", "12:0", [("$.opening_hours[0].open", TIME)]),
        ("opening_hours.0.close", "12:00\n", [("$.opening_hours[0].close", TIME)]),
        ("opening_hours.0.open", "03:00", [("$.opening_hours[0].open", f"lies before {OUTSIDE}")]),
        ("opening_hours.7", {"weekday": 7, "open": "21:45", "close": "23:00"},
         [("$.opening_hours[7]", "overlaps $.opening_hours[6]")]),
        ("special_days", [{"date": "2030-02-29", "closed": True}],
         [("$.special_days[0].date", DATE)]),
        ("special_days", [{"date": "24.12.2030", "closed": True}],
         [("$.special_days[0].date", DATE)]),
        ("special_days", [{"date": "2030-12-24"}], [
            (f"$.special_days[0].{key}", "is missing on a day that is not closed")
            for key in ("close", "open")]),
        ("special_days", [{"date": "2030-12-24", "closed": True, "open": "12:00"}],
         [("$.special_days[0].open", "must be absent on a closed day")]),
        ("special_days", [{"date": "2030-12-24", "closed": "yes"}],
         [("$.special_days[0].closed", "must be true or false")]),
        ("special_days", [{"date": "2030-12-24", "closed": True}] * 2,
         [("$.special_days[1]", "overlaps $.special_days[0]")]),
        ("services.1.code", "lunch", [
            ("$.services[1].code", "repeats $.services[0].code"),
            ("$.turn_minutes.dinner", "names no service of the file")]),
        ("services.1.windows", [], [("$.services[1].windows", "must have from 1 to 100 entries")]),
        ("services.1.windows.0.days.0", 0,
         [("$.services[1].windows[0].days[0]",
           "must be a whole number from 1 (Monday) to 7 (Sunday)")]),
        ("services.1.windows.0.days.1", 1,
         [("$.services[1].windows[0].days[1]", "repeats $.services[1].windows[0].days[0]")]),
        ("services.1.windows.1.days.0", 6,
         [("$.services[1].windows[1]", "overlaps $.services[1].windows[0]")]),
        ("services.1.windows.1.end", "05:00",
         [("$.services[1].windows[1].end", f"lies after {OUTSIDE}")]),
        ("services.1.price", 5, [("$.services[1].price", "is not a known key")]),
        ("turn_minutes.lunch", None, [("$.turn_minutes.lunch", MISSING)]),
        ("turn_minutes.lunch", [], [("$.turn_minutes.lunch", "must have from 1 to 1000 entries")]),
        ("turn_minutes.tea-time", [], [
            ('$.turn_minutes["tea-time"]', "must have from 1 to 1000 entries"),
            ('$.turn_minutes["tea-time"]', "names no service of the file")]),
        ("turn_minutes.lunch.0.party_max", 0, [
            ("$.turn_minutes.lunch[0].party_max", whole(1, 1000)),
            ("$.turn_minutes.lunch[0].party_max", "must not be below party_min"),
            ("$.turn_minutes.lunch[1].party_min", "leaves parties of 1 to 2 without a turn time")]),
        ("turn_minutes.lunch.0.party_max", "two",
         [("$.turn_minutes.lunch[0].party_max", whole(1, 1000))]),
        ("turn_minutes.lunch.0.party_max", 3,
         [("$.turn_minutes.lunch[1]", "overlaps $.turn_minutes.lunch[0]")]),
        ("turn_minutes.lunch.1.party_min", 4,
         [("$.turn_minutes.lunch[1].party_min", "leaves parties of 3 without a turn time")]),
        ("turn_minutes.lunch.1.minutes", 721,
         [("$.turn_minutes.lunch[1].minutes", whole(5, 720))]),
        ("buffer_minutes", None, [("$.buffer_minutes", MISSING)]),
        ("buffer_minutes", -5, [("$.buffer_minutes", whole(0, 240))]),
        ("zones.1.name", "Garden", [
            *((f"$.tables[{table}].zone", "names no zone of the file")
              for table in sorted(range(8, 20), key=str)),
            ("$.zones[2].name", "repeats $.zones[1].name")]),
        ("zones.1.setting", "cellar", [("$.zones[1].setting", "must be indoor or outdoor")]),
        ("tables.3.seats", 0, [("$.tables[3].seats", whole(1, 1000))]),
        ("tables.3.party_max", 1, [("$.tables[3].party_max", "must not be below party_min")]),
        ("tables.3.label", "B1", [
            ("$.adjacent[1][1]", "names no table of the file"),
            ("$.tables[3].label", "repeats $.tables[0].label")]),
        ("tables.6.zone", "Attic", [("$.tables[6].zone", "names no zone of the file")]),
        ("tables.3.movable", "yes", [("$.tables[3].movable", "must be true or false")]),
        ("tables.3.x", 1e300, [("$.tables[3].x", "must be a number from -1000000 to 1000000")]),
        ("adjacent", "B1-B2", [("$.adjacent", "must be a list")]),
        ("adjacent.0", "B1", [("$.adjacent[0]", "must be a list")]),
        ("adjacent.0", ["B1"], [("$.adjacent[0]", "must name two tables")]),
        ("adjacent.0", ["B1", "B1"], [("$.adjacent[0]", "names the same table twice")]),
        ("adjacent.0", ["B1", "B9"], [("$.adjacent[0][1]", "names no table of the file")]),
        ("adjacent.0", ["B1", "D1"], [("$.adjacent[0]", "joins tables of different zones")]),
        ("adjacent.15", ["B2", "B1"], [("$.adjacent[15]", "repeats $.adjacent[0]")]),
        ("combinations", [{"tables": ["B1", "B9"], "allowed": False}],
         [("$.combinations[0].tables[1]", "names no table of the file")]),
        ("combinations", [{"tables": ["B1", "D1"], "party_min": 3, "party_max": 4}],
         [("$.combinations[0].tables", "joins tables of different zones")]),
        ("combinations", [{"tables": ["B1", "B1"], "allowed": False}],
         [("$.combinations[0].tables[1]", "repeats $.combinations[0].tables[0]")]),
        ("combinations",
         [{"tables": ["B1", "B3"], "party_min": 5, "party_max": 4, "penalty": -1}], [
            ("$.combinations[0].party_max", "must not be below party_min"),
            ("$.combinations[0].penalty", "must be a number from 0 to 1000")]),
        ("combinations", [{"tables": ["B1", "B3"]}],
         [("$.combinations[0].party_max", MISSING), ("$.combinations[0].party_min", MISSING)]),
        ("combinations", [{"tables": t, "allowed": False} for t in (["B1", "B2"], ["B2", "B1"])],
         [("$.combinations[1]", "repeats $.combinations[0]")]),
        ("aliases", ["a", "A"], [("$.aliases[1]", SLUG)]),
        ("aliases", ["a", "white-horse-waterbeach"], [("$.aliases[1]", "repeats $.slug")]),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_path(
    connection: Connection, white_horse: Venue, keys: str, value: object, expected: list[Fault]
) -> None:
    put(white_horse, keys, value)
    assert faults(connection, white_horse) == expected
    assert snapshot(connection) == []


def test_every_fault_is_named_at_once(connection: Connection, white_horse: Venue) -> None:
    remove(white_horse, "zones.2.setting")
    put(white_horse, "tables.3.seats", "four")
    put(white_horse, "timezone", "Mars/Olympus")
    put(white_horse, "adjacent.2", ["B5", "B7", "B6"])
    put(white_horse, "services.0.windows.0.days", 7)
    assert [path for path, _ in faults(connection, white_horse)] == [
        "$.adjacent[2]", "$.services[0].windows[0].days", "$.tables[3].seats", "$.timezone",
        "$.zones[2].setting",
    ]  # fmt: skip


@pytest.mark.parametrize("nonsense", ["null", "5", '"x"', "[]", "true", '[{"slug": "a"}]', None])
def test_what_is_no_object_is_no_venue(connection: Connection, nonsense: str | None) -> None:
    with pytest.raises(psycopg.Error) as refused:
        connection.execute("select * from api.load_venue(%s::jsonb)", (nonsense,))
    assert refused.value.sqlstate == "RS030"
    assert json.loads(refused.value.diag.message_detail or "")["faults"][0]["path"] == "$"


@pytest.mark.parametrize(
    ("hours", "windows", "last_visit"),
    [
        # Last seating at 02:30, the longest turn is 90 minutes, the buffer 5.
        ("03:00", "03:30", "04:05"),
        # The window ends the starts at 02:25 already.
        ("03:00", "02:25", None),
        ("02:55", "03:30", None),
    ],
)
@pytest.mark.parametrize("is_special", [False, True])
def test_no_visit_crosses_into_the_next_service_day(
    connection: Connection,
    white_horse: Venue,
    hours: str,
    windows: str,
    last_visit: str | None,
    is_special: bool,
) -> None:
    put(white_horse, "services.2.windows.1", {"days": [5], "start": "17:00", "end": windows})
    opening = {"open": "17:00", "close": hours}
    if is_special:
        # 2030-12-25 is a Wednesday; with the windows of a Friday.
        white_horse["special_days"] = [opening | {"date": "2030-12-25", "windows_of": 5}]
    else:
        white_horse["opening_hours"][4] = opening | {"weekday": 5}
    if last_visit is None:
        assert load(connection, white_horse)
        return
    [(path, message)] = faults(connection, white_horse)
    assert path == ("$.special_days[0].close" if is_special else "$.opening_hours[4].close")
    assert f"end at {last_visit}" in message


def test_no_two_venues_answer_to_one_name(connection: Connection, white_horse: Venue) -> None:
    load(connection, white_horse)
    taken = "is a name of another venue"
    other = white_horse | {"slug": "demo-restaurant", "aliases": []}
    assert faults(connection, other) == [("$.slug", taken)]
    other = white_horse | {"slug": "other", "aliases": ["demo-restaurant"]}
    assert faults(connection, other) == [("$.aliases[0]", taken)]
    other = white_horse | {"slug": "other", "aliases": ["white-horse-waterbeach"]}
    assert faults(connection, other) == [("$.aliases[0]", taken)]
    load(connection, white_horse | {"aliases": []})
    assert load(connection, white_horse | {"slug": "demo-restaurant", "aliases": []})


CLOCKS = [("timezone", "Europe/Paris"), ("policy.service_day_starts_at", "05:00")]


@pytest.mark.parametrize(("keys", "value"), CLOCKS)
def test_the_clock_of_a_venue_is_frozen_while_it_has_future_bookings(
    connection: Connection, white_horse: Venue, keys: str, value: str
) -> None:
    load(connection, white_horse)
    [(booking_id,)] = rows(connection, BOOK)
    put(white_horse, "tables.0.seats", 1)
    assert load(connection, white_horse)[4]
    changed = deepcopy(white_horse)
    put(changed, keys, value)
    said = refusal(connection, changed)
    assert (said.sqlstate, bool(said.message_hint)) == ("RS050", True)
    assert json.loads(said.message_detail or "") == {"path": f"$.{keys}"}
    connection.execute(
        "update core.booking set state = 'cancelled' where booking_id = %s", (booking_id,)
    )
    assert load(connection, changed)[4]


def test_a_restaurant_with_bookings_does_not_become_a_practice(
    connection: Connection, white_horse: Venue
) -> None:
    load(connection, white_horse)
    rows(connection, BOOK)
    practice = json.loads((VENUES / "touchbase-massage.json").read_text())
    practice |= {"slug": white_horse["slug"], "timezone": white_horse["timezone"], "aliases": []}
    said = refusal(connection, practice)
    assert (said.sqlstate, json.loads(said.message_detail or "")) == ("RS050", {"path": "$.kind"})


def test_a_visit_that_ends_by_closing_ends_by_the_service_day(
    connection: Connection, white_horse: Venue
) -> None:
    """Whoever may stay past closing may stay into the next service day; who may not, does not."""
    put(white_horse, "opening_hours.0.close", "03:30")
    for service in white_horse["services"]:
        for window in service["windows"]:
            window["end"] = "03:30"
    white_horse["policy"]["last_seating_before_close_minutes"] = 0
    assert "$.opening_hours[0].close" in dict(faults(connection, white_horse))
    white_horse["policy"]["visits_end_by_closing"] = True
    assert load(connection, white_horse)[4]


@pytest.mark.parametrize("expires", ["infinity", "-infinity"])
def test_a_blackout_or_hold_freezes_the_clock_until_it_expires(
    connection: Connection, white_horse: Venue, expires: str
) -> None:
    venue_id, *_ = load(connection, white_horse)
    rows(
        connection,
        "insert into core.claim"
        " (venue_id, service_date, resource_id, during, kind, booking_id, expires_at)"
        " select r.venue_id, current_date + 7,"
        "  r.resource_id, tstzrange(now() + '7 days', now() + '7 days 2 hours'), 'hold',"
        "  b.booking_id, %s from core.resource as r"
        f" cross join ({BOOK}) as b where r.venue_id = %s and r.label = 'D1' returning 1",
        expires,
        venue_id,
    )
    connection.execute("update core.booking set state = 'cancelled'")
    white_horse["timezone"] = "Europe/Paris"
    if expires == "infinity":
        assert refusal(connection, white_horse).sqlstate == "RS050"
    else:
        assert load(connection, white_horse)[4]


def test_existing_bookings_stay_as_they_are(connection: Connection, white_horse: Venue) -> None:
    load(connection, white_horse)
    [(booking_id,)] = rows(connection, BOOK)
    connection.execute("select jobs.assign(%s)", (booking_id,))
    booking = (
        "select b::text, c::text from core.booking as b join core.claim as c using (booking_id)"
    )
    [before] = rows(connection, booking)
    white_horse["tables"] = [t for t in white_horse["tables"] if t["zone"] == "Garden"]
    white_horse["adjacent"] = []
    white_horse["services"] = white_horse["services"][:1]
    white_horse["turn_minutes"] = {"lunch": white_horse["turn_minutes"]["lunch"]}
    assert load(connection, white_horse)[2:4] == (6, 6)
    assert rows(connection, booking) == [before]


def test_only_services_and_staff_load_venues(connection: Connection, white_horse: Venue) -> None:
    for role in ("holdfast_guest", "holdfast_worker", "holdfast_monitor"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
            connection.execute(f"set local role {role}")
            load(connection, white_horse)
    for role in ("holdfast_service", "holdfast_staff"):
        with connection.transaction(force_rollback=True):
            connection.execute(f"set local role {role}")
            load(connection, white_horse)


@pytest.mark.parametrize("level", [IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE])
def test_a_load_runs_at_read_committed(
    connection: Connection, white_horse: Venue, level: IsolationLevel
) -> None:
    connection.isolation_level = level
    assert refusal(connection, white_horse).sqlstate == "RS003"


def test_loads_take_turns(database: str, white_horse: Venue) -> None:
    """Two loads of one venue, and a third that wants its alias, meet while the first is open."""
    answers: dict[str, object] = {}

    def run(name: str, venue: Venue) -> None:
        with psycopg.connect(database) as connection:
            try:
                answers[name] = load(connection, venue)[4]
            except psycopg.Error as error:
                answers[name] = error.sqlstate

    others = [
        Thread(target=run, args=("same", white_horse)),
        Thread(target=run, args=("thief", white_horse | {"slug": "thief"})),
    ]
    with psycopg.connect(database) as first, psycopg.connect(database, autocommit=True) as watcher:
        assert load(first, white_horse)[4]
        for other in others:
            other.start()
        waiting = (
            "select count(*) from pg_stat_activity as a where %s = any (pg_blocking_pids(a.pid))"
        )
        while rows(watcher, waiting, first.info.backend_pid) != [(2,)]:
            assert all(other.is_alive() for other in others)
    for other in others:
        other.join()
    assert answers == {"same": False, "thief": "RS030"}


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 40),
    st.sampled_from([10**9, 10**40, -(10**12), 1.5, 1e300, 15.0]),
    st.sampled_from(
        ["", "B1", "G6", "Garden", "lunch", "dinner", "12:00", "23:59", "24:00", "03:30", "é🍺",
         "a b", "2030-02-29", "2030-12-25", "UTC+3", "indoor", "demo-restaurant", "practice",
         "x" * 300]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)
EXTRAS: dict[str, list[Any]] = {
    "special_days": [
        {"date": "2030-12-25", "closed": True},
        {"date": "2030-12-31", "open": "12:00", "close": "01:00", "windows_of": 5},
    ],
    "combinations": [
        {"tables": ["B1", "B3"], "party_min": 5, "party_max": 6, "penalty": 2},
        {"tables": ["D1", "D2"], "allowed": False},
    ],
}


def containers(value: Any) -> list[Any]:
    """Every list and object of a JSON value, itself first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    found = [value] if isinstance(value, dict | list) else []
    return found + [container for item in inner for container in containers(item)]


@st.composite
def mutations(draw: st.DrawFn) -> Callable[[Venue], None]:
    """One change anywhere in a venue file."""
    place, spot = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))
    what = draw(st.sampled_from(["replace", "replace", "delete", "add", "repeat", "copy"]))
    value, key = draw(VALUES), draw(st.sampled_from(["colour", "open", "closed", "tables"]))

    def mutate(venue: Venue) -> None:
        found = [container for container in containers(venue) if container]
        if not found:
            return
        container = found[place % len(found)]
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        chosen, other = keys[spot % len(keys)], keys[place % len(keys)]
        if what == "delete":
            del container[chosen]
        elif what == "replace":
            container[chosen] = deepcopy(value)
        elif what == "copy":
            container[chosen] = deepcopy(container[other])
        elif isinstance(container, dict):
            container[key] = deepcopy(value)
        else:
            container.append(deepcopy(container[chosen] if what == "repeat" else value))

    return mutate


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(mutations(), min_size=1, max_size=4))
def test_whatever_the_file_is_it_is_loaded_or_refused_by_a_code(
    connection: Connection, white_horse: Venue, changes: list[Callable[[Venue], None]]
) -> None:
    venue = deepcopy(white_horse) | deepcopy(EXTRAS)
    for change in changes:
        change(venue)
    try:
        with connection.transaction(force_rollback=True):
            assert load(connection, venue)[4]
    except psycopg.Error as error:
        assert error.sqlstate == "RS030", (error, venue)
