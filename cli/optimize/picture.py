"""A service day as a picture: a row for each table, a bar for each visit, before and after."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape

ROW = 22
HOUR = 64
LABEL = 76
TOP = 112
GAP = 40
PANEL_HEAD = 46

INK, MUTED, LINE, PAPER = "#1f2937", "#6b7280", "#e5e7eb", "#ffffff"
STAYS, MOVES, COMES, FIXED = "#5f7f9c", "#e07a3f", "#3a9d6e", "#c9c4bb"

Visit = Mapping[str, Any]


def draw(run: Mapping[str, Any]) -> str:
    """An SVG of a run (a row of api.optimization_view): the day as it is and as planned."""
    tables, visits = run["plan"]["tables"] or [], run["plan"]["visits"]
    first, last = _hours(visits)
    width = LABEL + HOUR * (last - first) // 3600 + 24
    panel = PANEL_HEAD + ROW * len(tables) + 12
    height = TOP + 2 * panel + GAP
    body = [
        *_head(run),
        *_panel("now", tables, visits, "from", first, last, TOP, run["before"]),
        *_panel("as planned", tables, visits, "to", first, last, TOP + panel + GAP, run["after"]),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="system-ui, sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(body)}</svg>\n'
    )


def _head(run: Mapping[str, Any]) -> Iterator[str]:
    yield _text(20, 34, f"{run['venue_slug']}, {run['service_date']}", size=20, weight=600)
    moved = run["after"]["moves"]
    yield _text(
        20, 56, f"{moved} bookings move · run {run['run_id']}, {run['outcome']}", fill=MUTED
    )
    legend = ((STAYS, "stays"), (MOVES, "moves"), (COMES, "gets a table"), (FIXED, "cannot move"))
    for place, (colour, meaning) in enumerate(legend):
        x = 20 + 112 * place
        yield f'<rect x="{x}" y="72" width="14" height="14" rx="3" fill="{colour}"/>'
        yield _text(x + 20, 83, meaning, fill=MUTED)


def _panel(
    title: str,
    tables: Sequence[Mapping[str, Any]],
    visits: Sequence[Visit],
    side: str,
    first: int,
    last: int,
    top: int,
    scores: Mapping[str, Any],
) -> Iterator[str]:
    """One day, its bars at the tables of `side`; times in seconds."""
    told = (
        f"{scores['covers']} covers · {scores['wastedSeats']} seats empty · "
        f"{100 * float(scores['sellable']):.1f} % sellable"
    )
    yield _text(20, top + 14, title, size=15, weight=600)
    yield _text(132, top + 14, told, fill=MUTED)
    grid = top + PANEL_HEAD - 6
    for hour in range(first, last + 1, 3600):
        x = _x(hour, first)
        yield _line(x, grid, x, grid + ROW * len(tables))
        yield _text(x, grid - 6, f"{hour // 3600 % 24:02}:00", fill=MUTED, anchor="middle", size=10)
    rows = {}
    for place, table in enumerate(tables):
        y = grid + ROW * place
        rows[table["label"]] = y
        is_new_zone = place == 0 or tables[place - 1]["zone"] != table["zone"]
        yield _line(12, y, _x(last, first), y, "#9ca3af" if is_new_zone else LINE)
        yield _text(20, y + 15, table["label"], weight=500)
        yield _text(LABEL - 10, y + 15, f"{table['seats']}", fill=MUTED, anchor="end", size=10)
    for visit in visits:
        for label in visit[side]:
            if label in rows:
                yield _bar(visit, rows[label], first)


def _bar(visit: Visit, y: int, first: int) -> str:
    start, end = _seconds(visit["start"]), _seconds(visit["end"])
    x, width = _x(start, first) + 1, HOUR * (end - start) / 3600 - 2
    party = visit["party"]
    said = "" if party is None else str(party)
    if visit["from"] != visit["to"] and width > 70:
        said += f"  {visit['reference'][:4]}"
    times = f"{visit['start'][11:]} to {visit['end'][11:]}"
    title = f"{visit['reference']}, {party or ''} {times}: {_journey(visit)}"
    return (
        f'<g><title>{escape(title)}</title><rect x="{x:.1f}" y="{y + 2}" width="{width:.1f}" '
        f'height="{ROW - 4}" rx="4" fill="{_colour(visit)}"/>'
        + _text(x + 6, y + 15, said, size=11, fill="#1f2937" if visit["fixed"] else PAPER)
        + "</g>"
    )


def _colour(visit: Visit) -> str:
    if visit["fixed"]:
        return FIXED
    if visit["from"] == visit["to"]:
        return STAYS
    return MOVES if visit["from"] else COMES


def _journey(visit: Visit) -> str:
    names = ["+".join(visit[side]) or "no table" for side in ("from", "to")]
    return names[0] if names[0] == names[1] else " → ".join(names)


def _hours(visits: Sequence[Visit]) -> tuple[int, int]:
    """From the full hour before the first visit to that after the last, in seconds."""
    starts = [_seconds(visit["start"]) for visit in visits] or [12 * 3600]
    ends = [_seconds(visit["end"]) for visit in visits] or [22 * 3600]
    return min(starts) // 3600 * 3600, -(-max(ends) // 3600) * 3600


def _seconds(clock: str) -> int:
    """Of a wall-clock time, since some midnight that is the same for all."""
    return int((datetime.fromisoformat(clock) - datetime(2000, 1, 1)) / timedelta(seconds=1))


def _x(seconds: int, first: int) -> float:
    return LABEL + HOUR * (seconds - first) / 3600


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = LINE) -> str:
    return f'<path d="M{x1:.1f} {y1}L{x2:.1f} {y2}" stroke="{colour}"/>'


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 12,
    weight: int = 400,
    fill: str = INK,
    anchor: str = "start",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
