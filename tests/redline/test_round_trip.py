"""Accept all is the intended text; reject all is the original, part by part of the package."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from docx_maker import docx, p, r
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_contracts import MARKING, OPENING, content, fixed, flat, listed, typed
from word_oracle import canonical, parts_of, tree

from clausekit.analysis import analyse
from clausekit.findings import Finding
from clausekit.model import Document
from clausekit.ooxml.names import w
from clausekit.ooxml.revisions import accepted, rejected
from clausekit.readers import read
from clausekit.redline import CannotPlace, Change, Edit, Insertion, Marking, draft_of
from clausekit.redline.edits import Line, Replacement, Where
from clausekit.rules import check

BODY = "word/document.xml"
PLAIN = MARKING._replace(tracked=False, comments=False)
MAKERS = [listed, typed, flat]
CLIENTS = "The Company may terminate this Agreement at any time by giving the Agency ten (10) days’ written notice."
WEAK = (
    "Either party may terminate this Agreement at any time by giving the other one hundred eighty (180) days’ written"
    " notice."
)


def weak() -> bytes:
    """The contract with a notice that is too long."""
    return listed({CLIENTS: WEAK})


@pytest.mark.parametrize("make", [*MAKERS, weak])
def test_rejecting_all_gives_the_original(make: Callable[[], bytes]) -> None:
    before = make()
    after = content(before)
    assert after != before
    assert canonical(rejected(tree(after, BODY))) == canonical(tree(before, BODY))


@pytest.mark.parametrize("make", [*MAKERS, weak])
def test_accepting_all_gives_what_is_written_without_marks(make: Callable[[], bytes]) -> None:
    before = make()
    marked = content(before, marking=MARKING._replace(comments=False))
    assert canonical(accepted(tree(marked, BODY))) == canonical(tree(content(before, marking=PLAIN), BODY))


@pytest.mark.parametrize("make", [*MAKERS, weak])
def test_every_part_that_is_not_edited_stays_byte_for_byte(make: Callable[[], bytes]) -> None:
    before, after = parts_of(make()), parts_of(content(make()))
    edited = {BODY, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(after) == [*before, "word/comments.xml"]
    assert {name for name in before if before[name] != after[name]} == edited


@pytest.mark.parametrize("make", [listed, typed])
def test_a_part_that_a_clause_is_put_into_is_the_old_one_with_words_put_in(make: Callable[[], bytes]) -> None:
    before, after = parts_of(make()), parts_of(content(make(), "EXIT001"))
    for name, old in before.items():
        rest = iter(after[name])
        assert all(byte in rest for byte in old), name  # every old byte comes again, in order


@pytest.mark.parametrize("make", [*MAKERS, weak])
def test_the_finding_is_gone_and_a_second_run_changes_nothing(make: Callable[[], bytes]) -> None:
    once = fixed(make())
    assert once.edits
    assert once.left == ()
    data = once.draft.content(MARKING)
    found = check(analyse(read("c.docx", data)), "provider")
    assert not [one for one in found if one.severity != "note"]
    again = fixed(data)
    assert again.edits == ()
    assert again.draft.content(MARKING) == data


def test_the_same_contract_gives_the_same_bytes() -> None:
    assert content(listed()) == content(listed())


@pytest.mark.parametrize("make", [*MAKERS, weak])
def test_ids_are_unique(make: Callable[[], bytes]) -> None:
    root = tree(content(make()), BODY)
    starts = ("ins", "del", "bookmarkStart", "commentRangeStart")
    ids = [one.get(w("id")) for one in root.iter(*map(w, starts))]
    assert len(ids) > 3
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("make", MAKERS)
def test_the_mark_of_every_new_paragraph_is_tracked(make: Callable[[], bytes]) -> None:
    root = tree(content(make()), BODY)
    new = [one for one in root.iter(w("p")) if one.find(w("ins")) is not None and one.find(w("r")) is None]
    assert new
    assert all(one.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for one in new)


def test_no_date_is_written_unless_one_is_given() -> None:
    assert b"w:date" not in b"".join(parts_of(content(listed())).values())
    dated = parts_of(content(listed(), marking=Marking("Juno", "2026-03-02T00:00:00Z")))
    assert b'w:date="2026-03-02T00:00:00Z"' in dated[BODY]
    assert b'w:date="2026-03-02T00:00:00Z"' in dated["word/comments.xml"]


# --- what others have put into the document ---

OTHERS = {
    "Each party shall keep": '</w:t></w:r><w:ins w:id="7" w:author="Ann" w:date="2026-01-01T00:00:00Z"><w:r><w:t>All'
    ' </w:t></w:r></w:ins><w:bookmarkStart w:id="8" w:name="keep"/><w:r><w:t>Each party shall keep',
    "The Agency shall run": '</w:t></w:r><w:del w:id="9" w:author="Ann"><w:r><w:delText>Perhaps '
    "</w:delText></w:r></w:del><w:r><w:t>The Agency shall run",
    "This Agreement is governed": '</w:t></w:r><w:bookmarkEnd w:id="8"/><w:commentRangeStart w:id="11"/><w:r><w:t>'
    "This Agreement is governed",
    "Notices shall": '</w:t></w:r><w:commentRangeEnd w:id="11"/><w:r><w:commentReference w:id="11"/></w:r><w:r><w:t>'
    "Notices shall",
}
COMMENT = '<w:comment w:id="11" w:author="Ann"><w:p><w:r><w:t>Ours?</w:t></w:r></w:p></w:comment>'


def test_revisions_comments_and_bookmarks_of_others_stay() -> None:
    before = listed(OTHERS, comments=COMMENT)
    after = content(before)
    mine = tree(after, BODY)
    for one in [one for one in mine.iter(w("ins"), w("del")) if one.get(w("author")) == "Ann"]:
        assert one.get(w("id")) in {"7", "9"}
    assert canonical(rejected(mine)) == canonical(rejected(tree(before, BODY)))
    comments = tree(after, "word/comments.xml")
    assert [one.get(w("author")) for one in comments] == ["Ann", *["Juno Reyes"] * (len(comments) - 1)]
    assert comments[0].get(w("id")) == "11"
    assert parts_of(after)["[Content_Types].xml"] == parts_of(before)["[Content_Types].xml"]


def test_where_nothing_follows_the_mark_that_was_the_last_is_the_tracked_one() -> None:
    before = docx(p(OPENING) + p("Company may terminate this Agreement at any time."))
    after = content(before, "EXIT001")
    paragraphs = list(tree(after, BODY).iter(w("p")))
    marks = [one.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for one in paragraphs]
    assert marks == [False, *[True] * (len(marks) - 2), False]
    assert canonical(rejected(tree(after, BODY))) == canonical(tree(before, BODY))


# --- generated documents ---

LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="20"/>'])
WORDS = st.text(st.sampled_from("aZ 9.&<>\"'é€字"), min_size=1, max_size=12).filter(str.strip)
RUN = st.builds(lambda words, look: r(escaped(words), look), WORDS, LOOKS)
INSERTED = st.builds(lambda run: f'<w:ins w:id="901" w:author="Ann">{run}</w:ins>', RUN)
DELETED = st.builds(lambda run: f'<w:del w:id="902" w:author="Ann">{run.replace("w:t", "w:delText")}</w:del>', RUN)
MARKS = st.sampled_from(["", '<w:rPr><w:ins w:id="903" w:author="Ann"/></w:rPr>', "<w:rPr><w:b/></w:rPr>"])
PROPERTIES = st.builds(lambda look, mark: look + mark, st.sampled_from(["", '<w:jc w:val="both"/>']), MARKS)
PARAGRAPH = st.builds(
    lambda runs, properties: p("".join(runs), properties),
    st.lists(RUN | INSERTED | DELETED, min_size=1, max_size=4),
    PROPERTIES,
)
TABLE = st.builds(
    lambda one: f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{one}</w:tc></w:tr></w:tbl>",
    PARAGRAPH,
)
CONTROL = st.builds(lambda one: f"<w:sdt><w:sdtPr/><w:sdtContent>{one}</w:sdtContent></w:sdt>", PARAGRAPH)
BETWEEN = st.sampled_from(['<w:bookmarkStart w:id="904" w:name="x"/><w:bookmarkEnd w:id="904"/>', "<w:proofErr/>"])
BODIES = st.lists(PARAGRAPH | TABLE | CONTROL | BETWEEN, min_size=1, max_size=8)


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def edit(after: int, document: Document) -> Edit:
    lines = (
        Line("New & <words>.", after, label="8A.\t", title="A title."),
        Line("More “words”.", after, numbered=True),
    )
    finding = Finding("EXIT001", "no-provider-exit", "error", "")
    return Edit(finding, "exit-substitute-or-refund", Insertion(after, lines, Where("here")), "Why. Because.")


@settings(max_examples=100)
@given(BODIES, st.booleans(), st.integers(0, 30))
def test_words_put_anywhere_into_any_document_can_be_rejected_and_accepted(
    blocks: list[str], ends: bool, place: int
) -> None:
    body = p("First.") + "".join(blocks) + (p("Last.") if ends else "")
    draft = draft_of("c.docx", docx(body + "<w:sectPr/>"))
    after = place % len(draft.document.blocks)
    one = edit(after, draft.document)
    try:
        marked = draft.edited(one, MARKING)
    except CannotPlace:
        return
    before = tree(draft.content(MARKING), BODY)
    root = tree(marked.content(MARKING), BODY)
    assert canonical(rejected(root)) == canonical(rejected(before))
    plain = draft.edited(one, PLAIN)
    silent = draft.edited(one, MARKING._replace(comments=False))
    assert canonical(accepted(tree(silent.content(MARKING), BODY))) == canonical(
        accepted(tree(plain.content(PLAIN), BODY))
    )
    texts = [block.text for block in draft.document.blocks]
    new = ["8A.\tA title. New & <words>.", "More “words”."]
    assert [block.text for block in marked.document.blocks] == [*texts[: after + 1], *new, *texts[after + 1 :]]


MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = '<w:r><w:instrText xml:space="preserve"> REF _Ref1 \\r </w:instrText></w:r>'
FIELD = st.builds(lambda run: MARK.format("begin") + CODE + MARK.format("separate") + run + MARK.format("end"), RUN)
OWN = st.builds(lambda run: f'<w:ins w:id="905" w:author="{MARKING.author}">{run}</w:ins>', RUN)


@given(st.lists(RUN | FIELD | OWN, min_size=1, max_size=5), st.data())
def test_any_words_of_a_paragraph_can_be_changed_and_changed_back(runs: list[str], data: st.DataObject) -> None:
    draft = draft_of("c.docx", docx(p("".join(runs)) + p("End.")))
    text = draft.document.blocks[0].text
    if draft.document.blocks[0].source != 1 or text == "End.":
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    change = Change((Replacement(start, text[start:end], "<new>"),), Where("here"))
    one = Edit(Finding("EXIT005", "long-notice", "warning", ""), "", change, "Why. Because.")
    try:
        marked = draft.edited(one, MARKING)
    except CannotPlace as error:
        assert start == end and error.key in ("words_in_field", "words_moved")
        return
    root, before = tree(marked.content(MARKING), BODY), tree(draft.content(MARKING), BODY)
    assert canonical(rejected(root)) == canonical(rejected(before))
    assert marked.document.blocks[0].text == re.sub(r"^\s+|\s+$", "", f"{text[:start]}<new>{text[end:]}")
