"""Accepting and rejecting, one kind of tracked change at a time."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, r
from word_oracle import canonical, tree

from clausekit.ooxml.revisions import accepted, rejected

BY = 'w:id="{}" w:author="Ann"'


def ins(inner: str, id: int = 1) -> str:
    return f"<w:ins {BY.format(id)}>{inner}</w:ins>"


def gone(inner: str, id: int = 2) -> str:
    return f"<w:del {BY.format(id)}>{inner.replace('w:t', 'w:delText')}</w:del>"


MARK_IN, MARK_OUT = f"<w:rPr>{ins('')}</w:rPr>", f"<w:rPr>{gone('')}</w:rPr>"
FORMER = f'<w:pPrChange {BY.format(3)}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>'


BOTH = '<w:jc w:val="both"/>'
LESS = f"<w:tbl><w:tblPr/><w:tr><w:tc>{p('stays')}</w:tc></w:tr></w:tbl>"


def table(row: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tr>{row}<w:tc>{p('cell')}</w:tc></w:tr><w:tr><w:tc>{p('stays')}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("marked", "when_accepted", "when_rejected"),
    [
        (p(r("a") + ins(r("b"))), p(r("ab")), p(r("a"))),
        (p(r("a") + gone(r("b"))), p(r("a")), p(r("ab"))),
        (p(ins(gone(r("a"))) + r("b")), p(r("b")), p(r("b"))),
        (p("a") + p(ins(r("b")), MARK_IN) + p("c"), p("a") + p("b") + p("c"), p("a") + p("c")),
        (p("a", MARK_IN) + p("b", BOTH), p("a") + p("b", BOTH), p("ab", BOTH)),
        (p("a", MARK_OUT) + p("b"), p("ab"), p("a") + p("b")),
        (p(ins(r("b")), MARK_IN) + table(""), p("b") + table(""), table("")),
        (p("a", '<w:jc w:val="both"/>' + FORMER), p("a", '<w:jc w:val="both"/>'), p("a", '<w:jc w:val="left"/>')),
        (table(f"<w:trPr>{ins('')}</w:trPr>") + p("z"), table("<w:trPr/>") + p("z"), LESS + p("z")),
    ],
)  # fmt: skip
def test_a_change_is_settled_both_ways(marked: str, when_accepted: str, when_rejected: str) -> None:
    root, part = tree(docx(marked), "word/document.xml"), "word/document.xml"
    assert canonical(accepted(root)) == canonical(tree(docx(when_accepted), part))
    assert canonical(rejected(root)) == canonical(tree(docx(when_rejected), part))


def test_a_move_is_settled_both_ways() -> None:
    away = f"<w:moveFrom {BY.format(5)}>{r('m')}</w:moveFrom>"
    here = f"<w:moveTo {BY.format(6)}>{r('m')}</w:moveTo>"
    root = tree(docx(p(r("a") + away) + p(r("b") + here)), "word/document.xml")
    assert canonical(accepted(root)) == canonical(tree(docx(p("a") + p("bm")), "word/document.xml"))
    assert canonical(rejected(root)) == canonical(tree(docx(p("am") + p("b")), "word/document.xml"))


def test_what_was_given_is_not_changed() -> None:
    root = tree(docx(p(r("a") + ins(r("b")))), "word/document.xml")
    before = canonical(root)
    accepted(root)
    rejected(root)
    assert canonical(root) == before
