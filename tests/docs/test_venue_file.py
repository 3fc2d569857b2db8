"""docs/venue-file.md: every field with its limits and its default, and an example that loads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from psycopg import Connection
from psycopg.types.json import Jsonb

from cli.project import ROOT
from cli.venue import venue

PAGE = (ROOT / "docs" / "venue-file.md").read_text()
EXAMPLE = re.findall(r"```json\n(.*?)```", PAGE, re.S)[0]
SHOWN = re.findall(r"```\n\$ holdfast venue load ([\w.-]+)\n(.*?)```", PAGE, re.S)

Fields = dict[str, tuple[str, str]]

WORDS = {
    "any": "anything",
    "boolean": "true or false",
    "email": "e-mail address",
    "kind": "restaurant or practice",
    "mail": "object",
    "policy": "object",
    "setting": "indoor or outdoor",
    "text{}": "map of texts",
    "timezone": "time zone",
    "turn[]{}": "map of lists",
}
"""What the page calls a type; a list is a list, others have their own name."""

# Those that hang on another field, or mean that nothing is said.
NOT_A_VALUE = {
    "3 times that",
    "its own",
    "no limit",
    "none",
    "nothing",
    "required",
    "the house's own",
}


def keys(cell: str, parent: str) -> Iterator[str]:
    """The paths of a row's first cell: `a[].b`, `.c` are a[].b and a[].c."""
    for name in re.findall(r"`([^`]+)`", cell):
        if name.startswith("."):
            name = f"{parent}{name}"
        parent = name.rpartition(".")[0]
        yield name


def told() -> Fields:
    """What the page's tables say: (type with limits, default) by path."""
    found: Fields = {}
    for row in re.findall(r"^\| (`.*) \|$", PAGE, re.M):
        names, type_, default, _ = [cell.strip() for cell in row.split("|")]
        for path in keys(names, ""):
            assert path not in found, path
            found[path] = (type_, default)
    return found


def describe(type_: str, lower: object, upper: object) -> str:
    if type_ == "time":
        return "time" if upper is None else f"time, {lower} to {upper} o'clock"
    word = WORDS.get(type_, "list" if type_.endswith("[]") else type_)
    return word if upper is None else f"{word}, {lower} to {upper}"


def known(connection: Connection, shape: str = "venue", prefix: str = "") -> Fields:
    """What the database takes: (type with limits, "required" or "") by path."""
    found: Fields = {}
    rows = connection.execute(
        "select key, type, is_required, lower, upper from core.list_venue_fields()"
        " where shape = %s",
        (shape,),
    ).fetchall()
    for key, type_, is_required, lower, upper in rows:
        path = prefix + key
        found[path] = (describe(type_, lower, upper), "required" if is_required else "")
        inner = re.sub(r"[\[\]{}]", "", type_)
        found |= known(connection, inner, f"{path}{'[]' if '[]' in type_ else ''}.")
    return found


def fill_in(value: Any, defaults: dict[str, Any], prefix: str = "") -> None:
    """Write out what an object of a file leaves to its defaults, in it and below it."""
    for path, default in defaults.items():
        parent, _, key = path.rpartition(".")
        if parent == prefix:
            value.setdefault(key, default)
    for key, inner in value.items():
        path = f"{prefix}.{key}".lstrip(".")
        if isinstance(inner, dict) and key in ("policy", "mail"):
            fill_in(inner, defaults, path)
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for entry in inner:
                fill_in(entry, defaults, f"{path}[]")


def stored(connection: Connection, file: dict[str, Any]) -> list[object]:
    """What a file becomes, without when and from which text."""
    connection.execute("select api.load_venue(%s)", (Jsonb(file),))
    found: list[object] = []
    for table in ("venue", "venue_mail", "special_day", "resource", "combination"):
        rows = connection.execute(
            f"select to_jsonb(t) - 'loaded_hash' - 'loaded_at' from core.{table} as t"
            " inner join core.venue as v using (venue_id) where v.slug = %s order by t::text",
            (file["slug"],),
        ).fetchall()
        found.append(rows)
    return found


def test_every_field_is_on_the_page_with_its_limits_and_no_other(connection: Connection) -> None:
    fields = known(connection)
    assert {path: type_ for path, (type_, _) in told().items()} == {
        path: type_ for path, (type_, _) in fields.items()
    }
    required = {path for path, (_, default) in told().items() if default == "required"}
    assert required == {path for path, (_, default) in fields.items() if default}


def test_defaults_are_those_of_the_database(connection: Connection) -> None:
    words = {path: default for path, (_, default) in told().items()}
    given = {
        path: json.loads(default.strip("`"))
        for path, default in words.items()
        if default not in NOT_A_VALUE
    }
    assert len(given) > 30
    file = json.loads(EXAMPLE)
    del file["policy"]
    plain = stored(connection, file)
    file |= {"policy": {}, "mail": {}}
    fill_in(file, given)
    assert set(file["policy"]) | set(file["mail"]) < {path.split(".")[-1] for path in given}
    assert file["tables"][-1]["movable"] is False
    assert stored(connection, file) == plain
    file["policy"]["hold_minutes_max"] = 3 * file["policy"]["hold_minutes"]
    assert stored(connection, file) == plain


def test_fields_in_sentences_are_there_too(connection: Connection) -> None:
    leaves = {re.split(r"[.]", path)[-1] for path in known(connection)}
    sentences = re.sub(r"```.*?```", "", PAGE, flags=re.S)
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", sentences))
    assert len(named) > 10
    assert named - leaves == set()


@pytest.fixture
def load(database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Load a file of this name and text as the page does; answers what is printed."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.chdir(tmp_path)

    def run(name: str, text: str) -> str:
        Path(name).write_text(text)
        return CliRunner().invoke(venue, ["load", name]).output

    return run


def test_the_example_loads_and_its_faults_are_told_as_shown(load: Any) -> None:
    (name, loaded), (bad_name, refused) = SHOWN
    assert load(name, EXAMPLE) == loaded
    assert load(name, EXAMPLE) == loaded.replace("loaded", "unchanged")

    file = json.loads(EXAMPLE)
    file["buffer_minuts"] = file.pop("buffer_minutes")
    file["tables"][3]["zone"] = "Terrasse"
    file["turn_minutes"]["dinner"][1]["party_min"] = 6
    file["opening_hours"][1]["close"] = "05:00"
    assert load(bad_name, json.dumps(file)) == refused


def test_the_last_start_before_closing_is_as_told(connection: Connection) -> None:
    """Dinner for two on the example's Friday, and on its Christmas Eve."""
    connection.execute("select api.load_venue(%s)", (Jsonb(json.loads(EXAMPLE)),))
    assert "begins at 21:30 at the latest on a Friday" in " ".join(PAGE.split())
    connection.execute("update core.venue set book_ahead_days = 1000")
    friday = "current_date + 7 + (12 - extract(isodow from current_date)::integer) % 7"
    row = connection.execute(
        "select max(a.start_time)::text from api.list_availability("
        f" p_venue => 'the-anchor', p_date => {friday}, p_party => 2, p_service => 'dinner') as a"
    ).fetchone()
    assert row == ("21:30:00",)
    spans = connection.execute(
        "select first_start::text, end_of_starts::text from core.service_span"
        " where service_date = '2030-12-24'"
    ).fetchall()
    assert spans == [("18:00:00", "24:00:00")]
