"""What could have been done: the clairvoyant optimum and the first-come ceiling, by CP-SAT.

The optimum knows everybody who will ask and chooses whom to seat. The ceiling meets requests one
by one, as an engine does, but may seat everybody anew each time. Both are repeatable: one worker,
and limits in deterministic time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from cli.bench.quality.evenings import Request
from cli.bench.quality.floor import Floor
from cli.problem import Problem

OPTIMUM_EFFORT = 60.0
CEILING_EFFORT = 5.0
"""Limits of deterministic time, about seconds on a quiet machine; the ceiling's for a request."""
CEILING_SEATINGS = 100
"""On larger floors a single ceiling would take many minutes."""

Span = tuple[int, int]
Kind = tuple[int, int]
"""Tables that take the same parties alone: from so many guests to so many."""


class Place(NamedTuple):
    """The tables of a combination with their kinds, or no table in particular and one kind."""

    tables: tuple[int, ...]
    kinds: tuple[Kind, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        return {kind: self.kinds.count(kind) for kind in self.kinds}


@dataclass(frozen=True, slots=True)
class Optimum:
    """The most covers that can be seated together, and by whom (places in the requests)."""

    covers: int
    is_proven: bool
    seated: tuple[int, ...]


@cache
def load_solver() -> Any:
    """CP-SAT's module, which is large and only wanted here; raises Problem where it is missing."""
    try:
        return import_module("ortools.sat.python.cp_model")
    except ImportError:
        raise Problem(
            "these evenings need the exact solver: install it with "
            "`.venv/bin/pip install -e '.[bench]'`"
        ) from None


def find_optimum(floor: Floor, requests: Sequence[Request]) -> Optimum:
    """The requests of greatest covers that one plan seats, each on one seating all the time."""
    model = load_solver().CpModel()
    spans = [floor.span(request) for request in requests]
    uses: dict[int, list[tuple[Span, Any]]] = defaultdict(list)
    seated = []
    for request, span in zip(requests, spans, strict=True):
        literals = [model.new_bool_var("") for s in floor.seatings if s.takes(request.party)]
        seatings = (s for s in floor.seatings if s.takes(request.party))
        for literal, seating in zip(literals, seatings, strict=True):
            for table in seating.tables:
                uses[table].append((span, literal))
        model.add_at_most_one(literals)
        seated.append(sum(literals))
    for used in uses.values():
        for moment in {begin for (begin, _), _ in used}:
            model.add_at_most_one(_during(used, moment))
    model.maximize(sum(r.party * s for r, s in zip(requests, seated, strict=True)))
    solver, status = _solve(model, OPTIMUM_EFFORT)
    places = tuple(place for place, is_seated in enumerate(seated) if solver.value(is_seated))
    covers = sum(requests[place].party for place in places)
    return Optimum(covers, status == load_solver().OPTIMAL, places)


def find_ceiling(floor: Floor, requests: Sequence[Request]) -> int | None:
    """The covers of a host who accepts each request for which a complete re-pack exists.

    Tables that take the same parties alone are counted, not told apart, which is never stricter
    than the floor and answers in a fraction of the time: a ceiling, on nearly every evening of
    evenings.json the very figure. None on a floor that is too large.
    """
    if len(floor.seatings) > CEILING_SEATINGS:
        return None
    kinds = _kinds(floor)
    accepted: list[Request] = []
    refused: list[Request] = []
    plan: list[Place] = []
    for request in requests:
        if any(_is_harder(request, other) for other in refused):
            continue
        free = _find_free(floor, kinds, zip(accepted, plan, strict=True), request)
        found = [*plan, free] if free else _pack(floor, kinds, [*accepted, request], plan)
        if found:
            accepted.append(request)
            plan = found
        else:
            refused.append(request)
    return sum(request.party for request in accepted)


def _is_harder(request: Request, refused: Request) -> bool:
    """Does a request want all that was refused before? What is accepted only grows."""
    return (
        request.party == refused.party
        and request.start <= refused.start
        and request.start + request.minutes >= refused.start + refused.minutes
    )


def _find_free(
    floor: Floor,
    kinds: Mapping[int, Kind],
    seated: Iterable[tuple[Request, Place]],
    request: Request,
) -> Place | None:
    """A place that is free as everybody sits."""
    begin, end = floor.span(request)
    beside = [
        (max(span[0], begin), span, place)
        for span, place in ((floor.span(other), place) for other, place in seated)
        if span[0] < end and begin < span[1]
    ]
    taken = {table for _, _, place in beside for table in place.tables}
    sizes = Counter(kinds.values())
    moments = {begin} | {moment for moment, _, _ in beside}
    for place in _places(floor, kinds, request.party):
        if taken.isdisjoint(place.tables) and all(
            number
            + sum(
                other.kinds.count(kind) for _, span, other in beside if span[0] <= moment < span[1]
            )
            <= sizes[kind]
            for kind, number in place.counts.items()
            for moment in moments
        ):
            return place
    return None


def _pack(
    floor: Floor,
    kinds: Mapping[int, Kind],
    requests: Sequence[Request],
    hints: Sequence[Place],
) -> list[Place] | None:
    """A plan for all of the requests on counted tables; None when there is none, or none was
    found."""
    model = load_solver().CpModel()
    sizes = Counter(kinds.values())
    uses: dict[int, list[tuple[Span, Any]]] = defaultdict(list)
    counts: dict[Kind, list[tuple[Span, Any]]] = defaultdict(list)
    literals: list[dict[Place, Any]] = []
    for request in requests:
        span = floor.span(request)
        options = {p: model.new_bool_var("") for p in _places(floor, kinds, request.party)}
        if not options:
            return None
        for place, literal in options.items():
            for table in place.tables:
                uses[table].append((span, literal))
            for kind, number in place.counts.items():
                counts[kind].append((span, number * literal))
        model.add_exactly_one(options.values())
        literals.append(options)
    for used in uses.values():
        for moment in {begin for (begin, _), _ in used}:
            model.add_at_most_one(_during(used, moment))
    for kind, counted in counts.items():
        for moment in {begin for (begin, _), _ in counted}:
            model.add(sum(_during(counted, moment)) <= sizes[kind])
    for options, hint in zip(literals, hints, strict=False):
        for place, literal in options.items():
            model.add_hint(literal, place == hint)
    solver, status = _solve(model, CEILING_EFFORT)
    if status not in (load_solver().OPTIMAL, load_solver().FEASIBLE):
        return None
    return [
        next(place for place, literal in options.items() if solver.value(literal))
        for options in literals
    ]


def _kinds(floor: Floor) -> dict[int, Kind]:
    """The party range of each single table."""
    return {s.tables[0]: (s.party_min, s.party_max) for s in floor.seatings if len(s.tables) == 1}


def _places(floor: Floor, kinds: Mapping[int, Kind], party: int) -> Iterator[Place]:
    """Where a party may sit: on any table of a kind, or on a combination."""
    for kind in dict.fromkeys(kinds.values()):
        if kind[0] <= party <= kind[1]:
            yield Place((), (kind,))
    for seating in floor.seatings:
        if len(seating.tables) > 1 and seating.takes(party):
            yield Place(seating.tables, tuple(kinds[table] for table in seating.tables))


def _during(used: Iterable[tuple[Span, Any]], moment: int) -> list[Any]:
    return [literal for (begin, end), literal in used if begin <= moment < end]


def _solve(model: Any, effort: float) -> tuple[Any, Any]:
    solver = load_solver().CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = effort
    return solver, solver.solve(model)
