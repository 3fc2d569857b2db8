"""The flow's look into the database, as an operator would take it: one short transaction a look."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.rows import DictRow, dict_row

from cli.flow.booking import Booking, MalformedBookingError
from cli.flow.database_failure import errors_as_sentences
from cli.flow.failure import FlowError
from cli.flow.source import Reading

STAFF = "holdfast_staff"
WORKER = "holdfast_worker"
_CONNECT_TIMEOUT_S = 5
_LOOK_UP_TIMEOUT_S = 5.0

_GET_BOOKING = "select b.* from api.get_booking(p_reference => %(reference)s) as b"

_ASSIGN = "select a.outcome, a.state, a.reason from jobs.assign(p_booking_id => %(id)s) as a"

_FIND_VENUE = """
select v.slug, v.timezone
  from core.venue as v
 where v.venue_id = %(id)s
    or v.slug = %(slug)s
    or v.venue_id = (select a.venue_id from core.venue_alias as a where a.alias = %(slug)s)
"""


@dataclass(frozen=True, slots=True)
class Venue:
    """What the flow needs to know of a venue; `timezone` is an IANA name."""

    slug: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Database:
    """A BookingSource over libpq; `url` is a libpq URL or connection string.

    The login needs to be a member of holdfast_staff, and of holdfast_worker for `assign_now`.
    """

    url: str

    def find_venue(self, *, slug: str | None = None, venue_id: int | None = None) -> Venue | None:
        """A venue by slug, alias or id; None when unknown, or when this login may not look it up.

        Called before anything is booked, it also proves that the bookings can be read later.
        """
        with self._transaction(_LOOK_UP_TIMEOUT_S) as connection:
            _become(connection, STAFF)
            connection.execute("reset role")
            try:
                with connection.transaction():
                    query = {"slug": slug, "id": venue_id}
                    row = connection.execute(_FIND_VENUE, query).fetchone()
            except psycopg.errors.InsufficientPrivilege:
                return None
        return None if row is None else Venue(row["slug"], row["timezone"])

    def read(self, reference: str, *, timeout_s: float) -> Reading:
        """See BookingSource."""
        with self._transaction(timeout_s) as connection:
            _become(connection, STAFF)
            row = connection.execute(_GET_BOOKING, {"reference": reference}).fetchone()
        return Reading(_booking(row), {"source": "database"})

    def assign_now(self, booking: Booking, *, timeout_s: float) -> Mapping[str, object]:
        """See BookingSource."""
        with self._transaction(timeout_s) as connection:
            _become(connection, WORKER)
            row = connection.execute(_ASSIGN, {"id": booking.id}).fetchone()
        return {"source": "database", **(row or {})}

    @contextmanager
    def _transaction(self, timeout_s: float) -> Iterator[psycopg.Connection[DictRow]]:
        with errors_as_sentences(), self._connect() as connection:
            milliseconds = sql.Literal(max(1, int(timeout_s * 1000)))
            connection.execute(sql.SQL("set local statement_timeout = {}").format(milliseconds))
            yield connection

    def _connect(self) -> psycopg.Connection[DictRow]:
        connection = psycopg.connect(
            self.url,
            row_factory=dict_row,
            connect_timeout=_CONNECT_TIMEOUT_S,
            application_name="holdfast flow",
        )
        # Whatever the server's default is: the commands refuse any other level.
        connection.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        return connection


def _become(connection: psycopg.Connection[DictRow], role: str) -> None:
    connection.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))


def _booking(row: DictRow | None) -> Booking:
    try:
        return Booking.from_json(_as_json(row or {}))
    except (MalformedBookingError, KeyError, AttributeError) as error:
        raise FlowError(
            f"api.get_booking() did not answer with a booking: {error}",
            "Deploy the version of Holdfast that this command belongs to: `make deploy`.",
            source="database",
        ) from error


def _as_json(row: DictRow) -> dict[str, object]:
    """api.booking_view in the words of the HTTP API."""
    return {
        "id": row["booking_id"],
        "reference": row["reference"],
        "status": row["status"],
        "state": row["state"],
        "reason": row["reason"],
        "venue": {
            "slug": row["venue_slug"],
            "name": row["venue_name"],
            "timezone": row["timezone"],
        },
        "bookingDate": row["booking_date"].isoformat(),
        "startTime": row["start_time"].strftime("%H:%M"),
        "endTime": row["end_time"].strftime("%H:%M"),
        "partySize": row["party_size"],
        "bookingType": row["booking_type"],
        "seatingPreference": row["seating_preference"],
        "tables": row["tables"],
    }
