"""The times that a guest can choose from: those at which the booking would be seated at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import psycopg
from starlette.requests import Request

from api.database import Database, Row
from api.identity import GUEST
from api.problems import Problem, database_problem
from api.requests import link_argument
from api.shapes import CHANGES_QUERY, Fault, ShapeError
from runtime.language import Language

DAYS = 7
"""How many days are looked at; the chosen one is the first."""
OTHERS = 4
"""How many other days are named at most."""


@dataclass(frozen=True, slots=True)
class Time:
    """One time to choose: what the form sends, what the guest reads."""

    value: str
    label: str
    is_chosen: bool
    """The one that the form begins with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the guest looked for, and what there is."""

    date: str
    party: int
    seating: str
    day: str
    services: Sequence[tuple[str, Sequence[Time]]]
    """Times by the name of their service."""
    others: Sequence[tuple[str, str]]
    """Other days with free times: the query that shows one, and its name."""
    obstacle: Problem | None
    """What forbids the day or the party, where it is not that all is taken."""

    @property
    def has_chosen(self) -> bool:
        """Whether the form begins with a time; else the guest has to choose one."""
        return any(each.is_chosen for _, times in self.services for each in times)


async def find_choice(
    request: Request, booking: Mapping[str, Any], tongue: Language, typed: Mapping[str, str]
) -> Choice:
    """What is free for the day, party and seating of the query, or for those of the booking.

    `typed`: the fields of a form that was refused; what it asked for is looked for again.
    """
    wanted = _wanted(request, booking, typed)
    first: date = wanted["p_date"]
    until = first + timedelta(days=min(DAYS - 1, (date.max - first).days))
    rows, obstacle = await _ask(request, wanted | {"p_until": until})
    seating, party = wanted["p_seating"], wanted["p_party"]
    # Told by service days, so that the hours after midnight are with their evening.
    shown = [row for row in rows if row["service_date"] == first]
    if not shown and obstacle is None:
        # Asked for this day alone, the database says so when it is not for lack of a table.
        _, obstacle = await _ask(request, wanted)
    days = sorted({row["service_date"] for row in rows} - {first})
    return Choice(
        date=first.isoformat(), party=party, seating=seating, day=tongue.day(first),
        services=_by_service(shown, booking, tongue, typed.get("slot")),
        others=[(_query(day, party, seating), tongue.short_day(day)) for day in days[:OTHERS]],
        obstacle=obstacle,
    )  # fmt: skip


def read_slot(slot: str | None) -> dict[str, str]:
    """The fields of a form that a chosen time stands for. Raises ShapeError."""
    if slot is None:
        return {}
    found = re.fullmatch(r"([0-9-]{10})T([0-9:]{5})/([^/]+)/([01])", slot)
    if not found:
        raise ShapeError(Fault("slot", "is not one of the times", "Choose one of the times."))
    return dict(zip(("date", "time", "bookingType", "fold"), found.groups(), strict=True))


async def _ask(
    request: Request, wanted: Mapping[str, object]
) -> tuple[Sequence[Row], Problem | None]:
    """The times that are free, or what is wrong with the wish."""
    arguments = {**wanted, **link_argument(request)}
    database: Database = request.app.state.database
    try:
        rows = await database.call(GUEST.role, "api.list_changes", arguments, is_repeatable=True)
    except psycopg.Error as error:
        problem = database_problem(error)
        if problem.kind.status != 422:
            raise
        return [], problem
    return rows, None


def _wanted(
    request: Request, booking: Mapping[str, Any], typed: Mapping[str, str]
) -> dict[str, Any]:
    own: dict[str, Any] = {
        "p_date": date.fromisoformat(booking["booking_date"]),
        "p_party": booking["party_size"],
        "p_seating": booking["seating_preference"],
    }
    names = {field.name for field in CHANGES_QUERY.fields}
    try:
        # A form is sent to the address of the page that it stands on, with that page's query.
        asked = {**typed, **read_slot(typed.get("slot")), **request.query_params}
        return own | CHANGES_QUERY.read({name: asked[name] for name in names & asked.keys()})
    except ShapeError:
        return own


def _by_service(
    rows: Sequence[Row], booking: Mapping[str, Any], tongue: Language, slot: str | None
) -> list[tuple[str, list[Time]]]:
    zone = ZoneInfo(booking["timezone"])
    chosen = _choose(rows, booking, slot)
    # Unless there is only what the guest has, a time alone does not say what it is a time for.
    is_named = any(row["booking_type"] != booking["booking_type"] for row in rows)
    ordered = sorted(rows, key=lambda row: (row["service_name"], row["starts_at"]))
    groups = groupby(ordered, key=lambda row: str(row["service_name"]))
    found = [
        (name, [_time(row, zone, tongue, is_named=is_named, is_chosen=row is chosen) for row in of])
        for name, of in groups
    ]
    # The earliest service first.
    return sorted(found, key=lambda group: group[1][0].value)


def _choose(rows: Sequence[Row], booking: Mapping[str, Any], slot: str | None) -> Row | None:
    """The one that was asked for, else the booking's own, else the nearest of its service: of
    another service none, unless the guest says so."""
    asked = next((row for row in rows if _slot(row) == slot), None)
    if asked:
        return asked
    starts_at = datetime.fromisoformat(booking["starts_at"])
    wanted = time.fromisoformat(booking["start_time"])
    return min(
        (row for row in rows if row["booking_type"] == booking["booking_type"]),
        key=lambda row: (row["starts_at"] != starts_at, _minutes_apart(row["start_time"], wanted)),
        default=None,
    )


def _minutes_apart(one: time, other: time) -> int:
    """As on a clock's face: a quarter to midnight is near a quarter past."""
    apart = abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
    return min(apart, 24 * 60 - apart)


def _time(row: Row, zone: ZoneInfo, tongue: Language, *, is_named: bool, is_chosen: bool) -> Time:
    moment = row["starts_at"].astimezone(zone)
    label = tongue.time(moment)
    if row["fold"]:
        # The second of two equal times needs its zone to be told apart.
        label = f"{label} {tongue.zone(moment)}"
    return Time(
        value=_slot(row),
        label=f"{label} · {row['service_name']}" if is_named else label,
        is_chosen=is_chosen,
    )


def _slot(row: Row) -> str:
    """What read_slot() reads."""
    at = f"{row['booking_date']:%Y-%m-%d}T{row['start_time']:%H:%M}"
    return f"{at}/{row['booking_type']}/{row['fold']}"


def _query(day: date, party: int, seating: str) -> str:
    return "?" + urlencode({"date": day.isoformat(), "party": party, "seating": seating})
