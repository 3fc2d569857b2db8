"""Nonsense in every field and every way: always a 4xx problem with a code and a hint, no row."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

Json = dict[str, Any]
Stored = Callable[[], tuple[int, ...]]

TEXT_FIELDS = ("restaurantSlug", "bookingType", "seating", "notes", "name", "email", "phone")
REQUIRED = ("restaurantSlug", "date", "time", "party", "bookingType", "name", "email")
NOT_TEXT: tuple[object, ...] = (5, 1.5, True, [], ["x"], {}, {"a": "b"})
JSON_TYPE = {"Content-Type": "application/json"}


def problem_of(response: Any) -> Json:
    """The problem, after a look at what every problem has."""
    problem: Json = response.json()
    assert 400 <= response.status_code < 500, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["status"] == response.status_code
    assert problem["type"] == f"/problems/{problem['name']}"
    assert problem["requestId"] == response.headers["x-request-id"]
    for member in ("title", "code", "detail", "hint"):
        assert problem[member]
    return problem


def refused(client: TestClient, stored: Stored, wish: Json) -> Json:
    """The problem that a body gets; checks that it left nothing behind."""
    before = stored()
    # ASCII escapes, so that half a surrogate pair can be sent.
    response = client.post("/api/bookings", content=json.dumps(wish), headers=JSON_TYPE)
    problem = problem_of(response)
    assert stored() == before
    return problem


@pytest.mark.parametrize("value", NOT_TEXT, ids=repr)
@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_no_text(client: TestClient, stored: Stored, wish: Json, field: str, value: object) -> None:
    problem = refused(client, stored, wish | {field: value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", field)


@pytest.mark.parametrize("value", ["a\0b", "\0", "\ud800", "a\udfffb"], ids=ascii)
@pytest.mark.parametrize("field", [*TEXT_FIELDS, "date", "time"])
def test_characters_that_no_text_has(
    client: TestClient, stored: Stored, wish: Json, field: str, value: str
) -> None:
    problem = refused(client, stored, wish | {field: value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", field)


@pytest.mark.parametrize("value", [None, "", " ", "\t\n"], ids=ascii)
@pytest.mark.parametrize("field", REQUIRED)
def test_nothing_where_something_must_be(
    client: TestClient, stored: Stored, wish: Json, field: str, value: object
) -> None:
    problem = refused(client, stored, wish | {field: value})
    assert problem["code"] in {"RS001", "RS004", "RS006"}
    assert problem["errors"]["field"] == field


@pytest.mark.parametrize("field", REQUIRED)
def test_a_missing_field(client: TestClient, stored: Stored, wish: Json, field: str) -> None:
    del wish[field]
    problem = refused(client, stored, wish)
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", field)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "tomorrow",
            "2026-13-01",
            "2027-02-29",
            "01.02.2027",
            "2027-1-2",
            "20270102",
            "2027-W01-1",
        ),
        *("2027-01-02T19:00", "\u0662027-01-02", "0000-01-01", " 2027-01-02", "2027-01-02\n"),
        *(20270102, 1.5, True, [], {}),
    ],
    ids=ascii,
)
def test_no_date(client: TestClient, stored: Stored, wish: Json, value: object) -> None:
    problem = refused(client, stored, wish | {"date": value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", "date")


@pytest.mark.parametrize(
    "value",
    [
        *(
            "noon",
            "24:00",
            "25:00",
            "19:60",
            "7:00",
            "19:00:00",
            "19:00Z",
            "7 pm",
            "1900",
            "\u0661\u0669:00",
        ),
        *(19, 19.0, True, [], {}),
    ],
    ids=ascii,
)
def test_no_time(client: TestClient, stored: Stored, wish: Json, value: object) -> None:
    problem = refused(client, stored, wish | {"time": value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", "time")


@pytest.mark.parametrize(
    "value",
    [0, -1, -(2**31), 1001, 2**31, 2**63, 10**400, 2.0, 2.5, 1e999, "2", "two", True, [], [2], {}],
    ids=lambda value: str(value)[:20],
)
def test_no_party(client: TestClient, stored: Stored, wish: Json, value: object) -> None:
    body = json.dumps(wish | {"party": value}).replace("Infinity", "1e999")
    before = stored()
    problem = problem_of(client.post("/api/bookings", content=body, headers=JSON_TYPE))
    assert problem["code"] in {"RS001", "RS016"}
    assert problem["errors"]["field"] == "party"
    assert stored() == before


@pytest.mark.parametrize("value", ["false", "", 0, 1, [], {}], ids=repr)
def test_no_opt_in(client: TestClient, stored: Stored, wish: Json, value: object) -> None:
    problem = refused(client, stored, wish | {"marketingOptIn": value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", "marketingOptIn")


@pytest.mark.parametrize(
    "value",
    [
        *("ada", "@", "ada@", "@example.com", "ada@@example.com", "ada @example.com"),
        *("ada@example.com, eve@example.com", "ada@example.com;eve@example.com"),
        *('"x" <ada@example.com>, eve@example.com', "Ada <ada@example.com>"),
        *("ada@example.com\neve@example.com", "ada@example.com\r\nBcc: eve@example.com"),
        *("ada@example.com eve@example.com", "ada@exam\tple.com", "ada@example.com,"),
        *("🎂", f"{'a' * 400}@example.com"),
    ],
    ids=lambda value: ascii(value)[:50],
)
def test_no_single_address(client: TestClient, stored: Stored, wish: Json, value: str) -> None:
    problem = refused(client, stored, wish | {"email": value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", "email")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 10_000),
        ("name", "Ada\r\nBcc: eve@example.com"),
        ("notes", "x" * 50_000),
        ("phone", "call me"),
        ("phone", "🎂"),
        ("phone", "1" * 500),
        ("seating", "rooftop"),
        ("seating", "INDOOR"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_text_that_is_no_good(
    client: TestClient, stored: Stored, wish: Json, field: str, value: str
) -> None:
    problem = refused(client, stored, wish | {field: value})
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", field)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"restaurantSlug": "nowhere"}, "RS004"),
        ({"restaurantSlug": "x" * 60_000}, "RS004"),
        ({"bookingType": "breakfast"}, "RS006"),
        ({"time": "03:00"}, "RS010"),
        ({"time": "16:00"}, "RS010"),
        ({"time": "21:45", "bookingType": "drinks"}, "RS011"),
        ({"date": "2020-01-01"}, "RS012"),
        ({"date": "0001-01-01"}, "RS012"),
        ({"date": "9999-12-31"}, "RS014"),
        ({"party": 13}, "RS016"),
        ({"time": "19:07"}, "RS018"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_rules_of_the_house(
    client: TestClient, stored: Stored, wish: Json, change: Json, code: str
) -> None:
    monday = datetime.now(UTC).date() + timedelta(days=14)
    monday -= timedelta(days=monday.weekday())
    problem = refused(client, stored, wish | {"date": monday.isoformat()} | change)
    assert problem["code"] == code


def test_a_party_that_no_seating_takes(
    client: TestClient, stored: Stored, wish: Json, staff: dict[str, str]
) -> None:
    before = stored()
    problem = problem_of(client.post("/api/bookings", json=wish | {"party": 900}, headers=staff))
    assert (problem["code"], problem["errors"]["field"]) == ("RS015", "party")
    assert stored() == before


def test_a_local_time_that_the_clocks_skip(client: TestClient, stored: Stored, wish: Json) -> None:
    today = datetime.now(UTC).date()
    springs = [date(year, 3, 31) for year in (today.year, today.year + 1)]
    changes = [day - timedelta(days=day.isoweekday() % 7) for day in springs]
    skipped = next(day for day in changes if day > today)
    problem = refused(client, stored, wish | {"date": skipped.isoformat(), "time": "01:30"})
    assert problem["code"] == "RS017"


@pytest.mark.parametrize("name", ["Date", "partySize", "__proto__", "\ud800", "x" * 1000, ""])
def test_a_field_that_nobody_knows(
    client: TestClient, stored: Stored, wish: Json, name: str
) -> None:
    problem = refused(client, stored, wish | {name: 1})
    assert problem["code"] == "RS001"
    assert "restaurantSlug" in problem["hint"]
    assert len(problem["detail"]) < 200


def test_names_every_fault_at_once(client: TestClient, stored: Stored, wish: Json) -> None:
    problem = refused(client, stored, wish | {"party": "2", "date": "soon", "surname": "x"})
    fields = {fault["field"] for fault in problem["errors"]["faults"]}
    assert fields == {"party", "date", "surname"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "RS100"),
        (b"null", "RS100"),
        (b"[]", "RS100"),
        (b'"text"', "RS100"),
        (b"{'party': 2}", "RS100"),
        (b'{"party": NaN}', "RS100"),
        (b'{"party": -Infinity}', "RS100"),
        (b'{"party": 2, "party": 3}', "RS100"),
        (b'{"\\ud800": 2, "\\ud800": 3}', "RS100"),
        (b'{"notes": {"a": 1, "a": 2}}', "RS100"),
        (b'{"party": ' + b"9" * 5000 + b"}", "RS100"),
        (b'{"notes": ' + b"[" * 60_000, "RS100"),
        (b'{"name": "\xff"}', "RS100"),
        (b"\xef\xbb\xbf{}", "RS100"),
        ('{"party": 2}'.encode("utf-16"), "RS100"),
        (b"\0", "RS100"),
        (b" " * (64 * 1024 + 1), "RS101"),
        (b'{"name": "' + b"x" * 10_000_000 + b'"}', "RS101"),
        (b"", "RS001"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_no_object(client: TestClient, stored: Stored, body: bytes, code: str) -> None:
    before = stored()
    problem = problem_of(client.post("/api/bookings", content=body, headers=JSON_TYPE))
    assert problem["code"] == code
    assert stored() == before


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
    ids=str,
)
def test_another_type_of_body(
    client: TestClient, stored: Stored, wish: Json, headers: dict[str, str]
) -> None:
    before = stored()
    response = client.post("/api/bookings", content=json.dumps(wish), headers=headers)
    problem = problem_of(response)
    assert (problem["status"], problem["code"]) == (415, "RS102")
    assert stored() == before


def test_emoji_are_fine_in_a_name(client: TestClient, wish: Json) -> None:
    response = client.post("/api/bookings", json=wish | {"name": "👩‍🚀 Zoë", "notes": "🎂"})
    assert response.status_code == 201, response.text
    assert (response.json()["customerName"], response.json()["notes"]) == ("👩‍🚀 Zoë", "🎂")


_ANY_TEXT = st.text(st.characters(), max_size=40)
_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)
_NEARLY_GOOD = {
    "restaurantSlug": st.just("white-horse-waterbeach"),
    "date": st.dates().map(str),
    "time": st.times().map(lambda value: f"{value:%H:%M}"),
    "party": st.integers(-5, 2000),
    "bookingType": st.sampled_from(["lunch", "dinner", "drinks"]),
    "seating": st.sampled_from(["any", "indoor", "outdoor"]),
    "email": st.emails() | st.text("a@., <>\"';\n", max_size=12),
    "phone": st.text("+0123456789 ()-", max_size=20),
}


@hypothesis_settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=st.data())
def test_anything_at_all(
    client: TestClient, stored: Stored, wish: Json, changes: st.DataObject
) -> None:
    fields = changes.draw(st.lists(st.sampled_from(sorted(wish)), min_size=1, max_size=3))
    body = dict(wish)
    for field in fields:
        body[field] = changes.draw(_NEARLY_GOOD.get(field, _ANY_TEXT) | _ANY_JSON, label=field)
    before = stored()

    response = client.post("/api/bookings", content=json.dumps(body), headers=JSON_TYPE)

    if response.status_code != 201:
        problem_of(response)
        assert stored() == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"party": "two"}, "party"),
        ({"party": "2.0"}, "party"),
        ({"party": "99999999999"}, "party"),
        ({"party": "0"}, "party"),
        ({"party": "\0"}, "party"),
        ({"date": "soon"}, "date"),
        ({"seating": "rooftop"}, "seating"),
        ({"restaurantSlug": "\0"}, "restaurantSlug"),
        ({"party": ["2", "3"]}, "party"),
        ({"surname": "x"}, "surname"),
    ],
    ids=str,
)
def test_nonsense_in_the_query(client: TestClient, wish: Json, change: Json, field: str) -> None:
    names = ("restaurantSlug", "date", "party", "bookingType", "seating")
    query = {name: wish[name] for name in names} | change
    problem = problem_of(client.get("/api/availability", params=query))
    assert (problem["code"], problem["errors"]["field"]) == ("RS001", field)
