"""Which format a file is in: by its first bytes, and only where they leave it open by its ending."""

from __future__ import annotations

from pathlib import PurePath

from clausekit.errors import DamagedFile, EncryptedFile, UnsupportedFile
from clausekit.saying import told

FORMATS = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".pdf": "pdf",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".odt": "odt",
    ".rtf": "rtf",
}
"""Ending → format."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")
_OTHER = {
    "docx": "DOCX",
    "pdf": "PDF",
    "odt": "OpenDocument",
    "rtf": "RTF",
    "html": "HTML",
    "markdown": "Markdown",
}


def format_of(path: str, data: bytes, known: frozenset[str]) -> str:
    """The format of `data`, one of `known`. Raises InputError's kinds where it is none of them."""
    format = _by_content(path, data)
    if format in known:
        return format
    raise UnsupportedFile(
        path, told("clausekit does not read {format} files; save it as DOCX, PDF or text", format=_OTHER[format])
    )


def _by_content(path: str, data: bytes) -> str:
    ending = FORMATS.get(PurePath(path).suffix.lower(), "text")
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "odt" if b"mimetypeapplication/vnd.oasis.opendocument" in head[:128] else "docx"
    if head.startswith(_OLE):
        raise _ole(path, data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        raise UnsupportedFile(path, told("is a picture; run OCR on it and give the text"))
    if head.startswith(_PACKED):
        raise UnsupportedFile(path, told("is an archive; unpack it and give the contract inside"))
    if b"<?mso-application" in head or b"schemas.microsoft.com/office/word/2003/wordml" in data[:4096]:
        raise UnsupportedFile(
            path, told("is a Word 2003 XML file; open it in Word or LibreOffice and save it as .docx")
        )
    if ending in ("docx", "odt", "pdf", "rtf"):
        raise DamagedFile(
            path, told("is named like a {format} file but is none; get a fresh copy", format=_OTHER[ending])
        )
    if ending == "text" and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return ending


def _ole(path: str, data: bytes) -> EncryptedFile | UnsupportedFile:
    """An OLE container is an encrypted OOXML file (MS-OFFCRYPTO 2.3.4.5) or an old Word file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedFile(path, told("is protected by a password; open it in Word, remove the password and save it"))
    return UnsupportedFile(
        path, told("is an old Word file (.doc); open it in Word or LibreOffice and save it as .docx")
    )
