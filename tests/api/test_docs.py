"""The examples of docs/http.md are sent, and answered as the page says."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from api.main import create_app
from cli.project import ROOT
from runtime.settings import Settings

Json = dict[str, Any]

DATE = "2026-12-31"
REFERENCE = re.compile(r"\b(?!RS\d)[0-9A-Z]{10}\b")
# What differs from run to run: which row, which table, when, and in which state by then.
VOLATILE = {
    *("id", "requestId", "pendingReference", "createdAt", "startsAt", "endsAt", "expiresAt"),
    *("label", "zone", "capacity"),
}


@dataclass(frozen=True)
class Example:
    """A request of the page and the answer that it shows."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    status: int
    answer_headers: dict[str, str]
    answer: str


def examples(page: str) -> list[Example]:
    """The ```http blocks of the page, in order."""
    return [_read(block) for block in re.findall(r"```http\n(.*?)```", page, re.S)]


def _read(block: str) -> Example:
    request, answer = re.split(r"\n\n(?=\d{3} )", block)
    head, _, body = request.partition("\n\n")
    answer_head, _, answer_body = answer.partition("\n\n")
    first, *headers = head.splitlines()
    answer_first, *answer_headers = answer_head.splitlines()
    method, path = first.split(" ")
    return Example(
        method,
        path,
        dict(line.split(": ", 1) for line in headers),
        body,
        int(answer_first[:3]),
        dict(line.split(": ", 1) for line in answer_headers),
        answer_body,
    )


def comparable(value: Any, name: str = "") -> Any:
    """An answer without what differs from run to run; of a volatile value only its type is left."""
    if name in VOLATILE or (name == "tables" and value and isinstance(value[0], str)):
        return type(value).__name__
    if isinstance(value, dict):
        return {key: comparable(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    return value


def test_every_example_is_answered_as_the_page_says(venue_database: str) -> None:
    page = (ROOT / "docs" / "http.md").read_text()
    near = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    references: dict[str, str] = {}

    def real(text: str) -> str:
        return REFERENCE.sub(
            lambda match: references.get(match[0], match[0]), text.replace(DATE, near)
        )

    settings = Settings.from_environment(
        {"DATABASE_URL": venue_database, "HOLDFAST_STAFF_TOKEN": "a-token-for-staff"}
    )
    with TestClient(create_app(settings)) as client:
        for example in examples(page):
            response = client.request(
                example.method,
                real(example.path),
                headers=example.headers,
                content=real(example.body) or None,
            )
            assert response.status_code == example.status, f"{example}\n{response.text}"
            for reference in REFERENCE.findall(example.answer):
                references.setdefault(reference, response.json().get("reference"))
            for name, value in example.answer_headers.items():
                assert response.headers[name] == real(value)
            check(real(example.answer), response.json())


def check(shown: str, answered: Json) -> None:
    """Compare; `...` in a list of the page stands for more of the same."""
    if "..." in shown:
        expected = json.loads(re.sub(r",\s*\.\.\.", "", shown))
        [(name, items)] = expected.items()
        answered = {name: answered[name][: len(items)]}
    else:
        expected = json.loads(shown)
    assert comparable(answered) == comparable(expected)
