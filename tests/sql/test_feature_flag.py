"""Which venues' requests are queued, and how the others are answered at once."""

from typing import Any

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    labels,
    load,
    read,
    refusal,
    request,
    value,
)
from tests.evenings import SLUG, describe_bistro, table

FLAG = "feat.booking_pipeline.v1"
HERE = {"p_venue": SLUG}


@pytest.fixture
def bistro(db: Connection) -> Connection:
    """One table for two."""
    load(db, describe_bistro([table("T1", 2)]))
    return db


def switch(connection: Connection, mode: str, percentage: int | None = None) -> int:
    with acting(connection, "staff"):
        return int(
            value(connection, "ops.set_flag", p_flag=FLAG, p_mode=mode, p_percentage=percentage)
        )


def enrolled(connection: Connection) -> set[str]:
    return {slug for (slug,) in ask(connection, "select slug from core.venue where is_pipelined")}


def queued(connection: Connection) -> int:
    [(count,)] = ask(connection, "select count(*) from pgmq.q_assignment")
    return int(count)


def test_a_new_deployment_queues(bistro: Connection) -> None:
    assert request(bistro, **HERE)["state"] == "assignment_pending"
    assert queued(bistro) == 1


def test_out_of_it_the_request_is_answered_with_its_tables(bistro: Connection) -> None:
    switch(bistro, "off")
    with acting(bistro, "guest"):
        booking = request(bistro, **HERE)
    assert (booking["status"], booking["state_version"]) == ("confirmed", 5)
    assert labels(booking) == ["T1"] and booking["customer_name"] == "Zoë Guest"
    assert queued(bistro) == 0
    assert ask(bistro, "select kind from core.notification") == [("confirmed",)]
    assert broken_invariants(bistro) == []


def test_out_of_it_nobody_waits_but_other_times_are_offered(bistro: Connection) -> None:
    switch(bistro, "off")
    request(bistro, **HERE)
    second = request(bistro, **HERE)
    assert (second["status"], second["reason"]) == ("failed", "no_capacity")
    assert [offer["time"] for offer in second["alternatives"]] == ["17:00", "17:15", "20:45"]
    assert ask(bistro, "select from core.timer") == ask(bistro, "select from core.freed_time") == []
    assert queued(bistro) == 0
    assert read(bistro, second)["alternatives"] == second["alternatives"]
    assert broken_invariants(bistro) == []


def test_out_of_it_others_still_make_room(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2), table("T2", 4)]))
    booking = request(db, **HERE)
    assign(db, booking)
    db.execute("update core.claim set resource_id = (select resource_id from core.resource"
               " where label = 'T2' and venue_id = core.claim.venue_id)")  # fmt: skip
    switch(db, "off")
    assert request(db, **HERE, p_party=4)["status"] == "confirmed"
    assert labels(read(db, booking)) == ["T1"]
    assert broken_invariants(db) == []


def test_the_same_key_gets_the_same_answer_out_of_it(bistro: Connection) -> None:
    switch(bistro, "off")
    first, again = (request(bistro, **HERE, p_idempotency_key="k") for _ in range(2))
    assert first == again and first["status"] == "confirmed"


def test_what_was_queued_before_is_worked_off(bistro: Connection) -> None:
    booking = request(bistro, **HERE)
    switch(bistro, "off")
    assert assign(bistro, booking)["outcome"] == "confirmed"


def test_the_flag_never_blocks_a_change(bistro: Connection) -> None:
    switch(bistro, "off")
    booking = request(bistro, **HERE)
    changed = call(
        bistro,
        "api.modify_booking",
        p_reference=booking["reference"],
        p_time="20:00",
        p_expected_version=booking["state_version"],
    )
    assert changed["state"] == "assignment_pending"
    assert assign(bistro, booking)["outcome"] == "confirmed"
    assert broken_invariants(bistro) == []


def test_a_venue_once_in_stays_in_as_the_share_grows(db: Connection) -> None:
    for number in range(60):
        file: Row = describe_bistro([table("T1", 2)]) | {"slug": f"bistro-{number}"}
        db.execute("select api.load_venue(%s)", (Jsonb(file),))
    before: set[str] = set()
    counts = []
    for share in (0, 5, 25, 50, 100):
        switch(db, "percentage", share)
        now = enrolled(db)
        assert before <= now
        before = now
        counts.append(len(now))
    assert counts[0] == 0 and counts[-1] == 62
    assert counts[1] < counts[2] < counts[3] < counts[4]


def test_the_list_counts_unless_all_are_out(bistro: Connection) -> None:
    switch(bistro, "opt_in")
    assert enrolled(bistro) == set()
    with acting(bistro, "staff"):
        assert value(bistro, "ops.opt_in_venue", p_flag=FLAG, p_venue=SLUG, p_is_in=True) is True
    assert enrolled(bistro) == {SLUG}
    switch(bistro, "percentage", 0)
    assert enrolled(bistro) == {SLUG}
    switch(bistro, "off")
    assert enrolled(bistro) == set()
    assert ask(bistro, "select mode, enrolled_count, opted_in from ops.feature_flag") == [
        ("off", 0, [SLUG])
    ]
    switch(bistro, "opt_in")
    assert value(bistro, "ops.opt_in_venue", p_flag=FLAG, p_venue=SLUG, p_is_in=False) is False


def test_a_new_venue_is_in_as_the_flag_says(db: Connection) -> None:
    switch(db, "off")
    load(db, describe_bistro([table("T1", 2)]))
    assert SLUG not in enrolled(db)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"p_flag": "nothing", "p_mode": "on", "p_percentage": None}, "flag"),
        ({"p_flag": FLAG, "p_mode": "sometimes", "p_percentage": None}, "mode"),
        ({"p_flag": FLAG, "p_mode": "percentage", "p_percentage": 101}, "percentage"),
        ({"p_flag": FLAG, "p_mode": "percentage", "p_percentage": None}, "percentage"),
    ],
)
def test_nonsense_is_refused(db: Connection, arguments: dict[str, Any], field: str) -> None:
    refused = refusal(db, "ops.set_flag", **arguments)
    assert (refused.code, refused.detail) == ("RS001", {"field": field})
