"""Re-packing a service day: staff have it looked at, read what was found, and have it done."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.database import Database
from api.identity import require_staff
from api.requests import Arguments, body_arguments, run_argument
from api.shapes import OPTIMIZE_REQUEST
from api.views import optimization_view


async def optimize_day(request: Request) -> Response:
    """Look for a better way to seat a service day; nothing moves."""
    require_staff(request)
    arguments = await body_arguments(request, OPTIMIZE_REQUEST)
    row = await _call(request, "api.optimize_day", arguments)
    place = {"Location": f"/api/ops/optimizations/{row['id']}"}
    return JSONResponse(row, 201, place)


async def read_optimization(request: Request) -> Response:
    """Read what a look at a day found, and what became of it."""
    return JSONResponse(await _call(request, "api.get_optimization", run_argument(request)))


async def apply_optimization(request: Request) -> Response:
    """Carry a plan out, all of it or nothing; the outcome says which, and why."""
    arguments = run_argument(request)
    return JSONResponse(await _call(request, "api.apply_optimal_assignment", arguments))


async def _call(request: Request, function: str, arguments: Arguments) -> dict[str, object]:
    caller = require_staff(request)
    database: Database = request.app.state.database
    # Repeatable without a key: a second look is only another row, a plan is applied once.
    [row] = await database.call(caller.role, function, arguments, is_repeatable=True)
    return optimization_view(row)
