"""The exact plans that re-packing is measured beside, and how the figures are summed up."""

from typing import Any

import pytest
from rich.console import Console

from cli.bench import conventional, growth, repack
from cli.bench.exact_repack import Day, can_seat_all, is_there, least_cost, least_cost_bound

needs_solver = pytest.mark.skipif(not is_there(), reason="the solver is not installed")

SMALL, LARGE, BOTH = [1], [2], [1, 2]
SEATINGS = [(SMALL, 1, 2, 2), (LARGE, 1, 6, 6), (BOTH, 7, 8, 9)]


def visit(key: int, party: int, tables: list[int] | None, hour: int = 0) -> Any:
    return key, party, hour * 3600, (hour + 1) * 3600, tables


def shown(part: Any, figures: dict[str, Any]) -> str:
    console = Console(width=200)
    with console.capture() as said:
        for table in part.tables(figures):
            console.print(table)
    return said.get()


@needs_solver
def test_the_least_waste_is_found() -> None:
    # A couple at the table for six, at two hours; once the small table is taken.
    day = Day([visit(1, 2, LARGE), visit(2, 2, LARGE, 2), visit(3, 1, SMALL, 2)], SEATINGS)
    assert day.cost == 9
    assert least_cost(day) == (5, 5)
    assert least_cost_bound(day, 0) == 9 and least_cost_bound(day, 1) == 5


@needs_solver
def test_a_party_fits_when_another_moves() -> None:
    stuck = Day([visit(1, 2, LARGE), visit(2, 6, None)], SEATINGS)
    assert not can_seat_all(stuck, 0)
    assert can_seat_all(stuck, 1)
    too_many = Day([visit(1, 5, LARGE), visit(2, 6, None)], SEATINGS)
    assert not can_seat_all(too_many, 9)


def evening(**changes: Any) -> dict[str, Any]:
    return {
        "bookings": 90,
        "bookings_at_half_time": 60,
        "moves_at_half_time": 12,
        "covers": 200,
        "covers_repacked": 210,
        "cost": 80,
        "exact": 30,
        "exact_bound": 28,
        "bound_with_few_moves": 40.0,
        "cost_repacked": 60,
        "cost_free_moves": 35,
        "moves": 10,
        "seconds": 1.0,
        "rescuable": 2,
        "rescued": 1,
    } | changes


def test_the_evenings_count_together() -> None:
    other = {"covers_repacked": 220, "moves": 20, "rescuable": 0, "rescued": 0}
    told = repack._summarise([evening(), evening(**other, exact_bound=30)])
    assert told["covers_gain_percent"] == pytest.approx(7.5)
    assert told["gap_closed_percent"] == 40
    assert told["gap_closed_free_moves_percent"] == 90
    assert told["gap_closable_in_few_moves_percent"] == 80
    assert (told["moves_mean"], told["rescued_percent"]) == (15, 50)
    said = shown(repack, told)
    assert "(1 of them proven)" in said
    assert "+7.5 %" in said and "15.0 of 90 bookings" in said and "50 % of 2" in said


def test_without_a_solver_the_gap_is_not_known() -> None:
    unknown = {"exact": None, "exact_bound": None, "bound_with_few_moves": None}
    told = repack._summarise([evening(**unknown, rescuable=0, rescued=0)])
    assert told["gap_closed_percent"] is None and told["rescued_percent"] is None
    assert "not known" in shown(repack, told)


def test_growth_is_told_as_ratios_of_rounds_side_by_side() -> None:
    # The second round is twice as slow for both: that is the machine, not growth.
    smallest = [[1.0, 1.0], [2.0, 2.0]]
    larger = [[1.0, 1.2], [2.0, 2.4]]
    row = growth.summarise(larger, smallest)
    assert row["p95_ratio"] == pytest.approx(1.2) and row["p50_ratio"] == 1.0
    assert row["throughput_ratio"] == pytest.approx(1 / 1.1)
    assert row["throughput_ratio_spread"] == [pytest.approx(1 / 1.1)] * 2
    row |= {"size": 100_000, "bytes_a_booking": 1500.0}
    said = shown(growth, {"past": [row], "venues": [row], "rounds": 2, "samples": 2})
    assert "100,000" in said and "1.20 (1.20 to 1.20)" in said and "1500 bytes" in said


def test_double_bookings_are_shown() -> None:
    row = {"seated": 12, "per_second": 100.0, "double_booked": 3}
    figures = {"wishes": 50, "clients": 8, "check_then_insert": row, "holdfast": row}
    assert "check then insert" in shown(conventional, figures)
