"""Random practices, and what can be booked at them as somebody with a pencil would work it out:
minute by minute, from the venue file and the claims alone."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from psycopg import Connection
from psycopg.types.json import Jsonb

Row = dict[str, Any]
Span = tuple[int, int]

SLUG = "random-practice"
ZONES = (
    "America/Detroit",
    "Europe/London",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Chatham",
    "Asia/Kolkata",
    "Antarctica/Troll",
)
DAYS = 2
"""How many service days are looked at."""


@dataclass
class Practice:
    """A venue file, the first service day to look at, and what is taken: spans of epoch minutes."""

    venue: Row
    first: date
    taken: dict[str, list[Span]] = field(default_factory=dict)
    extra: dict[str, list[tuple[date, Span]]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.venue["timezone"])

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(DAYS)]

    @property
    def cut_off(self) -> int:
        return clock(self.venue["policy"]["service_day_starts_at"])


# -- the obvious model


def clock(text: str) -> int:
    """Minutes from midnight of HH:MM."""
    return int(text[:2]) * 60 + int(text[3:])


def instant(zone: ZoneInfo, day: date, minute: int) -> int:
    """The epoch minute of a wall-clock minute told from a day's midnight; the first in a fold."""
    local = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    return round(local.replace(tzinfo=zone).timestamp() / 60)


def stretch(zone: ZoneInfo, day: date, span: Span) -> set[int]:
    """The minutes of a wall-clock span."""
    return set(range(instant(zone, day, span[0]), instant(zone, day, span[1])))


def shifts(practice: Practice, entries: list[Row], weekday: int) -> list[Span]:
    """The spans of one weekday in a list of hours or breaks."""
    spans = []
    for entry in entries:
        if entry["weekday"] != weekday:
            continue
        start = clock(entry.get("start") or entry["open"])
        end = clock(entry.get("end") or entry["close"])
        start, end = start, end if end > start else end + 1440
        if "start" in entry and start < practice.cut_off:
            start, end = start + 1440, end + 1440
        spans.append((start, end))
    return spans


def open_minutes(practice: Practice, day: date) -> tuple[set[int], int]:
    """The opening hours of a day, and the weekday whose shifts are worked."""
    special = [one for one in practice.venue["special_days"] if one["date"] == str(day)]
    if special:
        spans = [
            (clock(one["open"]), clock(one["close"]) + 1440 * (one["close"] <= one["open"]))
            for one in special
            if not one.get("closed")
        ]
        weekday = special[0].get("windows_of") or day.isoweekday()
    else:
        spans = shifts(practice, practice.venue["opening_hours"], day.isoweekday())
        weekday = day.isoweekday()
    return set().union(*(stretch(practice.zone, day, span) for span in spans)), weekday


def extra_minutes(practice: Practice, label: str, day: date) -> set[int]:
    spans = [span for when, span in practice.extra.get(label, []) if when == day]
    return set().union(*(set(range(*span)) for span in spans))


def free_minutes(practice: Practice, kind: str, one: Row, day: date) -> set[int]:
    """When a therapist or a room is there and not taken."""
    opening, weekday = open_minutes(practice, day)
    if kind == "room" and not one.get("hours"):
        there = stretch(practice.zone, day, (practice.cut_off, practice.cut_off + 1440))
    else:
        there = set().union(
            *(stretch(practice.zone, day, s) for s in shifts(practice, one["hours"], weekday))
        )
        there &= opening
        breaks = shifts(practice, one.get("breaks", []), weekday)
        there -= set().union(*(stretch(practice.zone, day, span) for span in breaks))
        there |= extra_minutes(practice, one["label"], day)
    for span in practice.taken.get(one["label"], []):
        there -= set(range(*span))
    return there


def busy_minutes(kind: str, service: Row) -> set[int]:
    """The minutes of an appointment, from its beginning, that it takes of a therapist or room."""
    busy = set(range(service["minutes"]))
    if kind == "therapist":
        for pause in service.get("processing", []):
            start = pause["after_minutes"]
            busy -= set(range(start, start + pause["minutes"]))
    buffer = service.get(
        {"therapist": "therapist_buffer_minutes", "room": "room_turnover_minutes"}[kind], 0
    )
    last = max(busy) + 1
    return busy | set(range(last, last + buffer))


