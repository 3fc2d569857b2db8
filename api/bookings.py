"""Bookings: request, read, change, take back, cancel, and assign at once."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database, Row
from api.identity import Caller, identify, require_staff
from api.requests import (
    body_arguments,
    key_argument,
    reference_argument,
    required_version_argument,
    token_argument,
    version_argument,
)
from api.shapes import BOOKING_REQUEST, CANCEL_REQUEST, MODIFY_REQUEST
from api.views import assignment_view, booking_view


async def create_booking(request: Request) -> Response:
    """Request a booking; its tables are assigned a moment later."""
    caller = identify(request)
    key = key_argument(request)
    arguments = await body_arguments(request, BOOKING_REQUEST) | key
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.request_booking", arguments, is_repeatable=bool(key)
    )
    # Whoever made the booking may see all of it.
    response = booking_answer(row, is_personal=True, status=201)
    response.headers["Location"] = f"/api/bookings/{row['reference']}"
    return response


async def read_booking(request: Request) -> Response:
    """Read a booking by its reference; personal data only for staff."""
    caller = identify(request)
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.get_booking", reference_argument(request), is_repeatable=True
    )
    return booking_answer(row, is_personal=caller.is_staff)


async def modify_booking(request: Request) -> Response:
    """Change a booking by the token of its link; another visit looks for tables again."""
    return await _modify(request, identify(request))


async def modify_any_booking(request: Request) -> Response:
    """Change a booking, by its reference or id; another visit looks for tables again."""
    return await _modify(request, require_staff(request))


async def restore_booking(request: Request) -> Response:
    """Take back a change that is under way or could not be met: the booking is as it was before."""
    caller = identify(request)
    arguments = reference_argument(request) | version_argument(request) | token_argument(request)
    database: Database = request.app.state.database
    # Repeatable without a key: what is restored already is left alone.
    [row] = await database.call(caller.role, "api.restore_booking", arguments, is_repeatable=True)
    return booking_answer(row, is_personal=True)


async def cancel_booking(request: Request) -> Response:
    """Cancel a booking; If-Match refuses when it has changed since it was read."""
    caller = identify(request)
    key = key_argument(request)
    arguments = reference_argument(request) | version_argument(request) | key
    arguments |= token_argument(request) | await body_arguments(request, CANCEL_REQUEST)
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.cancel_booking", arguments, is_repeatable=bool(key)
    )
    # Whoever could cancel it may see all of it.
    return booking_answer(row, is_personal=True)


async def assign_booking(request: Request) -> Response:
    """Try to assign tables now, as a worker would; a booking that is settled stays as it is."""
    caller = require_staff(request)
    database: Database = request.app.state.database
    # Repeatable without a key: what is assigned already is left alone.
    [row] = await database.call(
        caller.role, "api.assign_booking", reference_argument(request), is_repeatable=True
    )
    return JSONResponse(assignment_view(row))


async def _modify(request: Request, caller: Caller) -> Response:
    key = key_argument(request)
    arguments = reference_argument(request) | required_version_argument(request) | key
    arguments |= token_argument(request) | await body_arguments(request, MODIFY_REQUEST)
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.modify_booking", arguments, is_repeatable=bool(key)
    )
    return booking_answer(row, is_personal=True)


def booking_answer(row: Row, *, is_personal: bool, status: int = 200) -> Response:
    """A booking, with its version as ETag."""
    etag = f'"{row["state_version"]}"'
    return JSONResponse(booking_view(row, is_personal=is_personal), status, {"ETag": etag})
