"""The page behind a guest's link: looking changes nothing, its forms do what they say."""

import re
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from httpx2 import Response
from psycopg import Connection
from starlette.testclient import TestClient

from api import manage
from runtime.colour import NIGHT, READABLE, contrast
from tests.calls import day

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
        """The present values of the form that changes the time."""
        found = {
            str(attrs["name"]): attrs["value"]
            for tag, attrs in self.tags
            if tag == "input" and attrs["type"] == "hidden"
        }
        [now] = self.chosen()
        return found | {"slot": now}

    def chosen(self) -> list[str]:
        """The times with which the form begins."""
        values = [str(attrs["value"]) for _, attrs in self.tags if "selected" in attrs]
        return [value for value in values if "T" in value]

    def times(self) -> list[str]:
        """The times that can be chosen, as the form sends them."""
        values = [str(attrs["value"]) for tag, attrs in self.tags if tag == "option"]
        return [value for value in values if "T" in value]


@pytest.fixture
def link(client: TestClient, wish: Json, staff: dict[str, str], operator: Connection) -> str:
    """The path of a confirmed booking's link."""
    return seated_link(client, wish, staff, operator)


def seated_link(client: TestClient, wish: Json, staff: dict[str, str], operator: Connection) -> str:
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
    assert ("html", {"lang": "en-GB"}) in page.tags and tags.count("h1") == 1
    assert "confirmed" in response.text and "2 guests" in response.text
    assert "&lt;b&gt;Window&lt;/b&gt;" in response.text and "<b>" not in response.text
    assert not {"script", "img", "link", "iframe"} & set(tags)
    policy = response.headers["content-security-policy"]
    [nonce] = re.findall(r"'nonce-([^']+)'", policy)
    assert ("style", {"nonce": nonce}) in page.tags and "form-action 'self'" in policy
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in response.headers["x-robots-tag"]


def test_an_appointment_names_everybody_who_gives_it(
    client: TestClient, wish: Json, staff: dict[str, str], operator: Connection
) -> None:
    couple = {"restaurantSlug": "touchbase-massage", "bookingType": "couples-60", "party": 2}
    when = {"date": str(day(4)), "time": "13:00"}
    made = client.post("/api/bookings", json=wish | couple | when).json()
    client.post(f"/api/ops/bookings/{made['reference']}/assign", headers=staff)
    [(therapists,)] = operator.execute(
        "select string_agg(distinct r.label, ', ') from core.booking as b"
        " inner join core.claim as c using (booking_id) inner join core.resource as r"
        " on r.resource_id = c.resource_id and r.kind = 'therapist' where b.reference = %s",
        (made["reference"],),
    )
    assert therapists.count(",") == 1
    page = client.get(make_link(operator, made["reference"])).text
    assert f"<dt>With</dt><dd>{therapists}</dd>" in page


def test_change_then_go_back(client: TestClient, link: str) -> None:
    fields = Outline(client.get(link).text).fields()
    form = fields | {"action": "change", "party": "4", "notes": ""}
    changed = client.post(link, data=form, follow_redirects=False)
    assert (changed.status_code, changed.headers["location"]) == (303, f"{link}?asked=1")
    page = client.get(link).text
    assert "looking for a table for your change" in page and "is kept until" in page
    assert "<dd>4 guests" in page and "Window" not in page
    stale = client.post(link, data=form | {"party": "5"})
    assert stale.status_code == 412 and 'role="alert"' in stale.text
    restored = client.post(link, data={"action": "restore"})
    assert restored.status_code == 200 and "Your booking is confirmed" in restored.text


