"""`holdfast slot-fill` against a real shim and the engine, and what it remembers."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from cli.ports import any_free
from cli.problem import Problem
from cli.shim import base_url, running_shim
from cli.slotfill.command import slot_fill
from cli.slotfill.demand import make_slots
from cli.slotfill.figures import spread
from cli.slotfill.level import Throttle
from cli.slotfill.outcome import Outcome
from cli.slotfill.stages import read_timings
from cli.slotfill.state import open_state
from cli.wishes import read_party_mix
from tests.calls import WHITE_HORSE, ask, day, request

DAY = date(2030, 5, 1)
STARTS = [
    (datetime.combine(DAY, time(17)) + timedelta(minutes=15 * n), "dinner") for n in range(21)
]


def slots(seed: int = 1, **changes: Any) -> Any:
    wanted: dict[str, Any] = {
        "day": DAY,
        "first": time(18),
        "last": time(20),
        "step": 30,
        "most": 6,
        "parties": {2: 0.5, 4: 0.5},
        "seed": seed,
    }
    return make_slots(STARTS, **wanted | changes)


def test_the_same_seed_asks_for_the_same() -> None:
    assert slots() == slots()
    assert slots() != slots(seed=2)


def test_slots_are_as_far_apart_as_asked_and_the_busiest_hour_has_most() -> None:
    found = slots()
    assert [f"{slot.time:%H:%M}" for slot in found] == ["18:00", "18:30", "19:00", "19:30", "20:00"]
    sizes = [len(slot.wishes) for slot in found]
    assert max(sizes) == 6 and sizes[0] == 6 and 1 <= sizes[-1] < 6


def test_hours_in_which_nobody_is_seated_are_refused() -> None:
    with pytest.raises(Problem, match="nobody is seated"):
        slots(first=time(2), last=time(3))


@pytest.mark.parametrize("words", ["", "two", "2:0", "0:1", "2"])
def test_a_party_mix_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(Problem, match="party-mix"):
        read_party_mix(words)


def test_a_throttle_that_is_lowered_lets_fewer_in() -> None:
    throttle = Throttle(4)
    throttle.lower()
    throttle.lower()
    throttle.lower()
    assert throttle.allowed == 1
    entered = threading.Event()
    with throttle:
        waiting = threading.Thread(target=lambda: _enter(throttle, entered))
        waiting.start()
        assert not entered.wait(0.1)
    waiting.join(10)
    assert entered.is_set()


def _enter(throttle: Throttle, entered: threading.Event) -> None:
    with throttle:
        entered.set()


def test_one_value_is_its_own_spread_and_none_has_none() -> None:
    assert spread([None, 5.0]) == {"mean": 5.0, "p50": 5.0, "p95": 5.0}
    assert spread([None]) is None


def outcome(slot: str, number: int) -> Outcome:
    return Outcome(
        concurrency=2, slot=slot, number=number, party=2, outcome="confirmed", reason=None,
        reference=f"R{slot}{number}", request_id="x", submitDurationMs=1, inlineDurationMs=2,
        postJobDurationMs=None, seatWaste=0, tables=("T1",), sent_at=0, answered_at=1,
    )  # fmt: skip


def test_an_interrupted_run_goes_on_at_the_slot_that_is_not_whole(tmp_path: Path) -> None:
    found = slots()
    options = {"venue": "x", "seed": 1}
    state = open_state(tmp_path, options, is_fresh=False)
    state.save(options)
    for number in range(6):
        state.keep(outcome("18:00", number))
    state.keep(outcome("18:30", 0))
    again = open_state(tmp_path, options, is_fresh=False)
    assert (again.is_resumed, again.run) == (True, state.run)
    assert {known.slot for known in again.outcomes(2, found)} == {"18:00"}
    # The log has no line of what will be asked for again.
    assert (tmp_path / "raw-c2.jsonl").read_text().count("\n") == 6
    for changed in (options | {"seed": 2}, options):
        other = open_state(tmp_path, changed, is_fresh=changed == options)
        assert not other.is_resumed and other.run != state.run


def test_a_shim_with_another_database_is_told_apart(venue_database: str) -> None:
    assert read_timings(venue_database, [], is_detailed=False) == []
    with pytest.raises(Problem, match="another database"):
        read_timings(venue_database, [outcome("18:00", 0)], is_detailed=False)


def test_what_was_made_before_an_interruption_is_not_timed(venue_database: str) -> None:
    with psycopg.connect(venue_database, autocommit=True) as connection:
        made = request(connection)
    asked = replace(outcome("18:00", 0), reference=made["reference"])
    now = datetime.now().timestamp()
    for sent_at, count in ((now - 0.5, 1), (now + 60, 0)):
        outcomes = [replace(asked, sent_at=sent_at, answered_at=sent_at)]
        assert len(read_timings(venue_database, outcomes, is_detailed=False)) == count


@pytest.fixture
def filled(
    venue_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Result]:
    """A run of two levels, without a worker: the background does the work."""
    port = any_free()
    monkeypatch.setenv("DATABASE_URL", venue_database)
    monkeypatch.setenv("BOOKING_API_BASE_URL", base_url(port))
    with running_shim("shim", venue_database, port, tmp_path):
        yield CliRunner().invoke(
            slot_fill,
            ["--date", day().isoformat(), "--from", "19:00", "--to", "19:15", "--stress-max", "2",
             "--concurrency", "1,2", "--inline-wait", "0.1", "--background-wait", "10",
             "--json", "--report", str(tmp_path)],
        )  # fmt: skip


def test_it_fills_the_day_at_each_level_and_proves_where_the_time_went(
    filled: Result, tmp_path: Path, venue_database: str
) -> None:
    assert filled.exit_code == 0, filled.output
    told = json.loads((tmp_path / "report.json").read_text())
    assert [level["concurrency"] for level in told["levels"]] == [1, 2]
    for level in told["levels"]:
        assert level["outcomes"] == {"inline_timeout": 4}
        assert level["confirmed"] == 4 and level["tablesPerBooking"] >= 1
        assert level["postJobDurationMs"]["p50"] > 0
        assert {"shim", "request", "queue wait", "lock wait", "planning"} <= set(level["stagesMs"])
    assert told["bottleneck"] in told["levels"][0]["stagesMs"]
    assert told["brokenPromises"] == {
        "before": [], "after 1 at a time": [], "after 2 at a time": [],
    }  # fmt: skip
    page = (tmp_path / "report.html").read_text()
    assert (
        page.count("<svg") == 3
        and "The slowest stage is" in page
        and "http://" not in (page.replace('xmlns="http://www.w3.org/2000/svg"', ""))
    )
    verification = (tmp_path / "verification.md").read_text()
    assert f"**{told['bottleneck']}**" in verification
    assert re.search(r"; raw-c\d\.jsonl, line \d", verification)
    # The day was emptied between the levels.
    with psycopg.connect(venue_database) as connection:
        assert ask(connection, "select count(*) from core.booking") == [(4,)]
        assert ask(connection, "select slug from core.venue") == [(WHITE_HORSE,)]
