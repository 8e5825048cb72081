"""What the words of a clause ask for: parameters, facts of other clauses, references, filters, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

UseKind = Literal["name", "fact", "party", "ref", "has", "filter", "test", "refused"]

FILTERS = ("days", "months", "hours", "money", "percent", "date", "number", "listed", "josa")
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

_REFUSED: Mapping[type[nodes.Node], str] = MappingProxyType(
    {
        **dict.fromkeys((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends), "take in other files"),
        **dict.fromkeys((nodes.Block, nodes.Macro, nodes.CallBlock), "define blocks or macros"),
        # A power, a product or a format can fill the memory in a few letters.
        **dict.fromkeys((nodes.Pow, nodes.Mul, nodes.Mod), "calculate"),
        nodes.Call: "call anything but ref and has",
    }
)
"""What Jinja can and words cannot, to follow "words cannot"."""


class Use(NamedTuple):
    """One thing that words ask for.

    kind     name: a bare name, {{ refund_days }}; fact: {{ facts.fees.currency }}, name "fees.currency"; party:
             {{ client.term }}, name "client.term"; ref, has: the id of the clause; filter, test: its name; refused:
             what words cannot do
    line     the line within the words, from 1
    of       for a filter the name or fact it is put on, "" where that is something else
    guarded  for ref and fact: True where it stands inside {% if has("…") %} of the same clause
    """

    kind: UseKind
    name: str
    line: int
    of: str = ""
    guarded: bool = False


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Jinja as all words are read: sandboxed, and a name without a value is a mistake, never an empty place."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=1024)
def uses(words: str) -> tuple[Use, ...]:
    """Everything that `words` ask for, in order. Raises jinja2.TemplateSyntaxError where they are no template."""
    tree = environment().parse(words)
    own = frozenset(name.name for name in tree.find_all(nodes.Name) if name.ctx != "load") | {"loop"}
    return tuple(_uses(tree, own, frozenset()))


def _uses(node: nodes.Node, own: frozenset[str], guards: frozenset[str]) -> Iterator[Use]:
    """The uses in `node`; `own` are the names that the words set themselves, `guards` the clauses known to be there."""
    use = _use(node, own, guards)
    if use is not None:
        yield use
    if use is not None and use.kind not in ("filter", "test"):
        return
    for field, value in node.iter_fields():
        known = guards
        if isinstance(node, nodes.If | nodes.CondExpr) and field in ("body", "expr1"):
            known = guards | _asked(node.test)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, nodes.Node):
                yield from _uses(child, own, known)


def _use(node: nodes.Node, own: frozenset[str], guards: frozenset[str]) -> Use | None:
    """What this one node asks for, None where it is only a part of something else."""
    match node:
        case nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="facts"), attr=clause), attr=fact):
            return Use("fact", f"{clause}.{fact}", node.lineno, guarded=clause.replace("_", "-") in guards)
        case nodes.Getattr(node=nodes.Name(name="provider" | "client" as side), attr=field):
            return Use("party", f"{side}.{field}", node.lineno)
        case nodes.Call(node=nodes.Name(name="ref"), args=[nodes.Const(value=str(clause))]):
            return Use("ref", clause, node.lineno, guarded=clause in guards)
        case nodes.Call(node=nodes.Name(name="has"), args=[nodes.Const(value=str(clause))]):
            return Use("has", clause, node.lineno)
        case nodes.Call(node=nodes.Name(name="ref" | "has" as name)):
            return Use("name", name, node.lineno)
        case nodes.Name(name=name, ctx="load") if name not in own:
            return Use("name", name, node.lineno)
        case nodes.Filter(name=name, node=target):
            inner = None if target is None else _use(target, own, guards)
            return Use("filter", name, node.lineno, of=inner.name if inner and inner.kind in ("name", "fact") else "")
        case nodes.Test(name=name):
            return Use("test", name, node.lineno)
        case _ if type(node) in _REFUSED:
            return Use("refused", _REFUSED[type(node)], node.lineno)
        case _:
            return None


def _asked(test: nodes.Node) -> frozenset[str]:
    """The clauses that must be in the agreement for `test` to be true."""
    match test:
        case nodes.Call(node=nodes.Name(name="has"), args=[nodes.Const(value=str(clause))]):
            return frozenset({clause})
        case nodes.And(left=left, right=right):
            return _asked(left) | _asked(right)
        case _:
            return frozenset()
