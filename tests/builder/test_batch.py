"""Rows of a table become deals, and each agreement gets a file name of its own."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from agreements import library_of
from hypothesis import given
from hypothesis import strategies as st

from clausekit.builder.batch import deal_of_row
from clausekit.builder.filenames import file_names
from clausekit.builder.table import Row, read_table
from clausekit.errors import ClausekitError, SourceError, SourceErrors

BASE: dict[str, Any] = {"date": "2026-03-02", "provider": {"name": "Studio"}, "facts": {"money": {"currency": "EUR"}}}
SHEET = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{}</sheetData></worksheet>"
)


def table_of(folder: Path, content: str | bytes, name: str = "clients.csv") -> tuple[Row, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def workbook(rows: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows))
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_csv_of_any_program_is_read(between: str, tmp_path: Path) -> None:
    lines = [["client.name", "client.email"], ['"A, ""B""; C"', "x@y.example"], ["", ""], ["D", ""]]
    text = "\ufeff" + "\r\n".join(between.join(line) for line in lines)
    assert table_of(tmp_path, text) == (
        Row(2, {"client.name": 'A, "B"; C', "client.email": "x@y.example"}),
        Row(4, {"client.name": "D"}),
    )


def test_a_workbook_is_read_with_its_numbers_days_and_gaps(tmp_path: Path) -> None:
    rows = """
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>date</t></is></c>
    <c r="C1" t="s"><v>1</v></c></row>
    <row r="3"><c r="A3" t="str"><v>Firm</v></c><c r="B3" s="1"><v>46083</v></c><c r="C3"><v>1200.5</v></c></row>
    <row r="4"><c r="C4"><v>1200</v></c></row>"""
    strings = "<sst><si><t>client.name</t></si><si><r><t>facts.</t></r><r><t>money.amount</t></r></si></sst>"
    styles = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
    data = workbook(rows, sharedStrings=strings, styles=styles)
    assert table_of(tmp_path, data, "clients.xlsx") == (
        Row(3, {"client.name": "Firm", "date": "2026-03-02", "facts.money.amount": "1200.5"}),
        Row(4, {"facts.money.amount": "1200"}),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b,a\n", "the column 'a' stands twice"),
        ("a\n1,2\n", "row 2 has more cells than there are columns"),
        ("", "the first row must name the columns"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"PK\x03\x04rubbish", "is a damaged workbook"),
        ('a\n"x', "cannot be read as CSV"),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=re.escape(reason)):
        table_of(tmp_path, content)


def test_cells_are_laid_over_the_deal_as_facts_of_their_type() -> None:
    cells = {"client.name": "12", "client.signatory.name": "N", "clauses.money": "parts", "facts.money.parts": "a; b",
             "facts.work.description": "007"}  # fmt: skip
    deal = deal_of_row(BASE, Row(2, cells), "clients.csv", library_of()).content
    assert (deal.client.name, deal.client.signatory) == ("12", ("N", None))
    assert (deal.clauses, deal.facts["work"]) == ({"money": "parts"}, {"description": "007"})
    assert deal.facts["money"] == {"currency": "EUR", "parts": ("a", "b")}
    assert BASE["facts"] == {"money": {"currency": "EUR"}}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"client": "x", "client.name": "y"}, "the column 'client.name' names no place in a deal"),
        ({"client.name": "x", "date": "soon"}, "'date' must be a date such as 2026-03-02"),
        ({"client.name": "x", "page": "a5"}, "'page' cannot be 'a5'"),
        ({}, "the key 'client' is missing"),
    ],
)
def test_a_row_that_is_no_deal_is_told_with_its_number(cells: dict[str, str], reason: str) -> None:
    with pytest.raises((SourceError, SourceErrors), match=re.escape(f"clients.csv, row 7: {reason}")):
        deal_of_row(BASE, Row(7, cells), "clients.csv", library_of())


COLUMNS = st.sampled_from(["date", "client.name", "client", "facts.money.amount", "facts.a", "a.b", ".", "x"])


@given(st.dictionaries(COLUMNS | st.text(max_size=6), st.text(max_size=6)))
def test_any_row_is_a_deal_or_a_mistake(cells: dict[str, str]) -> None:
    try:
        deal_of_row(BASE, Row(2, cells), "clients.csv", library_of())
    except ClausekitError as error:
        assert str(error).startswith("clients.csv, row 2: ")


@given(st.lists(st.text(max_size=120) | st.sampled_from(["Con", "a/b", "A B", "a-b", "..", "ÄB", "A\u0308B"])))
def test_file_names_are_safe_and_no_two_are_the_same(names: list[str]) -> None:
    found = list(file_names(names))
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", name)
        assert len(name.encode()) < 200
        assert name not in ("con", "nul", "aux")


def test_a_name_stays_what_it_is_as_far_as_it_can() -> None:
    assert list(file_names(["Copperleaf Tea Co. Ltd", "COPPERLEAF tea co ltd", "김 & 박", "???"])) == [
        "copperleaf-tea-co-ltd", "copperleaf-tea-co-ltd-2", "김-박", "agreement",
    ]  # fmt: skip
