"""What stands beside a verb and tells which of its meanings it has: objects, prepositions, particles, clauses."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.numbers import ordinals
from kg.language.syntax.nouns import base, related
from kg.language.syntax.remembered import remembered

#: A particle or an adverb stands within so many words behind its verb.
_NEAR = 5
#: Nouns, adjectives and adverbs: a complement says what somebody or something is or becomes.
_SAYING = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM"})
#: How a rank may stand beside a verb.
_RANKING = frozenset({"obj", "xcomp", "obl", "advmod"})


@remembered
def complements_of(verb: Token) -> frozenset[str]:
    """All that stands beside a verb, each in a word of its own.

    - "for" an adjunct behind a preposition, "for:job" the same with its noun
    - "+back" a particle or adverb behind the verb
    - "obj" or "no-obj" with or without an object, "passive" where it would be the subject; "iobj" with a receiver
    - "=door" the common noun that is the object, stands like one ("lasted two years") or is the subject of a passive,
      "oneself" where it points to the subject
    - "rank" which one of several it is: "second", "in third place"
    - "that" a clause, "to-verb", "verbing" and "complement" an open one, "no-complement" where that lacks;
      "so-as-to" an adjunct clause with "to"
    - "have-got" the verb is "got" behind "have"
    """
    found, objects, at = set(), False, verb.i
    passive = verb.tag_ == "VBN"
    for dep, plain, child in related(verb):
        if plain == "obl" and dep != "obl:agent":
            found |= _behind_preposition(child) or _object(child)
        elif plain == "obj":
            objects = True
            found |= _object(child) | _particle_before(child, at)
        elif plain in {"compound", "advmod"} and at < child.i <= at + _NEAR:
            found.add(f"+{child.lower_}")
        elif plain == "xcomp":
            found.add(_open(child))
        elif dep == "nsubj:pass":
            passive = True
            found |= _object(child)
        elif dep == "nsubj":
            passive = False  # whatever the tag of the verb
        elif plain == "ccomp":
            found.add("that")
        elif plain == "iobj":
            found.add("iobj")
        elif plain == "advcl" and child.i > at and _opens_with_to(child):
            found.add("so-as-to")
        elif dep == "aux" and child.lemma_ == "have":
            passive = False
            if verb.lower_ == "got":
                found.add("have-got")
        if plain in _RANKING and child.i > at and _is_rank(child):
            found.add("rank")
    found.add("obj" if objects else "passive" if passive else "no-obj")
    if "complement" not in found:
        found.add("no-complement")
    return frozenset(found)


def stands(words: str, beside: frozenset[str]) -> bool:
    """Whether words as `complements_of` gives them stand beside a verb; of "+in&complement" both have to."""
    return words in beside or ("&" in words and beside.issuperset(words.split("&")))


def _behind_preposition(noun: Token) -> set[str]:
    words = [c.lower_ for _, plain, c in related(noun) if plain == "case"]
    nouns = [f"{case}:{noun.lemma_.lower()}" for case in words if noun.pos_ == "NOUN"]
    return {*words, *nouns}


def _object(noun: Token) -> set[str]:
    if noun.lower_.endswith(("self", "selves")):
        return {"oneself"}
    return {f"={noun.lemma_.lower()}"} if noun.pos_ == "NOUN" else set()


def _particle_before(noun: Token, verb: int) -> set[str]:
    """ "lay off workers": what the parse takes for a preposition of the object is the verb's particle."""
    return {f"+{c.lower_}" for _, plain, c in related(noun) if plain == "case" and c.i == verb + 1}


def _is_rank(word: Token) -> bool:
    """Whether a word is an ordinal number, or a place with one: "third", "third place"."""
    modifiers = [c.lower_ for _, plain, c in related(word) if plain == "amod"] if word.lemma_ == "place" else []
    return not ordinals().keys().isdisjoint([word.lower_, *modifiers])


def _open(clause: Token) -> str:
    if _opens_with_to(clause):
        return "to-verb"
    if clause.tag_ == "VBG":
        return "verbing"
    return "complement" if clause.pos_ in _SAYING or clause.tag_ == "VBN" else "verb"


def _opens_with_to(clause: Token) -> bool:
    return any(base(c.dep_) in {"mark", "case"} and c.lower_ == "to" for _, _, c in related(clause))
