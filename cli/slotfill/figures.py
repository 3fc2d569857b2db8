"""The figures of a run: each level, where its time went, and which stage is the slowest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, quantiles
from typing import Any

from cli.slotfill.level import Level
from cli.slotfill.stages import STAGES, Timing, means

DURATIONS = ("submitDurationMs", "inlineDurationMs", "postJobDurationMs")
WAITED_FOR = tuple(stage for stage in STAGES if stage != "e-mail")
"""What the guest's table waits for: the e-mail goes out afterwards."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A level with the stages of its bookings."""

    level: Level
    timings: tuple[Timing, ...]

    @property
    def stages(self) -> dict[str, float]:
        return means(self.timings)

    @property
    def slowest(self) -> str | None:
        """The stage that costs a booking most before its table is safe."""
        seen = {stage: ms for stage, ms in self.stages.items() if stage in WAITED_FOR}
        return max(seen, key=lambda stage: seen[stage]) if seen else None

    def worst(self, stage: str, count: int = 3) -> list[Timing]:
        """The bookings that waited longest in a stage."""
        known = [timing for timing in self.timings if stage in timing.stages]
        return sorted(known, key=lambda timing: -timing.stages[stage])[:count]

    def to_json(self) -> dict[str, Any]:
        """Durations in ms."""
        outcomes = self.level.outcomes
        seated = [outcome for outcome in outcomes if outcome.is_seated]
        return {
            "concurrency": self.level.concurrency,
            "loweredTo": self.level.lowered_to,
            "count": len(outcomes),
            "confirmed": len(seated),
            "seconds": round(self.level.seconds, 2),
            "outcomes": dict(Counter(outcome.outcome for outcome in outcomes)),
            "failureReasons": dict(Counter(o.reason or "?" for o in outcomes if not o.is_seated)),
            **{name: spread([_read(o, name) for o in outcomes]) for name in DURATIONS},
            "seatWaste": _mean([float(o.seatWaste) for o in seated if o.seatWaste is not None]),
            "tablesPerBooking": _mean([float(len(outcome.tables)) for outcome in seated]),
            "stagesMs": self.stages,
            "slowestStage": self.slowest,
        }


def spread(values: Sequence[float | None]) -> dict[str, float] | None:
    """Mean, p50 and p95 of those that are known; None when none is."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    steps = quantiles(known, n=20, method="inclusive") if len(known) > 1 else known * 19
    return {
        "mean": round(mean(known), 1),
        "p50": round(steps[9], 1),
        "p95": round(steps[18], 1),
    }


def _read(outcome: object, name: str) -> float | None:
    value: float | None = getattr(outcome, name)
    return value


def _mean(values: Sequence[float]) -> float | None:
    return round(mean(values), 2) if values else None
