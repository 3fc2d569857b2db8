"""What a run may be told, and how it refuses the rest."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from cli.flow import FlowError, FlowOptions
from cli.flow.run import tomorrow
from tests.cli.flow.conftest import EMAIL


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080",
        "https://booking.example.org",
        "http://[::1]:8080/",
        "https://example.org/prefix/",
        "HTTP://Example.org.",
    ],
)
def test_the_address_of_a_shim_is_taken_without_its_last_slash(url: str) -> None:
    assert FlowOptions(EMAIL, base_url=url).base_url == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("ftp://example.org", "http://"),
        ("example.org:8080", "http://"),
        ("/api", "http://"),
        ("http://", "no host"),
        ("http://:8080", "no host"),
        ("http://a..b", "no host"),
        (f"http://{'a' * 64}.org", "no host"),
        ("http://user:secret@example.org", "user name"),
        ("http://:secret@example.org", "user name"),
        ("http://@example.org", "user name"),
        ("http://example.org:99999/secret", "not a URL"),
        ("http://example.org:zero", "not a URL"),
        ("http://example.org:0", "port 0"),
        ("http://[::1", "not a URL"),
        ("http://example.org?token=secret", "query"),
        ("http://example.org/#secret", "fragment"),
        ("http://exa mple.org", "BOOKING_API_BASE_URL"),
        ("http://example.org/a\tb", "BOOKING_API_BASE_URL"),
    ],
)
def test_any_other_address_is_refused_and_never_quoted(url: str, fault: str) -> None:
    with pytest.raises(FlowError) as caught:
        FlowOptions(EMAIL, base_url=url)
    assert fault in caught.value.message
    assert "secret" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    "email", ["", "guest", "@example.org", "guest@", "a@b@c.org", "a b@c.org", "a@c.org\nBcc: x"]
)
def test_what_is_not_one_address_is_refused(email: str) -> None:
    with pytest.raises(FlowError, match="TEST_CUSTOMER_EMAIL"):
        FlowOptions(email)


@pytest.mark.parametrize("token", ["sécret", "sec\nret"])
def test_a_token_that_no_header_can_carry_is_refused_and_never_quoted(token: str) -> None:
    with pytest.raises(FlowError, match="HOLDFAST_STAFF_TOKEN") as caught:
        FlowOptions(EMAIL, staff_token=token)
    assert token not in caught.value.message + caught.value.hint


def test_an_id_needs_the_database() -> None:
    with pytest.raises(FlowError, match="--restaurant-id"):
        FlowOptions(EMAIL, restaurant_id=3)


def test_secrets_are_not_shown() -> None:
    options = FlowOptions(EMAIL, database_url="postgresql://u:secret@h/d", staff_token="secret")
    assert "secret" not in repr(options) and EMAIL not in repr(options)


def test_each_run_has_a_correlation_id_of_its_own() -> None:
    options = FlowOptions(EMAIL)
    assert options.correlation_id != FlowOptions(EMAIL).correlation_id
    assert dataclasses.replace(options).correlation_id == options.correlation_id


@pytest.mark.parametrize(
    ("timezone", "expected"),
    [("Pacific/Auckland", date(2030, 5, 3)), ("America/Los_Angeles", date(2030, 5, 2))],
)
def test_tomorrow_is_the_venues(timezone: str, expected: date) -> None:
    now = datetime(2030, 5, 1, 18, 0, tzinfo=UTC)
    assert tomorrow(timezone, now) == expected
