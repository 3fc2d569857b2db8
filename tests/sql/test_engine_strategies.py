"""The registry of strategies: a new one is a function and a row; each venue has its weights."""

import psycopg
import pytest
from psycopg import Connection

from tests.calls import Row, ask, call, confirmed, labels, load, request, value
from tests.evenings import SLUG, describe_bistro, table

BISTRO = {"p_venue": SLUG, "p_party": 2}
COMPILED = """
  select p.proname, pg_get_functiondef(p.oid) from pg_proc as p
  where p.oid in ('core.weigh_plan'::regproc, 'core.explain_plan'::regproc)
  union all select s.strategy, s::text from core.strategy as s
  union all select v.slug, v.strategy_weights::text from core.venue as v order by 1
"""


@pytest.fixture
def bistro(db: Connection) -> Connection:
    """Two tables that fit as well; T1 comes first."""
    load(db, describe_bistro([table("T1", 2), table("T2", 2)]))
    return db


def parts(connection: Connection, booking: Row) -> Row:
    """What each strategy said of the tables that a booking got."""
    told = value(connection, "api.explain_assignment", p_reference=booking["reference"])
    answer: Row = told["attempts"][-1]["parts"]
    return answer


def weigh(connection: Connection, strategy: str, weight: float | None, is_enabled: bool) -> None:
    connection.execute(
        "insert into core.venue_strategy"
        " select venue_id, %s, %s, %s from core.venue where slug = %s",
        (strategy, weight, is_enabled, SLUG),
    )


def test_a_strategy_is_added_by_one_function_and_one_row(bistro: Connection) -> None:
    deployed = ask(bistro, COMPILED)
    bistro.execute("savepoint before")
    assert labels(confirmed(bistro, **BISTRO)) == ["T1"]
    bistro.execute("rollback to before")

    # The quietest seats are where nobody sat yet today, and that outweighs the rest.
    bistro.execute("create function core.score_quiet(p_plan core.plan_features)"
                   " returns double precision language sql immutable"
                   " as $$ select least(p_plan.booked_quarters, 1) $$")  # fmt: skip
    bistro.execute("insert into core.strategy"
                   " values ('quiet', 99, 'core.score_quiet', 50, true, 'Peace.')")  # fmt: skip
    assert labels(confirmed(bistro, **BISTRO, p_time="17:00")) == ["T1"]
    later = confirmed(bistro, **BISTRO, p_time="18:45")
    assert labels(later) == ["T2"]
    assert parts(bistro, later)["quiet"] == 0
    third = confirmed(bistro, **BISTRO, p_time="20:30")
    assert parts(bistro, third)["quiet"] == 50

    # It goes as it came: what is compiled and stored is what was deployed.
    bistro.execute("delete from core.strategy where strategy = 'quiet'")
    bistro.execute("drop function core.score_quiet")
    assert ask(bistro, COMPILED) == deployed
    assert "quiet" not in parts(bistro, confirmed(bistro, **BISTRO, p_time="18:45"))


def test_without_the_new_strategy_the_second_party_sits_where_the_first_did(
    bistro: Connection,
) -> None:
    assert labels(confirmed(bistro, **BISTRO, p_time="17:00")) == ["T1"]
    assert labels(confirmed(bistro, **BISTRO, p_time="18:45")) == ["T1"]


def test_the_registry_rolled_back_is_the_registry_deployed(bistro: Connection) -> None:
    deployed = ask(bistro, COMPILED)
    with bistro.transaction(force_rollback=True):
        bistro.execute("update core.strategy set weight = 7 where strategy = 'gaps'")
        assert ask(bistro, COMPILED) != deployed
    assert ask(bistro, COMPILED) == deployed


def test_a_strategy_needs_its_function(bistro: Connection) -> None:
    with pytest.raises(Exception, match="score_nothing"), bistro.transaction():
        bistro.execute("insert into core.strategy"
                       " values ('x', 99, 'core.score_nothing', 1, true, 'None.')")  # fmt: skip
    assert confirmed(bistro, **BISTRO)


@pytest.mark.parametrize("weight", ["NaN", "Infinity", -1])
def test_a_weight_is_a_number_that_scores_can_be_added_with(
    bistro: Connection, weight: object
) -> None:
    """One that is not would make all plans equal, or the worst one the best."""
    for registry in ("strategy", "choice_strategy"):
        change = f"update core.{registry} set weight = %s where strategy = 'gaps'"
        with pytest.raises(psycopg.errors.CheckViolation), bistro.transaction():
            bistro.execute(change, (weight,))


def test_a_venue_weighs_strategies_in_its_own_way(db: Connection) -> None:
    """Adjacency makes the second party follow the first; here it does not, next door it does."""
    for slug in (SLUG, "next-door"):
        load(db, describe_bistro([table("T1", 2), table("T2", 2)], slug=slug))
    weigh(db, "adjacency", 0.0, True)
    weigh(db, "flexibility", 0.0, True)
    followed = {}
    for slug in (SLUG, "next-door"):
        wanted = {"p_venue": slug, "p_party": 2}
        first = confirmed(db, **wanted, p_time="17:00")
        then = confirmed(db, **wanted, p_time="18:45")
        followed[slug] = labels(first) == labels(then)
        assert parts(db, then)["adjacency"] == (0 if slug == SLUG else -1)
    assert followed == {SLUG: False, "next-door": True}


