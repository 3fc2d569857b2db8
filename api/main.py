"""The application, and the process that serves it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect

from api.database import Database
from api.middleware import Envelope
from api.pages import PAGES
from api.problems import (
    Problem,
    on_client_gone,
    on_database_error,
    on_http_exception,
    on_problem,
    on_shape_error,
)
from api.routes import operation_routes
from api.shapes import ShapeError
from runtime.logs import configure_logs
from runtime.settings import Settings

GRACE = 10
"""Seconds that requests under way are given after SIGTERM."""


def create_app(settings: Settings) -> Starlette:
    """The ASGI application. Raises SettingsError without DATABASE_URL; connects on start-up."""
    app = Starlette(
        routes=[*operation_routes(), *PAGES],
        lifespan=_lifespan,
        middleware=[Middleware(Envelope)],
        exception_handlers={
            Problem: on_problem,
            ShapeError: on_shape_error,
            HTTPException: on_http_exception,
            ClientDisconnect: on_client_gone,
            psycopg.Error: on_database_error,
        },
    )
    app.router.redirect_slashes = False
    app.state.settings = settings
    app.state.database = Database(settings)
    return app


def serve(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM, then finish the requests under way and return.

    Settings come from the environment; raises SettingsError.
    """
    settings = Settings.from_environment()
    configure_logs("api", settings.log_level)
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        ws="none",
    )


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    database: Database = app.state.database
    async with database.connected():
        yield
