"""What the database or libpq raises, as a sentence that never shows the URL or its password."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from cli.flow.failure import FlowError, TemporaryTrouble
from runtime.errors import ERRORS, classify


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """Turn every psycopg.Error into a FlowError, a TemporaryTrouble where a retry may help."""
    try:
        yield
    except psycopg.Error as error:
        raise _failure(error) from error


def _failure(error: psycopg.Error) -> FlowError:
    facts, kind = _facts(error), classify(error.sqlstate)
    if error.sqlstate is None and not isinstance(error, psycopg.OperationalError):
        # libpq would quote what it could not parse, and that may be a password.
        return FlowError(
            "DATABASE_URL is not a connection string that libpq understands.",
            "Set it to a libpq URL such as postgresql://user@host:5432/database.",
            **facts,
        )
    if kind.name == "database_unreachable":
        return TemporaryTrouble(
            f"The database cannot be reached: {_first_line(error)}.",
            "Check DATABASE_URL and that the server runs (`holdfast doctor`), or read over HTTP "
            "with --no-database.",
            **facts,
        )
    if kind.is_retryable:
        message = f"The database did not get to it: {_first_line(error)}."
        return TemporaryTrouble(message, kind.hint, **facts)
    return FlowError(f"The database refused: {_first_line(error)}.", _hint(error), **facts)


def _hint(error: psycopg.Error) -> str:
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return (
            "Let DATABASE_URL log in as a member of holdfast_staff and holdfast_worker, or read "
            "over HTTP with --no-database."
        )
    kind = ERRORS.get(error.sqlstate or "")
    if kind is not None:
        return error.diag.message_hint or kind.hint
    return "Is Holdfast deployed there? Run `make deploy`, then `holdfast doctor`."


def _facts(error: psycopg.Error) -> dict[str, Any]:
    facts: dict[str, Any] = {"source": "database", "code": error.sqlstate}
    if error.diag.message_detail:
        facts["errors"] = _parsed(error.diag.message_detail)
    return facts


def _parsed(detail: str) -> object:
    try:
        return json.loads(detail)
    except ValueError:
        return detail


def _first_line(error: psycopg.Error) -> str:
    lines = (error.diag.message_primary or str(error)).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
