"""The picture: covers share by load, a panel for each family and profile, a line a policy."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from cli.bench.quality.figures import Row
from cli.bench.quality.policies import POLICIES

WIDTH, HEIGHT = 300, 220
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 34, 34
COLUMNS = 4
LEGEND = 30
COLOURS = ("#8c8c8c", "#c9a227", "#4c9f70", "#1f5fa8", "#8e3b76")
STYLE = (
    "text{font:11px sans-serif;fill:#222}.title{font-weight:bold}.axis{stroke:#bbb;stroke-width:1}"
    ".series{fill:none;stroke-width:2}"
)


def draw(rows: Sequence[Row]) -> str:
    """An SVG of the rows."""
    panels: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        panels[row["family"], row["profile"]].append(row)
    columns = min(COLUMNS, len(panels))
    width = columns * WIDTH
    height = -(-len(panels) // columns) * HEIGHT + LEGEND
    lowest = min(0.95, *(row["covers_share"] for row in rows))
    floor = int(lowest * 20) / 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        "<title>Covers in percent of the clairvoyant optimum, by load in percent</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_legend(width, [row["policy"] for row in rows]),
    ]
    for place, ((family, profile), mine) in enumerate(panels.items()):
        down, across = divmod(place, columns)
        parts.append(f'<g transform="translate({across * WIDTH} {LEGEND + down * HEIGHT})">')
        parts += _panel(f"{family}: {profile}", mine, floor)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _legend(width: int, used: Sequence[str]) -> list[str]:
    shown = [(name, policy) for name, policy in POLICIES.items() if name in used]
    parts, step = [], width / len(shown)
    for place, (name, policy) in enumerate(shown):
        x = place * step + 12
        parts.append(f'<rect x="{x:.0f}" y="12" width="12" height="4" fill="{_colour(name)}"/>')
        parts.append(f'<text x="{x + 17:.0f}" y="18">{escape(policy.title)}</text>')
    return parts


def _panel(title: str, rows: Sequence[Row], floor: float) -> list[str]:
    loads = sorted({row["load"] for row in rows})

    def x(load: float) -> float:
        span = loads[-1] - loads[0]
        share = (load - loads[0]) / span if span else 0.5
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(share: float) -> float:
        return TOP + (1 - share) / (1 - floor) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<text class="title" x="{LEFT}" y="{TOP - 12}">{escape(title)}</text>']
    for tick in range(round(floor * 20), 21):
        level = y(tick / 20)
        parts.append(
            f'<path class="axis" d="M{LEFT} {level:.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 6}" y="{level + 4:.1f}" text-anchor="end">{5 * tick} %</text>'
        )
    for load in loads:
        parts.append(
            f'<text x="{x(load):.1f}" y="{HEIGHT - 14}" text-anchor="middle">{load} %</text>'
        )
    for name in POLICIES:
        mine = sorted((row for row in rows if row["policy"] == name), key=lambda row: row["load"])
        points = [(x(row["load"]), y(row["covers_share"])) for row in mine]
        line = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
        parts.append(f'<polyline class="series" stroke="{_colour(name)}" points="{line}"/>')
        parts += [
            f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3" fill="{_colour(name)}"/>'
            for across, down in points
        ]
    return parts


def _colour(policy: str) -> str:
    return COLOURS[list(POLICIES).index(policy) % len(COLOURS)]
