"""One booking through the flow: ask over HTTP, wait, have it tried at once when that is long."""

import time
from dataclasses import dataclass
from typing import Any

import psycopg

from cli.flow.booking import Booking
from cli.flow.client import BookingClient
from cli.flow.database import Database
from cli.flow.failure import FlowError, TemporaryTrouble
from cli.flow.polling import Wait, wait_until_settled
from cli.slotfill.outcome import Outcome
from cli.wishes import Wish

REQUEST_TIMEOUT_S = 15.0
READ_TIMEOUT_S = 5.0
STARVED = frozenset({"53300", "RS111"})


@dataclass(frozen=True, slots=True)
class Driver:
    """Where to ask. Waits in seconds: for the workers, then for an attempt at once."""

    base_url: str
    database_url: str
    venue: str
    inline_s: float
    background_s: float
    run: str

    def book(self, wish: Wish, *, concurrency: int, slot: str, number: int) -> Outcome:
        """Drive one wish to its end; never raises for what the system under test does."""
        request_id = f"{self.run}-c{concurrency}-{slot.replace(':', '')}-{number}"
        facts: dict[str, Any] = {"concurrency": concurrency, "slot": slot, "number": number}
        facts |= {"party": wish.party, "request_id": request_id}
        with BookingClient(self.base_url, correlation_id=request_id) as client:
            # After the client is made, which takes longer than a request.
            sent_at, began = time.time(), time.monotonic()
            try:
                reading = client.submit(
                    self._body(wish, request_id),
                    idempotency_key=request_id,
                    timeout_s=REQUEST_TIMEOUT_S,
                )
            except FlowError as failure:
                return _not_taken(failure, began, sent_at, facts)
            submit_ms, answered_at = _ms(began), time.time()
            follow = self._follow(client, reading.booking)
        return Outcome(
            **facts,
            reference=reading.booking.reference,
            submitDurationMs=submit_ms,
            sent_at=sent_at,
            answered_at=answered_at,
            outcome=follow.outcome,
            reason=follow.reason,
            inlineDurationMs=follow.inline_ms,
            postJobDurationMs=follow.post_ms,
            seatWaste=follow.booking.seat_waste if follow.is_seated else None,
            tables=tuple(table.label for table in follow.booking.tables),
        )

    def _follow(self, client: BookingClient, booking: Booking) -> "_Followed":
        began = time.monotonic()
        wait = _wait(client, booking, self.inline_s)
        inline_ms, post_ms = _ms(began), None
        if not _is_answered(wait.booking or booking):
            pushed = time.monotonic()
            try:
                Database(self.database_url).assign_now(booking, timeout_s=REQUEST_TIMEOUT_S)
            except (FlowError, psycopg.Error):
                pass  # A worker may yet come: the wait decides.
            wait = _wait(client, booking, self.background_s)
            post_ms = _ms(pushed)
        return _Followed(wait.booking or booking, inline_ms, post_ms)

    def _body(self, wish: Wish, request_id: str) -> dict[str, object]:
        return {
            "restaurantSlug": self.venue,
            "date": wish.day.isoformat(),
            "time": f"{wish.time:%H:%M}",
            "party": wish.party,
            "bookingType": wish.service,
            "seating": "any",
            "name": "Slot Fill",
            "email": f"{request_id}@example.com",
        }


@dataclass(frozen=True, slots=True)
class _Followed:
    """How a booking that was taken ended."""

    booking: Booking
    inline_ms: float
    post_ms: float | None

    @property
    def is_seated(self) -> bool:
        return self.booking.is_seated_well

    @property
    def outcome(self) -> str:
        if self.is_seated:
            return "confirmed" if self.post_ms is None else "inline_timeout"
        return "refused" if _is_answered(self.booking) else "failed_background_timeout"

    @property
    def reason(self) -> str | None:
        return None if self.is_seated else self.booking.reason or self.booking.state


def _wait(client: BookingClient, booking: Booking, seconds: float) -> Wait:
    return wait_until_settled(
        lambda _: client.read(booking.reference, timeout_s=READ_TIMEOUT_S).booking,
        until=time.monotonic() + seconds,
        clock=time.monotonic,
        sleep=time.sleep,
        on_trouble=lambda _: None,
        is_enough=_is_answered,
    )


def _is_answered(booking: Booking) -> bool:
    """Settled, or told why there is no table yet: the engine tries again by itself, in minutes."""
    return booking.is_settled or booking.reason is not None


def _not_taken(failure: FlowError, began: float, sent_at: float, facts: dict[str, Any]) -> Outcome:
    """A request that got no booking: no answer in time, or a refusal with its code."""
    code = failure.facts.get("code")
    is_timeout = isinstance(failure, TemporaryTrouble)
    return Outcome(
        **facts,
        outcome="api_timeout" if is_timeout else "refused",
        reason=" ".join(str(failure.facts[key]) for key in ("code", "name") if key in failure.facts)
        or failure.message,
        reference=None,
        submitDurationMs=_ms(began),
        inlineDurationMs=None,
        postJobDurationMs=None,
        seatWaste=None,
        tables=(),
        sent_at=sent_at,
        answered_at=None,
        is_starved=code in STARVED,
    )


def _ms(since: float) -> float:
    return round((time.monotonic() - since) * 1000, 1)
