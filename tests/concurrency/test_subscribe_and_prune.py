"""A subscription that is made again while the worker clears up the one before keeps its queue."""

from collections.abc import Iterator
from functools import partial

import pytest

from tests.calls import ask, rows, value
from tests.concurrency.conftest import Arena, result

subscribe = partial(value, function="api.subscribe", p_name="ears", p_pattern="booking.#")
prune = partial(value, function="jobs.prune", p_limit=1000)


@pytest.fixture
def arena(venue_database: str) -> Iterator[Arena]:
    """Sessions on a database of the test's own, because queues are not swept away."""
    arena = Arena(venue_database)
    yield arena
    arena.close()


def test_what_is_made_again_is_not_cleared_up(arena: Arena) -> None:
    listener, worker = arena.session(), arena.session()
    subscribe(arena.observer)
    value(arena.observer, "api.unsubscribe", p_name="ears")
    arena.observer.execute("update core.subscription set ended_at = ended_at - interval '1 hour'")
    listener.begin(subscribe)
    clearing = worker.start(prune)
    arena.wait_until_blocked(worker, by=listener)
    listener.commit()
    assert result(clearing) == 0
    assert rows(arena.observer, "api.read_events", p_name="ears") == []
    assert ask(arena.observer, "select count(*) from pgmq.topic_bindings") == [(1,)]
