"""The shim's HTTP client: submit a booking, read it, have it tried at once."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit

import httpx2

from cli.flow.booking import Booking, MalformedBookingError
from cli.flow.failure import FlowError, TemporaryTrouble
from cli.flow.http_failure import refusal, unreachable
from cli.flow.journal import Clock
from cli.flow.source import Reading

_BODY_LIMIT = 1_000_000
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `body` is the parsed JSON, or the text where it is none."""

    status: int
    headers: Mapping[str, str]
    body: Any
    facts: Mapping[str, Any]


class BookingClient:
    """A BookingSource over HTTP, which can also submit. Use it as a context manager.

    `base_url` is validated already; `staff_token` is needed by `assign_now` alone. Each request
    has an id that begins with `correlation_id`, so that the shim's log can be searched for it.
    """

    def __init__(
        self,
        base_url: str,
        *,
        correlation_id: str,
        staff_token: str | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self._base_url = base_url
        self._correlation_id = correlation_id
        self._read_numbers = count(1)
        self._staff_token = staff_token
        self._clock = clock
        self._http = httpx2.Client(
            headers={"Accept": "application/json", "User-Agent": "holdfast-flow"},
            # A proxy of the environment cannot reach this machine's own addresses.
            trust_env=urlsplit(base_url).hostname not in _LOOPBACK,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    @property
    def submission(self) -> dict[str, Any]:
        """The facts of the request that `submit` makes."""
        return self._request("POST", "/api/bookings", "submit")

    def submit(
        self, request: Mapping[str, object], *, idempotency_key: str, timeout_s: float
    ) -> Reading:
        """POST /api/bookings; raises FlowError for every answer that is not the booking."""
        answer = self._ask(
            self.submission,
            timeout_s=timeout_s,
            body=request,
            headers={"Idempotency-Key": idempotency_key},
        )
        return Reading(_booking(answer), answer.facts)

    def read(self, reference: str, *, timeout_s: float) -> Reading:
        """See BookingSource: GET /api/bookings/{reference}."""
        path = f"/api/bookings/{quote(reference, safe='')}"
        request = self._request("GET", path, f"read-{next(self._read_numbers)}")
        answer = self._ask(request, timeout_s=timeout_s)
        return Reading(_booking(answer), answer.facts)

    def assign_now(self, booking: Booking, *, timeout_s: float) -> Mapping[str, object]:
        """See BookingSource: POST /api/ops/bookings/{reference}/assign, with the staff token."""
        if self._staff_token is None:
            raise FlowError(
                "Without HOLDFAST_STAFF_TOKEN the shim cannot be asked to try the booking now.",
                "Set HOLDFAST_STAFF_TOKEN to the shim's own, or leave --no-database away.",
            )
        path = f"/api/ops/bookings/{quote(booking.reference, safe='')}/assign"
        answer = self._ask(
            self._request("POST", path, "assign"),
            timeout_s=timeout_s,
            headers={"Authorization": f"Bearer {self._staff_token}"},
        )
        told = answer.body if isinstance(answer.body, dict) else {}
        return {**answer.facts, **{key: told.get(key) for key in ("outcome", "state", "reason")}}

    def _request(self, method: str, path: str, name: str) -> dict[str, Any]:
        return {
            "method": method,
            "url": f"{self._base_url}{path}",
            "status": None,
            "requestId": f"{self._correlation_id}-{name}",
        }

    def _ask(
        self,
        facts: dict[str, Any],
        *,
        timeout_s: float,
        body: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        until = self._clock() + timeout_s
        try:
            with self._http.stream(
                facts["method"],
                facts["url"],
                json=body,
                headers={"X-Request-Id": facts["requestId"], **(headers or {})},
                timeout=timeout_s,
            ) as response:
                content = self._read_body(response, until, facts)
        except (httpx2.HTTPError, UnicodeError) as error:
            raise unreachable(error, facts) from error
        answer = _answer(response, content, facts)
        if not response.is_success:
            raise refusal(answer.status, answer.headers, answer.body, answer.facts)
        return answer

    def _read_body(
        self, response: httpx2.Response, until: float, facts: Mapping[str, Any]
    ) -> bytes:
        """The whole body. httpx2 bounds each read alone: a server that drips would never end."""
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > _BODY_LIMIT or self._clock() > until:
                raise TemporaryTrouble(
                    "The server's answer is too long or too slow.",
                    "Check that BOOKING_API_BASE_URL points at a Holdfast shim.",
                    **{**facts, "status": response.status_code},
                )
        return bytes(content)


def _answer(response: httpx2.Response, content: bytes, facts: Mapping[str, Any]) -> Answer:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        body = content.decode(errors="replace")
    told = body.get("requestId") if isinstance(body, dict) else None
    request_id = response.headers.get("X-Request-Id") or told or facts["requestId"]
    return Answer(
        response.status_code,
        response.headers,
        body,
        {**facts, "status": response.status_code, "requestId": request_id},
    )


def _booking(answer: Answer) -> Booking:
    try:
        return Booking.from_json(answer.body)
    except MalformedBookingError as error:
        raise FlowError(
            f"The server answered {answer.status}, but not with a booking: {error}.",
            "Check that BOOKING_API_BASE_URL points at a Holdfast shim of this version.",
            **answer.facts,
        ) from error
