"""The guests' pages: valid in every state and language, with complete catalogues."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from psycopg import Connection
from starlette.testclient import TestClient

from api.words import CATALOGUES
from cli.project import ROOT
from tests.api.test_manage import make_link

Json = dict[str, Any]
LANGUAGES = ("en", "de", "es")
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def check(text: str, language: str) -> Element:
    """Parsed strictly; every control has a label, every section a heading."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    assert str(root.get("lang")).startswith(language)
    assert len(list(root.iter("h1"))) == 1 and (root.findtext(".//title") or "").strip()
    labelled = {control for label in root.iter("label") for control in label.iter()}
    for name in ("input", "select", "textarea"):
        for control in root.iter(name):
            assert control.get("type") == "hidden" or control in labelled
    assert all("".join(button.itertext()).strip() for button in root.iter("button"))
    identities = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(identities)) == len(identities)
    assert {each.get("aria-labelledby") for each in root.iter("section")} <= {None, *identities}
    return root


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_a_booking_is_a_valid_page(
    client: TestClient, wish: Json, staff: dict[str, str], operator: Connection, language: str
) -> None:
    wish |= {"email": f"{language}@example.com", "locale": language}
    reference = client.post("/api/bookings", json=wish).json()["reference"]
    link = make_link(operator, reference)
    pages = [client.get(link).text]
    client.post(f"/api/ops/bookings/{reference}/assign", headers=staff)
    pages.append(client.get(link).text)
    pages.append(client.get(link, params={"date": "2020-01-01"}).text)
    pages.append(client.post(link, data={"action": "change", "version": "1", "party": "3"}).text)
    version = re.findall(r'name="version" value="([0-9]+)"', pages[1])[0]
    pages.append(
        client.post(link, data={"action": "change", "version": version, "party": "3"}).text
    )
    pages.append(client.get(link, params={"saved": "1"}).text)
    pages.append(client.post(link, data={"action": "cancel"}).text)
    pages.append(client.get(link.replace("/manage/", "/unsubscribe/")).text)
    headings = set()
    for text in pages[:-1]:
        headings.add(" ".join((check(text, language).findtext(".//h2") or "").split()))
    assert len(headings) == 4, headings


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_speak_the_browsers_language(client: TestClient, language: str) -> None:
    headers = {"Accept-Language": f"{language};q=0.9, fr;q=0.5"}
    check(client.get("/manage/nothing", headers=headers).text, language)
    check(client.post("/manage/nothing", headers=headers).text, language)


def wanted_words() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(
        ROOT / "api",
        method_map=[("*.py", "python"), ("templates/*", "jinja2")],
        options_map={"templates/*": {"trimmed": "true"}},
    )
    return {message for _, _, message, _, _ in found}


def forms(words: Any) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        entries = [message for message in read_po(file) if message.id]
    assert {message.id for message in entries} == wanted_words()
    for message in entries:
        [*_, wanted], texts = forms(message.id), forms(message.string)
        assert all(texts) and not message.fuzzy, message.id
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(wanted)), text
