"""Structured logs: one JSON object a line, with ids, never with personal data or a token."""

import logging
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import structlog

_SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
)


def configure_logs(service: str, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send this process's logs, those of libraries too, to `stream` (default: standard error)."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    structlog.contextvars.bind_contextvars(service=service)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """The logger of a module: `log = get_logger(__name__)`."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def new_correlation_id() -> str:
    """A fresh id for one request or run: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def correlation_id() -> str:
    """The id of what is being done here; "" when it has none."""
    return str(structlog.contextvars.get_contextvars().get("correlationId", ""))


@contextmanager
def correlation(correlation_id: str) -> Iterator[None]:
    """Every line logged inside carries `correlationId`."""
    with structlog.contextvars.bound_contextvars(correlationId=correlation_id):
        yield
