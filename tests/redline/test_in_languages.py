"""Contracts in each language that a file of data/redline is there for: mended in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from docx_maker import docx, p
from marked_contracts import MARKING, SECTION_END, STYLES, fixed
from word_oracle import canonical, tree

from clausekit import resources, yamlfile
from clausekit.analysis import analyse
from clausekit.language.detection import language_of
from clausekit.ooxml.names import w
from clausekit.ooxml.revisions import accepted, rejected
from clausekit.readers import read
from clausekit.redline import Change, Insertion
from clausekit.rules import check, shipped

BODY = "word/document.xml"
PLAIN = MARKING._replace(tracked=False, comments=False)


CONTRACTS = yamlfile.load(Path(__file__).with_name("contracts.yaml")).data
LANGUAGES = [code for code in resources.names("redline") if code != "en"]
RIGHT = 8
"""The block that holds the client's right."""


def typed(code: str, changes: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Sections whose numbers are typed, with numbered provisions; `changes` replaces provisions by others."""
    own = CONTRACTS[code]
    body = [p(own["opening"])]
    for number, section in enumerate(own["sections"], 1):
        body.append(p(own["head"].replace("%1", str(number)) + own["title"].format(section["title"])))
        marks = "①②③" if code == "ko" else [f"{number}.{at}" for at in range(1, 4)]
        body += [
            p(f"{mark} {changes.get(words, words)}") for mark, words in zip(marks, section["provisions"], strict=False)
        ]
    return docx("".join([*body, p(own["signed"])]) + SECTION_END, styles=STYLES)


def counted(code: str) -> bytes:
    """Sections that Word counts, each with its provisions below it without numbers."""
    own = CONTRACTS[code]
    level = f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{own["head"].strip()}"/>'
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [p(own["opening"])]
    for section in own["sections"]:
        body += [p(own["title"].format(section["title"]), listed), *map(p, section["provisions"])]
    return docx("".join([*body, p(own["signed"])]) + SECTION_END, styles=STYLES, numbering=numbering)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("make", [typed, counted])
def test_the_findings_are_gone_and_a_second_run_changes_nothing(code: str, make: object) -> None:
    before = typed(code) if make is typed else counted(code)
    found = fixed(before)
    assert found.left == ()
    assert {edit.finding.rule for edit in found.edits} >= {"EXIT001", "EXIT002"}
    once = found.draft.content(MARKING)
    left = check(analyse(read("c.docx", once)), "provider")
    assert [one.rule for one in left if one.severity != "note"] == []
    assert fixed(once).edits == ()
    assert canonical(rejected(tree(once, BODY))) == canonical(tree(before, BODY))
    silent = fixed(before, marking=MARKING._replace(comments=False)).draft.content(MARKING)
    plain = fixed(before, marking=PLAIN).draft.content(PLAIN)
    assert canonical(accepted(tree(silent, BODY))) == canonical(tree(plain, BODY))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_right_of_one_side_is_made_one_of_both_by_its_words(code: str) -> None:
    found = fixed(typed(code), "EXIT002")
    (edit,) = found.edits
    assert isinstance(edit.change, Change)
    assert found.draft.document.blocks[RIGHT - 1].text.endswith(CONTRACTS[code]["mutual"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_long_notice_is_shortened_by_its_number_alone(code: str) -> None:
    own = CONTRACTS[code]["sections"][2]["provisions"][1]
    before = typed(code, {own: CONTRACTS[code]["mutual"].replace("30", "180")})
    (edit,) = fixed(before, "EXIT005").edits
    assert isinstance(edit.change, Change)
    assert [(one.old, one.new) for one in edit.change.replacements] == [("180", "30")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_clause_has_the_contracts_names_and_goes_on_with_its_numbers(code: str) -> None:
    (edit,) = fixed(typed(code), "EXIT001").edits
    assert isinstance(edit.change, Insertion)
    assert CONTRACTS[code]["provider"] in " ".join(line.text for line in edit.change.lines)
    assert edit.change.after == RIGHT - 1
    assert edit.change.lines[0].label.strip() == ("③" if code == "ko" else "3.3")


@pytest.mark.parametrize("code", LANGUAGES)
def test_references_follow_the_sections_that_word_counts(code: str) -> None:
    found = fixed(counted(code), "EXIT001")
    (edit,) = found.edits
    assert isinstance(edit.change, Insertion)
    assert [(one.old, one.new) for one in edit.change.references] == [("5", "6")]
    root = tree(found.draft.content(MARKING), BODY)
    assert ["".join(one.itertext()) for one in root.iter(w("del"))] == ["5"]


@pytest.mark.parametrize("code", resources.names("redline"))
def test_every_comment_is_two_sentences_in_the_language(code: str) -> None:
    data, english = resources.load("redline", code), resources.load("redline", "en")
    assert data["comments"].keys() == english["comments"].keys()
    assert set(data["changes"]) <= set(english["changes"])
    for rule, words in (*data["comments"].items(), *data["changes"].items()):
        ends = [char for char in words if char in ".।"]
        assert len(ends) == 2 and words[-1] == ends[-1], rule
        assert code == "en" or language_of(f"{words} {data['comment']}") == code, rule


def test_a_comment_is_there_for_every_rule_that_a_clause_mends() -> None:
    assert {rule.code for rule in shipped() if rule.fix} <= resources.load("redline", "en")["comments"].keys()


def test_a_korean_section_between_two_others_is_numbered_as_korean_laws_are() -> None:
    own = CONTRACTS["ko"]
    numbered = enumerate(own["sections"], 1)
    body = "".join(p(f"제{number}조({one['title']}) {' '.join(one['provisions'])}") for number, one in numbered)
    (edit,) = fixed(docx(p(own["opening"]) + body + p(own["signed"])), "EXIT001").edits
    assert isinstance(edit.change, Insertion)
    assert edit.change.lines[0].words.startswith("제3조의2(중도 종료) 을은 용역의 전부 또는 일부를")


def test_korean_particles_fit_the_contracts_own_words() -> None:
    own = CONTRACTS["ko"]
    named = own["opening"].replace("“갑”", "“의뢰사”").replace("“을”", "“제작팀”")
    words = [words for section in own["sections"] for words in section["provisions"]]
    for old, new in (("갑은", "의뢰사는"), ("갑이", "의뢰사가"), ("을에게", "제작팀에게")):
        words = [one.replace(old, new) for one in words]
    body = "".join(p(f"제{number}조 {one}") for number, one in enumerate(words, 1))
    fees = p("의뢰사는 제작팀에게 매월 보수(이하 “보수”라 한다)를 지급한다.")
    (edit,) = fixed(docx(p(named) + fees + body + p(own["signed"])), "EXIT001").edits
    assert isinstance(edit.change, Insertion)
    clause = " ".join(line.text for line in edit.change.lines)
    assert "제작팀은 용역의 전부 또는 일부를" in clause
    assert "의뢰사는 정당한 이유가 있을 때" in clause
    assert "지급한 보수로 한다" in clause
    assert "본 계약을 즉시 해지하고" in clause
