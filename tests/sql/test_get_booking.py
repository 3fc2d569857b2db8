"""api.get_booking: who may see what of a booking."""

import pytest
from psycopg import Connection

from tests.calls import acting, call, confirmed, labels, read, refusal

PERSONAL = {
    "notes": "By the window",
    "customer_name": "Zoë Guest",
    "customer_email": "zoe.guest@example.com",
    "customer_phone": "+441223375578",
}


def test_guests_see_the_booking_but_nobodys_personal_data(db: Connection) -> None:
    booking = confirmed(db, p_notes="By the window", p_phone="+441223375578")
    with acting(db, "guest"):
        seen = read(db, booking)
    assert seen == booking | dict.fromkeys(PERSONAL)
    assert labels(seen)


@pytest.mark.parametrize("role", ["staff", "service", "owner"])
def test_insiders_see_it_all(db: Connection, role: str) -> None:
    booking = confirmed(db, p_notes="By the window", p_phone="+441223375578")
    with acting(db, role):
        seen = read(db, booking)
    assert PERSONAL.items() <= seen.items()


def test_the_shims_login_alone_is_no_insider(db: Connection) -> None:
    booking = confirmed(db, p_notes="By the window")
    with acting(db, "http"), pytest.raises(Exception, match="permission denied"), db.transaction():
        read(db, booking)


def test_a_reference_may_be_typed_in_lower_case(db: Connection) -> None:
    booking = confirmed(db)
    assert read(db, {"reference": booking["reference"].lower()}) == booking


def test_a_table_is_told_with_its_zone_and_capacity(db: Connection) -> None:
    [table] = confirmed(db, p_party=6, p_seating="outdoor")["tables"]
    [(resource_id,)] = db.execute(
        "select resource_id from core.resource where label = 'G4'"
    ).fetchall()
    assert table == {"id": resource_id, "label": "G4", "zone": "Garden", "capacity": 6}


def test_an_unknown_reference_is_refused(db: Connection) -> None:
    refused = refusal(db, "api.get_booking", p_reference="NOSUCHREF2")
    assert (refused.code, refused.detail) == ("RS005", {"field": "reference"})


def test_a_missing_reference_is_refused(db: Connection) -> None:
    assert refusal(db, "api.get_booking").code == "RS001"
    assert call(db, "api.release_hold", p_reference="NOSUCHREF2")["outcome"] == "unknown"
