"""What nothing is written into: the reason, and no file."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_maker import docx, p, zipped
from marked_contracts import OPENING, listed
from word_oracle import parts_of

from clausekit.errors import ClausekitError, EncryptedFile, ProtectedFile, UnsupportedFile
from clausekit.redline import draft_of

PROTECTION = '<w:documentProtection w:edit="{}" w:enforcement="{}"/>'


@pytest.mark.parametrize("edit", ["readOnly", "comments", "forms", "trackedChanges"])
def test_a_protected_document_is_refused(edit: str) -> None:
    with pytest.raises(ProtectedFile, match="ask for a copy without protection"):
        draft_of("c.docx", listed(settings=PROTECTION.format(edit, 1)))


def test_protection_that_is_not_enforced_does_not_matter() -> None:
    assert draft_of("c.docx", listed(settings=PROTECTION.format("readOnly", 0))).document.blocks


def test_a_document_that_wants_a_password_to_be_changed_is_refused() -> None:
    with pytest.raises(ProtectedFile, match="password"):
        draft_of("c.docx", listed(settings='<w:writeProtection w:hash="x" w:salt="y"/>'))


def test_a_document_that_only_recommends_reading_is_not_refused() -> None:
    assert draft_of("c.docx", listed(settings='<w:writeProtection w:recommended="1"/>')).document.blocks


def test_a_signed_document_is_refused() -> None:
    signed = zipped({**parts_of(listed()), "_xmlsignatures/origin.sigs": b""})
    with pytest.raises(ProtectedFile, match="digitally signed"):
        draft_of("c.docx", signed)


def test_an_encrypted_document_is_refused() -> None:
    with pytest.raises(EncryptedFile):
        draft_of("c.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"))


def test_a_picture_that_is_damaged_is_told_before_anything_is_written() -> None:
    good = zipped({**parts_of(docx(p(OPENING))), "word/media/a.png": b"picture" * 50})
    at = good.index(b"word/media/a.png") + 20
    broken = good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :]
    with pytest.raises(ClausekitError, match="damaged"):
        draft_of("c.docx", broken)


@pytest.mark.parametrize("name", ["c.html"])
def test_a_format_that_nobody_marks_up_is_refused_with_advice(name: str) -> None:
    with pytest.raises(UnsupportedFile, match="ask for the Word file"):
        draft_of(name, b"<html><body><p>The Client may terminate this Agreement.</p></body></html>")


def test_a_refused_file_leaves_nothing_behind(tmp_path: Path) -> None:
    from clausekit.cli.main import run

    source = tmp_path / "c.docx"
    source.write_bytes(listed(settings=PROTECTION.format("readOnly", 1)))
    assert run(["fix", str(source)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["c.docx"]
