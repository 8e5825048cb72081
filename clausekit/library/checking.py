"""Checking a file that people edit against its shape, which loads pydantic only when there is such a file."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from clausekit import yamlfile
from clausekit.errors import SourceError
from clausekit.library.copies import copy_of, is_checked
from clausekit.saying import Told, told
from clausekit.yamlfile import Origin, Source

_CHECKER = "clausekit.library.mistakes"

SHAPES = {
    "clause": ("clausekit.library.shapes", "ClauseShape"),
    "translation": ("clausekit.library.shapes", "TranslationShape"),
    "template": ("clausekit.builder.shapes", "TemplateShape"),
    "template words": ("clausekit.builder.shapes", "TemplateWordsShape"),
    "deal": ("clausekit.builder.shapes", "DealShape"),
}
"""What a file holds → the module and the class of its shape."""


def checked(kind: str, source: Source, expected: Told) -> Any:
    """What the file holds as plain data, with every key there.

    Raises SourceError where it is empty (saying what is `expected`), and SourceErrors with every mistake of its shape.
    """
    if source.data is None:
        raise SourceError(source.path, told("the file is empty; {expected}", expected=expected))
    module, name = SHAPES[kind]
    shape = getattr(importlib.import_module(module), name)
    return importlib.import_module(_CHECKER).plain_data(shape, source)


def checked_file(kind: str, path: Path, expected: Told) -> tuple[Any, Origin]:
    """The same for a file on disk, and where it comes from: the file as read, or its path where it was checked when the
    wheel was made."""
    if is_checked(path):
        return copy_of(path), path
    source = yamlfile.load(path)
    return checked(kind, source, expected), source
