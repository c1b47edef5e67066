"""Cues that are no verbs: `according to X`, `X's claim that ...`, `criticism of X`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import LOWER  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Token

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.indirect.according import according
from kg.extraction.quotations.indirect.complement import END
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import Range, Source, is_word, noun_range, possessor, speaker_in, subject, trim
from kg.language.syntax.columns import places_of
from kg.language.syntax.remembered import kids


def phrasal_attributions(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each cue outside quotation marks that is a noun or `according to`."""
    sources = frozenset(places_of(layout.doc, LOWER, "according"))
    for p in layout.paragraphs:
        for i in range(p.start, p.end):
            is_noun = layout.parts[i] == "NOUN"
            if layout.inside[i] >= 0 or not (is_noun or i in sources):
                continue
            token = layout.doc[i]
            low, high = layout.sentence(i, p)
            found: Attribution | None = None
            if i in sources and i + 2 < high:
                found = _according(layout, token, low, high)
            elif is_noun:
                found = _noun(layout, token, low, high)
            if found is not None:
                yield found


def _according(layout: Layout, token: Token, low: int, high: int) -> Attribution | None:
    doc = layout.doc
    stop = next((i for i in range(token.i, high) if doc[i].text in END and layout.inside[i] < 0), high)
    cue = according(layout, token.i, stop)
    if cue is None or cue.source is None:
        return None
    begin, end = token.i, cue.source.words[1]
    pieces = [(low, begin), (end, stop)]
    words = [sum(is_word(t) for t in doc[a:b]) for a, b in pieces]
    set_off = end + 1 < stop and doc[end].text == "," and doc[end + 1].tag_ in {"VBD", "VBZ", "VBP", "MD"}
    if set_off:
        pass  # "Rents, according to Roe, have doubled"
    elif words[0] < 3 <= words[1]:
        pieces = pieces[1:]
    elif end < stop and doc[end].text != ",":
        pieces = pieces[:1]
    return _attribution(layout, cue, pieces)


def _attribution(layout: Layout, cue: Cue, pieces: list[Range]) -> Attribution | None:
    doc, spans = layout.doc, []
    for a, b in pieces:
        while b > a and not is_word(doc[b - 1]) and layout.inside[b - 1] < 0:
            b -= 1
        kept = trim(doc, a, b)
        if kept is not None and any(is_word(t) for t in doc[kept[0] : kept[1]]):
            spans.append(layout.span(*kept))
    return Attribution(tuple(spans), cue, direct=False) if spans else None


def _noun(layout: Layout, noun: Token, low: int, high: int) -> Attribution | None:
    words = lexicon()
    lemma = words.noun(noun)
    content = _noun_content(layout, noun, lemma, high)
    if content is None:
        return None
    source = _owner_of(layout, noun, low, high)
    if source is None and not _stands_alone(layout, lemma, content):
        return None
    return _attribution(layout, Cue(noun.i, noun_range(noun), source), [content])


def _stands_alone(layout: Layout, lemma: str, content: Range) -> bool:
    """Whether the noun reports something even where nobody is named: an allegation that it rains."""
    return lemma in lexicon().nouns["clause"] and layout.doc[content[0]].lower_ == "that"


def _owner_of(layout: Layout, noun: Token, low: int, high: int) -> Source | None:
    """Whose claim or view it is: a possessive, the subject of the verb that governs it, or the noun it describes."""
    words = lexicon()
    owner = next((c for c in kids(noun) if c.dep_ == "nmod:poss" and low <= c.i < noun.i), None)
    ruling = noun.head
    if words.noun(noun) in words.nouns["holder"]:
        return _holder(noun, low, high)
    governed = ruling.pos_ == "VERB" and noun.dep_ in {"obj", "obl"} and ruling.i < noun.i
    if owner is not None and owner.pos_ == "PRON" and governed:
        named = subject(ruling, low, high)  # "Roe renewed her attack on ...": the name says more than "her"
        if named is not None and named.words[1] <= noun.i:
            return named
    if owner is not None:
        return possessor(owner, low, noun.i)
    if not governed or not words.takes(ruling, "noun"):
        return None
    source = subject(ruling, low, high)
    return source if source is not None and source.words[1] <= noun.i else None


def _holder(noun: Token, low: int, high: int) -> Source | None:
    """Roe is a supporter of the plan; Roe, a supporter of the plan."""
    doc = noun.doc
    if any(c.dep_ == "cop" for c in kids(noun)):
        return subject(noun, low, high)
    if noun.dep_ == "appos" and noun.head.i < noun.i:
        kept = trim(doc, max(low, noun.head.left_edge.i), noun.left_edge.i)
        return Source(kept, speaker_in(doc, *kept, noun.head)) if kept is not None else None
    return None


def _noun_content(layout: Layout, noun: Token, lemma: str, high: int) -> Range | None:
    doc, nouns = layout.doc, lexicon().nouns
    following = noun.i + 1
    if noun.dep_.startswith("nsubj") and lemma in nouns["clause"] and (content := _predicated(noun, high)) is not None:
        return content
    for child in kids(noun):
        if child.i < noun.i or child.i >= high:
            continue
        left = child.left_edge.i
        if child.dep_ in {"acl", "ccomp", "acl:relcl"} and lemma in nouns["clause"] and doc[left].lower_ == "that":
            own = any(c.dep_ == "nsubj" and c.lower_ != "that" for c in kids(child))
            if own and left == following:
                return left, min(high, child.right_edge.i + 1)
        if child.dep_ in {"acl", "xcomp"} and lemma in nouns["infinitive"] and doc[left].lower_ == "to":
            return left, min(high, child.right_edge.i + 1)
        if child.dep_ in {"nmod", "acl"} and left == following and _leads_to(doc[left].lower_, lemma):
            return left + 1, min(high, child.right_edge.i + 1)
    return None


def _predicated(noun: Token, high: int) -> Range | None:
    """Roe's view is that it rains."""
    doc, clause = noun.doc, noun.head
    mark = next((c for c in kids(clause) if c.dep_ == "mark" and c.lower_ == "that" and c.i > noun.i), None)
    if mark is None or doc[mark.i - 1].lemma_.lower() != "be":
        return None
    return mark.i, min(high, clause.right_edge.i + 1)


def _leads_to(preposition: str, lemma: str) -> bool:
    words = lexicon()
    return lemma in words.nouns["holder"] or lemma in words.noun_prepositions.get(preposition, frozenset())
