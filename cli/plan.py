"""sqitch.plan, and how far a database has followed it."""

import hashlib
from enum import StrEnum
from pathlib import Path

import psycopg

from cli.project import ROOT


class Progress(StrEnum):
    """Where a database stands against this checkout's plan and scripts."""

    EMPTY = "nothing is deployed"
    BEHIND = "changes are waiting to be deployed"
    EDITED = "scripts were edited after they had been deployed"
    CURRENT = "everything is deployed"


def planned_changes(root: Path = ROOT) -> list[str]:
    """The changes of sqitch.plan in order, without its pragmas, comments and tags."""
    lines = (root / "sqitch.plan").read_text().splitlines()
    words = [line.split()[0] for line in lines if line.split()]
    return [word for word in words if word[0] not in "%#@"]


def deployed_changes(url: str) -> list[tuple[str, str]]:
    """Name and script hash of every deployed change, in order."""
    with psycopg.connect(url) as connection:
        if connection.execute("select to_regclass('sqitch.changes')").fetchone() == (None,):
            return []
        return connection.execute(
            "select change, script_hash from sqitch.changes"
            " where project = 'holdfast' order by committed_at"
        ).fetchall()


def progress(url: str) -> Progress:
    """How far the database has come."""
    deployed = deployed_changes(url)
    if not deployed:
        return Progress.EMPTY
    if any(script_hash not in _known_hashes(name) for name, script_hash in deployed):
        return Progress.EDITED
    return Progress.CURRENT if len(deployed) == len(planned_changes()) else Progress.BEHIND


def _known_hashes(name: str) -> set[str]:
    """sqitch's hashes of a change's script and of the copies that `sqitch rework` keeps."""
    script = ROOT / "deploy" / f"{name}.sql"
    paths = [script, *script.parent.glob(f"{script.stem}@*.sql")]
    return {hashlib.sha1(path.read_bytes()).hexdigest() for path in paths if path.exists()}
