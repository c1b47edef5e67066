"""What the encoder says of two words is read from the Doc that it filled, and from no other."""

from __future__ import annotations

import numpy as np
import spacy

from kg.language.coreference.reference import KEY, QUERY, WIDTH, has_reference, odds


def test_the_odds_are_the_product_of_what_is_asked_and_answered_rounded() -> None:
    doc = spacy.blank("en")("Roe said she left")
    tensor = np.zeros((4, WIDTH))
    tensor[2, QUERY.start], tensor[2, QUERY.start + 1] = 2.0, 1.0
    tensor[0, KEY.start], tensor[0, KEY.start + 1] = 1.5, -0.1234
    doc.tensor = tensor
    assert has_reference(doc)
    assert odds(doc, np.array([2, 0]), np.array([0, 2])).tolist() == [2.88, 0.0]


def test_a_doc_of_another_pipeline_says_nothing() -> None:
    doc = spacy.blank("en")("Roe said she left")
    doc.tensor = np.zeros((4, 96))
    assert not has_reference(doc)
