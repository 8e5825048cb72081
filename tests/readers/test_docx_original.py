"""A Word file as it was before its tracked changes."""

from __future__ import annotations

from docx_maker import docx, p, r

from clausekit.readers.docx import is_marked, read, read_original

CHANGE = 'w:id="1" w:author="A"'


def lines(data: bytes) -> list[str]:
    return [block.text for block in read_original("a.docx", data).blocks]


def test_insertions_are_out_and_deletions_in() -> None:
    body = p(
        r("within ")
        + f"<w:del {CHANGE}>{r('30').replace('w:t', 'w:delText')}</w:del><w:ins {CHANGE}>{r('90')}</w:ins>"
        + r(" days")
    )
    assert lines(docx(body)) == ["within 30 days"]
    assert [block.text for block in read("a.docx", docx(body)).blocks] == ["within 90 days"]


def test_a_whole_inserted_paragraph_is_out_and_a_deleted_one_in() -> None:
    mark = f"<w:rPr><w:ins {CHANGE}/></w:rPr>"
    inserted = p(f"<w:ins {CHANGE}>{r('new')}</w:ins>", mark)
    gone = p(f"<w:del {CHANGE}>{r('old').replace('w:t', 'w:delText')}</w:del>", mark.replace("ins", "del"))
    assert lines(docx(p("first") + inserted + gone + p("last"))) == ["first", "old", "last"]


def test_a_file_without_changes_is_read_as_it_is() -> None:
    data = docx(p("first") + p("last"))
    assert read_original("a.docx", data) == read("a.docx", data)
    assert not is_marked("a.docx", data)


def test_a_change_in_a_footnote_is_a_change() -> None:
    note = f'<w:footnote w:id="2">{p(f"<w:ins {CHANGE}>{r(chr(120))}</w:ins>")}</w:footnote>'
    assert is_marked("a.docx", docx(p("first"), footnotes=note))
