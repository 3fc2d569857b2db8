"""The database's functions as tests call them: arguments by name, answers as dictionaries."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import psycopg
import pytest
from psycopg import Connection, sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from runtime.errors import ERRORS

WHITE_HORSE = "white-horse-waterbeach"
LONDON = ZoneInfo("Europe/London")

Row = dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """What a call raised: its code, its detail as the object that it is, its hint."""

    code: str
    detail: Row
    hint: str


def day(weekday: int = 3) -> date:
    """The first such ISO weekday that is more than a week ahead; Wednesday unless told."""
    first = datetime.now(LONDON).date() + timedelta(days=8)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7)


def zone_at(hour: int) -> str:
    """A time zone in which the clock shows this hour now."""
    now = datetime.now(UTC)
    return next(
        name
        for name in sorted(available_timezones())
        if name.startswith(("America/", "Asia/", "Atlantic/", "Europe/", "Pacific/"))
        and now.astimezone(ZoneInfo(name)).hour == hour
    )


def rows(connection: Connection, function: str, **arguments: object) -> list[Row]:
    """All rows that a set-returning function answers."""
    named = sql.SQL(", ").join(
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name))
        for name in arguments
    )
    query = sql.SQL("select * from {}({})").format(sql.Identifier(*function.split(".")), named)
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query, arguments).fetchall()


def call(connection: Connection, function: str, **arguments: object) -> Row:
    """The one row that a function answers."""
    [row] = rows(connection, function, **arguments)
    return row


def value(connection: Connection, function: str, **arguments: object) -> Any:
    """The one value that a function answers."""
    [answer] = call(connection, function, **arguments).values()
    return answer


def ask(connection: Connection, query: str, *arguments: object) -> list[tuple[Any, ...]]:
    """The rows of a query with positional arguments."""
    return connection.execute(query, arguments).fetchall()


def wish(**changes: object) -> Row:
    """A visit that the White Horse offers: two people at dinner, well ahead."""
    return {
        "p_venue": WHITE_HORSE,
        "p_date": day(),
        "p_time": "19:00",
        "p_party": 2,
        "p_service": "dinner",
        **changes,
    }


def guest(**changes: object) -> Row:
    """Somebody who books."""
    return {"p_name": "Zoë Guest", "p_email": "zoe.guest@example.com", **changes}


def request(connection: Connection, **changes: object) -> Row:
    """api.request_booking of `wish` by `guest`, with changes."""
    return call(connection, "api.request_booking", **wish(**guest(**changes)))


def assign(connection: Connection, booking: Row) -> Row:
    """jobs.assign of a booking."""
    return call(connection, "jobs.assign", p_booking_id=booking["booking_id"])


def confirmed(connection: Connection, **changes: object) -> Row:
    """A booking that was requested and has its tables."""
    booking = request(connection, **changes)
    assert assign(connection, booking)["outcome"] == "confirmed"
    return read(connection, booking)


def hold(connection: Connection, **changes: object) -> Row:
    """api.attempt_hold of `wish`, with changes."""
    return call(connection, "api.attempt_hold", **wish(**changes))


def confirm(connection: Connection, held: Row, **changes: object) -> Row:
    """api.confirm_hold by `guest`, with changes."""
    return call(connection, "api.confirm_hold", p_reference=held["reference"], **guest(**changes))


def read(connection: Connection, booking: Row) -> Row:
    """api.get_booking of a booking or a hold."""
    return call(connection, "api.get_booking", p_reference=booking["reference"])


def labels(view: Row) -> list[str]:
    """The tables of a booking or a hold."""
    return [table["label"] for table in view["tables"]]


def broken_invariants(connection: Connection) -> list[Row]:
    """What ops.check_invariants() has to say; nothing when all is well."""
    return rows(connection, "ops.check_invariants")


@contextmanager
def acting(connection: Connection, role: str) -> Iterator[None]:
    """With the rights of holdfast_<role> alone, as the shim and the worker have them."""
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(f"holdfast_{role}")))
    yield
    connection.execute("reset role")


def refusal(connection: Connection, function: str, **arguments: object) -> Refusal:
    """How a call is refused; also that it is refused in the way that every refusal has."""
    with pytest.raises(psycopg.Error) as caught, connection.transaction():
        rows(connection, function, **arguments)
    told = caught.value.diag
    message = str(told.message_primary)
    assert told.sqlstate and told.sqlstate in ERRORS, message
    assert message == message[0].lower() + message[1:] and not message.endswith(".")
    detail = json.loads(str(told.message_detail))
    assert isinstance(detail, dict) and told.message_hint
    return Refusal(told.sqlstate, detail, told.message_hint)


def load(connection: Connection, venue: Row, **changes: Any) -> None:
    """api.load_venue of a file with changes; those of its policy alone are merged into it."""
    policy = venue["policy"] | changes.pop("policy", {})
    changed = venue | {"policy": policy} | changes
    connection.execute("select api.load_venue(%s)", (Jsonb(changed),))


def refused_request(connection: Connection, **changes: object) -> Refusal:
    """How api.request_booking of `wish` by `guest`, with changes, is refused."""
    return refusal(connection, "api.request_booking", **wish(**guest(**changes)))
