"""`holdfast flow`: the options of the command line and the environment, and the exit codes."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click

from cli import server
from cli.flow.failure import FlowError
from cli.flow.journal import Emit, Journal
from cli.flow.options import (
    DEFAULT_RESTAURANT,
    DEFAULT_TIMEOUT_S,
    FlowOptions,
    read_base_url,
    read_customer_email,
)
from cli.flow.report import JsonReport, PrettyReport
from cli.flow.run import run_flow
from cli.problem import Problem
from runtime.logs import new_correlation_id
from runtime.settings import Settings, SettingsError

FAILED = 1
INTERRUPTED = 130


@click.command()
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The venue's local date.  [default: tomorrow]",
)
@click.option(
    "--time",
    type=click.DateTime(["%H:%M"]),
    metavar="HH:MM",
    default="19:00",
    show_default=True,
    help="The venue's local time.",
)
@click.option("--party-size", type=int, default=2, show_default=True, help="How many guests.")
@click.option(
    "--booking-type",
    metavar="SERVICE",
    default="dinner",
    show_default=True,
    help="The service's code: lunch, dinner, drinks.",
)
@click.option(
    "--seating",
    type=click.Choice(["any", "indoor", "outdoor"]),
    default="any",
    show_default=True,
    help="Where the guests wish to sit.",
)
@click.option(
    "--restaurant-slug", metavar="SLUG", help=f"The venue.  [default: {DEFAULT_RESTAURANT}]"
)
@click.option(
    "--restaurant-id", type=int, metavar="ID", help="The venue by its id in the database instead."
)
@click.option("--pretty", is_flag=True, help="Text for people instead of JSON lines.")
@click.option(
    "--timeout",
    type=click.IntRange(1, 3600),
    metavar="SECONDS",
    default=DEFAULT_TIMEOUT_S,
    show_default=True,
    help="When to give up on a confirmation.",
)
@click.option("--no-database", is_flag=True, help="Read the booking over HTTP alone.")
@click.pass_context
def flow(context: click.Context, /, pretty: bool, **wanted: Any) -> None:
    """Drive one booking from the HTTP API to confirmed tables, proving each step.

    Logs one JSON object a line. Exits with 0 only when the booking is confirmed with at least one
    table.

    \b
    Environment:
      TEST_CUSTOMER_EMAIL    the guest's address (required)
      BOOKING_API_BASE_URL   the shim; http://127.0.0.1:8080 when not set
      DATABASE_URL           where the booking is read; the checkout's own server when not set
      HOLDFAST_STAFF_TOKEN   asks the shim for an attempt at once, with --no-database
    """
    if wanted["restaurant_id"] is not None and wanted["restaurant_slug"]:
        raise click.UsageError("Give --restaurant-id or --restaurant-slug, not both.")
    context.exit(_drive(wanted, PrettyReport() if pretty else JsonReport()))


def _drive(wanted: Mapping[str, Any], emit: Emit) -> int:
    try:
        options = _read_options(wanted)
    except FlowError as failure:
        Journal(emit, new_correlation_id()).end_with(failure)
        return FAILED
    try:
        run_flow(options, emit)
    except FlowError:
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _read_options(wanted: Mapping[str, Any]) -> FlowOptions:
    settings = _settings()
    date: datetime | None = wanted["date"]
    return FlowOptions(
        base_url=read_base_url(os.environ),
        customer_email=read_customer_email(os.environ),
        database_url=None if wanted["no_database"] else _database_url(),
        staff_token=settings.staff_token,
        date=date.date() if date else None,
        time=wanted["time"].time(),
        party_size=wanted["party_size"],
        booking_type=wanted["booking_type"],
        seating=wanted["seating"],
        restaurant_slug=wanted["restaurant_slug"] or DEFAULT_RESTAURANT,
        restaurant_id=wanted["restaurant_id"],
        timeout_s=wanted["timeout"],
    )


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        raise FlowError(f"The environment cannot be read: {error}.", "Correct it.") from error


def _database_url() -> str:
    try:
        return server.database_url()
    except Problem as problem:
        raise FlowError(
            f"There is no database to read the booking from: {problem.message}.",
            "Set DATABASE_URL, or read over HTTP with --no-database.",
        ) from problem
