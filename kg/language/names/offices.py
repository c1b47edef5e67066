"""Offices and occupations as phrases: "deputy executive director", "attorney general", "secretary of state"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import occupations, posts
from kg.language.lexicon.titles import candidates_of, ranked, ranks, short_titles
from kg.language.syntax.nouns import is_occupation, is_plural, is_would_be
from kg.language.syntax.remembered import kids, remembered, sentence_of

_HYPHENS = frozenset({"-", "‑"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its head token and noun, its first and last token, and its name in small letters and full words."""

    head: Token
    noun: str
    first: Token
    last: Token
    name: str

    @property
    def is_post(self) -> bool:
        """Whether it is a post that somebody is put in and leaves, and not only a calling."""
        general = self.last.lower_ == "general" and self.noun in words_tagged("general")
        return general or self.noun in posts()

    @property
    def is_held(self) -> bool:
        """Whether it is held: not by who is only elected to it ("mayor-elect"), nor by who had it ("emeritus")."""
        return not self.name.endswith(tuple(words_tagged("behind")))


def leaves_first(word: Token) -> bool:
    """Whether a word before an office leaves it the first one: a managing director leads, a sales director does not."""
    return word.lower_ in words_tagged("first")


def _noun(token: Token) -> str:
    """The noun that a token stands for, short forms written out; "" where it names no office."""
    lower = token.lower_.removeprefix("ex-")
    word = lower.rstrip(".")
    if word in short_titles():
        return short_titles()[word] if token.text[0].isupper() else ""
    if lower in candidates_of():
        return candidates_of()[lower]
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return ""
    lemma = token.lemma_.lower().removeprefix("ex-")
    singular = word.removesuffix("s") if token.tag_ == "NNPS" else word
    noun = next((w for w in (lemma, word, singular) if w in occupations()), "")
    if not noun or (_joined(token) and token.nbor(-2).lower_ not in words_tagged("joined")):
        return ""
    if (token.i and token.nbor(-1).lower_ in words_tagged("nobody")) or is_would_be(token):
        return ""  # a role model models nothing
    return noun


def office_at(token: Token, *, shared: bool = False) -> Office | None:
    """The office that a token heads or stands at the end of; None where it names none.

    A plural is one only where several people share it by name ("Senators Roe and Doe"), which the caller knows.
    """
    return _shared_office_at(token) if shared else _own_office_at(token)


@remembered
def _own_office_at(token: Token) -> Office | None:
    return _office_at(token, shared=False)


@remembered
def _shared_office_at(token: Token) -> Office | None:
    return _office_at(token, shared=True)


def _office_at(token: Token, *, shared: bool) -> Office | None:
    if token.lower_ == "general" and token.i:
        opening = token.nbor(-2) if token.i > 1 and token.nbor(-1).text in _HYPHENS else token.nbor(-1)
        token = opening if opening.lower_ in words_tagged("general") else token
    noun = _noun(token)
    if not noun or (is_plural(token) and not shared and not is_one_of(token)):
        return None
    doc, last, words = token.doc, token, [noun]
    if token.i + 1 < len(doc):
        follower = token.nbor(1)
        if follower.text in _HYPHENS and token.i + 2 < len(doc):
            follower = doc[token.i + 2]  # "director-general"
        if follower.lower_ == "general" and token.lower_ in words_tagged("general"):
            last, words = follower, [noun, "general"]
        elif noun == "chief" and follower.lower_ in {"executive", "justice"}:
            last, words = follower, [noun, follower.lower_]
        if (
            last is not token
            and last.lower_ == "executive"
            and last.i + 1 < len(doc)
            and doc[last.i + 1].lower_ == "officer"
        ):
            last = doc[last.i + 1]
            words.append("officer")
    behind = [t.lower_ for t in doc[last.i + 1 : last.i + 3]]
    if behind[:1] and behind[0] in words_tagged("behind"):
        last = doc[last.i + 1]
        words.append(behind[0])
    elif len(behind) == 2 and behind[0] in _HYPHENS and behind[1] in words_tagged("behind"):
        last = doc[last.i + 2]
        words[-1] = f"{words[-1]}-{behind[1]}"
    if last is token and noun in words_tagged("of"):
        field = _field(doc, token.i)
        words += [t.lower_ for t in field]
        last = field[-1] if field else last
    first = token
    while first.i and _belongs(first.nbor(-1), first):
        first = first.nbor(-1)
    if first.text == "-" and first.i < token.i:
        first = first.nbor(1)  # "then-presidential nominee"
    before = "".join(_written_out(t) + t.whitespace_ for t in doc[first.i : token.i] if t.text != ".")
    return Office(token, noun, first, last, " ".join((before + " ".join(words)).split()))


