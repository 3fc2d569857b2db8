"""When a visit may start: hours, services, special days, horizon, and the changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    LONDON,
    WHITE_HORSE,
    Row,
    acting,
    assign,
    broken_invariants,
    call,
    confirmed,
    day,
    hold,
    labels,
    load,
    read,
    refused_request,
    request,
    rows,
)
from tests.evenings import SLUG, describe_bistro, table
from tests.sql.conftest import NIGHT_OWL, describe_night_owl

FRIDAY, SATURDAY, SUNDAY = 5, 6, 7


def clock_change(month: int) -> date:
    """The next last Sunday of March or October that is more than a week ahead."""
    first = day(SUNDAY)
    return next(
        sunday
        for sunday in (first + timedelta(weeks=week) for week in range(60))
        if sunday.month == month and (sunday + timedelta(weeks=1)).month != month
    )


def night_owl(**changes: Any) -> Row:
    return {"p_venue": NIGHT_OWL, "p_service": "late", **changes}


def starts(connection: Connection, **arguments: object) -> list[datetime]:
    offered = rows(connection, "api.list_availability", **arguments)
    return [start["starts_at"].astimezone(UTC) for start in offered]


@pytest.mark.parametrize("time", ["11:45", "03:00", "15:00", "16:45", "22:00", "23:45"])
def test_outside_its_hours_a_service_is_closed(db: Connection, time: str) -> None:
    service = "lunch" if time < "16:00" else "dinner"
    refused = refused_request(db, p_time=time, p_service=service)
    assert refused.code == "RS010"
    assert refused.detail["offered"] == (
        "12:00 to 14:45" if service == "lunch" else "17:00 to 21:30"
    )


def test_a_service_may_begin_with_its_window(db: Connection) -> None:
    assert request(db, p_time="12:00", p_service="lunch")["state"] == "assignment_pending"
    assert request(db, p_time="14:45", p_service="lunch")["state"] == "assignment_pending"


def test_past_last_seating_is_refused_with_the_last(db: Connection) -> None:
    refused = refused_request(db, p_time="21:45")
    assert (refused.code, refused.detail["lastSeating"]) == ("RS011", "21:30")


def test_a_visit_may_end_after_closing(db: Connection) -> None:
    booking = confirmed(db, p_time="21:30", p_party=8)
    assert f"{booking['end_time']:%H:%M}" == "23:00"


def test_on_friday_last_seating_is_later(db: Connection) -> None:
    booking = request(db, p_date=day(FRIDAY), p_time="22:30", p_service="drinks")
    assert booking["state"] == "assignment_pending"
    refused = refused_request(db, p_date=day(FRIDAY), p_time="22:45", p_service="drinks")
    assert refused.code == "RS011"


def test_on_sunday_dinner_ends_earlier(db: Connection) -> None:
    assert request(db, p_date=day(SUNDAY), p_time="20:45")["state"] == "assignment_pending"
    refused = refused_request(db, p_date=day(SUNDAY), p_time="21:00")
    assert (refused.code, refused.detail["offered"]) == ("RS010", "17:00 to 20:45")
    assert request(db, p_time="21:00")["state"] == "assignment_pending"


def test_what_has_passed_is_refused(db: Connection) -> None:
    yesterday = datetime.now(LONDON).date() - timedelta(days=1)
    with acting(db, "staff"):
        refused = refused_request(db, p_date=yesterday)
    assert (refused.code, refused.detail["field"]) == ("RS012", "time")


def test_short_notice_is_refused_to_guests_only(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, policy={"lead_time_minutes": 30 * 24 * 60})
    with acting(db, "guest"):
        refused = refused_request(db)
        assert (refused.code, refused.detail["leadMinutes"]) == ("RS013", 30 * 24 * 60)
    with acting(db, "staff"):
        assert request(db)["state"] == "assignment_pending"


def test_the_horizon_is_a_service_day_that_is_still_taken(db: Connection) -> None:
    cut_off = timedelta(hours=4)
    horizon = (datetime.now(LONDON) - cut_off).date() + timedelta(days=365)
    with acting(db, "staff"):
        assert request(db, p_date=horizon)["booking_date"] == horizon
        refused = refused_request(db, p_date=horizon + timedelta(days=1))
    assert (refused.code, refused.detail["lastDate"]) == ("RS014", str(horizon))


def test_the_night_after_the_horizon_still_belongs_to_it(db: Connection) -> None:
    cut_off = timedelta(hours=6)
    horizon = (datetime.now(LONDON) - cut_off).date() + timedelta(days=400)
    night = night_owl(p_date=horizon + timedelta(days=1), p_time="01:00")
    assert request(db, **night)["state"] == "assignment_pending"
    assert refused_request(db, **night | {"p_time": "20:00"}).code == "RS014"


def test_the_first_minute_after_the_horizon_is_beyond_it(db: Connection) -> None:
    early = describe_night_owl()
    early["opening_hours"] = [hours | {"open": "06:00"} for hours in early["opening_hours"]]
    early["services"][0]["windows"][0]["start"] = "06:00"
    load(db, early)
    horizon = (datetime.now(LONDON) - timedelta(hours=6)).date() + timedelta(days=400)
    dawn = night_owl(p_time="06:00")
    assert request(db, **dawn | {"p_date": horizon})["state"] == "assignment_pending"
    refused = refused_request(db, **dawn | {"p_date": horizon + timedelta(days=1)})
    assert refused.code == "RS014"


def hint(connection: Connection, **changes: object) -> str:
    return refused_request(connection, **{"p_venue": SLUG} | changes).hint


def test_a_hint_names_only_times_that_would_be_taken(db: Connection) -> None:
    """On the grid, with a last seating, with a closing that is firm, on a special day."""
    tables = [table("T1", 2)]
    late = describe_bistro(tables)
    late["opening_hours"] = [
        hours | {"open": "17:10", "close": "22:55"} for hours in late["opening_hours"]
    ]
    load(db, late)
    assert hint(db, p_time="17:00") == "On that day it can start from 17:15 to 22:15."
    assert hint(db, p_time="22:30") == "Ask for 22:15 or earlier."
    load(db, late, policy={"visits_end_by_closing": True, "last_seating_before_close_minutes": 0})
    assert hint(db, p_time="22:30") == "On that day it can start from 17:15 to 21:15."
    assert request(db, p_venue=SLUG, p_time="21:15")["state"] == "assignment_pending"
    short = {"date": str(day()), "open": "12:00", "close": "17:15"}
    load(db, describe_bistro(tables), special_days=[short])
    for time in ("17:00", "19:00"):
        assert hint(db, p_time=time) == "It is not offered on that day; ask for another day."


def test_who_cannot_be_seated_hears_the_nearest_parties_that_can(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2), table("T2", 8, party_min=5)]))
    assert hint(db, p_party=3) == "Ask for up to 2 guests, or for 5 or more."
    assert hint(db, p_party=9) == "Ask for up to 8 guests, or split the party."
    load(db, describe_bistro([table("T1", 4, party_min=3)]))
    assert hint(db, p_party=1) == "Ask for 3 guests or more."
    turns = {"dinner": [{"party_min": 1, "party_max": 3, "minutes": 90}]}
    load(db, describe_bistro([table("T1", 4)]), turn_minutes=turns)
    assert hint(db, p_party=4) == "Ask for up to 3 guests, or split the party."


@pytest.mark.parametrize("time", ["19:01", "19:10", "19:15:30"])
def test_a_start_off_the_grid_is_refused_with_one_on_it(db: Connection, time: str) -> None:
    refused = refused_request(db, p_time=time)
    assert (refused.code, refused.detail["slotMinutes"]) == ("RS018", 15)
    near = "19:15 or 19:30" if time == "19:15:30" else "19:00 or 19:15"
    assert refused.hint == f"Ask for {near}."


def special(**what: Any) -> dict[str, list[Row]]:
    return {"special_days": [{"date": day().isoformat(), **what}]}


def test_a_closed_day_overrides_the_week(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, **special(closed=True))
    refused = refused_request(db)
    assert (refused.code, refused.detail["offered"]) == ("RS010", None)
    assert starts(db, p_venue=WHITE_HORSE, p_date=day(), p_party=2) == []
    assert request(db, p_date=day() + timedelta(days=1))["state"] == "assignment_pending"


def test_a_short_day_overrides_the_week(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, **special(open="12:00", close="20:00"))
    assert request(db, p_time="19:30")["state"] == "assignment_pending"
    assert refused_request(db, p_time="19:45").code == "RS011"
    assert refused_request(db, p_time="20:00").code == "RS010"


def test_a_special_day_may_keep_the_services_of_another(db: Connection, white_horse: Row) -> None:
    load(db, white_horse, **special(open="12:00", close="22:00", windows_of=SUNDAY))
    assert request(db, p_time="20:45")["state"] == "assignment_pending"
    assert refused_request(db, p_time="21:00").code == "RS010"


def test_a_service_goes_on_after_midnight(db: Connection) -> None:
    booking = confirmed(db, **night_owl(p_date=day(SATURDAY), p_time="01:30"))
    assert booking["booking_date"] == day(SATURDAY)
    evening = day(SATURDAY) - timedelta(days=1)
    [(service_date,)] = db.execute("select service_date from core.claim").fetchall()
    assert service_date == evening
    assert booking["starts_at"].astimezone(LONDON).date() == day(SATURDAY)


def test_the_night_has_its_last_seating_too(db: Connection) -> None:
    assert request(db, **night_owl(p_time="02:30"))["state"] == "assignment_pending"
    assert refused_request(db, **night_owl(p_time="02:45")).code == "RS011"
    assert refused_request(db, **night_owl(p_time="03:00")).code == "RS010"


def test_a_last_seating_after_midnight_is_told_as_the_clock_shows_it(db: Connection) -> None:
    refused = refused_request(db, **night_owl(p_time="02:45"))
    assert refused.detail["lastSeating"] == "02:30"
    assert refused.hint == "Ask for 02:30 or earlier."


def test_both_sides_of_midnight_want_the_same_tables(db: Connection) -> None:
    night = day(SATURDAY)
    evening = night - timedelta(days=1)
    # Three tables for two, and two of them would do for a visit that begins before midnight.
    for _ in range(3):
        confirmed(db, **night_owl(p_date=evening, p_time="23:30"))
    late = request(db, **night_owl(p_date=night, p_time="00:30"))
    assert assign(db, late)["outcome"] == "retry"
    assert confirmed(db, **night_owl(p_date=night, p_time="01:15"))["tables"]
    assert broken_invariants(db) == []


def test_a_local_time_that_the_clocks_skip_is_refused(db: Connection) -> None:
    spring = clock_change(3)
    for time in ("01:00", "01:45"):
        refused = refused_request(db, **night_owl(p_date=spring, p_time=time))
        assert (refused.code, refused.detail["timezone"]) == ("RS017", "Europe/London")
        assert refused.hint == f"Clocks go forward then; ask for 02:{time[3:]}."
    for time, utc in (("00:45", "00:45"), ("02:00", "01:00")):
        booking = request(db, **night_owl(p_date=spring, p_time=time))
        assert f"{booking['starts_at'].astimezone(UTC):%H:%M}" == utc


def test_instead_of_a_skipped_time_one_on_the_grid_is_named(db: Connection) -> None:
    load(db, describe_night_owl(), policy={"slot_minutes": 7})
    spring = clock_change(3)
    refused = refused_request(db, **night_owl(p_date=spring, p_time="01:05"))
    assert refused.hint == "Clocks go forward then; ask for 02:08."
    assert request(db, **night_owl(p_date=spring, p_time="02:08"))["status"] == "pending"


def test_a_visit_across_the_spring_change_lasts_its_turn(db: Connection) -> None:
    booking = confirmed(db, **night_owl(p_date=clock_change(3), p_time="00:30"))
    assert booking["ends_at"] - booking["starts_at"] == timedelta(minutes=90)
    assert f"{booking['end_time']:%H:%M}" == "03:00"
    assert broken_invariants(db) == []


def test_a_time_that_comes_twice_means_the_first_unless_told(db: Connection) -> None:
    autumn = clock_change(10)
    first, default, second = (
        request(db, **night_owl(p_date=autumn, p_time="01:30", **fold))
        for fold in ({"p_fold": 0}, {}, {"p_fold": 1})
    )
    assert (
        first["starts_at"]
        == default["starts_at"]
        == datetime(autumn.year, autumn.month, autumn.day, 0, 30, tzinfo=UTC)
    )
    assert second["starts_at"] - first["starts_at"] == timedelta(hours=1)
    assert first["start_time"] == second["start_time"]


def test_a_fold_on_an_ordinary_night_changes_nothing(db: Connection) -> None:
    plain, folded = (request(db, **night_owl(p_time="01:30", p_fold=fold)) for fold in (0, 1))
    assert plain["starts_at"] == folded["starts_at"]


def test_the_two_instants_of_one_local_time_are_two_visits(db: Connection) -> None:
    autumn = clock_change(10)
    load(db, describe_night_owl(), turn_minutes={"late": [{"party_min": 1, "minutes": 50}]})
    early, late = (
        confirmed(db, **night_owl(p_date=autumn, p_time="01:30", p_fold=fold)) for fold in (0, 1)
    )
    assert labels(early) == labels(late) == ["C1"]
    assert broken_invariants(db) == []


def test_the_night_of_the_spring_change_offers_only_times_that_exist(db: Connection) -> None:
    saturday = clock_change(3) - timedelta(days=1)
    offered = rows(db, "api.list_availability", p_venue=NIGHT_OWL, p_date=saturday, p_party=2)
    times = [f"{start['start_time']:%H:%M}" for start in offered]
    assert len(times) == len(set(times)) == 23
    assert {"00:45", "02:00", "02:30"} <= set(times) and not {"01:00", "01:45"} & set(times)


def test_both_instants_of_a_local_time_are_offered(db: Connection) -> None:
    autumn = clock_change(10)
    turns = {"late": [{"party_min": 1, "minutes": 30}]}
    load(db, describe_night_owl(), turn_minutes=turns, policy={"slot_minutes": 30})
    night = {"p_venue": NIGHT_OWL, "p_date": autumn - timedelta(days=1), "p_party": 4}

    def folds() -> list[int]:
        answer = rows(db, "api.list_availability", **night, p_seating="outdoor")
        return [each["fold"] for each in answer if f"{each['start_time']:%H:%M}" == "01:30"]

    assert folds() == [0, 1]
    wish = night_owl(p_date=autumn, p_time="01:30", p_party=4, p_seating="outdoor")
    booking = confirmed(db, **wish, p_fold=1)
    assert labels(booking) == ["Y1"] and folds() == [0]
    # Its own time is not in its way.
    changes = rows(
        db, "api.list_changes", p_reference=booking["reference"], p_date=autumn - timedelta(days=1)
    )
    assert [each["fold"] for each in changes if f"{each['start_time']:%H:%M}" == "01:30"] == [0, 1]
    # Who cannot have the second is offered the first, and the other way round.
    for taken, free in ((1, None), (0, 1)):
        call(
            db, "api.modify_booking", p_reference=booking["reference"], p_date=autumn,
            p_time="01:30", p_fold=taken,
        )  # fmt: skip
        assert assign(db, booking)["outcome"] in ("confirmed", "nothing_to_do")
        answer = hold(db, **wish, p_fold=taken)
        assert answer["outcome"] == "unavailable"
        near = [each.get("fold") for each in answer["alternatives"] if each["time"] == "01:30"]
        assert near == [free]


def test_a_booking_keeps_its_wall_clock(db: Connection) -> None:
    spring = clock_change(3)
    before, after = (
        confirmed(db, p_date=date_, p_time="19:00")
        for date_ in (spring - timedelta(days=2), spring + timedelta(days=2))
    )
    for booking, utc in ((before, "19:00"), (after, "18:00")):
        assert f"{read(db, booking)['start_time']:%H:%M}" == "19:00"
        assert f"{booking['starts_at'].astimezone(UTC):%H:%M}" == utc
