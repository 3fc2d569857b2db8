"""What the practice's desk does with the database: find, hold, confirm, and see the e-mail off."""

import time
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from psycopg import Connection
from psycopg.rows import dict_row

from cli.problem import Problem, phrase

Row = dict[str, Any]

PATIENCE = 10.0
"""Seconds for a worker to send the e-mail."""

VENUES = "select slug, name, kind, timezone from api.list_venues()"
CUSTOMER = """
select name, phone, last_visit_at, last_therapists
  from api.find_customer(p_venue => %s, p_email => %s)
"""
HOLD = """
select outcome, reference, tables, alternatives
  from api.attempt_hold(
    p_venue => %(venue)s, p_service => %(service)s,
    p_date => %(local)s::timestamp::date, p_time => %(local)s::timestamp::time,
    p_therapist => %(therapist)s, p_party => %(party)s,
    p_fold => %(fold)s, p_email => %(email)s, p_source => 'phone'
  )
"""
CONFIRM = """
select outcome
  from api.confirm_hold(
    p_reference => %(reference)s, p_name => %(name)s, p_email => %(email)s, p_phone => %(phone)s
  )
"""
CONFIRMED = ("confirmed", "already_confirmed")
RELEASE = "select outcome from api.release_hold(p_reference => %s)"
BOOKING = "select * from api.get_booking(p_reference => %s)"
SENT = """
select s.at
  from ops.tell_booking(p_reference => %s) as s
 where s.kind = 'e-mail' and s.what = 'sent'
"""
NEAREST = """
with wish as (
  select %(local)s::timestamp at time zone %(timezone)s as starts_at
)
select s.local_start, s.therapists
  from wish as w
 cross join lateral api.find_slots(
   p_venue => %(venue)s, p_service => %(service)s, p_therapist => %(therapist)s,
   p_party => %(party)s,
   p_from => %(local)s::timestamp::date - 3, p_to => %(local)s::timestamp::date + 28
 ) as s
 order by abs(extract(epoch from s.starts_at - w.starts_at)), s.starts_at
 limit 3
"""
ELSEWHEN = ("RS010", "RS012", "RS013", "RS017", "RS018")
"""Refusals of the time alone: another one may do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the telephone; `local` is the venue's wall clock."""

    email: str
    service: str
    local: datetime
    venue: str
    timezone: str
    therapist: str
    party: int
    fold: int


def find_venue(connection: Connection, wanted: str | None) -> tuple[str, str]:
    """The slug and time zone of a practice."""
    found = connection.execute(VENUES).fetchall()
    practices = [row for row in found if row[2] == "practice"]
    chosen = [row for row in practices if wanted in (None, row[0])]
    if len(chosen) == 1:
        return chosen[0][0], chosen[0][3]
    known = ", ".join(row[0] for row in practices) or "none: `holdfast venue load` loads them"
    raise Problem(f"name one practice by --venue; there are: {known}")


def find_customer(connection: Connection, venue: str, email: str) -> Row | None:
    """Name, phone and last appointment, which may be one to come, of a customer who is known;
    None for a new one."""
    with connection.cursor(row_factory=dict_row) as rows:
        return rows.execute(CUSTOMER, (venue, email)).fetchone()


def _hold(connection: Connection, wish: Wish) -> Row:
    with connection.cursor(row_factory=dict_row) as rows:
        held = rows.execute(HOLD, asdict(wish)).fetchone()
    assert held is not None
    return held


def book_slot(connection: Connection, wish: Wish, customer: Row) -> Row:
    """Hold and confirm; a hold that cannot be confirmed is given back."""
    held = _hold(connection, wish)
    if held["outcome"] != "held":
        return _unavailable(connection, wish, "that time is not free")
    try:
        outcome = _confirm(connection, held["reference"], wish, customer)
    except psycopg.DatabaseError:
        connection.execute(RELEASE, (held["reference"],))
        raise
    if outcome not in CONFIRMED:
        return _unavailable(connection, wish, f"the hold could not be confirmed: {outcome}")
    done = _describe(connection, held["reference"], "confirmed")
    return done | {
        "customer": _shown(wish, customer),
        "also_then": _also_then(done, customer),
        "email_sent_at": _wait_for_mail(connection, held["reference"]),
    }


def _confirm(connection: Connection, reference: str, wish: Wish, customer: Row) -> str:
    named = {"reference": reference, "email": wish.email} | customer
    row = connection.execute(CONFIRM, named).fetchone()
    return str(row[0]) if row else "unknown"


def _shown(wish: Wish, customer: Row) -> Row:
    return {"name": customer["name"], "email": wish.email}


def _also_then(done: Row, customer: Row) -> Row | None:
    """The customer's last appointment before this one, where it begins within it."""
    start, end = (datetime.fromisoformat(done[name]) for name in ("starts_at", "ends_at"))
    last = customer.get("last_visit_at")
    if last is None or not start <= last < end:
        return None
    return {
        "starts_at": last.astimezone(start.tzinfo).isoformat(),
        "therapists": customer["last_therapists"],
    }


def try_slot(connection: Connection, wish: Wish, customer: Row) -> Row:
    """What would be booked now: tried up to the confirmation, and undone."""
    with connection.transaction(force_rollback=True):
        held = _hold(connection, wish)
        if (
            held["outcome"] == "held"
            and _confirm(connection, held["reference"], wish, customer) in CONFIRMED
        ):
            done = _describe(connection, held["reference"], "would_book")
            return done | {
                "reference": None,
                "customer": _shown(wish, customer),
                "also_then": _also_then(done, customer),
            }
    return _unavailable(connection, wish, "that time is not free")


def _describe(connection: Connection, reference: str, outcome: str) -> Row:
    with connection.cursor(row_factory=dict_row) as rows:
        booking = rows.execute(BOOKING, (reference,)).fetchone()
    assert booking is not None
    zone = ZoneInfo(booking["timezone"])
    found = {
        kind: [one["label"] for one in booking["tables"] if one.get("kind") == kind]
        for kind in ("therapist", "room")
    }
    return {
        "outcome": outcome,
        "reference": reference,
        "venue": booking["venue_name"],
        "service": booking["booking_type"],
        "starts_at": booking["starts_at"].astimezone(zone).isoformat(),
        "ends_at": booking["ends_at"].astimezone(zone).isoformat(),
        "timezone": booking["timezone"],
        "therapists": found["therapist"],
        "rooms": found["room"],
    }


def _unavailable(connection: Connection, wish: Wish, reason: str, code: str | None = None) -> Row:
    with connection.cursor(row_factory=dict_row) as rows:
        nearest = rows.execute(NEAREST, asdict(wish)).fetchall()
    return {"outcome": "unavailable", "code": code, "reason": reason, "nearest": nearest}


def refused(connection: Connection, wish: Wish, error: psycopg.DatabaseError) -> Row:
    """A refusal of the time with times that would do; any other one ends the command."""
    if error.sqlstate not in ELSEWHEN:
        raise Problem(phrase(error)) from error
    return _unavailable(connection, wish, phrase(error), error.sqlstate)


def _wait_for_mail(connection: Connection, reference: str) -> datetime | None:
    """When the e-mail left; None when no worker has sent it in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        sent = connection.execute(SENT, (reference,)).fetchone()
        if sent:
            moment: datetime = sent[0]
            return moment
        time.sleep(0.1)
    return None
