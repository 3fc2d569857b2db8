"""Making room: who may be moved, how far the search goes, and what is remembered of it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    Row,
    ask,
    assign,
    broken_invariants,
    call,
    confirm,
    confirmed,
    day,
    hold,
    labels,
    load,
    read,
    request,
    rows,
    value,
)
from tests.evenings import SLUG, clock, describe_bistro, seated_at, table

BISTRO = {"p_venue": SLUG}
FOUR = BISTRO | {"p_party": 4}


ONE_TRY = {"retry_attempts": 1}


def small(**changes: Any) -> Row:
    """T1 takes four, T2 takes two: a couple at T1 is in the way of four and could sit at T2."""
    return describe_bistro([table("T1", 4), table("T2", 2)], **changes)


def assign_at(connection: Connection, booking: Row, at: datetime) -> str:
    """The outcome of an attempt that is made at this time."""
    [(outcome,)] = ask(
        connection,
        "select outcome from core.assign_booking(%s, %s, %s)",
        booking["booking_id"], at, at,
    )  # fmt: skip
    return str(outcome)


def last_attempt(connection: Connection, booking: Row) -> Row:
    told = value(connection, "api.explain_assignment", p_reference=booking["reference"])
    attempt: Row = told["attempts"][-1]
    return attempt


def test_room_is_made_by_moving_another_party_at_its_own_time(db: Connection) -> None:
    load(db, small())
    couple = seated_at(db, "T1", p_party=2, p_time="18:30")
    four = request(db, **FOUR)
    assert assign(db, four)["tables"] == ["T1"]
    moved = read(db, couple)
    assert labels(moved) == ["T2"]
    assert (moved["starts_at"], moved["ends_at"], moved["state"]) == (
        couple["starts_at"], couple["ends_at"], "confirmed",
    )  # fmt: skip
    move = {"from": ["T1"], "to": ["T2"]}
    assert last_attempt(db, four)["moves"] == [{"reference": couple["reference"]} | move]
    [later] = value(db, "api.explain_assignment", p_reference=couple["reference"])["movedLater"]
    assert later["reason"] == "make_room" and {key: later[key] for key in move} == move
    # The guest hears nothing of it, and the history knows no transition: only the move.
    assert ask(db, "select kind, count(*) from core.notification group by kind") == [
        ("confirmed", 2)
    ]
    assert broken_invariants(db) == []


def test_nobody_is_moved_for_a_party_that_fits(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4), table("T2", 2), table("T3", 4)]))
    seated_at(db, "T1", p_party=2)
    four = confirmed(db, **FOUR)
    assert labels(four) == ["T3"] and last_attempt(db, four)["strategy"] == "direct"
    assert ask(db, "select from core.booking_move") == []


def test_a_venue_that_does_not_want_it_never_moves_anybody(db: Connection) -> None:
    load(db, small(policy={"make_room": False, "retry_attempts": 2}))
    seated_at(db, "T1", p_party=2)
    four = request(db, **FOUR)
    assert [assign(db, four)["outcome"] for _ in range(2)] == ["retry", "manual_review"]
    question = BISTRO | {"p_date": day(), "p_party": 4, "p_with_moves": True}
    offered = rows(db, "api.list_availability", **question)
    assert offered and not any(offer["needs_moves"] for offer in offered)
    assert not any(offer.get("makesRoom") for offer in last_attempt(db, four)["alternatives"])
    assert ask(db, "select from core.booking_move") == []


@pytest.mark.parametrize("change", ["is_pinned = true", "state = 'seated'"])
def test_whoever_has_sat_down_or_was_promised_a_table_stays(db: Connection, change: str) -> None:
    load(db, small())
    couple = seated_at(db, "T1", p_party=2)
    db.execute("update core.booking set " + change)
    assert assign(db, request(db, **FOUR))["outcome"] == "retry"
    assert labels(read(db, couple)) == ["T1"]


def test_a_hold_stays_where_it_is(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 4)]))
    held = hold(db, **BISTRO)
    load(db, small())
    assert assign(db, request(db, **FOUR))["outcome"] == "retry"
    assert labels(held) == labels(read(db, held)) == ["T1"]


@pytest.mark.parametrize(("minutes", "outcome"), [(91, "confirmed"), (90, "retry")])
def test_whoever_is_about_to_come_stays(db: Connection, minutes: int, outcome: str) -> None:
    load(db, small(policy={"move_cut_off_minutes": 90}))
    couple = seated_at(db, "T1", p_party=2, p_time="18:30")
    at = couple["starts_at"] - timedelta(minutes=minutes)
    assert assign_at(db, request(db, **FOUR), at) == outcome
    assert labels(read(db, couple)) == (["T2"] if outcome == "confirmed" else ["T1"])


def chain(**policy: Any) -> Row:
    """Four fit T1 only, where three sit that could have T2, where two sit that could have T3."""
    tables = [table("T1", 4, party_min=3), table("T2", 3, party_min=2), table("T3", 2)]
    return describe_bistro(tables, policy=policy)


def seat_chain(connection: Connection) -> list[Row]:
    return [seated_at(connection, "T1", p_party=3), seated_at(connection, "T2", p_party=2)]


def test_a_chain_of_moves(db: Connection) -> None:
    load(db, chain())
    others = seat_chain(db)
    assert assign(db, request(db, **FOUR))["tables"] == ["T1"]
    assert [labels(read(db, one)) for one in others] == [["T2"], ["T3"]]
    assert broken_invariants(db) == []


def test_the_fewest_guests_move(db: Connection) -> None:
    """Six could have three couples' tables, or one party's, which has to lift a couple in turn."""
    couples = [table(f"A{place}", 2) for place in (1, 2, 3)]
    free = [table(f"B{place}", 2, movable=False) for place in (1, 2, 3)]
    large = [table("S", 6, party_min=4, movable=False), table("F", 4, movable=False)]
    load(db, describe_bistro([*couples, *free, *large], [["A1", "A2"], ["A2", "A3"]]))
    for label in ("A1", "A2", "A3", "F"):
        seated_at(db, label, p_party=2)
    four = seated_at(db, "S", p_party=4)
    six = request(db, **BISTRO, p_party=6)
    assert assign(db, six)["tables"] == ["S"]
    assert labels(read(db, four)) == ["F"]
    assert len(last_attempt(db, six)["moves"]) == 2
    assert broken_invariants(db) == []


def test_a_chain_that_is_too_deep_for_the_venue_is_not_found(db: Connection) -> None:
    load(db, chain(make_room_depth=1))
    others = seat_chain(db)
    assert assign(db, request(db, **FOUR))["outcome"] == "retry"
    assert [labels(read(db, one)) for one in others] == [["T1"], ["T2"]]


def test_a_second_attempt_looks_deeper(db: Connection) -> None:
    load(db, chain(make_room_depth=1, retry_attempts=2, retry_base_seconds=40))
    seat_chain(db)
    four = request(db, **FOUR)
    answer = assign(db, four)
    assert (answer["outcome"], answer["state"]) == ("retry", "assignment_pending")
    assert read(db, four)["status"] == "pending"
    [(queue, pause)] = ask(
        db,
        "select queue_name, due_at - clock_timestamp() from core.timer where booking_id = %s",
        four["booking_id"],
    )
    assert queue == "assignment" and timedelta(seconds=30) < pause <= timedelta(seconds=48)
    assert ask(db, "select kind from core.notification as n where booking_id = %s",
               four["booking_id"]) == [("booking_received",)]  # fmt: skip
    assert broken_invariants(db) == []

    # What the worker does when the pause is over.
    db.execute("delete from pgmq.q_assignment")
    db.execute("update core.timer set due_at = clock_timestamp()")
    assert value(db, "jobs.run_due_timers", p_limit=10) == 1
    [message] = rows(db, "jobs.claim_assignments", p_limit=10, p_lease="30 s")
    assert message["booking_id"] == four["booking_id"]
    [done] = rows(db, "jobs.assign_claimed", p_message_ids=[message["message_id"]],
                  p_read_counts=[message["read_count"]])  # fmt: skip
    assert done["outcome"] == "confirmed"
    attempts = value(db, "api.explain_assignment", p_reference=four["reference"])["attempts"]
    assert [(one["number"], one["outcome"], len(one.get("moves", []))) for one in attempts] == [
        (1, "retry", 0),
        (2, "confirmed", 2),
    ]
    assert broken_invariants(db) == []


def test_after_the_last_attempt_a_person_decides_with_other_times(db: Connection) -> None:
    load(db, small(policy={"retry_attempts": 3}))
    seated_at(db, "T1", p_party=4)
    four = request(db, **FOUR)
    assert [assign(db, four)["outcome"] for _ in range(3)] == ["retry", "retry", "manual_review"]
    assert (read(db, four)["state"], read(db, four)["reason"]) == ("manual_review", "no_capacity")
    told = [offer["time"] for offer in last_attempt(db, four)["alternatives"]]
    assert told == ["17:00", "17:15", "20:45"]


def full(**policy: Any) -> Row:
    """Six tables for four, all taken by four; the tables for two beside them help nobody."""
    tables = [table(f"T{place}", 4, party_min=4) for place in range(6)]
    return describe_bistro([*tables, *(table(f"S{place}", 2) for place in range(6))],
                           policy=policy)  # fmt: skip


@pytest.mark.parametrize("limit", [1, 5])
def test_the_search_stops_at_its_limit_and_says_how_far_it_went(db: Connection, limit: int) -> None:
    probes = {}
    for probe_limit in (limit, 10_000):
        with db.transaction(force_rollback=True):
            load(db, full(make_room_probes=probe_limit, make_room_depth=8))
            for place in range(6):
                seated_at(db, f"T{place}", p_party=4)
            booking = request(db, **FOUR)
            assert assign(db, booking)["outcome"] == "retry"
            probes[probe_limit] = last_attempt(db, booking)["probes"]
    assert limit <= probes[limit] <= limit + 3
    assert 40 < probes[10_000] < 10_000


def test_the_times_that_are_offered_instead_are_accepted(db: Connection) -> None:
    load(db, small(policy=ONE_TRY))
    seated_at(db, "T1", p_party=4, p_time="19:00")
    seated_at(db, "T1", p_party=2, p_time="17:15")
    four = request(db, **FOUR)
    assert assign(db, four)["outcome"] == "manual_review"
    offers = last_attempt(db, four)["alternatives"]
    assert [(one["time"], one.get("makesRoom", False)) for one in offers] == [
        ("20:45", False), ("21:00", False), ("21:15", False),
    ]  # fmt: skip
    # Half past six and a quarter to eight are nearer, but four sit there; the couple is not there.
    later = request(db, **FOUR, p_time="18:45")
    assert assign(db, later)["outcome"] == "manual_review"
    for offer in last_attempt(db, later)["alternatives"]:
        with db.transaction(force_rollback=True):
            got = confirmed(db, **FOUR, p_date=offer["date"], p_time=offer["time"])
            strategy = "make_room" if offer.get("makesRoom") else "direct"
            assert last_attempt(db, got)["strategy"] == strategy


def test_a_nearer_time_that_needs_a_move_is_offered_too(db: Connection) -> None:
    """At 19:00 the four cannot be had; a quarter of an hour later only a couple is in the way."""
    load(db, small(policy=ONE_TRY))
    seated_at(db, "T1", p_party=4, p_time="17:30")
    seated_at(db, "T1", p_party=2, p_time="19:15")
    four = request(db, **FOUR)
    assert assign(db, four)["outcome"] == "manual_review"
    offers = {one["time"]: one for one in last_attempt(db, four)["alternatives"]}
    assert offers["19:15"]["makesRoom"]
    got = confirmed(db, **FOUR, p_time="19:15")
    assert last_attempt(db, got)["strategy"] == "make_room"


# -- what is remembered of a search that found nothing


def refused(connection: Connection, **changes: object) -> Row:
    booking = request(connection, **FOUR, **changes)
    assert assign(connection, booking)["outcome"] != "confirmed"
    return booking


def is_remembered(connection: Connection) -> bool:
    """Whether the last booking was refused from memory, without a search."""
    [(plans,)] = ask(connection, "select plans from core.booking_attempt order by at desc limit 1")
    return "known_refusal" in plans


def test_the_same_wish_is_not_searched_twice(db: Connection) -> None:
    load(db, full())
    for place in range(6):
        seated_at(db, f"T{place}", p_party=4)
    refused(db)
    assert not is_remembered(db)
    refused(db)
    assert is_remembered(db)
    refused(db, p_time="19:15")
    assert not is_remembered(db)


def test_a_cancellation_is_not_forgotten(db: Connection) -> None:
    load(db, chain())
    seat_chain(db)
    last = seated_at(db, "T3", p_party=2)
    refused(db)
    call(db, "api.cancel_booking", p_reference=last["reference"])
    assert assign(db, request(db, **FOUR))["outcome"] == "confirmed"


def test_a_hold_that_expires_is_not_forgotten(db: Connection) -> None:
    """The couple can leave T1 to the four; the hold that follows it there cannot, until it ends."""
    load(db, describe_bistro([table("T1", 4)]))
    held = hold(db, **BISTRO, p_time="18:45")
    load(db, small())
    couple = seated_at(db, "T1", p_party=2, p_time="17:00")
    refused(db, p_time="18:00")
    four = request(db, **FOUR, p_time="18:00")
    assert assign_at(db, four, held["expires_at"] + timedelta(seconds=1)) == "confirmed"
    assert (labels(read(db, couple)), read(db, held)["state"]) == (["T2"], "expired")


def test_another_floor_is_not_forgotten(db: Connection) -> None:
    load(db, small())
    seated_at(db, "T1", p_party=4)
    refused(db)
    load(db, describe_bistro([table("T1", 4), table("T2", 4)]))
    assert assign(db, request(db, **FOUR))["outcome"] == "confirmed"


def test_a_hold_that_is_confirmed_is_not_forgotten(db: Connection) -> None:
    """Who has only a hold cannot be moved; who has confirmed can be."""
    load(db, describe_bistro([table("T1", 4)]))
    held = hold(db, **BISTRO)
    load(db, small())
    refused(db)
    confirm(db, held)
    assert assign(db, request(db, **FOUR))["outcome"] == "confirmed"


def test_other_times_are_those_of_the_service_that_was_asked_for(db: Connection) -> None:
    days = [*range(1, 8)]
    services = [
        {"code": "dinner", "name": "Dinner",
         "windows": [{"days": days, "start": "17:00", "end": "23:00"}]},
        {"code": "late", "name": "Late", "windows": [{"days": days, "start": "19:00",
                                                      "end": "23:00"}]},
    ]  # fmt: skip
    turns = [{"party_min": 1, "party_max": None, "minutes": 90}]
    load(
        db, small(services=services, turn_minutes={"dinner": turns, "late": turns}, policy=ONE_TRY)
    )
    seated_at(db, "T1", p_party=4, p_time="19:00")
    assert {one["time"] for one in last_attempt(db, refused(db))["alternatives"]} >= {"17:15"}
    for offer in last_attempt(db, refused(db, p_service="late"))["alternatives"]:
        with db.transaction(force_rollback=True):
            assert confirmed(
                db, **FOUR, p_service="late", p_date=offer["date"], p_time=offer["time"]
            )


# -- corners


def test_a_hold_that_has_run_out_unnoticed_is_in_nobodys_way(db: Connection) -> None:
    """The one place that the couple could go to has the claim of a hold that is long over."""
    load(db, describe_bistro([table("T2", 2)]))
    held = hold(db, **BISTRO, p_party=2)
    load(db, small())
    seated_at(db, "T1", p_party=2)
    db.execute("update core.booking set hold_expires_at = now() - interval '1 min'"
               " where reference = %s", (held["reference"],))  # fmt: skip
    db.execute("update core.claim set expires_at = now() - interval '1 min' where kind = 'hold'")
    assert assign(db, request(db, **FOUR))["outcome"] == "confirmed"
    assert read(db, held)["state"] == "expired"


def test_a_party_that_may_stay_where_it_no_longer_could_sit_is_no_obstacle(db: Connection) -> None:
    """Three keep a table that takes two by now, so that one move makes room for six."""
    load(db, describe_bistro([table("T1", 4), table("T2", 2), table("T3", 6, party_min=2)]))
    three = seated_at(db, "T1", p_party=3)
    couple = seated_at(db, "T3", p_party=2)
    tables = [table("T1", 4, party_max=2), table("T2", 2), table("T3", 6, party_min=2)]
    load(db, describe_bistro(tables))
    assert assign(db, request(db, **BISTRO, p_party=6))["outcome"] == "confirmed"
    assert (labels(read(db, three)), labels(read(db, couple))) == (["T1"], ["T2"])


def round_the_clock(tables: list[Row], **changes: Any) -> Row:
    """Open day and night on a grid of quarters: 96 slots, more than a mask has bits."""
    days = [*range(1, 8)]
    hours = [{"weekday": weekday, "open": "06:00", "close": "06:00"} for weekday in days]
    window = {"days": days, "start": "06:00", "end": "06:00"}
    return describe_bistro(
        tables,
        opening_hours=hours,
        services=[{"code": "dinner", "name": "Dinner", "windows": [window]}],
        policy={"last_seating_before_close_minutes": 120},
        **changes,
    )


def test_a_day_that_is_longer_than_a_mask_works(db: Connection) -> None:
    load(db, round_the_clock([table("T1", 4), table("T2", 2), table("T3", 2)]))
    assert labels(confirmed(db, **FOUR, p_time="06:00")) == ["T1"]
    assert labels(confirmed(db, **FOUR, p_date=day() + timedelta(days=1), p_time="04:00")) == ["T1"]
    couple = seated_at(db, "T1", p_party=2, p_time="19:15")
    assert assign(db, request(db, **FOUR, p_time="18:30"))["tables"] == ["T1"]
    assert labels(read(db, couple)) in (["T2"], ["T3"])
    offered = rows(db, "api.list_availability", **FOUR, p_date=day())
    assert {offer["start_time"].hour for offer in offered} >= {8, 12, 16, 21, 23, 0, 1}
    assert broken_invariants(db) == []


def test_a_crowded_day_and_night(db: Connection) -> None:
    """Whatever is asked for in whatever order: an answer, and nobody on anybody's lap."""
    tables = [table(f"T{place}", seats) for place, seats in enumerate([2, 2, 4, 4, 6])]
    adjacent = [["T0", "T1"], ["T1", "T2"], ["T2", "T3"]]
    load(db, round_the_clock(tables, adjacent=adjacent))
    chance = Random(11)
    outcomes = []
    for _ in range(70):
        minute = 15 * chance.randint(48, 84)
        booking = request(db, **BISTRO, p_party=chance.choice([1, 2, 2, 3, 4, 5, 6]),
                          p_time=clock(minute))  # fmt: skip
        outcomes.append(assign(db, booking)["outcome"])
    assert set(outcomes) == {"confirmed", "retry"}
    assert ask(db, "select count(*) > 0 from core.booking_move") == [(True,)]
    assert broken_invariants(db) == []


