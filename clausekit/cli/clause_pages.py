"""The clause library on a terminal: the list as a table, one variant as a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from clausekit.analysis.values import Exit
from clausekit.library import Clause, FullVariant, Library, Parameter, PromisedExit
from clausekit.library.data import languages
from clausekit.library.models import Localised
from clausekit.library.spelling import WordingName
from clausekit.library.translations import gaps
from clausekit.library.wording import TAG
from clausekit.reporters.headline import conditions, trigger
from clausekit.reporters.layout import paint, width_of, wrap
from clausekit.reporters.values import Look
from clausekit.rules import Phrases

_BETWEEN = "  "
_NARROWEST = 7
"""Columns that a cell which is wrapped has at least."""

_GLUE = "\0"
"""Stands for a blank at which no line is broken; it cannot stand in YAML."""

_DAYS = {"days": 1, "months": 30}
"""A month counts as 30 days wherever clausekit counts days."""


def list_page(clauses: Iterable[Clause], words: Phrases, look: Look) -> Iterator[str]:
    """The clauses as a table, with what to type to see one of them below."""
    names = ("clause", "title", "default", "variants", "languages")
    rows = [tuple(words.phrase(f"library.column.{name}") for name in names)]
    for clause in clauses:
        count = str(len(clause.variants))
        rows.append((clause.clause, said_in(clause.title, words), clause.default, count, ", ".join(languages(clause))))
    lines = table(rows, (4, 1), look.width)
    yield paint(next(lines), look.colour, "bold")
    yield from lines
    yield ""
    yield from wrap(words.phrase("library.one"), look.width)


def table(rows: Sequence[Sequence[str]], flexible: tuple[int, ...], width: int) -> Iterator[str]:
    """Rows as columns of lines; where they are wider than `width`, the columns `flexible` are wrapped in turn."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for index in flexible:
        surplus = sum(widths) + len(_BETWEEN) * (len(widths) - 1) - width
        widths[index] = max(widths[index] - max(surplus, 0), min(widths[index], _NARROWEST))
    for row in rows:
        cells = [wrap(cell, widths[index]) if index in flexible else [cell] for index, cell in enumerate(row)]
        for number in range(max(map(len, cells))):
            line = [cell[number] if number < len(cell) else "" for cell in cells]
            yield _BETWEEN.join(padded(cell, columns) for cell, columns in zip(line, widths, strict=True)).rstrip()


def variant_page(full: FullVariant, language: str, wording: WordingName, words: Phrases, look: Look) -> Iterator[str]:
    """One variant: what it is for, who gets what, what it needs, and its words before the facts are filled in.

    Raises LibraryError where it has no words in `language`.
    """
    text = full.words(language, wording)
    clause, variant = full.clause, full.variant
    yield from _bold([f"{full.id}: {said_in(clause.title, words)}"], look)
    yield from wrap(said_in(clause.purpose, words), look.width)
    rank = clause.ladder.index(full.name) + 1
    yield from _section("bargain", words, look, favours=words.phrase(f"library.favours.{variant.favours}"))
    yield from wrap(said_in(variant.bargain, words), look.width, "  ")
    yield from wrap(words.phrase("library.rank", rank=rank, count=len(clause.variants)), look.width, "  ")
    yield from _section("provides", words, look)
    yield from _provides(full, words, look)
    for key, ids in (("requires", variant.requires), ("conflicts", variant.conflicts)):
        if ids:
            yield from _section(key, words, look)
            yield from wrap(", ".join(ids), look.width, "  ")
    if full.parameters:
        yield from _section("facts", words, look)
        for name, parameter in full.parameters.items():
            yield from wrap(f"{name}: {said_in(parameter.about, words)} {limits(parameter, words)}", look.width, "  • ")
    shown = words.texts["language"].get(language, language)
    yield from _section("words", words, look, wording=words.phrase(f"library.wording.{wording}"), language=shown)
    yield from _text(text, look)


def ladder_page(clause: Clause, shown: str, words: Phrases, look: Look) -> Iterator[str]:
    """The variants of a clause other than `shown`, the best for the provider first."""
    others = [name for name in clause.ladder if name != shown]
    if others:
        yield from _section("others", words, look)
    for name in others:
        yield from wrap(f"{name}: {said_in(clause.variants[name].bargain, words)}", look.width, "  • ")


