"""Words put into an agreement that clausekit itself has built."""

from __future__ import annotations

from agreements import agreement_of
from marked_contracts import MARKING

from clausekit.findings import Finding
from clausekit.readers import read
from clausekit.redline import Edit, Insertion, draft_of
from clausekit.redline.edits import Line, Where
from clausekit.writers.docx import docx_bytes


def test_a_clause_that_fix_puts_behind_one_of_ours_does_not_count_as_a_change_of_it() -> None:
    draft = draft_of("a.docx", docx_bytes(agreement_of()))
    blocks = draft.document.blocks
    ends = [at for at in range(len(blocks) - 1) if (blocks[at].kind, blocks[at + 1].kind) == ("item", "heading")]
    after = ends[1]
    line = Line("The Studio may leave.", after, numbered=True)
    finding = Finding("EXIT001", "no-provider-exit", "error", "")
    edited = draft.edited(Edit(finding, "exit-refund-only", Insertion(after, (line,), Where("here")), "Why."), MARKING)
    clauses = read("a.docx", edited.content(MARKING)).clauses
    assert edited.document.blocks[after + 1].kind == "item"
    assert len(clauses) == 3
    assert {one.state for one in clauses} == {"same"}
