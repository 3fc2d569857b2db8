"""A believable day: bookings in order of arrival, until so much of the floor is taken."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
from psycopg import Connection

from cli.bench.demand import FIRST_NAMES, LAST_NAMES
from cli.wishes import draw_wishes, list_starts

REQUEST = """
select booking_id from api.request_booking(
  p_venue => %(venue)s, p_date => %(day)s, p_time => %(time)s, p_party => %(party)s,
  p_service => %(service)s, p_name => %(name)s, p_phone => %(phone)s, p_source => 'seed')
"""

FILLED = """
select coalesce(100 * sum(extract(epoch from upper(c.during) - lower(c.during)))
  / nullif((select count(*) from core.resource as r
      where r.venue_id = v.venue_id and r.kind = 'table' and r.is_active)
    * (select extract(epoch from max(s.last_end) - min(s.first_start))
       from core.list_service_spans(v.venue_id, %(day)s, v.special_dates) as s), 0), 0)::float
  from core.venue as v
  left join core.claim as c on c.venue_id = v.venue_id and c.service_date = %(day)s
 where v.slug = %(venue)s
 group by v.venue_id
"""

REFUSED_IN_A_ROW = 40
PARTY_TOO_LARGE = "RS015"


def seed_day(
    url: str, venue: str, day: date, fill: int, seed: int, advance: Callable[[float], None]
) -> tuple[int, float]:
    """Book until `fill` percent of the tables' hours are taken, or nothing more fits.

    `advance` gets the percentage so far. Returns how many bookings were seated, and the percentage.
    Nobody is written to: these guests have no address. Who finds no table leaves nothing behind,
    or a worker would try them again and in the end put them before a person.
    """
    seated = refused = 0
    with psycopg.connect(url, autocommit=True) as connection:
        wishes = draw_wishes(list_starts(connection, venue, day), seed)
        filled = _filled(connection, venue, day)
        while filled < fill and refused < REFUSED_IN_A_ROW:
            wish = next(wishes)
            request = {
                "venue": venue,
                "day": wish.day,
                "time": wish.time,
                "party": wish.party,
                "service": wish.service,
                "name": _name(seated),
                "phone": f"+4474{(seed * 7919 + seated) % 10**8:08}",
            }
            if _is_seated(connection, request):
                seated, refused = seated + 1, 0
            else:
                refused += 1
            filled = _filled(connection, venue, day)
            advance(filled)
    return seated, filled


def _is_seated(connection: Connection, request: dict[str, Any]) -> bool:
    """Ask for a table and look for it at once; without one, the request never was."""
    with connection.transaction() as attempt:
        try:
            row = connection.execute(REQUEST, request).fetchone()
        except psycopg.DatabaseError as error:
            if error.sqlstate != PARTY_TOO_LARGE:
                raise
            raise psycopg.Rollback(attempt) from None
        assert row is not None
        found = connection.execute("select state from jobs.assign(%s)", row).fetchone()
        if found == ("confirmed",):
            return True
        raise psycopg.Rollback(attempt)
    return False


def _name(number: int) -> str:
    """A guest's; there are as many as pairs of names."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"


def _filled(connection: Connection, venue: str, day: date) -> float:
    row = connection.execute(FILLED, {"venue": venue, "day": day}).fetchone()
    return float(row[0]) if row else 0.0
