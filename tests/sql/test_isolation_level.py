"""Commands run at READ COMMITTED alone: a decision on an older snapshot would be a wrong one."""

from typing import Any

import psycopg
import pytest
from psycopg import Connection, IsolationLevel
from psycopg.types.json import Jsonb

from tests.calls import WHITE_HORSE, call, day, guest, read, refusal, request, rows, wish

NOWHERE: dict[str, Any] = {"p_reference": "NOSUCHREF2"}
COMMANDS: dict[str, dict[str, Any]] = {
    "api.load_venue": {"p_venue": Jsonb({})},
    "api.request_booking": {**wish(), **guest()},
    "api.attempt_hold": wish(),
    "api.confirm_hold": {**NOWHERE, **guest()},
    "api.release_hold": NOWHERE,
    "api.cancel_booking": NOWHERE,
    "jobs.assign": {"p_booking_id": 1},
    "jobs.assign_claimed": {"p_message_ids": [1], "p_read_counts": [1]},
}


@pytest.mark.parametrize("level", [IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_at_another_level_is_refused(
    venues_database: str, command: str, level: IsolationLevel
) -> None:
    with psycopg.connect(venues_database) as connection:
        connection.isolation_level = level
        refused = refusal(connection, command, **COMMANDS[command])
        assert refused.code == "RS003"
        assert refused.detail == {"isolation": level.name.lower().replace("_", " ")}
        connection.rollback()


def test_questions_may_be_asked_at_any_level(venues_database: str) -> None:
    with psycopg.connect(venues_database) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        asked = {"p_venue": WHITE_HORSE, "p_date": day(), "p_party": 2}
        assert rows(connection, "api.list_availability", **asked)
        assert rows(connection, "ops.check_invariants") == []


def test_at_read_committed_all_is_well(db: Connection) -> None:
    booking = request(db)
    assert read(db, booking)["booking_id"] == booking["booking_id"]
    assert call(db, "api.confirm_hold", **NOWHERE, **guest())["outcome"] == "unknown"
