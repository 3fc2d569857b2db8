"""Evenings: a venue and the requests for one service day in order of arrival.

Those of evenings.json are simulated and come with golden values; others are drawn here, the same
ones for the same seed.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

from cli.bench.demand import SHARES, party_shares
from cli.project import VENUES

GOLDEN = Path(__file__).with_name("evenings.json")
SIMULATED = "simulated-30"
"""The slug of the venue of evenings.json."""
RESTAURANTS = ("white-horse-waterbeach", "corner-house-40")
QUARTER = 15


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a table. `start` is in minutes from midnight, `minutes` the visit's length."""

    party: int
    start: int
    minutes: int
    service: str
    zone: str | None = None

    @property
    def clock(self) -> str:
        return f"{self.start // 60:02}:{self.start % 60:02}"


@dataclass(frozen=True, slots=True)
class Evening:
    """Requests for one service day of one venue. `load` is in percent of the seat-hours."""

    name: str
    family: str
    venue: str
    profile: str
    load: int
    requests: tuple[Request, ...]
    weekday: int | None = None
    """ISO; None where the venue is open alike every day."""
    optimum_covers: int | None = None
    """What a clairvoyant exact solver seats; None while unknown."""
    is_proven: bool = True
    oracle_covers: int | None = None
    """What is seated when each request is accepted for which any complete re-pack exists."""

    @property
    def covers(self) -> int:
        return sum(request.party for request in self.requests)


def venue_file(slug: str) -> dict[str, Any]:
    """The venue file of evenings.json's venue, or of one of the restaurants."""
    if slug == SIMULATED:
        return _simulated_venue()
    venue: dict[str, Any] = json.loads((VENUES / f"{slug}.json").read_text())
    venue.pop("aliases", None)
    return venue


def seatable_evenings() -> list[Evening]:
    """Of each golden evening the requests that one plan seats together."""
    return [
        _golden(row, "seatable", row["seatable"], row["seatable_covers"], True)
        for row in _golden_file()["evenings"]
    ]


def free_evenings() -> list[Evening]:
    """The golden evenings with everybody who asks."""
    return [
        _golden(
            row,
            "free",
            range(len(row["requests"])),
            row["optimum_covers"],
            row["optimum_covers"] == row["optimum_bound"],
        )
        for row in _golden_file()["evenings"]
    ]


def make_evenings(profile: str, load: int, count: int, seed: int) -> list[Evening]:
    """More evenings like the golden ones of a profile: each request is drawn from all of theirs."""
    rows = [row for row in _golden_file()["evenings"] if row["profile"] == profile]
    pool = [_request(fields) for row in rows for fields in row["requests"]]
    budget = load / 100 * _seat_minutes(venue_file(SIMULATED), weekday=1)
    evenings = []
    for number in range(count):
        draw = Random(f"{seed} {profile} {load} {number}")
        requests = _fill(budget, partial(draw.choice, pool))
        name = f"made-{profile}-{load}-{number:03}"
        evenings.append(Evening(name, "made", SIMULATED, profile, load, requests))
    return evenings


def make_restaurant_evenings(slug: str, load: int, count: int, seed: int) -> list[Evening]:
    """Evenings of a restaurant: weekdays, parties and hours by the shares of real demand, starts
    spread over the quarters of an hour, as far as the venue seats guests then."""
    venue = venue_file(slug)
    weekdays = {int(day): share for day, share in _shares("weekday_share_iso").items()}
    evenings = []
    for number in range(count):
        draw = Random(f"{seed} {slug} {load} {number}")
        weekday = _pick(draw, weekdays)
        budget = load / 100 * _seat_minutes(venue, weekday)
        requests = _fill(budget, partial(_ask, draw, venue, _starts(venue, weekday)))
        name = f"{slug}-{load}-{number:03}"
        evenings.append(Evening(name, "random", slug, slug, load, requests, weekday))
    return evenings


