"""Probes for whoever supervises the process, and figures for Prometheus."""

import psycopg
from psycopg_pool import PoolTimeout
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database
from api.identity import require_staff
from api.problems import Problem
from runtime.metrics import CONTENT_TYPE, exposition

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


async def metrics(request: Request) -> Response:
    """The database's figures and this process's, for whoever has the staff token: how much is
    booked is nobody else's business."""
    require_staff(request)
    database: Database = request.app.state.database
    try:
        figures = await database.figures()
    except (psycopg.Error, PoolTimeout):
        figures = None
    return Response(exposition(figures), media_type=CONTENT_TYPE)
