"""What a host can say on the phone: why there is no table, for the wish and for each seating."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    assign,
    confirmed,
    day,
    hold,
    load,
    refusal,
    request,
    rows,
    value,
    wish,
)
from tests.evenings import SLUG, describe_bistro, seated_at, table
from tests.sql.conftest import NIGHT_OWL


def explain(connection: Connection, **changes: object) -> list[Row]:
    with acting(connection, "staff"):
        return rows(connection, "api.explain_unavailable", **wish(**changes))


def of_tables(connection: Connection, *labels: str, **changes: object) -> Row:
    [row] = [one for one in explain(connection, **changes) if one["tables"] == list(labels)]
    return row


@pytest.fixture
def bistro(db: Connection) -> Iterator[Connection]:
    """T1 and T2 take two each and four together, T3 six; a visit takes 90 minutes and 15 more."""
    tables = [table("T1", 2), table("T2", 2), table("T3", 6, party_min=5)]
    load(db, describe_bistro(tables, adjacent=[["T1", "T2"]]))
    yield db


BISTRO = {"p_venue": SLUG}


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"p_time": "16:00"}, "closed", "can start from 17:00"),
        pytest.param(
            {"p_date": day(7), "p_time": "21:00"},
            "closed",
            "17:00 to 20:45",
        ),
        ({"p_service": "drinks", "p_time": "21:45"}, "past_last_seating", "21:30 or earlier"),
        ({"p_time": "19:05"}, "off_grid", "19:00"),
        ({"p_party": 21}, "party_too_large", "up to 20 guests"),
        ({"p_party": 21, "p_seating": "indoor"}, "party_too_large", "up to 16 guests"),
        ({"p_date": day() - timedelta(days=60)}, "in_the_past", "later time"),
        ({"p_date": day() + timedelta(days=366)}, "beyond_horizon", "up to"),
    ],
)
def test_what_is_never_offered_is_said_in_one_sentence(
    db: Connection, changes: Row, reason: str, words: str
) -> None:
    [told] = explain(db, **changes)
    assert (told["reason"], told["tables"]) == (reason, None)
    assert words in told["sentence"]
    assert told["sentence"][0].isupper() and told["sentence"].endswith(".")


def test_short_notice_is_a_reason_for_guests_only(db: Connection, white_horse: Row) -> None:
    """Whoever explains is staff, whom it does not bind: for them the table is simply free."""
    load(db, white_horse, policy={"lead_time_minutes": 60 * 24 * 60})
    with acting(db, "guest"):
        refused = refusal(db, "api.attempt_hold", **wish())
    assert refused.code == "RS013"
    assert explain(db)[0]["reason"] == "available"


def test_a_party_is_told_which_tables_are_free(bistro: Connection) -> None:
    summary, *each = explain(bistro, **BISTRO)
    assert summary["reason"] == "available"
    assert summary["sentence"] == "2 of the 2 tables and combinations that take 2 are free."
    assert [(one["tables"], one["reason"]) for one in each] == [
        (["T1"], "available"),
        (["T2"], "available"),
        (["T3"], "too_large"),
        (["T1", "T2"], "too_large"),
    ]
    assert each[2]["sentence"] == "T3 is kept for larger parties"


def test_a_table_is_taken_until_its_buffer_ends(bistro: Connection) -> None:
    seated_at(bistro, "T3", p_party=6, p_time="18:00")
    summary, *_ = explain(bistro, **BISTRO, p_party=6)
    assert (summary["reason"], summary["until_time"]) == ("full", time(19, 45))
    assert summary["sentence"].startswith("At 19:00 all 1 tables")
    assert "nearest free times are 19:45, 20:00, 20:15." in summary["sentence"]
    told = of_tables(bistro, "T3", **BISTRO, p_party=6)
    assert (told["reason"], told["blocking_table"], told["until_time"]) == (
        "taken", "T3", time(19, 45),
    )  # fmt: skip
    assert told["sentence"] == "T3 is taken until 19:45 by another party"


def test_a_combination_is_broken_by_one_of_its_tables(bistro: Connection) -> None:
    seated_at(bistro, "T2", p_party=2, p_time="18:30")
    told = of_tables(bistro, "T1", "T2", **BISTRO, p_party=4)
    assert (told["reason"], told["blocking_table"]) == ("taken", "T2")
    assert told["sentence"].endswith("so T1+T2 cannot be put together")


def test_a_table_that_is_being_cleared_is_said_to_be(bistro: Connection) -> None:
    seated_at(bistro, "T3", p_party=6, p_time="17:30")
    told = of_tables(bistro, "T3", **BISTRO, p_party=6, p_time="19:00")
    assert (told["reason"], told["until_time"]) == ("buffer", time(19, 15))
    assert told["sentence"] == "T3 would not be made ready in time; it is free again from 19:15"


def test_a_table_that_the_next_party_needs_is_not_said_to_be_made_ready(bistro: Connection) -> None:
    """From 17:30 to 19:00 T3 is free; what is missing is the time to clear it for 19:00."""
    seated_at(bistro, "T3", p_party=6, p_time="19:00")
    told = of_tables(bistro, "T3", **BISTRO, p_party=6, p_time="17:30")
    assert told["reason"] == "buffer"
    assert "made ready until 20:45" not in told["sentence"]


def test_holds_and_blackouts_have_words_of_their_own(bistro: Connection) -> None:
    hold(bistro, **BISTRO, p_party=6)
    told = of_tables(bistro, "T3", **BISTRO, p_party=6)
    assert told["reason"] == "held"
    assert told["sentence"] == "T3 is being booked by somebody else at this moment"
    span = {
        "p_from": datetime.combine(day(), time(18)),
        "p_until": datetime.combine(day(), time(21)),
    }
    rows(bistro, "api.block_resource", **BISTRO, p_table="T3", **span, p_is_dry_run=False)
    told = of_tables(bistro, "T3", **BISTRO, p_party=6)
    assert told["sentence"] == "T3 is out of use until 21:00"


def test_a_table_that_is_out_of_use_for_days_says_which_day_it_is_back(
    bistro: Connection,
) -> None:
    back = day() + timedelta(days=3)
    first = {
        "p_from": datetime.combine(day() - timedelta(days=1), time(12)),
        "p_until": datetime.combine(back, time(6)),
    }
    # It takes longer than was thought.
    more = {"p_from": first["p_until"], "p_until": datetime.combine(back, time(18, 30))}
    for span in (first, more):
        rows(bistro, "api.block_resource", **BISTRO, p_table="T2", **span, p_is_dry_run=False)
    for changes in ({}, {"p_time": "22:30"}):
        told = of_tables(bistro, "T2", **BISTRO, **changes)
        until = f"18:30 on Saturday {back.day} {back:%B}"
        assert (told["until_time"], told["sentence"]) == (None, f"T2 is out of use until {until}")
    both = of_tables(bistro, "T1", "T2", **BISTRO, p_party=4)
    assert both["sentence"] == f"T2 is out of use until {until}, so T1+T2 cannot be put together"
    # The day itself, and a night's end, need no date.
    told = of_tables(bistro, "T2", **BISTRO, p_date=back, p_time="18:00")
    assert told["sentence"] == "T2 is out of use until 18:30"
    night = {
        "p_from": datetime.combine(back, time(20)),
        "p_until": datetime.combine(back + timedelta(days=1), time(1)),
    }
    rows(bistro, "api.block_resource", **BISTRO, p_table="T2", **night, p_is_dry_run=False)
    told = of_tables(bistro, "T2", **BISTRO, p_date=back, p_time="20:00")
    assert (told["until_time"], told["sentence"]) == (time(1), "T2 is out of use until 01:00")
    # Given back for one day, it is back at that day's beginning.
    freed = {
        "p_from": datetime.combine(day() + timedelta(days=1), time(12)),
        "p_until": datetime.combine(day() + timedelta(days=1), time(13)),
    }
    rows(bistro, "api.unblock_resource", **BISTRO, p_table="T2", **freed)
    told = of_tables(bistro, "T2", **BISTRO)
    assert told["sentence"].startswith("T2 is out of use until 06:00 on Thursday ")


def test_a_hold_that_has_run_out_is_no_reason(bistro: Connection) -> None:
    hold(bistro, **BISTRO, p_party=6)
    bistro.execute("update core.claim set expires_at = now()")
    assert of_tables(bistro, "T3", **BISTRO, p_party=6)["reason"] == "available"


def test_where_the_guest_does_not_wish_to_sit_is_no_option(db: Connection) -> None:
    told = of_tables(db, "G1", p_party=4, p_seating="indoor")
    assert told["reason"] == "setting"
    assert told["sentence"] == "G1 is not where the guest wishes to sit"


def test_when_the_whole_day_is_full_no_other_time_is_named(bistro: Connection) -> None:
    for start in ("17:00", "18:45", "20:30", "22:15"):
        seated_at(bistro, "T3", p_party=6, p_time=start)
    summary, *_ = explain(bistro, **BISTRO, p_party=6)
    assert summary["sentence"].endswith("in use, and no other time of that day is free.")


def test_what_is_free_first_is_the_earliest_also_over_midnight(db: Connection) -> None:
    """C2 is free again at 23:25, the two tables together at 00:40."""
    night = {"p_venue": NIGHT_OWL, "p_service": "late", "p_seating": "indoor"}
    confirmed(db, **night, p_party=4, p_time="21:45")
    confirmed(db, **night, p_party=1, p_time="23:00")
    summary, *_ = explain(db, **night | {"p_party": 2}, p_time="23:00")
    assert (summary["reason"], summary["until_time"]) == ("full", time(23, 25))


def test_a_booking_without_tables_is_explained_with_other_times(bistro: Connection) -> None:
    seated_at(bistro, "T3", p_party=6)
    bistro.execute("update core.venue set retry_attempts = 1")
    booking = request(bistro, **BISTRO, p_party=6)
    assign(bistro, booking)
    told = value(bistro, "api.explain_assignment", p_reference=booking["reference"])
    assert (told["state"], told["reason"], told["tables"]) == ("manual_review", "no_capacity", [])
    [attempt] = told["attempts"]
    assert (attempt["outcome"], attempt["strategy"]) == ("manual_review", "make_room")
    assert [offer["time"] for offer in attempt["alternatives"]] == ["17:00", "17:15", "20:45"]
    assert attempt["durationMs"] > 0 and attempt["lockWaitMs"] >= 0


def test_an_explanation_names_no_guest(bistro: Connection) -> None:
    seated_at(bistro, "T3", p_party=6)
    told = str(explain(bistro, **BISTRO, p_party=6))
    [(reference,)] = ask(bistro, "select reference from core.booking")
    assert "Zoë" not in told and reference not in told


def test_a_reference_that_nobody_has_is_refused(db: Connection) -> None:
    refused = refusal(db, "api.explain_assignment", p_reference="NOSUCHREF2")
    assert refused.code == "RS005"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"p_venue": "black-horse"}, "RS004", "venue"),
        ({"p_service": "breakfast"}, "RS006", "service"),
        ({"p_party": 0}, "RS001", "party"),
        ({"p_time": None}, "RS001", "time"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    db: Connection, changes: Row, code: str, field: str
) -> None:
    refused = refusal(db, "api.explain_unavailable", **wish(p_venue=WHITE_HORSE) | changes)
    assert (refused.code, refused.detail["field"]) == (code, field)
