"""Remarks on the prose of a clause: not mistakes, but what makes words hard to read or a bargain easy to lose.

What a language finds hard stands in data/prose/<language>.yaml; a check for which it says nothing has nothing to say.
Each check takes one wording and the terms of the library, and `PROSE_CHECKS` lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.errors import SourceError
from clausekit.library.catalogue import FullVariant, Library
from clausekit.library.grammar import GrammarError
from clausekit.library.spelling import WORDINGS, WordingName, wording_word
from clausekit.library.suggestions import in_order
from clausekit.library.wording import Use, uses
from clausekit.saying import Told, told
from clausekit.yamlfile import Source, Trail

DATA = "prose"

_FILLED = re.compile(r"\{\{.*?\}\}")
_DECIDED = re.compile(r"\{%.*?%\}")
_DEFINED = re.compile(r"\*\*(.+?)\*\*")
_CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_SENTENCE = re.compile(r"[^.!?;:।॥]+")
_MARKS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u200c\u200d"
"""The signs of Devanagari and Gurmukhi within a word that `\\w` does not know, and the joiners."""
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*")
_NO_WORD_BEFORE, _NO_WORD_BEHIND = rf"(?<![\w{_MARKS}])", rf"(?![\w{_MARKS}])"
_SHORT: Mapping[str, str] = MappingProxyType({"other": "x"})
_DIGITS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


class Wording(NamedTuple):
    """One wording of a variant, and where it stands."""

    full: FullVariant
    language: str
    name: WordingName
    source: Source
    trail: Trail

    @property
    def lines(self) -> list[str]:
        """The words as they stand in the file."""
        return self.source.words(self.trail).split("\n")

    def remark(self, number: int, reason: Told, column: int = 0) -> SourceError:
        """A remark on line `number` (from 1) of the words."""
        return self.source.error_in_words(self.trail, number, reason, column)

    def other(self, name: WordingName) -> str:
        """The other wording of the same variant."""
        return self.full.words(self.language, name)


class Terms(NamedTuple):
    """The defined terms of the library in one language. definers: term → the clauses that define it, in any variant;
    unused: those that stand nowhere but where they are defined."""

    definers: Mapping[str, frozenset[str]]
    unused: frozenset[str]

    def clauses(self, term: str) -> frozenset[str]:
        """The clauses that define a term, in the singular or in the plural."""
        return frozenset().union(*(self.definers.get(form, ()) for form in (term, f"{term}s", term.removesuffix("s"))))


ProseCheck = Callable[[Wording, Terms, Mapping[str, Any]], Iterator[SourceError]]


def remarks(library: Library, clauses: Collection[str]) -> tuple[SourceError, ...]:
    """Every remark on the words of these clauses, in the languages that there are prose data for, in file order."""
    return in_order(
        remark
        for language in resources.names(DATA)
        for wording, terms in _wordings(library, clauses, language)
        for check in PROSE_CHECKS
        for remark in check(wording, terms, _data(language))
    )


def _wordings(library: Library, clauses: Collection[str], language: str) -> Iterator[tuple[Wording, Terms]]:
    terms = _terms_of(library, language)
    for full in library.variants:
        if full.clause.clause in clauses and language in full.variant.text:
            for name in WORDINGS:
                yield Wording(full, language, name, *library.place(full, language, name)), terms


def check_grade(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """Plain words can be read by anybody who signs them. The remark stands at the longest sentence."""
    if wording.name != "plain" or "grade" not in data:
        return
    found = [(sentence, number) for number, line in enumerate(wording.lines, 1) for sentence in _sentences(line, data)]
    grade = reading_grade([sentence for sentence, _ in found], data)
    if grade <= data["grade"]["most"]:
        return
    longest, number = max(found, key=lambda one: len(_WORD.findall(one[0])))
    reason = told(
        "the plain words read at grade {grade:.1f}, more than {most:.0f}; "
        "the longest sentence has {count} words: part it",
        grade=grade,
        most=data["grade"]["most"],
        count=len(_WORD.findall(longest)),
    )
    yield wording.remark(number, reason)


def check_length(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """No sentence of plain words is so long that one has to read it twice, in a language without a grade of reading."""
    if wording.name != "plain" or "longest" not in data:
        return
    for number, line in enumerate(wording.lines, 1):
        for sentence in _sentences(line, data):
            count = len(_WORD.findall(sentence))
            if count > data["longest"]:
                yield wording.remark(
                    number,
                    told(
                        "a sentence has {count} words, more than {most}: part it",
                        count=count,
                        most=data["longest"],
                    ),
                )


def reading_grade(sentences: list[str], data: Mapping[str, Any]) -> float:
    """The grade of reading (Flesch-Kincaid), as the language's data weigh it; 0 for no words."""
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    weights = data["grade"]
    syllables = sum(_syllables(word, data) for word in words)
    long, hard = len(words) / len(sentences), syllables / len(words)
    return float(weights["words"] * long + weights["syllables"] * hard - weights["less"])


