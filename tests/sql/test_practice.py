"""The practice: loading it, its slots, who is chosen, holds, hours that change."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb

from cli.project import VENUES
from tests.calls import (
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirm,
    day,
    guest,
    labels,
    load,
    read,
    refusal,
    rows,
    value,
)

PRACTICE = "touchbase-massage"
SWEDISH = "swedish-60"


@pytest.fixture
def practice() -> dict[str, Any]:
    """The practice's venue file. Each test may change its own."""
    venue: dict[str, Any] = json.loads((VENUES / f"{PRACTICE}.json").read_text())
    return venue


@pytest.fixture
def db(connection: Connection, practice: dict[str, Any]) -> Iterator[Connection]:
    """A connection on which the practice is loaded and rolled back."""
    load(connection, practice)
    yield connection
    assert broken_invariants(connection) == []


def slots(connection: Connection, on: date, service: str = SWEDISH, **changes: object) -> list[Row]:
    return rows(
        connection, "api.find_slots", p_venue=PRACTICE, p_service=service, p_from=on, **changes
    )


def slot(connection: Connection, on: date, at: str, service: str = SWEDISH) -> dict[str, list[str]]:
    """Who would do for a start; nobody when it is not offered."""
    for one in slots(connection, on, service):
        if one["start_time"] == time.fromisoformat(at):
            return {kind: [who["label"] for who in one[kind]] for kind in ("therapists", "rooms")}
    return {}


def hold(connection: Connection, on: date, at: str, **changes: object) -> Row:
    wish = {"p_venue": PRACTICE, "p_date": on, "p_time": at, "p_service": SWEDISH}
    return call(connection, "api.attempt_hold", **(wish | changes))


def held(connection: Connection, on: date, at: str, **changes: object) -> Row:
    answer = hold(connection, on, at, **changes)
    assert answer["outcome"] == "held", answer
    return answer


def claims(connection: Connection, reference: str) -> list[tuple[str, str]]:
    """Who is taken until when, as the practice's clock shows it."""
    return [
        (label, f"{start:%H:%M}-{end:%H:%M}")
        for label, start, end in ask(
            connection,
            "select r.label, lower(c.during) at time zone v.timezone,"
            " upper(c.during) at time zone v.timezone"
            " from core.claim c join core.booking b using (booking_id)"
            " join core.resource r using (resource_id) join core.venue v on v.venue_id = b.venue_id"
            " where b.reference = %s order by r.resource_id, c.during",
            reference,
        )
    ]


def test_each_resource_is_taken_for_its_own_time(db: Connection) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ana")
    assert claims(db, one["reference"]) == [("Ana", "13:00-14:15"), ("Birch", "13:00-14:10")]


def test_a_room_is_free_again_before_its_therapist(db: Connection) -> None:
    for therapist in ("Ana", "Ben", "Chi"):
        held(db, day(3), "13:00", p_therapist=therapist)
    # All three rooms are turned over by 14:10; all three therapists rest until 14:15.
    assert slot(db, day(3), "14:15")["rooms"] == ["Birch", "Cedar", "Duo"]
    assert slot(db, day(3), "14:00") == {}


def test_a_break_is_kept_free_and_so_is_the_buffer_before_it(db: Connection) -> None:
    assert "Ana" in slot(db, day(3), "11:15")["therapists"]
    assert "Ana" not in slot(db, day(3), "11:30")["therapists"]
    assert "Ana" in slot(db, day(3), "13:00")["therapists"]


def test_a_couple_takes_two_therapists_and_the_room_for_two(db: Connection) -> None:
    # Ana and Ben alone have the skill; Ben comes at eleven.
    assert slot(db, day(3), "10:45", "couples-60") == {}
    assert slot(db, day(3), "11:00", "couples-60") == {
        "therapists": ["Ana", "Ben"],
        "rooms": ["Duo"],
    }
    couple = held(db, day(3), "11:00", p_service="couples-60")
    assert labels(couple) == ["Ana", "Ben", "Duo"]
    assert slot(db, day(3), "11:00") == {"therapists": ["Chi"], "rooms": ["Birch", "Cedar"]}


def test_two_friends_are_treated_at_once_by_two(db: Connection) -> None:
    pair = held(db, day(3), "13:00", p_party=2)
    assert len(labels(pair)) == 4
    refused = refusal(
        db, "api.attempt_hold", p_venue=PRACTICE, p_date=day(3), p_time="13:00", p_party=4,
        p_service=SWEDISH,
    )  # fmt: skip
    assert (refused.code, refused.detail["largestParty"]) == ("RS015", 3)


