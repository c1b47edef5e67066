"""Carries out an editor's decisions over what the rules have found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from kg.language.wordlists import bare_name
from kg.model import (
    Article,
    Collection,
    Entity,
    EntityType,
    Extraction,
    HeadlineClaim,
    Literal,
    Quotation,
    ResolvedEntity,
    Statement,
)
from kg.resolution.clusters import Articles, Cluster, Ref
from kg.resolution.decisions import Decisions, Merge, Pick, RejectStatement, Split, raise_problems
from kg.resolution.naming import even

#: So many digits of an article's id are enough to name it.
_ID_DIGITS = 6


class _Wrong(Exception):
    """Why one decision cannot be carried out."""


@dataclass(slots=True)
class _Group:
    """An entity under an editor's hands."""

    name: str
    type: EntityType
    refs: set[Ref]
    names: set[str]
    #: What an editor said; only then do the rules no longer touch it.
    decided: bool = False
    kind: EntityType | None = None
    outlet: bool = False


@dataclass(slots=True)
class _Names:
    """Finds groups by any of their names."""

    articles: Mapping[str, Article]
    groups: dict[int, _Group] = field(default_factory=dict)
    own: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    other: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    known: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def add(self, group: _Group) -> None:
        number = len(self.groups) + 1 if not self.groups else max(self.groups) + 1
        self.groups[number] = group
        self.own[bare_name(group.name)].add(number)
        for name in group.names:
            self.other[bare_name(name)].add(number)

    def remove(self, number: int) -> _Group:
        group = self.groups.pop(number)
        self.own[bare_name(group.name)].discard(number)
        for name in group.names:
            self.other[bare_name(name)].discard(number)
        return group

    def find(self, pick: Pick) -> list[int]:
        """The numbers of the groups that a pick means; raises _Wrong for none, or for several where one is meant."""
        name = bare_name(pick.name)
        found = self._narrowed(self.own.get(name, set()), pick) or self._narrowed(self.other.get(name, set()), pick)
        if not found:
            raise _Wrong(self._nothing(pick, sorted(self.own.get(name, set()) | self.other.get(name, set()))))
        if len(found) > 1 and not pick.all:
            one = f"{len(found)} are called “{pick.name}”: {'; '.join(map(self._told, found[:4]))}"
            raise _Wrong(f"{one}; say which by type, outlet or article, or all = true for every one")
        return found

    def _narrowed(self, numbers: Iterable[int], pick: Pick) -> list[int]:
        where = self.where(pick.article, pick.outlet)
        return [
            n
            for n in sorted(numbers)
            if (pick.type is None or self.groups[n].type is pick.type)
            and (where is None or any(ref[0] in where for ref in self.groups[n].refs))
        ]

    def where(self, article: str | None, outlet: str | None) -> set[str] | None:
        """The ids of the articles that are named; None where none is. Raises _Wrong where there is none like it."""
        chosen: set[str] | None = None
        for kind, name in (("article", article), ("outlet", outlet)):
            if name is None:
                continue
            if (kind, name) not in self.known:
                self.known[kind, name] = {a.id for a in self.articles.values() if _is(a, kind, name)}
            found = self.known[kind, name]
            if not found:
                has = "file name, title, address or id" if kind == "article" else "outlet"
                raise _Wrong(f"no article of this build has the {has} “{name}”")
            chosen = found if chosen is None else chosen & found
        return chosen

    def _nothing(self, pick: Pick, elsewhere: Sequence[int]) -> str:
        if elsewhere:
            which = " with this type, outlet or article"
            return f"nothing is called “{pick.name}”{which}; there is {'; '.join(map(self._told, elsewhere[:4]))}"
        names = sorted({g.name for g in self.groups.values()})
        close = get_close_matches(pick.name, names, n=3)
        advice = f"; did you mean {' or '.join(f'“{name}”' for name in close)}?" if close else ""
        return f"nothing is called “{pick.name}” in these articles{advice or '; take the entry out, or build more'}"

    def _told(self, number: int) -> str:
        group = self.groups[number]
        files = sorted({_file(self.articles[a]) for a, _ in group.refs})
        more = f" and {len(files) - 2} more" if len(files) > 2 else ""
        place = f" in {', '.join(files[:2])}{more}" if files else ""
        return f"{group.type.value} “{group.name}”{place}"


