"""api.modify_booking, api.restore_booking: a wish looks for tables, the old ones stay meanwhile."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from psycopg import Connection

from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
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
    zone_at,
)

ONE_SEATING: Row = {"p_party": 20}
"""One seating of the White Horse takes so many: the garden's three large tables together."""


def modify(connection: Connection, booking: Row, **changes: object) -> Row:
    return call(connection, "api.modify_booking", p_reference=booking["reference"], **changes)


def restore(connection: Connection, booking: Row, **more: object) -> Row:
    return call(connection, "api.restore_booking", p_reference=booking["reference"], **more)


def token(connection: Connection, booking: Row) -> str:
    """What the link in the guest's e-mails ends with."""
    link: str = value(connection, "api.make_guest_link", p_reference=booking["reference"])
    return link.rpartition("/")[2]


def kinds(connection: Connection, booking: Row) -> list[str]:
    """The e-mails about a booking, in order, whatever became of them."""
    query = "select kind from core.notification where booking_id = %s order by notification_id"
    return [kind for (kind,) in ask(connection, query, booking["booking_id"])]


def outcomes(connection: Connection, booking: Row) -> list[str]:
    query = (
        "select outcome from core.booking_change where booking_id = %s order by booking_change_id"
    )
    return [outcome for (outcome,) in ask(connection, query, booking["booking_id"])]


def claims(connection: Connection, booking: Row) -> list[tuple[Any, ...]]:
    return ask(
        connection,
        "select r.label, c.kind, lower(c.during) from core.claim as c"
        " inner join core.resource as r using (resource_id) where c.booking_id = %s order by 1",
        booking["booking_id"],
    )


def set_policy(connection: Connection, **policy: object) -> None:
    for column, setting in policy.items():
        connection.execute(f"update core.venue set {column} = %s", (setting,))


