"""One id from the HTTP request through both queues to the e-mail, in every log line."""

from starlette.testclient import TestClient

from api.main import create_app
from runtime.settings import Settings
from tests.calls import day
from tests.faults.conftest import PostOffice, Start


def test_a_request_can_be_followed_to_its_e_mail(
    venue_database: str, start_worker: Start, post_office: PostOffice
) -> None:
    wish = {
        "restaurantSlug": "white-horse-waterbeach",
        "date": day().isoformat(),
        "time": "19:00",
        "party": 2,
        "bookingType": "dinner",
        "name": "Ada Lovelace",
        "email": "ada@example.com",
    }
    settings = Settings.from_environment({"DATABASE_URL": venue_database})
    with TestClient(create_app(settings)) as client:
        made = client.post("/api/bookings", json=wish, headers={"X-Request-Id": "follow-me-1"})
    assert (made.status_code, made.headers["x-request-id"]) == (201, "follow-me-1")
    worker = start_worker()
    worker.wait_for("assignment", outcome="confirmed", correlationIds=["follow-me-1"])
    worker.wait_for("notification", status="sent", correlationId="follow-me-1")