def test_processing_time_frees_the_therapist_and_not_the_room(
    db: Connection, practice: dict[str, Any]
) -> None:
    practice["services"].append(
        {
            "code": "mud", "name": "Mud pack", "minutes": 90, "therapist_buffer_minutes": 15,
            "processing": [{"after_minutes": 15, "minutes": 60}],
        }
    )  # fmt: skip
    practice["therapists"][0]["skills"].append("mud")
    practice["rooms"][0]["services"].append("mud")
    load(db, practice)
    one = held(db, day(3), "09:00", p_service="mud", p_therapist="Ana")
    assert claims(db, one["reference"]) == [
        ("Ana", "09:00-09:15"), ("Ana", "10:15-10:45"), ("Birch", "09:00-10:30")
    ]  # fmt: skip
    assert labels(one) == ["Ana", "Birch"]


def test_the_service_goes_by_its_name_too(db: Connection) -> None:
    assert len(slots(db, day(3), "60-minute swedish")) == len(slots(db, day(3)))
    refused = refusal(db, "api.find_slots", p_venue=PRACTICE, p_service="hair", p_from=day(3))
    assert refused.code == "RS006"


def test_a_day_that_is_open_too_shortly_is_said_to_be(
    db: Connection, practice: dict[str, Any]
) -> None:
    load(db, practice, special_days=[{"date": str(day(3)), "open": "10:00", "close": "10:30"}])
    refused = refusal(
        db, "api.attempt_hold", p_venue=PRACTICE, p_date=day(3), p_time="10:00", p_service=SWEDISH
    )
    assert (refused.code, refused.hint[:31]) == ("RS010", "It is not open long enough on t")


def test_a_slot_tells_its_local_time_with_offset(db: Connection) -> None:
    first = slots(db, day(3))[0]
    offset = first["local_start"][19:]
    assert datetime.fromisoformat(first["local_start"]) == first["starts_at"]
    assert first["local_start"][11:16] == "09:00" and offset in ("-05:00", "-04:00")


def test_availability_is_the_same_wherever_it_is_asked(db: Connection) -> None:
    held(db, day(3), "13:00", p_service="couples-60")
    listed = rows(
        db, "api.list_availability", p_venue=PRACTICE, p_date=day(3), p_party=1, p_service=SWEDISH
    )
    assert [one["starts_at"] for one in listed] == [one["starts_at"] for one in slots(db, day(3))]
    every = rows(db, "api.list_availability", p_venue=PRACTICE, p_date=day(3), p_party=1)
    assert {one["booking_type"] for one in every} == {SWEDISH, "deep-tissue-90", "couples-60"}


def test_a_guest_sees_the_lead_time_and_staff_do_not(
    db: Connection, practice: dict[str, Any]
) -> None:
    load(db, practice, policy={"lead_time_minutes": 60 * 24 * 60})
    assert slots(db, day(3))
    with acting(db, "guest"):
        assert slots(db, day(3)) == []


# -- who is chosen


def test_the_last_therapist_comes_first(db: Connection) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ben", p_email="zoe.guest@example.com")
    confirm(db, one)
    again = held(db, day(5), "13:00", p_email="zoe.guest@example.com")
    assert "Ben" in labels(again)
    [attempt] = value(db, "api.explain_assignment", p_reference=again["reference"])["attempts"]
    assert attempt["outcome"] == "held" and attempt["parts"]["familiarity"] == 0
    by_name = {plan["tables"][0]: plan["score"] for plan in attempt["considered"]}
    assert by_name["Ana"] > 100 > by_name["Ben"]


def test_no_gap_is_left_that_nobody_can_use(db: Connection) -> None:
    held(db, day(3), "13:00", p_therapist="Ben")
    # At 14:30 Ben would be left a quarter of an hour, which is too short; Ana would not.
    assert "Ben" not in labels(held(db, day(3), "14:30"))


def test_who_can_do_what_few_can_is_kept_for_it(db: Connection) -> None:
    # At three in the afternoon on a Wednesday Ana and Ben are there; only Ana does deep tissue.
    one = held(db, day(3), "13:00")
    assert "Ana" not in labels(one)


def test_the_rule_is_the_same_every_time(db: Connection) -> None:
    seen = set()
    for _ in range(3):
        with db.transaction(force_rollback=True):
            seen.add(tuple(labels(held(db, day(3), "13:00"))))
    assert len(seen) == 1


