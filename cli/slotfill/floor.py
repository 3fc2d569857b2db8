"""How full the floor is over an evening: tables taken at each quarter hour."""

from datetime import date
from typing import Any

import psycopg

TAKEN = """
with v as (select * from core.venue where slug = %(venue)s),
frame as (
  select (%(day)s::date + min(s.first_start)) at time zone v.timezone as opens,
    (%(day)s::date + max(s.last_end)) at time zone v.timezone as ends, v.venue_id, v.timezone
  from v, core.list_service_spans(v.venue_id, %(day)s, v.special_dates) as s
  group by v.venue_id, v.timezone
)
select to_char(t.at at time zone f.timezone, 'HH24:MI'), count(distinct c.resource_id),
  (select count(*) from core.resource as r
    where r.venue_id = f.venue_id and r.kind = 'table' and r.is_active)
from frame as f
cross join generate_series(f.opens, f.ends, interval '15 minutes') as t(at)
left join core.claim as c
  on c.venue_id = f.venue_id and c.service_date = %(day)s and c.during @> t.at
group by t.at, f.timezone, f.venue_id
order by t.at
"""


def read_occupancy(url: str, venue: str, day: date) -> list[tuple[str, float]]:
    """The share of the tables that is taken, from opening to closing."""
    with psycopg.connect(url) as connection:
        connection.execute("set local role holdfast_owner")
        rows: list[tuple[Any, ...]] = connection.execute(
            TAKEN, {"venue": venue, "day": day}
        ).fetchall()
    return [(clock, taken / tables) for clock, taken, tables in rows]
