"""A small Python client of the HTTP interface, for whoever books from a program of their own.

Slots, holds and bookings come as dictionaries that docs/http.md describes. What is gone is one
error, BookingConflictError, whatever the database said.
"""

import uuid
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx2

Json = dict[str, Any]

SECONDS = 10.0
"""Patience with one request."""

CONFLICTS = (409, 410)
"""Statuses that say: somebody else got it first, or the time for it is over."""


class BookingRefusedError(Exception):
    """The shim refused a request. `problem` is its answer, RFC 9457."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{problem.get('detail', 'refused')} ({problem.get('code', 'no code')})")
        self.problem = dict(problem)

    @property
    def status(self) -> int:
        return int(self.problem.get("status", 0))

    @property
    def code(self) -> str | None:
        """RS and three digits; docs/errors.md lists them."""
        return self.problem.get("code")

    @property
    def hint(self) -> str | None:
        return self.problem.get("hint")


class BookingConflictError(BookingRefusedError):
    """What was wanted is not free, or not any more; `alternatives` are the next best slots."""

    @property
    def alternatives(self) -> list[Json]:
        """As `{"date", "time", "startsAt"}`, of a practice also `localStart` and `therapists`."""
        found: list[Json] = self.problem.get("errors", {}).get("alternatives", [])
        return found


def refusal(problem: Mapping[str, Any]) -> BookingRefusedError:
    """The error for a problem."""
    is_conflict = problem.get("status") in CONFLICTS
    return (BookingConflictError if is_conflict else BookingRefusedError)(problem)


class HoldfastClient:
    """Use it as a context manager.

    `http` may be any client of httpx2 or Starlette's TestClient with a base URL; without one,
    `base_url` is asked. Raises BookingConflictError when what is wanted is not free,
    BookingRefusedError for every other refusal, and the transport's own errors. Commands carry an
    idempotency key: give your own to repeat one safely.
    """

    def __init__(
        self, base_url: str = "http://127.0.0.1:8080", *, token: str | None = None, http: Any = None
    ) -> None:
        self._http = http or httpx2.Client(base_url=base_url, timeout=SECONDS)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def find_slots(
        self, venue: str, service: str, first: str, last: str, **more: str
    ) -> list[Json]:
        """The slots of a practice between two dates; `more`: therapist, party, exclude."""
        query = {"restaurantSlug": venue, "bookingType": service, "from": first, "to": last} | more
        slots: list[Json] = self._ask("GET", "/api/slots", params=query)["slots"]
        return slots

    def hold(
        self,
        venue: str,
        service: str,
        date: str,
        time: str,
        *,
        key: str | None = None,
        **more: object,
    ) -> Json:
        """Hold a slot or a table; `more`: party, therapist, email, fold, exclude, seating."""
        body = {"restaurantSlug": venue, "bookingType": service, "date": date, "time": time} | more
        return self._ask("POST", "/api/holds", json=body, key=key or uuid.uuid4().hex)

    def renew(self, reference: str) -> Json:
        """Make a hold last longer; `expiresAt` says until when."""
        return self._ask("POST", f"/api/holds/{quote(reference)}/renew")

    def confirm(
        self, reference: str, name: str, email: str, *, key: str | None = None, **more: object
    ) -> Json:
        """Make a hold a booking; `more`: phone, notes, marketingOptIn."""
        body = {"name": name, "email": email} | more
        address = f"/api/holds/{quote(reference)}/confirm"
        return self._ask("POST", address, json=body, key=key or uuid.uuid4().hex)

    def release(self, reference: str) -> Json:
        """Give a hold back."""
        return self._ask("DELETE", f"/api/holds/{quote(reference)}")

    def read(self, reference: str) -> Json:
        """A booking or a hold as it is now."""
        return self._ask("GET", f"/api/bookings/{quote(reference)}")

    def _ask(self, method: str, address: str, *, key: str | None = None, **more: Any) -> Json:
        headers = self._headers | ({"Idempotency-Key": key} if key else {})
        answer = self._http.request(method, address, headers=headers, **more)
        body: Json = answer.json()
        if answer.status_code >= 400:
            raise refusal(body)
        return body
