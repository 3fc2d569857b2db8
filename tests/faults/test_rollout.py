"""The pipeline's flag goes from 5 to 25 to 100 per cent and off while guests come in."""

import random
import threading
from dataclasses import dataclass, field
from time import sleep

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests.calls import Row, ask, broken_invariants
from tests.evenings import describe_bistro, table
from tests.faults.conftest import PATIENCE, Start, eventually
from tests.faults.drain import drain

FLAG = "feat.booking_pipeline.v1"
STEPS = (("percentage", 5), ("percentage", 25), ("percentage", 100), ("off", None))
VENUES = 16
CLIENTS = 4
EACH = 60

REQUEST = """
select * from api.request_booking(
  p_venue => %(venue)s, p_date => current_date + 7, p_time => %(time)s, p_party => %(party)s::int,
  p_service => 'dinner', p_name => 'Zoë Guest', p_email => 'zoe.guest@example.com',
  p_idempotency_key => %(key)s)
"""


@dataclass
class Guests:
    """One client that asks on and on; `answers`: the status by reference."""

    url: str
    name: str
    chance: random.Random
    answers: dict[str, str] = field(default_factory=dict)

    def come(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            for number in range(EACH):
                wish = {
                    "venue": f"bistro-{self.chance.randrange(VENUES)}",
                    "time": self.chance.choice(["17:00", "18:30", "19:00", "20:45"]),
                    "party": self.chance.choice([1, 2, 2, 4]),
                    "key": f"{self.name}-{number}",
                }
                with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
                    row = cursor.execute(REQUEST, wish).fetchone()
                assert row is not None
                self.answers[row["reference"]] = row["status"]
                sleep(self.chance.uniform(0, 0.02))


def open_bistros(owner: Connection) -> None:
    """Too small for all who come, and quick to give up on those who wait."""
    policy = {"retry_attempts": 2, "retry_base_seconds": 1}
    for number in range(VENUES):
        tables = [table("T1", 2), table("T2", 2), table("T3", 4)]
        file: Row = describe_bistro(tables, policy=policy) | {"slug": f"bistro-{number}"}
        owner.execute("select api.load_venue(%s)", (Jsonb(file),))


def test_the_flag_moves_under_load_and_nothing_is_lost_stuck_or_done_twice(
    chance: random.Random, owner: Connection, venue_database: str, start_worker: Start
) -> None:
    open_bistros(owner)
    owner.execute("select ops.set_flag(%s, 'off', null)", (FLAG,))
    for _ in range(2):
        start_worker()
    crowds = [
        Guests(venue_database, f"client-{number}", random.Random(chance.random()))
        for number in range(CLIENTS)
    ]
    threads = [threading.Thread(target=crowd.come) for crowd in crowds]
    for thread in threads:
        thread.start()

    def has_come(count: int) -> bool:
        return sum(len(crowd.answers) for crowd in crowds) >= count

    enrolled = []
    for step, (mode, share) in enumerate(STEPS, 1):
        due = step * CLIENTS * EACH // (len(STEPS) + 1)
        eventually(lambda due=due: has_come(due))  # type: ignore[misc]
        [(count,)] = ask(owner, "select ops.set_flag(%s, %s, %s)", FLAG, mode, share)
        enrolled.append(count)
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert enrolled[0] <= enrolled[1] < enrolled[2] == VENUES + 1 and enrolled[3] == 0

    waiting = "select from core.booking where state = 'assignment_pending'"
    drain(owner, "assignment")
    eventually(lambda: ask(owner, waiting) == [])

    answers = {reference: status for crowd in crowds for reference, status in crowd.answers.items()}
    stored = dict(ask(owner, "select reference, state from core.booking"))
    assert stored.keys() == answers.keys() and len(stored) == CLIENTS * EACH
    assert set(stored.values()) <= {"confirmed", "failed", "manual_review"}
    # What was said at once is what is so; both ways were gone.
    assert set(answers.values()) >= {"pending", "confirmed"}
    assert {r: s for r, s in answers.items() if s != "pending"}.items() <= stored.items()
    assert ask(
        owner,
        "select booking_id from core.booking_state_history where to_state = 'confirmed'"
        " group by 1 having count(*) > 1",
    ) == []  # fmt: skip
    assert ask(owner, "select from pgmq.q_assignment_dead") == []
    assert broken_invariants(owner) == []
