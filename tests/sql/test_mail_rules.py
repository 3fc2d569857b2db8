"""Who is told what, who wants none, in which order, and what the registry says."""

import json
from datetime import timedelta
from typing import Any

import pytest
from psycopg import Connection

from cli.project import ROOT, VENUES
from tests.calls import (
    WHITE_HORSE,
    Row,
    acting,
    ask,
    assign,
    broken_invariants,
    call,
    confirmed,
    load,
    refusal,
    request,
    rows,
    value,
)
from worker.samples import SAMPLES


def claim(db: Connection) -> list[Row]:
    return rows(db, "jobs.claim_notifications", p_limit=10, p_lease="30 seconds")


def record(db: Connection, mail: Row, outcome: str, error: str | None = None) -> str:
    return str(
        value(
            db,
            "jobs.record_delivery",
            p_message_id=mail["message_id"],
            p_read_count=mail["read_count"],
            p_outcome=outcome,
            p_provider_id=None,
            p_error=error,
        )
    )


def wake(db: Connection) -> None:
    """Let what waits its turn be looked at now."""
    db.execute("update pgmq.q_notification set vt = clock_timestamp()")


def statuses(db: Connection) -> list[tuple[Any, ...]]:
    return ask(db, "select kind, status from core.notification order by notification_id")


def move(db: Connection, booking: Row, state: str, path: str | None = None) -> None:
    db.execute(
        "update core.booking set state = %s, state_path = %s, state_actor = 'test',"
        " state_reason = 'trial' where booking_id = %s",
        [state, path, booking["booking_id"]],
    )


def test_every_kind_has_a_template_and_an_example(db: Connection) -> None:
    kinds = ask(db, "select kind, template from core.notification_kind")
    assert {kind for kind, _ in kinds} == {sample.kind for sample in SAMPLES}
    templates = ROOT / "worker" / "templates"
    assert all((templates / f"{template}.jinja").exists() for _, template in kinds)


def test_examples_have_what_the_registry_gives_them(db: Connection) -> None:
    query = "select kind, recipient = 'venue', invitation, is_suppressible from"
    kinds = {row[0]: row[1:] for row in ask(db, f"{query} core.notification_kind")}
    for sample in SAMPLES:
        for_venue, invitation, is_suppressible = kinds[sample.kind]
        assert (sample.is_for_venue, sample.is_suppressible) == (for_venue, is_suppressible)
        assert sample.invitation in (None, invitation)


def test_the_content_is_what_the_examples_show(db: Connection) -> None:
    confirmed(db)
    [mail] = claim(db)
    example = next(sample for sample in SAMPLES if sample.name == "confirmed").notification("en")
    assert example.content.keys() <= mail["content"].keys()
    assert {"slug", "name", "kind", "colour"} <= mail["content"]["venue"].keys()


def test_a_person_who_must_decide_and_the_guest_who_waits_are_told(db: Connection) -> None:
    db.execute("update core.venue_mail set desk_email = 'desk@venue.example'")
    booking = request(db)
    move(db, booking, "manual_review")
    mails = {mail["kind"]: mail for mail in claim(db)}
    assert mails.keys() == {"manual_review", "review_needed"}
    desk = mails["review_needed"]
    assert desk["recipient_email"] == "desk@venue.example"
    assert "manage_url" not in desk["content"], "the guest's link is nobody else's"
    assert mails["manual_review"]["content"]["manage_url"]
    assert mails["manual_review"]["content"]["unsubscribe_url"] is None


def test_a_venue_without_an_address_is_told_nothing(db: Connection) -> None:
    move(db, request(db), "manual_review")
    assert [mail["kind"] for mail in claim(db)] == ["manual_review"]


def test_who_is_declined_by_a_person_is_told(db: Connection) -> None:
    booking = request(db)
    move(db, booking, "manual_review")
    move(db, booking, "failed")
    # That somebody is looking at it is not true any more.
    assert [mail["kind"] for mail in claim(db)] == ["declined"]
    assert statuses(db) == [("manual_review", "expired"), ("declined", "sending")]


