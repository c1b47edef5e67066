"""What a name and the words around it say about its kind, as a table of small weighted rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.language.lexicon.countries import is_region, is_surely_territory
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.function_words import articles, possessive_s
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import nouns_of
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import bare_name, first_names, outlets, outlets_with_article, platforms, word_list
from kg.language.syntax.nouns import noun_kind
from kg.language.syntax.remembered import kids
from kg.model import EntityType

_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place: its words and root, and the tokens right before and behind it."""

    span: Span
    words: list[str]
    root: Token
    before: Token | None
    after: Token | None


def hints(span: Span) -> Counter[str]:
    """What speaks for each label of a name, summed up."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    name = Name(span, span.text.split(), span.root, before, after)
    found: Counter[str] = Counter()
    for rule, label, weight in HINTS:
        if times := int(rule(name)):
            found[label] += weight * times
    return found


def given_name(n: Name) -> bool:
    """ "Jane Roe"."""
    return n.words[0] in first_names() and 2 <= len(n.words) <= 4 and n.span.label_ != "EVENT"


def title(n: Name) -> bool:
    """ "Judge Roe"."""
    return n.before is not None and n.before.lower_.rstrip(".") in titles()


def human_act(n: Name) -> bool:
    """ "Roe resigned"."""
    acts = n.root.dep_ == "nsubj" and n.root.head.lemma_ in verbs("subject", "person")
    return acts and 1 <= len(n.words) <= 3


def age(n: Name) -> bool:
    """ "Roe, 47, "."""
    return any(c.dep_ == "nummod" or (c.dep_ == "appos" and c.like_num) for c in kids(n.root))


def beside_people(n: Name) -> int:
    """ "Jane Roe and John Doe": how many people the name is coordinated with."""
    near = n.root.conjuncts if 2 <= len(n.words) <= 3 else ()
    return sum(other.ent_type_ in {"PERSON", "PER"} for other in near)


def body(n: Name) -> bool:
    """ "Springfield Council", "Acme Holdings", "Department of Roads"; of "Acme Station" the recogniser knows better."""
    if len(n.words) < 2 or (n.span.label_ == "PLACE" and n.words[-1].lower() in word_list("names", "stands")):
        return False
    first, last = n.words[0].lower(), n.words[-1].lower()
    headed = n.words[1] == "of" and first in nouns_of("organization") and n.span.label_ != "WORK"
    return headed or last in nouns_of("organization") or last in words_tagged("tail")


def initials(n: Name) -> bool:
    """ "N.T.A.", which no region is called."""
    return bool(_INITIALS.fullmatch(n.span.text)) and n.span.label_ == "PLACE" and not is_region(n.span.text)


def landmark(n: Name) -> bool:
    """ "Jane Roe Bridge"."""
    return len(n.words) > 1 and n.words[-1] in word_list("names", "landmarks")


def storm(n: Name) -> bool:
    """ "Hurricane Jane"."""
    return len(n.words) > 1 and n.words[0] in word_list("names", "storms")


def land_of_office(n: Name) -> bool:
    """ "Ohio's Attorney General"."""
    owns = n.after is not None and n.after.text in possessive_s() and n.after.i + 2 < len(n.span.doc)
    if not owns or not is_region(n.span.text):
        return False
    following = n.span.doc[n.span.end + 1 : n.span.end + 3]
    said = {following[0].lower_.rstrip("."), " ".join(t.lower_ for t in following)}
    return not said.isdisjoint(titles().keys() | nouns_of("organization"))


def firm(n: Name) -> bool:
    """ "Acme Inc."."""
    return n.words[-1] in word_list("names", "firm_endings")


def outlet(n: Name) -> bool:
    """A news organization, broadcaster or platform that the lists know."""
    name = bare_name(n.span.text)
    article = n.before is not None and n.before.lower_ in articles()
    return name in outlets() | platforms() and (article or name not in outlets_with_article())


def called_a_body(n: Name) -> bool:
    """ "the company, Acme"."""
    return n.root.dep_ == "appos" and noun_kind(n.root.head)[0] is EntityType.ORGANIZATION


def channel(n: Name) -> bool:
    """ "aired on Acme"."""
    on = n.before is not None and n.before.lower_ == "on"
    return on and n.root.dep_ == "obl" and n.root.head.lemma_ in verbs("leads_to", "channel")


def place(n: Name) -> bool:
    """ "in Springfield,"."""
    led = n.before is not None and n.before.lower_ == "in"
    return led and n.after is not None and n.after.text in {",", "."}


def territory(n: Name) -> bool:
    """ "Ohio", of countries and their parts whose names are hardly anything else."""
    return is_surely_territory(n.span.text)


#: What holds of a name, the label that it speaks for, and how much.
HINTS: tuple[tuple[Callable[[Name], bool | int], str, int], ...] = (
    (given_name, "PERSON", 3),
    (title, "PERSON", 4),
    (human_act, "PERSON", 1),
    (age, "PERSON", 2),
    (beside_people, "PERSON", 2),
    (body, "ORG", 6),
    (firm, "ORG", 6),
    (outlet, "ORG", 8),
    (initials, "ORG", 4),
    (called_a_body, "ORG", 4),
    (channel, "ORG", 4),
    (place, "PLACE", 1),
    (territory, "PLACE", 6),
    (land_of_office, "PLACE", 6),
    (landmark, "PLACE", 6),
    (storm, "EVENT", 8),
)
