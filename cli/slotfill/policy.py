"""A venue's policy, changed for a run and put back."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

CHANGE = """
update core.venue as v
   set room_probe_limit = coalesce(%(probes)s, v.room_probe_limit),
       can_make_room = v.can_make_room and not %(hard)s,
       retry_attempts = case when %(hard)s then 1 else v.retry_attempts end
  from core.venue as o
 where v.slug = %(venue)s and o.venue_id = v.venue_id
returning o.room_probe_limit, o.can_make_room, o.retry_attempts
"""
RESTORE = """
update core.venue as v set room_probe_limit = %s, can_make_room = %s, retry_attempts = %s
 where v.slug = %s
"""


@contextmanager
def changed_policy(url: str, venue: str, probes: int | None, is_hard: bool) -> Iterator[None]:
    """`probes`: what a search for room may cost; hard: no room is made and nothing tried again."""
    if probes is None and not is_hard:
        yield
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set role holdfast_owner")
        wanted = {"venue": venue, "probes": probes, "hard": is_hard}
        before = connection.execute(CHANGE, wanted).fetchone() or ()
        try:
            yield
        finally:
            connection.execute(RESTORE, (*before, venue))
