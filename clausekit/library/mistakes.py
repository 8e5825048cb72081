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
from clausekit.yamlfile import Source, Trail

_Say = Callable[[ErrorDetails], str]


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
    told = (one for one in found if not (one["type"] == "missing" and one["loc"] in misspelt))
    return in_order(_source_error(one, source, schema) for one in told)


def _source_error(details: ErrorDetails, source: Source, schema: dict[str, Any]) -> SourceError:
    kind, trail = details["type"], details["loc"]
    if kind == "missing":
        return source.error(trail[:-1], f"the key {trail[-1]!r} is missing")
    if kind == "extra_forbidden":
        known = _keys(schema, trail[:-1])
        hint = suggestion(trail[-1], known) or f"; the keys here are {', '.join(known)}"
        return source.error(trail, f"unknown key {trail[-1]!r}{hint}")
    trail = tuple(step for step in trail if step != "[key]")
    name = next((f"{step!r} " for step in reversed(trail) if isinstance(step, str)), "the file ")
    return source.error(trail, name + _WORDS.get(kind, _as_pydantic_says)(details))


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


def _as_pydantic_says(details: ErrorDetails) -> str:
    return f"cannot be used: {details['msg']}"


def _unlisted(details: ErrorDetails) -> str:
    allowed = details["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    return f"cannot be {details['input']!r}{suggestion(details['input'], allowed)} (one of: {', '.join(allowed)})"


def _must_be(what: str) -> _Say:
    return lambda details: "has no value" if details["input"] is None else f"must be {what}"


_WORDS: Mapping[str, _Say] = MappingProxyType(
    {
        "string_type": _must_be("text; put it in quotes"),
        "int_type": _must_be("a whole number"),
        "bool_type": _must_be("true or false"),
        "literal_error": _unlisted,
        "dict_type": _must_be("a mapping, such as {en: …}"),
        "model_type": _must_be("a mapping: keys with values, one in each line"),
        "tuple_type": _must_be("a list, such as [first, second]"),
        "too_short": lambda details: "must not be empty",
        "greater_than_equal": lambda details: f"must be {details['ctx']['ge']} or more",
        "string_pattern_mismatch": lambda details: SPELLINGS.get(details["ctx"]["pattern"], details["msg"]),
        "value_error": lambda details: str(details["ctx"]["error"]),
    }
)
"""Kind of pydantic error → what follows the name of the key; any other is told in pydantic's own words."""
