"""What many played evenings come to: one row for a family, profile, load and policy."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Any

from cli.bench.quality.driver import PEAK, Played
from cli.bench.spread import percentile

KINDS = ("direct", "repaired", "refused")

Row = dict[str, Any]


def summarise(played: Iterable[Played]) -> list[Row]:
    """A row for each family, profile, load and policy, in the order in which they first come.

    Shares are means over evenings, each of that evening's own: covers of the clairvoyant optimum,
    bookings and bookings at the peak of those that were asked for.
    """
    groups: dict[tuple[str, str, int, str], list[Played]] = defaultdict(list)
    for one in played:
        evening = one.evening
        groups[evening.family, evening.profile, evening.load, one.policy].append(one)
    rows = [_row(*key, group) for key, group in groups.items()]
    return [_compare(row, rows) for row in rows]


def _row(family: str, profile: str, load: int, policy: str, group: Sequence[Played]) -> Row:
    decisions = [decision for one in group for decision in one.decisions]
    repairs = [decision for decision in decisions if decision.kind == "repaired"]
    times = sorted(decision.ms for decision in decisions)
    known = [one for one in group if one.evening.oracle_covers]
    return {
        "family": family,
        "profile": profile,
        "load": load,
        "policy": policy,
        "evenings": len(group),
        "covers_share": fmean(one.covers / _optimum(one) for one in group),
        "oracle_share": (
            fmean(one.covers / (one.evening.oracle_covers or 1) for one in known) if known else None
        ),
        "oracle_evenings": len(known),
        "unproven_optima": sum(not one.evening.is_proven for one in group),
        "bookings_share": fmean(_seated_share(one, range(24 * 60)) for one in group),
        "peak_hour_share": fmean(_seated_share(one, PEAK) for one in group),
        "covers": fmean(one.covers for one in group),
        "waste": fmean(one.waste for one in group),
        "joins": fmean(one.joins for one in group),
        "repairs": len(repairs),
        "moves_per_repair": fmean(d.moves for d in repairs) if repairs else 0.0,
        "moves_of_direct": sum(d.moves for d in decisions if d.kind == "direct"),
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
        "ms": {
            kind: _times([d.ms for d in decisions if d.kind == kind])
            for kind in KINDS
            if any(d.kind == kind for d in decisions)
        },
        "refused_covers_by_party": _refused(group),
        "probes_of_refused": _probes([d.probes for d in decisions if not d.is_seated]),
    }


def _compare(row: Row, rows: Sequence[Row]) -> Row:
    """Adds the covers and the peak beside those of first fit on the same evenings."""
    key = ("family", "profile", "load", "evenings")
    for other in rows:
        if other["policy"] == "first_fit" and all(other[name] == row[name] for name in key):
            return row | {
                "covers_beside_first_fit": row["covers"] / other["covers"],
                "peak_beside_first_fit": row["peak_hour_share"] / (other["peak_hour_share"] or 1),
            }
    return row


def _optimum(one: Played) -> int:
    assert one.evening.optimum_covers is not None
    return one.evening.optimum_covers


def _seated_share(one: Played, hours: range) -> float:
    """The share of the requests for these hours that were seated."""
    asked = [d for d in one.decisions if d.request.start in hours]
    return sum(d.is_seated for d in asked) / len(asked) if asked else 1.0


def _times(times: list[float]) -> dict[str, float]:
    times.sort()
    return {
        "count": len(times),
        "p50": percentile(times, 0.5),
        "p95": percentile(times, 0.95),
    }


def _refused(group: Sequence[Played]) -> dict[str, int]:
    """Covers that were turned away, by size of the party."""
    lost: Counter[int] = Counter()
    for one in group:
        for decision in one.decisions:
            if not decision.is_seated:
                lost[decision.request.party] += decision.request.party
    return {str(party): covers for party, covers in sorted(lost.items())}


def _probes(probes: list[int]) -> dict[str, float]:
    """How much work a refusal was. Where many searches end at the limit, it is what is short; the
    last step may go a little beyond it."""
    probes.sort()
    if not probes or probes[-1] == 0:
        return {}
    return {
        "p50": percentile(probes, 0.5),
        "p95": percentile(probes, 0.95),
        "most": probes[-1],
        "share_at_limit": sum(probe >= 0.99 * probes[-1] for probe in probes) / len(probes),
    }
