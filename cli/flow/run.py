"""One booking, driven from the public HTTP API to its tables."""

import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cli.flow.booking import Booking
from cli.flow.client import BookingClient
from cli.flow.database import Database, Venue
from cli.flow.failure import FlowError, TemporaryTrouble
from cli.flow.journal import Clock, Emit, Journal, Phase
from cli.flow.options import FlowOptions
from cli.flow.outcome import failure_of
from cli.flow.polling import Wait, wait_until_settled
from cli.flow.source import BookingSource
from cli.flow.summary import FlowSummary

INLINE_WAIT_S = 25.0
"""How long the workers are given before the database is asked to try the booking at once."""
BACKGROUND_RESERVE_S = 5.0
"""What a short --timeout keeps of itself for that attempt: this, but at most half of it."""

_REQUEST_TIMEOUT_S = 15.0
_READ_TIMEOUT_S = 5.0
_SHORTEST_TIMEOUT_S = 0.5
_GUEST_NAME = "Holdfast Flow"


def run_flow(
    options: FlowOptions,
    emit: Emit,
    *,
    clock: Clock = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> FlowSummary:
    """Submit one booking and wait until it is confirmed with a table.

    Every step goes to `emit`, the failure that ends the run too; then it is raised as FlowError.
    `clock` and `sleep` are in seconds.
    """
    journal = Journal(emit, options.correlation_id, clock)
    try:
        return _Flow(options, journal, sleep).run()
    except FlowError as failure:
        journal.end_with(failure)
        raise
    except KeyboardInterrupt:
        journal.end_with(_interruption(journal))
        raise


class _Flow:
    """The steps of one run, in their order, and the deadline that they share."""

    def __init__(
        self, options: FlowOptions, journal: Journal, sleep: Callable[[float], None]
    ) -> None:
        self.options = options
        self.journal = journal
        self.clock = journal.clock
        self.sleep = sleep
        self.deadline = journal.started + options.timeout_s

    def run(self) -> FlowSummary:
        with BookingClient(
            self.options.base_url,
            correlation_id=self.options.correlation_id,
            staff_token=self.options.staff_token,
            clock=self.clock,
        ) as client:
            database = Database(self.options.database_url) if self.options.database_url else None
            booking, submit_ms = self._submit(client, self._request(database))
            return self._follow(database or client, booking, submit_ms)

    def _request(self, database: Database | None) -> dict[str, object]:
        """The body of the POST, with what only the venue knows filled in."""
        options = self.options
        venue = _find_venue(options, database)
        day = options.date or tomorrow(venue.timezone if venue else None)
        return {
            "restaurantSlug": venue.slug if venue else options.restaurant_slug,
            "date": day.isoformat(),
            "time": options.time.strftime("%H:%M"),
            "party": options.party_size,
            "bookingType": options.booking_type,
            "seating": options.seating,
            "notes": None,
            "name": _GUEST_NAME,
            "email": options.customer_email,
            "phone": None,
            "marketingOptIn": False,
        }

    def _submit(self, client: BookingClient, body: Mapping[str, object]) -> tuple[Booking, float]:
        shown = {key: value for key, value in body.items() if key not in {"name", "email"}}
        self.journal.write(
            "submit",
            f"Asking for {_wish(body)}",
            duration_ms=self.journal.since(self.journal.started),
            facts={**client.submission, "request": shown},
        )
        started = self.clock()
        reading = client.submit(
            body,
            idempotency_key=self.options.correlation_id,
            timeout_s=self._at_most(_REQUEST_TIMEOUT_S),
        )
        duration_ms = self.journal.since(started)
        self.journal.booking_id = reading.booking.id
        self.journal.write(
            "submit",
            f"Booking {reading.booking.reference} is {reading.booking.state}",
            duration_ms=duration_ms,
            facts={**reading.facts, **_progress(reading.booking)},
        )
        return reading.booking, duration_ms

    def _follow(self, source: BookingSource, booking: Booking, submit_ms: float) -> FlowSummary:
        """Wait, push when the wait runs out, wait again; then say how it ended."""
        started = self.clock()
        wait = self._wait(source, booking, "inline_poll", self._inline_deadline(started))
        inline_ms = self.journal.since(started)
        inline_attempts, is_pushed = wait.attempts, not wait.is_over
        if is_pushed:
            self._push(source, booking)
            wait = self._wait(source, booking, "background_job", self.deadline)
        if wait.booking is None or not wait.booking.is_seated_well:
            raise failure_of(wait.booking or booking, self.options.timeout_s, wait.trouble)
        summary = FlowSummary(
            correlation_id=self.options.correlation_id,
            booking=wait.booking,
            submit_duration_ms=submit_ms,
            inline_duration_ms=inline_ms,
            inline_attempts=inline_attempts,
            is_background_invoked=is_pushed,
        )
        self._conclude(summary)
        return summary

    def _inline_deadline(self, started: float) -> float:
        reserve = min(BACKGROUND_RESERVE_S, self.options.timeout_s / 2)
        return min(started + INLINE_WAIT_S, self.deadline - reserve)

    def _wait(self, source: BookingSource, booking: Booking, phase: Phase, until: float) -> Wait:
        started = self.clock()

        def read(attempt: int) -> Booking:
            nonlocal started
            started = self.clock()
            reading = source.read(booking.reference, timeout_s=self._at_most(_READ_TIMEOUT_S))
            self.journal.write(
                phase,
                f"Booking {booking.reference} is {reading.booking.state}",
                duration_ms=self.journal.since(started),
                facts={"attempt": attempt, **reading.facts, **_progress(reading.booking)},
            )
            return reading.booking

        def note(trouble: TemporaryTrouble) -> None:
            duration_ms = self.journal.since(started)
            self.journal.write_failure(phase, trouble, duration_ms=duration_ms, level="warning")

        return wait_until_settled(
            read, until=until, clock=self.clock, sleep=self.sleep, on_trouble=note
        )

    def _push(self, source: BookingSource, booking: Booking) -> None:
        """Ask for an attempt at once. That it fails is a line of the log: a worker may yet come."""
        started = self.clock()
        try:
            facts = source.assign_now(booking, timeout_s=self._at_most(_REQUEST_TIMEOUT_S))
        except FlowError as failure:
            duration_ms = self.journal.since(started)
            self.journal.write_failure("background_job", failure, duration_ms=duration_ms)
            return
        self.journal.write(
            "background_job",
            f"Asked for an attempt at once: {facts.get('outcome')}",
            duration_ms=self.journal.since(started),
            facts=facts,
        )

    def _conclude(self, summary: FlowSummary) -> None:
        labels = ", ".join(table.label for table in summary.booking.tables)
        self.journal.write(
            "final_summary",
            f"Booking {summary.booking.reference} is confirmed: {labels}",
            duration_ms=self.journal.since(self.journal.started),
            facts=summary.to_json(),
        )

    def _at_most(self, seconds: float) -> float:
        return max(_SHORTEST_TIMEOUT_S, min(seconds, self.deadline - self.clock()))


def tomorrow(timezone: str | None, now: datetime | None = None) -> date:
    """Tomorrow's date in the time zone, an IANA name; where it is unknown, this machine's.

    `now` carries its zone.
    """
    moment = now or datetime.now().astimezone()
    return (moment.astimezone(ZoneInfo(timezone) if timezone else None) + timedelta(days=1)).date()


def _find_venue(options: FlowOptions, database: Database | None) -> Venue | None:
    if database is None:
        return None
    if options.restaurant_id is None:
        return database.find_venue(slug=options.restaurant_slug)
    venue = database.find_venue(venue_id=options.restaurant_id)
    if venue is None:
        raise FlowError(
            f"There is no venue with the id {options.restaurant_id} to be found in the database.",
            "Check --restaurant-id, or name the venue with --restaurant-slug.",
        )
    return venue


def _wish(body: Mapping[str, object]) -> str:
    return (
        f"{body['bookingType']} at {body['restaurantSlug']} on {body['date']} at {body['time']} "
        f"for {body['party']}, seating {body['seating']}"
    )


def _progress(booking: Booking) -> dict[str, object]:
    return {
        "reference": booking.reference,
        "bookingStatus": booking.status,
        "state": booking.state,
        "reason": booking.reason,
        "tableCount": len(booking.tables),
    }


def _interruption(journal: Journal) -> FlowError:
    if journal.booking_id is None:
        return FlowError("Interrupted before there was a booking.", "Run the command again.")
    return FlowError(
        f"Interrupted: booking {journal.booking_id} stays as it is.",
        "The workers go on with it; cancel it with api.cancel_booking() if nobody needs it.",
    )
