from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import renaming
from training.corpora import ORG, PERSON, PLACE, Sentence

LISTS = {
    "first_names_male": ("John", "Jean-Luc"),
    "first_names_female": ("Jane",),
    "last_names": ("Roe", "Van Doe", "O'Doe"),
    "cities": ("Springfield", "North Elm", "Stratford-on-Elm", "L'Elm"),
    "states": ("Elmland",),
    "countries": ("Ruritania",),
}


@pytest.fixture(autouse=True, scope="module")
def own_lists() -> Iterator[None]:
    """Invented lists instead of those of the extra `train`, which tests do without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renaming, "_provider", lambda kind: LISTS)
        yield


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Words with names on some stretches that do not overlap."""
    words = draw(st.lists(st.sampled_from(["Jane", "Roe", "Acme", "the", "of", "said", ".", "-", "U.S."]), min_size=1))
    cuts = sorted(draw(st.sets(st.integers(0, len(words)))))
    labels = st.sampled_from([PERSON, ORG, PLACE])
    entities = [(a, b, draw(labels)) for a, b in pairwise(cuts) if draw(st.booleans())]
    return Sentence(words, [True] * len(words), entities=entities)


def outside(s: Sentence) -> list[str]:
    covered = {i for a, b, _ in s.entities or () for i in range(a, b)}
    return [w for i, w in enumerate(s.words) if i not in covered]


@given(sentences(), st.integers(0, 5))
def test_renaming_keeps_the_names_in_order_with_their_labels_and_all_other_words(s: Sentence, seed: int) -> None:
    for (new,) in renaming.renamed([[s]], seed):
        assert new.entities is not None
        assert [label for _, _, label in new.entities] == [label for _, _, label in s.entities or ()]
        assert all(0 <= a < b <= len(new.words) for a, b, _ in new.entities)
        assert all(left[1] <= right[0] for left, right in pairwise(new.entities))
        assert outside(new) == outside(s)
        assert len(new.spaces) == len(new.words)


@given(sentences(), st.integers(0, 5))
def test_renaming_is_the_same_for_the_same_seed(s: Sentence, seed: int) -> None:
    assert list(renaming.renamed([[s]], seed)) == list(renaming.renamed([[s]], seed))


@given(sentences())
def test_the_sentence_that_is_renamed_stays_as_it_was(s: Sentence) -> None:
    before = (list(s.words), list(s.entities or ()))
    list(renaming.renamed([[s]], 1))
    assert (s.words, s.entities) == before


def test_a_paragraph_without_names_is_not_copied() -> None:
    assert list(renaming.renamed([[Sentence(["Yes", "."], [False, True], entities=[])]], 1)) == []


def test_a_name_is_replaced_by_another_name() -> None:
    s = Sentence(["Ann", "Poe", "left", "."], [True, True, False, True], entities=[(0, 2, PERSON)])
    ((new,),) = renaming.renamed([[s]], 1)
    assert new.words[-2:] == ["left", "."]
    assert "Ann" not in new.words
