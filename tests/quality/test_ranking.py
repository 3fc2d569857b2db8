"""core.rank_plans is brute force, only faster: the same plans, the same scores, the same order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from tests import model
from tests.calls import ask
from tests.evenings import DAY, Evening, Plan, evening, plans, tried_on

OWN_WEIGHTS = st.dictionaries(
    st.sampled_from(sorted(model.WEIGHTS)),
    st.tuples(st.none() | st.sampled_from([0.0, 0.25, 3.0]), st.none() | st.booleans()),
    max_size=4,
)
ZONES = st.sampled_from([None, "Room", "Garden"])
Own = dict[str, tuple[float | None, bool | None]]
Ranked = list[tuple[model.Labels, float, dict[str, float]]]


def rank(made: Evening, booking_id: int) -> Ranked:
    """All plans for a booking: labels, score, and the score's parts."""
    return [
        (tuple(labels), score, parts)
        for labels, score, parts in ask(
            made.connection,
            "select array(select r.label from core.resource as r"
            "   where r.resource_id = any (p.resource_ids) order by r.label), p.score, p.parts"
            " from core.booking as b"
            " cross join lateral core.rank_plans(b, 1000, %s) as p where b.booking_id = %s",
            made.at, booking_id,
        )
    ]  # fmt: skip


def weigh(connection: Connection, own: Own) -> dict[str, float]:
    """Let the venue weigh strategies in its own way; what each weighs then."""
    weights = dict(model.WEIGHTS) | {"load_balancing": 0.05}
    for strategy, (weight, is_enabled) in own.items():
        connection.execute(
            "insert into core.venue_strategy select venue_id, %s, %s, %s from core.venue",
            (strategy, weight, is_enabled),
        )
        weights[strategy] = weights[strategy] if weight is None else weight
    for strategy in weights:
        is_enabled = own.get(strategy, (None, None))[1]
        if is_enabled is False or (is_enabled is None and strategy == "load_balancing"):
            weights[strategy] = 0
    return weights


def check_ranking(connection: Connection, plan: Plan, zone: str | None, own: Own) -> None:
    """The plans for each wish are those of brute force, with its scores, best first, twice."""
    with evening(connection, plan) as made:
        weights = weigh(connection, own)
        is_load_balanced = own.get("load_balancing", (None, None))[1] is True
        for wish in plan.wishes:
            ranked = rank(made, booking_id := made.request(wish, p_zone=zone))
            board = made.board()
            expected = {}
            for seating in made.feasible(wish, board):
                parts = model.score_parts(
                    plan.venue, DAY, board, seating, wish.party, zone, made.span(wish),
                    is_load_balanced=is_load_balanced,
                )  # fmt: skip
                weighed = {name: weights[name] * part for name, part in parts.items()}
                expected[seating.labels] = (sum(weighed.values()) + seating.rank * 1e-6, weighed)
            assert {labels for labels, *_ in ranked} == set(expected)
            for labels, score, parts in ranked:
                assert score == pytest.approx(expected[labels][0], abs=1e-9)
                assert parts == pytest.approx(expected[labels][1], abs=1e-9)
            assert [score for _, score, _ in ranked] == sorted(score for _, score, _ in ranked)
            assert rank(made, booking_id) == ranked


@tried_on(25)
@given(plans(wish_count=4, is_odd=False), ZONES, OWN_WEIGHTS)
def test_ranking_is_brute_force(bench: Connection, plan: Plan, zone: str | None, own: Own) -> None:
    check_ranking(bench, plan, zone, own)


@tried_on(40)
@given(plans(wish_count=4), ZONES, OWN_WEIGHTS)
def test_ranking_is_brute_force_on_any_grid(
    bench: Connection, plan: Plan, zone: str | None, own: Own
) -> None:
    check_ranking(bench, plan, zone, own)
