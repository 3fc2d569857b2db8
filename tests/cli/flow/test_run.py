"""A whole run over HTTP against a real server that answers as told, on a clock that never waits."""

import socket
import threading
from dataclasses import replace
from typing import Any

import pytest

from cli.flow import Event, FlowError, FlowOptions, FlowSummary, run_flow
from tests.cli.flow.conftest import (
    CONFIRMED,
    EMAIL,
    PENDING,
    TABLE,
    Clock,
    Reply,
    Stub,
    booking_json,
)

CREATED = Reply(201, PENDING, {"X-Request-Id": "req-1"})
TRIED = {"reference": "7K2M9QXD", "outcome": "no_capacity", "state": "failed", "reason": "x"}


def _run(options: FlowOptions, clock: Clock, events: list[Event]) -> FlowSummary:
    return run_flow(options, events.append, clock=clock, sleep=clock.sleep)


def _failure(options: FlowOptions, clock: Clock, events: list[Event]) -> FlowError:
    """The failure of a run, which the log has to end with."""
    with pytest.raises(FlowError) as caught:
        _run(options, clock, events)
    last = events[-1].to_json()
    assert (last["phase"], last["level"]) == ("error", "error")
    assert (last["message"], last["hint"]) == (caught.value.message, caught.value.hint)
    assert "final_summary" not in [event.phase for event in events]
    return caught.value


def _phases(events: list[Event]) -> list[str]:
    return list(dict.fromkeys(event.phase for event in events))


