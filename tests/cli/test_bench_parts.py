"""The pieces of the bench that need no server: reading pgbench, drawing demand, holding clients."""

import re
from collections import Counter

import pytest

from cli.bench import pgbench
from cli.bench.demand import (
    DINNER_HOURS,
    LUNCH_HOURS,
    hour_shares,
    party_shares,
    request_script,
)
from cli.bench.spread import Spread, percentile
from cli.bench.venues import make_floor
from cli.problem import Problem

REPORT = """\
pgbench (15.18 (Debian 15.18-0+deb12u1))
transaction type: script.sql
query mode: prepared
number of transactions actually processed: 300/300
number of failed transactions: 2 (0.667%)
latency average = 1.631 ms
initial connection time = 1.234 ms
tps = 612.345678 (without initial connection time)
statement latencies in milliseconds and failures:
         0.002           0  \\set aid random(1, 100)
         0.061           0  begin;
         1.250           2  select * from api.request_booking(
         0.300           0  commit;
"""


def test_what_pgbench_says_is_read() -> None:
    result = pgbench.read_result(REPORT)
    assert (result.tps, result.latency_ms) == (612.345678, 1.631)
    assert (result.count, result.failed) == (300, 2)
    assert result.statements_ms == (0.061, 1.25, 0.3)


def test_a_run_that_did_not_finish_is_a_problem() -> None:
    with pytest.raises(Problem, match="did not finish"):
        pgbench.read_result("pgbench: error: connection failed")


def _drawn(script: str, name: str) -> Counter[int]:
    """How often each value is drawn in a million draws, by the script's own cases."""
    (line,) = re.findall(rf"^\\set {name} case (.*) end$", script, re.MULTILINE)
    steps = [(int(limit), int(value)) for limit, value in re.findall(r"<= (\d+) then (\d+)", line)]
    counts: Counter[int] = Counter()
    for (limit, value), before in zip(steps, [0, *(limit for limit, _ in steps)], strict=False):
        counts[value] = limit - before
    return counts


def test_parties_and_hours_are_drawn_by_their_shares() -> None:
    hours = hour_shares(LUNCH_HOURS, DINNER_HOURS)
    script = request_script(venue="'x'", date="date '2030-01-01'", hours=hours)
    for name, shares in (("party", party_shares()), ("hour", hours)):
        drawn = _drawn(script, name)
        assert sum(drawn.values()) == 1_000_000
        for value, share in shares.items():
            assert drawn[value] == pytest.approx(1e6 * share / sum(shares.values()), abs=2)


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values, share) for share in (0.0, 0.5, 0.95, 1.0)] == [1, 50, 95, 100]
    assert percentile([7.0], 0.95) == 7
    assert Spread.of([3.0, 1.0, 2.0], 0.5).p95_multiple == 6


def test_a_floor_has_its_tables_in_rows() -> None:
    floor = make_floor("x", 25)
    assert len(floor["tables"]) == 25
    assert len(floor["adjacent"]) == 9 + 9 + 4
    assert {table["zone"] for table in floor["tables"]} == {zone["name"] for zone in floor["zones"]}


def test_every_made_up_table_takes_somebody() -> None:
    for table in make_floor("x", 300)["tables"]:
        assert 1 <= table["party_min"] <= table["party_max"] == table["seats"]