WISHES: dict[str, Row] = {
    "time": {"p_time": "20:30"},
    "date": {"p_date": day() + timedelta(days=1)},
    "party": {"p_party": 6},
    "time and party": {"p_time": "17:30", "p_party": 8},
    "service": {"p_service": "lunch", "p_time": "12:30"},
    "seating": {"p_seating": "outdoor"},
    "zone": {"p_zone": "Garden"},
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
@pytest.mark.parametrize("caller", ["guest", "staff", "service"])
def test_a_wish_that_can_be_met(db: Connection, caller: str, wish: Row) -> None:
    booking = confirmed(db)
    more = {"p_token": token(db, booking)} if caller == "guest" else {}
    with acting(db, caller):
        pending = modify(db, booking, **wish, **more)
    assert (pending["status"], pending["state"]) == ("pending", "assignment_pending")
    assert pending["tables"] == [] and pending["previous_tables"] == booking["tables"]
    assert len(pending["pending_reference"]) == 10
    [(label, kind, start)] = claims(db, booking)
    assert ([label], kind, start) == (labels(booking), "retained", booking["starts_at"])
    assert broken_invariants(db) == []

    assert assign(db, booking)["outcome"] == "confirmed"
    done = read(db, booking)
    assert done["state"] == "confirmed" and done["tables"]
    assert (done["previous_tables"], done["pending_reference"]) == ([], None)
    assert {kind for _, kind, _ in claims(db, booking)} == {"booking"}
    assert {start for *_, start in claims(db, booking)} == {done["starts_at"]}
    assert kinds(db, booking) == ["confirmed", "modification_requested", "modification_confirmed"]
    assert outcomes(db, booking) == ["confirmed"]
    assert broken_invariants(db) == []


def test_the_new_wish_is_what_was_asked_for(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_time="20:00", p_party=4, p_seating="indoor")
    assign(db, booking)
    done = read(db, booking)
    assert (done["start_time"].isoformat(), done["party_size"]) == ("20:00:00", 4)
    assert (done["seating_preference"], done["booking_type"]) == ("indoor", "dinner")
    assert done["booking_date"] == booking["booking_date"]


def test_a_time_that_is_free_only_on_the_old_tables(db: Connection) -> None:
    """Half an hour later its own tables are in the way of nobody but itself."""
    booking = confirmed(db, **ONE_SEATING)
    modify(db, booking, p_time="19:30")
    assert assign(db, booking)["outcome"] == "confirmed"
    done = read(db, booking)
    assert labels(done) == labels(booking) and done["start_time"].isoformat() == "19:30:00"
    assert broken_invariants(db) == []


@pytest.mark.parametrize("days", [0, 1])
def test_a_full_time_leaves_the_old_booking(db: Connection, days: int) -> None:
    db.execute("update core.venue set retry_attempts = 1")
    booking = confirmed(db, p_time="18:00", p_party=4)
    other = confirmed(db, p_date=day() + timedelta(days=days), p_time="21:00", **ONE_SEATING)
    modify(db, booking, p_date=day() + timedelta(days=days), p_time="21:00", **ONE_SEATING)
    kept = claims(db, booking)
    answer = assign(db, booking)
    assert (answer["state"], answer["tables"]) == ("manual_review", None)
    failed = read(db, booking)
    assert (failed["status"], failed["reason"]) == ("pending", "modification_no_capacity")
    assert failed["previous_tables"] == booking["tables"]
    assert claims(db, booking) == kept
    assert kinds(db, booking) == ["confirmed", "modification_requested", "modification_failed"]
    assert broken_invariants(db) == []

    back = restore(db, booking)
    assert (back["state"], back["tables"]) == ("confirmed", booking["tables"])
    assert (back["starts_at"], back["party_size"]) == (booking["starts_at"], 4)
    assert outcomes(db, booking) == ["restored"]
    assert kinds(db, booking)[-1] == "confirmed"
    assert broken_invariants(db) == []
    assert restore(db, booking) == back
    assert labels(read(db, other)) == labels(other)


def test_the_guest_restores_by_the_link(db: Connection) -> None:
    booking = confirmed(db)
    key = token(db, booking)
    modify(db, booking, p_party=8)
    with acting(db, "guest"):
        refused = refusal(db, "api.restore_booking", p_reference=booking["reference"])
        assert refused.code == "RS230"
        assert call(db, "api.restore_booking", p_token=key)["tables"] == booking["tables"]
    assert assign(db, booking)["outcome"] == "nothing_to_do"
    assert broken_invariants(db) == []


def test_restoring_what_is_not_changed_is_refused(db: Connection) -> None:
    booking = confirmed(db)
    refused = refusal(db, "api.restore_booking", p_reference=booking["reference"])
    assert (refused.code, refused.detail["from"]) == ("RS021", "confirmed")


def test_release_gives_the_tables_up_at_once(db: Connection) -> None:
    set_policy(db, change_policy="release")
    booking = confirmed(db, **ONE_SEATING)
    pending = modify(db, booking, p_time="12:30", p_service="lunch", p_party=2)
    assert claims(db, booking) == []
    assert pending["previous_tables"] == booking["tables"]
    assert broken_invariants(db) == []
    other = confirmed(db, **ONE_SEATING)
    refused = refusal(db, "api.restore_booking", p_reference=booking["reference"])
    assert refused.code == "RS234"
    call(db, "api.cancel_booking", p_reference=other["reference"])
    assert restore(db, booking)["tables"] == booking["tables"]
    assert broken_invariants(db) == []


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"p_time": "03:00"}, "RS010"),
        ({"p_date": "2020-01-01"}, "RS012"),
        ({"p_party": 500}, "RS015"),
        ({"p_time": "19:07"}, "RS018"),
        ({"p_service": "breakfast"}, "RS006"),
        ({"p_email": "nobody"}, "RS001"),
        ({"p_seating": "roof"}, "RS001"),
    ],
)
def test_what_cannot_be_changes_nothing(db: Connection, wish: Row, code: str) -> None:
    booking = confirmed(db)
    before = claims(db, booking)
    refused = refusal(db, "api.modify_booking", p_reference=booking["reference"], **wish)
    assert refused.code == code
    assert (read(db, booking), claims(db, booking)) == (booking, before)
    assert kinds(db, booking) == ["confirmed"]


