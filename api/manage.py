"""The page behind the link of a guest's e-mails. Showing it changes nothing; only its forms do."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import psycopg
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.database import Database, Row
from api.identity import GUEST
from api.problems import Problem, database_problem
from api.requests import Arguments, form_values
from api.shapes import CHANGE_FORM, ShapeError

FALLBACK = Locale("en", "GB")
COLOUR = "#1f5f4a"
"""Of a venue that has none of its own."""
CLEARABLE = ("notes", "phone")
"""Fields of the form that mean something when they are left empty."""

_templates = Environment(
    loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


async def show_booking(request: Request) -> Response:
    """The booking that a guest's link opens."""
    return await _page(request)


async def change_booking(request: Request) -> Response:
    """What a guest asked for on the page: change, cancel or restore; then the page again."""
    values = await form_values(request)
    try:
        await _act(request, values)
    except ShapeError as error:
        fault = error.faults[0]
        return await _page(request, f"{fault.field} {fault.message}. {fault.hint}", status=422)
    except psycopg.Error as error:
        problem = database_problem(error)
        if problem.kind.name == "link_refused":
            return gone()
        message = f"{problem.kind.title}. {problem.hint or problem.kind.hint}"
        return await _page(request, message, status=problem.kind.status)
    return RedirectResponse(request.url.path, status_code=303)


async def _act(request: Request, values: Mapping[str, str]) -> None:
    """Carry out the one thing that the form asks for. Raises ShapeError, Problem, psycopg.Error."""
    action = values.get("action")
    arguments: Arguments = {"p_token": request.path_params["token"]}
    if action == "change":
        given = {
            name: value
            for name, value in values.items()
            if name != "action" and (value or name in CLEARABLE)
        }
        arguments |= CHANGE_FORM.read(given)
        function = "api.modify_booking"
    elif action in ("cancel", "restore"):
        function = f"api.{action}_booking"
    else:
        raise Problem("RS100", "the form asks for nothing that this page does")
    database: Database = request.app.state.database
    await database.call(GUEST.role, function, arguments, is_repeatable=True)


async def _page(request: Request, problem: str | None = None, status: int = 200) -> Response:
    database: Database = request.app.state.database
    arguments = {"p_token": request.path_params["token"]}
    try:
        [row] = await database.call(
            GUEST.role, "api.open_guest_link", arguments, is_repeatable=True
        )
    except psycopg.Error as error:
        if error.sqlstate == "RS230":
            return gone()
        raise
    return render("manage.html", _context(row) | {"problem": problem}, status)


def _context(row: Row) -> dict[str, Any]:
    opened: dict[str, Any] = row["open_guest_link"]
    locale = _locale(opened["locale"])
    booking = opened["booking"]
    previous = opened["previous"]
    return opened | {
        "venue": {"address": None, "phone": None} | opened["venue"],
        "colour": opened["venue"]["colour"] or COLOUR,
        "when": _when(booking, locale),
        "previous_when": _when(previous, locale) if previous else None,
        "is_refused_change": bool(previous) and booking["state"] == "manual_review",
        "today": date.today().isoformat(),
    }


def _when(visit: Mapping[str, Any], locale: Locale) -> str:
    day = format_date(date.fromisoformat(visit["booking_date"]), "full", locale=locale)
    start = time.fromisoformat(visit["start_time"])
    return f"{day}, {format_time(datetime.combine(date.min, start), 'short', locale=locale)}"


def _locale(tag: str) -> Locale:
    # The page is in English; dates follow the guest's own habit where that is English, too.
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return FALLBACK
    return locale if locale.language == "en" and locale.territory else FALLBACK


def gone() -> Response:
    """The page of a link that opens nothing."""
    return render("gone.html", {"colour": COLOUR}, 404)


def render(template: str, context: Mapping[str, Any], status: int) -> Response:
    """A page for guests: nothing on it comes from elsewhere, and no search engine keeps it."""
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    page = _templates.get_template(template).render(context, nonce=nonce)
    headers = {"Content-Security-Policy": policy, "X-Robots-Tag": "noindex, nofollow"}
    return HTMLResponse(page, status, headers)
