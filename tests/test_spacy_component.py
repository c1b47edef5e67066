"""`nlp.add_pipe("kg")`: what kg finds, on each Doc of a spaCy pipeline."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings, strategies
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import kg
from kg import resolution
from tests.other_pipeline import TEXT, write_other_pipeline

SAID = (
    "Peter Coleman’s trial\n\n“I did **nothing**  wrong,” Peter Coleman said on Tuesday.\n"
    "The court convicted him of fraud.\n"
)


@cache
def _with_kg() -> Language:
    nlp = kg.load_nlp()
    nlp.add_pipe("kg")
    return nlp


@pytest.fixture
def nlp() -> Language:
    return _with_kg()


def test_the_shipped_pipeline_finds_what_extract_text_finds(nlp: Language) -> None:
    doc = nlp(SAID)
    found = kg.extract_text(SAID)
    assert doc.text == SAID
    assert doc._.extraction.article == found.article
    assert doc._.quotations == found.quotations
    assert doc._.statements == found.statements
    assert doc._.events == found.events != ()
    (quotation,) = doc._.quotations
    assert [doc._.extraction.name(quotation.speaker), doc._.extraction.words(quotation.content)] == [
        "Peter Coleman",
        "I did **nothing**  wrong,",
    ]
    assert [s.predicate for s in doc._.statements] == ["chargedWith", "convictedOf"]


def test_what_is_known_of_the_article_is_told_beforehand(nlp: Language) -> None:
    doc = nlp.make_doc("The court convicted Peter Coleman of fraud on Tuesday.")
    doc._.published, doc._.outlet, doc._.title = "2021-03-10", "The Daily Example", "Coleman convicted"
    (statement,) = (s for s in nlp(doc)._.statements if s.predicate == "convictedOf")
    assert statement.time == kg.Time("2021-03-09", statement.time.span)
    article = doc._.extraction.article
    assert (article.published, article.outlet, article.title) == (
        "2021-03-10",
        "The Daily Example",
        "Coleman convicted",
    )


def test_another_pipeline_with_ud_labels_gives_statements(tmp_path: Path) -> None:
    write_other_pipeline(tmp_path)
    nlp = spacy.load(tmp_path)
    nlp.add_pipe("kg")
    doc = nlp(TEXT)
    assert [(s.predicate, doc._.extraction.name(s.subject)) for s in doc._.statements] == [("sentencedTo", "Jane Roe")]


def test_a_doc_without_words_has_no_findings(nlp: Language) -> None:
    for text in ("", " \n"):
        doc = nlp(text)
        assert (doc._.extraction, doc._.events, doc._.quotations, doc._.statements) == (None, (), (), ())


def test_a_pipeline_that_lacks_something_is_told() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    with pytest.raises(kg.UsageError, match=r"DEP \(a parser\), TAG \(a tagger\).*; put kg behind what sets it"):
        nlp(TEXT)


def test_relations_of_another_scheme_are_told(nlp: Language) -> None:
    words = ["Roe", "sued", "Acme"]
    doc = Doc(
        nlp.vocab, words=words, lemmas=words, pos=["PROPN", "VERB", "PROPN"], tags=["NNP", "VBD", "NNP"],
        heads=[1, 1, 1], deps=["nsubj", "ROOT", "dobj"],
    )  # fmt: skip
    with pytest.raises(kg.UsageError, match=r"other relations \(dobj\)"):
        nlp.get_pipe("kg")(doc)


def test_a_mistake_in_kg_names_the_text_by_its_digest(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError(SAID)

    monkeypatch.setattr(resolution, "resolve_article", fails)
    with pytest.raises(kg.ArticleError, match="sha256") as raised:
        nlp(SAID)
    assert "nothing" not in str(raised.value)


def test_frames_of_ones_own_are_named_in_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[frame]]\npredicate = "mentored"\nverbs = ["mentor"]\nsubject = "agent"\nsubject_type = "Person"\n'
        'object = "patient"\nobject_type = "Person"\n',
        encoding="utf-8",
    )
    nlp = kg.load_nlp()
    nlp.add_pipe("kg", config={"frames": [str(tmp_path / "own.toml")]})
    assert [s.predicate for s in nlp("Jane Roe mentored John Stiles.")._.statements] == ["mentored"]


def test_findings_go_to_disk_and_back(nlp: Language) -> None:
    doc = nlp(SAID)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert kg.to_json(back._.extraction) == kg.to_json(doc._.extraction)


def test_a_stored_pipeline_has_the_component_and_kg_itself_leaves_it_out(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("The court convicted Peter Coleman of fraud.")._.statements
    assert "kg" not in kg.load_nlp(str(tmp_path)).pipe_names


@settings(max_examples=40)
@given(
    strategies.lists(
        strategies.sampled_from(
            ["Jane Roe", " said", "“We won,”", "\n\n", "\n", "  ", "**Bold**", "🎈", " the mayor", ".", " ", "[Photo: ",
             "@roe", "\t", "’70s", "1998", "]", "\r\n", "## "]
        ),
        min_size=1,
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_text_is_kept_and_its_findings_lie_in_it(text: str) -> None:
    doc = _with_kg()(text)
    assert doc.text == text
    if doc._.extraction:
        kg.from_json(kg.to_json(doc._.extraction))  # raises where a span lies outside
