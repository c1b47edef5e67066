"""Tables for spaCy's rule lemmatizer: those of spacy-lookups-data, completed from the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline.lemmatizer import Lemmatizer

import kg.language.parsing.tokens  # noqa: F401  (registers the component for prefixed words)
from training.corpora import Sentence

_CLOSED = ("AUX", "PRON", "DET", "PART")


def add_lemmatizer(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """Appends the lemmatizer to `nlp`; `sentences` are gold ones, for the words of the closed classes."""
    # the tables come through the entry point of spacy-lookups-data
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize()
    add_closed_classes(lemmatizer.lookups, sentences)
    # the tables are lists, which spaCy searches from end to end for each new word
    index = lemmatizer.lookups.get_table("lemma_index")
    for pos in index:
        index[pos] = dict.fromkeys(index[pos], True)
    nlp.add_pipe("prefixed_lemmas")


def add_closed_classes(lookups: Lookups, sentences: Iterable[Sentence]) -> None:
    """Lemmas of auxiliaries, pronouns, determiners and particles, as the treebanks have them; the tables lack these."""
    seen: dict[str, dict[str, Counter[str]]] = {pos: defaultdict(Counter) for pos in _CLOSED}
    for s in sentences:
        for word, pos, lemma in zip(s.words, s.pos or (), s.lemmas or (), strict=False):
            if pos in seen and lemma != "_":
                seen[pos][word.lower()][lemma] += 1
    for pos, forms in seen.items():
        lookups.get_table("lemma_exc")[pos.lower()] = {
            form: [min(lemmas, key=lambda x: (-lemmas[x], x))] for form, lemmas in sorted(forms.items())
        }
        for table in ("lemma_index", "lemma_rules"):
            lookups.get_table(table)[pos.lower()] = []
