"""The parts that differ between agreements only by language, and what ties the parts together (ECMA-376-2)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Template

from clausekit import resources
from clausekit.builder.agreement import Fonts, Form
from clausekit.ooxml.escape import attribute
from clausekit.ooxml.provenance import PART
from clausekit.writers.word.fonts import font_names, latin_tag
from clausekit.writers.word.xml import R, Xml, escaped

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

HEADER, FOOTER = "rId5", "rId6"

_RELATED = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId3": ("settings", "settings.xml"),
    "rId4": ("fontTable", "fontTable.xml"),
    HEADER: ("header", "header.xml"),
    FOOTER: ("footer", "footer.xml"),
}
"""Relationship → its kind and the part of the document that it leads to."""


@cache
def shipped_xml(name: str, language: str) -> Xml:
    """The part data/word/`name`.xml with `$language` filled in."""
    return _filled(name, {"language": language})


@cache
def styles_xml(language: str, form: Form, fonts: Fonts) -> Xml:
    """The styles, in the sizes that data/word/sizes.yaml gives for the form and the language."""
    spoken = {"language": language, "latin": latin_tag(language, fonts)}
    sizes = resources.load("word", "sizes")
    own = sizes["languages"].get(language.partition("-")[0], {}).get(form, {})
    return _filled("styles", {**spoken, **sizes[form], **own, **font_names(fonts)})


@cache
def font_table_xml(*used: Fonts) -> Xml:
    """The fonts, each with the one to take where it is not installed."""
    own = dict.fromkeys(
        f'<w:font w:name={attribute(fonts.own)}><w:altName w:val={attribute(fonts.instead)}/><w:charset w:val="00"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>\n'
        for fonts in used
        if fonts.script != "latin"
    )
    return Xml(Template(_text("fontTable")).substitute(more="".join(own)))


def _filled(name: str, values: Mapping[str, object]) -> Xml:
    return Xml(Template(_text(name)).substitute({key: escaped(str(value)) for key, value in values.items()}))


def _text(name: str) -> str:
    return (resources.shipped("word") / f"{name}.xml").read_text(encoding="utf-8")


@cache
def content_types_xml() -> Xml:
    """The content type of each part (ECMA-376-2 10.1)."""
    overrides = [("/word/document.xml", f"{_WORD}.document.main+xml"), ("/docProps/core.xml", _CORE)]
    overrides += [(f"/word/{target}", f"{_WORD}.{kind}+xml") for kind, target in _RELATED.values()]
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return Xml(
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>\n'
    )


@cache
def package_relationships_xml() -> Xml:
    """Where the document and its properties are."""
    return _relationships(
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )


@cache
def relationships_xml() -> Xml:
    """Where the parts of the document are."""
    links = ((id, f"{R}/{kind}", target) for id, (kind, target) in _RELATED.items())
    return _relationships(*links, ("rId7", f"{R}/customXml", f"../{PART}"))


def _relationships(*links: tuple[str, str, str]) -> Xml:
    listed = "".join(
        f"<Relationship Id={attribute(id)} Type={attribute(kind)} Target={attribute(target)}/>"
        for id, kind, target in links
    )
    return Xml(f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>\n')
