"""Who asks for what: parties and hours by their real shares, spread over so many days."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from cli.bench.demand import DINNER_HOURS, LUNCH_HOURS, hour_shares, party_shares

VENUE = "white-horse-waterbeach"
TWICE = 10
"""Every so manieth guest clicks twice."""


def make_wishes(count: int, *, first_day: date, days: int, seed: int) -> list[dict[str, Any]]:
    """Bodies of POST /api/bookings, the same for the same seed."""
    chance = random.Random(seed)
    parties, hours = party_shares(), hour_shares(LUNCH_HOURS, DINNER_HOURS)
    return [
        _wish(
            number,
            day=first_day + timedelta(days=number % days),
            party=_draw(chance, parties),
            hour=_draw(chance, hours),
            quarter=15 * chance.randrange(4),
        )
        for number in range(count)
    ]


def clicks(count: int) -> Sequence[int]:
    """The wishes in the order of their requests: some twice, with the same idempotency key."""
    return [number for n in range(count) for number in [n] * (2 if n % TWICE == 0 else 1)]


def _draw(chance: random.Random, shares: dict[int, float]) -> int:
    return chance.choices([*shares], [*shares.values()])[0]


def _wish(number: int, *, day: date, party: int, hour: int, quarter: int) -> dict[str, Any]:
    return {
        "restaurantSlug": VENUE,
        "date": day.isoformat(),
        "time": f"{hour:02}:{quarter:02}",
        "party": party,
        "bookingType": "lunch" if hour in LUNCH_HOURS else "dinner",
        "name": f"Guest {number}",
        "email": f"guest{number}@example.com",
    }
