"""Every kind of change in every situation, by guest and staff, over HTTP and SQL: one table.

The venue has two tables for four, A and B, and one for eight, C; each cell has a day of its own.
"""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from time import monotonic, sleep
from typing import Any, Protocol

import psycopg
import pytest
from psycopg import Connection, sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from starlette.testclient import TestClient

from runtime.errors import ERRORS

Row = dict[str, Any]

THREE_TABLES: Row = {
    "slug": "three-tables",
    "name": "Three Tables",
    "kind": "restaurant",
    "timezone": "Europe/London",
    "policy": {"book_ahead_days": 365, "retry_attempts": 1, "make_room": False},
    "opening_hours": [{"weekday": day, "open": "11:00", "close": "23:00"} for day in range(1, 8)],
    "services": [
        {"code": "dinner", "name": "Dinner",
         "windows": [{"days": [*range(1, 8)], "start": "16:00", "end": "22:00"}]},
    ],
    "turn_minutes": {"dinner": [{"party_min": 1, "party_max": None, "minutes": 90}]},
    "buffer_minutes": 15,
    "zones": [{"name": "Room", "setting": "indoor"}],
    "tables": [
        {"label": "A", "zone": "Room", "party_min": 1, "party_max": 4, "seats": 4},
        {"label": "B", "zone": "Room", "party_min": 1, "party_max": 4, "seats": 4},
        {"label": "C", "zone": "Room", "party_min": 5, "party_max": 8, "seats": 8},
    ],
}  # fmt: skip

WISHES: dict[str, dict[str, Row]] = {
    "free": {"time": {"time": "21:00"}, "party": {"party": 7}},
    "own table": {"time": {"time": "19:30"}, "party": {"party": 4}},
    "full": {"time": {"time": "21:00"}, "party": {"party": 7}},
    "closed": {"time": {"time": "03:00"}, "party": {"party": 99}},
}
"""By what the wish meets: for who has a table for two at 19:00. Both is both together."""


def wish_for(kind: str, meets: str) -> Row:
    """The change of this kind that meets this."""
    wishes = WISHES[meets]
    return wishes["time"] | wishes["party"] if kind == "both" else wishes[kind]


@dataclass(frozen=True)
class View:
    """What a caller sees of a booking."""

    state: str
    version: int
    start: str
    party: int
    tables: list[str]
    previous: list[str]

    @property
    def visit(self) -> Row:
        return {"time": self.start, "party": self.party}


