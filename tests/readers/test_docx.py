"""Word files: every word that stands when all changes are accepted, nothing twice, and a note of what was not read."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, r
from hypothesis import given
from hypothesis import strategies as st
from sayings import english

from clausekit.errors import ClausekitError, EmptyFile, InputError
from clausekit.model import Document
from clausekit.ooxml.names import MC, PICTURE, A, M, V, W
from clausekit.readers import read
from clausekit.readers.docx_body import HANDLERS, IGNORED

FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
HIDDEN = "<w:vanish/>"


def document(body: str, **parts: str) -> Document:
    return read("contract.docx", docx(body, **parts))


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in document(body, **parts).blocks]


def notes(body: str, **parts: str) -> list[tuple[str, bool]]:
    return [(english(note.what), note.grave) for note in document(body, **parts).unread]


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def field(instruction: str, result: str) -> str:
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{FLD.format('begin')}{code}{FLD.format('separate')}{result}{FLD.format('end')}"


def test_paragraphs_are_blocks_with_their_place_in_the_file() -> None:
    blocks = document(p("One.") + p("") + p("Three.")).blocks
    assert [(block.text, block.source) for block in blocks] == [("One.", 1), ("Three.", 3)]


def test_blocks_are_runs_of_the_text() -> None:
    got = document(p("One.") + p("Two."))
    assert all(got.text[block.start : block.end] == block.text for block in got.blocks)


class TestChanges:
    def test_an_insertion_is_in(self) -> None:
        assert texts(p(f"<w:ins>{r('now ')}</w:ins>{r('here')}")) == ["now here"]

    def test_a_deletion_is_out(self) -> None:
        gone = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        assert texts(p(r("may ") + gone + r("end"))) == ["may end"]

    def test_what_was_inserted_and_then_deleted_is_out(self) -> None:
        gone = "<w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>"
        assert texts(p(r("kept") + gone)) == ["kept"]

    def test_a_move_is_read_where_it_went_to(self) -> None:
        body = p(f"<w:moveFrom>{r('moved')}</w:moveFrom>") + p("middle") + p(f"<w:moveTo>{r('moved')}</w:moveTo>")
        assert texts(body) == ["middle", "moved"]

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self) -> None:
        body = p("Either party ", "<w:rPr><w:del/></w:rPr>") + p("may end it.")
        assert [(block.text, block.source) for block in document(body).blocks] == [("Either party may end it.", 2)]

    def test_a_paragraph_deleted_whole_leaves_nothing(self) -> None:
        gone = p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
        assert texts(p("a") + gone + p("b")) == ["a", "b"]

    def test_an_inserted_paragraph_mark_parts_them(self) -> None:
        assert texts(p("a", "<w:rPr><w:ins/></w:rPr>") + p("b")) == ["a", "b"]

    def test_a_deleted_row_and_a_deleted_cell_are_out(self) -> None:
        rows = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('old'))}</w:tr>"
        rows += f"<w:tr>{cell(p('kept'))}{cell(p('cut'), properties='<w:cellDel/>')}</w:tr>"
        assert texts(f"<w:tbl>{rows}</w:tbl>") == ["kept"]

    def test_an_inserted_row_is_in(self) -> None:
        assert texts(f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr>{cell(p('new'))}</w:tr></w:tbl>") == ["new"]


class TestWrappers:
    @pytest.mark.parametrize("tag", ["hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir"])
    def test_words_inside_a_wrapper_are_read(self, tag: str) -> None:
        assert texts(p(f"{r('a')}<w:{tag}>{r('b')}</w:{tag}>{r('c')}")) == ["abc"]

    def test_content_controls_are_read_at_every_level(self) -> None:
        def control(inner: str) -> str:
            return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

        row = f"<w:tr>{control(cell(p('cell')))}</w:tr>"
        within = f"<w:tr>{cell(control(p('inside')))}</w:tr>"
        table = f"<w:tbl>{control(row)}{within}</w:tbl>"
        assert texts(control(p("block")) + p(control(r("run"))) + table) == ["block", "run", "cell", "inside"]

    def test_a_ruby_is_read_by_its_base(self) -> None:
        ruby = f"<w:r><w:ruby><w:rt>{r('reading')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby></w:r>"
        assert texts(p(ruby)) == ["word"]


class TestFields:
    def test_the_result_is_read_and_the_instruction_is_not(self) -> None:
        assert texts(p(r("see ") + field("REF _x", r("Section 5")))) == ["see Section 5"]

    def test_a_field_inside_an_instruction_says_nothing(self) -> None:
        inner = field("MERGEFIELD party", r("ACME"))
        outer = f"{FLD.format('begin')}{inner}{FLD.format('separate')}{r('shown')}{FLD.format('end')}"
        assert texts(p(outer + r("."))) == ["shown."]

    def test_a_field_may_span_paragraphs(self) -> None:
        first = p(FLD.format("begin") + FLD.format("separate") + r("one"))
        assert texts(first + p(r("two") + FLD.format("end")) + p("three")) == ["one", "two", "three"]

    def test_a_field_that_never_ends_swallows_nothing(self) -> None:
        assert texts(p(FLD.format("begin") + r("a")) + p("the rest")) == ["a", "the rest"]

    def test_a_check_box_shows_its_mark(self) -> None:
        box = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>"
        end = FLD.format("end")
        assert texts(p(box.format("<w:checked/>") + end + r(" yes"))) == ["☒ yes"]
        assert texts(p(box.format("<w:default w:val='0'/>") + end + r(" no"))) == ["☐ no"]

    def test_a_drop_down_shows_its_choice(self) -> None:
        entries = "<w:result w:val='1'/><w:listEntry w:val='30 days'/><w:listEntry w:val='60 days'/>"
        begin = f"<w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar>"
        assert texts(p(f"<w:r>{begin}</w:r>{FLD.format('end')}")) == ["60 days"]


class TestCharacters:
    @pytest.mark.parametrize(
        ("xml", "text"),
        [
            ("<w:tab/>", "a\tb"),
            ("<w:noBreakHyphen/>", "a-b"),
            ("<w:softHyphen/>", "ab"),
            ('<w:br w:type="page"/>', "a\nb"),
            ("<w:cr/>", "a\nb"),
            ('<w:sym w:font="Symbol" w:char="F0B7"/>', "a•b"),
            ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "a☒b"),
            ('<w:sym w:font="Arial" w:char="00A7"/>', "a§b"),
            ('<w:sym w:font="Arial" w:char="nonsense"/>', "ab"),
        ],
    )
    def test_special_characters(self, xml: str, text: str) -> None:
        assert texts(p(f"{r('a')}<w:r>{xml}</w:r>{r('b')}")) == [text]

    def test_an_unknown_symbol_is_told(self) -> None:
        body = p(r("a") + '<w:r><w:sym w:font="Odd" w:char="F0EE"/></w:r>')
        assert notes(body) == [("a symbol of the font Odd", False)]

    def test_a_line_break_before_a_provision_begins_a_block(self) -> None:
        broken = r("The Client shall:") + "<w:r><w:br/></w:r>" + r("(a) pay;") + "<w:r><w:br/></w:r>" + r("(b) answer.")
        assert texts(p(broken)) == ["The Client shall:", "(a) pay;", "(b) answer."]

    def test_a_line_break_inside_a_sentence_does_not(self) -> None:
        assert texts(p(r("Either party") + "<w:r><w:br/></w:r>" + r("may end it."))) == ["Either party\nmay end it."]

    def test_mathematics_is_read_as_its_letters(self) -> None:
        assert texts(p(r("Fee = ") + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")) == ["Fee = x+1"]


class TestHiddenText:
    def test_it_is_left_out_and_told(self) -> None:
        body = p(r("shown") + r(" secret", HIDDEN))
        assert (texts(body), notes(body)) == (["shown"], [("hidden text", False)])

    def test_it_may_be_hidden_by_a_style(self) -> None:
        styles = f'<w:style w:type="character" w:styleId="H"><w:rPr>{HIDDEN}</w:rPr></w:style>'
        assert texts(p(r("shown") + r("secret", '<w:rStyle w:val="H"/>')), styles=styles) == ["shown"]

    def test_a_run_may_be_shown_against_its_style(self) -> None:
        styles = f'<w:style w:type="paragraph" w:styleId="H"><w:rPr>{HIDDEN}</w:rPr></w:style>'
        body = p(r("no") + r("yes", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="H"/>')
        assert texts(body, styles=styles) == ["yes"]


class TestTextBoxes:
    BOX = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"

    def test_a_box_is_read_once_after_its_paragraph(self) -> None:
        choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{self.BOX}</wps:txbx></w:drawing></mc:Choice>'
        fallback = f"<mc:Fallback><w:pict><v:textbox>{self.BOX}</v:textbox></w:pict></mc:Fallback>"
        alternate = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
        blocks = document(p(r("before ") + alternate + r("after")) + p("next")).blocks
        assert [(block.text, block.part) for block in blocks] == [
            ("before after", "body"),
            ("in the box", "textbox"),
            ("next", "body"),
        ]

    def test_the_fallback_is_read_where_the_choice_is_not_understood(self) -> None:
        alternate = f'<mc:AlternateContent><mc:Choice Requires="zz">{r("new")}</mc:Choice>'
        alternate += f"<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
        assert texts(p(r("") + alternate)) == ["old"]

    def test_an_old_box_is_read(self) -> None:
        pict = f"<w:r><w:pict><v:shape><v:textbox>{self.BOX}</v:textbox></v:shape></w:pict></w:r>"
        assert texts(p(pict)) == ["in the box"]

    def test_paragraph_places_count_those_in_both_branches(self) -> None:
        choice = f'<mc:Choice Requires="wps">{self.BOX}</mc:Choice><mc:Fallback>{self.BOX}</mc:Fallback>'
        blocks = document(p(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>") + p("next")).blocks
        assert [(block.text, block.source) for block in blocks] == [("in the box", 2), ("next", 4)]


class TestTables:
    def test_cells_are_read_row_by_row_and_nested_ones_in_place(self) -> None:
        inner = f"<w:tbl><w:tr>{cell(p('2'))}{cell(p('3'))}</w:tr></w:tbl>"
        table = f"<w:tbl><w:tr>{cell(p('1'), inner, p('4'))}{cell(p('5'))}</w:tr></w:tbl>"
        blocks = document(p("0") + table + p("6")).blocks
        assert [block.text for block in blocks] == list("0123456")
        assert {block.kind for block in blocks[1:6]} == {"cell"}
        assert blocks[6].kind == "paragraph"

    def test_no_sentence_goes_on_over_a_cell_border(self) -> None:
        joined = p("a", "<w:rPr><w:del/></w:rPr>")
        assert texts(f"<w:tbl><w:tr>{cell(joined)}{cell(p('b'))}</w:tr></w:tbl>") == ["a", "b"]


class TestNotesAndMargins:
    NOTE = '<w:{0} w:id="2">' + p("a note") + '</w:{0}><w:{0} w:id="3">' + p("another") + "</w:{0}>"
    SECTION = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'

    @pytest.mark.parametrize(("part", "numbers"), [("footnote", ["1", "2"]), ("endnote", ["i", "ii"])])
    def test_notes_come_after_the_body_in_the_order_of_their_marks(self, part: str, numbers: list[str]) -> None:
        body = p(f'{r("x")}<w:r><w:{part}Reference w:id="3"/></w:r><w:r><w:{part}Reference w:id="2"/></w:r>') + p("y")
        got = document(body, **{f"{part}s": self.NOTE.format(part)}).blocks
        assert [block.text for block in got] == ["x", "y", "another", "a note"]
        assert [(block.part, block.number) for block in got[2:]] == [(part, number) for number in numbers]

    def test_a_note_that_nothing_refers_to_is_not_printed(self) -> None:
        assert texts(p("x"), footnotes=self.NOTE.format("footnote")) == ["x"]

    def test_headers_and_footers_are_read_once(self) -> None:
        body = p("one", self.SECTION) + p("two") + self.SECTION
        got = document(body, header1=p("Draft"), footer1=p("Confidential")).blocks
        assert [(block.text, block.part) for block in got] == [
            ("one", "body"),
            ("two", "body"),
            ("Draft", "header"),
            ("Confidential", "footer"),
        ]

    def test_two_headers_that_say_the_same_are_read_once(self) -> None:
        section = '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/></w:sectPr>'
        assert texts(p("x") + section, header1=p("Draft"), header2=p("Draft")) == ["x", "Draft"]

    def test_comments_are_told_and_not_read(self) -> None:
        got = document(p("x"), comments=f'<w:comment w:id="1">{p("remark")}</w:comment>')
        assert (got.text, [english(note.what) for note in got.unread]) == ("x", ["1 comment"])


class TestHeadings:
    STYLES = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="G"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D" w:default="1"><w:rPr><w:b/></w:rPr></w:style>'
    )

    @pytest.mark.parametrize(
        ("style", "kind", "level"),
        [("Base", "heading", 2), ("Mine", "heading", 2), ("G", "heading", 3), ("T", "heading", 1),
         ("Loop", "paragraph", 0), ("None", "paragraph", 0)],
    )  # fmt: skip
    def test_the_outline_level_comes_from_the_style_and_what_it_is_based_on(
        self, style: str, kind: str, level: int
    ) -> None:
        block = document(p("the end of it", f'<w:pStyle w:val="{style}"/>'), styles=self.STYLES).blocks[0]
        assert (block.kind, block.level) == (kind, level)

    def test_the_paragraph_has_the_last_word(self) -> None:
        body = p("Ending", '<w:pStyle w:val="Base"/><w:outlineLvl w:val="9"/>')
        assert document(body, styles=self.STYLES).blocks[0].kind == "paragraph"

    def test_a_whole_clause_in_a_heading_style_is_no_heading(self) -> None:
        clause = "Either party may terminate this Agreement at any time by thirty days' written notice to the other."
        assert document(p(clause, '<w:pStyle w:val="Base"/>'), styles=self.STYLES).blocks[0].kind == "paragraph"

    def test_a_bold_title_is_a_heading_and_a_plain_one_is_not(self) -> None:
        bold, plain = (document(p(r("Term and Termination", mark))).blocks[0].kind for mark in ("<w:b/>", ""))
        assert (bold, plain) == ("heading", "paragraph")

    def test_the_default_style_counts_where_none_is_named(self) -> None:
        assert document(p("Term and Termination"), styles=self.STYLES).blocks[0].kind == "heading"


class TestUnread:
    @pytest.mark.parametrize(
        ("xml", "what", "grave"),
        [
            ('<w:altChunk r:id="x"/>', "a document that Word merges in", True),
            ("<w:p><w:subDoc/></w:p>", "a part kept in another file", True),
            ("<w:p><w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>", "Excel.Sheet", True),
            ("<w:p><w:r><w:object><o:OLEObject ProgID='Equation.3'/></w:object></w:r></w:p>", "Equation", False),
            ("<w:unheardOf><w:p><w:r><w:t>words</w:t></w:r></w:p></w:unheardOf>", "<w:unheardOf>", True),
            ("<w:unheardOf/>", "<w:unheardOf>", False),
        ],
    )
    def test_what_is_not_read_is_told_and_is_grave_where_words_may_be_lost(
        self, xml: str, what: str, grave: bool
    ) -> None:
        got = [note for note in document(p("x") + xml).unread if what in english(note.what)]
        assert [note.grave for note in got] == [grave]

    def test_the_note_names_the_part_and_the_paragraphs(self) -> None:
        hidden = p(r("x") + r("secret", HIDDEN))
        assert english(document(hidden + p("y") + hidden).unread[0].where) == "word/document.xml, paragraphs 1, 3"

    @pytest.mark.parametrize(("size", "grave"), [(1_000_000, False), (6_000_000, True)])
    def test_a_large_picture_may_be_a_scanned_page(self, size: int, grave: bool) -> None:
        inline = f'<wp:inline><wp:extent cx="{size}" cy="{size}"/><a:graphic><pic:pic/></a:graphic></wp:inline>'
        got = document(p("x") + p(f"<w:r><w:drawing>{inline}</w:drawing></w:r>")).unread
        assert [note.grave for note in got] == [grave]

    def test_a_file_of_pictures_alone_is_sent_to_ocr(self) -> None:
        inline = '<wp:inline><wp:extent cx="1" cy="1"/><pic:pic/></wp:inline>'
        with pytest.raises(InputError, match="OCR"):
            document(p(f"<w:r><w:drawing>{inline}</w:drawing></w:r>"))

    def test_a_file_without_words_is_empty(self) -> None:
        with pytest.raises(EmptyFile):
            document(p(""))

    def test_hindi_in_a_font_that_is_no_unicode_is_grave(self) -> None:
        fonts = '<w:rFonts w:ascii="Kruti Dev 010" w:hAnsi="Kruti Dev 010"/>'
        assert notes(p(r("vuqca/k dk lekiu", fonts))) == [
            ("Hindi text in the old font Kruti Dev 010, which is no Unicode; convert it to Unicode first", True)
        ]

    def test_the_font_may_come_from_the_style(self) -> None:
        styles = '<w:style w:type="paragraph" w:styleId="K"><w:rPr><w:rFonts w:ascii="DevLys 010"/></w:rPr></w:style>'
        assert notes(p("vuqca/k", '<w:pStyle w:val="K"/>'), styles=styles)[0][1]


class TestLanguage:
    LANGUAGES = '<w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="hi-IN"/>'
    STYLES = f"<w:docDefaults><w:rPrDefault><w:rPr>{LANGUAGES}</w:rPr></w:rPrDefault></w:docDefaults>"

    @pytest.mark.parametrize(
        ("text", "language"), [("The end", "en-US"), ("계약의 해지", "ko-KR"), ("समाप्ति", "hi-IN")]
    )
    def test_it_is_the_one_declared_for_the_script_that_the_text_is_in(self, text: str, language: str) -> None:
        assert document(p(text), styles=self.STYLES).language == language

    def test_none_declared_is_none_said(self) -> None:
        assert document(p("The end")).language == ""


TAGS = st.sampled_from([*sorted(HANDLERS), *sorted(IGNORED)])
TREES = st.recursive(
    st.builds(lambda tag: f"<{_short(tag)}/>", TAGS) | st.just("<w:t>word</w:t>"),
    lambda inner: st.builds(
        lambda tag, children: f"<{_short(tag)}>{''.join(children)}</{_short(tag)}>", TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


def _short(tag: str) -> str:
    """ "{namespace}name" as "prefix:name"; names without a prefix in these files get one of their own."""
    namespace, name = tag[1:].split("}")
    prefixes = {W: "w", MC: "mc", M: "m", A: "a", V: "v", PICTURE: "pic"}
    return f"{prefixes[namespace]}:{name}" if namespace in prefixes else "w:t"


@given(st.lists(TREES, max_size=5).map("".join))
def test_known_tags_in_any_order_give_a_document_or_one_line(body: str) -> None:
    try:
        got = document(p(r("x")) + body)
    except ClausekitError as error:
        assert "\n" not in str(error)
    else:
        assert all(got.text[block.start : block.end] == block.text != "" for block in got.blocks)


@given(st.data())
def test_a_file_with_changed_bytes_gives_a_document_or_one_line(data: st.DataObject) -> None:
    whole = bytearray(docx(p(r("words")) + p(r("more"))))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read("contract.docx", bytes(whole))
    except ClausekitError as error:
        assert "\n" not in str(error)
