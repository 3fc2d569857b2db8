"""Deploy, revert, deploy: as a whole, and stopping on the way."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from cli.deployment import create_database, dump_schema, install_pgmq, run_sqitch
from cli.plan import planned_changes
from cli.project import ROOT


@pytest.fixture
def bare_schema(server_url: str, worker_id: str) -> Iterator[str]:
    """The dump of a database before its first deployment: pgmq is there, Holdfast is not."""
    name = f"test_bare_{worker_id}"
    url = make_conninfo(server_url, dbname=name)
    create_database(url)
    install_pgmq(url)
    yield dump_schema(url)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


@pytest.mark.parametrize("stride", [40, pytest.param(1, marks=pytest.mark.slow)])
def test_every_revert_is_the_inverse_of_its_deploy(
    database: str, bare_schema: str, stride: int
) -> None:
    # From the plan's end down to nothing and up again. Whatever a step down leaves must be what
    # the deployment up to there makes, and the bottom what was there before the first one; on the
    # way up sqitch runs each verify script directly after its deploy script.
    stops = planned_changes()[::-1][::stride]
    schemas = [dump_schema(database)]
    for stop in stops[1:]:
        run_sqitch(database, "revert", "-y", "--to", stop, is_quiet=True)
        schemas.append(dump_schema(database))
    run_sqitch(database, "revert", "-y", is_quiet=True)
    assert dump_schema(database) == bare_schema

    for stop, schema in zip(stops[::-1], schemas[::-1], strict=True):
        run_sqitch(database, "deploy", "--to", stop, is_quiet=True)
        assert dump_schema(database) == schema, f"deploying up to {stop} again"
    if stride == 1:
        run_sqitch(database, "verify", is_quiet=True)


def test_a_revert_that_deletes_says_so_first() -> None:
    scripts = {path: path.read_text() for path in (ROOT / "revert").rglob("*.sql")}
    deleting = {
        path
        for path, text in scripts.items()
        if re.search(r"^drop table|drop_queue|^delete from", text, re.M)
    }
    assert deleting
    assert {path for path in deleting if not scripts[path].startswith("-- Data loss: ")} == set()