def test_contact_and_notes_need_no_tables(db: Connection) -> None:
    booking = confirmed(db)
    changed = modify(db, booking, p_name="Ada", p_phone="", p_notes="A high chair")
    assert (changed["state"], changed["tables"]) == ("confirmed", booking["tables"])
    assert (changed["customer_name"], changed["customer_phone"]) == ("Ada", None)
    assert changed["customer_email"] == booking["customer_email"]
    assert changed["notes"] == "A high chair"
    assert changed["state_version"] == booking["state_version"] + 1
    assert kinds(db, booking) == ["confirmed"] and outcomes(db, booking) == []
    assert broken_invariants(db) == []


def test_another_address_gets_another_link(db: Connection) -> None:
    booking = confirmed(db)
    old = token(db, booking)
    modify(db, booking, p_email="ada@example.com")
    assert token(db, booking) != old
    assert refusal(db, "api.modify_booking", p_token=old, p_notes="x").code == "RS230"
    assert kinds(db, booking) == ["confirmed", "modification_confirmed"]
    assert broken_invariants(db) == []


def test_the_same_again_changes_nothing(db: Connection) -> None:
    booking = confirmed(db)
    first = modify(db, booking, p_time="20:00")
    assert modify(db, booking, p_time="20:00") == first
    assert outcomes(db, booking) == ["pending"]
    assert ask(db, "select count(*) from pgmq.q_assignment") == [(2,)]
    assign(db, booking)
    done = read(db, booking)
    again = modify(db, booking, p_time="20:00", p_party=2, p_notes="")
    assert again == done | {name: again[name] for name in again if again[name] != done[name]}
    assert again["state_version"] == done["state_version"]


def test_the_same_key_is_one_change(db: Connection) -> None:
    booking = confirmed(db)
    wish = {"p_time": "20:00", "p_expected_version": 5, "p_idempotency_key": "once"}
    modify(db, booking, **wish)
    assign(db, booking)
    assert modify(db, booking, **wish)["state"] == "confirmed"
    assert outcomes(db, booking) == ["confirmed"]
    refused = refusal(
        db, "api.modify_booking", p_reference=booking["reference"], **wish | {"p_time": "21:00"}
    )
    assert refused.code == "RS022"


def test_a_stale_version_is_refused(db: Connection) -> None:
    booking = confirmed(db)
    refused = refusal(
        db,
        "api.modify_booking",
        p_reference=booking["reference"],
        p_party=3,
        p_expected_version=booking["state_version"] - 1,
    )
    assert (refused.code, refused.detail) == ("RS020", {"expected": 4, "version": 5})
    assert read(db, booking)["party_size"] == 2


def test_a_second_change_supersedes_the_first(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_time="20:00")
    second = modify(db, booking, p_date=day() + timedelta(days=2), p_party=5)
    assert second["previous_tables"] == booking["tables"]
    assert outcomes(db, booking) == ["superseded", "pending"]
    assert broken_invariants(db) == []
    assign(db, booking)
    done = read(db, booking)
    assert (done["party_size"], done["start_time"].isoformat()) == (5, "20:00:00")
    assert done["booking_date"] == day() + timedelta(days=2)
    assert kinds(db, booking) == ["confirmed", "modification_requested", "modification_confirmed"]
    assert broken_invariants(db) == []


def test_restoring_after_two_changes_goes_back_to_the_tables(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_time="20:00")
    modify(db, booking, p_party=6)
    back = restore(db, booking)
    assert (back["start_time"], back["party_size"]) == (booking["start_time"], 2)
    assert back["tables"] == booking["tables"]


def test_a_request_that_waits_is_amended(db: Connection) -> None:
    booking = request(db)
    amended = modify(db, booking, p_party=4, p_time="20:00")
    assert (amended["state"], amended["previous_tables"]) == ("assignment_pending", [])
    assert outcomes(db, booking) == ["amended"]
    assign(db, booking)
    assert read(db, booking)["party_size"] == 4
    assert kinds(db, booking) == ["confirmed"]
    assert broken_invariants(db) == []
    assert refusal(db, "api.restore_booking", p_reference=booking["reference"]).code == "RS021"


def test_cancelled_while_it_is_changed(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_date=day() + timedelta(days=1))
    cancelled = call(db, "api.cancel_booking", p_reference=booking["reference"])
    assert cancelled["state"] == "cancelled" and claims(db, booking) == []
    assert outcomes(db, booking) == ["cancelled"]
    assert assign(db, booking)["outcome"] == "nothing_to_do"
    assert broken_invariants(db) == []


