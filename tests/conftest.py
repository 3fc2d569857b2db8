"""One PostgreSQL server a test run; below it a clone of the deployed schema for each test that
commits, and a rolled-back transaction for each that does not."""

import json
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
import testing.postgresql
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo
from psycopg.types.json import Jsonb

from cli.deployment import create_database, install_pgmq, run_sqitch
from cli.postgres import as_server_user, find_program, give_to_server_user
from cli.project import VENUES

TEMPLATE = "holdfast_template"
WHITE_HORSE = "white-horse-waterbeach"

OUTSIDE = ("DATABASE_URL", "PG", "SMTP_", "HOLDFAST_", "BOOKING_", "TEST_CUSTOMER_")

# What the person who runs the tests has set must reach neither them nor their child processes.
for _name in [name for name in os.environ if name.startswith(OUTSIDE)]:
    del os.environ[_name]

_controller_server = pytest.StashKey["Server"]()
_numbers = count(1)


class Server(testing.postgresql.Postgresql):  # type: ignore[misc]
    """A throw-away server on a Unix socket that only this user and the server's can reach.

    fsync is off. Root is stepped down from: the programs are wrappers that change the user.
    """

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="hf-", dir="/tmp"))
        for path in (self.home, self.home / "data", self.home / "tmp"):
            path.mkdir(mode=0o700, exist_ok=True)
            give_to_server_user(path)
        super().__init__(
            base_dir=str(self.home),
            initdb=self._wrapper("initdb"),
            postgres=self._wrapper("postgres"),
            initdb_args="-U postgres -A trust --encoding=UTF8 --locale=C.UTF-8",
            postgres_args="-F -c listen_addresses= -c max_connections=200",
        )

    def _wrapper(self, name: str) -> str:
        path = self.home / name
        # A run that is killed takes its server with it. The user changes first: that clears it.
        bound = ("setpriv", "--pdeathsig", "INT", "--", find_program(name))
        command = shlex.join(as_server_user(*bound))
        path.write_text(f'#!/bin/sh\ncd /\nexec {command} "$@"\n')
        path.chmod(0o755)
        return str(path)

    def dsn(self, **wanted: object) -> dict[str, object]:
        """What testing.postgresql's own driver connects with."""
        socket = f"{self.home}/tmp/.s.PGSQL.{self.settings['port']}"
        return {"user": "postgres", "database": "test", "unix_sock": socket} | wanted

    def url(self, **wanted: object) -> str:
        """A libpq connection string of the server's maintenance database."""
        return make_conninfo(
            host=f"{self.home}/tmp", port=self.settings["port"], user="postgres", dbname="postgres"
        )

    def close(self) -> None:
        """Stop the server and remove its directory."""
        self.stop()
        shutil.rmtree(self.home)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Under xdist the controller starts the server before its first worker, for all of them."""
    if _controller_server not in node.config.stash:
        node.config.stash[_controller_server] = Server()
    node.workerinput["server_url"] = node.config.stash[_controller_server].url()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _controller_server in config.stash:
        config.stash[_controller_server].close()


@pytest.fixture(scope="session")
def server_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The maintenance database of the run's server, as superuser."""
    given: str | None = getattr(request.config, "workerinput", {}).get("server_url")
    if given:
        yield given
        return
    server = Server()
    yield server.url()
    server.close()


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """The name of a database with everything deployed; the first worker that asks makes it."""
    url = make_conninfo(server_url, dbname=TEMPLATE)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(1)")
        ready = connection.execute(
            "select from pg_database where datname = %s and datistemplate", (TEMPLATE,)
        ).fetchone()
        if ready is None:
            connection.execute(f"drop database if exists {TEMPLATE} with (force)")
            create_database(url)
            install_pgmq(url)
            run_sqitch(url, "deploy", "--no-verify", is_quiet=True)
            connection.execute(f"alter database {TEMPLATE} with is_template true")
    return TEMPLATE


def _clone(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    name = f"test_{worker_id}_{next(_numbers)}"
    create = sql.SQL("create database {} template {}")
    drop = sql.SQL("drop database {} with (force)")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        yield make_conninfo(server_url, dbname=name)
        connection.execute(drop.format(sql.Identifier(name)))


@pytest.fixture
def database(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A libpq connection string of a freshly deployed database of this test's own."""
    yield from _clone(server_url, template, worker_id)


@pytest.fixture(scope="session")
def shared_database(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A deployed database in which nobody commits."""
    yield from _clone(server_url, template, worker_id)


@pytest.fixture
def connection(shared_database: str) -> Iterator[Connection]:
    """A superuser's connection whose transaction is rolled back after the test."""
    with psycopg.connect(shared_database) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def white_horse() -> dict[str, Any]:
    """The White Horse's venue file: a real pub with 26 tables. Each test may change its own."""
    venue: dict[str, Any] = json.loads((VENUES / f"{WHITE_HORSE}.json").read_text())
    return venue


@pytest.fixture
def venue(connection: Connection, white_horse: dict[str, Any]) -> str:
    """The White Horse's slug, loaded in the transaction of `connection`."""
    connection.execute("select api.load_venue(%s)", (Jsonb(white_horse),))
    return WHITE_HORSE


@pytest.fixture
def venue_database(database: str, white_horse: dict[str, Any]) -> str:
    """`database` with the White Horse loaded and committed."""
    with psycopg.connect(database) as connection:
        connection.execute("select api.load_venue(%s)", (Jsonb(white_horse),))
    return database
