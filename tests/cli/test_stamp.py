"""sql/ and deploy/ are kept one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import stamp
from cli.project import ROOT

SOURCE = "create function core.one() returns int\n  language sql\n  return 1;\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one function, planned, reverted and verified, but not stamped yet."""
    for folder, text in {"sql": SOURCE, "revert": "revert", "verify": "verify"}.items():
        path = tmp_path / folder / "core" / "one.sql"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    (tmp_path / "sqitch.plan").write_text(
        "%syntax-version=1.0.0\n\ncore/one 2026-01-01T00:00:00Z A <a@b.c> # One.\n@v1 2026 A\n"
    )
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    return tmp_path


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(stamp.stamp, arguments)
    return result.exit_code, result.output


def test_a_stamped_script_holds_the_source_verbatim_in_one_transaction(checkout: Path) -> None:
    assert _run() == (0, "stamped deploy/core/one.sql\n")
    script = (checkout / "deploy/core/one.sql").read_text()
    assert script.startswith("-- Deploy holdfast:core/one to pg\n\nbegin;\n")
    assert f"set local role holdfast_owner;\n\n{SOURCE}\ncommit;\n" in script
    assert _run("--check") == (0, "")


def test_an_edited_source_is_named_until_it_is_stamped(checkout: Path) -> None:
    _run()
    (checkout / "sql/core/one.sql").write_text(SOURCE.replace("1", "2"))
    code, said = _run("--check")
    assert code == 1
    assert "deploy/core/one.sql differs from sql/" in said


@pytest.mark.parametrize("folder", ["revert", "verify"])
def test_a_planned_change_without_a_script_is_named(checkout: Path, folder: str) -> None:
    _run()
    (checkout / folder / "core/one.sql").unlink()
    code, said = _run("--check")
    assert code == 1
    assert f"{folder}/core/one.sql is missing" in said


def test_a_source_that_the_plan_lacks_is_named(checkout: Path) -> None:
    (checkout / "sql/core/two.sql").write_text(SOURCE)
    _run()
    code, said = _run("--check")
    assert code == 1
    assert "sql/core/two.sql is not in sqitch.plan" in said


def test_a_stamped_script_whose_source_was_removed_is_named(checkout: Path) -> None:
    (checkout / "sql/core/two.sql").write_text(SOURCE)
    _run()
    (checkout / "sql/core/one.sql").unlink()
    assert "deploy/core/one.sql has no source in sql/" in _run("--check")[1]


def test_this_project_is_stamped() -> None:
    assert stamp.stale_scripts(ROOT) == {}
    assert stamp.missing_pieces(ROOT) == []
