"""A table out of use: who had it is seated elsewhere or listed for a person; tried or applied."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from psycopg import Connection, sql

from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    confirmed,
    day,
    hold,
    labels,
    load,
    read,
    refusal,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, describe_bistro, seated_at, table
from tests.sql.conftest import NIGHT_OWL
from tests.sql.test_opening_times import clock_change

TABLES = [table("T1", 4, party_min=2), table("T2", 4, party_min=2), table("T3", 2)]


def at(clock: str, day_: date | None = None) -> datetime:
    return datetime.combine(day_ or day(), time.fromisoformat(clock))


def span(**changes: object) -> Row:
    """T1 from six to ten in the evening; start and end are times of that day."""
    start, end = changes.pop("start", "18:00"), changes.pop("end", "22:00")
    return {
        "p_venue": SLUG,
        "p_table": "T1",
        "p_from": at(str(start)),
        "p_until": at(str(end)),
    } | changes


def block(connection: Connection, is_dry_run: bool = False, **changes: object) -> list[Row]:
    with acting(connection, "staff"):
        return rows(connection, "api.block_resource", **span(**changes), p_is_dry_run=is_dry_run)


def outcomes(displaced: list[Row]) -> dict[str, tuple[str, list[str] | None]]:
    return {one["reference"]: (one["outcome"], one["to_tables"]) for one in displaced}


def contents(connection: Connection) -> dict[str, object]:
    """All that every table of the project and every queue holds."""
    names = ask(
        connection,
        "select n.nspname, c.relname from pg_class as c"
        " join pg_namespace as n on n.oid = c.relnamespace"
        " where n.nspname in ('core', 'api', 'jobs', 'ops', 'pgmq') and c.relkind in ('r', 'p')",
    )
    found: dict[str, object] = {}
    for schema, name in names:
        query = sql.SQL("select array_agg(t::text order by t::text) from {} as t")
        [(found[name],)] = connection.execute(query.format(sql.Identifier(schema, name))).fetchall()
    return found


@pytest.fixture
def bistro(db: Connection) -> Iterator[Connection]:
    load(db, describe_bistro(TABLES))
    yield db


def test_who_had_the_table_is_seated_elsewhere(bistro: Connection) -> None:
    four = seated_at(bistro, "T1", p_party=4)
    [moved] = block(bistro)
    assert moved == {
        "reference": four["reference"],
        "service_date": day(),
        "start_time": time(19),
        "party_size": 4,
        "outcome": "moved",
        "from_tables": ["T1"],
        "to_tables": ["T2"],
    }
    now = read(bistro, four)
    assert (labels(now), now["state"], now["starts_at"]) == (["T2"], "confirmed", four["starts_at"])
    [later] = value(bistro, "api.explain_assignment", p_reference=four["reference"])["movedLater"]
    assert (later["from"], later["to"], later["reason"]) == (["T1"], ["T2"], "table_blocked")
    assert later["actor"] and broken_invariants(bistro) == []
    assert ask(bistro, "select count(*) from core.notification") == [(1,)]


def test_others_make_room_for_who_had_the_table(bistro: Connection) -> None:
    """Four can go to T2 only, where two sit who can go to T3."""
    four = seated_at(bistro, "T1", p_party=4)
    couple = seated_at(bistro, "T2", p_party=2)
    displaced = block(bistro)
    assert outcomes(displaced) == {four["reference"]: ("moved", ["T2"])}
    assert labels(read(bistro, couple)) == ["T3"]
    assert ask(bistro, "select reason, count(*) from core.booking_move group by reason"
                       " order by reason") == [("make_room", 1), ("table_blocked", 1)]  # fmt: skip
    assert broken_invariants(bistro) == []


def test_who_fits_nowhere_is_for_a_person_to_decide(bistro: Connection) -> None:
    four, also_four = (seated_at(bistro, name, p_party=4) for name in ("T1", "T2"))
    displaced = block(bistro)
    assert outcomes(displaced) == {four["reference"]: ("unplaced", None)}
    view = read(bistro, four)
    assert (view["state"], view["status"], view["reason"]) == (
        "manual_review", "pending", "table_blocked",
    )  # fmt: skip
    assert view["tables"] == [] and labels(read(bistro, also_four)) == ["T2"]
    assert broken_invariants(bistro) == []


def test_what_is_left_of_broken_tables_is_offered_to_who_waits(bistro: Connection) -> None:
    """Eight have two tables; one is out of order, and the other does for four who wait."""
    load(bistro, describe_bistro([table("T1", 4), table("T2", 4)], [["T1", "T2"]]))
    seated_at(bistro, "T1", "T2", p_party=8)
    four = request(bistro, p_venue=SLUG, p_party=4)
    assert assign(bistro, four)["outcome"] == "retry"
    # Who asks is looked at by their own message: here only what was left over shall help.
    bistro.execute("delete from pgmq.q_assignment")
    [eight] = block(bistro)
    assert eight["outcome"] == "unplaced"
    assert broken_invariants(bistro) == []
    claimed = rows(bistro, "jobs.claim_assignments", p_limit=10, p_lease="30 s")
    rows(
        bistro,
        "jobs.assign_claimed",
        p_message_ids=[message["message_id"] for message in claimed],
        p_read_counts=[message["read_count"] for message in claimed],
    )
    assert labels(read(bistro, four)) == ["T2"]


def test_the_largest_party_is_seated_first(bistro: Connection) -> None:
    load(bistro, describe_bistro([*TABLES, table("T4", 6)]))
    early = seated_at(bistro, "T1", p_party=2, p_time="17:15")
    late = seated_at(bistro, "T1", p_party=4, p_time="19:00")
    displaced = block(bistro, start="17:00")
    assert [one["party_size"] for one in displaced] == [4, 2]
    assert outcomes(displaced)[early["reference"]][0] == "moved"
    assert outcomes(displaced)[late["reference"]] == ("moved", ["T2"])


def test_a_dry_run_tells_the_same_and_changes_nothing_at_all(bistro: Connection) -> None:
    seated_at(bistro, "T1", p_party=4)
    seated_at(bistro, "T2", p_party=2)
    seated_at(bistro, "T1", p_party=3, p_time="17:15")
    hold(bistro, p_venue=SLUG, p_time="21:00")
    before = contents(bistro)
    assert before["claim"] and before["q_assignment"]
    tried = block(bistro, start="17:00", is_dry_run=True)
    assert contents(bistro) == before
    done = block(bistro, start="17:00")
    assert done == tried and len(done) >= 2
    assert contents(bistro) != before


def test_a_dry_run_is_what_happens_unless_told_otherwise(bistro: Connection) -> None:
    seated_at(bistro, "T1", p_party=4)
    before = contents(bistro)
    assert rows(bistro, "api.block_resource", **span())
    assert contents(bistro) == before


def test_a_hold_is_given_up(bistro: Connection) -> None:
    load(bistro, describe_bistro([table("T1", 4)]))
    held = hold(bistro, p_venue=SLUG)
    assert outcomes(block(bistro)) == {held["reference"]: ("released", None)}
    assert (read(bistro, held)["state"], read(bistro, held)["reason"]) == (
        "cancelled", "table_blocked",
    )  # fmt: skip
    assert broken_invariants(bistro) == []


def test_a_hold_that_has_run_out_is_not_listed(bistro: Connection) -> None:
    load(bistro, describe_bistro([table("T1", 4)]))
    held = hold(bistro, p_venue=SLUG)
    bistro.execute("update core.claim set expires_at = now() - interval '1 s'")
    bistro.execute("update core.booking set hold_expires_at = now() - interval '1 s'")
    assert block(bistro) == []
    assert read(bistro, held)["state"] == "expired"


def test_a_table_at_which_somebody_sits_is_refused(bistro: Connection) -> None:
    sitting = seated_at(bistro, "T1", p_party=2)
    bistro.execute("update core.booking set state = 'seated'")
    before = contents(bistro)
    for is_dry_run in (True, False):
        refused = refusal(bistro, "api.block_resource", **span(), p_is_dry_run=is_dry_run)
        assert (refused.code, refused.detail) == ("RS051", {"reference": sitting["reference"]})
    assert contents(bistro) == before
    assert block(bistro, start="21:00") == []


@pytest.mark.parametrize(
    ("start", "end"), [("18:00", "22:00"), ("21:45", "23:00"), ("19:00", "19:05")]
)
def test_a_table_that_is_blocked_already_is_refused(
    bistro: Connection, start: str, end: str
) -> None:
    block(bistro)
    assert refusal(bistro, "api.block_resource", **span(start=start, end=end)).code == "RS052"
    assert block(bistro, start="22:00", end="23:00") == []
    assert block(bistro, p_table="T2") == []


def test_what_is_blocked_is_offered_to_nobody(bistro: Connection) -> None:
    load(bistro, describe_bistro(TABLES[:1]))
    block(bistro, start="19:00", end="20:00")
    offered = rows(bistro, "api.list_availability", p_venue=SLUG, p_date=day(), p_party=4)
    assert {offer["start_time"] for offer in offered if offer["start_time"] < time(20)} == {
        time(17), time(17, 15),
    }  # fmt: skip
    assert time(20) in {offer["start_time"] for offer in offered}
    booking = request(bistro, p_venue=SLUG, p_party=4)
    assert assign(bistro, booking)["outcome"] == "retry"
    [_, told] = rows(bistro, "api.explain_unavailable", p_venue=SLUG, p_date=day(), p_time="19:00",
                     p_party=4, p_service="dinner")  # fmt: skip
    assert (told["reason"], told["blocking_table"], told["until_time"]) == (
        "blackout", "T1", time(20),
    )  # fmt: skip


def test_unblocking_gives_the_table_back(bistro: Connection) -> None:
    load(bistro, describe_bistro(TABLES[:1]))
    block(bistro)
    assert value(bistro, "api.unblock_resource", **span(start="19:00", end="19:30")) == 1
    assert ask(bistro, "select from core.claim") == []
    assert value(bistro, "api.unblock_resource", **span()) == 0
    assert confirmed(bistro, p_venue=SLUG, p_party=4)
    assert block(bistro)[0]["outcome"] == "unplaced"


def test_unblocking_takes_nobodys_table(bistro: Connection) -> None:
    seated_at(bistro, "T1", p_party=4)
    assert value(bistro, "api.unblock_resource", **span()) == 0
    assert ask(bistro, "select count(*) from core.claim") == [(1,)]


def test_after_unblocking_room_is_searched_again(bistro: Connection) -> None:
    """Four fit T1 only; the couple there could go to T3, which is out of use."""
    load(bistro, describe_bistro([TABLES[0], TABLES[2]]))
    seated_at(bistro, "T1", p_party=2)
    block(bistro, p_table="T3")
    four = [request(bistro, p_venue=SLUG, p_party=4) for _ in range(2)]
    assert assign(bistro, four[0])["outcome"] == "retry"
    assert value(bistro, "api.unblock_resource", **span(p_table="T3")) == 1
    assert assign(bistro, four[1])["tables"] == ["T1"]


def test_over_several_days_each_day_is_blocked_and_reseated(bistro: Connection) -> None:
    days = [day() + timedelta(days=ahead) for ahead in range(3)]
    booked = [seated_at(bistro, "T1", p_party=4, p_date=one) for one in days]
    displaced = block(bistro, p_from=at("18:00", days[0]), p_until=at("20:00", days[2]))
    assert [(one["service_date"], one["outcome"]) for one in displaced] == [
        (one, "moved") for one in days
    ]
    assert [labels(read(bistro, one)) for one in booked] == [["T2"]] * 3
    # One claim a service day, none across the cut-off at six in the morning.
    assert ask(
        bistro,
        "select service_date, lower(during) at time zone 'Europe/London',"
        "   upper(during) at time zone 'Europe/London'"
        " from core.claim where kind = 'blackout' order by 1",
    ) == [
        (days[0], at("18:00", days[0]), at("06:00", days[1])),
        (days[1], at("06:00", days[1]), at("06:00", days[2])),
        (days[2], at("06:00", days[2]), at("20:00", days[2])),
    ]
    assert broken_invariants(bistro) == []
    whole = span(p_from=at("18:00", days[0]), p_until=at("20:00", days[2]))
    assert value(bistro, "api.unblock_resource", **whole) == 3


def test_when_one_of_the_days_is_refused_none_is_blocked(bistro: Connection) -> None:
    tomorrow = day() + timedelta(days=1)
    four = seated_at(bistro, "T1", p_party=4)
    block(bistro, p_from=at("20:00", tomorrow), p_until=at("21:00", tomorrow))
    before = contents(bistro)
    refused = refusal(bistro, "api.block_resource", **span(p_until=at("22:00", tomorrow)),
                      p_is_dry_run=False)  # fmt: skip
    assert refused.code == "RS052"
    assert contents(bistro) == before and labels(read(bistro, four)) == ["T1"]


def test_a_night_is_blocked_over_midnight_as_one_day(db: Connection) -> None:
    tomorrow = day() + timedelta(days=1)
    night = {"p_venue": NIGHT_OWL, "p_service": "late", "p_party": 2}
    late = confirmed(db, **night, p_seating="indoor", p_date=tomorrow, p_time="00:30")
    displaced = block(
        db, p_venue=NIGHT_OWL, p_table=labels(late)[0],
        p_from=at("23:00"), p_until=at("02:00", tomorrow),
    )  # fmt: skip
    assert [(one["service_date"], one["start_time"]) for one in displaced] == [(day(), time(0, 30))]
    assert ask(db, "select distinct service_date from core.claim") == [(day(),)]
    assert broken_invariants(db) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"p_table": "T9"}, "table"),
        ({"p_table": None}, "table"),
        ({"p_from": None}, "from"),
        ({"p_until": None}, "until"),
        ({"p_until": at("18:00")}, "until"),
        ({"p_until": at("18:00") + timedelta(days=63)}, "until"),
        ({"p_from": "-infinity"}, "from"),
    ],
)
@pytest.mark.parametrize("function", ["block", "unblock"])
def test_a_span_that_makes_no_sense_is_refused(
    bistro: Connection, function: str, changes: Row, field: str
) -> None:
    refused = refusal(bistro, f"api.{function}_resource", **span() | changes)
    assert (refused.code, refused.detail["field"]) == ("RS001", field)


def test_who_has_left_is_not_seated_anew(bistro: Connection) -> None:
    """What is left of their time is the table's; a later party is moved as ever."""
    left = confirmed(bistro, p_venue=SLUG, p_party=2, p_time="19:00")
    [(table_,)] = [labels(left)]
    bistro.execute(
        "update core.booking set state = 'completed', state_path = '{seated,completed}',"
        " seated_at = lower(during), left_at = upper(during) where reference = %s",
        [left["reference"]],
    )
    assert block(bistro, p_table=table_, start="20:30", end="22:00") == []
    assert ask(
        bistro,
        "select c.kind, (upper(c.during) at time zone 'Europe/London')::time from core.claim as c"
        " inner join core.resource as r using (venue_id, resource_id) where r.label = %s"
        " order by c.during",
        table_,
    ) == [("booking", time(20, 30)), ("blackout", time(22))]
    assert block(bistro, p_table=table_, start="18:00", end="19:30") == []
    assert ask(bistro, "select kind from core.claim") == [("blackout",), ("blackout",)]
    assert ask(bistro, "select from core.booking_move") == []