def starts(practice: Practice, day: date) -> list[tuple[str, int, int]]:
    """Every start on the grid of a service day: wall clock, fold, epoch minute."""
    found = []
    slot = practice.venue["policy"]["slot_minutes"]
    first = -(-practice.cut_off // slot) * slot
    for minute in range(first, practice.cut_off + 1440, slot):
        naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
        seen = set()
        for fold in (0, 1):
            at = naive.replace(tzinfo=practice.zone, fold=fold).astimezone(UTC)
            is_real = at.astimezone(practice.zone).replace(tzinfo=None) == naive
            if is_real and at not in seen:
                seen.add(at)
                found.append((naive.isoformat(), fold, round(at.timestamp() / 60)))
    return found


def slots(
    practice: Practice, service: Row, party: int, wanted: str | None
) -> set[tuple[str, int, frozenset[str], frozenset[str]]]:
    """What can be booked: wall clock, fold, the therapists and the rooms who would do."""
    found = set()
    units = -(-party // service.get("guests", max(1, service.get("therapists", 1))))
    for day in practice.days:
        opening, _ = open_minutes(practice, day)
        everybody = [*practice.venue["therapists"], *practice.venue["rooms"]]
        opening |= set().union(*(extra_minutes(practice, o["label"], day) for o in everybody))
        free = {
            kind: {
                one["label"]: free_minutes(practice, kind, one, day)
                for one in practice.venue[f"{kind}s"]
                if service["code"] in one["skills" if kind == "therapist" else "services"]
            }
            for kind in ("therapist", "room")
        }
        for local, fold, start in starts(practice, day):
            if not opening.issuperset(range(start, start + service["minutes"])):
                continue
            able = {}
            for kind in ("therapist", "room"):
                needed = {start + minute for minute in busy_minutes(kind, service)}
                able[kind] = frozenset(
                    label for label, times in free[kind].items() if needed <= times
                )
            counts = {kind: service.get(f"{kind}s", 1) for kind in able}
            if all(len(able[kind]) >= counts[kind] * units for kind in able) and (
                wanted is None or (wanted in able["therapist"] and counts["therapist"])
            ):
                shown = {kind: able[kind] if counts[kind] else frozenset() for kind in able}
                found.add((local, fold, shown["therapist"], shown["room"]))
    return found


# -- random practices: what fails is found again by its seed


def cut(chance: Random, first: int, last: int, pieces: int, step: int = 15) -> list[Span]:
    """Some spans that do not overlap, in order."""
    points = sorted(chance.sample(range(first, last + 1, step), 2 * pieces))
    return [(a, b) for place, (a, b) in enumerate(pairwise(points)) if place % 2 == 0]


def text(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def week(chance: Random, cut_off: int, names: tuple[str, str]) -> list[Row]:
    """Hours of all weekdays: mostly a long day, often past midnight."""
    entries = []
    for weekday in range(1, 8):
        spans = cut(chance, cut_off, cut_off + 1440, chance.choice([0, 1, 2]), 30)
        if chance.random() < 0.6:
            begin = cut_off + 30 * chance.randint(0, 16)
            spans = [(begin, cut_off + 1440 - 30 * chance.randint(0, 14))]
        for start, end in spans:
            if start < 1440:
                entries.append({"weekday": weekday, names[0]: text(start), names[1]: text(end)})
    return entries


def pauses(chance: Random, cut_off: int) -> list[Row]:
    """A short break on most weekdays, now and then after midnight."""
    return [
        {"weekday": weekday, "start": text(start), "end": text(start + chance.choice([15, 30, 60]))}
        for weekday in range(1, 8)
        for start in [cut_off + 15 * chance.randint(0, 90)]
        if chance.random() < 0.8
    ]


def make_service(chance: Random, place: int) -> Row:
    minutes = chance.choice([20, 30, 45, 60, 90])
    service: Row = {
        "code": f"service-{place}",
        "name": f"Service {place}",
        "minutes": minutes,
        "therapist_buffer_minutes": chance.choice([0, 5, 15]),
        "room_turnover_minutes": chance.choice([0, 10, 20]),
    }
    if chance.random() < 0.3:
        service["therapists"] = chance.choice([0, 2, 2])
    if chance.random() < 0.2:
        service["rooms"] = 2 if service.get("therapists") == 0 else chance.choice([0, 2])
    if service.get("therapists", 1) and chance.random() < 0.3:
        after = chance.choice([0, 5, 10])
        service["processing"] = [{"after_minutes": after, "minutes": minutes - after - 5}]
    return service


def make_day(chance: Random, zone: str) -> date:
    """A day well ahead; mostly one on which, or next to which, the clocks change."""
    today = datetime.now(UTC).date()
    days = [today + timedelta(days=n) for n in range(5, 800)]
    changes = [
        day
        for day in days
        if instant(ZoneInfo(zone), day, 1440) - instant(ZoneInfo(zone), day, 0) != 1440
    ]
    if changes and chance.random() < 0.6:
        return chance.choice(changes) - timedelta(days=chance.choice([0, 0, 1]))
    return chance.choice(days)


def make_practice(seed: int) -> Practice:
    """A small practice with whatever a practice can have."""
    chance = Random(seed)
    zone = chance.choice(ZONES)
    cut_off = chance.choice([0, 180, 240, 300])
    first = make_day(chance, zone)
    services = [make_service(chance, place) for place in range(chance.randint(1, 3))]
    codes = [service["code"] for service in services]

    def some() -> list[str]:
        return [code for code in codes if chance.random() < 0.8]

    therapists: list[Row] = [
        {
            "label": f"Therapist {place}",
            "skills": some(),
            "hours": week(chance, cut_off, ("start", "end")),
            "breaks": pauses(chance, cut_off) if chance.random() < 0.4 else [],
        }
        for place in range(chance.randint(1, 4))
    ]
    rooms: list[Row] = [
        {"label": f"Room {place}", "services": some()}
        | ({"hours": week(chance, cut_off, ("start", "end"))} if chance.random() < 0.2 else {})
        for place in range(chance.randint(1, 3))
    ]
    special: list[Row] = []
    if chance.random() < 0.3:
        special = [{"date": str(first), "closed": True}]
    elif chance.random() < 0.3:
        [(start, end)] = cut(chance, cut_off, 1440 - 30, 1, 30)
        special = [
            {"date": str(first), "open": text(start), "close": text(end),
             "windows_of": chance.randint(1, 7)}
        ]  # fmt: skip
    venue: Row = {
        "slug": SLUG,
        "name": "Random Practice",
        "kind": "practice",
        "timezone": zone,
        "policy": {
            "slot_minutes": chance.choice([10, 15, 20, 30]),
            "book_ahead_days": 1000,
            "service_day_starts_at": text(cut_off),
        },
        "opening_hours": week(chance, cut_off, ("open", "close"))
        or [{"weekday": 1, "open": "09:00", "close": "17:00"}],
        "special_days": special,
        "services": services,
        "therapists": therapists,
        "rooms": rooms,
    }
    practice = Practice(venue, first)
    for one in [*therapists, *rooms]:
        label = str(one["label"])
        for day in practice.days:
            start = instant(practice.zone, day, cut_off)
            end = instant(practice.zone, day, cut_off + 1440)
            if chance.random() < 0.7:
                pieces = cut(chance, start, end, chance.randint(1, 5), 5)
                practice.taken.setdefault(label, []).extend(pieces)
            if chance.random() < 0.15:
                [span] = cut(chance, start, end, 1, 15)
                practice.extra.setdefault(label, []).append((day, span))
    return practice


def store(connection: Connection, practice: Practice) -> None:
    """Load a practice, its extra hours, and what is taken."""
    connection.execute(
        # What api.load_venue does after it has looked for faults, which takes ten times as long.
        "select core.store_venue_file(%s, sha256('random'), now())",
        (Jsonb(practice.venue),),
    )
    for label, spans in practice.taken.items():
        for span in spans:
            connection.execute(
                "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
                " select r.venue_id, ((to_timestamp(%(start)s) at time zone v.timezone)"
                "   - v.day_starts_at)::date, r.resource_id,"
                "   tstzrange(to_timestamp(%(start)s), to_timestamp(%(end)s)), 'blackout'"
                " from core.resource as r join core.venue as v using (venue_id)"
                " where v.slug = %(slug)s and r.label = %(label)s",
                {"start": span[0] * 60, "end": span[1] * 60, "slug": SLUG, "label": label},
            )
    for label, given in practice.extra.items():
        for day, span in given:
            connection.execute(
                "insert into core.resource_extra (resource_id, venue_id, service_date, during)"
                " select r.resource_id, r.venue_id, %(day)s,"
                "   tstzrange(to_timestamp(%(start)s), to_timestamp(%(end)s))"
                " from core.resource as r join core.venue as v using (venue_id)"
                " where v.slug = %(slug)s and r.label = %(label)s",
                {
                    "day": day,
                    "start": span[0] * 60,
                    "end": span[1] * 60,
                    "slug": SLUG,
                    "label": label,
                },
            )
