"""What became of the crowd, from the database's rows and the answers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row
from rich.table import Table

from cli.stress.crowd import Answer
from cli.stress.stage import Stage

LEAST_SHARE = 0.95
LONGEST_P95_MS = 3000

WAITS = """
with wait as (
  select extract(epoch from
    min(h.at) filter (where h.to_state = 'confirmed')
    - min(h.at) filter (where h.to_state = 'assignment_pending')
  ) * 1000 as ms
  from core.booking_state_history as h
  group by h.booking_id
)
select
  count(w.ms) as confirmed,
  coalesce(percentile_cont(0.5) within group (order by w.ms), 0)::float as p50_ms,
  coalesce(percentile_cont(0.95) within group (order by w.ms), 0)::float as p95_ms,
  coalesce(max(w.ms), 0)::float as longest_ms
from wait as w
"""
"""From the first time that a booking waited, retries included."""

REST = """
select b.state, b.state_reason as reason, count(*) as count,
  (array_agg(
    format('%s for %s on %s', s.code, b.party_size, to_char(b.starts_local, 'YYYY-MM-DD HH24:MI'))
    order by b.booking_id))[:3] as wishes
from core.booking as b
inner join core.service as s on s.service_id = b.service_id
where b.state <> 'confirmed'
group by b.state, b.state_reason
order by count(*) desc
"""

DUPLICATES = """
with guest as (
  select count(*) - count(distinct c.email) as count
  from core.booking as b
  inner join core.customer as c on c.customer_id = b.customer_id
),
table_owner as (
  select count(*) as count
  from ops.check_claims() as c
  where c.invariant = 'claims_do_not_overlap'
),
confirmation as (
  select count(*) - count(distinct h.booking_id) as count
  from core.booking_state_history as h
  where h.to_state = 'confirmed'
)
select g.count as booked_twice, t.count as tables_owned_twice, c.count as confirmed_twice
from guest as g, table_owner as t, confirmation as c
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Times are in ms. `rest`: what was not confirmed, by state and reason, with examples;
    `repeats`: how often a guest was told to come again in a moment, and did."""

    asked: int
    requests: int
    confirmed: int
    share: float
    p50_ms: float
    p95_ms: float
    longest_ms: float
    answer_p50_ms: float
    answer_p95_ms: float
    duplicates: dict[str, int]
    rest: list[dict[str, Any]]
    repeats: int
    refused: dict[str, int]
    mails: int
    settled_seconds: float
    broken_invariants: list[dict[str, Any]]

    @property
    def faults(self) -> list[str]:
        """What falls short of the promise; none when all is well."""
        found = [
            f"{count} {name.replace('_', ' ')}" for name, count in self.duplicates.items() if count
        ]
        if self.share < LEAST_SHARE:
            found.append(f"only {self.share:.1%} were confirmed")
        if self.p95_ms > LONGEST_P95_MS:
            found.append(f"p95 is {self.p95_ms:.0f} ms")
        if self.broken_invariants:
            found.append(f"{len(self.broken_invariants)} promises are broken")
        return found

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self) | {"faults": self.faults}


def read_figures(
    stage: Stage, asked: int, answers: Sequence[Answer], settled_seconds: float
) -> Figures:
    """Count everything; the queues are empty."""
    [waits] = _ask(stage.connection, WAITS)
    [duplicates] = _ask(stage.connection, DUPLICATES)
    answer_ms = [answer.seconds * 1000 for answer in answers]
    steps = quantiles(answer_ms, n=20, method="inclusive")
    return Figures(
        asked=asked,
        requests=len(answers),
        **waits,
        share=waits["confirmed"] / asked,
        answer_p50_ms=steps[9],
        answer_p95_ms=steps[18],
        duplicates=duplicates
        | {
            "keys_with_two_answers": _two_answers(answers),
            "guests_told_twice": sum(count > 1 for count in stage.mails.copies.values()),
        },
        rest=_ask(stage.connection, REST),
        repeats=sum(answer.repeats for answer in answers),
        refused=dict(Counter(answer.code or "?" for answer in answers if answer.status != 201)),
        mails=stage.mails.copies.total(),
        settled_seconds=settled_seconds,
        broken_invariants=_ask(stage.connection, "select * from ops.check_invariants()"),
    )


def table(figures: Figures, title: str) -> Table:
    """What people want to know."""
    duplicates = ", ".join(
        f"{n} {name.replace('_', ' ')}" for name, n in figures.duplicates.items()
    )
    shown = Table("figure", "value", title=title, title_justify="left")
    for name, value in (
        ("asked for", f"{figures.asked} bookings with {figures.requests} requests at once"),
        ("auto-confirmed", f"{figures.share:.1%} ({figures.confirmed})"),
        (
            "assignment_pending to confirmed",
            f"p50 {figures.p50_ms:.0f} ms, p95 {figures.p95_ms:.0f} ms, "
            f"longest {figures.longest_ms:.0f} ms",
        ),
        (
            "HTTP answer",
            f"p50 {figures.answer_p50_ms:.0f} ms, p95 {figures.answer_p95_ms:.0f} ms, "
            f"{figures.repeats} times 503 and asked again",
        ),
        ("duplicates", duplicates),
        ("the rest", "\n".join(_explain(figures)) or "none"),
        ("e-mails", f"{figures.mails}; all was over after {figures.settled_seconds:.1f} s"),
        ("promises", "broken: see --json" if figures.broken_invariants else "all hold"),
    ):
        shown.add_row(name, value)
    return shown


def _explain(figures: Figures) -> list[str]:
    states = [
        f"{row['count']} {row['state']}, {row['reason']}: {'; '.join(row['wishes'])}"
        for row in figures.rest
    ]
    return states + [f"{count} requests answered {code}" for code, count in figures.refused.items()]


def _two_answers(answers: Sequence[Answer]) -> int:
    """Wishes whose requests, with one key, were given two references."""
    given = {(answer.wish, answer.reference) for answer in answers if answer.reference}
    return len(given) - len({wish for wish, _ in given})


def _ask(connection: Connection, query: str) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query).fetchall()
