"""A mail server that is away: nothing is lost, nothing doubled, and no flood when it is back.

The pauses are shortened, or the clock is the test's own; what counts is what happens in them.
"""

from collections import Counter
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from threading import Event

from psycopg import Connection

from cli.ports import any_free
from runtime.settings import Settings
from tests.faults.conftest import PostOffice, book, eventually, open_office
from worker.assignment import AssignmentStep
from worker.notification import NotificationStep

SETTINGS = replace(
    Settings.from_environment({}),
    smtp_host="127.0.0.1",
    email_from="bookings@pub.example",
    smtp_longest_pause=0.05,
    smtp_rate=1000.0,
)
FIRST, SECOND = 11, 4


def message_ids(office: PostOffice) -> list[str]:
    messages = (message_from_bytes(mail.content, policy=policy.default) for mail in office.mails)
    return [str(message["Message-ID"]) for message in messages]


def test_a_server_that_was_away_gets_everything_once_and_in_order(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    port = any_free()
    step = NotificationStep(replace(SETTINGS, smtp_port=port), Event())
    assign = AssignmentStep(SETTINGS, Event())

    changed = book(venue_database, FIRST)[0]
    assign(worker)
    for _ in range(5):
        step(worker)
    # Bookings go on meanwhile, and a guest changes their mind about one whose e-mail still waits.
    book(venue_database, SECOND)
    assign(worker)
    owner.execute(
        "select api.cancel_booking(reference) from core.booking where booking_id = %s", [changed]
    )
    for _ in range(5):
        step(worker)
    assert count_confirmed(owner) == FIRST + SECOND - 1
    assert owner.execute("select from core.notification where try_count > 0").fetchall() == []
    assert owner.execute("select * from ops.check_invariants()").fetchall() == []

    with open_office(PostOffice(), on_port=port) as office:
        turns = []
        for _ in range(2000):
            before = len(office.mails)
            if not step(worker) and not owner.execute("select from pgmq.q_notification").fetchall():
                break
            if len(office.mails) > before:
                turns.append(len(office.mails) - before)
        eventually(lambda: len(office.mails) >= FIRST + SECOND)

    # What was no longer true was not sent: the first booking has its cancellation alone.
    assert Counter(message_ids(office)).most_common(1)[0][1] == 1
    sent = owner.execute(
        "select kind, notification_id from core.notification where status = 'sent'"
        " order by sent_at, notification_id"
    ).fetchall()
    assert Counter(kind for kind, _ in sent) == {"confirmed": FIRST + SECOND - 1, "cancelled": 1}
    assert [number for _, number in sent] == sorted(number for _, number in sent)
    # Gently at first.
    assert turns[:3] == [1, 2, 4] and max(turns) <= 16
    assert owner.execute("select * from ops.check_invariants()").fetchall() == []


@dataclass
class Clock:
    """A clock that stands still until the test moves it; in seconds."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_ten_minutes_without_a_server(
    owner: Connection, worker: Connection, venue_database: str
) -> None:
    """The settings are those that a worker has; only the clock is the test's."""
    port, clock = any_free(), Clock()
    settings = replace(SETTINGS, smtp_port=port, smtp_longest_pause=60.0, smtp_rate=5.0)
    step, assign = NotificationStep(settings, Event(), clock), AssignmentStep(SETTINGS, Event())

    knocks, confirmed_in = 0, []
    while clock.now < 600:
        if clock.now % 100 == 0:
            before = count_confirmed(owner)
            booked = book(venue_database, 2)
            assign(worker)
            confirmed_in.append(count_confirmed(owner) - before)
            assert confirmed_in[-1] == len(booked)
        knocks += step(worker)
        clock.now += 0.5
    # The mail server is asked a few times, each booking is assigned in one turn as ever, and no
    # e-mail has lost a try.
    assert knocks == 15 and confirmed_in == [2] * 6
    assert owner.execute("select from core.notification where try_count > 0").fetchall() == []

    with open_office(PostOffice(), on_port=port) as office:
        a_second = []
        while owner.execute("select from pgmq.q_notification").fetchall():
            assert clock.now < 700
            before = len(office.mails)
            for _ in range(3):
                step(worker)
            a_second.append(len(office.mails) - before)
            clock.now += 1
    assert len(office.mails) == len(set(message_ids(office))) == 12
    sent = owner.execute(
        "select notification_id from core.notification where status = 'sent'"
        " order by sent_at, notification_id"
    ).fetchall()
    assert sent == sorted(sent) and len(sent) == 12
    # Not before the pause is over, then one, two, four, and never more than five a second.
    assert next(count for count in a_second if count) <= 5 == max(a_second)
    assert owner.execute("select * from ops.check_invariants()").fetchall() == []


def count_confirmed(owner: Connection) -> int:
    [(count,)] = owner.execute(
        "select count(*) from core.booking where state = 'confirmed'"
    ).fetchall()
    return int(count)


def test_two_e_mails_of_one_booking_keep_their_order(
    owner: Connection, worker: Connection, venue_database: str, post_office: PostOffice
) -> None:
    """The first is refused for now; the second waits for it, whoever takes it up."""
    [booking_id] = book(venue_database)
    AssignmentStep(SETTINGS, Event())(worker)
    step = NotificationStep(replace(SETTINGS, smtp_port=post_office.port), Event())
    post_office.replies["RCPT"] = "450 4.2.1 greylisted"
    assert step(worker)
    owner.execute("select core.queue_notification(%s, 'moved', clock_timestamp())", [booking_id])
    post_office.replies.clear()
    assert not step(worker) and not post_office.mails

    owner.execute(
        "update core.timer set due_at = clock_timestamp() where notification_id ="
        " (select notification_id from core.notification where kind = 'confirmed')"
    )
    owner.execute("select jobs.run_due_timers(10)")
    owner.execute("update pgmq.q_notification set vt = clock_timestamp()")
    for _ in range(2):
        step(worker)
        owner.execute("update pgmq.q_notification set vt = clock_timestamp()")
    kinds = [message_id.partition(".")[0] for message_id in message_ids(post_office)]
    assert kinds == ["<confirmed", "<moved"]
