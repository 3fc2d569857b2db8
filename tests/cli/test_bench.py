"""`holdfast bench`: every part on a tiny scale. What is asserted is what is counted, never how
fast it was."""

import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.bench import command
from cli.bench.command import PARTS, bench
from cli.bench.server import bench_server
from cli.bench.size import Size
from cli.postgres import server_account
from cli.problem import Problem
from cli.project import ROOT

TINY = Size(
    name="quick",
    scale=1,
    venues=5,
    days=60,
    pairs=2,
    run_seconds=1,
    yardstick_seconds=1,
    bookings=20,
    samples=2,
    storm_seconds=1,
)
STARTED_SECONDS = 60


@contextmanager
def _place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="hfb-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    assert list(path.iterdir()) == []
    path.rmdir()


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that the server's user can enter; it is empty again after the test."""
    with _place() as path:
        yield path


def _run(parts: dict[str, str], build: Path) -> tuple[str, dict[str, Any]]:
    """Run `holdfast bench` with these parts on a tiny scale: its output, and what it wrote."""
    with pytest.MonkeyPatch.context() as patch, _place() as place:
        patch.setattr(command, "QUICK", TINY)
        patch.setattr(command, "PARTS", parts)
        patch.setattr("cli.project.BUILD", build)
        words = ["--quick", "--place", str(place)]
        result = CliRunner().invoke(bench, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output, json.loads((build / "bench.json").read_text())


def test_three_parts_count_everything_that_they_say_they_do(tmp_path: Path) -> None:
    # One test, because a second set-up on another worker would cost more than all of it.
    parts = ("throughput", "stages", "http")
    said, figures = _run({name: PARTS[name] for name in parts}, tmp_path)
    assert "all hold" in said
    _check_report(figures)
    _check_that_all_is_included(figures)
    _check_stages(figures["stages"])
    _check_http(figures["http"])
    page = (tmp_path / "bench.md").read_text()
    assert re.findall(r"^### (\S+)$", page, re.M) == [*parts]
    assert f"| TPC-B | {figures['tpcb_tps']:.0f} transactions/s |" in page
    pictures = re.findall(r"\]\(([\w-]+\.svg)\)", page)
    assert len(pictures) == 3
    assert all("<svg" in (tmp_path / name).read_text() for name in pictures)


def _check_report(figures: dict[str, Any]) -> None:
    assert {"tpcb_tps", "confirmed_per_second", "ratio", "p50_ms", "p95_ms"} <= set(figures)
    assert figures["ratio"] == figures["confirmed_per_second"] / figures["tpcb_tps"]
    assert len(figures["tpcb_runs"]) == len(figures["runs"]) == TINY.pairs
    assert figures["failed_requests"] == 0
    assert figures["broken_invariants"] == []
    server = figures["server"]
    assert server["fsync"] == server["synchronous_commit"] == server["full_page_writes"] == "on"


def _check_that_all_is_included(figures: dict[str, Any]) -> None:
    confirmed = sum(run["decisions"]["count"] for run in figures["runs"])
    outcomes = figures["outcomes"]
    assert 0 < confirmed <= outcomes["confirmed"]
    rows = figures["rows_per_booking"]
    assert rows["booking_state_history"] >= 5
    assert rows["booking_attempt"] >= 1
    assert rows["notification"] == rows["notification message"] >= 1
    assert rows["claim"] >= outcomes["confirmed"] / sum(outcomes.values())


def _check_stages(figures: dict[str, Any]) -> None:
    stages = figures["stages"]
    whole = figures["whole_booking"]["one by one"]["ms"]
    assert whole == pytest.approx(sum(cost["ms"] for cost in stages.values()))
    for name in ("request", "lock", "rank", "claim and confirm", "history", "events"):
        assert stages[name]["ms"] > 0
    for name in ("notification", "acknowledge", "rest of assign", "commit"):
        assert stages[name]["ms"] > 0


def _check_http(figures: dict[str, Any]) -> None:
    for name in ("tables", "times"):
        assert figures[name]["per_second"] > 0 and figures[name]["p95_ms"] > 0
    # Times are given to whoever asks; a table at a venue that is open then.
    assert figures["times"]["refused"] == 0
    assert figures["tables"]["refused"] < figures["tables"]["per_second"] * TINY.storm_seconds
    memory = figures["memory_mb"]
    assert {"shim", "worker 1", "worker 2", "session of holdfast worker assignment"} <= set(memory)
    assert all(megabytes > 1 for megabytes in memory.values())


@pytest.mark.slow
def test_the_whole_bench_measures_every_part(tmp_path: Path) -> None:
    _, figures = _run(PARTS, tmp_path)
    assert {part.replace("-", "_") for part in PARTS} - set(figures) == {"throughput"}
    assert figures["single_day"]["storm"]["count"] > 0


def _start(place: Path) -> subprocess.Popen[bytes]:
    """A bench as a process of its own, once it has its server.

    The socket says so; a `postmaster.pid` alone may be the one that initdb holds while it works.
    """
    words = [sys.executable, "-m", "cli", "bench", "stages", "--quick", "--place", str(place)]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + STARTED_SECONDS
    while not list(place.glob("*/.s.PGSQL.*.lock")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)
    return process


def _is_running(pid: int) -> bool:
    """Whether the process still does something: one that only waits to be reaped does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_leaves_nothing_behind(place: Path, number: signal.Signals) -> None:
    process = _start(place)
    process.send_signal(number)
    assert process.wait(STARTED_SECONDS) != 0


def test_what_a_killed_bench_left_behind_is_removed_by_the_next(place: Path) -> None:
    process = _start(place)
    process.kill()
    process.wait()
    (left,) = place.glob("*/data/postmaster.pid")
    pid = int(left.read_text().splitlines()[0])
    with bench_server(place, lambda _line: None):
        assert not _is_running(pid)


def test_two_benches_do_not_measure_each_other(place: Path) -> None:
    with (
        bench_server(place, lambda _line: None),
        pytest.raises(Problem, match="another bench"),
        bench_server(place, lambda _line: None),
    ):
        pass


def test_a_kept_server_stays_up(place: Path) -> None:
    said: list[str] = []
    with bench_server(place, said.append, is_kept=True) as server:
        pass
    assert str(server.home) in said[0]
    with server.connect("postgres") as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    with bench_server(place, said.append):
        pass
    assert not server.home.exists()


def test_options_before_a_part_are_refused() -> None:
    result = CliRunner().invoke(bench, ["--quick", "stages"])
    assert result.exit_code == 2
    assert "after the part" in result.output


def test_as_root_the_server_runs_as_somebody_else(place: Path) -> None:
    with bench_server(place, lambda _line: None) as server:
        owner = (server.home / "data").stat().st_uid
        assert owner == server_account().pw_uid != 0
