"""Opening a Word file: parts are found as the standard says, and a file built to do harm does none."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_maker import NAMESPACES, docx, envelope, p, zipped

from clausekit.errors import DamagedFile, EncryptedFile, UnsupportedFile
from clausekit.ooxml.package import MOST_ENTRIES, open_package, parse
from clausekit.readers import read

BODY = f"<w:document {NAMESPACES}><w:body>{p('words')}</w:body></w:document>"


def words(files: dict[str, str | bytes]) -> str:
    return read("a.docx", zipped(files)).text


def test_the_main_part_is_found_by_its_relationship_wherever_it_lies() -> None:
    assert words({**envelope("odd/place.xml"), "odd/place.xml": BODY}) == "words"


def test_the_main_part_is_found_by_its_content_type_where_the_relationship_is_missing() -> None:
    types = envelope("word/document.xml")["[Content_Types].xml"]
    assert words({"[Content_Types].xml": types, "word/document.xml": BODY}) == "words"


def test_part_names_are_compared_without_case_and_with_either_slash() -> None:
    assert words({**envelope("Word/Document.xml"), "word\\document.XML": BODY}) == "words"


def test_strict_names_are_read_as_transitional_ones() -> None:
    strict = BODY.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    links = envelope("word/document.xml")
    links["_rels/.rels"] = links["_rels/.rels"].replace(
        "schemas.openxmlformats.org/officeDocument/2006/relationships",
        "purl.oclc.org/ooxml/officeDocument/relationships",
    )
    assert words({**links, "word/document.xml": strict}) == "words"


def test_utf_16_parts_are_read() -> None:
    assert (
        words({**envelope("d.xml"), "d.xml": f'<?xml version="1.0" encoding="UTF-16"?>{BODY}'.encode("utf-16")})
        == "words"
    )


def test_relationships_resolve_against_their_part_and_never_lead_out() -> None:
    package = open_package("a.docx", docx(p("x"), styles="", header1=""))
    assert package.one(package.main, "styles") == "word/styles.xml"
    links = '<Relationship Id="1" Type="t/x" Target="../../../etc/passwd"/>'
    links += '<Relationship Id="2" Type="t/y" Target="http://a.b" TargetMode="External"/>'
    root = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    files = {**envelope("word/document.xml"), "word/document.xml": BODY, "word/_rels/document.xml.rels": root}
    related = open_package("a.docx", zipped(files)).related("word/document.xml")
    assert [(link.target, link.external) for link in related] == [("etc/passwd", False), ("http://a.b", True)]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://a.b/c.dtd">',
    ],
)
def test_a_document_type_is_refused(declaration: str) -> None:
    with pytest.raises(DamagedFile, match="document type"):
        words(
            {**envelope("d.xml"), "d.xml": declaration + BODY.replace("words", "&a;" if "a " in declaration else "x")}
        )


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(DamagedFile, match="from almost nothing"):
        words({**envelope("d.xml"), "d.xml": BODY, "bomb.xml": b" " * (64 << 20)})


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(DamagedFile, match="entries"):
        words({**envelope("d.xml"), "d.xml": BODY, **{f"{n}": b"" for n in range(MOST_ENTRIES)}})


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(DamagedFile):
        read("a.docx", docx(deep))


def test_nesting_as_deep_as_the_parser_takes_is_read() -> None:
    deep = "<w:smartTag>" * 240 + "<w:r><w:t>deep</w:t></w:r>" + "</w:smartTag>" * 240
    assert read("a.docx", docx(f"<w:p>{deep}</w:p>")).text == "deep"


def test_a_truncated_file_is_damaged() -> None:
    whole = docx(p("words"))
    with pytest.raises(DamagedFile):
        read("a.docx", whole[: len(whole) // 2])


def test_a_member_with_a_wrong_checksum_is_damaged() -> None:
    data = bytearray(docx(p("words" * 50)))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 5
    data[at] ^= 0xFF
    with pytest.raises(DamagedFile):
        read("a.docx", bytes(data))


def test_broken_xml_is_told_with_its_part() -> None:
    with pytest.raises(DamagedFile, match=r"d\.xml"):
        words({**envelope("d.xml"), "d.xml": "<w:document><w:body>"})


def test_a_zip_that_is_no_office_file_is_told_so() -> None:
    with pytest.raises(UnsupportedFile, match="zip archive"):
        words({"contract.txt": "words"})


@pytest.mark.parametrize(
    ("kind", "name"), [("spreadsheetml.sheet", "Excel"), ("presentationml.presentation", "PowerPoint")]
)
def test_another_office_file_is_named(kind: str, name: str) -> None:
    content = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    with pytest.raises(UnsupportedFile, match=name):
        words({**envelope("x/main.xml", content), "x/main.xml": "<x/>"})


def test_a_zip_with_a_password_is_told_so() -> None:
    data = bytearray(docx(p("words")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    data[start + 8] |= 1
    with pytest.raises(EncryptedFile):
        read("a.docx", bytes(data))


def test_a_package_without_a_body_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="no body"):
        words({**envelope("d.xml"), "d.xml": f"<w:document {NAMESPACES}/>"})


def test_comments_and_instructions_in_the_xml_hold_no_words() -> None:
    assert parse("a", "p", b"<a><!-- x --><?pi y?>z</a>").xpath("string()") == "z"
