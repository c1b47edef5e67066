"""A parsed block as columns of numbers, with what the order of words and the lexicon know better than the parse."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from kg.language.parsing.arcs.behind_adverbs import gerund_arcs
from kg.language.parsing.arcs.behind_cues import cue_arcs
from kg.language.parsing.arcs.named_to import active_arcs, passive_arcs
from kg.language.parsing.arcs.numerals import numeral_arcs
from kg.language.parsing.arcs.office_heads import office_arcs
from kg.language.parsing.arcs.possessors import owner_arcs
from kg.language.parsing.arcs.titled_owners import titled_arcs
from kg.language.parsing.arcs.whose import whose_arcs
from kg.language.parsing.mending import is_one_person, mended_arcs, participle_of
from kg.language.parsing.verb_lemmas import lemma_of

#: The attributes of each token, as `Doc.from_array` takes them; a head is the way to it, in tokens.
COLUMNS = [POS, TAG, MORPH, LEMMA, DEP, HEAD]
#: In this order; what a later one says of a word counts.
_ARCS = (
    numeral_arcs,
    office_arcs,
    passive_arcs,
    active_arcs,
    gerund_arcs,
    owner_arcs,
    titled_arcs,
    cue_arcs,
    whose_arcs,
    mended_arcs,
)


def corrected(doc: Doc) -> NDArray[np.uint64]:
    """[tokens, COLUMNS] of a Doc with tags, lemmas and UD relations, which itself stays as it is."""
    columns: Any = doc.to_array(COLUMNS).reshape(len(doc), len(COLUMNS))  # the stub knows doubles only
    _correct_words(doc, columns)
    strings = doc.vocab.strings
    for arcs in _ARCS:
        for at, (head, dep) in arcs(doc).items():
            columns[at, 4:] = strings.add(dep), (head - at) % 2**64
    columns[columns[:, 5] == 0, 4] = strings.add("ROOT")
    found: NDArray[np.uint64] = columns
    return found


def _correct_words(doc: Doc, columns: NDArray[np.uint64]) -> None:
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    pos, tag, morph, lemma, dep = columns[:, :5].T
    morph[morph == 0] = morphology.add("")
    person = (tag == strings["NNP"]) | (tag == strings["NNS"])
    adjective = (tag == strings["JJ"]) & (dep == strings["acl"])
    for at in np.flatnonzero((pos == strings["VERB"]) | (lemma == 0)).tolist():
        lemma[at] = strings.add(lemma_of(doc[at]))
    for at in np.flatnonzero(person | adjective).tolist():
        token = doc[at]
        if is_one_person(token):
            tag[at], pos[at], morph[at] = strings.add("NN"), strings.add("NOUN"), morphology.add("Number=Sing")
        elif verb := participle_of(token):
            tag[at], pos[at], lemma[at] = strings.add("VBN"), strings.add("VERB"), strings.add(verb)
            morph[at] = morphology.add("Tense=Past|VerbForm=Part")
