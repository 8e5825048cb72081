"""Korean particles fit the word before them."""

from __future__ import annotations

import pytest

from clausekit.builder.josa import with_particle
from clausekit.builder.locale import locale
from clausekit.builder.rendering import render


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("수급인", "은", "수급인은"),
        ("의뢰사", "은", "의뢰사는"),
        ("의뢰사", "는", "의뢰사는"),
        ("스튜디오", "이", "스튜디오가"),
        ("고객", "을", "고객을"),
        ("서울", "으로", "서울로"),
        ("고객", "으로", "고객으로"),
        ("회사", "와", "회사와"),
        ("30일", "을", "30일을"),
        ("제3", "은", "제3은"),
        ("제2", "은", "제2는"),
        ("Studio", "은", "Studio는"),
        ("Client", "은", "Client는"),
        ("주식회사 한빛(갑)", "이", "주식회사 한빛(갑)이"),
        ("會社", "은", "會社은(는)"),
        ("", "은", "은(는)"),
    ],
)
def test_the_particle_fits_the_last_sound(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected


def test_an_unknown_particle_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no particle '에서'; there are: 은/는"):
        with_particle("회사", "에서")


def test_words_ask_for_it_with_a_filter() -> None:
    filled = render('{{ name|josa("은") }} {{ fee|josa("을") }}', {"name": "의뢰사", "fee": 12000}, locale("en").tag)
    assert "".join(str(piece) for piece in filled.pieces(filled.text)) == "의뢰사는 12,000을"
