"""What a person sees of a booking that the engine could not seat, and decides about it."""

from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    labels,
    load,
    read,
    refusal,
    request,
    rows,
)
from tests.evenings import SLUG, describe_bistro, table

FOUR = {"p_venue": SLUG, "p_party": 4}


@pytest.fixture
def bistro(db: Connection) -> Connection:
    """A table for four that is taken at seven, and one for two that is free."""
    tables = [table("T1", 4), table("T2", 2), table("T3", 3)]
    load(db, describe_bistro(tables, policy={"retry_attempts": 1, "make_room": False}))
    confirmed(db, **FOUR)
    confirmed(db, **FOUR | {"p_party": 3})
    return db


@pytest.fixture
def four(bistro: Connection) -> Row:
    """Four people for whom there is no table."""
    booking = request(bistro, **FOUR)
    assert assign(bistro, booking)["outcome"] == "manual_review"
    return booking


def decide(connection: Connection, function: str, booking: Row, **arguments: Any) -> Row:
    """By a person of the venue."""
    with acting(connection, "staff"):
        return call(connection, f"api.{function}", p_reference=booking["reference"], **arguments)


def last_step(connection: Connection, booking: Row) -> tuple[Any, ...]:
    return ask(
        connection,
        "select from_state, to_state, actor, reason from core.booking_state_history"
        " where booking_id = %s order by version desc limit 1",
        booking["booking_id"],
    )[0]


def mails(connection: Connection, booking: Row) -> list[str]:
    return [kind for (kind,) in ask(
        connection,
        "select kind from core.notification where booking_id = %s order by notification_id",
        booking["booking_id"],
    )]  # fmt: skip


def test_the_queue_says_why_and_what_would_fit(bistro: Connection, four: Row) -> None:
    with acting(bistro, "staff"):
        [row] = rows(bistro, "ops.suggest_seats", p_booking_id=four["booking_id"])
        [seen] = ask(
            bistro,
            "select reference, reason, explanation, attempt_count, suggestions, age is not null"
            " from ops.manual_review_queue",
        )
    assert seen == (
        four["reference"], "no_capacity", "Every table that takes the party is in use then.", 1,
        row["suggest_seats"], True,
    )  # fmt: skip
    options = row["suggest_seats"]
    assert [one["time"] for one in options["times"]] == ["17:00", "17:15", "20:45"]
    assert options["tables"] == [{"tables": ["T2"], "seats": 2, "breaks": ["too_small"]}]


def test_a_change_that_cannot_be_met_is_explained_too(bistro: Connection) -> None:
    couple = confirmed(bistro, **FOUR | {"p_party": 2})
    call(bistro, "api.modify_booking", p_reference=couple["reference"], p_party=4)
    assert assign(bistro, couple)["outcome"] == "manual_review"
    assert ask(bistro, "select reason, explanation from ops.manual_review_queue") == [
        (
            "modification_no_capacity",
            "The change cannot be met: every table that takes the party is in use then.",
        )
    ]


def test_every_reason_of_the_engine_is_a_sentence(db: Connection) -> None:
    reasons = ask(
        db,
        "select r.words[1], ops.phrase_reason(r.words[1]) from pg_constraint as k,"
        " regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''', 'g') as r(words)"
        " where k.contypid = 'core.retry_reason'::regtype",
    )
    assert "no_capacity" in dict(reasons)
    assert [word for word, told in reasons if not (" " in told and told.endswith("."))] == []


def test_nobody_else_sees_the_queue(bistro: Connection, four: Row) -> None:
    for role in ("guest", "service", "worker"):
        with acting(bistro, role), pytest.raises(Exception, match="permission denied"):
            with bistro.transaction():
                bistro.execute("select from ops.manual_review_queue")


def test_a_person_may_break_a_rule_with_a_note(bistro: Connection, four: Row) -> None:
    refused = refusal(bistro, "api.force_confirm", p_reference=four["reference"], p_tables=["T2"])
    assert (refused.code, refused.detail) == ("RS202", {"field": "note", "broken": ["too_small"]})
    done = decide(bistro, "force_confirm", four, p_tables=["T2"], p_note="two more chairs")
    assert (done["status"], labels(done)) == ("confirmed", ["T2"])
    assert last_step(bistro, four) == ("manual_review", "confirmed", "staff", "two more chairs")
    assert mails(bistro, four) == ["manual_review", "confirmed"]
    # Nobody moves what a person decided.
    assert ask(
        bistro, "select is_pinned, assignment_strategy from core.booking where booking_id = %s",
        four["booking_id"],
    ) == [(True, "staff")]  # fmt: skip
    assert broken_invariants(bistro) == []


