"""Shape and type of what a request holds, so that a SQL function can be called with it at all.

Whether a value is missing, sensible or allowed is for the database to say.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

INTEGER_MAX = 2**31 - 1
KEY_LENGTH = 200
QUOTE_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request: where, what, and what to do."""

    field: str
    message: str
    hint: str

    def as_json(self) -> dict[str, str]:
        """As it stands in `errors.faults` of a problem."""
        return {"field": self.field, "message": self.message, "hint": self.hint}


class ShapeError(Exception):
    """A request that cannot become a call; holds every fault."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of value: `read` takes JSON to Python or raises ValueError with a sentence's end."""

    read: Callable[[object], object]
    schema: Mapping[str, Any]
    hint: str


@dataclass(frozen=True, slots=True)
class Field:
    """One named value of a request and the SQL parameter that it becomes."""

    name: str
    parameter: str
    kind: Kind
    example: object
    is_required: bool = True

    def read(self, value: object) -> object:
        """The Python value; raises ShapeError."""
        try:
            return self.kind.read(value)
        except ValueError as error:
            raise ShapeError(Fault(self.name, str(error), self.kind.hint)) from None


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields that a body or query may have, and no others."""

    fields: tuple[Field, ...]

    def read(self, values: Mapping[str, object]) -> dict[str, object]:
        """SQL arguments by parameter name; null and absent leave the parameter at its default.

        Raises ShapeError with every fault at once.
        """
        faults = list(self._unknown(values))
        arguments = {}
        for field in self.fields:
            if values.get(field.name) is None:
                continue
            try:
                arguments[field.parameter] = field.read(values[field.name])
            except ShapeError as error:
                faults += error.faults
        if faults:
            raise ShapeError(*faults)
        return arguments

    def _unknown(self, values: Iterable[str]) -> Iterable[Fault]:
        known = [field.name for field in self.fields]
        for name in values:
            if name not in known:
                hint = f"Leave it out; the fields are {', '.join(known)}."
                yield Fault(quotable(name), "is not a field of this request", hint)


def quotable(text: str) -> str:
    """A caller's text, short enough to be quoted back."""
    return text if len(text) <= QUOTE_LENGTH else text[:QUOTE_LENGTH] + "…"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a string")
    if "\0" in value:
        raise ValueError("must not contain the character NUL")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("must not contain half of a surrogate pair")
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("must be a whole number")
    if abs(value) > INTEGER_MAX:
        raise ValueError("is out of range")
    return value


def _integer_text(value: object) -> int:
    if not re.fullmatch(r"-?[0-9]{1,10}", _text(value)):
        raise ValueError("must be a whole number")
    return _integer(int(_text(value)))


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _date(value: object) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _text(value)):
        raise ValueError("must be a date as YYYY-MM-DD")
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError("is not a day of the calendar") from None


def _time(value: object) -> time:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", _text(value)):
        raise ValueError("must be a time as HH:MM")
    return time.fromisoformat(_text(value))


def _instant(value: object) -> datetime:
    try:
        instant = datetime.fromisoformat(_text(value))
    except ValueError:
        raise ValueError("must be an instant as YYYY-MM-DDTHH:MM:SSZ") from None
    if instant.tzinfo is None:
        raise ValueError("must say its offset from UTC")
    return instant


def _key(value: object) -> str:
    if not re.fullmatch(rf"[!-~]{{1,{KEY_LENGTH}}}", _text(value)):
        raise ValueError(f"must be 1 to {KEY_LENGTH} visible ASCII characters")
    return _text(value)


def _version(value: object) -> int:
    match = re.fullmatch(r'"([0-9]{1,10})"', _text(value))
    if match is None:
        raise ValueError("must be one strong entity tag that holds a version")
    return _integer(int(match[1]))


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise ValueError("must be a list of strings")
    return [_text(item) for item in value]


