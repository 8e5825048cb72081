"""An agreement in somebody's own look: its parts with the styles, the paper, the head and the foot of a letterhead.

Where the letterhead has a style of ours by name (Title, heading 1, Body Text, …) its own is used; the others are added
to its styles, and stand on its usual paragraph.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from clausekit.ooxml.names import CONTENT_TYPES, RELATIONSHIPS, R, W, w
from clausekit.ooxml.package import Relationship, parse
from clausekit.writers.word.letterhead import Letterhead, Part, style_by_name
from clausekit.writers.word.letters import leave_latin, look_alike

_STYLES, _NUMBERING, _BODY = "word/styles.xml", "word/numbering.xml", "word/document.xml"
_LINKS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_FOLDER = "word/letterhead/"
"""Where the parts of the letterhead go, so that no name meets one of ours."""
_ID = "rIdLetterhead"
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_REFERRED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def dressed(parts: Mapping[str, bytes], look: Letterhead) -> dict[str, bytes]:
    """The parts of a Word file of ours, by name, in the look of `look`. The same two give the same bytes."""
    out = dict(parts)
    styles, ids = _styles(parts[_STYLES], look)
    look_alike(styles)
    out[_STYLES] = _written(styles)
    out[_NUMBERING] = _written(_numbering(parts[_NUMBERING], look, ids))
    out[_BODY] = _written(_body(parts[_BODY], look, ids))
    for name in ("word/header.xml", "word/footer.xml"):
        root = etree.fromstring(parts[name])
        _rename(root, ids)
        leave_latin(root)
        out[name] = _written(root)
    names = {name: f"{_FOLDER}{number}{posixpath.splitext(name)[1]}" for number, name in enumerate(look.parts, 1)}
    for name, part in look.parts.items():
        out[names[name]] = _taken(look.path, part) if name.endswith(".xml") else part.content
        if part.links:
            out[f"{_FOLDER}_rels/{posixpath.basename(names[name])}.rels"] = _links_of(part.links, names)
    links = _links(parts[_LINKS], look, names)
    unused = _unused(links, etree.fromstring(out[_BODY]))
    out[_LINKS] = _written(links)
    out[_TYPES] = _types(parts[_TYPES], look, names, unused)
    return {name: content for name, content in out.items() if name not in unused}


def _unused(links: etree._Element, body: etree._Element) -> frozenset[str]:
    """Take the links to a head or foot of ours that stands nowhere out; the names of these parts."""
    asked = {one.get(f"{{{R}}}id") for one in body.iter(w("headerReference"), w("footerReference"))}
    gone = set()
    for link in list(links):
        if link.get("Type", "").endswith(("/header", "/footer")) and link.get("Id") not in asked:
            links.remove(link)
            gone.add(posixpath.normpath(posixpath.join("/word", link.get("Target", ""))).lstrip("/"))
    return frozenset(gone)


def _styles(own: bytes, look: Letterhead) -> tuple[etree._Element, dict[str, str]]:
    """The styles of the letterhead with those of ours that it lacks; our id → the id there."""
    styles = deepcopy(look.styles)
    _cleaned(styles)
    _plain(styles)
    taken = {style.get(w("styleId")) for style in styles.iterchildren(w("style"))}
    ids: dict[str, str] = {}
    added = []
    for style in etree.fromstring(own).iterchildren(w("style")):
        id, name = style.get(w("styleId"), ""), style.find(w("name"))
        there = style_by_name(styles, "" if name is None else name.get(w("val"), ""))
        if there is not None and there.get(w("type")) == style.get(w("type")):
            ids[id] = there.get(w("styleId"), "")
            _number_like(there, style)
        else:
            ids[id] = id if id not in taken else f"Agreement{id}"
            style.set(w("styleId"), ids[id])
            if w("default") in style.attrib:
                del style.attrib[w("default")]
            added.append(style)
    for style in added:
        _rename(style, ids)
        styles.append(style)
    _uncount(styles, ids)
    _speak(styles, etree.fromstring(own))
    return styles, ids


def _speak(theirs: etree._Element, ours: etree._Element) -> None:
    """The language of the words is that of the agreement, whatever the letterhead was written in (17.3.2.20)."""
    way = (w("docDefaults"), w("rPrDefault"), w("rPr"), w("lang"))
    language = ours.find("/".join(way))
    _drop(theirs, w("lang"))
    parent = theirs
    for position, name in enumerate(way[:-1]):
        inner = parent.find(name)
        if inner is None:
            inner = etree.Element(name)
            parent.insert(0 if position < 2 else len(parent), inner)
        parent = inner
    if language is not None:
        _put_in_order(parent, deepcopy(language), ("eastAsianLayout", "specVanish", "oMath", "rPrChange"))


def _number_like(theirs: etree._Element, ours: etree._Element) -> None:
    """Only the styles that we number are numbered, and by our list."""
    _drop(theirs, w("numPr"))
    number = ours.find(f"{w('pPr')}/{w('numPr')}")
    if number is None:
        return
    _put_in_order(_paragraph_properties(theirs), deepcopy(number), _AFTER_NUMBER)


def _paragraph_properties(style: etree._Element) -> etree._Element:
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        _put_in_order(style, properties, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
    return properties


def _uncount(styles: etree._Element, ids: Mapping[str, str]) -> None:
    """Take the number from what stands on a style that we number, such as Word's TOC Heading on heading 1: it would
    count along with the clauses (17.9.18: the list 0 is none)."""
    own = {style.get(w("styleId")): style for style in styles.iterchildren(w("style"))}
    numbered = {id for id, style in own.items() if style.find(f"{w('pPr')}/{w('numPr')}") is not None}
    for id in sorted(set(ids.values()) - numbered):
        if numbered & set(_bases(own, id)):
            number = etree.Element(w("numPr"))
            etree.SubElement(number, w("numId")).set(w("val"), "0")
            _put_in_order(_paragraph_properties(own[id]), number, _AFTER_NUMBER)


def _bases(styles: Mapping[str | None, etree._Element], id: str) -> list[str]:
    """The ids of the styles that a style stands on; one that stands on itself ends there."""
    found: list[str] = []
    while id in styles and (base := styles[id].find(w("basedOn"))) is not None:
        id = base.get(w("val"), "")
        if id in found:
            break
        found.append(id)
    return found


_AFTER_NUMBER = (
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""What stands after w:numPr in w:pPr (17.3.1.26)."""


