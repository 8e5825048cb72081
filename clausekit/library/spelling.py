"""How the fields of clause, template and deal files are spelled, and the closed lists of words in them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from clausekit.saying import Told, Word

KEBAB = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
FACT = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][a-z0-9]*(_[a-z0-9]+)*$"
QUESTION = FACT.replace(r"\.", r"(\.").removesuffix("$") + ")?$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
LANGUAGES = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(\+[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?)?$"
WRITTEN = r"\S"

SPELLINGS: Mapping[str, Told] = MappingProxyType(
    {
        KEBAB: Told("must be small letters, digits and single hyphens, such as change-orders"),
        SNAKE: Told("must be small letters, digits and single underscores, such as notice_days"),
        FACT: Told("must be a clause and a fact of it, such as fees.amount"),
        QUESTION: Told("must be a fact, such as fees.amount, or a clause"),
        LANGUAGE: Told("must be a language code, such as en, hi or pt-BR"),
        LANGUAGES: Told("must be a language code, such as en, hi or pt-BR, or two with a plus between them: en+vi"),
        WRITTEN: Told("must not be empty"),
    }
)
"""Each pattern in words a person understands, for messages."""

Group = Literal["parties", "work", "money", "people", "rights", "risk", "exit", "closing"]
GROUPS: tuple[Group, ...] = ("parties", "work", "money", "people", "rights", "risk", "exit", "closing")

WordingName = Literal["plain", "formal"]
WORDINGS: tuple[WordingName, ...] = ("plain", "formal")


def wording_word(name: WordingName) -> Word:
    """The name of a wording within a line for a person."""
    return Word(name, f"library.wording.{name}")
