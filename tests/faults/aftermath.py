"""What must be true whatever broke: nothing lost, nothing done twice in effect."""

from collections import Counter
from dataclasses import replace
from email import message_from_bytes, policy
from threading import Event

from psycopg import Connection

from runtime.settings import Settings
from tests.calls import ask, broken_invariants
from tests.faults.conftest import PostOffice, eventually
from worker.assignment import AssignmentStep
from worker.loop import Step
from worker.notification import NotificationStep
from worker.timers import run_due_timers

QUEUES = ("assignment", "notification")


def end_leases(owner: Connection) -> None:
    """As if every lease were over; waits for whoever still works on a message."""
    for queue in QUEUES:
        owner.execute(f"update pgmq.q_{queue} set vt = clock_timestamp()")


def work_off(worker: Connection, post_office: PostOffice) -> None:
    """Be the next worker, until there is nothing left to do."""
    settings = replace(
        Settings.from_environment({}),
        smtp_host="127.0.0.1",
        smtp_port=post_office.port,
        smtp_timeout=5.0,
    )
    steps: list[Step] = [
        AssignmentStep(settings, Event()),
        NotificationStep(settings, Event()),
        run_due_timers,
    ]

    def is_done() -> bool:
        # A list, because each of them takes its turn.
        return not any([step(worker) for step in steps])

    eventually(is_done)


def assert_all_is_well(owner: Connection, post_office: PostOffice, count: int) -> None:
    """So many bookings are confirmed, once each, and each guest was told, by one message."""
    assert broken_invariants(owner) == []
    assert ask(owner, "select state, count(*) from core.booking group by 1") == [
        ("confirmed", count)
    ]
    assert ask(
        owner,
        "select count(*), count(distinct booking_id) from core.booking_state_history"
        " where to_state = 'confirmed'",
    ) == [(count, count)]
    assert ask(
        owner, "select status, count(*) from core.notification where kind = 'confirmed' group by 1"
    ) == [("sent", count)]
    for queue in QUEUES:
        assert ask(owner, f"select * from pgmq.q_{queue} union all table pgmq.q_{queue}_dead") == []
    assert len(copies(post_office)) == count


def copies(post_office: PostOffice) -> Counter[str]:
    """How often each Message-ID arrived."""
    return Counter(
        str(message_from_bytes(mail.content, policy=policy.default)["Message-ID"])
        for mail in post_office.mails
    )
