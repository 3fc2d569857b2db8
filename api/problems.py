"""Refusals, as problem+json (RFC 9457) or as a page: the one place where errors become answers."""

import json
from collections.abc import Mapping
from typing import Any

import psycopg
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.shapes import ShapeError, field_name
from api.words import browser_language, render
from runtime.errors import ERRORS, ErrorKind, classify
from runtime.logs import get_logger

log = get_logger(__name__)

RETRY_AFTER = "1"
"""Seconds that a caller is asked to wait after lock trouble or an outage."""

HTTP_CODES = {404: "RS103", 405: "RS104", 413: "RS101"}
GUEST_PAGES = ("/manage/", "/unsubscribe/")
"""Where people read the answer and not programs: what is refused there is a page, too."""
CLIENT_GONE = 499
"""The status of the log line when the client left before the answer; nobody receives it."""


class Problem(Exception):
    """A refusal by the shim itself: a code of runtime/errors.py and what is particular to it."""

    def __init__(
        self,
        code: str,
        detail: str | None = None,
        *,
        errors: Mapping[str, Any] | None = None,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.kind = ERRORS[code]
        self.detail = detail
        self.errors = errors
        self.hint = hint
        self.headers = headers

    @property
    def field(self) -> str | None:
        """The field that is to blame, where one is."""
        return (self.errors or {}).get("field")


class ProblemResponse(Response):
    """`application/problem+json`, in ASCII so that any text a caller sent can be quoted."""

    media_type = "application/problem+json"

    def __init__(self, problem: Problem, request_id: str) -> None:
        kind = problem.kind
        content = {
            "type": f"/problems/{kind.name}",
            "title": kind.title,
            "status": kind.status,
            "code": kind.code,
            "name": kind.name,
            "detail": problem.detail or kind.title,
            "errors": problem.errors or {},
            "hint": problem.hint or kind.hint,
            "requestId": request_id,
        }
        super().__init__(json.dumps(content), kind.status, _headers(problem))


def answer(request: Request, problem: Problem) -> Response:
    """A refusal as its reader expects it: problem+json, or a page in the browser's language."""
    if not request.scope["path"].startswith(GUEST_PAGES):
        return ProblemResponse(problem, request.state.request_id)
    status = problem.kind.status
    return render(
        "gone.html" if status == 404 else "trouble.html",
        browser_language(request),
        {"is_passing": status >= 500},
        status=status,
        headers=_headers(problem),
    )


async def on_problem(request: Request, error: Exception) -> Response:
    """The shim's own refusals."""
    assert isinstance(error, Problem)
    return answer(request, error)


async def on_shape_error(request: Request, error: Exception) -> Response:
    """A field of the request that cannot even be handed to the database."""
    assert isinstance(error, ShapeError)
    first = error.faults[0]
    problem = Problem(
        "RS001",
        f"{first.field} {first.message}",
        errors={"field": first.field, "faults": [fault.as_json() for fault in error.faults]},
        hint=first.hint,
    )
    return answer(request, problem)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """What Starlette refuses: an unknown address, a method that the address does not know."""
    assert isinstance(error, HTTPException)
    return answer(
        request, Problem(HTTP_CODES.get(error.status_code, "RS099"), headers=error.headers)
    )


async def on_client_gone(request: Request, error: Exception) -> Response:
    """Nobody is left to answer."""
    return Response(status_code=CLIENT_GONE)


async def on_database_error(request: Request, error: Exception) -> Response:
    """Whatever Postgres raised, by its SQLSTATE."""
    assert isinstance(error, psycopg.Error)
    kind = kind_of(error)
    if kind.status >= 500 or error.sqlstate != kind.code:
        # Neither the message nor the detail of a foreign error is logged: both may quote a row.
        log.error(
            "database_error",
            code=kind.code,
            sqlstate=error.sqlstate,
            exception=type(error).__name__,
            constraint=error.diag.constraint_name,
            context=error.diag.context,
        )
    return answer(request, database_problem(error))


def kind_of(error: psycopg.Error) -> ErrorKind:
    """The kind of any psycopg error, those that never reached the server included."""
    if error.sqlstate is None and not isinstance(error, psycopg.OperationalError):
        return ERRORS["RS099"]
    return classify(error.sqlstate)


def database_problem(error: psycopg.Error) -> Problem:
    """The database's own message, detail and hint if the error is one of ours, else its kind."""
    kind = kind_of(error)
    if error.sqlstate != kind.code or kind.status == 500:
        return Problem(kind.code)
    return Problem(
        kind.code,
        error.diag.message_primary,
        errors=_errors(error.diag.message_detail),
        hint=error.diag.message_hint,
    )


def _errors(detail: str | None) -> dict[str, Any]:
    """The JSON detail of a raised error; a parameter goes by the name that the caller knows."""
    errors = json.loads(detail or "{}")
    assert isinstance(errors, dict)
    if "field" in errors:
        errors["field"] = field_name(errors["field"])
    return errors


def _headers(problem: Problem) -> dict[str, str]:
    retry = {"Retry-After": RETRY_AFTER} if problem.kind.is_retryable else {}
    return retry | dict(problem.headers or {})