def check_archaisms(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """Words nobody says any more."""
    old = data["archaisms"]
    hard = {**old["everywhere"], **(old["plain"] if wording.name == "plain" else {})}
    for number, line in enumerate(wording.lines, 1):
        for found in _phrases(tuple(hard), data.get("endings", False)).finditer(_without_tags(line)):
            reason = told(
                "{words!r} is hard to read: {instead}", words=found[0], instead=_better(hard[found[0].lower()])
            )
            yield wording.remark(number, reason, found.start() + 1)


def check_by_hand(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """A reference that does not follow its clause."""
    for number, line in enumerate(wording.lines, 1):
        for found in re.finditer(data["by_hand"], _without_tags(line), re.IGNORECASE):
            reason = told(
                '{words!r} is written by hand and will be wrong one day; write {{{{ ref("…") }}}}', words=found[0]
            )
            yield wording.remark(number, reason, found.start() + 1)


def check_terms_used(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """A term that is used is defined: here, or in a clause that is there whenever this one is."""
    if "no_terms" not in data:
        return
    own = wording.full.clause.clause
    near = {own, *wording.full.variant.requires, *(use.name for use in _uses(wording) if use.kind in ("has", "ref"))}
    seen: set[str] = set()
    for number, line in enumerate(wording.lines, 1):
        for term, column in _terms(line):
            clauses = terms.clauses(term)
            if term in data["no_terms"] or term in seen or clauses & near:
                continue
            seen.add(term)
            if not clauses:
                reason = told(
                    "{term!r} is written like a term, and nothing defines it; define it (**{term}**) or write it small",
                    term=term,
                )
            else:
                clause = min(clauses)
                reason = told(
                    "{term!r} is defined in {clause!r}, which may be left out; put {clause!r} under 'requires'",
                    term=term,
                    clause=clause,
                )
            yield wording.remark(number, reason, column)


def check_terms_defined(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """A term that is defined is used."""
    for number, line in enumerate(wording.lines, 1):
        for found in _DEFINED.finditer(line):
            if found[1] in terms.unused:
                yield wording.remark(
                    number, told("{term!r} is defined, and nothing uses it", term=found[1]), found.start() + 1
                )


def check_same_bargain(wording: Wording, terms: Terms, data: Mapping[str, Any]) -> Iterator[SourceError]:
    """No wording says a number, or refers to a clause, that the other does not know of."""
    other: WordingName = "formal" if wording.name == "plain" else "plain"
    ours, theirs = "\n".join(wording.lines), wording.other(other)
    numbers = [f"{number:g}" for number in sorted(_numbers(theirs, data) - _numbers(ours, data))]
    clauses = sorted({use.name for use in _refs(theirs)} - {use.name for use in _refs(ours)})
    names = {"own": wording_word(wording.name), "other": wording_word(other)}
    if numbers:
        reason = told(
            "the {own} words lack the number {lost}, which the {other} words have", lost=", ".join(numbers), **names
        )
        yield wording.source.error(wording.trail, reason)
    if clauses:
        reason = told(
            "the {own} words lack a reference to {lost}, which the {other} words have", lost=", ".join(clauses), **names
        )
        yield wording.source.error(wording.trail, reason)


PROSE_CHECKS: tuple[ProseCheck, ...] = (
    check_grade,
    check_length,
    check_archaisms,
    check_by_hand,
    check_terms_used,
    check_terms_defined,
    check_same_bargain,
)


def _better(hint: str | Mapping[str, str]) -> str:
    """What to write for a hard word, in the language of the words; what to do without it, in the reader's."""
    if isinstance(hint, str):
        return hint
    words, other = hint.get("write"), hint["or"]
    if not words:
        return told("leave it out") if other == "leave" else told("use the verb alone")
    if other == "leave":
        return told("{words}, or leave it out", words=words)
    return (
        told("{words}, or name it", words=words) if other == "name" else told("{words}, or the plain verb", words=words)
    )


@cache
def _data(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = resources.load(DATA, language)
    return found


@cache
def _phrases(words: tuple[str, ...], endings: bool) -> re.Pattern[str]:
    """One of the words, whole; with `endings`, any ending may hang on it."""
    listed = sorted(map(re.escape, words), key=len, reverse=True)
    behind = "" if endings else _NO_WORD_BEHIND
    return re.compile(rf"{_NO_WORD_BEFORE}(?:{'|'.join(listed)}){behind}", re.IGNORECASE)


def _without_tags(line: str) -> str:
    """The line with what Jinja fills in or decides as signs that are no words, in the same columns."""
    decided = _DECIDED.sub(lambda tag: " " * len(tag[0]), line)
    return _FILLED.sub(lambda tag: "_" * len(tag[0]), decided)


def _sentences(line: str, data: Mapping[str, Any]) -> list[str]:
    """The sentences of a line, with short words for what is filled in. An item of a list is a sentence of its own."""
    spoken = _FILLED.sub(lambda tag: _instead(tag[0], data.get("instead", _SHORT)), _DECIDED.sub(" ", line))
    return [part for part in _SENTENCE.findall(spoken.replace("**", "")) if _WORD.search(part)]


def _instead(tag: str, words: Mapping[str, str]) -> str:
    kind = next((kind for kind in words if re.search(rf"\b{kind}\b", tag)), "other")
    return words[kind]


def _syllables(word: str, data: Mapping[str, Any]) -> int:
    spoken = re.sub(data["silent"], "", word) if len(word) > 3 else word
    return max(1, len(re.findall(data["vowels"], spoken)))


def _terms(line: str) -> Iterator[tuple[str, int]]:
    """What is written like a term in a line, with its column: capitals within a sentence, not where it is defined."""
    plain = _DEFINED.sub(lambda term: "_" * len(term[0]), _without_tags(line))
    for found in _CAPITALS.finditer(plain):
        before = plain[: found.start()].rstrip(" \"'“‘(")
        if before and before[-1] not in ".:?!;-":
            yield found[0], found.start() + 1


def _numbers(text: str, data: Mapping[str, Any]) -> frozenset[float]:
    said = _without_tags(text.replace("\n", " ")).lower()
    for pattern in (data["no_numbers"], data["by_hand"]):
        said = re.sub(pattern, " ", said)
    named = (
        number
        for word, number in data["numbers"].items()
        if re.search(rf"{_NO_WORD_BEFORE}{word}s?{_NO_WORD_BEHIND}", said)
    )
    return frozenset({*map(float, _DIGITS.findall(said)), *map(float, named)})


def _uses(wording: Wording) -> tuple[Use, ...]:
    try:
        return uses("\n".join(wording.lines))
    except GrammarError:
        return ()


def _refs(text: str) -> Iterator[Use]:
    try:
        yield from (use for use in uses(text) if use.kind == "ref")
    except GrammarError:
        return


def _terms_of(library: Library, language: str) -> Terms:
    """The terms that the words of a library define in a language."""
    texts = [
        (full.clause.clause, full.words(language, name))
        for full in library.variants
        if language in full.variant.text
        for name in WORDINGS
    ]
    definers: dict[str, frozenset[str]] = {}
    for clause, text in texts:
        for term in _DEFINED.findall(text):
            definers[term] = definers.get(term, frozenset()) | {clause}
    elsewhere = "\n".join(_DEFINED.sub("", text) for _, text in texts)
    return Terms(definers, frozenset(term for term in definers if term.removesuffix("s") not in elsewhere))
