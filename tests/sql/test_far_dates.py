"""Dates that no calendar on a wall has: refused with a code, not with an overflow."""

import json
from datetime import time
from typing import Any

import pytest
from psycopg import Connection

from cli.project import VENUES
from tests.calls import Row, confirmed, guest, load, refusal, rows, wish
from tests.evenings import SLUG, describe_bistro, table

TOO_FAR = ["infinity", "-infinity", "5874897-12-31", "294276-12-31", "4713-01-01 BC", "10000-01-01"]
VISIT = wish(p_venue=SLUG)
TABLE = {"p_venue": SLUG, "p_table": "T1"}
PRACTICE: Row = json.loads((VENUES / "touchbase-massage.json").read_text())
THERAPIST = {"p_venue": PRACTICE["slug"], "p_resource": PRACTICE["therapists"][0]["label"]}
DATE_DOORS: dict[str, Row] = {
    "api.request_booking": VISIT | guest(),
    "api.attempt_hold": VISIT,
    "api.explain_unavailable": VISIT,
    "api.import_booking": VISIT | guest(),
    "api.list_availability": {"p_venue": SLUG, "p_party": 2},
    "api.optimize_day": {"p_venue": SLUG, "p_iterations": 0},
}
SPAN_DOORS = {
    "api.block_resource": TABLE,
    "api.unblock_resource": TABLE,
    "api.add_extra_hours": THERAPIST,
    "api.remove_extra_hours": THERAPIST,
}


@pytest.fixture
def bistro(db: Connection) -> Connection:
    load(db, describe_bistro([table("T1", 2), table("T2", 4)]))
    return db


@pytest.mark.parametrize("far", TOO_FAR)
def test_a_date_too_far_away_is_refused_at_every_door(bistro: Connection, far: str) -> None:
    for function, wanted in DATE_DOORS.items():
        refused = refusal(bistro, function, **wanted | {"p_date": far})
        assert (refused.code, refused.detail["field"]) == ("RS001", "date"), function


@pytest.mark.parametrize("far", TOO_FAR)
def test_so_is_a_change_to_it(bistro: Connection, far: str) -> None:
    booking = confirmed(bistro, p_venue=SLUG)
    for function in ("api.modify_booking", "api.list_changes"):
        refused = refusal(bistro, function, p_reference=booking["reference"], p_date=far)
        assert (refused.code, refused.detail["field"]) == ("RS001", "date"), function


@pytest.mark.parametrize("far", TOO_FAR)
def test_so_are_slots_of_a_practice(connection: Connection, far: str) -> None:
    load(connection, PRACTICE)
    wanted = {"p_venue": PRACTICE["slug"], "p_service": "swedish-60", "p_from": far}
    refused = refusal(connection, "api.find_slots", **wanted)
    assert (refused.code, refused.detail["field"]) == ("RS001", "from")


# The largest moment is in the year 294276, the smallest in 4714 BC.
@pytest.mark.parametrize("far", ["infinity", "-infinity", "294276-12-31", "4714-11-24 BC"])
def test_so_is_a_span_of_time(bistro: Connection, far: str) -> None:
    load(bistro, PRACTICE)
    for function, wanted in SPAN_DOORS.items():
        refused = refusal(bistro, function, **wanted, p_from=far, p_until="294276-12-31 12:00")
        assert (refused.code, refused.detail["field"]) == ("RS001", "from"), function
        refused = refusal(bistro, function, **wanted, p_from="2027-05-05", p_until=far)
        assert (refused.code, refused.detail["field"]) == ("RS001", "until"), function


@pytest.mark.parametrize("written", ["-infinity", "4714-11-24 BC", "infinity"])
def test_so_is_when_an_old_book_has_it_from(bistro: Connection, written: str) -> None:
    wanted: dict[str, Any] = VISIT | guest() | {"p_created_at": written}
    refused = refusal(bistro, "api.import_booking", **wanted)
    assert (refused.code, refused.detail["field"]) == ("RS001", "created_at")


@pytest.mark.parametrize(("edge", "code"), [("0001-01-01", "RS012"), ("9999-12-31", "RS014")])
def test_up_to_there_all_can_be_reckoned_with(bistro: Connection, edge: str, code: str) -> None:
    for function in ("api.request_booking", "api.attempt_hold"):
        assert refusal(bistro, function, **DATE_DOORS[function] | {"p_date": edge}).code == code
    for function in ("api.explain_unavailable", "api.list_availability", "api.optimize_day"):
        for hour in (time(0), time(23, 45)):
            at = {"p_time": hour} if function == "api.explain_unavailable" else {}
            rows(bistro, function, **DATE_DOORS[function] | at | {"p_date": edge})
    until = f"{edge} 23:59"
    rows(bistro, "api.block_resource", **TABLE, p_from=edge, p_until=until, p_is_dry_run=False)
    [count] = rows(bistro, "api.unblock_resource", **TABLE, p_from=edge, p_until=until)
    assert count["unblock_resource"] == 2
