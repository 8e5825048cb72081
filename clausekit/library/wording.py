"""What the words of a clause ask for: parameters, facts of other clauses, references, filters, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from clausekit.library.grammar import Node, tree

UseKind = Literal["name", "fact", "party", "ref", "has", "filter", "test", "hidden", "refused"]

FILTERS = ("days", "months", "hours", "money", "percent", "date", "number", "listed", "language", "josa")
"""The filters that print a fact in the language of the agreement; the builder defines them."""

PLAIN_FILTERS = ("capitalize", "first", "join", "last", "length", "lower", "title", "trim", "upper")
"""The filters of Jinja that words may use. The others are for web pages, or give another result with each run."""

TESTS = ("defined", "divisibleby", "even", "none", "odd")
"""The tests of Jinja ({% if x is none %}) that words may use."""

PARTY_FIELDS = ("term", "name", "kind", "address", "email")
RESERVED = ("provider", "client", "facts", "ref", "has", "true", "false", "none", "not", "and", "or", "in", "is", "if")
"""Names in words that no parameter can have."""

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
"""What Jinja fills in or decides, where it stands in one line."""


class Use(NamedTuple):
    """One thing that words ask for.

    kind     name: a bare name, {{ refund_days }}; fact: {{ facts.fees.currency }}, name "fees.currency"; party:
             {{ client.term }}, name "client.term"; ref, has: the id of the clause; filter, test: its name; hidden: a
             name that words may not take out of anything; refused: what words cannot do
    line     the line within the words, from 1
    of       for a filter the name or fact it is put on, "" where that is something else
    guarded  for ref and fact: True where it stands inside {% if has("…") %} of the same clause
    """

    kind: UseKind
    name: str
    line: int
    of: str = ""
    guarded: bool = False


@lru_cache(maxsize=1024)
def uses(words: str) -> tuple[Use, ...]:
    """Everything that `words` ask for, in order. Raises GrammarError where they cannot be read."""
    found = tree(words)
    own = frozenset(_set_in(found)) | {"loop"}
    return tuple(use for node in found for use in _uses(node, own, frozenset()))


def _set_in(part: object) -> Iterator[str]:
    """The names that the words set themselves, anywhere in a part of a tree."""
    match part:
        case ["for" | "set", int(), str(name), *rest]:
            yield name
            yield from _set_in(rest)
        case list():
            for one in part:
                yield from _set_in(one)


def _uses(node: Node, own: frozenset[str], guards: frozenset[str]) -> Iterator[Use]:
    """The uses in `node`; `own` are the names that the words set themselves, `guards` the clauses known to be there."""
    use = _use(node, own, guards)
    if use is not None:
        yield use
    if use is not None and use.kind not in ("filter", "test"):
        return
    match node:
        case ["if" | "choose", int(), test, then, otherwise]:
            yield from _uses(test, own, guards)
            yield from _inside(then, own, guards | _asked(test))
            yield from _inside(otherwise, own, guards)
        case [_, int(), *parts]:
            yield from _inside(parts, own, guards)


def _inside(part: Any, own: frozenset[str], guards: frozenset[str]) -> Iterator[Use]:
    """The uses in a node, or in the nodes that a list holds at any depth."""
    match part:
        case [str(), int(), *_]:
            yield from _uses(part, own, guards)
        case list():
            for one in part:
                yield from _inside(one, own, guards)


def _use(node: Node, own: frozenset[str], guards: frozenset[str]) -> Use | None:
    """What this one node asks for, None where it is only a part of something else."""
    match node:
        case ["get", line, _, str(name)] if name.startswith("_"):
            return Use("hidden", name, line)
        case ["get", line, ["get", _, ["name", _, "facts"], clause], fact]:
            return Use("fact", f"{clause}.{fact}", line, guarded=clause.replace("_", "-") in guards)
        case ["get", line, ["name", _, "provider" | "client" as side], field]:
            return Use("party", f"{side}.{field}", line)
        case ["ref", line, clause]:
            return Use("ref", clause, line, guarded=clause in guards)
        case ["has", line, clause]:
            return Use("has", clause, line)
        case ["name", line, name] if name not in own:
            return Use("name", name, line)
        case ["filter", line, target, name, _]:
            inner = _use(target, own, guards)
            return Use("filter", name, line, of=inner.name if inner and inner.kind in ("name", "fact") else "")
        case ["test", line, _, name, _]:
            return Use("test", name, line)
        case ["refused", line, what]:
            return Use("refused", what, line)
        case _:
            return None


def _asked(test: Node) -> frozenset[str]:
    """The clauses that must be in the agreement for `test` to be true."""
    match test:
        case ["has", _, clause]:
            return frozenset({clause})
        case ["and", _, left, right]:
            return _asked(left) | _asked(right)
        case _:
            return frozenset()
