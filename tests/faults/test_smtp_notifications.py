"""What becomes of a notification while the mail server is well, slow, broken or gone."""

from dataclasses import replace
from email import message_from_bytes, policy
from threading import Event
from typing import Any

import pytest
from psycopg import Connection
from structlog.testing import capture_logs

from runtime.settings import Settings
from tests.faults.conftest import PostOffice, book
from worker import jobs
from worker.assignment import AssignmentStep
from worker.notification import NotificationStep
from worker.timers import run_due_timers

SETTINGS = replace(
    Settings.from_environment({}),
    smtp_host="127.0.0.1",
    smtp_timeout=5.0,
    email_from="Holdfast <bookings@pub.example>",
)


def confirm(worker: Connection, url: str, count: int = 1) -> None:
    """Bookings with tables, whose e-mails wait."""
    book(url, count)
    assert AssignmentStep(SETTINGS, Event())(worker)


def turn(worker: Connection, port: int, **changes: Any) -> bool:
    return NotificationStep(replace(SETTINGS, smtp_port=port, **changes), Event())(worker)


def notifications(owner: Connection) -> list[tuple[str, str | None]]:
    """(status, error) of each."""
    query = (
        "select status, error from core.notification where kind <> 'reminder'"
        " order by notification_id"
    )
    return owner.execute(query).fetchall()


def hurry(owner: Connection, worker: Connection) -> float:
    """Make the one pause end now; the seconds that it would have lasted."""
    [(pause,)] = owner.execute(
        "with due as (update core.timer set due_at = clock_timestamp()"
        " where notification_id in (select notification_id from core.notification"
        " where kind <> 'reminder') returning timer_id)"
        " select extract(epoch from t.due_at - clock_timestamp())::float"
        " from core.timer as t inner join due using (timer_id)"
    ).fetchall()
    assert run_due_timers(worker)
    return float(pause)