def rework(
    articles: Articles, clusters: Sequence[Cluster], collection: Collection, decisions: Decisions
) -> list[Cluster] | None:
    """The clusters after splits, merges and renames; None where there are none.

    `collection` is what the rules make of `clusters`: editors speak of entities as a build names them. Raises
    DecisionsError for entries that name nothing, or several things where one is meant.
    """
    if not decisions.splits and not decisions.merges:
        return None
    refs: dict[str, set[Ref]] = defaultdict(set)
    for ref, key in collection.key_of.items():
        refs[key].add(ref)
    publishing = set(collection.outlet_of.values())
    names = _Names(articles.article)
    for entity in collection.entities:
        names.add(
            _Group(entity.name, entity.type, refs[entity.key], set(entity.aliases), outlet=entity.key in publishing)
        )
    problems = []
    todo: list[Split | Merge] = [*decisions.splits, *decisions.merges]
    for decision in todo:
        try:
            if isinstance(decision, Split):
                _split(names, articles, decision)
            else:
                _merge(names, decision)
        except _Wrong as error:
            problems.append(f"{decision.where}: {error}")
    raise_problems(problems)
    decided = [g for g in names.groups.values() if g.decided]
    moved = {ref for group in decided for ref in group.refs}
    # what an editor has split off is no longer known by the names it had there
    left = [c if moved.isdisjoint(c.refs) else c.without(moved) for c in clusters]
    return [*(c for c in left if c.refs), *(_cluster(articles, g) for g in decided)]


def _merge(names: _Names, decision: Merge) -> None:
    numbers = list(dict.fromkeys(n for pick in decision.entities for n in names.find(pick)))
    if len(decision.entities) > 1 and len(numbers) == 1:
        raise _Wrong(f"all of these are one already, “{names.groups[numbers[0]].name}”; take the entry out")
    merged = [names.remove(n) for n in numbers]
    types = Counter(group.type for group in merged for _ in group.refs or {("", "")})
    kind = decision.type or max(types, key=lambda t: (t is EntityType.OUTLET, types[t], t.value))
    names.add(
        _Group(
            decision.name,
            kind,
            {ref for group in merged for ref in group.refs},
            {name for group in merged for name in (group.name, *group.names)} - {decision.name},
            decided=True,
            kind=kind,
            outlet=any(group.outlet for group in merged),
        )
    )


def _split(names: _Names, articles: Articles, decision: Split) -> None:
    number = names.find(decision.entity)[0]
    group = names.groups[number]
    chosen: set[Ref] = set()
    for article in decision.articles or (None,):
        where = names.where(article, decision.outlet) or set()
        found = {ref for ref in group.refs if ref[0] in where}
        if not found:
            place = f"“{article}”" if article is not None else f"the articles of “{decision.outlet}”"
            raise _Wrong(f"“{group.name}” does not occur in {place}")
        chosen |= found
    if chosen == group.refs:
        raise _Wrong(f"“{group.name}” occurs nowhere else, so there is nothing to split; use [[rename]]")
    kind = decision.type or group.type
    rest = names.remove(number)
    rest.refs = rest.refs - chosen
    rest.decided = rest.decided or rest.type is EntityType.DOCUMENT
    names.add(rest)
    called = {n for ref in chosen for n in (articles.entity(ref).name, *articles.entity(ref).aliases)}
    names.add(_Group(decision.name, kind, chosen, called - {decision.name}, decided=True, kind=kind))


def _cluster(articles: Articles, group: _Group) -> Cluster:
    cluster = Cluster(name=group.name, type=group.kind or group.type, names=set(group.names))
    for ref in sorted(group.refs):
        cluster.add(ref, articles.entity(ref), articles.around(ref))
    return cluster


def _is(article: Article, kind: str, name: str) -> bool:
    if kind == "outlet":
        return article.outlet is not None and even(article.outlet) == even(name)
    return (
        name in (article.path, article.url, article.id, _file(article))
        or (article.title is not None and bare_name(article.title) == bare_name(name))
        or (len(name) >= _ID_DIGITS and article.id.startswith(name.lower()))
    )


def _file(article: Article) -> str:
    return article.path.replace("\\", "/").rstrip("/").rpartition("/")[2]


# -- rejecting -------------------------------------------------------------------------------------------------------


