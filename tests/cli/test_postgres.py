"""Where PostgreSQL's programs are and how they are told which database to use."""

import os
import subprocess

import pytest

from cli import postgres
from cli.problem import Problem


def test_programs_of_a_wanted_version_or_a_sentence() -> None:
    found = postgres.find_program("initdb")
    version = postgres.major_version(found.parent)
    assert int(version) >= 15
    assert postgres.find_program("initdb", version) == found
    with pytest.raises(Problem, match="PostgreSQL 9 has no `initdb` here: run `make setup`"):
        postgres.find_program("initdb", "9")


def test_the_server_never_runs_as_root() -> None:
    said = subprocess.run(postgres.as_server_user("id", "-u"), capture_output=True, text=True)
    assert int(said.stdout) == postgres.server_account().pw_uid != 0


def test_a_url_becomes_libpqs_variables_and_nothing_else_leaks_in() -> None:
    url = "postgresql://ann:secret@/x?host=/run/pg&port=5433&options=-c%20role%3Dr"
    environment = postgres.client_environment(url, {"PGDATABASE": "other", "LANG": "C"})
    assert environment == {
        "LANG": "C",
        "PGUSER": "ann",
        "PGPASSWORD": "secret",
        "PGDATABASE": "x",
        "PGHOST": "/run/pg",
        "PGPORT": "5433",
        "PGOPTIONS": "-c role=r",
    }


def test_psql_reaches_the_database_through_these_variables(server_url: str) -> None:
    environment = postgres.client_environment(server_url, os.environ)
    command = [str(postgres.find_program("psql")), "-XAtc", "select current_database()"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "postgres\n"


def test_a_password_is_never_shown() -> None:
    shown = postgres.describe("postgresql://ann:secret@db.example/x")
    assert shown == "database x at db.example"
