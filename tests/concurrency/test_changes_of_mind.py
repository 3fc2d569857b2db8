"""Edits, cancellations, crashes and messages delivered twice, in any order, beside a small model.

The venue has one table and three visits that do not overlap, so the model knows what fits: a visit
takes one booking. A second session watches all the while.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Event, Lock, Thread
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg import Connection

from tests.calls import Row, ask, broken_invariants, call, day, load, refusal, request, rows, value
from tests.concurrency.conftest import sweep

TIMES = {"lunch": "12:00", "dinner": "19:00"}
VISITS = [(day(), "lunch"), (day(), "dinner"), (day() + timedelta(days=1), "dinner")]
"""The visits, as (date, service)."""

Visit = tuple[date, str]


def describe_one_table() -> Row:
    """A venue of one table."""
    return {
        "slug": "one-table",
        "name": "One Table",
        "kind": "restaurant",
        "timezone": "Europe/London",
        "policy": {"book_ahead_days": 60, "retry_attempts": 1, "make_room": False},
        "opening_hours": [
            {"weekday": weekday, "open": "11:00", "close": "23:00"} for weekday in range(1, 8)
        ],
        "services": [
            {"code": code, "name": code, "windows": [{"days": [*range(1, 8)], "start": start,
                                                      "end": end}]}
            for code, start, end in (("lunch", "12:00", "13:00"), ("dinner", "19:00", "20:00"))
        ],
        "turn_minutes": {
            code: [{"party_min": 1, "party_max": None, "minutes": 90}] for code in TIMES
        },
        "buffer_minutes": 10,
        "zones": [{"name": "Room", "setting": "indoor"}],
        "tables": [
            {"label": "T1", "zone": "Room", "party_min": 1, "party_max": 4, "seats": 4},
        ],
    }  # fmt: skip


@dataclass
class Guest:
    """What the model knows of one booking."""

    row: Row
    wish: Visit
    party: int = 2
    state: str = "pending"
    """pending, confirmed, review, failed or cancelled."""
    kept: tuple[Visit, int] | None = None
    """The visit and party to which a change can be taken back."""
    mails: list[str] = field(default_factory=list)
    changes: int = 0

    @property
    def id(self) -> int:
        return int(self.row["booking_id"])

    def claim(self) -> Visit | None:
        """The visit for which it has a table."""
        if self.kept:
            return self.kept[0]
        return self.wish if self.state == "confirmed" else None


class Watcher:
    """A second session that looks for a guest without a table as often as it can."""

    QUERY = """
        select b.reference, b.state from core.booking as b
        where (b.state = 'confirmed' or b.changing_from is not null)
          and not exists (select from core.claim as c where c.booking_id = b.booking_id)
    """

    def __init__(self, url: str) -> None:
        self.seen: list[tuple[Any, ...]] = []
        self.looks = 0
        self.looking = Lock()
        self._url = url
        self._end = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> "Watcher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            while not self._end.wait(0.001):
                with self.looking:
                    self.seen += connection.execute(self.QUERY).fetchall()
                    self.looks += 1


class ChangesOfMind(RuleBasedStateMachine):
    """The acts of guests, staff, workers and bad luck; each is a transaction of its own."""

    url: str
    watcher: Watcher
    guests = Bundle("guests")
    visits = st.sampled_from(VISITS)

    def __init__(self) -> None:
        super().__init__()
        self.db: Connection = psycopg.connect(self.url, autocommit=True)
        self.all: list[Guest] = []

    @initialize()
    def empty(self) -> None:
        # Who reads while a table is truncated may see one table before and another after it.
        with self.watcher.looking:
            sweep(self.db)
            self.watcher.seen.clear()

    def teardown(self) -> None:
        self.db.close()

    def is_full(self, visit: Visit, beside: Guest) -> bool:
        return any(g.claim() == visit for g in self.all if g is not beside)

    def book(self, visit: Visit) -> Guest:
        date_, service = visit
        row = request(
            self.db, p_venue="one-table", p_date=date_, p_time=TIMES[service], p_service=service
        )
        guest = Guest(row, visit)
        self.all.append(guest)
        return guest

    @rule(target=guests, visit=visits)
    def ask_for_a_table(self, visit: Visit) -> Guest:
        return self.book(visit)

    @rule(target=guests, visit=visits)
    def ask_and_get_it(self, visit: Visit) -> Guest:
        guest = self.book(visit)
        call(self.db, "jobs.assign", p_booking_id=guest.id)
        self.settle()
        return guest

    @rule(guest=guests, visit=visits, party=st.integers(1, 4), is_guest=st.booleans())
    def change(self, guest: Guest, visit: Visit, party: int, is_guest: bool) -> None:
        date_, service = visit
        arguments = {
            "p_date": date_, "p_time": TIMES[service], "p_service": service, "p_party": party,
        } | self.by(guest, is_guest)  # fmt: skip
        if guest.state in OVER:
            assert refusal(self.db, "api.modify_booking", **arguments).code == "RS021"
            return
        for _ in range(2):
            # The second time it is what was asked for already.
            seen = call(self.db, "api.modify_booking", **arguments)
        if (visit, party) == (guest.wish, guest.party):
            return
        had_table = guest.claim() is not None
        if had_table and guest.state != "pending":
            guest.mails.append("modification_requested")
        if had_table and guest.kept is None:
            guest.kept = (guest.wish, guest.party)
        guest.wish, guest.party, guest.state = visit, party, "pending"
        guest.changes += 1
        assert (seen["status"], seen["tables"]) == ("pending", [])
        assert len(seen["previous_tables"]) == had_table

    @precondition(lambda self: any(guest.claim() for guest in self.all))
    @rule(number=st.integers(0, 9), visit=visits)
    def change_and_hear(self, number: int, visit: Visit) -> None:
        """The likeliest trouble: a guest who has a table wants another time, free or not."""
        having = [guest for guest in self.all if guest.claim()]
        guest = having[number % len(having)]
        self.change(guest, visit, 2, False)
        call(self.db, "jobs.assign", p_booking_id=guest.id)
        self.settle()

    @rule(guest=guests, number=st.integers(0, 2))
    def write_a_note(self, guest: Guest, number: int) -> None:
        if guest.state not in OVER:
            before = self.read(guest)
            seen = call(
                self.db, "api.modify_booking", p_reference=guest.row["reference"],
                p_notes=f"note {number}",
            )  # fmt: skip
            is_new = before["notes"] != f"note {number}"
            assert seen["state_version"] == before["state_version"] + is_new
            assert (seen["state"], seen["tables"]) == (before["state"], before["tables"])

    @rule(guest=guests, is_guest=st.booleans())
    def take_back(self, guest: Guest, is_guest: bool) -> None:
        arguments = self.by(guest, is_guest)
        if guest.kept is None:
            reason = self.read(guest)["reason"]
            if guest.state != "confirmed" or reason != "modification_restored":
                assert refusal(self.db, "api.restore_booking", **arguments).code == "RS021"
            return
        seen = call(self.db, "api.restore_booking", **arguments)
        guest.wish, guest.party = guest.kept
        guest.kept, guest.state = None, "confirmed"
        guest.mails.append("confirmed")
        assert (seen["state"], seen["party_size"]) == ("confirmed", guest.party)
        assert len(seen["tables"]) == 1

    @rule(target=guests, guest=consumes(guests), is_guest=st.booleans())
    def cancel(self, guest: Guest, is_guest: bool) -> Any:
        if guest.state == "failed":
            return multiple()
        for _ in range(2):
            call(self.db, "api.cancel_booking", **self.by(guest, is_guest))
        if guest.state != "cancelled":
            guest.mails.append("cancelled")
        guest.state, guest.kept = "cancelled", None
        return guest if len(self.all) < 8 else multiple()

    @rule(guest=guests)
    def act_on_an_old_version(self, guest: Guest) -> None:
        version = self.read(guest)["state_version"]
        if guest.state not in OVER:
            for function in ("api.modify_booking", "api.cancel_booking"):
                refused = refusal(
                    self.db, function, p_reference=guest.row["reference"],
                    p_expected_version=version - 1,
                )  # fmt: skip
                assert refused.code == "RS020"

    @rule(count=st.integers(1, 5))
    def work(self, count: int) -> None:
        """A worker does what is queued."""
        self.assign(self.claim(count))
        self.settle()

    @rule(count=st.integers(1, 5), is_slow=st.booleans())
    def crash(self, count: int, is_slow: bool) -> None:
        """A worker dies before its transaction ends; its messages come back."""
        messages = self.claim(count)
        if is_slow:
            with self.db.transaction(force_rollback=True):
                self.assign(messages)
        self.db.execute("update pgmq.q_assignment set vt = clock_timestamp()")
        # Another takes over; what the first still says is not heard.
        again = self.claim(count)
        if {m["message_id"] for m in messages} & {m["message_id"] for m in again}:
            stale = [m for m in messages if m["message_id"] in {a["message_id"] for a in again}]
            assert self.assign(stale) == []
        self.assign(again)
        self.settle()

    @rule(guest=guests)
    def deliver_twice(self, guest: Guest) -> None:
        self.db.execute("select core.queue_assignment(%s)", (guest.id,))
        self.work(5)

    @rule()
    def post(self) -> None:
        """The mail goes out; a guest is told only what is still true."""
        for mail in rows(self.db, "jobs.claim_notifications", p_limit=50, p_lease="1 min"):
            [guest] = [g for g in self.all if g.row["reference"] == mail["content"]["reference"]]
            assert mail["kind"] in guest.mails
            assert (mail["kind"] == "cancelled") == (guest.state == "cancelled")
            for status in ("sent", "lease_lost"):
                told = value(
                    self.db, "jobs.record_delivery", p_message_id=mail["message_id"],
                    p_read_count=mail["read_count"], p_outcome="sent", p_provider_id="x",
                    p_error=None,
                )  # fmt: skip
                assert told == status

    @invariant()
    def nobody_was_seen_without_a_table(self) -> None:
        assert self.watcher.seen == []

    @invariant()
    def the_database_is_as_the_model(self) -> None:
        stored = {row[0]: row[1:] for row in ask(self.db, STORED)}
        for guest in self.all:
            state, party, claims, retained, mails = stored[guest.id]
            assert state == STATES[guest.state]
            assert party == guest.party
            claim = guest.claim()
            assert claims == ([] if claim is None else [f"{claim[0]} {TIMES[claim[1]]}"])
            assert retained == (guest.kept is not None)
            assert mails == guest.mails
        assert broken_invariants(self.db) == []

    def by(self, guest: Guest, is_guest: bool) -> Row:
        """Who acts: staff by the reference, or the guest by the link."""
        if not is_guest:
            return {"p_reference": guest.row["reference"]}
        link = value(self.db, "api.make_guest_link", p_reference=guest.row["reference"])
        return {"p_token": link.rpartition("/")[2]}

    def read(self, guest: Guest) -> Row:
        return call(self.db, "api.get_booking", p_reference=guest.row["reference"])

    def claim(self, count: int) -> list[Row]:
        return rows(self.db, "jobs.claim_assignments", p_limit=count, p_lease="1 min")

    def assign(self, messages: list[Row]) -> list[Row]:
        return rows(
            self.db,
            "jobs.assign_claimed",
            p_message_ids=[m["message_id"] for m in messages],
            p_read_counts=[m["read_count"] for m in messages],
        )

    def settle(self) -> None:
        """Follow what the workers decided, as far as it can be right."""
        decided = []
        for guest in self.all:
            state = self.read(guest)["state"]
            if guest.state == "pending" and state != "assignment_pending":
                decided.append((guest, state))
        refused = [guest for guest, state in decided if state != "confirmed"]
        for guest, state in decided:
            had_table = guest.kept is not None
            if state == "confirmed":
                guest.state, guest.kept = "confirmed", None
                guest.mails.append("modification_confirmed" if had_table else "confirmed")
            else:
                guest.state = {"manual_review": "review", "failed": "failed"}[state]
                told = "declined" if state == "failed" else "manual_review"
                guest.mails.append("modification_failed" if had_table else told)
                assert state == "manual_review" or not had_table
        assert not any(self.is_full(g.wish, g) for g in self.all if g.state == "confirmed")
        if len(decided) == len(refused) == 1:
            assert self.is_full(refused[0].wish, refused[0])


OVER = ("cancelled", "failed")
STATES = {
    "failed": "failed",
    "pending": "assignment_pending",
    "confirmed": "confirmed",
    "review": "manual_review",
    "cancelled": "cancelled",
}
STORED = """
    select
      b.booking_id, b.state, b.party_size,
      array(
        select to_char(lower(c.during) at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI')
        from core.claim as c where c.booking_id = b.booking_id
      ),
      exists (
        select from core.claim as c where c.booking_id = b.booking_id and c.kind = 'retained'
      ),
      array(
        select n.kind::text from core.notification as n
        where n.booking_id = b.booking_id and n.kind <> 'reminder' order by n.notification_id
      )
    from core.booking as b
"""


@pytest.mark.parametrize("seed", [0])
def test_any_sequence_keeps_every_promise(database: str, seed: int) -> None:
    with psycopg.connect(database) as connection:
        load(connection, describe_one_table())
    with Watcher(database) as watcher:
        machine = type("Machine", (ChangesOfMind,), {"url": database, "watcher": watcher})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=10,
                stateful_step_count=25,
                deadline=None,
                # Shrinking a run of minutes takes hours; the steps that failed are shown.
                phases=[Phase.explicit, Phase.generate],
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert watcher.looks > 100 and watcher.seen == []
