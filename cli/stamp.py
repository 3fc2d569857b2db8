"""`holdfast stamp`: the deploy script of every object in sql/, which is where a person edits it.

sqitch hashes a deploy script's own bytes, so the text is copied, never included.
"""

from pathlib import Path

import click

from cli.plan import planned_changes
from cli.problem import Problem
from cli.project import ROOT

SCRIPT = """\
-- Deploy holdfast:{change} to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

{text}
commit;
"""


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when anything is amiss.")
def stamp(check: bool) -> None:
    """Write deploy/ from sql/, and name what sqitch.plan, revert/ or verify/ lack."""
    stale = stale_scripts(ROOT)
    if not check:
        for path, text in stale.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            click.echo(f"stamped {path.relative_to(ROOT)}")
    faults = [f"{path.relative_to(ROOT)} differs from sql/" for path in stale if check]
    faults += missing_pieces(ROOT)
    for fault in faults:
        click.echo(fault, err=True)
    if check and faults:
        raise Problem(f"{len(faults)} found amiss: run `make stamp`, then mend what it names")


def stale_scripts(root: Path) -> dict[Path, str]:
    """The deploy scripts that are not what sql/ says: path to the text that belongs there."""
    wanted = {
        root / "deploy" / f"{change}.sql": SCRIPT.format(change=change, text=source.read_text())
        for change, source in _sources(root).items()
    }
    return {
        path: text for path, text in wanted.items() if not path.exists() or path.read_text() != text
    }


def missing_pieces(root: Path) -> list[str]:
    """A sentence for every change without its place in the plan or one of its scripts."""
    planned, sources = planned_changes(root), _sources(root)
    faults = [f"sql/{name}.sql is not in sqitch.plan" for name in sources if name not in planned]
    faults += [
        f"{folder}/{name}.sql is missing"
        for name in planned
        for folder in ("deploy", "revert", "verify")
        if not (root / folder / f"{name}.sql").exists()
    ]
    stamped = {name.split("/")[0] for name in sources}
    return faults + [
        f"deploy/{name}.sql has no source in sql/"
        for name in planned
        if name.split("/")[0] in stamped and name not in sources
    ]


def _sources(root: Path) -> dict[str, Path]:
    folder = root / "sql"
    paths = sorted(folder.glob("*/*.sql"))
    return {str(path.relative_to(folder).with_suffix("")): path for path in paths}
