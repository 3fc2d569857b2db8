"""Holds: tables kept for a few minutes while a guest makes up their mind."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database, Row
from api.identity import Caller, identify
from api.problems import Problem
from api.requests import body_arguments, key_argument, reference_argument
from api.shapes import CONFIRM_REQUEST, HOLD_REQUEST
from api.views import alternatives_view, hold_view

REFUSALS = {
    "unavailable": "RS106",
    "expired": "RS107",
    "taken": "RS108",
    "unknown": "RS109",
    "already_confirmed": "RS110",
    "already_released": "RS107",
}


async def create_hold(request: Request) -> Response:
    """Hold tables at once, or learn what else is free."""
    caller = identify(request)
    key = key_argument(request)
    arguments = await body_arguments(request, HOLD_REQUEST) | key | _origin(request, caller)
    database: Database = request.app.state.database
    [row] = await database.call(caller.role, "api.attempt_hold", arguments, is_repeatable=bool(key))
    response = _answer(row, {"held"}, status=201)
    response.headers["Location"] = f"/api/bookings/{row['reference']}"
    return response


async def confirm_hold(request: Request) -> Response:
    """Turn a hold into a confirmed booking."""
    caller = identify(request)
    key = key_argument(request)
    arguments = reference_argument(request) | key
    arguments |= await body_arguments(request, CONFIRM_REQUEST)
    database: Database = request.app.state.database
    [row] = await database.call(caller.role, "api.confirm_hold", arguments, is_repeatable=bool(key))
    return _answer(row, {"confirmed", "already_confirmed"})


async def renew_hold(request: Request) -> Response:
    """Make a hold last longer, as long as the venue allows."""
    caller = identify(request)
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.renew_hold", reference_argument(request), is_repeatable=True
    )
    return _answer(row, {"held"})


async def release_hold(request: Request) -> Response:
    """Give the held tables back."""
    caller = identify(request)
    database: Database = request.app.state.database
    [row] = await database.call(
        caller.role, "api.release_hold", reference_argument(request), is_repeatable=True
    )
    return _answer(row, {"released", "already_released"})


def _origin(request: Request, caller: Caller) -> dict[str, object]:
    """Where a guest asks from: so many holds come from one address. Staff answer for many."""
    if caller.is_staff or request.client is None:
        return {}
    return {"p_origin": request.client.host}


def _answer(row: Row, good: set[str], status: int = 200) -> Response:
    """The hold when the outcome is a good one; raises Problem for every other."""
    outcome = row["outcome"]
    if outcome in good:
        return JSONResponse(hold_view(row), status)
    raise Problem(REFUSALS[outcome], errors=alternatives_view(row))
