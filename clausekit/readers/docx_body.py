"""The words of one part of a Word file: a table of tags and what is done with each.

A tag is read by a handler in HANDLERS or knowingly left out in IGNORED; one that is in neither becomes a warning.
The text is the one that stands when all tracked changes are accepted: insertions in, deletions out (ECMA-376 17.13.5).
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from clausekit.model import Part
from clausekit.ooxml.contents import GALLERY
from clausekit.ooxml.names import CHART, DIAGRAM, MC, PICTURE, WP, A, M, O, R, V, W, w
from clausekit.readers.docx_story import Story
from clausekit.readers.docx_styles import is_on, run_look
from clausekit.saying import said

Handler = Callable[[Story, etree._Element], None]

_WORD = f"{{{W}}}"
_RUN_PROPERTIES = w("rPr")
_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se", "wp15", "am3d", "cx"})
"""Prefixes that mc:Choice may require (Word always writes these); their words are found by descent."""
_FULL_PAGE = 4_000_000 * 4_000_000
"""Square EMU (914400 to the inch): a picture of more than some 11 × 11 cm may be a scanned page."""


def read_children(story: Story, element: etree._Element) -> None:
    """Read what stands inside, in order, each element by the table."""
    for child in element:
        handler = HANDLERS.get(child.tag)
        if handler is not None:
            handler(story, child)
        elif child.tag not in IGNORED:
            if child.tag.startswith(_WORD):
                name = etree.QName(child).localname
                story.note(said("unread.unknown", element=f"<w:{name}>"), grave=_has_words(child))
            else:
                read_children(story, child)  # drawing, VML, mathematics: wrappers around words of Word's own


def _has_words(element: etree._Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(w("t")))


def _paragraph(story: Story, element: etree._Element) -> None:
    story.begin(element)
    read_children(story, element)
    story.end(element)


def _run(story: Story, element: etree._Element) -> None:
    properties = element.find(_RUN_PROPERTIES)
    story.look = story.paragraph_look
    if properties is not None:
        story.look = run_look(properties, story.styles).over(story.paragraph_look)
    read_children(story, element)


def _text(story: Story, element: etree._Element) -> None:
    story.add(element.text or "")


def _emit(text: str) -> Handler:
    return lambda story, element: story.add(text)


def _symbol(story: Story, element: etree._Element) -> None:
    """17.3.3.30: a character of a symbol font, by its code, often shifted into the private area F000 … F0FF."""
    try:
        code = int(element.get(w("char")) or "", 16)
    except ValueError:
        return
    if code in _SYMBOLS:
        story.add(_SYMBOLS[code])
    elif 0xE000 <= code <= 0xF8FF:
        story.note(said("unread.symbol", font=element.get(w("font")) or "?"))
    elif 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
        story.add(chr(code))


_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☒",
    0xF0FD: "☒", 0xF078: "☒", 0xF052: "☑", 0xF053: "☑", 0xF0A3: "☐", 0xF0D8: "➢", 0xF0E0: "→", 0xF0B0: "°", 0xF0D2: "®",
    0xF0D3: "©", 0xF0D4: "™", 0xF02D: "−", 0xF0B1: "±", 0xF0B4: "×", 0xF0B3: "≥", 0xF0A2: "′",
}  # fmt: skip


def _field_mark(story: Story, element: etree._Element) -> None:
    """17.16.18: begin, separate or end of a field; its instruction is left out and its result read."""
    kind = element.get(w("fldCharType"))
    if kind == "begin":
        story.fields.append(story.unended)
        data = element.find(w("ffData"))
        if data is not None:
            story.form = _form_value(data)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()
        form, story.form = story.form, ""
        story.add(form)


def _form_value(data: etree._Element) -> str:
    """What an old form field shows that has no result: a check box or a chosen entry (17.16.7, 17.16.9)."""
    box = data.find(w("checkBox"))
    if box is not None:
        mark = box.find(w("checked"))
        mark = box.find(w("default")) if mark is None else mark
        return "☒" if mark is not None and is_on(mark.get(w("val"))) else "☐"
    choices = data.find(w("ddList"))
    if choices is None:
        return ""
    entries = [entry.get(w("val")) or "" for entry in choices.iterchildren(w("listEntry"))]
    chosen = choices.find(w("result"))
    index = (chosen.get(w("val")) or "0") if chosen is not None else "0"
    return entries[int(index)] if index.isdigit() and int(index) < len(entries) else "".join(entries[:1])


def _row(story: Story, element: etree._Element) -> None:
    properties = element.find(w("trPr"))
    if properties is None or properties.find(w("del")) is None:
        read_children(story, element)


def _cell(story: Story, element: etree._Element) -> None:
    properties = element.find(w("tcPr"))
    if properties is None or properties.find(w("cellDel")) is None:
        with story.cell(1 + sum(1 for _ in element.itersiblings(w("tc"), preceding=True))):
            read_children(story, element)


def _alternate(story: Story, element: etree._Element) -> None:
    """ECMA-376 part 3: the same thing for newer and for older readers; it is read once."""
    choices = element.findall(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    for choice in choices:
        if set((choice.get("Requires") or "").split()) <= _UNDERSTOOD or fallback is None:
            read_children(story, choice)
            return
    if fallback is not None:
        read_children(story, fallback)


def _content_control(story: Story, element: etree._Element) -> None:
    """17.5.2.29: words like any others, but for a table of contents, which repeats the headings."""
    gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    if gallery is None or gallery.get(w("val")) != GALLERY:
        read_children(story, element)


def _text_box(story: Story, element: etree._Element) -> None:
    with story.aside():
        read_children(story, element)


def _picture(story: Story, element: etree._Element) -> None:
    frame = next(element.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), None)
    extent = None if frame is None else frame.find(f"{{{WP}}}extent")
    try:
        area = 0 if extent is None else int(extent.get("cx") or 0) * int(extent.get("cy") or 0)
    except ValueError:
        area = 0
    if area > _FULL_PAGE:
        story.note(said("unread.large_picture"), grave=story.part in ("body", "textbox"))
    elif story.part in ("body", "textbox"):
        story.note(said("unread.picture"))
    story.pictures += 1


def _object(story: Story, element: etree._Element) -> None:
    """17.3.3.19: an embedded or linked object of another program."""
    ole = element.find(f".//{{{O}}}OLEObject")
    kind = "" if ole is None else ole.get("ProgID") or ""
    what = said("unread.object_of", kind=kind) if kind else said("unread.object")
    story.note(what, grave=ole is not None and not kind.startswith("Equation"))
    for box in element.iter(w("txbxContent")):
        _text_box(story, box)


def _warn(what: str, grave: bool = False) -> Handler:
    return lambda story, element: story.note(said(f"unread.{what}"), grave)


def _note_reference(part: Part) -> Handler:
    return lambda story, element: story.references.append((part, element.get(w("id")) or ""))


def _section(story: Story, element: etree._Element) -> None:
    """17.6.17: the headers and footers of a section are named in its properties."""
    for reference in element:
        if reference.tag in (w("headerReference"), w("footerReference")):
            part: Part = "header" if reference.tag == w("headerReference") else "footer"
            story.references.append((part, reference.get(f"{{{R}}}id") or ""))


def _properties(story: Story, element: etree._Element) -> None:
    section = element.find(w("sectPr"))
    if section is not None:
        _section(story, section)


def _math_text(story: Story, element: etree._Element) -> None:
    story.look = story.paragraph_look
    story.add(element.text or "")


HANDLERS: dict[str, Handler] = {
    **{
        w(name): read_children
        for name in (
            "body", "hdr", "ftr", "footnote", "endnote", "sdtContent", "hyperlink", "smartTag", "customXml",
            "ins", "moveTo", "fldSimple", "dir", "bdo", "tbl", "drawing", "pict", "ruby", "rubyBase",
        )
    },
    w("p"): _paragraph,
    w("pPr"): _properties,
    w("sectPr"): _section,
    w("r"): _run,
    w("t"): _text,
    w("tab"): _emit("\t"),
    w("ptab"): _emit("\t"),
    w("br"): _emit("\n"),
    w("cr"): _emit("\n"),
    w("noBreakHyphen"): _emit("-"),
    w("sym"): _symbol,
    w("fldChar"): _field_mark,
    w("tr"): _row,
    w("tc"): _cell,
    w("txbxContent"): _text_box,
    w("sdt"): _content_control,
    w("footnoteReference"): _note_reference("footnote"),
    w("endnoteReference"): _note_reference("endnote"),
    w("object"): _object,
    w("control"): _warn("form_control"),
    w("altChunk"): _warn("merged_in", True),
    w("subDoc"): _warn("subdocument", True),
    w("contentPart"): _warn("foreign"),
    f"{{{MC}}}AlternateContent": _alternate,
    f"{{{PICTURE}}}pic": _picture,
    f"{{{V}}}imagedata": _picture,
    f"{{{V}}}textpath": _warn("ornamental"),
    f"{{{CHART}}}chart": _warn("chart"),
    f"{{{DIAGRAM}}}relIds": _warn("diagram", True),
    f"{{{M}}}t": _math_text,
    f"{{{A}}}t": _warn("drawing", True),
}  # fmt: skip
"""Tag → what is done with it."""

IGNORED = frozenset(
    w(name)
    for name in (
        # tracked deletions and what moved away: not in the text that stands
        "del", "moveFrom", "delText", "delInstrText",
        # instructions of fields, shown by their results
        "instrText", "fldData", "ffData",
        # properties, read where they are needed
        "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
        "rubyPr", "rt",
        # marks without words
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
        "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd", "lastRenderedPageBreak", "softHyphen", "footnoteRef", "endnoteRef",
        "annotationRef", "separator", "continuationSeparator", "bgPict", "background", "movie", "pgNum", "dayShort",
        "dayLong", "monthShort", "monthLong", "yearShort", "yearLong",
    )
)  # fmt: skip
"""Tags that hold no words of the contract."""
