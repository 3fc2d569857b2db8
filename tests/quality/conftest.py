"""One connection for the random evenings: each is loaded, tried and rolled back."""

from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import settings
from psycopg import Connection

settings.register_profile("soak")


@pytest.fixture(scope="session")
def bench(shared_database: str) -> Iterator[Connection]:
    """A superuser's connection to a deployed database; nothing is ever committed."""
    with psycopg.connect(shared_database) as connection:
        yield connection
        connection.rollback()
