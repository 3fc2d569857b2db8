"""The report: tables for people, build/quality.json and build/quality.svg."""

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.table import Column, Table

from cli.bench.quality.figures import KINDS, Row
from cli.bench.quality.plot import draw
from cli.project import build_directory

NAME = "quality"

TITLES = {
    "seatable": "Seatable evenings (packing regret): one plan seats everybody who asks",
    "free": "Free evenings (packing and admission regret): more ask than can be seated",
    "made": "More seatable evenings, drawn here (packing regret)",
    "random": "Restaurants, by real demand (packing and admission regret)",
}


def write(rows: Sequence[Row]) -> list[Path]:
    """Write the figures and the picture; returns where."""
    figures, picture = (build_directory() / f"{NAME}.{kind}" for kind in ("json", "svg"))
    figures.write_text(json.dumps(rows, indent=1) + "\n")
    picture.write_text(draw(rows))
    return [figures, picture]


def tables(rows: Sequence[Row]) -> list[Table]:
    """Two tables a family: whom it seats, and what that costs."""
    shown = []
    for family, mine in groupby(rows, key=lambda row: str(row["family"])):
        group = list(mine)
        shown += [_seated(TITLES[family], group), _cost(group)]
    return shown


def _seated(title: str, rows: Sequence[Row]) -> Table:
    table = Table(
        *_columns(),
        *("evenings", "covers", "of the oracle's", "bookings"),
        *("18-20 h", "covers x first fit", "18-20 h x first fit"),
        title=title,
        title_justify="left",
    )
    for row, is_last in _with_breaks(rows):
        oracle = row["oracle_share"]
        table.add_row(
            *_name(row),
            str(row["evenings"]),
            f"{row['covers_share']:.1%}",
            "" if oracle is None else f"{oracle:.1%}",
            f"{row['bookings_share']:.1%}",
            f"{row['peak_hour_share']:.1%}",
            *(_multiple(row, f"{what}_beside_first_fit") for what in ("covers", "peak")),
            end_section=is_last,
        )
    return table


def _cost(rows: Sequence[Row]) -> Table:
    table = Table(
        *_columns(),
        *("empty", "joins", "repairs", "moves"),
        *(Column(f"{kind} ms", no_wrap=True) for kind in KINDS),
        title="Empty seats and joins an evening, moves a repair, p50 and p95 of a decision",
        title_justify="left",
    )
    for row, is_last in _with_breaks(rows):
        table.add_row(
            *_name(row),
            f"{row['waste']:.0f}",
            f"{row['joins']:.0f}",
            str(row["repairs"]),
            f"{row['moves_per_repair']:.2f}" if row["repairs"] else "",
            *(_spread(row, kind) for kind in KINDS),
            end_section=is_last,
        )
    return table


def _columns() -> tuple[Column, ...]:
    names = ("profile", "load", "policy")
    return tuple(Column(name, no_wrap=name != "profile") for name in names)


def _with_breaks(rows: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Each row, and whether the next is about other evenings."""
    keys = [(row["profile"], row["load"]) for row in rows]
    return [
        (row, key != following)
        for row, key, following in zip(rows, keys, [*keys[1:], None], strict=True)
    ]


def _name(row: Row) -> tuple[str, str, str]:
    return row["profile"], f"{row['load']} %", row["policy"]


def _multiple(row: Row, name: str) -> str:
    return f"{row[name]:.2f}" if name in row else ""


def _spread(row: Row, kind: str) -> str:
    times = row["ms"].get(kind)
    return f"{times['p50']:.1f}, {times['p95']:.1f}" if times else ""
