"""The figures: what they count, when an alert fires, and what is pruned."""

import re
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import Connection

from cli.project import ROOT
from runtime.metrics import HELP
from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    day,
    request,
    rows,
    value,
)
from tests.faults.conftest import eventually


def metrics(connection: Connection) -> dict[str, float]:
    """Each figure as Prometheus writes it."""
    with acting(connection, "worker"):
        found = rows(connection, "jobs.list_metrics")
    return {row["name"] + labels(row["labels"]): row["value"] for row in found}


def arrive(connection: Connection) -> None:
    """As if the messages were older than the test's one transaction."""
    for queue in ("assignment", "assignment_dead"):
        connection.execute(f"update pgmq.q_{queue} set vt = now()")


def labels(named: Row) -> str:
    return "{" + ",".join(f"{name}={named[name]}" for name in sorted(named)) + "}" if named else ""


def test_an_hour_is_counted(db: Connection) -> None:
    confirmed(db)
    waiting = request(db)
    db.execute("delete from pgmq.q_assignment")
    db.execute("select pgmq.send('assignment', jsonb_build_object('booking_id', %s::bigint))",
               (waiting["booking_id"],))  # fmt: skip
    db.execute("select pgmq.send('assignment_dead', '{}'::jsonb)")
    arrive(db)
    found = metrics(db)
    assert found["bookings"] == 2
    assert found["assignment_success_rate"] == 1
    assert found["attempts{outcome=confirmed,reason=none}"] == 1
    assert found["confirmation_seconds_bucket{le=+Inf}"] == 1
    assert found["queue_messages{queue=assignment,state=visible}"] == 1
    assert found["queue_messages{queue=assignment_dead,state=visible}"] == 1
    assert found["notifications{kind=confirmed,status=queued}"] == 1
    assert found["alert_firing{signal=dead_letter.count}"] == 1


def test_a_booking_that_finds_nothing_is_counted_with_its_reason(db: Connection) -> None:
    while assign(db, request(db, p_party=12))["outcome"] == "confirmed":
        pass
    found = metrics(db)
    assert any(re.match(r"attempts\{outcome=(retry|no_capacity),reason=no_capacity", name)
               for name in found)  # fmt: skip


def test_a_booking_before_a_person_is_counted(db: Connection) -> None:
    request(db)
    db.execute("update pgmq.q_assignment set read_ct = 5")
    db.execute("select jobs.record_failure('assignment', msg_id, 5, 'x') from pgmq.q_assignment")
    found = metrics(db)
    assert (found["manual_review"], found["manual_review_share"]) == (1, 1)
    assert found["assignment_success_rate"] == 0


def test_what_is_older_than_an_hour_is_not_counted(db: Connection) -> None:
    confirmed(db)
    db.execute("update core.booking set created_at = now() - interval '61 minutes'")
    assert metrics(db)["bookings"] == 0


def alert(connection: Connection, signal: str) -> tuple[float, float | None, bool]:
    [row] = ask(
        connection, "select value, baseline, is_firing from ops.alert where signal = %s", signal
    )
    return row


def remember(connection: Connection, signal: str, *values: float) -> None:
    for hours, figure in enumerate(values, start=1):
        connection.execute(
            "insert into core.metric_sample (metric, hour, value)"
            " values (%s, date_trunc('hour', now()) - make_interval(hours => %s), %s)",
            (signal, hours, figure),
        )


def test_an_alert_fires_at_twice_its_baseline(db: Connection) -> None:
    db.execute("select pgmq.send('assignment', '{}'::jsonb) from generate_series(1, 120)")
    arrive(db)
    assert alert(db, "queue.depth") == (120, None, True)
    remember(db, "queue.depth", 50, 70)
    assert alert(db, "queue.depth") == (120, 60, True)
    remember(db, "queue.oldest_seconds", 1)
    db.execute(
        "insert into core.metric_sample values ('queue.depth', now() - interval '5 days', 70)"
    )
    assert alert(db, "queue.depth")[2] is False


def test_an_alert_does_not_fire_over_trifles(db: Connection) -> None:
    db.execute("select pgmq.send('assignment', '{}'::jsonb)")
    arrive(db)
    remember(db, "queue.depth", 0, 0)
    assert alert(db, "queue.depth") == (1, 0, False)


def test_a_broken_promise_is_found_within_the_hour_and_has_no_baseline(db: Connection) -> None:
    confirmed(db)
    remember(db, "invariant.violations", 5, 5)
    db.execute("set local session_replication_role = replica")
    db.execute("delete from core.claim")
    with acting(db, "worker"):
        assert value(db, "jobs.record_metrics") > 10
        assert value(db, "jobs.record_metrics") == 0
    assert alert(db, "invariant.violations") == (1, None, True)


