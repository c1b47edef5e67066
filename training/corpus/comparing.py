"""How far two labellings of the same articles agree, layer by layer; every F1 is the same whichever is taken first.

Entities of the two are put together one to one, those first whose mentions overlap most (Jaccard, by exact places).
What is said of entities agrees where it is said of such pairs. Statements that a rule added are left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.quotations.scoring import match
from benchmarks.statements.chains import Agreement, b_cubed
from benchmarks.statements.tally import Share
from benchmarks.statements.values import alike
from kg.model import MentionForm, Span
from kg.vocabulary.ontology import ontology
from training.corpus.articles import Argument, CorpusArticle, CorpusEvent, CorpusStatement
from training.scores import Tally


@dataclass(slots=True)
class Compared:
    """Counts over the articles that both have.

    A `Share` is counted on what both have; `core` on the first side counts those that the other has in any way.
    """

    articles: int = 0
    mentions: dict[str, Tally] = field(default_factory=lambda: {key: Tally() for key in ("all", *MentionForm)})
    types: Share = field(default_factory=Share)
    chains: tuple[list[Hashable], list[Hashable]] = field(default_factory=lambda: ([], []))
    quotations: Tally = field(default_factory=Tally)
    kinds: Share = field(default_factory=Share)
    speakers: Share = field(default_factory=Share)
    statements: Tally = field(default_factory=Tally)
    core: tuple[Share, Share] = field(default_factory=lambda: (Share(), Share()))
    statuses: Share = field(default_factory=Share)
    cores: Share = field(default_factory=Share)
    ended: Share = field(default_factory=Share)
    dated: Share = field(default_factory=Share)
    times: Share = field(default_factory=Share)
    events: Tally = field(default_factory=Tally)
    rolesets: Share = field(default_factory=Share)
    event_statuses: Share = field(default_factory=Share)
    arguments: Tally = field(default_factory=Tally)

    @property
    def coreference(self) -> Agreement:
        """B-cubed over the mentions that both have."""
        return b_cubed(*self.chains)

    @property
    def core_f(self) -> float:
        """The harmonic mean of the shares of core statements of each side that the other side has."""
        return Agreement(self.core[0].value, self.core[1].value).f1

    def add(self, a: CorpusArticle, b: CorpusArticle) -> None:
        """Counts one article, labelled twice."""
        self.articles += 1
        pairs = paired(a, b)
        self._mentions(a, b, pairs)
        self._quotations(a, b, pairs)
        self._statements(a, b, pairs)
        self._events(a, b, pairs)

    def _mentions(self, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]) -> None:
        for key, tally in self.mentions.items():
            tally.add(*({(m.span, m.form) for m in x.mentions if key in {"all", m.form}} for x in (a, b)))
        types = {e.id: e.type for e in b.entities}
        for entity in a.entities:
            if entity.id in pairs:
                self.types.add(entity.type is types[pairs[entity.id]])
        theirs = {(m.span, m.form): m.entities for m in b.mentions}
        for m in a.mentions:
            if (m.span, m.form) in theirs:
                self.chains[0].append((a.id, m.entities))
                self.chains[1].append((a.id, theirs[m.span, m.form]))

    def _quotations(self, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]) -> None:
        ours, theirs = list(a.every_quotation()), list(b.every_quotation())
        matched = match([_characters(q.content) for q in ours], [_characters(q.content) for q in theirs])
        _count(self.quotations, len(matched), len(ours), len(theirs))
        for i, j in matched.items():
            self.kinds.add(ours[i].kind is theirs[j].kind)
            self.speakers.add(_same(ours[i].speakers, theirs[j].speakers, pairs))

    def _statements(self, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]) -> None:
        matched: dict[int, int] = {}
        first, second = (tuple(s for s in x.statements if not s.by_rule) for x in (a, b))
        fits = [[j for j, t in enumerate(second) if _says_the_same(s, t, a, b, pairs)] for s in first]
        # those first that are as alike as can be
        alikes = [(i, j) for i, places in enumerate(fits) for j in places]
        for _, i, j in sorted((first[i].status is not second[j].status, i, j) for i, j in alikes):
            if i not in matched and j not in matched.values():
                matched[i] = j
        _count(self.statements, len(matched), len(first), len(second))
        met = {j for places in fits for j in places}
        for i, ours in enumerate(first):
            if ours.core:
                self.core[0].add(bool(fits[i]))
        for j, theirs in enumerate(second):
            if theirs.core:
                self.core[1].add(j in met)
        for i, j in matched.items():
            ours, theirs = first[i], second[j]
            self.statuses.add(ours.status is theirs.status)
            self.cores.add(ours.core is theirs.core)
            self.ended.add(ours.ended is theirs.ended)
            if ours.time or theirs.time:
                self.dated.add(bool(ours.time and theirs.time))
            if ours.time and theirs.time:
                self.times.add(ours.time == theirs.time)

    def _events(self, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]) -> None:
        ours, theirs = ({event.word: event for event in x.events} for x in (a, b))
        self.events.add(set(ours), set(theirs))
        for word in ours.keys() & theirs.keys():
            one, other = ours[word], theirs[word]
            if one.roleset and other.roleset:
                self.rolesets.add(one.roleset == other.roleset)
            self.event_statuses.add(one.status is other.status)
            shared = _shared_arguments(one, other, a, b, pairs)
            _count(self.arguments, shared, len(one.arguments), len(other.arguments))


def compare(first: Sequence[CorpusArticle], second: Sequence[CorpusArticle]) -> Compared:
    """The agreement over the articles that are in both."""
    compared = Compared()
    others = {article.id: article for article in second}
    for article in first:
        if article.id in others:
            compared.add(article, others[article.id])
    return compared


def paired(a: CorpusArticle, b: CorpusArticle) -> dict[str, str]:
    """The entity of the second by that of the first that is the same."""
    numbers: dict[Span, int] = {}

    def mentioned(x: CorpusArticle) -> list[set[int]]:
        spans = ((m.span for m in x.mentions if entity.id in m.entities) for entity in x.entities)
        return [{numbers.setdefault(span, len(numbers)) for span in one} for one in spans]

    return {a.entities[i].id: b.entities[j].id for i, j in match(mentioned(a), mentioned(b), 0.0).items()}


def _count(tally: Tally, right: int, ours: int, theirs: int) -> None:
    tally.right += right
    tally.found += ours
    tally.wanted += theirs


def _characters(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end))


def _same(ours: Sequence[str], theirs: Sequence[str], pairs: Mapping[str, str]) -> bool:
    return {pairs.get(e) for e in ours} == set(theirs)


def _says_the_same(
    s: CorpusStatement, t: CorpusStatement, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]
) -> bool:
    """The same predicate of the same things, whatever the status; a name and a value may stand for each other."""
    if s.predicate != t.predicate:
        return False
    if pairs.get(s.subject) == t.subject and (
        (s.object is not None and t.object is not None and pairs.get(s.object) == t.object)
        or ((s.object is None or t.object is None) and alike(s.predicate, _worded(s, a), _worded(t, b)))
    ):
        return True
    relation = ontology().relations.get(s.predicate)
    symmetric = relation is not None and relation.symmetric and s.object is not None
    return symmetric and pairs.get(s.subject) == t.object and pairs.get(s.object or "") == t.subject


def _worded(statement: CorpusStatement, article: CorpusArticle) -> str:
    names = {entity.id: entity.name for entity in article.entities}
    return statement.value if statement.value is not None else names[statement.object or ""]


def _shared_arguments(
    one: CorpusEvent, other: CorpusEvent, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]
) -> int:
    """How many arguments both have: the same role and the same entity, or words in common."""
    left = list(other.arguments)
    shared = 0
    for argument in one.arguments:
        for candidate in left:
            if argument.role == candidate.role and _same_filler(argument, candidate, a, b, pairs):
                left.remove(candidate)
                shared += 1
                break
    return shared


def _same_filler(x: Argument, y: Argument, a: CorpusArticle, b: CorpusArticle, pairs: Mapping[str, str]) -> bool:
    if x.entities and y.entities:
        return any(pairs.get(e) in y.entities for e in x.entities)
    return any(p.overlaps(q) for p in _places(x, a) for q in _places(y, b))


def _places(argument: Argument, article: CorpusArticle) -> list[Span]:
    if argument.words is not None:
        return [argument.words]
    return [m.span for m in article.mentions if set(argument.entities) & set(m.entities)]
