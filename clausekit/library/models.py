"""What a clause file holds: frozen models that refuse every key they do not know.

A mistake raises pydantic's ValidationError; `mistakes.source_errors` turns it into lines with file:line:column.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
)

from clausekit.library.facts import Fact, FactTypeName, read_fact
from clausekit.words import Side, TermName, Trigger

WordingName = Literal["plain", "formal"]
WORDINGS: tuple[WordingName, ...] = ("plain", "formal")

Group = Literal["parties", "work", "money", "people", "rights", "risk", "exit", "closing"]
GROUPS: tuple[Group, ...] = ("parties", "work", "money", "people", "rights", "risk", "exit", "closing")

KEBAB = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
WRITTEN = r"\S"

SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        KEBAB: "must be small letters, digits and single hyphens, such as change-orders",
        SNAKE: "must be small letters, digits and single underscores, such as notice_days",
        LANGUAGE: "must be a language code, such as en, hi or pt-BR",
        WRITTEN: "must not be empty",
    }
)
"""Each pattern in words a person understands, for messages."""

ClauseId = Annotated[str, StringConstraints(pattern=KEBAB)]
ParameterName = Annotated[str, StringConstraints(pattern=SNAKE)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Line = Annotated[str, StringConstraints(pattern=WRITTEN, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(pattern=WRITTEN)]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Table = Annotated[Mapping[_Key, _Value], AfterValidator(MappingProxyType), PlainSerializer(dict)]
"""A mapping that cannot be changed, in the order of the file."""


def _with_english(table: Mapping[str, Any]) -> Mapping[str, Any]:
    if "en" not in table:
        raise ValueError("needs its English words (en)")
    return table


_english = AfterValidator(_with_english), Field(json_schema_extra={"required": ["en"]})
Localised = Annotated[Table[Language, Line], *_english]
"""Language code → words; English is always there."""


def _days(value: object) -> object:
    if value is None or isinstance(value, str) or (type(value) is int and value >= 0):
        return value
    raise ValueError("must be a whole number of days (0 = at once), the name of a parameter, or null (none stated)")


Days = Annotated[
    int | str | None,
    PlainValidator(_days),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": SNAKE}, {"type": "null"}]}
    ),
]
"""A whole number of days, 0 = at once; the name of a parameter of type days or months; None = none stated."""


def _value(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    if value is None or (isinstance(value, int | float | str | date | tuple) and not isinstance(value, bool)):
        return value
    raise ValueError("must be a number, a text, a date or a list of texts")


Default = Annotated[
    Fact | None,
    PlainValidator(_value),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def _limit(value: object) -> object:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise ValueError("must be a number")


Limit = Annotated[int | float | None, PlainValidator(_limit), WithJsonSchema({"type": "number", "minimum": 0})]


class Model(BaseModel):
    """Base of everything that is read from YAML: immutable, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Parameter(Model):
    """A fact that the words of a clause need."""

    type: FactTypeName = Field(description="What kind of value it is.")
    about: Localised = Field(description="What the fact means, for the person who fills it in.")
    default: Default = Field(default=None, description="The value, unless the deal gives one; without it it must.")
    min: Limit = Field(default=None, description="The smallest value (numbers only).")
    max: Limit = Field(default=None, description="The largest value (numbers only).")
    choices: tuple[Line, ...] = Field(default=(), description="The values to choose from (type choice only).")

    def read(self, value: object) -> Fact:
        """`value` as a fact of this type: a list becomes a tuple, an ISO date a date.

        Raises ValueError with words that follow the fact's name: "must be a whole number of days, such as 30".
        """
        return read_fact(value, self.type, self.min, self.max, self.choices)


class PromisedExit(Model):
    """An exit that the words give to one side."""

    side: Side = Field(description="Who may leave. A mutual right is listed once for each side.")
    trigger: Trigger = Field(description="What opens the exit.")
    notice_days: Days = Field(default=None, description="Days of notice: a number, a parameter, null = none stated.")
    cure_days: Days = Field(default=None, description="Days to put it right: the same.")


class Provides(Model):
    """Exactly what the audit must find in the built words."""

    exits: tuple[PromisedExit, ...] = Field(default=(), description="The exits that the words give, for both sides.")
    terms: tuple[TermName, ...] = Field(default=(), description="What the words say of money and work around an exit.")


class Wordings(Model):
    """The same bargain in two registers."""

    plain: Words = Field(description="The words in plain language.")
    formal: Words = Field(description="The words as lawyers write them.")

    def __getitem__(self, wording: WordingName) -> str:
        return self.plain if wording == "plain" else self.formal


class Variant(Model):
    """One bargain for the purpose of a clause."""

    default: StrictBool = Field(default=False, description="True for the variant used unless the deal chooses another.")
    rank: Annotated[StrictInt, Field(ge=1)] = Field(description="The fallback ladder: 1 is best for the provider.")
    favours: Literal["provider", "client", "both"] = Field(description="Whom this bargain is best for.")
    bargain: Localised = Field(description="Who gets what, compared with the variants beside it.")
    source: str = Field(default="", description="Where the bargain comes from, in our own words.")
    provides: Provides = Field(default=Provides(), description="What the audit must find in the built words.")
    requires: tuple[ClauseId, ...] = Field(default=(), description="Other clauses that must be in the agreement.")
    conflicts: tuple[ClauseId, ...] = Field(default=(), description="Clauses, or full ids of variants, that must not.")
    parameters: Table[ParameterName, Parameter] = Field(default_factory=dict, description="Facts that only it needs.")
    text: Annotated[Table[Language, Wordings], *_english] = Field(description="The words, by language and wording.")


class Clause(Model):
    """One provision of the library, with its variants: the content of clauses/<id>.yaml."""

    clause: ClauseId = Field(description="The id: the name of the file without .yaml.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(description="Counts up when the bargain or the words change.")
    title: Localised = Field(description="The heading printed in the agreement.")
    purpose: Localised = Field(description="What the clause does, and for whom, in one or two plain sentences.")
    group: Group = Field(description="The part of an agreement that it belongs to.")
    parameters: Table[ParameterName, Parameter] = Field(
        default_factory=dict, description="Facts that all variants need."
    )
    variants: Table[ClauseId, Variant] = Field(description="The bargains to choose from.", min_length=1)

    @property
    def default(self) -> str:
        """The name of the variant that is used unless the deal chooses another."""
        return next(name for name, variant in self.variants.items() if variant.default)

    @property
    def ladder(self) -> tuple[str, ...]:
        """The names of the variants by rank, the best for the provider first."""
        return tuple(sorted(self.variants, key=lambda name: self.variants[name].rank))
