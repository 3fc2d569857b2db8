"""pgbench: the load generator of both sides, so that a client costs the same on each."""

import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli.postgres import client_environment, find_program
from cli.problem import Problem

_TPS = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)
_LATENCY = re.compile(r"^latency average = ([\d.]+) ms", re.MULTILINE)
_COUNT = re.compile(r"^number of transactions actually processed: (\d+)", re.MULTILINE)
_FAILED = re.compile(r"^number of failed transactions: (\d+)", re.MULTILINE)
_STATEMENT = re.compile(r"^ +([\d.]+)(?: +\d+)? +([^\s\d\\].*)$", re.MULTILINE)

POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Result:
    """What pgbench says at its end."""

    tps: float
    latency_ms: float
    """Mean of a transaction; with a rate, the wait for its turn is part of it."""
    count: int
    failed: int
    statements_ms: tuple[float, ...]
    """Mean of each SQL statement of the script, in order; empty unless asked for with -r."""


class Clients:
    """A running pgbench."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.is_held = False

    def is_running(self) -> bool:
        return self._process.poll() is None

    def hold(self) -> None:
        """Let the clients wait: what they have sent is served, nothing new is sent."""
        if not self.is_held:
            self._process.send_signal(signal.SIGSTOP)
            self.is_held = True

    def release(self) -> None:
        """Let them go on."""
        if self.is_held:
            self._process.send_signal(signal.SIGCONT)
            self.is_held = False

    def result(self) -> Result:
        """Wait for the end. Raises Problem with what pgbench says when a statement failed."""
        said, complaint = self._process.communicate()
        if self._process.returncode:
            raise Problem(f"pgbench failed: {_first_lines(complaint)}")
        return read_result(said)

    def end(self) -> None:
        """End it at once, held or not."""
        if self.is_running():
            self._process.kill()
        self._process.communicate()


@contextmanager
def running(url: str, *arguments: str | Path) -> Iterator[Clients]:
    """pgbench on a database, as long as the context; -M prepared is always on.

    It has a session of its own, so that Ctrl-C reaches this process alone, and is killed with it
    even while it is stopped.
    """
    program = find_program("pgbench")
    words = ["setpriv", "--pdeathsig", "KILL", "--", program, "-M", "prepared", *arguments]
    process = subprocess.Popen(
        [str(word) for word in words],
        env=client_environment(url) | {"LC_ALL": "C"},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    clients = Clients(process)
    try:
        yield clients
    finally:
        clients.end()


def run(url: str, *arguments: str | Path) -> Result:
    """pgbench from beginning to end; raises Problem when a statement failed."""
    with running(url, *arguments) as clients:
        while clients.is_running():
            # Not in communicate(), which Ctrl-C would leave with the pipes half read.
            time.sleep(POLL_SECONDS)
        return clients.result()


def fill(url: str, scale: int) -> None:
    """Make pgbench's own tables; raises Problem when that fails."""
    done = subprocess.run(
        [find_program("pgbench"), "--initialize", "--quiet", f"--scale={scale}"],
        env=client_environment(url),
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise Problem(f"pgbench --initialize failed: {_first_lines(done.stdout)}")


def read_result(said: str) -> Result:
    """Read pgbench's report; raises Problem when it is not one."""
    tps, latency, count = _TPS.search(said), _LATENCY.search(said), _COUNT.search(said)
    if not (tps and latency and count):
        raise Problem(f"pgbench did not finish: {_first_lines(said)}")
    failed = _FAILED.search(said)
    _, _, statements = said.partition("statement latencies in milliseconds")
    return Result(
        tps=float(tps[1]),
        latency_ms=float(latency[1]),
        count=int(count[1]),
        failed=int(failed[1]) if failed else 0,
        statements_ms=tuple(float(found[1]) for found in _STATEMENT.finditer(statements)),
    )


def time_each(url: str, script: Path, count: int, *arguments: str) -> list[float]:
    """The latency in ms of each of `count` transactions of one client, in order."""
    prefix = script.with_suffix(".log")
    _take_logs(prefix)
    log = ("-l", f"--log-prefix={prefix}")
    run(url, "-n", "-f", script, "-t", str(count), *log, *arguments)
    return [int(line.split()[2]) / 1000 for line in _take_logs(prefix)]


def _take_logs(prefix: Path) -> list[str]:
    """The lines of the logs of this name, which are removed."""
    lines = []
    for path in sorted(prefix.parent.glob(f"{prefix.name}.*")):
        lines += path.read_text().splitlines()
        path.unlink()
    return lines


def _first_lines(text: str, count: int = 8) -> str:
    return "\n".join(text.strip().splitlines()[:count])
