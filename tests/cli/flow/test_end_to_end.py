"""The flow with the real database, the real shim and, where it is wanted, a real worker."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import LiteralString

import httpx2
import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from cli.children import child
from cli.flow import Event, FlowError, FlowOptions, run_flow
from cli.flow.database import Database, Venue
from cli.project import VENUES
from runtime.logs import new_correlation_id
from tests.cli.flow.conftest import EMAIL, Clock, Run, lines

TOKEN = "a-token-for-staff"
SLUG = "white-horse-waterbeach"
START_SECONDS = 60


@pytest.fixture(scope="module")
def url(server_url: str, template: str, worker_id: str) -> Iterator[str]:
    """A deployed database with the White Horse; each test of this module books another day."""
    name = f"flow_{worker_id}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        create = sql.SQL("create database {} template {}")
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        database = make_conninfo(server_url, dbname=name)
        with psycopg.connect(database) as loader:
            venue = (VENUES / f"{SLUG}.json").read_text()
            loader.execute("select api.load_venue(%s::jsonb)", (venue,))
        yield database
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def shim(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a shim in front of that database."""
    address = f"http://127.0.0.1:{(port := _free_port())}"
    environment = {"DATABASE_URL": url, "HOLDFAST_STAFF_TOKEN": TOKEN}
    words = ("cli", "serve", "--port", str(port))
    folder = tmp_path_factory.mktemp("shim")
    with child("shim", *words, environment=environment, folder=folder) as process:
        process.wait_until(lambda: _answers(f"{address}/readyz"), START_SECONDS)
        yield address


@pytest.fixture
def worker(url: str, tmp_path: Path) -> Iterator[None]:
    """A worker on that database, which sends no mail."""
    environment = {"DATABASE_URL": url, "SUPPRESS_EMAILS": "true"}
    with child("worker", "worker", environment=environment, folder=tmp_path):
        yield


_days = count(7)


@pytest.fixture
def day() -> date:
    """A day that no other test books."""
    return datetime.now(UTC).date() + timedelta(days=next(_days))


@pytest.fixture
def options(shim: str, url: str, day: date) -> FlowOptions:
    """A dinner on that day, read from the database."""
    return FlowOptions(EMAIL, base_url=shim, database_url=url, date=day)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port: int = unused.getsockname()[1]
        return port


def _answers(address: str) -> bool:
    try:
        return httpx2.get(address, trust_env=False).is_success
    except httpx2.TransportError:
        return False


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


def test_a_worker_confirms_it(run: Run, shim: str, url: str, worker: None) -> None:
    result = run(BOOKING_API_BASE_URL=shim, DATABASE_URL=url)
    assert result.exit_code == 0, result.output
    *steps, summary = lines(result)
    assert list(dict.fromkeys(line["phase"] for line in steps)) == ["submit", "inline_poll"]
    assert summary["booking"]["status"] == "confirmed" and summary["tables"]
    assert summary["seatWaste"] == sum(t["capacity"] for t in summary["tables"]) - 2
    assert not summary["backgroundInvoked"]
    with psycopg.connect(url) as connection:
        connection.execute("set local role holdfast_staff")
        row = connection.execute(
            """
            select b.customer_email, b.start_time::text,
                   b.booking_date = (now() at time zone b.timezone)::date + 1
              from api.get_booking(%s) as b
            """,
            (summary["booking"]["reference"],),
        ).fetchone()
    assert row == (EMAIL, "19:00:00", True)


def test_the_database_and_http_show_the_same_booking(options: FlowOptions, clock: Clock) -> None:
    by_database = run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    events: list[Event] = []
    over_http = replace(
        options, database_url=None, staff_token=TOKEN, correlation_id=new_correlation_id()
    )
    by_http = run_flow(over_http, events.append, clock=clock, sleep=clock.sleep)
    shown, also_shown = by_database.booking.to_json(), by_http.booking.to_json()
    for own in ("id", "reference"):
        shown.pop(own), also_shown.pop(own)
    assert shown == also_shown
    assert by_database.is_background_invoked and by_http.is_background_invoked
    assert all("source" not in event.facts for event in events)


def test_the_same_run_again_finds_its_booking(options: FlowOptions, clock: Clock) -> None:
    first = run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    again = run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    assert again.booking == first.booking and not again.is_background_invoked


