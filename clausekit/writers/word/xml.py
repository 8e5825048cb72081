"""Writing WordprocessingML as text, so that text can never become markup: the type checker keeps the two apart.

Every function gives Xml, and takes words as `str` only to escape them. The element names are those of ECMA-376 17.
"""

from __future__ import annotations

import re
from typing import NewType

from clausekit.ooxml.escape import attribute, content

Xml = NewType("Xml", str)

NOTHING = Xml("")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BREAKS = re.compile(r"([\n\t])")
_RTL = r"[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe]"
_RIGHT_TO_LEFT = re.compile(rf"({_RTL}(?:[^A-Za-z\u00c0-\u024f]*{_RTL})?)")
"""Hebrew, Arabic and their neighbours, with the blanks and signs between their words."""


def escaped(text: str) -> Xml:
    """Text as the content of an element."""
    return Xml(content(text))


def joined(*pieces: Xml) -> Xml:
    """Pieces of XML one after the other."""
    return Xml("".join(pieces))


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """The element w:`name`; attributes are of the same namespace: w("jc", val="end")."""
    opened = "".join(f" w:{key}={attribute(str(value))}" for key, value in attributes.items())
    inner = "".join(children)
    return Xml(f"<w:{name}{opened}>{inner}</w:{name}>" if inner else f"<w:{name}{opened}/>")


def part(root: str, *children: Xml) -> Xml:
    """A part of the package whose root is w:`root`."""
    return Xml(f'{_DECLARATION}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{"".join(children)}</w:{root}>\n')


def paragraph(style: str, *content: Xml, properties: Xml = NOTHING) -> Xml:
    """A paragraph (17.3.1.22) in a style of styles.xml, with properties of its own on top."""
    return w("p", w("pPr", w("pStyle", val=style), properties), *content)


def run(text: str, style: str = "") -> Xml:
    """Text as runs (17.3.2.25): line breaks and tabs become what Word has for them.

    Letters written from right to left get a run of their own that says so (17.3.2.30); without it Word puts the signs
    around them in the wrong place.
    """
    pieces = _RIGHT_TO_LEFT.split(text)
    return Xml("".join(_run(piece, style, index % 2 == 1) for index, piece in enumerate(pieces) if piece))


def field(instruction: str, shown: str, style: str = "") -> Xml:
    """A simple field (17.16.19) and what it shows until Word works it out anew."""
    return w("fldSimple", run(shown, style), instr=f" {instruction} ")


def _run(text: str, style: str, right_to_left: bool) -> Xml:
    marks = (w("rStyle", val=style) if style else NOTHING, w("rtl") if right_to_left else NOTHING)
    properties = w("rPr", *marks) if any(marks) else NOTHING
    return w("r", properties, *(_content(piece) for piece in _BREAKS.split(text) if piece))


def _content(piece: str) -> Xml:
    if piece == "\t":
        return w("tab")
    if piece == "\n":
        return w("br")
    return Xml(f'<w:t xml:space="preserve">{escaped(piece)}</w:t>')
