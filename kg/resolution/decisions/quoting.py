"""Gives quotations the speakers that an editor names, and takes out those that are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kg.language.lexicon.wordlists import bare_name
from kg.model import Collection, EventReport, Extraction, HeadlineClaim, Quotation, Statement
from kg.model.extractions import articles_of, by_id, changed
from kg.resolution.clusters import Ref
from kg.resolution.decisions.picking import Group, Names, WrongError
from kg.resolution.decisions.reading import CorrectSpeaker, Decisions, Pick, RejectQuotation, Said, raise_problems
from kg.resolution.decisions.wording import bare_words, shortened

_Finding: TypeAlias = Quotation[str] | Statement[str] | EventReport[str]
#: Where a quotation stands, as `Extraction.all_quotations` has it.
Place = tuple[int, ...]


@dataclass(slots=True)
class _Changes:
    """What becomes of the quotations of one article, by their places: another speaker, or nothing."""

    speaker: dict[Place, str | None] = field(default_factory=dict)
    gone: set[Place] = field(default_factory=set)


def correct_quotations(collection: Collection, decisions: Decisions) -> Collection:
    """The collection with the speakers that an editor gives, without the quotations that an editor rejects.

    A statement or event report inside such a quotation that stood by its speaker's word gets the new speaker, or goes
    with the quotation. Raises DecisionsError, as `rework`, for words that no quotation has, or several where one is
    meant, and for a speaker whom the article does not name.
    """
    if not decisions.speakers and not decisions.quotations:
        return collection
    names = Names({article.id: article for article in articles_of(collection.extractions)})
    key_of = _known(collection, names)
    found = by_id(collection.extractions)
    changes: dict[str, _Changes] = defaultdict(_Changes)
    problems = []
    todo: list[CorrectSpeaker | RejectQuotation] = [*decisions.speakers, *decisions.quotations]
    for one in todo:
        try:
            for article, place in _found(names, collection, one.quotation):
                if isinstance(one, CorrectSpeaker):
                    speaker = _speaker(names, key_of, collection, found[article], one.speaker)
                    changes[article].speaker[place] = speaker
                else:
                    changes[article].gone.add(place)
        except WrongError as error:
            problems.append(f"{one.where}: {error}")
    raise_problems(problems)
    after = changed(collection.extractions, lambda x: _changed(x, changes[x.article.id]), changes.keys())
    return replace(collection, extractions=after)


def _known(collection: Collection, names: Names) -> dict[int, str]:
    refs: dict[str, set[Ref]] = defaultdict(set)
    for ref, key in collection.key_of.items():
        refs[key].add(ref)
    return {names.add(Group(e.name, e.type, refs[e.key], set(e.aliases))): e.key for e in collection.entities}


def _found(names: Names, collection: Collection, said: Said) -> list[tuple[str, Place]]:
    """The articles and places of the quotations that are meant: those of just these words, or else that hold them."""
    where = names.where(said.article, said.outlet)
    wanted = bare_words(said.words)
    extractions = by_id(collection.extractions)
    having = [
        (extraction.article, place, words)
        for name in extractions
        if where is None or name in where
        for extraction in (extractions[name],)
        for place, quotation in extraction.all_quotations()
        if f" {wanted} " in f" {bare_words(words := extraction.words(quotation.content))} "
    ]
    found = [each for each in having if bare_words(each[2]) == wanted] or (having if wanted else [])
    if not found:
        place = f" in {said.article or said.outlet}" if said.article or said.outlet else ""
        raise WrongError(
            f"no quotation{place} has the words “{shortened(said.words)}”; copy them from kg show or kg extract, or "
            "take the entry out"
        )
    if len(found) > 1 and not said.all:
        shown = "; ".join(f"“{shortened(words)}” in {article.path}" for article, _, words in found[:4])
        raise WrongError(f"{len(found)} quotations have these words: {shown}; give more words, or all = true for each")
    return [(article.id, place) for article, place, _ in found]


def _speaker(
    names: Names, key_of: Mapping[int, str], collection: Collection, x: Extraction, pick: Pick | None
) -> str | None:
    """The id, in the article, of who is named; None where nobody is."""
    if pick is None:
        return None
    keys = {key_of[n] for n in names.find(replace(pick, all=True))}
    own = [e.id for e in x.entities if collection.key_of.get((x.article.id, e.id)) in keys]
    if not own:
        raise WrongError(
            f"“{pick.name}” does not occur in {x.article.path}; a speaker is somebody whom the article names, or false"
        )
    if len({collection.key_of[x.article.id, e] for e in own}) > 1:
        exact = [e.id for e in x.entities if e.id in own and bare_name(e.name) == bare_name(pick.name)]
        if len(exact) != 1:
            raise WrongError(f"several in {x.article.path} are called “{pick.name}”; say which by type")
        own = exact
    return own[0]


def _changed(x: Extraction, changes: _Changes) -> Extraction:
    new: dict[_Finding, _Finding] = {}

    def rebuilt(place: Place, q: Quotation[str]) -> Quotation[str]:
        inner = ((number, (*place, number), n) for number, n in enumerate(q.nested))
        nested = tuple(rebuilt(within, n) for _, within, n in inner if within not in changes.gone)
        speaker = changes.speaker.get(place, q.speaker)
        return replace(q, speaker=speaker, addressee=None if q.addressee == speaker else q.addressee, nested=nested)

    for number, quotation in enumerate(x.quotations):
        if (number,) not in changes.gone:
            new[quotation] = rebuilt((number,), quotation)
    places = changes.speaker.keys() | changes.gone
    touched = [(place, q) for place, q in x.all_quotations() if place in places]
    found: tuple[Statement[str] | EventReport[str], ...] = (*x.statements, *x.events)
    for one in found:
        holder = next((place for place, q in touched if _rests_on(one, q)), None)
        if holder is None:
            new[one] = one
        elif holder not in changes.gone:
            new[one] = replace(one, according_to=changes.speaker[holder])
    return replace(
        x,
        quotations=tuple(q for q in map(new.get, x.quotations) if isinstance(q, Quotation)),
        statements=tuple(s for s in map(new.get, x.statements) if isinstance(s, Statement)),
        events=tuple(e for e in map(new.get, x.events) if isinstance(e, EventReport)),
        headline=tuple(_claim(h, new) for h in x.headline if h.in_title or h.claim in new),
    )


def _claim(claim: HeadlineClaim, new: Mapping[_Finding, _Finding]) -> HeadlineClaim:
    """A claim of the headline over what its article now says."""
    made = new.get(claim.claim)
    support = None if claim.support is None else new.get(claim.support)
    return replace(
        claim,
        claim=claim.claim if claim.in_title or made is None or isinstance(made, EventReport) else made,
        support=None if isinstance(support, EventReport) else support,
    )


def _rests_on(found: Statement[str] | EventReport[str], quotation: Quotation[str]) -> bool:
    """Whether a statement or event report stands in a quotation and by the word of its speaker."""
    if quotation.speaker is None or found.according_to != quotation.speaker:
        return False
    return any(content.overlaps(span) for content in quotation.content for span in found.evidence)