def test_a_request_that_is_not_confirmed_at_once_is_received(db: Connection) -> None:
    db.execute("update core.venue set retry_attempts = 3")
    first = request(db, p_party=12)
    while assign(db, first)["outcome"] == "confirmed":
        claim(db)
        first = request(db, p_party=12)
    wake(db)
    kinds = [mail["kind"] for mail in claim(db)]
    assert kinds.count("booking_received") == 1
    db.execute("update core.booking set attempt_count = 2 where booking_id = %s",
               [first["booking_id"]])  # fmt: skip
    assert "booking_received" not in [mail["kind"] for mail in claim(db)]


def test_who_did_not_come_is_told_once(db: Connection) -> None:
    booking = confirmed(db)
    [mail] = claim(db)
    record(db, mail, "sent")
    move(db, booking, "no_show")
    [missed] = claim(db)
    assert missed["kind"] == "no_show" and missed["content"]["unsubscribe_url"]


@pytest.mark.parametrize(("wanted", "kinds"), [(True, ["moved"]), (False, [])])
def test_other_tables_are_told_where_the_venue_wants_it(
    db: Connection, wanted: bool, kinds: list[str]
) -> None:
    db.execute("update core.venue_mail set tells_moves = %s", [wanted])
    booking = confirmed(db)
    [mail] = claim(db)
    record(db, mail, "sent")
    db.execute(
        "insert into core.booking_move"
        " (booking_id, from_resource_ids, to_resource_ids, actor, reason, at)"
        " values (%s, '{1}', '{2}', 'test', 'make_room', clock_timestamp())",
        [booking["booking_id"]],
    )
    assert [mail["kind"] for mail in claim(db)] == kinds


def test_only_the_latest_move_is_told(db: Connection) -> None:
    db.execute("update core.venue_mail set tells_moves = true")
    booking = confirmed(db)
    [mail] = claim(db)
    record(db, mail, "sent")
    for table in (2, 3):
        db.execute(
            "insert into core.booking_move"
            " (booking_id, from_resource_ids, to_resource_ids, actor, reason, at)"
            " values (%s, '{1}', array[%s::bigint], 'test', 'make_room', clock_timestamp())",
            [booking["booking_id"], table],
        )
    assert len(claim(db)) == 1
    assert [status for kind, status in statuses(db) if kind == "moved"] == ["expired", "sending"]


def test_an_invitation_is_taken_back_only_from_who_has_one(db: Connection) -> None:
    early = request(db)
    call(db, "api.cancel_booking", p_reference=early["reference"])
    [mail] = claim(db)
    assert (mail["kind"], mail["content"]["invitation"]) == ("cancelled", None)

    late = confirmed(db)
    [mail] = claim(db)
    assert mail["content"]["invitation"] == "request"
    record(db, mail, "sent")
    invited = mail["content"]["version"]
    call(db, "api.cancel_booking", p_reference=late["reference"])
    [mail] = claim(db)
    assert (mail["kind"], mail["content"]["invitation"]) == ("cancelled", "cancel")
    assert mail["content"]["version"] > invited


def test_an_address_that_bounced_gets_nothing_more_until_it_is_allowed(db: Connection) -> None:
    confirmed(db)
    [mail] = claim(db)
    assert record(db, mail, "bounced", "550 5.1.1 unknown") == "failed"
    assert ask(db, "select reason from core.mail_block") == [("bounced",)]
    confirmed(db)
    assert claim(db) == []
    confirmed(db, p_email="other@example.com")
    assert [mail["recipient_email"] for mail in claim(db)] == ["other@example.com"]

    address = {"p_venue": WHITE_HORSE, "p_email": "Zoe.Guest@example.com"}
    with acting(db, "staff"):
        assert value(db, "api.allow_address", **address) is True
        assert value(db, "api.allow_address", **address) is False
    confirmed(db)
    assert [mail["recipient_email"] for mail in claim(db)] == ["zoe.guest@example.com"]


