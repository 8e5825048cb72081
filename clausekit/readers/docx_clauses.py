"""Which clauses of ours a Word file was built with, and what has become of them: see `ooxml.provenance`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from lxml import etree

from clausekit.errors import DamagedFile
from clausekit.model import Block, ClauseMark, ClauseState
from clausekit.ooxml.names import w
from clausekit.ooxml.package import Package, parse
from clausekit.ooxml.provenance import NAMESPACE, PREFIX, REFERENCES, Origin, digest

_MOST = 1000
"""Clauses that are looked at; no agreement has as many."""


_KEYS = ("mark", "id", "variant", "title", "words")


class _Range(NamedTuple):
    """Paragraphs of the body, by their numbers."""

    first: int
    last: int


def clause_marks(package: Package, body: etree._Element, blocks: Sequence[Block]) -> tuple[ClauseMark, ...]:
    """The clauses that the file says it was built with, in its order; () where it says nothing. `blocks` are those of
    the whole document with their places in its text."""
    listed = next(_listed(package), None)
    if listed is None:
        return ()
    references = [listed.get(name, "") for name in REFERENCES]
    own = [block for block in blocks if block.part == "body"]
    ranges = _ranges(body)
    found = (_mark(origin, _blocks(origin, ranges, own), references) for origin in _origins(listed))
    return tuple(found)


def _listed(package: Package) -> Iterator[etree._Element]:
    """Our part. Those of other programs are not looked into, and one that is broken is no part of the contract."""
    for link in package.related(package.main):
        if link.type.endswith("/customXml") and not link.external:
            data = package.read(link.target) or b""
            with suppress(DamagedFile):
                root = parse(package.path, link.target, data) if NAMESPACE.encode() in data else None
                if root is not None and root.tag == f"{{{NAMESPACE}}}clauses":
                    yield root


def _origins(listed: etree._Element) -> Iterator[Origin]:
    for one in islice(listed.iterchildren(), _MOST):
        version = one.get("version", "")
        if version.isdecimal() and len(version) < 10:
            mark, clause, variant, title, words = (one.get(key, "") for key in _KEYS)
            yield Origin(mark, clause, variant, int(version), title, words)


def _ranges(body: etree._Element) -> dict[str, _Range]:
    """Name of each of our bookmarks → the paragraphs that it is around."""
    place = 0
    open_: dict[str | None, tuple[str, int]] = {}
    found: dict[str, _Range] = {}
    for element in body.iter(w("p"), w("bookmarkStart"), w("bookmarkEnd")):
        if element.tag == w("p"):
            place += 1
        elif element.tag == w("bookmarkStart"):
            name = element.get(w("name"), "")
            if name.startswith(PREFIX):
                inside = next(element.iterancestors(w("p")), None) is not None
                open_[element.get(w("id"))] = (name, place if inside else place + 1)
        elif element.get(w("id")) in open_:
            name, first = open_.pop(element.get(w("id")))
            found[name] = _Range(first, place)
    return found


def _blocks(origin: Origin, ranges: dict[str, _Range], blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands where the clause was built: within its bookmark, else below a heading with its title; together with
    the numbered paragraphs that were put behind it, but for a clause that `fix` put there in its own bookmark."""
    at = ranges.get(origin.mark)
    if at is not None:
        inside = [index for index, block in enumerate(blocks) if at.first <= block.source <= at.last]
    else:
        inside = [index for index, block in enumerate(blocks) if _is_heading(block, origin.title)][:1]
    if not inside:
        return ()
    end = inside[-1] + 1
    others = {one.first for one in ranges.values()}
    while end < len(blocks) and blocks[end].kind == "item" and blocks[end].source not in others:
        end += 1
    return blocks[inside[0] : end]


def _is_heading(block: Block, title: str) -> bool:
    return block.kind == "heading" and " ".join(block.text.split()) == " ".join(title.split())


def _mark(origin: Origin, blocks: Sequence[Block], references: Sequence[str]) -> ClauseMark:
    words = "\n".join(block.text for block in blocks)
    if not words.strip():
        return ClauseMark(origin.clause, origin.variant, origin.version, "removed", 0, 0)
    state: ClauseState = "same" if digest(words, *references) == origin.digest else "changed"
    return ClauseMark(origin.clause, origin.variant, origin.version, state, blocks[0].start, blocks[-1].end)
