"""Clauses as values, made of what a clause file holds once it is known to be good.

`clause_of` makes them of plain data: what the shapes found good in a file, or a copy of that made with the wheel. So
building an agreement from shipped clauses loads no pydantic.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from clausekit.library.facts import WORDS, Fact, FactTypeName, read_fact
from clausekit.library.spelling import Group, WordingName
from clausekit.words import Side, TermName, Trigger

_Value = TypeVar("_Value")

Localised = Mapping[str, str]
"""Language code → words; English is always there."""


class Parameter(NamedTuple):
    """A fact that the words of a clause need.

    default    None where the deal must give it
    defaults   language → the default in an agreement in that language, where it is words
    """

    type: FactTypeName
    about: Localised
    default: Fact | None = None
    min: int | float | None = None
    max: int | float | None = None
    choices: tuple[str, ...] = ()
    defaults: Mapping[str, Fact] = MappingProxyType({})

    @property
    def default_is_words(self) -> bool:
        """Whether the default is words of a language, which another language has to say in its own."""
        return bool(self.default) and self.type in WORDS

    def default_in(self, language: str) -> Fact | None:
        """The default in an agreement in `language` (a code, "ko"): the English one where it has none of its own."""
        return self.defaults.get(language, self.default)

    def read(self, value: object) -> Fact:
        """`value` as a fact of this type: a list becomes a tuple, an ISO date a date.

        Raises ValueError with words that follow the fact's name: "must be a whole number of days, such as 30".
        """
        return read_fact(value, self.type, self.min, self.max, self.choices)


class PromisedExit(NamedTuple):
    """An exit that the words give to one side. notice_days, cure_days: a whole number (0 = at once), the name of a
    parameter of type days or months, None where the words state none."""

    side: Side
    trigger: Trigger
    notice_days: int | str | None = None
    cure_days: int | str | None = None


class Provides(NamedTuple):
    """What the audit must find in the built words: exactly this, no more and no less."""

    exits: tuple[PromisedExit, ...] = ()
    terms: tuple[TermName, ...] = ()


class Wordings(NamedTuple):
    """The same bargain in two registers."""

    plain: str
    formal: str

    def of(self, wording: WordingName) -> str:
        """The words in one register."""
        return self.plain if wording == "plain" else self.formal


class Variant(NamedTuple):
    """One bargain for the purpose of a clause. rank: 1 is best for the provider; text: language → words."""

    default: bool
    rank: int
    favours: Literal["provider", "client", "both"]
    bargain: Localised
    source: str
    provides: Provides
    requires: tuple[str, ...]
    conflicts: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    text: Mapping[str, Wordings]


class Clause(NamedTuple):
    """One provision of the library, with its variants in the order of the file."""

    clause: str
    version: int
    title: Localised
    purpose: Localised
    group: Group
    parameters: Mapping[str, Parameter]
    variants: Mapping[str, Variant]

    @property
    def default(self) -> str:
        """The name of the variant that is used unless the deal chooses another."""
        return next(name for name, variant in self.variants.items() if variant.default)

    @property
    def ladder(self) -> tuple[str, ...]:
        """The names of the variants by rank, the best for the provider first."""
        return tuple(sorted(self.variants, key=lambda name: self.variants[name].rank))


def clause_of(data: Mapping[str, Any]) -> Clause:
    """The clause that plain data means, as `clause_data` gives it: every key is there."""
    return Clause(**{**data, "parameters": _parameters(data), "variants": _table(data["variants"], _variant)})


def clause_data(clause: Clause) -> dict[str, Any]:
    """The clause as plain data that JSON can hold."""
    variants = {name: variant_data(variant) for name, variant in clause.variants.items()}
    return {**_plain(clause._asdict()), "parameters": _parameters_data(clause), "variants": variants}


def variant_data(variant: Variant) -> dict[str, Any]:
    """A variant as plain data that JSON can hold."""
    exits = [promised._asdict() for promised in variant.provides.exits]
    return {
        **_plain(variant._asdict()),
        "provides": {"exits": exits, "terms": list(variant.provides.terms)},
        "parameters": _parameters_data(variant),
        "text": {language: words._asdict() for language, words in variant.text.items()},
    }


def _variant(data: Mapping[str, Any]) -> Variant:
    exits = tuple(PromisedExit(**promised) for promised in data["provides"]["exits"])
    own = {
        "provides": Provides(exits, tuple(data["provides"]["terms"])),
        "requires": tuple(data["requires"]),
        "conflicts": tuple(data["conflicts"]),
        "parameters": _parameters(data),
        "text": _table(data["text"], lambda words: Wordings(**words)),
    }
    return Variant(**{**data, **own})


def _parameters(data: Mapping[str, Any]) -> Mapping[str, Parameter]:
    return _table(data["parameters"], _parameter)


def _parameter(data: Mapping[str, Any]) -> Parameter:
    given = data["default"]
    if isinstance(given, str) and data["type"] == "date":
        given = date.fromisoformat(given)
    own = {"default": _frozen(given), "choices": tuple(data["choices"])}
    return Parameter(**{**data, **own, "defaults": _table(data.get("defaults", {}), _frozen)})


def _frozen(fact: Any) -> Any:
    return tuple(fact) if isinstance(fact, list) else fact


def parameter_data(parameter: Parameter) -> dict[str, Any]:
    """A parameter as plain data that JSON can hold; `defaults` only where there are any."""
    data = _plain(parameter._asdict())
    defaults = {language: _plain_value(fact) for language, fact in data.pop("defaults").items()}
    return {**data, "defaults": defaults} if defaults else data


def _parameters_data(value: Clause | Variant) -> dict[str, Any]:
    return {name: parameter_data(parameter) for name, parameter in value.parameters.items()}


def _table(data: Mapping[str, Any], make: Callable[[Any], _Value]) -> Mapping[str, _Value]:
    return MappingProxyType({key: make(value) for key, value in data.items()})


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Tuples as lists, mappings as dictionaries, dates as JSON writes them."""
    return {key: _plain_value(value) for key, value in fields.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, MappingProxyType):
        return dict(value)
    return list(value) if type(value) is tuple else value