def test_no_address_is_kept_on_the_list(db: Connection) -> None:
    confirmed(db)
    [mail] = claim(db)
    record(db, mail, "bounced")
    [(text,)] = ask(db, "select row_to_json(b)::text from core.mail_block as b")
    assert "zoe" not in text and "example" not in text


def token(mail: Row) -> str:
    return str(mail["content"]["manage_url"]).rpartition("/")[2]


def test_unsubscribing_stops_what_is_not_needed_alone(db: Connection) -> None:
    booking = confirmed(db)
    [mail] = claim(db)
    record(db, mail, "sent")
    with acting(db, "guest"):
        asked = {"p_token": token(mail), "p_is_wanted": None}
        assert call(db, "api.set_mail_preference", **asked)["is_wanted"] is True
        told = call(db, "api.set_mail_preference", **asked | {"p_is_wanted": False})
        assert told == {"venue_name": "White Horse Pub (Waterbeach)", "is_wanted": False}
    move(db, booking, "no_show")
    assert claim(db) == []
    assert statuses(db)[-1] == ("no_show", "suppressed")
    confirmed(db)
    assert [mail["kind"] for mail in claim(db)] == ["confirmed"]
    with acting(db, "guest"):
        call(db, "api.set_mail_preference", **asked | {"p_is_wanted": True})
    assert ask(db, "select from core.mail_block") == []


def test_an_unknown_link_unsubscribes_nobody(db: Connection) -> None:
    refused = refusal(db, "api.set_mail_preference", p_token="x" * 22, p_is_wanted=False)
    assert refused.code == "RS230"


def test_a_venue_that_is_switched_off_sends_nothing(db: Connection) -> None:
    with acting(db, "staff"):
        assert value(db, "api.switch_mail", p_venue=WHITE_HORSE, p_is_on=False) is False
    confirmed(db)
    assert claim(db) == []
    assert statuses(db) == [("confirmed", "suppressed")]
    value(db, "api.switch_mail", p_venue=WHITE_HORSE, p_is_on=True)
    confirmed(db)
    assert len(claim(db)) == 1
    assert broken_invariants(db) == []


def test_loading_a_file_does_not_turn_the_switch(db: Connection, white_horse: Row) -> None:
    value(db, "api.switch_mail", p_venue=WHITE_HORSE, p_is_on=False)
    load(db, white_horse, mail={"colour": "#336699", "reminder_hours": 0, "desk": "A@b.example"})
    assert ask(
        db,
        "select m.is_sending, m.colour, m.reminder_lead, m.desk_email, m.tells_moves"
        " from core.venue_mail as m inner join core.venue as v using (venue_id) where v.slug = %s",
        WHITE_HORSE,
    ) == [(False, "#336699", None, "a@b.example", False)]


def test_a_contact_is_no_other_name_or_colour(db: Connection, white_horse: Row) -> None:
    other = {"name": "Elsewhere", "slug": "x", "kind": "x", "colour": "red", "phone": "+44 1"}
    load(db, white_horse, contact=white_horse["contact"] | other)
    booking = confirmed(db)
    link = value(db, "api.make_guest_link", p_reference=booking["reference"])
    opened = value(db, "api.open_guest_link", p_token=link.rpartition("/")[2])["venue"]
    [told] = [mail["content"]["venue"] for mail in claim(db) if mail["kind"] == "confirmed"]
    for venue in (opened, told):
        assert (venue["name"], venue["phone"]) == (white_horse["name"], "+44 1")
        assert (venue["kind"], venue["colour"]) == ("restaurant", None)


