"""The language of the words, the tags {{ … }} and {% … %}: Jinja reads it, and what it reads becomes a small tree.

A tree is made of lists that JSON can hold, so that the wheel carries the trees of all shipped words and building an
agreement of them loads no Jinja. Each node is [kind, line, …]; the line counts from 1 within the words.

    statements                           expressions
    text    words                        value   a constant
    show    expression                   name    name
    if      expression, then, else       get     expression, attribute
    for     name, expression, body,      ref     clause
            else                         has     clause
    set     name, expression             filter  expression, name, arguments
                                         test    expression, name, arguments
    refused what words cannot do         compare expression, [[sign, expression]]
                                         choose  condition, then, else
                                         and, or, add, sub  left, right
                                         not     expression
                                         list, join  expressions
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clausekit import resources
from clausekit.saying import Told, told

if TYPE_CHECKING:
    from jinja2 import nodes

Node = list[Any]
Tree = list[Node]

STORED = "trees.txt"
"""The file of data with the trees of shipped words: a line each, `_key`, a blank and [words, tree] as JSON."""

_CALCULATE = ("Mul", "Div", "FloorDiv", "Mod", "Pow", "Pos", "Neg")
"""A power, a product or a format can fill the memory in a few letters."""


class GrammarError(Exception):
    """Words that Jinja cannot read. line: within the words, from 1; reason: for a person."""

    def __init__(self, line: int, reason: Told) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


@lru_cache(maxsize=4096)
def tree(words: str) -> Tree:
    """What `words` are made of. Raises GrammarError where they cannot be read."""
    stored = _stored_tree("words", words)
    return parsed(words) if stored is None else stored


@lru_cache(maxsize=1024)
def condition(words: str) -> Node:
    """The expression that `words` are, such as "has('fees')". Raises GrammarError as `tree` does."""
    stored = _stored_tree("condition", words)
    return parsed_condition(words) if stored is None else stored


def stored_trees(words: Iterable[str], conditions: Iterable[str]) -> str:
    """The text of the file STORED for these words and conditions. Raises GrammarError."""
    trees = {_key("words", one): [one, parsed(one)] for one in words}
    trees |= {_key("condition", one): [one, parsed_condition(one)] for one in conditions}
    return "".join(f"{at} {json.dumps(one, separators=(',', ':'))}\n" for at, one in sorted(trees.items()))


def _stored_tree(kind: str, words: str) -> list[Any] | None:
    """The tree that the wheel carries, None where it has none. Two words can share a key, so they are compared."""
    line = _stored().get(_key(kind, words))
    stored_words, found = json.loads(line) if line else (None, None)
    return found if stored_words == words else None


def _key(kind: str, words: str) -> str:
    return f"{kind}:{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"


@cache
def _stored() -> Mapping[str, str]:
    path = resources.PACKAGE / "data" / STORED
    lines = path.read_text(encoding="ascii").splitlines() if path.is_file() else ()
    return MappingProxyType({key: tree for key, _, tree in (line.partition(" ") for line in lines)})


def parsed(words: str) -> Tree:
    """The same as `tree`, always by Jinja."""
    from jinja2 import Environment, TemplateSyntaxError

    try:
        return _body(Environment(trim_blocks=True, lstrip_blocks=True).parse(words).body)
    except TemplateSyntaxError as error:
        raise GrammarError(
            error.lineno, Told(error.message) if error.message else told("the words cannot be read")
        ) from None


def parsed_condition(words: str) -> Node:
    """The same as `condition`, always by Jinja."""
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.parser import Parser

    try:
        parser = Parser(Environment(), words, state="variable")
        found = parser.parse_expression()
        if not parser.stream.eos:
            raise GrammarError(
                1, told("words are left over after the condition: {words!r}", words=parser.stream.current.value)
            )
    except TemplateSyntaxError as error:
        raise GrammarError(1, Told(error.message) if error.message else told("it cannot be read")) from None
    return _lowered(found)


def _body(found: Iterable[nodes.Node]) -> Tree:
    out: Tree = []
    for node in found:
        if type(node).__name__ == "Output":
            out += [_shown(child) for child in node.nodes]  # type: ignore[attr-defined]
        else:
            out.append(_lowered(node))
    return out


def _shown(node: nodes.Node) -> Node:
    if type(node).__name__ == "TemplateData":
        return ["text", node.lineno, node.data]  # type: ignore[attr-defined]
    return ["show", node.lineno, _lowered(node)]


def _lowered(node: Any) -> Node:
    name = type(node).__name__
    if name not in _LOWER:
        return ["refused", node.lineno, "calculate" if name in _CALCULATE else _REFUSED.get(name, "do that")]
    kind, *rest = _LOWER[name](node)
    return [kind, node.lineno, *rest]


def _if(node: Any) -> Node:
    """Each {% elif %} is an {% if %} in the else of the one before."""
    otherwise = _body(node.else_)
    for other in reversed(node.elif_):
        otherwise = [["if", other.lineno, _lowered(other.test), _body(other.body), otherwise]]
    return ["if", _lowered(node.test), _body(node.body), otherwise]


def _for(node: Any) -> Node:
    if type(node.target).__name__ != "Name" or node.test is not None or node.recursive:
        return ["refused", "loop like that"]
    return ["for", node.target.name, _lowered(node.iter), _body(node.body), _body(node.else_)]


def _set(node: Any) -> Node:
    if type(node.target).__name__ != "Name":
        return ["refused", "set several names at once"]
    return ["set", node.target.name, _lowered(node.node)]


def _call(node: Any) -> Node:
    called = node.node.name if type(node.node).__name__ == "Name" else ""
    if called not in ("ref", "has"):
        return ["refused", "call anything but ref and has"]
    given = _constant(node.args[0]) if len(node.args) == 1 and not node.kwargs else None
    return ["name", called] if given is None else [called, given]  # without its clause the name alone is a mistake


def _getitem(node: Any) -> Node:
    given = _constant(node.arg)
    return ["refused", "take out parts"] if given is None else ["get", _lowered(node.node), given]


def _constant(node: Any) -> str | None:
    """The text that stands there in quotes, None where it is something else."""
    return node.value if type(node).__name__ == "Const" and isinstance(node.value, str) else None


def _filter(node: Any) -> Node:
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return ["refused", "use a filter like that"]
    return ["filter", _lowered(node.node), node.name, [_lowered(one) for one in node.args]]


def _both(kind: str) -> Callable[[Any], Node]:
    return lambda node: [kind, _lowered(node.left), _lowered(node.right)]


_LOWER: Mapping[str, Callable[[Any], Node]] = MappingProxyType(
    {
        "If": _if,
        "For": _for,
        "Assign": _set,
        "Call": _call,
        "Getitem": _getitem,
        "Filter": _filter,
        "Const": lambda node: ["value", node.value],
        "Name": lambda node: ["name", node.name],
        "Getattr": lambda node: ["get", _lowered(node.node), node.attr],
        "Test": lambda node: ["test", _lowered(node.node), node.name, [_lowered(one) for one in node.args]],
        "CondExpr": lambda node: ["choose", *map(_lowered, (node.test, node.expr1)),
                                  _lowered(node.expr2) if node.expr2 is not None else ["value", node.lineno, ""]],
        "Compare": lambda node: ["compare", _lowered(node.expr), [[one.op, _lowered(one.expr)] for one in node.ops]],
        "Not": lambda node: ["not", _lowered(node.node)],
        "List": lambda node: ["list", [_lowered(one) for one in node.items]],
        "Tuple": lambda node: ["list", [_lowered(one) for one in node.items]],
        "Concat": lambda node: ["join", [_lowered(one) for one in node.nodes]],
        "And": _both("and"),
        "Or": _both("or"),
        "Add": _both("add"),
        "Sub": _both("sub"),
    }
)  # fmt: skip
"""Kind of Jinja's node → what it becomes here, without the line."""

_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Include", "Import", "FromImport", "Extends"), "take in other files"),
        **dict.fromkeys(("Block", "Macro", "CallBlock"), "define blocks or macros"),
    }
)
"""What Jinja can and words cannot, to follow "words cannot"."""

_CANNOT = (
    Told("words cannot calculate"),
    Told("words cannot do that"),
    Told("words cannot loop like that"),
    Told("words cannot set several names at once"),
    Told("words cannot call anything but ref and has"),
    Told("words cannot take out parts"),
    Told("words cannot use a filter like that"),
    Told("words cannot take in other files"),
    Told("words cannot define blocks or macros"),
)


def cannot(what: str) -> Told:
    """Why words are refused that want to do `what`, which a node of the kind "refused" holds."""
    line = f"words cannot {what}"
    return next((one for one in _CANNOT if one == line), Told(line))
