"""The look of somebody's own Word document: its styles, numbers, paper, head and foot, with the pictures in them.

Of its words nothing is taken but what stands in its head and foot. It is opened like any file that others made: with
the limits of `ooxml.package`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from clausekit.builder.numbers import Level, Levels
from clausekit.errors import UnsupportedFile
from clausekit.ooxml.names import CONTENT_TYPES, R, w
from clausekit.ooxml.package import Package, Relationship, open_package
from clausekit.saying import told

_MOST_BYTES = 20 * 1024 * 1024
"""All parts that are taken over, together: a logo of good size is a hundredth of it."""
_DEPTHS = 4
_MARGIN_KINDS = ("header", "footer")
_KEPT = ("headerReference", "footerReference", "pgSz", "pgMar", "pgBorders", "titlePg", "rtlGutter", "docGrid")
"""What a section says of its look (17.6); the order is that of the schema."""


class Part(NamedTuple):
    """A part to take over. name: in the package that it comes from; links: its relationships."""

    name: str
    content: bytes
    type: str
    links: tuple[Relationship, ...]


class Letterhead(NamedTuple):
    """A look.

    path      the name for messages
    styles    the root of its styles.xml
    section   its w:sectPr, with references by the ids of its own file
    margins   relationship id → the name of the part with a head or a foot
    parts     these parts and what they lead to, by name; the theme too
    levels    how its headings are numbered, None where they have no list
    indents   level → its w:pPr in that list
    """

    path: str
    styles: etree._Element
    section: etree._Element
    margins: Mapping[str, str]
    parts: Mapping[str, Part]
    theme: str
    levels: Levels | None
    indents: Mapping[int, etree._Element]


def letterhead(path: str, data: bytes) -> Letterhead:
    """The look of a Word file. Raises as `open_package` does, UnsupportedFile where it has no styles or no body."""
    package = open_package(path, data)
    root, types = package.xml(package.main), package.xml("[Content_Types].xml")
    related = package.related(package.main)
    styles = package.xml(package.one(package.main, "styles") or "word/styles.xml")
    if root is None or types is None or styles is None:
        raise UnsupportedFile(path, told("has no styles to take over; open it in Word, save it again as DOCX"))
    section = _section(root)
    asked = {one.get(f"{{{R}}}id") for kind in _MARGIN_KINDS for one in section.iterchildren(w(f"{kind}Reference"))}
    margins = {link.id: link.target for link in related if link.id in asked and not link.external}
    theme = package.one(package.main, "theme")
    kinds = _types(types)
    parts = {
        part.name: part
        for name in (*margins.values(), *([theme] if theme else ()))
        for part in _parts(package, name, kinds)
    }
    if sum(len(part.content) for part in parts.values()) > _MOST_BYTES:
        raise UnsupportedFile(
            path, told("has more than {most} MB in its head and foot; use smaller pictures", most=_MOST_BYTES >> 20)
        )
    levels, indents = _levels(styles, package.xml(package.one(package.main, "numbering")))
    return Letterhead(path, styles, section, margins, parts, theme if theme in parts else "", levels, indents)


def _section(root: etree._Element) -> etree._Element:
    """The last section without what is of no look: changes, columns, the way its pages are counted."""
    found = root.findall(f"{w('body')}/{w('sectPr')}") or list(root.iter(w("sectPr")))
    section = deepcopy(found[-1]) if found else etree.Element(w("sectPr"))
    for child in list(section):
        if child.tag not in tuple(map(w, _KEPT)):
            section.remove(child)
    section.attrib.clear()
    return section


def _types(types: etree._Element) -> dict[str, str]:
    """ "/part" or "extension", in small letters → content type."""
    return {
        (one.get("PartName") or one.get("Extension") or "").lower(): one.get("ContentType", "")
        for one in types.iterchildren(f"{{{CONTENT_TYPES}}}Override", f"{{{CONTENT_TYPES}}}Default")
    }


def _parts(package: Package, name: str, kinds: Mapping[str, str]) -> Iterator[Part]:
    """A part and, once each, what it leads to. Of what hangs on it only pictures are taken."""
    content = package.read(name)
    if content is None:
        return
    pictures = (link for link in package.related(name) if link.external or link.type.endswith("/image"))
    links = tuple(link for link in pictures if link.external or link.target.lower() in package.names)
    kind = kinds.get(f"/{name}".lower()) or kinds.get(posixpath.splitext(name)[1][1:].lower(), "")
    yield Part(name, content, kind, links)
    for link in links:
        picture = None if link.external else package.read(link.target)
        if picture is not None:
            kind = kinds.get(f"/{link.target}".lower()) or kinds.get(posixpath.splitext(link.target)[1][1:].lower(), "")
            yield Part(link.target, picture, kind, ())


def style_by_name(styles: etree._Element, name: str) -> etree._Element | None:
    """The style with this name (17.7.4.9), whatever its id and the case of its letters: names of built-in styles are
    the same in every language of Word."""
    for style in styles.iterchildren(w("style")):
        named = style.find(w("name"))
        if named is not None and named.get(w("val"), "").lower() == name.lower():
            return style
    return None


def _levels(
    styles: etree._Element, numbering: etree._Element | None
) -> tuple[Levels | None, Mapping[int, etree._Element]]:
    """The list that numbers the style heading 1, where it has four levels that we can print."""
    heading = style_by_name(styles, "heading 1")
    number = None if heading is None else heading.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if number is None or numbering is None:
        return None, {}
    for num in numbering.iterchildren(w("num")):
        kind = num.find(w("abstractNumId"))
        if num.get(w("numId")) == number.get(w("val")) and kind is not None:
            wanted = kind.get(w("val"))
            lists = (one for one in numbering.iterchildren(w("abstractNum")) if one.get(w("abstractNumId")) == wanted)
            found = next(lists, None)
            return _levels_of(found) if found is not None else (None, {})
    return None, {}


def _levels_of(found: etree._Element) -> tuple[Levels | None, Mapping[int, etree._Element]]:
    levels = {one.get(w("ilvl"), ""): one for one in found.iterchildren(w("lvl"))}
    if not all(str(depth) in levels for depth in range(_DEPTHS)):
        return None, {}
    printed = tuple(_level(levels[str(depth)]) for depth in range(_DEPTHS))
    if "%1" not in printed[0].text or any(
        "%" in level.text and f"%{depth + 1}" not in level.text for depth, level in enumerate(printed)
    ):
        return None, {}
    looks = ((depth, levels[str(depth)].find(w("pPr"))) for depth in range(_DEPTHS))
    return printed, {depth: look for depth, look in looks if look is not None}


def _level(level: etree._Element) -> Level:
    def value(name: str, usual: str) -> str:
        found = level.find(w(name))
        return usual if found is None else found.get(w("val"), usual)

    return Level(value("numFmt", "decimal"), value("lvlText", "").strip())
