"""Each verify script passes on a deployed database, and fails on one that was tampered with."""

import re
import subprocess
from pathlib import Path

import psycopg
import pytest
from psycopg import Connection, sql

from cli.plan import planned_changes
from cli.postgres import client_environment, find_program
from cli.project import ROOT

VERIFY = ROOT / "verify"

# The verify script, what is done to the database, and what the script says of it.
SABOTAGE = [
    (
        "tables/booking",
        "alter table core.booking alter column reference drop not null",
        "columns of core.booking: missing: reference text not null",
    ),
    (
        "tables/booking",
        "alter table core.booking add column allergies text",
        "columns of core.booking: not agreed: allergies text",
    ),
    (
        "tables/booking",
        "alter table core.booking alter column attempt_count set default 1",
        "columns of core.booking: missing: attempt_count",
    ),
    (
        "tables/booking",
        "comment on column core.booking.notes is null",
        "columns without a comment in core.booking: not agreed: notes",
    ),
    (
        "tables/booking",
        "alter table core.booking drop constraint booking_reference_key",
        "constraints of core.booking: missing: booking_reference_key UNIQUE (reference)",
    ),
    (
        "tables/booking",
        "alter table core.booking disable trigger all",
        "triggers of core.booking that do not fire",
    ),
    (
        "tables/booking",
        "alter table core.booking owner to postgres",
        "the owner of core.booking is postgres and should be holdfast_owner",
    ),
    (
        "tables/booking",
        "create index on core.booking (state)",
        "indexes of core.booking: not agreed: CREATE INDEX",
    ),
    (
        "tables/claim",
        "alter table core.claim drop constraint claim_no_overlap",
        "constraints of core.claim: missing: claim_no_overlap EXCLUDE",
    ),
    (
        "tables/claim",
        "alter table core.claim drop constraint claim_no_overlap, add constraint claim_no_overlap"
        " exclude using gist (resource_id with =, during with &&) where (kind = 'booking')",
        "constraints of core.claim: missing: claim_no_overlap EXCLUDE",
    ),
    (
        "tables/claim",
        "drop index core.claim_booking_id_idx",
        "indexes of core.claim: missing: CREATE INDEX claim_booking_id_idx",
    ),
    (
        "tables/claim",
        "grant delete on core.claim to holdfast_staff",
        "rights on core.claim: not agreed: holdfast_staff delete",
    ),
    (
        "tables/customer",
        "grant select (email) on core.customer to public",
        "rights on single columns of core.customer: not agreed: email",
    ),
    (
        "tables/idempotency_key",
        "alter table core.idempotency_key set unlogged",
        "the persistence of core.idempotency_key is u and should be p",
    ),
    (
        "types/time_range",
        "alter domain core.time_range drop constraint time_range_is_sane",
        "constraints of core.time_range: missing: time_range_is_sane CHECK",
    ),
    (
        "types/assignment",
        "alter type jobs.assignment rename attribute reason to why",
        "columns of jobs.assignment: missing: reason text; not agreed: why text",
    ),
    (
        "core/number_transition",
        "alter table core.booking disable trigger _100_transition_is_numbered",
        "trigger _100_transition_is_numbered on core.booking does not fire",
    ),
    (
        "core/number_transition",
        "create or replace trigger _100_transition_is_numbered"
        " before insert on core.booking for each row execute function core.number_transition()",
        "trigger _100_transition_is_numbered on core.booking is CREATE TRIGGER",
    ),
    (
        "core/number_transition",
        "drop trigger _100_transition_is_numbered on core.booking",
        "trigger _100_transition_is_numbered on core.booking is nothing and should be",
    ),
    (
        "api/get_booking",
        "alter function api.get_booking reset search_path",
        "settings of api.get_booking: missing: search_path=pg_catalog, pg_temp",
    ),
    (
        "api/get_booking",
        "alter function api.get_booking set search_path = public",
        "settings of api.get_booking: missing: search_path=pg_catalog, pg_temp; not agreed",
    ),
    (
        "api/get_booking",
        "alter function api.get_booking security invoker",
        "security of api.get_booking is invoker and should be definer",
    ),
    (
        "api/get_booking",
        "alter function api.get_booking volatile",
        "volatility of api.get_booking is volatile and should be stable",
    ),
    (
        "api/get_booking",
        "alter function api.get_booking strict",
        "volatility of api.get_booking is stable strict and should be stable",
    ),
    (
        "api/get_booking",
        "revoke execute on function api.get_booking from holdfast_guest",
        "rights on api.get_booking: missing: holdfast_guest execute",
    ),
    (
        "api/get_booking",
        "grant execute on function api.get_booking to holdfast_guest with grant option",
        "rights on api.get_booking: missing: holdfast_guest execute; not agreed: holdfast_guest "
        "execute with grant option",
    ),
    (
        "api/get_booking",
        "create function api.get_booking(bigint) returns int language sql return 1",
        "there are 2 functions api.get_booking and should be one",
    ),
    (
        "api/get_booking",
        "comment on function api.get_booking is null",
        "api.get_booking has no comment",
    ),
    (
        "ops/check_history",
        "alter table core.booking_state_history rename column version to number",
        "column h.version does not exist",
    ),
    (
        "ops/queue_depth",
        "alter view ops.queue_depth reset (security_barrier)",
        "options of ops.queue_depth: missing: security_barrier=true",
    ),
    (
        "data/booking_state",
        "delete from core.booking_transition where from_state = 'held' and to_state = 'expired'",
        "rows of core.booking_transition: missing: (held,expired,expired)",
    ),
    (
        "data/booking_state",
        "insert into core.booking_transition values ('failed', 'confirmed', 'confirmed')",
        "rows of core.booking_transition: not agreed: (failed,confirmed,confirmed)",
    ),
    (
        "queues/assignment",
        "grant select on pgmq.q_assignment to pg_monitor",
        "rights on q_assignment: not agreed: pg_monitor select",
    ),
    (
        "queues/assignment",
        "drop table pgmq.a_assignment_dead",
        "pgmq.a_assignment_dead does not exist",
    ),
    (
        "extensions/pgmq",
        "grant execute on function pgmq.purge_queue to public",
        "pgmq functions that public may execute: not agreed: pgmq.purge_queue(text)",
    ),
    (
        "extensions/pgmq",
        "grant select on pgmq.q_notification to pg_monitor",
        "pgmq tables that public or pg_monitor may read: not agreed: q_notification",
    ),
    (
        "extensions/btree_gist",
        "drop extension btree_gist cascade",
        "the extension btree_gist is not installed",
    ),
    (
        "roles/holdfast",
        "grant holdfast_owner to holdfast_http",
        "memberships of holdfast_http: not agreed: holdfast_owner",
    ),
    (
        "roles/holdfast",
        "grant pg_read_all_data to holdfast_monitor",
        "memberships of holdfast_monitor: not agreed: pg_read_all_data",
    ),
    (
        "roles/holdfast",
        "alter role holdfast_worker login",
        "attributes of holdfast_worker: not agreed: login",
    ),
    (
        "roles/holdfast",
        "alter role holdfast_http inherit",
        "attributes of holdfast_http: missing: noinherit",
    ),
    (
        "roles/holdfast",
        "alter default privileges for role holdfast_owner grant execute on functions to public",
        "default rights on functions of holdfast_owner: not agreed: public execute",
    ),
    (
        "schemas/core",
        "grant usage on schema core to holdfast_staff",
        "rights on schema core: not agreed: holdfast_staff usage",
    ),
    (
        "schemas/api",
        "grant create on schema api to holdfast_service",
        "rights on schema api: not agreed: holdfast_service create",
    ),
    (
        "grants/schema_usage",
        "revoke usage on schema jobs from holdfast_worker",
        "rights on schema jobs: missing: holdfast_worker usage",
    ),
    (
        "data/retention",
        "delete from core.retention where what = 'unread_event'",
        "rows of core.retention: missing: (unread_event)",
    ),
    (
        "data/strategy",
        "delete from core.strategy where strategy = 'gaps'",
        "rows of core.strategy: missing: (gaps,core.score_gaps)",
    ),
    (
        "data/choice_strategy",
        "delete from core.choice_strategy where strategy = 'familiarity'",
        "rows of core.choice_strategy: missing: (familiarity)",
    ),
    (
        "data/notification_kind",
        "update core.notification_kind set true_in = null where kind = 'reminder'",
        "rows of core.notification_kind: missing: (reminder,reminder,guest,{confirmed},)",
    ),
    (
        "data/booking_state",
        "delete from core.booking_transition where event = 'expired'",
        "rows of core.booking_transition: missing: (held,expired,expired)",
    ),
    (
        "tables/feature_flag",
        "delete from core.feature_flag",
        "rows of core.feature_flag: missing: (feat.booking_pipeline.v1)",
    ),
    (
        "tables/site",
        "delete from core.site",
        "rows of core.site: missing: (t)",
    ),
]

