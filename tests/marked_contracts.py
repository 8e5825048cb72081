"""Contracts as Word files for the tests of redline, and the way through it in one call."""

from __future__ import annotations

from functools import cache

from docx_maker import docx, p, r

from clausekit.language.detection import language_of
from clausekit.library import Library, load_library
from clausekit.redline import Marking, Mended, Wanted, draft_of, mended
from clausekit.words import Side

MARKING = Marking("Juno Reyes")

OPENING = (
    "This Services Agreement is made between Alder Hotels Inc. (the “Company”) and Juno Reyes Media LLC (the “Agency”)."
)
SECTIONS = (
    ("Services", ("The Agency shall run the Company’s advertising (the “Services”).",)),
    ("Fees", ("The Company shall pay the Agency USD 4,500 a month (the “Fees”).",)),
    (
        "Term and Termination",
        (
            "This Agreement begins on May 1, 2026 and continues for twenty-four (24) months.",
            "The Company may terminate this Agreement at any time by giving the Agency ten (10) days’ written notice.",
            "Upon any termination, the Company shall pay for all work performed up to the date of termination.",
        ),
    ),
    ("Confidentiality", ("Each party shall keep the other party’s information secret, as Section 5 says.",)),
    ("General", ("This Agreement is governed by the laws of Vermont.", "Notices shall be sent to the parties.")),
)
SIGNED = "IN WITNESS WHEREOF, the parties have signed this Agreement."

_LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (format, text) in enumerate(_LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)
SECTION_END = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def at(depth: int, more: str = "") -> str:
    """Paragraph properties in the list of NUMBERING."""
    style = '<w:pStyle w:val="Heading1"/>' if depth == 0 else ""
    return f'{style}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>{more}'


def listed(changes: dict[str, str] | None = None, **parts: str) -> bytes:
    """The contract with numbers that Word counts; `changes` replaces the XML of paragraphs by their words."""
    body = [p("Services Agreement"), p(OPENING)]
    for title, provisions in SECTIONS:
        body.append(p(title, at(0)))
        body += [p(words, at(1, '<w:jc w:val="both"/>')) for words in provisions]
    return _whole([*body, p(SIGNED)], changes, NUMBERING, parts)


def typed(changes: dict[str, str] | None = None, **parts: str) -> bytes:
    """The contract with numbers that somebody typed, in runs of their own looks."""
    body = [p("Services Agreement"), p(OPENING)]
    for number, (title, provisions) in enumerate(SECTIONS, 1):
        body.append(p(r(f"{number}. {title}", "<w:b/>")))
        body += [p(r(f"{number}.{at}\t{words}")) for at, words in enumerate(provisions, 1)]
    return _whole([*body, p(SIGNED)], changes, "", parts)


def flat(changes: dict[str, str] | None = None, **parts: str) -> bytes:
    """The contract as one numbered paragraph a section, whose title runs into it."""
    body = [p(OPENING)]
    for title, provisions in SECTIONS:
        body.append(p(r(f"{title}.", "<w:u/>") + r(f" {' '.join(provisions)}"), at(0).replace("Heading1", "Normal")))
    return _whole([*body, p(SIGNED)], changes, NUMBERING, parts)


def _whole(body: list[str], changes: dict[str, str] | None, numbering: str, parts: dict[str, str]) -> bytes:
    xml = "".join(body)
    for old, new in (changes or {}).items():
        assert old in xml, old
        xml = xml.replace(old, new)
    lists = {"numbering": numbering} if numbering else {}
    return docx(xml + SECTION_END, **{"styles": STYLES, **lists, **parts})


@cache
def library(language: str = "en") -> Library:
    """The shipped clauses with their words in a language, read once."""
    return load_library((), (language,) if language else ())


def fixed(data: bytes, *only: str, marking: Marking = MARKING, side: Side = "provider", name: str = "c.docx") -> Mended:
    """The contract mended, in its own language."""
    draft = draft_of(name, data)
    language = language_of(draft.document.text)
    return mended(draft, Wanted(side, frozenset(only)), library(language), marking)


def content(data: bytes, *only: str, marking: Marking = MARKING, side: Side = "provider") -> bytes:
    """The bytes of the mended contract."""
    return fixed(data, *only, marking=marking, side=side).draft.content(marking)
