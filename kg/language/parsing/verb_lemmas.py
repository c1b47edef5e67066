"""Lemmas of verbs in "-ed" and "-ing" that a lemmatizer gets wrong: "texte" of "texted", "hop" of "hoped"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from kg.language.lexicon.entries import raw_entries
from kg.language.lexicon.inflection import verb_forms
from kg.propbank import candidates, family

_ENDED = re.compile(r"(?P<stem>[a-z]*[aeiouy][a-z]*)(?:ed|ing)")
#: What is no verb's stem without an "e": its consonant would be doubled ("hopped").
OPEN = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdgklmnprt]")
#: No English verb puts an "e" behind these: "retweet", "text", "disown".
_SHUT = re.compile(r".*(?:(?:ai|ee|oa|oo)[bdklmnprt]|ea[dklmnpr]|[cfnprwx]t|[lnr]d|[lnrs]k|[lr]m|[lmrs]p|[rw]n|sh)")
_DOUBLED = re.compile(r".*(?:[aiou]tt|[aeiou](?:bb|dd|gg|mm|nn|pp|rr))")


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """Forms of the verbs of the lexicon -> the verbs that have them."""
    found: dict[str, set[str]] = defaultdict(set)
    for verb, entry in raw_entries("verbs").items():
        if " " not in verb:
            for form in verb_forms(verb, str(entry.get("forms", "")).split()):
                found[form].add(verb)
    return {form: frozenset(verbs) for form, verbs in found.items()}


def lemma_of(token: Token) -> str:
    """The lemma of a token as its pipeline has it, or as English spells it where the token is a verb."""
    lemma = token.lemma_ or token.lower_
    ended = _ENDED.fullmatch(token.lower_) if token.pos_ == "VERB" else None
    if ended is None:
        return lemma
    known = _known().get(token.lower_, frozenset())
    if len(known) == 1 and lemma not in known:
        return min(known)
    stem = ended["stem"]
    if lemma == stem and OPEN.fullmatch(stem):
        return f"{stem}e"
    if lemma in {f"{stem}e", token.lower_} and token.tag_ in {"VBD", "VBN", "VBG"}:
        return stem[:-1] if _DOUBLED.fullmatch(stem) else stem if _SHUT.fullmatch(stem) else lemma
    return lemma


def is_base_form(token: Token) -> bool:
    """Whether a form of another verb's past that is a verb by itself may be meant so behind "to" or "will".

    "to found a firm", "will ground the planes".
    """
    word: str = token.lower_
    return (
        token.pos_ == "VERB"
        and not word.endswith("ed")
        and any(family(name) == word for name in candidates(word, "VERB"))
    )
