"""Reading a contract in any format into a Document.

    document = read("contract.docx")

One reader per format stands in the table READERS. The format is told from the content first, then from the ending.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from clausekit.errors import EmptyFile, InputError, MissingFile, because
from clausekit.model import Document
from clausekit.readers.sniff import FORMATS, format_of
from clausekit.saying import told

Reader = Callable[[str, bytes], Document]

READERS = {
    "text": "clausekit.readers.plain",
    "docx": "clausekit.readers.docx",
    "pdf": "clausekit.readers.pdf",
    "markdown": "clausekit.readers.markdown",
    "html": "clausekit.readers.html",
}
"""Format → the module whose `read(path, data)` reads it, imported when the first such file comes: lxml and pdfium are
slow to load and most runs need neither."""

SUFFIXES = frozenset(suffix for suffix, format in FORMATS.items() if format in READERS)
"""The endings (lower case, with the dot) that a walk through a folder picks up."""

_LARGEST = 512 * 1024 * 1024
"""Bytes. No contract is as large; a disk image given by mistake would only exhaust the memory."""


def read(path: str, data: bytes | None = None) -> Document:
    """Read the file at `path`, or `data` under that name (standard input, a member of an archive).

    Raises InputError or one of its kinds, one line for a person: missing, empty, encrypted, damaged, not supported.
    """
    content = _content(path) if data is None else data
    if not content:
        raise EmptyFile(path, told("the file is empty; there is nothing to read"))
    return reader(format_of(path, content, frozenset(READERS)))(path, content)


def read_original(path: str) -> Document | None:
    """The file at `path` as it was before its tracked changes; None where it has none, or its format knows none.

    Raises as `read` does.
    """
    content = _content(path)
    if not content or format_of(path, content, frozenset(READERS)) != "docx":
        return None
    word = importlib.import_module(READERS["docx"])
    return cast(Document, word.read_original(path, content)) if word.is_marked(path, content) else None


def reader(format: str) -> Reader:
    """The reader of `format`, one of the keys of READERS."""
    return cast(Reader, importlib.import_module(READERS[format]).read)


def _content(path: str) -> bytes:
    try:
        if Path(path).stat().st_size > _LARGEST:
            raise InputError(path, told("is larger than 512 MB; give the contract alone"))
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingFile(path, told("there is no such file; check the name")) from None
    except IsADirectoryError:
        raise InputError(path, told("is a folder; give a file, or let a command that takes folders walk it")) from None
    except (OSError, ValueError) as error:
        raise InputError(path, told("cannot be read: {reason}", reason=because(error))) from error