def test_a_wished_therapist_is_had_or_nobody(db: Connection) -> None:
    held(db, day(3), "13:00", p_therapist="Ana")
    answer = hold(db, day(3), "13:00", p_therapist="Ana")
    assert answer["outcome"] == "unavailable"
    assert len(answer["alternatives"]) == 3
    for offer in answer["alternatives"]:
        with db.transaction(force_rollback=True):
            assert "Ana" in labels(held(db, day(3), offer["time"], p_therapist="Ana"))


# -- holds


def test_what_is_offered_instead_can_be_held(db: Connection) -> None:
    for _ in range(3):
        held(db, day(3), "13:00")
    answer = hold(db, day(3), "13:00")
    assert answer["outcome"] == "unavailable" and len(answer["alternatives"]) == 3
    for offer in answer["alternatives"]:
        with db.transaction(force_rollback=True):
            held(db, date.fromisoformat(offer["date"]), offer["time"])


def test_a_full_day_offers_other_days(db: Connection) -> None:
    for therapist in ("Ana", "Ben", "Chi"):
        block(db, therapist, f"{day(3)} 04:00", f"{day(3) + timedelta(1)} 04:00")
    answer = hold(db, day(3), "13:00")
    assert len(answer["alternatives"]) == 3
    assert str(day(3)) not in {offer["date"] for offer in answer["alternatives"]}


def test_an_expired_hold_hides_nothing(db: Connection) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ana")
    assert "Ana" not in slot(db, day(3), "13:00")["therapists"]
    expire(db, one)
    assert "Ana" in slot(db, day(3), "13:00")["therapists"]
    held(db, day(3), "13:00", p_therapist="Ana")
    assert confirm(db, one)["outcome"] == "expired"
    assert read(db, one)["state"] == "expired"


def block(connection: Connection, who: str, start: str, end: str) -> dict[str, str]:
    """Time off: what becomes of each appointment, by reference."""
    blocked = rows(
        connection, "api.block_resource", p_venue=PRACTICE, p_table=who, p_from=start, p_until=end,
        p_is_dry_run=False,
    )  # fmt: skip
    return {row["reference"]: row["outcome"] for row in blocked}


def expire(connection: Connection, one: Row) -> None:
    """Let a hold's time pass."""
    for table in ("core.booking", "core.claim", "core.hold"):
        column = "hold_expires_at" if table == "core.booking" else "expires_at"
        connection.execute(
            f"update {table} set {column} = now() - interval '1 second' where booking_id ="
            " (select booking_id from core.booking where reference = %s)",
            (one["reference"],),
        )


def test_stale_holds_are_tidied(db: Connection) -> None:
    one, other = held(db, day(3), "13:00"), held(db, day(4), "13:00")
    assert value(db, "api.expire_stale_holds") == 0
    expire(db, one)
    assert value(db, "api.expire_stale_holds") == 1
    assert [read(db, hold)["state"] for hold in (one, other)] == ["expired", "held"]
    assert ask(db, "select count(*) from core.hold") == [(1,)]


def test_ones_own_hold_is_not_in_its_own_way(db: Connection) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ana")
    own = slots(db, day(3), p_therapist="Ana", p_exclude=one["reference"])
    assert time(13) in {slot["start_time"] for slot in own}
    moved = held(db, day(3), "13:15", p_therapist="Ana", p_exclude=one["reference"])
    assert read(db, one)["state"] == "cancelled" and labels(moved)[0] == "Ana"


def test_a_booking_is_not_exchanged_for_a_hold(db: Connection) -> None:
    """So what is offered instead does not lie in its time."""
    one = held(db, day(3), "13:00", p_therapist="Ana")
    confirm(db, one)
    wish = {"p_therapist": "Ana", "p_exclude": one["reference"]}
    answer = hold(db, day(3), "13:00", **wish)
    assert answer["outcome"] == "unavailable" and len(answer["alternatives"]) == 3
    for each in answer["alternatives"]:
        with db.transaction(force_rollback=True):
            assert hold(db, each["date"], each["time"], **wish)["outcome"] == "held"


