"""The crowd: every request of it is on its way before the first one is answered."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

PATIENCE = 60
"""Seconds that a guest waits for an answer."""
TRIES = 5
"""Of each guest, while the shim says that it is busy."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its wish, the HTTP status (0: none came), the reference or the problem's code,
    the seconds in all, and how often it was told to come again."""

    wish: int
    status: int
    reference: str | None
    code: str | None
    seconds: float
    repeats: int


def ask_at_once(
    base_url: str,
    wishes: Sequence[dict[str, Any]],
    clicks: Sequence[int],
    advance: Callable[[], None],
) -> list[Answer]:
    """Send one request for each click, all at the same moment; `advance` is called for each."""
    return asyncio.run(_ask_all(base_url, wishes, clicks, advance))


async def _ask_all(
    base_url: str,
    wishes: Sequence[dict[str, Any]],
    clicks: Sequence[int],
    advance: Callable[[], None],
) -> list[Answer]:
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=None)
    # A proxy of the environment cannot reach this machine's own addresses.
    async with httpx2.AsyncClient(
        base_url=base_url, limits=limits, timeout=PATIENCE, trust_env=False
    ) as client:

        async def ask(wish: int) -> Answer:
            answer = await _ask(client, wish, wishes[wish])
            advance()
            return answer

        return list(await asyncio.gather(*(ask(wish) for wish in clicks)))


async def _ask(client: httpx2.AsyncClient, wish: int, body: dict[str, Any]) -> Answer:
    """Ask as a good client does: again with the same key when told to come back in a moment."""
    began = time.monotonic()
    for repeats in range(TRIES):
        try:
            answer = await client.post(
                "/api/bookings", json=body, headers={"Idempotency-Key": f"stress-{wish}"}
            )
        except httpx2.HTTPError as error:
            return Answer(wish, 0, None, type(error).__name__, time.monotonic() - began, repeats)
        if answer.status_code != 503:
            break
        await asyncio.sleep(float(answer.headers.get("Retry-After", 1)))
    told, seconds = answer.json(), time.monotonic() - began
    return Answer(
        wish, answer.status_code, told.get("reference"), told.get("code"), seconds, repeats
    )
