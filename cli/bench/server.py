"""The throw-away server that everything is measured on: durable, on a Unix socket, removed after.

It lies in a place known by the checkout, so that the next bench finds and removes what a killed
one left behind, and two benches of one checkout never measure each other.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from cli.postgres import as_server_user, find_program, give_to_server_user
from cli.problem import Problem
from cli.project import ROOT

PORT = 5432
START_SECONDS = 60

SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "track_commit_timestamp": "on",
    "shared_buffers": "1GB",
    "effective_cache_size": "3GB",
    "max_wal_size": "4GB",
    "min_wal_size": "1GB",
    "checkpoint_timeout": "1h",
    "random_page_cost": "1.1",
    "max_connections": "100",
}
"""The same for both sides. No checkpoint falls into a bench: pages that are written whole after one
would cost TPC-B, which changes old pages, far more than bookings, which fill new ones."""


@dataclass(frozen=True, slots=True)
class BenchServer:
    """A running server. Whoever reaches its socket is its superuser."""

    home: Path

    def url(self, database: str, *, role: str | None = None) -> str:
        """A libpq connection string; `role` is what the session acts as."""
        options = {"options": f"-c role={role}"} if role else {}
        return make_conninfo(
            host=str(self.home), port=PORT, user="postgres", dbname=database, **options
        )

    def connect(self, database: str) -> Connection:
        """A superuser's connection in autocommit."""
        return psycopg.connect(self.url(database), autocommit=True)

    def describe(self) -> dict[str, str]:
        """What the figures depend on: version, disk, and each setting as the server has it."""
        with self.connect("postgres") as connection:
            found = connection.execute(
                "select name, current_setting(name) from pg_settings"
                " where name = any(%s) order by name",
                [[*SETTINGS, "server_version", "wal_sync_method"]],
            ).fetchall()
        said = subprocess.run(
            ["stat", "--file-system", "--format=%T", self.home], capture_output=True, text=True
        )
        return dict(found) | {"file_system": said.stdout.strip() or "unknown"}


@contextmanager
def bench_server(
    place: Path, say: Callable[[str], None], *, is_kept: bool = False
) -> Iterator[BenchServer]:
    """A fresh server below `place` as long as the context; kept, it stays up until the next bench.

    Raises Problem when another bench of this checkout runs, or the server does not start.
    """
    home = place / f"holdfast-bench-{_checkout_name()}"
    home.mkdir(mode=0o700, exist_ok=True)
    give_to_server_user(home)
    with _alone(home):
        _remove_cluster(home)
        try:
            _make_cluster(home)
            yield BenchServer(home)
        finally:
            if is_kept:
                say(f"the server is kept: psql -h {home} -p {PORT} -U postgres -l")
            else:
                _remove_cluster(home)
                shutil.rmtree(home, ignore_errors=True)


def _checkout_name() -> str:
    return f"{os.geteuid()}-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    handle = os.open(home, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem("another bench of this checkout is running: wait for its end") from None
        yield
    finally:
        os.close(handle)


def _make_cluster(home: Path) -> None:
    _run(
        *("initdb", "-D", home / "data", "--username=postgres", "--auth=trust"),
        *("--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"),
    )
    options = SETTINGS | {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": str(home),
        "unix_socket_permissions": "0700",
    }
    words = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in options.items())
    _control(home, "start", "-w", "-t", str(START_SECONDS), "-l", home / "log", "-o", words)


def _remove_cluster(home: Path) -> None:
    """Its data is never needed again, so it is not written out first."""
    if (home / "data" / "postmaster.pid").exists():
        _control(home, "stop", "-w", "-t", str(START_SECONDS), "-m", "immediate", is_checked=False)
    shutil.rmtree(home / "data", ignore_errors=True)


def _control(home: Path, action: str, *words: str | Path, is_checked: bool = True) -> None:
    _run("pg_ctl", action, "-D", home / "data", *words, is_checked=is_checked)


def _run(program: str, *words: str | Path, is_checked: bool = True) -> None:
    done = subprocess.run(
        as_server_user(find_program(program), *words),
        # The working directory may be one that the server's user cannot enter.
        cwd="/",
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if is_checked and done.returncode:
        raise Problem(f"{program} failed:\n{done.stdout.strip()}")
