"""What stands before a noun of a person and says that they no longer are what it names: "former", "ex-", "then-"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.function_words import possessive_marks
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.names.offices import Office, office_at
from kg.language.syntax.nouns import is_occupation
from kg.language.syntax.remembered import kids, sentence_of

_FAR = 8
_BETWEEN = possessive_marks() | {"-", ".", "“", "”", '"'}
#: Owners that only say of what kind something is ("the former women's coach"); any other is somebody of their own.
_KINDS = frozenset({"men", "women", "children", "people", "girls", "boys", "state", "veterans", "players", "workers"})
#: "then" goes on with the story behind these, and is no part of a title: "and then President Roe spoke".
_GOES_ON = frozenset({"and", "but", "or", "since", "until", "by", "if", "when", ",", ";"})


def lapsed_words() -> frozenset[str]:
    """What stands before an office or a party that somebody no longer has ("former", "ex")."""
    return words_tagged("lapsed")


def lapsed_word(noun: Token) -> Token | None:
    """The word that says so of an office, a tie or a member; None where nothing does.

    It stands before the phrase ("former Acme chief executive"), hangs on the noun, or stands before the first of
    several nouns of which the others are bare ("a former judge and senator"). What belongs to an owner is the owner's:
    the aide of the former mayor's is still one. Who died is no former husband.
    """
    if noun.lower_.startswith("ex-"):
        return noun
    office = office_at(noun, shared=True)
    found = _before(noun if office is None else office.first, office)
    if found is None:
        hanging = (c for c in kids(noun) if c.i < noun.i and _lapses(c, office) and not _is_owners(c, noun))
        found = next(hanging, None)
    return found


def _before(first: Token, office: Office | None) -> Token | None:
    at, person, plain = first, False, True
    for _ in range(_FAR):
        if not at.i or at.i == sentence_of(at).start:
            return None
        at = at.nbor(-1)
        if _lapses(at, office):
            return at
        if at.tag_ == "POS" and at.i and at.nbor(-1).lower_ not in _KINDS:
            return None
        if at.lower_ in {"and", "&"} and plain:
            another = office_at(at.nbor(-1))
            if another is not None:
                return lapsed_word(another.head) if another.last == at.nbor(-1) else None
            if at.nbor(-1).pos_ != "PROPN" or at.nbor(-1).ent_type_ == "PERSON":
                return None
            continue  # "former Acme and Globex executive"
        person = person or at.ent_type_ == "PERSON"
        if person and at.ent_type_ != "PERSON" and is_occupation(at.lower_):
            return None  # "former President Roe adviser"
        if at.lower_ in words_tagged("held"):
            return None
        plain = plain and at.pos_ in {"NOUN", "PROPN"}
        if at.pos_ not in {"PROPN", "NOUN", "ADJ"} and at.text not in _BETWEEN:
            return None
    return None


def _lapses(word: Token, office: Office | None) -> bool:
    lower, behind = word.lower_, word.nbor(1).text if word.i + 1 < len(word.doc) else ""
    if lower.startswith(("ex-", "then-")):
        return True  # "ex-Acme boss", in one word
    if office is not None and office.is_post and lower in words_tagged("away"):
        return True
    if lower == "time":
        return word.i > 1 and word.doc[word.i - 2 : word.i + 1].text.lower() == "one-time"
    if lower not in lapsed_words() or (word.pos_ == "VERB" and word.dep_ != "amod"):
        return False  # "rebels ousted President Roe"
    before = word.nbor(-1) if word.i > sentence_of(word).start else None
    if lower == "late":  # no "late-night host", no "late last year"
        owned = before is not None and (before.pos_ in {"DET", "PRON"} or before.tag_ == "POS")
        return office is not None and owned and behind != "-"
    if lower == "then" and behind != "-":
        return before is not None and before.lower_ not in _GOES_ON
    return True


def _is_owners(word: Token, noun: Token) -> bool:
    """Whether a possessive mark parts a word from the noun that the parse hung it on."""
    return any(t.tag_ == "POS" and t.nbor(-1).lower_ not in _KINDS for t in noun.doc[word.i + 1 : noun.i])
