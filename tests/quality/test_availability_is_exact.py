"""What is offered is what is confirmed: every start of random evenings is asked for and undone."""

from datetime import datetime

import psycopg
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from tests import model
from tests.calls import rows
from tests.evenings import (
    DAY,
    SETTINGS,
    SLUG,
    Evening,
    Guest,
    Plan,
    evening,
    plans,
    tried_on,
)


def offers(made: Evening, party: int, setting: str) -> dict[tuple[str, int], str]:
    """How each start that is offered would be had."""
    return {
        (offer["booking_type"], made.minute(offer["starts_at"])): (
            "make_room" if offer["needs_moves"] else "direct"
        )
        for offer in rows(
            made.connection, "api.list_availability", p_venue=SLUG, p_date=DAY, p_party=party,
            p_seating=setting, p_with_moves=True,
        )
    }  # fmt: skip


def try_out(made: Evening, one: Guest) -> str | None:
    """How a visit is seated when it is asked for now; undone again."""
    with made.connection.transaction(force_rollback=True):
        try:
            booking_id = made.request(one)
        except psycopg.Error as error:
            assert error.sqlstate and error.sqlstate.startswith("RS")
            return None
        if made.assign(booking_id) != "confirmed":
            return None
        return str(made.attempt(booking_id)["strategy"])


@tried_on(12)
@given(
    plan=plans(is_ahead=True, becomes=("booking",) * 4 + ("pinned", "hold")),
    party=st.sampled_from([1, 2, 4, 6]),
    setting=st.sampled_from(SETTINGS),
)
def test_every_offer_is_confirmed_and_nothing_else(
    bench: Connection, plan: Plan, party: int, setting: str
) -> None:
    with evening(bench, plan) as made:
        offered = offers(made, party, setting)
        slot = plan.venue["policy"]["slot_minutes"]
        wishes = {
            (service["code"], start): Guest(party, setting, service["code"], start)
            for service in plan.venue["services"]
            for start in range(900, 1620, slot)
        }
        tried = {key: how for key, one in wishes.items() if (how := try_out(made, one))}
        assert offered == tried

        board = made.board()
        free = {
            (service, start)
            for service, start in model.list_starts(plan.venue, DAY, party)
            if made.feasible(wishes[service, start], board)
        }
        assert free == {key for key, how in offered.items() if how == "direct"}


@tried_on(15)
@given(plans(tables=(3, 5), guests=(4, 9), wish_count=6))
def test_every_time_that_is_offered_instead_is_accepted(bench: Connection, plan: Plan) -> None:
    """As it was offered: with nobody moved, or with others moved for it."""
    with evening(bench, plan) as made:
        for one in plan.wishes:
            booking_id = made.request(one)
            if made.assign(booking_id) == "confirmed":
                continue
            for offer in made.attempt(booking_id)["plans"]["alternatives"]:
                start = made.minute(datetime.fromisoformat(offer["startsAt"]))
                other = Guest(one.party, one.setting, one.service, start)
                how = "make_room" if offer.get("makesRoom") else "direct"
                assert try_out(made, other) == how