def _written_out(word: Token) -> str:
    return ranks().get(word.lower_.rstrip("."), word.lower_)


def is_one_of(noun: Token) -> bool:
    """Whether a plural stands in "one of ..."."""
    of = any(c.lower_ == "of" for c in kids(noun) if c.i < noun.i)
    return of and noun.head.lower_ == "one" and noun.head.i < noun.i


def _joined(token: Token) -> bool:
    """Whether a hyphen joins a word to the one before: "front-runner"."""
    return (
        token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-2).whitespace_ and not token.nbor(-1).whitespace_
    )


def _field(doc: Doc, head: int) -> list[Token]:
    """ "of state", "of the treasury", "of health and human services" behind a head."""
    if head + 2 >= len(doc) or doc[head + 1].lower_ != "of":
        return []
    end = head + 2
    if doc[end].lower_ == "the":
        end += 1
    start = end
    while end < len(doc) and (
        doc[end].lower_ in words_tagged("field") or (end > start and doc[end].lower_ in {"and", "&"})
    ):
        end += 1
    while end > start and doc[end - 1].lower_ in {"and", "&"}:
        end -= 1
    return list(doc[head + 1 : end]) if end > start else []


def _belongs(before: Token, first: Token) -> bool:
    """Whether the word before an office is part of it."""
    if sentence_of(before) != sentence_of(first) or before.text == "," or before.is_space:
        return False
    if first.text[0].isupper() and first.lower_.rstrip(".") in ranked() | {"."}:
        # "Lt. Gen.", "Rear Adm.", "Lt. Gov."
        if before.text == ".":
            return before.i > 0 and before.nbor(-1).lower_ in ranks()
        if before.lower_.rstrip(".") in ranks() and before.text[0].isupper():
            return True
    if before.text == "." or first.text == ".":
        return first.text == "." and before.lower_ in ranks()
    if before.text == "-":
        joins = words_tagged("joined") - words_tagged("lapsed")  # an "ex-mayor" was mayor
        return before.i > 0 and before.nbor(-1).lower_ in joins
    if before.i and before.nbor(-1).text == "-":
        return False  # "the one-time owner"
    if before.ent_type_ in {"ORG", "PLACE", "WORK"}:
        return False  # "White House spokesman", "Chicago police chief"
    if before.lower_ in words_tagged("before") or before.lower_ in {"co", "co-"}:
        return True
    compound = before.pos_ == "NOUN" and before.dep_ == "compound" and before.head.i >= first.i and not before.ent_type_
    return compound and not is_occupation(before.lemma_.lower())


def offices_before(doc: Doc, start: int, *, shared: bool = False) -> list[Office]:
    """All titles before the token `start`, the nearest first: "Committee Chairman Rep. Jane Roe".

    `shared`: the name at `start` opens a series, so that a plural is a title too.
    """
    found: list[Office] = []
    while (office := _office_before(doc, start, shared)) is not None and len(found) < 3:
        found.append(office)
        start = office.first.i
        if start and doc[start - 1].lower_ in {"and", "&"}:
            start -= 1  # "journalist and author Jane Roe"
    return found


def _held_of(doc: Doc, end: int) -> Office | None:
    """The office in capitals that is held of the place or body whose name ends at `end`: "Mayor of Dayton Jane Roe"."""
    first = end
    while first > 2 and doc[first].ent_iob_ == "I":
        first -= 1
    if doc[first].ent_type_ not in {"PLACE", "ORG"}:
        return None
    before = first - 1 if doc[first - 1].lower_ != "the" else first - 2
    if before < 1 or doc[before].lower_ != "of" or not doc[before - 1].text[0].isupper():
        return None
    office = office_at(doc[before - 1])
    return office if office is not None and office.last.i == before - 1 else None


def _office_before(doc: Doc, start: int, shared: bool) -> Office | None:
    """The office that stands as a title right before the token `start`: "Secretary of State Jane Roe"."""
    end = start - 1
    while end > 0 and doc[end].text == ".":
        end -= 1
    if end < 0 or sentence_of(doc[end]) != sentence_of(doc[start]):
        return None  # "... said the minister. Jane Roe left": the sentence ends between them
    held = _held_of(doc, end)
    if held is not None:
        return held
    for place in range(end, max(-1, end - 6), -1):
        if doc[place].text in {",", ";", ":"} or sentence_of(doc[place]) != sentence_of(doc[end]):
            return None
        if doc[place].ent_type_ == "PERSON":
            return None  # "Ms. Baker and President Roe"
        office = office_at(doc[place], shared=shared)
        if office is not None:
            return office if office.last.i >= end else None
    return None
