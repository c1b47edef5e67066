"""Which words of an article tell of an event, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.events.idioms import has_its_particle, is_idiom, tells_way
from kg.extraction.events.refusals import Refusal
from kg.extraction.events.silent import colours_as_noun, is_light, may_seem, silence_of, tells_as_adjective
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evoking import silenced
from kg.extraction.quotations import extract_quotations
from kg.extraction.quotations.index import cue_spans
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nonfinite import is_hidden_gerund
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import BlockKind
from kg.model import EntityType
from kg.propbank import candidates

#: What words that tell of events are; others tell what something is like.
_TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
#: How sure the roles have to be that a noun tells of an event, and with which meaning: below it most do not.
_SURE_OF_NOUNS = 0.65
#: The same of a verb, and of one with so many meanings that it has hardly any by itself: "come", "take", "get".
_SURE_OF_VERBS, _SURE_OF_VAGUE, _VAGUE = 0.4, 0.85, 20
#: Kinds of things that a noun may stand for without telling of an event.
_THINGS = frozenset(EntityType) - {EntityType.EVENT}


def weighed(analysis: Analysis) -> Iterator[tuple[Predicate, Refusal | None]]:
    """All predicates of an article in the order of the text, each with what keeps it from telling of an event.

    Nothing keeps: what stands in prose or a heading and is no cue of a quotation, no auxiliary or light verb, does not
    only colour another event ("began to", "failed to") or tell how things stand, and is no noun for a person or a
    thing and no part of a name.
    """
    readable = {
        t.i
        for block in analysis.doc._.blocks
        if block.kind in (BlockKind.TEXT, BlockKind.HEADING)
        for t in tokens_at(analysis.doc, block)
    }
    quotations = extract_quotations(analysis.doc, analysis.article)
    cues = {t.i for span in cue_spans(quotations) for t in tokens_at(analysis.doc, span)}
    for place in sorted(analysis.predicates):
        by_place = None
        if place not in readable:
            by_place = Refusal.NOT_READ
        elif place in cues:
            by_place = Refusal.CUE
        for predicate in analysis.predicates[place]:
            yield predicate, by_place or kept_by_meaning(predicate, analysis)


def kept_by_meaning(predicate: Predicate, analysis: Analysis) -> Refusal | None:
    """What keeps the word itself, with this roleset, from telling of an event; None where nothing does."""
    token = predicate.token
    if base(token.dep_) in {"aux", "cop", "case", "mark", "fixed"}:
        return Refusal.AUXILIARY
    if _is_in_a_compound(token):
        return Refusal.PART
    in_its_place = silenced(token)
    if in_its_place is not None:
        return Refusal[in_its_place.name]
    if token.pos_ not in _TELLING:
        return None if tells_as_adjective(predicate.roleset) else Refusal.DESCRIBING
    if not _is_sure(predicate):
        return Refusal.UNSURE
    if is_verbal(token) and is_idiom(token, predicate.roleset):
        return Refusal.FIGURATIVE
    silence = silence_of(predicate.roleset)
    if silence == "empty" and is_light(predicate.roleset):
        return Refusal.LIGHT
    if silence == "colouring" and not is_verbal(token):
        return Refusal.COLOURING if colours_as_noun(predicate.roleset) else None
    if silence == "colouring":
        below = [a.head for a in predicate.arguments if a.role in {"ARG1", "ARG2"} and is_verbal(a.head)]
        governs = any(word.i in analysis.predicates for word in below)
        return Refusal.COLOURING if governs else None
    if token.lemma_ == "take" and any(c.lower_ == "place" for c in children(token, "obj")):
        return Refusal.EMPTY  # the noun before tells what took place
    if may_seem(predicate.roleset) and children(token, "xcomp"):
        return Refusal.STANDING  # "appeared divided": it seemed so
    if silence == "speaking" and _speaks_of_something(predicate):
        return None
    if silence:
        return Refusal[silence.upper()]
    return Refusal.THING if not is_verbal(token) and _is_thing(predicate, analysis) else None


def _is_sure(predicate: Predicate) -> bool:
    """Whether it is sure that a word tells of an event: a verb with its particle, a noun that may have the meaning."""
    if is_verbal(predicate.token):
        return predicate.score >= _least(predicate) and has_its_particle(predicate.token, predicate.roleset)
    known = candidates(predicate.token.lemma_, "NOUN")
    return predicate.score >= _SURE_OF_NOUNS and (not known or predicate.roleset in known)


def _least(verb: Predicate) -> float:
    """How sure it has to be what a verb means; with its particle, or on its way, it is not vague ("take over")."""
    if verb.score >= _SURE_OF_VAGUE or "_" in verb.roleset or tells_way(verb.roleset):
        return _SURE_OF_VERBS
    return _SURE_OF_VAGUE if len(candidates(verb.token.lemma_, "VERB")) >= _VAGUE else _SURE_OF_VERBS


def _speaks_of_something(predicate: Predicate) -> bool:
    """Whether a verb of speech has a thing for its object, and no words: "claimed responsibility for the attack"."""
    objects = (a.head for a in predicate.arguments if a.role == "ARG1")
    return is_verbal(predicate.token) and any(t.pos_ in {"NOUN", "PROPN"} and base(t.dep_) == "obj" for t in objects)


def _is_in_a_compound(token: Token) -> bool:
    """Whether a word is only a part of another one ("the cut-off") or tells which kind something is ("rising sea")."""
    follow = token.nbor(1) if token.i + 1 < len(token.doc) else None
    hyphened = follow is not None and follow.text == "-" and not token.whitespace_ and not follow.whitespace_
    before_its_noun = token.tag_ == "VBG" and base(token.dep_) in {"amod", "compound"} and not is_hidden_gerund(token)
    return hyphened or before_its_noun


def _is_thing(predicate: Predicate, analysis: Analysis) -> bool:
    """Whether a noun stands for somebody or something ("the buyer", "the statement") and not for what happened."""
    token = predicate.token
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    chain = analysis.pointers.chain_at.get(token.i)
    kind = chain.type if chain is not None else noun_kind(token)[0]
    return kind in _THINGS or (chain is not None and chain.named)
