"""The OpenAPI 3.1 description, built from the table of routes."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from api.requests import BODY_MAX
from api.routes import OPERATIONS, Operation
from api.shapes import REFERENCE, RUN, Field, Shape
from runtime.errors import ERRORS

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
OPTIONAL_TEXT: Json = {"type": ["string", "null"]}
INTEGER: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
DATE: Json = {"type": "string", "format": "date"}
CLOCK: Json = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
INSTANT: Json = {"type": "string", "format": "date-time"}
OPTIONAL_INSTANT: Json = {"type": ["string", "null"], "format": "date-time"}
CHANGING = ("previousTables", "pendingReference", "alternatives")
PERSONAL = ("notes", "customerName", "customerEmail", "customerPhone")


def describe(version: str) -> Json:
    """The whole document as JSON."""
    paths: dict[str, Json] = {}
    for operation in OPERATIONS:
        path = paths.setdefault(operation.path, {})
        path[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Holdfast", "version": version},
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"staff": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation) -> Json:
    described: Json = {
        "operationId": operation.endpoint.__name__,
        "summary": operation.summary,
        "parameters": list(_parameters(operation)),
        "responses": _answers(operation) | _problems(operation.problems),
        # An empty requirement beside the token's means that the token is optional.
        "security": [{"staff": []}] if operation.is_staff else [{}, {"staff": []}],
    }
    if operation.body:
        schema = _shape(operation.body)
        described["requestBody"] = {
            "description": f"At most {BODY_MAX // 1024} KiB of UTF-8.",
            "required": bool(schema.get("required")),
            "content": {"application/json": {"schema": schema}},
        }
    return described


def _parameters(operation: Operation) -> Iterable[Json]:
    if "{reference}" in operation.path:
        yield _parameter(REFERENCE, "path")
    if "{run}" in operation.path:
        yield _parameter(RUN, "path")
    for field in operation.query.fields if operation.query else ():
        yield _parameter(field, "query")
    for field in operation.headers:
        yield _parameter(field, "header")


def _parameter(field: Field, place: str) -> Json:
    return {
        "name": field.name,
        "in": place,
        "required": field.is_required,
        "schema": dict(field.kind.schema),
        "example": field.example,
    }


def _shape(shape: Shape) -> Json:
    return _object(
        {field.name: _property(field) for field in shape.fields},
        optional=[field.name for field in shape.fields if not field.is_required],
    )


def _property(field: Field) -> Json:
    schema = dict(field.kind.schema) | {"examples": [field.example]}
    return schema if field.is_required else schema | {"type": [schema["type"], "null"]}


def _answers(operation: Operation) -> Json:
    return {
        str(status): {"description": name, "content": _content("application/json", name)}
        for status, name in operation.answers.items()
    }


def _problems(codes: Iterable[str]) -> Json:
    kinds = sorted((ERRORS[code] for code in codes), key=lambda kind: (kind.status, kind.code))
    return {
        str(status): {
            "description": "; ".join(f"{kind.code} {kind.name}" for kind in group),
            "content": _content("application/problem+json", "Problem"),
        }
        for status, group in groupby(kinds, key=lambda kind: kind.status)
    }


def _content(media_type: str, name: str) -> Json:
    return {media_type: {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _object(properties: Json, optional: Iterable[str] = ()) -> Json:
    left_out = set(optional)
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


def _array(items: Json) -> Json:
    return {"type": "array", "items": items}


_TABLE = _object(
    {"id": INTEGER, "label": TEXT, "zone": TEXT, "capacity": INTEGER, "kind": TEXT},
    # A table has a zone and seats, a therapist or a room its kind.
    optional=["zone", "capacity", "kind"],
)

_MOVE = _object(
    {
        "reference": TEXT,
        "time": CLOCK,
        "party": INTEGER,
        "from": _array(TEXT),
        "to": _array(TEXT),
    }
)

SCHEMAS: Json = {
    "Booking": _object(
        {
            "id": INTEGER,
            "reference": TEXT,
            "status": TEXT,
            "state": TEXT,
            "stateVersion": INTEGER,
            "venue": _object({"slug": TEXT, "name": TEXT, "timezone": TEXT}),
            "bookingDate": DATE,
            "startTime": CLOCK,
            "endTime": CLOCK,
            "startsAt": INSTANT,
            "endsAt": INSTANT,
            "partySize": INTEGER,
            "bookingType": TEXT,
            "seatingPreference": TEXT,
            "tables": _array(_TABLE),
            "reason": OPTIONAL_TEXT,
            "holdExpiresAt": OPTIONAL_INSTANT,
            "createdAt": INSTANT,
            "previousTables": _array(_TABLE),
            "pendingReference": TEXT,
            "alternatives": _array({"type": "object"}),
            "notes": OPTIONAL_TEXT,
            "customerName": OPTIONAL_TEXT,
            "customerEmail": OPTIONAL_TEXT,
            "customerPhone": OPTIONAL_TEXT,
        },
        optional=(*PERSONAL, *CHANGING),
    ),
    "Hold": _object(
        {
            "outcome": TEXT,
            "reference": TEXT,
            "expiresAt": OPTIONAL_INSTANT,
            "tables": _array(_TABLE),
        }
    ),
    "Review": _object(
        {
            "bookings": _array(
                _object(
                    {
                        "restaurantSlug": TEXT,
                        "reference": TEXT,
                        "stateVersion": INTEGER,
                        "bookingDate": DATE,
                        "startTime": CLOCK,
                        "partySize": INTEGER,
                        "seatingPreference": TEXT,
                        "reason": OPTIONAL_TEXT,
                        "explanation": OPTIONAL_TEXT,
                        "attempts": INTEGER,
                        "ageSeconds": INTEGER,
                        "waitedSeconds": INTEGER,
                        "secondsLeft": INTEGER,
                        "suggestions": {"type": ["object", "null"]},
                    }
                )
            )
        }
    ),
    "Slots": _object(
        {
            "slots": _array(
                _object(
                    {
                        "bookingDate": DATE,
                        "startTime": CLOCK,
                        "fold": INTEGER,
                        "localStart": INSTANT,
                        "localEnd": INSTANT,
                        "startsAt": INSTANT,
                        "endsAt": INSTANT,
                        "therapists": _array(_object({"id": INTEGER, "label": TEXT})),
                        "rooms": _array(_object({"id": INTEGER, "label": TEXT})),
                    }
                )
            )
        }
    ),
    "Availability": _object(
        {
            "slots": _array(
                _object(
                    {
                        "bookingType": TEXT,
                        "startTime": CLOCK,
                        "endTime": CLOCK,
                        "startsAt": INSTANT,
                        "endsAt": INSTANT,
                        "fold": INTEGER,
                    },
                    optional=["fold"],
                )
            )
        }
    ),
    "Assignment": _object(
        {
            "id": INTEGER,
            "outcome": TEXT,
            "state": TEXT,
            "reason": OPTIONAL_TEXT,
            "tables": _array(TEXT),
        }
    ),
    "Optimization": _object(
        {
            "id": INTEGER,
            "outcome": TEXT,
            "restaurantSlug": TEXT,
            "date": DATE,
            "improvement": NUMBER,
            "threshold": NUMBER,
            "rationale": TEXT,
            "moves": _array(_MOVE),
            "before": {"type": "object"},
            "after": {"type": "object"},
            "bound": {"type": "object"},
            "changes": _array(TEXT),
            "seconds": NUMBER,
            "madeAt": INSTANT,
            "appliedAt": OPTIONAL_INSTANT,
        }
    ),
    "Health": _object({"status": TEXT}),
    "Problem": _object(
        {
            "type": TEXT,
            "title": TEXT,
            "status": INTEGER,
            "code": TEXT,
            "name": TEXT,
            "detail": TEXT,
            "errors": {"type": "object"},
            "hint": TEXT,
            "requestId": TEXT,
        }
    ),
}
