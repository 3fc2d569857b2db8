"""The routes, as one table: Starlette serves it, /openapi.json and / describe it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.availability import list_availability
from api.bookings import (
    assign_booking,
    cancel_booking,
    create_booking,
    modify_any_booking,
    modify_booking,
    read_booking,
    restore_booking,
)
from api.holds import confirm_hold, create_hold, release_hold, renew_hold
from api.optimizations import apply_optimization, optimize_day, read_optimization
from api.probes import live, ready
from api.review import decline_booking, force_confirm, list_review, requeue_booking
from api.shapes import (
    AVAILABILITY_QUERY,
    BOOKING_REQUEST,
    CANCEL_REQUEST,
    CONFIRM_REQUEST,
    DECISION_REQUEST,
    FORCE_REQUEST,
    GUEST_TOKEN,
    HOLD_REQUEST,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    IF_MATCH_REQUIRED,
    MODIFY_REQUEST,
    OPTIMIZE_REQUEST,
    REVIEW_QUERY,
    SLOTS_QUERY,
    VISIT_REQUEST,
    Field,
    Shape,
)
from api.slots import find_slots
from api.visits import complete_booking, mark_no_show, reopen_booking, seat_booking

WISH_PROBLEMS = (
    "RS001", "RS004", "RS006", "RS010", "RS011", "RS012", "RS013", "RS014", "RS015", "RS016",
    "RS017", "RS018",
)  # fmt: skip
BODY_PROBLEMS = ("RS100", "RS101", "RS102")
CHANGE_PROBLEMS = ("RS005", "RS020", "RS021", "RS105", "RS230", "RS231")
VISIT_PROBLEMS = ("RS001", "RS002", "RS005", "RS020", "RS021", "RS103", "RS105")
DATABASE_PROBLEMS = ("RS040", "RS042", "RS099", "RS111")

MODIFY_PROBLEMS = (
    *(code for code in WISH_PROBLEMS if code != "RS004"),
    *CHANGE_PROBLEMS,
    *("RS022", "RS233"),
    *BODY_PROBLEMS,
    *DATABASE_PROBLEMS,
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. `answers`: the schema's name in the OpenAPI description by status;
    `problems`: the codes that this operation may answer besides those of every request."""

    method: Literal["GET", "POST", "PATCH", "DELETE"]
    path: str
    endpoint: Callable[[Request], Awaitable[Response]]
    answers: Mapping[int, str]
    problems: tuple[str, ...] = ()
    is_staff: bool = False
    body: Shape | None = None
    query: Shape | None = None
    headers: tuple[Field, ...] = ()

    @property
    def summary(self) -> str:
        """The endpoint's own sentence."""
        return (self.endpoint.__doc__ or "").strip()


