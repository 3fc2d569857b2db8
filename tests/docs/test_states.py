"""docs/states.md is the state machine of the database."""

import re

from psycopg import Connection

from cli.project import ROOT

PAGE = (ROOT / "docs" / "states.md").read_text()


def table(heading: str) -> list[tuple[str, ...]]:
    """The rows of the first table below a heading, without their backquotes."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip().strip("`") for cell in row) for row in rows[2:]]


def test_the_states_are_those_of_the_database(connection: Connection) -> None:
    found = connection.execute(
        "select state, status, case when is_final then 'yes' else 'no' end, description"
        " from core.booking_state"
    ).fetchall()
    assert sorted(table("The states")) == sorted(found)


def test_the_transitions_are_those_of_the_database(connection: Connection) -> None:
    found = connection.execute(
        "select from_state, to_state, event from core.booking_transition"
    ).fetchall()
    assert sorted(row[:3] for row in table("The transitions")) == sorted(found)


def test_every_transition_says_when() -> None:
    assert all(row[3] for row in table("The transitions"))


def test_the_picture_shows_only_transitions_that_there_are(connection: Connection) -> None:
    found = set(
        connection.execute("select from_state, to_state from core.booking_transition").fetchall()
    )
    picture = PAGE.split("```mermaid")[1].split("```")[0]
    drawn = re.findall(r"^ *(\S+) --> (\w+)", picture, re.M)
    assert drawn
    assert {(a.replace("[*]", "none"), b) for a, b in drawn} <= found
