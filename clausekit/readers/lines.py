"""What a line of a contract looks like: does it begin a provision, is it a heading? Shared by the plain formats."""

from __future__ import annotations

import re

_NUMBERED = (
    r"(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?\)?(?=\s+[^\sa-z])"  # 12.3, 12.3.1.
    r"|\d{1,3}[.)](?=\s+[^\s\d]|[A-Z])"  # 1.  1)
    r"|\(?[ivxlc]{1,6}[.)](?=\s+\S)|\([IVXLC]{1,6}\)(?=\s+\S)|[IVX]{1,6}\.(?=\s+\S)"  # (iv)  iv)  IV.
    r"|\(?[a-z]{1,2}\)(?=\s+\S)|\([A-Z]{1,2}\)(?=\s+\S)|[A-Z][.)](?=\s+[A-Z\"“])|\(\d{1,3}\)(?=\s+\S)"  # (a)  a)  (1)
    r"|(?:ARTICLE|Article|SECTION|Section|Clause|CLAUSE|SCHEDULE|Schedule|EXHIBIT|Exhibit|ANNEX|Annex|APPENDIX|Appendix)"
    r"\s+(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[A-Z])\b(?![ ]+(?:and|or|of|above|below|hereof|shall|is|are|to)\b|[,;(])"
    r"|§\s?\d"
    r"|제\s?\d{1,3}\s?[조장절항](?:의\s?\d+)?(?![에의을를와과및,])"
    r"|[①-⑳㉑-㉟❶-➓㉠-㉭]"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Khoản)\s+(?:\d{1,3}|[IVXLC]{1,7})\b(?=[.:\s])(?!\s+(?:của|và|này|hoặc))"
    r"|(?:धारा|अनुच्छेद|ਧਾਰਾ)\s*[\d०-९੦-੯]{1,3}|[०-९੦-੯]{1,3}(?:\.[०-९੦-੯]{1,3})*[.)।](?=\s+\S)"
    r"|WHEREAS\b|NOW,?\s+THEREFORE\b|IN WITNESS WHEREOF\b)"
)
BULLET = re.compile(r"[-–—*•‣▪●○◦·■□➢]\s+(?=\S)")
ENUMERATOR = re.compile(_NUMBERED)
"""Matches at the first character of a line that begins an enumerated provision."""

_REFERS_ON = re.compile(
    r"(?:\b(?:[Ss]ections?|[Aa]rticles?|[Cc]lauses?|[Pp]aragraphs?|[Ss]chedules?|[Ee]xhibits?|[Ii]tems?|[Nn]os?\."
    r"|under|in|of|to|with|and/or|subsections?|§+|Rules?|SECTIONS?|ARTICLES?)|[(“\"])\s*$"
)
_REFERS_BACK = re.compile(r"\S+\s*(?:and|or|above|below|hereof|hereto|thereof|of this|of the|through)\b|\S+\s*[,;]")
_AMOUNT = re.compile(r"\((?!1\))\d{1,3}\)\s+[^\W\d_A-Z]")
_AMOUNT_IN_WORDS = re.compile(r"[^\W\d_]+[ -](?!(?:and|or)\b)[a-z-]+\s*$")
"""A number in brackets after running words repeats them: "upon fifteen↵(15) days". So no list goes on."""
_SENTENCE_GOES_ON = re.compile(r"[A-Za-z0-9,]\s*$")

_END = ".!?;,:।。…"
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off", "on", "onto", "or",
     "over", "per", "so", "the", "to", "upon", "via", "vs", "with", "&", "-", "–", "—", "/"}
)  # fmt: skip
_TITLE_NUMBER = re.compile(
    r"(?:(?:ARTICLE|Article|SECTION|Section|Clause|CLAUSE|Part|PART)\s+)?"
    r"(\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[A-Z])(?:[.):]|\s+[-–—:]|\s)\s*"
)
NAMED = re.compile(
    r"(?:ARTICLE|Article|SECTION|Section|SCHEDULE|Schedule|EXHIBIT|Exhibit|ANNEX|Annex|APPENDIX|Appendix)\s+"
    r"(?:[\dIVXLC]{1,7}(?:\.\d+)*|[A-Z])\b"
    r"|제\s?\d{1,3}\s?[조장절](?:의\s?\d+)?(?:\s*[(（\[【<].{1,60}|\s*.{0,30})$"
    r"|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|PHẦN|Phần)\s+(?:\d{1,3}|[IVXLC]{1,7})\b"
    r"|(?:धारा|अनुच्छेद|अध्याय|ਧਾਰਾ)\s*[\d०-९੦-੯]{1,3}"
)
"""A heading by its first words alone: "ARTICLE V", "제5조 (목적)", "Điều 5"."""


def begins_provision(line: str, before: str) -> bool:
    """True where `line` (without its indent) begins a provision rather than goes on with the sentence of `before`.

    A wrapped reference ("Section 5(a) and↵(b) above") also puts an enumerator at the start of a line; what stands on
    both sides of it tells the two apart.
    """
    if BULLET.match(line):
        return True
    if not ENUMERATOR.match(line):
        return False
    if not before:
        return True
    if _AMOUNT.match(line) and _AMOUNT_IN_WORDS.search(before) and not heading_level(before):
        return False
    return not (_REFERS_ON.search(before) or (_SENTENCE_GOES_ON.search(before) and _REFERS_BACK.match(line)))


_DEEPEST = 6
"""How deep Markdown's headings go."""


def heading_level(text: str) -> int:
    """The outline level from 1 where a one-line block looks like a heading, else 0; better none than a wrong one."""
    if len(text) > 100 or "\n" in text or not text:
        return 0
    hashes = len(text) - len(text.lstrip("#"))
    if 0 < hashes <= _DEEPEST and text[hashes : hashes + 1] == " ":
        # Markdown pasted into a text file.
        return hashes
    named = NAMED.match(text)
    if named:
        return 1 if text[-1] not in ".;,।" or (len(text) < 60 and text.count(" ") < 8) else 0
    number = _TITLE_NUMBER.match(text)
    title = text[number.end() :] if number and number.end() < len(text) else text
    level = number.group(1).count(".") + 1 if number else 0
    bare = title[:-1] if level and title[-1:] in ".:" else title
    if not bare or bare[-1] in _END or not bare[0].isalpha() or ": " in bare or "__" in bare:
        return 0
    if bare.isupper() and len(bare) > 3:
        return level or 1
    words = bare.split()
    if len(words) > 9 or not bare[0].isupper():
        return 0
    if any(not word[0].isupper() and word not in _SMALL for word in words):
        return 0
    return level or 2


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs inside one: writers who know only line breaks begin new paragraphs with them."""
    if "\n" not in text:
        return [text]
    out: list[str] = []
    begun = end = offset = 0
    before = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line and (not before or before[-1] in ".;:。" or heading_level(before) or begins_provision(line, before)):
            out.append(text[begun:end])
            begun = offset + len(raw) - len(raw.lstrip())
        if line:
            end = offset + len(raw.rstrip())
        before = line
        offset += len(raw) + 1
    return [piece for piece in (*out, text[begun:end]) if piece]
