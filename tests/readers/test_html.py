"""HTML: what a browser shows, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sayings import english

from clausekit.errors import EmptyFile, InputError
from clausekit.model import Document
from clausekit.readers import read

PIECES = st.sampled_from(
    ["<p>", "</p>", "<li>", "<ol type=a>", "</ol>", "<ul>", "<td>", "<table>", "<script>", "</script>", "word ", "<br>",
     "<div hidden>", "</div>", "<h2>", "&amp;", "&#xD800;", "<!-- ", "-->", "<", "\n", "<pre>", "<nav>", "</body>"]
)  # fmt: skip


def document(text: str) -> Document:
    return read("terms.html", text.encode())


def shapes(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text).blocks]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_soup_of_tags_gives_blocks_that_are_runs(text: str) -> None:
    try:
        got = document(text)
    except InputError:
        return
    assert all(got.text[block.start : block.end] == block.text != "" for block in got.blocks)


def test_block_tags_part_paragraphs_and_inline_tags_do_not() -> None:
    text = "<body><p>The <b>Client</b> pays.<p>The\n  <a href=x>Provider</a> works.<div>So it is.</div>"
    assert [words for _, words in shapes(text)] == ["The Client pays.", "The Provider works.", "So it is."]


def test_headings_lists_and_cells_are_told_apart() -> None:
    text = "<h2>Ending it</h2><ul><li>one</ul><table><tr><td>a<td>b</table>"
    assert shapes(text) == [("heading", "Ending it"), ("item", "one"), ("cell", "a"), ("cell", "b")]


def test_lists_have_the_numbers_that_a_browser_prints() -> None:
    text = '<ol type="a" start="2"><li>x<ol><li>y</ol><li value="7">z</ol>'
    assert [(block.number, block.level) for block in document(text).blocks] == [("b.", 0), ("1.", 1), ("g.", 0)]


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template"])
def test_what_a_browser_does_not_show_is_left_out(tag: str) -> None:
    assert [words for _, words in shapes(f"<p>shown</p><{tag}>secret</{tag}><p>too")] == ["shown", "too"]


def columns(text: str) -> list[tuple[int, str]]:
    return [(block.column, block.text) for block in document(text).blocks]


def test_a_cell_tells_its_column_and_words_outside_tables_have_none() -> None:
    text = "<p>a<table><tr><td>b<td><p>c</p><p>d</p><tr><td colspan=2>e<td>f</table><p>g"
    assert columns(text) == [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (1, "e"), (3, "f"), (0, "g")]


def test_a_table_in_a_column_belongs_to_it_whole() -> None:
    inner = "<table><tr><td>{0} one<td>{0} two</table>"
    text = f"<table><tr><td>{inner.format('left')}<td>{inner.format('right')}</table>"
    assert columns(text) == [(1, "left one"), (1, "left two"), (2, "right one"), (2, "right two")]


def test_a_table_of_one_column_around_the_page_is_no_column() -> None:
    text = "<table><tr><td><h1>a</h1><table><tr><td>b<td>c</table></table>"
    assert columns(text) == [(1, "a"), (1, "b"), (2, "c")]


def test_hidden_words_are_left_out_and_told() -> None:
    got = document('<p>shown</p><div style="display: none">secret <p>more</p></div><p>too</p>')
    assert ([block.text for block in got.blocks], [english(note.what) for note in got.unread]) == (
        ["shown", "too"],
        ["hidden text"],
    )


def test_a_frame_is_grave() -> None:
    assert [note.grave for note in document("<p>x</p><iframe src=y></iframe>").unread] == [True]


def test_navigation_and_footers_stand_apart() -> None:
    got = document("<nav>Home</nav><main>Terms</main><footer>© 2024</footer>")
    assert [block.part for block in got.blocks] == ["header", "body", "footer"]


def test_the_declared_language_and_encoding_count() -> None:
    got = read("a.html", '<html lang="ko"><meta charset="euc-kr"><p>계약의 해지'.encode("euc-kr"))
    assert (got.language, got.text) == ("ko", "계약의 해지")


def test_html_is_known_by_its_content_too() -> None:
    assert read("saved.txt", b"<!DOCTYPE html><p>words").format == "html"


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(EmptyFile):
        document("<body><script>x</script>")
