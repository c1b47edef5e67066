"""`worksFor` an outlet, from its possessive before a journalist's name: "The Daily Example's Jane Roe reports"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.status import presupposed_context
from kg.language.phrases import conjuncts
from kg.model import Article, EntityType, MentionForm, Span, Statement

_POSSESSIVE = re.compile(r"(?:['’]s|['’]) ")


def find_correspondents(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each outlet and person named right behind it, members of a series as well."""
    starts = {
        m.span.start: (number, m.span)
        for number, chain in enumerate(doc._.chains)
        if chain.type is EntityType.PERSON and chain.named and not chain.members
        for m in chain.mentions
        if m.form is MentionForm.NAME and len(m.span.of(article.text).split()) > 1
    }
    seen: set[tuple[int, int]] = set()
    for number, chain in enumerate(doc._.chains):
        if chain.type is not EntityType.OUTLET:
            continue
        for mention in chain.mentions:
            match = _POSSESSIVE.match(article.text, mention.span.end)
            if mention.form is not MentionForm.NAME or match is None or match.end() not in starts:
                continue
            tokens = doc.char_span(match.end(), starts[match.end()][1].end, alignment_mode="expand")
            if tokens is None:
                continue
            context = presupposed_context(tokens.root, quotations)
            for name in conjuncts(tokens.root):
                known = starts.get(name.idx)
                if known is not None and (number, known[0]) not in seen:
                    seen.add((number, known[0]))
                    evidence = (Span(mention.span.start, known[1].end),)
                    yield Statement(known[1], "worksFor", mention.span, context.status, evidence, context.according_to)
