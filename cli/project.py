"""Where things lie in this checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENUES = ROOT / "venues"


def build_directory(*parts: str) -> Path:
    """A directory below build/, made when missing."""
    path = BUILD.joinpath(*parts)
    path.mkdir(parents=True, exist_ok=True)
    return path
