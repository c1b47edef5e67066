"""What must hold of the labels of an article: offsets, ids and vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import MentionForm, Span, Status
from kg.vocabulary.ontology import ontology
from training.corpus.articles import Argument, CorpusArticle, CorpusEvent, CorpusStatement
from training.corpus.rolesets import MODIFIERS, Rolesets

#: What quotations tell and statements leave out.
TOLD_BY_QUOTATIONS = frozenset({"said", "toldTo", "reported"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NUMBERED = re.compile(r"ARG[0-5]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: in which layer, at which place of its list there, and what.

    A `doubt` may be right: an argument that PropBank does not have, a source that is not told.
    """

    layer: str
    number: int
    words: str
    doubt: bool = False


def faults(article: CorpusArticle, rolesets: Rolesets | None) -> Iterator[Fault]:
    """What does not hold; rolesets and their roles are only looked at where they are given.

    Quotations count as `every_quotation` lists them.
    """
    known = {entity.id for entity in article.entities}

    def at(layer: str, number: int, spans: Iterable[Span], ids: Iterable[str]) -> Iterator[Fault]:
        for span in spans:
            words = span.of(article.text)
            if span.end > len(article.text):
                yield Fault(layer, number, f"ends at {span.end}, behind the text")
            elif words != words.strip():
                yield Fault(layer, number, f"{span.start}-{span.end} begins or ends with a blank")
        yield from (Fault(layer, number, f"unknown entity {e}") for e in ids if e not in known)

    ids = [entity.id for entity in article.entities]
    yield from (Fault("entities", n, f"{e} is listed twice") for n, e in enumerate(ids) if e in ids[:n])
    for n, mention in enumerate(article.mentions):
        yield from at("mentions", n, [mention.span], mention.entities)
        if not mention.entities or len(set(mention.entities)) < len(mention.entities):
            yield Fault("mentions", n, "means nothing, or one entity twice")
    yield from _names_in_names(article)
    for n, quotation in enumerate(article.every_quotation()):
        spans = (*quotation.content, *quotation.cue, *quotation.source)
        yield from at("quotations", n, spans, (*quotation.speakers, *quotation.addressees))
        if not quotation.content:
            yield Fault("quotations", n, "has no content")
    for n, statement in enumerate(article.statements):
        things = (statement.subject, *([statement.object] if statement.object else []), *statement.according_to)
        yield from at("statements", n, statement.evidence, things)
        yield from (Fault("statements", n, words, doubt) for words, doubt in _of_statement(statement))
    words_of_events = [event.word for event in article.events]
    for n, event in enumerate(article.events):
        fillers = [a.words for a in event.arguments if a.words is not None]
        meant = (e for a in event.arguments for e in a.entities)
        yield from at("events", n, [event.word, *fillers], (*event.according_to, *meant))
        if re.search(r"\s", event.word.of(article.text)) or event.word in words_of_events[:n]:
            yield Fault("events", n, "an event has one word, and a word one event")
        yield from (Fault("events", n, words, doubt) for words, doubt in _of_event(event, rolesets))


def argument_holds(argument: Argument) -> bool:
    """Whether the role is one that may be labelled, and something fills it."""
    filled = bool(argument.entities) != (argument.words is not None)
    return filled and bool(argument.role in MODIFIERS or _NUMBERED.fullmatch(argument.role))


def _names_in_names(article: CorpusArticle) -> Iterator[Fault]:
    names = [(n, m.span) for n, m in enumerate(article.mentions) if m.form is MentionForm.NAME]
    for n, span in names:
        if any(other != n and around.contains(span) for other, around in names):
            yield Fault("mentions", n, f"the name at {span.start}-{span.end} lies in another one")


def _of_statement(statement: CorpusStatement) -> Iterator[tuple[str, bool]]:
    relation = ontology().relations.get(statement.predicate)
    ended_forms = {r.ended_form for r in ontology().relations.values()}
    if statement.predicate in TOLD_BY_QUOTATIONS:
        yield f"{statement.predicate} is left to quotations", False
    elif relation is None or statement.predicate in ended_forms:
        yield f"unknown predicate {statement.predicate}", False
    elif relation.words and not relation.objects and statement.value is None:
        yield f"{statement.predicate} takes a value", False
    if (statement.object is None) == (statement.value is None) or statement.value == "":
        yield "has an object and a value, or neither", False
    if statement.time is not None and not _DATE.fullmatch(statement.time):
        yield f"no date: {statement.time}", False
    if not statement.evidence:
        yield "has no evidence", False
    if statement.status is Status.ATTRIBUTED and not statement.according_to:
        yield "attributed to nobody", True


def _of_event(event: CorpusEvent, rolesets: Rolesets | None) -> Iterator[tuple[str, bool]]:
    yield from (
        (f"no role {a.role}, or nothing that fills it", False) for a in event.arguments if not argument_holds(a)
    )
    if rolesets is None or event.roleset is None:
        return
    roles = rolesets.get(event.roleset)
    if roles is None:
        yield f"unknown roleset {event.roleset}", False
        return
    for argument in event.arguments:
        if argument_holds(argument) and argument.role not in MODIFIERS and argument.role not in roles:
            yield f"{event.roleset} has no {argument.role}", True
