from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.parsing.encoder.trees import best_tree


def reaches_the_root(heads: tuple[int, ...], word: int) -> bool:
    node = word + 1
    for _ in heads:
        node = heads[node - 1] if node else 0
    return node == 0


def trees(n: int) -> list[tuple[int, ...]]:
    """Every tree of n words with one root."""
    return [
        heads
        for heads in product(range(n + 1), repeat=n)
        if heads.count(0) == 1 and all(reaches_the_root(heads, i) for i in range(n))
    ]


@st.composite
def score_tables(draw: st.DrawFn) -> np.ndarray:
    n = draw(st.integers(1, 5))
    numbers = st.integers(-1000, 1000).map(lambda i: i / 8)
    return draw(arrays(np.float64, (n, n + 1), elements=numbers))


@given(score_tables())
def test_the_tree_is_the_best_of_all_trees_with_one_root(scores: np.ndarray) -> None:
    n = len(scores)

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[i, head] for i, head in enumerate(heads)))

    found = tuple(int(h) for h in best_tree(scores))
    assert found in trees(n)
    assert total(found) == max(map(total, trees(n)))


def test_words_that_want_each_other_are_parted() -> None:
    scores = np.array([[0.0, -9.0, 8.0], [1.0, 8.0, -9.0]])
    assert list(best_tree(scores)) == [2, 0]


def test_a_long_sentence_of_even_scores_is_a_tree() -> None:
    heads = tuple(int(h) for h in best_tree(np.zeros((300, 301))))
    assert heads.count(0) == 1
    assert all(reaches_the_root(heads, i) for i in range(300))
