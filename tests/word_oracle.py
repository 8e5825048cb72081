"""What "the same document" means when tracked changes are accepted or rejected: the XML, but for how it is cut up."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from clausekit.ooxml.names import w
from clausekit.ooxml.package import parse

_NOISE = (w("proofErr"), w("lastRenderedPageBreak"))
_RSID = re.compile(r"rsid|paraId|textId")


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → content, in the order of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes, part: str) -> etree._Element:
    """The root of one part of a Word file."""
    return parse("test.docx", part, parts_of(data)[part])


def canonical(root: etree._Element) -> list[str]:
    """One line per paragraph and per other element: runs of equal looks are one, revision numbers are left out."""
    root = copy.deepcopy(root)
    for one in list(root.iter(*_NOISE)):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in list(root.iter()):
        for key in list(one.attrib):
            if _RSID.search(str(key)):
                del one.attrib[key]
        if one.tag == w("t"):
            one.attrib.clear()
    for empty in reversed(list(root.iter(w("rPr"), w("pPr")))):
        parent = empty.getparent()
        if not len(empty) and parent is not None:
            parent.remove(empty)  # properties that say nothing are none
    for paragraph in list(root.iter()):
        _join_runs(paragraph)
        if paragraph.tag == w("r"):
            _join_texts(paragraph)
    _number_anew(root)
    return list(_lines(root, 0))


def _number_anew(root: etree._Element) -> None:
    """Ids of bookmarks only tie their two ends together: counted in order."""
    known: dict[str, str] = {}
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        mark.set(w("id"), known.setdefault(mark.get(w("id"), ""), str(len(known))))


def _join_runs(parent: etree._Element) -> None:
    runs = list(parent.iterchildren())
    for before, after in pairwise(runs):
        if before.tag == after.tag == w("r") and _look(before) == _look(after):
            words = [child for child in after if child.tag != w("rPr")]
            after[:] = [*before, *words]
            parent.remove(before)
            _join_texts(after)


def _join_texts(run: etree._Element) -> None:
    for child in list(run):
        before = child.getprevious()
        if before is not None and before.tag == child.tag == w("t"):
            child.text = (before.text or "") + (child.text or "")
            run.remove(before)


def _look(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _lines(one: etree._Element, depth: int) -> Iterator[str]:
    text = one.text or "" if one.tag.endswith("}t") else ""
    attributes = " ".join(f"{key}={value}" for key, value in sorted(one.attrib.items()))
    yield f"{'  ' * depth}{etree.QName(one).localname} {attributes} {text}"
    for child in one:
        yield from _lines(child, depth + 1)
