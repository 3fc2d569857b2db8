"""How a measure spreads: mean, median and 95th percentile, and these as multiples."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from statistics import fmean
from typing import Any, ClassVar, Self


@dataclass(frozen=True, slots=True)
class Spread:
    """Times in ms; multiples are of a one-client TPC-B transaction's mean latency."""

    HEADINGS: ClassVar = ("mean ms", "p50 ms", "p95 ms", "mean x", "p50 x", "p95 x")

    mean_ms: float
    p50_ms: float
    p95_ms: float
    mean_multiple: float
    p50_multiple: float
    p95_multiple: float

    @classmethod
    def of(cls, times: Sequence[float], yardstick: float) -> Self:
        """Of some times in ms, at least one."""
        ordered = sorted(times)
        figures = (fmean(ordered), percentile(ordered, 0.5), percentile(ordered, 0.95))
        return cls(*figures, *(figure / yardstick for figure in figures))

    def to_json(self) -> dict[str, float]:
        return asdict(self)

    @classmethod
    def show(cls, figures: Mapping[str, Any]) -> list[str]:
        """The cells below HEADINGS."""
        names = ("mean", "p50", "p95")
        times = [f"{figures[f'{name}_ms']:.2f}" for name in names]
        return times + [f"{figures[f'{name}_multiple']:.1f}" for name in names]


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest of the sorted values that is not below so large a share of them."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
