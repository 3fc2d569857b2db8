"""Re-packing random days: never below what it started with, and everybody keeps what they have."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from tests.calls import Row, ask
from tests.evenings import DAY, SLUG, Evening, Plan, evening, plans, tried_on

UNMOVABLE = (
    "select booking_id from core.booking as b, core.venue as v where v.venue_id = b.venue_id"
    " and (is_pinned or state in ('seated', 'held') or (state = 'confirmed'"
    "   and lower(during) <= %s + v.move_cut_off))"
)


def optimize(made: Evening, seed: int, iterations: int = 150) -> Row:
    """A run at the plan's time, as its row."""
    [(run_id,)] = ask(
        made.connection,
        "select core.optimize_day((select venue_id from core.venue where slug = %s), %s, %s,"
        " interval '30 seconds', %s, 1, %s)",
        SLUG, DAY, iterations, seed, made.at,
    )  # fmt: skip
    [(run,)] = ask(
        made.connection,
        "select to_jsonb(r) from core.optimization_run as r where optimization_run_id = %s",
        run_id,
    )
    return dict(run)


def apply(made: Evening, run: Row) -> None:
    """Carry a run out at the plan's time, whether it is worth it or not."""
    made.connection.execute(
        "select core.apply_run(r, %s) from core.optimization_run as r"
        " where optimization_run_id = %s",
        (made.at, run["optimization_run_id"]),
    )


def tables(made: Evening) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for taken in made.board():
        if taken.booking_id is not None:
            found.setdefault(taken.booking_id, []).append(taken.label)
    return found


def total(scores: Row, *keys: str) -> Any:
    return sum(scores[key] for key in keys)


@given(plan=plans(tables=(3, 8), guests=(2, 12), wish_count=3), seed=st.integers(0, 999))
@tried_on(evenings=80)
def test_never_below_what_it_started_with(bench: Connection, plan: Plan, seed: int) -> None:
    with evening(bench, plan) as made:
        for wish in plan.wishes:
            made.request(wish)
        board = made.board()
        before = tables(made)
        unmovable = {key for (key,) in ask(bench, UNMOVABLE, made.at)}
        run = optimize(made, seed)
        assert made.board() == board, "a run changes nothing"
        assert run["after"]["covers"] >= run["before"]["covers"]
        assert run["after"]["cost"] <= run["before"]["cost"]
        assert run["after"]["standing"] <= run["before"]["standing"]
        assert run["before"]["sellable"] <= run["bound"]["sellable"] + 0.001
        assert run["after"]["sellable"] <= run["bound"]["sellable"] + 0.001
        assert total(run["after"], "wastedSeats", "joins") >= run["bound"][
            "wasteAndJoins"
        ] - 0.01 or (run["after"]["standing"] > 0)
        apply(made, run)
        after = tables(made)
        # Nobody loses a table, whoever cannot be moved was not, and all rules hold.
        assert before.keys() <= after.keys() | {
            key
            for (key,) in ask(bench, "select booking_id from core.booking where state = 'expired'")
        }
        assert all(after[key] == before[key] for key in unmovable if key in after and key in before)
        assert len(after.keys() - before.keys()) == run["seated_count"]
        changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
        assert len(changed) == run["moved_count"]
        made.check()


@given(plan=plans(tables=(3, 6), guests=(2, 8), wish_count=2, is_ahead=True))
@tried_on(evenings=15)
def test_the_same_seed_gives_the_same_plan(bench: Connection, plan: Plan) -> None:
    with evening(bench, plan) as made:
        for wish in plan.wishes:
            made.request(wish)
        first, second = (optimize(made, seed=7) for _ in range(2))
        assert first["plan"] == second["plan"]
        assert first["after"] == second["after"]
