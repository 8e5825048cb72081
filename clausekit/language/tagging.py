"""Words into concepts: a language pack's phrases are matched over tokens, longest first.

The outcome is a string with one character for each token or phrase, so that a pattern over concepts is a regular
expression over that string. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import compress
from typing import Any, NamedTuple

from clausekit.language.phrases import State, States, laid
from clausekit.text import LETTER, Folded, searchable

FILLER = "w"
"""The symbol of a word that no phrase of the pack names."""

NUMBER = "#"
"""The symbol of a number in digits."""

_BLANK = r"\{\{[^{}\n]{1,60}\}\}|\[[^\[\]\w]{1,12}\]"
"""What is left to be filled in or was blacked out, "{{ days }}" or "[***]": one word, however many signs it takes."""

_WORDS = re.compile(rf"\d+(?:[.,]\d+)*|{LETTER}+(?:['-]{LETTER}+)*|{_BLANK}|[^\w\s]")
_ASCII_WORDS = re.compile(rf"\d+(?:[.,]\d+)*|\w+(?:['-]\w+)*|{_BLANK}|[^\w\s]", re.ASCII)
"""The same where a text has nothing but ASCII, in half the time."""
PUNCTUATION = {**{sign: sign for sign in ",;:()."}, "\u0964": ".", "\u0965": ".", "\u3002": ".", "\u3001": ","}
"""Signs that patterns can name, and what each is named: a danda and a Chinese full stop end a sentence too."""

_OPENS = "\0"
"""Stands for a word that a phrase may begin with, until it is known which."""


class Spans:
    """Where each symbol's words begin and end, in characters; found when first asked for, as few sentences matter."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], tuple[list[int], list[int]]]) -> None:
        """`find` gives the starts and the ends."""
        self._find = find
        self._found: tuple[list[int], list[int]] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each piece begins."""
        return self.both()[0]

    @property
    def ends(self) -> list[int]:
        """Where each piece ends."""
        return self.both()[1]

    def both(self) -> tuple[list[int], list[int]]:
        """The starts and the ends."""
        if self._found is None:
            self._found = self._find()
        return self._found


class Tagged(NamedTuple):
    """A run of text as symbols.

    symbols  one character for each tagged piece, two for a word that says two things ("we'll")
    spans    where each piece stands in the text given
    """

    symbols: str
    spans: Spans


class Phrases:
    """The phrases of a pack, or of a pack with the names that one contract uses before them."""

    def __init__(
        self,
        data: Mapping[str, Any],
        skipped: Iterable[str] = (),
        kept_before: Mapping[str, Iterable[str]] | None = None,
        beneath: Phrases | None = None,
    ) -> None:
        """`data` is what `lay` gives for the same `skipped` and `kept_before`; the phrases of `beneath` are looked for
        where these have none."""
        self._states = States(data)
        self._skipped = frozenset(skipped)
        self._kept_before = {word: frozenset(following) for word, following in (kept_before or {}).items()}
        self._beneath = beneath
        self._opened: dict[str, State | None] = {}
        self._symbols = _Symbols(self._symbol_of)

    @staticmethod
    def lay(
        phrases: Mapping[str, Iterable[str]],
        skipped: Iterable[str] = (),
        kept_before: Mapping[str, Iterable[str]] | None = None,
    ) -> dict[str, Any]:
        """Symbol → phrases, as plain data that a wheel can carry."""
        return laid(phrases, skipped, kept_before or {})

    def searchable(self, text: str) -> Folded:
        """`text` as pieces of words are looked for in it."""
        return searchable(text)

    def places(self, pieces: Sequence[str], text: str) -> list[int]:
        """Where any of these pieces of words stand in `text`, in characters, in order; pieces in plain Latin letters
        only where a word begins with them."""
        if all(map(str.isascii, pieces)):
            # One byte for each character, whatever it is, so that places stay what they are.
            plain = text.encode("ascii", "replace").translate(_SPELLED)
            return [match.start() for match in _beginnings(tuple(pieces)).finditer(b" " + plain)]
        where = self.searchable(text)
        return sorted(where.source(at, len(text)) for piece in pieces for at in _each(where.text, piece))

    def names(self, names: Mapping[str, Iterable[str]]) -> Phrases:
        """These phrases with the names that one contract uses, symbol → names, before them. A name may have two symbols
        ("we'll": who, and what is said of them)."""
        own = {symbol: map(_spaced, known) for symbol, known in names.items()}
        return Phrases(laid(own, self._skipped, {}), self._skipped, self._kept_before, self)

    def tag(self, text: str) -> Tagged:
        """Tag folded `text`."""
        words = _pattern_for(text).findall(text)
        words = list(compress(words, self._counting(words)))
        symbols = self._symbols_of(words)
        at = symbols.find(_OPENS)
        pieces: list[str] = []
        odd: list[tuple[int, int, int]] = []
        done = length = 0
        while at >= 0:
            symbol, after = self._longest(words, at)
            length += at - done
            if after > at + 1 or len(symbol) > 1:
                odd.append((length, after - at, len(symbol)))
            length += len(symbol)
            pieces += symbols[done:at], symbol
            done = after
            at = symbols.find(_OPENS, after)
        pieces.append(symbols[done:])
        return Tagged("".join(pieces), Spans(partial(self._spans, text, odd)))

    def _counting(self, words: list[str]) -> list[bool]:
        """For each word whether it counts here: a skipped one does only before certain others."""
        skipped, kept_before = self._skipped, self._kept_before
        return [
            word not in skipped or (word in kept_before and following in kept_before[word])
            for word, following in zip(words, (*words[1:], ""), strict=False)
        ]

    def _spans(self, text: str, odd: Sequence[tuple[int, int, int]]) -> tuple[list[int], list[int]]:
        """Where the pieces of `text` begin and end; `odd`: index of a piece, how many words it has, and how many
        symbols, where either is not one."""
        found = list(_pattern_for(text).finditer(text))
        counting = self._counting([match.group() for match in found])
        starts = [match.start() for match in compress(found, counting)]
        ends = [match.end() for match in compress(found, counting)]
        for index, count, symbols in odd:
            last = index + count
            starts[index:last], ends[index:last] = [starts[index]] * symbols, [ends[last - 1]] * symbols
        return starts, ends

    def _symbols_of(self, words: list[str]) -> str:
        """One symbol for each word, or the sign that a phrase of several may begin with it."""
        if self._beneath is None:
            return "".join(map(self._symbols.__getitem__, words))
        symbols = list(self._beneath._symbols_of(words))
        first = self._states.first
        for index in [index for index, word in enumerate(words) if word in first]:
            symbols[index] = _OPENS
        return "".join(symbols)

    def _symbol_of(self, word: str) -> str:
        state = self._opening(word)
        if state is not None:
            return _OPENS if state.goes_on else state.concept
        return PUNCTUATION.get(word) or (NUMBER if word[0].isdigit() else FILLER)

    def _opening(self, word: str) -> State | None:
        if word not in self._opened:
            self._opened[word] = self._states.opening(word)
        return self._opened[word]

    def _longest(self, words: list[str], index: int) -> tuple[str, int]:
        """The symbol of the longest phrase that begins at `index`, and the index after it; that of a plain word where
        none is whole."""
        word = words[index]
        if self._beneath is not None and word not in self._states.first:
            return self._beneath._longest(words, index)
        best, best_end = "", index + 1
        state = self._opening(word)
        at, count = index + 1, len(words)
        while state is not None:
            if state.concept:
                best, best_end = state.concept, at
            if at == count:
                break
            word = words[at]
            state = state.after[word] if word in state.after else self._states.after(state, word)
            at += 1
        if best:
            return best, best_end
        if self._beneath is not None:
            return self._beneath._longest(words, index)
        return PUNCTUATION.get(words[index], FILLER), index + 1


_SPELLED = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))
"""Lower case, and a blank for whatever is no letter or digit."""


@cache
def _beginnings(pieces: tuple[str, ...]) -> re.Pattern[bytes]:
    """Matches the blank before a word that begins with one of `pieces`. That so many of them are looked for at the
    beginning of words only, and letter by letter, is what makes it fast."""
    tree: dict[str, Any] = {}
    for piece in pieces:
        node = tree
        for letter in piece.strip().translate(_NO_SIGNS):
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(f" (?={_branches(tree)})".encode())


def _branches(tree: Mapping[str, Any]) -> str:
    """A tree of letters as an expression; what ends a piece needs nothing behind it."""
    if "" in tree:
        return ""
    found = [re.escape(letter) + _branches(below) for letter, below in sorted(tree.items())]
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"


_NO_SIGNS = str.maketrans("-'\"", "   ")


def _each(text: str, piece: str) -> Iterator[int]:
    """Every place of `piece` in `text`."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _pattern_for(text: str) -> re.Pattern[str]:
    return _ASCII_WORDS if text.isascii() else _WORDS


class _Symbols(dict[str, str]):
    """Word → its symbol, kept once it was asked for: contracts repeat their words."""

    def __init__(self, symbol_of: Callable[[str], str]) -> None:
        super().__init__()
        self._symbol_of = symbol_of

    def __missing__(self, word: str) -> str:
        symbol = self[word] = self._symbol_of(word)
        return symbol


def _spaced(name: str) -> str:
    """A name with its punctuation set apart, the way a text is tagged: "acme, inc." → "acme , inc ."."""
    plain = name.translate(_NO_NOTATION)
    return re.sub(rf"(?:(?!{LETTER})[^\s'-])", r" \g<0> ", plain)


_NO_NOTATION = str.maketrans("|*?", "   ")
"""What phrases have a meaning for is nothing in a name."""
