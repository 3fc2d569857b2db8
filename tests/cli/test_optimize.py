"""`holdfast optimize`: the moves as a table, the day as a picture."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.types.json import Jsonb

from cli.optimize.command import optimize
from tests.calls import ask, day, labels, read
from tests.evenings import SLUG, describe_bistro, seated_at, table

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def spoilt(database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A database in which a couple sits at the table for six; answers the couple's booking."""
    monkeypatch.setenv("DATABASE_URL", database)
    with psycopg.connect(database) as connection:
        floor = describe_bistro([table("T<1>", 2, movable=False), table("T3", 6, movable=False)])
        connection.execute("select api.load_venue(%s)", (Jsonb(floor),))
        couple = seated_at(connection, "T3", p_party=2)
    return database, couple


def run(*arguments: str) -> str:
    result = CliRunner().invoke(optimize, [SLUG, day().isoformat(), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_shows_what_would_move_and_draws_it(spoilt: Any, tmp_path: Path) -> None:
    database, couple = spoilt
    picture = tmp_path / "day.svg"
    said = run("--iterations", "200", "--plan", str(picture))
    assert couple["reference"] in said and "worth it: --apply" in said
    drawn = ET.parse(picture).getroot()
    titles = [node.text or "" for node in drawn.iter(f"{SVG}title")]
    # Once as it is, once as planned.
    assert len(titles) == 2 and all("T3 → T<1>" in title for title in titles)
    with psycopg.connect(database) as connection:
        assert labels(read(connection, couple)) == ["T3"]


def test_apply_carries_it_out(spoilt: Any) -> None:
    database, couple = spoilt
    told = json.loads(run("--iterations", "200", "--apply", "--json"))
    assert told["outcome"] == "applied"
    with psycopg.connect(database) as connection:
        assert labels(read(connection, couple)) == ["T<1>"]
        assert ask(connection, "select status from core.optimization_run") == [("applied",)]
    assert "nothing is moved" in run("--apply")