def test_a_practice_says_how_its_e_mails_look(db: Connection) -> None:
    practice = json.loads((VENUES / "touchbase-massage.json").read_text())
    load(db, practice, mail={"colour": "#336699", "hold_notice_minutes": 3})
    assert ask(
        db,
        "select m.colour, m.hold_notice_lead from core.venue_mail as m"
        " inner join core.venue as v using (venue_id) where v.slug = 'touchbase-massage'",
    ) == [("#336699", timedelta(minutes=3))]


@pytest.mark.parametrize(
    ("mail", "path"),
    [
        ({"colour": "green"}, "$.mail.colour"),
        ({"desk": "nobody"}, "$.mail.desk"),
        ({"reminder_hours": 1000}, "$.mail.reminder_hours"),
        ({"tell_moves": "yes"}, "$.mail.tell_moves"),
        ({"color": "#336699"}, "$.mail.color"),
    ],
)
def test_a_file_with_nonsense_is_refused(
    db: Connection, white_horse: Row, mail: Row, path: str
) -> None:
    file = json.dumps(white_horse | {"mail": mail})
    found = ask(db, "select path from core.find_venue_faults(%s::jsonb)", file)
    assert found == [(path,)]


def test_a_later_e_mail_waits_for_the_earlier_one(db: Connection) -> None:
    booking = confirmed(db)
    [first] = claim(db)
    db.execute("select core.queue_notification(%s, 'moved', clock_timestamp())",
               [booking["booking_id"]])  # fmt: skip
    assert claim(db) == []
    # Looking does not use up its tries.
    for _ in range(12):
        wake(db)
        db.execute("update pgmq.q_notification set vt = clock_timestamp() + interval '1 minute'"
                   " where msg_id = %s", [first["message_id"]])  # fmt: skip
        assert claim(db) == []
    assert ask(db, "select from pgmq.q_notification_dead") == []
    assert record(db, first, "sent") == "sent"
    wake(db)
    assert [mail["kind"] for mail in claim(db)] == ["moved"]


def test_what_waits_comes_back_when_the_earlier_one_is_due(db: Connection) -> None:
    booking = confirmed(db)
    [first] = claim(db)
    assert record(db, first, "retry", "450 greylisted") == "queued"
    db.execute("select core.queue_notification(%s, 'moved', clock_timestamp())",
               [booking["booking_id"]])  # fmt: skip
    assert claim(db) == []
    [(gap,)] = ask(
        db,
        "select extract(epoch from q.vt - t.due_at)::float from pgmq.q_notification as q,"
        " core.timer as t inner join core.notification as n using (notification_id)"
        " where n.kind = 'confirmed'",
    )
    assert abs(gap) < 0.001


def test_an_unreachable_server_costs_no_try_and_no_place(db: Connection) -> None:
    confirmed(db)
    for _ in range(12):
        [mail] = claim(db)
        assert record(db, mail, "unreachable", "connection refused") == "queued"
    assert ask(db, "select status, try_count, error from core.notification"
                   " where kind = 'confirmed'") == [
        ("queued", 0, "connection refused")
    ]  # fmt: skip
    assert ask(db, "select msg_id from pgmq.q_notification") == [(mail["message_id"],)]
    assert broken_invariants(db) == []
    [mail] = claim(db)
    assert record(db, mail, "sent") == "sent"
    assert record(db, mail, "unreachable") == "lease_lost"


def test_messages_and_rows_of_e_mails_hold_no_personal_data(db: Connection) -> None:
    confirmed(db, p_notes="allergic to nuts")
    claim(db)
    texts = ask(
        db,
        "select row_to_json(q)::text from pgmq.q_notification as q"
        " union all select row_to_json(n)::text from core.notification as n"
        " union all select row_to_json(t)::text from core.timer as t",
    )
    assert len(texts) > 2
    for (text,) in texts:
        assert not any(word in text.lower() for word in ("zo", "guest", "nuts", "@"))
