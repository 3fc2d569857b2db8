"""The few pages that describe the interface itself."""

from html import escape
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from api.manage import change_booking, show_booking
from api.openapi import describe
from api.probes import metrics
from api.problems import Problem
from api.routes import OPERATIONS
from api.unsubscribe import set_preference, show_preference
from runtime.errors import ERRORS

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<h1>{title}</h1>
{body}
</html>
"""


async def index(request: Request) -> Response:
    """What this server answers."""
    items = "\n".join(
        f"<li><code>{operation.method} {escape(operation.path)}</code>: {escape(operation.summary)}"
        for operation in OPERATIONS
    )
    links = '<p><a href="/openapi.json">The same for machines</a>'
    return _page("Holdfast", f"<ul>\n{items}\n</ul>\n{links}")


async def problem(request: Request) -> Response:
    """What the `type` of a problem leads to: when it happens and what a caller can do."""
    named = {kind.name: kind for kind in ERRORS.values()}
    kind = named.get(request.path_params["name"])
    if kind is None:
        raise Problem("RS103")
    body = f"<p>{escape(kind.title)}.\n<p>{escape(kind.hint)}"
    return _page(f"{kind.code} {kind.name}, HTTP {kind.status}", body)


async def openapi(request: Request) -> Response:
    """The OpenAPI description."""
    return JSONResponse(describe(version("holdfast")))


def _page(title: str, body: str) -> Response:
    return HTMLResponse(_PAGE.format(title=escape(title), body=body))


PAGES = (
    Route("/manage/{token}", show_booking, methods=["GET"]),
    Route("/manage/{token}", change_booking, methods=["POST"]),
    Route("/unsubscribe/{token}", show_preference, methods=["GET"]),
    Route("/unsubscribe/{token}", set_preference, methods=["POST"]),
    Route("/", index),
    Route("/problems/{name}", problem),
    Route("/openapi.json", openapi),
    Route("/metrics", metrics),
)
