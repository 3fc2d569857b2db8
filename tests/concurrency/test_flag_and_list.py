"""A flag that is switched while a venue is put on its list, or is new, reaches that venue."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from tests.calls import WHITE_HORSE, Row, ask, call, value
from tests.concurrency.conftest import Act, Arena, result

FLAG = "feat.booking_pipeline.v1"


def switch(mode: str) -> Act[Any]:
    return partial(value, function="ops.set_flag", p_flag=FLAG, p_mode=mode, p_percentage=None)


opt_in = partial(value, function="ops.opt_in_venue", p_flag=FLAG, p_venue=WHITE_HORSE, p_is_in=True)


@pytest.fixture
def arena(venue_database: str) -> Iterator[Arena]:
    """Sessions on a database of the test's own, because flags are not swept away."""
    arena = Arena(venue_database)
    arena.observer.execute("select ops.set_flag(%s, 'off', null)", (FLAG,))
    yield arena
    arena.close()


def take_turns(arena: Arena, first: Act[Any], second: Act[Any]) -> None:
    """The second waits until the first has committed."""
    one, other = arena.session(), arena.session()
    one.begin(first)
    waiting = other.start(second)
    arena.wait_until_blocked(other, by=one)
    one.commit()
    result(waiting)


@pytest.mark.parametrize("is_list_first", [True, False])
def test_who_is_listed_while_the_list_begins_to_count_is_in(
    arena: Arena, is_list_first: bool
) -> None:
    acts: list[Act[Any]] = [opt_in, switch("opt_in")]
    take_turns(arena, *(acts if is_list_first else acts[::-1]))
    assert ask(arena.observer, "select is_pipelined from core.venue") == [(True,)]


@pytest.mark.parametrize("is_venue_first", [True, False])
def test_a_new_venue_is_in_though_the_flag_is_switched_at_that_moment(
    arena: Arena, white_horse: Row, is_venue_first: bool
) -> None:
    new = Jsonb(white_horse | {"slug": "grey-horse", "aliases": []})
    acts: list[Act[Any]] = [partial(call, function="api.load_venue", p_venue=new), switch("on")]
    take_turns(arena, *(acts if is_venue_first else acts[::-1]))
    assert ask(arena.observer, "select distinct is_pipelined from core.venue") == [(True,)]
