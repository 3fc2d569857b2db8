"""Staff have a day looked at over HTTP, read what was found and have it done."""

from collections.abc import Iterator

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb
from starlette.testclient import TestClient

from tests.calls import call, day, labels, read
from tests.evenings import SLUG, describe_bistro, seated_at, table

WANTED = {"restaurantSlug": SLUG, "date": day().isoformat()}


@pytest.fixture
def couple(operator: Connection) -> Iterator[dict[str, object]]:
    """A couple at the table for six, who could sit elsewhere."""
    floor = describe_bistro([table("T1", 2, movable=False), table("T3", 6, movable=False)])
    operator.execute("select api.load_venue(%s)", (Jsonb(floor),))
    booking = seated_at(operator, "T3", p_party=2)
    yield booking
    call(operator, "api.cancel_booking", p_reference=booking["reference"])


def test_a_day_is_looked_at_read_and_carried_out(
    client: TestClient, staff: dict[str, str], operator: Connection, couple: dict[str, object]
) -> None:
    answer = client.post("/api/ops/optimizations", json=WANTED, headers=staff)
    assert answer.status_code == 201
    found = answer.json()
    assert (found["outcome"], found["date"]) == ("proposed", WANTED["date"])
    [move] = found["moves"]
    assert (move["reference"], move["from"], move["to"]) == (couple["reference"], ["T3"], ["T1"])
    assert labels(read(operator, couple)) == ["T3"]
    place = answer.headers["Location"]
    assert client.get(place, headers=staff).json() == found
    for outcome in ("applied", "already_applied"):
        applied = client.post(f"{place}/apply", headers=staff)
        assert (applied.status_code, applied.json()["outcome"]) == (200, outcome)
    assert labels(read(operator, couple)) == ["T1"]
    assert client.get(place, headers=staff).json()["outcome"] == "applied"


def test_what_has_changed_meanwhile_is_said(
    client: TestClient, staff: dict[str, str], operator: Connection, couple: dict[str, object]
) -> None:
    answer = client.post("/api/ops/optimizations", json=WANTED, headers=staff)
    late = seated_at(operator, "T1", p_party=1)
    refused = client.post(f"{answer.headers['Location']}/apply", headers=staff).json()
    assert (refused["outcome"], refused["changes"]) == (
        "day_changed",
        [f"{late['reference']} is new"],
    )
    assert labels(read(operator, couple)) == ["T3"]
    call(operator, "api.cancel_booking", p_reference=late["reference"])


def test_guests_may_not(client: TestClient) -> None:
    for method, path in (("POST", ""), ("GET", "/1"), ("POST", "/1/apply")):
        answer = client.request(method, f"/api/ops/optimizations{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "RS105")


def test_what_is_not_there_is_said(client: TestClient, staff: dict[str, str]) -> None:
    for method, path, status, code in (
        ("GET", "/2147483647", 404, "RS251"),
        ("POST", "/2147483647/apply", 404, "RS251"),
        ("GET", "/last", 422, "RS001"),
    ):
        answer = client.request(method, f"/api/ops/optimizations{path}", headers=staff)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    lost = client.post(
        "/api/ops/optimizations", json=WANTED | {"restaurantSlug": "nowhere"}, headers=staff
    )
    assert (lost.status_code, lost.json()["code"]) == (404, "RS004")
