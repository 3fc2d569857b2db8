"""The assignment queue: claims bookings and has the database find their tables.

A batch is one transaction. When it raises, its messages are tried one by one, so that one bad
message costs the others nothing; the one that still raises is recorded as failed.
"""

import random
from collections.abc import Sequence
from threading import Event
from time import monotonic

import psycopg
from psycopg import Connection

from runtime.errors import classify
from runtime.logs import get_logger
from runtime.settings import Settings
from worker import jobs
from worker.limits import Deadline, time_for_batch

log = get_logger(__name__)

_TRIES = 3
_BATCH_SHARE = 0.5


class AssignmentStep:
    """One turn: claim a batch, work it off."""

    def __init__(self, settings: Settings, stop: Event) -> None:
        self._batch_size = settings.worker_batch_size
        self._lease = settings.worker_lease
        self._time = time_for_batch(settings)
        self._pause = settings.worker_poll_busy
        self._stop = stop

    def __call__(self, connection: Connection) -> bool:
        deadline = Deadline.after(self._time)
        batch = jobs.claim_assignments(connection, limit=self._batch_size, lease=self._lease)
        if self._stop.is_set():
            _hand_back(connection, batch)
        elif batch:
            self._work_off(connection, batch, deadline)
            if len(batch) < self._batch_size:
                # Under load a full one gathers meanwhile: each costs as much as several bookings.
                self._stop.wait(self._pause)
        return bool(batch)

    def _work_off(
        self, connection: Connection, batch: Sequence[jobs.Assignment], deadline: Deadline
    ) -> None:
        while batch:
            if self._stop.is_set() or not deadline.remaining():
                _hand_back(connection, batch)
                return
            # Half of the time for all together leaves the other half for one by one.
            left = self._try(connection, batch, _BATCH_SHARE * deadline.remaining())
            if isinstance(left, psycopg.Error):
                self._work_off_singly(connection, batch, left, deadline)
                return
            batch = left

    def _work_off_singly(
        self,
        connection: Connection,
        batch: Sequence[jobs.Assignment],
        error: psycopg.Error,
        deadline: Deadline,
    ) -> None:
        if len(batch) == 1:
            _give_up(connection, batch[0], error)
            return
        log.warning("batch_failed", messages=len(batch), sqlstate=error.sqlstate)
        for index, message in enumerate(batch):
            if self._stop.is_set() or not deadline.remaining():
                _hand_back(connection, batch[index:])
                return
            left = self._try(connection, [message], deadline.remaining())
            if isinstance(left, psycopg.Error):
                _give_up(connection, message, left)

    def _try(
        self, connection: Connection, batch: Sequence[jobs.Assignment], seconds: float
    ) -> psycopg.Error | Sequence[jobs.Assignment]:
        """Assign; what there was no time for, or the error. A lost connection is raised."""
        deadline = Deadline.after(seconds)
        for tries_left in reversed(range(_TRIES)):
            started = monotonic()
            try:
                answers = jobs.assign_claimed(connection, batch, within=deadline.remaining())
            except psycopg.Error as error:
                if connection.closed:
                    raise
                if not tries_left or not self._is_worth_another_try(error):
                    return error
                self._stop.wait(min(random.uniform(0.005, 0.05), deadline.remaining()))
            else:
                _log_answers(batch, answers, monotonic() - started)
                left = {answer.message_id for answer in answers if answer.outcome == "not_begun"}
                return [message for message in batch if message.message_id in left]
        return []

    def _is_worth_another_try(self, error: psycopg.Error) -> bool:
        """Whether somebody else got there first, and there is no hurry to stop."""
        return classify(error.sqlstate).name == "busy" and not self._stop.is_set()


def _hand_back(connection: Connection, messages: Sequence[jobs.Assignment]) -> None:
    if messages:
        released = jobs.release_messages(connection, jobs.ASSIGNMENT, messages)
        log.info("handed_back", queue=jobs.ASSIGNMENT, messages=released)


def _give_up(connection: Connection, message: jobs.Assignment, error: psycopg.Error) -> None:
    """Say how it went wrong: the database decides whether that counts, and what comes of it."""
    text = f"{error.sqlstate}: {error.diag.message_primary or type(error).__name__}"
    status = jobs.record_failure(connection, jobs.ASSIGNMENT, message, text)
    tell = log.warning if status == "released" else log.error
    tell(
        "assignment",
        message_id=message.message_id,
        booking_id=message.booking_id,
        correlationId=message.request_id,
        outcome="busy" if status == "released" else "error",
        status=status,
        sqlstate=error.sqlstate,
    )


def _log_answers(
    batch: Sequence[jobs.Assignment], answers: Sequence[jobs.Answer], seconds: float
) -> None:
    """One line for all that were confirmed, which is nearly all of them, and one for each other."""
    answered = {answer.message_id: answer for answer in answers}
    line = log.bind(batch=len(batch), duration_ms=round(seconds * 1000, 1))
    requests = {message.message_id: message.request_id for message in batch}
    confirmed = [answer for answer in answers if answer.outcome == "confirmed"]
    if confirmed:
        # Who came by SQL has none.
        known = [requests[answer.message_id] for answer in confirmed if requests[answer.message_id]]
        line.info(
            "assignment",
            outcome="confirmed",
            booking_ids=[answer.booking_id for answer in confirmed],
            **({"correlationIds": known} if known else {}),
        )
    for message in batch:
        answer = answered.get(message.message_id)
        if answer and answer.outcome in {"confirmed", "not_begun"}:
            continue
        line.info(
            "assignment",
            message_id=message.message_id,
            booking_id=message.booking_id,
            correlationId=message.request_id,
            outcome=answer.outcome if answer else "lease_lost",
            state=answer.state if answer else None,
            reason=answer.reason if answer else None,
        )
