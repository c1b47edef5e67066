"""`worksFor` of people named with a body: "said Jane Roe of Acme University", "Jane Roe of The Daily Example"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import presupposed_context
from kg.language.coreference.chains import chains_of
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.syntax.offsets import tokens_at
from kg.model import Article, EntityType, MentionForm, Span, Statement

_OF = re.compile(r",? of (?:the )?")
#: What shows that the body only opens a longer phrase, or that the person has left it.
_NO_END = re.compile(
    r"[’']|,? (?:which|where|whom)\b| (?!(?:said|says|told|wrote|in|on|at|and|who|about|after|when|as)\b)[a-z]| [A-Z]"
)


def find_speakers(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and body.

    Of an outlet are those who report for it; of another body those who speak for it, so that the words that name the
    source of a quotation must hold both. Only where somebody is named first, and in full, is it who they are: later,
    "said Roe of Acme" is what she says of it.
    """
    sources = sorted({span for q in quotations.all for span in q.source})
    chains = chains_of(doc)
    bodies = {
        mention.span.start: (mention.span, number)
        for number, chain in enumerate(chains)
        if chain.type in (EntityType.ORGANIZATION, EntityType.OUTLET) and chain.named
        for mention in chain.mentions
        if mention.form is MentionForm.NAME and _employs(mention.span.of(article.text), chain.type)
    }
    seen: set[tuple[int, int]] = set()
    for number, chain in enumerate(chains):
        if chain.type is not EntityType.PERSON or not chain.named or chain.members:
            continue
        names = sorted(chain.names)
        for person in (name for name in names[:1] if " " in name.of(article.text)):
            of = _OF.match(article.text, person.end)
            body, index = bodies.get(of.end(), (None, -1)) if of is not None else (None, -1)
            if body is None or (number, index) in seen or _NO_END.match(article.text, body.end):
                continue
            if chains[index].type is not EntityType.OUTLET and not any(s.overlaps(person) for s in sources):
                continue
            seen.add((number, index))
            context = presupposed_context(tokens_at(doc, person).root, quotations)
            evidence = (Span(person.start, body.end),)
            yield Statement(person, "worksFor", body, context.status, evidence, context.according_to)


def _employs(name: str, kind: EntityType) -> bool:
    return kind is EntityType.OUTLET or name.split()[-1].lower().strip(".,") in words_tagged("tail", "employs")
