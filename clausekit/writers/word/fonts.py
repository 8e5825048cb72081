"""Which font and language a run is in, where a script must be told (ECMA-376 17.3.2.26, 17.3.2.20, 17.3.2.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clausekit.builder.agreement import Agreement, Fonts
from clausekit.writers.word.xml import NOTHING, Xml, joined, w

_HINTS: Mapping[str, str] = {"east_asia": "eastAsia", "complex": "cs"}
_ENGLISH = "en-US"
_RUN = re.compile(
    r"<w:r>(?:<w:rPr>(?P<style><w:rStyle [^>]*/>)?(?P<rest>.*?)</w:rPr>)?(?P<content>.*?)</w:r>", re.DOTALL
)
_COMPLEX = re.compile("[\u0900-\u0dff]")


def font_names(fonts: Fonts) -> dict[str, str]:
    """The font of each of the four classes of characters that Word tells apart, by the name of its attribute."""
    own, latin = fonts.own, fonts.latin
    return {
        "ascii": own if fonts.script == "latin" else latin,
        # Word takes letters of India for this class where it does not take them for complex ones.
        "hAnsi": latin if fonts.script == "east_asia" else own,
        "eastAsia": latin if fonts.script == "complex" else own,
        "cs": latin if fonts.script == "east_asia" else own,
    }


def fonts_xml(fonts: Fonts) -> Xml:
    """The fonts of a run (17.3.2.26)."""
    hint = {"hint": _HINTS[fonts.script]} if fonts.script in _HINTS else {}
    return w("rFonts", **hint, **font_names(fonts))


def latin_tag(language: str, fonts: Fonts) -> str:
    """The language of the Latin letters in it: they are broken over lines as in English, not as in Korean."""
    return language if fonts.script == "latin" else _ENGLISH


def spoken(xml: Xml, agreement: Agreement) -> Xml:
    """A part with font and language on every run, where the script of the agreement is not Latin."""
    return xml if agreement.fonts.script == "latin" else in_language(xml, agreement)


def in_language(xml: Xml, agreement: Agreement) -> Xml:
    """A piece of a part with font and language on every run, whatever the styles say."""
    fonts = fonts_xml(agreement.fonts)
    tag = agreement.language
    language = w("lang", val=latin_tag(tag, agreement.fonts), eastAsia=tag, bidi=tag)

    def marked(run: re.Match[str]) -> str:
        complex_ = w("cs") if _COMPLEX.search(run["content"]) else NOTHING
        parts = (Xml(run["style"] or ""), fonts, Xml(run["rest"] or ""), complex_, language)
        return f"<w:r><w:rPr>{joined(*parts)}</w:rPr>{run['content']}</w:r>"

    return Xml(_RUN.sub(marked, xml))
