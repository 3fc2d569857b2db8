"""What one run is told: the booking wanted, and where to ask for it."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from cli.flow.failure import FlowError
from runtime.logs import new_correlation_id

DEFAULT_BASE_URL = "http://127.0.0.1:8080"
DEFAULT_RESTAURANT = "white-horse-waterbeach"
DEFAULT_TIME = datetime.time(19, 0)
DEFAULT_TIMEOUT_S = 60

_HOST_LABEL = re.compile(r"[^.]{1,63}")


@dataclass(frozen=True, slots=True)
class FlowOptions:
    """One booking to drive. Raises FlowError for a bad base URL, e-mail address or token.

    `date` None means tomorrow in the venue's time zone; `restaurant_id` wins over
    `restaurant_slug` and needs the database. `database_url` None reads over HTTP.
    """

    customer_email: str = field(repr=False)
    base_url: str = DEFAULT_BASE_URL
    database_url: str | None = field(default=None, repr=False)
    staff_token: str | None = field(default=None, repr=False)
    date: datetime.date | None = None
    time: datetime.time = DEFAULT_TIME
    party_size: int = 2
    booking_type: str = "dinner"
    seating: str = "any"
    restaurant_slug: str = DEFAULT_RESTAURANT
    restaurant_id: int | None = None
    timeout_s: float = DEFAULT_TIMEOUT_S
    correlation_id: str = field(default_factory=new_correlation_id)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base_url", check_base_url(self.base_url))
        check_email(self.customer_email)
        check_staff_token(self.staff_token)
        if self.restaurant_id is not None and self.database_url is None:
            raise FlowError(
                "--restaurant-id is looked up in the database, and --no-database rules that out.",
                "Name the venue with --restaurant-slug instead.",
            )


def read_base_url(environ: Mapping[str, str]) -> str:
    """BOOKING_API_BASE_URL, or the local shim."""
    return environ.get("BOOKING_API_BASE_URL", "").strip() or DEFAULT_BASE_URL


def read_customer_email(environ: Mapping[str, str]) -> str:
    """TEST_CUSTOMER_EMAIL; raises FlowError when it is not set."""
    email = environ.get("TEST_CUSTOMER_EMAIL", "").strip()
    if not email:
        raise FlowError(
            "TEST_CUSTOMER_EMAIL is not set: the booking needs a guest's address.",
            "Set it to a mailbox of yours, which gets the confirmation: "
            "export TEST_CUSTOMER_EMAIL=you@example.org",
        )
    return email


def check_email(email: str) -> None:
    """Refuse what cannot be one address; the API itself looks closer. Raises FlowError."""
    local, at, domain = email.partition("@")
    if not (local and at and domain) or "@" in domain or not email.isprintable() or " " in email:
        raise FlowError(
            "TEST_CUSTOMER_EMAIL is not one e-mail address.",
            "Set it to a mailbox of yours, without a name: you@example.org",
        )


def check_staff_token(token: str | None) -> None:
    """Refuse what no header can carry, before a library quotes it in an error. Raises FlowError."""
    if token is not None and not (token.isascii() and token.isprintable()):
        raise FlowError(
            "HOLDFAST_STAFF_TOKEN holds more than visible ASCII characters.",
            "Set it to the token that the shim was started with.",
        )


def check_base_url(url: str) -> str:
    """The URL without its last slash. Raises FlowError, which never quotes it: it may hold a
    password."""
    fault = _base_url_fault(url)
    if fault:
        raise FlowError(
            f"BOOKING_API_BASE_URL {fault}.",
            f"Set it to the address of the shim, such as {DEFAULT_BASE_URL}",
        )
    return url.rstrip("/")


def _base_url_fault(url: str) -> str | None:
    try:
        parts, _ = urlsplit(url), httpx2.URL(url)
        port = parts.port
    except (ValueError, httpx2.InvalidURL):
        return "is not a URL"
    if parts.scheme not in {"http", "https"}:
        return "does not start with http:// or https://"
    if not parts.hostname or not all(
        map(_HOST_LABEL.fullmatch, parts.hostname.removesuffix(".").split("."))
    ):
        return "names no host"
    if parts.username is not None or parts.password is not None:
        return "holds a user name or password"
    if port == 0:
        return "names port 0"
    if "?" in url or "#" in url:
        return "holds a query or fragment"
    return "holds a blank" if any(letter.isspace() for letter in url) else None
