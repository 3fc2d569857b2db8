"""What staff note of a visit: the party came, went, or did not come."""

from starlette.requests import Request
from starlette.responses import Response

from api.bookings import booking_answer
from api.database import Database
from api.identity import require_staff
from api.requests import body_arguments, reference_argument, version_argument
from api.shapes import VISIT_REQUEST, Shape


async def seat_booking(request: Request) -> Response:
    """The party sits, since `at` or now."""
    return await _note(request, "api.seat_booking", VISIT_REQUEST)


async def complete_booking(request: Request) -> Response:
    """The party has left, at `at` or now; the rest of its time is free for others."""
    return await _note(request, "api.complete_booking", VISIT_REQUEST)


async def mark_no_show(request: Request) -> Response:
    """Nobody came: frees the tables and writes to the guest."""
    return await _note(request, "api.mark_no_show")


async def reopen_booking(request: Request) -> Response:
    """Undo that a party sits, or, within the grace of the venue, that nobody came."""
    return await _note(request, "api.reopen_booking")


async def _note(request: Request, function: str, body: Shape | None = None) -> Response:
    caller = require_staff(request)
    arguments = reference_argument(request) | version_argument(request)
    if body:
        arguments |= await body_arguments(request, body)
    database: Database = request.app.state.database
    # Repeatable without a key: what is noted already is left alone.
    [row] = await database.call(caller.role, function, arguments, is_repeatable=True)
    return booking_answer(row, is_personal=True)
