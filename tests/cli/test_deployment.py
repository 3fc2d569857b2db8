"""What `holdfast db deploy` does around sqitch."""

import re
import shutil

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from cli import deployment
from cli.plan import Progress
from cli.postgres import find_program
from cli.project import ROOT


def test_pgmq_is_installed_once_and_then_left_alone(server_url: str) -> None:
    url = make_conninfo(server_url, dbname="test_pgmq")
    assert deployment.create_database(url) is True
    assert deployment.create_database(url) is False
    first = deployment.install_pgmq(url)
    assert "pgmq" in first and first != "pgmq was there"
    assert deployment.install_pgmq(url) == "pgmq was there"
    with psycopg.connect(url) as connection:
        connection.execute("select pgmq.create('holdfast_trial')")


def test_a_deployment_leaves_a_restore_point_and_the_schemas_difference(database: str) -> None:
    deployment.run_sqitch(database, "revert", "-y", "--to", "@HEAD^", is_quiet=True)
    said: list[str] = []
    deployment.deploy(database, said.append)
    assert any(re.search(r"restore point holdfast-deploy-\S+ at LSN [0-9A-F]+/", x) for x in said)
    assert said[-2].startswith("1 deployed now")
    assert said[-2].endswith(Progress.CURRENT)
    assert _difference(said).startswith("--- before\n+++ after\n")

    said.clear()
    deployment.deploy(database, said.append)
    assert said[-2].startswith("0 deployed now")
    assert _difference(said) == ""


def _difference(said: list[str]) -> str:
    return (ROOT / said[-1].removeprefix("the schema's difference: ")).read_text()


def test_a_database_that_cannot_be_reached_is_not_made_elsewhere() -> None:
    with pytest.raises(psycopg.OperationalError):
        deployment.create_database("postgresql:///x?host=/nowhere")


def test_a_missing_right_to_restore_points_is_said_and_no_obstacle(
    server_url: str, template: str
) -> None:
    url = make_conninfo(server_url, dbname=template, options="-c role=holdfast_monitor")
    assert deployment.set_restore_point(url, "trial").startswith("no restore point: permission")


def test_sqitch_starts_psql_itself_and_no_wrapper(server_url: str) -> None:
    path = deployment._sqitch_environment(server_url)["PATH"]
    assert shutil.which("psql", path=path) == str(find_program("psql"))
