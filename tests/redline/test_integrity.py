"""Other people's checks: ooxml-integrity, the schemas of ECMA-376, and LibreOffice accepting and rejecting."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from marked_contracts import MARKING, content, fixed, flat, listed, typed
from ooxml_integrity import check, compare
from word_oracle import canonical, parts_of, tree

from clausekit.errors import ClausekitError, InputError, LibraryError
from clausekit.findings import Finding
from clausekit.ooxml.names import MC, w
from clausekit.ooxml.revisions import accepted, rejected
from clausekit.redline import CannotPlace, Edit, Insertion, draft_of
from clausekit.redline.draft import WordDraft
from clausekit.redline.edits import Line, Where
from clausekit.redline.remarks import Remark, commented

SETTLE = Path(__file__).with_name("settle.py")
MAKERS = [listed, typed, flat]
FINDING = Finding("EXIT001", "no-provider-exit", "error", "")


@pytest.mark.parametrize("make", MAKERS)
def test_ooxml_integrity_finds_nothing(make: Callable[[], bytes], tmp_path: Path) -> None:
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"
    before.write_bytes(make())
    after.write_bytes(content(make()))
    # The small files of the tests leave out some parts of a package, which is found in both.
    assert _integrity(after) - _integrity(before) == Counter()
    assert _integrity(before, after) == Counter()


def settled(*jobs: tuple[Path, str]) -> list[list[str] | None]:
    """What LibreOffice shows of each file after a command; the paragraphs' words."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            ["/usr/bin/python3", str(SETTLE), folder],
            input=json.dumps([{"file": str(file), "command": command} for file, command in jobs]),
            capture_output=True, text=True, timeout=500,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: list[list[str] | None] = json.loads(run.stdout)
    return found


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_to_the_same_words(tmp_path: Path) -> None:
    weak = {"ten (10) days’": "ten (10) days’"}
    jobs = []
    for make in (*MAKERS, lambda: listed(weak)):
        here = tmp_path / str(len(jobs))
        here.mkdir()
        before, marked, plain = (here / name for name in ("before.docx", "marked.docx", "plain.docx"))
        before.write_bytes(make())
        marked.write_bytes(content(make()))
        plain.write_bytes(content(make(), marking=MARKING._replace(tracked=False, comments=False)))
        jobs += [(before, ""), (marked, "reject"), (plain, ""), (marked, "accept")]
    shown = settled(*jobs)
    assert all(shown)
    for original, rejected_, intended, accepted_ in zip(*[iter(shown)] * 4, strict=True):
        assert rejected_ == original
        assert accepted_ == intended
        assert original != intended


# --- every Word file of the corpus ---


def word_files(corpus: Path) -> Iterator[tuple[Path, WordDraft]]:
    """Every file that can be written into."""
    for path in sorted((*corpus.joinpath("docx").iterdir(), *corpus.joinpath("agreements").glob("*.docx"))):
        if path.read_bytes()[:2] != b"PK":
            continue
        try:
            draft = draft_of(str(path), path.read_bytes())
        except ClausekitError as error:
            assert "\n" not in str(error)
            continue
        if isinstance(draft, WordDraft):
            yield path, draft


def edit(after: int, numbered: bool = True) -> Edit:
    lines = (Line("New & <words>.", after, title="A title."), Line("More “words”.", after, numbered=numbered))
    return Edit(FINDING, "exit-substitute-or-refund", Insertion(after, lines, Where("here")), "Why. Because.")


