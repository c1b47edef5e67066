"""Pleas by their fixed wording: "Roe pleaded not guilty", "Roe, 40, has pled no contest".

Court reports use these words and no others, and a parser that knows little of courts often breaks on them, so the
words themselves are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.frames.status import Findings, context_of
from kg.model import Article, EntityType, Literal, Span, Statement

_PLEA = re.compile(
    r"\b(?:(?P<aux>has|have|had|did not|didn[’']t|will|would|may|could|to)\s+)?(?:later\s+|also\s+)?"
    r"(?P<verb>plead(?:ed|s)?|pled)\s+(?P<plea>not guilty|guilty|no contest|innocent|nolo contendere)\b"
)
#: The pleader ends at most this many code points before the verb.
REACH = 60


def find_pleas(doc: Doc, article: Article, quotations: Findings) -> Iterator[Statement[Span]]:
    """`pleaded` statements whose subject is the person named or meant last before the verb in its sentence."""
    people = sorted(
        m.span
        for c in doc._.chains
        if c.type is EntityType.PERSON
        for m, head in zip(c.mentions, c.heads, strict=True)
        if head not in c.unsure
    )
    for match in _PLEA.finditer(article.text):
        verb = doc.char_span(match.start("verb"), match.end("verb"), alignment_mode="expand")
        if verb is None:
            continue
        before = [
            p
            for p in people
            if verb.sent.start_char <= p.start and p.end <= match.start() and match.start() - p.end <= REACH
        ]
        if before:
            plea = Span(*match.span("plea"))
            inside = frozenset(t.i for t in doc.char_span(plea.start, plea.end, alignment_mode="expand") or ())
            context = context_of(verb.root, quotations, inside)
            evidence = Span(before[-1].start, match.end())
            yield Statement(
                before[-1], "pleaded", Literal(match["plea"]), context.status, (evidence,), context.according_to
            )
