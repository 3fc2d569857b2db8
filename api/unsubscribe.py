"""The page behind an unsubscribe link. Mail scanners open links, so only its form acts."""

import psycopg
from starlette.requests import Request
from starlette.responses import Response

from api.database import Database
from api.identity import GUEST
from api.manage import gone
from api.requests import form_values, link_argument
from api.words import browser_language, render


async def show_preference(request: Request) -> Response:
    """Whether the guest of the link gets e-mails that they may do without, and a button."""
    return await _answer(request, is_wanted=None)


async def set_preference(request: Request) -> Response:
    """Stop them, or bring them back; a mail program's one click has no form and stops them."""
    values = await form_values(request)
    return await _answer(request, is_wanted=values.get("action") == "subscribe")


async def _answer(request: Request, *, is_wanted: bool | None) -> Response:
    database: Database = request.app.state.database
    arguments = link_argument(request) | {"p_is_wanted": is_wanted}
    try:
        [row] = await database.call(
            GUEST.role, "api.set_mail_preference", arguments, is_repeatable=True
        )
    except psycopg.Error as error:
        if error.sqlstate == "RS230":
            return gone(request)
        raise
    return render("unsubscribe.html", browser_language(request), row)