def test_tables_that_nobody_pushes_together_need_a_note_too(bistro: Connection, four: Row) -> None:
    couple = request(bistro, **FOUR | {"p_party": 2}, p_time="21:00")
    bistro.execute("delete from core.timer")
    refused = refusal(
        bistro, "api.force_confirm", p_reference=couple["reference"], p_tables=["T1", "T2"]
    )
    assert refused.detail["broken"] == ["combination"]


def test_never_another_claim(bistro: Connection, four: Row) -> None:
    refused = refusal(
        bistro, "api.force_confirm", p_reference=four["reference"], p_tables=["T1", "T2"],
        p_note="they are regulars",
    )  # fmt: skip
    assert refused.code == "RS201"
    assert [taken["table"] for taken in refused.detail["taken"]] == ["T1"]
    assert read(bistro, four)["state"] == "manual_review"
    assert broken_invariants(bistro) == []


@pytest.mark.parametrize("tables", [None, []])
def test_the_tables_have_to_be_named(bistro: Connection, four: Row, tables: Any) -> None:
    refused = refusal(
        bistro, "api.force_confirm", p_reference=four["reference"], p_tables=tables, p_note="x"
    )
    assert (refused.code, refused.detail) == ("RS001", {"field": "tables"})


def test_a_table_that_is_unknown_is_named(bistro: Connection, four: Row) -> None:
    refused = refusal(
        bistro, "api.force_confirm", p_reference=four["reference"], p_tables=["T2", "T9"],
        p_note="x",
    )  # fmt: skip
    assert (refused.code, refused.detail) == ("RS001", {"field": "tables", "label": "T9"})


def test_as_many_tables_as_the_venue_has_in_any_case(bistro: Connection, four: Row) -> None:
    more = [table(f"X{n}", 1, movable=False) for n in range(12)]
    load(bistro, describe_bistro([table("T1", 4), table("T2", 2), table("T3", 3), *more]))
    names = ["t2", *(f" x{n}" for n in range(12))]
    done = decide(bistro, "force_confirm", four, p_tables=names, p_note="a row of desks")
    assert set(labels(done)) == {"T2", *(f"X{n}" for n in range(12))}
    assert broken_invariants(bistro) == []


def test_what_is_requeued_has_all_its_attempts_again(bistro: Connection, four: Row) -> None:
    bistro.execute("update core.venue set retry_attempts = 2")
    done = decide(bistro, "requeue_booking", four, p_reason="the hall is open")
    assert done["state"] == "assignment_pending"
    assert last_step(bistro, four) == (
        "manual_review", "assignment_pending", "staff", "the hall is open",
    )  # fmt: skip
    assert broken_invariants(bistro) == []
    assert [assign(bistro, four)["outcome"] for _ in range(2)] == ["retry", "manual_review"]
    assert broken_invariants(bistro) == []


def test_who_is_declined_is_told(bistro: Connection, four: Row) -> None:
    done = decide(bistro, "decline_booking", four, p_reason="a private party")
    assert (done["status"], done["reason"]) == ("failed", "a private party")
    assert last_step(bistro, four) == ("manual_review", "failed", "staff", "a private party")
    assert mails(bistro, four) == ["manual_review", "declined"]
    assert broken_invariants(bistro) == []


@pytest.mark.parametrize("function", ["requeue_booking", "decline_booking", "force_confirm"])
def test_a_decision_is_made_once_and_on_what_was_seen(
    bistro: Connection, four: Row, function: str
) -> None:
    more = {"p_tables": ["T2"], "p_note": "chairs"} if function == "force_confirm" else {}
    stale = refusal(
        bistro, f"api.{function}", p_reference=four["reference"], p_expected_version=2, **more
    )
    assert stale.code == "RS020"
    done = [
        decide(bistro, function, four, p_expected_version=5, p_idempotency_key="k", **more)
        for _ in range(2)
    ]
    assert done[0] == done[1] and done[0]["state_version"] == 6
    assert len(mails(bistro, four)) == 1 + (function != "requeue_booking")


def test_guests_decide_nothing(bistro: Connection, four: Row) -> None:
    for function in ("requeue_booking", "decline_booking", "force_confirm"):
        with acting(bistro, "guest"):
            with pytest.raises(Exception, match="permission denied"), bistro.transaction():
                call(bistro, f"api.{function}", p_reference=four["reference"])
