"""Parties by patterns: definitions, roles and deeds, in whatever order a language puts its words."""

from __future__ import annotations

from typing import Any

from clausekit.analysis.named import find_named
from clausekit.language import pack as packs
from clausekit.model import Block, document_of

KOREAN: dict[str, Any] = {
    "by": "patterns",
    "definitions": [r"(?P<name>[^\n()]{2,40}?)\s*\(\s*이하\s*\"?(?P<term>[^\")]{1,15})\"?\s*(?:이?라|라고)"],
    "not_parties": ["계약"],
    "before_term": "(?<![가-힣])",
    "behind_term": r"(?=[은는이가을를의에과와로]|\W)",
    "roles": {"provider": {"strong": ["수급인", "당사"]}, "client": {"strong": ["도급인", "귀하"]}},
    "deeds": {
        "provider": [r"{term}[은는이가] [^.]{0,40}수행", r"{term}에게 [^.]{0,40}지급"],
        "client": [r"{term}[은는이가] [^.]{0,60}지급"],
    },
}


def parties(*texts: str) -> list[tuple[str, str, tuple[str, ...]]]:
    document = document_of("a.txt", "text", [Block(text, 0) for text in texts])
    return [(party.side, party.name, party.terms) for party in find_named(document, KOREAN)]


def test_a_definition_with_a_role_in_it_tells_the_side() -> None:
    opening = "도급인 한빛 주식회사(이하 “갑”이라 한다)와 수급인 도담(이하 “을”이라 한다)은 다음과 같이 계약한다."
    assert [(side, terms) for side, _, terms in parties(opening)] == [("provider", ("을",)), ("client", ("갑",))]


def test_what_they_do_tells_the_side_where_no_role_does() -> None:
    found = parties(
        "한빛(이하 “갑”이라 한다)과 도담(이하 “을”이라 한다)은 이 용역 계약(이하 “본 계약”이라 한다)을 맺는다.",
        "을은 용역을 성실히 수행한다. 갑은 을에게 매월 대금을 지급한다.",
    )
    assert [(side, terms) for side, _, terms in found] == [("provider", ("을",)), ("client", ("갑",))]


def test_a_contract_without_definitions_is_told_by_its_roles() -> None:
    found = parties("당사는 서비스를 제공합니다. 당사는 언제든지 귀하의 계정을 해지할 수 있습니다. 귀하는 동의합니다.")
    assert [(side, terms) for side, _, terms in found] == [("provider", ("당사",)), ("client", ("귀하",))]


def test_nobody_is_named_where_the_sides_cannot_be_told_apart() -> None:
    assert parties("한빛(이하 “갑”이라 한다)과 도담(이하 “을”이라 한다)은 계약한다.") == []


def test_a_punjabi_name_ends_before_what_it_is_and_begins_behind_its_label() -> None:
    rows = (
        "ਸੇਵਾ ਪ੍ਰਦਾਤਾ",
        "ਸੂਹਾ ਰੰਗ ਮੰਡਲੀ, ਇੱਕ ਭਾਈਵਾਲੀ ਫਰਮ (ਜਿਸ ਨੂੰ ਇਸ ਤੋਂ ਬਾਅਦ “ਚਿੱਤਰਕਾਰ” ਕਿਹਾ ਜਾਵੇਗਾ)",
        "rang@mandli.example",
        "ਗਾਹਕ",
        "ਹਰਲੀਨ ਕੌਰ ਅਤੇ ਗੁਰਤਾਜ ਸਿੰਘ (ਜਿਸ ਨੂੰ ਇਸ ਤੋਂ ਬਾਅਦ “ਪਰਿਵਾਰ” ਕਿਹਾ ਜਾਵੇਗਾ)",
        "ਚਿੱਤਰਕਾਰ ਵੱਲੋਂ ਕੰਧਾਂ ਰੰਗਣ ਦਾ ਕੰਮ ਕੀਤਾ ਜਾਵੇਗਾ। ਪਰਿਵਾਰ ਵੱਲੋਂ ਹਰ ਬਿੱਲ ਦਾ ਭੁਗਤਾਨ ਕੀਤਾ ਜਾਵੇਗਾ।",
    )
    document = document_of("a.txt", "text", [Block(text, 0) for text in rows])
    found = find_named(document, packs.load("pa").data["parties"])
    assert [party.name for party in found] == ["ਸੂਹਾ ਰੰਗ ਮੰਡਲੀ", "ਹਰਲੀਨ ਕੌਰ ਅਤੇ ਗੁਰਤਾਜ ਸਿੰਘ"]
