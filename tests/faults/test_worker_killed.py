"""kill -9 with a mail in hand: another worker sends it, under the same id."""

from collections import Counter
from email import message_from_bytes, policy
from typing import Any

import psycopg

from tests.faults.conftest import PostOffice, Start, book

# A mail must be over before its lease is, or its lease would be extended.
SHORT = {"HOLDFAST_WORKER_LEASE": 2, "SMTP_TIMEOUT": 1.5, "HOLDFAST_WORKER_BATCH": 8}


def ask(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchall()


def message_ids(post_office: PostOffice) -> Counter[str]:
    return Counter(
        message_from_bytes(mail.content, policy=policy.default)["Message-ID"]
        for mail in post_office.mails
    )


def test_a_mail_in_hand_is_sent_again_under_the_same_id(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    book(venue_database)
    post_office.gate.clear()
    worker = start_worker(**SHORT)
    post_office.wait_for_mail()
    worker.kill()
    post_office.gate.set()

    start_worker(**SHORT).wait_for("notification", status="sent")
    [(_, copies)] = message_ids(post_office).items()
    assert copies == 2
    query = "select status, try_count from core.notification where kind = 'confirmed'"
    assert ask(venue_database, query) == [("sent", 2)]
