"""`holdfast worker` and `holdfast serve`: the two processes that run beside Postgres."""

import os
import sys

import click

from cli import server


@click.command()
def worker() -> None:
    """Assign bookings and send e-mails until told to end."""
    from worker.main import run

    os.environ["DATABASE_URL"] = server.database_url()
    sys.exit(run())


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
def serve(host: str, port: int) -> None:
    """Serve the HTTP interface."""
    from api.main import serve as serve_http

    os.environ["DATABASE_URL"] = server.database_url()
    serve_http(host, port)
