"""api.request_booking: what is accepted, what is stored, what is refused and how."""

from datetime import date, timedelta
from typing import Any

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    acting,
    ask,
    assign,
    call,
    confirmed,
    day,
    guest,
    load,
    read,
    refusal,
    refused_request,
    request,
    wish,
)

STORED = """
select
  (select count(*) from core.booking), (select count(*) from core.customer),
  (select count(*) from core.booking_state_history), (select count(*) from core.claim),
  (select count(*) from core.idempotency_key), (select count(*) from pgmq.q_assignment)
"""


def history(connection: Connection, booking: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(version, from, to, actor) of each transition."""
    return ask(
        connection,
        "select version, from_state, to_state, actor from core.booking_state_history"
        " where booking_id = %s order by version",
        booking["booking_id"],
    )


def test_the_caller_is_told_in_full(db: Connection) -> None:
    with acting(db, "guest"):
        booking = request(db, p_phone="+441223375578", p_notes="By the window", p_party=5)
    told = {
        "status": "pending",
        "state": "assignment_pending",
        "state_version": 3,
        "venue_slug": WHITE_HORSE,
        "venue_name": "White Horse Pub (Waterbeach)",
        "timezone": "Europe/London",
        "booking_date": day(),
        "party_size": 5,
        "booking_type": "dinner",
        "seating_preference": "any",
        "notes": "By the window",
        "customer_name": "Zoë Guest",
        "customer_email": "zoe.guest@example.com",
        "customer_phone": "+441223375578",
        "tables": [],
        "reason": None,
        "hold_expires_at": None,
    }
    assert told.items() <= booking.items()
    assert (f"{booking['start_time']:%H:%M}", f"{booking['end_time']:%H:%M}") == ("19:00", "20:25")
    assert booking["ends_at"] - booking["starts_at"] == timedelta(minutes=85)


def test_a_request_waits_in_the_queue_by_its_key_alone(db: Connection) -> None:
    booking = request(db)
    assert ask(db, "select message from pgmq.q_assignment") == [
        ({"booking_id": booking["booking_id"]},)
    ]


def test_history_tells_every_step_and_who_took_it(db: Connection) -> None:
    with acting(db, "guest"):
        booking = request(db)
    asked = [
        (1, None, "created", "guest"),
        (2, "created", "capacity_verified", "guest"),
        (3, "capacity_verified", "assignment_pending", "guest"),
    ]
    assert history(db, booking) == asked
    with acting(db, "worker"):
        assert assign(db, booking)["outcome"] == "confirmed"
    assert history(db, booking) == [
        *asked,
        (4, "assignment_pending", "assignment_in_progress", "worker"),
        (5, "assignment_in_progress", "confirmed", "worker"),
    ]
    assert read(db, booking)["state_version"] == 5


def test_an_alias_names_the_venue_too(db: Connection) -> None:
    assert request(db, p_venue="demo-restaurant")["venue_slug"] == WHITE_HORSE


def test_a_booking_takes_its_tables_for_the_turn_and_the_buffer(db: Connection) -> None:
    booking = confirmed(db)
    [(during,)] = ask(db, "select during from core.claim where booking_id = %s",
                      booking["booking_id"])  # fmt: skip
    assert (during.lower, during.upper) == (
        booking["starts_at"],
        booking["ends_at"] + timedelta(minutes=5),
    )


def test_references_are_ten_plain_symbols_and_never_the_same(db: Connection) -> None:
    references = [request(db)["reference"] for _ in range(50)]
    assert len(set(references)) == 50
    assert {len(reference) for reference in references} == {10}
    assert not set("".join(references)) & set("IO01abcdefghijklmnopqrstuvwxyz+/")


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("venue", None),
        ("date", None),
        ("date", "infinity"),
        ("time", None),
        ("time", "24:00"),
        ("party", None),
        ("party", 0),
        ("party", -2),
        ("party", 1001),
        ("service", None),
        ("seating", None),
        ("seating", "window"),
        ("fold", 2),
        ("name", None),
        ("name", "   "),
        ("name", "Zoë\r\nBcc: evil@example.com"),
        ("name", "x" * 201),
        ("email", None),
        ("email", ""),
        ("email", "zoe"),
        ("email", "a@example.com, evil@example.com"),
        ("email", "a@example.com;evil@example.com"),
        ("email", "a@example.com evil@example.com"),
        ("email", "a@example.com\nBcc: evil@example.com"),
        ("email", '"x" <a@example.com>, evil@example.com'),
        ("email", "Zoë <zoe@example.com>"),
        ("email", "(evil@example.com)a@example.com"),
        ("email", "a..b@example.com"),
        ("email", "a@-example.com"),
        ("email", "a@" + "x" * 250 + ".com"),
        ("email", "a@" + ("x" * 60 + ".") * 4 + "example.com"),
        ("email", "a@" + "x" * 64 + ".com"),
        ("email", "x" * 65 + "@example.com"),
        ("email", "a@example-.com"),
        ("email", "a@sub.-example.com"),
        ("email", "a@example.c"),
        ("email", ".a@example.com"),
        ("email", "a.@example.com"),
        ("phone", "call me"),
        ("phone", "1" * 31),
        ("phone", "123"),
        ("phone", "++4412"),
        ("notes", "x" * 2001),
        ("notes", "\x07"),
        ("locale", "English"),
        ("locale", None),
        ("source", "Robert'); drop table"),
        ("source", "s" * 41),
        ("source", None),
        ("idempotency_key", ""),
        ("idempotency_key", "with space"),
        ("idempotency_key", "x" * 201),
    ],
)
def test_a_value_that_is_missing_or_malformed_is_named(
    db: Connection, field: str, bad: object
) -> None:
    with acting(db, "guest"):
        refused = refused_request(db, **{f"p_{field}": bad})
    assert (refused.code, refused.detail["field"]) == ("RS001", field)


@pytest.mark.parametrize(
    "address",
    [
        "x" * 64 + "@example.com",
        "a@" + "y" * 63 + ".com",
        "ada.-love+tag@sub.exa-mple.co.uk",
        "!#$%&'*+/=?^_`{|}~-@example.com",
    ],
)
def test_an_address_is_whatever_a_mail_server_would_take(db: Connection, address: str) -> None:
    with acting(db, "guest"):
        request(db, p_email=address)
    assert ask(db, "select email from core.customer") == [(address,)]


@pytest.mark.parametrize("phone", ["1234", "+" + "1" * 30, "+44 (0)1223 375-578"])
def test_a_phone_has_from_four_to_thirty_digits_and_signs(db: Connection, phone: str) -> None:
    with acting(db, "guest"):
        request(db, p_phone=phone)
    assert ask(db, "select phone from core.customer") == [(phone,)]


@pytest.mark.parametrize("email", ["known@example.com", None])
def test_a_returning_guest_is_found_without_reading_all_others(
    db: Connection, email: str | None
) -> None:
    """A busy venue has many guests, most with an address."""
    booking = request(db)
    db.execute(
        "insert into core.customer (venue_id, email, name, phone, locale, created_at)"
        " select c.venue_id, 'g' || n || '@example.com', 'Guest ' || n, null, 'en', now()"
        " from core.customer as c, generate_series(1, 20000) as n"
    )
    with acting(db, "staff"):
        again = [request(db, p_email=email, p_name="Known") for _ in range(2)]
    assert again[0]["booking_id"] > booking["booking_id"]
    find = (
        "select core.find_exact_customer(c.venue_id, c.email, c.name, c.phone, c.locale)"
        " from core.customer as c where c.name = 'Known'"
    )
    [(known,)] = ask(db, find)
    assert ask(db, "select customer_id from core.customer where name = 'Known'") == [(known,)]
    prepared = find.replace("from core.customer as c where c.name = 'Known'", "from known as c")
    db.execute("create temp table known as select * from core.customer where name = 'Known'")
    [(plan,)] = ask(db, f"explain (analyze, buffers, format json) {prepared}")
    assert plan[0]["Plan"]["Shared Hit Blocks"] + plan[0]["Plan"]["Shared Read Blocks"] < 50


def test_staff_may_leave_out_the_address_and_no_mail_is_queued(db: Connection) -> None:
    with acting(db, "staff"):
        booking = request(db, p_email=None)
    assert assign(db, booking)["outcome"] == "confirmed"
    assert ask(db, "select * from core.notification") == []


def test_an_unknown_venue_is_refused(db: Connection) -> None:
    refused = refused_request(db, p_venue="black-horse")
    assert (refused.code, refused.detail["venue"]) == ("RS004", "black-horse")


def test_an_unknown_service_is_refused_with_those_that_there_are(db: Connection) -> None:
    refused = refused_request(db, p_service="breakfast")
    assert (refused.code, refused.detail["service"]) == ("RS006", "breakfast")
    assert refused.hint == "Ask for one of: dinner, drinks, lunch."


def test_a_service_that_was_withdrawn_is_unknown(
    db: Connection, white_horse: dict[str, Any]
) -> None:
    services = [service for service in white_horse["services"] if service["code"] != "drinks"]
    turns = {code: turn for code, turn in white_horse["turn_minutes"].items() if code != "drinks"}
    load(db, white_horse, services=services, turn_minutes=turns)
    assert refused_request(db, p_service="drinks").code == "RS006"


def test_a_party_that_no_seating_takes_is_refused_with_the_largest(db: Connection) -> None:
    with acting(db, "staff"):
        assert request(db, p_party=20)["state"] == "assignment_pending"
        refused = refused_request(db, p_party=21)
    assert (refused.code, refused.detail["largestParty"]) == ("RS015", 20)


def test_a_party_that_only_another_setting_takes_is_refused(db: Connection) -> None:
    with acting(db, "guest"):
        # Every table in the garden wants at least two.
        refused = refused_request(db, p_party=1, p_seating="outdoor")
        assert (refused.code, refused.detail["seating"]) == ("RS015", "outdoor")
        assert request(db, p_party=1, p_seating="indoor")["state"] == "assignment_pending"


def test_a_party_too_large_for_guests_is_taken_from_staff(db: Connection) -> None:
    with acting(db, "guest"):
        assert request(db, p_party=12)["party_size"] == 12
        refused = refused_request(db, p_party=13)
        assert (refused.code, refused.detail["onlinePartyMax"]) == ("RS016", 12)
    with acting(db, "staff"):
        assert request(db, p_party=13)["party_size"] == 13


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"p_venue": "black-horse"}, "RS004"),
        ({"p_service": "breakfast"}, "RS006"),
        ({"p_time": "03:00"}, "RS010"),
        ({"p_time": "21:45"}, "RS011"),
        ({"p_date": date(2020, 1, 1)}, "RS012"),
        ({"p_date": date(2999, 1, 1)}, "RS014"),
        ({"p_party": 21}, "RS015"),
        ({"p_time": "19:01"}, "RS018"),
        ({"p_email": "a@example.com, b@example.com"}, "RS001"),
    ],
)
def test_a_refused_request_stores_nothing(
    db: Connection, changes: dict[str, Any], code: str
) -> None:
    before = ask(db, STORED)
    assert refused_request(db, p_idempotency_key="once", **changes).code == code
    assert ask(db, STORED) == before
    # Not even its key: corrected, it may be asked for under the same one.
    assert request(db, p_idempotency_key="once")["state"] == "assignment_pending"


@pytest.mark.parametrize("role", ["worker", "monitor"])
def test_only_callers_may_ask(db: Connection, role: str) -> None:
    with acting(db, role), pytest.raises(Exception, match="permission denied"), db.transaction():
        request(db)


def test_one_who_comes_again_is_one_customer(db: Connection) -> None:
    request(db)
    request(db, p_email="Zoe.Guest@Example.com", p_name=" Zoë Guest ", p_marketing_opt_in=True)
    assert ask(db, "select email, name, has_marketing_consent from core.customer") == [
        ("zoe.guest@example.com", "Zoë Guest", True)
    ]


def test_a_later_visit_without_a_word_keeps_the_consent(db: Connection) -> None:
    request(db, p_marketing_opt_in=True)
    request(db, p_marketing_opt_in=False)
    assert ask(db, "select has_marketing_consent from core.customer") == [(True,)]


def test_holds_are_refused_by_the_same_rules(db: Connection) -> None:
    with acting(db, "guest"):
        for field, bad, code in [
            ("p_party", 13, "RS016"),
            ("p_time", "21:45", "RS011"),
            ("p_time", "19:01", "RS018"),
            ("p_service", "breakfast", "RS006"),
        ]:
            assert refusal(db, "api.attempt_hold", **wish(**{field: bad})).code == code


def test_a_missing_argument_is_refused_by_name_not_by_postgres(db: Connection) -> None:
    refused = refusal(db, "api.request_booking")
    assert (refused.code, refused.detail) == ("RS001", {"field": "venue"})
    assert call(db, "api.request_booking", **wish(), **guest())["reference"]


def test_the_answer_is_what_staff_read_afterwards(db: Connection) -> None:
    answer = request(db, p_notes="By the window", p_name=" Ada  ", p_email="Ada@Example.com")
    with acting(db, "staff"):
        assert read(db, answer) == answer
