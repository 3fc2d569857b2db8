"""The same evening booked as it usually is: look for a free table, then insert. And what that
double-books, beside the engine under the same rush."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from psycopg import Connection
from rich.table import Table

from cli.bench.session import Bench
from cli.bench.venues import first_day, load, make_floor
from cli.plots import grouped_bars
from cli.wishes import Wish, draw_wishes, list_starts

NAME = "conventional"
TABLES = 40
CLIENTS = 8
RUSH = {"full": 1000, "quick": 200}
VENUE = f"floor-{TABLES}"

_SCHEMA = """
create schema conventional;
create table conventional.reservation (
  reservation_id bigint generated always as identity primary key,
  resource_id bigint not null, during tstzrange not null, party integer not null
);
create index on conventional.reservation using gist (resource_id, during);
"""
_FREE = """
select r.resource_id, tstzrange(%(at)s::timestamptz, %(at)s::timestamptz + interval '95 minutes')
from core.resource as r
where r.party_max >= %(party)s and not exists (
  select from conventional.reservation as o
  where o.resource_id = r.resource_id
    and o.during && tstzrange(%(at)s::timestamptz, %(at)s::timestamptz + interval '95 minutes'))
order by r.seats, r.resource_id
limit 1
"""
_INSERT = "insert into conventional.reservation (resource_id, during, party) values (%s, %s, %s)"
_TWICE = """
select count(*) from {table} as a join {table} as b
  on b.resource_id = a.resource_id and b.during && a.during and b.{key} > a.{key}
"""
_REQUEST = """
select booking_id from api.request_booking(
  p_venue => %s, p_date => %s, p_time => %s, p_party => %s, p_service => %s, p_name => 'Guest')
"""


def measure(bench: Bench) -> dict[str, Any]:
    """The same wishes, by the same number of clients, both ways."""
    database = bench.make_database(NAME)
    count = RUSH[bench.size.name]
    with bench.server.connect(database) as connection:
        load(connection, [make_floor(VENUE, TABLES)])
        connection.execute(_SCHEMA)
        day = first_day(connection, VENUE)
        wishes = draw_wishes(
            list_starts(connection, VENUE, day), seed=1, parties={2: 6, 4: 3, 6: 1}
        )
        drawn = [next(wishes) for _ in range(count)]
        figures: dict[str, Any] = {"wishes": count, "clients": CLIENTS}
        for name, book, table, key in (
            ("check_then_insert", _check_then_insert, "conventional.reservation", "reservation_id"),
            ("holdfast", _ask_and_assign, "core.claim", "claim_id"),
        ):
            with bench.narrator.step(
                f"{name.replace('_', ' ')}: {count} wishes, {CLIENTS} clients"
            ):
                seconds, seated = _rush(bench, database, drawn, book)
            [(twice,)] = connection.execute(_TWICE.format(table=table, key=key)).fetchall()
            figures[name] = {
                "seated": seated,
                "per_second": seated / seconds,
                "double_booked": twice,
            }
    return figures


def _rush(
    bench: Bench, database: str, wishes: list[Wish], book: Callable[[Connection, Wish], bool]
) -> tuple[float, int]:
    """Seconds, and how many were told that they have a table."""

    def work(mine: list[Wish]) -> int:
        with bench.server.connect(database) as connection:
            return sum(book(connection, wish) for wish in mine)

    began = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as pool:
        seated = sum(pool.map(work, [wishes[n::CLIENTS] for n in range(CLIENTS)]))
    return time.monotonic() - began, seated


def _check_then_insert(connection: Connection, wish: Wish) -> bool:
    """In a transaction, as a careful programmer would; READ COMMITTED lets both in all the same."""
    with connection.transaction():
        at = f"{wish.day} {wish.time}"
        found = connection.execute(_FREE, {"at": at, "party": wish.party}).fetchone()
        if found is None:
            return False
        connection.execute(_INSERT, [*found, wish.party])
        return True


def _ask_and_assign(connection: Connection, wish: Wish) -> bool:
    row = connection.execute(
        _REQUEST, [VENUE, wish.day, wish.time, wish.party, wish.service]
    ).fetchone()
    outcome = connection.execute("select outcome from jobs.assign(%s)", row).fetchone()
    return outcome == ("confirmed",)


def tables(figures: dict[str, Any]) -> list[Table]:
    """What people want to know."""
    told = figures
    shown = Table(
        "", "told that they have a table", "a second", "tables owned twice",
        title=f"{told['wishes']} wishes for one evening, {told['clients']} clients",
    )  # fmt: skip
    for name in ("check_then_insert", "holdfast"):
        row = told[name]
        shown.add_row(
            name.replace("_", " "),
            str(row["seated"]),
            f"{row['per_second']:.0f}",
            str(row["double_booked"]),
        )
    return [shown]


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """Whom each told that there is a table, and the tables that are owned twice."""
    groups = {
        name.replace("_", " "): {
            "told yes": figures[name]["seated"],
            "owned twice": figures[name]["double_booked"],
        }
        for name in ("check_then_insert", "holdfast")
    }
    return {"Told that there is a table, and tables owned twice": grouped_bars(groups, "")}