def test_an_appointment_of_another_book_is_brought_in(db: Connection) -> None:
    """It takes therapist and room as long as one that is booked here."""
    brought = value(
        db, "api.import_booking", p_venue=PRACTICE, p_date=day(3), p_time="13:00", p_party=1,
        p_service=SWEDISH, **guest(),
    )  # fmt: skip
    booked = held(db, day(4), "13:00")["reference"]
    lengths = (
        "select upper(c.during) - lower(c.during) from core.claim as c"
        " inner join core.booking as b using (booking_id) where b.reference = %s order by 1"
    )
    assert ask(db, lengths, brought) == ask(db, lengths, booked) != []


def test_a_practice_has_no_day_to_re_pack(db: Connection) -> None:
    call(
        db, "api.request_booking", p_venue=PRACTICE, p_date=day(3), p_time="13:00", p_party=1,
        p_service=SWEDISH, **guest(),
    )  # fmt: skip
    run = call(db, "api.optimize_day", p_venue=PRACTICE, p_date=day(3))
    assert (run["outcome"], run["moves"]) == ("not_worth_it", [])


def test_an_exchange_that_fails_keeps_what_there_was(db: Connection) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ana")
    held(db, day(3), "15:00", p_therapist="Ana")
    answer = hold(db, day(3), "15:00", p_therapist="Ana", p_exclude=one["reference"])
    assert answer["outcome"] == "unavailable"
    assert confirm(db, one)["outcome"] == "confirmed"


def test_nobody_squats(db: Connection) -> None:
    for at in ("11:00", "13:00", "14:15"):
        held(db, day(3), at, p_email="Zoe@Example.com")
    wish = {"p_venue": PRACTICE, "p_date": day(4), "p_time": "13:00", "p_service": SWEDISH}
    refused = refusal(db, "api.attempt_hold", **wish, p_email="zoe@example.com")
    assert (refused.code, refused.detail["field"], refused.detail["most"]) == ("RS220", "email", 3)
    one = held(db, day(4), "13:00", p_email="other@example.com")
    call(db, "api.release_hold", p_reference=one["reference"])
    held(db, day(4), "13:00", p_email="other@example.com")


def test_an_address_of_origin_has_its_limit(db: Connection, practice: dict[str, Any]) -> None:
    load(db, practice, policy={"holds_per_origin": 1})
    one = held(db, day(3), "13:00", p_origin="192.0.2.1")
    wish = {"p_venue": PRACTICE, "p_date": day(4), "p_time": "13:00", "p_service": SWEDISH}
    assert refusal(db, "api.attempt_hold", **wish, p_origin="192.0.2.1").code == "RS220"
    held(db, day(4), "13:00", p_origin="192.0.2.2")
    expire(db, one)
    held(db, day(5), "13:00", p_origin="192.0.2.1")


def test_a_hold_is_renewed_up_to_its_limit(db: Connection, practice: dict[str, Any]) -> None:
    load(db, practice, policy={"hold_minutes_max": 15})
    one = held(db, day(3), "13:00")
    db.execute(
        "update core.booking set created_at = created_at - interval '9 minutes',"
        " hold_expires_at = hold_expires_at - interval '9 minutes'"
    )
    db.execute(
        "update core.hold set expires_at = expires_at - interval '9 minutes',"
        " ends_by = ends_by - interval '9 minutes'"
    )
    renewed = call(db, "api.renew_hold", p_reference=one["reference"])
    again = call(db, "api.renew_hold", p_reference=one["reference"])
    assert renewed["outcome"] == again["outcome"] == "held"
    # Ten minutes more would pass the limit of fifteen from the beginning.
    assert renewed["expires_at"] == again["expires_at"]
    assert renewed["expires_at"] - one["expires_at"] == timedelta(minutes=-4)
    expire(db, one)
    assert call(db, "api.renew_hold", p_reference=one["reference"])["outcome"] == "expired"
    assert call(db, "api.renew_hold", p_reference="ABCDEFGHJK")["outcome"] == "unknown"


# -- hours that change


def test_time_off_moves_appointments_that_may_be_moved(db: Connection) -> None:
    anyone = held(db, day(3), "13:00")
    confirm(db, anyone)
    therapist = labels(anyone)[0]
    wished = held(db, day(3), "14:15", p_therapist=therapist)
    confirm(db, wished)
    outcomes = block(db, therapist, f"{day(3)} 09:00", f"{day(3)} 19:00")
    assert outcomes == {anyone["reference"]: "moved", wished["reference"]: "unplaced"}
    assert read(db, wished)["state"] == "manual_review"
    assert therapist not in labels(read(db, anyone))
    db.execute(
        "select api.unblock_resource(%s, %s, %s, %s)",
        (PRACTICE, therapist, f"{day(3)} 09:00", f"{day(3)} 19:00"),
    )
    assert therapist in slot(db, day(3), "14:15")["therapists"]


