"""Markdown for a pull request: the answer first, and the contract's words stay words."""

from __future__ import annotations

import re

from analyses import analysis_of, evidence, exit_of

from clausekit.analysis.values import Analysis, Party
from clausekit.findings import Waived
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.reporters.markdown import code
from clausekit.rules import check


def audited(analysis: Analysis) -> Audited:
    return Audited(analysis, check(analysis, "provider"))


def shown(*documents: Audited, errors: tuple[Failure, ...] = ()) -> str:
    return reporter("markdown")(Report("provider", documents, errors), Look())


def test_the_answer_is_the_heading_and_errors_come_before_notes() -> None:
    text = shown(audited(analysis_of(exit_of("client", notice=5))))
    assert text.startswith("### 🔴 No way out found for you, the provider.\n")
    assert text.index("**EXIT001**") < text.index("**EXIT002**") < text.index("**Worth asking for**")
    assert "`clausekit clauses show exit-substitute-or-refund`" in text


def test_several_contracts_are_a_table_with_the_worst_first() -> None:
    text = shown(
        audited(analysis_of(exit_of(notice=30), path="good.md")),
        audited(analysis_of(path="bad|name.md")),
        errors=(Failure("old.doc", "is an old Word file"),),
    )
    assert text.index("bad\\|name.md") < text.index("good.md")
    assert "- `old.doc`: is an old Word file" in text


def test_hostile_words_are_neither_tag_nor_link_nor_mention() -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) @everyone https://evil.example ![i](http://e) `x` #1"
    analysis = analysis_of(exit_of("client", notice=5))
    exits = (analysis.exits[0]._replace(evidence=(evidence(hostile),)),)
    analysis = analysis._replace(exits=exits, parties=(Party("provider", hostile), Party("client", hostile)))
    text = shown(audited(analysis))
    outside = "".join(text.replace("``", "\0").split("\0")[::2])  # what does not stand in a span of two backticks
    for markup in ("<script", "](javascript:", "@everyone", "https://evil", "![i]", " `x`"):
        assert not re.search(rf"(?<!\\){re.escape(markup)}", outside)
    assert "javascript:alert" in outside  # it is still to be read, as text


def test_a_code_span_holds_any_backticks() -> None:
    assert code("a") == "`a`"
    assert code("a``b") == "```a``b```"
    assert code("`a`") == "`` `a` ``"


def test_what_does_not_count_is_told_with_its_reason() -> None:
    one = audited(analysis_of())
    text = shown(
        one._replace(
            findings=one.findings[1:], waived=(Waived(one.findings[0], "suppression", "agreed", "2026-12-31"),)
        )
    )
    assert "**Found, but not counted**" in text
    assert "\\(Not counted: agreed.\\) \\(Until 2026-12-31.\\)" in text
