"""The words of a clause in another language: one file for each language and clause, laid into the clause's model.

clauses/ko/exit.yaml holds what a reader of Korean sees of clauses/exit.yaml; what the clause promises stays there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from clausekit.errors import SourceError
from clausekit.library.models import Clause, Localised, Parameter, Variant, Wordings
from clausekit.library.suggestions import suggestion
from clausekit.yamlfile import Origin, Source, Trail, source_of

_T = TypeVar("_T")


class VariantWords(NamedTuple):
    """One variant in the other language. parameters: what each fact means, by its name in the English file."""

    bargain: str | None
    parameters: Mapping[str, str]
    text: Wordings


class Translation(NamedTuple):
    """One clause in the other language. version: of the English file that these words translate."""

    clause: str
    version: int
    title: str
    purpose: str | None
    parameters: Mapping[str, str]
    variants: Mapping[str, VariantWords]


def translation_of(data: Mapping[str, Any]) -> Translation:
    """The translation that plain data means; every key is there."""
    variants = {
        name: VariantWords(**{**words, "text": Wordings(**words["text"])}) for name, words in data["variants"].items()
    }
    return Translation(**{**data, "variants": MappingProxyType(variants)})


class Translated(NamedTuple):
    """A translation and the file that it was read from."""

    language: str
    content: Translation
    origin: Origin

    @property
    def source(self) -> Source:
        """The file, to point at the line of a mistake in it."""
        return source_of(self.origin)


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
        text=_with(variant.text, language, words.text),
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
