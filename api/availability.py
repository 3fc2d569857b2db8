"""Availability: the start times that a party could still have."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database
from api.identity import identify
from api.requests import query_arguments
from api.shapes import AVAILABILITY_QUERY
from api.views import availability_view


async def list_availability(request: Request) -> Response:
    """List the free start times of one day."""
    caller = identify(request)
    arguments = query_arguments(request, AVAILABILITY_QUERY)
    database: Database = request.app.state.database
    rows = await database.call(caller.role, "api.list_availability", arguments, is_repeatable=True)
    return JSONResponse(availability_view(rows))
