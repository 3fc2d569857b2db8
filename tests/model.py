"""The engine's rules once more, slow and obvious, to compare the database with.

Times are minutes from midnight of the service day by the venue's wall clock; a span is
[from, until). Venue files are as `api.load_venue` takes them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

Venue = dict[str, Any]
Span = tuple[int, int]
Labels = tuple[str, ...]

WEIGHTS = {
    "optimal_fit": 1.0,
    "combination": 1.0,
    "gaps": 0.5,
    "adjacency": 1.0,
    "flexibility": 1.0,
    "zone_preference": 0.5,
    "even_use": 0.01,
    "load_balancing": 0.0,
    "historical_success": 1.0,
}


@dataclass(frozen=True)
class Seating:
    """One table, or several that stand together; rank is the order that breaks ties."""

    labels: Labels
    zone: str
    setting: str
    capacity: int
    party_min: int
    party_max: int
    penalty: float = 0
    rival_count: int = 0
    rank: int = 0

    def takes(self, party: int, setting: str) -> bool:
        return self.party_min <= party <= self.party_max and setting in ("any", self.setting)


@dataclass(frozen=True)
class Taken:
    """One claim: a table's label, its time with buffer, what it is and for whom."""

    label: str
    span: Span
    kind: str
    booking_id: int | None = None


@dataclass(frozen=True)
class Opening:
    """When a service can be started on a day, and when tables are last used for it."""

    service: str
    first: int
    end: int
    last: int
    closes: int
    last_use: int


@dataclass(frozen=True)
class Party:
    """Somebody who needs tables for a time, and the seatings that would do."""

    span: Span
    options: tuple[Labels, ...]
    booking_id: int | None = None


def overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def minutes(clock: str, after: int | None = None) -> int:
    """A time of day in minutes; one that is not later than `after` lies on the next day."""
    hour, minute = clock.split(":")
    number = 60 * int(hour) + int(minute)
    return number + 1440 if after is not None and number <= after else number


def policy(venue: Venue, name: str) -> Any:
    defaults = {
        "slot_minutes": 15,
        "last_seating_before_close_minutes": 30,
        "visits_end_by_closing": False,
        "combination_size_max": 5,
        "seat_loss_per_join": 0,
        "move_cut_off_minutes": 60,
    }
    return venue.get("policy", {}).get(name, defaults.get(name))


def turn(venue: Venue, service: str, party: int) -> int:
    """How long such a party stays."""
    [length] = [
        row["minutes"]
        for row in venue["turn_minutes"][service]
        if row["party_min"] <= party <= (row["party_max"] or 10**6)
    ]
    return int(length)


def occupied(venue: Venue, service: str, party: int, start: int) -> Span:
    """What its tables are taken for."""
    return start, start + turn(venue, service, party) + venue["buffer_minutes"]


# -- seatings


def _stand_together(chosen: tuple[Venue, ...], pairs: list[list[str]]) -> bool:
    labels = {table["label"] for table in chosen}
    reached = {chosen[0]["label"]}
    for _ in chosen:
        reached |= {b for a, b in pairs if a in reached and b in labels}
        reached |= {a for a, b in pairs if b in reached and a in labels}
    return reached == labels


def _measure(venue: Venue, chosen: tuple[Venue, ...]) -> Seating | None:
    """The seating that a set of tables is, by what staff say or by computation."""
    labels = tuple(sorted(table["label"] for table in chosen))
    [zone] = [zone for zone in venue["zones"] if zone["name"] == chosen[0]["zone"]]
    seats = [table["seats"] for table in chosen]
    capacity = sum(seats) - policy(venue, "seat_loss_per_join") * (len(chosen) - 1)
    if len(chosen) == 1:
        least, most = chosen[0]["party_min"], chosen[0]["party_max"]
    else:
        least, most = max(2, capacity - min(seats) + 1), capacity
    seating = Seating(labels, zone["name"], zone["setting"], capacity, least, most)
    for said in venue.get("combinations", []):
        if tuple(sorted(said["tables"])) == labels:
            if not said.get("allowed", True):
                return None
            return replace(
                seating,
                capacity=max(capacity, said["party_max"]),
                party_min=said["party_min"],
                party_max=said["party_max"],
                penalty=said.get("penalty", 0),
            )
    is_joined = all(table.get("movable", False) for table in chosen) and _stand_together(
        chosen, venue.get("adjacent", [])
    )
    if len(chosen) > 1 and not (
        is_joined and capacity > 1 and len(chosen) <= policy(venue, "combination_size_max")
    ):
        return None
    return seating


def list_seatings(venue: Venue) -> list[Seating]:
    """Every seating of a floor, in the order of rank."""
    found = [
        (sum(table["seats"] for table in chosen), seating)
        for size in range(1, len(venue["tables"]) + 1)
        for chosen in combinations(venue["tables"], size)
        if (seating := _measure(venue, chosen))
    ]
    loss = policy(venue, "seat_loss_per_join")
    found.sort(
        key=lambda one: (
            len(one[1].labels),
            one[0] - loss * (len(one[1].labels) - 1),
            one[1].zone,
            one[1].labels,
        )
    )
    seatings = [seating for _, seating in found]
    return [
        replace(
            seating,
            rank=rank,
            rival_count=sum(
                other is not seating
                and len(other.labels) > 1
                and bool(set(other.labels) & set(seating.labels))
                for other in seatings
            ),
        )
        for rank, seating in enumerate(seatings, 1)
    ]


# -- opening times


