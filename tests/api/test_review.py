"""What staff see of a booking that could not be seated, and decide about it, over HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb
from starlette.testclient import TestClient

from tests.calls import day
from tests.evenings import SLUG, describe_bistro, table

Json = dict[str, Any]


@pytest.fixture
def bistro(operator: Connection) -> Iterator[Connection]:
    """One table for two and one for three; who finds none goes to a person at once."""
    tables = [table("T1", 2), table("T2", 3)]
    policy = {"retry_attempts": 1, "make_room": False}
    operator.execute("select api.load_venue(%s)", (Jsonb(describe_bistro(tables, policy=policy)),))
    operator.execute(
        "update core.booking set state = 'cancelled', state_actor = 'test' where venue_id ="
        " (select venue_id from core.venue where slug = %s) and state in"
        " ('confirmed', 'manual_review')",
        (SLUG,),
    )
    operator.execute("delete from core.claim where venue_id ="
                     " (select venue_id from core.venue where slug = %s)", (SLUG,))  # fmt: skip
    yield operator


def ask_for(client: TestClient, staff: dict[str, str], party: int) -> Json:
    wish = {
        "restaurantSlug": SLUG,
        "date": str(day()),
        "time": "19:00",
        "party": party,
        "bookingType": "dinner",
        "name": "Ada Lovelace",
        "email": "ada@example.com",
    }
    booking: Json = client.post("/api/bookings", json=wish).json()
    client.post(f"/api/ops/bookings/{booking['reference']}/assign", headers=staff)
    return booking


@pytest.fixture
def waiting(bistro: Connection, client: TestClient, staff: dict[str, str]) -> Json:
    """Three people; the table for three is taken."""
    ask_for(client, staff, 3)
    return ask_for(client, staff, 3)


def review(client: TestClient, staff: dict[str, str], slug: str = SLUG) -> list[Json]:
    answer = client.get("/api/ops/review", params={"restaurantSlug": slug}, headers=staff)
    assert answer.status_code == 200
    bookings: list[Json] = answer.json()["bookings"]
    return bookings


def decide(
    client: TestClient, staff: dict[str, str], booking: Json, command: str, body: Json, **more: str
) -> Any:
    path = f"/api/ops/bookings/{booking['reference']}/{command}"
    return client.post(path, json=body, headers=staff | more)


def test_the_list_says_why_and_what_would_fit(
    client: TestClient, staff: dict[str, str], waiting: Json
) -> None:
    [seen] = review(client, staff)
    assert (seen["reference"], seen["reason"], seen["attempts"]) == (
        waiting["reference"], "no_capacity", 1,
    )  # fmt: skip
    assert "in use" in seen["explanation"] and seen["secondsLeft"] > 0 <= seen["ageSeconds"]
    assert seen["suggestions"]["tables"] == [
        {"tables": ["T1"], "seats": 2, "breaks": ["too_small"]}
    ]
    assert review(client, staff, "touchbase-massage") == []


def test_a_person_seats_them_where_a_rule_is_broken_with_a_note(
    client: TestClient, staff: dict[str, str], waiting: Json
) -> None:
    [seen] = review(client, staff)
    version = {"If-Match": f'"{seen["stateVersion"]}"'}
    taken = decide(client, staff, waiting, "force-confirm", {"tables": ["T2"], "note": "so"})
    assert (taken.status_code, taken.json()["code"]) == (409, "RS201")
    unsaid = decide(client, staff, waiting, "force-confirm", {"tables": ["T1"]})
    assert (unsaid.status_code, unsaid.json()["code"]) == (422, "RS202")
    body = {"tables": ["T1"], "note": "a child on a lap"}
    done = decide(client, staff, waiting, "force-confirm", body, **version)
    assert done.status_code == 200 and done.json()["status"] == "confirmed"
    assert [one["label"] for one in done.json()["tables"]] == ["T1"]
    stale = decide(client, staff, waiting, "decline", {}, **version)
    assert (stale.status_code, stale.json()["code"]) == (412, "RS020")
    late = decide(client, staff, waiting, "decline", {})
    assert (late.status_code, late.json()["code"]) == (409, "RS200")


def test_they_are_looked_at_again_or_declined(
    client: TestClient, staff: dict[str, str], waiting: Json
) -> None:
    key = {"Idempotency-Key": waiting["reference"]}
    done = [
        decide(client, staff, waiting, "requeue", {"reason": "the hall is open"}, **key)
        for _ in range(2)
    ]
    assert [answer.json()["state"] for answer in done] == ["assignment_pending"] * 2
    assert review(client, staff) == []
    declined = decide(client, staff, waiting, "decline", {"reason": "called"})
    assert (declined.json()["status"], declined.json()["reason"]) == ("failed", "called")


def test_the_tables_are_a_list_of_labels(
    client: TestClient, staff: dict[str, str], waiting: Json
) -> None:
    for tables in ("T1", [1], {"T1": 1}):
        answer = decide(client, staff, waiting, "force-confirm", {"tables": tables})
        assert (answer.status_code, answer.json()["code"]) == (422, "RS001")


@pytest.mark.parametrize("command", ["requeue", "force-confirm", "decline"])
def test_only_staff_decide(client: TestClient, waiting: Json, command: str) -> None:
    assert decide(client, {}, waiting, command, {}).status_code in {401, 403}
    assert client.get("/api/ops/review").status_code in {401, 403}
