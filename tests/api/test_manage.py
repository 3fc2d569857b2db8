"""The page behind a guest's link: looking changes nothing, its forms do what they say."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from psycopg import Connection
from starlette.testclient import TestClient

Json = dict[str, Any]
VOID = {"meta", "input", "br", "link"}


class Outline(HTMLParser):
    """What a page consists of; refuses a tag that is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def fields(self) -> Json:
        """The present values of the form that changes the booking."""
        return {
            str(attrs["name"]): attrs["value"]
            for tag, attrs in self.tags
            if tag == "input" and "value" in attrs
        }


@pytest.fixture
def link(client: TestClient, wish: Json, staff: dict[str, str], operator: Connection) -> str:
    """The path of a confirmed booking's link."""
    made = client.post("/api/bookings", json=wish | {"notes": "<b>Window</b>"}).json()
    client.post(f"/api/ops/bookings/{made['reference']}/assign", headers=staff)
    return make_link(operator, made["reference"])


def make_link(operator: Connection, reference: str) -> str:
    row = operator.execute("select api.make_guest_link(%s)", (reference,)).fetchone()
    assert row is not None
    return f"/manage/{row[0].rpartition('/')[2]}"


def everything(operator: Connection) -> object:
    """All that a request could have changed."""
    return operator.execute(
        """
        select
          (select sum(hashtextextended(b::text, 0)) from core.booking as b),
          (select sum(hashtextextended(c::text, 0)) from core.claim as c),
          (select sum(hashtextextended(n::text, 0)) from core.notification as n),
          (select sum(hashtextextended(l::text, 0)) from core.guest_link as l),
          (select count(*) from core.booking_change), (select count(*) from pgmq.q_assignment)
        """
    ).fetchone()


def test_a_scanner_changes_nothing(client: TestClient, link: str, operator: Connection) -> None:
    before = everything(operator)
    for number in range(100):
        response = client.request("HEAD" if number % 3 == 0 else "GET", link)
        assert response.status_code == 200
    assert everything(operator) == before


def test_it_is_a_page_for_everybody(client: TestClient, link: str) -> None:
    response = client.get(link)
    page = Outline(response.text)
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en"}) in page.tags and tags.count("h1") == 1
    assert "confirmed" in response.text and "2 guests" in response.text
    assert "&lt;b&gt;Window&lt;/b&gt;" in response.text and "<b>" not in response.text
    assert not {"script", "img", "link", "iframe"} & set(tags)
    policy = response.headers["content-security-policy"]
    [nonce] = re.findall(r"'nonce-([^']+)'", policy)
    assert ("style", {"nonce": nonce}) in page.tags and "form-action 'self'" in policy
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in response.headers["x-robots-tag"]


def test_change_then_go_back(client: TestClient, link: str) -> None:
    fields = Outline(client.get(link).text).fields()
    form = fields | {"action": "change", "party": "4", "seating": "any", "notes": ""}
    changed = client.post(link, data=form, follow_redirects=False)
    assert (changed.status_code, changed.headers["location"]) == (303, link)
    page = client.get(link).text
    assert "looking for a table for your change" in page and "is kept until" in page
    assert "<dd>4 guests" in page and "Window" not in page
    stale = client.post(link, data=form | {"party": "5"})
    assert stale.status_code == 412 and 'role="alert"' in stale.text
    restored = client.post(link, data={"action": "restore"})
    assert restored.status_code == 200 and "Your booking is confirmed" in restored.text


def test_cancel(client: TestClient, link: str) -> None:
    for _ in range(2):
        page = client.post(link, data={"action": "cancel"})
        assert page.status_code == 200 and "is cancelled" in page.text
    assert "<form" not in page.text


@pytest.mark.parametrize(
    ("change", "status"),
    [({"time": "03:00"}, 422), ({"party": "many"}, 422), ({"date": "2020-01-01"}, 422)],
)
def test_what_cannot_be_is_said_on_the_page(
    client: TestClient, link: str, change: Json, status: int
) -> None:
    fields = Outline(client.get(link).text).fields()
    response = client.post(link, data=fields | {"action": "change"} | change)
    assert response.status_code == status and 'role="alert"' in response.text
    assert "Your booking is confirmed" in response.text


def test_a_dead_link(client: TestClient) -> None:
    for response in (
        client.get("/manage/kX0bV5w3m8Qe1Zt7Ry2LpA"),
        client.post("/manage/kX0bV5w3m8Qe1Zt7Ry2LpA", data={"action": "cancel"}),
    ):
        assert response.status_code == 404 and "does not work any more" in response.text
