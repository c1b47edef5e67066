"""Names that the recogniser passed over but English gives away: "Mayor Jane Roe", "the Springfield Gazette"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import ORTH, POS  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Span, Token

from kg.language.lexicon.calendar import season_names
from kg.language.lexicon.countries import is_surely_territory
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.function_words import articles, possessive_s
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import bare_name, first_names, outlets, outlets_with_article, platforms, word_list
from kg.language.names.bodies_by_form import bodies_by_form
from kg.language.names.recognised import Kinds, after_titles, completes
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base, is_occupation, is_plural, noun_kind, phrase
from kg.language.syntax.remembered import kids
from kg.language.text.blocks import BlockKind
from kg.model import EntityType


def overlooked(doc: Doc, kinds: Kinds, known: list[Span]) -> list[Span]:
    """Labelled spans of names in prose; `kinds` is each token's kind of block, `known` are the recogniser's names."""
    found = [*known, *bodies_by_form(doc, kinds)]
    found += _by_given_name(doc, kinds, found)
    found += _by_handle(doc, kinds)
    found += _by_inversion(doc, kinds)
    found += _by_role(doc, kinds, found)
    found += _by_title(doc, kinds, found)
    found += _by_predicate(doc, kinds, found)
    found += _by_known_name(doc, kinds)
    found += _by_territory(doc, kinds, found)
    found += _by_coordination(doc, kinds, found)
    found += _by_surname(doc, kinds, found)
    return found[len(known) :]


def _by_given_name(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """Runs of capitalised words that open with a known given name and that the recogniser passed over."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    known = first_names()
    for token in doc[:-1]:
        i = token.i
        if kinds[i] is not BlockKind.TEXT or i in taken or token.text not in known or token.text in season_names():
            continue  # first of all a time of the year: "Summer Games", "April Fools"
        end = i + 1
        while end < len(doc) and end - i < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        if end - i >= 2 and (i == 0 or not _is_name_word(doc[i - 1])):
            yield Span(doc, i, end, "PERSON")


def _by_handle(doc: Doc, kinds: Kinds) -> Iterator[Span]:
    """A given name and what follows right before a handle: "Jane Roe (@janeroe)"."""
    for bracket in places_of(doc, ORTH, "("):
        if not 2 <= bracket < len(doc) - 1 or kinds[bracket - 1] is not BlockKind.TEXT:
            continue
        start = bracket
        while start and bracket - start < 4 and _is_name_word(doc[start - 1]):
            start -= 1
        if bracket - start >= 2 and doc[bracket + 1].text.startswith("@") and doc[start].text in first_names():
            yield Span(doc, start, bracket, "PERSON")


def _by_inversion(doc: Doc, kinds: Kinds) -> Iterator[Span]:
    """A surname before the given name: "ROE, Jane, was"; in small letters "Roe, Jane, 42," at a paragraph's head."""
    for comma in places_of(doc, ORTH, ","):
        if not 1 <= comma < len(doc) - 2:
            continue
        token, given, behind = doc[comma - 1], doc[comma + 1], doc[comma + 2]
        if not given.is_title or kinds[token.i] is not BlockKind.TEXT:
            continue
        opens = token.i == 0 or kinds[token.i - 1] is not BlockKind.TEXT or "\n" in token.nbor(-1).text
        aged = behind.text in {",", "("} and token.i + 4 < len(doc) and doc[token.i + 4].like_num
        listed = given.text in first_names()
        place = is_surely_territory(token.text) or (token.i and token.nbor(-1).pos_ in {"ADP", "DET"})
        shouted = token.is_upper and token.is_alpha and len(token) > 2 and not place and (listed or opens)
        if (shouted and behind.text in {",", "("} and given.lower_ not in titles()) or (opens and aged and listed):
            yield Span(doc, token.i, token.i + 3, "PERSON")


