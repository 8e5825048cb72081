"""The words by which a place is found in a contract, and those said to the other side, in the contract's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.errors import LibraryError
from clausekit.findings import Finding
from clausekit.language.pack import load
from clausekit.saying import told

DATA = "redline"
_PATTERNS = (
    "ending", "boilerplate", "signatures", "schedule", "reference", "further", "plural", "elsewhere",
    "elsewhere_before",
)  # fmt: skip
_NOTHING = r"(?!)()"
"""Matches nowhere: for what a language need not say."""


class Speech(NamedTuple):
    """One file of data/redline, compiled.

    language          "en"
    ending            titles of the section about the contract's end
    boilerplate       titles of the sections that close a contract
    signatures        the first words of what stands around the signatures
    schedule          the first words of a schedule, exhibit or annex
    reference         a reference to a section: its number is the group 1
    further           what adds another number to a reference ("and 12"): that number is the group 1
    plural            how a reference begins in which another number is one for sure ("Sections")
    elsewhere         what follows a reference to another document ("of the Act")
    elsewhere_before  what stands before one
    texts             the rest: names of things, comments
    """

    language: str
    ending: re.Pattern[str]
    boilerplate: re.Pattern[str]
    signatures: re.Pattern[str]
    schedule: re.Pattern[str]
    reference: re.Pattern[str]
    further: re.Pattern[str]
    plural: re.Pattern[str]
    elsewhere: re.Pattern[str]
    elsewhere_before: re.Pattern[str]
    texts: Mapping[str, Any]

    def comment(self, finding: Finding) -> str:
        """Why the clause that mends the finding is asked for, to be read by the other side."""
        return self._said("comments", finding, "")

    def comment_on_change(self, finding: Finding, days: int | None) -> str:
        """Why the changed words are asked for, to be read by the other side; `days` is the period that they make."""
        return self._said("changes", finding, "" if days is None else self.counted(days))

    def _said(self, kind: str, finding: Finding, days: str) -> str:
        where = self.texts["place"]
        section = finding.location.section if finding.location else None
        place = where["section"].format(number=section) if section else where["here"]
        return str(self.texts[kind].get(finding.rule, self.texts["comment"])).format(days=days, place=place)

    def names(self, thing: str) -> Sequence[str]:
        """What contracts call a thing ("agreement"), the library's own name first."""
        return tuple(self.texts["names"][thing])

    def voice(self, key: str, name: str = "") -> str:
        """A pattern by which the contract's own words are found, about a {name} in it."""
        return str(self.texts["voice"][key]).replace("{name}", re.escape(name))

    def is_pronoun(self, name: str) -> bool:
        """True for "you" and "you'll"."""
        return re.split("['’]", name.lower())[0] in self.texts["pronouns"]

    @property
    def letters(self) -> str:
        """The letters that count items, "" for those of the Latin alphabet."""
        return str(load(self.language).data["letters"])

    def counted(self, days: int) -> str:
        """30 → "30 days"."""
        return str(self.texts["days"]["one" if days == 1 else "other"]).format(n=days)


@cache
def speech(language: str) -> Speech:
    """Raises LibraryError where nothing can be written in that language."""
    if language not in resources.names(DATA):
        known = ", ".join(resources.names(DATA))
        if not language:
            raise LibraryError(
                told(
                    "no clause can be written into a contract in a language that is not known yet; only {known}",
                    known=known,
                )
            )
        raise LibraryError(
            told(
                "no clause can be written into a contract in {language!r} yet; only {known}",
                language=language,
                known=known,
            )
        )
    texts = resources.load(DATA, language)
    patterns = {name: re.compile(texts.get(name, _NOTHING)) for name in _PATTERNS}
    return Speech(language=language, texts=texts, **patterns)
