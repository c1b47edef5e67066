"""The files of one entry a word: in order, explained by themselves, and read into lists."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kg.language.lexicon import entries as reader
from kg.language.lexicon.entries import KINDS, Kind, entries, having, raw_entries, tagged
from kg.language.lexicon.inflection import verb_forms
from kg.language.lexicon.reporting import cue_classes, reporting_forms
from kg.model import CueClass


def paths(kind: Kind) -> list[Path]:
    """The files of a kind of words."""
    with as_file(files("kg.language.lexicon").joinpath("data")) as data:
        folder = data / kind
        return sorted(folder.glob("*.toml")) if folder.is_dir() else [data / f"{kind}.toml"]


FILES = [pytest.param(kind, path, id=path.stem) for kind in KINDS for path in paths(kind)]


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_each_key_and_tag_that_a_file_explains_is_some_word_s(kind: Kind, path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    for key, said in {"is": table.get("tags", {}), **table.get("keys", {})}.items():
        if isinstance(said, str):
            assert any(key in entry for entry in raw_entries(kind).values()), key
        else:
            assert said.keys() <= tagged(kind, key).keys()


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_a_word_is_found_by_the_alphabet(kind: Kind, path: Path) -> None:
    words = list(tomllib.loads(path.read_text("utf-8"))["words"])
    assert words == sorted(words)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('claim = { report = "speech" }', "verbs.toml: 'claim': there is no key or tag 'report'"),
        ('claim = { reports = "speach" }', "verbs.toml: 'claim': there is no key or tag 'speach'"),
        ('claim = "speech"', "verbs.toml: 'claim': there is no key or tag 'speech'"),
        ("claim = {}", "verbs.toml: 'claim': says nothing"),
    ],
)
def test_an_entry_that_is_not_well_formed_is_named(
    entry: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "verbs.toml").write_text(f"[keys.reports]\nspeech = 'a clause'\n[words]\n{entry}\n")
    monkeypatch.setattr(reader, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        raw_entries.__wrapped__("verbs")


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


@pytest.mark.parametrize("kind", ["verbs", "adjectives"])
def test_the_british_spelling_of_a_word_has_the_same_entry(kind: Kind) -> None:
    known = entries(kind)
    for word, entry in known.items():
        for american, british in (("ize", "ise"), ("yze", "yse"), ("or", "our"), ("ored", "oured")):
            twin = word.removesuffix(american) + british if word.endswith(american) else word
            if american == "ize" or twin in known:
                assert known.get(twin) == entry or "forms" in entry, twin
