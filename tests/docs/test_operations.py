"""docs/operations.md: its SQL runs, and nothing that a DBA meets is missing from it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from psycopg import Connection, sql

from cli.project import ROOT
from runtime.settings import Settings

PAGE = (ROOT / "docs" / "operations.md").read_text()
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


class Asked(dict[str, str]):
    """An empty environment that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.names.add(name)
        return default


def first_column(heading: str) -> set[str]:
    """The names in the first column of the tables below a heading."""
    section = re.split(rf"\n##+ {heading}\n", PAGE)[1].split("\n## ")[0]
    return set(re.findall(r"^\| `(\w+)`", section, re.M))


def fill_in(block: str, values: Mapping[str, object]) -> sql.Composed:
    """A block with its variables replaced, and without the ends of a transaction."""
    parts = re.split(r"(?<!:):'?(reference|venue)'?", re.sub(r"(?m)^(begin|commit);\n", "", block))
    pieces = [
        sql.Literal(values[part]) if index % 2 else sql.SQL(part)
        for index, part in enumerate(parts)
    ]
    return sql.Composed(pieces)


@pytest.fixture
def poisoned(venue_database: str) -> tuple[str, int, str]:
    """A database with a booking whose message is a dead letter: URL, its key, its reference."""
    day = datetime.now(UTC).date() + timedelta(days=7)
    with psycopg.connect(venue_database, autocommit=True) as connection:
        row = connection.execute(
            "select booking_id, reference from api.request_booking("
            " p_venue => 'white-horse-waterbeach', p_date => %s, p_time => '19:00', p_party => 2,"
            " p_service => 'dinner', p_name => 'Ada Lovelace', p_email => 'ada@example.com')",
            (day,),
        ).fetchone()
        assert row is not None
        status = "retry"
        while status == "retry":
            message = connection.execute(
                "update pgmq.q_assignment set read_ct = read_ct + 1 returning msg_id, read_ct"
            ).fetchone()
            assert message is not None
            (status,) = connection.execute(
                "select jobs.record_failure('assignment', %s, %s, 'trial')", message
            ).fetchone() or ("",)
        assert status == "dead_letter"
    return venue_database, row[0], row[1]


def state(connection: Connection, booking_id: int) -> object:
    row = connection.execute(
        "select state from core.booking where booking_id = %s", (booking_id,)
    ).fetchone()
    return row and row[0]


def test_every_piece_of_sql_runs(poisoned: tuple[str, int, str]) -> None:
    url, _, reference = poisoned
    values = {"reference": reference, "venue": "white-horse-waterbeach"}
    with psycopg.connect(url) as connection:
        for block in SQL:
            connection.execute(fill_in(block, values))
            connection.execute("reset role")
        connection.rollback()


def test_a_dead_letter_is_put_back_as_described(poisoned: tuple[str, int, str]) -> None:
    url, booking_id, _ = poisoned
    [requeue] = [block for block in SQL if "ops.redrive_queue" in block]
    with psycopg.connect(url) as connection:
        assert state(connection, booking_id) == "manual_review"
        connection.execute(fill_in(requeue, {}))
        connection.execute("reset role")
        assert connection.execute("select * from pgmq.q_assignment_dead").fetchall() == []
        assert connection.execute("select * from ops.check_invariants()").fetchall() == []
        connection.execute("select jobs.assign(%s)", (booking_id,))
        assert state(connection, booking_id) == "confirmed"


def test_a_dead_letters_booking_is_declined_as_described(poisoned: tuple[str, int, str]) -> None:
    url, booking_id, reference = poisoned
    [decline] = [block for block in SQL if "api.decline_booking(p_reference => :" in block]
    [requeue] = [block for block in SQL if "ops.redrive_queue" in block]
    with psycopg.connect(url) as connection:
        for block in (decline, requeue):
            connection.execute(fill_in(block, {"reference": reference}))
            connection.execute("reset role")
        assert state(connection, booking_id) == "failed"
        assert connection.execute("select * from pgmq.q_assignment_dead").fetchall() == []
        assert connection.execute("select * from ops.check_invariants()").fetchall() == []


def test_a_guest_is_forgotten_as_described(poisoned: tuple[str, int, str]) -> None:
    url, _, reference = poisoned
    [erase] = [block for block in SQL if "'erased '" in block]
    with psycopg.connect(url) as connection:
        connection.execute(fill_in(erase, {"reference": reference}))
        connection.execute("reset role")
        told = connection.execute(
            "select customer_name, customer_email, customer_phone, notes from api.get_booking(%s)",
            (reference,),
        ).fetchone()
        assert told is not None
        assert told[0].startswith("erased ")
        assert told[1:] == (None, None, None)
        assert connection.execute("select * from ops.check_invariants()").fetchall() == []


def test_failed_mail_is_sent_again_as_described(poisoned: tuple[str, int, str]) -> None:
    url, booking_id, _ = poisoned
    [again] = [block for block in SQL if "with failed as" in block]
    [requeue] = [block for block in SQL if "ops.redrive_queue" in block]
    with psycopg.connect(url) as connection:
        connection.execute(fill_in(requeue, {}))
        connection.execute("reset role")
        connection.execute("select jobs.assign(%s)", (booking_id,))
        connection.execute("update core.notification set status = 'failed', error = '550'")
        connection.execute("delete from pgmq.q_notification")
        connection.execute(fill_in(again, {}))
        connection.execute("reset role")
        found = connection.execute("select kind from jobs.claim_notifications(9, '9 s')").fetchall()
        assert found == [("confirmed",)]


def test_who_holds_a_days_lock_is_found_as_described(venue_database: str) -> None:
    [look] = [block for block in SQL if "from pg_locks" in block]
    with psycopg.connect(venue_database) as holder, psycopg.connect(venue_database) as watcher:
        holder.execute("select core.lock_service_day(venue_id, date '2030-05-04') from core.venue")
        found = watcher.execute(fill_in(look, {})).fetchall()
        assert [(row[0], row[5], str(row[6]), row[7]) for row in found] == [
            (holder.info.backend_pid, "white-horse-waterbeach", "2030-05-04", True)
        ]


def test_every_table_is_described(connection: Connection) -> None:
    found = connection.execute("select tablename from pg_tables where schemaname = 'core'")
    assert first_column("What each table holds") == {name for (name,) in found}


def test_every_queue_is_described(connection: Connection) -> None:
    found = connection.execute("select queue_name from pgmq.list_queues()")
    assert first_column("What each queue holds") == {name for (name,) in found}


def test_every_role_is_described(connection: Connection) -> None:
    found = connection.execute(r"select rolname from pg_roles where rolname like 'holdfast\_%'")
    for (name,) in found:
        assert f"`{name}`" in PAGE


def test_every_invariant_is_described() -> None:
    texts = [path.read_text() for path in (ROOT / "sql" / "ops").glob("check_*.sql")]
    checked = {name for text in texts for name in re.findall(r"^ +select '(\w+)'", text, re.M)}
    assert len(checked) > 5
    assert first_column("Monitoring") == checked


def test_every_setting_is_described() -> None:
    asked = Asked()
    Settings.from_environment(asked)
    assert first_column("Settings") == asked.names


def test_defaults_are_those_of_the_settings() -> None:
    section = re.split(r"\n## Settings\n", PAGE)[1].split("\n## ")[0]
    given = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", section, re.M))
    assert Settings.from_environment(given) == Settings.from_environment({})
