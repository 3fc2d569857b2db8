"""`holdfast import bookings` and `holdfast backfill history`, as an operator types them."""

import csv
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from cli.project import ROOT
from tests.calls import WHITE_HORSE, ask, broken_invariants, confirmed, day
from tests.faults.conftest import eventually
from tests.sql.test_backfill_history import copy_in

PAST = day() - timedelta(days=70)


def line(**changes: Any) -> dict[str, Any]:
    return {
        "venue": WHITE_HORSE,
        "date": day().isoformat(),
        "time": "19:00",
        "party": "2",
        "service": "dinner",
        "name": "Ada Lovelace",
        "email": "ada@example.com",
    } | changes


@pytest.fixture
def url(venue_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database of the command."""
    monkeypatch.setenv("DATABASE_URL", venue_database)
    return venue_database


def bring_in(file: Path, *lines: dict[str, Any], apply: bool = False) -> Result:
    if file.suffix == ".csv":
        with file.open("w", newline="") as stream:
            writer = csv.DictWriter(stream, list(dict.fromkeys(n for row in lines for n in row)))
            writer.writeheader()
            writer.writerows(lines)
    else:
        file.write_text("".join(json.dumps(row) + "\n" for row in lines))
    words = ["import", "bookings", str(file), *(["--apply"] if apply else [])]
    return CliRunner().invoke(main, words)


def stored(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        assert broken_invariants(connection) == []
        return ask(connection, "select state, source from core.booking order by booking_id")


@pytest.mark.parametrize("name", ["book.csv", "book.jsonl"])
def test_a_book_is_tried_and_then_loaded(url: str, tmp_path: Path, name: str) -> None:
    lines = [
        line(tables="B1"),
        line(name="Grace Hopper", email=""),
        line(date=PAST.isoformat(), state="completed", created_at=f"{PAST}T10:00:00+00:00"),
        line(date=PAST.isoformat(), state="no_show", name="Nobody", time="19:07"),
    ]
    tried = bring_in(tmp_path / name, *lines)
    assert tried.exit_code == 0 and "4 bookings would be loaded" in tried.output
    assert stored(url) == []
    loaded = bring_in(tmp_path / name, *lines, apply=True)
    assert loaded.exit_code == 0, loaded.output
    assert [state for state, _ in stored(url)] == ["confirmed", "confirmed", "completed", "no_show"]
    with psycopg.connect(url) as connection:
        assert ask(connection, "select state, count(*) from core.booking as b"
                   " inner join core.claim as c using (booking_id) group by 1") == [
            ("confirmed", 2)
        ]  # fmt: skip
        assert ask(connection, "select from pgmq.q_notification") == []
        [(at,)] = ask(connection, "select min(h.at)::date from core.booking_state_history as h"
                      " inner join core.booking as b using (booking_id)"
                      " where b.state = 'completed'")  # fmt: skip
        assert at == PAST
    again = bring_in(tmp_path / name, *lines, apply=True)
    assert again.exit_code == 1 and again.output.count("is there already") == 4


def test_every_bad_line_is_named_and_nothing_is_loaded(url: str, tmp_path: Path) -> None:
    done = bring_in(
        tmp_path / "book.jsonl",
        line(tables=["B1"]),
        line(tables=["B1"], name="Second"),
        line(party="many"),
        line(venue="nowhere"),
        line(email="not an address"),
        line(colour="red"),
        line(date=PAST.isoformat()),
        line(tables=["B1", "Z9"], name="Third"),
        apply=True,
    )
    assert done.exit_code == 1 and "7 of 8 lines are bad" in done.output
    wanted = (
        "not free",
        "party",
        "no such venue",
        "email",
        "no column colour",
        "state",
        "nothing called Z9",
    )
    for number, what in enumerate(wanted, start=2):
        assert any(
            text.startswith(f"line {number}:") and what in text for text in done.output.splitlines()
        ), (number, done.output)
    assert stored(url) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("date", "4.12.2026", "give a date as YYYY-MM-DD"),
        ("time", "7 pm", "give a time as HH:MM, by the venue's clock"),
        ("time", "19:00+01:00", "give a time as HH:MM, by the venue's clock"),
        ("party", "many", "give a number of guests such as 4"),
        ("party", "99999999999", "give a number of guests such as 4"),
        ("fold", "x", "give 0, or 1 for the second of two equal times"),
        ("created_at", "lately", "give a moment as YYYY-MM-DDTHH:MM+00:00"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_is_wanted(
    shared_database: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    text: str,
    said: str,
) -> None:
    monkeypatch.setenv("DATABASE_URL", shared_database)
    done = bring_in(tmp_path / "book.csv", line(**{name: text}))
    assert f"line 2: {name} {text!r}: {said}\n" in done.output


def test_a_file_of_another_kind(url: str, tmp_path: Path) -> None:
    (tmp_path / "book.xls").write_text("x")
    done = CliRunner().invoke(main, ["import", "bookings", str(tmp_path / "book.xls")])
    assert done.exit_code == 1 and "neither in .csv nor in .jsonl" in done.output


def test_a_backfill_that_is_killed_is_taken_up_again(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        copy_in(connection, confirmed(connection)["booking_id"], "completed", 300)
        lacking = (
            "select count(*) from core.booking as b where not exists ("
            "select from core.booking_state_history as h where h.booking_id = b.booking_id)"
        )
        words = ["-m", "cli", "backfill", "history", "--batch", "20", "--pause", "0.2"]
        with subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=os.environ | {"DATABASE_URL": url},
            stdout=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            eventually(lambda: ask(connection, lacking)[0][0] < 280)
            process.kill()
        [(left,)] = ask(connection, lacking)
        assert 0 < left < 280 and left % 20 == 0
        done = CliRunner().invoke(main, ["backfill", "history", "--pause", "0"])
        assert f"{left} seeded: all have a history" in done.output
        assert broken_invariants(connection) == []