@pytest.mark.corpus
def test_words_put_into_every_word_file_can_be_rejected_and_accepted(corpus: Path) -> None:
    files, written = 0, 0
    schema = _schema(corpus)
    for path, draft in word_files(corpus):
        files += 1
        before = draft.parts.document()[1]
        original = canonical(rejected(before))
        mistakes = _mistakes(schema, before)
        old = parts_of(path.read_bytes())
        for after in sorted({0, len(draft.document.blocks) // 2, len(draft.document.blocks) - 1}):
            try:
                marked = draft.edited(edit(after), MARKING)
                silent = draft.edited(edit(after), MARKING._replace(comments=False))
                plain = draft.edited(edit(after), MARKING._replace(tracked=False, comments=False))
            except CannotPlace:
                continue
            written += 1
            root = marked.parts.document()[1]
            assert canonical(rejected(root)) == original, path.name
            intended = canonical(accepted(plain.parts.document()[1]))
            assert canonical(accepted(silent.parts.document()[1])) == intended, path.name
            new = parts_of(marked.content(MARKING))
            changed = {name for name in old if new[name] != old[name]}
            assert len(changed) <= 4, path.name
            assert all("media" not in name for name in changed)
            assert _mistakes(schema, root) <= mistakes, path.name
    assert files > 90
    assert written > 150


@pytest.mark.corpus
def test_real_agreements_are_mended(corpus: Path) -> None:
    mended = 0
    for path in sorted(corpus.joinpath("agreements").glob("*.docx")):
        data = path.read_bytes()
        found = fixed(data, name=str(path))
        after = found.draft.content(MARKING)
        part = draft_of(str(path), data).parts.main  # type: ignore[attr-defined]
        assert canonical(rejected(tree(after, part))) == canonical(rejected(tree(data, part))), path.name
        if not found.edits:
            continue
        mended += 1
        again = fixed(after, name=str(path))
        assert again.edits == (), path.name
    assert mended >= 3


@pytest.mark.corpus
@pytest.mark.office
def test_libreoffice_rejects_to_the_original_on_real_files(corpus: Path, tmp_path: Path) -> None:
    jobs = []
    for path, draft in word_files(corpus):
        root = draft.parts.document()[1]
        marks = root.iter(w("ins"), w("del"), w("moveFrom"), w("tblpPr"))
        refers = any("REF" in (one.text or "") for one in root.iter(w("instrText")))
        if next(marks, None) is not None or refers or len(draft.document.blocks) > 400:
            # "Reject all" would reject what others have changed, and makes LibreOffice work out references anew;
            # what it makes of a floating table depends on the words around it.
            continue
        try:
            marked = draft.edited(edit(len(draft.document.blocks) // 2, numbered=False), MARKING)
        except CannotPlace:
            continue
        out = tmp_path / f"{len(jobs)}.docx"
        out.write_bytes(marked.content(MARKING))
        jobs += [(path, ""), (out, "reject")]
        if len(jobs) >= 80:
            break
    shown = settled(*jobs)
    assert len(shown) >= 50
    for (path, _), before, after in zip(jobs[::2], shown[::2], shown[1::2], strict=True):
        assert after == before, path.name


@cache
def _schema(corpus: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(corpus / "xsd" / "wml-driver.xsd")))


def _mistakes(schema: etree.XMLSchema, root: etree._Element) -> set[str]:
    """What the schema does not allow, without what later versions of Word add (names in other namespaces)."""
    root = etree.fromstring(etree.tostring(root))
    ignorable = (root.get(f"{{{MC}}}Ignorable") or "").split()
    foreign = {root.nsmap.get(prefix) for prefix in ignorable} | {MC}
    for one in list(root.iter()):
        for key in list(one.attrib):
            if etree.QName(str(key)).namespace in foreign:
                del one.attrib[key]
        if etree.QName(one).namespace in foreign:
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
    schema.validate(root)
    return {error.message for error in schema.error_log}


@pytest.mark.corpus
def test_other_peoples_checks_find_nothing_new_in_a_mended_or_commented_file(corpus: Path, tmp_path: Path) -> None:
    """What `fix` and `audit --format docx` write, and words put into the first, a middle and the last place."""
    files, written = 0, 0
    out = tmp_path / "out.docx"
    for path, draft in word_files(corpus):
        data = path.read_bytes()
        part = draft.parts.main
        before, mistakes = _integrity(path), _mistakes(_schema(corpus), tree(data, part))
        files += 1
        for made in {*_mended(path, draft), *_commented(path, draft)} - {data}:
            written += 1
            out.write_bytes(made)
            assert _integrity(out) - before == Counter(), path.name
            assert _integrity(path, out) == Counter(), path.name
            assert _mistakes(_schema(corpus), tree(made, part)) <= mistakes, path.name
    assert files > 90
    assert written > 250


def _mended(path: Path, draft: WordDraft) -> Iterator[bytes]:
    with suppress(LibraryError):  # not in English
        yield fixed(path.read_bytes(), name=str(path)).draft.content(MARKING)
    for after in sorted({0, len(draft.document.blocks) // 2, len(draft.document.blocks) - 1}):
        with suppress(CannotPlace):
            yield draft.edited(edit(after), MARKING).content(MARKING)


def _commented(path: Path, draft: WordDraft) -> Iterator[bytes]:
    blocks = draft.document.blocks
    places = sorted({0, len(blocks) // 3, len(blocks) // 2, len(blocks) - 1})
    said = [Remark(None, "The answer.\nIn two lines."), *(Remark(blocks[at], "Why <this> & that.") for at in places)]
    with suppress(InputError):  # there are no words in its body
        yield commented(str(path), path.read_bytes(), said, MARKING)


def _integrity(*files: Path) -> Counter[tuple[str, str]]:
    """What ooxml-integrity finds in one file, or was lost from the first to the second."""
    try:
        found = check(str(files[0])) if len(files) == 1 else compare(str(files[0]), str(files[1]))
    except ValueError as error:
        assert "Strict Open XML" in str(error)  # which it does not read
        return Counter()
    return Counter((one.code, one.message) for one in found if one.severity != "info")