class Refused(Exception):
    """A call that was refused; holds the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Door(Protocol):
    """One way in: over HTTP or SQL, with the rights of a guest or of staff."""

    def change(self, booking: Row, version: int, wish: Row, key: str | None = None) -> View:
        """Ask for a change; raises Refused."""

    def restore(self, booking: Row) -> View:
        """Take it back; raises Refused."""


class HttpDoor:
    def __init__(self, client: TestClient, staff: dict[str, str] | None) -> None:
        self._client = client
        self._staff = staff

    def change(self, booking: Row, version: int, wish: Row, key: str | None = None) -> View:
        headers = {"If-Match": f'"{version}"'} | ({"Idempotency-Key": key} if key else {})
        root = "/api/ops/bookings/" if self._staff else "/api/bookings/"
        return self._ask(booking, "patch", root + booking["reference"], headers, wish)

    def restore(self, booking: Row) -> View:
        return self._ask(booking, "post", f"/api/bookings/{booking['reference']}/restore", {})

    def _ask(
        self, booking: Row, verb: str, path: str, headers: Row, body: Row | None = None
    ) -> View:
        caller = self._staff or {"Guest-Token": booking["token"]}
        response = self._client.request(verb, path, headers=headers | caller, json=body)
        seen = response.json()
        if response.status_code != 200:
            assert response.status_code == ERRORS[seen["code"]].status
            raise Refused(seen["code"])
        return View(
            seen["state"], seen["stateVersion"], seen["startTime"], seen["partySize"],
            labels(seen["tables"]), labels(seen.get("previousTables", [])),
        )  # fmt: skip


class SqlDoor:
    def __init__(self, url: str, role: str) -> None:
        self._url = url
        self._role = role

    def change(self, booking: Row, version: int, wish: Row, key: str | None = None) -> View:
        wish = {f"p_{name}": value for name, value in wish.items()}
        more = {"p_expected_version": version, "p_idempotency_key": key}
        return self._ask("modify_booking", booking, **wish, **more)

    def restore(self, booking: Row) -> View:
        return self._ask("restore_booking", booking)

    def _ask(self, function: str, booking: Row, **arguments: object) -> View:
        arguments["p_reference"] = booking["reference"]
        if self._role == "holdfast_guest":
            arguments["p_token"] = booking["token"]
        try:
            with psycopg.connect(self._url, row_factory=dict_row) as connection:
                connection.execute(sql.SQL("set role {}").format(sql.Identifier(self._role)))
                seen = call(connection, f"api.{function}", **arguments)
        except psycopg.Error as error:
            raise Refused(str(error.sqlstate)) from None
        return view_of(seen)


def labels(tables: list[Row]) -> list[str]:
    return [table["label"] for table in tables]


def view_of(row: Row) -> View:
    """The same of an api.booking_view."""
    return View(
        row["state"], row["state_version"], f"{row['start_time']:%H:%M}", row["party_size"],
        labels(row["tables"]), labels(row["previous_tables"]),
    )  # fmt: skip


def call(connection: Connection[Row], function: str, **arguments: object) -> Row:
    """The one row that a function answers."""
    named = sql.SQL(", ").join(
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name))
        for name in arguments
    )
    query = sql.SQL("select * from {}({})").format(sql.Identifier(*function.split(".")), named)
    row = connection.execute(query, arguments).fetchone()
    assert row is not None
    return row


_days = itertools.count()


class Desk:
    """The venue on a day of its own, seen by its owner."""

    def __init__(self, url: str, connection: Connection[Row]) -> None:
        self.url = url
        self.day: date = datetime.now(UTC).date() + timedelta(days=10 + next(_days))
        self._connection = connection

    def seat(self, at: str, party: int) -> Row:
        """Somebody with a table, and the token of their link."""
        made = call(
            self._connection, "api.request_booking", p_venue="three-tables", p_date=self.day,
            p_time=at, p_party=party, p_service="dinner", p_name="Zoë", p_email="zoe@example.com",
        )  # fmt: skip
        assert self.assign(made) == "confirmed"
        link = call(self._connection, "api.make_guest_link", p_reference=made["reference"])
        token = link["make_guest_link"].rpartition("/")[2]
        return made | {"token": token}

    def assign(self, booking: Row) -> str:
        """What a worker makes of it, over a connection of its own: it may have to wait."""
        with psycopg.connect(self.url, row_factory=dict_row) as worker:
            done = call(worker, "jobs.assign", p_booking_id=booking["booking_id"])
        return str(done["outcome"])

    def look(self, booking: Row) -> View:
        found = call(self._connection, "api.get_booking", p_reference=booking["reference"])
        return view_of(found)

    def count(self, query: str, booking: Row) -> int:
        found = self._connection.execute(query, (booking["booking_id"],)).fetchone()
        assert found is not None
        return int(found["count"])

    def claimed(self, booking: Row) -> list[str]:
        """The tables that nobody else can have."""
        found = self._connection.execute(
            "select r.label from core.claim as c inner join core.resource as r using (resource_id)"
            " where c.booking_id = %s order by 1",
            (booking["booking_id"],),
        )
        return [row["label"] for row in found]

    def cancel(self, booking: Row) -> None:
        call(self._connection, "api.cancel_booking", p_reference=booking["reference"])

    def broken(self) -> list[Row]:
        return self._connection.execute("select * from ops.check_invariants()").fetchall()

    def race(self, *acts: Callable[[], object]) -> list[object]:
        """Have each act wait for the day, one behind the other, then let all go."""
        with psycopg.connect(self.url) as gate, ThreadPoolExecutor() as threads:
            gate.execute(
                "select core.lock_service_day(venue_id, %s) from core.venue where slug = %s",
                (self.day, "three-tables"),
            )
            started = []
            for act in acts:
                started.append(threads.submit(act))
                self._wait_for(len(started), gate.info.backend_pid)
            gate.commit()
            return [one.result(timeout=20) for one in started]

    def _wait_for(self, waiting: int, pid: int) -> None:
        query = "select count(*) from pg_stat_activity where %s = any (pg_blocking_pids(pid))"
        deadline = monotonic() + 20
        while self._connection.execute(query, (pid,)).fetchall() != [{"count": waiting}]:
            assert monotonic() < deadline, "nobody waits"
            sleep(0.005)


@pytest.fixture(scope="module")
def owner(url: str) -> Iterator[Connection[Row]]:
    """A connection for looking on, with the venue loaded."""
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
        connection.execute("select api.load_venue(%s)", (Jsonb(THREE_TABLES),))
        yield connection


@pytest.fixture
def desk(url: str, owner: Connection[Row]) -> Desk:
    return Desk(url, owner)


@pytest.fixture(params=["guest over HTTP", "staff over HTTP", "guest over SQL", "staff over SQL"])
def door(
    request: pytest.FixtureRequest, url: str, client: TestClient, staff: dict[str, str]
) -> Door:
    who, _, way = str(request.param).split()
    if way == "SQL":
        return SqlDoor(url, f"holdfast_{who}")
    return HttpDoor(client, staff if who == "staff" else None)


# -- the situations: each brings a booking into it, asks for the change, and says what must hold


def is_confirmed(desk: Desk, door: Door, booking: Row, wish: Row) -> None:
    """Asked for, then met: the old table is kept until the new one is there."""
    seen = desk.look(booking)
    pending = door.change(booking, seen.version, wish)
    assert (pending.state, pending.tables) == ("assignment_pending", [])
    assert pending.previous == desk.claimed(booking) == seen.tables
    assert pending.visit == seen.visit | wish
    assert desk.assign(booking) == "confirmed"
    is_seated(desk, booking, seen.visit | wish)


def free(desk: Desk, door: Door, kind: str) -> None:
    is_confirmed(desk, door, desk.seat("19:00", 2), wish_for(kind, "free"))


def free_only_on_its_own_table(desk: Desk, door: Door, kind: str) -> None:
    booking = desk.seat("19:00", 2)
    desk.seat("19:00", 2)
    is_confirmed(desk, door, booking, wish_for(kind, "own table"))


def full(desk: Desk, door: Door, kind: str) -> None:
    """Nothing is lost: the old table stays until a person, or its guest, decides."""
    booking = desk.seat("19:00", 2)
    for at, party in (("21:00", 2), ("21:00", 2), ("19:30", 7), ("21:15", 7)):
        desk.seat(at, party)
    before = desk.look(booking)
    door.change(booking, before.version, wish_for(kind, "full"))
    assert desk.assign(booking) == "manual_review"
    failed = desk.look(booking)
    assert (failed.state, failed.tables) == ("manual_review", [])
    assert failed.previous == desk.claimed(booking) == before.tables
    back = door.restore(booking)
    assert (back.state, back.visit, back.tables) == ("confirmed", before.visit, before.tables)
    assert door.restore(booking) == back


def is_refused(desk: Desk, door: Door, booking: Row, wish: Row, version: int, code: str) -> None:
    """Refused, and nothing has changed."""
    seen, claimed = desk.look(booking), desk.claimed(booking)
    with pytest.raises(Refused) as refused:
        door.change(booking, version, wish)
    assert refused.value.code == code
    assert (desk.look(booking), desk.claimed(booking)) == (seen, claimed)


def closed(desk: Desk, door: Door, kind: str) -> None:
    booking = desk.seat("19:00", 2)
    code = "RS015" if kind == "party" else "RS010"
    is_refused(desk, door, booking, wish_for(kind, "closed"), desk.look(booking).version, code)
    assert ERRORS[code].status == 422


def while_pending(desk: Desk, door: Door, kind: str) -> None:
    """The second wish takes the first one's place, and goes back to the same table if need be."""
    booking = desk.seat("19:00", 2)
    before = desk.look(booking)
    door.change(booking, before.version, {"time": "17:00", "party": 3})
    seen = desk.look(booking)
    wish = wish_for(kind, "free")
    second = door.change(booking, seen.version, wish)
    assert second.previous == desk.claimed(booking) == before.tables
    assert desk.count(REQUESTED, booking) == 1
    assert desk.assign(booking) == "confirmed"
    assert desk.look(booking).visit == seen.visit | wish