def reject(collection: Collection, decisions: Decisions) -> Collection:
    """The collection without the entities and statements that an editor rejects; raises DecisionsError as `rework`.

    The articles and their texts stay as they are. A quotation whose speaker is rejected has none.
    """
    if not decisions.entities and not decisions.statements:
        return collection
    refs: dict[str, set[Ref]] = defaultdict(set)
    for ref, key in collection.key_of.items():
        refs[key].add(ref)
    publishing = {*collection.outlet_of.values(), *(k for keys in collection.authors_of.values() for k in keys)}
    names = _Names({x.article.id: x.article for x in collection.extractions})
    key_of: dict[int, str] = {}
    for entity in collection.entities:
        names.add(_Group(entity.name, entity.type, refs[entity.key], set(entity.aliases)))
        key_of[max(names.groups)] = entity.key
    problems, gone = [], set()
    wrong: set[tuple[str, Statement[str]]] = set()
    for one in decisions.entities:
        try:
            found = {key_of[n] for n in names.find(one.entity)}
            if found & publishing:
                raise _Wrong(f"“{one.entity.name}” publishes or writes articles; change their metadata instead")
            gone |= found
        except _Wrong as error:
            problems.append(f"{one.where}: {error}")
    for statement in decisions.statements:
        try:
            wrong |= _statements(names, key_of, collection, statement)
        except _Wrong as error:
            problems.append(f"{statement.where}: {error}")
    raise_problems(problems)
    kept = tuple(_without(x, collection.key_of, gone, wrong) for x in collection.extractions)
    present = {(x.article.id, e.id) for x in kept for e in x.entities}
    return replace(
        collection,
        extractions=kept,
        entities=tuple(_less(e, gone) for e in collection.entities if e.key not in gone),
        key_of={ref: key for ref, key in collection.key_of.items() if ref in present},
    )


def _statements(
    names: _Names, key_of: Mapping[int, str], collection: Collection, decision: RejectStatement
) -> set[tuple[str, Statement[str]]]:
    subjects = {key_of[n] for n in names.find(replace(decision.subject, all=True))}
    try:
        objects = {key_of[n] for n in names.find(replace(decision.object, all=True))}
    except _Wrong:
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
        raise _Wrong(f"no such statement: {triple}; of this subject the articles say: {said}")
    return found


def _without(
    x: Extraction, key_of: Mapping[Ref, str], gone: Set[str], wrong: Set[tuple[str, Statement[str]]]
) -> Extraction:
    out = {e.id for e in x.entities if key_of[x.article.id, e.id] in gone}
    if not out and not any((x.article.id, s) in wrong for s in x.statements):
        return x

    def known(reference: str | None) -> str | None:
        return None if reference in out else reference

    def told(q: Quotation[str]) -> Quotation[str]:
        return replace(
            q,
            speaker=known(q.speaker),
            addressee=known(q.addressee),
            medium=known(q.medium),
            nested=tuple(told(n) for n in q.nested),
        )

    def entity(e: Entity) -> Entity:
        return replace(e, members=tuple(m for m in e.members if m not in out), owner=known(e.owner))

    new: dict[int, Quotation[str] | Statement[str]] = {}
    for q in x.quotations:
        new[id(q)] = told(q)
    for s in x.statements:
        if (x.article.id, s) not in wrong and s.subject not in out and s.object not in out:
            new[id(s)] = replace(s, according_to=known(s.according_to))
    return replace(
        x,
        entities=tuple(entity(e) for e in x.entities if e.id not in out),
        quotations=tuple(told(q) for q in x.quotations),
        statements=tuple(s for s in map(new.get, map(id, x.statements)) if isinstance(s, Statement)),
        headline=tuple(_claims(x, new)),
    )


def _claims(x: Extraction, new: Mapping[int, Quotation[str] | Statement[str]]) -> Iterable[HeadlineClaim]:
    """The headline's claims over what is left; a claim that lost its support stands without."""
    place = {old: new[id(old)] for old in (*x.quotations, *x.statements) if id(old) in new}
    for claim in x.headline:
        if claim.claim in place:
            support = None if claim.support is None else place.get(claim.support)
            yield HeadlineClaim(place[claim.claim], support)


def _less(entity: ResolvedEntity, gone: Set[str]) -> ResolvedEntity:
    return replace(entity, members=tuple(m for m in entity.members if m not in gone))
