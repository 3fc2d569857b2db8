"""E-mails as rows: queued, sending, then sent, failed, suppressed or expired, with the reason."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    LONDON,
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    confirmed,
    day,
    labels,
    refusal,
    request,
    rows,
    value,
)

PAUSES = (
    "where notification_id not in"
    " (select notification_id from core.notification where kind = 'reminder')"
)


def pauses_left(connection: Connection) -> list[tuple[Any, ...]]:
    """The timers of e-mails that are to be tried again; reminders have timers of their own."""
    return ask(connection, f"select from core.timer {PAUSES}")


def claim(connection: Connection) -> list[Row]:
    return rows(connection, "jobs.claim_notifications", p_limit=10, p_lease="30 seconds")


def record(connection: Connection, message: Row, outcome: str, **changes: Any) -> str:
    return str(
        value(
            connection,
            "jobs.record_delivery",
            p_message_id=message["message_id"],
            p_read_count=message["read_count"],
            p_outcome=outcome,
            **{"p_provider_id": None, "p_error": None} | changes,
        )
    )


def hurry(connection: Connection) -> float:
    """Make the one pause end now; the seconds that it would have lasted."""
    [(pause,)] = ask(
        connection,
        f"select extract(epoch from due_at - clock_timestamp())::float from core.timer {PAUSES}",
    )
    connection.execute(f"update core.timer set due_at = clock_timestamp() {PAUSES}")
    assert value(connection, "jobs.run_due_timers", p_limit=10) == 1
    return float(pause)


def statuses(connection: Connection) -> list[tuple[Any, ...]]:
    return ask(
        connection,
        "select status, error from core.notification where kind <> 'reminder'"
        " order by notification_id",
    )


def test_a_confirmation_holds_all_that_its_letter_needs(db: Connection) -> None:
    booking = confirmed(db, p_party=14, p_seating="indoor", p_notes="Birthday", p_locale="de-AT")
    with acting(db, "worker"):
        [mail] = claim(db)
    assert (mail["kind"], mail["locale"]) == ("confirmed", "de-AT")
    assert (mail["recipient_name"], mail["recipient_email"]) == (
        "Zoë Guest",
        "zoe.guest@example.com",
    )
    assert mail["sender_name"] == "White Horse Pub (Waterbeach)"
    told = {
        "reference": booking["reference"],
        "state": "confirmed",
        "timezone": "Europe/London",
        "booking_date": day().isoformat(),
        "start_time": "19:00",
        "end_time": "20:30",
        "party_size": 14,
        "booking_type": "dinner",
        "booking_type_name": "Dinner",
        "seating_preference": "indoor",
        "notes": "Birthday",
        "tables": labels(booking),
        "zones": ["Dining Room"],
    }
    assert told.items() <= mail["content"].items()
    assert mail["content"]["venue"]["address"].startswith("12 Green Side")
    assert mail["content"]["message_key"]


def test_each_booking_is_told_in_the_language_in_which_it_was_made(db: Connection) -> None:
    for locale in ("en", "de", "en"):
        confirmed(db, p_locale=locale)
    assert [mail["locale"] for mail in claim(db)] == ["en", "de", "en"]
    assert ask(db, "select locale from core.customer order by locale") == [("de",), ("en",)]


def test_the_message_itself_holds_a_key_alone(db: Connection) -> None:
    confirmed(db)
    [(message, notification_id)] = ask(
        db, "select q.message, n.notification_id from pgmq.q_notification as q, core.notification n"
    )
    assert message == {"notification_id": notification_id}


def test_sent_is_sent_with_the_providers_name_and_the_time(db: Connection) -> None:
    confirmed(db)
    assert statuses(db) == [("queued", None)]
    [mail] = claim(db)
    assert statuses(db) == [("sending", None)]
    assert record(db, mail, "sent", p_provider_id="4XyZ123") == "sent"
    assert ask(
        db,
        "select status, provider_id, try_count, sent_at is not null from core.notification"
        " where kind = 'confirmed'",
    ) == [("sent", "4XyZ123", 1, True)]
    assert ask(db, "select from pgmq.q_notification") == []
    assert broken_invariants(db) == []


def test_who_is_told_of_a_failure_gets_the_reason(db: Connection) -> None:
    booking = request(db)
    db.execute(
        "update core.booking as b set during = p.during, occupied = p.during"
        " from (select tstzrange(now() - '1 h'::interval, now()) as during) as p"
    )
    assert assign(db, booking)["outcome"] == "failed"
    [mail] = claim(db)
    assert (mail["kind"], mail["content"]["reason"]) == ("declined", "time_passed")
    assert (mail["content"]["tables"], mail["content"]["zones"]) == ([], [])


def test_temporary_trouble_is_tried_again_after_growing_pauses_until_the_deadline(
    db: Connection,
) -> None:
    confirmed(db)
    pauses = []
    for _ in range(10):
        [mail] = claim(db)
        assert record(db, mail, "retry", p_error="450 4.2.1 greylisted") == "queued"
        assert statuses(db) == [("queued", "450 4.2.1 greylisted")]
        assert claim(db) == []
        assert broken_invariants(db) == []
        pauses.append(round(hurry(db)))
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]

    db.execute("update core.notification set deadline_at = clock_timestamp() + interval '599 s'")
    [mail] = claim(db)
    assert record(db, mail, "retry", p_error="451 still not") == "failed"
    assert statuses(db) == [("failed", "451 still not")]
    assert pauses_left(db) == ask(db, "select from pgmq.q_notification") == []
    assert broken_invariants(db) == []


def deadline(connection: Connection, since: str) -> float:
    """Seconds from a column of the booking or its e-mail to the deadline."""
    [(seconds,)] = ask(
        connection,
        f"select extract(epoch from n.deadline_at - {since})::float"
        " from core.notification as n inner join core.booking as b using (booking_id)",
    )
    return float(seconds)


def test_an_e_mail_is_tried_for_two_days(db: Connection) -> None:
    confirmed(db)
    assert deadline(db, "n.queued_at") == timedelta(days=2).total_seconds()


def test_an_e_mail_is_of_no_use_after_the_visit_has_begun(db: Connection) -> None:
    confirmed(db, p_date=datetime.now(LONDON).date() + timedelta(days=1))
    assert deadline(db, "lower(b.during)") == 0


def test_even_before_a_visit_that_begins_soon_an_e_mail_has_an_hour(db: Connection) -> None:
    booking = request(db)
    db.execute(
        "update core.booking set occupied = soon, during = soon from (select"
        " tstzrange(clock_timestamp() + '10 min', clock_timestamp() + '2 h') as soon) as s"
    )
    assert assign(db, booking)["outcome"] == "confirmed"
    assert deadline(db, "n.queued_at") == timedelta(hours=1).total_seconds()


def test_after_the_deadline_nothing_is_sent(db: Connection) -> None:
    for _ in range(2):
        confirmed(db)
    db.execute("update core.notification set deadline_at = clock_timestamp()")
    db.execute(
        "update core.notification set error = '450 greylisted' where notification_id ="
        " (select max(notification_id) from core.notification)"
    )
    assert claim(db) == []
    assert statuses(db) == [("expired", None), ("failed", "450 greylisted")]
    assert ask(db, "select from pgmq.q_notification") == []
    assert broken_invariants(db) == []


@pytest.mark.parametrize(
    ("outcome", "error"), [("failed", "550 5.1.1 no such user"), ("suppressed", None)]
)
def test_a_final_outcome_is_final(db: Connection, outcome: str, error: str | None) -> None:
    confirmed(db)
    [mail] = claim(db)
    assert record(db, mail, outcome, p_error=error) == outcome
    assert statuses(db) == [(outcome, error)]
    assert claim(db) == [] and pauses_left(db) == []
    assert broken_invariants(db) == []


@pytest.mark.parametrize("outcome", ["sent", "retry", "failed", "suppressed"])
def test_a_late_worker_records_nothing(db: Connection, outcome: str) -> None:
    confirmed(db)
    [late] = claim(db)
    db.execute("update pgmq.q_notification set vt = clock_timestamp()")
    [current] = claim(db)
    assert record(db, late, outcome, p_error="late") == "lease_lost"
    assert statuses(db) == [("sending", None)] and pauses_left(db) == []
    assert record(db, current, "sent") == "sent"
    assert record(db, current, "failed") == "lease_lost"
    assert statuses(db) == [("sent", None)]


def test_an_e_mail_that_was_sent_is_not_handed_out_again(db: Connection) -> None:
    confirmed(db)
    db.execute("select pgmq.send('notification', message) from pgmq.q_notification")
    first, second = claim(db)
    assert record(db, first, "sent", p_provider_id="one") == "sent"
    record(db, second, "failed")
    assert statuses(db) == [("sent", None)]
    db.execute(
        "select pgmq.send('notification', jsonb_build_object('notification_id', notification_id))"
        " from core.notification"
    )
    assert claim(db) == []
    assert ask(db, "select from pgmq.q_notification") == []


def test_trouble_with_a_copy_does_not_take_back_what_was_sent(db: Connection) -> None:
    confirmed(db)
    db.execute("select pgmq.send('notification', message) from pgmq.q_notification")
    first, second = claim(db)
    assert record(db, first, "sent") == "sent"
    record(db, second, "retry", p_error="450 greylisted")
    assert statuses(db) == [("sent", None)] and pauses_left(db) == []


def test_an_unknown_outcome_is_refused(db: Connection) -> None:
    confirmed(db)
    [mail] = claim(db)
    refused = refusal(
        db, "jobs.record_delivery", p_message_id=mail["message_id"], p_read_count=1,
        p_outcome="lost", p_provider_id=None, p_error=None,
    )  # fmt: skip
    assert (refused.code, refused.detail) == ("RS001", {"field": "outcome"})
    assert record(db, mail, "sent") == "sent"
