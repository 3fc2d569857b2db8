"""What the engine could not decide: staff see it, and decide."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.bookings import booking_answer
from api.database import Database
from api.identity import require_staff
from api.requests import (
    body_arguments,
    key_argument,
    query_arguments,
    reference_argument,
    version_argument,
)
from api.shapes import DECISION_REQUEST, FORCE_REQUEST, REVIEW_QUERY, Shape
from api.views import review_view


async def list_review(request: Request) -> Response:
    """List the bookings about which a person has to decide, the most urgent first."""
    caller = require_staff(request)
    database: Database = request.app.state.database
    rows = await database.call(
        caller.role,
        "api.list_review",
        query_arguments(request, REVIEW_QUERY),
        is_repeatable=True,
    )
    return JSONResponse(review_view(rows))


async def requeue_booking(request: Request) -> Response:
    """Have tables looked for again, from the beginning, with all attempts."""
    return await _decide(request, "api.requeue_booking", DECISION_REQUEST)


async def force_confirm(request: Request) -> Response:
    """Confirm on the tables that are named; `note` says why where they break a rule."""
    return await _decide(request, "api.force_confirm", FORCE_REQUEST)


async def decline_booking(request: Request) -> Response:
    """Give the booking up, and tell the guest."""
    return await _decide(request, "api.decline_booking", DECISION_REQUEST)


async def _decide(request: Request, function: str, body: Shape) -> Response:
    caller = require_staff(request)
    key = key_argument(request)
    arguments = reference_argument(request) | version_argument(request) | key
    arguments |= await body_arguments(request, body)
    database: Database = request.app.state.database
    [row] = await database.call(caller.role, function, arguments, is_repeatable=bool(key))
    return booking_answer(row, is_personal=True)
