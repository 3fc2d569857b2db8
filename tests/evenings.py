"""Random small venues and random evenings in them, for properties that hold on all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from psycopg import Connection
from psycopg.types.json import Jsonb

from tests import model
from tests.calls import Row, ask, call, day, guest
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
    """A venue, what happens on its day, and what time it is then (minutes; None: long before)."""

    venue: Venue
    blackouts: tuple[Blackout, ...] = ()
    guests: tuple[Guest, ...] = ()
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


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def tried_on(evenings: int) -> settings:
    """So many evenings, the same ones every time; with `--hypothesis-profile soak` many new ones."""
    is_soak = settings.get_current_profile_name() == "soak"
    return settings(
        max_examples=25 * evenings if is_soak else evenings,
        derandomize=not is_soak,
        deadline=None,
        phases=set(Phase) - {Phase.explain},
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


# -- random venues


@st.composite
def floors(draw: st.DrawFn, tables_max: int) -> Row:
    """Tables in one or two zones, some of which can be pushed together, some never or otherwise."""
    tables = []
    for place in range(draw(st.integers(3, tables_max))):
        seats = draw(st.integers(2, 6))
        tables.append(
            table(
                f"T{place + 1}",
                seats,
                zone=draw(st.sampled_from(["Room", "Room", "Garden"])),
                party_min=draw(st.integers(1, min(2, seats))),
                party_max=draw(st.integers(max(2, seats - 1), seats)),
                movable=draw(st.integers(0, 4)) > 0,
            )
        )
    pairs = [
        [a["label"], b["label"]]
        for a, b in combinations(tables, 2)
        if a["zone"] == b["zone"] and draw(st.booleans())
    ]
    said = []
    for labels in draw(st.lists(st.sampled_from(pairs), max_size=2, unique_by=tuple)) if pairs else []:
        least = draw(st.integers(2, 6))
        said.append(
            {"tables": labels, "allowed": False}
            if draw(st.booleans())
            else {
                "tables": labels,
                "party_min": least,
                "party_max": least + draw(st.integers(0, 4)),
                "penalty": draw(st.sampled_from([0, 0.5, 2])),
            }
        )
    return {"tables": tables, "adjacent": pairs, "combinations": said}


@st.composite
def hours(draw: st.DrawFn) -> Row:
    """Hours of an evening, perhaps past midnight, and one or two services within them."""
    opens = draw(st.sampled_from([1020, 1035, 1050, 1065]))
    closes = opens + draw(st.sampled_from([180, 240, 300, 495]))
    week = [
        {"weekday": weekday, "open": clock(opens), "close": clock(closes)}
        for weekday in range(1, 8)
    ]
    change = draw(st.sampled_from(["no", "no", "no", "shut", "closed", "longer", "other", "two"]))
    special: list[Row] = []
    dated = {"date": DAY.isoformat()}
    if change == "shut":
        week = [one for one in week if one["weekday"] != DAY.isoweekday()]
    elif change == "closed":
        special = [dated | {"closed": True}]
    elif change == "longer":
        special = [dated | {"open": "16:00", "close": clock(closes + 30)}]
    elif change == "other":
        special = [dated | {"open": "18:00", "close": "22:00", "windows_of": 7}]
    elif change == "two":
        special = [
            dated | {"open": "16:30", "close": "18:00"},
            dated | {"open": "19:00", "close": "23:00"},
        ]
    windows = [
        {"days": [*range(1, 7)], "start": "17:00", "end": clock(closes)},
        {"days": [7], "start": "18:30", "end": "23:00"},
    ]
    services = [{"code": "dinner", "name": "Dinner", "windows": windows}]
    if draw(st.booleans()):
        drinks = [{"days": [*range(1, 8)], "start": "16:00", "end": "19:00"}]
        services.append({"code": "drinks", "name": "Drinks", "windows": drinks})
    length = st.sampled_from([45, 60, 75, 90, 100])
    turns = {
        service["code"]: [
            {"party_min": 1, "party_max": 2, "minutes": draw(length)},
            {"party_min": 3, "party_max": None, "minutes": draw(length)},
        ]
        for service in services
    }
    return {
        "opening_hours": week,
        "special_days": special,
        "services": services,
        "turn_minutes": turns,
    }


@st.composite
def venues(draw: st.DrawFn, *, tables_max: int = 8, is_odd: bool = True) -> Venue:
    """A venue file; an odd one may open, or end its visits, off its own grid."""
    slot = draw(st.sampled_from([10, 15, 20, 30] if is_odd else [15, 30]))
    rules = {
        "service_day_starts_at": "06:00",
        "slot_minutes": slot,
        "last_seating_before_close_minutes": draw(st.sampled_from([0, 30, 45])),
        "visits_end_by_closing": draw(st.booleans()),
        "combination_size_max": draw(st.integers(1, 4)),
        "seat_loss_per_join": draw(st.sampled_from([0, 0, 1])),
        "move_cut_off_minutes": draw(st.sampled_from([0, 60, 120])),
    }
    file = describe_bistro([], policy=rules) | draw(floors(tables_max)) | draw(hours())
    file["timezone"] = draw(
        st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu"])
    )
    file["buffer_minutes"] = draw(st.sampled_from([0, 5, 15]))
    return file


@st.composite
def guests(draw: st.DrawFn, venue: Venue, becomes: tuple[str, ...]) -> Guest | None:
    """Somebody who asks for a start that there is; None when there is none."""
    party = draw(st.integers(1, 6))
    starts = model.list_starts(venue, DAY, party)
    setting = draw(st.sampled_from(SETTINGS))
    if not starts or not any(one.takes(party, setting) for one in model.list_seatings(venue)):
        return None
    service, start = draw(st.sampled_from(starts))
    return Guest(
        party, setting, service, start, draw(st.sampled_from(becomes)), draw(st.integers(0, 3))
    )


@st.composite
def plans(
    draw: st.DrawFn,
    *,
    tables_max: int = 8,
    guests_max: int = 10,
    is_odd: bool = True,
    is_ahead: bool = False,
    becomes: tuple[str, ...] = ("booking",) * 4 + ("pinned", "seated", "hold", "expired"),
) -> Plan:
    """A venue and what has happened on its day so far; ahead means long before it."""
    venue = draw(venues(tables_max=tables_max, is_odd=is_odd))
    slot = 5 if is_odd else venue["policy"]["slot_minutes"]
    labels = [one["label"] for one in venue["tables"]]
    blackouts = []
    for label in draw(st.lists(st.sampled_from(labels), max_size=2, unique=True)):
        start = draw(st.integers(1020 // slot, 1320 // slot)) * slot
        blackouts.append(Blackout(label, (start, start + slot * draw(st.integers(1, 8)))))
    people = [
        one for one in draw(st.lists(guests(venue, becomes), max_size=guests_max)) if one is not None
    ]
    now = None if is_ahead else draw(st.none() | st.integers(1020, 1260))
    return Plan(venue, tuple(blackouts), tuple(people), now)


# -- the same in the database


@dataclass
class Evening:
    """A plan that is in the database."""

    connection: Connection
    plan: Plan
    at: datetime
    seatings: list[Seating]
    resource_ids: dict[str, int] = field(default_factory=dict)

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
                "select booking_id, party_size, seating_preference, lower(occupied), upper(occupied)"
                " from core.booking where state = 'confirmed' and not is_pinned"
                " order by booking_id",
            )
            if start > self.at + cut_off
        ]

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
        self.connection.execute(
            "with b as (select * from core.booking where booking_id = %(id)s),"
            " held as (select core.attempt_hold(b::core.booking, %(ids)s, null, %(at)s) from b),"
            " tried as (insert into core.booking_attempt select %(id)s, 1, 'confirmed', null,"
            "   'direct', '{}', '0', '0', %(at)s from held)"
            " select core.confirm_assignment(b::core.booking, 'direct', %(at)s) from b, held",
            {"id": booking_id, "ids": [self.resource_ids[n] for n in labels], "at": self.at},
        )
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
            "update core.booking set hold_expires_at = %s where reference = %s",
            "update core.claim set expires_at = %s where booking_id ="
            " (select booking_id from core.booking where reference = %s)",
        ):
            self.connection.execute(statement, (until, view["reference"]))


@contextmanager
def evening(connection: Connection, plan: Plan) -> Iterator[Evening]:
    """Put a plan into the database, and take it out again."""
    with connection.transaction(force_rollback=True):
        connection.execute("select api.load_venue(%s)", (Jsonb(plan.venue),))
        made = Evening(
            connection, plan, datetime.now(ZoneInfo("UTC")), model.list_seatings(plan.venue)
        )
        if plan.now is not None:
            made.at = made.instant(plan.now)
        made.resource_ids = dict(
            ask(connection, "select label, resource_id from core.resource order by label")
        )  # type: ignore[arg-type]
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


