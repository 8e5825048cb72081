"""Whose font letters have in the look of a letterhead: Latin ones that of its styles, those of other scripts ours.

A style made for Latin letters says nothing of others, and Word has sizes and weights of their own for those of India
(ECMA-376 17.3.2.2, 17.3.2.39).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from clausekit.ooxml.names import w

_OF_SCRIPT: Mapping[str | None, frozenset[str]] = {
    None: frozenset(),
    "eastAsia": frozenset({w("hint"), w("eastAsia")}),
    "cs": frozenset({w("hint"), w("hAnsi"), w("cs")}),
}
"""What runs say of their fonts that is of the script they hint at, and not of Latin letters (see `fonts`)."""
_LIKE_LATIN = {"b": "bCs", "i": "iCs", "sz": "szCs"}


def leave_latin(root: etree._Element) -> None:
    """Take the fonts of Latin letters out of a part of ours, so that those of the styles hold."""
    for fonts in list(root.iter(w("rFonts"))):
        own = _OF_SCRIPT[fonts.get(w("hint"))]
        for key in [key for key in fonts.attrib if key not in own]:
            del fonts.attrib[key]
        parent = fonts.getparent()
        if not fonts.attrib and parent is not None:
            parent.remove(fonts)


def look_alike(styles: etree._Element) -> None:
    """Give letters of India the size and weight that a style has for Latin ones and not for them."""
    for properties in styles.iter(w("rPr")):
        for latin, complex_ in _LIKE_LATIN.items():
            found = properties.find(w(latin))
            if found is not None and properties.find(w(complex_)) is None:
                like = deepcopy(found)
                like.tag = w(complex_)
                found.addnext(like)
