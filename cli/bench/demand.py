"""Requests as guests make them: party sizes and hours by their real shares, drawn by pgbench.

The shares are those of restaurant_demand.json, restricted to what a venue takes online; names,
addresses and numbers are made up, from few enough that some guests come back.
"""

import json
from collections.abc import Mapping
from pathlib import Path

SHARES = Path(__file__).with_name("restaurant_demand.json")
LARGEST_PARTY = 12
LUNCH_HOURS = range(12, 15)
DINNER_HOURS = range(17, 21)
"""Hours in all of which the White Horse seats guests on every day of the week."""

_DRAWS = 1_000_000
_GUESTS = 1_000_000
FIRST_NAMES = "Amelia Arthur Chloe Daniel Emma George Grace Harry Isla Jack Lily Noah".split()
LAST_NAMES = "Ahmed Brown Clarke Davies Evans Khan Murphy Patel Smith Taylor Wilson".split()


def request_script(*, venue: str, date: str, hours: Mapping[int, float]) -> str:
    """A pgbench script that asks for one table.

    `venue` and `date` are SQL expressions, in which :venue is a number from 1 to the variable
    :venues, and :day one from 0 to below :days; `hours` are the shares of the hours of a start.
    """
    return f"""\
\\set venue random(1, :venues)
\\set day random(0, :days - 1)
{_draw("party", party_shares())}
{_draw("hour", hours)}
\\set quarter 15 * random(0, 3)
\\set guest random(1, {_GUESTS})
select * from api.request_booking(
  p_venue => {venue},
  p_date => {date},
  p_time => make_time(:hour::int, :quarter::int, 0),
  p_party => :party::int,
  p_service => case when :hour::int < 16 then 'lunch' else 'dinner' end,
  p_name => {_pick(FIRST_NAMES, ":guest::int")} || ' '
    || {_pick(LAST_NAMES, f":guest::int / {len(FIRST_NAMES)}")},
  p_email => 'guest' || :guest || '@example.com',
  p_phone => '+44' || (7400000000 + :guest::bigint)
);
"""


def party_shares() -> dict[int, float]:
    """How often parties of 1 to 12 guests ask, of all parties that may ask online."""
    shares = json.loads(SHARES.read_text())["party_size_share"]
    return {size: shares[str(size)] for size in range(1, LARGEST_PARTY + 1)}


def hour_shares(*hours: range) -> dict[int, float]:
    """How often visits begin in these hours."""
    shares = json.loads(SHARES.read_text())["visit_hour_share"]
    return {hour: shares[str(hour)] for span in hours for hour in span}


def _draw(name: str, shares: Mapping[int, float]) -> str:
    """pgbench lines that set a variable to one of the values, each as often as its share."""
    total, reached, cases = sum(shares.values()), 0.0, []
    for value, share in shares.items():
        reached += share
        cases.append(f"when :{name}_draw <= {round(_DRAWS * reached / total)} then {value}")
    return f"\\set {name}_draw random(1, {_DRAWS})\n\\set {name} case {' '.join(cases)} end"


def _pick(words: list[str], number: str) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"(array[{listed}])[1 + {number} % {len(words)}]"
