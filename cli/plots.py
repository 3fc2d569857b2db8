"""Small SVG plots for a page: bars in groups, stacked bars, and a line."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

COLOURS = (
    *("#3d6b8e", "#e07a3f", "#3a9d6e", "#b0528a", "#c9a227", "#6a5acd", "#7fa8c9", "#9a9a9a"),
    *("#7a4a2b", "#a8c66c", "#d98cb3", "#2b4a5f", "#d9b99b", "#5c5c5c"),
)
INK, MUTED, LINE = "#1f2937", "#6b7280", "#e5e7eb"
WIDTH, LEFT, BOTTOM = 720, 56, 34


def grouped_bars(groups: Mapping[str, Mapping[str, float]], unit: str) -> str:
    """A group of bars for each key, one bar for each of its values."""
    series = list(dict.fromkeys(name for values in groups.values() for name in values))
    height, top = 260, 34
    highest = max((value for values in groups.values() for value in values.values()), default=1)
    highest = highest or 1
    plot = height - BOTTOM - top
    room = (WIDTH - LEFT - 16) / max(1, len(groups))
    width = min(46.0, room * 0.8 / max(1, len(series)))
    parts = [_legend(series), *_grid(highest, unit, top, plot)]
    for place, (group, values) in enumerate(groups.items()):
        middle = LEFT + room * (place + 0.5)
        for number, name in enumerate(series):
            value = values.get(name, 0.0)
            tall = plot * value / highest
            x = middle + (number - len(series) / 2) * width
            parts.append(
                f'<rect x="{x:.1f}" y="{top + plot - tall:.1f}" width="{width - 3:.1f}" '
                f'height="{tall:.1f}" rx="2" fill="{_colour(number)}">'
                f"<title>{escape(f'{group}, {name}: {value:g} {unit}')}</title></rect>"
            )
            parts.append(
                _text(x + width / 2 - 1, top + plot - tall - 4, _number(value), "middle", 10)
            )
        parts.append(_text(middle, height - 12, group, "middle"))
    return _svg(height, parts)


def stacked_bars(rows: Mapping[str, Mapping[str, float]], unit: str) -> str:
    """A horizontal bar for each row, made of its parts."""
    series = list(dict.fromkeys(name for values in rows.values() for name in values))
    total = max((sum(values.values()) for values in rows.values()), default=1) or 1
    per_line = 4
    head = 22 * -(-len(series) // per_line) + 12
    parts = [_legend(series, per_line)]
    room = WIDTH - LEFT - 90
    for place, (row, values) in enumerate(rows.items()):
        y, x = head + 40 * place, float(LEFT + 40)
        parts.append(_text(LEFT + 32, y + 18, row, "end"))
        for number, name in enumerate(series):
            wide = room * values.get(name, 0.0) / total
            title = f"{row}, {name}: {values.get(name, 0.0):g} {unit}"
            parts.append(
                f'<rect x="{x:.1f}" y="{y}" width="{max(wide, 0):.1f}" height="26" '
                f'fill="{_colour(number)}"><title>{escape(title)}</title></rect>'
            )
            x += wide
        parts.append(_text(x + 6, y + 18, f"{_number(sum(values.values()))} {unit}", "start", 11))
    return _svg(head + 40 * len(rows) + 8, parts)


def lines(series: Mapping[str, Sequence[tuple[str, float]]], unit: str) -> str:
    """A line for each series over the same places; values from 0 to 1, shown in percent."""
    height, top = 260, 34
    plot = height - BOTTOM - top
    parts = [_legend([*series]), *_grid(100, unit, top, plot)]
    for number, points in enumerate(series.values()):
        step = (WIDTH - LEFT - 24) / max(1, len(points) - 1)
        path = " ".join(
            f"{'L' if place else 'M'}{LEFT + 8 + step * place:.1f} {top + plot * (1 - value):.1f}"
            for place, (_, value) in enumerate(points)
        )
        parts.append(f'<path d="{path}" fill="none" stroke="{_colour(number)}" stroke-width="2"/>')
    points = next(iter(series.values()), ())
    step = (WIDTH - LEFT - 24) / max(1, len(points) - 1)
    for place, (clock, _) in enumerate(points):
        if clock.endswith(":00"):
            parts.append(_text(LEFT + 8 + step * place, height - 12, clock, "middle", 10))
    return _svg(height, parts)


def _svg(height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        # White, because a page may be dark and the letters are.
        'style="background:#fff" font-family="system-ui, sans-serif" font-size="12" '
        f'fill="{INK}">{"".join(parts)}</svg>'
    )


def _grid(highest: float, unit: str, top: float, plot: float) -> list[str]:
    found = []
    for step in range(5):
        y = top + plot * (1 - step / 4)
        found.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - 12}" stroke="{LINE}"/>')
        label = _number(highest * step / 4) + (f" {unit}" if step == 4 else "")
        found.append(_text(LEFT - 6, y + 4, label, "end", 10, MUTED))
    return found


def _legend(names: Sequence[str], per_line: int = 6) -> str:
    wide = (WIDTH - LEFT) / per_line
    parts = []
    for number, name in enumerate(names):
        x, y = LEFT + wide * (number % per_line), 4 + 22 * (number // per_line)
        parts.append(
            f'<rect x="{x:.1f}" y="{y}" width="12" height="12" rx="3" fill="{_colour(number)}"/>'
        )
        parts.append(_text(x + 18, y + 11, name, "start", 12, MUTED))
    return "".join(parts)


def _number(value: float) -> str:
    """Three digits, or all that stand before the point."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _text(x: float, y: float, words: str, anchor: str, size: int = 12, fill: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{fill}">{escape(words)}</text>'
    )
