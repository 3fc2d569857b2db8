"""Rows of the database as the JSON that callers see."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from api.database import Row

Json = dict[str, Any]


def booking_view(row: Row, *, is_personal: bool) -> Json:
    """An `api.booking_view`. Without the right to personal data its fields are absent, not null;
    so are those of a change when none is under way."""
    booking = {
        "id": row["booking_id"],
        "reference": row["reference"],
        "status": row["status"],
        "state": row["state"],
        "stateVersion": row["state_version"],
        "venue": {
            "slug": row["venue_slug"],
            "name": row["venue_name"],
            "timezone": row["timezone"],
        },
        "bookingDate": row["booking_date"].isoformat(),
        "startTime": f"{row['start_time']:%H:%M}",
        "endTime": f"{row['end_time']:%H:%M}",
        "startsAt": _instant(row["starts_at"]),
        "endsAt": _instant(row["ends_at"]),
        "partySize": row["party_size"],
        "bookingType": row["booking_type"],
        "seatingPreference": row["seating_preference"],
        "tables": row["tables"],
        "reason": row["reason"],
        "holdExpiresAt": _instant(row["hold_expires_at"]),
        "createdAt": _instant(row["created_at"]),
    }
    if row["pending_reference"] is not None:
        booking["previousTables"] = row["previous_tables"]
        booking["pendingReference"] = row["pending_reference"]
    if row["alternatives"] is not None:
        booking["alternatives"] = row["alternatives"]
    return booking | _personal(row) if is_personal else booking


def _personal(row: Row) -> Json:
    return {
        "notes": row["notes"],
        "customerName": row["customer_name"],
        "customerEmail": row["customer_email"],
        "customerPhone": row["customer_phone"],
    }


def hold_view(row: Row) -> Json:
    """An `api.hold_view` of a good outcome."""
    return {
        "outcome": row["outcome"],
        "reference": row["reference"],
        "expiresAt": _instant(row["expires_at"]),
        "tables": row["tables"] or [],
    }


def alternatives_view(row: Row) -> Json:
    """What else is free, as it stands in `errors` of the problem."""
    return {"alternatives": row["alternatives"] or []}


def slots_view(rows: Sequence[Row]) -> Json:
    """What `api.find_slots` offers."""
    return {
        "slots": [
            {
                "bookingDate": row["booking_date"].isoformat(),
                "startTime": f"{row['start_time']:%H:%M}",
                "fold": row["fold"],
                "localStart": row["local_start"],
                "localEnd": row["local_end"],
                "startsAt": _instant(row["starts_at"]),
                "endsAt": _instant(row["ends_at"]),
                "therapists": row["therapists"],
                "rooms": row["rooms"],
            }
            for row in rows
        ]
    }


def review_view(rows: Sequence[Row]) -> Json:
    """What `api.list_review` lists; lengths of time are in whole seconds."""
    return {
        "bookings": [
            {
                "restaurantSlug": row["venue_slug"],
                "reference": row["reference"],
                "stateVersion": row["state_version"],
                "bookingDate": row["booking_date"].isoformat(),
                "startTime": f"{row['start_time']:%H:%M}",
                "partySize": row["party_size"],
                "seatingPreference": row["seating_preference"],
                "reason": row["reason"],
                "explanation": row["explanation"],
                "attempts": row["attempt_count"],
                "ageSeconds": round(row["age"].total_seconds()),
                "waitedSeconds": round(row["waited"].total_seconds()),
                "secondsLeft": round(row["time_left"].total_seconds()),
                "suggestions": row["suggestions"],
            }
            for row in rows
        ]
    }


def availability_view(rows: Sequence[Row]) -> Json:
    """The start times that `api.list_availability` offers."""
    return {
        "slots": [
            {
                "bookingType": row["booking_type"],
                "startTime": f"{row['start_time']:%H:%M}",
                "endTime": f"{row['end_time']:%H:%M}",
                "startsAt": _instant(row["starts_at"]),
                "endsAt": _instant(row["ends_at"]),
            }
            | ({"fold": row["fold"]} if row["fold"] else {})
            for row in rows
        ]
    }


def assignment_view(row: Row) -> Json:
    """What `api.assign_booking` did."""
    return {
        "id": row["booking_id"],
        "outcome": row["outcome"],
        "state": row["state"],
        "reason": row["reason"],
        "tables": row["tables"] or [],
    }


def optimization_view(row: Row) -> Json:
    """An `api.optimization_view`, without the bookings that stay where they are."""
    return {
        "id": row["run_id"],
        "outcome": row["outcome"],
        "restaurantSlug": row["venue_slug"],
        "date": row["service_date"].isoformat(),
        "improvement": row["improvement"],
        "threshold": row["threshold"],
        "rationale": row["rationale"],
        "moves": [
            {
                "reference": move["reference"],
                "time": move["start"][-len("19:00") :],
                "party": move["party"],
                "from": move["from"],
                "to": move["to"],
            }
            for move in row["moves"]
        ],
        "before": row["before"],
        "after": row["after"],
        "bound": row["bound"],
        "changes": row["changes"] or [],
        "seconds": row["duration"].total_seconds(),
        "madeAt": _instant(row["made_at"]),
        "appliedAt": _instant(row["applied_at"]),
    }


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")
