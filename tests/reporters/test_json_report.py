"""The JSON report: the published schema, the order of keys, the same bytes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from analyses import TEXT, analysis_of, exit_of
from sayings import SCANNED

from clausekit.model import Unread
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.reporters.json_report import report_schema
from clausekit.rules import check
from clausekit.saying import said

FULL = analysis_of(
    exit_of("provider", "convenience", notice=30, lock_in=365),
    exit_of("client", "breach", cure=0),
    terms=("auto_renewal", "release"),
    facts={"governing_law": "New York", "effective_date": "2026-03-02"},
    doubts=(SCANNED,),
    unread=(Unread(said("unread.in.page", number=3), said("unread.scanned"), True),),
    path="Verträge/계약서.docx",
)


def report_of(*analyses: Any, side: str = "provider", errors: tuple[Failure, ...] = ()) -> Report:
    return Report(side, tuple(Audited(analysis, check(analysis, side)) for analysis in analyses), errors)


def data_of(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(reporter("json")(report, Look()))
    return data


@pytest.mark.parametrize("side", ["provider", "client"])
def test_a_report_fits_the_published_schema(side: str) -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    report = report_of(FULL, analysis_of(), side=side, errors=(Failure("a.doc", "is an old Word file"),))
    jsonschema.validate(data_of(report), schema)
    jsonschema.validate(data_of(Report(side, ())), schema)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(clock="2026"),
        lambda data: data.pop("side"),
        lambda data: data["documents"][0]["exits"][0].update(notice_days=-1),
        lambda data: data["documents"][0]["exits"][0].update(evidence=[]),
        lambda data: data["documents"][0]["findings"][0].update(location={"quote": "x"}),
        lambda data: data["documents"][0]["terms"].pop("release"),
    ],
)
def test_the_schema_refuses_another_form(spoil: Any) -> None:
    data = data_of(report_of(FULL))
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, report_schema())


def test_the_report_says_what_the_analysis_says() -> None:
    data = data_of(report_of(FULL, errors=(Failure("a.doc", "is an old Word file"),)))
    (document,) = data["documents"]
    assert list(data) == ["schema_version", "clausekit", "side", "settings", "documents", "errors"]
    assert document["path"] == "Verträge/계약서.docx"
    assert document["answer"] == "present"
    assert document["parties"][0] == {"side": "provider", "name": "Studio North LLC", "terms": ["Studio"]}
    assert document["exits"][0] == {
        "side": "provider",
        "trigger": "convenience",
        "notice_days": 30,
        "cure_days": None,
        "lock_in_days": 365,
        "reason": "names the right",
        "evidence": [
            {
                "quote": TEXT, "section": "12.3", "heading": "Termination",
                "paragraph": 1, "page": None, "start": 0, "end": len(TEXT), "clause": "",
            }
        ],
    }  # fmt: skip
    assert document["terms"]["refund_or_credit"] == {"answer": "cannot_tell", "reason": "", "evidence": []}
    assert document["facts"]["governing_law"]["value"] == "New York"
    assert document["facts"]["expires"] is None
    assert document["searched"]["unread"] == [
        {"where": "page 3", "what": "no text but a picture of the page; scanned?", "grave": True}
    ]
    assert data["errors"] == [{"path": "a.doc", "reason": "is an old Word file"}]


def test_a_finding_without_place_or_fix_has_empty_objects() -> None:
    findings = {finding["rule"]: finding for finding in data_of(report_of(FULL))["documents"][0]["findings"]}
    assert findings["DOUBT001"]["location"] == {}
    assert findings["DOUBT001"]["fix"] == {}
    assert findings["EXIT006"]["fix"] == {"clause": "exit-substitute-or-refund"}
    assert findings["EXIT006"]["location"]["quote"] == TEXT


def test_the_same_report_is_the_same_bytes_and_keeps_its_letters() -> None:
    text = reporter("json")(report_of(FULL), Look())
    assert text == reporter("json")(report_of(FULL), Look(width=40, colour=True))
    assert "계약서" in text
    assert text.endswith("}\n")
    assert json.dumps(json.loads(text), ensure_ascii=False).replace(" ", "") == "".join(text.split())


def test_each_exit_and_finding_stands_in_one_line() -> None:
    lines = reporter("json")(report_of(FULL), Look()).splitlines()
    assert sum('"trigger": ' in line for line in lines) == 2
    assert all(line.count('"rule": ') <= 1 for line in lines)


def test_half_of_a_surrogate_in_a_file_name_can_be_written_and_read_back() -> None:
    text = reporter("json")(report_of(analysis_of(path="a\udcff.txt")), Look())
    written = text.encode("utf-8", "backslashreplace")
    assert json.loads(written)["documents"][0]["path"] == "a\udcff.txt"