TEXT = Kind(_text, {"type": "string"}, "Send text in quotes.")
TEXTS = Kind(
    _texts, {"type": "array", "items": {"type": "string"}}, 'Send a list such as ["T1", "T2"].'
)
INTEGER = Kind(
    _integer,
    {"type": "integer", "minimum": -INTEGER_MAX, "maximum": INTEGER_MAX},
    "Send a whole number without quotes, such as 2.",
)
INTEGER_TEXT = Kind(_integer_text, INTEGER.schema, "Send a whole number, such as 2.")
BOOLEAN = Kind(_boolean, {"type": "boolean"}, "Send true or false without quotes.")
DATE = Kind(_date, {"type": "string", "format": "date"}, "Send a date such as 2027-05-31.")
TIME = Kind(
    _time,
    {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "Send a local time of 24 hours such as 19:30.",
)
INSTANT = Kind(
    _instant,
    {"type": "string", "format": "date-time"},
    "Send an instant such as 2027-05-31T19:05:00Z.",
)
KEY = Kind(
    _key,
    {"type": "string", "pattern": f"^[!-~]{{1,{KEY_LENGTH}}}$"},
    "Send one fresh key for each new request, such as a UUID.",
)
VERSION = Kind(
    _version,
    {"type": "string", "pattern": '^"[0-9]{1,10}"$'},
    "Send the ETag of the booking as you last read it.",
)

_WISH = (
    Field("restaurantSlug", "p_venue", TEXT, "white-horse-waterbeach"),
    Field("date", "p_date", DATE, "2026-12-31"),
    Field("time", "p_time", TIME, "19:00"),
    Field("party", "p_party", INTEGER, 2),
    Field("bookingType", "p_service", TEXT, "dinner"),
    Field("seating", "p_seating", TEXT, "any", is_required=False),
)
_FOLD = Field("fold", "p_fold", INTEGER, 0, is_required=False)
_THERAPIST = Field("therapist", "p_therapist", TEXT, "Ana", is_required=False)
_NOTES = Field("notes", "p_notes", TEXT, "A window, please", is_required=False)
_PERSON = (
    Field("name", "p_name", TEXT, "Ada Lovelace"),
    Field("email", "p_email", TEXT, "ada@example.com"),
    Field("phone", "p_phone", TEXT, "+441223375578", is_required=False),
    Field("marketingOptIn", "p_marketing_opt_in", BOOLEAN, False, is_required=False),
    Field("locale", "p_locale", TEXT, "en", is_required=False),
)

BOOKING_REQUEST = Shape((*_WISH, _FOLD, _THERAPIST, _NOTES, *_PERSON))
HOLD_REQUEST = Shape(
    (
        *_WISH,
        _FOLD,
        _THERAPIST,
        Field("email", "p_email", TEXT, "ada@example.com", is_required=False),
        Field("exclude", "p_exclude", TEXT, "7K2M9QXDAB", is_required=False),
    )
)
CONFIRM_REQUEST = Shape((_NOTES, *_PERSON))
CANCEL_REQUEST = Shape((Field("reason", "p_reason", TEXT, "Ill", is_required=False),))
MODIFY_REQUEST = Shape(
    tuple(
        replace(field, is_required=False)
        for field in (
            *_WISH[1:],
            _FOLD,
            Field("zone", "p_zone", TEXT, "Garden"),
            _THERAPIST,
            _NOTES,
            *_PERSON[:3],
        )
    )
)
OPTIMIZE_REQUEST = Shape(
    (
        *_WISH[:2],
        Field("seed", "p_seed", INTEGER, 1, is_required=False),
    )
)
DECISION_REQUEST = Shape((Field("reason", "p_reason", TEXT, "They called", is_required=False),))
FORCE_REQUEST = Shape(
    (
        Field("tables", "p_tables", TEXTS, ["G1"]),
        Field("note", "p_note", TEXT, "They like a large table", is_required=False),
    )
)
REVIEW_QUERY = Shape(
    (Field("restaurantSlug", "p_venue", TEXT, "white-horse-waterbeach", is_required=False),)
)
VISIT_REQUEST = Shape((Field("at", "p_at", INSTANT, "2026-12-31T19:05:00Z", is_required=False),))
CHANGE_FORM = Shape(
    tuple(
        replace(field, kind=INTEGER_TEXT) if field.kind is INTEGER else field
        for field in (
            *(field for field in MODIFY_REQUEST.fields if field.name not in ("zone", "therapist")),
            Field("version", "p_expected_version", INTEGER, 3),
        )
    )
)
CHANGES_QUERY = Shape(
    (
        Field("date", "p_date", DATE, "2026-12-31", is_required=False),
        Field("party", "p_party", INTEGER_TEXT, 2, is_required=False),
        Field("seating", "p_seating", TEXT, "any", is_required=False),
    )
)
SLOTS_QUERY = Shape(
    (
        Field("restaurantSlug", "p_venue", TEXT, "touchbase-massage"),
        Field("bookingType", "p_service", TEXT, "swedish-60"),
        Field("from", "p_from", DATE, "2027-05-05"),
        Field("to", "p_to", DATE, "2027-05-31", is_required=False),
        Field("therapist", "p_therapist", TEXT, "Ana", is_required=False),
        Field("party", "p_party", INTEGER_TEXT, 1, is_required=False),
        Field("exclude", "p_exclude", TEXT, "7K2M9QXDAB", is_required=False),
    )
)
AVAILABILITY_QUERY = Shape(
    (
        Field("restaurantSlug", "p_venue", TEXT, "white-horse-waterbeach"),
        Field("date", "p_date", DATE, "2026-12-31"),
        Field("party", "p_party", INTEGER_TEXT, 2),
        Field("bookingType", "p_service", TEXT, "dinner", is_required=False),
        Field("seating", "p_seating", TEXT, "any", is_required=False),
    )
)

REFERENCE = Field("reference", "p_reference", TEXT, "7K2M9QXDAB")
RUN = Field("run", "p_run_id", INTEGER_TEXT, 17)
IDEMPOTENCY_KEY = Field("Idempotency-Key", "p_idempotency_key", KEY, "3f6c0a52", is_required=False)
IF_MATCH = Field("If-Match", "p_expected_version", VERSION, '"3"', is_required=False)
IF_MATCH_REQUIRED = replace(IF_MATCH, is_required=True)
GUEST_TOKEN = Field("Guest-Token", "p_token", TEXT, "kX0bV5w3m8Qe1Zt7Ry2LpA", is_required=False)

_NAMES = {
    field.parameter: field.name
    for field in (
        *BOOKING_REQUEST.fields,
        *CANCEL_REQUEST.fields,
        *MODIFY_REQUEST.fields,
        GUEST_TOKEN,
        REFERENCE,
        RUN,
        IDEMPOTENCY_KEY,
        IF_MATCH,
    )
}


def field_name(parameter: str) -> str:
    """The name under which a caller of the HTTP interface knows a SQL parameter."""
    return _NAMES.get(parameter) or _NAMES.get(f"p_{parameter}", parameter)
