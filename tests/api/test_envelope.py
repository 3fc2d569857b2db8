"""What is around every answer: the request's id, its log line, headers, the net for defects."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from starlette.testclient import TestClient

from api import bookings
from runtime.logs import configure_logs

Json = dict[str, Any]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the process logs, one JSON object a line; logging is restored afterwards."""
    monkeypatch.setattr(logging.getLogger("httpx2"), "disabled", True)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs("api", stream=stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(stream: io.StringIO, event: str) -> list[Json]:
    """The logged lines of one kind."""
    every = [json.loads(line) for line in stream.getvalue().splitlines()]
    return [line for line in every if line["event"] == event]


@pytest.mark.parametrize("given", ["abc", "A-1_b.2", "x" * 64])
def test_keeps_a_good_request_id(client: TestClient, given: str) -> None:
    response = client.get("/api/bookings/NOPE", headers={"X-Request-Id": given})
    assert response.headers["x-request-id"] == given
    assert response.json()["requestId"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", 'a"b', "ключ", "a\tb", "<script>"])
def test_replaces_a_bad_request_id(client: TestClient, given: str) -> None:
    response = client.get("/livez", headers=[(b"X-Request-Id", given.encode())])
    made = response.headers["x-request-id"]
    assert len(made) == 32
    assert made.isalnum()


def test_logs_one_line_without_personal_data(
    client: TestClient, wish: Json, staff: dict[str, str], logged: io.StringIO
) -> None:
    made = client.post("/api/bookings", json=wish, headers={"X-Request-Id": "one"}).json()
    client.get(f"/api/bookings/{made['reference']}?who=ada%40example.com", headers=staff)
    client.post("/api/bookings", json=wish | {"email": "not-an-address"})
    client.get("/ada@example.com")

    requests = lines(logged, "request")
    assert [(line["method"], line["route"], line["status"]) for line in requests] == [
        ("POST", "/api/bookings", 201),
        ("GET", "/api/bookings/{reference}", 200),
        ("POST", "/api/bookings", 422),
        ("GET", None, 404),
    ]
    assert requests[0]["requestId"] == requests[0]["correlationId"] == "one"
    assert all(line["durationMs"] >= 0 for line in requests)
    for secret in (
        "ada@",
        "ada%40",
        "Ada",
        "+44",
        "not-an-address",
        made["reference"],
        *staff.values(),
    ):
        assert secret not in logged.getvalue()


def test_a_defect_is_a_500_that_tells_nothing(
    client: TestClient, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "ada@example.com"

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr(bookings, "identify", broken)
    response = client.get("/api/bookings/X", headers={"X-Request-Id": "two"})

    assert (response.status_code, response.json()["code"]) == (500, "RS099")
    assert response.headers["x-request-id"] == response.json()["requestId"] == "two"
    [defect] = lines(logged, "defect")
    assert (defect["exception"], defect["correlationId"]) == ("RuntimeError", "two")
    assert "bookings.py" in defect["traceback"]
    assert secret not in response.text + logged.getvalue()


@pytest.mark.parametrize("path", ["/", "/livez", "/api/bookings/NOPE", "/nothing", "/openapi.json"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "server" not in headers


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "RS103"),
        ("GET", "/api/bookings/", 404, "RS103"),
        ("GET", "/api/bookings/a/b", 404, "RS103"),
        ("GET", "/problems/nothing", 404, "RS103"),
        ("GET", "/api/bookings", 405, "RS104"),
        ("PUT", "/api/bookings", 405, "RS104"),
        ("POST", "/api/availability", 405, "RS104"),
        ("GET", "/api/holds/X", 405, "RS104"),
        ("PATCH", "/livez", 405, "RS104"),
        ("DELETE", "/", 405, "RS104"),
    ],
)
def test_addresses_and_methods_that_are_none(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    response = client.request(method, path)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert ("allow" in response.headers) == (status == 405)