def test_the_confirmation_arrives(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    with capture_logs() as lines:
        assert turn(worker, post_office.port)
        assert not turn(worker, post_office.port)
    [row] = owner.execute(
        "select status, provider_id, sent_at is not null, error from core.notification"
        " where kind = 'confirmed'"
    ).fetchall()
    assert row == ("sent", "4XyZ123", True, None)

    [mail] = post_office.mails
    assert (mail.sender, mail.recipients) == ("bookings@pub.example", ("zoe.guest@example.com",))
    message = message_from_bytes(mail.content, policy=policy.default)
    [(reference, zone)] = owner.execute(
        "select b.reference, z.name from core.booking as b"
        " inner join core.claim as c using (booking_id)"
        " inner join core.resource as r using (resource_id)"
        " inner join core.zone as z using (zone_id)"
    ).fetchall()
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    for fact in ("White Horse Pub (Waterbeach)", "12 Green Side", "19:00 ", "2 guests", "Dinner"):
        assert fact in text
    assert reference in text and zone in text
    assert message["From"].addresses[0].display_name == "White Horse Pub (Waterbeach)"

    [line] = lines
    assert {"event": "notification", "kind": "confirmed", "outcome": "sent"}.items() <= line.items()
    assert not any(word in str(line).lower() for word in ("zoe", "zoë", "guest@", "white horse"))


def test_temporary_trouble_is_tried_again_after_growing_pauses(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    post_office.replies["RCPT"] = "450 4.2.1 greylisted"
    pauses = []
    for _ in range(4):
        assert turn(worker, post_office.port)
        [(status, error)] = notifications(owner)
        assert status == "queued" and "450 4.2.1 greylisted" in str(error)
        pauses.append(hurry(owner, worker))
    assert [round(pause / pauses[0]) for pause in pauses] == [1, 2, 4, 8]

    post_office.replies.clear()
    assert turn(worker, post_office.port)
    assert [status for status, _ in notifications(owner)] == ["sent"]


def test_at_the_deadline_it_has_failed_with_the_reason(
    owner: Connection, worker: Connection, venue_database: str, dead_port: int
) -> None:
    confirm(worker, venue_database)
    assert turn(worker, dead_port)
    [(status, error)] = notifications(owner)
    assert status == "queued" and "refused" in str(error)
    owner.execute("update core.notification set deadline_at = clock_timestamp()")
    assert not turn(worker, dead_port)
    [(status, error)] = notifications(owner)
    assert status == "failed" and "refused" in str(error)
    assert owner.execute("select state from core.booking").fetchall() == [("confirmed",)]
    assert not turn(worker, dead_port)


def test_a_server_that_is_down_delays_the_whole_batch(
    owner: Connection, worker: Connection, venue_database: str, dead_port: int
) -> None:
    confirm(worker, venue_database, 3)
    step = NotificationStep(replace(SETTINGS, smtp_port=dead_port), Event())
    with capture_logs() as lines:
        assert step(worker)
        assert not step(worker)
    assert [status for status, _ in notifications(owner)] == ["queued"] * 3
    # One was tried, and even that try is not counted.
    assert owner.execute("select max(try_count) from core.notification").fetchone() == (0,)
    assert [line["pause_s"] for line in lines if line["event"] == "mail_server_down"] == [1]


def test_a_silent_server_delays_one_mail(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    post_office.gate.clear()
    assert turn(worker, post_office.port, smtp_timeout=0.3)
    [(status, error)] = notifications(owner)
    assert status == "queued" and "timed out" in str(error)


def test_an_address_that_the_server_refuses_has_failed(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    post_office.replies["RCPT"] = "550 5.1.1 <zoe.guest@example.com> unknown"
    assert turn(worker, post_office.port)
    assert notifications(owner) == [("failed", "recipient refused: 550 5.1.1 <recipient> unknown")]

    # Nothing more goes to an address that is not there.
    confirm(worker, venue_database)
    assert not turn(worker, post_office.port)
    assert [status for status, _ in notifications(owner)] == ["failed", "suppressed"]


@pytest.mark.parametrize("reply", ["554 5.7.1 we do not like you", "550 5.7.1 blocked", "552 full"])
def test_a_refusal_that_is_not_the_addresss_fault_blocks_nobody(
    owner: Connection,
    worker: Connection,
    venue_database: str,
    post_office: PostOffice,
    reply: str,
) -> None:
    confirm(worker, venue_database)
    post_office.replies["RCPT"] = reply
    assert turn(worker, post_office.port)
    assert [status for status, _ in notifications(owner)] == ["failed"]
    assert owner.execute("select from core.mail_block").fetchall() == []


def test_two_addresses_in_one_field_are_nobodys(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    owner.execute("set session_replication_role = replica")
    owner.execute("update core.customer set email = 'a@example.com,evil@example.com'")
    assert turn(worker, post_office.port)
    assert notifications(owner) == [("failed", "not one plain e-mail address")]
    assert not post_office.mails


def test_suppressed_mail_is_marked_and_not_sent(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database)
    assert turn(worker, post_office.port, is_email_suppressed=True)
    assert notifications(owner) == [("suppressed", None)]
    assert not post_office.mails and not post_office.session_count


def test_what_cannot_be_rendered_waits_for_the_next_release(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    confirm(worker, venue_database, 2)
    # The database does not mind the case of a time zone's name; Python does.
    owner.execute("set session_replication_role = replica")
    owner.execute("update core.venue set timezone = 'europe/london'")
    assert turn(worker, post_office.port)
    error = "cannot be rendered: ZoneInfoNotFoundError"
    assert notifications(owner) == [("queued", error)] * 2
    assert not post_office.mails


def test_others_do_not_wait_behind_a_slow_one(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    """One mail may take longer than the lease: its lease is extended, the rest is handed back."""
    confirm(worker, venue_database, 3)
    assert turn(worker, post_office.port, worker_lease=1.0)
    assert sorted(status for status, _ in notifications(owner)) == ["queued", "queued", "sent"]
    rest = owner.execute(
        "select core.count_attempts(read_ct, headers), vt <= clock_timestamp()"
        " from pgmq.q_notification"
    ).fetchall()
    assert rest == [(0, True)] * 2


def test_a_late_hand_back_takes_nothing_from_who_is_sending(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    confirm(worker, venue_database)
    [late] = jobs.claim_notifications(worker, limit=1, lease=30)
    owner.execute("update pgmq.q_notification set vt = clock_timestamp()")
    [current] = jobs.claim_notifications(worker, limit=1, lease=30)
    # The second one is slow, too: its lease is over, and nobody else has taken the e-mail yet.
    owner.execute("update pgmq.q_notification set vt = clock_timestamp()")
    assert jobs.release_messages(worker, "notification", [late]) == 0
    assert jobs.record_delivery(worker, current, outcome="sent", provider_id="x") == "sent"
    assert owner.execute("select * from ops.check_invariants()").fetchall() == []


def test_a_mail_whose_lease_is_lost_is_not_recorded_twice(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    confirm(worker, venue_database)
    [late] = jobs.claim_notifications(worker, limit=1, lease=30)
    owner.execute("update pgmq.q_notification set vt = clock_timestamp()")
    [current] = jobs.claim_notifications(worker, limit=1, lease=30)
    assert jobs.record_delivery(worker, late, outcome="sent", provider_id="late") == "lease_lost"
    assert jobs.record_delivery(worker, current, outcome="sent", provider_id="x") == "sent"
    assert owner.execute(
        "select provider_id from core.notification where kind = 'confirmed'"
    ).fetchall() == [("x",)]
