"""The one table of error codes: what each means, its HTTP status, and whether trying again helps.

`RS0xx` and `RS2xx` are SQLSTATEs that the database raises, `RS1xx` are answers of the shim alone.
`docs/errors.md` shows this table to people; a test proves that page, table and SQL agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One kind of refusal.

    `title` says when it happens and `hint` what the caller can do; the database's own, more exact
    message and hint win over them. `is_retryable`: the same call may succeed a moment later.
    """

    code: str
    name: str
    status: int
    title: str
    hint: str
    is_retryable: bool = False


_KINDS = (
    ErrorKind("RS001", "invalid_argument", 422, "A value is missing or malformed",
              "Correct the field that is named and send the request again."),
    ErrorKind("RS002", "not_allowed", 403, "The caller has no right to do this",
              "Use a caller with the right, or ask the operator to grant it."),
    ErrorKind("RS003", "wrong_isolation_level", 500, "A command ran outside READ COMMITTED",
              "Run commands at READ COMMITTED."),
    ErrorKind("RS004", "venue_unknown", 404, "There is no such venue",
              "Check the venue's slug."),
    ErrorKind("RS005", "booking_unknown", 404, "There is no such booking",
              "Check the booking's reference."),
    ErrorKind("RS006", "service_unknown", 422, "The venue does not offer this service",
              "Choose one of the venue's services."),
    ErrorKind("RS010", "closed", 422, "The venue or the service is closed then",
              "Choose a time at which the service is offered."),
    ErrorKind("RS011", "past_last_seating", 422, "The start is after the last seating",
              "Choose an earlier time."),
    ErrorKind("RS012", "in_the_past", 422, "The start lies in the past",
              "Choose a time in the future."),
    ErrorKind("RS013", "lead_time", 422, "The start is too soon for the venue",
              "Choose a later time, or call the venue."),
    ErrorKind("RS014", "beyond_horizon", 422, "The venue does not take bookings so far ahead",
              "Choose an earlier date."),
    ErrorKind("RS015", "party_too_large", 422, "No seating of the venue takes such a party",
              "Book for fewer people, or split the party."),
    ErrorKind("RS016", "party_not_online", 422, "Guests may not book for such a party online",
              "Call the venue."),
    ErrorKind("RS017", "local_time_missing", 422, "The clocks skip this local time",
              "Choose a time before or after the change of the clocks."),
    ErrorKind("RS018", "off_grid", 422, "The start is not on the venue's grid of times",
              "Choose one of the start times that the venue offers."),
    ErrorKind("RS020", "version_stale", 412, "The booking has changed since it was read",
              "Read the booking again and decide anew."),
    ErrorKind("RS021", "transition_refused", 409, "The booking's state does not allow this",
              "Read the booking to learn its state."),
    ErrorKind("RS022", "idempotency_key_reused", 422, "The key belongs to another request",
              "Use a fresh key for a new request, or repeat the old request unchanged."),
    ErrorKind("RS030", "venue_file_invalid", 422, "The venue file has faults",
              "Correct every fault that is listed and load the file again."),
    ErrorKind("RS040", "busy", 503, "Somebody else holds what this request needs",
              "Try again in a moment.", is_retryable=True),
    ErrorKind("RS042", "timed_out", 504, "The database took too long",
              "Try again later; with the same idempotency key nothing happens twice.",
              is_retryable=True),
    ErrorKind("RS050", "venue_frozen", 409,
              "Kind and clock of a venue with future bookings are fixed",
              "Keep kind, time zone and cut-off until the last of them is over."),
    ErrorKind("RS051", "table_in_use", 409, "A party sits at this table",
              "Block the table from when the party has left."),
    ErrorKind("RS052", "already_blocked", 409, "The table is already out of use then",
              "Unblock it first, or choose another time."),
    ErrorKind("RS210", "import_conflict", 409, "The tables of an imported booking are not free",
              "Correct the time or the tables, or leave the line out."),
    ErrorKind("RS211", "already_imported", 409, "The booking to be imported is there already",
              "Leave the line out."),
    ErrorKind("RS200", "not_in_review", 409, "Nobody has to decide about this booking",
              "Read the booking to learn its state; only one that waits can be decided."),
    ErrorKind("RS201", "tables_taken", 409, "A table that was named is taken then",
              "Choose tables that are free, or move the other party first."),
    ErrorKind("RS202", "note_required", 422, "These tables break a rule, and no note says why",
              "Choose other tables, or say in a note why these."),
    ErrorKind("RS203", "too_many_subscriptions", 429,
              "There are as many subscriptions as there may be", "End one that nobody needs."),
    ErrorKind("RS204", "subscription_exists", 409, "There is another subscription of that name",
              "Choose another name, or end it first."),
    ErrorKind("RS205", "subscription_unknown", 404, "There is no such subscription",
              "Make one with api.subscribe."),
    ErrorKind("RS220", "too_many_holds", 429, "The customer or the address has too many holds",
              "Confirm or release one of them, or wait until one expires."),
    ErrorKind("RS221", "extra_hours_overlap", 409, "There are extra hours then already",
              "Remove them first, or give another time."),
    ErrorKind("RS090", "pgmq_missing", 500, "The extension pgmq is not installed",
              "Install pgmq as docs/operations.md describes and deploy again."),
    ErrorKind("RS250", "optimization_running", 409, "Somebody else optimises this day",
              "Wait for that run, or look at its result.", is_retryable=True),
    ErrorKind("RS251", "optimization_unknown", 404, "There is no such run of the optimiser",
              "Make one with api.optimize_day."),
    ErrorKind("RS099", "internal", 500, "Something went wrong on our side",
              "Report the requestId to the operator."),
    ErrorKind("RS230", "link_refused", 403, "The guest's link does not open this booking",
              "Use the link of the latest e-mail about the booking, or call the venue."),
    ErrorKind("RS231", "too_late", 409, "It is too late for this",
              "Call the venue."),
    ErrorKind("RS232", "too_early", 409, "It is too early for this",
              "Do it when the visit has come."),
    ErrorKind("RS233", "precondition_required", 428, "A change must say which version it is of",
              "Send If-Match with the ETag of the booking as you last read it."),
    ErrorKind("RS234", "tables_gone", 409, "The former tables belong to somebody else by now",
              "Choose another time."),
    ErrorKind("RS100", "malformed_body", 400, "The body is not a JSON object in UTF-8",
              "Send one JSON object without repeated keys, NaN or Infinity."),
    ErrorKind("RS101", "body_too_large", 413, "The body is too large",
              "Send at most 64 KiB."),
    ErrorKind("RS102", "media_type_unsupported", 415, "The body's type is not supported",
              "Send Content-Type: application/json, without Content-Encoding."),
    ErrorKind("RS103", "route_unknown", 404, "There is nothing at this address",
              "See /openapi.json for the routes."),
    ErrorKind("RS104", "method_not_allowed", 405, "The address does not know this method",
              "Use one of the methods in the Allow header."),
    ErrorKind("RS105", "token_refused", 401, "The route needs a valid token",
              "Send Authorization: Bearer with the staff token, or nothing on a public route."),
    ErrorKind("RS106", "slot_unavailable", 409, "Nothing suitable is free then",
              "Choose one of the alternatives."),
    ErrorKind("RS107", "hold_expired", 410, "The hold ran out before it was confirmed",
              "Make a new hold."),
    ErrorKind("RS108", "hold_taken", 409, "The held tables belong to somebody else by now",
              "Make a new hold."),
    ErrorKind("RS109", "hold_unknown", 404, "There is no such hold",
              "Check the hold's reference."),
    ErrorKind("RS110", "hold_confirmed", 409, "The hold has become a booking",
              "Cancel the booking instead."),
    ErrorKind("RS111", "database_unreachable", 503, "The database cannot be reached",
              "Try again in a moment.", is_retryable=True),
    ErrorKind("RS112", "not_deployed", 503, "The database is not deployed",
              "Run sqitch deploy as docs/operations.md describes."),
)  # fmt: skip

ERRORS: Mapping[str, ErrorKind] = {kind.code: kind for kind in _KINDS}

# PostgreSQL's own codes that mean one of ours: for the first four, somebody else got it first.
FOREIGN: Mapping[str, str] = {
    "23P01": "RS040",  # exclusion_violation
    "40001": "RS040",  # serialization_failure
    "40P01": "RS040",  # deadlock_detected
    "55P03": "RS040",  # lock_not_available
    "57014": "RS042",  # query_canceled: the statement timeout
    "42501": "RS002",  # insufficient_privilege
    "25006": "RS111",  # read_only_sql_transaction: a standby
    "53300": "RS111",  # too_many_connections
    "57P01": "RS111",  # admin_shutdown
    "57P02": "RS111",  # crash_shutdown
    "57P03": "RS111",  # cannot_connect_now
}


def classify(sqlstate: str | None) -> ErrorKind:
    """The kind of a database error by its SQLSTATE; `internal` for a code that nobody foresaw.

    A missing SQLSTATE and class 08 mean that the connection was lost or never came about.
    """
    if sqlstate is None or sqlstate.startswith("08"):
        return ERRORS["RS111"]
    return ERRORS.get(FOREIGN.get(sqlstate, sqlstate), ERRORS["RS099"])
