"""Why a flow that had its booking did not end well, and what to do about it."""

from cli.flow.booking import Booking
from cli.flow.failure import FlowError

_HINTS_BY_REASON = {
    "no_capacity": "Every suitable table is taken then: choose another --date, --time or "
    "--seating, or a smaller --party-size.",
}


def failure_of(booking: Booking, timeout_s: float, trouble: FlowError | None = None) -> FlowError:
    """The failure that a booking means which is not confirmed with a table.

    `timeout_s` is the whole run's; `trouble` is what the last reading met, if it met any.
    """
    facts: dict[str, object] = {
        "reference": booking.reference,
        "bookingStatus": booking.status,
        "state": booking.state,
        "reason": booking.reason,
    }
    if booking.is_settled:
        return _refused(booking, facts)
    if trouble is not None:
        return FlowError(
            f"What became of booking {booking.reference} could not be read within "
            f"{timeout_s:g} s. {trouble.message}",
            trouble.hint,
            **{**facts, **trouble.facts},
        )
    return _stuck(booking, timeout_s, facts)


def _refused(booking: Booking, facts: dict[str, object]) -> FlowError:
    reason = booking.reason or "no reason given"
    return FlowError(
        f"Booking {booking.reference} is {booking.status}: {reason}.",
        _HINTS_BY_REASON.get(
            reason, "Read core.booking_state_history to learn who decided that, and book again."
        ),
        **facts,
    )


def _stuck(booking: Booking, timeout_s: float, facts: dict[str, object]) -> FlowError:
    message = f"Booking {booking.reference} is still {booking.state} after {timeout_s:g} s."
    if booking.status == "confirmed":
        message = f"Booking {booking.reference} is confirmed, but without a table."
        hint = "Tell the operator: ops.check_invariants() lists bookings like this."
    elif booking.reason in _HINTS_BY_REASON:
        hint = _HINTS_BY_REASON[booking.reason]
    elif booking.state == "manual_review":
        hint = "A person has to decide on it; book another time if it must not wait."
    else:
        hint = (
            "Start a worker with `holdfast worker`, look at ops.queue_depth for what waits, "
            "or give it longer with --timeout."
        )
    return FlowError(message, hint, **facts)
