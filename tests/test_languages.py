"""Every language that is there is there whole: the same keys, the same places, every clause, every rule.

A family of few files is there as soon as one file of it stands there; the clauses of a language are there whole when
complete_languages.yaml lists it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter, Template
from typing import Any

import pytest
from promises import SAMPLES, agreement_with, companions, every_variant

from clausekit import resources, yamlfile
from clausekit.builder import agreement_document
from clausekit.builder.template import load_template, template_names
from clausekit.language import pack
from clausekit.language.detection import tongues
from clausekit.library import Library, load_library, translated_languages
from clausekit.library.facts import FACT_TYPES, WORDS
from clausekit.library.spelling import WORDINGS
from clausekit.library.translations import gaps
from clausekit.rules import shipped, spoken

ENGLISH = "en"
OWN_SCRIPTS = ("hi", "ko", "pa")
"""Languages whose words have no Latin letters."""

PARTIES = ("Studio", "North", "LLC", "Harbour", "Foods", "Ltd", "company", "Lane", "post", "north", "example")
"""The words that `agreement_with` says of the parties."""
ANALYSIS = resources.PACKAGE / "analysis"
COMPLETE = [
    code
    for code in yamlfile.load(Path(__file__).parent / "complete_languages.yaml").data["complete"]
    if code in translated_languages()
]


def others(kind: str) -> tuple[str, ...]:
    """The languages besides English that have a file of this kind."""
    return tuple(code for code in resources.names(kind) if code != ENGLISH)


def leaves(data: Any, trail: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*trail, key))
    else:
        yield trail, data


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def library(language: str) -> Library:
    return load_library((), (language,))


@pytest.mark.parametrize("code", others("messages"))
def test_reports_say_everything_in_every_language(code: str) -> None:
    english, given = dict(leaves(resources.load("messages", ENGLISH))), dict(leaves(resources.load("messages", code)))
    assert sorted(english.keys() - given.keys()) == []
    assert sorted(given.keys() - english.keys()) == []
    wrong = [trail for trail in english if places(str(given[trail])) - places(str(english[trail]))]
    assert wrong == []


@pytest.mark.parametrize("code", others("agreement"))
def test_the_words_around_the_clauses_are_there_in_every_language(code: str) -> None:
    english, given = resources.load("agreement", ENGLISH), resources.load("agreement", code)
    own = {"countries", "numbering", "heading", "fonts", "number", "term_endings", "unlike_cldr"}
    wanted = {trail for trail, _ in leaves(english) if trail[0] not in own}
    found = {trail for trail, _ in leaves(given) if trail[0] not in own}
    assert sorted(wanted - found) == []
    assert sorted(found - wanted) == []
    assert len(given["month_names"]) == 12
    assert given["countries"]


@pytest.mark.parametrize("code", others("explanations"))
def test_every_rule_is_explained_in_every_language(code: str) -> None:
    texts = resources.load("explanations", code)
    assert sorted(texts) == sorted(rule.code for rule in shipped())
    for rule in shipped():
        given = texts[rule.code]
        assert sorted(given) == ["bad", "good", "outcomes", "reference", "what", "why"], rule.code
        assert given["outcomes"].keys() == rule.outcomes.keys(), rule.code
        for name, outcome in rule.outcomes.items():
            assert places(given["outcomes"][name]) <= places(outcome.message[ENGLISH]), (rule.code, name)


@pytest.mark.parametrize("code", COMPLETE)
def test_every_clause_has_its_words_in_every_language(code: str) -> None:
    clauses = library(code)
    assert [id for id, entry in clauses.entries.items() if code not in entry.translations] == []
    assert [(id, *gaps(clause, code)) for id, clause in clauses.items() if [*gaps(clause, code)]] == []


@pytest.mark.parametrize("code", [code for code in COMPLETE if code != ENGLISH])
def test_no_default_reaches_an_agreement_in_english(code: str) -> None:
    clauses = library(code)
    tried = [
        (full, one)
        for full in every_variant(clauses)
        for one in full.parameters.values()
        if one.default and one.type in WORDS
    ]
    assert tried
    for full, parameter in tried:
        agreement = agreement_with(clauses, [*companions(clauses, full), full], "plain", code)
        printed = agreement_document(agreement).text
        for words in parameter.default if isinstance(parameter.default, tuple) else (str(parameter.default),):
            assert words not in printed, (full.id, words)


@pytest.mark.parametrize("code", [code for code in COMPLETE if code in OWN_SCRIPTS])
def test_nothing_in_an_agreement_is_in_the_letters_of_another_script(code: str) -> None:
    clauses = library(code)
    own = re.compile(r"[A-Za-z]{2,}")
    given = {*own.findall(" ".join(str(fact) for fact in SAMPLES.values())), "EUR", *PARTIES}
    for full in every_variant(clauses):
        for wording in WORDINGS:
            agreement = agreement_with(clauses, [*companions(clauses, full), full], wording, code)
            assert {*own.findall(agreement_document(agreement).text)} <= given, (full.id, wording)


@pytest.mark.parametrize("code", translated_languages())
def test_no_translation_is_behind_the_english_clause(code: str) -> None:
    clauses = library(code)
    behind = [
        id
        for id, entry in clauses.entries.items()
        if code in entry.translations and entry.translations[code].content.version != entry.clause.version
    ]
    assert behind == []


def skeleton_of(code: str, name: str) -> str:
    return (resources.shipped("skeletons") / code / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", others("messages"))
def test_the_files_to_start_from_are_there_in_every_language(code: str) -> None:
    folder = resources.shipped("skeletons")
    english = sorted(path.name for path in (folder / ENGLISH).iterdir())
    assert len(english) == 3
    assert sorted(path.name for path in (folder / code).iterdir()) == english
    for name in ("clause.yaml", "clausekit.toml", "README.md"):
        assert skeleton_of(code, name) != skeleton_of(ENGLISH, name), name
    given, wanted = (
        yamlfile.parse(Template(skeleton_of(one, "clause.yaml")).substitute(id="pets"), "pets.yaml").data
        for one in (code, ENGLISH)
    )
    assert given == wanted


@pytest.mark.parametrize("code", others("messages"))
def test_the_settings_to_start_from_name_the_same_keys_with_and_without_their_sign_of_a_comment(code: str) -> None:
    for live in (False, True):
        given, wanted = (
            tomllib.loads(re.sub(r"^# (?=\w+ = |\[)", "", text, flags=re.MULTILINE) if live else text)
            for text in (skeleton_of(one, "clausekit.toml") for one in (code, ENGLISH))
        )
        assert given | {"language": ""} == wanted | {"language": ""}
        assert given.get("language", code) == code
        assert ("rule" in given) == live


@pytest.mark.parametrize("code", COMPLETE)
def test_every_template_has_its_title_in_every_language(code: str) -> None:
    for name in template_names():
        template = load_template(name, (), (code,)).content
        assert code in template.title, name
        assert code in template.about, name


@pytest.mark.parametrize("code", others("interview"))
def test_every_question_of_a_template_is_asked_in_every_language(code: str) -> None:
    for name in template_names():
        lost = [one.name for one in load_template(name, (), (code,)).content.questions if code not in one.ask]
        assert lost == [], name


@pytest.mark.parametrize("code", others("interview"))
def test_the_questions_for_every_template_are_there_in_every_language(code: str) -> None:
    english, given = resources.load("interview", ENGLISH), resources.load("interview", code)
    for part in ("how", "words", "types", "wrong", "wizard", "examples", "skeleton"):
        wanted, found = dict(leaves(english[part])), dict(leaves(given[part]))
        assert sorted(wanted) == sorted(found), part
        assert [trail for trail in wanted if places(str(found[trail])) != places(str(wanted[trail]))] == [], part
    asked = [(one["key"], one.get("type"), one.get("optional"), [*one.get("choose", {})]) for one in english["first"]]
    assert [
        (one["key"], one.get("type"), one.get("optional"), [*one.get("choose", {})]) for one in given["first"]
    ] == asked


@pytest.mark.parametrize("code", others("interview"))
def test_a_comment_says_what_a_fact_is_in_the_words_in_which_a_slip_is_told(code: str) -> None:
    types = resources.load("interview", code)["types"]
    assert types.keys() == FACT_TYPES.keys()
    for name, said in types.items():
        slip = spoken(FACT_TYPES[name].must, code)
        # But for the end of each word, which may be that of a sentence.
        lost = [word for word in re.findall(r"[^\s,;.()]+", said) if word[: max(1, len(word) - 1)] not in slip]
        assert lost == [], name


@pytest.mark.parametrize("path", sorted(resources.shipped("clauses").glob("*/*.yaml")), ids=str)
def test_words_are_in_the_composed_form_of_unicode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("code", pack.codes())
def test_a_pack_compiles_and_its_language_can_be_told(code: str) -> None:
    loaded = pack.load(code)
    for patterns in loaded.patterns:
        assert loaded.patterns[patterns]
    assert code in {tongue.code for tongue in tongues()}


@pytest.mark.parametrize("code", pack.codes())
def test_patterns_name_the_parts_that_the_analysis_asks_for(code: str) -> None:
    loaded = pack.load(code)
    asked = {
        "grant": {"actor", "end"}, "passive": {"actor", "end"}, "open": {"end"}, "automatic_end": {"end"},
        "only_if": {"end"}, "also_by": {"actor"}, "non_renewal": {"actor"}, "declines_renewal": {"actor"},
    }  # fmt: skip
    for name, groups in asked.items():
        for pattern in loaded.patterns[name]:
            assert groups <= re.compile(pattern.source).groupindex.keys(), (name, pattern.source)


@pytest.mark.parametrize("code", pack.codes())
def test_every_term_has_its_ways_in_every_pack(code: str) -> None:
    loaded = pack.load(code)
    for name, ways in loaded.data["terms"].items():
        for way in ways:
            assert loaded.patterns[way["says"]], (name, way)


@pytest.mark.parametrize("code", [code for code in pack.codes() if code != ENGLISH])
def test_a_pack_has_the_concepts_that_any_language_needs(code: str) -> None:
    loaded = pack.load(code)
    known = {*loaded.symbols, *loaded.data["groups"]}
    assert {"either", "may", "end", "contract", "notice", "breach", "cure", "if", "fail"} <= known


def test_the_analysis_asks_only_for_concepts_that_english_has() -> None:
    asked: set[str] = set()
    for path in ANALYSIS.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        for call in re.findall(r"any_of\(([^)]*)\)", source):
            asked.update(re.findall(r'"([a-z_]+)"', call))
        asked.update(re.findall(r'symbols\["([a-z_]+)"\]', source))
    loaded = pack.load(ENGLISH)
    assert asked
    assert sorted(asked - {*loaded.symbols, *loaded.data["groups"]}) == []
