"""api.explain_unavailable tells the truth about every seating of random evenings."""

import re

from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from tests import model
from tests.calls import Row, rows
from tests.evenings import DAY, Evening, Guest, Plan, clock, evening, plans, tried_on
from tests.model import Seating, Taken

Told = tuple[str, str | None, str | None]


def explain(made: Evening, one: Guest) -> list[Row]:
    return rows(made.connection, "api.explain_unavailable", **made.wish(one))


def obstacles(made: Evening, one: Guest, seating: Seating, board: list[Taken]) -> set[Told]:
    """What may be said of a seating; several answers when several claims end last together."""
    if one.party > seating.party_max:
        return {("too_small", None, None)}
    if one.party < seating.party_min:
        return {("too_large", None, None)}
    if one.setting not in ("any", seating.setting):
        return {("setting", None, None)}
    span = made.span(one)
    visit = (span[0], span[1] - made.plan.venue["buffer_minutes"])
    in_the_way = [
        taken
        for taken in board
        if taken.label in seating.labels and model.overlap(taken.span, span)
    ]
    last = max((taken.span[1] for taken in in_the_way), default=0)
    reasons: set[Told] = set()
    for taken in in_the_way:
        if taken.span[1] < last:
            continue
        theirs = (taken.span[0], taken.span[1] - made.plan.venue["buffer_minutes"])
        reason = {"blackout": "blackout", "hold": "held"}.get(
            taken.kind, "taken" if model.overlap(theirs, visit) else "buffer"
        )
        reasons.add((reason, taken.label, clock(last)))
    return reasons or {("available", None, None)}


def told(row: Row) -> Told:
    if row["reason"] in ("too_small", "too_large", "setting"):
        # Whoever sits there is beside the point.
        return row["reason"], None, None
    until = row["until_time"]
    return row["reason"], row["blocking_table"], until and until.strftime("%H:%M")


@tried_on(25)
@given(plans(is_ahead=True, wish_count=6))
def test_every_seating_is_explained_truly(bench: Connection, plan: Plan) -> None:
    with evening(bench, plan) as made:
        board = made.board()
        for one in plan.wishes:
            summary, *each = explain(made, one)
            assert [tuple(sorted(row["tables"])) for row in each] == [
                seating.labels for seating in made.seatings
            ]
            for row, seating in zip(each, made.seatings, strict=True):
                assert told(row) in obstacles(made, one, seating, board)

            free = made.feasible(one, board)
            assert summary["reason"] == ("available" if free else "full")
            fitting = [
                seating for seating in made.seatings if seating.takes(one.party, one.setting)
            ]
            assert f" {len(fitting)} tables" in summary["sentence"]
            if free:
                assert summary["sentence"].startswith(f"{len(free)} of ")
                continue
            # What is offered instead is free, is nearest, and is missing only when nothing is.
            named = re.findall(r"\d\d:\d\d", summary["sentence"])
            assert named.pop(0) == clock(one.start)
            other = sorted(
                (abs(start - one.start), start)
                for service, start in model.list_starts(plan.venue, DAY, one.party)
                if service == one.service
                and made.feasible(Guest(one.party, one.setting, service, start), board)
            )
            assert named == [clock(start) for start in sorted(start for _, start in other[:3])]


@tried_on(15)
@given(plans(guests=(0, 0), is_ahead=True), st.integers(1, 12), st.integers(900 // 5, 1800 // 5))
def test_what_is_never_offered_is_said_to_be_so(
    bench: Connection, plan: Plan, party: int, place: int
) -> None:
    start = 5 * place
    with evening(bench, plan) as made:
        for service in plan.venue["services"]:
            one = Guest(party, "any", service["code"], start)
            summary, *each = explain(made, one)
            reasons = {
                "off_grid": start % plan.venue["policy"]["slot_minutes"] != 0,
                "too_large": not any(seating.takes(party, "any") for seating in made.seatings),
                "closed": not model.may_start(plan.venue, DAY, one.service, party, start),
            }
            if summary["reason"] in ("available", "full"):
                assert not any(reasons.values()) and each
            elif summary["reason"] == "party_too_large":
                assert reasons["too_large"] and not reasons["closed"]
            elif summary["reason"] == "off_grid":
                assert reasons["off_grid"]
            else:
                assert summary["reason"] in ("closed", "past_last_seating") and reasons["closed"]
            assert summary["sentence"].endswith(".") and bool(each) is (
                summary["reason"] in ("available", "full")
            )
