"""The document model: what every reader makes and everything else takes.

A document is one string of text and the blocks that it falls into. A block knows where it stood, so a position is
never searched for again. All values are immutable.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from clausekit.saying import Said

Kind = Literal["heading", "paragraph", "item", "cell"]
ClauseState = Literal["same", "changed", "removed"]
Part = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]


class Block(NamedTuple):
    """One paragraph of a document.

    text    the block's words, exactly as in `Document.text[start:start + len(text)]`
    start   offset in the document's text, in characters
    kind    heading, paragraph, item (of a list) or cell (of a table)
    level   headings: outline level from 1; items: depth from 0; else 0
    number  the printed number that is *not* in the text, such as "5.2" or "(a)"; "" where there is none or where it
            is typed into the text
    part    the part of the file that holds it
    page    1-based page, None where the format has no pages
    source  1-based index of the paragraph within its part of the file (docx: the n-th w:p; text: the line)
    column  1-based column of the table cell that holds it, 0 outside tables and where the format does not tell
    """

    text: str
    start: int
    kind: Kind = "paragraph"
    level: int = 0
    number: str = ""
    part: Part = "body"
    page: int | None = None
    source: int = 0
    column: int = 0

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return self.start + len(self.text)


class Unread(NamedTuple):
    """Something in the file that was not read, so that the report can say so.

    where   a place a person understands: page 3, paragraph 12 of word/document.xml
    what    what it is: a page without text, an embedded spreadsheet
    grave   True where contract words may be lost, so that "missing" can no longer be said
    """

    where: Said
    what: Said
    grave: bool = False


class ClauseMark(NamedTuple):
    """A clause of the library that a file says it was built with.

    state       same as it was built, changed, or removed
    start, end  where its words now stand in the document's text; 0 and 0 where it was removed
    """

    clause: str
    variant: str
    version: int
    state: ClauseState
    start: int
    end: int

    @property
    def id(self) -> str:
        """The full id of the variant: "exit-substitute-or-refund"."""
        return f"{self.clause}-{self.variant}"


class Document(NamedTuple):
    """A contract as read.

    path      the path as the user gave it
    format    docx, pdf, text, markdown or html
    text      all text; blocks are runs of it, in reading order, that do not overlap
    blocks    the paragraphs
    unread    what was not read
    language  the language that the file declares (BCP 47), "" where it declares none
    clauses   the clauses of the library that it was built with, where the file says so
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    language: str = ""
    clauses: tuple[ClauseMark, ...] = ()


class Evidence(NamedTuple):
    """Words of the contract that prove something: `quote` is `Document.text[start:end]`, letter for letter.

    section    the printed number of the innermost numbered block, with its parents: "12.3(a)"; "" where none
    heading    the nearest heading above; "" where none
    paragraph  1-based count of blocks in reading order
    page       1-based page, None where the format has no pages
    clause     the full id of the library's variant that these words were built from; "" where that is not known
    """

    quote: str
    section: str
    heading: str
    paragraph: int
    page: int | None
    start: int
    end: int
    clause: str = ""


def document_of(
    path: str,
    format: str,
    blocks: list[Block],
    unread: tuple[Unread, ...] = (),
    language: str = "",
) -> Document:
    """Join blocks into a document, one line per block; the `start` of the blocks given is ignored and set here."""
    placed: list[Block] = []
    offset = 0
    for block in blocks:
        placed.append(block._replace(start=offset))
        offset += len(block.text) + 1
    return Document(path, format, "\n".join(block.text for block in blocks), tuple(placed), unread, language)
