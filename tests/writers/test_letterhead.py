"""An agreement takes the look of somebody's own document and none of its words but head and foot."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from agreements import deal_from, library_of, template_of
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor
from lxml import etree
from ooxml_integrity import check

from clausekit.builder import Agreement, agreement_document, build, load_deal, load_template
from clausekit.builder.bilingual import Bilingual, build_paper
from clausekit.builder.document import bilingual_document
from clausekit.cli.main import run
from clausekit.errors import InputError
from clausekit.library import load_library
from clausekit.ooxml.names import w
from clausekit.readers import read
from clausekit.writers.letterhead import write_in
from clausekit.writers.word.letterhead import Letterhead, letterhead, style_by_name


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


DEALS = Path(__file__).parent.parent.parent / "samples" / "deals"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"".join((
    _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), _chunk(b"IDAT", zlib.compress(b"\0\0\0\xff")),
    _chunk(b"IEND", b""),
))  # fmt: skip
"""A logo."""
ROMAN = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="77">
  <w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"""
LEVEL = """<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>
  <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{3}" w:hanging="400"/></w:pPr></w:lvl>"""


def stationery(numbered: bool = False, strange: bool = False) -> bytes:
    """A letterhead as somebody makes it: a logo and a name in the head, a blue heading, wide margins, words in it."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(40)
    section.header.paragraphs[0].add_run("Studio North").add_picture(io.BytesIO(PIXEL), width=Mm(20))
    section.footer.paragraphs[0].add_run("18 Harbour Lane")
    heading = word.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size = RGBColor(0, 0, 255), Pt(15)
    own = word.styles.add_style("Clause 2", WD_STYLE_TYPE.PARAGRAPH)
    own.font.italic = True
    word.add_paragraph("Words that stay behind.")
    if numbered:
        _number(word)
    if strange:
        heading.element.set(w("styleId"), "berschrift1")
        for element in word.styles.element.iter(w("basedOn"), w("link"), w("next")):
            if element.get(w("val")) == "Heading1":
                element.set(w("val"), "berschrift1")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _number(word: docx.document.Document) -> None:
    levels = [
        (0, "upperRoman", "%1.", 400),
        (1, "decimal", "%2)", 500),
        (2, "lowerLetter", "%3.", 900),
        (3, "bullet", "*", 1200),
    ]
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(ROMAN.format(levels="".join(LEVEL.format(*level) for level in levels))))
    numbering.append(parse_xml(f'<w:num xmlns:w="{w("x")[1:-2]}" w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    properties = word.styles["Heading 1"].element.get_or_add_pPr()
    properties._add_numPr().get_or_add_numId().val = 78


def look_of(**kind: bool) -> Letterhead:
    return letterhead("letterhead.docx", stationery(**kind))


def dressed_in(look: Letterhead) -> tuple[Agreement, bytes]:
    agreement = build(deal_from(), library_of(), template_of(), look.levels)
    return agreement, write_in(agreement, look)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


KINDS = [{}, {"numbered": True}, {"strange": True}]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=["plain", "numbered", "other ids"])


@each_kind
def test_the_words_and_numbers_are_those_of_the_agreement(kind: dict[str, bool]) -> None:
    agreement, data = dressed_in(look_of(**kind))
    document = read("agreement.docx", data)
    assert [(block.text, block.number) for block in document.blocks if block.part == "body"] == [
        (block.text, block.number) for block in agreement_document(agreement).blocks
    ]
    assert "stay behind" not in document.text
    assert [block.text for block in document.blocks if block.part != "body"] == ["Studio North", "18 Harbour Lane"]
    assert {mark.state for mark in document.clauses} == {"same"}
    assert document.language == agreement.language


@each_kind
def test_the_file_is_sound_and_the_same_each_time(kind: dict[str, bool], tmp_path: Path) -> None:
    _, data = dressed_in(look_of(**kind))
    assert data == dressed_in(look_of(**kind))[1]
    output = tmp_path / "agreement.docx"
    output.write_bytes(data)
    assert [str(found) for found in check(output)] == []


@each_kind
def test_headings_look_as_in_the_letterhead_and_are_numbered_by_our_list(kind: dict[str, bool]) -> None:
    _, data = dressed_in(look_of(**kind))
    (id,) = {
        found.get(w("val")) for found in part(data, "word/document.xml").iter(w("pStyle"))
        if found.get(w("val")) in ("Heading1", "berschrift1")
    }  # fmt: skip
    (style,) = [one for one in part(data, "word/styles.xml").iter(w("style")) if one.get(w("styleId")) == id]
    assert [color.get(w("val")) for color in style.iter(w("color"))] == ["0000FF"]
    assert [number.get(w("val")) for number in style.iter(w("numId"))] == ["1"]


def test_a_style_of_ours_that_the_letterhead_has_by_name_is_its_own() -> None:
    _, data = dressed_in(look_of())
    styles = list(part(data, "word/styles.xml").iter(w("style")))
    (own,) = [one for one in styles if one.find(w("name")).get(w("val")) == "Clause 2"]
    assert own.find(f"{w('rPr')}/{w('i')}") is not None
    assert own.find(f"{w('pPr')}/{w('numPr')}") is not None


def test_the_paper_the_margins_and_the_logo_come_along() -> None:
    _, data = dressed_in(look_of())
    root = part(data, "word/document.xml")
    (section,) = root.iter(w("sectPr"))
    assert section.find(w("pgMar")).get(w("left")) == "2268"
    for table in root.iter(w("tbl")):
        assert sum(int(column.get(w("w"))) for column in table.iter(w("gridCol"))) <= 11906 - 2 * 2268
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert PIXEL in [archive.read(name) for name in archive.namelist() if name.endswith(".png")]


def test_headings_are_counted_as_the_letterhead_counts_and_references_follow() -> None:
    agreement, _ = dressed_in(look_of(numbered=True))
    assert [section.number for section in agreement.sections] == ["I.", "II.", "III."]
    assert [one.number for one in agreement.sections[0].paragraphs] == ["1)", "2)"]
    assert "as Section\u00a0II says" in agreement_document(agreement).text


def test_no_mark_of_who_saved_when_comes_along() -> None:
    _, data = dressed_in(look_of())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
        assert not [name for name in archive.namelist() if name.startswith("docProps/") and "core" not in name]
    assert b"rsid" not in said and b"python-docx" not in said


def pair_in(look: Letterhead, asked: str) -> tuple[Bilingual, bytes]:
    deal = load_deal(DEALS / "design-studio.yaml")
    codes = asked.split("+")
    template = load_template(deal.content.template, (), codes)
    pair = build_paper(deal.with_choices(language=asked), load_library((), codes), template, look.levels)
    assert isinstance(pair, Bilingual)
    return pair, write_in(pair, look)


@each_kind
def test_two_languages_keep_their_words_and_numbers(kind: dict[str, bool], tmp_path: Path) -> None:
    pair, data = pair_in(look_of(**kind), "en+ko")
    document = read("agreement.docx", data)
    assert [(block.text, block.number) for block in document.blocks if block.part == "body"] == [
        (block.text, block.number) for block in bilingual_document(pair).blocks
    ]
    assert {mark.state for mark in document.clauses} == {"same"}
    (tmp_path / "agreement.docx").write_bytes(data)
    assert [str(found) for found in check(tmp_path / "agreement.docx")] == []


def test_two_languages_begin_at_the_margin_whatever_the_tables_of_the_letterhead_leave_free() -> None:
    _, data = pair_in(look_of(), "en+ko")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles, body = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("styles", "document"))
    used = {one.get(w("val")) for one in body.iter(w("tblStyle"))}
    left = {
        style.get(w("styleId")): margin.get(w("w"))
        for style in styles.iter(w("style"))
        for margin in style.iterfind(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}")
    }
    assert {left.get(name) for name in used} == {"0"}


@pytest.mark.parametrize(
    ("asked", "name", "font"), [("en+ko", "eastAsia", "Malgun Gothic"), ("en+hi", "cs", "Nirmala UI")]
)
def test_a_second_script_keeps_its_font_and_latin_letters_take_that_of_the_letterhead(
    asked: str, name: str, font: str
) -> None:
    pair, data = pair_in(look_of(), asked)
    assert pair.second.fonts.own == font
    for root in (part(data, "word/document.xml"), part(data, "word/numbering.xml")):
        assert {one.get(w("ascii")) for one in root.iter(w("rFonts"))} == {None}
    for words in part(data, "word/document.xml").iter(w("t")):
        look = words.getparent().find(w("rPr"))
        tag, fonts = look.find(w("lang")).get(w("bidi")), look.find(w("rFonts"))
        own = None if fonts is None else fonts.get(w(name))
        assert own == (None if tag == pair.first.language else font)


def test_what_the_letterhead_sets_larger_is_larger_in_letters_of_india_too() -> None:
    look = look_of()
    heading = style_by_name(look.styles, "heading 1")
    assert heading is not None
    for size in list(heading.iter(w("szCs"), w("bCs"))):
        size.getparent().remove(size)
    _, data = pair_in(look, "en+hi")
    written = style_by_name(part(data, "word/styles.xml"), "heading 1")
    assert written is not None
    assert [one.get(w("val")) for one in written.iter(w("szCs"))] == ["30"]
    assert len(list(written.iter(w("bCs")))) == 1


def test_a_heading_of_the_contents_that_stands_on_heading_1_is_not_counted_as_a_clause() -> None:
    _, data = pair_in(look_of(), "en+vi")
    heading = style_by_name(part(data, "word/styles.xml"), "TOC Heading")
    assert heading is not None
    assert heading.find(w("basedOn")).get(w("val")) == "Heading1"
    assert [one.get(w("val")) for one in heading.iter(w("numId"))] == ["0"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(InputError):
        letterhead("letterhead.docx", b"no zip")


def test_the_command_takes_a_letterhead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deal = DEALS / "design-studio.yaml"
    (tmp_path / "letterhead.docx").write_bytes(stationery())
    output = tmp_path / "agreement.docx"
    command = ["build", str(deal), "--style", str(tmp_path / "letterhead.docx"), "-o", str(output), "-q"]
    assert run([*command, "--fail-on", "never"]) == 0
    assert "18 Harbour Lane" in read(str(output)).text
    (tmp_path / "letterhead.docx").write_text("no", encoding="utf-8")
    assert run(command) == 2
    assert "letterhead.docx" in capsys.readouterr().err


@pytest.mark.corpus
def test_any_word_file_is_a_letterhead(corpus: Path) -> None:
    taken = 0
    for path in sorted(corpus.rglob("*.docx")):
        try:
            look = letterhead(str(path), path.read_bytes())
        except InputError:
            continue
        agreement, data = dressed_in(look)
        blocks = read("agreement.docx", data).blocks
        assert [(block.text, block.number) for block in blocks if block.part == "body"] == [
            (block.text, block.number) for block in agreement_document(agreement).blocks
        ], path
        taken += 1
    assert taken > 100
