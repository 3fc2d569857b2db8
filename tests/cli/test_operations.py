"""`holdfast booking`, `queue` and `check`, as an operator types them."""

import json

import psycopg
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from cli.project import VENUES
from tests.calls import acting, assign, call, load, request
from tests.calls import confirmed as book_confirmed
from tests.evenings import SLUG, describe_bistro, table


@pytest.fixture
def poisoned(venue_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The reference of a booking whose message is a dead letter, in the database of the command."""
    monkeypatch.setenv("DATABASE_URL", venue_database)
    with psycopg.connect(venue_database, autocommit=True) as connection:
        booking = request(connection, p_notes="by the window")
        connection.execute("update pgmq.q_assignment set read_ct = 5")
        connection.execute("select jobs.record_failure('assignment', msg_id, 5, 'it broke')"
                           " from pgmq.q_assignment")  # fmt: skip
    return str(booking["reference"])


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_dead_letter_is_found_put_back_and_its_story_told(
    poisoned: str, venue_database: str
) -> None:
    queues = {row["queue_name"]: row for row in json.loads(run("queue", "ls", "--json").stdout)}
    assert queues["assignment_dead"]["visible_count"] == 1
    [letter] = json.loads(run("queue", "peek", "assignment_dead", "--json").stdout)
    assert (letter["reference"], letter["error"]) == (poisoned, "it broke")

    done = run("queue", "redrive", "assignment", str(letter["message_id"]))
    assert done.exit_code == 0 and "redriven" in done.stdout
    with psycopg.connect(venue_database, autocommit=True) as connection:
        [(key,)] = connection.execute("select booking_id from core.booking").fetchall()
        assign(connection, {"booking_id": key})
        call(connection, "api.cancel_booking", p_reference=poisoned, p_reason="rain")

    page = run("booking", "show", poisoned.lower()).stdout
    wanted = (
        *("cancelled, rain", "White Horse Pub", "Zoë Guest", "by the window"),
        *("repeated errors", "requeued", "attempt 1: confirmed", "e-mail “cancelled” queued"),
    )
    places = [page.find(word) for word in wanted]
    assert -1 not in places and places[4:] == sorted(places[4:])


def test_an_appointment_names_its_therapist_and_room(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        load(connection, json.loads((VENUES / "touchbase-massage.json").read_text()))
        booking = request(
            connection, p_venue="touchbase-massage", p_service="swedish-60", p_party=1,
            p_time="13:00", p_therapist="Ana",
        )  # fmt: skip
        assert assign(connection, booking)["outcome"] == "confirmed"
    monkeypatch.setenv("DATABASE_URL", database)
    page = run("booking", "show", str(booking["reference"])).stdout
    assert "has: Ana (therapist), Birch (room)" in page


def test_a_booking_for_programs(poisoned: str) -> None:
    told = json.loads(run("booking", "show", poisoned, "--json").stdout)
    assert told["booking"]["reference"] == poisoned
    assert told["story"][0]["what"] == "created"
    assert {"at", "kind", "what", "actor", "reason", "detail"} == set(told["story"][0])


def test_an_unknown_booking(poisoned: str) -> None:
    done = run("booking", "show", "NOSUCHREF2")
    assert done.exit_code == 1 and "NOSUCHREF2: there is no such booking. " in done.output


def test_redriving_wants_to_know_which(poisoned: str) -> None:
    assert run("queue", "redrive", "assignment").exit_code == 2
    assert run("queue", "redrive", "assignment", "1", "--all").exit_code == 2


def test_purging_asks_first(poisoned: str) -> None:
    assert run("queue", "purge", "assignment", "--days", "0").exit_code == 1
    assert "1 deleted" in run("queue", "purge", "assignment", "--days", "0", "-y").stdout
    assert run("queue", "peek", "assignment_dead").stdout == "nothing\n"


def test_promises_are_checked_and_what_is_broken_is_explained(
    poisoned: str, venue_database: str
) -> None:
    done = run("check")
    assert done.exit_code == 0 and "promises hold" in done.stdout
    with psycopg.connect(venue_database, autocommit=True) as connection:
        booking = book_confirmed(connection)
        connection.execute("delete from core.claim")
    done = run("check")
    assert done.exit_code == 1
    assert "has no tables" in done.stdout and booking["reference"] in done.stdout
    [row] = json.loads(run("check", "--json").stdout)
    assert row["invariant"] == "seated_party_has_its_seating"


@pytest.fixture
def hard_life(venue_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The reference of a booking that was retried, reviewed, force-confirmed and cancelled."""
    monkeypatch.setenv("DATABASE_URL", venue_database)
    tables = [table("T1", 2), table("T2", 3)]
    policy = {"retry_attempts": 2, "make_room": False}
    here = {"p_venue": SLUG, "p_party": 3}
    with psycopg.connect(venue_database, autocommit=True) as connection:
        load(connection, describe_bistro(tables, policy=policy))
        book_confirmed(connection, **here)
        booking = request(connection, **here)
        assert [assign(connection, booking)["outcome"] for _ in range(2)] == [
            "retry",
            "manual_review",
        ]
        reference = booking["reference"]
        with connection.transaction(), acting(connection, "staff"):
            call(connection, "api.force_confirm", p_reference=reference, p_tables=["T1"],
                 p_note="a child on a lap")  # fmt: skip
        with connection.transaction(), acting(connection, "service"):
            call(connection, "api.cancel_booking", p_reference=reference, p_reason="fever")
    return str(reference)


def test_the_story_of_a_hard_life(hard_life: str) -> None:
    head, _, page = run("booking", "show", hard_life).stdout.partition("\n\n")
    assert "cancelled, fever" in head
    told = (
        *("created", "attempt 1: retry", "no capacity", "T2 would do, but T2 is taken until"),
        *("“booking received” queued",),
        *("attempt 2: manual review", "offered", "“manual review” queued"),
        *("attempt 3: confirmed", "T1", "by staff      a child on a lap", "“confirmed” queued"),
        *("by service    fever", "“cancelled” queued"),
    )
    places = [page.find(word) for word in told]
    assert -1 not in places and places == sorted(places)
