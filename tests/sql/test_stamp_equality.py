"""sql/, where a person edits, and deploy/, what is deployed, are one."""

import psycopg
import pytest

from cli.deployment import dump_schema
from cli.plan import planned_changes
from cli.project import ROOT

SOURCES = [name for name in planned_changes() if (ROOT / "sql" / f"{name}.sql").exists()]


def test_every_source_stands_verbatim_in_the_deploy_script_of_its_path() -> None:
    differing = [
        name
        for name in SOURCES
        if (ROOT / "sql" / f"{name}.sql").read_text()
        not in (ROOT / "deploy" / f"{name}.sql").read_text()
    ]
    assert not differing


def test_loading_every_source_over_a_deployed_database_changes_nothing(database: str) -> None:
    before = dump_schema(database)
    with psycopg.connect(database) as connection:
        connection.execute("set local role holdfast_owner")
        for name in SOURCES:
            connection.execute((ROOT / "sql" / f"{name}.sql").read_bytes())
    assert dump_schema(database) == before


@pytest.mark.parametrize("folder", ["deploy", "revert", "sql", "verify"])
def test_every_script_is_in_the_plan(folder: str) -> None:
    paths = (ROOT / folder).glob("*/*.sql")
    names = {str(path.relative_to(ROOT / folder).with_suffix("")) for path in paths}
    assert names <= set(planned_changes())
