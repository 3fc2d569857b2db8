"""The same over HTTP: guests who ask one shim for tables and for free times, one request after the
other each, while real workers decide; and the memory of each process afterwards."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import httpx2
from psycopg import Connection
from psycopg.conninfo import make_conninfo
from rich.table import Table

from cli.bench import tpcb
from cli.bench.crew import crew, wait_for_decisions
from cli.bench.memory import read_memory
from cli.bench.session import Bench
from cli.bench.spread import Spread
from cli.bench.venues import first_day, load_copies
from cli.plots import grouped_bars
from cli.ports import any_free
from cli.shim import base_url, running_shim
from cli.stress.demand import make_wishes

NAME = "http"
VENUES = 20
DAYS = 60
CLIENTS = 8
WORKERS = 2
TIMEOUT = 30.0
DRAWN = 20_000
"""More wishes than a shim answers within a run."""

Send = Callable[[httpx2.AsyncClient, int], Any]
"""Sends the request of a number, and answers the response."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The milliseconds of each answer, by whether it was what was asked for."""

    good: Sequence[float]
    bad: Sequence[float]
    seconds: float

    def to_json(self, yardstick: float, tps: float) -> dict[str, Any]:
        rate = len(self.good) / self.seconds
        return {
            "per_second": rate,
            "ratio": rate / tps,
            "refused": len(self.bad),
            **Spread.of(self.good or [0.0], yardstick).to_json(),
        }


def measure(bench: Bench) -> dict[str, Any]:
    """Requests for tables, then for free times, through one shim."""
    database = bench.make_database(NAME)
    url = make_conninfo(bench.server.url(database), user="holdfast_http")
    seconds, port = bench.size.storm_seconds, any_free()
    with ExitStack() as stack:
        connection = stack.enter_context(bench.server.connect(database))
        with bench.narrator.step(f"set-up: {VENUES} venues, {WORKERS} workers, one shim"):
            load_copies(connection, VENUES)
            wishes = _make_wishes(connection)
            workers = stack.enter_context(crew(bench, connection, database, WORKERS))
            shim = stack.enter_context(running_shim("bench-shim", url, port, bench.folder))
        before = bench.one_client_ms()
        with bench.narrator.step(f"TPC-B, {seconds} s"):
            tps = tpcb.run(bench.server, seconds).tps
        found: dict[str, Answers] = {}
        for name, send in (("tables", _ask_for(wishes)), ("times", _look_for(wishes))):
            with bench.narrator.step(f"{name} over HTTP, {CLIENTS} guests, {seconds} s"):
                found[name] = asyncio.run(_crowd(base_url(port), send, seconds))
        wait_for_decisions(connection, workers)
        children = {"shim": shim} | {f"worker {n}": w for n, w in enumerate(workers, start=1)}
        memory = read_memory(connection, children)
        yardstick = (before + bench.one_client_ms()) / 2
    return {
        "tpcb_tps": tps,
        "tpcb_one_client_ms": yardstick,
        "clients": CLIENTS,
        "workers": WORKERS,
        "memory_mb": memory,
        **{name: answers.to_json(yardstick, tps) for name, answers in found.items()},
    }


def _make_wishes(connection: Connection) -> list[dict[str, Any]]:
    """What guests ask for, over venues and days."""
    day = first_day(connection, "white-horse-1") + timedelta(days=1)
    wishes = make_wishes(DRAWN, first_day=day, days=DAYS, seed=1)
    return [
        wish | {"restaurantSlug": f"white-horse-{1 + number * 7919 % VENUES}"}
        for number, wish in enumerate(wishes)
    ]


def _ask_for(wishes: Sequence[dict[str, Any]]) -> Send:
    return lambda client, number: client.post("/api/bookings", json=wishes[number % len(wishes)])


def _look_for(wishes: Sequence[dict[str, Any]]) -> Send:
    def send(client: httpx2.AsyncClient, number: int) -> Any:
        wish = wishes[number % len(wishes)]
        asked = {name: wish[name] for name in ("restaurantSlug", "date", "party")}
        return client.get("/api/availability", params=asked)

    return send


async def _crowd(address: str, send: Send, seconds: float) -> Answers:
    """Each guest asks again when answered, until the time is up."""
    good: list[float] = []
    bad: list[float] = []
    numbers: Iterator[int] = count()
    # A proxy of the environment cannot reach this machine's own addresses.
    async with httpx2.AsyncClient(base_url=address, timeout=TIMEOUT, trust_env=False) as client:

        async def ask() -> None:
            while time.monotonic() < until:
                began = time.perf_counter()
                answer = await send(client, next(numbers))
                taken = (time.perf_counter() - began) * 1000
                (good if answer.is_success else bad).append(taken)

        # The first answers are those of a shim that has no connection yet.
        await asyncio.gather(*(send(client, next(numbers)) for _ in range(CLIENTS)))
        began = time.monotonic()
        until = began + seconds
        await asyncio.gather(*(ask() for _ in range(CLIENTS)))
    return Answers(good, bad, time.monotonic() - began)


def tables(figures: dict[str, Any]) -> list[Table]:
    """Answers a second and how long they took, and what each process takes of the memory."""
    answers = Table(
        *("asked for", "answers /s", "x TPC-B tps", "refused", *Spread.HEADINGS),
        title=f"HTTP: {figures['clients']} guests, one shim, {figures['workers']} workers"
        f" (TPC-B: {figures['tpcb_tps']:.0f} tps)",
        title_justify="left",
    )
    for name in ("tables", "times"):
        row = figures[name]
        answers.add_row(
            *(name, f"{row['per_second']:.0f}", f"{row['ratio']:.3f}", str(row["refused"])),
            *Spread.show(row),
        )
    memory = Table("process", "MB", title="Memory afterwards", title_justify="left")
    for name, megabytes in figures["memory_mb"].items():
        memory.add_row(name, f"{megabytes:.0f}")
    return [answers, memory]


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """How long the answers took."""
    groups = {
        name: {what: figures[name][f"{what}_ms"] for what in ("p50", "p95")}
        for name in ("tables", "times")
    }
    return {"Milliseconds of an answer": grouped_bars(groups, "ms")}
