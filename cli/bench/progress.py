"""Showing what is going on: a moving line on a terminal, a line for each step elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

WIDTH_ELSEWHERE = 110
REFRESHES_PER_SECOND = 2
"""Few, because drawing takes processor time from what is measured."""


class Narrator:
    """Tells people how the bench goes on."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        if not self._console.is_terminal:
            self._console.width = WIDTH_ELSEWHERE

    def say(self, line: str) -> None:
        """Print a line."""
        self._console.print(line, markup=False)

    def show(self, table: Table) -> None:
        """Print a table."""
        self._console.print(table)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Say what is being done as long as the context."""
        if not self._console.is_terminal:
            self.say(f"... {what}")
            yield
            return
        with self._moving(TimeElapsedColumn()) as progress:
            progress.add_task(what, total=None)
            yield

    @contextmanager
    def count(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """Say how much of something is done as long as the context, which gives a function to be
        called after each; any thread may."""
        if not self._console.is_terminal:
            yield self._count_lines(what, total)
            return
        with self._moving(
            MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
        ) as progress:
            task = progress.add_task(what, total=total)
            yield lambda: progress.advance(task)

    def _moving(self, *columns: ProgressColumn) -> Progress:
        """A line that moves, and goes when it is done."""
        return Progress(
            *(TextColumn("{task.description}"), BarColumn(20), *columns),
            console=self._console,
            transient=True,
            refresh_per_second=REFRESHES_PER_SECOND,
        )

    def _count_lines(self, what: str, total: int) -> Callable[[], None]:
        """A line at the start, and one for each tenth."""
        self.say(f"... {what}: {total}")
        done = count(1)

        def advance() -> None:
            number = next(done)
            if number * 10 // total > (number - 1) * 10 // total:
                self.say(f"    {number} of {total}")

        return advance