def test_what_is_over_is_not_changed(db: Connection) -> None:
    booking = confirmed(db)
    call(db, "api.cancel_booking", p_reference=booking["reference"])
    for wish in ({"p_party": 3}, {"p_notes": "x"}):
        refused = refusal(db, "api.modify_booking", p_reference=booking["reference"], **wish)
        assert (refused.code, refused.detail["from"]) == ("RS021", "cancelled")
    held = hold(db)
    assert refusal(db, "api.modify_booking", p_reference=held["reference"]).code == "RS021"


def test_guests_need_their_own_link(db: Connection) -> None:
    mine, theirs = confirmed(db), confirmed(db)
    keys = [None, "nonsense", token(db, theirs)]
    with acting(db, "guest"):
        for key in keys:
            for function in ("api.modify_booking", "api.cancel_booking", "api.restore_booking"):
                refused = refusal(db, function, p_reference=mine["reference"], p_token=key)
                assert refused.code == "RS230"
    assert read(db, mine) == mine


def test_a_guest_is_held_to_the_cut_off(db: Connection) -> None:
    booking = confirmed(db)
    key = token(db, booking)
    set_policy(db, guest_cut_off="20 days")
    with acting(db, "guest"):
        assert refusal(db, "api.modify_booking", p_token=key, p_party=3).code == "RS231"
        assert refusal(db, "api.cancel_booking", p_token=key).code == "RS231"
    assert modify(db, booking, p_party=3)["state"] == "assignment_pending"
    set_policy(db, is_late_cancellation_accepted=True)
    with acting(db, "guest"):
        cancelled = call(db, "api.cancel_booking", p_token=key)
    assert (cancelled["state"], cancelled["reason"]) == ("cancelled", "late_cancellation")


def test_events_tell_of_a_change(db: Connection) -> None:
    db.execute("update core.venue set retry_attempts = 1")
    with acting(db, "owner"):
        db.execute("select pgmq.create('ears')")
        db.execute("select pgmq.bind_topic('booking.#', 'ears')")
    booking = confirmed(db, p_time="18:00")
    confirmed(db, p_time="21:00", **ONE_SEATING)
    db.execute("delete from pgmq.q_ears")
    modify(db, booking, p_time="21:00", **ONE_SEATING)
    assign(db, booking)
    modify(db, booking, p_time="20:00", p_party=4)
    assign(db, booking)
    heard = ask(
        db,
        "select message ->> 'event', (message ->> 'modification')::boolean from pgmq.q_ears"
        " order by msg_id",
    )
    names = [name.removeprefix("booking.") for name, _ in heard]
    assert all(is_change for name, is_change in heard if "modification" in name)
    told = [name for name in names if name in {"assignment_failed"} or "modification" in name]
    assert told == [
        "modification.pending",
        "assignment_failed",
        "modification.failed",
        "modification.pending",
        "modification.confirmed",
    ]
    assert dict(heard)["booking.assignment_failed"] is True


def test_the_token_is_nowhere_in_clear(db: Connection) -> None:
    booking = confirmed(db)
    key = token(db, booking)
    assert len(key) == 22
    [(stored,)] = ask(db, "select l::text || s::text from core.guest_link as l, core.site as s")
    assert key not in stored
    assert call(db, "jobs.claim_notifications", p_limit=9, p_lease="1 min")["content"][
        "manage_url"
    ].endswith("/manage/" + key)
    messages = ask(
        db, "select message::text || coalesce(headers::text, '') from pgmq.q_notification"
    )
    assert not any(key in message for (message,) in messages)


def test_a_link_ends_with_the_visit_or_by_hand(db: Connection) -> None:
    booking = confirmed(db)
    key = token(db, booking)
    db.execute("select set_config('test.at', (upper(during))::text, true) from core.booking")
    [(opened,)] = ask(
        db, "select core.open_guest_link(%s, current_setting('test.at')::timestamptz)", key
    )
    assert opened is None
    assert value(db, "api.revoke_guest_link", p_reference=booking["reference"]) is True
    assert value(db, "api.revoke_guest_link", p_reference=booking["reference"]) is False
    assert refusal(db, "api.cancel_booking", p_token=key).code == "RS230"
    assert token(db, booking) != key


