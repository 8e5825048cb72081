"""The web page as HTML: everything escaped, every link leads somewhere, nothing is loaded."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from analyses import analysis_of, exit_of
from hypothesis import given
from hypothesis import strategies as st
from sayings import about

from clausekit.analysis import analyse
from clausekit.findings import Waived
from clausekit.model import Block, document_of
from clausekit.readers import read
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.reporters.web.report import index
from clausekit.rules import check

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
EMPTY = {"meta", "wbr"}


class Page(HTMLParser):
    """The tags of a page, checked for being balanced, its ids, links and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def audited(path: Path) -> Audited:
    analysis = analyse(read(str(path)))
    return Audited(analysis, check(analysis, "provider"))


def html_of(*documents: Audited, errors: tuple[Failure, ...] = ()) -> str:
    return reporter("html")(Report("provider", documents, errors), Look())


def check_links(page: Page) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_page_is_balanced_and_each_of_its_links_leads_somewhere(name: str) -> None:
    page = Page(html_of(audited(SAMPLES / name)))
    check_links(page)
    assert {"header", "nav", "main", "section", "footer"} <= set(page.tags)
    assert page.tags.count("h1") == page.tags.count("main") == 1


def test_all_contracts_share_a_page_with_one_heading_and_one_main() -> None:
    documents = [audited(path) for path in sorted(SAMPLES.iterdir())]
    page = Page(html_of(*documents, errors=(Failure("old.doc", "is an old Word file"),)))
    check_links(page)
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert page.tags.count("article") >= len(documents)


def test_proof_leads_to_the_words_and_the_words_lead_back() -> None:
    html = html_of(audited(SAMPLES / "lock-in.txt"))
    (words,) = set(re.findall(r'<blockquote><p dir="auto"><a href="#([\w-]+)">After the first twelve', html))
    assert re.search(rf'<mark id="{words}" class="warning">After the first twelve \(12\)', html)
    back = html[html.index(f'id="{words}"') :]
    assert 'href="#finding-' in back[: back.index("</p>")]
    assert 'href="#provider-' in back[: back.index("</p>")]


def test_the_words_of_the_contract_are_all_there() -> None:
    one = audited(SAMPLES / "fair.md")
    shown = "".join("".join(Page(html_of(one)).words).split())
    for block in one.analysis.document.blocks:
        if "mark" not in block.text:
            bare = "".join(block.text.split())
            assert bare[:40] in shown


def test_no_script_no_request_and_a_policy_that_says_so() -> None:
    html = html_of(audited(SAMPLES / "lock-in.txt"))
    page = Page(html)
    assert {"script", "img", "link", "iframe", "object", "form", "base"}.isdisjoint(page.tags)
    assert {"src", "srcset", "style", "onclick", "onload"}.isdisjoint(page.names)
    assert not re.search(r"url\(|@import|https?:", html)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy.replace("'", "&#x27;") in html


HOSTILE = st.lists(
    st.sampled_from(
        ["<script>alert(1)</script>", "javascript:alert(1)", "</mark>", "<!--", "-->", "]]>", '"', "'", "&lt;",
         "\u202e", "<img src=x onerror=alert(1)>", "</style>", "</title>", "\0", "\x1b[31m", " "]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(HOSTILE, HOSTILE)
def test_a_hostile_contract_stays_text(words: str, path: str) -> None:
    blocks = [Block(f"{words} and more", 0, "heading", 1, words), Block(words or "x", 0, "item", 2, words)]
    analysis = analysis_of(exit_of(), path=path or "p")
    analysis = analysis._replace(document=document_of(path or "p", "text", blocks), doubts=(about(words),))
    page = Page(html_of(Audited(analysis, check(analysis, "provider"))))
    assert {"script", "img"}.isdisjoint(page.tags)
    assert page.names.isdisjoint({"onerror", "src"})
    assert not any("javascript:" in link for link in page.links)
    assert "\u202e" not in "".join(page.words)


def test_overlapping_proofs_are_each_marked_and_reachable() -> None:
    analysis = analysis_of(exit_of(notice=1), exit_of("client", "breach"))
    text = analysis.document.text
    wide, narrow = analysis.exits[0].evidence[0], analysis.exits[1].evidence[0]
    narrow = narrow._replace(quote=text[10:20], start=10, end=20)
    other = narrow._replace(quote=text[15:30], start=15, end=30)
    exits = (
        analysis.exits[0]._replace(evidence=(wide,)),
        analysis.exits[1]._replace(evidence=(narrow,)),
        analysis.exits[1]._replace(trigger="insolvency", evidence=(other,)),
    )
    html = html_of(Audited(analysis._replace(exits=exits), ()))
    check_links(Page(html))
    paper = html[html.index('class="paper"') :]
    assert "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", paper)).replace("&#x27;", "'") == text


def test_an_index_links_to_the_report_of_each_contract() -> None:
    documents = (audited(SAMPLES / "fair.md"), audited(SAMPLES / "no-way-out.md"))
    paths = [document.analysis.document.path for document in documents]
    html = index(Report("provider", documents), dict(zip(paths, ("a%20b.html", "c.html"), strict=True)), Look())
    assert {"a%20b.html", "c.html"} <= set(Page(html).links)


def test_what_does_not_count_is_told_with_its_reason() -> None:
    one = audited(SAMPLES / "no-way-out.md")
    waived = one._replace(findings=one.findings[1:], waived=(Waived(one.findings[0], "suppression", "a <b>deal</b>"),))
    assert "Not counted: a &lt;b&gt;deal&lt;/b&gt;." in html_of(waived)
