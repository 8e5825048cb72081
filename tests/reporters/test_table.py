"""CSV for a spreadsheet: one line a contract, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

from analyses import analysis_of, exit_of
from hypothesis import given
from hypothesis import strategies as st

from clausekit.analysis.values import Analysis, Party
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.rules import check


def text_of(*analyses: Analysis, errors: tuple[Failure, ...] = ()) -> str:
    documents = tuple(Audited(analysis, check(analysis, "provider")) for analysis in analyses)
    return reporter("csv")(Report("provider", documents, errors), Look())


def rows_of(*analyses: Analysis, errors: tuple[Failure, ...] = ()) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(*analyses, errors=errors).removeprefix("\ufeff"), newline="")))


def test_each_contract_is_a_line_with_its_answer_and_its_shortest_notice() -> None:
    free = analysis_of(exit_of(notice=30), exit_of(notice=10), exit_of("client", "breach"), path="a.md")
    first, second = rows_of(free, analysis_of(path="b.md"))
    assert (first["path"], first["answer"], first["provider_shortest_notice_days"]) == ("a.md", "present", "10")
    assert (first["provider_ways_out"], first["client_ways_out"]) == ("convenience", "breach")
    assert (second["answer"], second["error"], second["rules"].split()[0]) == ("missing", "1", "EXIT001")
    assert second["provider"] == "Studio North LLC"


def test_a_file_that_could_not_be_read_is_a_line_too() -> None:
    (row,) = rows_of(errors=(Failure("old.doc", "is an old Word file"),))
    assert (row["path"], row["answer"], row["sentence"]) == ("old.doc", "unreadable", "is an old Word file")


def test_lines_end_and_letters_are_marked_as_spreadsheets_want() -> None:
    text = text_of(analysis_of(path="Verträge/계약서.docx"))
    assert text.startswith("\ufeffpath,")
    assert text.count("\r\n") == 2
    assert "계약서" in text


@given(st.sampled_from("=+-@＝＋－＠\t\r\n").flatmap(lambda first: st.text(max_size=20).map(lambda rest: first + rest)))
def test_no_words_of_a_contract_become_a_formula(name: str) -> None:
    analysis = analysis_of(exit_of())._replace(parties=(Party("provider", name), Party("client", f" {name}")))
    (row,) = rows_of(analysis)
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
