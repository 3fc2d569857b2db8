"""What api.find_slots offers is what can be booked: compared with a slow and obvious model on
random practices, and with what api.attempt_hold accepts."""

from datetime import datetime
from random import Random

import psycopg
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests.calls import Row, broken_invariants, call, rows
from tests.evenings import tried_on
from tests.practices import SLUG, Practice, make_practice, slots, starts, store

SEEDS = st.integers(0, 2**32)


def labels(entries: list[Row]) -> frozenset[str]:
    return frozenset(entry["label"] for entry in entries)


def found(
    connection: Connection, practice: Practice, service: Row, party: int, wanted: str | None
) -> set[tuple[str, int, frozenset[str], frozenset[str]]]:
    """What the engine offers, as tests.practices.slots tells it."""
    answer = rows(
        connection, "api.find_slots", p_venue=SLUG, p_service=service["code"],
        p_from=practice.days[0], p_to=practice.days[-1], p_therapist=wanted or "any",
        p_party=party,
    )  # fmt: skip
    return {
        (
            datetime.combine(slot["booking_date"], slot["start_time"]).isoformat(),
            slot["fold"],
            labels(slot["therapists"]),
            labels(slot["rooms"]),
        )
        for slot in answer
    }


@tried_on(80)
@given(seed=SEEDS)
def test_slots_are_those_of_the_model(bench: Connection, seed: int) -> None:
    practice = make_practice(seed)
    chance = Random(seed)
    with bench.transaction(force_rollback=True):
        store(bench, practice)
        for service in practice.venue["services"]:
            party = chance.choice([1, 1, 1, 2])
            wanted = chance.choice([None, None, practice.venue["therapists"][0]["label"]])
            expected = slots(practice, service, party, wanted)
            assert found(bench, practice, service, party, wanted) == expected


def try_hold(connection: Connection, service: Row, local: str, fold: int, party: int) -> Row | None:
    """A hold, or None when the wish itself is refused."""
    at = datetime.fromisoformat(local)
    try:
        with connection.transaction():
            return call(
                connection, "api.attempt_hold", p_venue=SLUG, p_date=at.date(), p_time=at.time(),
                p_service=service["code"], p_party=party, p_fold=fold,
            )  # fmt: skip
    except psycopg.Error as error:
        assert error.sqlstate in ("RS010", "RS015"), error
        return None


@tried_on(8)
@given(seed=SEEDS)
def test_every_slot_can_be_held_and_nothing_else(bench: Connection, seed: int) -> None:
    practice = make_practice(seed)
    chance = Random(seed)
    service = chance.choice(practice.venue["services"])
    with bench.transaction(force_rollback=True):
        store(bench, practice)
        offered = {(slot[0], slot[1]) for slot in found(bench, practice, service, 1, None)}
        accepted = set()
        for day in practice.days:
            for local, fold, _ in starts(practice, day):
                with bench.transaction(force_rollback=True):
                    held = try_hold(bench, service, local, fold, 1)
                    if held and held["outcome"] == "held":
                        accepted.add((local, fold))
        assert accepted == offered


@tried_on(8)
@given(seed=SEEDS)
def test_slots_stay_exact_while_they_are_taken(bench: Connection, seed: int) -> None:
    """Each hold is one of the slots, with somebody who would do, and takes exactly its share."""
    practice = make_practice(seed)
    chance = Random(seed)
    with bench.transaction(force_rollback=True):
        store(bench, practice)
        for _ in range(6):
            service = chance.choice(practice.venue["services"])
            offered = sorted(found(bench, practice, service, 1, None), key=lambda slot: slot[:2])
            if not offered:
                continue
            local, fold, therapists, rooms = chance.choice(offered)
            held = try_hold(bench, service, local, fold, 1)
            assert held is not None and held["outcome"] == "held"
            assert labels(held["tables"]) <= therapists | rooms
            taken = bench.execute(
                "select r.label, extract(epoch from lower(c.during))::bigint / 60,"
                " extract(epoch from upper(c.during))::bigint / 60"
                " from core.claim as c join core.resource as r using (resource_id)"
                " join core.booking as b using (booking_id) where b.reference = %s",
                (held["reference"],),
            )
            for label, start, end in taken.fetchall():
                practice.taken.setdefault(label, []).append((start, end))
            assert found(bench, practice, service, 1, None) == slots(practice, service, 1, None)
        assert broken_invariants(bench) == []


@tried_on(3)
@given(seed=SEEDS)
def test_random_practices_can_be_loaded(bench: Connection, seed: int) -> None:
    with bench.transaction(force_rollback=True):
        bench.execute("select api.load_venue(%s)", (Jsonb(make_practice(seed).venue),))