def while_assigned_the_change_first(desk: Desk, door: Door, kind: str) -> None:
    """The worker waits for the change, and seats what it left."""
    booking, first = being_changed(desk, door)
    version, wish = desk.look(booking).version, wish_for(kind, "free")
    changed, assigned = desk.race(
        partial(door.change, booking, version, wish), partial(desk.assign, booking)
    )
    assert isinstance(changed, View) and changed.state == "assignment_pending"
    assert assigned == "confirmed"
    is_seated(desk, booking, first | wish)


def while_assigned_the_worker_first(desk: Desk, door: Door, kind: str) -> None:
    """The change waits for the worker, is told that the booking has moved on, and asks again."""
    booking, first = being_changed(desk, door)
    version, wish = desk.look(booking).version, wish_for(kind, "free")

    def change() -> str:
        with pytest.raises(Refused) as refused:
            door.change(booking, version, wish)
        return refused.value.code

    assert desk.race(partial(desk.assign, booking), change) == ["confirmed", "RS020"]
    is_seated(desk, booking, first)
    is_confirmed(desk, door, booking, wish)


def being_changed(desk: Desk, door: Door) -> tuple[Row, Row]:
    """A booking that waits for tables for another visit, and what that is."""
    booking, first = desk.seat("19:00", 2), {"time": "17:00", "party": 3}
    door.change(booking, desk.look(booking).version, first)
    return booking, first


