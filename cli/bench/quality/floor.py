"""A floor as the engine sees it: the seatings that it computed from the venue file."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import Connection

from cli.bench.quality.evenings import Request


@dataclass(frozen=True, slots=True)
class Seating:
    """Tables that can take a party of party_min to party_max together."""

    tables: tuple[int, ...]
    party_min: int
    party_max: int

    def takes(self, party: int) -> bool:
        return self.party_min <= party <= self.party_max


@dataclass(frozen=True, slots=True)
class Floor:
    """All seatings of a venue; `buffer` is in minutes and follows each visit."""

    seatings: tuple[Seating, ...]
    buffer: int

    def span(self, request: Request) -> tuple[int, int]:
        """From when until when a request takes its tables, in minutes from midnight."""
        return request.start, request.start + request.minutes + self.buffer


_SEATINGS = """
select s.resource_ids, s.party_min, s.party_max,
  extract(epoch from v.buffer_length)::integer / 60
from core.seating as s
inner join core.venue as v on v.venue_id = s.venue_id
where v.slug = %s
order by s.rank
"""


def read_floor(connection: Connection, slug: str) -> Floor:
    """The floor of a venue that is loaded."""
    rows = connection.execute(_SEATINGS, [slug]).fetchall()
    first = min(min(tables) for tables, *_ in rows)
    seatings = [
        Seating(_renumber(tables, first), party_min, party_max)
        for tables, party_min, party_max, _ in rows
    ]
    return Floor(tuple(seatings), buffer=rows[0][3])


def _renumber(tables: Sequence[int], first: int) -> tuple[int, ...]:
    """Keys differ from load to load; a floor is the same."""
    return tuple(table - first for table in tables)
