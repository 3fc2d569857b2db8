"""The environment, read once into one frozen value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})
WORKER_QUEUES = ("assignment", "notification")


class SettingsError(ValueError):
    """A variable of the environment is missing or cannot be read; the message says which."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a process reads from its environment. Times are in seconds."""

    database_url: str | None
    """DATABASE_URL, a libpq URL; None lets the command line use the checkout's own server."""
    is_pgbouncer: bool
    """HOLDFAST_PGBOUNCER: no prepared statements, for a pooler in transaction mode."""
    pool_size: int
    """HOLDFAST_POOL_SIZE: connections that one process opens at most."""
    log_level: str
    """LOG_LEVEL."""

    smtp_host: str
    smtp_port: int
    smtp_username: str | None
    smtp_password: str | None
    smtp_is_tls: bool
    """SMTP_TLS: STARTTLS before anything else is said."""
    smtp_timeout: float
    smtp_rate: float
    """SMTP_RATE: e-mails that one worker hands over in a second at most."""
    smtp_longest_pause: float
    """SMTP_LONGEST_PAUSE: a mail server that is dead is tried again at least this often."""
    email_from: str
    """EMAIL_FROM: the address that confirmations are sent from."""
    is_email_suppressed: bool
    """SUPPRESS_EMAILS: mark messages suppressed, send nothing."""

    worker_queues: tuple[str, ...]
    """HOLDFAST_WORKER_QUEUES: the queues that this worker serves, by commas; default: all."""
    worker_assigners: int
    """HOLDFAST_WORKER_ASSIGNERS: assignment threads, each with a connection of its own."""
    worker_batch_size: int
    """HOLDFAST_WORKER_BATCH: messages claimed at once."""
    worker_lease: float
    """HOLDFAST_WORKER_LEASE: how long a claimed message stays invisible to other workers."""
    worker_poll_busy: float
    """HOLDFAST_WORKER_POLL_BUSY: pause after a claim of less than a batch."""
    worker_poll_idle: float
    """HOLDFAST_WORKER_POLL_IDLE: the longest pause between two claims."""
    worker_grace: float
    """HOLDFAST_WORKER_GRACE: time between SIGTERM and the end."""

    metrics_port: int
    """HOLDFAST_METRICS_PORT: where a worker answers /metrics; 0: nowhere."""
    metrics_host: str
    """HOLDFAST_METRICS_HOST: the address that it listens on."""

    staff_token: str | None
    """HOLDFAST_STAFF_TOKEN: staff and internal routes are off without it."""
    statement_timeout: float
    """HOLDFAST_STATEMENT_TIMEOUT: the longest that one request may hold the database."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read every variable; raises SettingsError that names the first one at fault."""
        read = _Reader(environ)
        return cls(
            database_url=read.database_url("DATABASE_URL"),
            is_pgbouncer=read.switch("HOLDFAST_PGBOUNCER"),
            pool_size=int(read.number("HOLDFAST_POOL_SIZE", 8, lowest=1)),
            log_level=read.level("LOG_LEVEL"),
            smtp_host=read.text("SMTP_HOST") or "localhost",
            smtp_port=int(read.number("SMTP_PORT", 25, lowest=1)),
            smtp_username=read.text("SMTP_USERNAME"),
            smtp_password=read.text("SMTP_PASSWORD"),
            smtp_is_tls=read.switch("SMTP_TLS"),
            smtp_timeout=read.number("SMTP_TIMEOUT", 10, lowest=0.1),
            smtp_rate=read.number("SMTP_RATE", 50, lowest=0.01),
            smtp_longest_pause=read.number("SMTP_LONGEST_PAUSE", 60, lowest=0.01),
            email_from=read.text("EMAIL_FROM") or "bookings@localhost.localdomain",
            is_email_suppressed=read.switch("SUPPRESS_EMAILS"),
            worker_queues=read.choices("HOLDFAST_WORKER_QUEUES", WORKER_QUEUES),
            worker_assigners=int(read.number("HOLDFAST_WORKER_ASSIGNERS", 1, lowest=1)),
            worker_batch_size=int(read.number("HOLDFAST_WORKER_BATCH", 64, lowest=1)),
            worker_lease=read.number("HOLDFAST_WORKER_LEASE", 30, lowest=1),
            worker_poll_busy=read.number("HOLDFAST_WORKER_POLL_BUSY", 0.05, lowest=0),
            worker_poll_idle=read.number("HOLDFAST_WORKER_POLL_IDLE", 0.5, lowest=0.01),
            worker_grace=read.number("HOLDFAST_WORKER_GRACE", 10, lowest=0),
            metrics_port=int(read.number("HOLDFAST_METRICS_PORT", 0, lowest=0)),
            metrics_host=read.text("HOLDFAST_METRICS_HOST") or "127.0.0.1",
            staff_token=read.text("HOLDFAST_STAFF_TOKEN"),
            statement_timeout=read.number("HOLDFAST_STATEMENT_TIMEOUT", 10, lowest=0.1),
        )

    def require_database_url(self) -> str:
        """The libpq URL; raises SettingsError where there is none."""
        if self.database_url is None:
            raise SettingsError(
                "DATABASE_URL is not set: set it to a libpq URL such as postgresql://host/database"
            )
        return self.database_url


