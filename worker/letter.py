"""The words of an e-mail: subject, text and HTML, from one template each for both forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import InternationalizationExtension

from runtime.colour import look
from runtime.language import Language
from worker.jobs import Notification
from worker.language import language
from worker.text import header_text, one_line

Form = Literal["txt", "html"]

_OPTIONAL = ("manage_url", "unsubscribe_url")
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the reader sees."""

    subject: str
    text: str
    html: str


def write_letter(notification: Notification) -> Letter:
    """The words of a notification in its reader's language."""
    tongue = language(notification.locale)
    context = _context(notification, tongue)
    name = f"{notification.template}.jinja"
    plain = _environment(tongue, "txt").get_template(name)
    subject = header_text("".join(plain.blocks["subject"](plain.new_context(context))))
    rich = _environment(tongue, "html").get_template(name)
    return Letter(
        subject=subject,
        text=_without_gaps(plain.render(context)),
        html=_INLINER.inline(rich.render(context, subject=subject)),
    )


def starts_at(content: Mapping[str, Any]) -> datetime:
    """The visit's start on the venue's clocks."""
    return _local(content, "starts_at")


def ends_at(content: Mapping[str, Any]) -> datetime:
    """The visit's end on the venue's clocks."""
    return _local(content, "ends_at")


def _context(notification: Notification, tongue: Language) -> dict[str, Any]:
    content = notification.content
    venue = {"kind": None, "address": None, "phone": None, "web": None, **content["venue"]}
    return {
        **dict.fromkeys(_OPTIONAL),
        **content,
        "venue": venue,
        "look": look(content["venue"].get("colour")),
        "lang": tongue.tag,
        "guest": one_line(notification.recipient_name),
        "is_for_guest": content.get("recipient", "guest") == "guest",
        **(_visit(content, tongue) if "starts_at" in content else {}),
    }


def _visit(content: Mapping[str, Any], tongue: Language) -> dict[str, Any]:
    party = content["party_size"]
    guests = tongue.translations.ngettext("%(num)d guest", "%(num)d guests", party)
    previous = content.get("previous")
    return {
        **_moment(starts_at(content), tongue),
        "until": tongue.time(ends_at(content)),
        "guests": guests % {"num": party},
        "previous": previous
        and {**previous, **_moment(_local({**content, **previous}, "starts_at"), tongue)},
        "hold_until": content.get("hold_expires_at")
        and tongue.time(_local(content, "hold_expires_at")),
        **{
            name: tongue.enumerate(content.get(name) or [])
            for name in ("zones", "therapists", "rooms")
        },
    }


def _moment(moment: datetime, tongue: Language) -> dict[str, str]:
    return {
        "date": tongue.date(moment),
        "time": f"{tongue.time(moment)} {tongue.zone(moment)}",
    }


def _local(content: Mapping[str, Any], key: str) -> datetime:
    return datetime.fromisoformat(content[key]).astimezone(ZoneInfo(content["timezone"]))


def _without_gaps(text: str) -> str:
    """Never more than one empty line, none at the ends."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or lines[-1]:
            # The two hyphens and the blank that begin a signature keep their blank.
            lines.append(line if line == "-- " else line.rstrip())
    return "\n".join(lines) + "\n"


@cache
def _environment(tongue: Language, form: Form) -> Environment:
    environment = Environment(
        loader=PackageLoader("worker"),
        autoescape=form == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[InternationalizationExtension],
    )
    environment.globals |= {"frame": f"base.{form}", "parts": f"parts.{form}"}
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(tongue.translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
