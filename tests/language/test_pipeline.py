from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from kg.model import EntityType
from tests.articles import article

PIECES = st.sampled_from(
    [
        "Jane Roe",
        " said",
        "“We won,”",
        "\n\n",
        "\n",
        "  ",
        "**Bold**",
        "🎈",
        " the mayor",
        ".",
        " ",
        "@roe",
        "\t",
        "’70s",
        "1998",
        "\r\n",
    ]
)


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_the_doc_spells_out_the_article(text: str) -> None:
    doc = load_pipeline().analyse(article(text))
    assert doc.text == text
    for chain in chains_of(doc):
        for mention in chain.mentions:
            assert mention.span.of(text).strip()


def test_sentences_do_not_run_over_paragraphs() -> None:
    doc = load_pipeline().analyse(article("The mayor of the town, a former teacher\n\nmet the council. It was late."))
    assert [s.text.strip() for s in doc.sents][-2:] == ["met the council.", "It was late."]


def test_a_closing_mark_stays_with_its_sentence() -> None:
    doc = load_pipeline().analyse(article("“We won the vote.” The mayor left. “It was close,” she said."))
    assert [s.text.strip() for s in doc.sents] == ["“We won the vote.”", "The mayor left.", "“It was close,” she said."]


def test_another_spacy_pipeline_can_take_its_place(tmp_path_factory: pytest.TempPathFactory) -> None:
    import spacy

    folder = tmp_path_factory.mktemp("pipeline") / "other"
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Jane Roe"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    doc = load_pipeline(str(folder)).analyse(article("Yesterday Jane Roe spoke."))
    assert [(c.name, c.type) for c in chains_of(doc)] == [("Jane Roe", EntityType.PERSON)]


def test_an_unknown_pipeline_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no spaCy pipeline at 'nowhere'"):
        load_pipeline("nowhere")


def test_a_folder_that_is_no_whole_pipeline_is_told(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1"}', encoding="utf-8")
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_pipeline(str(tmp_path))
