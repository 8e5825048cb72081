"""`clausekit audit --format docx`: the contract with comments, and nothing else of it changed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx_maker import docx, p, r
from lxml import etree

from clausekit.cli.main import run
from clausekit.ooxml.names import w
from clausekit.readers import read

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
PARAGRAPHS = [
    block.replace("\n", " ")
    for block in (SAMPLES / "lock-in.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip()
]


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "contract.docx"
    path.write_bytes(docx("".join(p(text.strip().replace("&", "&amp;")) for text in PARAGRAPHS)))
    return path


def comments_of(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    return ["".join(text.text or "" for text in one.iter(w("t"))) for one in root]


def audit(contract: Path, output: object, *flags: str) -> int:
    return run(["audit", str(contract), "--format", "docx", "-o", str(output), "--fail-on", "never", *flags])


def test_the_answer_and_each_finding_is_a_comment(contract: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert audit(contract, out) == 0
    comments = comments_of(out)
    assert comments[0].startswith("You can leave, but not in the first")
    assert comments[1].startswith("WARNING EXIT006: ")
    assert "Why it matters: " in comments[1]
    assert "clausekit clauses show" in comments[1]


def test_a_comment_stands_around_the_paragraph_that_it_is_about(contract: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    audit(contract, out)
    with zipfile.ZipFile(out) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        ids = {one.get(w("id")) for one in etree.fromstring(archive.read("word/comments.xml"))}
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {one.get(w("id")) for one in root.iter(w(kind))} == ids
    (paragraph,) = (one for one in root.iter(w("p")) if "After the first twelve" in "".join(one.itertext()))
    assert next(child.tag for child in paragraph) == w("commentRangeStart")
    assert len({one.get(w("id")) for one in root.iter(w("commentRangeStart"))}) == len(ids)


def test_the_words_of_the_contract_and_its_other_parts_stay(contract: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    audit(contract, out)
    before, after = read(str(contract)), read(str(out))
    assert after.blocks == before.blocks
    with zipfile.ZipFile(contract) as old, zipfile.ZipFile(out) as new:
        kept = set(old.namelist()) - {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert all(old.read(name) == new.read(name) for name in kept)


def test_the_same_contract_gives_the_same_bytes(contract: Path, tmp_path: Path) -> None:
    audit(contract, tmp_path / "a.docx")
    audit(contract, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_contract_with_comments_keeps_them(tmp_path: Path) -> None:
    theirs = '<w:comment w:id="0" w:author="Them"><w:p><w:r><w:t>please sign</w:t></w:r></w:p></w:comment>'
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    path = tmp_path / "contract.docx"
    body = "".join(p(text.strip().replace("&", "&amp;")) for text in PARAGRAPHS) + p(r("Signed") + mark)
    path.write_bytes(docx(body, comments=theirs))
    audit(path, tmp_path / "out.docx")
    comments = comments_of(tmp_path / "out.docx")
    assert comments[0] == "please sign"
    assert len(comments) > 2


def test_a_contract_that_is_no_word_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(SAMPLES / "fair.md", tmp_path / "out.docx") == 2
    assert "comments can be written into a Word file only" in capsys.readouterr().err
    assert not (tmp_path / "out.docx").exists()


def test_a_protected_contract_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "contract.docx"
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    path.write_bytes(docx("".join(p(text.strip().replace("&", "&amp;")) for text in PARAGRAPHS), settings=settings))
    assert audit(path, tmp_path / "out.docx") == 2
    assert "may only be read" in capsys.readouterr().err
    assert not (tmp_path / "out.docx").exists()


def test_an_unreadable_contract_gives_no_file(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    assert audit(tmp_path / "broken.docx", tmp_path / "out.docx") == 2
    assert not (tmp_path / "out.docx").exists()


def test_a_folder_gives_commented_contracts_and_a_page_that_leads_to_them(contract: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "a.docx").write_bytes(contract.read_bytes())
    (folder / "b.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    assert audit(folder, f"{tmp_path}/out/") == 2, "a text file can have no comments"
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="a.docx.comments.docx"' in index
    assert 'href="b.txt.comments.docx"' not in index


def test_a_contract_is_never_written_over(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contract.read_bytes()
    assert audit(contract, contract) == 2
    assert "is a contract itself, which is never changed" in capsys.readouterr().err
    assert contract.read_bytes() == before


def test_it_needs_a_place_to_go(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(contract), "--format", "docx"]) == 2
    assert "--format docx needs --output FILE.docx" in capsys.readouterr().err


@pytest.mark.corpus
def test_real_contracts_keep_their_words(corpus: Path, tmp_path: Path) -> None:
    written = 0
    for path in sorted(corpus.joinpath("docx").glob("*.docx")):
        out = tmp_path / "out.docx"
        out.unlink(missing_ok=True)
        audit(path, out, "--quiet")
        if out.exists():
            written += 1
            assert read(str(out)).blocks == read(str(path)).blocks, path.name
    assert written > 50
