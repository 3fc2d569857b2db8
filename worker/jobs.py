"""The schema `jobs` as Python functions: one call, one statement, rows as dataclasses.

Every function may raise psycopg.Error. A message is fenced by its id and its read count: when its
lease was lost to another worker, the database ignores the call and says so.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from psycopg import Connection
from psycopg.rows import class_row, dict_row, scalar_row

ASSIGNMENT = "assignment"
NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Message:
    """A claimed message of a queue."""

    message_id: int
    read_count: int


@dataclass(frozen=True, slots=True)
class Assignment(Message):
    """A booking that waits for its tables."""

    booking_id: int
    request_id: str | None = None
    """The HTTP request that it came by."""


@dataclass(frozen=True, slots=True)
class Notification(Message):
    """An e-mail that waits to be sent; sql/jobs/claim_notifications.sql describes `content`."""

    notification_id: int
    kind: str
    template: str
    locale: str
    recipient_name: str
    recipient_email: str
    sender_name: str
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one assignment message."""

    message_id: int
    booking_id: int
    outcome: str
    state: str
    reason: str | None


def claim_assignments(connection: Connection, *, limit: int, lease: float) -> list[Assignment]:
    """Up to `limit` messages, invisible to others for `lease` seconds."""
    with connection.cursor(row_factory=class_row(Assignment)) as cursor:
        return cursor.execute(
            "select message_id, read_count, booking_id, request_id"
            " from jobs.claim_assignments(p_limit => %(limit)s, p_lease => %(lease)s)",
            {"limit": limit, "lease": timedelta(seconds=lease)},
        ).fetchall()


def claim_notifications(connection: Connection, *, limit: int, lease: float) -> list[Notification]:
    """Up to `limit` messages, invisible to others for `lease` seconds."""
    with connection.cursor(row_factory=class_row(Notification)) as cursor:
        return cursor.execute(
            "select message_id, read_count, notification_id, kind, template, locale,"
            " recipient_name, recipient_email, sender_name, content"
            " from jobs.claim_notifications(p_limit => %(limit)s, p_lease => %(lease)s)",
            {"limit": limit, "lease": timedelta(seconds=lease)},
        ).fetchall()


def assign_claimed(
    connection: Connection, messages: Sequence[Assignment], *, within: float
) -> list[Answer]:
    """Assign all or none, in one transaction of at most `within` seconds.

    A message whose lease was lost is absent from the answer.
    """
    with (
        _bounded(connection, within),
        connection.cursor(row_factory=class_row(Answer)) as cursor,
    ):
        return cursor.execute(
            "select message_id, booking_id, outcome, state, reason"
            " from jobs.assign_claimed(p_message_ids => %(ids)s::bigint[],"
            " p_read_counts => %(counts)s::int[])",
            _fences(messages),
        ).fetchall()


def record_failure(connection: Connection, queue: str, message: Message, error: str) -> str:
    """`retry`, `dead_letter`, `released` (it only met somebody else's lock) or `lease_lost`."""
    return str(
        _scalar(
            connection,
            "select jobs.record_failure(p_queue => %(queue)s, p_message_id => %(message_id)s,"
            " p_read_count => %(read_count)s, p_error => %(error)s)",
            {"queue": queue, "error": error, **_fence(message)},
        )
    )


def record_delivery(
    connection: Connection,
    message: Notification,
    *,
    outcome: str,
    provider_id: str | None = None,
    error: str | None = None,
) -> str:
    """The notification's new status, or `lease_lost`."""
    return str(
        _scalar(
            connection,
            "select jobs.record_delivery(p_message_id => %(message_id)s,"
            " p_read_count => %(read_count)s, p_outcome => %(outcome)s,"
            " p_provider_id => %(provider_id)s, p_error => %(error)s)",
            {
                "outcome": outcome,
                "provider_id": provider_id,
                "error": error,
                **_fence(message),
            },
        )
    )


def extend_lease(connection: Connection, queue: str, message: Message, lease: float) -> bool:
    """Keep a message for `lease` seconds from now; False when another worker has it."""
    return bool(
        _scalar(
            connection,
            "select jobs.extend_lease(p_queue => %(queue)s, p_message_id => %(message_id)s,"
            " p_read_count => %(read_count)s, p_lease => %(lease)s)",
            {"queue": queue, "lease": timedelta(seconds=lease), **_fence(message)},
        )
    )


def release_messages(connection: Connection, queue: str, messages: Sequence[Message]) -> int:
    """Give messages back at once, without using up an attempt; how many were still ours."""
    return int(
        _scalar(
            connection,
            "select jobs.release_messages(p_queue => %(queue)s,"
            " p_message_ids => %(ids)s::bigint[], p_read_counts => %(counts)s::int[])",
            {"queue": queue, **_fences(messages)},
        )
    )


def run_due_timers(connection: Connection, *, limit: int) -> int:
    """How many timers were due and are now moved on."""
    return int(
        _scalar(connection, "select jobs.run_due_timers(p_limit => %(limit)s)", {"limit": limit})
    )


def record_metrics(connection: Connection) -> int:
    """How many figures were written down; 0 when this hour has them."""
    return int(_scalar(connection, "select jobs.record_metrics()", {}))


def prune(connection: Connection, *, limit: int) -> int:
    """How many rows were deleted that nobody needs any more."""
    return int(_scalar(connection, "select jobs.prune(p_limit => %(limit)s)", {"limit": limit}))


def optimize_due_days(connection: Connection, *, limit: int) -> list[dict[str, Any]]:
    """Look at days for which a better plan is due; a row for each run."""
    with connection.cursor(row_factory=dict_row) as cursor:
        cursor.execute(
            "select run_id, venue_slug, service_date::text, outcome, score_delta, seated_count,"
            " moved_count from jobs.optimize_due_days(p_limit => %(limit)s)",
            {"limit": limit},
        )
        return cursor.fetchall()


def learn_from_history(connection: Connection, *, limit: int) -> int:
    """For how many venues something may have been learnt."""
    return int(
        _scalar(
            connection, "select jobs.learn_from_history(p_limit => %(limit)s)", {"limit": limit}
        )
    )


def _scalar(connection: Connection, query: str, parameters: dict[str, Any]) -> Any:
    with connection.cursor(row_factory=scalar_row) as cursor:
        return cursor.execute(query, parameters).fetchone()


def _fence(message: Message) -> dict[str, int]:
    return {"message_id": message.message_id, "read_count": message.read_count}


def _fences(messages: Sequence[Message]) -> dict[str, list[int]]:
    return {
        "ids": [message.message_id for message in messages],
        "counts": [message.read_count for message in messages],
    }


@contextmanager
def _bounded(connection: Connection, seconds: float) -> Iterator[None]:
    """A transaction whose statements give up in time, as does the server when we are stopped:
    it would keep its days locked."""
    with connection.transaction():
        # Zero would mean: no limit.
        timeout = f"{max(round(seconds * 1000), 1)}ms"
        connection.execute(
            "select set_config('statement_timeout', %(timeout)s, true),"
            " set_config('idle_in_transaction_session_timeout', %(timeout)s, true)",
            {"timeout": timeout},
        )
        yield