def test_an_attempt_that_throws_is_logged_and_polling_goes_on(
    options: FlowOptions, url: str, clock: Clock, events: list[Event]
) -> None:
    def execute(statement: LiteralString) -> None:
        with psycopg.connect(url) as connection:
            connection.execute(statement)

    def sleep(seconds: float) -> None:
        if events[-1].phase == "background_job" and events[-1].level == "info":
            _assign(url, _reference(events))
        clock.sleep(seconds)

    execute("revoke execute on function jobs.assign(bigint) from holdfast_worker")
    try:
        summary = run_flow(options, events.append, clock=clock, sleep=sleep)
    finally:
        execute("grant execute on function jobs.assign(bigint) to holdfast_worker")
    assert summary.is_background_invoked
    [thrown] = [event for event in events if event.level == "error"]
    assert thrown.phase == "background_job" and "permission denied" in thrown.message


def test_a_cancelled_booking_ends_it_at_once(
    options: FlowOptions, url: str, clock: Clock, events: list[Event]
) -> None:
    def cancel() -> None:
        with psycopg.connect(url) as connection:
            connection.execute(
                "select api.cancel_booking(%s, p_reason => 'changed_mind')", (_reference(events),)
            )

    with pytest.raises(FlowError, match="is cancelled: changed_mind"):
        run_flow(options, events.append, clock=clock, sleep=_during(clock, cancel))
    assert events[-1].phase == "error" and len(clock.slept) == 1


def test_a_full_house_is_named(
    options: FlowOptions, url: str, day: date, clock: Clock, events: list[Event]
) -> None:
    with psycopg.connect(url) as connection:
        outcome: tuple[str] | None = ("confirmed",)
        while outcome == ("confirmed",):
            outcome = connection.execute(
                """
                select (jobs.assign((api.request_booking(
                  p_venue => %s, p_date => %s, p_time => '19:00', p_party => 7,
                  p_service => 'dinner', p_name => 'A', p_email => 'a@example.org'
                )).booking_id)).outcome
                """,
                (SLUG, day),
            ).fetchone()
    wanted = replace(options, party_size=7)
    with pytest.raises(FlowError, match="is still assignment_pending") as caught:
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
    options: FlowOptions, server_url: str, url: str, clock: Clock, events: list[Event]
) -> None:
    name = sql.Identifier(str(conninfo_to_dict(url)["dbname"]))

    def allow_connections(is_allowed: bool) -> None:
        with psycopg.connect(server_url, autocommit=True) as connection:
            statement = sql.SQL("alter database {} with allow_connections {}")
            connection.execute(statement.format(name, sql.Literal(is_allowed)))

    def sleep(seconds: float) -> None:
        if len(clock.slept) == 1:
            _assign(url, _reference(events))
        if len(clock.slept) in (1, 2):
            allow_connections(len(clock.slept) == 2)
        clock.sleep(seconds)

    summary = run_flow(options, events.append, clock=clock, sleep=sleep)
    assert not summary.is_background_invoked
    [warning] = [event for event in events if event.level == "warning"]
    assert warning.phase == "inline_poll" and "cannot be reached" in warning.message


def test_a_venue_is_found_by_slug_alias_and_id(
    options: FlowOptions, url: str, clock: Clock, worker: None
) -> None:
    database = Database(url)
    assert database.find_venue(slug="demo-restaurant") == Venue(SLUG, "Europe/London")
    assert database.find_venue(slug="nowhere") is None
    with psycopg.connect(url) as connection:
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
    options: FlowOptions, url: str, login: str, clock: Clock
) -> None:
    wanted = replace(options, database_url=make_conninfo(url, user=login), date=None)
    with pytest.raises(FlowError, match="permission denied") as caught:
        run_flow(wanted, lambda event: None, clock=clock, sleep=clock.sleep)
    assert "member of holdfast_staff" in caught.value.hint

    with psycopg.connect(url) as connection:
        grant = sql.SQL("grant holdfast_staff, holdfast_worker to {}")
        connection.execute(grant.format(sql.Identifier(login)))
    assert run_flow(wanted, lambda event: None, clock=clock, sleep=clock.sleep).booking.tables


def test_a_database_without_holdfast_is_named(server_url: str, clock: Clock) -> None:
    options = FlowOptions(EMAIL, database_url=server_url)
    with pytest.raises(FlowError) as caught:
        run_flow(options, lambda event: None, clock=clock, sleep=clock.sleep)
    assert "make deploy" in caught.value.hint
