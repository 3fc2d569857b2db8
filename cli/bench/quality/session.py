"""A session: the venues of every policy in one database, and evenings played on them by several
connections at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from datetime import date
from itertools import count
from queue import SimpleQueue

import psycopg
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from cli.bench.quality.driver import Played, free_day, play
from cli.bench.quality.evenings import Evening
from cli.bench.quality.floor import Floor, read_floor
from cli.bench.quality.policies import POLICIES, load_policy
from cli.problem import Problem

Advance = Callable[[], None]


class Session:
    """Venues that are loaded, by their slug in the files and the policy."""

    def __init__(self, url: str, jobs: int) -> None:
        self._url = make_conninfo(url, options="-c synchronous_commit=off")
        self._jobs = jobs
        self._today = date.today()
        self._slugs: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, Iterator[int]] = {}

    def load(self, venues: Sequence[str], policies: Sequence[str]) -> dict[str, Floor]:
        """Load each venue once for each policy; returns the floors that the engine made of them."""
        floors = {}
        with closing(self._connect()) as connection:
            for venue in venues:
                for policy in policies:
                    slug = load_policy(connection, venue, POLICIES[policy])
                    self._slugs[venue, policy] = slug
                    self._numbers[slug] = count()
                floors[venue] = read_floor(connection, slug)
        return floors

    def play(
        self, evenings: Sequence[Evening], policies: Sequence[str], advance: Advance
    ) -> list[Played]:
        """Every evening by every policy, in this order; `advance` is called after each."""
        tasks = [self._place(evening, policy) for evening in evenings for policy in policies]
        with self._connections() as free, ThreadPoolExecutor(self._jobs) as pool:

            def run(slug: str, day: date, evening: Evening, policy: str) -> Played:
                connection = free.get()
                try:
                    return play(connection, slug, day, evening, policy)
                finally:
                    free.put(connection)

            # Unmeasured, because plans for tables of which nothing is known are slow.
            run(*self._place(evenings[0], policies[0]))
            self._analyze(1)
            futures = [pool.submit(run, *task) for task in tasks]
            try:
                for number, future in enumerate(as_completed(futures), start=1):
                    future.result()
                    advance()
                    self._analyze(number)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            return [future.result() for future in futures]

    def _place(self, evening: Evening, policy: str) -> tuple[str, date, Evening, str]:
        """The venue and an empty day on which an evening is played."""
        slug = self._slugs[evening.venue, policy]
        day = free_day(evening, next(self._numbers[slug]), self._today)
        return slug, day, evening, policy

    def _analyze(self, number: int) -> None:
        """As autovacuum does in time: without it the first minute would run on empty tables'
        plans. Whenever the tables have doubled is enough."""
        if number & (number - 1) == 0:
            with closing(self._connect()) as connection:
                connection.execute("analyze")

    def solve(
        self,
        evenings: Sequence[Evening],
        solve: Callable[[Evening], Evening],
        advance: Advance,
    ) -> list[Evening]:
        """Evenings with what a solver adds, in their order; the solver lets other threads run."""

        def run(evening: Evening) -> Evening:
            solved = solve(evening)
            advance()
            return solved

        with ThreadPoolExecutor(self._jobs) as pool:
            return list(pool.map(run, evenings))

    def check(self) -> None:
        """Raises Problem when an evening broke a promise."""
        with closing(self._connect()) as connection:
            broken = connection.execute(
                "select invariant, count(*) from ops.check_invariants() group by 1"
            ).fetchall()
        if broken:
            raise Problem(f"promises are broken: {dict(broken)}")

    def _connect(self) -> Connection:
        return psycopg.connect(self._url, autocommit=True)

    @contextmanager
    def _connections(self) -> Iterator["SimpleQueue[Connection]"]:
        free: SimpleQueue[Connection] = SimpleQueue()
        opened = [self._connect() for _ in range(self._jobs)]
        try:
            for connection in opened:
                free.put(connection)
            yield free
        finally:
            for connection in opened:
                connection.close()
