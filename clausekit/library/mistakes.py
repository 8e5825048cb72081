"""What pydantic says of a file, in words for the person who edits it, with file:line:column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from clausekit.errors import SourceError, SourceErrors
from clausekit.library.spelling import SPELLINGS
from clausekit.library.suggestions import in_order, nearest, suggestion
from clausekit.saying import Told, told
from clausekit.yamlfile import Source, Trail

_Say = Callable[[ErrorDetails], Told]


def plain_data(model: type[BaseModel], source: Source) -> dict[str, Any]:
    """What `source` holds as plain data, with every key of `model` there. Raises SourceErrors with every mistake."""
    try:
        return model.model_validate(source.data).model_dump()
    except ValidationError as error:
        raise SourceErrors(source_errors(error, source, model)) from None


def source_errors(error: ValidationError, source: Source, model: type[BaseModel]) -> tuple[SourceError, ...]:
    """Every mistake that pydantic found in `source` when it read it as `model`, in file order."""
    schema = model.model_json_schema()
    found = error.errors(include_url=False)
    misspelt = {
        (*one["loc"][:-1], nearest(one["loc"][-1], _keys(schema, one["loc"][:-1])))
        for one in found
        if one["type"] == "extra_forbidden"
    }
    listed = (one for one in found if not (one["type"] == "missing" and one["loc"] in misspelt))
    return in_order(_source_error(one, source, schema) for one in listed)


def _source_error(details: ErrorDetails, source: Source, schema: dict[str, Any]) -> SourceError:
    kind, trail = details["type"], details["loc"]
    if kind == "missing":
        return source.error(trail[:-1], told("the key {key!r} is missing", key=trail[-1]))
    if kind == "extra_forbidden":
        known = _keys(schema, trail[:-1])
        hint = suggestion(trail[-1], known) or told("; the keys here are {known}", known=", ".join(known))
        return source.error(trail, told("unknown key {key!r}{hint}", key=trail[-1], hint=hint))
    trail = tuple(step for step in trail if step != "[key]")
    reason = _WORDS.get(kind, _as_pydantic_says)(details)
    key = next((step for step in reversed(trail) if isinstance(step, str)), None)
    if key is None:
        return source.error(trail, told("the file {reason}", reason=reason))
    return source.error(trail, told("{key!r} {reason}", key=key, reason=reason))


def _keys(schema: dict[str, Any], trail: Trail) -> tuple[str, ...]:
    """The keys that a mapping at `trail` may have by the JSON Schema, none where the schema does not say."""
    here = schema
    for step in trail:
        named = here.get("properties", {})
        entries = (*here.get("patternProperties", {}).values(), here.get("items", {}))
        here = _resolved(schema, named[step] if step in named else entries[0])
    return tuple(here.get("properties", {}))


def _resolved(schema: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for; of several shapes the one that has keys."""
    here = next((one for one in here.get("anyOf", ()) if "$ref" in one), here)
    found: dict[str, Any] = schema["$defs"][here["$ref"].rsplit("/", 1)[-1]] if "$ref" in here else here
    return found


def _as_pydantic_says(details: ErrorDetails) -> Told:
    return told("cannot be used: {reason}", reason=details["msg"])


def _unlisted(details: ErrorDetails) -> Told:
    allowed = details["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    return told(
        "cannot be {value!r}{hint} (one of: {known})",
        value=details["input"],
        hint=suggestion(details["input"], allowed),
        known=", ".join(allowed),
    )


def _or_missing(must: Told) -> _Say:
    return lambda details: told("has no value") if details["input"] is None else must


_WORDS: Mapping[str, _Say] = MappingProxyType(
    {
        "string_type": _or_missing(told("must be text; put it in quotes")),
        "int_type": _or_missing(told("must be a whole number")),
        "bool_type": _or_missing(told("must be true or false")),
        "literal_error": _unlisted,
        "dict_type": _or_missing(told("must be a mapping, such as {en: …}")),
        "model_type": _or_missing(told("must be a mapping: keys with values, one in each line")),
        "tuple_type": _or_missing(told("must be a list, such as [first, second]")),
        "too_short": lambda details: told("must not be empty"),
        "greater_than_equal": lambda details: told("must be {min} or more", min=details["ctx"]["ge"]),
        "string_pattern_mismatch": lambda details: SPELLINGS.get(details["ctx"]["pattern"], Told(details["msg"])),
        "value_error": lambda details: details["ctx"]["error"].told,
    }
)
"""Kind of pydantic error → what follows the name of the key; any other is told in pydantic's own words."""
