"""Which language a text is in, and what clausekit does not read."""

from __future__ import annotations

import pytest

from clausekit.language.detection import language_of

TEXTS = {
    "en": "Either party may terminate this Agreement on thirty days' written notice to the other party.",
    "ko": "당사자 일방은 30일 전에 서면으로 통지하고 이 계약을 해지할 수 있다.",
    "vi": "Mỗi bên có quyền chấm dứt hợp đồng này bằng cách thông báo cho bên kia trước 30 ngày.",
    "hi": "कोई भी पक्ष दूसरे पक्ष को तीस दिन की लिखित सूचना देकर इस अनुबंध को समाप्त कर सकता है।",
    "pa": "ਕੋਈ ਵੀ ਧਿਰ ਦੂਜੀ ਧਿਰ ਨੂੰ ਤੀਹ ਦਿਨਾਂ ਦਾ ਲਿਖਤੀ ਨੋਟਿਸ ਦੇ ਕੇ ਇਹ ਇਕਰਾਰਨਾਮਾ ਖਤਮ ਕਰ ਸਕਦੀ ਹੈ।",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Jede Partei kann diesen Vertrag mit einer Frist von dreißig Tagen schriftlich kündigen.",
        "Chacune des parties peut résilier le présent contrat moyennant un préavis écrit de trente jours.",
        "कुनै पनि पक्षले तीस दिनको लिखित सूचना दिई यो सम्झौता अन्त्य गर्न सक्नेछ।",
        "いずれの当事者も、30日前に書面で通知することにより、本契約を解約することができる。",
        "1234 5678",
        "",
    ],
)
def test_another_language_is_none_of_ours(text: str) -> None:
    assert language_of(text) == ""
