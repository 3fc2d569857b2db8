"""The guests' pages as text: a template, in the language of its reader."""

import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import InternationalizationExtension
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from runtime.colour import look
from runtime.language import Language, read_language

CATALOGUES = Path(__file__).parent / "locale"
"""<language>.po, one for each; docs/mail.md says how they are kept."""


def language(name: str) -> Language:
    """The language of a locale name or IETF tag; English if unknown."""
    return read_language(name, CATALOGUES)


def browser_language(request: Request) -> Language:
    """What a reader of whom nothing is known asks for first."""
    first = request.headers.get("accept-language", "").partition(",")[0].partition(";")[0]
    return language(first.strip() or "en")


def render(
    template: str,
    tongue: Language,
    context: Mapping[str, Any],
    *,
    colour: str | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page for guests: nothing on it comes from elsewhere, and no search engine keeps it."""
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    page = _environment(tongue).get_template(template)
    text = page.render(context, lang=tongue.tag, look=look(colour), nonce=nonce)
    own = {"Content-Security-Policy": policy, "X-Robots-Tag": "noindex, nofollow"}
    return HTMLResponse(text, status, own | dict(headers or {}))


@cache
def _environment(tongue: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[InternationalizationExtension],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(tongue.translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
