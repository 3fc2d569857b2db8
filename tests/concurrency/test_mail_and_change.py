"""E-mails are taken up while their bookings are being changed: neither waits for the other."""

from functools import partial

from tests.calls import call, confirmed, rows
from tests.concurrency.conftest import Arena, result

claim = partial(rows, function="jobs.claim_notifications", p_limit=64, p_lease="30 seconds")


def test_an_e_mail_is_claimed_while_its_booking_is_locked(arena: Arena) -> None:
    """Who changes a booking may come to wait for its e-mail: both waiting would be a deadlock."""
    booking = confirmed(arena.observer)
    changer, mailer = arena.session(), arena.session()
    note = {"p_reference": booking["reference"], "p_notes": "by the window"}
    changer.begin(partial(call, function="api.modify_booking", **note))
    assert [row["kind"] for row in result(mailer.start(claim))] == ["confirmed"]
    changer.commit()
