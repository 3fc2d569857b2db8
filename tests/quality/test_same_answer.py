"""The same evening gets the same answers: twice, with the memory of refusals or without, tried or
done."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from tests.calls import Row, ask, call, rows
from tests.evenings import DAY, SLUG, Evening, Plan, evening, plans, table, tried_on

# Another way to execute the same statements must not give another answer.
WAYS = ("enable_hashjoin", "enable_hashagg", "enable_indexscan", "enable_bitmapscan")


def sitting(made: Evening) -> list[tuple[object, ...]]:
    """Who sits where, by the order of asking."""
    return ask(
        made.connection,
        "select b.state, b.party_size, lower(b.occupied), b.assignment_strategy,"
        "   array(select r.label from core.claim as c join core.resource as r using (resource_id)"
        "   where c.booking_id = b.booking_id order by r.label)"
        " from core.booking as b order by b.booking_id",
    )


def play(connection: Connection, plan: Plan, *ways_off: str) -> list[object]:
    """The outcomes, the attempts and the seats in the end, the wishes asked one after another."""
    with evening(connection, plan) as made:
        for way in ways_off:
            connection.execute(SQL("set local {} = off").format(Identifier(way)))
        connection.execute("discard plans")
        outcomes: list[object] = [made.assign(made.request(one)) for one in plan.wishes]
        names = {str(key): label for label, key in made.resource_ids.items()}
        attempts = [
            (strategy, probes, [names[str(key)] for key in tables or []], considered)
            for strategy, probes, tables, considered in ask(
                connection,
                "select strategy, plans -> 'probes', plans -> 'tables',"
                "   jsonb_path_query_array(plans::jsonb, '$.considered[*].score')"
                " from core.booking_attempt order by booking_id, number",
            )
        ]
        return [outcomes, attempts, sitting(made)]


@tried_on(12)
@given(plans(tables=(3, 6), guests=(2, 8), wish_count=6))
def test_the_same_evening_is_seated_in_the_same_way(bench: Connection, plan: Plan) -> None:
    assert play(bench, plan) == play(bench, plan, *WAYS)


# -- the memory of searches that found nothing


def change(made: Evening, chance: Random) -> None:
    """Something happens that may make room, or take it."""
    bookings = ask(
        made.connection,
        "select reference, state, booking_id from core.booking"
        " where state in ('confirmed', 'held') order by booking_id",
    )
    what = chance.choice(["cancel", "cancel", "expire", "floor", "block", "unblock", "move"])
    span: Row = {
        "p_venue": SLUG,
        "p_table": chance.choice(made.plan.venue["tables"])["label"],
        "p_from": made.instant(1080).replace(tzinfo=None),
        "p_until": made.instant(1200).replace(tzinfo=None),
    }
    if what == "cancel" and bookings:
        reference, *_ = chance.choice(bookings)
        call(made.connection, "api.cancel_booking", p_reference=reference)
    elif what == "expire":
        made.at += timedelta(days=2)
    elif what == "floor":
        venue = made.plan.venue
        larger = [*venue["tables"], table(f"N{len(venue['tables'])}", chance.randint(2, 6))]
        made.load(venue | {"tables": larger})
    elif what == "block":
        is_out = ask(
            made.connection,
            "select from core.claim as c join core.resource as r using (resource_id)"
            " where c.kind = 'blackout' and r.label = %s",
            span["p_table"],
        )
        if not is_out:
            rows(made.connection, "api.block_resource", **span, p_is_dry_run=False)
    elif what == "unblock":
        call(made.connection, "api.unblock_resource", **span)
    elif bookings:
        # To any other single table that is free then.
        *_, booking_id = chance.choice(bookings)
        made.connection.execute(
            "with b as (select * from core.booking where booking_id = %s and state = 'confirmed'),"
            " place as (select min(r.resource_id) as id from b join core.resource as r"
            "   on r.venue_id = b.venue_id and r.is_active and not exists (select from core.claim"
            "   as k where k.resource_id = r.resource_id and k.during && b.occupied))"
            " select core.apply_moves(array[b.booking_id],"
            "   jsonb_build_array(jsonb_build_array(id)), null, 'by_hand', now())"
            " from b, place where id is not null",
            (booking_id,),
        )


def live_on(connection: Connection, plan: Plan, seed: int, has_memory: bool) -> list[object]:
    """The same wishes again and again while things change; all outcomes and seats."""
    chance = Random(seed)
    answers: list[object] = []
    with evening(connection, plan) as made:
        for _ in range(4):
            for one in plan.wishes:
                if not has_memory:
                    connection.execute("delete from core.refused_search")
                booking_id = made.request(one)
                outcome = made.assign(booking_id)
                offers = made.attempt(booking_id)["plans"].get("alternatives")
                answers.append((outcome, offers and [offer["startsAt"] for offer in offers]))
            change(made, chance)
        return [*answers, sitting(made)]


@tried_on(15)
@given(
    plans(
        tables=(3, 5),
        guests=(3, 8),
        wish_count=3,
        is_ahead=True,
        becomes=("booking",) * 5 + ("pinned", "hold"),
    ),
    st.integers(0, 2**32),
)
def test_what_is_remembered_never_changes_an_answer(
    bench: Connection, plan: Plan, seed: int
) -> None:
    plan = replace(plan, venue=plan.venue | {"timezone": "Europe/London"})
    assert live_on(bench, plan, seed, has_memory=True) == live_on(
        bench, plan, seed, has_memory=False
    )


# -- a table out of use, tried and done


@tried_on(12)
@given(
    plans(tables=(3, 5), guests=(3, 9), becomes=("booking",) * 5 + ("pinned", "hold")),
    st.integers(0, 2**32),
)
def test_a_dry_run_tells_what_would_happen(bench: Connection, plan: Plan, seed: int) -> None:
    chance = Random(seed)
    plan = replace(plan, blackouts=(), now=None)
    start = chance.randrange(1020, 1260)
    with evening(bench, plan) as made:
        label = chance.choice(plan.venue["tables"])["label"]
        span = {
            "p_venue": SLUG,
            "p_table": label,
            "p_from": made.instant(start).replace(tzinfo=None),
            "p_until": made.instant(start + chance.randrange(5, 240)).replace(tzinfo=None),
        }
        before = (made.board(), sitting(made))
        tried = rows(bench, "api.block_resource", **span)
        assert (made.board(), sitting(made)) == before
        assert rows(bench, "api.block_resource", **span, p_is_dry_run=False) == tried
        assert {row["service_date"] for row in tried} <= {DAY}
        made.check()
