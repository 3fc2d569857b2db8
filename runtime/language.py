"""Dates, times, lists and words as a reader of one language expects them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_timezone_gmt
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

Day = date
"""A day of the calendar; within `Language` the name `date` means its method."""

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
        return self.day(moment)

    def day(self, day: Day) -> str:
        """The same of a day alone."""
        pattern = _DATE_PATTERN.get(str(self.locale), "full")
        return format_date(day, pattern, locale=self.locale)

    def short_day(self, day: Day) -> str:
        """`Sat 21 Nov`."""
        return format_skeleton("MMMEd", day, locale=self.locale)

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


@cache
def read_language(name: str, catalogues: Path) -> Language:
    """The language of a locale name or IETF tag (`en`, `de`, `pt-BR`); English if unknown.

    `catalogues` is a folder of `<language>.po`: a language is a file and needs no compiling. The
    templates' own words are English.
    """
    try:
        locale = Locale.parse(_TERRITORY.get(name, name.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        locale = Locale.parse(_DEFAULT)
    return Language(locale, _translations(locale, catalogues))


def _translations(locale: Locale, catalogues: Path) -> NullTranslations:
    """The catalogue of `pt_BR`, else of `pt`, else the templates' own words."""
    for name in (str(locale), locale.language):
        path = catalogues / f"{name}.po"
        if path.exists():
            compiled = BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file, locale=locale.language))
            compiled.seek(0)
            return Translations(compiled, domain="holdfast")
    return NullTranslations()
