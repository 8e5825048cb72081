"""Filling in the words of a clause, so that what is filled in stays apart from what it is filled into.

Words are rendered by Jinja, sandboxed, and a name without a value is a mistake. Every value that is printed leaves only
a mark in the text, which the structure (paragraphs, lists, bold) is then read from; the value takes the place of its
mark at the very end. So a name with `**`, `{{`, line breaks or list signs in it is printed as it is and changes
nothing around it.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from jinja2 import Template, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from clausekit.builder.agreement import Reference
from clausekit.builder.locale import Locale, locale
from clausekit.errors import ClausekitError
from clausekit.library.wording import FILTERS, environment

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around the number of a value: noncharacters, which neither a deal nor a clause can hold (`deal.unprintable`)."""

Value = str | Reference

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_HELD = "values held"
"""The key of the values in Jinja's context: no name in a template can be spelled like it."""
_FILE = "<template>"


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

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


def render(words: str, names: Mapping[str, Any], language: str) -> Filled:
    """Fill in `words` with what the `names` stand for, written for the language tag `language`.

    Raises WordsError with the line where the words are no template, or ask for something that is not there.
    """
    values: list[Value] = []
    if OPEN in words or CLOSE in words:
        raise WordsError(1, "the words hold a character that no document can show")
    try:
        template = _compiled(words, language)
        refer = {"ref": lambda clause: _mark(values, names["ref"](clause))} if "ref" in names else {}
        return Filled(template.render({**names, **refer, _HELD: values}), tuple(values), words)
    except TemplateSyntaxError as error:
        raise WordsError(error.lineno, error.message or "the words cannot be read") from error
    except Exception as error:  # Jinja lets whatever a filter or an operator raises through
        raise WordsError(_line(error), _reason(error)) from error


def holds(condition: str, names: Mapping[str, Any]) -> bool:
    """Whether a condition over `names` is true. Raises WordsError as `render` does, always in line 1."""
    try:
        compiled = environment().compile_expression(condition, undefined_to_none=False)
        return bool(compiled(**names))
    except TemplateSyntaxError as error:
        raise WordsError(1, error.message or "it cannot be read") from error
    except Exception as error:
        raise WordsError(1, _reason(error)) from error


@lru_cache(maxsize=1024)
def _compiled(words: str, language: str) -> Template:
    return _environment(language).from_string(words)


@cache
def _environment(language: str) -> SandboxedEnvironment:
    speech = locale(language)

    @pass_context
    def held(context: Context, value: object) -> str:
        return _mark(context[_HELD], _printed(value, speech))

    own = environment().overlay(finalize=held)
    own.filters = {**own.filters, **_filters(speech)}
    return own


def _mark(values: list[Value], value: Value) -> str:
    """Keep the value and give the mark that stands for it. A reference is a mark from the start, so that references
    can be listed like words."""
    values.append(value)
    return f"{OPEN}{len(values) - 1}{CLOSE}"


def _printed(value: object, speech: Locale) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | tuple | date):
        return str(value)  # an undefined name raises here
    return speech.printed(value)


def _filters(speech: Locale) -> dict[str, Callable[..., str]]:
    return {name: getattr(speech, name) for name in FILTERS}


def _line(error: BaseException) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == _FILE), 1)


def _reason(error: Exception) -> str:
    said = str(error) or type(error).__name__
    return said if isinstance(error, TemplateError | ClausekitError) else f"cannot be filled in: {said}"