def test_extra_hours_open_a_closed_evening(db: Connection) -> None:
    assert slot(db, day(3), "19:00") == {}
    extra = {
        "p_venue": PRACTICE, "p_resource": "Ana",
        "p_from": f"{day(3)} 19:00", "p_until": f"{day(3)} 21:00",
    }  # fmt: skip
    call(db, "api.add_extra_hours", **extra)
    assert slot(db, day(3), "19:00") == {
        "therapists": ["Ana"], "rooms": ["Birch", "Cedar", "Duo"]
    }  # fmt: skip
    held(db, day(3), "19:30")
    assert refusal(db, "api.add_extra_hours", **extra).code == "RS221"
    assert value(db, "api.remove_extra_hours", **extra) == 1
    assert slot(db, day(3), "19:00") == {}


def test_a_therapist_goes_by_the_same_name_for_whatever_is_asked(db: Connection) -> None:
    span = {"p_venue": PRACTICE, "p_from": f"{day(3)} 19:00", "p_until": f"{day(3)} 21:00"}
    assert value(db, "api.add_extra_hours", **span, p_resource="ana ") == 1
    assert value(db, "api.remove_extra_hours", **span, p_resource=" ANA") == 1
    rows(db, "api.block_resource", **span, p_table="ana", p_is_dry_run=False)
    assert value(db, "api.unblock_resource", **span, p_table="ANA ") == 1
    for function, field in (("add_extra_hours", "resource"), ("block_resource", "table")):
        refused = refusal(db, f"api.{function}", **span, **{f"p_{field}": "Anna"})
        assert (refused.code, refused.detail) == ("RS001", {"field": field, "label": "Anna"})


def test_a_table_has_no_hours_of_its_own(db: Connection, white_horse: dict[str, Any]) -> None:
    load(db, white_horse)
    span = {"p_from": f"{day(3)} 19:00", "p_until": f"{day(3)} 21:00", "p_resource": "B1"}
    for function in ("add_extra_hours", "remove_extra_hours"):
        refused = refusal(db, f"api.{function}", p_venue=white_horse["slug"], **span)
        assert (refused.code, refused.detail) == ("RS001", {"field": "resource"})


def test_loading_anew_keeps_extra_hours_and_appointments(
    db: Connection, practice: dict[str, Any]
) -> None:
    one = held(db, day(3), "13:00", p_therapist="Ana")
    confirm(db, one)
    call(
        db, "api.add_extra_hours", p_venue=PRACTICE, p_resource="Ben",
        p_from=f"{day(7)} 10:00", p_until=f"{day(7)} 12:00",
    )  # fmt: skip
    practice["therapists"].pop()
    load(db, practice)
    assert labels(read(db, one)) == ["Ana", "Birch"]
    assert slot(db, day(7), "10:00")["therapists"] == ["Ben"]
    able = {who["label"] for one in slots(db, day(3)) for who in one["therapists"]}
    assert able == {"Ana", "Ben"}


def test_a_request_is_assigned_like_a_restaurants(db: Connection) -> None:
    booking = call(
        db, "api.request_booking", p_venue=PRACTICE, p_date=day(3), p_time="13:00", p_party=1,
        p_service=SWEDISH, **guest(),
    )  # fmt: skip
    assert assign(db, booking)["outcome"] == "confirmed"
    assert len(labels(read(db, booking))) == 2


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda v: v["services"][0].update(therapists=0, rooms=0), "$.services[0]"),
        (lambda v: v["services"][0].update(minutes=1), "$.services[0].minutes"),
        (
            lambda v: v["services"][0].update(processing=[{"after_minutes": 30, "minutes": 40}]),
            "$.services[0].processing[0]",
        ),
        (lambda v: v["therapists"][1].update(label="Ana"), "$.therapists[1].label"),
        (lambda v: v["therapists"][0]["skills"].append("hair"), "$.therapists[0].skills[3]"),
        (
            lambda v: v["therapists"][0]["hours"].append(
                {"weekday": 1, "start": "16:00", "end": "18:00"}
            ),
            "$.therapists[0].hours[5]",
        ),
        (lambda v: v["rooms"][0].update(tables=[]), "$.rooms[0].tables"),
        (lambda v: v["policy"].update(hold_minutes_max=5), "$.policy.hold_minutes_max"),
        (lambda v: v["services"][0]["price"].update(currency="$"), "$.services[0].price.currency"),
        (lambda v: v["services"][0]["price"].update(amount="much"), "$.services[0].price.amount"),
    ],
)
def test_a_fault_of_a_practice_is_named_by_its_path(
    db: Connection, practice: dict[str, Any], change: Any, path: str
) -> None:
    change(practice)
    refused = refusal(db, "api.load_venue", p_venue=Jsonb(practice))
    assert refused.code == "RS030"
    assert [fault["path"] for fault in refused.detail["faults"]] == [path]