def test_whether_it_is_a_dry_run_has_to_be_said(bistro: Connection) -> None:
    with acting(bistro, "staff"):
        refused = refusal(bistro, "api.block_resource", **span(), p_is_dry_run=None)
    assert (refused.code, refused.detail["field"]) == ("RS001", "is_dry_run")


def test_a_table_is_blocked_over_the_change_of_the_clocks(db: Connection) -> None:
    """What begins in the hour that is skipped and ends with it is nothing."""
    spring = clock_change(3)
    night = {"p_venue": NIGHT_OWL, "p_table": "Y1"}
    with acting(db, "staff"):
        for since in ("01:00", "01:15"):
            within = night | {"p_from": at(since, spring), "p_until": at("02:00", spring)}
            refused = refusal(db, "api.block_resource", **within, p_is_dry_run=False)
            assert (refused.code, refused.detail["field"]) == ("RS001", "until")
            assert value(db, "api.unblock_resource", **within) == 0
        longer = night | {"p_from": at("01:00", spring), "p_until": at("03:00", spring)}
        assert rows(db, "api.block_resource", **longer, p_is_dry_run=False) == []
    blocked = "select upper(during) - lower(during) from core.claim where kind = 'blackout'"
    assert ask(db, blocked) == [(timedelta(hours=1),)]
    assert value(db, "api.unblock_resource", **longer) == 1