def _put_in_order(parent: etree._Element, child: etree._Element, after: tuple[str, ...]) -> None:
    later = next((one for one in parent if one.tag in tuple(map(w, after))), None)
    parent.append(child) if later is None else later.addprevious(child)


def _cleaned(root: etree._Element) -> None:
    """Without numbers from lists that are not there, and without the marks of who saved when."""
    _drop(root, w("numPr"))
    _drop(root, w("rsid"))
    for element in root.iter(etree.Element):
        for key in [key for key in element.attrib if str(key).startswith(w("rsid"))]:
            del element.attrib[key]


def _plain(styles: etree._Element) -> None:
    """Without what newer programs add in names of their own (ECMA-376-3): what they mean is told elsewhere too."""
    for element in list(styles.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and etree.QName(element).namespace != W:
            parent.remove(element)
        for key in [key for key in element.attrib if not str(key).startswith(f"{{{W}}}")]:
            del element.attrib[key]
    etree.cleanup_namespaces(styles, keep_ns_prefixes=["w"])


def _drop(root: etree._Element, name: str) -> None:
    for found in list(root.iter(name)):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)


def _rename(root: etree._Element, ids: Mapping[str, str]) -> None:
    for element in root.iter(*map(w, _REFERRED)):
        id = element.get(w("val"), "")
        element.set(w("val"), ids.get(id, id))


def _numbering(own: bytes, look: Letterhead, ids: Mapping[str, str]) -> etree._Element:
    root = etree.fromstring(own)
    _rename(root, ids)
    leave_latin(root)
    for level in root.iter(w("lvl")):
        indent = look.indents.get(int(level.get(w("ilvl"), "0")))
        mine = level.find(w("pPr"))
        if indent is not None and mine is not None:
            level.replace(mine, deepcopy(indent))
    return root


