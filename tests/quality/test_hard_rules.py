"""What holds in every venue on every evening: random ones, compared with the slow model."""

from hypothesis import given
from psycopg import Connection

from tests import model
from tests.calls import ask, broken_invariants
from tests.evenings import DAY, Evening, Plan, evening, plans, tried_on

PARTIES = (1, 2, 4, 6)
AHEAD = ("booking",) * 4 + ("pinned", "hold")


def check_hard_rules(made: Evening) -> None:
    """Everybody sits within every rule of the house, and nobody on anybody's lap."""
    venue = made.plan.venue
    board = made.board()
    by_labels = {seating.labels: seating for seating in made.seatings}
    for place, taken in enumerate(board):
        assert not any(
            other.label == taken.label and model.overlap(other.span, taken.span)
            for other in board[place + 1 :]
        )
    for booking_id, party, setting, service, start, end in ask(
        made.connection,
        "select b.booking_id, party_size, seating_preference, s.code, lower(during), upper(during)"
        " from core.booking as b join core.service as s using (service_id)"
        " where state in ('held', 'confirmed', 'seated')"
        "   and (hold_expires_at is null or hold_expires_at > %s)",
        made.at,
    ):
        mine = [taken for taken in board if taken.booking_id == booking_id]
        first = made.minute(start)
        assert {taken.span for taken in mine} == {model.occupied(venue, service, party, first)}
        assert made.minute(end) == first + model.turn(venue, service, party)
        seating = by_labels[tuple(sorted(taken.label for taken in mine))]
        assert seating.takes(party, setting)
        assert model.may_start(venue, DAY, service, party, first)
    assert broken_invariants(made.connection) == []


@tried_on(25)
@given(plans(wish_count=6))
def test_no_plan_breaks_a_hard_rule(bench: Connection, plan: Plan) -> None:
    with evening(bench, plan) as made:
        for wish in plan.wishes:
            made.assign(made.request(wish))
        check_hard_rules(made)
