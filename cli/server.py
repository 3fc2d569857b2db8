"""The embedded server of this checkout: a cluster of its own, known by the checkout's path.

It listens on a Unix socket in a directory that only its user can enter, and on no port. Its
processes outlive the command that starts them; `holdfast db stop` ends them.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg

from cli.postgres import as_server_user, find_program, give_to_server_user, server_account
from cli.problem import Problem
from cli.project import ROOT
from runtime.settings import Settings

DATABASE = "holdfast"
PORT = 5432
SOCKET_NAME = f".s.PGSQL.{PORT}"
LONGEST_SOCKET_PATH = 107
START_SECONDS = 60

Say = Callable[[str], None]


class ServerDown(Problem):
    """The embedded server does not run, or will not start."""


def database_url() -> str:
    """The database that a command works on: DATABASE_URL, else the embedded server's.

    Raises ServerDown when that server does not run.
    """
    given = Settings.from_environment().database_url
    if given:
        return given
    if server_pid() is None:
        raise ServerDown(
            "DATABASE_URL is not set and this checkout's server does not run: "
            "run `holdfast db start`, or `make demo`"
        )
    return embedded_url()


def running_database_url(say: Say) -> str:
    """Like `database_url`, but starts the embedded server where it is the one to use."""
    return Settings.from_environment().database_url or start(say)


def embedded_url(user: str = "postgres", database: str = DATABASE) -> str:
    """The libpq URL of the embedded server, whether it runs or not."""
    query = urlencode({"host": str(socket_directory()), "port": PORT})
    return f"postgresql://{quote(user)}@/{quote(database)}?{query}"


def home() -> Path:
    """The directory of this checkout's cluster, where the server's user can reach it: root's and
    many users' home is closed to others."""
    name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    if os.geteuid() == 0:
        return Path("/var/lib/holdfast", name)
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state, "holdfast", name)


def data_directory() -> Path:
    return home() / "data"


def log_file() -> Path:
    return home() / "server.log"


def socket_directory() -> Path:
    """Beside the data, unless that path is longer than the kernel takes."""
    beside = home() / "socket"
    if len(os.fsencode(beside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return beside
    return Path("/tmp", f"holdfast-{os.geteuid()}-{home().name}")


def server_pid() -> int | None:
    """The process id of the running server, or None.

    A pid file is believed only when that process is a server of this very data directory: after
    a crash or a restart of the machine its number may be somebody else's.
    """
    pid = _first_number(data_directory() / "postmaster.pid")
    return pid if pid is not None and _serves(pid, data_directory()) else None


def start(say: Say) -> str:
    """Start the server unless it runs, making its cluster the first time; returns the URL.

    Clears what a killed run left behind, saying so. Raises ServerDown with the log's last lines.
    """
    _make_private(home())
    with _lock():
        if server_pid() is None:
            _make_private(socket_directory())
            _end_orphans(say)
            _clear_remains(say)
            if not data_directory().exists():
                _initialise(say)
            _launch(say)
        _wait_until_ready()
    return embedded_url()


def stop() -> bool:
    """Stop the server in good order; False when it did not run."""
    if server_pid() is None:
        return False
    done = _run_control("stop", "-m", "fast", "-w", "-t", str(START_SECONDS))
    if done.returncode:
        raise ServerDown(f"the server does not stop: {done.stdout.strip()}")
    return True


def remove() -> None:
    """Stop the server and delete its cluster with everything in it."""
    stop()
    _end_orphans(lambda _line: None)
    for path in (socket_directory(), home()):
        if path.exists():
            shutil.rmtree(path)


def _make_private(path: Path) -> None:
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
        give_to_server_user(path)
    found = path.lstat()
    if found.st_uid not in {server_account().pw_uid, os.geteuid()} or path.is_symlink():
        raise ServerDown(f"{path} belongs to somebody else: remove it or have it removed")
    give_to_server_user(path)
    path.chmod(0o700)


@contextmanager
def _lock() -> Iterator[None]:
    """One command at a time prepares and starts the server; the kernel lets go of a dead one's."""
    with open(home() / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _clear_remains(say: Say) -> None:
    half_made = home() / "data.new"
    if half_made.exists():
        say("an earlier run was interrupted while it made the cluster: making it anew")
        shutil.rmtree(half_made)
    data = data_directory()
    if data.exists() and not (data / "global" / "pg_control").exists():
        aside = home() / f"data.broken-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        say(f"{data} is not a cluster: put aside as {aside.name}, making a new one")
        data.rename(aside)
    pid_file = data / "postmaster.pid"
    pid = _first_number(pid_file)
    if pid_file.exists():
        say("the server was not shut down in good order: it recovers now")
        if pid is not None and Path(f"/proc/{pid}").exists():
            # Postgres itself would refuse to start, taking that process for its postmaster.
            pid_file.unlink()


def _end_orphans(say: Say) -> None:
    """End servers whose data directory was deleted under them: in their own end, up to a minute
    later, they would remove the socket of the server that starts now."""
    for pid in _serving_processes():
        say(f"a server whose data directory was deleted still runs: ending process {pid}")
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + START_SECONDS
    while _serving_processes():
        if time.monotonic() > deadline:
            raise ServerDown(f"processes {_serving_processes()} do not end: end them")
        time.sleep(0.05)
    for name in (SOCKET_NAME, f"{SOCKET_NAME}.lock"):
        (socket_directory() / name).unlink(missing_ok=True)


def _initialise(say: Say) -> None:
    """Make the cluster under another name and rename it when it is whole."""
    say(f"making a cluster in {home()}")
    half_made = home() / "data.new"
    done = _run_as_server_user(
        find_program("initdb"),
        *("-D", half_made, "--username=postgres", "--auth=trust"),
        *("--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"),
    )
    if done.returncode:
        raise ServerDown(f"initdb failed:\n{done.stdout.strip()}")
    (home() / "checkout").write_text(f"{ROOT}\n")
    half_made.rename(data_directory())


def _launch(say: Say) -> None:
    options = {
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": socket_directory(),
        "unix_socket_permissions": "0700",
        "max_connections": 200,
    }
    words = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in options.items())
    done = _run_control("start", "-w", "-t", str(START_SECONDS), "-l", log_file(), "-o", words)
    if done.returncode:
        raise ServerDown(f"the server does not start; {log_file()} ends:\n{_log_end()}")
    say(f"server started, process {server_pid()}")


def _wait_until_ready() -> None:
    """A server that somebody else has just started may still be recovering."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(embedded_url(database="postgres"), connect_timeout=5).close()
            return
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise ServerDown(f"the server runs but does not answer: {error}") from error
            time.sleep(0.1)


def _run_control(action: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    version = (data_directory() / "PG_VERSION").read_text().strip()
    program = find_program("pg_ctl", version)
    return _run_as_server_user(program, action, "-D", data_directory(), *arguments)


def _run_as_server_user(*command: str | Path) -> subprocess.CompletedProcess[str]:
    # The working directory may be one that the server's user cannot enter.
    return subprocess.run(
        as_server_user(*command),
        cwd="/",
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _serves(pid: int, data: Path) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(data) in words and words[0].endswith(b"/postgres")


def _serving_processes() -> list[int]:
    numbers = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [pid for pid in numbers if _serves(pid, data_directory())]


def _first_number(path: Path) -> int | None:
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _log_end(lines: int = 8) -> str:
    with suppress(OSError):
        return "\n".join(log_file().read_text(errors="replace").splitlines()[-lines:])
    return ""
