"""What became of one booking, as the caller saw it."""

from dataclasses import asdict, dataclass
from typing import Any

OUTCOMES = (
    "confirmed",
    "inline_timeout",
    "failed_background_timeout",
    "api_timeout",
    "refused",
)
"""inline_timeout: confirmed, but only after the background was asked to try it at once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One booking. Durations in ms, None for what was not reached; `sent_at` and `answered_at` are
    seconds of this machine's clock; `is_starved`: the server had no connection left."""

    concurrency: int
    slot: str
    number: int
    party: int
    outcome: str
    reason: str | None
    reference: str | None
    request_id: str
    submitDurationMs: float | None
    inlineDurationMs: float | None
    postJobDurationMs: float | None
    seatWaste: int | None
    tables: tuple[str, ...]
    sent_at: float
    answered_at: float | None
    is_starved: bool = False

    @property
    def is_seated(self) -> bool:
        return self.outcome in ("confirmed", "inline_timeout")

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
