"""Showing a run as it goes on: one JSON object a line, or text for people."""

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.flow.journal import Event

_STYLES = {"info": "", "warning": "yellow", "error": "bold red"}


class JsonReport:
    """Every event as a JSON object on standard output; the failure as a sentence on standard error
    too, for whoever pipes the output into another program."""

    def __call__(self, event: Event) -> None:
        click.echo(json.dumps(event.to_json()))
        if event.phase == "error":
            click.echo(f"Error: {event.message} {event.facts['hint']}", err=True)


class PrettyReport:
    """The same facts as text; the summary with a table of tables."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        self._is_started = False

    def __call__(self, event: Event) -> None:
        if not self._is_started:
            self._is_started = True
            self._print(f"Booking flow {event.correlation_id}", "bold")
        level = "" if event.level == "info" or event.phase == "error" else f"{event.level}: "
        head = f"{event.timestamp:%H:%M:%S}Z  {event.phase:<14}  "
        duration = f"  ({event.duration_ms:g} ms)"
        self._print(f"{head}{level}{event.message}{duration}", _STYLES[event.level])
        if event.phase == "final_summary":
            self._show_summary(event)
        else:
            self._show_facts(event)

    def _show_facts(self, event: Event) -> None:
        facts = {"bookingId": event.booking_id, **event.facts}
        hint = facts.pop("hint", None)
        facts.pop("request", None)  # The message has it in words.
        words = [f"{key}={_word(value)}" for key, value in facts.items() if value is not None]
        if words:
            self._print(f"           {'  '.join(words)}", "dim")
        if hint:
            self._print(f"           What to do: {hint}", "bold")

    def _show_summary(self, event: Event) -> None:
        facts = event.facts
        booking = facts["booking"]
        grid = Table.grid(padding=(0, 2))
        rows = {
            "Booking": f"{booking['reference']} (id {booking['id']}), {booking['status']}",
            "Venue": f"{booking['venue']['name']} ({booking['venue']['slug']})",
            "When": f"{booking['bookingDate']} {booking['startTime']}-{booking['endTime']} "
            f"({booking['venue']['timezone']})",
            "Party": f"{booking['partySize']}, {booking['bookingType']}, "
            f"seating {booking['seatingPreference']}",
            "Seat waste": str(facts["seatWaste"]),
            "Submitted in": f"{facts['submitDurationMs']:g} ms",
            "Waited": f"{facts['inlineDurationMs']:g} ms, {facts['inlineAttempts']} readings",
            "Background job": "asked for" if facts["backgroundInvoked"] else "not needed",
        }
        for name, value in rows.items():
            grid.add_row(Text(name, "bold"), Text(_printable(value)))
        self._console.print(grid)
        self._console.print(_table_of(facts["tables"]))

    def _print(self, text: str, style: str) -> None:
        self._console.print(Text(_printable(text), style), soft_wrap=True)


def _table_of(tables: list[dict[str, object]]) -> Table:
    shown = Table("Id", "Zone", "Label", "Capacity")
    for table in tables:
        cells = (table["id"], table["zone"], table["label"], table["capacity"])
        shown.add_row(*(Text(_printable(str(cell))) for cell in cells))
    return shown


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _printable(text: str) -> str:
    """What a server sent may hold control sequences, and a terminal would obey them."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
