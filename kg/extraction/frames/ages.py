"""Ages: "Roe, 47, ...", "the 47-year-old", "47-year-old Jane Roe", "aged 47"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.status import context_of, presupposed_context
from kg.model import Article, EntityType, Literal, Mention, Span, Statement

#: Nobody is older; a larger number is a house's or a church's.
OLDEST = 115
_YEAR_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b")
_BESIDE_NAME = re.compile(r" ?, (?:aged? )?(\d{1,3})(?=,|\)|;|\.(?:\s|$)|$)|,? aged (\d{1,3})\b")
#: Words of sentences in which a number beside a name is a share, a score or a count.
_COUNTS = re.compile(
    r"%|\b(?:percent|per cent|polls?|polled|points?|votes?|score[ds]?|endorsements?|seats?|delegates?)\b", re.I
)


def find_ages(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """`age` statements about people, as text and as a number."""
    named = [(m.span, c) for c in doc._.chains if c.type is EntityType.PERSON and c.named for m in c.mentions]
    for span, _chain in sorted(named, key=lambda p: p[0]):
        match = _BESIDE_NAME.match(article.text, span.end)
        number = match and next(g for g in match.groups() if g)
        if not match or not number or not 5 <= int(number) <= OLDEST or _is_day(doc, match.start(), match.end()):
            continue
        around = article.text[max(0, span.start - 120) : match.end() + 80]
        if not _COUNTS.search(around):
            yield from _age(doc, span, number, Span(span.start, match.end()), quotations)
    for match in _YEAR_OLD.finditer(article.text):
        bearer = _bearer(doc, match.start(), match.end())
        if bearer is not None and int(match.group(1)) <= OLDEST:
            evidence = Span(min(bearer.start, match.start()), max(bearer.end, match.end()))
            yield from _age(doc, bearer, match.group(1), evidence, quotations)


def _is_day(doc: Doc, start: int, end: int) -> bool:
    return any(d.span.start < end and start < d.span.end for d in doc._.dates)


def _bearer(doc: Doc, start: int, end: int) -> Span | None:
    """Whose age it is: the name right after, the subject it is said of, or what the phrase itself refers to."""
    tokens = doc.char_span(start, end, alignment_mode="expand")
    if tokens is None:
        return None
    old = tokens[-1]
    for head in (old, old.head):
        for chain in doc._.chains:
            if chain.type is EntityType.PERSON and head.i in chain.heads:
                mention: Mention = chain.mentions[chain.heads.index(head.i)]
                return mention.span
    after = [e for e in doc.ents if e.label_ == "PERSON" and e.start in (old.i + 1, old.i + 2) and e.sent == old.sent]
    if after:
        return Span(after[0].start_char, after[0].end_char)
    subject = next((c for c in old.children if c.dep_.startswith("nsubj")), None)
    return Span(subject.idx, subject.idx + len(subject)) if subject is not None else None


def _age(doc: Doc, who: Span, number: str, evidence: Span, quotations: Quotations) -> Iterator[Statement[Span]]:
    tokens = doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    trigger: Token | None = tokens.root if tokens is not None else None
    if trigger is None:
        return
    said = any(c.dep_ == "cop" for c in trigger.children) or any(t.lemma_ == "be" for t in tokens or ())
    context = context_of(trigger, quotations) if said else presupposed_context(trigger, quotations)
    yield Statement(
        who, "age", Literal(number, str(int(number)), "integer"), context.status, (evidence,), context.according_to
    )
