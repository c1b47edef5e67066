"""Names on top of the recogniser: trimmed, completed, and the same throughout one article.

The recogniser judges each place by itself. This layer collects what it said of each name over the whole article,
weighs in what English gives away (a title, a given name, an age, a verb of saying), decides one label a name, and
puts it wherever the name stands. What the recogniser said weighs more than what is only likely.
"""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.language.dates.expressions import all_date_matches
from kg.language.lexicon.countries import towns_with_region
from kg.language.lexicon.parties import party_followers
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names
from kg.language.names.overlooked import overlooked
from kg.language.names.recognised import recognised
from kg.language.names.votes import form, voted_labels
from kg.language.names.works import find_works
from kg.language.syntax.nouns import base, is_occupation
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.whole_text import text_of
from kg.language.text.asides import asides_of
from kg.language.text.blocks import SIGNATURE, BlockKind
from kg.language.text.intervals import Intervals
from kg.language.text.turns import turns_of
from kg.model import Article
from kg.model import Span as Offsets

#: Kinds of date expressions in which a month stands beside a day or a year.
_WITH_MONTH = frozenset({"full", "monthday", "monthyear", "stretch"})

#: Where members of a party do something or have it done; an apposition only tells of which party somebody is.
_ROLES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})


def add_names(doc: Doc, article: Article) -> None:
    """Replaces `doc.ents` by the article's names, labelled PERSON, ORG, PLACE, WORK, EVENT or GROUP."""
    prose = _token_kinds(doc)
    found = recognised(doc, prose)
    more = [*_speakers(doc), *overlooked(doc, prose, found)]
    labels = voted_labels(found, more)
    labels |= dict.fromkeys(find_works(doc, labels), "WORK")
    doc.set_ents(_everywhere(doc, prose, labels, found), default="outside")
    for ent in doc.ents:
        for token in ent:
            if ent.label_ == "PERSON" and token.pos_ in {"NOUN", "VERB", "ADJ", "X"} and token.text[0].isupper():
                token.pos_ = "PROPN"  # the tagger may not know the name; whoever reads the Doc should
    for token in doc:
        member = token.pos_ == "PROPN" and not token.ent_type_ and token.lower_ in party_followers()
        if member and base(token.dep_) in _ROLES:
            token.pos_, token.tag_ = "NOUN", "NNS"  # "House Democrats" are a group of people
            token.lemma_ = party_followers()[token.lower_]


def _speakers(doc: Doc) -> list[Span]:
    """Who speaks in a transcript, by name; "THE WITNESS" is none."""
    read = ((b.start, b.end) for b in doc._.blocks if b.kind in (BlockKind.TEXT, BlockKind.HEADING))
    found = []
    for turn in turns_of(text_of(doc), read):
        tokens = tokens_at(doc, turn.name)
        while len(tokens) > 1 and (is_occupation(tokens[0].lower_) or tokens[0].lower_.rstrip(".") in titles()):
            tokens = tokens[1:]
        if not (turn.nameless or turn.answers or tokens[0].lower_ == "the" or is_occupation(tokens[-1].lower_)):
            found.append(Span(doc, tokens.start, tokens.end, "PERSON"))
    return found


def _token_kinds(doc: Doc) -> list[BlockKind | None]:
    kinds: list[BlockKind | None] = [None] * len(doc)
    blocks = iter(doc._.blocks)
    block = next(blocks, None)
    for token in doc:
        while block is not None and token.idx >= block.end:
            block = next(blocks, None)
        if block is not None and token.idx >= block.start:
            kinds[token.i] = block.kind
    for block in doc._.blocks:
        if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
            for start, end in asides_of(text_of(doc)[block.start : block.end]):
                for token in tokens_at(doc, Offsets(block.start + start, block.start + end)):
                    kinds[token.i] = BlockKind.NOISE
            for signed in SIGNATURE.finditer(text_of(doc), block.start, block.end):
                # it is noise in the sentence, but who wrote the post is somebody
                for token in tokens_at(doc, Offsets(*signed.span("name"))) if signed["day"] else ():
                    kinds[token.i] = block.kind
    return kinds


def _everywhere(doc: Doc, prose: list[BlockKind | None], labels: dict[str, str], seen: list[Span]) -> list[Span]:
    """Every occurrence of every name in prose and headings; longer names first, names never over a block's end.

    A name in small letters stands only where it was `seen`: "max" may be a word elsewhere.
    """
    #: by the first word, by how many there are, and by all of them
    index: dict[str, dict[int, dict[tuple[str, ...], list[tuple[list[str], str]]]]] = defaultdict(dict)
    for name, label in labels.items():
        words = name.split(" ")
        if name.islower():
            continue
        folded = tuple(word.casefold() for word in words)
        index[folded[0]].setdefault(len(words), {}).setdefault(folded, []).append((words, label))
    spans = [Span(doc, s.start, s.end, labels[form(s)]) for s in seen if s.text.islower()]
    for token in doc:
        kind = prose[token.i]
        if kind not in (BlockKind.TEXT, BlockKind.HEADING):
            continue
        for size, names in index.get(token.lower_, {}).items():
            end = token.i + size
            if end > len(doc) or prose[end - 1] is not kind:
                continue
            found = [doc[i].text for i in range(token.i, end)]
            # a headline may be in capitals; prose must agree to the letter
            shouted = kind is BlockKind.HEADING and found[0][0].isupper()
            for words, label in names.get(tuple(word.casefold() for word in found), ()):
                if (shouted or found == words) and not (token.i and doc[token.i - 1].text == "@"):
                    spans.append(Span(doc, token.i, end, label))
    spans += _with_region(doc, spans)
    days = Intervals((span, span) for kind, span in all_date_matches(text_of(doc)) if kind in _WITH_MONTH)
    return [s for s in filter_spans(spans) if not (_inside_longer_name(s) or _in_date(s, days) or _is_role(s))]


def _with_region(doc: Doc, spans: list[Span]) -> list[Span]:
    """Towns with the region behind them that they are one with: "Washington, D.C."."""
    return [
        Span(doc, span.start, behind.end, "PLACE")
        for span in spans
        if (regions := towns_with_region().get(span.text))
        for behind in (doc[at : at + size] for at in (span.end, span.end + 1) for size in (1, 3))
        if behind.text in regions and doc[span.end : behind.start].text in {"", ","}
    ]


def _in_date(span: Span, days: Intervals[Offsets]) -> bool:
    """Whether a name is a month of a date: "May" in "May 18, 2006"."""
    place = Offsets(span.start_char, span.end_char)
    return any(day.contains(place) for day in days.over(place.start, place.end))


def _is_role(span: Span) -> bool:
    """Whether a name is what somebody does, in capitals before their name: "Science Correspondent Jane Roe"."""
    if span.label_ != "PERSON" or len(span) < 2:
        return False
    after = span.doc[span.end : span.end + 1].text
    known = span[0].text in first_names()
    return not known and after[:1].isupper() and is_occupation(span[-1].lower_)


def _inside_longer_name(span: Span) -> bool:
    """Whether a one-word name is only a part of a longer capitalised run ("Ford" in "Ford Foundation")."""
    doc = span.doc
    if len(span) > 1 or span.label_ != "PERSON":
        return False
    after = doc[span.end] if span.end < len(doc) else None
    return bool(
        after is not None
        and after.text[:1].isupper()
        and after.tag_ in {"NNP", "NNPS"}
        and after.head.i in (span.start, after.i)
        and span.root.head == after
        and re.search(
            r"(?:tion|ity|ment|house|park|street|center|centre|school|court|tower|island|award)s?$", after.lower_
        )
    )
