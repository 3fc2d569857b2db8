"""Who asks at which slot: the same for the same seed, whatever the concurrency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from cli.problem import Problem
from cli.wishes import Wish, hour_share


@dataclass(frozen=True, slots=True)
class Slot:
    """One start time and everybody who asks for it at once."""

    time: time
    wishes: tuple[Wish, ...]


def make_slots(
    starts: Sequence[tuple[datetime, str]],
    *,
    day: date,
    first: time,
    last: time,
    step: int,
    most: int,
    parties: Mapping[int, float],
    seed: int,
) -> list[Slot]:
    """The slots from `first` to `last`, each `step` minutes; the busiest hour has `most` wishes.

    Raises Problem when the venue seats nobody then.
    """
    chance = Random(seed)
    chosen = [
        (start, service)
        for start, service in starts
        if start.date() == day
        and first <= start.time() <= last
        and (start.hour * 60 + start.minute - first.hour * 60 - first.minute) % step == 0
    ]
    if not chosen:
        raise Problem(f"nobody is seated from {first:%H:%M} to {last:%H:%M} every {step} minutes")
    peak = max(hour_share(start.hour) for start, _ in chosen)
    return [
        Slot(
            start.time(),
            tuple(
                Wish(day, start.time(), chance.choices([*parties], [*parties.values()])[0], service)
                for _ in range(max(1, round(most * hour_share(start.hour) / peak)))
            ),
        )
        for start, service in chosen
    ]