def test_a_unit_that_two_visits_share_is_not_free_when_one_of_them_leaves(db: Connection) -> None:
    """Half hours are the units of so long a day, and quarter past five is within one.

    Five need T4 and T5; the four that have T2 and T4 from 17:15 can go to T8, but the couple that
    has T5 from 17:00 cannot have T2, where another couple sits until 17:15. So there is no room.
    """
    tables = [table(label, 2) for label in ("T2", "T4", "T5")]
    load(
        db,
        round_the_clock(
            [*tables, table("T8", 4, party_min=3)],
            adjacent=[["T2", "T4"], ["T4", "T5"]],
            combinations=[{"tables": ["T4", "T5"], "party_min": 5, "party_max": 6}],
        ),
    )
    staying = [seated_at(db, "T2", p_party=2, p_time="15:30")]
    seated_at(db, "T2", "T4", p_party=4, p_time="17:15")
    seated_at(db, "T5", p_party=2, p_time="17:00")
    staying.append(seated_at(db, "T8", p_party=4, p_time="19:00"))
    for pinned in staying:
        db.execute("update core.booking set is_pinned = true where booking_id = %s",
                   (pinned["booking_id"],))  # fmt: skip
    five = request(db, **BISTRO, p_party=5, p_time="17:30")
    assert assign(db, five)["outcome"] == "retry"
