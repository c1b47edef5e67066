from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.parsing.encoder.tag_sequences import TagSequences

TAGS = ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG", "B-PERSON", "I-PERSON", "E-PERSON", "S-PERSON")


def spelled(spans: list[tuple[int, int, str]], n: int) -> list[str]:
    tags = ["O"] * n
    for start, end, kind in spans:
        for i in range(start, end):
            place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "I"
            tags[i] = f"{place}-{kind}"
    return tags


def is_whole(tags: tuple[str, ...]) -> bool:
    """Whether every name of a tag sequence opens and closes."""
    opened = ""
    for tag in tags:
        place, _, kind = tag.partition("-")
        if (place in "IE") != bool(opened) or (opened and kind != opened):
            return False
        opened = kind if place in "BI" else ""
    return not opened


def tables(words: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float32, (words, len(TAGS)), elements=st.integers(-50, 50).map(float))


@given(st.lists(st.integers(0, 4).flatmap(tables), max_size=3))
def test_the_names_are_those_of_the_best_whole_sequences(sentences: list[np.ndarray]) -> None:
    found = TagSequences(TAGS).spans(sentences)
    assert len(found) == len(sentences)
    for spans, scores in zip(found, sentences, strict=True):
        _check(spans, scores)


def _check(spans: list[tuple[int, int, str]], scores: np.ndarray) -> None:
    n = len(scores)

    def total(tags: tuple[str, ...]) -> float:
        return float(sum(scores[i, TAGS.index(tag)] for i, tag in enumerate(tags)))

    tags = tuple(spelled(spans, n))
    assert is_whole(tags)
    assert total(tags) == max(total(some) for some in product(TAGS, repeat=n) if is_whole(some))
