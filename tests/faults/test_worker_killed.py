"""kill -9: whatever a worker had in hand is worked off by another, nothing twice."""

import random
from collections import Counter
from email import message_from_bytes, policy
from typing import Any

import psycopg

from tests.faults.conftest import PostOffice, Start, book, eventually

BOOKINGS = 300
KILLS = 4
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


def test_kills_at_random_moments_lose_nothing(
    start_worker: Start, venue_database: str, post_office: PostOffice
) -> None:
    chance = random.Random(20261121)
    book(venue_database, BOOKINGS)
    workers = [start_worker(**SHORT) for _ in range(2)]
    for kill in range(KILLS):
        for _ in range(chance.randrange(5, 40)):
            post_office.wait_for_mail()
        workers[kill % 2].kill()
        workers[kill % 2] = start_worker(**SHORT)

    eventually(lambda: ask(venue_database, "select 1 from pgmq.q_assignment limit 1") == [])
    eventually(lambda: ask(venue_database, "select 1 from pgmq.q_notification limit 1") == [])
    states = ask(venue_database, "select state from core.booking")
    assert Counter(state for (state,) in states) == {"confirmed": BOOKINGS}
    assert ask(venue_database, "select * from ops.check_invariants()") == []
    told = ask(
        venue_database,
        "select booking_id from core.notification where kind = 'confirmed' and status = 'sent'",
    )
    assert len(told) == len(set(told)) == BOOKINGS
    copies = message_ids(post_office)
    assert len(copies) == BOOKINGS
    assert copies.total() <= BOOKINGS + KILLS
    for queue in ("assignment_dead", "notification_dead"):
        assert ask(venue_database, f"select 1 from pgmq.q_{queue}") == []
