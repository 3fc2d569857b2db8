"""The venue's colour, made fit to be read: contrast as WCAG 2 measures it."""

from dataclasses import dataclass

WHITE = "#ffffff"
BLACK = "#000000"
"""On any colour, white or black can be read; a softer black could not."""
INK = "#20262a"
NIGHT = "#1f2529"
"""The card in a reader's dark mode."""
DEFAULT = "#1d4d3b"
READABLE = 4.5
"""The contrast that text needs."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one venue's e-mails and pages."""

    colour: str
    on_colour: str
    """Text on the colour."""
    link: str
    """The colour as text on white, darker where it must be."""
    dark_link: str
    """The colour as text in dark mode, lighter where it must be."""


def look(colour: str | None) -> Look:
    """The colours that go with `colour`, which is `#rrggbb`."""
    colour = colour or DEFAULT
    return Look(
        colour=colour,
        on_colour=max((WHITE, BLACK), key=lambda text: contrast(text, colour)),
        link=_until_readable(colour, WHITE, towards=INK),
        dark_link=_until_readable(colour, NIGHT, towards=WHITE),
    )


def contrast(one: str, other: str) -> float:
    """From 1, the same colour, to 21, black on white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _until_readable(colour: str, ground: str, *, towards: str) -> str:
    steps = (_mix(colour, towards, step / 10) for step in range(11))
    return next((mixed for mixed in steps if contrast(mixed, ground) >= READABLE), towards)


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
