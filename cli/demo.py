"""`holdfast demo`: everything on one machine, from an empty database to a confirmed booking."""

import datetime
import email
import email.policy
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from cli import deployment, server
from cli.children import Child, child, termination_as_interrupt
from cli.flow import FlowError, FlowOptions, FlowSummary, PrettyReport, run_flow
from cli.flow.run import tomorrow
from cli.mail import mail_catcher
from cli.plan import Progress, progress
from cli.ports import next_free
from cli.problem import Problem
from cli.project import ROOT, VENUES, build_directory
from cli.shim import HOST, running_shim
from cli.venue import load_file
from runtime.settings import Settings

VENUE = "white-horse-waterbeach"
PRACTICE = "touchbase-massage"
DINNER_TIME = datetime.time(19)
PARTY = 2
MAIL_SECONDS = 30
DAYS_SEARCHED = 60

FREE_TIMES = """
select slot.start_time
  from api.list_availability(
    p_venue => %(venue)s, p_date => %(date)s, p_party => %(party)s, p_service => 'dinner'
  ) as slot
 order by abs(extract(epoch from slot.start_time - %(time)s))
 limit 1
"""
"""The free time nearest to the wanted one."""


@click.command()
@click.option("--once", is_flag=True, help="Stop after the booking; its summary is the last line.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.option("--mail-port", default=8025, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--email",
    "guest_email",
    envvar="TEST_CUSTOMER_EMAIL",
    default="guest@example.com",
    show_default=True,
    help="The guest's address; the mail stays on this machine.",
)
def demo(once: bool, port: int, mail_port: int, guest_email: str) -> None:
    """Deploy, load a pub and a practice, start everything, and book a table for two."""
    with termination_as_interrupt(), running_demo(port, mail_port) as running:
        summary = _book(running.url, running.port, guest_email)
        _show_mail(running.mails, summary.booking.reference)
        if not once:
            _show_addresses(running.port, summary.booking.reference)
            _serve(running.children)
    if once:
        click.echo(json.dumps(summary.to_json()))


@dataclass(frozen=True, slots=True)
class Running:
    """Where everything is: the database, the shim's port, the mails, the processes."""

    url: str
    port: int
    mails: Path
    children: list[Child]


@contextmanager
def running_demo(port: int, mail_port: int) -> Iterator[Running]:
    """A deployed database with the pub and the practice, a worker, a shim and a mail catcher, on
    these ports or the next free ones."""
    with ExitStack() as stack:
        url = stack.enter_context(_database())
        port, mail_port = _free_port("HTTP", port), _free_port("SMTP", mail_port)
        stack.enter_context(_public_url(url, port))
        mails = build_directory("mail")
        stack.enter_context(mail_catcher(mails, mail_port))
        children = [
            stack.enter_context(_worker(url, mail_port)),
            stack.enter_context(_shim(url, port)),
        ]
        yield Running(url, port, mails, children)


@contextmanager
def _database() -> Iterator[str]:
    """The URL of a database with everything deployed and the venue loaded; an embedded server
    that was started for it is stopped afterwards."""
    is_own = Settings.from_environment().database_url is None
    was_running = is_own and server.server_pid() is not None
    try:
        url = server.running_database_url(click.echo)
        yield _prepare(url, is_own)
    finally:
        if is_own and not was_running and server.stop():
            click.echo("the embedded server is stopped, its data stays: `holdfast db start`")


def _prepare(url: str, is_own: bool) -> str:
    is_new = deployment.create_database(url)
    state = Progress.EMPTY if is_new else progress(url)
    if state is Progress.EDITED and not is_own:
        raise Problem(f"{state}: run `sqitch rebase --modified` there, or use another database")
    if state is Progress.EDITED:
        click.echo(f"{state}: making the embedded cluster anew")
        server.remove()
        url = server.start(click.echo)
    if state is Progress.CURRENT:
        click.echo(state)
    else:
        deployment.deploy(url, click.echo)
    with psycopg.connect(url, autocommit=True) as connection:
        for slug in (VENUE, PRACTICE):
            click.echo(load_file(connection, VENUES / f"{slug}.json"))
    return url


@contextmanager
def _public_url(url: str, port: int) -> Iterator[None]:
    """Have the links in e-mails lead to this shim, and afterwards where they led before, unless
    somebody changed it meanwhile; another's database keeps what it says."""
    if url != server.embedded_url():
        yield
        return
    here = f"http://{HOST}:{port}"
    with psycopg.connect(url, autocommit=True) as connection:
        [before] = connection.execute("select public_url from core.site").fetchone() or [here]
        connection.execute("update core.site set public_url = %s", (here,))
    try:
        yield
    finally:
        # A server that was stopped meanwhile keeps the address, until the next demo.
        with suppress(psycopg.Error), psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "update core.site set public_url = %s where public_url = %s", (before, here)
            )


