"""Lines that are said to a person, errors, remarks and help, in that person's language.

The English stands where it is said; a translation stands under it in data/told, one file a language. What has none
stays English, such as the words in which a parser complains.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from clausekit import resources
from clausekit.rules.phrases import phrases
from clausekit.saying import Said, Told, Word, Words

DATA = "told"
ENGLISH = "en"


def spoken(line: str, language: str) -> str:
    """The line in `language`, in English where it has no translation."""
    if not isinstance(line, Told) or language == ENGLISH:
        return line
    template = _catalogue(language).get(line.template, line.template)
    if not line.values:
        return template
    return template.format_map({name: _value(value, language) for name, value in line.values.items()})


def telling(template: str, /, **values: object) -> Told:
    """The same as `told`, for values of which some are sayings: in English as data/messages has them."""
    return Told(
        template.format_map({name: _value(value, ENGLISH) for name, value in values.items()}), template, dict(values)
    )


def _value(value: object, language: str) -> object:
    if isinstance(value, Said):
        return phrases(language).said(value)
    if isinstance(value, Word):
        return phrases(language).word(value)
    if isinstance(value, Words):
        return value.texts.get(language, str(value))
    return spoken(value, language) if isinstance(value, Told) else value


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """English template → the same in `language`."""
    if language not in resources.names(DATA):
        return {}
    return {english: said for part in resources.load(DATA, language).values() for english, said in part.items()}
