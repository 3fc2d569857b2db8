"""Slots: when a practice could take an appointment, and with whom."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database
from api.identity import identify
from api.requests import query_arguments
from api.shapes import SLOTS_QUERY
from api.views import slots_view


async def find_slots(request: Request) -> Response:
    """List the slots of a practice that can be held now."""
    caller = identify(request)
    arguments = query_arguments(request, SLOTS_QUERY)
    database: Database = request.app.state.database
    rows = await database.call(caller.role, "api.find_slots", arguments, is_repeatable=True)
    return JSONResponse(slots_view(rows))
