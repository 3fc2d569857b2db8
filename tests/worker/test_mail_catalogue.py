"""Every e-mail as it is sent, beside what was looked at and found good: tests/snapshots/mail/.

After a change that is meant, renew the files and read the difference:
`RENEW_SNAPSHOTS=1 .venv/bin/pytest tests/worker/test_mail_catalogue.py`.
"""

import itertools
import os
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import vobject
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from cli.letters import Example, examples, write_example
from cli.project import ROOT
from runtime.colour import NIGHT, READABLE, WHITE, contrast, look
from worker.language import CATALOGUES
from worker.samples import LANGUAGES, SAMPLES

SNAPSHOTS = ROOT / "tests" / "snapshots" / "mail"
PLACEHOLDER = re.compile(r"%\(\w+\)\w")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def written() -> dict[str, Example]:
    return {example.path: example for example in examples()}


ALL = pytest.mark.parametrize(
    "path", [f"{language}/{sample.name}" for language in LANGUAGES for sample in SAMPLES]
)
INVITATIONS = pytest.mark.parametrize(
    "path",
    [f"{tongue}/{sample.name}" for tongue in LANGUAGES for sample in SAMPLES if sample.invitation],
)


@ALL
def test_an_e_mail_is_what_was_found_good(path: str) -> None:
    for ending, text in written()[path].parts.items():
        file = SNAPSHOTS / f"{path}.{ending}"
        if "RENEW_SNAPSHOTS" in os.environ:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode(), f"{file.relative_to(ROOT)} differs"


def test_no_file_is_left_of_an_e_mail_that_is_gone() -> None:
    kept = {str(file.relative_to(SNAPSHOTS)) for file in SNAPSHOTS.rglob("*.*")}
    assert kept == {
        f"{path}.{ending}" for path, example in written().items() for ending in example.parts
    }


@cache
def page(path: str) -> Element:
    """Parsed strictly: what the standard calls a parse error is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(written()[path].parts["html"])
    return root


@ALL
def test_html_is_valid_and_says_its_language(path: str) -> None:
    root = page(path)
    assert str(root.get("lang")).startswith(path.partition("/")[0])
    assert len(list(root.iter("h1"))) == 1 and (root.findtext(".//title") or "").strip()
    levels = [HEADINGS.index(each.tag) for each in root.iter() if each.tag in HEADINGS]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(image.get("alt") is not None for image in root.iter("img"))
    assert all("".join(link.itertext()).strip() for link in root.iter("a"))
    assert not list(root.iter("script")) and not list(root.iter("form"))
    assert all(link.get("href", "").startswith(("https://", "tel:")) for link in root.iter("a"))


def styles(element: Element) -> dict[str, str]:
    pairs = (rule.partition(":") for rule in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def painted(element: Element, ink: str, ground: str) -> Iterator[tuple[str, str, str]]:
    """(text, its colour, the colour behind it) of everything that is shown."""
    style = styles(element)
    if style.get("display") == "none":
        return
    ink, ground = style.get("color", ink), style.get("background", ground)
    texts = [element.text, *(child.tail for child in element)]
    for text in texts:
        if text and text.strip():
            yield text.strip(), ink, ground
    for child in element:
        yield from painted(child, ink, ground)


@ALL
def test_every_word_can_be_read(path: str) -> None:
    body = page(path).find("body")
    assert body is not None
    shown = list(painted(body, "#000000", "#ffffff"))
    assert len(shown) > 5
    assert not [text for text, ink, ground in shown if contrast(ink, ground) < READABLE]


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_of_a_venue_can_be_read(number: int) -> None:
    found = look(f"#{number:06x}")
    assert contrast(found.on_colour, found.colour) >= READABLE
    assert contrast(found.link, WHITE) >= READABLE
    assert contrast(found.dark_link, NIGHT) >= READABLE


def wanted_words() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(
        ROOT / "worker",
        method_map=[("*.py", "python"), ("templates/*", "jinja2")],
        options_map={"templates/*": {"trimmed": "true"}},
    )
    return {message for _, _, message, _, _ in found}


def forms(words: Any) -> tuple[str, ...]:
    """One form, or those of one and of many."""
    return words if isinstance(words, tuple) else (words,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue: Catalog = read_po(file)
    entries = [message for message in catalogue if message.id]
    assert {message.id for message in entries} == wanted_words()
    for message in entries:
        [*_, wanted], texts = forms(message.id), forms(message.string)
        assert all(texts) and not message.fuzzy, message.id
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(wanted)), text


def test_english_german_and_spanish_are_there() -> None:
    assert LANGUAGES[:3] == ("en", "de", "es")


def test_another_language_is_a_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fr.po").write_text(
        (CATALOGUES / "en.po")
        .read_text()
        .replace("Language: en", "Language: fr")
        .replace('msgstr "Your booking is confirmed"', 'msgstr "Votre réservation est confirmée"')
    )
    monkeypatch.setattr("worker.language.CATALOGUES", tmp_path)
    sample = next(sample for sample in SAMPLES if sample.name == "confirmed")
    found = write_example(sample, "fr-CA").parts["html"]
    assert "Votre réservation est confirmée" in found and 'lang="fr-CA"' in found
    assert "vendredi 8 mai 2026" in found


def event(path: str) -> tuple[Any, Any]:
    """The calendar and its one event, read by a parser that is not the writer's."""
    calendar = vobject.readOne(written()[path].parts["ics"])
    [found] = calendar.vevent_list
    return calendar, found


@INVITATIONS
def test_a_calendar_file_is_read_by_another_parser(path: str) -> None:
    calendar, found = event(path)
    sample = next(sample for sample in SAMPLES if path.endswith(f"/{sample.name}"))
    content = sample.notification("en").content
    cancels = sample.invitation == "cancel"
    assert calendar.method.value == ("CANCEL" if cancels else "REQUEST")
    assert found.status.value == ("CANCELLED" if cancels else "CONFIRMED")
    assert found.dtstart.value == datetime.fromisoformat(content["starts_at"])
    assert found.dtend.value == datetime.fromisoformat(content["ends_at"])
    assert found.dtstart.value.utcoffset()
    assert calendar.vtimezone.tzid.value == content["timezone"]
    assert found.organizer.value == "mailto:bookings@holdfast.example"
    assert found.attendee.value == "mailto:zoe@guest.example"
    assert content["reference"] in found.description.value


@pytest.mark.parametrize("ending", ["", "-practice"])
def test_one_identity_and_a_rising_sequence_through_a_bookings_life(ending: str) -> None:
    life = [
        event(f"en/{name}{ending}")[1]
        for name in ("confirmed", "modification_confirmed", "cancelled")
    ]
    assert len({found.uid.value for found in life}) == 1
    sequence = [int(found.sequence.value) for found in life]
    assert sequence == sorted(set(sequence))


def test_two_bookings_are_two_events() -> None:
    assert event("en/confirmed")[1].uid.value != event("en/confirmed-practice")[1].uid.value
