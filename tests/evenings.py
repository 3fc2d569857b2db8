"""Random small venues and random evenings in them, for properties that hold on all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests import model
from tests.calls import Row, ask, broken_invariants, call, day, guest, request
from tests.model import Party, Seating, Taken, Venue

SLUG = "corner-bistro"
DAY = day()
SETTINGS = ("any", "any", "indoor", "outdoor")


@dataclass(frozen=True)
class Guest:
    """Somebody who comes: becomes is booking, pinned, seated, hold or expired (a hold).

    place chooses among the seatings that are free, best or not.
    """

    party: int
    setting: str
    service: str
    start: int
    becomes: str = "booking"
    place: int = 0


@dataclass(frozen=True)
class Blackout:
    label: str
    span: model.Span


@dataclass(frozen=True)
class Plan:
    """A venue, what has happened on its day, who else would like to come, and what time it is.

    now is in minutes; None is long before the day.
    """

    venue: Venue
    blackouts: tuple[Blackout, ...] = ()
    guests: tuple[Guest, ...] = ()
    wishes: tuple[Guest, ...] = ()
    now: int | None = None


def describe_bistro(
    tables: list[Row], adjacent: list[list[str]] | None = None, **changes: Any
) -> Venue:
    """A restaurant with these tables in a room (indoor) and a garden (outdoor).

    Open 17:00 to 23:00 every day for dinner; every visit takes 90 minutes and 15 of buffer.
    """
    return {
        "slug": SLUG,
        "name": "The Corner Bistro",
        "kind": "restaurant",
        "timezone": "Europe/London",
        "policy": {"service_day_starts_at": "06:00"} | changes.pop("policy", {}),
        "opening_hours": [
            {"weekday": weekday, "open": "17:00", "close": "23:00"} for weekday in range(1, 8)
        ],
        "services": [
            {
                "code": "dinner",
                "name": "Dinner",
                "windows": [{"days": [*range(1, 8)], "start": "17:00", "end": "23:00"}],
            }
        ],
        "turn_minutes": {"dinner": [{"party_min": 1, "party_max": None, "minutes": 90}]},
        "buffer_minutes": 15,
        "zones": [
            {"name": "Room", "setting": "indoor"},
            {"name": "Garden", "setting": "outdoor"},
        ],
        "tables": tables,
        "adjacent": adjacent or [],
    } | changes


def table(label: str, seats: int, **changes: Any) -> Row:
    return {
        "label": label,
        "zone": "Room",
        "seats": seats,
        "party_min": 1,
        "party_max": seats,
        "movable": True,
    } | changes


def sit(
    connection: Connection, booking_id: int, labels: tuple[str, ...], at: datetime | None = None
) -> None:
    """Confirm a waiting booking at these free tables of its venue, whatever the ranking says."""
    connection.execute(
        "with b as (select * from core.booking where booking_id = %(id)s),"
        " held as (select core.attempt_hold(b::core.booking, (select array_agg(r.resource_id)"
        "   from core.resource as r where r.venue_id = b.venue_id and r.label = any (%(labels)s)),"
        "   null, %(at)s) as is_held from b),"
        " tried as (insert into core.booking_attempt select %(id)s, 1, 'confirmed', null,"
        "   'direct', '{}', '0', '0', %(at)s from held)"
        " select core.confirm_assignment(b::core.booking, 'direct', %(at)s) from b, held",
        {"id": booking_id, "labels": list(labels), "at": at or datetime.now(ZoneInfo("UTC"))},
    )


def seated_at(connection: Connection, *labels: str, **wanted: object) -> Row:
    """A confirmed booking in the bistro, at these tables."""
    booking = request(connection, p_venue=SLUG, **wanted)
    sit(connection, booking["booking_id"], labels)
    return booking


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def tried_on(evenings: int) -> settings:
    """So many evenings, always the same; with `--hypothesis-profile soak` many new ones."""
    is_soak = settings.get_current_profile_name() == "soak"
    return settings(
        max_examples=25 * evenings if is_soak else evenings,
        derandomize=not is_soak,
        deadline=None,
        phases=set(Phase) - {Phase.explain},
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


# -- random venues: the sizes and a seed are hypothesis', so that what fails is made small


def make_floor(chance: Random, count: int) -> Row:
    """Tables in a room and a garden; some of them can be pushed together."""
    tables = []
    for place in range(count):
        seats = chance.choice([2, 2, 3, 4, 4, 6])
        tables.append(
            table(
                f"T{place + 1}",
                seats,
                zone=chance.choice(["Room", "Room", "Garden"]),
                party_min=chance.randint(1, min(2, seats)),
                party_max=max(2, seats - chance.randint(0, 1)),
                movable=chance.random() < 0.8,
            )
        )
    pairs = [
        [a["label"], b["label"]]
        for a, b in combinations(tables, 2)
        if a["zone"] == b["zone"] and chance.random() < 0.6
    ]
    said: list[Row] = []
    for labels in chance.sample(pairs, min(len(pairs), chance.randint(0, 2))):
        least = chance.randint(2, 6)
        said.append(
            {"tables": labels, "allowed": False}
            if chance.random() < 0.5
            else {
                "tables": labels,
                "party_min": least,
                "party_max": least + chance.randint(0, 4),
                "penalty": chance.choice([0, 0.5, 2]),
            }
        )
    return {"tables": tables, "adjacent": pairs, "combinations": said}


def make_special_days(chance: Random, closes: int) -> list[Row]:
    """Now and then the day is not as every week."""
    day_ = {"date": DAY.isoformat()}
    return chance.choice(
        [
            *[[]] * 8,
            [day_ | {"closed": True}],
            [day_ | {"open": "16:00", "close": clock(closes + 30)}],
            [day_ | {"open": "18:00", "close": "22:00", "windows_of": 7}],
            [
                day_ | {"open": "16:30", "close": "18:00"},
                day_ | {"open": "19:00", "close": "23:00"},
            ],
        ]
    )


def make_hours(chance: Random) -> Row:
    """Hours of an evening, perhaps past midnight, and one or two services within them."""
    opens = chance.choice([1020, 1035, 1050, 1065])
    closes = opens + chance.choice([180, 240, 300, 495])
    services = [
        {
            "code": "dinner",
            "name": "Dinner",
            "windows": [
                {"days": [*range(1, 7)], "start": "17:00", "end": clock(closes)},
                {"days": [7], "start": "18:30", "end": "23:00"},
            ],
        }
    ]
    if chance.random() < 0.3:
        drinks = [{"days": [*range(1, 8)], "start": "16:00", "end": "19:00"}]
        services.append({"code": "drinks", "name": "Drinks", "windows": drinks})
    lengths = [45, 60, 75, 90, 100]
    return {
        "opening_hours": [
            {"weekday": weekday, "open": clock(opens), "close": clock(closes)}
            for weekday in range(1, 8)
        ],
        "special_days": make_special_days(chance, closes),
        "services": services,
        "turn_minutes": {
            str(service["code"]): [
                {"party_min": 1, "party_max": 2, "minutes": chance.choice(lengths)},
                {"party_min": 3, "party_max": None, "minutes": chance.choice(lengths)},
            ]
            for service in services
        },
    }


def make_venue(chance: Random, table_count: int, is_odd: bool) -> Venue:
    """A venue file; an odd one may open, or end its visits, off its own grid."""
    rules = {
        "service_day_starts_at": "06:00",
        "slot_minutes": chance.choice([10, 15, 20, 30] if is_odd else [15]),
        "last_seating_before_close_minutes": chance.choice([0, 30, 45]),
        "visits_end_by_closing": chance.random() < 0.4,
        "combination_size_max": chance.randint(1, 4),
        "seat_loss_per_join": chance.choice([0, 0, 1]),
        "move_cut_off_minutes": chance.choice([0, 60, 120]),
        "retry_attempts": 1,
    }
    file = describe_bistro([], policy=rules) | make_floor(chance, table_count) | make_hours(chance)
    file["timezone"] = chance.choice(["Europe/London", "America/New_York", "Asia/Kathmandu"])
    file["buffer_minutes"] = chance.choice([0, 5, 15])
    return file


def make_guest(chance: Random, venue: Venue, becomes: tuple[str, ...]) -> Guest | None:
    """Somebody who asks for a start that there is and whom some seating takes; perhaps None."""
    party = chance.choice([1, 2, 2, 2, 3, 4, 4, 5, 6])
    setting = chance.choice(["any", "any", "indoor", "outdoor"])
    starts = model.list_starts(venue, DAY, party)
    if not starts or not any(one.takes(party, setting) for one in model.list_seatings(venue)):
        return None
    # Most come at the same hours, or there is never a crowd.
    service, start = chance.choice(starts[: chance.choice([5, 10, len(starts)])])
    return Guest(
        party, setting, service, start, chance.choice(becomes), chance.choice([0, 0, 1, 2, 3])
    )


def make_plan(
    seed: int,
    table_count: int,
    guest_count: int,
    wish_count: int = 0,
    is_odd: bool = True,
    is_ahead: bool = False,
    becomes: tuple[str, ...] = ("booking",) * 6 + ("pinned", "seated", "hold", "expired"),
) -> Plan:
    """A venue, what has happened on its day so far, and who else would like to come.

    Ahead means that it is long before that day; otherwise it may be in the middle of it.
    """
    chance = Random(seed)
    venue = make_venue(chance, table_count, is_odd)
    slot = 5 if is_odd else 15
    blackouts = []
    if chance.random() < 0.3:
        start = chance.randint(1020 // slot, 1320 // slot) * slot
        label = chance.choice(venue["tables"])["label"]
        blackouts.append(Blackout(label, (start, start + slot * chance.randint(1, 8))))
    people = [make_guest(chance, venue, becomes) for _ in range(guest_count)]
    wishes = [make_guest(chance, venue, ("booking",)) for _ in range(wish_count)]
    now = chance.choice([None, None, chance.randint(1020, 1200)])
    return Plan(
        venue,
        tuple(blackouts),
        tuple(filter(None, people)),
        tuple(filter(None, wishes)),
        None if is_ahead else now,
    )


def plans(
    tables: tuple[int, int] = (3, 8), guests: tuple[int, int] = (0, 12), **wanted: Any
) -> st.SearchStrategy[Plan]:
    """Random evenings with so many tables and guests; for the rest see `make_plan`."""
    return st.builds(
        make_plan,
        seed=st.integers(0, 2**32),
        table_count=st.integers(*tables),
        guest_count=st.integers(*guests),
        **{name: st.just(value) for name, value in wanted.items()},
    )


# -- the same in the database


@dataclass
class Evening:
    """A plan that is in the database."""

    connection: Connection
    plan: Plan
    at: datetime
    seatings: list[Seating] = field(default_factory=list)
    resource_ids: dict[str, int] = field(default_factory=dict)

    def load(self, venue: Venue) -> None:
        """Make this the floor."""
        self.connection.execute("select api.load_venue(%s)", (Jsonb(venue),))
        self.plan = replace(self.plan, venue=venue)
        self.seatings = model.list_seatings(venue)
        self.resource_ids = {
            label: key
            for label, key in ask(
                self.connection, "select label, resource_id from core.resource order by label"
            )
        }

    def instant(self, minute: int) -> datetime:
        zone = ZoneInfo(self.plan.venue["timezone"])
        return (datetime.combine(DAY, datetime.min.time()) + timedelta(minutes=minute)).replace(
            tzinfo=zone
        )

    def minute(self, instant: datetime) -> int:
        local = instant.astimezone(ZoneInfo(self.plan.venue["timezone"])).replace(tzinfo=None)
        return round((local - datetime.combine(DAY, datetime.min.time())).total_seconds() / 60)

    def wish(self, one: Guest, **changes: object) -> Row:
        """The arguments that name a visit."""
        when = self.instant(one.start)
        return {
            "p_venue": SLUG,
            "p_date": when.date(),
            "p_time": when.time(),
            "p_party": one.party,
            "p_service": one.service,
            "p_seating": one.setting,
            **changes,
        }

    def request(self, one: Guest, **changes: object) -> int:
        """A booking that waits for its tables."""
        wanted = self.wish(one, **guest(**changes))
        return int(call(self.connection, "api.request_booking", **wanted)["booking_id"])

    def assign(self, booking_id: int) -> str:
        """The outcome of an attempt to seat it, made at the plan's time."""
        [(outcome,)] = ask(
            self.connection,
            "select outcome from core.assign_booking(%s, %s, %s)",
            booking_id, self.at, self.at,
        )  # fmt: skip
        return str(outcome)

    def attempt(self, booking_id: int) -> Row:
        """The last attempt of a booking."""
        return [
            {"outcome": outcome, "strategy": strategy, "plans": plans}
            for outcome, strategy, plans in ask(
                self.connection,
                "select outcome::text, strategy, plans from core.booking_attempt"
                " where booking_id = %s order by number",
                booking_id,
            )
        ][-1]

    def board(self) -> list[Taken]:
        """What is taken at the plan's time."""
        return [
            Taken(label, (self.minute(start), self.minute(end)), kind, booking_id)
            for label, start, end, kind, booking_id in ask(
                self.connection,
                "select r.label, lower(c.during), upper(c.during), c.kind, c.booking_id"
                " from core.claim as c join core.resource as r using (resource_id)"
                " where c.expires_at is null or c.expires_at > %s order by c.claim_id",
                self.at,
            )
        ]

    def span(self, one: Guest) -> model.Span:
        return model.occupied(self.plan.venue, one.service, one.party, one.start)

    def feasible(self, one: Guest, board: list[Taken]) -> list[Seating]:
        return model.feasible(self.seatings, board, one.party, one.setting, self.span(one))

    def party(self, one: Guest) -> Party:
        """A wish as the model sees it."""
        options = [s.labels for s in self.seatings if s.takes(one.party, one.setting)]
        return Party(self.span(one), tuple(options))

    def movable(self) -> list[Party]:
        """The bookings that may be given other tables, as the rules say it."""
        cut_off = timedelta(minutes=model.policy(self.plan.venue, "move_cut_off_minutes"))
        return [
            Party(
                (self.minute(start), self.minute(end)),
                tuple(s.labels for s in self.seatings if s.takes(party, setting)),
                booking_id,
            )
            for booking_id, party, setting, start, end in ask(
                self.connection,
                "select booking_id, party_size, seating_preference,"
                "   lower(occupied), upper(occupied) from core.booking"
                " where state = 'confirmed' and not is_pinned order by booking_id",
            )
            if start > self.at + cut_off
        ]

    def check(self) -> None:
        """Everybody sits within every rule of the house, and nobody on anybody's lap."""
        venue = self.plan.venue
        board = self.board()
        by_labels = {seating.labels: seating for seating in self.seatings}
        for place, taken in enumerate(board):
            assert not any(
                other.label == taken.label and model.overlap(other.span, taken.span)
                for other in board[place + 1 :]
            )
        for booking_id, party, setting, service, start, end in ask(
            self.connection,
            "select b.booking_id, party_size, seating_preference, s.code, lower(during),"
            "   upper(during) from core.booking as b join core.service as s using (service_id)"
            " where state in ('held', 'confirmed', 'seated')"
            "   and (hold_expires_at is null or hold_expires_at > %s)",
            self.at,
        ):
            mine = [taken for taken in board if taken.booking_id == booking_id]
            first = self.minute(start)
            assert {taken.span for taken in mine} == {model.occupied(venue, service, party, first)}
            assert self.minute(end) == first + model.turn(venue, service, party)
            seating = by_labels[tuple(sorted(taken.label for taken in mine))]
            assert seating.takes(party, setting)
            assert model.may_start(venue, DAY, service, party, first)
        broken = broken_invariants(self.connection)
        assert broken == [], broken

    def seat(self, one: Guest) -> None:
        """Somebody comes and gets one of the seatings that are free, if there is one."""
        free = self.feasible(one, self.board())
        if not free:
            return
        labels = free[one.place % len(free)].labels
        if one.becomes in ("hold", "expired"):
            self._hold(one)
            return
        booking_id = self.request(one)
        sit(self.connection, booking_id, labels, self.at)
        if one.becomes == "pinned":
            self.connection.execute(
                "update core.booking set is_pinned = true where booking_id = %s", (booking_id,)
            )
        if one.becomes == "seated":
            self.connection.execute(
                "update core.booking set state = 'seated' where booking_id = %s", (booking_id,)
            )

    def _hold(self, one: Guest) -> None:
        """A hold that is good for another day, or has run out a minute ago unnoticed."""
        view = call(self.connection, "api.attempt_hold", **self.wish(one))
        until = self.at + (timedelta(days=1) if one.becomes == "hold" else -timedelta(minutes=1))
        for statement in (
            "update core.hold set expires_at = %(until)s, ends_by = %(until)s where booking_id ="
            " (select booking_id from core.booking where reference = %(reference)s)",
            "update core.booking set hold_expires_at = %(until)s where reference = %(reference)s",
            "update core.claim set expires_at = %(until)s where booking_id ="
            " (select booking_id from core.booking where reference = %(reference)s)",
        ):
            self.connection.execute(statement, {"until": until, "reference": view["reference"]})


@contextmanager
def evening(connection: Connection, plan: Plan) -> Iterator[Evening]:
    """Put a plan into the database, and take it out again."""
    with connection.transaction(force_rollback=True):
        made = Evening(connection, plan, datetime.now(ZoneInfo("UTC")))
        made.load(plan.venue)
        if plan.now is not None:
            made.at = made.instant(plan.now)
        for blackout in plan.blackouts:
            connection.execute(
                "insert into core.claim (venue_id, service_date, resource_id, during, kind)"
                " select venue_id, %s, resource_id, tstzrange(%s, %s), 'blackout'"
                " from core.resource where label = %s",
                (DAY, *map(made.instant, blackout.span), blackout.label),
            )
        for one in plan.guests:
            made.seat(one)
        yield made
