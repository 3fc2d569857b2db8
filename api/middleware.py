"""What wraps every request: its id, one log line, headers, and the last net for a defect."""

import re
import time
import traceback

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Problem, answer
from runtime.logs import correlation, get_logger, new_correlation_id

log = get_logger(__name__)

REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")

CONTENT_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
"""What a page may load where it does not say otherwise: nothing."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Vary": "Authorization",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Envelope:
    """Takes or makes the request's id, logs the request once, answers 500 for what nobody caught.

    The log line has the route's template, never the path or the query: both may name a person.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        status: int | None = None

        async def send_enveloped(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update({"X-Request-Id": request_id} | HEADERS)
                headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
            await send(message)

        started = time.perf_counter()
        with correlation(request_id):
            try:
                await self.app(scope, receive, send_enveloped)
            except Exception as error:
                _log_defect(error)
                if status is None:
                    response = answer(Request(scope), Problem("RS099"))
                    await response(scope, receive, send_enveloped)
            finally:
                _log_request(scope, request_id, status, time.perf_counter() - started)


def _request_id(scope: Scope) -> str:
    """The caller's id when it has one that is safe to log, else a fresh one."""
    given: bytes = dict(scope["headers"]).get(b"x-request-id", b"")
    return given.decode() if REQUEST_ID.fullmatch(given) else new_correlation_id()


def _log_request(scope: Scope, request_id: str, status: int | None, seconds: float) -> None:
    log.info(
        "request",
        method=scope["method"],
        route=getattr(scope.get("route"), "path", None),
        status=status,
        durationMs=round(seconds * 1000, 1),
        requestId=request_id,
    )


def _log_defect(error: Exception) -> None:
    # Without the exception's text, which may quote what a person sent.
    frames = traceback.format_tb(error.__traceback__)
    log.error("defect", exception=type(error).__name__, traceback="".join(frames))
