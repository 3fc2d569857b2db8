"""How a worker ends: in order, in time, or at once."""

from signal import SIGINT, SIGTERM, Signals

import psycopg
import pytest

from tests.faults.conftest import PostOffice, Start, book


def statuses(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        query = (
            "select status from core.notification where kind <> 'reminder' order by notification_id"
        )
        return [status for (status,) in connection.execute(query)]


def attempts_in_queue(url: str) -> list[tuple[int, bool]]:
    """(attempts so far, visible now?) of each notification's message."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "select core.count_attempts(read_ct, headers), vt <= clock_timestamp()"
            " from pgmq.q_notification"
        ).fetchall()


@pytest.mark.parametrize("number", [SIGTERM, SIGINT])
def test_an_idle_worker_ends_in_order(start_worker: Start, number: Signals) -> None:
    worker = start_worker()
    worker.send_signal(number)
    assert worker.wait() == 0
    worker.wait_for("stopping", signal=number.name)
    worker.wait_for("worker_stopped", in_time=True)


def test_the_mail_in_hand_is_finished_and_the_rest_handed_back(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    book(venue_database, 3)
    start_worker(HOLDFAST_WORKER_QUEUES="assignment").wait_for("assignment", batch=3)
    post_office.gate.clear()
    worker = start_worker(HOLDFAST_WORKER_QUEUES="notification")
    post_office.wait_for_mail()
    worker.send_signal(SIGTERM)
    worker.wait_for("stopping")
    post_office.gate.set()

    assert worker.wait() == 0
    assert worker.wait_for("handed_back")["messages"] == 2
    assert sorted(statuses(venue_database)).count("sent") == 1
    assert attempts_in_queue(venue_database) == [(0, True)] * 2

    successor = start_worker(HOLDFAST_WORKER_QUEUES="notification")
    for _ in range(2):
        post_office.wait_for_mail()
    successor.send_signal(SIGTERM)
    assert successor.wait() == 0
    assert statuses(venue_database) == ["sent"] * 3
    assert len({mail.content for mail in post_office.mails}) == 3


def test_a_silent_mail_server_does_not_outlast_the_grace_time(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    book(venue_database)
    post_office.gate.clear()
    worker = start_worker(HOLDFAST_WORKER_GRACE=1, SMTP_TIMEOUT=60)
    post_office.wait_for_mail()
    worker.send_signal(SIGTERM)
    assert worker.wait() == 0
    worker.wait_for("notification", outcome="retry", reason="interrupted")
    assert statuses(venue_database) == ["queued"]


def test_a_second_signal_ends_it_at_once(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    book(venue_database)
    post_office.gate.clear()
    worker = start_worker(HOLDFAST_WORKER_GRACE=60, SMTP_TIMEOUT=60)
    post_office.wait_for_mail()
    worker.send_signal(SIGTERM)
    worker.wait_for("stopping")
    worker.send_signal(SIGTERM)
    assert worker.wait() == 128 + SIGTERM
    assert statuses(venue_database) == ["sending"]
