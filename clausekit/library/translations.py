"""The words of a clause in another language: one file for each language and clause, laid into the clause's model.

clauses/ko/exit.yaml holds what a reader of Korean sees of clauses/exit.yaml; what the clause promises stays there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from clausekit.errors import SourceError
from clausekit.library.facts import Fact, WrongFact
from clausekit.library.models import Clause, Parameter, Variant, Wordings
from clausekit.library.suggestions import suggestion
from clausekit.saying import NOTHING, Told, told
from clausekit.yamlfile import Origin, Source, Trail, source_of

_T = TypeVar("_T")


class ParameterWords(NamedTuple):
    """One fact in the other language. default: what stands for an English default that is words, else None."""

    about: str
    default: Fact | None = None


class VariantWords(NamedTuple):
    """One variant in the other language. parameters: its facts, by their names in the English file."""

    bargain: str | None
    parameters: Mapping[str, ParameterWords]
    text: Wordings


class Translation(NamedTuple):
    """One clause in the other language. version: of the English file that these words translate."""

    clause: str
    version: int
    title: str
    purpose: str | None
    parameters: Mapping[str, ParameterWords]
    variants: Mapping[str, VariantWords]


def translation_of(data: Mapping[str, Any]) -> Translation:
    """The translation that plain data means; every key is there."""
    variants = {
        name: VariantWords(words["bargain"], _parameter_words(words), Wordings(**words["text"]))
        for name, words in data["variants"].items()
    }
    return Translation(**{**data, "parameters": _parameter_words(data), "variants": MappingProxyType(variants)})


def _parameter_words(data: Mapping[str, Any]) -> Mapping[str, ParameterWords]:
    return MappingProxyType(
        {
            name: ParameterWords(one["about"], tuple(given) if isinstance(given := one["default"], list) else given)
            for name, one in data["parameters"].items()
        }
    )


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
        yield source.error(
            ("clause",),
            told("these are the words of {name!r}; the file must be named after it", name=content.clause),
        )
        return
    yield from _wrong_parameters(content.parameters, clause.parameters, ("parameters",), source)
    yield from _unknown(content.variants, clause.variants, ("variants",), _no_variant, source)
    for name, words in content.variants.items():
        if name in clause.variants:
            trail = ("variants", name, "parameters")
            yield from _wrong_parameters(words.parameters, clause.variants[name].parameters, trail, source)
    for name in clause.variants:
        if name not in content.variants:
            yield source.error(("variants",), told("the words of the variant {name!r} are missing", name=name))


def _unknown(
    given: Mapping[str, object],
    known: Mapping[str, object],
    trail: Trail,
    why: Callable[[str, Told], Told],
    source: Source,
) -> Iterator[SourceError]:
    for name in given:
        if name not in known:
            yield source.error((*trail, name), why(name, suggestion(name, known)))


def _no_variant(name: str, hint: Told) -> Told:
    return told("the clause has no variant {name!r}{hint}", name=name, hint=hint)


def _no_parameter(name: str, hint: Told) -> Told:
    return told("the clause has no parameter {name!r}{hint}", name=name, hint=hint)


def _wrong_parameters(
    given: Mapping[str, ParameterWords], known: Mapping[str, Parameter], trail: Trail, source: Source
) -> Iterator[SourceError]:
    yield from _unknown(given, known, trail, _no_parameter, source)
    for name, words in given.items():
        if name in known and words.default is not None:
            reason = _wrong_default(words.default, known[name])
            if reason:
                yield source.error((*trail, name, "default"), reason)


def _wrong_default(given: Fact, parameter: Parameter) -> Told:
    """Why a translation cannot have this default, "" where it can."""
    if not parameter.default_is_words:
        return told(
            "there is no default in the English file that is words, so there is nothing to say in another language"
        )
    try:
        parameter.read(given)
    except WrongFact as error:
        return told("'default' {reason}", reason=error.told)
    return NOTHING


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
    parameters: Mapping[str, Parameter], language: str, given: Mapping[str, ParameterWords]
) -> Mapping[str, Parameter]:
    return MappingProxyType(
        {
            name: _parameter(parameter, language, given[name]) if name in given else parameter
            for name, parameter in parameters.items()
        }
    )


def _parameter(parameter: Parameter, language: str, words: ParameterWords) -> Parameter:
    return parameter._replace(
        about=_with(parameter.about, language, words.about),
        defaults=_with(parameter.defaults, language, words.default),
    )


def _with(texts: Mapping[str, _T], language: str, words: _T | None) -> Mapping[str, _T]:
    return texts if words is None else MappingProxyType({**texts, language: words})


def gaps(clause: Clause, language: str) -> Iterator[str]:
    """What a reader of `language` still sees in English, as the keys of the file of the translation."""
    places: list[tuple[str, Mapping[str, object]]] = [("title", clause.title), ("purpose", clause.purpose)]
    places += _parameter_places("parameters", clause.parameters)
    for name, variant in clause.variants.items():
        places.append((f"variants.{name}.bargain", variant.bargain))
        places += _parameter_places(f"variants.{name}.parameters", variant.parameters)
    return (key for key, texts in places if language not in texts)


def _parameter_places(above: str, parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, one in parameters.items():
        yield f"{above}.{name}", one.about
        if one.default_is_words:
            yield f"{above}.{name}.default", one.defaults
