"""Starts a thread for each queue and one for the timers, watches them, and ends them in time."""

import os
import signal
from collections.abc import Sequence
from contextvars import copy_context
from threading import Event, Thread
from time import monotonic

from runtime.logs import configure_logs, get_logger
from runtime.settings import Settings
from worker import jobs
from worker.assignment import AssignmentStep
from worker.housekeeping import HousekeepingStep
from worker.limits import Deadline
from worker.loop import Loop, Step, in_turn
from worker.metrics import serve_metrics
from worker.notification import NotificationStep
from worker.optimizer import OptimizerStep
from worker.timers import run_due_timers

log = get_logger(__name__)

_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT})
_WATCH_SECONDS = 0.5
_JOIN_SECONDS = 0.02


def run(settings: Settings | None = None) -> int:
    """Work until SIGTERM or SIGINT; the exit code.

    0: stopped in order, what was not begun is handed back. 1: a thread died or hung, or the grace
    time was not enough. A second signal ends the process at once with 128 + its number.
    Raises SettingsError when the environment cannot be read.
    """
    settings = settings or Settings.from_environment()
    settings.require_database_url()
    configure_logs("worker", settings.log_level)
    # Blocked before any thread exists, so that the signals wait for sigtimedwait below and never
    # interrupt anything.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        with serve_metrics(settings):
            return _Crew(settings).run()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


class _Crew:
    """The threads of one worker."""

    def __init__(self, settings: Settings) -> None:
        self._stop = Event()
        self._grace = settings.worker_grace
        # No turn lasts longer: each of its messages has less than a lease.
        self._longest_turn = settings.worker_lease * (settings.worker_batch_size + 1)
        self._loops = [
            Loop(name, step, settings, self._stop)
            for name, step in make_steps(settings, self._stop)
        ]
        self._threads = [
            # A context of its own for each thread, or it would log without the service's name.
            Thread(target=copy_context().run, args=(loop.run,), name=loop.name, daemon=True)
            for loop in self._loops
        ]

    def run(self) -> int:
        log.info("worker_started", loops=[loop.name for loop in self._loops], pid=os.getpid())
        for thread in self._threads:
            thread.start()
        is_well = self._watch()
        self._stop.set()
        is_over = self._join()
        log.info("worker_stopped", in_time=is_over)
        return 0 if is_well and is_over else 1

    def _watch(self) -> bool:
        """Wait for a signal: True. False when a thread has ended or hangs."""
        while True:
            received = _receive(_WATCH_SECONDS)
            if received is not None:
                log.info("stopping", signal=received.name)
                return True
            for loop, thread in zip(self._loops, self._threads, strict=True):
                if not thread.is_alive() or monotonic() - loop.last_turn > self._longest_turn:
                    log.error("loop_lost", loop=loop.name, is_alive=thread.is_alive())
                    return False

    def _join(self) -> bool:
        """Whether all threads ended within the grace time."""
        grace = Deadline.after(self._grace)
        while self._is_busy():
            if not grace.remaining():
                return False
            received = _receive(_JOIN_SECONDS)
            if received is not None:
                os._exit(128 + received)
        return True

    def _is_busy(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)


def _receive(seconds: float) -> signal.Signals | None:
    """The next of our signals, or None when the time is over."""
    received = signal.sigtimedwait(_SIGNALS, seconds)
    # A process that was stopped for longer than that is told of a signal that never came: Python
    # takes the interrupted call for a success (3.11 to 3.13).
    if received is None or received.si_signo not in _SIGNALS:
        return None
    return signal.Signals(received.si_signo)


def make_steps(settings: Settings, stop: Event) -> Sequence[tuple[str, Step]]:
    steps: list[tuple[str, Step]] = [
        ("timers", run_due_timers),
        ("optimizer", in_turn(OptimizerStep(), HousekeepingStep())),
    ]
    if jobs.ASSIGNMENT in settings.worker_queues:
        # More than one pays where commits are slow; on few cores it costs more than it gives.
        names = [jobs.ASSIGNMENT]
        names += [
            f"{jobs.ASSIGNMENT}-{number}" for number in range(2, settings.worker_assigners + 1)
        ]
        steps += [(name, AssignmentStep(settings, stop)) for name in names]
    if jobs.NOTIFICATION in settings.worker_queues:
        steps.append((jobs.NOTIFICATION, NotificationStep(settings, stop)))
    return steps
