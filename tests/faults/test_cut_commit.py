"""A connection that breaks before, during or after COMMIT: same key, same answer."""

import random
from datetime import UTC, datetime, timedelta
from signal import SIGTERM
from typing import Any

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

from api.main import create_app
from runtime.settings import Settings
from tests.calls import ask, broken_invariants
from tests.faults.aftermath import QUEUES, assert_all_is_well
from tests.faults.conftest import PATIENCE, PostOffice, Start, book
from tests.faults.drain import drain
from tests.faults.proxy import Moment, proxy

MOMENTS: list[Moment] = ["before", "during", "after"]


def some_wish(chance: random.Random) -> dict[str, Any]:
    return {
        "restaurantSlug": "white-horse-waterbeach",
        "date": (datetime.now(UTC).date() + timedelta(days=chance.randrange(3, 60))).isoformat(),
        "time": "19:00",
        "party": chance.randrange(1, 7),
        "bookingType": "dinner",
        "name": "Ada Lovelace",
        "email": "ada@example.com",
    }


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("path", ["/api/bookings", "/api/holds"])
def test_a_guest_who_asks_again_gets_the_same_answer(
    chance: random.Random, owner: Connection, venue_database: str, moment: Moment, path: str
) -> None:
    wish = some_wish(chance)
    if path == "/api/holds":
        wish.pop("name"), wish.pop("email")
    key = {"Idempotency-Key": f"cut-{chance.random()}"}
    with (
        proxy(venue_database) as (line, url),
        TestClient(create_app(Settings.from_environment({"DATABASE_URL": url}))) as client,
    ):
        line.cut_at = moment
        broken = client.post(path, json=wish, headers=key)
        assert line.cut.wait(PATIENCE)
        assert (broken.status_code, broken.json()["code"]) == (503, "RS111")
        answers = [client.post(path, json=wish, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["reference"] == answers[1].json()["reference"]
    assert ask(owner, "select reference from core.booking") == [(answers[0].json()["reference"],)]
    assert broken_invariants(owner) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_that_does_not_know_what_became_of_its_batch(
    owner: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
    moment: Moment,
) -> None:
    count = len(book(venue_database, 10))
    with proxy(venue_database) as (line, url):
        line.cut_at = moment
        worker = start_worker(DATABASE_URL=url, HOLDFAST_WORKER_LEASE=1, SMTP_TIMEOUT=0.5)
        worker.wait_for("database_trouble", loop="assignment")
        assert line.cut.wait(PATIENCE)
        for queue in QUEUES:
            drain(owner, queue)
        worker.send_signal(SIGTERM)
        assert worker.wait() == 0
    assert_all_is_well(owner, post_office, count)
