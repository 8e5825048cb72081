"""Remarks on the prose of clauses: what is told, where, and that the shipped words give no cause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausekit import resources, yamlfile
from clausekit.errors import SourceError
from clausekit.library import Entry, Library, load_library
from clausekit.library.checking import checked
from clausekit.library.models import clause_of
from clausekit.library.prose import reading_grade, remarks
from clausekit.rules import spoken
from clausekit.saying import NOTHING

DATA = resources.load("prose", "en")
CLAUSES = Path(__file__).parent.parent.parent / "clauses"

CLAUSE = """\
clause: pets
version: 1
title: {{en: Pets}}
purpose: {{en: Dogs.}}
group: people
variants:
  welcome:
    default: true
    rank: 1
    favours: both
    bargain: {{en: Dogs come along.}}
    requires: {requires}
    text:
      en:
        plain: |
          {plain}
        formal: |
          {formal}
"""


def told(plain: str, formal: str = "", requires: str = "[]") -> list[str]:
    """The remarks on a clause with these words, beside the shipped ones: "line:column: reason"."""
    text = CLAUSE.format(plain=plain, formal=formal or plain, requires=requires)
    source = yamlfile.parse(text, "clauses/pets.yaml")
    entry = Entry(clause_of(checked("clause", source, "")), source)
    library = Library({**load_library().entries, "pets": entry})
    return [str(one).removeprefix("clauses/pets.yaml:") for one in remarks(library, ["pets"])]


def remarks_on(language: str, plain: str, formal: str = "Dogs.") -> tuple[SourceError, ...]:
    """The remarks on a clause with words in English and in another language."""
    text = CLAUSE.format(plain=plain, formal=formal, requires="[]").replace("      en:", f"      {language}:")
    if language != "en":
        text += "      en: {plain: Dogs., formal: Dogs.}\n"
    source = yamlfile.parse(text, "clauses/pets.yaml")
    entry = Entry(clause_of(checked("clause", source, NOTHING)), source)
    return remarks(Library({"pets": entry}), ["pets"])


def test_the_shipped_words_give_no_cause_for_remarks() -> None:
    library = load_library((), resources.names("prose"))
    assert [str(one) for one in remarks(library, library)] == []


@pytest.mark.parametrize("language", resources.names("prose"))
def test_what_is_told_of_a_hard_word_is_words_or_something_else_to_do(language: str) -> None:
    hints = [hint for kind in resources.load("prose", language)["archaisms"].values() for hint in kind.values()]
    assert hints
    for hint in hints:
        if not isinstance(hint, str):
            assert hint.keys() <= {"write", "or"}
            assert hint["or"] in ({"leave", "name", "verb"} if "write" in hint else {"leave", "verb"})


@pytest.mark.parametrize("language", [one for one in resources.names("messages") if one != "en"])
def test_what_else_to_do_is_told_in_the_language_of_the_reader(language: str) -> None:
    for word in ("hereby", "whereas", "shall", "aforesaid"):
        (one,) = remarks_on("en", f"The {word} dog.")
        shown = spoken(one.told, language)
        assert re.search("leave it out|name it|plain verb", shown) is None
        assert word in shown


@pytest.mark.parametrize(
    "language, words, told",
    [
        ("hi", "यह एतद्द्वारा लागू होता है।", "'एतद्द्वारा' is hard to read: leave it out"),
        ("hi", "संदाय समय पर होगा।", "'संदाय' is hard to read: भुगतान"),
        ("hi", "धारा 4 देखें।", "'धारा 4' is written by hand"),
        ("pa", "ਬਿੱਲ ਬਜ਼ਰੀਆ ਈਮੇਲ ਭੇਜੋ।", "'ਬਜ਼ਰੀਆ' is hard to read: ਰਾਹੀਂ"),
        ("pa", "ਧਾਰਾ 4 ਦੇਖੋ।", "'ਧਾਰਾ 4' is written by hand"),
    ],
)
def test_hard_words_of_languages_whose_signs_stand_on_letters_are_told(language: str, words: str, told: str) -> None:
    (one,) = remarks_on(language, words)
    assert told in str(one.reason)


def test_a_number_within_another_word_is_none() -> None:
    assert remarks_on("hi", "विचार और दस्तावेज़ दें।", "राय दें।") == ()
    assert len(remarks_on("hi", "चार दिन दें।", "दिन दें।")) == 1


def test_a_word_is_counted_whole_in_every_script() -> None:
    longest = int(resources.load("prose", "hi")["longest"])
    assert remarks_on("hi", "दस्तावेज़ " * longest) == ()
    assert len(remarks_on("hi", "दस्तावेज़ " * (longest + 1))) == 1


def test_plain_short_words_give_none() -> None:
    assert told("The {{ client.term }} may bring a dog.") == []


@pytest.mark.parametrize(
    "plain, reason",
    [
        ("The client shall bring a dog.", "16:22: 'shall' is hard to read: must, or the plain verb"),
        ("A dog may come, provided that it is calm.", "16:27: 'provided that' is hard to read: but only if"),
        ("See Section 4 for dogs.", "16:15: 'Section 4' is written by hand"),
        ("The dog wears a Collar.", "16:27: 'Collar' is written like a term, and nothing defines it"),
        ("The dog is part of the Fees.", "16:34: 'Fees' is defined in 'fees', which may be left out"),
        ("A leash is called the **Leash**.", "16:33: 'Leash' is defined, and nothing uses it"),
    ],
)
def test_what_is_told_and_where(plain: str, reason: str) -> None:
    formal = "Nothing." if "shall" in plain or "provided" in plain else ""
    assert any(one.startswith(reason) for one in told(plain, formal))


@pytest.mark.parametrize(
    "plain, requires",
    [
        ("The dog is part of the Fees.", "[fees]"),
        ('The dog eats{% if has("fees") %}, paid out of the Fees{% endif %}.', "[]"),
        ("Each Deliverable shows a dog.", "[services]"),
        ("A collar is called the **Collar**. The Collar is red.", "[]"),
        ("On Monday or in May a dog comes. Dogs bark. This Agreement is silent.", "[]"),
    ],
)
def test_what_gives_no_cause(plain: str, requires: str) -> None:
    assert told(plain, requires=requires) == []


def test_long_sentences_of_long_words_are_told_at_the_longest() -> None:
    hard = (
        "The accommodation of accompanying animals necessitates considerable organisational preparation by everybody."
    )
    (remark,) = told(hard, "Dogs come.")
    assert re.match(
        r"16:11: the plain words read at grade \d\d\.\d, more than 10; the longest sentence has 11 words", remark
    )


@pytest.mark.parametrize(
    "plain, formal, reason",
    [
        ("Dogs may come.", "Dogs may attend on twelve days.", "15:9: the plain words lack the number 12"),
        ("Dogs may come 3 times.", "Dogs may attend.", "17:9: the formal words lack the number 3"),
        (
            "Dogs may come.",
            'Dogs may attend under {{ ref("fees") }}.',
            "15:9: the plain words lack a reference to fees",
        ),
    ],
)
def test_a_bargain_that_one_wording_lost_is_told(plain: str, formal: str, reason: str) -> None:
    assert any(one.startswith(reason) for one in told(plain, formal, "[fees]"))


@pytest.mark.parametrize(
    "plain, formal", [("Dogs come twice.", "Dogs attend two times."), ("The two sides like dogs.", "Each party does.")]
)
def test_the_same_number_in_other_words_is_the_same(plain: str, formal: str) -> None:
    assert told(plain, formal) == []


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """0.39 × 5 words + 11.8 × 7 syllables / 5 words − 15.59."""
    assert reading_grade(["The little dog comes running"], DATA) == pytest.approx(0.39 * 5 + 11.8 * 7 / 5 - 15.59)


WORDS = """\
clause: pets
version: 1
title: x
purpose: x
variants:
  welcome:
    bargain: x
    text:
      plain: |
        {plain}
      formal: |
        {formal}
