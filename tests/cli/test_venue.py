"""`holdfast venue load`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.venue import venue

WHITE_HORSE = "white-horse-waterbeach"


@pytest.fixture
def load(database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command on this test's database; answers its exit code and output."""
    monkeypatch.setenv("DATABASE_URL", database)

    def run(*files: Path) -> tuple[int, str]:
        result = CliRunner().invoke(venue, ["load", *map(str, files)])
        return result.exit_code, result.output

    return run


def test_every_venue_of_the_project_is_loaded_and_the_second_time_unchanged(load: Any) -> None:
    code, said = load()
    assert code == 0
    assert f"{WHITE_HORSE}: loaded, 26 tables" in said
    assert "touchbase-massage: loaded, 6 therapists and rooms" in said
    assert said.count(": loaded") == 3
    code, said = load()
    assert code == 0
    assert said.count(": unchanged") == 3


def test_a_bad_file_is_refused_with_its_faults_and_the_others_are_loaded(
    load: Any, white_horse: dict[str, Any], tmp_path: Path
) -> None:
    bad, good, broken = (tmp_path / name for name in ("bad.json", "good.json", "broken.json"))
    good.write_text(json.dumps(white_horse))
    white_horse["tables"][3]["seats"] = "four"
    bad.write_text(json.dumps(white_horse))
    broken.write_text("{")
    code, said = load(bad, broken, good)
    assert code == 1
    assert "tables[3].seats" in said
    assert f"{broken}: not JSON" in said
    assert f"{WHITE_HORSE}: loaded" in said
    assert "2 venue files were refused" in said
