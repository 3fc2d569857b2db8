"""One bench: its server with the schema deployed once, and what every part of it needs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli import deployment
from cli.bench import tpcb
from cli.bench.progress import Narrator
from cli.bench.server import BenchServer, bench_server
from cli.bench.size import Size
from cli.project import build_directory

TEMPLATE = "holdfast"
BUSY_LOAD = 0.5


@dataclass(frozen=True, slots=True)
class Bench:
    """A running bench."""

    server: BenchServer
    size: Size
    narrator: Narrator
    folder: Path
    """Where scripts and logs of the run lie."""
    has_listener: bool
    """Whether somebody listens to the events."""
    load_before: float
    """The machine's load average before the bench: what others took from it."""

    def make_database(self, name: str) -> str:
        """A database of its own for a part, with everything deployed; returns its name."""
        with self.server.connect("postgres") as connection:
            connection.execute(f"create database {name} template {TEMPLATE}")
        return name

    def write_script(self, name: str, text: str) -> Path:
        """Write a script for pgbench."""
        path = self.folder / f"{name}.pgbench"
        path.write_text(text)
        return path

    def one_client_ms(self) -> float:
        """The mean latency of a TPC-B transaction when there is no other: the yardstick of a part
        that counts in multiples, which takes it before and after what it measures."""
        seconds = self.size.yardstick_seconds
        with self.narrator.step(f"TPC-B with one client, {seconds} s"):
            return tpcb.run(self.server, seconds, clients=1, threads=1).latency_ms


@contextmanager
def bench_session(
    size: Size,
    narrator: Narrator,
    place: Path,
    *,
    is_kept: bool = False,
    has_listener: bool = True,
) -> Iterator[Bench]:
    """A throw-away server with TPC-B's tables and Holdfast deployed, as long as the context."""
    folder, load = build_directory("bench"), os.getloadavg()[0]
    if load > BUSY_LOAD:
        narrator.say(f"this machine is busy (load {load:.1f}): the figures will not be worth much")
    with bench_server(place, narrator.say, is_kept=is_kept) as server:
        with narrator.step(f"set-up: TPC-B at scale {size.scale}"):
            tpcb.prepare(server, size.scale)
        with narrator.step("set-up: deploying Holdfast"):
            deploy(server.url(TEMPLATE))
        yield Bench(server, size, narrator, folder, has_listener, load)


def deploy(url: str) -> None:
    """Make a database with everything in it, quietly."""
    deployment.create_database(url)
    deployment.install_pgmq(url)
    deployment.run_sqitch(url, "deploy", "--no-verify", is_quiet=True)