def test_a_kept_table_that_is_blocked_is_replaced(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_date=day() + timedelta(days=1))
    blocked = call(
        db,
        "api.block_resource",
        p_venue=WHITE_HORSE,
        p_table=labels(booking)[0],
        p_from=f"{day()} 12:00",
        p_until=f"{day()} 23:00",
        p_is_dry_run=False,
    )
    assert blocked["outcome"] == "moved"
    [(label, kind, _)] = claims(db, booking)
    assert kind == "retained" and [label] != labels(booking)
    assert broken_invariants(db) == []
    assert labels(restore(db, booking)) == [label]
    assert broken_invariants(db) == []


def test_a_kept_table_that_is_lost_needs_a_person(db: Connection) -> None:
    booking = confirmed(db, **ONE_SEATING)
    label = labels(booking)[0]
    modify(db, booking, p_date=day() + timedelta(days=1))
    block = {"p_venue": WHITE_HORSE, "p_table": label, "p_is_dry_run": False}
    blocked = call(
        db, "api.block_resource", p_from=f"{day()} 12:00", p_until=f"{day()} 23:00", **block
    )
    assert blocked["outcome"] == "unplaced"
    seen = read(db, booking)
    assert (seen["state"], seen["reason"]) == ("manual_review", "table_blocked")
    assert claims(db, booking) == [] and broken_invariants(db) == []
    assert refusal(db, "api.restore_booking", p_reference=booking["reference"]).code == "RS234"


def test_a_promised_table_stays_promised_until_there_is_another(db: Connection) -> None:
    booking = confirmed(db)
    pinned = "select is_pinned from core.booking"
    db.execute("update core.booking set is_pinned = true")
    modify(db, booking, p_time="20:00")
    restore(db, booking)
    assert ask(db, pinned) == [(True,)]
    modify(db, booking, p_time="20:00")
    assign(db, booking)
    assert ask(db, pinned) == [(False,)]


def test_a_guests_link_is_in_every_e_mail_and_nowhere_else(db: Connection) -> None:
    booking = confirmed(db)
    modify(db, booking, p_time="20:00")
    assign(db, booking)
    mails = rows(db, "jobs.claim_notifications", p_limit=9, p_lease="1 min")
    links = {mail["content"]["manage_url"] for mail in mails}
    assert len(links) == 1
    key = links.pop().rpartition("/")[2]
    with acting(db, "guest"):
        assert value(db, "api.open_guest_link", p_token=key)["booking"]["status"] == "confirmed"


def test_a_person_finds_tables_for_a_change_that_could_not_be_met(db: Connection) -> None:
    set_policy(db, retry_attempts=1)
    booking = confirmed(db, p_time="18:00", p_party=4)
    confirmed(db, p_time="21:00", **ONE_SEATING)
    modify(db, booking, p_time="21:00", **ONE_SEATING)
    assert assign(db, booking)["state"] == "manual_review"
    with acting(db, "staff"):
        forced = call(
            db,
            "api.force_confirm",
            p_reference=booking["reference"],
            p_tables=["D5"],
            p_note="They stand",
        )
    assert (forced["state"], labels(forced)) == ("confirmed", ["D5"])
    assert {kind for _, kind, _ in claims(db, booking)} == {"booking"}
    assert outcomes(db, booking) == ["confirmed"]
    assert kinds(db, booking)[-1] == "modification_confirmed"
    assert broken_invariants(db) == []


def test_an_evening_that_is_over_for_one_time_is_not_over(db: Connection, white_horse: Row) -> None:
    """At seven in the evening a booking's own six o'clock has passed, not the day."""
    zone = zone_at(19)
    load(db, white_horse, timezone=zone)
    booking = confirmed(db, p_time="18:00")
    today = datetime.now(ZoneInfo(zone)).date()
    wish = {"p_reference": booking["reference"], "p_party": 2, "p_seating": "any"}
    db.execute("delete from core.seating")
    assert rows(db, "api.list_changes", **wish, p_date=today) == []
    refused = refusal(db, "api.list_changes", **wish, p_date=today - timedelta(days=1))
    assert refused.code == "RS012"
