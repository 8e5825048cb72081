"""The JSON Schema of a clause file, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from clausekit.library.shapes import ClauseShape, TranslationShape


def clause_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of clauses/<id>.yaml."""
    return editor_schema(ClauseShape, "A clause of clausekit: one provision of an agreement, with its variants.")


def translation_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of clauses/<language>/<id>.yaml."""
    return editor_schema(TranslationShape, "A clause of clausekit in another language than English.")


def editor_schema(model: type[BaseModel], about: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a YAML file that is read as `model`, fit for an editor.

    pydantic's own schema repeats each key as a title, which editors show instead of the description, and lets a
    mapping with patterned keys hold any other key too; both are mended here.
    """
    schema = _mended(model.model_json_schema())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **{key: value for key, value in schema.items() if key != "description"},
        "description": about,
    }


def _mended(node: Any) -> Any:
    if isinstance(node, list):
        return [_mended(item) for item in node]
    if not isinstance(node, dict):
        return node
    mended = {key: _mended(value) for key, value in node.items() if not _noise(key, value)}
    if "patternProperties" in mended:
        mended["additionalProperties"] = False
    return mended


def _noise(key: str, value: Any) -> bool:
    """True for a title that repeats its key (not for a key that is called title) and for a default that is none."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
