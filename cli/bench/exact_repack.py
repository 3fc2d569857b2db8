"""Exact plans of a whole day by CP-SAT: the least waste and joins, and the fewest moves."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from psycopg import Connection

from cli.bench.quality.oracle import load_solver
from cli.problem import Problem

EFFORT = 10.0
"""Deterministic time of a search, about seconds on a quiet machine."""

_SEATINGS = """
select s.resource_ids, s.party_min, s.party_max, s.capacity + cardinality(s.resource_ids) - 1
from core.seating as s join core.venue as v on v.venue_id = s.venue_id
where v.slug = %s order by s.rank
"""
_BOOKINGS = """
select b.booking_id, b.party_size, extract(epoch from lower(b.occupied))::bigint,
  extract(epoch from upper(b.occupied))::bigint,
  (select array_agg(c.resource_id order by c.resource_id) from core.claim as c
    where c.booking_id = b.booking_id)
from core.booking as b join core.venue as v on v.venue_id = b.venue_id
where v.slug = %s and b.service_date = %s and b.state in ('confirmed', 'assignment_pending')
order by b.booking_id
"""


@dataclass(frozen=True, slots=True)
class Day:
    """What is to be seated: (key, party, from, until, present tables) and (tables, least, most,
    cost but for the party)."""

    bookings: Sequence[tuple[int, int, int, int, list[int] | None]]
    seatings: Sequence[tuple[list[int], int, int, int]]

    @property
    def cost(self) -> int:
        """Empty seats and joins as they are."""
        costs = {tuple(tables): cost for tables, _, _, cost in self.seatings}
        return sum(costs[tuple(b[4])] - b[1] for b in self.bookings if b[4])


def read_day(connection: Connection, slug: str, day: object) -> Day:
    """Everybody who has or wants tables on a day."""
    return Day(
        connection.execute(_BOOKINGS, [slug, day]).fetchall(),
        connection.execute(_SEATINGS, [slug]).fetchall(),
    )


def least_cost(day: Day, effort: float = EFFORT) -> tuple[int, int] | None:
    """The least waste and joins with which everybody is seated that was found in time, and what
    they are at least: the same when it is proven. None when nothing was found."""
    solved = _solve(day, effort=effort)
    return (
        (round(solved.objective_value), ceil(solved.best_objective_bound - 1e-6))
        if solved
        else None
    )


def least_cost_bound(day: Day, moves: int) -> float | None:
    """What the waste and joins are at least, whatever plan with so many moves seats everybody."""
    solved = _solve(day, moves)
    return float(solved.best_objective_bound) if solved else None


def can_seat_all(day: Day, moves: int, effort: float = EFFORT) -> bool:
    """Whether a plan was found with which everybody has tables and so many move at most."""
    return _solve(day, moves, effort=effort, is_any_enough=True) is not None


def is_there() -> bool:
    """Whether the solver is installed; without it only what it would say is missing."""
    try:
        load_solver()
    except Problem:
        return False
    return True


def _solve(
    day: Day, moves: int | None = None, *, effort: float = EFFORT, is_any_enough: bool = False
) -> Any:
    """The solver with a plan: the cheapest that it found, or any; None when it found none."""
    if not is_there():
        return None
    model = load_solver().CpModel()
    uses: dict[int, list[tuple[int, int, Any]]] = defaultdict(list)
    costs, moved = [], []
    for _, party, start, end, present in day.bookings:
        literals = []
        for tables, least, most, cost in day.seatings:
            if not least <= party <= most:
                continue
            literal = model.new_bool_var("")
            literals.append(literal)
            for table in tables:
                uses[table].append((start, end, literal))
            costs.append((cost - party) * literal)
            if present is not None:
                model.add_hint(literal, list(present) == list(tables))
                if list(present) != list(tables):
                    moved.append(literal)
        model.add_exactly_one(literals)
    for used in uses.values():
        for moment in {start for start, _, _ in used}:
            model.add_at_most_one(x for start, end, x in used if start <= moment < end)
    if moves is not None:
        model.add(sum(moved) <= moves)
    if not is_any_enough:
        model.minimize(sum(costs))
    solver = load_solver().CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = effort
    is_found = solver.solve(model) in (load_solver().OPTIMAL, load_solver().FEASIBLE)
    return solver if is_found else None
