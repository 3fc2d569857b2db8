"""Emptying one service day of one venue, for demo and test databases."""

from datetime import date
from typing import Any

import psycopg
from psycopg import Connection, sql

from cli.problem import Problem

CHILDREN = """
select f.conrelid::regclass::text, a.attname::text, r.attname::text
  from pg_constraint as f
  join pg_attribute as a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  join pg_attribute as r on r.attrelid = f.confrelid and r.attnum = f.confkey[1]
 where f.contype = 'f' and cardinality(f.conkey) = 1 and f.confrelid = %(table)s::text::regclass
union
-- The audit trail names its booking without a foreign key.
select format('core.%%I', t.table_name), 'booking_id', 'booking_id'
  from information_schema.columns as t
  join information_schema.tables as k using (table_schema, table_name)
 where %(table)s::text = 'core.booking' and t.table_schema = 'core' and t.column_name = 'booking_id'
   and k.table_type = 'BASE TABLE' and t.table_name <> 'booking'
 order by 1
"""

QUEUES = {
    "assignment": ("booking_id", "core.booking as b where b.{day}"),
    "notification": (
        "notification_id",
        "core.notification as n where n.booking_id in"
        " (select b.booking_id from core.booking as b where b.{day})",
    ),
}


def reset_day(url: str, venue: str, day: date) -> int:
    """Delete a day's bookings with all that belongs to them; how many there were.

    Blackouts and the venue itself stay. Raises Problem when the venue is unknown.
    """
    with psycopg.connect(url) as connection:
        connection.execute("set local role holdfast_owner")
        row = connection.execute(
            "select v.venue_id from core.venue as v where v.slug = %s", (venue,)
        ).fetchone()
        if row is None:
            raise Problem(f"there is no venue {venue}: `holdfast venue load` makes it known")
        # As everybody who decides about the day does.
        connection.execute("select core.lock_service_day(%s, %s)", (row[0], day))
        which = f"venue_id = {int(row[0])} and service_date = date '{day.isoformat()}'"
        for queue, (key, rows) in QUEUES.items():
            for table in (f"q_{queue}", f"q_{queue}_dead"):
                _run(
                    connection,
                    f"delete from pgmq.{table} where (message ->> '{key}')::bigint in"
                    f" (select {key} from {rows.format(day=which)})",
                )
        for table in ("refused_search", "optimization_run"):
            _run(connection, f"delete from core.{table} where {which}")
        return _delete(connection, "core.booking", which)


def _delete(connection: Connection, table: str, which: str) -> int:
    """Delete rows of a table, and before them those that refer to them."""
    for child, column, key in connection.execute(CHILDREN, {"table": table}).fetchall():
        _delete(connection, child, f"{column} in (select {key} from {table} where {which})")
    return _run(connection, f"delete from {table} where {which}")


def _run(connection: Connection[Any], statement: str) -> int:
    # Made of names from the catalogue, a number and a date.
    return connection.execute(sql.SQL(statement)).rowcount
