"""Where things lie and people come from, by form alone: "Springfield, Ohio", "Boston-based Acme", "Acme in Ohio"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import presupposed_context
from kg.language.coreference.chains import Chain, chains_of
from kg.language.lexicon.countries import is_part, is_region
from kg.language.lexicon.function_words import possessive_marks
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.wordlists import towns
from kg.language.syntax.clauses import case_of
from kg.language.syntax.headings import is_read
from kg.language.syntax.nouns import base, has_case
from kg.language.syntax.offsets import token_at, tokens_at, tokens_between
from kg.model import Article, EntityType, MentionForm, Span, Statement

_ORGANIZED = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET})
_BY_PARTICIPLE = {
    "based": ("basedIn", _ORGANIZED),
    "headquartered": ("basedIn", _ORGANIZED),
    "born": ("bornIn", frozenset({EntityType.PERSON})),
}


_AT = re.compile(r" at (?:the )?")
_LYING = _ORGANIZED | {EntityType.PLACE}
#: What stands between a place and the larger one that it is in: "the Elm Range in western Utah".
_IN = re.compile(
    r",? (?:in|on)(?: the)?(?: (?:(?:south|north)?(?:east|west|south|north)(?:ern)?|central|upstate|downtown))? "
)


def find_places(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """`locatedIn`, `basedIn`, `bornIn` and `partOf` statements, each pair once."""
    named = sorted(
        (
            (mention.span, number, chain)
            for number, chain in enumerate(chains_of(doc))
            if chain.named
            for mention in chain.mentions
            if mention.form is MentionForm.NAME and is_read(token_at(doc, mention.span.start))
        ),
        key=lambda m: m[0],
    )
    seen: set[tuple[int, str, int]] = set()
    for (before, first, one), (after, second, other) in pairwise(named):
        found = _pair(doc, article.text, before, one, after, other)
        if found is None or first == second or (first, found[0], second) in seen:
            continue
        seen.add((first, found[0], second))
        predicate, subject, value = found
        context = presupposed_context(tokens_at(doc, before).root, quotations)
        evidence = (Span(before.start, after.end),)
        yield Statement(subject, predicate, value, context.status, evidence, context.according_to)


def _pair(doc: Doc, text: str, before: Span, one: Chain, after: Span, other: Chain) -> tuple[str, Span, Span] | None:
    """(predicate, subject, object) of two names that follow one another."""
    between = text[before.end : after.start]
    if one.type is EntityType.PLACE and between[:1] == "-":
        words = between[1:].split()
        predicate, kinds = _BY_PARTICIPLE.get(words[0] if words else "", ("", frozenset()))
        # only what describes the second name may stand between
        tokens = tokens_between(doc, before, after)
        plain = tokens is not None and all(
            t.tag_ not in {"VBD", "VBZ", "VBP"} and t.pos_ in {"NOUN", "ADJ", "VERB", "PUNCT", "PROPN"} for t in tokens
        )
        plain = plain and not any(c in between for c in ",;:.\n") and len(words) <= 5
        return (predicate, after, before) if predicate and plain and other.type in kinds else None
    if one.type is EntityType.PLACE and other.type in _LYING and between.removesuffix(" ") in possessive_marks():
        known = is_region(before.of(text)) or before.of(text) in towns()
        return ("locatedIn", after, before) if known and _lies(after.of(text)) else None  # "London's Hyde Park"
    if one.type in _ORGANIZED and other.type in _ORGANIZED and _AT.fullmatch(between):
        within = case_of(tokens_at(doc, after).root) == "at" and tokens_at(doc, after).root.head in tokens_at(
            doc, before
        )
        return ("partOf", before, after) if within else None  # "the Institute of Law at Ogden University"
    if other.type is not EntityType.PLACE:
        return None
    if one.type is EntityType.PLACE and between == ", " and _closes(text, after.end):
        # "Springfield, Ohio" and "Ohio, United States", but "Italy, Russia" is a list
        named, region = before.of(text), after.of(text)
        within = is_region(region) and (not is_region(named) or is_part(named, region))
        return ("locatedIn", before, after) if within and not _in_list(text, before, after) else None
    if (one.type in _ORGANIZED and between == " in ") or (one.type is EntityType.PLACE and _IN.fullmatch(between)):
        name = tokens_at(doc, before)
        joined = text[after.end : after.end + 5].startswith(" and ")
        long = len(name) > 1 or one.type is EntityType.PLACE
        part = one.type is EntityType.PLACE and _is_part(name.root)
        if not joined and long and not part and _hangs_on(tokens_at(doc, after).root, name.root):
            return "locatedIn", before, after
    return None


def _hangs_on(place: Token, name: Token) -> bool:
    """Whether the parse hangs "in Ohio" on the name itself and not on the verb."""
    return (
        base(place.dep_) == "nmod"
        and has_case(place, "in", "on")
        and (place.head == name or name in place.head.subtree)
    )


def _lies(name: str) -> bool:
    """Whether what has a name lies somewhere, as a party or an army does not, and is no number of a district."""
    words = [word.lower() for word in name.split()]
    return (
        words[-1] not in words_tagged("seats", "national") | {"district", "force", "forces"}
        and not words[0][0].isdigit()
    )


def _is_part(name: Token) -> bool:
    """Whether a name only tells whose the thing is that lies there: "islands of Portugal in the Atlantic"."""
    whole = name.head
    return has_case(name, "of") and whole.pos_ == "NOUN" and whole.lemma_.lower() not in words_tagged("settled")


def _closes(text: str, end: int) -> bool:
    """Whether "City, State" is closed as an aside is, and no dateline."""
    if re.match(r"\.? ?(?:\(|[-—–] )", text[end:]):
        return False
    return end >= len(text) or text[end] in ",.;:)\n—–" or text[end : end + 1].isspace()


def _in_list(text: str, before: Span, after: Span) -> bool:
    """Whether the names are members of a list: "in Ohio, Iowa and Utah"."""
    follow = re.match(r",? (?:and|or) |, (?:[A-Z][\w.’'-]*[ ,]){1,4}", text[after.end : after.end + 60])
    return text[: before.start].rstrip()[-1:] == "," or follow is not None
