"""Connections to Postgres."""

from runtime.settings import Settings


def connection_options(settings: Settings, *, name: str) -> dict[str, object]:
    """What every connection of a process is opened with, pooled or not."""
    options: dict[str, object] = {"application_name": f"holdfast {name}"}
    if settings.is_pgbouncer:
        options["prepare_threshold"] = None
    return options
