"""The name of a party, found in the words before its definition ("Acme, Inc., a Delaware corporation (…)")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100
"""A name is cut after so many characters: more is no name."""
_EDGES = " \t\n,;:*_\"'\u201c\u201d\u2018\u2019(["
_TOKEN = re.compile(r"(?P<gap>\n\s*\n|\s{3,})?\s*(?P<written>\S+)")
"""A word, and the gap before it where that is more than a blank or a line end: no name goes on over a gap."""
_IN_BRACKETS = re.compile(r"\([^\W\d_]+\)[,.]?")
"""A part of a name in brackets: "Acme (Deutschland) GmbH"."""
_BLANK = re.compile(r"\{\{?[^{}]{1,60}\}\}?|\[[^\[\]]{2,60}\]|_{3,}")
"""A place in a template that waits for a name."""


class NameWords(NamedTuple):
    """What a language says about names.

    small  words in lower case that may stand inside a name ("of", "and")
    articles  words before a description, which is no name ("a Delaware Corporation")
    forms  legal forms in lower case without dots ("inc", "llc"): the only words that go on with a name behind a comma
    """

    small: frozenset[str]
    articles: frozenset[str]
    forms: frozenset[str]


class Run(NamedTuple):
    """Capitalised words in a row that may be a name; `formal` where they hold a legal form, so that they surely are."""

    text: str
    words: int
    formal: bool


def first_name(before: str, words: NameWords) -> str:
    """The name that comes first, as in a list of parties, where addresses follow the names; "" where there is none."""
    return _chosen(before, list(_runs(before, words)))


def last_name(before: str, words: NameWords) -> str:
    """The name that running text ends with: the last that is surely one, else what stands last; "" where none is."""
    runs = list(_runs(before, words))
    formal = [run.text for run in runs if run.formal]
    if formal:
        return formal[-1][:LONGEST]
    closing = " ".join(before.split()).rstrip(_EDGES + "])")
    blank = list(_BLANK.finditer(before))
    if runs and closing.endswith(runs[-1].text):
        return runs[-1].text[:LONGEST]
    return blank[-1].group() if blank and blank[-1].end() >= len(before.rstrip(_EDGES)) else ""


def has_formal_name(text: str, words: NameWords) -> bool:
    """True where `text` names somebody with a legal form ("Acme, Inc.")."""
    return any(run.formal for run in _runs(text, words))


def _chosen(before: str, runs: list[Run]) -> str:
    blank = _BLANK.search(before)
    best = next((run for run in runs if run.formal), None) or next((run for run in runs if run.words > 1), None)
    best = best or (None if blank else next(iter(runs), None))
    if best is None or (blank and not best.formal and before.find(best.text) > blank.start()):
        return blank.group() if blank else ""
    return best.text[:LONGEST]


def _runs(text: str, words: NameWords) -> Iterator[Run]:
    start = end = count = 0
    formal = closed = described = False
    for token in _TOKEN.finditer(text):
        written = token["written"]
        bare = written.strip(_EDGES + ".)]")
        is_form = _is_form(bare, words.forms)
        inside = count and not closed and (bare.lower() in words.small or _is_big(bare))
        if count and (token["gap"] or not (is_form or inside)):
            yield Run(" ".join(text[start:end].split()), count, formal and count > 1)
            count, formal, closed = 0, False, False
        in_brackets = bool(_IN_BRACKETS.fullmatch(written))
        if written[0] == "(" and not in_brackets:
            described = closed = bool(count)
        elif (count and is_form) or (_is_big(bare) and not described and (count or bare.lower() not in words.small)):
            if not count:
                start = token.end() - len(written.lstrip(_EDGES))
            count += 1
            formal = formal or is_form
            end = token.start("written") + len(written.rstrip(_EDGES if in_brackets else _EDGES + ")]"))
            closed = written[-1] in (".,;:" if is_form else ",;:") or (written[-1] in ")]" and not in_brackets)
        described = not count and (bare.lower() in words.articles or (described and _is_big(bare)))
    if count:
        yield Run(" ".join(text[start:end].split()), count, formal and count > 1)


def _is_form(word: str, forms: frozenset[str]) -> bool:
    """True for "Inc.", "LLC", "plc"; a "corporation" in small letters says what somebody is, not what it is called."""
    return word.replace(".", "").lower() in forms and (len(word) < 5 or not word.islower())


def _is_big(word: str) -> bool:
    """True where a word may begin a name: it has no small initial, or a capital inside ("eGain")."""
    return bool(word) and (not word[0].islower() or word != word.lower()) and any(map(str.isalnum, word))