def untranslated(library: Library, language: str, clauses: Collection[str], words: Phrases) -> Iterator[str]:
    """What of these clauses a reader of `language` does not have: whole clauses, single words, newer words."""
    shown = words.texts["language"].get(language, language)
    there = [id for id in sorted(clauses) if language in library.entries[id].translations]
    missing = [id for id in sorted(clauses) if language not in library[id].title]
    yield words.phrase("library.translated", language=shown, clauses=words.counted("library.clauses", len(there)))
    if missing:
        yield words.phrase("library.missing", clauses=", ".join(missing))
    for id in there:
        given = library.entries[id].translations[language]
        if given.content.version != library[id].version:
            versions = {"old": given.content.version, "new": library[id].version}
            yield words.phrase("library.behind", path=given.source.path, **versions)
        keys = [*gaps(library[id], language)]
        if keys:
            yield words.phrase("library.gaps", path=given.source.path, keys=", ".join(keys))


def _provides(full: FullVariant, words: Phrases, look: Look) -> Iterator[str]:
    provides = full.variant.provides
    given = [promise(promised, full, words) for promised in provides.exits]
    given += [words.phrase(f"term.{name}") for name in provides.terms]
    for line in given or [words.phrase("library.provides_nothing")]:
        yield from wrap(line, look.width, "  • ")


def promise(promised: PromisedExit, full: FullVariant, words: Phrases) -> str:
    """The exit in the words in which an audit reports it, where the deal does not say otherwise."""
    parameters = [days for days in (promised.notice_days, promised.cure_days) if isinstance(days, str)]
    asked = [name for name in parameters if full.parameters[name].default is None]
    notice, cure = (_days(days, full) for days in (promised.notice_days, promised.cure_days))
    exit_ = Exit(promised.side, promised.trigger, notice, cure, ())
    when = words.phrase("library.as_the_deal_says", facts=", ".join(asked)) if asked else conditions(exit_, words)
    side, how = words.phrase(f"side.{promised.side}"), trigger(exit_, words)
    return words.phrase("library.exit_with" if when else "library.exit", side=side, how=how, when=when)


def _days(days: int | str | None, full: FullVariant) -> int | None:
    """The days, with the default where they are a parameter; None where none are stated or the deal says it."""
    if not isinstance(days, str):
        return days
    parameter = full.parameters[days]
    return parameter.default * _DAYS[parameter.type] if isinstance(parameter.default, int) else None


def limits(parameter: Parameter, words: Phrases) -> str:
    """The type, the default and the bounds: "(days; 14 unless the deal says otherwise; at least 2)"."""
    parts = [words.phrase(f"library.type.{parameter.type}")]
    if parameter.choices:
        parts.append(" | ".join(parameter.choices))
    default = parameter.default_in(words.language)
    if default is not None:
        value = ", ".join(default) if isinstance(default, tuple) else str(default)
        parts.append(words.phrase("library.default", value=value) if value else words.phrase("library.may_be_empty"))
    if parameter.min is not None:
        parts.append(words.phrase("library.at_least", value=parameter.min))
    if parameter.max is not None:
        parts.append(words.phrase("library.at_most", value=parameter.max))
    return f"({'; '.join(parts)})"


def _text(text: str, look: Look) -> Iterator[str]:
    """The words of a clause, wrapped."""
    for line in text.rstrip().split("\n"):
        words = line.lstrip()
        before = "  " + line[: len(line) - len(words)]
        if words.startswith("- "):
            before, words = f"{before}- ", words[2:]
        yield from wrapped(words, look.width, before) if words else [""]


def wrapped(text: str, width: int, first: str = "") -> list[str]:
    """Words in lines; what Jinja fills in ({{ … }}) stays in one piece."""
    joined = TAG.sub(lambda tag: tag[0].replace(" ", _GLUE), text)
    return [line.replace(_GLUE, " ") for line in wrap(joined, width, first)]


def _section(key: str, words: Phrases, look: Look, **values: object) -> Iterator[str]:
    yield ""
    yield from _bold(wrap(words.phrase(f"library.heading.{key}", **values), look.width), look)


def _bold(lines: Iterable[str], look: Look) -> Iterator[str]:
    return (paint(line, look.colour, "bold") for line in lines)


def said_in(texts: Localised, words: Phrases) -> str:
    """The words of a text in the language of the report."""
    return words.words(texts)


def padded(text: str, columns: int) -> str:
    """The text with blanks behind it, `columns` wide on a screen."""
    return text + " " * (columns - width_of(text))
