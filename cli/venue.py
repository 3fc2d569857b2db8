"""`holdfast venue`: venue files into the database."""

import json
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.types.json import Jsonb

from cli import server
from cli.problem import Problem, phrase
from cli.project import VENUES

LOAD = """
select loaded.slug, loaded.resource_count, loaded.seating_count, loaded.is_changed
  from api.load_venue(p_venue => %s) as loaded
"""


@click.group()
def venue() -> None:
    """Venue files: what a restaurant or a practice has and when it is open, as JSON."""


@venue.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def load(files: tuple[Path, ...]) -> None:
    """Load venue FILES, each as a whole or not at all; without any, this project's own."""
    refused = 0
    url = server.running_database_url(lambda line: click.echo(line, err=True))
    with psycopg.connect(url, autocommit=True) as connection:
        for path in files or sorted(VENUES.glob("*.json")):
            try:
                click.echo(load_file(connection, path))
            except Problem as problem:
                click.echo(problem.message, err=True)
                refused += 1
    if refused:
        raise Problem(f"{refused} venue file{'s were' if refused > 1 else ' was'} refused")


def load_file(connection: psycopg.Connection[Any], path: Path) -> str:
    """Load one venue file; returns a sentence. Raises Problem that lists the file's faults."""
    try:
        venue_json = json.loads(path.read_text())
    except ValueError as error:
        raise Problem(f"{path}: not JSON: {error}") from None
    try:
        row = connection.execute(LOAD, (Jsonb(venue_json),)).fetchone()
    except psycopg.DatabaseError as error:
        raise Problem(f"{path}: {phrase(error)}") from error
    assert row is not None
    slug, resource_count, seating_count, is_changed = row
    what = "loaded" if is_changed else "unchanged"
    if venue_json.get("kind") == "practice":
        return f"{slug}: {what}, {resource_count} therapists and rooms"
    return f"{slug}: {what}, {resource_count} tables, {seating_count} ways to seat a party"
