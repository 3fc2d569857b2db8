"""Guests who do not give up: each asks again with the same key until there is an answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import sleep

import psycopg

from tests.faults.conftest import PATIENCE

REQUEST = """
select reference from api.request_booking(
  p_venue => 'white-horse-waterbeach', p_date => current_date + 7 + %(number)s::int / 15,
  p_time => '19:00', p_party => 2, p_service => 'dinner', p_name => 'Zoë Guest',
  p_email => 'zoe.guest@example.com', p_idempotency_key => %(key)s)
"""
"""15 an evening, so that all find a table."""

PAUSE = 0.05


@dataclass
class Crowd:
    """`answers`: what each key was answered, the moment that it was."""

    url: str
    size: int
    answers: dict[str, str] = field(default_factory=dict)
    trouble_count: int = 0

    def come(self) -> None:
        """One after the other, each until it is answered."""
        number = 0
        while number < self.size:
            try:
                with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
                    while number < self.size:
                        self._ask(connection, number)
                        number += 1
            except psycopg.OperationalError:
                self.trouble_count += 1
                sleep(PAUSE)

    def _ask(self, connection: psycopg.Connection, number: int) -> None:
        key = f"guest-{number}"
        row = connection.execute(REQUEST, {"number": number, "key": key}).fetchone()
        assert row is not None
        self.answers[key] = row[0]


@contextmanager
def crowd(url: str, size: int) -> Iterator[Crowd]:
    """So many guests come as long as the context, which ends when the last one is answered."""
    guests = Crowd(url, size)
    thread = threading.Thread(target=guests.come)
    thread.start()
    yield guests
    thread.join(6 * PATIENCE)
    assert not thread.is_alive() and len(guests.answers) == size
