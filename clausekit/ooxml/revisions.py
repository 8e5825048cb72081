"""Accepting and rejecting every tracked change of a part (ECMA-376 17.13.5), on its XML.

What Word and LibreOffice do to a document when a person says "accept all" or "reject all": words, paragraph marks,
rows and cells of tables, moves, and former properties. A paragraph whose mark goes is joined with the next one, which
keeps its own properties; where nothing of it is left, it goes altogether.
"""

from __future__ import annotations

import copy

from lxml import etree

from clausekit.ooxml.names import w

_FORMER = tuple(
    w(name)
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange",
    )
)  # fmt: skip
_RANGES = tuple(
    w(f"{kind}Range{end}")
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel")
    for end in ("Start", "End")
)
_SILENT = frozenset(
    w(name) for name in ("proofErr", "bookmarkEnd", "bookmarkStart", "commentRangeStart", "commentRangeEnd")
)
"""Marks that a paragraph may hold without holding anything."""


def accepted(root: etree._Element) -> etree._Element:
    """A copy of `root` with every tracked change accepted."""
    return _settled(root, keep=("ins", "moveTo"), drop=("del", "moveFrom"), cells=("cellIns", "cellDel"), former=False)


def rejected(root: etree._Element) -> etree._Element:
    """A copy of `root` with every tracked change rejected."""
    return _settled(root, keep=("del", "moveFrom"), drop=("ins", "moveTo"), cells=("cellDel", "cellIns"), former=True)


def _settled(
    root: etree._Element, keep: tuple[str, ...], drop: tuple[str, ...], cells: tuple[str, str], former: bool
) -> etree._Element:
    """`keep` are unwrapped and `drop` go with what is inside; `cells` name the marks of cells that stay and that go."""
    tree = copy.deepcopy(root)
    filled = _filled_bookmarks(tree)
    gone = {w(name) for name in drop}
    marked: list[etree._Element] = []
    for change in list(tree.iter(*gone, *(w(name) for name in keep))):
        parent = change.getparent()
        if parent is None:
            continue
        if parent.tag == w("rPr"):  # of a paragraph's mark
            paragraph = _paragraph_of(change)
            parent.remove(change)
            if change.tag in gone and paragraph is not None:
                marked.append(paragraph)
        elif parent.tag == w("trPr"):
            row = parent.getparent()
            parent.remove(change)
            if change.tag in gone and row is not None and row.getparent() is not None:
                _remove(row)
        elif change.tag in gone:
            _remove(change)
        else:
            _unwrap(change)
    _settle_cells(tree, *cells)
    _settle_properties(tree, former)
    for paragraph in reversed(marked):
        _join(paragraph)
    for mark in list(tree.iter(*_RANGES)):
        _remove(mark)
    for deleted in tree.iter(w("delText"), w("delInstrText")):
        deleted.tag = w("t") if deleted.tag == w("delText") else w("instrText")
    _drop_loose_ends(tree, filled)
    return tree


def _paragraph_of(mark: etree._Element) -> etree._Element | None:
    properties = next(mark.iterancestors(w("pPr")), None)
    return None if properties is None else properties.getparent()


def _settle_cells(tree: etree._Element, stays: str, goes: str) -> None:
    for cell in list(tree.iter(w("tc"))):
        properties = cell.find(w("tcPr"))
        if properties is None:
            continue
        if properties.find(w(goes)) is not None:
            _remove(cell)
            continue
        for mark in properties.findall(w(stays)):
            properties.remove(mark)


def _settle_properties(tree: etree._Element, former: bool) -> None:
    """Former properties take their place again, or are forgotten."""
    for change in list(tree.iter(*_FORMER)):
        properties = change.getparent()
        if properties is None:
            continue
        properties.remove(change)
        inner = next(iter(change), None)
        if former and inner is not None:
            kept = [child for child in properties if child.tag in (w("rPr"), w("sectPr")) and inner.tag == w("pPr")]
            kept += [child for child in properties if child.tag in (w("headerReference"), w("footerReference"))]
            properties[:] = [*inner, *kept]


def _join(paragraph: etree._Element) -> None:
    """Join a paragraph that has lost its mark with the next one; the last of its kind keeps its mark."""
    after = paragraph.getnext()
    between: list[etree._Element] = []
    while after is not None and after.tag not in (w("p"), w("tbl"), w("sdt"), w("sectPr")):
        between.append(after)
        after = after.getnext()
    words = [child for child in paragraph if child.tag != w("pPr")]
    if all(child.tag in _SILENT for child in words) and after is not None and after.tag != w("sectPr"):
        # Marks of bookmarks that begin before or end behind stay where they were.
        for child in words:
            if child.tag != w("proofErr"):
                paragraph.addprevious(child)
        _remove(paragraph)
        return
    if after is None or after.tag != w("p"):
        return
    properties = after.find(w("pPr"))
    at = 0 if properties is None else 1
    after[at:at] = [*words, *between]
    _remove(paragraph)


def _filled_bookmarks(tree: etree._Element) -> frozenset[str]:
    """The ids of the bookmarks that have a run between their start and their end."""
    open_: set[str] = set()
    filled: set[str] = set()
    for one in tree.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r")):
        if one.tag == w("r"):
            filled |= open_
        elif one.tag == w("bookmarkStart"):
            open_.add(one.get(w("id"), ""))
        else:
            open_.discard(one.get(w("id"), ""))
    return frozenset(filled)


def _drop_loose_ends(tree: etree._Element, filled: frozenset[str]) -> None:
    """Bookmarks whose words are all gone, and the ranges of comments whose reference is, go with them."""
    anchors = {one.get(w("id")) for one in tree.iter(w("commentReference"))}
    for mark in list(tree.iter(w("commentRangeStart"), w("commentRangeEnd"))):
        if mark.get(w("id")) not in anchors:
            _remove(mark)
    lost = filled - _filled_bookmarks(tree)
    for mark in list(tree.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if mark.get(w("id"), "") in lost:
            _remove(mark)


def _unwrap(change: etree._Element) -> None:
    parent = change.getparent()
    if parent is not None:
        at = parent.index(change)
        parent[at : at + 1] = list(change)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
