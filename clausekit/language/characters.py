"""Characters into concepts, for languages that write endings onto their words and divide words loosely (Korean).

A phrase is matched over characters with blanks ignored, so 해지할 수 있다, 해지할수있다 and a word that a line end
breaks are all the same. What counts as one piece is still the word between two blanks: an ending after a phrase gets no
symbol unless the pack names it, a word in which no phrase stands is one filler, so that the gaps of patterns count
words as in other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clausekit.expressions import Expression
from clausekit.language.tagging import FILLER, NUMBER, PUNCTUATION, Phrases, Spans, Tagged
from clausekit.text import Folded, searchable

_TOKEN = Expression(
    r"(?P<hanja>\([\u3400-\u4dbf\u4e00-\u9fff\s,]+\))|(?P<gap>\s+)|\d+(?:[.,]\d+)*|[a-z]+(?:['-][a-z]+)*|\S"
)
"""Chinese characters in brackets behind a word only explain it: 해지(解止)."""
_PARTING = "([{<\u3008\u300a\u300c\u300e\u3010,;:./~-\u00b7"
"""Signs behind which a word begins. Behind others (a closing quote, %) what follows is an ending."""
_QUOTES = "\"'"


class _Node:
    """A place within phrases. rest: the rest of the word may follow here and belongs to the phrase."""

    __slots__ = ("concept", "next", "rest")

    def __init__(self) -> None:
        self.next: dict[str, list[_Node]] = {}
        self.rest = False
        self.concept = ""


class _Token(NamedTuple):
    """word: which word of the text it belongs to; forms: the keys it can be looked up by."""

    text: str
    start: int
    end: int
    word: int
    forms: tuple[str, ...]


class _Piece(NamedTuple):
    """A tagged piece; word: the word that it ends in."""

    symbol: str
    start: int
    end: int
    word: int


class Characters(Phrases):
    """The phrases of a pack (or of one contract's names) over characters.

    In a phrase, blanks divide steps; a step may list choices as `a|b` and start with `?` (may be absent). It may start
    with `^` (only at the beginning of a word: `^을` is the party, not the particle) or with `+` (only behind another
    phrase in the same word: `+은$`, the particle of 갑은). It may end with `$` (only at the end of a word) or with `*`
    (whatever else stands in the word belongs to it: `위반* 경우`).
    """

    def __init__(
        self,
        data: Mapping[str, Iterable[str]],
        skipped: Iterable[str] = (),
        kept_before: Mapping[str, Iterable[str]] | None = None,
        beneath: Characters | None = None,
    ) -> None:
        """`data`: symbol → phrases, as `lay` gives them."""
        self._top = _Node()
        self._tops: list[_Node] = [self._top] if beneath is None else [self._top, *beneath._tops]
        for symbol, entries in data.items():
            for entry in entries:
                self._lay(entry, symbol)

    @staticmethod
    def lay(
        phrases: Mapping[str, Iterable[str]],
        skipped: Iterable[str] = (),
        kept_before: Mapping[str, Iterable[str]] | None = None,
    ) -> dict[str, Any]:
        """The same as plain data: these phrases are laid when they are loaded."""
        return {symbol: list(entries) for symbol, entries in phrases.items()}

    def searchable(self, text: str) -> Folded:
        """`text` without its blanks."""
        folded = searchable(text)
        kept = [index for index, char in enumerate(folded.text) if not char.isspace()]
        return Folded(
            "".join(folded.text[index] for index in kept), tuple(folded.source(index, len(text)) for index in kept)
        )

    def names(self, names: Mapping[str, Iterable[str]]) -> Characters:
        """These phrases with the names that one contract uses, each only where a word begins. A name goes before
        phrases that are no longer: 당사 is a party, 당사자 is whoever is one."""
        own = {symbol: [f"^{_bare(name)}" for name in known] for symbol, known in names.items()}
        return Characters(own, beneath=self)

    def tag(self, text: str) -> Tagged:
        """Tag folded `text`."""
        tokens = list(_tokens(text))
        pieces: list[_Piece] = []
        said = behind = -1
        index = 0
        while index < len(tokens):
            token = tokens[index]
            ending = token.word == said and index == behind
            hits = [_longest(top, tokens, index, ending) for top in self._tops]
            symbol, after = max((hit for hit in hits if hit[0]), key=lambda hit: hit[1], default=("", index + 1))
            before = pieces[-1] if pieces and pieces[-1].word == token.word else None
            symbol = symbol or (NUMBER if token.text[0].isdigit() else "")
            if symbol and before and before.symbol == FILLER:
                pieces.pop()
            symbol = symbol or PUNCTUATION.get(token.text, "")
            if symbol:
                said, behind = tokens[after - 1].word, after
                pieces.append(_Piece(symbol, token.start, tokens[after - 1].end, said))
            elif before and before.symbol == FILLER:
                pieces[-1] = before._replace(end=token.end)
            elif token.text[0].isalnum() and token.word != said:
                pieces.append(_Piece(FILLER, token.start, token.end, token.word))
            if not symbol and index == behind and not token.text[0].isalnum():
                behind = after
            index = after
        spans = [piece.start for piece in pieces], [piece.end for piece in pieces]
        return Tagged("".join(piece.symbol for piece in pieces), Spans(lambda: spans))

    def _lay(self, entry: str, symbol: str) -> None:
        """Lay the chains of nodes for one entry."""
        frontier = [self._top]
        for step in entry.split():
            choices = step.removeprefix("?").split("|")
            targets = [self._step(choice, frontier) for choice in choices]
            frontier = [*targets, *frontier] if step.startswith("?") else targets
        for node in frontier:
            if node is not self._top:
                node.concept = symbol

    def _step(self, choice: str, frontier: list[_Node]) -> _Node:
        """Lay the characters of one choice behind each node of the frontier; the node they lead to."""
        target = _Node()
        target.rest = choice.endswith("*")
        *keys, last = _keys(choice.removesuffix("*"))
        for node in frontier:
            for key in keys:
                following = _Node()
                node.next.setdefault(key, []).append(following)
                node = following
            node.next.setdefault(last, []).append(target)
        return target


def _keys(choice: str) -> list[str]:
    """The keys of the characters of a choice; the marks for where in a word they stand stay on them."""
    keys = [match.group() for match in _TOKEN.finditer(choice.lstrip("^+").removesuffix("$"))]
    if choice[0] in "^+":
        keys[0] = f"{choice[0]}{keys[0]}"
    if choice.endswith("$"):
        keys[-1] += "$"
    return keys


def _tokens(text: str) -> Iterator[_Token]:
    """The characters with the words they belong to. A word ends at a blank and at an opening or parting sign; what
    stands behind a closing one is an ending of the word in quotes or brackets: “갑”은."""
    spans: list[tuple[int, int, int, bool]] = []
    word, fresh, quoted = 0, True, False
    for match in _TOKEN.finditer(text):
        if match["hanja"]:
            continue
        if match["gap"]:
            word, fresh = word + 1, True
            continue
        char = text[match.start()]
        if char.isalnum():
            spans.append((*match.span(), word, fresh))
            fresh = False
            continue
        if char in _QUOTES:
            quoted = not quoted
        opens = char in _PARTING or (char in _QUOTES and (quoted or fresh))
        fresh = opens
        if opens:
            spans.append((*match.span(), word + 1, False))
            word += 2
        else:
            spans.append((*match.span(), word, False))
    for index, (start, end, own, first) in enumerate(spans):
        token = text[start:end]
        last = index + 1 == len(spans) or spans[index + 1][2] != own
        forms = [token, *([f"^{token}"] if first else ()), *([f"{token}$"] if last else ())]
        yield _Token(token, start, end, own, (*forms, f"^{token}$") if first and last else tuple(forms))


def _longest(top: _Node, tokens: list[_Token], index: int, ending: bool) -> tuple[str, int]:
    """The concept of the longest phrase that begins at `index`, and the index after it; ("", index + 1) for none.
    `ending`: a phrase stands before it in the same word."""
    best, best_end = "", index + 1
    forms = tokens[index].forms
    if ending:
        forms += tuple(f"+{form}" for form in forms)
    open_ = [(node, index + 1) for form in forms for node in top.next.get(form, ())]
    while open_:
        node, at = open_.pop()
        if node.concept and (not best or at > best_end):
            best, best_end = node.concept, at
        if at == len(tokens):
            continue
        token = tokens[at]
        for form in token.forms:
            open_.extend((following, at + 1) for following in node.next.get(form, ()))
        if node.rest:
            rest = at
            while rest < len(tokens) and tokens[rest].word == tokens[at - 1].word:
                rest += 1
            if rest > at:
                open_.append((node, rest))
    return best, best_end


def _bare(name: str) -> str:
    return re.sub(r"[|*?^+$]", " ", name).strip()
