"""A worker with a fate: `python doomed_worker.py POINT SIGNAL DELAY` sends itself a signal there.

It is the worker itself, with one of its functions wrapped. DELAY, in seconds, matters to `mid_work`
alone: how long after the work began.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# As a script it finds its own folder alone.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from psycopg import Connection

from worker import jobs, mailer
from worker.main import run

ASSIGNMENT_POINTS = ("after_claim", "mid_work", "before_commit", "after_commit")
MAIL_POINTS = ("before_data", "after_final_dot", "before_recorded", "after_recorded")

STOP_SECONDS = 0.1

Function = Callable[..., Any]


class Fate:
    """Strikes once."""

    def __init__(self, number: signal.Signals) -> None:
        self._number = number
        self._is_due = True

    def strike(self) -> None:
        if self._is_due:
            self._is_due = False
            os.kill(os.getpid(), self._number)
            # A stop may take another thread first: this one must not get on with its work.
            time.sleep(STOP_SECONDS)

    def before(self, function: Function) -> Function:
        def wrapped(*words: Any, **named: Any) -> Any:
            self.strike()
            return function(*words, **named)

        return wrapped

    def after(self, function: Function) -> Function:
        def wrapped(*words: Any, **named: Any) -> Any:
            answer = function(*words, **named)
            if answer:
                self.strike()
            return answer

        return wrapped


def prepare(point: str, fate: Fate, delay: float) -> None:
    """Wrap what happens at this point."""
    match point:
        case "after_claim":
            jobs.claim_assignments = fate.after(jobs.claim_assignments)
        case "mid_work" | "before_commit":
            wrap_transaction(fate, delay if point == "mid_work" else None)
        case "after_commit":
            jobs.assign_claimed = fate.after(jobs.assign_claimed)
        case "before_data" | "after_final_dot":
            wrap_conversation(fate, point)
        case "before_recorded":
            jobs.record_delivery = fate.before(jobs.record_delivery)
        case "after_recorded":
            jobs.record_delivery = fate.after(jobs.record_delivery)
        case _:
            raise ValueError(point)


def wrap_transaction(fate: Fate, delay: float | None) -> None:
    """Strike while the work is done, or when it is done and not yet committed."""
    bounded = jobs._bounded

    @contextmanager
    def doomed(connection: Connection, seconds: float) -> Iterator[None]:
        with bounded(connection, seconds):
            if delay is not None:
                threading.Timer(delay, fate.strike).start()
            yield
            if delay is None:
                fate.strike()

    jobs._bounded = doomed


def wrap_conversation(fate: Fate, point: str) -> None:
    """Strike before the command DATA, or when everything is said and nothing answered."""
    transaction = mailer._Transaction
    expect, send_content = transaction._expect, transaction._send_content

    def doomed_expect(self: Any, digit: int, stage: str, *words: Any, **named: Any) -> None:
        if stage == "data" and point == "before_data":
            fate.strike()
        expect(self, digit, stage, *words, **named)

    def doomed_content(self: Any) -> str:
        if point == "after_final_dot":
            self.smtp.getreply = fate.before(self.smtp.getreply)
        return send_content(self)

    transaction._expect = doomed_expect  # type: ignore[method-assign, assignment]
    transaction._send_content = doomed_content  # type: ignore[method-assign]


if __name__ == "__main__":
    point, name, delay = sys.argv[1:]
    prepare(point, Fate(signal.Signals[f"SIG{name}"]), float(delay))
    sys.exit(run())