def test_a_strategy_can_be_switched_off_for_one_venue(bistro: Connection) -> None:
    load(bistro, describe_bistro([table("T1", 6), table("T2", 2)]))
    bistro.execute("update core.seating set failure_rate = 0.5 where capacity = 2")
    with bistro.transaction(force_rollback=True):
        assert labels(confirmed(bistro, **BISTRO)) == ["T2"]
    weigh(bistro, "optimal_fit", None, False)
    got = confirmed(bistro, **BISTRO)
    assert labels(got) == ["T1"]
    assert parts(bistro, got)["optimal_fit"] == 0


def test_load_balancing_spreads_parties_over_the_zones(db: Connection) -> None:
    """Off by default: the garden is filled first. On: whoever serves the room has as much to do."""
    tables = [table("T1", 2), table("T2", 2)]
    garden = [table(label, 2, zone="Garden") for label in ("G1", "G2")]
    zones = {}
    for is_on in (False, True):
        with db.transaction(force_rollback=True):
            load(db, describe_bistro([*tables, *garden]))
            if is_on:
                weigh(db, "load_balancing", 0.5, True)
            booked = [confirmed(db, **BISTRO, p_time="19:00") for _ in range(3)]
            zones[is_on] = [booking["tables"][0]["zone"] for booking in booked]
    assert zones == {False: ["Garden", "Garden", "Room"], True: ["Garden", "Room", "Garden"]}


def test_switching_load_balancing_on_without_a_weight_counts(db: Connection) -> None:
    load(db, describe_bistro([table("T1", 2), table("G1", 2, zone="Garden")]))
    # Its own weight here is what it is by default: only whether it counts changes.
    weigh(db, "load_balancing", None, True)
    assert ask(db, "select is_load_balanced from core.venue where slug = %s", SLUG) == [(True,)]
    first = confirmed(db, **BISTRO, p_time="17:00")
    second = confirmed(db, **BISTRO, p_time="20:00")
    assert {one["zone"] for one in (*first["tables"], *second["tables"])} == {"Room", "Garden"}


def test_what_failed_before_is_avoided(bistro: Connection) -> None:
    bistro.execute("update core.seating as s set failure_rate = 0.9 from core.resource as r"
                   " where s.resource_ids = array[r.resource_id] and r.label = 'T1'")  # fmt: skip
    got = confirmed(bistro, **BISTRO)
    assert labels(got) == ["T2"]
    assert parts(bistro, got)["historical_success"] == 0


def test_what_a_quarter_hour_is_worth_is_learnt(db: Connection) -> None:
    """A rest that nobody wants is cheap: the same gap costs what its quarter hours are worth."""
    load(db, describe_bistro([table("T1", 2)], buffer_minutes=0))
    # 17:00 to 18:00 is worth 0.25 a quarter, everything else nothing.
    curve = [0.25 * min(max(quarter - 68, 0), 4) for quarter in range(145)]
    db.execute("insert into core.pressure select venue_id, n, %s, now()"
               " from core.venue, generate_series(1, 7) as n", (curve,))  # fmt: skip
    got = confirmed(db, **BISTRO, p_time="17:30")
    # Half an hour before it, for half the registry's weight a seat.
    assert parts(db, got)["gaps"] == pytest.approx(0.5 * 0.5)


def test_a_gap_of_one_slot_is_a_gap_on_a_grid_of_ten_minutes_too(db: Connection) -> None:
    """Tables are used until 21:05: after 20:55 there are ten minutes that nobody can use."""
    load(
        db,
        describe_bistro(
            [table("T1", 2)],
            policy={"slot_minutes": 10, "last_seating_before_close_minutes": 130},
            turn_minutes={
                "dinner": [
                    {"party_min": 1, "party_max": 1, "minutes": 10},
                    {"party_min": 2, "party_max": None, "minutes": 90},
                ]
            },
            buffer_minutes=5,
        ),
    )
    got = parts(db, confirmed(db, **BISTRO, p_time="19:20"))
    assert got["adjacency"] == 0
    assert got["gaps"] == pytest.approx(0.5 * 0.6 * 10 / 15)


def test_every_plan_that_was_considered_is_told_with_its_score(bistro: Connection) -> None:
    booking = confirmed(bistro, **BISTRO)
    [attempt] = value(bistro, "api.explain_assignment", p_reference=booking["reference"])[
        "attempts"
    ]
    assert [plan["tables"] for plan in attempt["considered"]] == [["T1"], ["T2"]]
    best, second = (plan["score"] for plan in attempt["considered"])
    assert best == pytest.approx(sum(attempt["parts"].values()) + 1e-6)
    assert second - best == pytest.approx(1e-6)
    assert (attempt["strategy"], attempt["outcome"]) == ("direct", "confirmed")


def test_a_wish_that_waits_can_be_ranked(bistro: Connection) -> None:
    booking = request(bistro, **BISTRO)
    ranked = ask(
        bistro,
        "select p.score, p.parts from core.booking as b"
        " cross join lateral core.rank_plans(b, 5, clock_timestamp()) as p where booking_id = %s",
        booking["booking_id"],
    )
    assert len(ranked) == 2
    assert {key for _, told in ranked for key in told} == {
        name for (name,) in ask(bistro, "select strategy from core.strategy")
    }
    assert call(bistro, "api.get_booking", p_reference=booking["reference"])["tables"] == []
