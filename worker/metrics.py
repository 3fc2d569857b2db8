"""A worker's /metrics: an HTTP server of its own, off unless it is given a port."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
from prometheus_client import start_http_server
from psycopg.rows import class_row

from runtime.logs import get_logger
from runtime.metrics import Figure, make_registry
from runtime.settings import Settings
from worker.loop import connect

log = get_logger(__name__)


@contextmanager
def serve_metrics(settings: Settings) -> Iterator[None]:
    """Answer scrapes as long as the context, when there is a port to answer on."""
    if not settings.metrics_port:
        yield
        return
    server, thread = start_http_server(
        settings.metrics_port,
        addr=settings.metrics_host,
        registry=make_registry(lambda: read_figures(settings)),
    )
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_figures(settings: Settings) -> list[Figure] | None:
    """The database's figures, on a connection that lasts no longer; None when it is away."""
    try:
        with (
            closing(connect(settings, "metrics")) as connection,
            connection.cursor(row_factory=class_row(Figure)) as cursor,
        ):
            return cursor.execute("select name, labels, value from jobs.list_metrics()").fetchall()
    except psycopg.Error as error:
        log.warning("database_trouble", loop="metrics", sqlstate=error.sqlstate)
        return None
