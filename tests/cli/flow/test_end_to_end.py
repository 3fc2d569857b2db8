"""The flow with the real database, the real shim and, where it is wanted, a real worker."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import uvicorn
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from api.main import create_app
from cli.flow import Event, FlowError, FlowOptions, run_flow
from cli.flow.database import Database, Venue
from cli.project import ROOT
from runtime.settings import Settings
from tests.cli.flow.conftest import EMAIL, Clock, Run, lines

TOKEN = "a-token-for-staff"
SLUG = "white-horse-waterbeach"
NEXT_WEEK = datetime.now(UTC).date() + timedelta(days=7)


@pytest.fixture
def shim(venue_database: str) -> Iterator[str]:
    """The address of a shim in front of `venue_database`."""
    settings = Settings.from_environment(
        {"DATABASE_URL": venue_database, "HOLDFAST_STAFF_TOKEN": TOKEN}
    )
    config = uvicorn.Config(create_app(settings), log_config=None, ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def worker(venue_database: str, tmp_path: Path) -> Iterator[None]:
    """A worker process on `venue_database` that sends no mail."""
    environment = {**os.environ, "DATABASE_URL": venue_database, "SUPPRESS_EMAILS": "true"}
    with (tmp_path / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "worker"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        yield
        process.terminate()
        assert process.wait(20) == 0


@pytest.fixture
def options(shim: str, venue_database: str) -> FlowOptions:
    """A dinner next week, read from the database."""
    return FlowOptions(EMAIL, base_url=shim, database_url=venue_database, date=NEXT_WEEK)


def _assign(database: str, reference: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(
            "select jobs.assign(b.booking_id) from core.booking as b where b.reference = %s",
            (reference,),
        )


def _during(clock: Clock, act: Callable[[], object]) -> Callable[[float], None]:
    """A sleep that lets something happen the first time."""

    def sleep(seconds: float) -> None:
        if not clock.slept:
            act()
        clock.sleep(seconds)

    return sleep


def _reference(events: list[Event]) -> str:
    return str(events[-1].facts["reference"])


def test_a_worker_confirms_it(run: Run, shim: str, venue_database: str, worker: None) -> None:
    result = run(BOOKING_API_BASE_URL=shim, DATABASE_URL=venue_database)
    assert result.exit_code == 0, result.output
    *steps, summary = lines(result)
    assert list(dict.fromkeys(line["phase"] for line in steps)) == ["submit", "inline_poll"]
    assert summary["booking"]["status"] == "confirmed" and summary["tables"]
    assert summary["seatWaste"] == sum(t["capacity"] for t in summary["tables"]) - 2
    assert not summary["backgroundInvoked"]
    with psycopg.connect(venue_database) as connection:
        row = connection.execute(
            """
            select c.email, b.start_time::text, b.booking_date = (
              select (now() at time zone v.timezone)::date + 1 from core.venue as v
            )
              from core.booking as b
             inner join core.customer as c using (customer_id)
             where b.booking_id = %s
            """,
            (summary["bookingId"],),
        ).fetchone()
    assert row == (EMAIL, "19:00:00", True)


def test_the_database_and_http_show_the_same_booking(options: FlowOptions, clock: Clock) -> None:
    by_database = run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    events: list[Event] = []
    over_http = replace(options, database_url=None, staff_token=TOKEN)
    by_http = run_flow(over_http, events.append, clock=clock, sleep=clock.sleep)
    shown, also_shown = by_database.booking.to_json(), by_http.booking.to_json()
    for own in ("id", "reference"):
        shown.pop(own), also_shown.pop(own)
    assert shown == also_shown
    assert by_database.is_background_invoked and by_http.is_background_invoked
    assert all("source" not in event.facts for event in events)


def test_an_attempt_that_throws_is_logged_and_polling_goes_on(
    options: FlowOptions, venue_database: str, clock: Clock, events: list[Event]
) -> None:
    with psycopg.connect(venue_database) as connection:
        connection.execute("revoke execute on function jobs.assign(bigint) from holdfast_worker")

    def sleep(seconds: float) -> None:
        if events[-1].phase == "background_job" and events[-1].level == "info":
            _assign(venue_database, _reference(events))
        clock.sleep(seconds)

    summary = run_flow(options, events.append, clock=clock, sleep=sleep)
    assert summary.is_background_invoked
    [thrown] = [event for event in events if event.level == "error"]
    assert thrown.phase == "background_job" and "permission denied" in thrown.message


def test_a_cancelled_booking_ends_it_at_once(
    options: FlowOptions, venue_database: str, clock: Clock, events: list[Event]
) -> None:
    def cancel() -> None:
        with psycopg.connect(venue_database) as connection:
            connection.execute(
                "select api.cancel_booking(%s, p_reason => 'changed_mind')", (_reference(events),)
            )

    with pytest.raises(FlowError, match="is cancelled: changed_mind"):
        run_flow(options, events.append, clock=clock, sleep=_during(clock, cancel))
    assert events[-1].phase == "error" and len(clock.slept) == 1


def test_a_full_house_is_named(
    options: FlowOptions, venue_database: str, clock: Clock, events: list[Event]
) -> None:
    with psycopg.connect(venue_database) as connection:
        connection.execute("delete from core.seating where party_max < 7")
        outcome: tuple[str] | None = ("confirmed",)
        while outcome == ("confirmed",):
            outcome = connection.execute(
                """
                select (jobs.assign((api.request_booking(
                  p_venue => %s, p_date => %s, p_time => '19:00', p_party => 7,
                  p_service => 'dinner', p_name => 'A', p_email => 'a@example.org'
                )).booking_id)).outcome
                """,
                (SLUG, NEXT_WEEK),
            ).fetchone()
    wanted = replace(options, party_size=7)
    with pytest.raises(FlowError, match="is failed: no_capacity") as caught:
        run_flow(wanted, events.append, clock=clock, sleep=clock.sleep)
    assert "--party-size" in caught.value.hint


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"date": datetime.now(UTC).date() - timedelta(days=2)}, "RS012"),
        ({"party_size": 0}, "RS001"),
        ({"booking_type": "breakfast"}, "RS006"),
        ({"restaurant_slug": "nowhere"}, "RS004"),
    ],
)
def test_a_refusal_is_shown_with_its_code_and_hint(
    options: FlowOptions, clock: Clock, changes: dict[str, object], code: str
) -> None:
    wanted = replace(options, **changes)  # type: ignore[arg-type]
    with pytest.raises(FlowError, match=code) as caught:
        run_flow(wanted, lambda event: None, clock=clock, sleep=clock.sleep)
    assert caught.value.hint and caught.value.facts["requestId"]


def test_a_database_that_is_away_for_a_moment_is_waited_for(
    options: FlowOptions, server_url: str, venue_database: str, clock: Clock, events: list[Event]
) -> None:
    name = sql.Identifier(str(conninfo_to_dict(venue_database)["dbname"]))

    def allow_connections(is_allowed: bool) -> None:
        with psycopg.connect(server_url, autocommit=True) as connection:
            statement = sql.SQL("alter database {} with allow_connections {}")
            connection.execute(statement.format(name, sql.Literal(is_allowed)))

    def sleep(seconds: float) -> None:
        if len(clock.slept) == 1:
            _assign(venue_database, _reference(events))
        if len(clock.slept) in (1, 2):
            allow_connections(len(clock.slept) == 2)
        clock.sleep(seconds)

    summary = run_flow(options, events.append, clock=clock, sleep=sleep)
    assert not summary.is_background_invoked
    [warning] = [event for event in events if event.level == "warning"]
    assert warning.phase == "inline_poll" and "cannot be reached" in warning.message


def test_a_venue_is_found_by_slug_alias_and_id(
    options: FlowOptions, venue_database: str, clock: Clock, worker: None
) -> None:
    database = Database(venue_database)
    assert database.find_venue(slug="demo-restaurant") == Venue(SLUG, "Europe/London")
    assert database.find_venue(slug="nowhere") is None
    with psycopg.connect(venue_database) as connection:
        row = connection.execute("select venue_id from core.venue").fetchone()
    assert row is not None
    wanted = replace(options, restaurant_slug="nowhere", restaurant_id=row[0])
    assert run_flow(wanted, lambda event: None).booking.venue_slug == SLUG
    with pytest.raises(FlowError, match="no venue with the id -1"):
        run_flow(replace(wanted, restaurant_id=-1), lambda event: None)


@pytest.fixture
def login(server_url: str, worker_id: str) -> Iterator[str]:
    """A login role without any right."""
    name = f"flow_login_{worker_id}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("create role {} login").format(sql.Identifier(name)))
        yield name
        connection.execute(sql.SQL("drop role {}").format(sql.Identifier(name)))


def test_a_login_needs_to_be_staff_and_worker_and_nothing_else(
    options: FlowOptions, venue_database: str, login: str, clock: Clock
) -> None:
    wanted = replace(options, database_url=make_conninfo(venue_database, user=login), date=None)
    with pytest.raises(FlowError, match="permission denied") as caught:
        run_flow(wanted, lambda event: None, clock=clock, sleep=clock.sleep)
    assert "member of holdfast_staff" in caught.value.hint

    with psycopg.connect(venue_database) as connection:
        grant = sql.SQL("grant holdfast_staff, holdfast_worker to {}")
        connection.execute(grant.format(sql.Identifier(login)))
    assert run_flow(wanted, lambda event: None, clock=clock, sleep=clock.sleep).booking.tables


def test_a_database_without_holdfast_is_named(server_url: str, clock: Clock) -> None:
    options = FlowOptions(EMAIL, database_url=server_url)
    with pytest.raises(FlowError) as caught:
        run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    assert "make deploy" in caught.value.hint