def test_every_signal_is_sampled(db: Connection) -> None:
    value(db, "jobs.record_metrics")
    sampled = ask(db, "select metric from core.metric_sample order by 1")
    assert sampled == ask(db, "select signal from ops.alert order by 1")


def test_what_is_past_its_time_is_pruned_in_batches(db: Connection) -> None:
    booking = confirmed(db, p_idempotency_key="old-1")
    for number in range(2, 5):
        request(db, p_idempotency_key=f"old-{number}")
    request(db, p_idempotency_key="new")
    db.execute("update core.idempotency_key set created_at = now() - interval '8 days'"
               " where key like 'old%'")  # fmt: skip
    db.execute("select pgmq.archive('assignment', msg_id) from pgmq.q_assignment limit 1")
    db.execute("update pgmq.a_assignment set archived_at = now() - interval '31 days'")
    db.execute(
        "insert into core.metric_sample values ('queue.depth', now() - interval '9 days', 1)"
    )
    db.execute("set local session_replication_role = replica")
    db.execute("update core.booking set service_date = current_date - 401 where booking_id = %s",
               (booking["booking_id"],))  # fmt: skip
    with acting(db, "worker"):
        pruned = [value(db, "jobs.prune", p_limit=2) for _ in range(3)]
    assert pruned == [5, 2, 0]
    assert ask(db, "select key from core.idempotency_key") == [("new",)]
    for table in ("core.booking_attempt", "core.metric_sample", "pgmq.a_assignment"):
        assert ask(db, f"select from {table}") == []


def test_attempts_that_were_pruned_break_no_promise(db: Connection) -> None:
    booking = confirmed(db)
    db.execute("set local session_replication_role = replica")
    db.execute("update core.booking set service_date = current_date - 401")
    db.execute("delete from core.claim")
    db.execute("delete from core.booking_attempt")
    broken = {row["invariant"] for row in broken_invariants(db)}
    assert booking and "attempts_are_recorded" not in broken


@pytest.mark.parametrize("role", ["staff", "monitor"])
def test_people_and_monitoring_read_the_views(db: Connection, role: str) -> None:
    with acting(db, role):
        for view in ("metric", "alert", "signal", "assignment_rate", "attempt_result",
                     "confirmation_time", "lock_contention", "notification_result",
                     "recent_booking", "waiting_review"):  # fmt: skip
            ask(db, f"select * from ops.{view}")


def test_who_waits_for_a_day_is_seen(venue_database: str) -> None:
    lock = "select core.lock_service_day(1, date '2030-05-04')"
    seen = "select service_date::text, waiting_count from ops.lock_contention"
    with (
        psycopg.connect(venue_database) as holder,
        psycopg.connect(venue_database, autocommit=True) as watcher,
        psycopg.connect(venue_database) as waiter,
        ThreadPoolExecutor(1) as thread,
    ):
        holder.execute(lock)
        waiting = thread.submit(waiter.execute, lock)
        eventually(lambda: ask(watcher, seen) == [("2030-05-04", 1)])
        holder.rollback()
        waiting.result()


def test_a_request_under_way_is_nobody_who_waits_for_a_day(db: Connection) -> None:
    """Its lock stands for the venue's rules, and no day has its number."""
    request(db)
    assert ask(db, "select * from ops.lock_contention") == []


def test_a_day_that_is_being_optimised_is_locked_for_nobody(db: Connection) -> None:
    call(db, "api.optimize_day", p_venue=WHITE_HORSE, p_date=day())
    assert ask(db, "select * from ops.lock_contention") == []


def test_the_rules_name_figures_that_there_are(db: Connection) -> None:
    text = (ROOT / "docs" / "holdfast.rules.yml").read_text()
    asked = " ".join(re.findall(r"expr: (.*)", text))
    named = set(re.findall(r"holdfast_(\w+)", asked))
    assert len(named) > 3 and named <= set(HELP) | {"up"}
    signals = {signal for (signal,) in ask(db, "select signal from ops.alert")}
    quoted = re.findall(r'signal(?:=|!~)"(.*?)"', asked)
    assert {signal for words in quoted for signal in words.split("|")} <= signals


def test_every_figure_is_explained(db: Connection) -> None:
    [(text,)] = ask(db, "select pg_get_viewdef('ops.metric'::regclass)")
    assert set(re.findall(r"SELECT '(\w+)'::text", text)) == set(HELP)
