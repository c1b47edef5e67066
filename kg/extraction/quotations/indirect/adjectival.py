"""Cues that are adjectives: she is certain that it rains; he was critical of the plan; they made it clear."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.indirect.complement import reach, to_closing_mark, trimmed
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import Source, subject
from kg.language.syntax.remembered import kids

#: Subjects that hold nothing: it is clear that it rains.
_NOBODY = frozenset({"it", "this", "that", "there", "what", "which"})


def adjectival_attributions(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each predicate adjective outside quotation marks that has a content, in order."""
    for p in layout.paragraphs:
        for i in range(p.start, p.end):
            if layout.inside[i] < 0 and layout.parts[i] in {"ADJ", "VERB"} and _is_adjective(layout.doc[i]):
                low, high = layout.sentence(i, p)
                found = _of_adjective(layout, layout.doc[i], low, high)
                if found is not None:
                    yield found


def _is_adjective(token: Token) -> bool:
    """Whether a word is an adjective, or a participle that may be one and has no agent: "was worried that"."""
    if token.pos_ == "ADJ":
        return True
    passive = token.pos_ == "VERB" and any(c.dep_ == "aux:pass" for c in kids(token))
    return passive and token.tag_ in {"JJ", "VBN"} and not any(c.dep_ == "obl:agent" for c in kids(token))


def _of_adjective(layout: Layout, adjective: Token, low: int, high: int) -> Attribution | None:
    content = _content(adjective, high)
    if content is None:
        return None
    copula = next((c for c in kids(adjective) if c.dep_ in {"cop", "aux:pass"} and low <= c.i < adjective.i), None)
    source = _holder(adjective, copula, low, high)
    if source is None or source.words[1] > adjective.i:
        return None
    start, first = content
    kept = trimmed(layout, start, to_closing_mark(layout, start, reach(layout, adjective, first, high)))
    if kept is None:
        return None
    begin = copula.i if copula is not None and adjective.i - copula.i <= 3 else adjective.i
    cue = Cue(adjective.i, (max(begin, source.words[1]), adjective.i + 1), source)
    return Attribution((layout.span(*kept),), cue, direct=False)


def _holder(adjective: Token, copula: Token | None, low: int, high: int) -> Source | None:
    """Who holds it: the subject, also of "made it clear", "feels certain"."""
    if copula is None and not (adjective.dep_ == "xcomp" and adjective.head.pos_ == "VERB"):
        return None
    own = next((c for c in kids(adjective) if c.dep_ == "nsubj" and c.i < adjective.i), None)
    if own is None and copula is None:
        return _named(subject(adjective.head, low, min(high, adjective.i)), adjective)
    return _named(subject(adjective, low, high), adjective)


def _named(source: Source | None, adjective: Token) -> Source | None:
    if source is None or adjective.doc[source.words[1] - 1].lower_ in _NOBODY:
        return None
    return source


def _content(adjective: Token, high: int) -> tuple[int, Token] | None:
    """Where the content begins, and the word that heads it."""
    words = lexicon()
    lemma = adjective.lower_
    for child in kids(adjective):
        if not adjective.i < child.i < high:
            continue
        if child.dep_ == "ccomp" and lemma in words.adjectives["clause"]:
            return child.left_edge.i, child
        mark = next((c for c in kids(child) if c.dep_ in {"case", "mark"} and adjective.i < c.i < child.i), None)
        if mark is None or mark.i != child.left_edge.i:
            continue
        if child.dep_ in {"advcl", "xcomp"} and mark.lower_ == "to" and lemma in words.adjectives["infinitive"]:
            return mark.i, child
        known = words.adjective_prepositions.get(mark.lower_, frozenset())
        if child.dep_ in {"obl", "advcl"} and lemma in known:
            return mark.i + 1, child
    return None
