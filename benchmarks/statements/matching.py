"""Which statements of kg are statements of the gold standard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import networkx

from benchmarks.statements.labels import GoldEntity, GoldStatement, LabelledArticle
from benchmarks.statements.standing import Standing
from benchmarks.statements.values import alike
from kg.model import EntityType, Extraction, Literal, Span, Statement, Status

#: Predicates that are measured as quotations.
LEFT_OUT = frozenset({"said", "reported", "toldTo"})
SYMMETRIC = frozenset({"spouseOf", "partnerOf", "siblingOf", "friendOf", "coStarredWith", "metWith"})
#: What an unnamed document of kg may be labelled as.
DOCUMENTS = frozenset({EntityType.DOCUMENT, EntityType.WORK})
# one gold statement each, and first of all as many as can be; then these
_SAME_STATUS, _SAME_PLACE, _ITSELF = 8, 4, 2


@dataclass(frozen=True, slots=True)
class Found:
    """What kg says of a subject in an article, all places with the same words taken together."""

    subject: str
    predicate: str
    object: str | Literal
    status: Status
    according_to: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    ended: bool = False


@dataclass(slots=True)
class Matched:
    """One article: gold and found statements, the gold one of each match by the found one, and what is left.

    `repeats` are found ones that say again what a match says, in other words, of another name of the same thing or with
    another status; by place, the gold statements they fit.
    """

    labelled: LabelledArticle
    extraction: Extraction
    standing: Standing
    gold: tuple[GoldStatement, ...]
    found: tuple[Found, ...]
    pairs: dict[int, int] = field(default_factory=dict)
    repeats: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def wrong(self) -> list[int]:
        """Places of the found statements that fit no gold one."""
        return [j for j in range(len(self.found)) if j not in self.pairs and j not in self.repeats]

    @property
    def missed(self) -> list[int]:
        """Places of the core statements that nothing matches."""
        met = set(self.pairs.values())
        return [i for i, gold in enumerate(self.gold) if gold.core and i not in met]


def matched(labelled: LabelledArticle, extraction: Extraction) -> Matched:
    """What agrees with what in one article."""
    labels = labelled.labels
    standing = Standing(labels.entities, extraction.entities, labelled.article.text)
    gold = tuple(s for s in labels.statements if s.predicate not in LEFT_OUT)
    one = Matched(labelled, extraction, standing, gold, tuple(_together(extraction, standing)))
    fits = {
        j: places
        for j, found in enumerate(one.found)
        if (places := tuple(i for i, g in enumerate(gold) if fit(g, found, one)))
    }
    graph: networkx.Graph[int] = networkx.Graph()
    for j, places in fits.items():
        for i in places:
            graph.add_edge(j, -1 - i, weight=1 + _preference(gold[i], one.found[j], one))
    for a, b in networkx.max_weight_matching(graph, maxcardinality=True):
        one.pairs[max(a, b)] = -1 - min(a, b)
    one.pairs = dict(sorted(one.pairs.items()))
    one.repeats = {j: places for j, places in fits.items() if j not in one.pairs}
    return one


def fit(gold: GoldStatement, found: Found, article: Matched) -> bool:
    """Whether the two say the same of the same, whatever their status."""
    if gold.predicate != found.predicate:
        return False
    subject = gold.subject in article.standing.all_of(found.subject) or _same_act(
        gold.subject, found.subject, gold, found, article
    )
    if subject and _object_fits(gold, found, article):
        return True
    return (
        gold.predicate in SYMMETRIC
        and not isinstance(found.object, Literal)
        and gold.subject in article.standing.all_of(found.object)
        and gold.object in article.standing.all_of(found.subject)
    )


def _same_act(labelled: str, thing: str, gold: GoldStatement, found: Found, article: Matched) -> bool:
    """Whether two documents without names are one because their statements tell of the same act at the same place.

    Where to put the mention of a tweet that only "tweeted" tells of is anybody's choice.
    """
    entity, wanted = article.standing.found[thing], article.standing.gold[labelled]
    nameless = not entity.named and entity.type is EntityType.DOCUMENT and wanted.type in DOCUMENTS
    if not nameless or labelled in article.standing.of.values() or article.standing.of.get(thing) is not None:
        return False
    return any(a.overlaps(b) for a in gold.evidence for b in found.evidence)


def same_standing(gold: GoldStatement, found: Found) -> bool:
    """Whether the two have one status, and both or neither tell of a state that is over, as far as labels say."""
    return gold.status is found.status and (gold.ended is None or gold.ended is found.ended)


def same_source(gold: GoldStatement, found: Found, article: Matched) -> bool:
    """Whether the found statement has the gold one's source among its own."""
    return any(gold.according_to in article.standing.all_of(source) for source in found.according_to)


