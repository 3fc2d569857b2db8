"""Deploying the schema: the database, pgmq, a restore point, sqitch, and what changed."""

import difflib
import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pgmq
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from cli.plan import deployed_changes, progress
from cli.postgres import client_environment, find_program
from cli.problem import Problem
from cli.project import ROOT, build_directory


def deploy(url: str, say: Callable[[str], None]) -> None:
    """Bring the database to the plan's end, leaving a restore point and the schema's difference.

    Raises Problem when a change fails; those before it stay, and the difference shows them.
    """
    moment = datetime.now(UTC)
    if create_database(url):
        say("database created")
    say(install_pgmq(url))
    say(set_restore_point(url, f"holdfast-deploy-{moment:%Y%m%dT%H%M%SZ}"))
    before, already = dump_schema(url), len(deployed_changes(url))
    try:
        run_sqitch(url, "deploy")
    finally:
        difference = write_difference(before, dump_schema(url), moment)
        total = len(deployed_changes(url))
        say(f"{total - already} deployed now, {total} changes in all: {progress(url)}")
        say(f"the schema's difference: {difference.relative_to(ROOT)}")


def create_database(url: str) -> bool:
    """Make the database that the URL names; True when it was missing."""
    name = str(conninfo_to_dict(url).get("dbname") or "")
    try:
        psycopg.connect(url).close()
        return False
    except psycopg.OperationalError as error:
        # libpq gives no SQLSTATE for a refused connection, so its absence is asked for below.
        refusal = error
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        known = connection.execute("select from pg_database where datname = %s", (name,))
        if known.fetchone() is not None or not name:
            raise refusal
        connection.execute(
            sql.SQL("create database {} template template0 encoding 'UTF8'").format(
                sql.Identifier(name)
            )
        )
    return True


def install_pgmq(url: str) -> str:
    """Make pgmq available in the database; returns a sentence that says how it got there."""
    with psycopg.connect(url) as connection:
        if connection.execute("select to_regnamespace('pgmq') is not null").fetchone() == (True,):
            return "pgmq was there"
        offered = connection.execute(
            "select default_version from pg_available_extensions where name = 'pgmq'"
        ).fetchone()
        if offered:
            connection.execute("create extension pgmq")
            return f"pgmq {offered[0]} created as an extension"
        return f"pgmq {pgmq.install_pgmq_from_sql(conn=connection)} installed from the package"


def set_restore_point(url: str, name: str) -> str:
    """Mark the write-ahead log for point-in-time recovery; returns a sentence with the LSN, or
    with the reason why this server has none. Says so when the log is not archived."""
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            lsn, archive_mode = connection.execute(
                "select pg_create_restore_point(%s), current_setting('archive_mode')", (name,)
            ).fetchone() or ("?", "?")
        except (
            psycopg.errors.ObjectNotInPrerequisiteState,
            psycopg.errors.InsufficientPrivilege,
        ) as error:
            return f"no restore point: {error.diag.message_primary}"
    warning = "; archive_mode is off, so nobody can recover to it" if archive_mode == "off" else ""
    return f"restore point {name} at LSN {lsn}{warning}"


def dump_schema(url: str) -> str:
    """The schema as text that is the same whenever the schema is; raises Problem."""
    program = find_program("pg_dump")
    offered = subprocess.run([program, "--help"], capture_output=True, text=True).stdout
    # Newer releases write a random \restrict line into every dump.
    stable = ["--restrict-key=holdfast"] if "--restrict-key" in offered else []
    done = subprocess.run(
        [program, "--schema-only", "--exclude-schema=sqitch", *stable],
        env=client_environment(url),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Problem(f"pg_dump: {done.stderr.strip()}")
    return done.stdout


def write_difference(before: str, after: str, moment: datetime) -> Path:
    """The unified difference of two dumps, in build/deploy-<timestamp>.diff."""
    path = build_directory() / f"deploy-{moment:%Y%m%dT%H%M%SZ}.diff"
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), "before", "after"
    )
    path.write_text("".join(lines))
    return path


def run_sqitch(url: str, *arguments: str, is_quiet: bool = False) -> None:
    """Run sqitch on this checkout's plan; raises Problem, with its output when quiet."""
    try:
        done = subprocess.run(
            ["sqitch", *arguments],
            cwd=ROOT,
            env=_sqitch_environment(url),
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if is_quiet else None,
            stderr=subprocess.STDOUT if is_quiet else None,
        )
    except FileNotFoundError:
        raise Problem("sqitch is not installed: run `make setup`") from None
    if done.returncode:
        said = f":\n{done.stdout}" if is_quiet else f" (exit code {done.returncode})"
        raise Problem(f"sqitch {' '.join(arguments)} failed{said}")


def _sqitch_environment(url: str) -> dict[str, str]:
    """With PostgreSQL's own programs first in PATH: sqitch starts psql twice a change, and Debian's
    wrapper would start Perl each time, which is a third of a deployment."""
    environment = client_environment(url)
    programs = str(find_program("psql").parent)
    return environment | {"PATH": os.pathsep.join([programs, environment.get("PATH", os.defpath)])}
