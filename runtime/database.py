"""Connections to Postgres."""

from psycopg import Connection
from psycopg_pool import ConnectionPool

from runtime.settings import Settings


def create_pool(
    settings: Settings, *, name: str, min_size: int = 1, max_size: int | None = None
) -> ConnectionPool[Connection]:
    """A pool that is not open yet: use it as a context manager, or call `open()`.

    Connections are checked when they are handed out, so that a restarted server costs one
    reconnection and no request. Raises SettingsError without DATABASE_URL.
    """
    most = settings.pool_size if max_size is None else max_size
    return ConnectionPool(
        settings.require_database_url(),
        name=name,
        min_size=min(min_size, most),
        max_size=most,
        check=ConnectionPool.check_connection,
        kwargs=connection_options(settings, name=name),
        open=False,
    )


def connection_options(settings: Settings, *, name: str) -> dict[str, object]:
    """What every connection of a process is opened with, pooled or not."""
    options: dict[str, object] = {"application_name": f"holdfast {name}"}
    if settings.is_pgbouncer:
        options["prepare_threshold"] = None
    return options