def test_the_page_of_a_change_looks_again_for_a_while(
    client: TestClient, link: str, staff: dict[str, str]
) -> None:
    fields = Outline(client.get(link).text).fields()
    form = fields | {"action": "change", "party": "4"}
    page = client.post(link, data=form)
    seen = 0
    while "refresh" in page.headers:
        seen += 1
        assert "We are looking for a table for your change" in page.text
        assert "looks again by itself" in page.text and "<form" not in page.text
        seconds, _, query = page.headers["refresh"].partition("; url=")
        page = client.get(link + query)
    assert 10 <= seen * int(seconds) <= 60
    assert "looking for a table" in page.text and "looks again" not in page.text
    assert page.text.count("<form") == 5

    # Not for whoever only looks, not beside a refusal, not when it is done.
    assert "refresh" not in client.get(link).headers
    stale = client.post(f"{link}?asked=1", data=form)
    assert stale.status_code == 412 and "refresh" not in stale.headers and "<form" in stale.text
    [reference] = re.findall(r"<dd>([0-9A-Z]{10})</dd>", page.text)
    client.post(f"/api/ops/bookings/{reference}/assign", headers=staff)
    done = client.get(f"{link}?asked=2")
    assert "is confirmed" in done.text and "refresh" not in done.headers
    for nonsense in ("0", "-1", "x", "99999", "²"):
        assert client.get(link, params={"asked": nonsense}).status_code == 200


def test_what_was_saved_is_said(client: TestClient, link: str) -> None:
    version = Outline(client.get(link).text).fields()["version"]
    form = {"action": "change", "version": version, "phone": "", "notes": "Late"}
    page = client.post(link, data=form)
    assert ">Saved.<" in page.text and "Late</dd>" in page.text and "refresh" not in page.headers
    assert ">Saved.<" not in client.get(link).text
    stale = client.post(f"{link}?saved=1", data=form | {"version": "1"})
    assert stale.status_code == 412 and ">Saved.<" not in stale.text


def test_only_what_is_free_is_offered(
    client: TestClient, link: str, operator: Connection, staff: dict[str, str]
) -> None:
    """Every time that is offered is taken; what the guest has is not in its own way."""
    own = Outline(client.get(link).text)
    now = own.fields()["slot"]
    day = now[:10]
    assert now == f"{day}T19:00/dinner/0" and len(own.times()) > 20
    query = {"date": day, "party": "2", "seating": "outdoor"}
    garden = Outline(client.get(link, params=query).text).times()
    last = datetime.fromisoformat(garden[-1].split("/")[0])
    operator.execute(
        "select api.block_resource(v.slug, r.label, %s, %s, false) from core.venue as v"
        " inner join core.resource as r using (venue_id) inner join core.zone as z"
        " on z.zone_id = r.zone_id where v.slug = %s and z.setting = 'outdoor'",
        (last, last + timedelta(hours=2), "white-horse-waterbeach"),
    )
    left = Outline(client.get(link, params=query).text).times()
    assert garden[-1] not in left and set(left) < set(garden)
    for slot in (left[0], left[-1]):
        fields = {"version": own.fields()["version"], "party": "2", "seating": "outdoor"}
        changed = client.post(link, data=fields | {"action": "change", "slot": slot})
        assert "looking for a table for your change" in changed.text
        reference = re.findall(r"<dd>([0-9A-Z]{10})</dd>", changed.text)[0]
        answer = client.post(f"/api/ops/bookings/{reference}/assign", headers=staff).json()
        assert answer["outcome"] == "confirmed"
        own = Outline(client.get(link).text)


