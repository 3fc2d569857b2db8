"""Probes for whoever supervises the process."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database
from api.problems import Problem

FUNCTIONS = (
    "api.assign_booking",
    "api.attempt_hold",
    "api.cancel_booking",
    "api.complete_booking",
    "api.confirm_hold",
    "api.get_booking",
    "api.list_availability",
    "api.mark_no_show",
    "api.modify_booking",
    "api.open_guest_link",
    "api.release_hold",
    "api.reopen_booking",
    "api.request_booking",
    "api.restore_booking",
    "api.seat_booking",
)


async def live(request: Request) -> Response:
    """The process answers; says nothing about the database."""
    return JSONResponse({"status": "ok"})


async def ready(request: Request) -> Response:
    """The database can be reached and has every function that the shim calls."""
    database: Database = request.app.state.database
    missing = await database.missing_functions(FUNCTIONS)
    if missing:
        raise Problem("RS112", errors={"missing": missing})
    return JSONResponse({"status": "ok"})
