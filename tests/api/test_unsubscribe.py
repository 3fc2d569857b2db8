"""The unsubscribe link: looking changes nothing, one click is enough."""

from typing import Any

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

Json = dict[str, Any]


@pytest.fixture
def link(client: TestClient, wish: Json, operator: Connection) -> str:
    """The path of the unsubscribe link in a booking's e-mails."""
    operator.execute("delete from core.mail_block")
    made = client.post("/api/bookings", json=wish).json()
    row = operator.execute("select api.make_guest_link(%s)", (made["reference"],)).fetchone()
    assert row is not None
    return f"/unsubscribe/{row[0].rpartition('/')[2]}"


def blocks(operator: Connection) -> list[tuple[Any, ...]]:
    return operator.execute("select reason from core.mail_block").fetchall()


def test_a_scanner_that_opens_the_link_stops_nothing(
    client: TestClient, link: str, operator: Connection
) -> None:
    for _ in range(100):
        page = client.get(link)
    assert page.status_code == 200 and "Stop these e-mails" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert blocks(operator) == []


def test_one_click_of_a_mail_program_stops_them(
    client: TestClient, link: str, operator: Connection
) -> None:
    for _ in range(2):
        answer = client.post(link, data={"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "no reminders any more" in answer.text
    assert blocks(operator) == [("unsubscribed",)]


def test_the_buttons_stop_them_and_bring_them_back(
    client: TestClient, link: str, operator: Connection
) -> None:
    assert "Send them again" in client.post(link, data={"action": "unsubscribe"}).text
    assert "Send them again" in client.get(link).text
    assert "Stop these e-mails" in client.post(link, data={"action": "subscribe"}).text
    assert blocks(operator) == []


def test_an_unknown_link_says_so(client: TestClient) -> None:
    assert client.get("/unsubscribe/" + "x" * 22).status_code == 404
    assert client.post("/unsubscribe/" + "x" * 22).status_code == 404
