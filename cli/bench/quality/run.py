"""What is played, and the figures that it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from cli.bench.progress import Narrator
from cli.bench.quality.evenings import (
    RESTAURANTS,
    Evening,
    free_evenings,
    make_evenings,
    make_restaurant_evenings,
    seatable_evenings,
)
from cli.bench.quality.figures import Row, summarise
from cli.bench.quality.floor import Floor
from cli.bench.quality.session import Session
from cli.bench.quality.solved import Solved

FAMILIES = ("seatable", "free", "made", "random")
"""Golden evenings with only whom one plan seats, and with everybody; more seatable ones; and
evenings of real restaurants' demand with everybody."""

PROFILES = ("peaky", "mid")
LOADS = (70, 100)
RESTAURANT_LOADS = (70, 85, 100, 120)
LARGEST_COUNT = 30
"""So that the days of a venue suffice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`evenings` is how many for each profile and load."""

    families: tuple[str, ...]
    policies: tuple[str, ...]
    evenings: int
    seed: int


QUICK = Choice(("seatable",), ("first_fit", "engine_make_room"), evenings=1, seed=1)


def run(session: Session, choice: Choice, solved: Solved, narrator: Narrator) -> list[Row]:
    """Load, solve and play what was chosen; raises Problem when a promise was broken."""
    drawn = _draw(choice)
    venues = list(dict.fromkeys(evening.venue for evening in drawn))
    with narrator.step("set-up: the venues, for each policy"):
        floors = session.load(venues, choice.policies)
    evenings = _solve(session, drawn, floors, solved, narrator)
    total = len(evenings) * len(choice.policies)
    with narrator.count("evenings", total) as advance:
        played = session.play(evenings, choice.policies, advance)
    with narrator.step("checking every promise"):
        session.check()
    return summarise(played)


def _draw(choice: Choice) -> list[Evening]:
    evenings: list[Evening] = []
    for family in choice.families:
        evenings += _draw_family(family, choice.evenings, choice.seed)
    return evenings


def _draw_family(family: str, count: int, seed: int) -> list[Evening]:
    if family in ("seatable", "free"):
        golden = seatable_evenings() if family == "seatable" else free_evenings()
        return [
            evening
            for profile in PROFILES
            for load in LOADS
            for evening in _alike(golden, profile, load)[:count]
        ]
    if family == "made":
        return [
            evening
            for profile in PROFILES
            for load in LOADS
            for evening in make_evenings(profile, load, count, seed)
        ]
    return [
        evening
        for slug in RESTAURANTS
        for load in RESTAURANT_LOADS
        for evening in make_restaurant_evenings(slug, load, count, seed)
    ]


def _alike(evenings: Sequence[Evening], profile: str, load: int) -> list[Evening]:
    return [e for e in evenings if (e.profile, e.load) == (profile, load)]


def _solve(
    session: Session,
    evenings: Sequence[Evening],
    floors: Mapping[str, Floor],
    solved: Solved,
    narrator: Narrator,
) -> list[Evening]:
    """Each evening with its optimum; those that were only drawn are solved."""
    unsolved = sum(evening.optimum_covers is None for evening in evenings)
    if unsolved == 0:
        return list(evenings)
    with narrator.count("evenings solved exactly", unsolved) as advance:
        return session.solve(evenings, partial(_solve_one, floors, solved), advance)


def _solve_one(floors: Mapping[str, Floor], solved: Solved, evening: Evening) -> Evening:
    floor = floors[evening.venue]
    if evening.family == "made":
        return solved.keep_seatable(evening, floor)
    return solved.value(evening, floor)
