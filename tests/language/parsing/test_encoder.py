"""The shipped network behind spaCy's interface: nothing is lost, whatever the words."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.parsing.encoder.forms import FORMS, form, shape
from kg.language.parsing.encoder.pieces import MAX_PIECES, WordPieces
from kg.language.parsing.encoder.sentences import MAX_PIECES as WINDOW_PIECES
from kg.language.parsing.encoder.sentences import MAX_WORDS, settled, window_end


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline().nlp


@pytest.fixture(scope="module")
def pieces(nlp: Language) -> WordPieces:
    return nlp.get_pipe("kg_encoder")._pieces  # type: ignore[no-any-return,attr-defined]


def analysed(nlp: Language, words: list[str], spaces: list[bool] | None = None) -> Doc:
    return nlp(Doc(nlp.vocab, words=words, spaces=spaces))


def assert_whole(doc: Doc) -> None:
    """One root a sentence, every word under it, every word tagged."""
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        assert sum(t.head == t for t in words) == bool(words)
        for token in words:
            assert sentence.start <= token.head.i < sentence.end
            assert token.pos_
            assert token.tag_
            assert token.dep_
    assert sum(len(s) for s in doc.sents) == len(doc)


WORDS = st.sampled_from(
    [
        "Jane",
        "Roe",
        "said",
        ".",
        ",",
        "“",
        "”",
        "it",
        "\u200b",
        "🎈",
        "日本",
        "x" * 300,
        "\n",
        "\n\n",
        "U.S.",
        "-",
        "A",
        "�",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_every_word_stands_in_one_tree(nlp: Language, words: list[str]) -> None:
    assert_whole(analysed(nlp, words))


def test_a_sentence_longer_than_any_window_is_kept_whole_in_words(nlp: Language) -> None:
    words = ["and", "then", "she", "ran"] * (3 * MAX_WORDS // 4) + ["."]
    doc = analysed(nlp, words)
    assert [t.text for t in doc] == words
    assert_whole(doc)


def test_a_long_paragraph_is_read_as_its_sentences_are(nlp: Language) -> None:
    sentence = ["The", "mayor", "opened", "the", "new", "school", "on", "the", "hill", "."]
    doc = analysed(nlp, sentence * 80)
    assert [len(s) for s in doc.sents] == [10] * 80
    assert {tuple(t.dep_ for t in s) for s in list(doc.sents)[1:]} == {tuple(t.dep_ for t in next(iter(doc.sents)))}


def test_no_sentence_runs_over_an_empty_line(nlp: Language) -> None:
    doc = analysed(nlp, ["A", "storm", "in", "the", "north", "\n\n", "the", "road", "is", "closed"])
    assert [s.text.strip() for s in doc.sents] == ["A storm in the north", "the road is closed"]


def test_starts_set_beforehand_are_obeyed(nlp: Language) -> None:
    words = ["She", "left", ".", "He", "stayed", "."]
    joined = Doc(nlp.vocab, words=words, sent_starts=[True, False, False, False, False, False])
    assert len(list(nlp(joined).sents)) == 1
    parted = Doc(nlp.vocab, words=words, sent_starts=[True, False, True, False, False, False])
    assert [s.text.strip() for s in nlp(parted).sents] == ["She left", ". He stayed ."]


def test_documents_come_back_in_their_order_and_as_if_alone(nlp: Language) -> None:
    texts = ["Jane Roe won.", "", "The council met on Friday, and it voted for the plan.", " \n", "No."]
    together = list(nlp.pipe(texts))
    assert [d.text for d in together] == texts
    for doc, text in zip(together, texts, strict=True):
        assert [(t.head.i, t.dep_, t.tag_) for t in doc] == [(t.head.i, t.dep_, t.tag_) for t in nlp(text)]


def test_the_pipeline_survives_a_copy_through_bytes_and_disk(
    nlp: Language, tmp_path_factory: pytest.TempPathFactory
) -> None:
    words = ["Jane", "Roe", "won", "the", "vote", "in", "Springfield", "."]
    before = analysed(nlp, words).to_json()
    folder = tmp_path_factory.mktemp("copy")
    nlp.to_disk(folder)
    copy = spacy.load(folder)
    assert analysed(copy, words).to_json() == before
    copy.get_pipe("kg_encoder").from_bytes(nlp.get_pipe("kg_encoder").to_bytes())  # type: ignore[attr-defined]
    assert analysed(copy, words).to_json() == before


@given(st.text(max_size=400))
def test_every_word_has_pieces_but_not_many(pieces: WordPieces, word: str) -> None:
    assert 1 <= len(pieces.of_word(word)) <= MAX_PIECES


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=20), st.data())
def test_words_keep_their_places_among_the_pieces(pieces: WordPieces, words: list[str], data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    found = pieces.encode(words, blanks)
    assert len(found.first) == len(found.last) == len(words)
    for word, first, last in zip(words, found.first, found.last, strict=True):
        assert tuple(found.pieces[first : last + 1]) == pieces.of_word(word)
    assert len(found.forms) == len(found.pieces)


@given(st.text(max_size=20), st.booleans(), st.booleans())
def test_a_form_is_a_small_number(word: str, before: bool, after: bool) -> None:
    assert 0 <= form(shape(word), before, after) < FORMS


def test_case_digits_marks_and_blanks_make_forms_differ() -> None:
    words = ["roe", "Roe", "ROE", "R", "McRoe", "7", "7th", "U.S.", ".", "RoE7"]
    assert len({shape(w) for w in words}) == len(words)
    assert len({form(shape('"'), a, b) for a in (True, False) for b in (True, False)}) == 4


@given(st.lists(st.integers(1, MAX_PIECES), min_size=1, max_size=400), st.data())
def test_a_window_fits_and_goes_on(pieces_of_words: list[int], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(pieces_of_words) - 1))
    end = window_end(pieces_of_words, start)
    assert start < end <= len(pieces_of_words)
    assert end - start <= MAX_WORDS
    assert sum(pieces_of_words[start:end]) <= WINDOW_PIECES


def test_a_window_that_is_cut_off_gives_back_its_last_sentence() -> None:
    assert settled([0, 4, 9], ["w"] * 12) == 9
    assert settled([0], ["w"] * 7 + [","] + ["w"] * 3) == 8
    assert settled([0], ["w", ","] + ["w"] * 8) == 10
