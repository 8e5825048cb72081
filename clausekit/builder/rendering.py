"""Filling in the words of a clause, so that what is filled in stays apart from what it is filled into.

A name without a value is a mistake. Every value that is printed leaves only
a mark in the text, which the structure (paragraphs, lists, bold) is then read from; the value takes the place of its
mark at the very end. So a name with `**`, `{{`, line breaks or list signs in it is printed as it is and changes
nothing around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from clausekit.builder.agreement import Reference
from clausekit.builder.evaluation import PLAIN, Filters, Names, Undefined, value_of
from clausekit.builder.locale import Locale, locale
from clausekit.errors import ClausekitError, Unfit
from clausekit.library.grammar import GrammarError, Node, Tree, cannot, condition, tree
from clausekit.library.wording import FILTERS
from clausekit.saying import Told, told

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around the number of a value: noncharacters, which neither a deal nor a clause can hold (`deal.unprintable`)."""

Value = str | Reference

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Filled(NamedTuple):
    """Rendered words: `text` with marks in it, the values that the marks stand for, and the `words` it was made of."""

    text: str
    values: tuple[Value, ...]
    words: str = ""

    def pieces(self, text: str) -> Iterator[Value]:
        """A part of the text as what it is made of: words, values, references. Nothing empty.

        Words may end a sentence where the value has ended it already ("p.m."): one full stop is enough.
        """
        last, ended = 0, False
        for mark in _MARK.finditer(text):
            words = text[last : mark.start()]
            value = self.values[int(mark[1])]
            if words[ended:]:
                yield words[ended:]
            if isinstance(value, Reference):
                yield value
            else:
                yield from self.pieces(value)
            last = mark.end()
            ended = text[last : last + 1] == "." and not isinstance(value, Reference) and value.endswith(".")
        if text[last + ended :]:
            yield text[last + ended :]


class WordsError(Exception):
    """The words cannot be rendered. line: within the words, from 1; reason: for a person."""

    def __init__(self, line: int, reason: Told) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


def render(words: str, names: Names, language: str) -> Filled:
    """Fill in `words` with what the `names` stand for, written for the language tag `language`.

    Raises WordsError with the line where the words cannot be read, or ask for something that is not there.
    """
    if OPEN in words or CLOSE in words:
        raise WordsError(1, told("the words hold a character that no document can show"))
    try:
        found = tree(words)
    except GrammarError as error:
        raise WordsError(error.line, error.reason) from error
    values: list[Value] = []
    known = dict(names)
    if "ref" in names:
        known["ref"] = lambda clause: _mark(values, names["ref"](clause))
    return Filled("".join(_rendered(found, _Filling(known, values, locale(language)))), tuple(values), words)


def holds(asked: str, names: Names) -> bool:
    """Whether a condition over `names` is true. Raises WordsError as `render` does, always in line 1."""
    try:
        return bool(value_of(condition(asked), names, PLAIN))
    except GrammarError as error:
        raise WordsError(1, error.reason) from error
    except Exception as error:
        raise WordsError(1, _reason(error)) from error


class _Filling(NamedTuple):
    """What is known while words are filled in: the names (those that the words set are added), the values so far."""

    names: dict[str, Any]
    values: list[Value]
    speech: Locale

    def of(self, node: Node, line: int) -> Any:
        try:
            return value_of(node, self.names, _filters(self.speech.tag))
        except WordsError:
            raise
        except Exception as error:  # a filter or an operator may raise anything when a fact is not of its type
            raise WordsError(line, _reason(error)) from error


def _rendered(nodes: Tree, filling: _Filling) -> Iterator[str]:
    for node in nodes:
        match node:
            case ["text", _, words]:
                yield words
            case ["show", line, shown]:
                yield _mark(filling.values, _printed(filling.of(shown, line), filling.speech))
            case ["if", line, test, then, otherwise]:
                yield from _rendered(then if filling.of(test, line) else otherwise, filling)
            case ["for", line, name, items, body, otherwise]:
                yield from _each(name, filling.of(items, line), body, otherwise, filling)
            case ["set", line, name, value]:
                filling.names[name] = filling.of(value, line)
            case [_, line, what]:
                raise WordsError(line, cannot(what))


def _each(name: str, items: Sequence[Any], body: Tree, otherwise: Tree, filling: _Filling) -> Iterator[str]:
    """A loop: what it sets is known inside it alone."""
    if not items:
        yield from _rendered(otherwise, filling)
    for index, item in enumerate(items):
        at = {"index": index + 1, "index0": index, "first": index == 0, "last": index == len(items) - 1,
              "length": len(items)}  # fmt: skip
        yield from _rendered(body, filling._replace(names={**filling.names, name: item, "loop": at}))


def _mark(values: list[Value], value: Value) -> str:
    """Keep the value and give the mark that stands for it. A reference is a mark from the start, so that references
    can be listed like words."""
    values.append(value)
    return f"{OPEN}{len(values) - 1}{CLOSE}"


def _printed(value: object, speech: Locale) -> str:
    if isinstance(value, list):
        value = tuple(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | tuple | date):
        return str(value)
    return speech.printed(value)


@cache
def _filters(language: str) -> Filters:
    speech = locale(language)
    return {**PLAIN, **{name: getattr(speech, name) for name in FILTERS}}


def _reason(error: Exception) -> Told:
    if isinstance(error, Undefined | ClausekitError):
        return error.told
    said = error.told if isinstance(error, Unfit) else Told(str(error) or type(error).__name__)
    return told("cannot be filled in: {reason}", reason=said)
