"""People whom no noun names: by their number ("killed nine", "two others"), or by how they are ("the wounded")."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.entries import tagged, verbs
from kg.language.syntax.nouns import ARGUMENTS, base, children
from kg.model import EntityType


def means_people(word: Token) -> bool:
    """Whether a number or the like stands for people by itself, by what is done: "nine died", "injured two others"."""
    if children(word, "flat", "compound", "nmod", "appos", "case") or word.head.pos_ != "VERB":
        return False
    verb = word.head.lemma_.lower()
    if word.dep_ == "nsubj:pass" or base(word.dep_) == "obj":
        return verb in verbs("people", "done_to")
    if base(word.dep_) == "nsubj":
        # the parse often takes "three injured" for an active verb without an object
        bare = verb in verbs("people", "done_to") and word.head.tag_ in {"VBN", "VBD"}
        return verb in verbs("people", "doing") or (bare and not children(word.head, "obj", "obl:agent"))
    return False


def kind_by_quality(word: Token) -> EntityType | None:
    """Whom an adjective or participle behind "the" means: a group ("the wounded"), a person ("the accused")."""
    if word.pos_ not in {"ADJ", "VERB", "NOUN"} or base(word.dep_) not in ARGUMENTS or word.tag_ == "NNS":
        return None
    if not word.i or word.doc[word.i - 1].lower_ not in {"the", "those"}:
        return None
    people = tagged("adjectives", "people")
    if word.lower_ in people["one"]:
        return EntityType.PERSON
    return EntityType.GROUP if word.lower_ in people["all"] else None
