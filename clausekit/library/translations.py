"""The words of a clause in another language: one file for each language and clause, laid into the clause's model.

clauses/ko/exit.yaml holds what a reader of Korean sees of clauses/exit.yaml; what the clause promises stays there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import Field, StrictInt, ValidationError

from clausekit import yamlfile
from clausekit.errors import SourceError, SourceErrors
from clausekit.library.fields import ClauseId, Line, Model, ParameterName, Table
from clausekit.library.mistakes import source_errors
from clausekit.library.models import Clause, Localised, Parameter, Variant, Wordings
from clausekit.library.schema import editor_schema
from clausekit.library.shapes import WordingsShape
from clausekit.library.suggestions import suggestion
from clausekit.yamlfile import Source, Trail

_T = TypeVar("_T")

_Abouts = Annotated[
    Table[ParameterName, Line],
    Field(default_factory=dict, description="What each fact means, by its name in the English file."),
]


class VariantWords(Model):
    """One variant in the other language."""

    bargain: Line | None = Field(default=None, description="Who gets what, compared with the variants beside it.")
    parameters: _Abouts
    text: WordingsShape = Field(description="The words, saying the same facts as the English ones.")


class Translation(Model):
    """One clause in the other language: the content of clauses/<language>/<id>.yaml."""

    clause: ClauseId = Field(description="The id of the clause: the name of the file without .yaml.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(
        description="The version of the English file that these words translate."
    )
    title: Line = Field(description="The heading printed in the agreement.")
    purpose: Line | None = Field(default=None, description="What the clause does, and for whom.")
    parameters: _Abouts
    variants: Table[ClauseId, VariantWords] = Field(
        description="The words of every variant, by the name that it has in the English file.", min_length=1
    )


class Translated(NamedTuple):
    """A translation and the file that it was read from."""

    language: str
    content: Translation
    source: Source


def translation_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of clauses/<language>/<id>.yaml."""
    return editor_schema(Translation, "A clause of clausekit in another language than English.")


def read_translation(path: Path, language: str) -> Translated:
    """Read one file. Raises SourceError or SourceErrors with every mistake of its shape at file:line:column."""
    source = yamlfile.load(path)
    if source.data is None:
        raise SourceError(str(path), "the file is empty; a translation starts with the clause, such as 'clause: exit'")
    try:
        return Translated(language, Translation.model_validate(source.data), source)
    except ValidationError as error:
        raise SourceErrors(source_errors(error, source, Translation)) from None


def text_trail(variant: str, wording: str) -> Trail:
    """Where the words of a variant stand in the file of a translation."""
    return ("variants", variant, "text", wording)


def misfits(clause: Clause, given: Translated) -> Iterator[SourceError]:
    """What in the translation is not in the clause, and which variants of the clause are not in the translation."""
    content, source = given.content, given.source
    if content.clause != clause.clause:
        yield source.error(("clause",), f"these are the words of {content.clause!r}; the file must be named after it")
        return
    yield from _unknown(content.parameters, clause.parameters, ("parameters",), "parameter", source)
    yield from _unknown(content.variants, clause.variants, ("variants",), "variant", source)
    for name, words in content.variants.items():
        if name in clause.variants:
            trail = ("variants", name, "parameters")
            yield from _unknown(words.parameters, clause.variants[name].parameters, trail, "parameter", source)
    for name in clause.variants:
        if name not in content.variants:
            yield source.error(("variants",), f"the words of the variant {name!r} are missing")


def _unknown(
    given: Mapping[str, object], known: Mapping[str, object], trail: Trail, kind: str, source: Source
) -> Iterator[SourceError]:
    for name in given:
        if name not in known:
            yield source.error((*trail, name), f"the clause has no {kind} {name!r}{suggestion(name, known)}")


def translated(clause: Clause, given: Translated) -> Clause:
    """The clause with the words of a translation that fits it."""
    language, words = given.language, given.content
    return clause._replace(
        title=_with(clause.title, language, words.title),
        purpose=_with(clause.purpose, language, words.purpose),
        parameters=_parameters(clause.parameters, language, words.parameters),
        variants=MappingProxyType(
            {name: _variant(variant, language, words.variants[name]) for name, variant in clause.variants.items()}
        ),
    )


def _variant(variant: Variant, language: str, words: VariantWords) -> Variant:
    return variant._replace(
        bargain=_with(variant.bargain, language, words.bargain),
        parameters=_parameters(variant.parameters, language, words.parameters),
        text=_with(variant.text, language, Wordings(words.text.plain, words.text.formal)),
    )


def _parameters(
    parameters: Mapping[str, Parameter], language: str, abouts: Mapping[str, str]
) -> Mapping[str, Parameter]:
    return MappingProxyType(
        {
            name: parameter._replace(about=_with(parameter.about, language, abouts.get(name)))
            for name, parameter in parameters.items()
        }
    )


def _with(texts: Mapping[str, _T], language: str, words: _T | None) -> Mapping[str, _T]:
    return texts if words is None else MappingProxyType({**texts, language: words})


def gaps(clause: Clause, language: str) -> Iterator[str]:
    """What a reader of `language` still sees in English, as the keys of the file of the translation."""
    places: list[tuple[str, Localised]] = [("title", clause.title), ("purpose", clause.purpose)]
    places += [(f"parameters.{name}", one.about) for name, one in clause.parameters.items()]
    for name, variant in clause.variants.items():
        places.append((f"variants.{name}.bargain", variant.bargain))
        places += [(f"variants.{name}.parameters.{key}", one.about) for key, one in variant.parameters.items()]
    return (key for key, texts in places if language not in texts)
