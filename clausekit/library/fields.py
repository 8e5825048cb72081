"""The kinds of field that pydantic checks in clause, template and deal files."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, StringConstraints
from pydantic import WithJsonSchema as Schema

from clausekit.errors import Unfit
from clausekit.library.facts import Fact
from clausekit.library.spelling import FACT, KEBAB, LANGUAGE, LANGUAGES, SNAKE, WRITTEN
from clausekit.saying import told

ClauseId = Annotated[str, StringConstraints(pattern=KEBAB)]
FactName = Annotated[str, StringConstraints(pattern=FACT)]
ParameterName = Annotated[str, StringConstraints(pattern=SNAKE)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Languages = Annotated[str, StringConstraints(pattern=LANGUAGES)]
Line = Annotated[str, StringConstraints(pattern=WRITTEN, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(pattern=WRITTEN)]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Table = Annotated[Mapping[_Key, _Value], AfterValidator(MappingProxyType), PlainSerializer(dict)]
"""A mapping that cannot be changed, in the order of the file."""


def _with_english(table: Mapping[str, Any]) -> Mapping[str, Any]:
    if "en" not in table:
        raise Unfit(told("needs its English words (en)"))
    return table


def _name_english(schema: dict[str, Any]) -> None:
    """Editors complete only keys that are named, and English is always there."""
    (words,) = schema["patternProperties"].values()
    schema.update(properties={"en": words}, required=["en"])


ENGLISH = AfterValidator(_with_english), Field(json_schema_extra=_name_english)
"""What makes English obligatory in a table by language."""

Localised = Annotated[Table[Language, Line], *ENGLISH]
"""Language code → words; English is always there."""


def _days(value: object) -> object:
    if value is None or isinstance(value, str) or (type(value) is int and value >= 0):
        return value
    raise Unfit(told("must be a whole number of days (0 = at once), the name of a parameter, or null (none stated)"))


Days = Annotated[
    int | str | None,
    PlainValidator(_days),
    Schema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": SNAKE}, {"type": "null"}]}),
]
"""A whole number of days, 0 = at once; the name of a parameter of type days or months; None = none stated."""


def _fact(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    if value is None or (isinstance(value, int | float | str | date | tuple) and not isinstance(value, bool)):
        return value
    raise Unfit(told("must be a number, a text, a date or a list of texts"))


AnyFact = Annotated[
    Fact | None,
    PlainValidator(_fact),
    PlainSerializer(lambda fact: fact),  # pydantic's own would take the list it made of a tuple for a mistake
    Schema({"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A fact whose type stands elsewhere: `Parameter.read` says whether it fits."""


def _limit(value: object) -> object:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf):
        return value
    raise Unfit(told("must be a number, 0 or more"))


Limit = Annotated[int | float | None, PlainValidator(_limit), Schema({"type": "number", "minimum": 0})]


class Model(BaseModel):
    """Base of everything that is read from YAML: immutable, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