"""


def told_in(tmp_path: Path, language: str, plain: str, formal: str) -> list[str]:
    """The remarks on a translation with these words: "line:column: reason"."""
    tmp_path.joinpath(language).mkdir()
    english = CLAUSE.format(plain="A dog.", formal="A dog.", requires="[]")
    tmp_path.joinpath("pets.yaml").write_text(english, encoding="utf-8")
    path = tmp_path.joinpath(language, "pets.yaml")
    path.write_text(WORDS.format(plain=plain, formal=formal), encoding="utf-8")
    library = load_library((tmp_path,), (language,))
    return [str(one).removeprefix(f"{path}:") for one in remarks(library, ["pets"])]


@pytest.mark.parametrize(
    ("language", "plain", "reason"),
    [
        ("vi", "Chó được vào theo Điều 4.", "10:27: 'Điều 4' is written by hand"),
        ("vi", "Chó được vào, chiếu theo nội quy.", "10:23: 'chiếu theo' is hard to read: theo"),
        ("vi", f"Chó {'rất ' * 60}hiền.", "10:9: a sentence has 62 words, more than 48: part it"),
        ("vi", "Có ba con chó.", "11:7: the formal words lack the number 3, which the plain words have"),
        ("ko", "개는 제4조에 따라 들어옵니다.", "10:12: '제4조' is written by hand"),
        ("ko", "상기의 개는 들어옵니다.", "10:9: '상기' is hard to read: 위의"),
        ("ko", "개와 고양이 및 새가 들어옵니다.", "10:16: '및' is hard to read: 와, 과"),
    ],
)
def test_what_is_told_in_other_languages(tmp_path: Path, language: str, plain: str, reason: str) -> None:
    told = told_in(tmp_path, language, plain, "x")
    assert any(one.startswith(reason) for one in told), told


def test_a_word_that_only_holds_an_old_one_is_not_told_of(tmp_path: Path) -> None:
    assert told_in(tmp_path, "ko", "개는 이상기후에도 들어옵니다.", "개는 들어온다.") == []


def test_capitals_are_no_terms_where_a_language_does_not_write_terms_so(tmp_path: Path) -> None:
    assert told_in(tmp_path, "vi", "Chó của Công ty Lan được vào.", "Chó được vào.") == []


def test_no_paragraph_of_the_shipped_words_begins_with_it() -> None:
    """A numbered paragraph is quoted alone; what "it" is stands in another one."""
    begun = [
        paragraph.split(" ", 1)[0]
        for path in sorted(CLAUSES.glob("*.yaml"))
        for variant in yamlfile.load(path).data["variants"].values()
        for words in variant["text"]["en"].values()
        for paragraph in words.split("\n\n")
    ]
    assert len(begun) > 400
    assert "It" not in begun