def test_the_form_begins_with_the_bookings_own_service(
    client: TestClient, link: str, operator: Connection
) -> None:
    """The first time of a day is for drinks; a dinner stays a dinner unless the guest says so."""
    other = day() + timedelta(weeks=47)
    query = {"date": str(other), "party": "2", "seating": "any"}

    def block(opens: str, closes: str) -> None:
        operator.execute(
            "select api.block_resource(v.slug, r.label, %s::timestamp, %s::timestamp, false)"
            " from core.venue as v inner join core.resource as r using (venue_id)"
            " where v.slug = 'white-horse-waterbeach'",
            (f"{other}T{opens}", f"{other}T{closes}"),
        )

    page = client.get(link, params=query)
    assert Outline(page.text).times()[0] == f"{other}T12:00/drinks/0"
    assert Outline(page.text).chosen() == [f"{other}T19:00/dinner/0"]
    assert re.search(r"<option [^>]*/dinner/0\" selected>19:00 · Dinner</option>", page.text)
    block("18:50", "19:20")
    left = Outline(client.get(link, params=query).text)
    dinners = [time for time in left.times() if "/dinner/" in time]
    assert dinners and f"{other}T19:00/dinner/0" not in dinners
    seven = datetime.fromisoformat(f"{other}T19:00")
    nearest = min(abs(datetime.fromisoformat(time[:16]) - seven) for time in dinners)
    [chosen] = left.chosen()
    assert chosen in dinners and abs(datetime.fromisoformat(chosen[:16]) - seven) == nearest
    block("16:00", "18:50")
    block("19:20", "23:59")
    rest = client.get(link, params=query).text
    assert Outline(rest).times() and "/dinner/" not in rest
    assert Outline(rest).chosen() == [] and '<option value="" selected disabled>' in rest


def test_one_service_alone_is_not_named_beside_each_time(
    client: TestClient, wish: Json, staff: dict[str, str], operator: Connection
) -> None:
    visit = {"restaurantSlug": "touchbase-massage", "bookingType": "swedish-60", "party": 1}
    link = seated_link(
        client, wish | visit | {"date": str(day(4)), "time": "11:00"}, staff, operator
    )
    page = client.get(link).text
    assert len(Outline(page).chosen()) == 1 and " · " not in page


def test_a_day_without_a_free_time_names_others(
    client: TestClient, link: str, operator: Connection
) -> None:
    full = day() + timedelta(weeks=48)
    operator.execute(
        "select api.block_resource(v.slug, r.label, %s::timestamp, %s::timestamp, false)"
        " from core.venue as v inner join core.resource as r using (venue_id)"
        " where v.slug = 'white-horse-waterbeach'",
        (f"{full}T06:00", f"{full}T23:59"),
    )
    page = client.get(link, params={"date": str(full), "party": "2", "seating": "any"})
    assert page.status_code == 200 and "Nothing is free on Wednesday" in page.text
    assert Outline(page.text).times() == []
    [query] = re.findall(r'href="(\?[^"]+)#change"', page.text)[:1]
    assert Outline(client.get(link + query.replace("&amp;", "&")).text).times()
    for nonsense in ({"party": "0"}, {"date": "never"}, {"seating": "roof"}, {"x": "y"}):
        assert client.get(link, params=nonsense).status_code == 200


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"date": "2020-01-01"}, "is over, too soon or too far ahead"),
        ({"date": "0001-01-01"}, "is over, too soon or too far ahead"),
        ({"date": "2124-05-31"}, "is over, too soon or too far ahead"),
        ({"date": "9999-12-31"}, "is over, too soon or too far ahead"),
        ({"party": "900"}, "So many guests cannot be booked here. Please call us."),
        ({"party": "1001"}, 'not right: <a href="#change">Guests</a>'),
        ({"party": "0"}, 'not right: <a href="#change">Guests</a>'),
    ],
)
def test_why_nothing_can_be_asked_for_is_said(
    client: TestClient, link: str, query: Json, words: str
) -> None:
    page = client.get(link, params=query)
    assert page.status_code == 200 and Outline(page.text).times() == []
    assert words in page.text and "Nothing is free" not in page.text


def test_more_guests_than_can_be_booked_online_are_told_so(client: TestClient, link: str) -> None:
    page = client.get(link, params={"party": "13"})
    assert "So many guests cannot be booked here" in page.text
    assert "Nothing is free" not in page.text


