"""E-mails are taken up while their bookings are being assigned: neither waits for the other."""

from functools import partial

from tests.calls import assign, request, rows
from tests.concurrency.conftest import ONE_SEATING, Arena, result

claim = partial(rows, function="jobs.claim_notifications", p_limit=64, p_lease="30 seconds")


def test_an_e_mail_is_claimed_while_its_booking_is_tried_again(arena: Arena) -> None:
    """A batch of each holds many bookings, in orders of their own: waiting would be a deadlock."""
    assert assign(arena.observer, request(arena.observer, **ONE_SEATING))["outcome"] == "confirmed"
    refused = request(arena.observer, **ONE_SEATING)
    assert assign(arena.observer, refused)["outcome"] == "retry"
    assigner, mailer = arena.session(), arena.session()
    assigner.begin(partial(assign, booking=refused))
    kinds = [row["kind"] for row in result(mailer.start(claim))]
    assert sorted(kinds) == ["booking_received", "confirmed"]
    assigner.commit()
