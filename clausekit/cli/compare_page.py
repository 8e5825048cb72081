"""Two variants side by side on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from clausekit.cli.clause_pages import limits, padded, promise, said_in, wrapped
from clausekit.library import FullVariant, Parameter
from clausekit.library.spelling import WordingName
from clausekit.library.versus import Sorted, Versus
from clausekit.reporters.layout import paint, wrap
from clausekit.reporters.values import Look
from clausekit.rules import Phrases

_BETWEEN = " │ "
_SAME, _OURS, _THEIRS = "= ", "- ", "+ "


def compare_page(found: Versus, wording: WordingName, language: str, words: Phrases, look: Look) -> Iterator[str]:
    """What each gives, what only one of them gives, and their words next to each other."""
    both = (found.first, found.second)
    yield from _side_by_side([full.id for full in both], look, "bold")
    yield from _side_by_side([words.phrase(f"library.favours.{full.variant.favours}") for full in both], look)
    yield from _side_by_side([_rank(full, words) for full in both], look)
    yield ""
    yield from _side_by_side([said_in(full.variant.bargain, words) for full in both], look)
    yield from _parts("exits", _promises(found, words), found, words, look)
    yield from _parts("requires", found.requires, found, words, look)
    yield from _parts("conflicts", found.conflicts, found, words, look)
    facts = Sorted(*(tuple(_fact(name, parameter, words) for name, parameter in part) for part in found.facts))
    yield from _parts("facts", facts, found, words, look)
    shown = words.texts["language"].get(language, language)
    yield ""
    heading = words.phrase("library.heading.words", wording=words.phrase(f"library.wording.{wording}"), language=shown)
    yield paint(heading, look.colour, "bold")
    yield from wrap(words.phrase("library.versus.marks"), look.width)
    for paragraph in found.paragraphs:
        yield ""
        left = " ".join(_marked(piece.first, piece.same) for piece in paragraph if piece.first)
        right = " ".join(_marked(piece.second, piece.same) for piece in paragraph if piece.second)
        yield from _side_by_side([left, right], look)


def _rank(full: FullVariant, words: Phrases) -> str:
    rank = full.clause.ladder.index(full.name) + 1
    return words.phrase("library.rank", rank=rank, count=len(full.clause.variants))


def _promises(found: Versus, words: Phrases) -> Sorted[str]:
    """The exits and the terms in the words in which an audit reports them."""
    owners = (found.first, found.first, found.second)
    exits = ([promise(one, full, words) for one in part] for full, part in zip(owners, found.exits, strict=True))
    terms = ([words.phrase(f"term.{name}") for name in part] for part in found.terms)
    return Sorted(*((*ways, *names) for ways, names in zip(exits, terms, strict=True)))


def _parts(key: str, found: Sorted[str], pair: Versus, words: Phrases, look: Look) -> Iterator[str]:
    """What both have, then what only the first has, then what only the second has; nothing where neither has any."""
    if not any(found):
        return
    yield ""
    yield paint(words.phrase(f"library.versus.{key}"), look.colour, "bold")
    marks = ((_SAME, "", found.both), (_OURS, "red", found.first), (_THEIRS, "green", found.second))
    only = ("", pair.first.id, pair.second.id)
    for (mark, colour, items), id in zip(marks, only, strict=True):
        for item in items:
            whose = f" ({words.phrase('library.versus.only', id=id)})" if id else ""
            for text in wrap(item + whose, look.width, f"  {mark}", "    "):
                yield paint(text, look.colour and bool(colour), colour or "dim")


def _fact(name: str, parameter: Parameter, words: Phrases) -> str:
    return f"{name}: {said_in(parameter.about, words)} {limits(parameter, words)}"


def _marked(text: str, same: bool) -> str:
    return text if same else f"[{text}]"


def _side_by_side(texts: list[str], look: Look, *styles: str) -> Iterator[str]:
    """Two texts in columns, each wrapped to half the width."""
    room = (look.width - len(_BETWEEN)) // 2
    for left, right in zip_longest(*(wrapped(text, room) for text in texts), fillvalue=""):
        line = f"{padded(left, room)}{_BETWEEN}{right}".rstrip()
        yield paint(line, look.colour and bool(styles), *styles or ("dim",))
