"""What `holdfast db deploy` does around sqitch."""

import psycopg
from psycopg.conninfo import make_conninfo

from cli import deployment


def test_pgmq_is_installed_once_and_then_left_alone(server_url: str) -> None:
    url = make_conninfo(server_url, dbname="test_pgmq")
    assert deployment.create_database(url) is True
    assert deployment.create_database(url) is False
    first = deployment.install_pgmq(url)
    assert "pgmq" in first and first != "pgmq was there"
    assert deployment.install_pgmq(url) == "pgmq was there"
    with psycopg.connect(url) as connection:
        connection.execute("select pgmq.create('holdfast_trial')")
