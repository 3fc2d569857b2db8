"""Processes that live no longer than the command that started them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from cli.problem import Problem
from cli.project import ROOT

END_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Child:
    """A running process and the file that its output goes to."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def check(self) -> None:
        """Raises Problem with the end of its log when it has ended."""
        code = self.process.poll()
        if code is not None:
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])
            raise Problem(f"the {self.name} ended with code {code}; {self.log} ends:\n{tail}")

    def wait_until(self, is_ready: Callable[[], bool], seconds: float) -> None:
        """Wait for a sign of readiness; raises Problem when it ends or takes too long."""
        deadline = time.monotonic() + seconds
        while not is_ready():
            self.check()
            if time.monotonic() > deadline:
                raise Problem(f"the {self.name} is not ready after {seconds:g} s: see {self.log}")
            time.sleep(0.1)


@contextmanager
def child(
    name: str, *arguments: str, environment: Mapping[str, str], folder: Path
) -> Iterator[Child]:
    """Run `python -m <arguments>` as long as the context; its output goes to <folder>/<name>.log.

    It ends with this process even when that is killed. It has a session of its own, so that
    Ctrl-C reaches this process alone, which then ends it in order.
    """
    log = folder / f"{name}.log"
    command = ["setpriv", "--pdeathsig", "TERM", "--", sys.executable, "-m", *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Child(name, process, log)
    finally:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def termination_as_interrupt() -> Iterator[None]:
    """Let SIGTERM end this process as Ctrl-C does, in order, as long as the context."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
