"""A durable server of a test's own, which can be crashed, and whose clock can be wrong."""

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from cli.bench.session import deploy
from cli.postgres import as_server_user, find_program, give_to_server_user
from cli.project import VENUES
from cli.venue import load_file
from tests.calls import WHITE_HORSE

SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "checkpoint_timeout": "30s",
}


class Cluster:
    """One server below a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._run(
            *("initdb", "-D", home / "data", "--username=postgres", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"),
        )

    @property
    def url(self) -> str:
        return make_conninfo(host=str(self.home), user="postgres", dbname="holdfast")

    def start(self, *, clock: str | None = None) -> None:
        """Start it, with its clock moved by such as "+2h"."""
        options = SETTINGS | {"unix_socket_directories": str(self.home)}
        words = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in options.items())
        before = _wrong_clock(clock) if clock else ()
        self._control("start", "-w", "-l", self.home / "log", "-o", words, before=before)

    def stop(self) -> None:
        self._control("stop", "-w", "-m", "fast")

    def crash(self) -> None:
        """End it without a checkpoint or a farewell: it recovers when it is started again."""
        self._control("stop", "-w", "-m", "immediate")

    def _control(
        self, action: str, *words: str | Path, before: tuple[str | Path, ...] = ()
    ) -> None:
        self._run("pg_ctl", action, "-D", self.home / "data", *words, before=before)

    def _run(self, program: str, *words: str | Path, before: tuple[str | Path, ...] = ()) -> None:
        command = as_server_user(*before, find_program(program), *words)
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL)


def _wrong_clock(clock: str) -> tuple[str | Path, ...]:
    libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    assert libraries, "libfaketime is not here: run `make setup`"
    # Not by the command `faketime`, which would wait for the server's end. Timeouts are measured
    # by the other clock, which nobody sets.
    return ("env", f"LD_PRELOAD={libraries[0]}", f"FAKETIME={clock}", "DONT_FAKE_MONOTONIC=1")


@contextmanager
def durable_cluster() -> Iterator[Cluster]:
    """A running server with Holdfast and the White Horse, thrown away afterwards."""
    home = Path(tempfile.mkdtemp(prefix="hfc-", dir="/tmp"))
    give_to_server_user(home)
    try:
        cluster = Cluster(home)
        cluster.start()
        deploy(cluster.url)
        with psycopg.connect(cluster.url, autocommit=True) as connection:
            load_file(connection, VENUES / f"{WHITE_HORSE}.json")
        yield cluster
        cluster.crash()
    finally:
        shutil.rmtree(home)