def _object_fits(gold: GoldStatement, found: Found, article: Matched) -> bool:
    if not isinstance(found.object, Literal) and gold.object in article.standing.all_of(found.object):
        return True
    if (
        gold.object is not None
        and not isinstance(found.object, Literal)
        and _same_act(gold.object, found.object, gold, found, article)
    ):
        return True
    wordings = _wordings(found.object, article)
    if gold.value is not None and any(alike(gold.predicate, gold.value, words) for words in wordings):
        return True
    if gold.object is None or not isinstance(found.object, Literal):
        return False
    names = _names(article.standing.gold[gold.object], article.labelled.article.text)
    return any(alike(gold.predicate, name, words) for name in names for words in wordings)


def _wordings(thing: str | Literal, article: Matched) -> list[str]:
    if isinstance(thing, Literal):
        return [thing.value, *([thing.normalized] if thing.normalized else [])]
    entity = article.standing.found[thing]
    return [entity.name, *entity.aliases]


def _names(entity: GoldEntity, text: str) -> list[str]:
    return sorted({entity.name, *(span.of(text) for span in entity.mentions)})


def _preference(gold: GoldStatement, found: Found, article: Matched) -> int:
    """How much better than merely fitting the two agree."""
    place = any(a.overlaps(b) for a in gold.evidence for b in found.evidence)
    subject = article.standing.of.get(found.subject) == gold.subject
    if isinstance(found.object, Literal):
        itself = subject and gold.value is not None and found.object.value.casefold() == gold.value.casefold()
    else:
        itself = subject and article.standing.of.get(found.object) == gold.object
    return _SAME_STATUS * same_standing(gold, found) + _SAME_PLACE * place + _ITSELF * itself


def _together(extraction: Extraction, standing: Standing) -> Iterator[Found]:
    """The statements, those with the same subject, predicate, object, status and end as one."""
    kept: dict[tuple[object, ...], Found] = {}
    for statement in extraction.statements:
        if statement.predicate in LEFT_OUT:
            continue
        for one in _each_member(statement, standing):
            key = _key(one)
            old = kept.get(key)
            kept[key] = one if old is None else replace(
                old,
                according_to=tuple(dict.fromkeys(old.according_to + one.according_to)),
                times=tuple(dict.fromkeys(old.times + one.times)),
                evidence=tuple(dict.fromkeys(old.evidence + one.evidence)),
            )  # fmt: skip
    yield from kept.values()


def _key(found: Found) -> tuple[object, ...]:
    if isinstance(found.object, Literal):
        ends: tuple[str, str] = found.subject, " ".join(found.object.value.casefold().split())
    else:
        a, b = found.subject, found.object
        ends = (min(a, b), max(a, b)) if found.predicate in SYMMETRIC else (a, b)
    return (*ends, isinstance(found.object, Literal), found.predicate, found.status, found.ended)


def _each_member(statement: Statement[str], standing: Standing) -> Iterator[Found]:
    """The statement; of a group that the labels do not have as one, a statement a member."""
    objects: Sequence[str | Literal] = (
        [statement.object] if isinstance(statement.object, Literal) else _members(statement.object, standing)
    )
    for subject in _members(statement.subject, standing):
        for thing in objects:
            yield Found(
                subject,
                statement.predicate,
                thing,
                statement.status,
                () if statement.according_to is None else (statement.according_to,),
                () if statement.time is None else (statement.time.value,),
                statement.evidence,
                statement.ended,
            )


def _members(reference: str, standing: Standing) -> Sequence[str]:
    entity = standing.found.get(reference)
    if entity is None or not entity.members or standing.of.get(reference) is not None:
        return [reference]
    return entity.members
