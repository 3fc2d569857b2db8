"""Dates, times, lists and words as a reader of one language expects them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_timezone_gmt
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

CATALOGUES = Path(__file__).parent / "locale"
"""<language>.po: a language is a file and needs no compiling. The templates' words are English."""

_DEFAULT = "en_GB"
_TERRITORY = {"en": "en_GB"}
# CLDR writes a comma after the British weekday; an invitation has none.
_DATE_PATTERN = {"en_GB": "EEEE d MMMM y"}


@dataclass(frozen=True, slots=True)
class Language:
    """A locale with its catalogue of translations."""

    locale: Locale
    translations: NullTranslations

    @property
    def tag(self) -> str:
        """For HTML's `lang`: `en-GB`."""
        return str(self.locale).replace("_", "-")

    def date(self, moment: datetime) -> str:
        """`Saturday 21 November 2026`."""
        pattern = _DATE_PATTERN.get(str(self.locale), "full")
        return format_date(moment, pattern, locale=self.locale)

    def time(self, moment: datetime) -> str:
        """`19:00`."""
        return format_time(moment, "short", tzinfo=moment.tzinfo, locale=self.locale)

    def zone(self, moment: datetime) -> str:
        """`GMT`, `CEST`; `GMT+04:00` where the zone's abbreviation is only a number."""
        name = moment.tzname() or ""
        return name if name.isalpha() else get_timezone_gmt(moment, "long", locale=self.locale)

    def enumerate(self, words: Sequence[str]) -> str:
        """`Dining Room and Garden`."""
        return format_list(words, locale=self.locale)


def catalogues() -> list[str]:
    """The names of the catalogues that there are: `de`, `en`, `pt_BR`."""
    return [path.stem for path in CATALOGUES.glob("*.po")]


@cache
def language(name: str) -> Language:
    """The language of a locale name or IETF tag (`en`, `de`, `pt-BR`); English if unknown."""
    try:
        locale = Locale.parse(_TERRITORY.get(name, name.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        locale = Locale.parse(_DEFAULT)
    return Language(locale, _translations(locale))


def _translations(locale: Locale) -> NullTranslations:
    """The catalogue of `pt_BR`, else of `pt`, else the templates' own words."""
    for name in (str(locale), locale.language):
        path = CATALOGUES / f"{name}.po"
        if path.exists():
            compiled = BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file, locale=locale.language))
            compiled.seek(0)
            return Translations(compiled, domain="holdfast")
    return NullTranslations()
