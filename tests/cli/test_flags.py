"""`holdfast flag`, as an operator types it."""

import json
import re

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.calls import WHITE_HORSE


@pytest.fixture(autouse=True)
def here(venue_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", venue_database)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("flag", *words))


def setting() -> tuple[str, int | None, int]:
    [flag] = json.loads(run("ls", "--json").stdout)
    return flag["mode"], flag["percentage"], flag["enrolled_count"]


def test_a_roll_out_and_the_kill_switch() -> None:
    assert setting() == ("on", None, 1)
    assert "0 venues are in" in run("set", "opt-in").stdout
    assert f"{WHITE_HORSE} is in" in run("add", WHITE_HORSE).stdout
    assert setting() == ("opt_in", None, 1)
    assert f"{WHITE_HORSE} is out" in run("remove", WHITE_HORSE).stdout
    run("set", "25%")
    assert setting()[:2] == ("percentage", 25)
    assert "25 %" in run("ls").stdout
    run("set", "off")
    assert setting() == ("off", None, 0)


@pytest.mark.parametrize("words", [("set", "101"), ("set", "sometimes"), ("set",)])
def test_nonsense_is_a_question_of_usage(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_what_does_not_exist_is_said_in_a_sentence() -> None:
    for words in (("add", "nowhere"), ("set", "on", "--flag", "feat.nothing")):
        done = run(*words)
        assert done.exit_code == 1 and re.fullmatch(r"Error: [^.\n]+\. [A-Z].*\.\n", done.output)
