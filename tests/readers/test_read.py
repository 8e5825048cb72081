"""The one entry to all readers: which one is chosen, and what a person is told about a file that cannot be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.errors import (
    ClausekitError,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    InputError,
    MissingFile,
    UnsupportedFile,
)
from clausekit.readers import READERS, SUFFIXES, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENDINGS = st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.md", "a", "a.html", "a.odt", "a.rtf"])
BEGINNINGS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", OLE, b"{\\rtf1", b"\xff\xfe", b"<html>", b"---\n"])


@given(ENDINGS, BEGINNINGS, st.binary(max_size=400))
def test_any_bytes_give_a_document_or_one_line(name: str, beginning: bytes, rest: bytes) -> None:
    try:
        document = read(name, beginning + rest)
    except ClausekitError as error:
        assert str(error).startswith(f"{name}: ")
        assert "\n" not in str(error)
    else:
        assert all(document.text[block.start : block.end] == block.text for block in document.blocks)


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "contract.txt"
    path.write_text("Either party may terminate.")
    document = read(str(path))
    assert (document.path, document.format, document.text) == (str(path), "text", "Either party may terminate.")


def test_data_is_read_under_the_name_given() -> None:
    assert read("-", b"words").path == "-"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"", EmptyFile),
        ("a.docx", b"just words", DamagedFile),
        ("a.pdf", b"just words", DamagedFile),
        ("a.txt", b"ab\0cd", UnsupportedFile),
        ("a.doc", OLE + bytes(600), UnsupportedFile),
        ("a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(20), UnsupportedFile),
        ("a.gz", b"\x1f\x8b" + bytes(20), UnsupportedFile),
    ],
)
def test_what_cannot_be_read_is_said_in_its_own_kind_of_error(name: str, data: bytes, kind: type[InputError]) -> None:
    with pytest.raises(InputError) as caught:
        read(name, data)
    assert type(caught.value) is kind


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="is a folder"):
        read(str(tmp_path))


def test_the_content_decides_before_the_ending() -> None:
    with pytest.raises(UnsupportedFile, match=r"\.doc\b"):
        read("renamed.txt", OLE + bytes(600))


def test_a_walk_picks_up_only_what_a_reader_stands_for() -> None:
    assert ".txt" in SUFFIXES
    assert ".exe" not in SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


def test_reading_text_loads_nothing_heavy() -> None:
    heavy = "lxml", "pypdfium2", "docx", "yaml", "jinja2", "pydantic", "zipfile"
    code = "import sys; from clausekit.readers import read; read('a.txt', b'x');"
    code += f"print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_every_format_in_the_table_has_its_module() -> None:
    import importlib

    assert all(callable(importlib.import_module(module).read) for module in READERS.values())
