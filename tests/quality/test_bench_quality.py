"""`holdfast bench quality`: that it plays the real functions, counts what it says, and repeats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from cli.bench.command import bench
from cli.bench.quality import oracle, report
from cli.bench.quality.driver import Played
from cli.bench.quality.evenings import (
    RESTAURANTS,
    SIMULATED,
    Evening,
    Request,
    make_evenings,
    make_restaurant_evenings,
    seatable_evenings,
)
from cli.bench.quality.figures import summarise
from cli.bench.quality.floor import Floor, Seating
from cli.bench.quality.plot import draw
from cli.bench.quality.policies import POLICIES
from cli.bench.quality.session import Session

WANTED = {
    *("family", "profile", "load", "policy", "evenings", "covers_share", "bookings_share"),
    *("moves_per_repair", "p50_ms", "p95_ms", "peak_hour_share", "waste", "joins", "ms"),
}
DINNER = "mid-100-000"
FLOOR = Floor(
    tuple(
        Seating(tables, low, high)
        for tables, low, high in [
            ((0,), 1, 2),
            ((1,), 1, 2),
            ((2,), 2, 4),
            ((0, 1), 3, 4),
            ((1, 2), 5, 6),
        ]
    ),
    buffer=15,
)


def _tiny_evening() -> Evening:
    """A golden dinner: few enough to be quick, and some have to be moved."""
    golden = next(e for e in seatable_evenings() if e.name == DINNER)
    tiny = replace(golden, requests=tuple(r for r in golden.requests if r.start >= 17 * 60))
    return replace(tiny, optimum_covers=tiny.covers, oracle_covers=tiny.covers)


def _without_times(played: Sequence[Played]) -> list[Any]:
    return [
        (one.policy, one.waste, one.joins, [(d.kind, d.moves, d.probes) for d in one.decisions])
        for one in played
    ]


def test_every_policy_plays_an_evening_and_plays_it_the_same_again(database: str) -> None:
    session, evening = Session(database, jobs=2), _tiny_evening()
    session.load([SIMULATED], list(POLICIES))
    calls: list[None] = []
    played = session.play([evening], list(POLICIES), lambda: calls.append(None))
    assert len(calls) == len(POLICIES)
    session.check()
    again = session.play([evening], list(POLICIES)[-2:], lambda: None)
    assert _without_times(played[-2:]) == _without_times(again)

    rows = summarise(played)
    assert [row["policy"] for row in rows] == list(POLICIES)
    for row in rows:
        assert set(row) >= WANTED
        assert all(0 < row[name] <= 1 for name in row if name.endswith("_share"))
        assert row["moves_of_direct"] == 0
        decided = sum(times["count"] for times in row["ms"].values())
        assert decided == len(evening.requests)
        assert (row["covers_share"] == 1) == (not row["refused_covers_by_party"])
    first_fit, *_, make_room, deeper = rows
    assert first_fit["repairs"] == 0 < make_room["repairs"]
    assert make_room["moves_per_repair"] >= 1
    assert first_fit["covers_share"] < make_room["covers_share"] <= deeper["covers_share"]
    _check_shown(rows)


def _check_shown(rows: list[dict[str, Any]]) -> None:
    seated, cost = report.tables(rows)
    assert seated.row_count == cost.row_count == len(rows)
    picture = ElementTree.fromstring(draw(rows))
    dots = picture.iter("{http://www.w3.org/2000/svg}circle")
    assert len(list(dots)) == len(rows)


def test_drawn_evenings_are_the_same_for_the_same_seed() -> None:
    for slug in RESTAURANTS:
        draws = [make_restaurant_evenings(slug, 85, count=2, seed=seed) for seed in (1, 1, 2)]
        assert draws[0] == draws[1] != draws[2]
        assert draws[0][0].requests != draws[0][1].requests
    assert make_evenings("mid", 70, 2, seed=3) == make_evenings("mid", 70, 2, seed=3)


def _random_evenings() -> Iterator[list[Request]]:
    for seed in range(25):
        draw = Random(seed)
        yield [
            Request(draw.randint(1, 6), 60 * 18 + 15 * draw.randrange(8), 60, "dinner")
            for _ in range(6)
        ]


def _fits(requests: Sequence[Request]) -> bool:
    """Tries every way to seat all of them."""
    options = [[s for s in FLOOR.seatings if s.takes(r.party)] for r in requests]
    return any(
        all(
            set(one.tables).isdisjoint(other.tables)
            or FLOOR.span(a)[1] <= FLOOR.span(b)[0]
            or FLOOR.span(b)[1] <= FLOOR.span(a)[0]
            for (a, one), (b, other) in _pairs(list(zip(requests, plan, strict=True)))
        )
        for plan in product(*options)
    )


def _pairs(
    seated: list[tuple[Request, Seating]],
) -> Iterator[tuple[tuple[Request, Seating], tuple[Request, Seating]]]:
    for place, one in enumerate(seated):
        for other in seated[:place]:
            yield one, other


def test_the_optimum_is_what_trying_everything_finds() -> None:
    pytest.importorskip("ortools", reason="pip install -e '.[bench]'")
    for requests in _random_evenings():
        found = oracle.find_optimum(FLOOR, requests)
        assert found.is_proven
        kept = [requests[place] for place in found.seated]
        assert _fits(kept) and sum(r.party for r in kept) == found.covers
        subsets = (
            [r for r, is_in in zip(requests, chosen, strict=True) if is_in]
            for chosen in product([False, True], repeat=len(requests))
        )
        better = [s for s in subsets if sum(r.party for r in s) > found.covers]
        assert not any(_fits(subset) for subset in better)


def test_the_ceiling_is_what_repacking_everything_accepts() -> None:
    pytest.importorskip("ortools", reason="pip install -e '.[bench]'")
    exact = 0
    for requests in _random_evenings():
        accepted: list[Request] = []
        for request in requests:
            if _fits([*accepted, request]):
                accepted.append(request)
        covers = sum(r.party for r in accepted)
        ceiling = oracle.find_ceiling(FLOOR, requests)
        assert ceiling is not None
        exact += ceiling == covers
    # Counted tables are not told apart, so that a rare evening may differ.
    assert exact >= 23


def test_the_command_says_what_it_takes() -> None:
    said = CliRunner().invoke(bench, ["quality", "--help"]).output
    for option in ("--family", "--policy", "--evenings", "--seed", "--jobs", "--quick"):
        assert option in said