@contextmanager
def _worker(url: str, mail_port: int) -> Iterator[Child]:
    environment = {
        "DATABASE_URL": _worker_url(url),
        "SMTP_HOST": HOST,
        "SMTP_PORT": str(mail_port),
        "SMTP_USERNAME": "",
        "SMTP_TLS": "",
    }
    folder = build_directory("demo")
    with child("worker", "worker", environment=environment, folder=folder) as process:
        yield process


@contextmanager
def _shim(url: str, port: int) -> Iterator[Child]:
    with running_shim("shim", _shim_url(url), port, build_directory("demo")) as process:
        yield process


def _worker_url(url: str) -> str:
    """The same login, with the rights of the worker's role alone."""
    options = conninfo_to_dict(url).get("options") or ""
    return make_conninfo(url, options=f"{options} -c role=holdfast_worker".strip())


def _shim_url(url: str) -> str:
    """The embedded server lets the shim's own role in; elsewhere only the given login is known."""
    if url != server.embedded_url():
        return url
    return server.embedded_url(user="holdfast_http")


def _book(url: str, port: int, guest_email: str) -> FlowSummary:
    day, moment = _free_time(url)
    options = FlowOptions(
        customer_email=guest_email,
        base_url=f"http://{HOST}:{port}",
        database_url=url,
        date=day,
        time=moment,
        party_size=PARTY,
        restaurant_slug=VENUE,
    )
    try:
        return run_flow(options, PrettyReport())
    except FlowError as failure:
        raise Problem(f"no table was booked; logs are in {_short(build_directory('demo'))}") from (
            failure
        )


def _free_time(url: str) -> tuple[datetime.date, datetime.time]:
    """Tomorrow at seven, or the next free time once earlier demos have filled the evening."""
    with psycopg.connect(url) as connection:
        zone = connection.execute("select timezone from core.venue where slug = %s", (VENUE,))
        row = zone.fetchone()
        first = tomorrow(row[0] if row else None)
        for day in (first + datetime.timedelta(days=n) for n in range(DAYS_SEARCHED)):
            wanted = {"venue": VENUE, "date": day, "party": PARTY, "time": DINNER_TIME}
            free = connection.execute(FREE_TIMES, wanted).fetchone()
            if free:
                if (day, free[0]) != (first, DINNER_TIME):
                    click.echo(f"tomorrow at seven is taken: booking {day} {free[0]:%H:%M}")
                return day, free[0]
    raise Problem(f"the pub is full for {DAYS_SEARCHED} days: `holdfast db reset` empties it")


def _show_mail(folder: Path, reference: str) -> None:
    if Settings.from_environment().is_email_suppressed:
        click.echo("SUPPRESS_EMAILS is set: no mail is sent")
        return
    deadline = time.monotonic() + MAIL_SECONDS
    while time.monotonic() < deadline:
        path = _find_mail(folder, reference)
        if path:
            click.echo(f"the guest's mail: {_short(path)}")
            return
        time.sleep(0.1)
    raise Problem(f"no mail after {MAIL_SECONDS} s: see {_short(build_directory('demo'))}")


def _find_mail(folder: Path, reference: str) -> Path | None:
    for path in sorted(folder.glob("*.eml"), reverse=True):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        if body is not None and reference in body.get_content():
            return path
    return None


def _show_addresses(port: int, reference: str) -> None:
    base = f"http://{HOST}:{port}"
    click.echo("open:")
    for path in ("/", f"/api/bookings/{reference}", "/readyz"):
        click.echo(f"  {base}{path}")
    click.echo("look inside: `holdfast db psql`")
    click.echo(
        'a telephone call: `holdfast book you@example.com "60-minute Swedish" 2027-05-05T10:00`'
    )


def _serve(children: list[Child]) -> None:
    try:
        click.echo("serving until Ctrl-C")
        while True:
            for process in children:
                process.check()
            time.sleep(0.5)
    except KeyboardInterrupt:
        click.echo("\nstopping")


def _free_port(what: str, wanted: int) -> int:
    port = next_free(wanted)
    if port != wanted:
        click.echo(f"port {wanted} is busy: {what} on {port}")
    return port


def _short(path: Path) -> Path:
    return path.relative_to(ROOT)