def test_a_booking_that_a_worker_confirms(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(CREATED, Reply(200, PENDING), Reply(200, CONFIRMED))
    summary = _run(replace(options, restaurant_slug="the-pub"), clock, events)

    assert _phases(events) == ["submit", "inline_poll", "final_summary"]
    assert summary.to_json() | {"submitDurationMs": 0, "inlineDurationMs": 0} == {
        "correlationId": options.correlation_id,
        "bookingId": 41,
        "booking": {key: value for key, value in CONFIRMED.items() if key != "tables"},
        "tables": [TABLE],
        "submitDurationMs": 0,
        "inlineDurationMs": 0,
        "inlineAttempts": 2,
        "backgroundInvoked": False,
        "seatWaste": 2,
    }
    assert summary.to_json().items() <= events[-1].to_json().items()

    posted, *reads = stub.asked
    assert (posted.method, posted.path) == ("POST", "/api/bookings")
    assert posted.headers["Idempotency-Key"] == options.correlation_id
    assert posted.headers["X-Request-Id"] == f"{options.correlation_id}-submit"
    assert {asked.path for asked in reads} == {"/api/bookings/7K2M9QXD"}
    assert len({asked.headers["X-Request-Id"] for asked in stub.asked}) == 3


def test_the_request_is_the_one_that_was_wished_for(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(CREATED, Reply(200, CONFIRMED))
    _run(replace(options, party_size=5, booking_type="lunch", seating="outdoor"), clock, events)
    body = stub.asked[0].body
    assert {key: body[key] for key in ("party", "bookingType", "seating", "time", "email")} == {
        "party": 5,
        "bookingType": "lunch",
        "seating": "outdoor",
        "time": "19:00",
        "email": EMAIL,
    }
    asked, answered = (event.to_json() for event in events[:2])
    assert (asked["bookingId"], answered["bookingId"]) == (None, 41)
    assert (asked["requestId"], answered["requestId"]) == (
        f"{options.correlation_id}-submit",
        "req-1",
    )
    assert (asked["status"], answered["status"]) == (None, 201)
    assert EMAIL not in str([event.to_json() for event in events])


def test_an_attempt_is_asked_for_only_when_the_wait_ran_out(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(CREATED, *[Reply(200, PENDING)] * 17, Reply(200, TRIED), Reply(200, CONFIRMED))
    summary = _run(replace(options, staff_token="token"), clock, events)
    assert _phases(events) == ["submit", "inline_poll", "background_job", "final_summary"]
    assert summary.is_background_invoked and summary.inline_attempts == 17
    assert summary.inline_duration_ms == 25_000
    [pushed] = [asked for asked in stub.asked if asked.path.endswith("/assign")]
    assert (pushed.method, pushed.path) == ("POST", "/api/ops/bookings/7K2M9QXD/assign")
    assert pushed.headers["Authorization"] == "Bearer token"
    assert not [
        asked for asked in stub.asked if asked is not pushed and "Authorization" in asked.headers
    ]
    assert "Bearer" not in str([event.to_json() for event in events])


@pytest.mark.parametrize("token", [None, "token"])
def test_an_attempt_that_fails_is_logged_and_the_waiting_goes_on(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event], token: str | None
) -> None:
    refused = [Reply(500, {"code": "RS099", "name": "internal"})] if token else []
    stub.will_answer(CREATED, *[Reply(200, PENDING)] * 17, *refused, Reply(200, CONFIRMED))
    summary = _run(replace(options, staff_token=token), clock, events)
    assert summary.is_background_invoked
    [thrown] = [event for event in events if event.level == "error"]
    assert thrown.phase == "background_job" and thrown.facts["hint"]


@pytest.mark.parametrize(
    ("booking", "words"),
    [
        (PENDING, ["still assignment_pending after 60 s", "holdfast worker", "--timeout"]),
        (booking_json(state="manual_review"), ["still manual_review", "person has to decide"]),
        (booking_json(status="confirmed"), ["without a table", "ops.check_invariants()"]),
    ],
    ids=["pending", "manual review", "confirmed without a table"],
)
def test_stuck_beyond_the_timeout(
    stub: Stub,
    options: FlowOptions,
    clock: Clock,
    events: list[Event],
    booking: dict[str, Any],
    words: list[str],
) -> None:
    stub.will_answer(CREATED, Reply(200, booking))
    failure = _failure(options, clock, events)
    assert all(word in f"{failure.message} {failure.hint}" for word in words)
    assert sum(clock.slept) == pytest.approx(60)
    assert "background_job" in _phases(events)


@pytest.mark.parametrize(("timeout", "inline"), [(60, 25), (30, 25), (20, 15), (4, 2)])
def test_a_short_timeout_leaves_time_for_the_attempt(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event], timeout: int, inline: int
) -> None:
    stub.will_answer(CREATED, Reply(200, PENDING))
    _failure(replace(options, timeout_s=timeout), clock, events)
    assert sum(clock.slept) == pytest.approx(timeout)
    before = next(n for n, event in enumerate(events) if event.phase == "background_job")
    reads = [event for event in events[:before] if event.phase == "inline_poll"]
    assert sum(clock.slept[: len(reads) - 1]) == pytest.approx(inline)


@pytest.mark.parametrize(
    ("status", "reason", "words"),
    [
        ("failed", "no_capacity", ["is failed: no_capacity", "--time"]),
        ("cancelled", "guest", ["is cancelled: guest", "booking_state_history"]),
        ("expired", None, ["is expired: no reason given"]),
    ],
)
def test_a_final_state_ends_the_run_at_once_and_names_the_reason(
    stub: Stub,
    options: FlowOptions,
    clock: Clock,
    events: list[Event],
    status: str,
    reason: str | None,
    words: list[str],
) -> None:
    ended = booking_json(status=status, state=status, reason=reason)
    stub.will_answer(CREATED, Reply(200, ended))
    failure = _failure(options, clock, events)
    assert clock.slept == []
    assert failure.facts["reason"] == reason
    assert all(word in f"{failure.message} {failure.hint}" for word in words)


PROBLEM = {
    "type": "/problems/closed",
    "title": "The venue or the service is closed then",
    "status": 422,
    "code": "RS010",
    "name": "closed",
    "detail": "the venue is closed on this day",
    "errors": {"field": "date"},
    "hint": "Choose another day.",
    "requestId": "req-9",
}


def test_a_problem_is_shown_with_code_detail_and_hint(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(Reply(422, PROBLEM))
    failure = _failure(options, clock, events)
    assert "422 RS010 closed: the venue is closed on this day" in failure.message
    assert failure.hint == "Choose another day."
    assert failure.facts["errors"] == {"field": "date"}
    assert (failure.facts["status"], failure.facts["requestId"]) == (422, "req-9")


def test_429_is_shown_with_its_details(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    body = {"status": 429, "title": "Too many requests", "errors": {"limit": 10}}
    headers = {"Retry-After": "30", "X-RateLimit-Remaining": "0"}
    stub.will_answer(Reply(429, body, headers))
    failure = _failure(options, clock, events)
    assert "429: Too many requests" in failure.message and "Retry-After: 30" in failure.hint
    assert failure.facts["errors"] == {"limit": 10}
    assert failure.facts["retryAfter"] == "30"
    assert failure.facts["x-ratelimit-remaining"] == "0"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(500, b"<h1>Oops</h1>"), ["500: <h1>Oops</h1>", "holdfast doctor"]),
        (Reply(500, b""), ["500: no details"]),
        (Reply(502, b"\xff\xfe"), ["502"]),
        (Reply(404, b"[]"), ["404: no details", "BOOKING_API_BASE_URL"]),
        (Reply(301, b"", {"Location": "https://x.org/"}), ["301", "redirects"]),
        (Reply(422, {"detail": ["odd"], "hint": 7, "code": {}}), ["422", "odd"]),
        (Reply(200, b"<html>hello</html>"), ["200, but not with a booking", "not an object"]),
        (Reply(201, b"{"), ["201, but not with a booking"]),
        (Reply(204, b""), ["204, but not with a booking"]),
        (Reply(201, {"id": 1}), ["201, but not with a booking", "venue is not an object"]),
        (Reply(201, b"[" * 100_000), ["201, but not with a booking"]),
        (Reply(201, b"x" * 2_000_000), ["too long"]),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Reply) else "",
)
def test_any_other_answer_is_a_failure_with_a_sentence(
    stub: Stub,
    options: FlowOptions,
    clock: Clock,
    events: list[Event],
    reply: Reply,
    words: list[str],
) -> None:
    stub.will_answer(reply)
    failure = _failure(options, clock, events)
    assert all(word in f"{failure.message} {failure.hint}" for word in words)
    assert failure.facts["status"] == reply.status