def _body(own: bytes, look: Letterhead, ids: Mapping[str, str]) -> etree._Element:
    root = etree.fromstring(own)
    _rename(root, ids)
    leave_latin(root)
    (section,) = root.iter(w("sectPr"))
    before, dressed_section = _width(section), _section(section, look)
    section.addprevious(dressed_section)
    root[0].remove(section)
    after = _width(dressed_section)
    for element in root.iter(w("tblW"), w("gridCol"), w("tcW")):
        element.set(w("w"), str(int(element.get(w("w"), "0")) * after // before))
    return root


def _section(own: etree._Element, look: Letterhead) -> etree._Element:
    """The letterhead's, with a foot of ours where it has none: an agreement counts its pages."""
    section = deepcopy(look.section)
    for element in section.iter(etree.Element):
        for key in [key for key in element.attrib if not str(key).startswith((f"{{{W}}}", f"{{{R}}}"))]:
            del element.attrib[key]
    for margins in section.iterchildren(w("pgMar")):  # the schema wants all seven, some programs write six
        for key in _MARGINS:
            margins.set(w(key), margins.get(w(key), "0"))
    for kind in ("header", "footer"):
        theirs = section.findall(w(f"{kind}Reference"))
        for one in theirs:
            id = one.get(f"{{{R}}}id", "")
            one.set(f"{{{R}}}id", f"{_ID}{id}")
            if id not in look.margins or look.margins[id] not in look.parts:
                section.remove(one)
    if section.find(w("footerReference")) is None:
        at = len(section.findall(w("headerReference")))
        title = section.find(w("titlePg")) is not None
        for one in own.findall(w("footerReference")):
            if title or one.get(w("type")) == "default":
                section.insert(at, deepcopy(one))
                at += 1
    for name in ("pgSz", "pgMar"):
        mine = own.find(w(name))
        if section.find(w(name)) is None and mine is not None:
            _put_in_order(section, deepcopy(mine), ("pgMar", "pgBorders", "titlePg", "rtlGutter", "docGrid"))
    return section


def _width(section: etree._Element) -> int:
    """The width of the text, in twentieths of a point."""

    def number(name: str, key: str) -> int:
        found = section.find(w(name))
        value = "" if found is None else found.get(w(key), "")
        return int(value) if value.isdecimal() else 0

    return max(number("pgSz", "w") - number("pgMar", "left") - number("pgMar", "right"), 1440)


def _taken(path: str, part: Part) -> bytes:
    root = parse(path, part.name, part.content)
    _cleaned(root)
    return _written(root)


def _links_of(links: tuple[Relationship, ...], names: Mapping[str, str]) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
    for link in links:
        target = link.target if link.external else f"/{names[link.target]}"
        _link(root, link.id, link.type, target, link.external)
    return _written(root)


def _links(own: bytes, look: Letterhead, names: Mapping[str, str]) -> etree._Element:
    root = etree.fromstring(own)
    for id, name in look.margins.items():
        if name in look.parts:
            kind = "header" if "header" in look.parts[name].type else "footer"
            _link(root, f"{_ID}{id}", f"{R}/{kind}", f"/{names[name]}", False)
    if look.theme:
        _link(root, f"{_ID}Theme", f"{R}/theme", f"/{names[look.theme]}", False)
    return root


def _link(root: etree._Element, id: str, kind: str, target: str, external: bool) -> None:
    link = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=id, Type=kind, Target=target)
    if external:
        link.set("TargetMode", "External")


def _types(own: bytes, look: Letterhead, names: Mapping[str, str], unused: frozenset[str]) -> bytes:
    root = etree.fromstring(own)
    for one in list(root):
        if one.get("PartName", "").lstrip("/") in unused:
            root.remove(one)
    for name, part in look.parts.items():
        if names[name] in unused:
            continue
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{names[name]}", ContentType=part.type)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
