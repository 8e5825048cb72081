"""The web page holds every word as text, links what refers, and loads nothing."""

from __future__ import annotations

import re

from agreements import agreement_of, deal_with
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from clausekit.builder import agreement_document
from clausekit.builder.deal import unprintable
from clausekit.readers import read
from clausekit.writers import writer

WRITTEN = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not unprintable(char))).filter(str.strip)


def page(**changes: object) -> str:
    return writer(".html")(agreement_of(deal_with(**changes))).decode()


def test_every_word_is_on_the_page() -> None:
    said = " ".join(html.fromstring(page()).text_content().split())
    for block in agreement_document(agreement_of()).blocks:
        assert " ".join(block.text.split()) in said


def test_the_audit_reads_the_page_as_it_reads_the_agreement() -> None:
    words = read("agreement.html", page().encode()).text
    assert "Either party may end this Agreement at any time by written notice." in words


def test_a_reference_leads_to_its_heading() -> None:
    tree = html.fromstring(page())
    (link,) = tree.xpath("//a")
    (heading,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert (link.text_content(), heading.text_content()) == ("Section\u00a02", "2. The client’s money")


@given(WRITTEN)
def test_what_is_filled_in_is_never_markup(name: str) -> None:
    tree = html.fromstring(page(client={"name": f"<script>{name}</script>&amp;"}))
    assert tree.xpath("//script") == []
    assert {element.tag for element in tree.iter()} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "a", "strong", "table", "tbody",
        "tr", "th", "td", "div", "br",
    }  # fmt: skip


def test_nothing_is_loaded_and_it_prints_on_its_paper() -> None:
    said = page(page="letter")
    assert not re.search(r"(src|href)=[\"'](?!#)|url\(|@import|http", said)
    assert "size: letter" in said