def _has_stray_at(url: str) -> bool:
    """Whether a URL has an @ behind the one that ends its user and password, as libpq reads it."""
    scheme, _, place = url.partition("://")
    if scheme not in ("postgresql", "postgres"):
        return False
    if "@" in place.partition("/")[0]:
        place = place.partition("@")[2]
    return "@" in place.partition("?")[0]


@dataclass(frozen=True, slots=True)
class _Reader:
    environ: Mapping[str, str]

    def text(self, name: str) -> str | None:
        return self.environ.get(name, "").strip() or None

    def database_url(self, name: str) -> str | None:
        """A libpq URL or its keywords; a complaint quotes nothing of it, as it may be a password.

        Nor shall libpq quote any later: a password that was not encoded makes it take the rest for
        a host, a port or a database.
        """
        url = self.text(name)
        if url is None:
            return None
        try:
            found = conninfo_to_dict(url)
        except ProgrammingError:
            raise SettingsError(
                f"{name} cannot be read: set it to a libpq URL such as postgresql://host/database"
            ) from None
        ports = [port.strip() for port in str(found.get("port") or "").split(",")]
        if _has_stray_at(url) or not all(port.isdecimal() or not port for port in ports):
            raise SettingsError(
                f"{name} cannot be read: its port is no number, or its password has an @, / or : "
                "that has to be written as %40, %2F or %3A"
            )
        return url

    def switch(self, name: str) -> bool:
        word = (self.text(name) or "").lower()
        if word not in TRUE_WORDS | FALSE_WORDS:
            raise SettingsError(f"{name}={word!r} is neither true nor false")
        return word in TRUE_WORDS

    def number(self, name: str, default: float, *, lowest: float) -> float:
        word = self.text(name)
        try:
            value = default if word is None else float(word)
        except ValueError:
            raise SettingsError(f"{name}={word!r} is not a number") from None
        if not lowest <= value < float("inf"):
            raise SettingsError(f"{name}={word!r} must be a number of at least {lowest:g}")
        return value

    def choices(self, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        words = tuple(word.strip() for word in (self.text(name) or ",".join(known)).split(","))
        if not set(words) <= set(known):
            raise SettingsError(f"{name}={','.join(words)!r} may name only {', '.join(known)}")
        return tuple(dict.fromkeys(words))

    def level(self, name: str) -> str:
        word = (self.text(name) or "INFO").upper()
        if word not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise SettingsError(f"{name}={word!r} is none of DEBUG, INFO, WARNING, ERROR")
        return word