def _by_role(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """Two or three capitalised words right behind the noun of an occupation: "journalist Jane Roe"."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for i in places_of(doc, POS, "NOUN"):
        token = doc[i]
        if (
            kinds[i] is not BlockKind.TEXT
            or i + 2 >= len(doc)
            or not is_occupation(token.lemma_.lower())
            or is_plural(token)
            or (token.text[0].isupper() and not token.is_sent_start)  # "the “Waiter Tip Rule”"
            or doc[i + 1].lower_.rstrip(".") in titles()
        ):
            continue
        end = i + 1
        while end < len(doc) and end - i < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        if end - i in (3, 4):
            yield Span(doc, i + 1, end, "PERSON")


def _by_title(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """Two or three capitalised words behind a capitalised title: "Mayor Jane Roe"."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for token in doc[:-2]:
        i = token.i + 1
        title = token.lower_.rstrip(".") in titles() and token.text[0].isupper() and kinds[token.i] is BlockKind.TEXT
        if not title or doc[i].lower_.rstrip(".") in titles():
            continue
        end = i
        while end < len(doc) and end - i < 3 and end not in taken and _is_name_word(doc[end]):
            end += 1
        if end - i in (2, 3):
            yield Span(doc, i, end, "PERSON")


def _by_predicate(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """Two or three capitalised words that are or do what only a person is or does: "Jane Roe is a member"."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for at in places_of(doc, POS, "PROPN"):
        token = doc[at]
        if kinds[at] is not BlockKind.TEXT or base(token.dep_) != "nsubj" or at in taken:
            continue
        person = noun_kind(token.head)[0] is EntityType.PERSON and any(c.dep_ == "cop" for c in kids(token.head))
        person = person or (token.head.pos_ == "VERB" and token.head.lemma_ in verbs("subject", "human"))
        if not person:
            continue
        first, last = phrase(token)
        inside = range(after_titles(doc, first.i, last.i + 1), last.i + 1)
        if len(inside) in (2, 3) and not taken & set(inside) and all(doc[i].text[0].isupper() for i in inside):
            yield Span(doc, inside.start, inside.stop, "PERSON")


def _by_known_name(doc: Doc, kinds: Kinds) -> Iterator[Span]:
    """News organizations and platforms by their known names, or by a form such as "Springfield Gazette"."""
    known = outlets()
    for token in doc:
        if kinds[token.i] is not BlockKind.TEXT or not token.text[0].isupper() or (token.i and _joins(token.nbor(-1))):
            continue
        end = token.i + 1
        while (
            end < len(doc)
            and end - token.i < 6
            and (
                doc[end].text[0].isupper()
                or (doc[end].lower_ == "of" and end + 1 < len(doc) and doc[end + 1].text[0].isupper())
            )
        ):
            end += 1
        span = doc[token.i : end]
        name = bare_name(span.text)
        article = token.i > 0 and token.nbor(-1).lower_ in articles()
        if name in outlets_with_article() and not article and token.lower_ != "the" and name != "times":
            continue  # "Hill said" is somebody
        tail = len(span) > 1 and span[-1].text in word_list("names", "outlet_tails")
        if (
            (name in known and (len(name.split()) > 1 or _speaks(span)))
            or (name in platforms() and _hosts(span))
            or (tail and (not token.is_sent_start or span.root.dep_.startswith("nsubj")))
        ):
            yield Span(doc, token.i + (token.lower_ == "the"), end, "ORG")


def _by_territory(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """Countries and regions of one word that the recogniser passed over: "lives in the U.K."."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for at in places_of(doc, POS, "PROPN"):
        token = doc[at]
        name = token.text.replace(".", "") if token.text.count(".") > 1 else token.text
        if not at or at in taken or kinds[at] is not BlockKind.TEXT or not is_surely_territory(name):
            continue
        after = token.nbor(1) if token.i + 1 < len(doc) else None
        alone = after is None or after.is_sent_start or not after.text[0].isupper()
        if alone and token.nbor(-1).text[0].islower():
            yield Span(doc, token.i, token.i + 1, "PLACE")


def _by_coordination(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """What is coordinated with two or more people is a person, where the recogniser is silent."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for span in seen:
        others = [t for t in span.root.conjuncts if t.pos_ == "PROPN"]
        if span.label_ != "PERSON" or len(others) < 2:
            continue
        for other in others:
            end = other.i + 1
            while end < len(doc) and doc[end].head == other and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN":
                end += 1
            if end - other.i in (2, 3) and not taken & set(range(other.i, end)) and kinds[other.i] is BlockKind.TEXT:
                yield Span(doc, other.i, end, "PERSON")


def _by_surname(doc: Doc, kinds: Kinds, seen: list[Span]) -> Iterator[Span]:
    """A surname that the article uses elsewhere, here with the word before it that the parse joins to it."""
    surnames = {span.text for span in seen if span.label_ == "PERSON" and len(span) == 1}
    for at in places_of(doc, ORTH, *sorted(surnames)):
        if at and kinds[at] is BlockKind.TEXT and completes(doc[at - 1], doc[at]):
            yield Span(doc, at - 1, at + 1, "PERSON")


def _joins(token: Token) -> bool:
    """Whether a token before a capitalised word belongs to the same name."""
    return token.text[0].isupper() and token.is_alpha and not token.is_sent_start and token.pos_ == "PROPN"


def _hosts(span: Span) -> bool:
    """Whether a name stands where a platform or a channel stands: "on X", "X's", "an X video"."""
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end].text if span.end < len(span.doc) else ""
    return (
        (before is not None and before.lower_ in {"on", "to", "via", "from", "by", "an", "a", "the", "for"})
        or after in possessive_s()
        or (before is not None and not span[0].is_sent_start and span.root.pos_ == "PROPN")
    )


def _speaks(span: Span) -> bool:
    """Whether a one-word name stands where a source stands: "X reports", "told X", "according to X", "X's Jane Roe"."""
    root = span.root
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before == "the" and span.start > 1:
        before = span.doc[span.start - 2].lower_
    return (
        (root.dep_ == "nsubj" and root.head.lemma_ in verbs("subject", "person") | verbs("subject", "outlet"))
        or before in {"told", "to", "by", "in", "from", "with", "via", "at", "per"}
        or span.text.isupper()
        or (not span[0].is_sent_start and span.text not in word_list("names", "common_outlets"))
    )


def _is_name_word(token: Token) -> bool:
    if token.lower_ in {"pro", "tem", "tempore"}:
        return False  # "President Pro Tem Jane Roe"
    return token.text[0].isupper() and token.text[-1].isalpha() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