@pytest.mark.parametrize(
    ("locale", "lang", "words"),
    [
        ("de", "de", ("Ihre Buchung ist bestätigt", "2 Gäste", "Freie Zeiten zeigen", "19:00")),
        ("es-MX", "es-MX", ("Su reserva está confirmada", "2 personas", "Ver horas libres")),
        ("en-US", "en-US", ("Your booking is confirmed", "7:00\u202fPM")),
        ("ja", "ja", ("Your booking is confirmed", "19:00")),
    ],
)
def test_it_speaks_the_guests_language(
    client: TestClient, wish: Json, staff: dict[str, str], operator: Connection,
    locale: str, lang: str, words: tuple[str, ...],
) -> None:  # fmt: skip
    person = {"email": f"{locale}@example.com", "locale": locale}
    link = seated_link(client, wish | person, staff, operator)
    page = client.get(link)
    assert ("html", {"lang": lang}) in Outline(page.text).tags
    assert all(word in page.text for word in words)
    stale = client.post(link, data={"action": "change", "version": "1", "party": "4"})
    assert stale.status_code == 412
    assert ("Please look at it again" in stale.text) == (lang[:2] not in ("de", "es"))


def test_a_light_colour_of_a_venue_can_be_read(
    client: TestClient, link: str, operator: Connection
) -> None:
    colour = "update core.venue_mail set colour = %s"
    operator.execute(colour, ("#ffe680",))
    page = client.get(link).text
    operator.execute(colour, (None,))
    assert "--venue: #ffe680; --on-venue: #000000" in page


@pytest.mark.parametrize("colour", [None, "#ffe680", "#7a4a2b", "#000000"])
def test_light_or_dark_everything_can_be_read(
    client: TestClient, link: str, operator: Connection, colour: str | None
) -> None:
    change = "update core.venue_mail set colour = %s"
    operator.execute(change, (colour,))
    page = client.get(link).text
    operator.execute(change, (None,))
    assert "color-scheme: light dark;" in page
    blocks = re.findall(r":root \{([^}]+)\}", page)
    assert len(blocks) == 2
    colours: dict[str, str] = {}
    for block in blocks:
        colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block))
        shown = {
            name: re.sub("^#(.)(.)(.)$", r"#\1\1\2\2\3\3", value) for name, value in colours.items()
        }
        on = {"paper": ("ink", "soft", "link", "bad"), "wash": ("ink",), "link": ("on-link",)}
        for ground, texts in (on | {"venue": ("on-venue",)}).items():
            assert min(contrast(shown[text], shown[ground]) for text in texts) >= READABLE
        for mark in ("edge", "focus"):
            assert contrast(shown[mark], shown["paper"]) >= 3
    assert colours["paper"] == NIGHT


def test_a_hold_is_shown_and_nothing_can_be_done(
    client: TestClient, wish: Json, operator: Connection
) -> None:
    names = ("restaurantSlug", "date", "time", "party", "bookingType", "seating")
    held = client.post("/api/holds", json={name: wish[name] for name in names}).json()
    page = client.get(make_link(operator, held["reference"]))
    assert page.status_code == 200 and "Held for you until" in page.text
    assert "<form" not in page.text


def test_cancel(client: TestClient, link: str) -> None:
    for _ in range(2):
        page = client.post(link, data={"action": "cancel"})
        assert page.status_code == 200 and "is cancelled" in page.text
    assert "<form" not in page.text


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"slot": "{day}T03:00/dinner/0"}, 422),
        ({"slot": "tonight"}, 422),
        ({"party": "many"}, 422),
        ({"slot": "2020-01-01T19:00/dinner/0"}, 422),
    ],
)
def test_what_cannot_be_is_said_on_the_page(
    client: TestClient, link: str, change: Json, status: int
) -> None:
    fields = Outline(client.get(link).text).fields()
    change = {name: value.format(day=fields["slot"][:10]) for name, value in change.items()}
    response = client.post(link, data=fields | {"action": "change"} | change)
    assert response.status_code == status and 'role="alert"' in response.text
    assert "Your booking is confirmed" in response.text


def test_notes_keep_their_lines(client: TestClient, link: str) -> None:
    version = Outline(client.get(link).text).fields()["version"]
    form = {"action": "change", "version": version, "notes": "One\r\nTwo"}
    page = client.post(link, data=form).text
    assert '<dd class="lines">One\nTwo</dd>' in page
    assert ".lines { white-space: pre-line; }" in page


