"""Who might ask for a table on a day of any venue: parties and hours by their real shares."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from random import Random

from psycopg import Connection

from cli.bench.demand import SHARES, party_shares
from cli.problem import Problem

STARTS = """
select distinct on (s.starts_local) s.starts_local, v.code
  from core.venue as n
 cross join core.list_starts(n, %(day)s, 2, null, false, now()) as s
  join core.service as v on v.service_id = s.service_id
 where n.slug = %(venue)s
 order by s.starts_local, v.code = 'drinks', v.code
"""
"""Each start once: for a meal where there is one."""

SMALLEST_SHARE = 0.003
"""Of an hour in which nobody in the figures came, such as an early lunch."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One party that would like to come."""

    day: date
    time: time
    party: int
    service: str


def list_starts(connection: Connection, venue: str, day: date) -> list[tuple[datetime, str]]:
    """The starts of a day, each with its service; raises Problem when there are none."""
    starts = connection.execute(STARTS, {"venue": venue, "day": day}).fetchall()
    if not starts:
        raise Problem(f"{venue} takes no bookings on {day}: it is unknown, closed or too far ahead")
    return [(start, code) for start, code in starts]


def hour_share(hour: int) -> float:
    """How often visits begin in an hour."""
    return max(_hours().get(str(hour), 0.0), SMALLEST_SHARE)


def draw_wishes(
    starts: Sequence[tuple[datetime, str]], seed: int, parties: Mapping[int, float] | None = None
) -> Iterator[Wish]:
    """Wishes without end, the same for the same seed."""
    chance = Random(seed)
    sizes = dict(parties or party_shares())
    weights = [hour_share(start.hour) for start, _ in starts]
    while True:
        (start, service) = chance.choices(starts, weights)[0]
        party = chance.choices([*sizes], [*sizes.values()])[0]
        yield Wish(start.date(), start.time(), party, service)


def read_party_mix(words: str) -> dict[int, float]:
    """Shares such as `2:50,4:30,6:20`, or `real`; raises Problem for anything else."""
    if words == "real":
        return party_shares()
    try:
        pairs = [word.split(":") for word in words.split(",")]
        shares = {int(size): float(share) for size, share in pairs}
    except ValueError:
        shares = {}
    if not shares or min(shares) < 1 or min(shares.values()) <= 0:
        raise Problem(f"--party-mix {words}: give `real`, or shares such as 2:50,4:30,6:20")
    return shares


@cache
def _hours() -> dict[str, float]:
    shares: dict[str, float] = json.loads(SHARES.read_text())["visit_hour_share"]
    return shares
