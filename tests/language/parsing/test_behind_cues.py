"""What stands behind the cue of a quotation hangs on the cue, and not on a word in the marks."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.parsing.arcs.behind_cues import cue_arcs

HEAD = ["“", "We", "lost", ",", "”", "Roe", "said"]


@pytest.mark.parametrize(
    ("behind", "heads", "deps", "arcs"),
    [
        ([",", "accusing", "Doe"], [8, 2, 8], ["punct", "advcl", "obj"], {8: (6, "advcl")}),
        (["of", "the", "game"], [9, 9, 2], ["case", "det", "nmod"], {9: (6, "obl")}),
        ([",", "who", "left"], [9, 9, 1], ["punct", "nsubj", "acl:relcl"], {9: (5, "acl:relcl")}),
        (["after", "“", "it", "ended", "”"], [10, 10, 10, 2, 10], ["mark", "punct", "nsubj", "advcl", "punct"],
         {10: (6, "advcl")}),
        # the quotation goes on in marks
        ([",", "“", "and", "left", "”"], [10, 10, 10, 2, 10], ["punct", "punct", "cc", "conj", "punct"], {}),
        ([",", "but", "“", "not", "twice", "”"], [11, 11, 11, 11, 2, 11], ["punct", "cc", "punct", "advmod", "conj",
         "punct"], {}),
    ],
)  # fmt: skip
def test_words_behind_a_cue_are_the_cues(
    behind: list[str], heads: list[int], deps: list[str], arcs: dict[int, tuple[int, str]]
) -> None:
    doc = Doc(
        spacy.blank("en").vocab, words=HEAD + behind, heads=[2, 2, 6, 2, 2, 6, 6, *heads],
        spaces=[word != "“" and word not in {"lost"} for word in HEAD + behind],
        deps=["punct", "nsubj", "ccomp", "punct", "punct", "nsubj", "ROOT", *deps],
        pos=["PUNCT", "PRON", "VERB", "PUNCT", "PUNCT", "PROPN", "VERB"]
        + ["PUNCT" if dep == "punct" else "X" for dep in deps],
    )  # fmt: skip
    assert cue_arcs(doc) == arcs
