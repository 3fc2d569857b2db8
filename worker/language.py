"""The languages of e-mails: which there are, and their words."""

from pathlib import Path

from runtime.language import Language, read_language

CATALOGUES = Path(__file__).parent / "locale"
"""<language>.po, one for each."""


def catalogues() -> list[str]:
    """The names of the catalogues that there are: `de`, `en`, `pt_BR`."""
    return [path.stem for path in CATALOGUES.glob("*.po")]


def language(name: str) -> Language:
    """The language of a locale name or IETF tag (`en`, `de`, `pt-BR`); English if unknown."""
    return read_language(name, CATALOGUES)
