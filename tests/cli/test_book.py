"""`holdfast book`: a telephone call at the practice's desk."""

import email
import email.policy
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg.types.json import Jsonb

from cli.book import desk
from cli.book.command import book
from cli.children import child
from cli.mail import mail_catcher
from cli.ports import any_free
from cli.project import VENUES

ALEX = "alex.doe@example.com"
SWEDISH = "60-minute Swedish"
DETROIT = ZoneInfo("America/Detroit")


@pytest.fixture
def wednesday() -> date:
    """A Wednesday more than a week ahead."""
    first = datetime.now(DETROIT).date() + timedelta(days=8)
    return first + timedelta(days=(3 - first.isoweekday()) % 7)


@pytest.fixture
def practice(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with the practice; no worker, so that nobody waits for the mail."""
    with psycopg.connect(database) as connection:
        venue = json.loads((VENUES / "touchbase-massage.json").read_text())
        connection.execute("select api.load_venue(%s)", (Jsonb(venue),))
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    return database


def run(*words: str) -> Result:
    return CliRunner().invoke(book, words)


def run_json(*words: str) -> dict[str, Any]:
    done: dict[str, Any] = json.loads(run(*words, "--json").stdout)
    return done


def test_a_slot_is_booked_for_a_customer_who_is_new(practice: str, wednesday: date) -> None:
    result = run(ALEX, SWEDISH, f"{wednesday}T10:00", "--therapist", "Ana")
    assert result.exit_code == 0, result.output
    start = datetime.combine(wednesday, datetime.min.time().replace(hour=10), DETROIT)
    assert f"{start:%A %-d %B %Y, %H:%M %Z}, until 11:00" in result.output
    for words in ("Booked: 60-minute Swedish", "Ana", "Birch", f"Alex Doe <{ALEX}>", "queued"):
        assert words in result.output


def test_a_customer_who_has_been_here_keeps_name_and_therapist(
    practice: str, wednesday: date
) -> None:
    run(ALEX, SWEDISH, f"{wednesday}T13:00", "--therapist", "Ben", "--name", "Alexandra Doe")
    again = run_json(ALEX, SWEDISH, f"{wednesday + timedelta(7)}T13:00")
    assert again["customer"] == {"name": "Alexandra Doe", "email": ALEX}
    assert again["therapists"] == ["Ben"]


def test_the_same_call_twice_is_warned_of(practice: str, wednesday: date) -> None:
    words = (ALEX, SWEDISH, f"{wednesday}T13:00")
    first = run_json(*words, "--therapist", "Ana")
    assert first["outcome"] == "confirmed" and first["also_then"] is None
    warning = "the customer has another appointment then, at 13:00 with Ana: is that meant?"
    for again in (run(*words, "--dry-run"), run(*words)):
        assert again.exit_code == 0 and warning in again.output
    later = run(ALEX, SWEDISH, f"{wednesday + timedelta(7)}T13:00")
    assert later.exit_code == 0 and "another appointment" not in later.output


def test_a_time_that_is_not_free_shows_the_three_nearest(practice: str, wednesday: date) -> None:
    run(ALEX, SWEDISH, f"{wednesday}T13:00", "--therapist", "Ana")
    taken = run("b@example.com", SWEDISH, f"{wednesday}T13:00", "--therapist", "Ana")
    assert taken.exit_code == 1
    lines = taken.output.splitlines()
    assert lines[:2] == ["Not booked: that time is not free", "The nearest that are free:"]
    assert len(lines) == 5 and "14:15" in lines[2]


@pytest.mark.parametrize(("time", "code"), [("13:05", "RS018"), ("20:00", "RS010")])
def test_a_time_that_is_not_offered_says_why_and_shows_the_nearest(
    practice: str, wednesday: date, time: str, code: str
) -> None:
    done = run_json(ALEX, SWEDISH, f"{wednesday}T{time}")
    assert (done["outcome"], done["code"], len(done["nearest"])) == ("unavailable", code, 3)


def test_a_dry_run_tells_exactly_and_changes_nothing(practice: str, wednesday: date) -> None:
    words = (ALEX, "couples-60", f"{wednesday}T13:00")
    tried = run_json(*words, "--dry-run")
    with psycopg.connect(practice) as connection:
        assert connection.execute("select count(*) from core.booking").fetchall() == [(0,)]
    done = run_json(*words)
    assert (tried["outcome"], done["outcome"]) == ("would_book", "confirmed")
    for name in ("therapists", "rooms", "starts_at", "customer"):
        assert tried[name] == done[name]


def test_a_dry_run_refuses_what_the_real_one_would(practice: str, wednesday: date) -> None:
    words = ("a@b", SWEDISH, f"{wednesday}T13:00")
    tried = run(*words, "--dry-run")
    with psycopg.connect(practice) as connection:
        assert connection.execute("select from core.booking").fetchall() == []
    done = run(*words)
    assert tried.exit_code == done.exit_code == 1
    assert tried.output == done.output and "guest@example.com" in tried.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ALEX, SWEDISH, "tomorrow"), "wall clock"),
        ((ALEX, SWEDISH, "2027-05-05"), "wall clock"),
        ((ALEX, "haircut", "2027-05-05T10:00"), "couples-60, deep-tissue-90, swedish-60"),
        ((ALEX, SWEDISH, "2027-05-05T10:00", "--therapist", "Zoe"), "Ana, Ben, Chi"),
        ((ALEX, SWEDISH, "2027-05-05T10:00", "--venue", "nowhere"), "touchbase-massage"),
        (("alex", SWEDISH, "2027-05-05T10:00"), "email"),
    ],
)
def test_a_mistake_is_said_with_what_would_do(
    practice: str, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 1 and said in result.output
    with psycopg.connect(practice) as connection:
        assert connection.execute("select count(*) from core.claim").fetchall() == [(0,)]


@pytest.fixture
def mails(practice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A worker that sends, and where its mail arrives."""
    port = any_free()
    monkeypatch.setattr(desk, "PATIENCE", 20.0)
    environment = {"DATABASE_URL": practice, "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(port)}
    with (
        mail_catcher(tmp_path, port),
        child("worker", "worker", environment=environment, folder=tmp_path),
    ):
        yield tmp_path


def test_the_customer_has_the_mail_before_the_call_ends(mails: Path, wednesday: date) -> None:
    done = run_json(ALEX, SWEDISH, f"{wednesday}T10:00", "--therapist", "Ana")
    assert done["email_sent_at"] is not None
    [path] = mails.glob("*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    start = datetime.fromisoformat(done["starts_at"]).astimezone(DETROIT)
    for form in ("plain", "html"):
        body = message.get_body((form,))
        assert body is not None
        text = " ".join(body.get_content().split())
        for words in ("Ana", SWEDISH, done["reference"], f"{start:%H:%M %Z}", str(start.year)):
            assert words in text, (form, words)
    [invitation] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    event: Any
    [event] = icalendar.Calendar.from_ical(invitation.get_content()).walk("VEVENT")
    assert event["DTSTART"].dt == start
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
