"""The manual of the SQL interface: its commands run, and answer what it shows."""

import re
import subprocess
from collections.abc import Iterator

import psycopg
from psycopg import Connection

from cli.postgres import find_program
from cli.project import ROOT

PAGE = (ROOT / "docs" / "sql.md").read_text()
ROLES = ("guest", "service", "staff", "worker", "monitor")

# What differs from run to run: when it was asked, and which tables were found.
VOLATILE = (
    (re.compile(r"\b\d{4}-\d\d-\d\d\b"), "DATE"),
    (re.compile(r"(?<=DATE )[\d:.]+[+-]\d\d\b"), "TIME"),
    (re.compile(r"\b(?!RS\d)[0-9A-Z]{10}\b"), "REFERENCE"),
    (re.compile(r'"id": \d+|=\(\d+,'), "ID"),
    (re.compile(r"\b[BDG]\d+\b"), "TABLE"),
    (re.compile("Main Bar|Dining Room|Garden"), "ZONE"),
    # Columns are as wide as what stands in them.
    (re.compile(r"[ -]*([|+]|$)[ -]*"), r"\1"),
)


def examples() -> list[tuple[str, str]]:
    """Each block of commands and the output shown below it, "" where there is none."""
    found = re.findall(r"```sql\n(.*?)```\n(?:```text\n(.*?)```)?", PAGE, re.S)
    return [(commands, output) for commands, output in found]


def answers(database: str, blocks: list[str]) -> Iterator[str]:
    """What psql says to each block, in one session."""
    marked = "".join(f"\\echo @@next\n{block}" for block in blocks)
    done = subprocess.run(
        [find_program("psql"), "-X", "-q", database],
        input=f"\\set SHOW_CONTEXT never\n{marked}",
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    start, *answers = done.stdout.split("@@next\n")
    assert start == "", start
    return iter(answers)


def comparable(text: str) -> list[str]:
    """Lines without what differs from run to run."""
    lines = [line.strip() for line in text.strip().splitlines()]
    for pattern, word in VOLATILE:
        lines = [pattern.sub(word, line) for line in lines]
    return lines


def test_every_command_answers_what_the_page_shows(database: str) -> None:
    shown = examples()
    given = answers(database, [commands for commands, _ in shown])
    for (commands, expected), actual in zip(shown, given, strict=True):
        assert comparable(actual) == comparable(expected), commands


def test_comparison_sees_what_matters() -> None:
    assert comparable(" B7 | held ") == comparable("D12 | held")
    assert comparable("B7 | held") != comparable("B7 | unavailable")
    assert comparable("RS010") != comparable("RS011")
    assert comparable("(1 row)") != comparable("(0 rows)")


def test_the_lists_of_functions_are_those_of_the_database(connection: Connection) -> None:
    assert dict(listed()) == dict(granted(connection))


def listed() -> Iterator[tuple[str, set[str]]]:
    """Every function and view of the page's last section, with its roles."""
    for schema in ("api", "jobs", "ops"):
        section = PAGE.split(f"\n### {schema}\n")[1].split("\n### ")[0]
        for line in re.findall(r"^\|.*\|$", section, re.M):
            names, *_, roles = line.strip("|").split("|")
            for name in re.findall(r"`(\w+)`", names):
                yield f"{schema}.{name}", set(roles.replace(",", "").split())


def granted(connection: Connection) -> Iterator[tuple[str, set[str]]]:
    found = connection.execute(
        """
        select p.pronamespace::regnamespace || '.' || p.proname, array_agg(r.name)
          from pg_proc as p
         cross join unnest(%(roles)s::text[]) as r(name)
         where p.pronamespace::regnamespace::text in ('api', 'jobs', 'ops')
           and has_function_privilege('holdfast_' || r.name, p.oid, 'execute')
         group by 1
        union all
        select c.relnamespace::regnamespace || '.' || c.relname, array_agg(r.name)
          from pg_class as c
         cross join unnest(%(roles)s::text[]) as r(name)
         where c.relnamespace::regnamespace::text in ('api', 'jobs', 'ops')
           and c.relkind = 'v'
           and has_table_privilege('holdfast_' || r.name, c.oid, 'select')
         group by 1
        """,
        {"roles": list(ROLES)},
    )
    return ((name, set(roles)) for name, roles in found)


def test_the_page_leaves_everything_in_order(database: str) -> None:
    list(answers(database, [commands for commands, _ in examples()]))
    with psycopg.connect(database) as connection:
        assert connection.execute("select * from ops.check_invariants()").fetchall() == []
