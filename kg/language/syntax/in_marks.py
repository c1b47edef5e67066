"""Which words of an article stand in quotation marks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.whole_text import text_of
from kg.language.text.quotation_marks import pair_marks

_KEY = "kg.in_marks"


def in_marks(doc: Doc) -> NDArray[np.bool_]:
    """Of each token, whether it stands in quotation marks, marks included; found once and remembered on the Doc.

    `doc` has its blocks (`doc._.blocks`).
    """
    known: NDArray[np.bool_] | None = doc.user_data.get(_KEY)
    if known is None:
        known = np.zeros(len(doc), dtype=np.bool_)
        for found in pair_marks(text_of(doc), [(block.start, block.end) for block in doc._.blocks]):
            tokens = tokens_at(doc, found)
            known[tokens.start : tokens.end] = True
        doc.user_data[_KEY] = known
    return known
