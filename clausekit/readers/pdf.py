"""PDF files with a text layer. A page without one is told, and a scan is sent to OCR: nothing is guessed."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from clausekit.errors import DamagedFile, EmptyFile, EncryptedFile, InputError
from clausekit.model import Document, Unread, document_of
from clausekit.readers.legacy_fonts import legacy_language, warning
from clausekit.readers.pdf_flow import Page, blocks_of
from clausekit.readers.pdf_lines import lines_of
from clausekit.saying import said, told

_FEW = 100
"""Letters. A page image under fewer is a scan with a stamp or a page number on it."""
_LARGE = 0.4
"""Part of the page that a picture covers to count as a scanned page."""
_GARBAGE = 0.2
"""Part of the characters that may have no meaning before the text layer is not believed."""


class _Read(NamedTuple):
    page: Page
    unread: tuple[Unread, ...]


def read(path: str, data: bytes) -> Document:
    """Read a PDF.

    Raises EncryptedFile where it wants a password, DamagedFile where it is broken, InputError where no page has text.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            return _read(path, document)
    except pdfium.PdfiumError as error:
        raise _refusal(path, error) from error


def _refusal(path: str, error: pdfium.PdfiumError) -> InputError:
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return EncryptedFile(
            path, told("is protected by a password; open it, save it without the password and try again")
        )
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedFile(
            path, told("is encrypted for certain readers; save or print it as a plain PDF and try again")
        )
    return DamagedFile(path, told("the PDF is damaged and cannot be opened; get a fresh copy or print it to PDF again"))


def _read(path: str, document: pdfium.PdfDocument) -> Document:
    read = [_read_page(document, index) for index in range(len(document))]
    unread = tuple(note for one in read for note in one.unread)
    blocks = blocks_of([one.page for one in read])
    if not blocks:
        if any(note.grave for note in unread):
            raise InputError(path, told("no page has text (scanned?); run OCR on it first, then audit the result"))
        raise EmptyFile(path, told("the PDF has no text; there is nothing to read"))
    return document_of(path, "pdf", blocks, unread + _outside(document))


def _read_page(document: pdfium.PdfDocument, index: int) -> _Read:
    number, where = index + 1, said("unread.in.page", number=index + 1)
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return _Read(Page([], 0), (Unread(where, said("unread.damaged_page"), True),))
    textpage = page.get_textpage()
    lines = [
        line if line.text.isascii() else line._replace(text=unicodedata.normalize("NFC", line.text))
        for line in lines_of(page, textpage, number)
        if line.text
    ]
    letters = sum(len(line.text) for line in lines)
    notes: list[Unread] = []
    if letters < _FEW and (what := _drawn(page, letters > 0)):
        notes.append(Unread(where, said(what), True))
    meaningless = sum(_is_meaningless(char) for line in lines if not line.text.isascii() for char in line.text)
    if meaningless > _GARBAGE * max(letters, 1):
        notes.append(Unread(where, said("unread.no_letters"), True))
    for font in sorted({line.font for line in lines}):
        if language := legacy_language(font):
            notes.append(Unread(where, warning(font, language), True))
    height = page.get_height()
    textpage.close()
    page.close()
    return _Read(Page(lines, height), tuple(notes))


def _drawn(page: pdfium.PdfPage, has_text: bool) -> str:
    """The key of what a page with hardly any text shows instead; "" for a page that is blank or only short."""
    area = page.get_width() * page.get_height()
    objects = 0
    for thing in page.get_objects(max_depth=3):
        objects += 1
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            if (right - left) * (top - bottom) > _LARGE * area:
                return "unread.scanned"
        if objects > 20_000:
            break
    return "" if has_text or not objects else "unread.drawn"


def _is_meaningless(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or unicodedata.category(char) in ("Cn", "Cc", "Co")


def _outside(document: pdfium.PdfDocument) -> tuple[Unread, ...]:
    """What a PDF may hold beside its pages."""
    notes = []
    form = document.get_formtype()
    if form == raw.FORMTYPE_XFA_FULL:
        notes.append(Unread(said("unread.in.file"), said("unread.xfa"), True))
    elif form != raw.FORMTYPE_NONE:
        notes.append(Unread(said("unread.in.form"), said("unread.form_fields")))
    attached = document.count_attachments()
    if attached:
        notes.append(Unread(said("unread.in.attachments"), said("unread.attached", n=attached)))
    return tuple(notes)
