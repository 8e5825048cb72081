"""What a paragraph or run inherits from its style (ECMA-376 17.7), as far as reading needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from clausekit.ooxml.names import w

_BUILT_IN_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 64
_STRONG = frozenset({w("b"), w("caps"), w("u")})
_VANISH, _FONTS, _RUN_STYLE, _VAL = w("vanish"), w("rFonts"), w("rStyle"), w("val")
_ASCII, _HIGH_ANSI, _COMPLEX = w("ascii"), w("hAnsi"), w("cs")


class Look(NamedTuple):
    """The properties that matter here; None where nothing is said.

    outline      0 … 8 outline level, 9 body text
    number       the list (numId) the paragraph is in, "0" for expressly none
    level        the list level (ilvl)
    number_from  the style that gave `number`
    strong       bold, capitals or underlined
    hidden       not printed (w:vanish)
    font         the font's name for Latin letters
    title        the style is a title
    """

    outline: int | None = None
    number: str | None = None
    level: int | None = None
    number_from: str = ""
    strong: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    title: bool = False

    def over(self, base: Look) -> Look:
        """This look laid over `base`: what is said here wins."""
        if self is PLAIN:
            return base
        return Look(
            base.outline if self.outline is None else self.outline,
            base.number if self.number is None else self.number,
            base.level if self.level is None else self.level,
            base.number_from if self.number is None else self.number_from,
            base.strong if self.strong is None else self.strong,
            base.hidden if self.hidden is None else self.hidden,
            base.font if self.font is None else self.font,
            self.title or base.title,
        )


PLAIN = Look()


class Styles:
    """The styles of a document; a style's look is worked out when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = (
            {} if root is None else {_attribute(style, "styleId"): style for style in root.iter(w("style"))}
        )
        self._looks: dict[str, Look] = {}
        self.default = next(
            (name for name, style in self._elements.items() if is_on(style.get(w("default")), missing=False)
             and style.get(w("type")) == "paragraph"),
            "",
        )  # fmt: skip
        fonts = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
        self.font = None if fonts is None else fonts.get(w("ascii"))

    def look(self, style: str) -> Look:
        """What the style named `style` says, with all that it is based on."""
        if style not in self._looks:
            found = PLAIN
            for element in self._chain(style):
                found = found.over(_own_look(element))
            self._looks[style] = found
        return self._looks[style]

    def _chain(self, style: str) -> Iterator[etree._Element]:
        for _ in range(_DEEPEST):  # a style may be based on itself in a broken file
            element = self._elements.get(style)
            if element is None:
                return
            yield element
            based_on = element.find(w("basedOn"))
            style = "" if based_on is None else based_on.get(w("val"), "")


def paragraph_look(properties: etree._Element, styles: Styles) -> Look:
    """What a paragraph's own properties (w:pPr) and its style say."""
    style = properties.find(w("pStyle"))
    return _paragraph_part(properties).over(styles.look(styles.default if style is None else style.get(w("val"), "")))


def run_look(properties: etree._Element, styles: Styles) -> Look:
    """What a run's own properties (w:rPr) and its character style say."""
    style = properties.find(_RUN_STYLE)
    own = _run_part(properties)
    return own if style is None else own.over(styles.look(style.get(_VAL, "")))


def is_on(value: str | None, missing: bool = True) -> bool:
    """The truth of an on/off attribute (ECMA-376 17.17.4); `missing` where it is not there."""
    return missing if value is None else value.lower() not in _OFF


def _own_look(style: etree._Element) -> Look:
    paragraph, run = style.find(w("pPr")), style.find(w("rPr"))
    look = PLAIN if run is None else _run_part(run)
    if paragraph is not None:
        look = _paragraph_part(paragraph, _attribute(style, "styleId")).over(look)
    name = style.find(w("name"))
    title = "" if name is None else name.get(w("val"), "")
    heading = _BUILT_IN_HEADING.match(title)
    if heading and look.outline is None:
        # Google Docs leaves the outline level of the built-in headings to the reader.
        look = look._replace(outline=int(heading.group(1)) - 1)
    return look._replace(title=title.lower() == "title")


def _paragraph_part(properties: etree._Element, style: str = "") -> Look:
    outline = properties.find(w("outlineLvl"))
    number, level = properties.find(f"{w('numPr')}/{w('numId')}"), properties.find(f"{w('numPr')}/{w('ilvl')}")
    return Look(
        outline=None if outline is None else _whole(outline.get(w("val"))),
        number=None if number is None else number.get(w("val")),
        level=None if level is None else _whole(level.get(w("val"))),
        number_from=style,
    )


def _run_part(properties: etree._Element) -> Look:
    strong = hidden = font = None
    for mark in properties:
        if mark.tag in _STRONG:
            strong = strong or is_on(mark.get(_VAL))
        elif mark.tag == _VANISH:
            hidden = is_on(mark.get(_VAL))
        elif mark.tag == _FONTS:
            font = mark.get(_ASCII) or mark.get(_HIGH_ANSI) or mark.get(_COMPLEX)
    if strong is None and hidden is None and font is None:
        return PLAIN
    return Look(strong=strong, hidden=hidden, font=font)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(w(name)) or ""


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() else None
