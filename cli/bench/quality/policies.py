"""The policies that are compared: this engine in three strengths, and two simple hosts.

All of them run through the same functions of the database. What a policy changes is data: the
venue's policy, the weights of its strategies, and for the hosts the order in which ties fall.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.types.json import Jsonb

from cli.bench.quality.evenings import venue_file


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to seat parties."""

    name: str
    title: str
    settings: Mapping[str, Any]
    """What the venue file's policy says."""
    weights: Mapping[str, float] | None = None
    """The weights of the strategies that count; None: the registry's."""
    is_walking: bool = False
    """Whether ties fall as on a walk through the floor plan, table by table, each alone before it
    is pushed to the next; else in the venue's fixed order, small and single tables first."""


_ALONE = {"make_room": False, "retry_attempts": 1}

POLICIES = {
    policy.name: policy
    for policy in (
        Policy("first_fit", "first fit", _ALONE, weights={}, is_walking=True),
        Policy("best_fit", "best fit", _ALONE, weights={"optimal_fit": 1.0}, is_walking=True),
        Policy("engine", "engine, nobody moved", _ALONE),
        Policy("engine_make_room", "engine, makes room", {"make_room": True, "retry_attempts": 1}),
        Policy(
            "engine_deeper",
            "engine, tries again deeper",
            {"make_room": True, "retry_attempts": 2},
        ),
    )
}
"""From the simplest up; a policy's name is its name in the report."""

_WEIGH = """
insert into core.venue_strategy (venue_id, strategy, weight, is_enabled)
select v.venue_id, s.strategy, (%(weights)s::jsonb ->> s.strategy)::float,
  %(weights)s::jsonb ? s.strategy
from core.strategy as s
inner join core.venue as v on v.slug = %(slug)s
"""

_ORDER = """
update core.seating as s
set rank = o.rank
from (
  select s.seating_id,
    row_number() over (order by s.resource_ids) as rank
  from core.seating as s
  inner join core.venue as v on v.venue_id = s.venue_id
  where v.slug = %s
) as o
where o.seating_id = s.seating_id
"""


def load_policy(connection: Connection, venue: str, policy: Policy) -> str:
    """Load a venue that seats by a policy; returns its slug."""
    file = venue_file(venue)
    file["slug"] = f"{venue}-{policy.name.replace('_', '-')}"
    file["policy"] |= {"book_ahead_days": 1000, **policy.settings}
    connection.execute("select api.load_venue(p_venue => %s)", [Jsonb(file)])
    if policy.weights is not None:
        values = {"weights": Jsonb(dict(policy.weights)), "slug": file["slug"]}
        connection.execute(_WEIGH, values)
    if policy.is_walking:
        connection.execute(_ORDER, [file["slug"]])
    return str(file["slug"])