def is_seated(desk: Desk, booking: Row, visit: Row) -> None:
    seen = desk.look(booking)
    assert (seen.state, seen.visit, seen.previous) == ("confirmed", visit, [])
    assert desk.claimed(booking) == seen.tables != []


def after_cancellation(desk: Desk, door: Door, kind: str) -> None:
    booking = desk.seat("19:00", 2)
    desk.cancel(booking)
    version = desk.look(booking).version
    is_refused(desk, door, booking, wish_for(kind, "free"), version, "RS021")


def twice_the_same(desk: Desk, door: Door, kind: str) -> None:
    booking = desk.seat("19:00", 2)
    ask = partial(
        door.change, booking, desk.look(booking).version, wish_for(kind, "free"),
        key=f"twice-{booking['reference']}",
    )  # fmt: skip
    assert ask() == ask()
    assert desk.count(CHANGES, booking) == desk.count(REQUESTED, booking) == 1
    assert desk.assign(booking) == "confirmed"
    assert ask().state == "confirmed" and desk.count(CHANGES, booking) == 1


def with_a_stale_version(desk: Desk, door: Door, kind: str) -> None:
    booking = desk.seat("19:00", 2)
    version = desk.look(booking).version - 1
    is_refused(desk, door, booking, wish_for(kind, "free"), version, "RS020")
    assert ERRORS["RS020"].status == 412


CHANGES = "select count(*) from core.booking_change where booking_id = %s"
REQUESTED = (
    "select count(*) from core.notification"
    " where kind = 'modification_requested' and booking_id = %s"
)
SITUATIONS: dict[str, Callable[[Desk, Door, str], None]] = {
    "free": free,
    "free only on its own table": free_only_on_its_own_table,
    "full": full,
    "closed": closed,
    "while pending": while_pending,
    "while assigned, the worker first": while_assigned_the_worker_first,
    "while assigned, the change first": while_assigned_the_change_first,
    "after cancellation": after_cancellation,
    "twice the same": twice_the_same,
    "with a stale version": with_a_stale_version,
}


@pytest.mark.parametrize("kind", ["time", "party", "both"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_change(desk: Desk, door: Door, situation: str, kind: str) -> None:
    SITUATIONS[situation](desk, door, kind)
    assert desk.broken() == []
