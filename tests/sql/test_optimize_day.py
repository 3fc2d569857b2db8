"""Re-packing a day: what is proposed, when it is worth it, and that it is all or nothing."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    acting,
    ask,
    broken_invariants,
    call,
    confirmed,
    day,
    labels,
    load,
    read,
    refusal,
    request,
    rows,
)
from tests.evenings import SLUG, describe_bistro, seated_at, table

BISTRO = {"p_venue": SLUG}


def floor(**changes: Any) -> Row:
    """Two tables for two and one for six, none of which can be joined."""
    return describe_bistro(
        [
            table("T1", 2, movable=False),
            table("T2", 2, movable=False),
            table("T3", 6, movable=False),
        ],
        **changes,
    )


def optimize(connection: Connection, **changes: object) -> Row:
    wanted = BISTRO | {"p_date": day(), "p_iterations": 300, "p_budget": timedelta(seconds=30)}
    return call(connection, "api.optimize_day", **wanted | changes)


def apply(connection: Connection, run: Row) -> Row:
    return call(connection, "api.apply_optimal_assignment", p_run_id=run["run_id"])


def spoilt(connection: Connection, **changes: Any) -> Row:
    """A couple sits at the table for six at the best hour, and could sit elsewhere."""
    load(connection, floor(**changes))
    return seated_at(connection, "T3", p_party=2)


def test_a_couple_leaves_the_table_for_six(db: Connection) -> None:
    couple = spoilt(db)
    run = optimize(db)
    assert run["outcome"] == "proposed"
    [move] = run["moves"]
    assert (move["reference"], move["from"], move["party"]) == (couple["reference"], ["T3"], 2)
    assert move["to"] in (["T1"], ["T2"])
    assert run["improvement"] >= run["threshold"] == 0.1
    assert run["before"]["wastedSeats"] == 4 and run["after"]["wastedSeats"] == 0
    assert "1 booking moves to other tables" in run["rationale"]
    # Nothing has happened yet.
    assert labels(read(db, couple)) == ["T3"]
    assert apply(db, run)["outcome"] == "applied"
    assert labels(read(db, couple)) == move["to"]
    [trail] = ask(db, "select booking_id, reason, actor from core.booking_move")
    assert trail[:2] == (couple["booking_id"], "optimization")
    # The guest hears nothing of it.
    assert ask(db, "select kind::text from core.notification") == [("confirmed",)]
    assert broken_invariants(db) == []


def test_applied_once_it_is_applied(db: Connection) -> None:
    spoilt(db)
    run = optimize(db)
    assert apply(db, run)["outcome"] == "applied"
    assert apply(db, run)["outcome"] == "already_applied"
    assert ask(db, "select count(*) from core.booking_move") == [(1,)]


def test_two_parties_change_places(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2, movable=False), table("T2", 4, movable=False)]))
    # The couple has the large table; of the four, nobody would think to put them at the small one,
    # so that they change places by way of a venue file that was mended.
    couple = seated_at(db, "T2", p_party=2)
    four = seated_at(db, "T2", p_party=4, p_time="20:45")
    other = seated_at(db, "T1", p_party=1)
    run = optimize(db, p_move_price=0)
    db.execute(
        "update core.optimization_run set status = 'proposed', plan = %s"
        " where optimization_run_id = %s",
        (_swap(db, couple, other, four), run["run_id"]),
    )
    assert apply(db, run)["outcome"] == "applied"
    assert labels(read(db, couple)) == ["T1"] and labels(read(db, other)) == ["T2"]
    assert broken_invariants(db) == []


def _swap(db: Connection, one: Row, other: Row, third: Row) -> str:
    """A plan in which two change places and a third stays."""
    [(plan,)] = ask(
        db,
        "select jsonb_agg(jsonb_build_object('booking', b.booking_id,"
        " 'from', (select jsonb_agg(resource_id) from core.claim where booking_id = b.booking_id),"
        " 'to', (select jsonb_agg(resource_id) from core.claim where booking_id = b.target)))::text"
        " from (values (%s::bigint, %s::bigint), (%s, %s), (%s, %s)) as b(booking_id, target)",
        *(key["booking_id"] for key in (one, other, other, one, third, third)),
    )
    return str(plan)


def test_a_small_gain_is_not_worth_moving_guests(db: Connection) -> None:
    couple = spoilt(db, policy={"optimize_threshold_percent": 1000})
    run = optimize(db)
    assert run["moves"] and run["outcome"] == "not_worth_it"
    assert "less than the 1000 %" in run["rationale"]
    assert apply(db, run)["outcome"] == "not_worth_it"
    assert labels(read(db, couple)) == ["T3"]


def test_whoever_has_no_table_gets_one(db: Connection) -> None:
    load(db, floor(policy={"make_room": False}))
    couple = seated_at(db, "T3", p_party=2)
    six = request(db, **BISTRO, p_party=6)
    waits = request(db, **BISTRO, p_party=5, p_time="21:00")
    db.execute(
        "update core.booking set state = 'manual_review', state_actor = 'test'"
        " where booking_id = %s",
        (waits["booking_id"],),
    )
    run = optimize(db)
    assert (
        run["outcome"] == "proposed" and "2 parties that had no table get one" in run["rationale"]
    )
    assert apply(db, run)["outcome"] == "applied"
    for booking in (six, waits):
        seen = read(db, booking)
        assert (seen["state"], labels(seen)) == ("confirmed", ["T3"])
    assert labels(read(db, couple)) != ["T3"]
    told = ask(
        db, "select booking_id from core.notification where kind = 'confirmed' order by booking_id"
    )
    assert told == [(key["booking_id"],) for key in (couple, six, waits)]
    assert broken_invariants(db) == []


def test_of_two_who_want_the_same_table_the_larger_gets_it(db: Connection) -> None:
    load(db, floor(policy={"make_room": False}))
    couple = seated_at(db, "T3", p_party=2)
    six, five = (request(db, **BISTRO, p_party=party) for party in (6, 5))
    for waits in (six, five):
        assert call(db, "jobs.assign", p_booking_id=waits["booking_id"])["outcome"] != "confirmed"
    run = optimize(db, p_iterations=0)
    assert {move["reference"] for move in run["moves"]} == {couple["reference"], six["reference"]}
    assert run["after"]["standing"] == 1
    assert apply(db, run)["outcome"] == "applied"
    assert (labels(read(db, six)), labels(read(db, five))) == (["T3"], [])
    assert broken_invariants(db) == []


def test_who_is_seated_pinned_or_about_to_start_stays(db: Connection) -> None:
    for change in ("is_pinned = true", "state = 'seated'"):
        with db.transaction(force_rollback=True):
            couple = spoilt(db)
            db.execute(
                f"update core.booking set {change} where booking_id = %s",
                (couple["booking_id"],),
            )
            assert optimize(db)["moves"] == []


def test_a_day_that_has_changed_is_left_alone(db: Connection) -> None:
    couple = spoilt(db)
    run = optimize(db)
    late = confirmed(db, **BISTRO, p_time="21:00")
    refused = apply(db, run)
    assert refused["outcome"] == "day_changed"
    assert refused["changes"] == [f"{late['reference']} is new"]
    assert labels(read(db, couple)) == ["T3"]
    run = optimize(db)
    call(db, "api.cancel_booking", p_reference=late["reference"])
    assert apply(db, run)["changes"] == [f"{late['reference']} is gone"]


def test_time_that_has_passed_counts_as_a_change(db: Connection) -> None:
    couple = spoilt(db)
    run = optimize(db)
    db.execute("update core.venue set move_cut_off = interval '100 days'")
    assert apply(db, run)["changes"] == [f"{couple['reference']} is about to start"]


def test_a_day_on_which_nobody_comes(db: Connection) -> None:
    load(db, floor())
    run = optimize(db)
    assert (run["outcome"], run["moves"], run["iteration_count"]) == ("not_worth_it", [], 0)


def _close(connection: Connection) -> None:
    load(connection, floor(special_days=[{"date": day().isoformat(), "closed": True}]))


def _ask_for_much_notice(connection: Connection) -> None:
    load(connection, floor(policy={"lead_time_minutes": 86400}))


def _keep_tables_for_couples(connection: Connection) -> None:
    tables = [table(label, seats, party_min=2) for label, seats in (("T1", 2), ("T3", 6))]
    load(connection, describe_bistro(tables, policy={"max_party_online": 1}))


@pytest.mark.parametrize("change", [_close, _ask_for_much_notice, _keep_tables_for_couples])
def test_a_day_for_which_no_guest_may_ask_any_more_is_packed_all_the_same(
    db: Connection, change: Callable[[Connection], None]
) -> None:
    couple = spoilt(db)
    change(db)
    run = optimize(db, p_move_price=0)
    # Nothing more can be sold, so that a couple at the table for six is a matter of empty seats.
    assert (run["before"]["sellable"], run["after"]["sellable"], run["bound"]["sellable"]) == (
        1,
        1,
        1,
    )
    [move] = run["moves"]
    assert (move["reference"], move["from"], run["after"]["wastedSeats"]) == (
        couple["reference"],
        ["T3"],
        0,
    )


def test_a_day_on_which_every_table_is_out_of_use(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2)]))
    couple = seated_at(db, "T1", p_party=2)
    start = datetime.combine(day(), time(17))
    rows(
        db,
        "api.block_resource",
        **BISTRO,
        p_table="T1",
        p_from=start,
        p_until=start + timedelta(hours=7, minutes=15),
        p_is_dry_run=False,
    )
    run = optimize(db)
    assert (run["outcome"], run["moves"], run["after"]["standing"]) == ("not_worth_it", [], 1)
    assert labels(read(db, couple)) == []


def test_the_run_says_how_good_any_plan_could_be(db: Connection) -> None:
    spoilt(db)
    run = optimize(db)
    assert run["bound"]["wasteAndJoins"] <= run["after"]["wastedSeats"] + run["after"]["joins"]
    assert run["after"]["sellable"] <= run["bound"]["sellable"] <= 1


def test_no_time_no_change(db: Connection) -> None:
    spoilt(db)
    run = optimize(db, p_budget=timedelta(0))
    assert (run["iteration_count"], run["moves"]) == (0, [])


def test_what_is_refused(db: Connection) -> None:
    load(db, floor())
    wanted = BISTRO | {"p_date": day()}
    for changes, field in (
        ({"p_date": None}, "date"),
        ({"p_budget": timedelta(minutes=2)}, "budget"),
        ({"p_iterations": -1}, "iterations"),
        ({"p_move_price": -1}, "move_price"),
        ({"p_seed": None}, "seed"),
    ):
        refused = refusal(db, "api.optimize_day", **wanted | changes)
        assert (refused.code, refused.detail["field"]) == ("RS001", field)
    assert refusal(db, "api.apply_optimal_assignment", p_run_id=0).code == "RS251"


def test_guests_may_not(db: Connection) -> None:
    load(db, floor())
    with (
        acting(db, "guest"),
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        db.transaction(),
    ):
        optimize(db)