def list_openings(venue: Venue, day: date) -> list[Opening]:
    """When each service can be started on a service day."""
    special = [one for one in venue.get("special_days", []) if one["date"] == day.isoformat()]
    hours = special or [one for one in venue["opening_hours"] if one["weekday"] == day.isoweekday()]
    found = []
    for one in hours:
        if one.get("closed"):
            continue
        opens = minutes(one["open"])
        closes = minutes(one["close"], opens)
        weekday = one.get("windows_of", day.isoweekday())
        last = closes - policy(venue, "last_seating_before_close_minutes")
        for service in venue["services"]:
            shortest = min(row["minutes"] for row in venue["turn_minutes"][service["code"]])
            for window in service["windows"]:
                starts = minutes(window["start"])
                ends = minutes(window["end"], starts)
                if weekday in window["days"] and opens < ends and starts < closes:
                    is_firm = policy(venue, "visits_end_by_closing")
                    use = closes if is_firm else min(closes, ends, last) + shortest
                    found.append(
                        Opening(
                            service["code"], max(opens, starts), min(closes, ends), last, closes,
                            use + venue["buffer_minutes"],
                        )
                    )  # fmt: skip
    return found


def may_start(venue: Venue, day: date, service: str, party: int, start: int) -> bool:
    """Whether the hours and the grid allow it."""
    return start % policy(venue, "slot_minutes") == 0 and any(
        opening.service == service
        and opening.first <= start < opening.end
        and start <= opening.last
        and (
            not policy(venue, "visits_end_by_closing")
            or start + turn(venue, service, party) <= opening.closes
        )
        for opening in list_openings(venue, day)
    )


def list_starts(venue: Venue, day: date, party: int) -> list[tuple[str, int]]:
    """Every service and start of a day that such a party may ask for."""
    return [
        (service["code"], start)
        for service in venue["services"]
        for start in range(0, 2160, 5)
        if may_start(venue, day, service["code"], party, start)
    ]


# -- who sits where


def is_free(board: Iterable[Taken], labels: Labels, span: Span) -> bool:
    return not any(taken.label in labels and overlap(taken.span, span) for taken in board)


def feasible(
    seatings: list[Seating], board: list[Taken], party: int, setting: str, span: Span
) -> list[Seating]:
    """The seatings that no hard rule forbids, in the order of rank."""
    return [
        seating
        for seating in seatings
        if seating.takes(party, setting) and is_free(board, seating.labels, span)
    ]


def score_parts(
    venue: Venue,
    day: date,
    board: list[Taken],
    seating: Seating,
    party: int,
    zone: str | None,
    span: Span,
    *,
    is_load_balanced: bool,
) -> dict[str, float]:
    """What each strategy says of a plan, before its weight."""
    slot = policy(venue, "slot_minutes")
    openings = list_openings(venue, day)
    day_opens = min(opening.first for opening in openings)
    day_ends = max(opening.last_use for opening in openings)
    booked = {
        table["label"]: sum(b - a for label, (a, b) in _times(board) if label == table["label"])
        for table in venue["tables"]
    }
    dead, sides, hole = 0.0, 0, 0.0
    for label in seating.labels:
        times = [time for other, time in _times(board) if other == label]
        free_from = max((b for _, b in times if b <= span[0]), default=min(day_opens, span[0]))
        free_until = min((a for a, _ in times if a >= span[1]), default=max(day_ends, span[1]))
        for gap in (span[0] - free_from, free_until - span[1]):
            quarters = gap // slot * slot / 15
            dead += 0.6 * quarters if 0 < quarters < 6 else 0
            sides += quarters <= 0
            hole += quarters
        hole += (span[1] - span[0]) / 15
    zone_tables = [table["label"] for table in venue["tables"] if table["zone"] == seating.zone]
    return {
        "optimal_fit": max(seating.capacity - party, 0),
        "combination": len(seating.labels) - 1 + seating.penalty,
        "gaps": dead,
        "adjacency": -sides,
        "flexibility": 0.015 * hole + 0.2 * seating.rival_count,
        "zone_preference": float(zone is not None and zone != seating.zone),
        "even_use": sum(booked[label] for label in seating.labels) / 15,
        "load_balancing": sum(booked[t] for t in zone_tables) / 15 if is_load_balanced else 0,
        "historical_success": 0.0,
    }


def _times(board: list[Taken]) -> Iterator[tuple[str, Span]]:
    for taken in board:
        yield taken.label, taken.span


# -- moving others


def can_repack(board: list[Taken], parties: list[Party]) -> bool:
    """Whether all parties find a place around what the board already has, trying everything."""
    if not parties:
        return True
    places = [
        [labels for labels in party.options if is_free(board, labels, party.span)]
        for party in parties
    ]
    hardest = min(range(len(parties)), key=lambda place: len(places[place]))
    party = parties[hardest]
    rest = parties[:hardest] + parties[hardest + 1 :]
    return any(
        can_repack([*board, *(Taken(label, party.span, "booking") for label in labels)], rest)
        for labels in places[hardest]
    )


def can_move_one(board: list[Taken], movable: list[Party], wish: Party) -> bool:
    """Whether moving one of them to free tables makes room for the wish."""
    for other in movable:
        left = [taken for taken in board if taken.booking_id != other.booking_id]
        for labels in wish.options:
            if not is_free(left, labels, wish.span):
                continue
            seated = [*left, *(Taken(label, wish.span, "booking") for label in labels)]
            if any(is_free(seated, place, other.span) for place in other.options):
                return True
    return False
