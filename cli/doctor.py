"""`holdfast doctor`: whether this machine and this checkout are ready, and what to run if not."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import click
import psycopg

from cli import server
from cli.plan import Progress, progress
from cli.ports import is_free
from cli.postgres import find_program, major_version, server_account
from cli.problem import Problem, reason
from runtime.settings import Settings, SettingsError

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 15
LEAST_FREE_BYTES = 1_000_000_000
DEMO_PORTS = {8080: "HTTP", 8025: "SMTP"}
COLOURS = {"ok": "green", "note": "yellow", "wrong": "red"}
REMEDIES = {
    Progress.EMPTY: "make deploy",
    Progress.BEHIND: "make deploy",
    Progress.EDITED: "make rebase (the embedded server's data go) or sqitch rebase --modified",
}


class Finding(NamedTuple):
    """One line of the report. Level "wrong" makes the command fail; "note" does not."""

    level: str
    subject: str
    fact: str
    remedy: str = ""


@click.command()
def doctor() -> None:
    """Check the set-up; say what is wrong and what to run."""
    findings = [finding for check in CHECKS for finding in check()]
    for level, subject, fact, remedy in findings:
        head = click.style(f"{level:<6}", fg=COLOURS[level])
        click.echo(f"{head}{subject}: {fact}" + (f"  ->  {remedy}" if remedy else ""))
    wrong = sum(finding.level == "wrong" for finding in findings)
    if wrong:
        raise Problem(f"{wrong} wrong")


def check_python() -> Iterator[Finding]:
    """The interpreter and its virtual environment."""
    said = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= OLDEST_PYTHON:
        yield Finding("ok", "Python", said)
    else:
        yield Finding("wrong", "Python", f"{said} is older than 3.11", "install a newer one")
    if sys.prefix == sys.base_prefix:
        yield Finding("wrong", "virtual environment", "not in use", "make setup")
    else:
        yield Finding("ok", "virtual environment", sys.prefix)


def check_postgres() -> Iterator[Finding]:
    """PostgreSQL's programs and the user that a server runs as."""
    try:
        program, account = find_program("postgres"), server_account()
    except Problem as problem:
        yield Finding("wrong", "PostgreSQL", problem.message, "make setup")
        return
    found = major_version(program.parent)
    fact = f"{found} in {program.parent}, a server runs as {account.pw_name}"
    if int(found or 0) >= OLDEST_POSTGRES:
        yield Finding("ok", "PostgreSQL", fact)
    else:
        remedy = f"install PostgreSQL {OLDEST_POSTGRES} or newer"
        yield Finding("wrong", "PostgreSQL", fact, remedy)


def check_sqitch() -> Iterator[Finding]:
    """sqitch and the driver by which it reaches PostgreSQL."""
    yield _run("sqitch", ["sqitch", "--version"])
    yield _run("sqitch's Pg driver", ["perl", "-MDBD::Pg", "-e", "print $DBD::Pg::VERSION"])


def check_pgmq() -> Iterator[Finding]:
    """The package that pgmq is installed from where the server lacks the extension."""
    try:
        yield Finding("ok", "pgmq package", version("pgmq"))
    except PackageNotFoundError:
        yield Finding("wrong", "pgmq package", "missing", "make setup")


def check_database() -> Iterator[Finding]:
    """The database in use, and what is deployed there."""
    try:
        given = Settings.from_environment().database_url
    except SettingsError as error:
        yield Finding("wrong", "settings", str(error), "correct it, or unset it")
        return
    subject = "server of DATABASE_URL" if given else "embedded server"
    if not given and server.server_pid() is None:
        fact = f"stopped, data {'in' if server.data_directory().exists() else 'not made yet in'}"
        yield Finding("note", subject, f"{fact} {server.home()}", "make demo or holdfast db start")
        return
    try:
        state = progress(server.database_url())
    except psycopg.Error as error:
        yield Finding("wrong", subject, reason(error), _remedy(error, is_own=not given))
        return
    yield Finding("ok", subject, "answers")
    level = "ok" if state is Progress.CURRENT else "wrong"
    yield Finding(level, "deployment", state, REMEDIES.get(state, ""))


def _remedy(error: psycopg.Error, *, is_own: bool) -> str:
    """What to run or change when the database does not answer."""
    if re.search(r'FATAL: .*database ".*" does not exist', str(error)):
        return "make deploy"
    if error.sqlstate is not None:
        return "let the login of DATABASE_URL read the schema sqitch"
    return "holdfast db start" if is_own else "start that server, or correct DATABASE_URL"


def check_disk() -> Iterator[Finding]:
    """Room for the embedded cluster."""
    place = next(path for path in (server.home(), *server.home().parents) if _is_visible(path))
    free = shutil.disk_usage(place).free
    level = "ok" if free >= LEAST_FREE_BYTES else "wrong"
    remedy = "" if level == "ok" else "free at least 1 GB"
    yield Finding(level, "disk", f"{free / 1e9:.1f} GB free at {place}", remedy)


def check_ports() -> Iterator[Finding]:
    """The ports that the demo would like; it takes the next ones where these are busy."""
    for port, what in DEMO_PORTS.items():
        if is_free(port):
            yield Finding("ok", f"port {port}", f"free for {what}")
        else:
            yield Finding("note", f"port {port}", f"busy: the demo takes the next one for {what}")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    check_python,
    check_postgres,
    check_sqitch,
    check_pgmq,
    check_database,
    check_disk,
    check_ports,
)


def _run(subject: str, command: list[str]) -> Finding:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return Finding("wrong", subject, f"no {command[0]} here", "make setup")
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it fails"])[0]
        return Finding("wrong", subject, said, "make setup")
    return Finding("ok", subject, done.stdout.strip())


def _is_visible(path: Path) -> bool:
    return path.exists() and os.access(path, os.R_OK)
