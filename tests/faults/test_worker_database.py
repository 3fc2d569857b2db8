"""The database goes away under a worker, and comes back."""

from pathlib import Path
from signal import SIGTERM

import psycopg
from psycopg.conninfo import make_conninfo

from tests.faults.conftest import PostOffice, Start, book


def test_a_cut_connection_is_replaced(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    worker = start_worker()
    book(venue_database)
    worker.wait_for("notification", status="sent")
    with psycopg.connect(venue_database, autocommit=True) as connection:
        cut = connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and application_name like 'holdfast worker%'"
        ).fetchall()
    loops = ("assignment", "notification", "timers", "optimizer")
    assert cut == [(True,)] * len(loops)
    for loop in loops[:-1]:
        worker.wait_for("database_trouble", loop=loop)
    [second] = book(venue_database)
    worker.wait_for("assignment", booking_ids=[second], outcome="confirmed")
    for _ in range(2):
        post_office.wait_for_mail()


def test_a_worker_without_a_database_waits_and_ends_when_told(
    launch_worker: Start, tmp_path: Path
) -> None:
    worker = launch_worker(DATABASE_URL=make_conninfo(host=str(tmp_path), dbname="none"))
    worker.wait_for("database_trouble", loop="assignment")
    worker.send_signal(SIGTERM)
    assert worker.wait() == 0


def test_a_worker_before_the_deployment_waits(launch_worker: Start, server_url: str) -> None:
    worker = launch_worker(DATABASE_URL=server_url)
    assert worker.wait_for("database_trouble", loop="timers")["sqlstate"] == "3F000"
    worker.send_signal(SIGTERM)
    assert worker.wait() == 0