# The verify script, and what is an operator's to say.
TUNING = [
    ("data/retention", "update core.retention set keep = '14 days'"),
    ("data/strategy", "update core.strategy set weight = weight + 1, is_enabled = not is_enabled"),
    (
        "data/strategy",
        "insert into core.strategy select 'of_our_own', 99, scorer, 1, true, 'Ours.'"
        " from core.strategy where strategy = 'gaps'",
    ),
    ("data/choice_strategy", "update core.choice_strategy set weight = 0"),
    (
        "data/notification_kind",
        "update core.notification_kind set tried_at_most = '3 days', is_suppressible = true",
    ),
    ("tables/feature_flag", "update core.feature_flag set mode = 'off'"),
    ("tables/site", "update core.site set public_url = 'https://book.example.com'"),
]


def _psql(database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run commands (-c) and scripts (-f) in one session that sabotage cannot outlive."""
    return subprocess.run(
        [find_program("psql"), "-X", "--quiet", *arguments],
        env=client_environment(database),
        capture_output=True,
        text=True,
    )


def test_every_script_passes_at_the_end_of_the_plan(shared_database: str) -> None:
    scripts = [part for name in planned_changes() for part in ("-f", f"{VERIFY}/{name}.sql")]
    done = _psql(shared_database, *scripts)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_of_a_script_stays(shared_database: str, connection: Connection) -> None:
    assert _psql(shared_database, "-f", f"{VERIFY}/jobs/assign.sql").returncode == 0
    stayed = connection.execute(
        "select extname from pg_extension where extname = 'plpgsql_check'"
        " union all select proname from pg_proc where proname ~ '^assert_'"
    ).fetchall()
    assert stayed == []


@pytest.mark.parametrize(
    ("change", "sabotage", "sentence"), SABOTAGE, ids=[f"{c}: {s}" for c, s, _ in SABOTAGE]
)
def test_a_script_fails_when_its_object_was_tampered_with(
    shared_database: str, change: str, sabotage: str, sentence: str
) -> None:
    # The script's own `rollback` or the end of the session undoes the sabotage.
    done = _psql(shared_database, "-c", "begin", "-c", sabotage, "-f", f"{VERIFY}/{change}.sql")
    assert done.returncode == 3
    assert sentence in done.stderr


@pytest.mark.parametrize(("change", "tuning"), TUNING, ids=[f"{c}: {t}" for c, t in TUNING])
def test_a_script_leaves_an_operator_what_is_theirs(
    shared_database: str, change: str, tuning: str
) -> None:
    done = _psql(shared_database, "-c", "begin", "-c", tuning, "-f", f"{VERIFY}/{change}.sql")
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr


def test_a_script_fails_when_a_body_no_longer_fits_its_tables(
    shared_database: str, connection: Connection
) -> None:
    if not _has_plpgsql_check(connection):
        pytest.skip("the server does not offer plpgsql_check, which reads bodies in plpgsql")
    rename = "alter table core.booking rename column attempt_count to try_count"
    done = _psql(
        shared_database, "-c", "begin", "-c", rename, "-f", f"{VERIFY}/core/assign_booking.sql"
    )
    assert done.returncode == 3
    assert "plpgsql_check of core.assign_booking: not agreed:" in done.stderr
    assert "error in line" in done.stderr


def test_no_script_lets_public_have_its_object(connection: Connection) -> None:
    # Every function, table and view, in one session: psql's own lines are left out.
    scripts = {
        name: path
        for path in VERIFY.glob("*/*.sql")
        for name in re.findall(
            r"assert_(?:function|table|view)\(\s*p_name => '(.+)'", path.read_text()
        )
    }
    objects = connection.execute(
        """
        select p.pronamespace::regnamespace || '.' || p.proname,
          'grant execute on function ' || p.oid::regprocedure || ' to public', 'public execute'
        from pg_proc as p
        where p.pronamespace in ('core'::regnamespace, 'api'::regnamespace, 'jobs'::regnamespace,
          'ops'::regnamespace)
        union all
        select c.oid::regclass::text, 'grant select on ' || c.oid::regclass || ' to public',
          'public select'
        from pg_class as c
        where c.relnamespace in ('core'::regnamespace, 'ops'::regnamespace)
          and c.relkind in ('r', 'v')
        """
    ).fetchall()
    assert {name for name, _, _ in objects} == scripts.keys()
    connection.execute(_statements(VERIFY / "_assert.sql"))
    if _has_plpgsql_check(connection):
        # As the script has it done by psql.
        connection.execute("load 'plpgsql_check'")
    for name, grant, right in objects:
        connection.execute("savepoint before")
        connection.execute(grant)
        with pytest.raises(
            psycopg.errors.RaiseException, match=f"rights on {name}: not agreed: {right}"
        ):
            connection.execute(_statements(scripts[name]))
        connection.execute("rollback to savepoint before")


def _has_plpgsql_check(connection: Connection) -> bool:
    offered = "select 1 from pg_available_extensions where name = 'plpgsql_check'"
    return connection.execute(offered).fetchone() is not None


def _statements(script: Path) -> sql.SQL:
    """A script between its `begin` and `rollback`, without what psql alone understands."""
    text = re.sub(r"^\\if .*?^\\endif$", "", script.read_text(), flags=re.M | re.S)
    lines = re.sub(r"^\\gset$", ";", text, flags=re.M).splitlines()
    outside = ("begin;", "rollback;")
    return sql.SQL("\n".join(x for x in lines if x not in outside and not x.startswith("\\")))
