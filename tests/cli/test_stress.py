"""`holdfast stress`, with a small crowd. What is asserted is what is counted, never how fast."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.stress.command import stress
from cli.stress.demand import clicks, make_wishes


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that the server's user can enter; it is empty again after the test."""
    path = Path(tempfile.mkdtemp(prefix="hfs-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    assert list(path.iterdir()) == []
    path.rmdir()


def test_a_small_crowd_is_confirmed_once_each(place: Path) -> None:
    words = ["--bookings", "30", "--days", "5", "--place", str(place), "--json"]
    result = CliRunner().invoke(stress, words, catch_exceptions=False)
    figures = json.loads(result.stdout)
    assert (figures["asked"], figures["requests"]) == (30, 33)
    assert figures["confirmed"] + sum(row["count"] for row in figures["rest"]) == 30
    assert set(figures["duplicates"].values()) == {0}
    assert figures["mails"] == 30
    assert figures["refused"] == {} and figures["broken_invariants"] == []
    assert result.exit_code == bool(figures["faults"])


def test_the_same_seed_is_the_same_demand() -> None:
    first, again, other = (
        make_wishes(50, first_day=date(2027, 1, 4), days=7, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again != other
    assert len({wish["date"] for wish in first}) == 7


def test_every_tenth_guest_clicks_twice() -> None:
    assert clicks(12) == [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11]
