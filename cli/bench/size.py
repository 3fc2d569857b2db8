"""How much is measured: the full bench, or a quick look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Times are in seconds."""

    name: str
    """full or quick: what a part keeps for itself is looked up by it."""
    scale: int
    """pgbench's scale: a hundred thousand accounts each."""
    venues: int
    days: int
    """How many days, from tomorrow, requests are spread over."""
    pairs: int
    """Runs of TPC-B and of bookings, of which the median is taken."""
    run_seconds: int
    """One of these runs, and one at half load."""
    yardstick_seconds: int
    """One client with TPC-B, before and after a part that counts in multiples of it."""
    bookings: int
    """Bookings of which each stage's cost is the mean."""
    samples: int
    """Decisions or answers timed for each size and occupancy."""
    storm_seconds: int
    """One venue's one evening under storm."""


FULL = Size(
    name="full",
    scale=20,
    venues=100,
    days=120,
    pairs=5,
    run_seconds=18,
    yardstick_seconds=5,
    bookings=1000,
    samples=100,
    storm_seconds=20,
)
QUICK = Size(
    name="quick",
    scale=20,
    venues=100,
    days=120,
    pairs=2,
    run_seconds=3,
    yardstick_seconds=1,
    bookings=300,
    samples=20,
    storm_seconds=2,
)
