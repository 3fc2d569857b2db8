"""kill -9 and SIGSTOP at named points of a worker's work: another finishes it, nothing twice."""

import random
from pathlib import Path
from signal import SIGCONT, SIGTERM
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import ask
from tests.faults.aftermath import QUEUES, assert_all_is_well, copies, end_leases, work_off
from tests.faults.conftest import PostOffice, Start, WorkerProcess, book, eventually
from tests.faults.doomed_worker import ASSIGNMENT_POINTS, MAIL_POINTS

DOOMED = str(Path(__file__).with_name("doomed_worker.py"))

MAY_REPEAT = {"after_final_dot", "before_recorded"}
"""The mail is out and the database does not know: it is sent once more, under the same id."""


def start_doomed(start: Start, point: str, fate: str, chance: random.Random) -> WorkerProcess:
    delay = chance.uniform(0.001, 0.02)
    # A mail must be over before its lease is, or its lease would be extended.
    return start((DOOMED, point, fate, str(delay)), HOLDFAST_WORKER_LEASE=1, SMTP_TIMEOUT=0.5)


@pytest.mark.parametrize("point", [*ASSIGNMENT_POINTS, *MAIL_POINTS])
def test_a_worker_killed_there(
    point: str,
    chance: random.Random,
    owner: Connection,
    worker: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    count = len(book(venue_database, chance.randrange(5, 30)))
    assert start_doomed(start_worker, point, "KILL", chance).wait() == -9
    end_leases(owner)
    work_off(worker, post_office)
    assert_all_is_well(owner, post_office, count)
    assert copies(post_office).total() <= count + (point in MAY_REPEAT)


@pytest.mark.parametrize(
    "point", ["after_claim", "before_commit", "before_data", "before_recorded"]
)
def test_a_worker_stopped_there_for_longer_than_its_lease(
    point: str,
    chance: random.Random,
    owner: Connection,
    worker: Connection,
    venue_database: str,
    start_worker: Start,
    post_office: PostOffice,
) -> None:
    count = len(book(venue_database, chance.randrange(5, 30)))
    late = start_doomed(start_worker, point, "STOP", chance)
    eventually(lambda: is_stopped(late))

    def is_finished() -> bool:
        work_off(worker, post_office)
        return is_over(owner)

    # Another worker finds it all when the lease is over, whatever the stopped one still holds.
    eventually(is_finished)
    late.send_signal(SIGCONT)
    if point != "before_commit":
        late.wait_for(**EXPECTED[point])
    late.send_signal(SIGTERM)
    assert late.wait() == 0
    assert_all_is_well(owner, post_office, count)
    assert copies(post_office).total() <= count + 1


EXPECTED: dict[str, dict[str, Any]] = {
    "after_claim": {"event": "handed_back", "queue": "assignment", "messages": 0},
    "before_data": {"event": "notification", "status": "lease_lost"},
    "before_recorded": {"event": "notification", "status": "lease_lost"},
}
"""What it says when it comes to itself."""


def is_stopped(process: WorkerProcess) -> bool:
    return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def is_over(owner: Connection) -> bool:
    return all(ask(owner, f"select from pgmq.q_{queue} limit 1") == [] for queue in QUEUES)
