"""The one way in which a command gives up, and in which it says what the database refused."""

import json
from typing import Any

import click
import psycopg

from runtime.errors import classify

UNREACHABLE = "Check DATABASE_URL, and that the server runs: `holdfast doctor`."
NOT_DEPLOYED = "Is Holdfast deployed there? Run `make deploy`, then `holdfast doctor`."
UNDEFINED = ("42883", "42P01", "42704", "3F000")
"""A function, table, type or schema that is not there."""


class Problem(click.ClickException):
    """A command cannot go on; the message says why, and what to run or to change."""


def phrase(error: psycopg.Error) -> str:
    """What the database or libpq refused and what can be done about it, as sentences; of several
    faults each on a line of its own. Never the statement, nor where in it."""
    hint = _hint(error)
    return "\n".join([f"{reason(error)}. {hint}" if hint else reason(error), *_faults(error)])


def reason(error: psycopg.Error) -> str:
    """What was refused, alone and on one line."""
    lines = (error.diag.message_primary or str(error)).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _hint(error: psycopg.Error) -> str | None:
    if error.sqlstate is None:
        return UNREACHABLE if isinstance(error, psycopg.OperationalError) else None
    if error.sqlstate in UNDEFINED:
        return NOT_DEPLOYED
    kind = classify(error.sqlstate)
    return error.diag.message_hint or (None if kind.name == "internal" else kind.hint)


def _faults(error: psycopg.Error) -> list[str]:
    try:
        detail: Any = json.loads(error.diag.message_detail or "")
        return [f"  {fault['path']}: {fault['message']}" for fault in detail["faults"]]
    except (ValueError, KeyError, TypeError):
        return []
