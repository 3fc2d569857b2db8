"""jobs.backfill_history: bookings without a history get one, and nobody is kept waiting for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    acting,
    ask,
    broken_invariants,
    call,
    confirmed,
    day,
    refusal,
    rows,
    value,
)
from tests.faults.conftest import eventually

COPY = """
insert into core.booking (
  reference, venue_id, service_id, customer_id, service_date, starts_local, during, occupied,
  party_size, seating_preference, state, state_version, state_actor, state_reason, source,
  created_at)
select
  core.make_reference(), b.venue_id, b.service_id, b.customer_id, b.service_date, b.starts_local,
  b.during, b.occupied, b.party_size, b.seating_preference, %(state)s, %(version)s, 'copy',
  case when %(state)s in ('failed', 'manual_review') then 'no_capacity' end, 'copy',
  now() - interval '400 days'
from core.booking as b, generate_series(1, %(count)s)
where b.booking_id = %(like)s
returning booking_id
"""


def copy_in(
    connection: Connection, like: int, state: str, count: int, version: int = 1
) -> list[int]:
    """Bookings as a copy with triggers off leaves them: a state, and nothing of how it came."""
    connection.execute("set session_replication_role = replica")
    values = {"like": like, "state": state, "count": count, "version": version}
    made = [key for (key,) in connection.execute(COPY, values)]
    connection.execute("set session_replication_role = origin")
    return made


def backfill(connection: Connection, after: int = 0, limit: int = 500) -> tuple[int | None, int]:
    [row] = rows(connection, "jobs.backfill_history", p_after=after, p_limit=limit)
    return row["last_booking_id"], row["booking_count"]


@pytest.mark.parametrize("version", [0, 1, 9])
@pytest.mark.parametrize(
    "state",
    ["failed", "expired", "cancelled", "no_show", "completed", "manual_review"],
)
def test_the_way_to_every_state_is_one_that_there_is(
    db: Connection, state: str, version: int
) -> None:
    [key] = copy_in(db, confirmed(db)["booking_id"], state, 1, version)
    assert backfill(db) == (key, 1)
    assert broken_invariants(db) == []
    times = ask(
        db,
        "select at from core.booking_state_history where booking_id = %s order by version",
        key,
    )
    assert times == sorted(times)
    assert times[0] == ask(db, "select created_at from core.booking where booking_id = %s", key)[0]


def test_a_confirmed_guest_was_told_elsewhere(db: Connection) -> None:
    [key] = copy_in(db, confirmed(db)["booking_id"], "confirmed", 1)
    backfill(db)
    assert ask(db, "select kind, status from core.notification where booking_id = %s", key) == [
        ("confirmed", "suppressed")
    ]
    # It has no tables, which is another promise; but nobody is told a second time.
    broken = {row["invariant"] for row in broken_invariants(db)}
    assert "confirmed_guest_is_told_once" not in broken


def test_who_was_changed_before_its_turn_keeps_what_is_known(db: Connection) -> None:
    like = confirmed(db)
    [key] = copy_in(db, like["booking_id"], "manual_review", 1)
    [(reference,)] = ask(db, "select reference from core.booking where booking_id = %s", key)
    with acting(db, "staff"):
        call(db, "api.decline_booking", p_reference=reference, p_reason="the house is closed")
    assert backfill(db) == (key, 1)
    steps = ask(
        db,
        "select to_state, actor, reason from core.booking_state_history where booking_id = %s"
        " order by version",
        key,
    )
    assert steps == [
        ("created", "copy", None),
        ("capacity_verified", "copy", None),
        ("assignment_pending", "copy", None),
        ("manual_review", "copy", None),
        ("failed", "staff", "the house is closed"),
    ]
    assert backfill(db) == (None, 0)
    assert broken_invariants(db) == []


def test_a_line_of_an_import_reads_no_other_bookings_history(db: Connection) -> None:
    """Else a long import would take longer with each line: no statistics know of its rows."""
    copy_in(db, confirmed(db)["booking_id"], "cancelled", 1000)
    assert backfill(db, limit=1000)[1] == 1000
    before = rows_read(db)
    past = {"p_date": day() - timedelta(weeks=8), "p_time": "19:00", "p_state": "completed"}
    guests = {"p_party": 2, "p_service": "dinner", "p_name": "Zoë Guest"}
    value(db, "api.import_booking", p_venue=WHITE_HORSE, **past, **guests)
    assert rows_read(db) == before


def rows_read(connection: Connection) -> int:
    """Rows of the history that were read one after the other, in this transaction."""
    [(count,)] = ask(
        connection,
        "select seq_tup_read from pg_stat_xact_user_tables"
        " where relid = 'core.booking_state_history'::regclass",
    )
    return int(count)


def test_batches_go_on_where_the_last_one_ended(db: Connection) -> None:
    keys = copy_in(db, confirmed(db)["booking_id"], "cancelled", 7)
    assert backfill(db, limit=3) == (keys[2], 3)
    assert backfill(db, after=keys[2], limit=3) == (keys[5], 3)
    assert backfill(db, after=keys[5], limit=3) == (keys[6], 1)
    assert backfill(db, after=keys[6], limit=3) == (None, 0)
    assert backfill(db) == (None, 0)
    assert broken_invariants(db) == []


def test_a_batch_has_bounds(db: Connection) -> None:
    refused = refusal(db, "jobs.backfill_history", p_after=0, p_limit=0)
    assert refused.detail == {"field": "limit"}


def test_whoever_works_beside_it_waits_for_one_commit_at_most(venue_database: str) -> None:
    with (
        psycopg.connect(venue_database) as filler,
        psycopg.connect(venue_database, autocommit=True) as guest,
        psycopg.connect(venue_database, autocommit=True) as staff,
        psycopg.connect(venue_database, autocommit=True) as watcher,
        ThreadPoolExecutor(1) as thread,
    ):
        like = confirmed(guest)["booking_id"]
        keys = copy_in(guest, like, "manual_review", 30)
        [(reference,)] = ask(
            guest, "select reference from core.booking where booking_id = %s", keys[0]
        )
        last, count = backfill(filler, limit=10)
        assert count == 10 and last
        # A new booking is asked for and seated while the batch is not committed.
        guest.execute("set lock_timeout = '1ms'")
        confirmed(guest)
        # Who changes one of the batch's own bookings waits for this commit, and for no other.
        waiting = thread.submit(call, staff, "api.cancel_booking", p_reference=reference)
        eventually(
            lambda: (
                ask(
                    watcher,
                    "select pg_blocking_pids(pid) from pg_stat_activity"
                    " where cardinality(pg_blocking_pids(pid)) > 0",
                )
                == [([filler.info.backend_pid],)]
            )
        )
        filler.commit()
        last, count = backfill(filler, after=last, limit=10)
        assert count == 10
        assert waiting.result(timeout=20)["state"] == "cancelled"
        filler.commit()
        with acting(filler, "worker"):
            assert backfill(filler)[1] == 10
        filler.commit()
        assert broken_invariants(watcher) == []
