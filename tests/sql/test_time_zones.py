"""Local time against Python's zoneinfo: all zones, every change of the clocks from 2020 to 2035."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb

STEP = timedelta(days=12)
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


def changes(zone: ZoneInfo) -> Iterator[datetime]:
    """The instants at which a zone's offset changes, to the minute; found by bisection."""
    at = FIRST
    while at < LAST:
        after = at + STEP
        if at.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            low, high = at, after
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                is_after = middle.astimezone(zone).utcoffset() == after.astimezone(zone).utcoffset()
                low, high = (low, middle) if is_after else (middle, high)
            yield high.replace(second=0, microsecond=0)
        at = after


ABBREVIATIONS = {"CET", "EET", "MET", "WET"}
"""PostgreSQL reads these as fixed offsets; no venue may have them."""


def known_zones(connection: Connection) -> frozenset[str]:
    """The zones that the server knows: newer systems keep old names in a package of their own."""
    found = connection.execute("select name from pg_timezone_names").fetchall()
    return frozenset(name for (name,) in found)


@cache
def moments(known: frozenset[str]) -> tuple[list[str], list[datetime]]:
    """Wall-clock times around every change of every zone: the zones, and the times."""
    zones, locals_ = [], []
    for name in sorted(available_timezones() & known - ABBREVIATIONS):
        zone = ZoneInfo(name)
        found = list(changes(zone)) or [datetime(2027, 5, 5, 12, tzinfo=UTC)]
        for change in found:
            for minutes in (-200, -90, -30, -1, 0, 1, 29, 30, 59, 60, 61, 119, 121, 200):
                local = (change + timedelta(minutes=minutes)).astimezone(zone)
                zones.append(name)
                locals_.append(local.replace(tzinfo=None, fold=0))
                # The same number of minutes by the clock on the wall, which may not exist.
                before = (change - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
                zones.append(name)
                locals_.append(before + timedelta(minutes=minutes))
    return zones, locals_


def instant(name: str, local: datetime, fold: int) -> datetime:
    """As a time of UTC without a zone."""
    return local.replace(tzinfo=ZoneInfo(name), fold=fold).astimezone(UTC).replace(tzinfo=None)


def exists(name: str, local: datetime) -> bool:
    back = instant(name, local, 0).replace(tzinfo=UTC).astimezone(ZoneInfo(name))
    return back.replace(tzinfo=None, fold=0) == local


@pytest.mark.parametrize("session_zone", ["UTC", "Australia/Lord_Howe"])
def test_every_change_of_every_zone(connection: Connection, session_zone: str) -> None:
    """First and second instant, none where the clock skips it, whatever the session's zone."""
    zones, locals_ = moments(known_zones(connection))
    connection.execute("select set_config('timezone', %s, true)", (session_zone,))
    answers = connection.execute(
        # Without a zone: Python calls a time within a fold unequal to the same one of another zone.
        "select core.resolve_local_time(m.local, m.zone, 0) at time zone 'UTC',"
        " core.resolve_local_time(m.local, m.zone, 1) at time zone 'UTC',"
        " core.place_local_time(m.local, m.zone) at time zone 'UTC',"
        " case when core.is_ordinary_time(m.local, m.zone)"
        "   then m.local at time zone m.zone at time zone 'UTC' end"
        " from unnest(%s::text[], %s::timestamp[]) with ordinality as m(zone, local, place)"
        " order by m.place",
        (zones, locals_),
    ).fetchall()
    wrong = []
    ordinary_count = 0
    for name, local, (*answer, ordinary) in zip(zones, locals_, answers, strict=True):
        first, second = instant(name, local, 0), instant(name, local, 1)
        expected = [first, second, first] if exists(name, local) else [None, None, first]
        if answer != expected:
            wrong.append((name, local, answer, expected))
        if ordinary is not None:
            ordinary_count += 1
            assert expected[:2] == [ordinary, ordinary], (name, local)
    assert wrong[:5] == []
    assert 0 < ordinary_count < len(answers)
    assert len(answers) > 10_000


@pytest.mark.parametrize(
    ("zone", "day", "opens", "closes", "expected"),
    [
        ("America/New_York", "2026-03-08", 13, 18, ("17:00", "22:00")),
        ("America/New_York", "2026-03-07", 13, 18, ("18:00", "23:00")),
        ("America/New_York", "2026-03-08", 1, 4, ("06:00", "08:00")),
        ("America/New_York", "2026-11-01", 0, 4, ("04:00", "09:00")),
        ("Australia/Lord_Howe", "2026-04-05", 0, 6, ("13:00", "19:30")),
        ("Australia/Lord_Howe", "2026-10-04", 0, 6, ("13:30", "19:00")),
        ("Europe/London", "2026-10-24", 22, 27, ("21:00", "03:00")),
    ],
)
def test_hours_are_what_the_clock_on_the_wall_shows(
    connection: Connection, zone: str, day: str, opens: int, closes: int, expected: tuple[str, str]
) -> None:
    [(start, end)] = connection.execute(
        "select to_char(lower(s) at time zone 'UTC', 'HH24:MI'),"
        " to_char(upper(s) at time zone 'UTC', 'HH24:MI') from core.place_span("
        " %s, make_interval(hours => %s), make_interval(hours => %s), %s) as s",
        (day, opens, closes, zone),
    ).fetchall()
    assert (start, end) == expected


def test_hours_that_the_clock_skips_are_none(connection: Connection) -> None:
    skipped = "select isempty(core.place_span('2026-03-08', '02:30', '03:15', 'America/New_York'))"
    assert connection.execute(skipped).fetchall() == [(True,)]


def test_no_venue_has_an_abbreviation_for_its_zone(connection: Connection) -> None:
    """Which zones PostgreSQL takes for a fixed offset, and that a venue file cannot name them."""
    shadowed = connection.execute(
        "select n.name from pg_timezone_names as n"
        " where n.name in (select a.abbrev from pg_timezone_abbrevs as a)"
        " and core.explain_text_fault('timezone', n.name, null, null) is not null"
    ).fetchall()
    assert {name for (name,) in shadowed} == ABBREVIATIONS & known_zones(connection)
    taken = connection.execute(
        "select from unnest(%s::text[]) as n(name)"
        " where core.explain_text_fault('timezone', n.name, null, null) is null",
        (sorted(ABBREVIATIONS),),
    )
    assert taken.fetchall() == []


def next_change(zone: str, is_forward: bool) -> date:
    """The next service day, well ahead, that is an hour shorter or longer."""
    wanted = timedelta(hours=23 if is_forward else 25)
    day = datetime.now(UTC).date() + timedelta(days=3)
    while (
        instant(zone, datetime.combine(day + timedelta(1), time()), 0)
        - instant(zone, datetime.combine(day, time()), 0)
    ) != wanted:
        day += timedelta(days=1)
    return day


@pytest.fixture
def round_the_clock(connection: Connection) -> str:
    """A practice in Detroit that never closes and treats for half an hour."""
    return never_closed(connection, "America/Detroit", "00:00")


def never_closed(connection: Connection, zone: str, cut_off: str) -> str:
    week = [{"weekday": weekday, "start": cut_off, "end": cut_off} for weekday in range(1, 8)]
    connection.execute(
        "select api.load_venue(%s)",
        (
            Jsonb(
                {
                    "slug": "round-the-clock", "name": "Round the Clock", "kind": "practice",
                    "timezone": zone,
                    "policy": {
                        "slot_minutes": 30, "book_ahead_days": 1000,
                        "service_day_starts_at": cut_off,
                    },
                    "opening_hours": [
                        {"weekday": one["weekday"], "open": cut_off, "close": cut_off}
                        for one in week
                    ],
                    "services": [{"code": "nap", "name": "Nap", "minutes": 30}],
                    "therapists": [{"label": "Max", "skills": ["nap"], "hours": week}],
                    "rooms": [{"label": "Den", "services": ["nap"]}],
                }
            ),
        ),
    )  # fmt: skip
    return "round-the-clock"


@pytest.mark.parametrize(("is_forward", "hours"), [(True, 23), (False, 25)])
def test_a_day_on_which_the_clocks_change_is_fully_bookable(
    connection: Connection, round_the_clock: str, is_forward: bool, hours: int
) -> None:
    day = next_change("America/Detroit", is_forward)
    slots = connection.execute(
        "select starts_at, booking_date, start_time, fold from api.find_slots(%s, 'nap', %s)",
        (round_the_clock, day),
    ).fetchall()
    assert len({slot[0] for slot in slots}) == len(slots) == 2 * hours
    assert slots[-1][0] - slots[0][0] == timedelta(hours=hours) - timedelta(minutes=30)
    assert [slot[3] for slot in slots].count(1) == (0 if is_forward else 2)
    # Each of them can be held, one after the other, until the day is full.
    for starts_at, on, at, fold in slots:
        answer = connection.execute(
            "select outcome from api.attempt_hold(%s, %s, %s, null, 'nap', p_fold => %s)",
            (round_the_clock, on, at, fold),
        ).fetchall()
        assert answer == [("held",)], starts_at
    left = connection.execute(
        "select count(*) from api.find_slots(%s, 'nap', %s)", (round_the_clock, day)
    )
    assert left.fetchall() == [(0,)]


def test_an_hour_that_comes_twice_is_offered_when_only_its_second_time_is_free(
    connection: Connection, round_the_clock: str
) -> None:
    day = next_change("America/Detroit", is_forward=False)
    find = "select booking_date, start_time, fold from api.find_slots(%s, 'nap', %s)"
    slots = connection.execute(find, (round_the_clock, day)).fetchall()
    for on, at, fold in slots:
        if fold == 0:
            connection.execute(
                "select api.attempt_hold(%s, %s, %s, null, 'nap')", (round_the_clock, on, at)
            )
    left = connection.execute(find, (round_the_clock, day)).fetchall()
    assert left == [slot for slot in slots if slot[2] == 1] and len(left) == 2


def test_a_cut_off_that_comes_twice_means_the_first(connection: Connection) -> None:
    """In Chatham clocks go back from 03:45 to 02:45: the day that begins at three is longer."""
    zone = "Pacific/Chatham"
    practice = never_closed(connection, zone, "03:00")
    day = next_change(zone, is_forward=False)
    slots = connection.execute(
        "select starts_at, start_time, fold from api.find_slots(%s, 'nap', %s)", (practice, day)
    ).fetchall()
    assert [(f"{at:%H:%M}", fold) for _, at, fold in slots[:3]] == [
        ("03:00", 0), ("03:30", 0), ("03:00", 1)
    ]  # fmt: skip
    connection.execute("select api.attempt_hold(%s, %s, '03:00', null, 'nap')", (practice, day))
    connection.execute(
        "select api.block_resource(%s, 'Max', %s, %s, false)",
        (practice, f"{day - timedelta(1)} 12:00", f"{day} 03:00"),
    )
    spans = "select lower(during) from core.claim where kind = 'hold' union all"
    spans += " select upper(during) from core.claim where kind = 'blackout'"
    assert {at for (at,) in connection.execute(spans).fetchall()} == {slots[0][0]}
    assert connection.execute("select * from ops.check_invariants()").fetchall() == []


def test_a_booking_that_new_rules_of_a_zone_would_move_is_told(
    connection: Connection, round_the_clock: str
) -> None:
    day = datetime.now(UTC).date() + timedelta(days=9)
    [(reference,)] = connection.execute(
        "select reference from api.attempt_hold(%s, %s, '13:00', null, 'nap')",
        (round_the_clock, day),
    ).fetchall()
    recheck = "select reference, moved_by from ops.recheck_local_times()"
    assert connection.execute(recheck).fetchall() == []
    # As if Detroit had become Chicago by decree.
    connection.execute("update core.venue set timezone = 'America/Chicago'")
    assert connection.execute(recheck).fetchall() == [(reference, timedelta(hours=1))]
