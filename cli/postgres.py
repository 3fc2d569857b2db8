"""PostgreSQL's programs on this machine, and the user that a server may run as."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

from cli.problem import Problem

DEBIAN = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"


class PostgresMissing(Problem):
    """A program or the user that a server needs is not on this machine; the message says what
    to install."""


def find_program(name: str, version: str | None = None) -> Path:
    """The path of one of PostgreSQL's programs, the newest unless a major version is asked for.

    Looks below /usr/lib/postgresql, then asks pg_config, then PATH: Debian's own /usr/bin/psql
    and pg_dump are wrappers that choose a cluster, which is never wanted here.
    """
    for directory in _program_directories():
        program = directory / name
        if os.access(program, os.X_OK) and version in {None, major_version(directory)}:
            return program
    wanted = f"PostgreSQL {version}" if version else "PostgreSQL"
    raise PostgresMissing(f"{wanted} has no `{name}` here: run `make setup`")


def major_version(directory: Path) -> str:
    """What the server in this directory of programs calls itself: "15", or "" when unknown."""
    try:
        said = subprocess.run(
            [directory / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
    return said.split()[2].split(".")[0]


def _program_directories() -> list[Path]:
    debian = sorted(
        (path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()),
        key=lambda path: int(path.parent.name),
        reverse=True,
    )
    configured = shutil.which("pg_config")
    if configured:
        said = subprocess.run([configured, "--bindir"], capture_output=True, text=True).stdout
        debian += [Path(said.strip())] if said.strip() else []
    return debian + [Path(path) for path in os.get_exec_path()]


def server_account() -> pwd.struct_passwd:
    """Whom a server runs as: this user, or `postgres` when this user is root, which PostgreSQL
    refuses to be."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        raise PostgresMissing(
            f"root cannot run PostgreSQL and there is no user `{SERVER_USER}`: run `make setup`"
        ) from None


def as_server_user(*command: str | Path) -> list[str]:
    """The command line that runs a program as the server's user."""
    account = server_account()
    words = [str(word) for word in command]
    if account.pw_uid == os.geteuid():
        return words
    user, group = f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"
    return ["setpriv", user, group, "--init-groups", "--", *words]


def give_to_server_user(path: Path) -> None:
    """Make the server's user the owner of a path; only root needs to, only root can."""
    account = server_account()
    if account.pw_uid != os.geteuid():
        os.chown(path, account.pw_uid, account.pw_gid)


def client_environment(url: str, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment in which libpq's programs, and sqitch, reach the database of this URL."""
    wanted = conninfo_to_dict(url)
    variables = {
        option.keyword.decode(): option.envvar.decode()
        for option in pq.Conninfo.get_defaults()
        if option.envvar
    }
    clean = {name: value for name, value in environ.items() if name not in variables.values()}
    return clean | {
        variables[keyword]: str(value) for keyword, value in wanted.items() if keyword in variables
    }


def describe(url: str) -> str:
    """The database of a URL in words, without its password."""
    parts = conninfo_to_dict(url)
    where = parts.get("host") or parts.get("hostaddr") or parts.get("service") or "the local socket"
    return f"database {parts.get('dbname') or '(default)'} at {where}"
