import json
from pathlib import Path

from tests.training.snippets import TREES
from training.corpora import read_conllu
from training.encoder.roles import Frame, read_frames, read_rolesets, role_labels


def test_arguments_stand_as_their_head_words_and_continued_ones_are_left_out(tmp_path: Path) -> None:
    trees = tmp_path / "trees.conllu"
    trees.write_text(TREES, encoding="utf-8", newline="\n")
    sentence = next(read_conllu(trees))
    size = len(sentence.words)
    assert sentence.heads is not None
    root = next(i for i, head in enumerate(sentence.heads) if head == i)
    row = {
        "sent_id": sentence.sent_id, "words": size,
        "predicates": [{"word": root + 1, "roleset": "do.02", "args": [["ARG1", 1, size], ["C-ARG1", 1, 1]]}],
    }  # fmt: skip
    path = tmp_path / "frames.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8", newline="\n")
    found = read_frames(path, {sentence.sent_id: sentence})
    assert found == {sentence.sent_id: [Frame(root, "do.02", (("ARG1", root),))]}
    assert role_labels(list(found.values()) * 20) == ["_", "ARG1"]
    assert role_labels(found.values()) == ["_"]


def test_a_lemma_has_the_rolesets_of_its_aliases_and_those_seen_with_it(tmp_path: Path) -> None:
    rows = [
        {"id": "accuse.01", "name": "blame", "lemma": "accuse", "roles": [{"n": "0", "descr": "accuser"}],
         "aliases": [["v", "accuse"], ["n", "accusation"], ["l", "make_accusation"]]},
        {"id": "back_up.04", "lemma": "back", "aliases": [["v", "back_up"]]},
    ]  # fmt: skip
    path = tmp_path / "rolesets.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8", newline="\n")
    rolesets = read_rolesets(path, [("make", "make.LV")])
    named = {lemma: [rolesets.names[i] for i in rolesets.candidates(lemma)] for lemma in ("accusation", "back", "make")}
    assert named == {
        "accusation": ["accuse.01"], "back": ["back_up.04"], "make": ["accuse.01", "make.LV"],
    }  # fmt: skip
    assert rolesets.candidates("unheard", "accuse.01") == [rolesets.number["accuse.01"]]
    assert rolesets.glosses[rolesets.number["accuse.01"]] == "accuse: blame. accuser"


def test_a_word_without_a_lemma_has_that_of_the_alias_most_like_it(tmp_path: Path) -> None:
    row = {"id": "accuse.01", "lemma": "accuse", "aliases": [["v", "accuse"], ["n", "accusation"]]}
    path = tmp_path / "rolesets.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8", newline="\n")
    rolesets = read_rolesets(path)
    assert [rolesets.lemma_of(word, "accuse.01") for word in ("Accusations", "accuses")] == ["accusation", "accuse"]
    assert rolesets.lemma_of("Went", "go.02") == "went"