def test_nobody_listens(clock: Clock, events: list[Event]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        failure = _failure(FlowOptions(EMAIL, base_url=url), clock, events)
    assert "cannot be reached" in failure.message and "refused" in failure.message
    assert "holdfast serve" in failure.hint


def test_a_host_that_does_not_exist(clock: Clock, events: list[Event]) -> None:
    options = FlowOptions(EMAIL, base_url="http://no-such-host.invalid")
    assert "cannot be reached" in _failure(options, clock, events).message


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Le"])
def test_a_server_that_breaks_off_or_speaks_no_http(
    clock: Clock, events: list[Event], said: bytes
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(said)

        thread = threading.Thread(target=answer)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        failure = _failure(FlowOptions(EMAIL, base_url=url), clock, events)
        thread.join()
    assert "broke off or does not speak HTTP" in failure.message


def test_a_server_that_never_answers(events: list[Event]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(FlowError, match="in time"):
            run_flow(FlowOptions(EMAIL, base_url=url, timeout_s=0.1), events.append)


def test_trouble_while_reading_is_waited_out(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    busy = Reply(503, {"code": "RS040", "name": "busy"}, {"Retry-After": "3"})
    limited = Reply(429, {"title": "Too many requests"})
    stub.will_answer(CREATED, busy, limited, Reply(200, CONFIRMED))
    summary = _run(options, clock, events)
    assert summary.inline_attempts == 3 and clock.slept[0] == 3
    assert [event.level for event in events if event.phase == "inline_poll"] == [
        "warning",
        "warning",
        "info",
    ]


def test_trouble_that_stays_is_named_at_the_end(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(CREATED, Reply(503, {"code": "RS111", "detail": "the database is down"}))
    failure = _failure(options, clock, events)
    assert "7K2M9QXD" in failure.message and "the database is down" in failure.message
    assert failure.facts["status"] == 503


def test_a_booking_that_is_gone_ends_the_run_at_once(
    stub: Stub, options: FlowOptions, clock: Clock, events: list[Event]
) -> None:
    stub.will_answer(CREATED, Reply(404, {"code": "RS005", "name": "booking_unknown"}))
    assert "RS005" in _failure(options, clock, events).message
    assert clock.slept == []
