import random
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from kg.language.parsing.encoder.pieces import WordPieces
from tests.training.snippets import TREES
from training.corpora import paragraphs, read_conllu
from training.encoder.named import TAGS, Annotated, Names
from training.encoder.roles import Rolesets
from training.encoder.units import Mixture, epoch, labels_of, to_unit

Runs = list[list[Annotated]]
NONE = Rolesets([], [], {})
PLAIN = Mixture(rename=0.0, capitals=0.0, title_case=0.0, lower=0.0, hidden_words=0.0)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    path = files("kg.language.parsing").joinpath("english", "kg_encoder", "tokenizer.json")
    return WordPieces(path.read_text(encoding="utf-8"))


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8", newline="\n")
    return [[Annotated(s, Names(), "ewt") for s in run] for run in paragraphs(read_conllu(path))]


@pytest.fixture
def ids(runs: Runs) -> dict[str, dict[str, int]]:
    return {name: {x: i for i, x in enumerate(values)} for name, values in vars(labels_of(runs)).items()}


def sizes(stretches: list[list[Annotated]]) -> int:
    return sum(len(a.sentence.words) for stretch in stretches for a in stretch)


def test_an_epoch_holds_every_sentence_once_and_depends_on_its_seed_alone(runs: Runs) -> None:
    def words(seed: int) -> list[list[str]]:
        return [a.sentence.words for stretch in epoch(runs, PLAIN, seed) for a in stretch]

    assert len(words(1)) == 4
    assert words(1) == words(1)
    assert runs[0][0].sentence.words[-1] == "."  # the corpus itself is left as it was


def test_a_stretch_never_leaves_its_paragraph_nor_passes_the_limit(runs: Runs) -> None:
    for seed in range(20):
        for stretch in epoch(runs, Mixture(max_words=6), seed):
            assert len({a.sentence.sent_id for a in stretch}) == len(stretch)
            assert sum(len(a.sentence.words) for a in stretch) <= 6 or len(stretch) == 1


def test_other_names_keep_the_number_of_words(runs: Runs) -> None:
    pytest.importorskip("faker")
    runs[0][0].names = Names([(0, 2, "PERSON")])
    mixture = Mixture(rename=1.0, capitals=0.0, title_case=0.0, lower=0.0)
    changed = 0
    for seed in range(10):
        for stretch in epoch(runs, mixture, seed):
            for a in stretch:
                if a.sentence.sent_id == "a-1":
                    assert len(a.sentence.words) in (5, 6)  # the full stop may be gone
                    changed += a.sentence.words[:2] != ["Jane", "Roe"]
    assert changed > 5


def test_a_unit_counts_heads_over_all_its_sentences(
    runs: Runs, pieces: WordPieces, ids: dict[str, dict[str, int]]
) -> None:
    unit = to_unit(runs[0], pieces, ids, NONE, PLAIN, random.Random(0))
    assert unit.heads == [5, 1, 5, 5, 0, 5, 8, 0, 8]
    assert unit.starts == [1, 0, 0, 0, 0, 0, 1, 0, 0]
    assert unit.sentence == [0] * 6 + [1] * 3
    assert unit.rels is not None
    assert [unit.rels[4], unit.rels[7]] == [ids["rels"]["root"]] * 2
    assert unit.names == [[TAGS.index("O")]] * 9


def test_hidden_words_are_masked_with_all_their_pieces(
    runs: Runs, pieces: WordPieces, ids: dict[str, dict[str, int]]
) -> None:
    unit = to_unit(runs[0], pieces, ids, NONE, replace(PLAIN, hidden_words=1.0), random.Random(0))
    assert set(unit.pieces[1:-1]) == {pieces.mask}


@pytest.mark.parametrize(
    ("share", "change"), [("capitals", str.upper), ("lower", str.lower)], ids=["capitals", "small letters"]
)
def test_a_sentence_may_change_the_case_of_all_its_letters(
    runs: Runs, share: str, change: Callable[[str], str]
) -> None:
    shares = {"rename": 0.0, "capitals": 0.0, "title_case": 0.0, "lower": 0.0} | {share: 1.0}
    for stretch in epoch(runs, Mixture(**shares), 3):  # type: ignore[arg-type]
        for a in stretch:
            assert a.sentence.words == [change(w) for w in a.sentence.words]
