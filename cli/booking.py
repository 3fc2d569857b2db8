"""`holdfast booking`: one booking's whole life, from rows alone."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click
import psycopg
from psycopg.rows import class_row, dict_row

from cli import server
from cli.problem import Problem, phrase

Row = dict[str, Any]

VIEW = "select * from api.get_booking(p_reference => %s)"
HINDRANCES = {
    "taken": "is taken",
    "held": "is held for somebody",
    "buffer": "is cleared and laid anew",
    "blackout": "is out of use",
}
"""What stands in the way of a table, as core.explain_seatings names it."""
STORY = "select * from ops.tell_booking(p_reference => %s)"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a booking; sql/ops/tell_booking.sql says what there is."""

    at: datetime
    kind: str
    what: str
    actor: str | None
    reason: str | None
    detail: Row


@click.group()
def booking() -> None:
    """Single bookings."""


@booking.command()
@click.argument("reference")
@click.option("--json", "is_json", is_flag=True, help="For programs: the booking and its steps.")
def show(reference: str, is_json: bool) -> None:
    """Tell the whole life of the booking REFERENCE: states, attempts, tables, e-mails, and why.

    Names and addresses are shown only to a login with the right to them.
    """
    with psycopg.connect(server.database_url()) as connection:
        with connection.cursor(row_factory=dict_row) as cursor:
            try:
                view = cursor.execute(VIEW, (reference,)).fetchone()
            except psycopg.DatabaseError as error:
                raise Problem(f"{reference}: {phrase(error)}") from error
        assert view is not None
        with connection.cursor(row_factory=class_row(Step)) as steps:
            story = steps.execute(STORY, (reference,)).fetchall()
    if is_json:
        click.echo(
            json.dumps({"booking": view, "story": [_as_json(s) for s in story]}, default=str)
        )
    else:
        click.echo("\n".join([*_head(view), "", *_page(story, ZoneInfo(view["timezone"]))]))


def _as_json(step: Step) -> Row:
    return {name: getattr(step, name) for name in Step.__slots__}


def _head(view: Row) -> Iterator[str]:
    """What it is now."""
    reason = f", {_words(view['reason'])}" if view["reason"] else ""
    yield f"{view['reference']}  {_words(view['state'])}{reason}  (version {view['state_version']})"
    yield (
        f"{view['venue_name']}: {view['booking_type']} for {view['party_size']}, "
        f"{view['booking_date']:%A %-d %B %Y}, {view['start_time']:%H:%M} to "
        f"{view['end_time']:%H:%M} {view['timezone']}, {view['seating_preference']}"
    )
    who = [view["customer_name"], view["customer_email"], view["customer_phone"]]
    if any(who):
        yield ", ".join(word for word in who if word)
    if view["notes"]:
        yield f"notes: {view['notes']}"
    if view["tables"]:
        tables = (f"{table['label']} ({', '.join(_place(table))})" for table in view["tables"])
        yield f"has: {', '.join(tables)}"


def _place(table: Row) -> list[str]:
    """Where a table is and how many it seats; of a therapist or a room, which of them it is."""
    if "kind" in table:
        return [table["kind"]]
    return [word for word in (table["zone"], f"seats {table['capacity']}") if word]


def _page(story: Sequence[Step], zone: ZoneInfo) -> Iterator[str]:
    """A line for each step, with more below it where there is more to say."""
    day = None
    for step in story:
        local = step.at.astimezone(zone)
        if local.date() != day:
            day = local.date()
            yield f"{local:%A %-d %B %Y}"
        actor = f"by {step.actor}" if step.actor else ""
        line = f"  {local:%H:%M:%S.%f}"[:-3] + f"  {_title(step):<34}{actor:<14}{_why(step)}"
        yield line.rstrip()
        yield from (f"{'':16}{more}" for more in _more(step, zone))


def _title(step: Step) -> str:
    match step.kind:
        case "transition":
            return _words(step.what)
        case "attempt":
            return f"attempt {step.detail['number']}: {_words(step.what)}"
        case "move":
            return f"moved from {_tables(step.detail['from'])} to {_tables(step.detail['to'])}"
        case "e-mail":
            return f"e-mail “{_words(step.detail['kind'])}” {step.what}"
        case "timer":
            return f"due for {step.detail['queue']}"
        case _:
            return f"{_words(step.what)} in {step.detail['queue']}"


def _why(step: Step) -> str:
    return _words(step.reason) if step.reason else ""


def _more(step: Step, zone: ZoneInfo) -> Iterator[str]:
    """What an attempt considered, what was in its way, how long it took and what it offered."""
    if step.kind != "attempt":
        return
    detail = step.detail
    if detail.get("tables"):
        yield f"took {_tables(detail['tables'])} ({_words(detail['strategy'])})"
    others = [
        plan for plan in detail.get("considered", []) if plan["tables"] != detail.get("tables")
    ]
    if others:
        yield "passed over " + ", ".join(
            f"{_tables(plan['tables'])} at {plan['score']:.2f}" for plan in others
        )
    for found in detail.get("hindered", []):
        until = datetime.fromisoformat(found["until"]).astimezone(zone)
        yield f"{_tables(found['tables'])} would do, but {_hindrance(found)} until {until:%H:%M}"
    for move in detail.get("moves", []):
        yield f"moved {move['reference']} from {_tables(move['from'])} to {_tables(move['to'])}"
    if detail.get("alternatives"):
        yield "offered " + ", ".join(
            f"{offer['date']} {offer['time'][:5]}" for offer in detail["alternatives"]
        )
    wait, total = detail["lockWaitMs"], detail["durationMs"]
    yield f"waited {wait:g} ms for the day's lock, {total:g} ms in all"


def _hindrance(found: Row) -> str:
    return f"{found['by']} {HINDRANCES.get(found['failed'], found['failed'])}"


def _tables(labels: Sequence[str]) -> str:
    return "+".join(labels) or "none"


def _words(name: str) -> str:
    return name.replace("_", " ")
