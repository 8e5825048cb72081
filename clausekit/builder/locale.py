"""How an agreement in one language writes numbers, money, periods, dates and lists, and the words around its clauses.

Everything that differs by language stands in data/agreement/<language>.yaml. No blank that stands between a number and
what it counts breaks over a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain, repeat
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.builder.josa import with_particle
from clausekit.errors import LibraryError
from clausekit.library.facts import Fact
from clausekit.saying import told

_THOUSANDS = (3,)
"""Digits in a group, from the right; the last size goes on (India: 3, then 2)."""
NBSP = "\u00a0"
DATA = "agreement"


class Locale(NamedTuple):
    """A language as written in one country. tag: BCP 47, such as "en-GB"; words: the data of the language."""

    tag: str
    words: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The language without the country: "en"."""
        return self.tag.partition("-")[0]

    def label(self, name: str) -> str:
        """The word for something around the clauses: "signature", "provider"."""
        return str(self.words["labels"][name])

    def number(self, value: float) -> str:
        """12000 → "12,000", 7.5 → "7.5"."""
        return self._grouped(f"{value:,}")

    def money(self, value: float, currency: str = "") -> str:
        """12000, "EUR" → "EUR 12,000"; 99.5 → "99.50". Without a currency the number alone."""
        amount = self._grouped(f"{value:,.0f}" if value == int(value) else f"{value:,.2f}")
        if not currency:
            return amount
        return _unbroken(self.words["money"]).replace("{n}", amount).replace("{currency}", currency)

    def percent(self, value: float) -> str:
        """7.5 → "7.5%"."""
        return _unbroken(self.words["percent"]).replace("{n}", self.number(value))

    def days(self, value: int) -> str:
        """30 → "30 days"."""
        return self._counted("days", value)

    def months(self, value: int) -> str:
        """1 → "1 month"."""
        return self._counted("months", value)

    def hours(self, value: int) -> str:
        """48 → "48 hours"."""
        return self._counted("hours", value)

    def day(self, value: date) -> str:
        """A date on a line of its own, where "ngày 02 tháng 3 năm 2026" begins with a capital."""
        written = self.date(value)
        return written[:1].upper() + written[1:]

    def date(self, value: date) -> str:
        """2026-03-02 → "2 March 2026", or as the country writes it."""
        country = self.words["countries"][self.tag.partition("-")[2]]
        month = self.words["month_names"][value.month - 1]
        written = str(country["date"])
        return _unbroken(written.format(day=value.day, month=month, month_number=value.month, year=value.year))

    def listed(self, items: Sequence[str]) -> str:
        """("a", "b", "c") → "a, b and c"; with semicolons where an item holds a comma itself."""
        joints = self.words["list"]
        long = "_long" if any("," in item for item in items) else ""
        *first, last = items or ("",)
        between, end = str(joints[f"between{long}"]), str(joints[f"last{long}"])
        return end.join(filter(None, (between.join(first), last)))

    def printed(self, value: Fact) -> str:
        """A fact as it is printed where the words ask for nothing special."""
        if isinstance(value, tuple):
            return self.listed(value)
        if isinstance(value, date):
            return self.date(value)
        return value if isinstance(value, str) else self.number(value)

    def language(self, code: str) -> str:
        """The name of a language: "vi" → "Vietnamese". Raises LibraryError where this one has no name for it."""
        names = self.words["languages"]
        if code not in names:
            raise LibraryError(
                told(
                    "there is no name for the language {code!r}; there are names for: {known}",
                    code=code,
                    known=", ".join(names),
                )
            )
        return str(names[code])

    def josa(self, value: Fact, particle: str) -> str:
        """Korean: a word with the particle that fits it, "은" for 은 or 는."""
        return with_particle(self.printed(value), particle)

    def heading(self, title: str) -> str:
        """The title of a section as it is printed behind its number."""
        return str(self.words.get("heading", "{title}")).replace("{title}", title)

    def section(self, number: str) -> tuple[str, str, str]:
        """What stands before the number of a section in a reference to it, the number, and what stands behind; nothing
        around one that is counted with these words already (제3조, Điều 3)."""
        before, _, after = _unbroken(self.words["section"]).partition("{number}")
        if number.startswith(before.strip()) and number.endswith(after.strip()):
            return "", number, ""
        return before, number, after

    def _counted(self, unit: str, value: int) -> str:
        words = self.words[unit]["one" if value == 1 else "other"]
        return _unbroken(words).replace("{n}", self.number(value))

    def _grouped(self, written: str) -> str:
        signs = self.words["number"]
        whole, _, part = written.replace(",", "").partition(".")
        *sizes, last = signs.get("sizes", _THOUSANDS)
        groups: list[str] = []
        for size in chain(sizes, repeat(last)):
            groups.insert(0, whole[-size:])
            whole = whole[:-size]
            if not whole:
                break
        return str(signs["group"]).join(groups) + (f"{signs['decimal']}{part}" if part else "")


@cache
def locale(language: str) -> Locale:
    """The locale of a language tag; "en" takes the first country that the language's data lists.

    Raises LibraryError where an agreement cannot be written in that language or for that country.
    """
    name, _, country = language.partition("-")
    if name not in resources.names(DATA):
        known = ", ".join(resources.names(DATA))
        raise LibraryError(
            told(
                "agreements cannot be built in {language!r} yet; the languages are: {known}",
                language=language,
                known=known,
            )
        )
    words = resources.load(DATA, name)
    countries = words["countries"]
    if country and country not in countries:
        known = ", ".join(f"{name}-{known}" for known in countries)
        raise LibraryError(
            told("there is no {language!r}; choose {name}, {known}", language=language, name=name, known=known)
        )
    return Locale(f"{name}-{country or next(iter(countries))}", words)


def _unbroken(words: str) -> str:
    return words.replace(" ", NBSP)
