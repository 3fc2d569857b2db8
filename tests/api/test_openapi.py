"""The OpenAPI description is valid and true to what the routes answer."""

from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from api.pages import PAGES
from api.routes import OPERATIONS
from runtime.errors import ERRORS

Json = dict[str, Any]


@pytest.fixture
def description(client: TestClient) -> Json:
    """/openapi.json."""
    described: Json = client.get("/openapi.json").json()
    return described


def check(description: Json, name: str, answer: Json) -> None:
    """The answer is what the schema of this name says."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    OAS31Validator(schema).validate(answer)


def test_is_valid(description: Json) -> None:
    validate(description)
    assert description["openapi"].startswith("3.1")


def test_describes_every_route(description: Json, client: TestClient) -> None:
    described = {
        (method.upper(), path) for path, item in description["paths"].items() for method in item
    }
    served = {
        (method, route.path)
        for route in client.app.routes  # type: ignore[attr-defined]
        if route not in PAGES
        for method in route.methods - {"HEAD"}
    }
    assert described == served


def test_the_index_names_every_route(client: TestClient) -> None:
    page = client.get("/").text
    for operation in OPERATIONS:
        assert f"<code>{operation.method} {operation.path}</code>: {operation.summary}" in page


def test_every_answer_is_as_described(
    client: TestClient, description: Json, wish: Json, staff: dict[str, str]
) -> None:
    made = client.post("/api/bookings", json=wish).json()
    assigned = client.post(f"/api/ops/bookings/{made['reference']}/assign", headers=staff).json()
    booking = client.get(f"/api/bookings/{made['reference']}").json()
    hold_wish = {name: wish[name] for name in list(wish)[:6]}
    hold = client.post("/api/holds", json=hold_wish).json()
    released = client.delete(f"/api/holds/{hold['reference']}").json()
    query = {"restaurantSlug": "demo-restaurant", "date": wish["date"], "party": 2}

    check(description, "Booking", made)
    check(description, "Booking", booking)
    check(description, "Assignment", assigned)
    check(description, "Hold", hold)
    check(description, "Hold", released)
    check(description, "Availability", client.get("/api/availability", params=query).json())
    check(description, "Health", client.get("/readyz").json())
    check(description, "Problem", client.post("/api/bookings", json={}).json())


def test_every_problem_that_an_operation_names_exists() -> None:
    for operation in OPERATIONS:
        assert set(operation.problems) <= ERRORS.keys()
        assert len(set(operation.problems)) == len(operation.problems)
