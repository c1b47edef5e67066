"""The files of one entry a word: in order, explained at their head, and read into lists."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.language.lexicon.entries import KINDS, Kind, entries, having
from kg.language.lexicon.inflection import verb_forms
from kg.language.lexicon.reporting import cue_classes, reporting_forms
from kg.model import CueClass

#: Keys whose tags are words of the language, or names of kg.model, and so are not explained one by one.
OPEN = frozenset({"prepositions", "class", "forms"})


def explained(kind: Kind) -> dict[str, set[str]]:
    """What the head of a file explains: key -> tags."""
    found: dict[str, set[str]] = {}
    for line in files("kg.language.lexicon").joinpath("data", f"{kind}.toml").read_text("utf-8").splitlines():
        if key := re.match(r"# (\w+): ", line):
            found[key[1]] = set()
        elif (tag := re.match(r"#   (\w+): ", line)) and found:
            found[list(found)[-1]].add(tag[1])
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_a_file_explains_every_key_and_tag_and_no_other(kind: Kind) -> None:
    used: dict[str, set[str]] = {}
    for entry in entries(kind).values():
        for key, tags in entry.items():
            used.setdefault(key, set()).update(() if key in OPEN else tags)
    assert used == explained(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_found_by_the_alphabet(kind: Kind) -> None:
    assert list(entries(kind)) == sorted(entries(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_is_one_of_the_model(kind: Kind) -> None:
    assert {tag for entry in entries(kind).values() for tag in entry.get("class", ())} <= set(CueClass)


def test_entries_of_one_form_name_one_class() -> None:
    named: dict[str, frozenset[str]] = {}
    for kind in KINDS:
        for word, entry in entries(kind).items():
            if "class" in entry:
                assert named.setdefault(word, entry["class"]) == entry["class"], word


def test_forms_are_listed_only_where_they_are_not_all_derived() -> None:
    for verb, entry in entries("verbs").items():
        assert not entry.get("forms", {verb, ""}) <= set(verb_forms(verb.partition(" ")[0])), verb


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("says", "say"),
        ("said", "say"),
        ("replied", "reply"),
        ("agreed", "agree"),
        ("admitting", "admit"),
        ("shot", "shoot"),
    ],
)
def test_a_verb_that_reports_is_known_by_its_forms(form: str, lemma: str) -> None:
    assert reporting_forms()[form] == lemma


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("say", CueClass.SPEECH),
        ("believe", CueClass.BELIEF),
        ("show", CueClass.EVIDENCE),
        ("want", CueClass.WISH),
        ("praise", CueClass.JUDGEMENT),
        ("deny", CueClass.DENIAL),
        ("tweet", CueClass.WRITING),
    ],
)
def test_a_verb_has_the_class_of_its_entry_or_of_what_it_takes(word: str, kind: CueClass) -> None:
    assert cue_classes()[word] is kind


def test_a_tag_is_asked_of_one_file_or_of_all() -> None:
    assert {"charge", "accuse", "accusation"} <= having("status", "alleging")
    assert having("status", "alleging", ["verbs"]) < having("status", "alleging")
    assert having("status", "nothing") == frozenset()
