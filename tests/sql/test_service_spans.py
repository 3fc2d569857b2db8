"""What a request reads of its venue in one look is what the tables say from which it is made."""

import json
from typing import Any

import pytest
from psycopg import Connection

from cli.project import VENUES
from tests.calls import ask, load

HOUSES = ("white-horse-waterbeach.json", "corner-house-40.json")

_TURNS = """
select s.code, p.party, t.turn_length, k.turn_lengths[
    case when k.is_last_turn_open then least(p.party, cardinality(k.turn_lengths)) else p.party end]
from core.service as s
cross join generate_series(1, 60) as p(party)
inner join core.service_span as k on k.service_id = s.service_id and k.service_code = s.code
inner join core.venue as v on v.venue_id = k.venue_id and v.venue_id = s.venue_id and v.slug = %s
left join core.turn_time as t
  on t.service_id = s.service_id and p.party >= t.party_min
    and (p.party <= t.party_max or t.party_max is null)
"""

_PARTIES = """
select p.party, s.setting, p.party <@ s.party_sizes, exists (
    select from core.seating as c
    where c.venue_id = v.venue_id and p.party between c.party_min and c.party_max
      and (s.setting = 'any' or c.setting = s.setting))
from core.venue as v
cross join generate_series(1, 60) as p(party)
cross join lateral (
  values ('any', v.party_sizes), ('indoor', v.indoor_party_sizes),
    ('outdoor', v.outdoor_party_sizes)
) as s(setting, party_sizes)
where v.slug = %s
"""


def house(name: str) -> dict[str, Any]:
    file: dict[str, Any] = json.loads((VENUES / name).read_text())
    return file


def limit_turns(file: dict[str, Any]) -> dict[str, Any]:
    """The file without its last turn times, so that large parties have none."""
    return file | {
        "turn_minutes": {code: turns[:-1] for code, turns in file["turn_minutes"].items()}
    }


@pytest.mark.parametrize("name", HOUSES)
@pytest.mark.parametrize("is_limited", [False, True])
def test_turn_times_by_party_size(db: Connection, name: str, is_limited: bool) -> None:
    load(db, limit_turns(house(name)) if is_limited else house(name))
    turns = ask(db, _TURNS, house(name)["slug"])
    assert turns and any(told is None for *_, told in turns) == is_limited
    assert [turn for turn in turns if turn[2] != turn[3]] == []


@pytest.mark.parametrize("name", HOUSES)
def test_parties_that_some_seating_takes(db: Connection, name: str) -> None:
    load(db, house(name))
    parties = ask(db, _PARTIES, house(name)["slug"])
    assert {told for _, _, told, _ in parties} == {False, True}
    assert [party for party in parties if party[2] != party[3]] == []


def test_a_floor_that_changes_takes_other_parties(db: Connection) -> None:
    file = house(HOUSES[0])
    load(db, file)
    before = ask(db, _PARTIES, file["slug"])
    load(db, file, tables=file["tables"][:3], adjacent=[])
    after = ask(db, _PARTIES, file["slug"])
    assert after != before
    assert [party for party in after if party[2] != party[3]] == []


def test_a_closed_day_is_a_special_day_without_spans(db: Connection) -> None:
    file = house(HOUSES[0])
    dates = "select special_dates::text from core.venue where slug = %s"
    spans = (
        "select s.weekday = 0 from core.service_span as s"
        " inner join core.venue as v on v.venue_id = s.venue_id where v.slug = %s group by 1"
    )
    load(db, file, special_days=[{"date": "2030-06-05", "closed": True}])
    assert ask(db, dates, file["slug"]) == [("{2030-06-05}",)]
    assert ask(db, spans, file["slug"]) == [(False,)]
    load(db, file, special_days=[])
    assert ask(db, dates, file["slug"]) == [("{}",)]
