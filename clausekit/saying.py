"""Something to be told to a person whose language is not known here.

A `Said` is the key of its words and what fills their places: readers and analysis say so why something was not read,
cannot be told or counts, and a report puts it into words. A `Told` is a line in English that remembers what it was
made of: an error has to be readable wherever it surfaces, and the command line puts it into the user's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Said(NamedTuple):
    """`key` is that of words in the messages ("unread.picture"); `values` the name and content of each of their places:
    text, a number, another `Said`, or several of these."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


Value = str | int | Said | tuple[Said, ...]


def said(key: str, **values: Value) -> Said:
    """The same with the values by name."""
    return Said(key, tuple(values.items()))


class Word(str):
    """A word of a closed list, such as "formal", or a code, such as "en", in a line: in English as it is, in another
    language what the messages have under `key`, or as it is where they have nothing."""

    key: str

    def __new__(cls, word: str, key: str = "") -> Word:
        """`key` is left out where it comes back from another process, which brings it along."""
        made = super().__new__(cls, word)
        made.key = key
        return made


class Words(str):
    """What a clause says in several languages, such as what a fact means, in a line: in English as it is, in another
    language as `texts` has it, or as it is where that has nothing."""

    texts: Mapping[str, str]

    def __new__(cls, english: str, texts: Mapping[str, str] = MappingProxyType({})) -> Words:
        """`texts` is left out where it comes back from another process, which brings it along."""
        made = super().__new__(cls, english)
        made.texts = dict(texts)
        return made


class Told(str):
    """A line for a person, in English as `template` filled in with `values`; each `Told`, `Word` and `Words` among
    these is put into another language with it. Without values the template is the line itself."""

    template: str
    values: dict[str, object]

    def __new__(cls, line: str, template: str = "", values: dict[str, object] | None = None) -> Told:
        """`told` makes one; this is also how it comes back from another process."""
        made = super().__new__(cls, line)
        made.template = template or line
        made.values = values or {}
        return made


def told(template: str, /, **values: object) -> Told:
    """The line that `template`, a format string, makes with its places filled in: told("no clause {id!r}", id=id).
    Without values it is the line as it stands.

    A translation stands under the template in data/told, with the same places."""
    return Told(template.format_map(values), template, values) if values else Told(template)


NOTHING = Told("")
"""A reason where there is none, or a hint that nobody can give."""
