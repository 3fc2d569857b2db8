"""Who may call what, by the static staff token."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.main import create_app
from runtime.settings import Settings

Json = dict[str, Any]
STAFF_ROUTES = ("/api/ops/bookings/X/assign",)
WRONG = [
    *("Bearer wrong", "Bearer", "Bearer ", "Bearer a-token-for-staf", "a-token-for-staff", ""),
    *("Basic YS10b2tlbi1mb3Itc3RhZmY=", "Bearer a-token-for-staff x", "Bearer clé", "Bearer  "),
]


@pytest.mark.parametrize("header", WRONG)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/bookings"),
        ("GET", "/api/bookings/X"),
        ("GET", "/api/availability"),
        ("POST", "/api/holds"),
        ("POST", "/api/holds/X/confirm"),
        ("DELETE", "/api/holds/X"),
        ("PATCH", "/api/bookings/X"),
        ("PATCH", "/api/ops/bookings/X"),
        ("POST", "/api/bookings/X/cancel"),
        ("POST", "/api/bookings/X/restore"),
        *(("POST", path) for path in STAFF_ROUTES),
    ],
)
def test_a_wrong_token_is_refused_everywhere(
    client: TestClient, stored: Callable[[], Any], method: str, path: str, header: str, wish: Json
) -> None:
    before = stored()
    headers = [(b"Authorization", header.encode())]
    response = client.request(method, path, json=wish, headers=headers)
    assert (response.status_code, response.json()["code"]) == (401, "RS105")
    assert response.headers["www-authenticate"] == 'Bearer realm="holdfast"'
    assert stored() == before


@pytest.mark.parametrize("path", STAFF_ROUTES)
def test_a_staff_route_asks_for_the_token(client: TestClient, path: str) -> None:
    response = client.post(path)
    assert (response.status_code, response.json()["code"]) == (401, "RS105")
    assert "www-authenticate" in response.headers


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_may_be_written_in_any_case(client: TestClient, scheme: str) -> None:
    headers = {"Authorization": f"{scheme} a-token-for-staff"}
    assert client.post(STAFF_ROUTES[0], headers=headers).json()["code"] == "RS005"


@pytest.mark.parametrize("token", [None, "", "  "])
def test_without_a_token_in_the_environment_staff_routes_are_off(
    url: str, token: str | None
) -> None:
    environ = {"DATABASE_URL": url} | ({} if token is None else {"HOLDFAST_STAFF_TOKEN": token})
    with TestClient(create_app(Settings.from_environment(environ))) as client:
        for path in STAFF_ROUTES:
            for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"}):
                response = client.post(path, headers=headers)
                assert (response.status_code, response.json()["code"]) == (404, "RS103")
        response = client.get("/api/bookings/X", headers={"Authorization": "Bearer "})
        assert (response.status_code, response.json()["code"]) == (401, "RS105")
