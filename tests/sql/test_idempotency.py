"""Idempotency keys: the same key and arguments get the same answer, and nothing happens twice."""

from psycopg import Connection

from tests.calls import (
    acting,
    ask,
    assign,
    call,
    confirm,
    confirmed,
    hold,
    read,
    refusal,
    refused_request,
    request,
    value,
    wish,
)


def counts(connection: Connection) -> tuple[int, ...]:
    [row] = ask(
        connection,
        "select (select count(*) from core.booking), (select count(*) from core.claim),"
        " (select count(*) from core.notification), (select count(*) from pgmq.q_assignment)",
    )
    return row


def test_the_same_request_gets_the_same_reply_and_one_booking(db: Connection) -> None:
    with acting(db, "guest"):
        asked = {"p_idempotency_key": "k-1", "p_notes": "By the window", "p_phone": "+441223375578"}
        first = request(db, **asked)
        assert request(db, **asked) == first
    assert counts(db) == (1, 0, 0, 1)


def test_the_reply_stays_when_the_booking_goes_on(db: Connection) -> None:
    first = request(db, p_idempotency_key="k-1")
    assign(db, first)
    assert request(db, p_idempotency_key="k-1") == first
    assert read(db, first)["state"] == "confirmed"


def test_another_request_under_the_same_key_is_refused(db: Connection) -> None:
    request(db, p_idempotency_key="k-1")
    for changes in ({"p_party": 3}, {"p_name": "Someone Else"}, {"p_notes": "Birthday"}):
        refused = refused_request(db, p_idempotency_key="k-1", **changes)
        assert (refused.code, refused.detail["field"]) == ("RS022", "idempotency_key")
    assert counts(db) == (1, 0, 0, 1)


def test_without_a_key_every_request_is_a_new_one(db: Connection) -> None:
    assert request(db)["booking_id"] != request(db)["booking_id"]


def test_a_key_belongs_to_its_caller_and_command(db: Connection) -> None:
    with acting(db, "guest"):
        first = request(db, p_idempotency_key="k-1")
        assert hold(db, p_idempotency_key="k-1")["outcome"] == "held"
    with acting(db, "staff"):
        assert request(db, p_idempotency_key="k-1")["booking_id"] != first["booking_id"]


def test_no_personal_data_is_kept_with_a_key(db: Connection) -> None:
    request(db, p_idempotency_key="k-1", p_notes="By the window", p_phone="+441223375578")
    [(kept,)] = ask(db, "select k::text from core.idempotency_key as k")
    for word in ("Zoë", "zoe", "window", "375578"):
        assert word not in kept


def test_the_same_hold_is_one_hold(db: Connection) -> None:
    first = hold(db, p_idempotency_key="k-1")
    assert hold(db, p_idempotency_key="k-1") == first
    assert counts(db) == (1, 1, 0, 0)
    refused = refusal(db, "api.attempt_hold", **wish(p_party=4, p_idempotency_key="k-1"))
    assert refused.code == "RS022"


def test_the_same_confirmation_gets_the_same_answer(db: Connection) -> None:
    held = hold(db)
    first = confirm(db, held, p_idempotency_key="k-1")
    assert first["outcome"] == "confirmed"
    assert confirm(db, held, p_idempotency_key="k-1") == first
    assert confirm(db, held)["outcome"] == "already_confirmed"
    assert counts(db) == (1, 1, 1, 0)


def test_the_same_cancellation_is_one_cancellation(db: Connection) -> None:
    booking = confirmed(db)
    wanted = {
        "p_reference": booking["reference"],
        "p_expected_version": booking["state_version"],
        "p_idempotency_key": "k-1",
    }
    first = call(db, "api.cancel_booking", **wanted)
    assert first["state"] == "cancelled"
    # The version has risen meanwhile, by this very key.
    assert call(db, "api.cancel_booking", **wanted) == first
    refused = refusal(db, "api.cancel_booking", **wanted | {"p_reason": "Other"})
    assert refused.code == "RS022"
    [(told,)] = ask(db, "select count(*) from core.notification where kind = 'cancelled'")
    assert told == 1


def test_old_keys_are_found_without_reading_all_of_them(db: Connection) -> None:
    db.execute(
        "insert into core.idempotency_key (scope, key, request_hash, created_at)"
        " select 'test', n::text, 'x', clock_timestamp() - n * interval '1 minute'"
        " from generate_series(1, 10100) as n"
    )
    db.execute("analyze core.idempotency_key")
    scans = "select seq_scan from pg_stat_xact_user_tables where relname = 'idempotency_key'"
    before = ask(db, scans)
    # Those older than seven days, which have 10080 minutes.
    assert value(db, "jobs.prune", p_limit=1000) == 21
    assert ask(db, scans) == before
