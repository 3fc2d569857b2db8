"""How long a piece of work may take.

Two promises bound it: a message is finished before its lease ends, or another worker would begin
it again; and after SIGTERM the piece in hand is finished within the grace time. So a longer
SMTP_TIMEOUT needs a longer HOLDFAST_WORKER_GRACE too.
"""

from dataclasses import dataclass
from time import monotonic
from typing import Self

from runtime.settings import Settings

_SHARE = 0.8
_SHORTEST = 0.5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Self:
        return cls(monotonic() + seconds)

    def remaining(self) -> float:
        """Seconds that are left; 0 when it has passed."""
        return max(self.at - monotonic(), 0.0)


def time_for_batch(settings: Settings) -> float:
    """Seconds that the assignment of one claimed batch may take."""
    return max(_SHARE * min(settings.worker_lease, settings.worker_grace), _SHORTEST)


def time_for_mail(settings: Settings) -> float:
    """Seconds that one e-mail may take, from the first packet to the last reply."""
    return min(settings.smtp_timeout, max(_SHARE * settings.worker_grace, _SHORTEST))
