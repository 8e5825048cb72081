"""Whole numbers as Word prints them: the number formats of ECMA-376 17.18.59 (ST_NumberFormat) that occur in practice.

`printed(value, format)` is total: a format that is not in the table is printed as decimal, as Word does where it lacks
the language.
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_VIETNAMESE = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")

_Format = Callable[[int], str]


def printed(value: int, format: str) -> str:
    """`value` in the number format named `format` ("lowerRoman"). Values below 1 are printed as decimal."""
    write = _FORMATS.get(format)
    return str(value) if write is None or (value < 1 and format not in _WITH_ZERO) else write(value)


def roman(value: int) -> str:
    """Lower-case Roman; beyond what the letters reach it is decimal."""
    if not 0 < value < 32768:
        return str(value)
    out = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        out += letters * count
    return out


def _repeated(letters: str) -> _Format:
    """a … z, aa, bb, …: Word repeats the letter, it does not count in base 26."""
    return lambda value: letters[(value - 1) % len(letters)] * min((value - 1) // len(letters) + 1, 100)


def _digits(zero: str) -> _Format:
    return lambda value: "".join(chr(ord(zero) + int(digit)) for digit in str(value))


def _spelled_digits(digits: str) -> _Format:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _run(first: str, last: int) -> _Format:
    """A run of Unicode characters for 1 … last; decimal beyond."""
    return lambda value: chr(ord(first) + value - 1) if value <= last else str(value)


def _counting(digits: str, units: str, one_spoken: bool = False) -> _Format:
    """East Asian counting up to 9999: 三百二十一."""

    def write(value: int) -> str:
        if value > 9999:
            return str(value)
        out = ""
        for place, digit in enumerate(reversed(str(value))):
            if digit != "0":
                spoken = digits[int(digit)] if place == 0 or digit != "1" or (one_spoken and value > 19) else ""
                out = spoken + ("", *units)[place] + out
        return out

    return write


def _korean_words(value: int) -> str:
    return _KOREAN_TENS[value // 10] + _KOREAN_ONES[value % 10] if value < 100 else str(value)


def _vietnamese(value: int) -> str:
    tens, ones = divmod(value, 10)
    if value >= 100:
        return str(value)
    if not tens:
        return _VIETNAMESE[ones]
    head = "mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi"
    tail = {0: "", 5: " lăm", 1: " một" if tens == 1 else " mốt"}.get(ones, f" {_VIETNAMESE[ones]}")
    return head + tail


def _cardinal(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{_ONES[value // 100]} hundred" + (f" {_cardinal(value % 100)}" if value % 100 else "")
    return str(value)


def _ordinal_word(value: int) -> str:
    words = _cardinal(value)
    cut = max(words.rfind("-"), words.rfind(" ")) + 1
    head, last = words[:cut], words[cut:]
    return head + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{({1: 'st', 2: 'nd', 3: 'rd'}).get(value % 10, 'th')}"


_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HINDI_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_HINDI_VOWELS = "अआइईउऊऋएऐओऔ"
_HANJA = "〇一二三四五六七八九"
_HANGUL = "영일이삼사오육칠팔구"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"

_WITH_ZERO = frozenset({"decimal", "decimalZero", "none", "bullet", "hindiNumbers", "thaiNumbers", "numberInDash"})
_FORMATS: dict[str, _Format] = {
    "none": lambda value: "",
    "bullet": lambda value: "",
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _digits("0"),
    "decimalFullWidth2": _digits("0"),
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal(value).capitalize(),
    "ordinalText": lambda value: _ordinal_word(value).capitalize(),
    "hex": lambda value: f"{value:X}",
    "chicago": _repeated("*†‡§"),
    "ganada": _repeated(_GANADA),
    "chosung": _repeated(_CHOSUNG),
    "koreanDigital": _spelled_digits(_HANGUL),
    "koreanDigital2": _spelled_digits("零" + _HANJA[1:]),
    "koreanCounting": _counting(_HANGUL, "십백천"),
    "koreanLegal": _korean_words,
    "ideographDigital": _spelled_digits(_HANJA),
    "japaneseDigitalTenThousand": _spelled_digits(_HANJA),
    "japaneseCounting": _counting(_HANJA, "十百千"),
    "chineseCounting": _counting(_HANJA, "十百千"),
    "chineseCountingThousand": _counting(_HANJA, "十百千", one_spoken=True),
    "taiwaneseCounting": _counting(_HANJA, "十百千"),
    "taiwaneseCountingThousand": _counting(_HANJA, "十百千", one_spoken=True),
    "ideographTraditional": _repeated("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _repeated("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _run("㊀", 10),
    "aiueoFullWidth": _repeated(_AIUEO),
    "aiueo": _repeated(_AIUEO),
    "hindiNumbers": _digits("०"),
    "hindiCounting": _digits("०"),
    # Word prints these two the other way round than the standard has them (MS-OI29500 2.1.540), LibreOffice the first
    "hindiVowels": _repeated(_HINDI_CONSONANTS),
    "hindiConsonants": _repeated(_HINDI_VOWELS),
    "thaiNumbers": _digits("๐"),
    "thaiLetters": _repeated("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
    "vietnameseCounting": _vietnamese,
    "arabicAlpha": _repeated("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": _repeated("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "hebrew2": _repeated("אבגדהוזחטיכלמנסעפצקרשת"),
}
