"""A pipeline that is not kg's: spaCy's own networks, taught one sentence with Universal Dependencies labels."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import fix_random_seed

TEXT = "Jane Roe was sentenced to two years in prison ."
ROWS = [  # lemma, part of speech, tag, head, relation
    ("Jane", "PROPN", "NNP", 3, "nsubj:pass"),
    ("Roe", "PROPN", "NNP", 0, "flat"),
    ("be", "AUX", "VBD", 3, "aux:pass"),
    ("sentence", "VERB", "VBN", 3, "ROOT"),
    ("to", "ADP", "IN", 6, "case"),
    ("two", "NUM", "CD", 6, "nummod"),
    ("year", "NOUN", "NNS", 3, "obl"),
    ("in", "ADP", "IN", 8, "case"),
    ("prison", "NOUN", "NN", 6, "nmod"),
    (".", "PUNCT", ".", 3, "punct"),
]


def write_other_pipeline(folder: Path) -> None:
    """Teaches the pipeline and writes it into a folder."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    once = {"trainable_lemmatizer": {"min_tree_freq": 1}, "parser": {"min_action_freq": 1}}
    for name in ("tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"):
        nlp.add_pipe(name, config=once.get(name, {}))
    lemmas, pos, tags, heads, deps = (list(column) for column in zip(*ROWS, strict=True))
    words = TEXT.split()
    gold = Doc(nlp.vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, heads=heads, deps=deps)
    gold.ents = [Span(gold, 0, 2, "PERSON")]
    example = Example(Doc(nlp.vocab, words=words), gold)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(25):
        nlp.update([example], sgd=optimizer, drop=0.0)
    nlp.to_disk(folder)
