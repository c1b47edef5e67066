"""Occupations that stand as titles before names: "Judge Jane Roe", "Sen. Roe", "President Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.status import presupposed_context
from kg.language.phrases import is_occupation
from kg.language.wordlists import titles
from kg.model import Article, EntityType, Literal, MentionForm, Span, Statement

_SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "prof": "professor",
    "det": "detective",
}


def find_offices(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One `occupation` statement for each title that a person bears in the article, at its first place."""
    for chain in doc._.chains:
        if chain.type is not EntityType.PERSON or not chain.named:
            continue
        seen: set[str] = set()
        for mention in chain.mentions:
            tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if mention.form is not MentionForm.NAME or tokens is None or not tokens.start:
                continue
            before = tokens.start - 1
            while before and doc[before].text == ".":
                before -= 1
            word = doc[before].lower_.rstrip(".")
            office = _SHORT.get(word, word)
            former = before > 0 and doc[before - 1].lower_ in {"vice", "former", "ex", "deputy", "-"}
            known = is_occupation(office) or office == "representative"
            two = f"{doc[before - 1].lower_} {word}" if before else ""
            if two in titles() and not former:
                office, before = two, before - 1
            if (
                doc[before].text[0].isupper()
                and known
                and office not in seen
                and not former
                and doc[before].sent == tokens.sent
            ):
                seen.add(office)
                evidence = Span(doc[before].idx, mention.span.end)
                context = presupposed_context(tokens.root, quotations)
                yield Statement(
                    mention.span, "occupation", Literal(office), context.status, (evidence,), context.according_to
                )
