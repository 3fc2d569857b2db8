"""The slow work of quiet hours: plans for the days that are due, and what history teaches."""

from time import monotonic

from psycopg import Connection

from runtime.logs import get_logger
from worker import jobs

log = get_logger(__name__)

_PAUSE = 60.0
_VENUES = 5


class OptimizerStep:
    """A step of the loop: about once a minute, and again at once while there is more."""

    def __init__(self, pause: float = _PAUSE) -> None:
        self._pause = pause
        self._next = monotonic()

    def __call__(self, connection: Connection) -> bool:
        if monotonic() < self._next:
            return False
        runs = jobs.optimize_due_days(connection, limit=1)
        for run in runs:
            log.info("optimization", **run, **{"optimizer.score_delta": run["score_delta"]})
        learnt = jobs.learn_from_history(connection, limit=_VENUES)
        if learnt:
            log.info("learnt", venues=learnt)
        if runs or learnt:
            return True
        self._next = monotonic() + self._pause
        return False
