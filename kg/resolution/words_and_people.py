"""Whom the words of a quotation name, and whom they call by name: neither is "he" or "she" who says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.language.coreference.chains import Chain
from kg.language.syntax.offsets import tokens_at
from kg.model import MentionForm, Quotation, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STOPS = ".!?"


def named_in(
    doc: Doc, chains: Sequence[Chain], by_head: Mapping[int, int], found: Quotation[Span]
) -> tuple[set[int], set[int]]:
    """The chains that the content names, and those of them that it calls: "Mr. Roe, did you pay?", "Ask her, Jane,"."""
    named: set[int] = set()
    called: set[int] = set()
    for span in found.content:
        words = tokens_at(doc, span)
        for token in words:
            number = by_head.get(token.i)
            if number is None or token.pos_ != "PROPN":
                continue
            mention = next((m for m in chains[number].mentions if m.head == token.i), None)
            if mention is None or mention.form is not MentionForm.NAME or not span.contains(mention.span):
                continue
            named.add(number)
            first, last = tokens_at(doc, mention.span)[0].i, tokens_at(doc, mention.span)[-1].i
            before = doc[first - 1].text if first > words.start else ""
            after = doc[last + 1].text if last + 1 < words.end else ""
            alone = before in {"", ",", *_STOPS} and after in {"", ",", *_STOPS} and "," in {before, after}
            if alone and not token.dep_.startswith("appos"):
                called.add(number)
    return named, called