OPERATIONS = (
    Operation(
        "POST",
        "/api/bookings",
        create_booking,
        {201: "Booking"},
        (*WISH_PROBLEMS, "RS022", "RS105", *BODY_PROBLEMS, *DATABASE_PROBLEMS),
        body=BOOKING_REQUEST,
        headers=(IDEMPOTENCY_KEY,),
    ),
    Operation(
        "GET",
        "/api/bookings/{reference}",
        read_booking,
        {200: "Booking"},
        ("RS001", "RS005", "RS105", *DATABASE_PROBLEMS),
    ),
    Operation(
        "PATCH",
        "/api/bookings/{reference}",
        modify_booking,
        {200: "Booking"},
        MODIFY_PROBLEMS,
        body=MODIFY_REQUEST,
        headers=(GUEST_TOKEN, IDEMPOTENCY_KEY, IF_MATCH_REQUIRED),
    ),
    Operation(
        "PATCH",
        "/api/ops/bookings/{reference}",
        modify_any_booking,
        {200: "Booking"},
        (*MODIFY_PROBLEMS, "RS103"),
        is_staff=True,
        body=MODIFY_REQUEST,
        headers=(IDEMPOTENCY_KEY, IF_MATCH_REQUIRED),
    ),
    Operation(
        "POST",
        "/api/bookings/{reference}/restore",
        restore_booking,
        {200: "Booking"},
        ("RS001", *CHANGE_PROBLEMS, "RS234", *DATABASE_PROBLEMS),
        headers=(GUEST_TOKEN, IF_MATCH),
    ),
    Operation(
        "POST",
        "/api/bookings/{reference}/cancel",
        cancel_booking,
        {200: "Booking"},
        ("RS001", *CHANGE_PROBLEMS, "RS022", *BODY_PROBLEMS, *DATABASE_PROBLEMS),
        body=CANCEL_REQUEST,
        headers=(GUEST_TOKEN, IDEMPOTENCY_KEY, IF_MATCH),
    ),
    *(
        Operation(
            "POST",
            f"/api/ops/bookings/{{reference}}/{command}",
            endpoint,
            {200: "Booking"},
            (*VISIT_PROBLEMS, *problems, *DATABASE_PROBLEMS),
            is_staff=True,
            body=body,
            headers=(IF_MATCH,),
        )
        for command, endpoint, body, problems in (
            ("seat", seat_booking, VISIT_REQUEST, ("RS232", *BODY_PROBLEMS)),
            ("complete", complete_booking, VISIT_REQUEST, ("RS232", *BODY_PROBLEMS)),
            ("no-show", mark_no_show, None, ("RS232",)),
            ("reopen", reopen_booking, None, ("RS231", "RS234")),
        )
    ),
    Operation(
        "POST",
        "/api/ops/bookings/{reference}/assign",
        assign_booking,
        {200: "Assignment"},
        ("RS001", "RS002", "RS005", "RS103", "RS105", *DATABASE_PROBLEMS),
        is_staff=True,
    ),
    Operation(
        "GET",
        "/api/ops/review",
        list_review,
        {200: "Review"},
        ("RS001", "RS002", "RS004", "RS103", "RS105", *DATABASE_PROBLEMS),
        is_staff=True,
        query=REVIEW_QUERY,
    ),
    *(
        Operation(
            "POST",
            f"/api/ops/bookings/{{reference}}/{command}",
            endpoint,
            {200: "Booking"},
            (*VISIT_PROBLEMS, "RS022", "RS200", *problems, *BODY_PROBLEMS, *DATABASE_PROBLEMS),
            is_staff=True,
            body=body,
            headers=(IDEMPOTENCY_KEY, IF_MATCH),
        )
        for command, endpoint, body, problems in (
            ("requeue", requeue_booking, DECISION_REQUEST, ()),
            ("force-confirm", force_confirm, FORCE_REQUEST, ("RS201", "RS202")),
            ("decline", decline_booking, DECISION_REQUEST, ()),
        )
    ),
    Operation(
        "POST",
        "/api/ops/optimizations",
        optimize_day,
        {201: "Optimization"},
        ("RS001", "RS004", "RS103", "RS105", "RS250", *BODY_PROBLEMS, *DATABASE_PROBLEMS),
        is_staff=True,
        body=OPTIMIZE_REQUEST,
    ),
    Operation(
        "GET",
        "/api/ops/optimizations/{run}",
        read_optimization,
        {200: "Optimization"},
        ("RS001", "RS103", "RS105", "RS251", *DATABASE_PROBLEMS),
        is_staff=True,
    ),
    Operation(
        "POST",
        "/api/ops/optimizations/{run}/apply",
        apply_optimization,
        {200: "Optimization"},
        ("RS001", "RS103", "RS105", "RS251", *DATABASE_PROBLEMS),
        is_staff=True,
    ),
    Operation(
        "POST",
        "/api/holds",
        create_hold,
        {201: "Hold"},
        (
            *WISH_PROBLEMS,
            *("RS005", "RS022", "RS105", "RS106", "RS220"),
            *BODY_PROBLEMS,
            *DATABASE_PROBLEMS,
        ),
        body=HOLD_REQUEST,
        headers=(IDEMPOTENCY_KEY,),
    ),
    Operation(
        "POST",
        "/api/holds/{reference}/confirm",
        confirm_hold,
        {200: "Hold"},
        (
            *("RS001", "RS022", "RS105", "RS107", "RS108", "RS109"),
            *BODY_PROBLEMS,
            *DATABASE_PROBLEMS,
        ),
        body=CONFIRM_REQUEST,
        headers=(IDEMPOTENCY_KEY,),
    ),
    Operation(
        "POST",
        "/api/holds/{reference}/renew",
        renew_hold,
        {200: "Hold"},
        ("RS001", "RS105", "RS107", "RS109", "RS110", *DATABASE_PROBLEMS),
    ),
    Operation(
        "DELETE",
        "/api/holds/{reference}",
        release_hold,
        {200: "Hold"},
        ("RS001", "RS105", "RS109", "RS110", *DATABASE_PROBLEMS),
    ),
    Operation(
        "GET",
        "/api/slots",
        find_slots,
        {200: "Slots"},
        ("RS001", "RS004", "RS005", "RS006", "RS105", *DATABASE_PROBLEMS),
        query=SLOTS_QUERY,
    ),
    Operation(
        "GET",
        "/api/availability",
        list_availability,
        {200: "Availability"},
        ("RS001", "RS004", "RS006", "RS105", *DATABASE_PROBLEMS),
        query=AVAILABILITY_QUERY,
    ),
    Operation("GET", "/livez", live, {200: "Health"}),
    Operation("GET", "/readyz", ready, {200: "Health"}, ("RS099", "RS111", "RS112")),
)


def operation_routes() -> list[Route]:
    """The table as Starlette wants it."""
    return [
        Route(operation.path, operation.endpoint, methods=[operation.method])
        for operation in OPERATIONS
    ]
