"""What a wheel carries besides the files that people edit, so that building checks and parses nothing twice: a checked
copy of each clause and template file, the trees of all shipped words, and the language packs laid out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clausekit import resources, yamlfile
from clausekit.builder.template import load_template, template_names
from clausekit.language import pack as packs
from clausekit.language.laying import laid
from clausekit.library import Library, load_library, translated_languages
from clausekit.library.checking import checked
from clausekit.library.copies import INDEX, stamp
from clausekit.library.grammar import STORED, stored_trees
from clausekit.library.loading import clause_files, read_clause, translation_files
from clausekit.library.models import clause_data
from clausekit.library.spelling import WORDINGS
from clausekit.saying import NOTHING


def compiled() -> dict[str, bytes]:
    """Path within the data → content. Raises ClausekitError with every mistake in the shipped clauses and templates."""
    library = load_library(languages=translated_languages())
    files = dict(_copies())
    copies = {name.removesuffix(".yaml") + ".json": _json(data) for name, (_, data) in files.items()}
    index = {name: stamp(path.read_bytes()) for name, (path, _) in files.items()}
    words = (*_words(library), *_frames())
    laid_packs = {f"laid/{code}.json": _json(laid(resources.load("languages", code))) for code in packs.codes()}
    return {**copies, **laid_packs, INDEX: _json(index), STORED: stored_trees(words, _conditions()).encode("ascii")}


def _copies() -> Iterator[tuple[str, tuple[Path, Any]]]:
    """Name within the data → the file, and what checking it comes to."""
    clauses, templates = resources.shipped("clauses"), resources.shipped("templates")
    for path in clause_files(clauses):
        yield f"clauses/{path.name}", (path, clause_data(read_clause(path).clause))
    for language in translated_languages():
        for path in translation_files(clauses, language):
            yield f"clauses/{language}/{path.name}", (path, checked("translation", yamlfile.load(path), NOTHING))
    for path in sorted(templates.rglob("*.yaml")):
        kind = "template" if path.parent == templates else "template words"
        yield f"templates/{path.relative_to(templates).as_posix()}", (path, checked(kind, yamlfile.load(path), NOTHING))


def _words(library: Library) -> Iterator[str]:
    for full in library.variants:
        for wordings in full.variant.text.values():
            yield from (wordings.of(wording) for wording in WORDINGS)


def _frames() -> Iterator[str]:
    """The words around the clauses, with everything else that stands in the data of the languages."""
    for name in resources.names("agreement"):
        yield from _texts(resources.load("agreement", name))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def _conditions() -> Iterator[str]:
    for name in template_names():
        yield from (slot.when for slot in load_template(name).content.slots if slot.when)


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