def explain(connection: Connection, on: date, at: str) -> list[Row]:
    return rows(
        connection, "api.explain_unavailable", p_venue=PRACTICE, p_date=on, p_time=at, p_party=1,
        p_service=SWEDISH,
    )  # fmt: skip


def test_a_free_time_of_another_day_is_named_with_its_date(db: Connection) -> None:
    """A weekday alone might be last week's, this week's or next week's."""
    wished = day(3) + timedelta(weeks=2)
    away, back = (wished + timedelta(days=days) for days in (-7, 21))
    for therapist in ("Ana", "Ben", "Chi"):
        block(db, therapist, str(away), str(back))
    assert not slots(db, away, p_to=back - timedelta(days=1))
    eve = away - timedelta(days=1)
    last = slots(db, eve)[-1]["start_time"]
    first, *_ = explain(db, wished, "12:00")
    assert f"Tuesday {eve.day} {eve:%B} {last:%H:%M}" in first["sentence"]


def test_who_is_away_for_weeks_is_away_until_the_day_of_return(db: Connection) -> None:
    back = day(3) + timedelta(days=12)
    block(db, "Ana", f"{day(3) - timedelta(days=1)} 12:00", f"{back} 10:30")
    block(db, "Ben", f"{day(3)} 09:00", f"{day(3)} 17:00")
    said = {row["tables"][0]: row for row in explain(db, day(3), "15:00")[1:]}
    until = f"10:30 on Monday {back.day} {back:%B}"
    assert (said["Ana"]["until_time"], said["Ana"]["sentence"]) == (
        None, f"Ana is away until {until}",
    )  # fmt: skip
    assert said["Ben"]["sentence"] == "Ben is away until 17:00"


def test_a_break_that_begins_when_the_guest_has_left_is_known_by_its_end(db: Connection) -> None:
    """The quarter of an hour for what comes after the guest is missing."""
    block(db, "Ben", f"{day(3)} 16:00", f"{day(3)} 17:00")
    [ben] = [row for row in explain(db, day(3), "15:00")[1:] if row["tables"] == ["Ben"]]
    assert (ben["reason"], f"{ben['until_time']:%H:%M}") == ("blackout", "17:00")


def test_why_not_is_said_for_each(db: Connection) -> None:
    """What the desk says on the telephone, and each therapist and room with its reason."""
    confirm(db, held(db, day(3), "11:00", p_therapist="Ben"))
    held(db, day(3), "11:15", p_therapist="Chi")
    block(db, "Duo", f"{day(3)} 09:00", f"{day(3)} 19:00")
    first, *others = rows(
        db, "api.explain_unavailable", p_venue=PRACTICE, p_date=day(3), p_time="12:00", p_party=1,
        p_service=SWEDISH,
    )  # fmt: skip
    assert first["reason"] == "full"
    assert first["sentence"].startswith("12:00 is not free: Ana is on a break until 13:00, ")
    # On the same day a weekday is enough.
    assert re.search(r"the nearest free times are Wednesday \d\d:\d\d, ", first["sentence"])
    assert {row["tables"][0]: (row["reason"], f"{row['until_time']:%H:%M}") for row in others} == {
        "Ana": ("on_break", "13:00"),
        "Ben": ("buffer", "12:15"),
        "Chi": ("held", "12:30"),
        "Birch": ("buffer", "12:10"),
        "Cedar": ("held", "12:25"),
        "Duo": ("blackout", "19:00"),
    }
    assert "Birch is turning over until 12:10" in first["sentence"]
    early = rows(
        db, "api.explain_unavailable", p_venue=PRACTICE, p_date=day(3), p_time="09:00", p_party=1,
        p_service=SWEDISH,
    )  # fmt: skip
    assert early[0]["reason"] == "available"
    assert "Ben does not work then" in [row["sentence"] for row in early]
