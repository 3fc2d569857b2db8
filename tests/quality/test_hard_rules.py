"""No plan breaks a rule of the house, on random evenings in random small venues."""

from hypothesis import given
from psycopg import Connection

from tests.evenings import Plan, evening, plans, tried_on


@tried_on(25)
@given(plans(wish_count=6))
def test_no_plan_breaks_a_hard_rule(bench: Connection, plan: Plan) -> None:
    with evening(bench, plan) as made:
        for wish in plan.wishes:
            made.assign(made.request(wish))
        made.check()
