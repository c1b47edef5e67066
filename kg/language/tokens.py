"""Tokenization as the treebanks have it, where spaCy's English rules differ."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

#: A hyphen after one of these stays inside the word ("co-star", "re-elected"), as in EWT and GUM.
PREFIXES = (
    "co", "re", "pre", "post", "non", "anti", "ex", "sub", "semi", "multi", "inter", "un", "de", "mid", "e", "bio",
    "micro", "mini", "counter", "pro", "neo", "pan",
)  # fmt: skip
_PREFIXED = re.compile(rf"({'|'.join(PREFIXES)})-([a-z]+)", re.IGNORECASE)
_DECADE = re.compile(r"[’'‘]\d0s")


def adapt_tokenizer(nlp: Language) -> None:
    """Keeps prefixes with their words and "’70s" whole, and splits `said,“Look` where a paper forgot the blank."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    kept = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    infixes = []
    for infix in map(str, nlp.Defaults.infixes or ()):
        # spaCy's rule for hyphens between letters is the one that lists all kinds of them
        infixes.append(kept + infix if "–|—|--|---" in infix else infix)
    infixes += [r"[“”]", r"(?<=\w)[,:;](?=[“\"])", r"(?<=[,:;—])\""]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = _DECADE.fullmatch


@Language.factory("prefixed_lemmas")
def make_prefixed_lemmas(nlp: Language, name: str) -> PrefixedLemmas:
    """The component; it asks the pipeline's lemmatizer for the word behind the prefix."""
    return PrefixedLemmas(nlp)


class PrefixedLemmas:
    """A spaCy component that gives "co-starred" the lemma "co-star": the lemma of the word behind the prefix."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with the lemmas of prefixed verbs and nouns set anew."""
        lemmatizer = next((c for n, c in self.nlp.pipeline if n == "lemmatizer"), None)
        for token in doc:
            match = _PREFIXED.fullmatch(token.text)
            if match and lemmatizer is not None and token.pos_ in {"VERB", "NOUN"}:
                rest = Doc(
                    doc.vocab, words=[match.group(2)], pos=[token.pos_], tags=[token.tag_], morphs=[str(token.morph)]
                )
                token.lemma_ = f"{match.group(1).lower()}-{lemmatizer(rest)[0].lemma_}"
        return doc
