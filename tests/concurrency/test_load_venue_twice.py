"""Venue files that are loaded at once take turns; bookings that are being made are waited for."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from psycopg.types.json import Jsonb

from tests.calls import Row, ask, call, request
from tests.concurrency.conftest import Arena, failure, result


@pytest.fixture
def arena(venue_database: str) -> Iterator[Arena]:
    """Sessions on a database of the test's own, because venues are not swept away."""
    arena = Arena(venue_database)
    yield arena
    arena.close()


def load(venue: Row) -> Any:
    return partial(call, function="api.load_venue", p_venue=Jsonb(venue))


def test_the_same_file_changes_the_venue_once(arena: Arena, white_horse: Row) -> None:
    changed = white_horse | {"name": "The Grey Horse"}
    first, second = arena.session(), arena.session()
    answer = first.begin(load(changed))
    again = second.start(load(changed))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert answer["is_changed"]
    assert result(again) == answer | {"is_changed": False}


def test_the_same_new_venue_is_one_venue(arena: Arena, white_horse: Row) -> None:
    new = white_horse | {"slug": "grey-horse", "aliases": []}
    first, second = arena.session(), arena.session()
    first.begin(load(new))
    again = second.start(load(new | {"name": "Twice"}))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again)["is_changed"]
    assert ask(arena.observer, "select name from core.venue where slug = 'grey-horse'") == [
        ("Twice",)
    ]
    assert ask(arena.observer, "select count(*) from core.resource") == [(52,)]


def test_the_last_one_wins_as_a_whole(arena: Arena, white_horse: Row) -> None:
    small = white_horse | {"tables": white_horse["tables"][:2], "adjacent": []}
    first, second = arena.session(), arena.session()
    first.begin(load(small))
    again = second.start(load(white_horse | {"name": "Whole again"}))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert result(again)["resource_count"] == 26


def test_a_name_that_is_another_venues_by_now_is_refused(arena: Arena, white_horse: Row) -> None:
    """No constraint sees that a slug is another venue's alias."""
    first, second = arena.session(), arena.session()
    first.begin(load(white_horse | {"slug": "grey-horse", "aliases": ["black-horse"]}))
    other = second.start(load(white_horse | {"slug": "black-horse", "aliases": []}))
    arena.wait_until_blocked(second, by=first)
    first.commit()
    assert failure(other) == "RS030"


def test_the_clock_of_a_venue_is_not_changed_under_a_booking(
    arena: Arena, white_horse: Row
) -> None:
    guest, staff = arena.session(), arena.session()
    guest.begin(request)
    loading = staff.start(load(white_horse | {"timezone": "Europe/Paris"}))
    arena.wait_until_blocked(staff, by=guest)
    guest.commit()
    assert failure(loading) == "RS050"
    assert ask(arena.observer, "select timezone from core.venue") == [("Europe/London",)]


def test_bookings_go_on_while_a_venue_is_loaded(arena: Arena, white_horse: Row) -> None:
    arena.session().begin(load(white_horse | {"name": "The Grey Horse"}))
    booking = result(arena.session().start(request))
    assert booking["venue_name"] == "White Horse Pub (Waterbeach)"
