"""The shim's one way to Postgres: a transaction with a role, limits and one call."""

import random
from asyncio import sleep
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from time import monotonic
from typing import Any

import psycopg
from psycopg import AsyncConnection, IsolationLevel, sql
from psycopg.rows import class_row, dict_row
from psycopg_pool import AsyncConnectionPool

from runtime.database import connection_options
from runtime.errors import classify
from runtime.logs import correlation_id
from runtime.metrics import Figure
from runtime.settings import Settings

Row = dict[str, Any]

CONNECT_TIMEOUT = 5.0
"""Seconds that a request waits for a connection, and that the pool tries to open one."""
LOCK_TIMEOUT = "2s"
PAUSES = (0.02, 0.08, 0.3)
"""Seconds before each retry after lock or serialization trouble, give or take half."""
PATIENCE = 1.0
"""Seconds after which there is no retry: who has waited for a lock in vain is told so at once."""

_LIMITS = """
    select
      pg_catalog.set_config('role', %(role)s, true),
      pg_catalog.set_config('statement_timeout', %(statement_timeout)s, true),
      pg_catalog.set_config('lock_timeout', %(lock_timeout)s, true),
      pg_catalog.set_config('holdfast.request_id', %(request_id)s, true)
"""


class Database:
    """A pool of connections and the calls made through it."""

    def __init__(self, settings: Settings) -> None:
        """Not open yet: enter `connected()`. Raises SettingsError without DATABASE_URL."""
        self._statement_timeout = f"{round(settings.statement_timeout * 1000)}ms"
        self._pool = AsyncConnectionPool(
            settings.require_database_url(),
            name="api",
            min_size=1,
            max_size=settings.pool_size,
            timeout=CONNECT_TIMEOUT,
            # Beyond it the pool would pause ever longer; a request asks it to try afresh.
            reconnect_timeout=CONNECT_TIMEOUT,
            check=AsyncConnectionPool.check_connection,
            configure=_configure,
            kwargs=connection_options(settings, name="api"),
            open=False,
        )

    def connected(self) -> AbstractAsyncContextManager[object]:
        """Open while entered. While the server is down, requests answer 503."""
        return self._pool

    async def call(
        self, role: str, function: str, arguments: Mapping[str, object], *, is_repeatable: bool
    ) -> Sequence[Row]:
        """The rows of `schema.function(parameter => value, ...)`, called as `role`.

        `is_repeatable`: a read, a command with an idempotency key, or one that done twice is as
        done once; it is tried again after lock or serialization trouble. Raises psycopg.Error.
        """
        began = monotonic()
        for pause in PAUSES:
            try:
                return await self._call_once(role, function, arguments)
            except psycopg.Error as error:
                if not is_repeatable or classify(error.sqlstate).name != "busy":
                    raise
                if monotonic() - began > PATIENCE:
                    raise
            await sleep(pause * random.uniform(0.5, 1.5))
        return await self._call_once(role, function, arguments)

    async def figures(self) -> list[Figure]:
        """The rows of ops.metric, read as staff. Raises psycopg.Error."""
        async with (
            self._pool.connection() as connection,
            connection.cursor(row_factory=class_row(Figure)) as cursor,
        ):
            await connection.execute("set local role holdfast_staff")
            await cursor.execute("select name, labels, value from ops.metric")
            return await cursor.fetchall()

    async def missing_functions(self, functions: Sequence[str]) -> list[str]:
        """Those of `schema.function` that the database does not have."""
        async with self._pool.connection() as connection:
            cursor = await connection.execute(
                """
                select wanted.name
                from unnest(%s::text[]) as wanted (name)
                where not exists (
                  select
                  from pg_catalog.pg_proc as proc
                  inner join pg_catalog.pg_namespace as namespace
                    on namespace.oid = proc.pronamespace
                  where namespace.nspname || '.' || proc.proname = wanted.name
                )
                order by wanted.name
                """,
                (list(functions),),
            )
            return [name for (name,) in await cursor.fetchall()]

    async def _call_once(
        self, role: str, function: str, arguments: Mapping[str, object]
    ) -> Sequence[Row]:
        limits = {
            "role": role,
            "statement_timeout": self._statement_timeout,
            "lock_timeout": LOCK_TIMEOUT,
            "request_id": correlation_id(),
        }
        async with (
            self._pool.connection() as connection,
            connection.cursor(row_factory=dict_row) as cursor,
        ):
            await cursor.execute(_LIMITS, limits)
            await cursor.execute(_statement(function, arguments), arguments)
            return await cursor.fetchall()


def _statement(function: str, arguments: Mapping[str, object]) -> sql.Composed:
    named = [
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name))
        for name in arguments
    ]
    return sql.SQL("select * from {}({})").format(
        sql.Identifier(*function.split(".")), sql.SQL(", ").join(named)
    )


async def _configure(connection: AsyncConnection[Any]) -> None:
    # Whatever the server's default is: the commands refuse any other level.
    await connection.set_isolation_level(IsolationLevel.READ_COMMITTED)
