"""Words into concepts: a language pack's phrases are matched over tokens, longest first.

The outcome is a string with one character for each token or phrase, so that a pattern over concepts is a regular
expression over that string. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from clausekit.text import LETTER, Folded, searchable

FILLER = "w"
"""The symbol of a word that no phrase of the pack names."""

NUMBER = "#"
"""The symbol of a number in digits."""

_WORDS = re.compile(rf"\d+(?:[.,]\d+)*|{LETTER}+(?:['-]{LETTER}+)*|[^\w\s]")
PUNCTUATION = {**{sign: sign for sign in ",;:()."}, "\u0964": ".", "\u0965": ".", "\u3002": ".", "\u3001": ","}
"""Signs that patterns can name, and what each is named: a danda and a Chinese full stop end a sentence too."""


class Node:
    """A place within phrases: what may follow it, and the concept that is complete here."""

    __slots__ = ("concept", "next", "stems")

    def __init__(self) -> None:
        self.next: dict[str, list[Node]] = {}
        self.stems: dict[str, list[Node]] = {}
        self.concept = ""


class Tagged(NamedTuple):
    """A run of text as symbols.

    symbols  one character for each tagged piece
    starts   where each piece begins, in characters of the text given
    ends     where it ends
    """

    symbols: str
    starts: list[int]
    ends: list[int]


class Phrases:
    """The phrases of a pack (or of one contract's party names) as a tree. Built once, then only read."""

    def __init__(
        self,
        phrases: Mapping[str, Iterable[str]],
        skipped: Iterable[str] = (),
        kept_before: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """`phrases`: symbol → phrases; a word may end in `*` (any ending), list choices as `a|b`, or start with `?`
        (may be absent). `skipped`: words that count for nothing, in phrases and in texts (articles), but `kept_before`
        the words given ("the other" is somebody, "other" is not)."""
        self._skipped = frozenset(skipped)
        self._kept_before = {word: frozenset(next_) for word, next_ in (kept_before or {}).items()}
        self._stemmed: dict[str, tuple[str, ...]] = {}
        self._openings: dict[str, tuple[Node, ...] | str] = {}
        self._first: dict[str, list[tuple[str, str]]] = {}
        lengths: set[int] = set()
        for symbol, entries in phrases.items():
            for entry in entries:
                for first in self._firsts(entry):
                    self._first.setdefault(first, []).append((symbol, entry))
                if "*" in entry:
                    lengths.update(
                        len(choice) - 1
                        for word in entry.split()
                        for choice in word.removeprefix("?").split("|")
                        if choice.endswith("*")
                    )
        self._lengths = tuple(sorted(lengths, reverse=True))

    def _firsts(self, entry: str) -> list[str]:
        """The words that an entry may begin with; its tree is laid only when a text holds one of them."""
        found: list[str] = []
        for choices, optional in self._steps(entry):
            found += choices
            if not optional:
                break
        return found

    def _steps(self, entry: str) -> list[tuple[tuple[str, ...], bool]]:
        """The words of an entry, one step each: the choices for it, and whether it may be absent."""
        steps: list[tuple[tuple[str, ...], bool]] = []
        words = entry.split()
        for word, following in zip(words, [*words[1:], ""], strict=True):
            choices = word.removeprefix("?").split("|")
            behind = frozenset(following.removeprefix("?").split("|"))
            kept = tuple(
                choice
                for choice in choices
                if choice not in self._skipped or not behind.isdisjoint(self._kept_before.get(choice, ()))
            )
            if not kept:
                continue
            steps.append((kept, word.startswith("?") or len(kept) < len(choices)))
        return steps

    def _add(self, root: Node, steps: list[tuple[tuple[str, ...], bool]], symbol: str) -> None:
        """Lay a chain of nodes from `root` for one entry; a step that may be absent is also reached past."""
        chain = [root, *(Node() for _ in steps)]
        required = max((index for index, (_, optional) in enumerate(steps) if not optional), default=-1)
        for index in range(len(steps)):
            reach = index
            while reach < len(steps):
                choices, optional = steps[reach]
                for choice in choices:
                    if choice.endswith("*"):
                        chain[index].stems.setdefault(choice[:-1], []).append(chain[reach + 1])
                    else:
                        chain[index].next.setdefault(choice, []).append(chain[reach + 1])
                if not optional:
                    break
                reach += 1
        for node in chain[max(required + 1, 1) :]:
            node.concept = symbol

    def _stems_of(self, token: str) -> tuple[str, ...]:
        """The stems in the pack that this token begins with, longest first; remembered, as contracts repeat words."""
        known = self._stemmed.get(token)
        if known is None:
            known = tuple(token[:n] for n in self._lengths if n <= len(token))
            self._stemmed[token] = known
        return known

    def _opening(self, token: str) -> tuple[Node, ...] | str:
        """What may begin with this token: the nodes behind it, or its own symbol where no phrase begins so."""
        root = Node()
        stems = self._stems_of(token)
        for first in (token, *(f"{stem}*" for stem in stems)):
            for symbol, entry in self._first.get(first, ()):
                self._add(root, self._steps(entry), symbol)
        nodes = list(root.next.get(token, ()))
        for stem in stems:
            nodes += root.stems.get(stem, ())
        if nodes:
            return tuple(nodes)
        if token in PUNCTUATION:
            return PUNCTUATION[token]
        return NUMBER if token[0].isdigit() else FILLER

    def _longest(self, nodes: tuple[Node, ...], tokens: list[str], index: int) -> tuple[str, int]:
        """The concept of the longest phrase that begins at `index` with one of `nodes`, and the index after it;
        ("", index) where none is whole."""
        best, best_end = "", index
        open_ = [(node, index + 1) for node in nodes]
        count = len(tokens)
        while open_:
            node, at = open_.pop()
            if node.concept and at > best_end:
                best, best_end = node.concept, at
            if at == count:
                continue
            token = tokens[at]
            for following in node.next.get(token, ()):
                open_.append((following, at + 1))
            if node.stems:
                for stem in self._stems_of(token):
                    for following in node.stems.get(stem, ()):
                        open_.append((following, at + 1))
        return best, best_end

    def searchable(self, text: str) -> Folded:
        """`text` as anchors are looked for in it."""
        return searchable(text)

    def names(self, names: Mapping[str, Iterable[str]]) -> Phrases:
        """The names that one contract uses, as phrases that `tag` takes beside those of the pack."""
        return Phrases({symbol: map(_spaced, known) for symbol, known in names.items()}, self._skipped)

    def tag(self, text: str, own: Phrases | None = None) -> Tagged:
        """Tag folded `text`; phrases of `own` (a contract's party names) go before those of the pack."""
        tokens: list[str] = []
        begins: list[int] = []
        skipped, kept_before = self._skipped, self._kept_before
        held, held_at = "", 0
        for match in _WORDS.finditer(text):
            token = match.group()
            if held:
                if token in kept_before[held]:
                    tokens.append(held)
                    begins.append(held_at)
                held = ""
            if token not in skipped:
                tokens.append(token)
                begins.append(match.start())
            elif token in kept_before:
                held, held_at = token, match.start()
        symbols: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        openings = self._openings
        names = own._first if own is not None else {}
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            symbol, after = "", index
            if token in names and own is not None:
                called = own._openings.get(token) or own._openings.setdefault(token, own._opening(token))
                if not isinstance(called, str):
                    symbol, after = own._longest(called, tokens, index)
            if not symbol:
                opening = openings.get(token)
                if opening is None:
                    opening = openings[token] = self._opening(token)
                if isinstance(opening, str):
                    symbol, after = opening, index + 1
                else:
                    symbol, after = self._longest(opening, tokens, index)
                    if not symbol:
                        symbol, after = PUNCTUATION.get(token, FILLER), index + 1
            symbols.append(symbol)
            starts.append(begins[index])
            ends.append(begins[after - 1] + len(tokens[after - 1]))
            index = after
        return Tagged("".join(symbols), starts, ends)


def _spaced(name: str) -> str:
    """A name with its punctuation set apart, the way a text is tagged: "acme, inc." → "acme , inc ."."""
    plain = name.translate(_NO_NOTATION)
    return re.sub(rf"(?:(?!{LETTER})[^\s'-])", r" \g<0> ", plain)


_NO_NOTATION = str.maketrans("|*?", "   ")
"""What phrases have a meaning for is nothing in a name."""
