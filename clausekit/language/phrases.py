"""The phrases of a language as states: which words may follow which, and what is said when a phrase is whole.

A phrase is a row of words; a word may end in `*` (any ending), list choices as `a|b`, or start with `?` (may be
absent).
`laid` turns the phrases of a pack into plain data, which a wheel carries; `States` makes states of it as texts ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Step = Sequence[Any]
"""The choices for one word of a phrase, and whether it may be absent."""


class State:
    """A place within phrases.

    concept  the symbol of the phrase that is whole here, "" for none
    after    word → the state behind it, None where no phrase goes on so; grows as texts ask
    nodes    the places in single phrases that this is
    """

    __slots__ = ("after", "concept", "nodes")

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.nodes = nodes
        self.concept = next((node.concept for node in nodes if node.concept), "")
        self.after: dict[str, State | None] = {}

    @property
    def goes_on(self) -> bool:
        """True where some phrase has further words behind this place."""
        return any(node.next or node.stems for node in self.nodes)


class _Node:
    """A place within one phrase: what may follow it, and the concept that is whole here."""

    __slots__ = ("concept", "next", "stems")

    def __init__(self) -> None:
        self.next: dict[str, list[_Node]] = {}
        self.stems: dict[str, list[_Node]] = {}
        self.concept = ""


def laid(
    phrases: Mapping[str, Iterable[str]], skipped: Iterable[str] = (), kept_before: Mapping[str, Iterable[str]] = {}
) -> dict[str, Any]:
    """Phrases as plain data: `first`, word → symbol and steps of each phrase that may begin with it; `stems`, the
    lengths of the stems, longest first.

    `phrases`: symbol → phrases. `skipped`: words that count for nothing, in phrases and in texts (articles), but
    `kept_before` the words given ("the other" is somebody, "other" is not).
    """
    left_out = frozenset(skipped)
    kept = {word: frozenset(following) for word, following in kept_before.items()}
    first: dict[str, list[tuple[str, list[Step]]]] = {}
    lengths: set[int] = set()
    for symbol, entries in phrases.items():
        for entry in entries:
            steps = _steps(entry, left_out, kept)
            for choices, optional in steps:
                for choice in choices:
                    first.setdefault(choice, []).append((symbol, steps))
                if not optional:
                    break
            lengths.update(len(choice) - 1 for choices, _ in steps for choice in choices if choice.endswith("*"))
    return {"first": first, "stems": sorted(lengths, reverse=True)}


def _steps(entry: str, skipped: frozenset[str], kept_before: Mapping[str, frozenset[str]]) -> list[Step]:
    """The words of a phrase, one step each: the choices for it, and whether it may be absent."""
    steps: list[Step] = []
    words = entry.split()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        choices = word.removeprefix("?").split("|")
        behind = frozenset(following.removeprefix("?").split("|"))
        kept = [
            choice for choice in choices if choice not in skipped or not behind.isdisjoint(kept_before.get(choice, ()))
        ]
        if kept:
            steps.append((kept, word.startswith("?") or len(kept) < len(choices)))
    return steps


class States:
    """The states of phrases that `laid` gave, made when a text first comes to them and then kept."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data`: what `laid` returns, or what JSON makes of it."""
        self.first: Mapping[str, Sequence[Sequence[Any]]] = data["first"]
        self._lengths: Sequence[int] = data["stems"]
        self._stemmed: dict[str, tuple[str, ...]] = {}

    def opening(self, word: str) -> State | None:
        """The state behind the first word of phrases, None where no phrase begins so."""
        root = _Node()
        stems = self._stems_of(word)
        for first in (word, *(f"{stem}*" for stem in stems)):
            for symbol, steps in self.first.get(first, ()):
                _add(root, steps, symbol)
        return self._behind((root,), word, stems)

    def after(self, state: State, word: str) -> State | None:
        """The state that `word` leads to from `state`, remembered there."""
        following = state.after[word] = self._behind(state.nodes, word, self._stems_of(word))
        return following

    def _behind(self, nodes: Sequence[_Node], word: str, stems: tuple[str, ...]) -> State | None:
        found: list[_Node] = []
        for node in nodes:
            here = list(node.next.get(word, ()))
            if node.stems:
                for stem in stems:
                    here += node.stems.get(stem, ())
            # Of phrases that are whole at the same word the last one laid says what they are.
            found += reversed(here)
        return State(found) if found else None

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """The stems in the pack that this word begins with, longest first; remembered, as contracts repeat words."""
        known = self._stemmed.get(word)
        if known is None:
            known = self._stemmed[word] = tuple(word[:n] for n in self._lengths if n <= len(word))
        return known


def _add(root: _Node, steps: Sequence[Step], symbol: str) -> None:
    """Lay a chain of nodes from `root` for one phrase; a step that may be absent is also reached past."""
    chain = [root, *(_Node() for _ in steps)]
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