def test_a_field_is_as_wide_as_its_column(client: TestClient, link: str) -> None:
    """A date wants more than half of a telephone's width and came to touch what is beside it."""
    [label] = re.findall(r"^label \{[^}]+\}", client.get(link).text, re.M)
    assert "grid-template-columns: minmax(0, 1fr)" in label


def test_a_refused_form_keeps_what_was_typed(client: TestClient, link: str) -> None:
    fields = Outline(client.get(link).text).fields()
    typed = {"action": "change", "version": fields["version"], "notes": "By the <fire>"}
    page = client.post(link, data=typed | {"phone": "abc"})
    assert page.status_code == 422 and "By the &lt;fire&gt;</textarea>" in page.text
    [phone] = [attrs for tag, attrs in Outline(page.text).tags if attrs.get("name") == "phone"]
    assert phone["value"] == "abc" and phone["aria-invalid"] == "true"
    assert 'not right: <a href="#contact">Phone</a>.' in page.text
    stale = client.post(link, data=typed | {"phone": "+44 1223 375578", "version": "1"})
    assert stale.status_code == 412 and "By the &lt;fire&gt;</textarea>" in stale.text
    assert 'value="+44 1223 375578"' in stale.text and 'aria-invalid="' not in stale.text
    assert "&lt;b&gt;Window&lt;/b&gt;</dd>" in stale.text
    again = Outline(stale.text).fields()["version"]
    saved = client.post(link, data=typed | {"phone": "", "version": again})
    assert saved.status_code == 200 and "By the &lt;fire&gt;</dd>" in saved.text


def test_a_refused_time_stays_chosen(client: TestClient, link: str) -> None:
    own = Outline(client.get(link).text).fields()
    query = {"date": str(day() + timedelta(weeks=46)), "party": "4", "seating": "indoor"}
    page = Outline(client.get(link, params=query).text)
    other = page.times()[-3]
    assert page.chosen() not in ([], [other])
    form = page.fields() | {"action": "change", "slot": other, "version": "1"}
    for params in (query, {}):
        stale = client.post(link, data=form, params=params)
        assert stale.status_code == 412
        wanted = {name: form[name] for name in ("party", "seating", "slot")}
        assert Outline(stale.text).fields() == wanted | {"version": own["version"]}
    wrong = client.post(link, data=form | {"slot": "tonight"}, params=query)
    assert wrong.status_code == 422 and '<a href="#change">Another time</a>' in wrong.text


def test_every_refusal_is_a_page(
    client: TestClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(response: Response, status: int, words: str) -> None:
        assert response.status_code == status and words in response.text
        assert response.headers["content-type"].startswith("text/html")
        assert Outline(response.text).tags

    for data in ({"action": "dance"}, {}):
        check(client.post(link, data=data), 400, "cannot do what was asked")
    check(client.post(link, content=b"notes=%ff"), 400, "cannot do what was asked")
    check(client.post(link, data={"notes": "x" * 70_000}), 413, "cannot do what was asked")
    refused = client.put(link, headers={"Accept-Language": "es"})
    check(refused, 405, "Esta página no puede")
    assert "allow" in refused.headers
    check(client.get(f"{link}/x"), 404, "does not work any more")

    def defect(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(manage, "_context", defect)
    check(client.get(link), 500, "did not work just now")


def test_a_dead_link(client: TestClient) -> None:
    german = client.get("/manage/x", headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"})
    assert german.status_code == 404 and "Dieser Link geht nicht mehr" in german.text
    for response in (
        client.get("/manage/kX0bV5w3m8Qe1Zt7Ry2LpA"),
        client.get("/manage/%00"),
        client.get("/unsubscribe/%00"),
        client.post("/manage/kX0bV5w3m8Qe1Zt7Ry2LpA", data={"action": "cancel"}),
    ):
        assert response.status_code == 404 and "does not work any more" in response.text
