"""`holdfast book`: an appointment on somebody's behalf, while they are on the telephone."""

import json
from datetime import datetime

import click
import psycopg

from cli import server
from cli.book.desk import Wish, book_slot, find_customer, find_venue, refused, try_slot
from cli.book.page import page
from cli.problem import Problem


@click.command()
@click.argument("email")
@click.argument("service")
@click.argument("local_time")
@click.option("--therapist", default="any", show_default=True, help="A therapist by name.")
@click.option("--venue", help="The practice's slug; not needed where there is only one.")
@click.option("--name", help="The customer's name; not needed for one who has been here.")
@click.option("--party", default=1, show_default=True, type=click.IntRange(1, 100), help="Guests.")
@click.option("--second", is_flag=True, help="The second of two equal times (clocks set back).")
@click.option("--dry-run", is_flag=True, help="Say what would be booked; change nothing.")
@click.option("--json", "is_json", is_flag=True, help="For programs: the booking or the refusal.")
def book(
    email: str,
    service: str,
    local_time: str,
    therapist: str,
    venue: str | None,
    name: str | None,
    party: int,
    second: bool,
    dry_run: bool,
    is_json: bool,
) -> None:
    """Book SERVICE (its code or its name) for the customer EMAIL at LOCAL_TIME.

    LOCAL_TIME is the practice's wall clock, such as 2027-05-05T10:00. The customer is found by
    address or made, the slot is held and confirmed, and the e-mail leaves. A time that is not free
    shows the three nearest that are, and the command exits with 1.

    \b
      holdfast book alex@example.com "60-minute Swedish" 2027-05-05T10:00 --therapist Ana
    """
    with psycopg.connect(server.database_url(), autocommit=True) as connection:
        slug, timezone = find_venue(connection, venue)
        wish = Wish(
            email, service, _read_time(local_time), slug, timezone, therapist, party, int(second)
        )
        try:
            known = find_customer(connection, slug, email) or {"name": None, "phone": None}
            customer = known | {"name": name or known["name"] or _guess_name(email)}
            act = try_slot if dry_run else book_slot
            done = act(connection, wish, customer)
        except psycopg.DatabaseError as error:
            done = refused(connection, wish, error)
    click.echo(json.dumps(done, default=str) if is_json else "\n".join(page(done, wish)))
    if done["outcome"] not in ("confirmed", "would_book"):
        raise click.exceptions.Exit(1)


def _read_time(text: str) -> datetime:
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        local = None
    if local is None or local.tzinfo or len(text) < len("2027-05-05T10:00"):
        raise Problem(f"{text}: give the practice's wall clock, such as 2027-05-05T10:00")
    return local


def _guess_name(email: str) -> str:
    """What to call somebody of whom only the address is known."""
    words = email.partition("@")[0].replace("_", ".").replace("-", ".").split(".")
    return " ".join(word.capitalize() for word in words if word) or email
