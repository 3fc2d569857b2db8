"""What goes wrong over HTTP, as a sentence with the server's own code, detail and hint."""

from collections.abc import Mapping
from typing import Any

import httpx2

from cli.flow.failure import FlowError, TemporaryTrouble

_TEMPORARY = frozenset({429, 502, 503, 504})
_EXCERPT = 500

_HINTS = {
    401: "Set HOLDFAST_STAFF_TOKEN to the token that the shim was started with.",
    404: "Check BOOKING_API_BASE_URL and --restaurant-slug.",
    429: "Wait a little, then run the command again.",
}


def unreachable(error: Exception, facts: Mapping[str, Any]) -> FlowError:
    """No answer came: refused, timed out, cut off, or not HTTP at all."""
    if isinstance(error, httpx2.TimeoutException):
        message = "The server did not answer in time."
    elif isinstance(error, httpx2.ConnectError):
        message = f"The server cannot be reached: {_cause(error)}."
    else:
        message = f"The server broke off or does not speak HTTP: {_cause(error)}."
    return TemporaryTrouble(
        message,
        "Start the shim with `holdfast serve`, or set BOOKING_API_BASE_URL to where it runs.",
        **facts,
    )


def refusal(
    status: int, headers: Mapping[str, str], body: Any, facts: Mapping[str, Any]
) -> FlowError:
    """A status other than 2xx. `body` is problem+json, any other JSON, or a text."""
    problem = body if isinstance(body, dict) else {}
    code, name = problem.get("code"), problem.get("name")
    detail = _excerpt(problem.get("detail") or problem.get("title") or body)
    retry_after = headers.get("Retry-After")
    details = {
        "code": code,
        "name": name,
        "detail": detail,
        "errors": problem.get("errors"),
        "retryAfter": retry_after,
        "location": headers.get("Location") if status < 400 else None,
        **{key: value for key, value in headers.items() if "ratelimit" in key.lower()},
    }
    known = {key: value for key, value in details.items() if value is not None}
    label = " ".join(str(word) for word in (status, code, name) if word)
    message = f"The server answered {label}: {detail.rstrip('.') or 'no details'}."
    hint = str(problem.get("hint") or _hint(status))
    if retry_after:
        hint = f"{hint} Retry-After: {retry_after}."
    if status not in _TEMPORARY:
        return FlowError(message, hint, **facts, **known)
    return TemporaryTrouble(message, hint, retry_after_s=_seconds(retry_after), **facts, **known)


def _hint(status: int) -> str:
    if status in _HINTS:
        return _HINTS[status]
    if status < 400:
        return "Set BOOKING_API_BASE_URL to the address that the server redirects to."
    if status < 500:
        return "Change what the server names, then run the command again."
    return "Look the requestId up in the shim's log; `holdfast doctor` checks the set-up."


def _seconds(retry_after: str | None) -> float:
    """Retry-After in seconds; its other form, a date, counts as no wish."""
    text = retry_after or ""
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _excerpt(body: Any) -> str:
    text = " ".join(str(body).split()) if body else ""
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"


def _cause(error: BaseException) -> str:
    """The most exact thing that the libraries know, without their wrapping."""
    while isinstance(error.__cause__, Exception) and str(error.__cause__):
        error = error.__cause__
    return str(error).rstrip(".") or type(error).__name__