def _ask(draw: Random, venue: Mapping[str, Any], starts: Mapping[int, str]) -> Request:
    hours = _shares("visit_hour_share")
    party = _pick(draw, party_shares())
    start = _pick(draw, {start: hours.get(str(start // 60), 0.0) for start in starts})
    turns = venue["turn_minutes"][starts[start]]
    (minutes,) = (
        turn["minutes"]
        for turn in turns
        if turn["party_min"] <= party <= (turn["party_max"] or party)
    )
    return Request(party, start, minutes, starts[start])


def _starts(venue: Mapping[str, Any], weekday: int) -> dict[int, str]:
    """The starts of a weekday, each with its service: a meal where there is one, else drinks."""
    opens, closes = _hours(venue, weekday)
    last = closes - int(venue["policy"]["last_seating_before_close_minutes"])
    starts = {}
    for service in sorted(venue["services"], key=lambda service: service["code"] != "drinks"):
        for window in service["windows"]:
            if weekday in window["days"]:
                first, end = _minutes(window["start"]), _minutes(window["end"])
                for start in range(max(opens, first), min(last + 1, end), QUARTER):
                    starts[start] = str(service["code"])
    return starts


def _fill(budget: float, ask: Callable[[], Request]) -> tuple[Request, ...]:
    """Requests until they want so many seat-minutes together."""
    requests: list[Request] = []
    while budget > 0:
        requests.append(ask())
        budget -= requests[-1].party * requests[-1].minutes
    return tuple(requests)


def _seat_minutes(venue: Mapping[str, Any], weekday: int) -> int:
    opens, closes = _hours(venue, weekday)
    return (closes - opens) * sum(int(table["seats"]) for table in venue["tables"])


def _hours(venue: Mapping[str, Any], weekday: int) -> tuple[int, int]:
    (hours,) = (day for day in venue["opening_hours"] if day["weekday"] == weekday)
    return _minutes(hours["open"]), _minutes(hours["close"])


def _golden(
    row: Mapping[str, Any], family: str, chosen: Iterable[int], optimum: int, is_proven: bool
) -> Evening:
    return Evening(
        name=row["name"],
        family=family,
        venue=SIMULATED,
        profile=row["profile"],
        load=row["load_percent"],
        requests=tuple(_request(row["requests"][place]) for place in chosen),
        optimum_covers=optimum,
        is_proven=is_proven,
        oracle_covers=row["fcfs_oracle_covers"] if family == "free" else optimum,
    )


def _request(fields: Sequence[Any]) -> Request:
    party, start, minutes, zone = fields
    return Request(
        party,
        _minutes(start),
        minutes,
        f"visit-{minutes}",
        None if zone is None else f"Zone {zone}",
    )


def _simulated_venue() -> dict[str, Any]:
    """Visits have lengths of their own there, so each length is a service; they end by closing."""
    golden = _golden_file()
    floor, service = golden["venue"], golden["venue"]["service"]
    lengths = sorted({fields[2] for row in golden["evenings"] for fields in row["requests"]})
    days = list(range(1, 8))
    window = {"days": days, "start": service["opens"], "end": service["closes"]}
    return {
        "slug": SIMULATED,
        "name": "A simulated floor of 30 tables",
        "kind": "restaurant",
        "timezone": "Europe/London",
        "policy": {
            "slot_minutes": service["slot_minutes"],
            "last_seating_before_close_minutes": 0,
            "visits_end_by_closing": True,
        },
        "opening_hours": [
            {"weekday": day, "open": service["opens"], "close": service["closes"]} for day in days
        ],
        "services": [
            {"code": f"visit-{length}", "name": f"{length} minutes", "windows": [window]}
            for length in lengths
        ],
        "turn_minutes": {
            f"visit-{length}": [{"party_min": 1, "party_max": None, "minutes": length}]
            for length in lengths
        },
        "buffer_minutes": 0,
        "zones": [
            {"name": f"Zone {zone}", "setting": "indoor"}
            for zone in sorted({table["zone"] for table in floor["tables"]})
        ],
        "tables": [
            {**table, "zone": f"Zone {table['zone']}", "movable": False}
            for table in floor["tables"]
        ],
        "combinations": [seating for seating in floor["seatings"] if len(seating["tables"]) > 1],
    }


@cache
def _golden_file() -> dict[str, Any]:
    golden: dict[str, Any] = json.loads(GOLDEN.read_text())
    return golden


@cache
def _shares(name: str) -> dict[str, float]:
    shares: dict[str, float] = json.loads(SHARES.read_text())[name]
    return shares


def _pick(draw: Random, shares: Mapping[int, float]) -> int:
    return draw.choices(list(shares), list(shares.values()))[0]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
