"""spaCy's lemmatizer by rules, with a memory: words come again and again, and with them their lemmas."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.language.parsing.verb_lemmas import OPEN, is_base_form

FACTORY = "kg_lemmatizer"
#: So many words are remembered, with a part of speech and a morphology each.
_REMEMBERED = 50_000
#: Tags of what a base form stands behind, and of what it is mistaken for: "to found a firm".
_OPENING, _PAST = ("TO", "MD"), ("VBD", "VBN")
#: What takes an "es", and no "s" alone: "passes", "goes".
_SIBILANT = re.compile(r".*(?:[sxzo]|[cs]h)")


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.pos"])
def make_lemmatizer(nlp: Language, name: str) -> RememberingLemmatizer:
    """A lemmatizer without tables; `from_disk` or whoever makes it gives it those."""
    return RememberingLemmatizer(nlp.vocab, name)


class RememberingLemmatizer(EnglishLemmatizer):
    """Finds each lemma once: by the rules it hangs on nothing but a word's form, part of speech and morphology."""

    def __init__(self, vocab: Vocab, name: str = "lemmatizer") -> None:
        super().__init__(vocab, None, name, mode="rule")
        self._known: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with lemmas; those that are set beforehand stay."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
            self.cache.clear()
        columns = doc.to_array([LEMMA, ORTH, POS, MORPH]).reshape(len(doc), 4).T.tolist()
        lemmas: Any = np.array(
            [
                lemma or self._known.get(key) or self._found(doc, i, key)
                for i, (lemma, key) in enumerate(zip(columns[0], zip(*columns[1:], strict=True), strict=True))
            ],
            dtype=np.uint64,
        )
        tags = doc.to_array(TAG).tolist()
        opening, past = ({self.vocab.strings[name] for name in names} for names in (_OPENING, _PAST))
        for i in range(1, len(tags)):
            if tags[i] in past and tags[i - 1] in opening and is_base_form(doc[i]):
                lemmas[i] = doc[i].lower
        return doc.from_array([LEMMA], lemmas)

    def rule_lemmatize(self, token: Token) -> list[str]:
        """As spaCy does, but "hoping" and "hopes" are of "hope" and not of "hop", and "they lay" is of "lay"."""
        forms: list[str] = super().rule_lemmatize(token)
        short, word = forms[0], token.lower_
        if token.pos_ == "VERB" and "Tense=Pres|VerbForm=Fin" in str(token.morph) and not word.endswith("s"):
            return [word] if word in self.lookups.get_table("lemma_index")["verb"] else forms
        if token.pos_ != "VERB" or f"{short}e" not in forms:
            return forms
        undoubled = word in {f"{short}ed", f"{short}ing"} and OPEN.fullmatch(short)
        plain = word == f"{short}es" and not _SIBILANT.fullmatch(short)
        return [f"{short}e"] if undoubled or plain else forms

    def _found(self, doc: Doc, place: int, key: tuple[int, int, int]) -> int:
        # what is remembered must outlive a memory zone that the Doc may stand in
        lemma = self.vocab.strings.add(self.lemmatize(doc[place])[0], allow_transient=False)  # type: ignore[call-arg]
        self._known[key] = lemma
        return lemma


def remember_lemmas(nlp: Language) -> None:
    """Puts this lemmatizer in the place of spaCy's own by rules, with its tables."""
    for name, component in nlp.pipeline:
        if type(component) is EnglishLemmatizer and component.mode == "rule" and not component.overwrite:
            remembering = nlp.replace_pipe(name, FACTORY)
            if not isinstance(remembering, RememberingLemmatizer):
                raise TypeError(f"the pipeline made {remembering!r} where a lemmatizer was asked for")
            remembering.lookups = component.lookups
