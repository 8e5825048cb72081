"""Where a clause belongs in a contract, and with which numbers: candidates, the best first.

1. As further provisions at the end of the section about the contract's end: nothing is renumbered.
2. As a section of its own after that one. A number that Word counts moves the later ones along; the caller takes the
   place only where no reference names one of those. A typed number becomes "8A", so that later ones stay.
3. Without such a section: before the closing sections ("General", "Notices").
4. At the end, before the signatures, with the next number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from clausekit.model import Block, Document
from clausekit.redline.edits import Insertion, Line, Where
from clausekit.redline.sections import Outline, Section, bare, in_digits_of, roman, value
from clausekit.redline.speech import Speech
from clausekit.redline.wording import Words

_LAST_NUMBER = re.compile(r"(\d+|[\u2460-\u2473]|[A-Za-z]|[IVXLivxl]+)(?=[^\dA-Za-z\u2460-\u2473]*$)")
_RUN_IN = re.compile(r"\s*[*_]{0,3}([^\W\d_][^.:\n]{2,60})[.:][*_]{0,3}\s+\S")
_BRACKETED = re.compile(r"\s*([(\[【〔「])[^()\[\]】〕」]{1,40}([)\]】〕」])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Deeper = Callable[[int], int | None]
"""A block that is in an automatic list → a block of the contract that is in the next level of that list."""


class Site(NamedTuple):
    """What is needed to look for a place. added: the words of paragraphs that were put in before."""

    document: Document
    outline: Outline
    speech: Speech
    deeper: Deeper
    added: frozenset[str] = frozenset()


def candidates(site: Site, ending: Section | None, words: Words) -> Iterator[Insertion]:
    """The places for a clause, the best first."""
    sections = site.outline.sections
    if ending is not None:
        if ending.subs:
            yield _further(site, ending, words)
        before = _behind_added(site, ending)
        yield _new_section(site, before, words, last=before is sections[-1])
    else:
        closing = next((i for i, one in enumerate(sections) if i and site.speech.boilerplate.search(one.title)), 0)
        if closing and (sections[closing].automatic or not sections[closing].number):
            yield _new_section(site, sections[closing - 1], words, last=False)
    if sections:
        yield _new_section(site, sections[-1], words, last=True)
    yield _at_the_end(site, words)


def _behind_added(site: Site, ending: Section) -> Section:
    """The section itself, or the last of those right behind it that were put in before: what came first stays first."""
    for section in site.outline.sections[site.outline.sections.index(ending) + 1 :]:
        if site.document.blocks[section.head].text not in site.added:
            break
        ending = section
    return ending


def _further(site: Site, section: Section, words: Words) -> Insertion:
    """Further provisions at the end of a section."""
    model = section.subs[-1]
    block, label = _labelled(site, model)
    automatic = bool(block.number)
    title = f"{words.title}." if _has_run_in(site, section.subs) else ""
    lines = list(_body(site, words, model, _next(label), automatic, title))
    first, last = (_name(site, section, lines, automatic, which) for which in (0, -1))
    key = "plain_sub" if not first else "sub" if first == last else "subs"
    return Insertion(section.end - 1, tuple(lines), Where(key, section.number, section.title, first, last))


def _body(
    site: Site, words: Words, model: int, label: str, automatic: bool, title: str, go_on: bool = True
) -> Iterator[Line]:
    """The paragraphs of a clause below each other; `label` is the number typed before the first. Where they do not
    `go_on` with numbers, only the first has one."""
    deeper = site.deeper(model) if automatic else None
    for depth, text in _inlined(words, site.speech.letters or _LETTERS) if deeper is None else words.pieces:
        if depth > 1 and deeper is not None:
            yield Line(text, deeper, numbered=True)
            continue
        yield Line(text, model, label, title, automatic)
        title, label, automatic = "", _next(label) if go_on else "", automatic and go_on


def _inlined(words: Words, letters: str) -> Iterator[tuple[int, str]]:
    """The paragraphs with the items of their lists inside, lettered: "either: (a) …; or (b) …"."""
    held: list[str] = []
    letter = 0
    for depth, text in words.pieces:
        if depth == 1:
            if held:
                yield 1, " ".join(held)
            held, letter = [text], 0
        elif held:
            held.append(f"({letters[letter]}) {text[:1].lower()}{text[1:]}")
            letter += 1
    if held:
        yield 1, " ".join(held)


def _new_section(site: Site, before: Section, words: Words, last: bool) -> Insertion:
    """A section of its own, behind another whose looks it takes on."""
    head, label = _labelled(site, before.head)
    automatic = before.automatic
    if label:
        label = _next(label) if last else _with_letter(label, site)
    if before.bare:
        own = _clean_title(site, before, words.title)
        lines = [Line("", before.head, label, own, automatic)]
        if before.subs:
            _, sub = _labelled(site, before.subs[0])
            first = _first_sub(sub, before.number, bare(label)) if sub else ""
            numbered = bool(site.document.blocks[before.subs[0]].number)
            lines += _body(site, words, before.subs[0], first, numbered, "")
        else:
            model = min(before.head + 1, before.end - 1)
            lines += _body(site, words, model, "", False, "")
    else:
        own = _run_in(head.text[_label_length(site, before.head) :], words.title)
        lines = list(_body(site, words, before.head, label, automatic, own, go_on=False))
    return Insertion(before.end - 1, tuple(lines), _where(site, before, last))


def _at_the_end(site: Site, words: Words) -> Insertion:
    """For a contract without sections: before the signatures, with a title in front."""
    body = [i for i, block in enumerate(site.document.blocks[: site.outline.end]) if block.part == "body"]
    model = body[-1] if body else 0
    for index in reversed(body):
        if site.document.blocks[index].kind == "paragraph":
            model = index
            break
    lines = _body(site, words, model, "", False, f"{words.title}.")
    return Insertion(max(site.outline.end - 1, 0), tuple(lines), Where("end"))


def _where(site: Site, before: Section, last: bool) -> Where:
    if last and before is site.outline.sections[-1]:
        return Where("end")
    return Where("section" if before.number else "heading", before.number, before.title)


def _name(site: Site, section: Section, lines: Sequence[Line], automatic: bool, which: int) -> str:
    """The number that the first or last provision gets, "" where only Word can tell."""
    numbered = [line for line in lines if line.label]
    if numbered:
        return numbered[which].label.strip().rstrip(".")
    if not automatic:
        return ""
    own = [line for line in lines if line.numbered and line.model == section.subs[-1]]
    number = site.document.blocks[section.subs[-1]].number
    for _ in range(1 if which == 0 else len(own)):
        number = _next(number)
    return number.rstrip(".")


def _labelled(site: Site, index: int) -> tuple[Block, str]:
    """A block and the number typed at its head, with what parts it from the words."""
    block = site.document.blocks[index]
    return block, "" if block.number else block.text[: _label_length(site, index)]


def _label_length(site: Site, index: int) -> int:
    place = site.outline.where[index]
    return place.label if place.opens else 0


def _has_run_in(site: Site, subs: Sequence[int]) -> bool:
    found = [_run_in_title(site.document.blocks[i].text[_label_length(site, i) :], site.speech) for i in subs]
    return sum(map(bool, found)) * 2 > len(found)


def _run_in_title(text: str, speech: Speech | None = None) -> str:
    """The title that runs into a provision ("Renewal. After …")."""
    match = _RUN_IN.match(text)
    if match is None or len(match[1].split()) > 6 or not match[1][0].isupper():
        return ""
    if speech and any(word in speech.texts["verbs"] for word in match[1].split()):
        return ""
    return match[1]


def _run_in(shown: str, title: str) -> str:
    """The title as it runs into a provision in the looks of one that is `shown`: in brackets or in capitals."""
    brackets = _BRACKETED.match(shown)
    if brackets:
        return f"{brackets[1]}{title}{brackets[2]}"
    return f"{title.upper() if _run_in_title(shown).isupper() else title}."


def _clean_title(site: Site, before: Section, title: str) -> str:
    """The title in the looks of the headings around: in capitals, with a full stop, or neither."""
    shown = site.document.blocks[before.head].text[_label_length(site, before.head) :].strip(" *_#")
    if _BRACKETED.fullmatch(shown):
        return _run_in(shown, title)
    styled = title.upper() if shown.isupper() else title
    return f"{styled}." if shown.endswith(".") else styled


def _next(label: str) -> str:
    """The next number of a label: "3.4 " → "3.5 ", "(b)" → "(c)", "IV." → "V."."""

    def step(match: re.Match[str]) -> str:
        now = match[1]
        if now.isdecimal():
            return in_digits_of(now, int(now) + 1)
        if not now.isascii():
            return chr(ord(now) + 1)
        if len(now) == 1 and now.lower() not in "ivx":
            return chr(ord(now) + 1)
        new = roman(value(now) + 1)
        return new.upper() if now.isupper() else new

    return _LAST_NUMBER.sub(step, label, count=1)


def _with_letter(label: str, site: Site) -> str:
    """The label of a section between this one and the next: "8. " → "8A. "; "8B" where there is an 8A. Some languages
    put what tells the two apart behind the whole label."""
    match = _LAST_NUMBER.search(label)
    if match is None:
        return label
    between = site.speech.texts["between"]
    at = match.end() if "inside" in between else len(label.rstrip())
    marks = between.get("inside") or between["behind"]
    free = (f"{label[:at]}{mark}{label[at:]}" for mark in marks)
    return next(new for new in free if not any(_begins(block.text, new) for block in site.document.blocks))


def _begins(text: str, label: str) -> bool:
    """True where the text has the label's number at its head, whatever stands behind that."""
    bare_label = label.strip().rstrip(".):")
    rest = text[len(bare_label) :]
    return text.startswith(bare_label) and not rest[:1].isalnum()


def _first_sub(sub: str, old: str, new: str) -> str:
    """The label before the first provision of a new section, made from another section's first: "8.1 " → "8A.1 "."""
    return sub.replace(f"{old}.", f"{new}.", 1) if f"{old}." in sub else sub
