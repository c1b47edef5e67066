"""Takes out the entities and statements that an editor rejects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from kg.language.lexicon.wordlists import bare_name
from kg.model import (
    Collection,
    Entity,
    EventReport,
    Extraction,
    HeadlineClaim,
    Literal,
    Quotation,
    ResolvedEntity,
    Role,
    Statement,
)
from kg.model.extractions import articles_of, changed
from kg.resolution.clusters import Ref
from kg.resolution.decisions.picking import Group, Names, WrongError
from kg.resolution.decisions.reading import Decisions, RejectStatement, raise_problems

#: Nobody and nothing takes part in an event by these alone.
_ASIDE = frozenset({Role.TIME, Role.MANNER, Role.CAUSE, Role.PURPOSE})


def reject(collection: Collection, decisions: Decisions) -> Collection:
    """The collection without the entities and statements that an editor rejects; raises DecisionsError as `rework`.

    The articles and their texts stay as they are. A quotation whose speaker is rejected has none, and in an event
    whoever is rejected takes no part.
    """
    if not decisions.entities and not decisions.statements:
        return collection
    refs: dict[str, set[Ref]] = defaultdict(set)
    for ref, key in collection.key_of.items():
        refs[key].add(ref)
    publishing = {*collection.outlet_of.values(), *(k for keys in collection.authors_of.values() for k in keys)}
    names = Names({article.id: article for article in articles_of(collection.extractions)})
    key_of: dict[int, str] = {}
    for entity in collection.entities:
        number = names.add(Group(entity.name, entity.type, refs[entity.key], set(entity.aliases)))
        key_of[number] = entity.key
    problems, gone = [], set()
    wrong: set[tuple[str, Statement[str]]] = set()
    for one in decisions.entities:
        try:
            found = {key_of[n] for n in names.find(one.entity)}
            if found & publishing:
                raise WrongError(f"“{one.entity.name}” publishes or writes articles; change their metadata instead")
            gone |= found
        except WrongError as error:
            problems.append(f"{one.where}: {error}")
    for statement in decisions.statements:
        try:
            wrong |= _statements(names, key_of, collection, statement)
        except WrongError as error:
            problems.append(f"{statement.where}: {error}")
    raise_problems(problems)
    touched = {article for article, _ in wrong} | {article for key in gone for article, _ in refs[key]}
    return replace(
        collection,
        extractions=changed(collection.extractions, lambda x: _without(x, collection.key_of, gone, wrong), touched),
        entities=tuple(_less(e, gone) for e in collection.entities if e.key not in gone),
        key_of={ref: key for ref, key in collection.key_of.items() if key not in gone},
    )


def _statements(
    names: Names, key_of: Mapping[int, str], collection: Collection, decision: RejectStatement
) -> set[tuple[str, Statement[str]]]:
    subjects = {key_of[n] for n in names.find(replace(decision.subject, all=True))}
    try:
        objects = {key_of[n] for n in names.find(replace(decision.object, all=True))}
    except WrongError:
        objects = set()  # it may be a value
    value = bare_name(decision.object.name)
    where = names.where(decision.article, decision.outlet)
    about: Counter[str] = Counter()
    found = set()
    for x in collection.extractions:
        if where is not None and x.article.id not in where:
            continue
        for s in x.statements:
            if collection.key_of[x.article.id, s.subject] not in subjects:
                continue
            about[s.predicate] += 1
            if isinstance(s.object, Literal):
                same = bare_name(s.object.value) == value
            else:
                same = collection.key_of[x.article.id, s.object] in objects
            if same and s.predicate == decision.predicate:
                found.add((x.article.id, s))
    if not found:
        said = ", ".join(sorted(about)) or "nothing"
        triple = f"“{decision.subject.name}” {decision.predicate} “{decision.object.name}”"
        raise WrongError(f"no such statement: {triple}; of this subject the articles say: {said}")
    return found


def _without(
    x: Extraction, key_of: Mapping[Ref, str], gone: Set[str], wrong: Set[tuple[str, Statement[str]]]
) -> Extraction:
    out = {e.id for e in x.entities if key_of[x.article.id, e.id] in gone}

    def known(reference: str | None) -> str | None:
        return None if reference in out else reference

    def rebuilt(q: Quotation[str]) -> Quotation[str]:
        return replace(
            q,
            speaker=known(q.speaker),
            addressee=known(q.addressee),
            medium=known(q.medium),
            nested=tuple(rebuilt(n) for n in q.nested),
        )

    def entity(e: Entity) -> Entity:
        return replace(e, members=tuple(m for m in e.members if m not in out), owner=known(e.owner))

    new: dict[int, Quotation[str] | Statement[str]] = {}
    for q in x.quotations:
        new[id(q)] = rebuilt(q)
    for s in x.statements:
        if (x.article.id, s) not in wrong and s.subject not in out and s.object not in out:
            new[id(s)] = replace(s, according_to=known(s.according_to))
    return replace(
        x,
        entities=tuple(entity(e) for e in x.entities if e.id not in out),
        quotations=tuple(rebuilt(q) for q in x.quotations),
        statements=tuple(s for s in map(new.get, map(id, x.statements)) if isinstance(s, Statement)),
        headline=tuple(_claims(x, new, out)),
        events=tuple(_reports(x.events, out)),
    )


def _reports(events: Iterable[EventReport[str]], out: Set[str]) -> Iterable[EventReport[str]]:
    """The event reports without those who are out; one that is of nobody else goes."""
    for report in events:
        left = tuple(p for p in report.participants if p.filler not in out)
        if left == report.participants or any(p.role not in _ASIDE for p in left):
            source = None if report.according_to in out else report.according_to
            yield replace(report, participants=left, according_to=source)


def _claims(
    x: Extraction, new: Mapping[int, Quotation[str] | Statement[str]], out: Set[str]
) -> Iterable[HeadlineClaim]:
    """The headline's claims over what is left; a claim that lost its support stands without."""
    place = {old: new[id(old)] for old in (*x.quotations, *x.statements) if id(old) in new}
    for claim in x.headline:
        support = None if claim.support is None else place.get(claim.support)
        if claim.in_title and out.isdisjoint(_about(claim.claim)):
            yield replace(claim, support=support)
        elif claim.claim in place and not claim.in_title:
            yield replace(claim, claim=place[claim.claim], support=support)


def _about(claim: Quotation[str] | Statement[str]) -> set[object]:
    """The ids of those whom a claim speaks of."""
    if isinstance(claim, Statement):
        return {claim.subject, claim.object, claim.according_to}
    return {claim.speaker, claim.addressee, claim.medium}.union(*map(_about, claim.nested))


def _less(entity: ResolvedEntity, gone: Set[str]) -> ResolvedEntity:
    return replace(entity, members=tuple(m for m in entity.members if m not in gone))
