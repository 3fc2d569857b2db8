"""One table of errors: its page, the SQL and the handlers agree with it."""

import re
from pathlib import Path

import psycopg
import pytest
from starlette.testclient import TestClient

from cli.project import ROOT
from runtime.errors import ERRORS, FOREIGN, classify


def page() -> str:
    """The registry for people."""
    return (ROOT / "docs" / "errors.md").read_text()


def raised() -> dict[str, set[Path]]:
    """The codes that stand in SQL strings, and where."""
    found: dict[str, set[Path]] = {}
    for folder in ("sql", "deploy"):
        for path in (ROOT / folder).rglob("*.sql"):
            for code in re.findall(r"'(RS[0-9A-Z]{3})'", path.read_text()):
                found.setdefault(code, set()).add(path)
    return found


def test_the_page_shows_the_table() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| RS")]
    assert rows == [
        f"| {kind.code} | {kind.name} | {kind.status} | {'yes' if kind.is_retryable else ''} "
        f"| {kind.title} | {kind.hint} |"
        for kind in ERRORS.values()
    ]


def test_the_page_shows_the_foreign_codes() -> None:
    assert dict(re.findall(r"^\| ([0-9A-Z]{5}) \| (RS\d{3}) \|", page(), re.M)) == FOREIGN


def test_every_code_that_sql_raises_is_in_the_table() -> None:
    codes = raised()
    unknown = {code: paths for code, paths in codes.items() if code not in ERRORS}
    assert not unknown
    assert not [code for code in codes if code.startswith("RS1")]


def test_every_code_of_the_table_is_raised_somewhere() -> None:
    # Only a defect has no code of its own.
    database_codes = {code for code in ERRORS if code.startswith("RS0")}
    assert database_codes - raised().keys() - set(FOREIGN.values()) == {"RS099"}


def test_every_comment_names_a_code_as_the_table_does() -> None:
    for path in (ROOT / "sql").rglob("*.sql"):
        # A comment's text may break between two string literals.
        text = re.sub(r"'\s*\n\s*'", "", path.read_text())
        for code, name in re.findall(r"\b(RS\d{3}) ([a-z]+(?:_[a-z]+)*)", text):
            assert ERRORS[code].name == name, path


def test_codes_and_names_are_unique_and_statuses_are_errors() -> None:
    assert len({kind.name for kind in ERRORS.values()}) == len(ERRORS)
    assert all(400 <= kind.status < 600 and kind.hint for kind in ERRORS.values())


@pytest.mark.parametrize(
    ("sqlstate", "code"),
    [
        ("RS010", "RS010"),
        ("23P01", "RS040"),
        ("40P01", "RS040"),
        ("57014", "RS042"),
        ("08006", "RS111"),
        (None, "RS111"),
        ("23505", "RS099"),
        ("RSXXX", "RS099"),
    ],
)
def test_every_sqlstate_has_a_kind(sqlstate: str | None, code: str) -> None:
    assert classify(sqlstate).code == code


@pytest.mark.parametrize("sqlstate", sorted(FOREIGN))
def test_the_foreign_codes_are_postgres_own(sqlstate: str) -> None:
    assert psycopg.errors.lookup(sqlstate).sqlstate == sqlstate


@pytest.mark.parametrize("name", sorted(kind.name for kind in ERRORS.values()))
def test_the_type_of_a_problem_leads_to_its_page(client: TestClient, name: str) -> None:
    response = client.get(f"/problems/{name}")
    assert response.status_code == 200
    assert f"<h1>RS{response.text.split('<h1>RS')[1][:3]} {name}," in response.text
