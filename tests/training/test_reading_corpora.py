import gzip
from pathlib import Path

import pytest
import spacy

from tests.training.snippets import MENTIONS, NAMES, POSTS, TREES
from training.convert import gum, to_doc
from training.corpora import (
    ORG,
    PERSON,
    PLACE,
    Sentence,
    gum_entities,
    iob_spans,
    paragraphs,
    read_conllu,
    read_uner,
    read_wnut,
)


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "corpus.txt"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def trees(tmp_path: Path) -> list[Sentence]:
    return list(read_conllu(saved(tmp_path, TREES)))


def spelled(sentence: Sentence) -> str:
    return "".join(w + " " * b for w, b in zip(sentence.words, sentence.spaces, strict=True)).rstrip()


def test_a_fused_token_is_read_as_its_parts_without_a_blank_between(trees: list[Sentence]) -> None:
    assert trees[0].words == ["Jane", "Roe", "did", "n't", "go", "."]
    assert spelled(trees[0]) == "Jane Roe didn't go."


def test_a_fused_token_without_a_blank_after_it_keeps_none(tmp_path: Path) -> None:
    line = "3-4\tdidn't" + "\t_" * 8
    assert line in TREES
    glued = TREES.replace(line, line[:-1] + "SpaceAfter=No")
    assert spelled(next(read_conllu(saved(tmp_path, glued)))) == "Jane Roe didn'tgo."


def test_an_empty_node_is_left_out_and_heads_count_from_the_first_word(trees: list[Sentence]) -> None:
    assert "there" not in trees[0].words
    assert trees[0].heads == [4, 0, 4, 4, 4, 4]


def test_a_root_points_to_itself(trees: list[Sentence]) -> None:
    assert trees[1].heads == [1, 1, 1]
    assert trees[1].deps == ["nsubj", "ROOT", "punct"]


def test_paragraphs_end_where_a_paragraph_or_a_document_begins(trees: list[Sentence]) -> None:
    assert [[s.sent_id for s in run] for run in paragraphs(trees)] == [["a-1", "a-2"], ["a-3"], ["b-1"]]


def test_a_gzipped_file_reads_as_the_plain_one(tmp_path: Path, trees: list[Sentence]) -> None:
    path = tmp_path / "trees.conllu.gz"
    path.write_bytes(gzip.compress(TREES.encode("utf-8")))
    assert list(read_conllu(path)) == trees


def test_a_last_sentence_without_a_blank_line_is_read(tmp_path: Path, trees: list[Sentence]) -> None:
    assert list(read_conllu(saved(tmp_path, TREES.rstrip("\n")))) == trees


def test_a_paragraph_becomes_a_doc_with_the_trees_of_its_sentences(trees: list[Sentence]) -> None:
    trees[0].entities, trees[1].entities = [(0, 2, PERSON)], [(0, 1, ORG)]
    doc = to_doc(spacy.blank("en").vocab, trees[:2])
    assert doc.text == "Jane Roe didn't go. Acme did. "
    assert [s.text for s in doc.sents] == ["Jane Roe didn't go.", "Acme did."]
    assert [doc[i].head.text for i in (0, 2, 6)] == ["go", "go", "did"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Jane Roe", PERSON), ("Acme", ORG)]


def test_a_doc_of_a_sentence_without_names_layer_leaves_names_open(trees: list[Sentence]) -> None:
    doc = to_doc(spacy.blank("en").vocab, trees[2:3])
    assert [t.ent_iob_ for t in doc] == ["", "", ""]


def test_names_of_uner_are_joined_by_sentence_and_other_tags_are_no_names(tmp_path: Path) -> None:
    read = {sent_id: entities for sent_id, (_, entities) in read_uner(saved(tmp_path, NAMES)).items()}
    assert read == {"a-1": [(0, 2, PERSON)], "a-2": [(0, 1, ORG)], "a-3": [], "b-1": []}


def test_posts_of_wnut_are_mapped_to_the_shipped_labels(tmp_path: Path) -> None:
    posts = list(read_wnut(saved(tmp_path, POSTS)))
    assert [p.entities for p in posts] == [[(0, 2, PERSON)], [(1, 2, ORG)]]
    assert spelled(posts[0]) == "Jane Roe rocks!"


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "B-PER"], [(0, 1, PERSON), (1, 2, PERSON)]),
        (["B-PER", "I-LOC"], [(0, 1, PERSON), (1, 2, PLACE)]),
        (["O", "I-PER", "I-PER"], [(1, 3, PERSON)]),
        (["B-PER", "I-OTH", "I-PER"], [(0, 1, PERSON), (2, 3, PERSON)]),
        (["B-OTH", "O"], []),
    ],
)
def test_iob_tags_become_spans(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert iob_spans(tags, {"PER": PERSON, "LOC": PLACE}) == spans


def names(sentence: Sentence) -> list[tuple[str, str]]:
    return [(" ".join(sentence.words[a:b]), label) for a, b, label in gum_entities(sentence)]


def test_names_of_gum_are_mentions_whose_head_is_a_proper_noun(tmp_path: Path) -> None:
    assert names(next(read_conllu(saved(tmp_path, MENTIONS)))) == [
        ("Springfield", PLACE),  # inside a mention that is no name, and closed together with it
        ("Jane Roe", PERSON),
        ("University of Elmtown", ORG),  # without its determiner; the place inside belongs to it
        ("Acme", ORG),
    ]


def test_a_piece_of_a_mention_in_two_pieces_takes_no_other_mention_with_it(tmp_path: Path) -> None:
    text = MENTIONS.replace("Entity=(1-person-new", "Entity=(7[1/2]-person-new").replace("1)|Space", "7[1/2])|Space")
    assert text.count("7[1/2]") == 2
    sentence = next(read_conllu(saved(tmp_path, text)))
    assert [name for name, _ in names(sentence)] == ["Springfield", "Jane Roe", "University of Elmtown", "Acme"]


def test_of_two_mentions_in_one_group_the_inner_one_closes_first(tmp_path: Path) -> None:
    text = MENTIONS.replace("(2-place-new-cf2-1-sgl)1)", "(1-place-new-cf2-1-sgl)1)")
    assert text != MENTIONS
    assert names(next(read_conllu(saved(tmp_path, text))))[0] == ("Springfield", PLACE)


def test_documents_of_doubtful_licence_are_left_out(tmp_path: Path) -> None:
    for name in ("GUM_conversation_a", "GUM_court_carpet", "GUM_court_b", "GUM_news_c"):
        text = MENTIONS.replace("# sent_id = g-1", f"# sent_id = {name}")
        (tmp_path / f"{name}.conllu").write_text(text, encoding="utf-8", newline="\n")
    assert [s.sent_id for s in gum(tmp_path)] == ["GUM_court_b", "GUM_news_c"]
