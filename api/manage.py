"""The page behind the link of a guest's e-mails. Showing it changes nothing; only its forms do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.changes import find_choice, read_slot
from api.database import Database, Row
from api.identity import GUEST
from api.problems import Problem, database_problem
from api.requests import form_values, link_argument
from api.shapes import CHANGE_FORM, ShapeError
from api.words import browser_language, language, render
from runtime.errors import ERRORS, ErrorKind
from runtime.language import Language

CLEARABLE = ("notes", "phone")
"""Fields of the form that mean something when they are left empty."""
CONTACT_FORM = {"action", "version", *CLEARABLE}
"""The fields of the form that asks for no other visit."""
PAUSE = 3
"""Seconds after which the page is loaded again for whoever has just asked for a change."""
LOOKS = 8
"""How often it is at most: an answer takes a second, or much longer than anybody would look on."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was refused, the field that is to blame, and what was typed into it."""

    kind: ErrorKind
    field: str | None
    typed: Mapping[str, str]


async def show_booking(request: Request) -> Response:
    """The booking that a guest's link opens, and the times to which it can be changed."""
    return await _page(request)


async def change_booking(request: Request) -> Response:
    """What a guest asked for on the page: change, cancel or restore; then the page again."""
    values = await form_values(request)
    try:
        await _act(request, values)
    except ShapeError as error:
        return await _page(request, Refusal(ERRORS["RS001"], error.faults[0].field, values))
    except psycopg.Error as error:
        problem = database_problem(error)
        if problem.kind.name == "link_refused":
            return gone(request)
        if problem.kind.status >= 500 and problem.kind.name != "busy":
            # The page needs the database, too.
            raise
        return await _page(request, Refusal(problem.kind, problem.field, values))
    return RedirectResponse(request.url.path + _report(values), status_code=303)


async def _act(request: Request, values: Mapping[str, str]) -> None:
    """Carry out the one thing that the form asks for. Raises ShapeError, Problem, psycopg.Error."""
    action = values.get("action")
    arguments = link_argument(request)
    if action == "change":
        given = {
            name: value
            for name, value in values.items()
            if name not in ("action", "slot") and (value or name in CLEARABLE)
        }
        arguments |= CHANGE_FORM.read(given | read_slot(values.get("slot")))
        function = "api.modify_booking"
    elif action in ("cancel", "restore"):
        function = f"api.{action}_booking"
    else:
        raise Problem("RS100", "the form asks for nothing that this page does")
    database: Database = request.app.state.database
    await database.call(GUEST.role, function, arguments, is_repeatable=True)


def _report(values: Mapping[str, str]) -> str:
    """The query by which the page knows what was just done, where it does not show it anyway."""
    if values.get("action") != "change":
        return ""
    return "?saved=1" if values.keys() <= CONTACT_FORM else "?asked=1"


async def _page(request: Request, refusal: Refusal | None = None) -> Response:
    database: Database = request.app.state.database
    arguments = link_argument(request)
    try:
        [row] = await database.call(
            GUEST.role, "api.open_guest_link", arguments, is_repeatable=True
        )
    except psycopg.Error as error:
        if error.sqlstate == "RS230":
            return gone(request)
        raise
    opened: dict[str, Any] = row["open_guest_link"]
    tongue = language(opened["locale"])
    typed = refusal.typed if refusal else {}
    look = 0 if refusal else _count_looks(request, opened["booking"])
    context = _context(row, tongue) | {
        # Nobody fills in a form that is about to be loaded again.
        "is_looking": look > 0,
        "is_saved": refusal is None and "saved" in request.query_params,
        "problem": refusal and refusal.kind.name,
        "field": refusal and refusal.field,
        "typed": typed,
        "choice": None,
    }
    if opened["can_change"] and not look:
        context["choice"] = await find_choice(request, opened["booking"], tongue, typed)
    status = refusal.kind.status if refusal else 200
    headers = {"Refresh": f"{PAUSE}; url=?asked={look + 1}"} if look else None
    colour = opened["venue"]["colour"]
    return render("manage.html", tongue, context, colour=colour, status=status, headers=headers)


def _count_looks(request: Request, booking: Mapping[str, Any]) -> int:
    """How often somebody has looked whether their change was made; 0 if nobody waits for it."""
    looks = {str(number): number for number in range(1, LOOKS + 1)}
    is_waiting = booking["state"] == "assignment_pending"
    return looks.get(request.query_params.get("asked", ""), 0) if is_waiting else 0


def _context(row: Row, tongue: Language) -> dict[str, Any]:
    opened: dict[str, Any] = row["open_guest_link"]
    booking, previous = opened["booking"], opened["previous"]
    zone = ZoneInfo(booking["timezone"])
    held_until = booking["hold_expires_at"]
    return opened | {
        "venue": {"address": None, "phone": None} | opened["venue"],
        "when": _when(booking, zone, tongue),
        "previous_when": _when(previous, zone, tongue) if previous else None,
        "held_until": held_until and tongue.time(_local(held_until, zone)),
        "is_refused_change": bool(previous) and booking["state"] == "manual_review",
        "today": datetime.now(zone).date().isoformat(),
        "therapists": [
            each["label"] for each in booking["tables"] if each.get("kind") == "therapist"
        ],
    }


def _when(visit: Mapping[str, Any], zone: ZoneInfo, tongue: Language) -> str:
    moment = _local(visit["starts_at"], zone)
    return f"{tongue.date(moment)}, {tongue.time(moment)}"


def _local(instant: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(instant).astimezone(zone)


def gone(request: Request) -> Response:
    """The page of a link that opens nothing."""
    return render("gone.html", browser_language(request), {}, status=404)
