"""The built graph as a networkx network: entities are nodes, statements between two entities are edges.

Events are nodes too, with an edge to each entity that has a role in them (kg.graph.exporting.network_events).
A statement whose object is a value ("two years") is no edge: it stands in `properties` of its subject's node.
Quotations stand in `network.graph["quotations"]`; one that was said to a known addressee is an edge as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

import networkx as nx
import pyoxigraph as ox

from kg.graph.exporting.network_events import add_events
from kg.graph.exporting.part import Part
from kg.graph.reading.events import Events
from kg.graph.reading.happening import Happening, Passage
from kg.graph.reading.many import Term, batches, said_of, said_of_class
from kg.graph.reading.passages import passages_of
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA, SEM, SKOS
from kg.vocabulary.ontology import told_form

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph
    from kg.vocabulary.iris import Vocabulary

Network: TypeAlias = "nx.MultiDiGraph[str]"
Description: TypeAlias = dict[str, list[str]]
"""What one resource is said to be: property IRI to the lexical values, sorted."""
Described: TypeAlias = dict[str, Description]
"""What resources are said to be, by their IRIs, sorted."""


class Evidence(TypedDict):
    """Words of an article (`prefix + exact + suffix` is their sentence) and their offsets in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Article(TypedDict):
    """One article; `date` is ISO 8601, as precise as known; empty strings stand for what is unknown."""

    id: str
    title: str
    file: str
    date: str
    url: str
    outlet: str
    outlet_id: str
    authors: list[str]


class Origin(TypedDict):
    """Where something stands: its article, and what is known of that."""

    article: str
    title: str
    date: str
    url: str
    outlet: str
    outlet_id: str


class Statement(Origin):
    """One statement; of a state that is over `ended` is true and `predicate` the ended form.

    `id` is its IRI, `in_headline` whether the headline makes it; `value` and `normalized` are set instead of an edge's
    target where the object is a literal.
    """

    id: str
    kind: str
    predicate: str
    status: str
    according_to: str
    according_to_id: str
    source: str
    time: str
    time_words: str
    ended: bool
    began: str
    until: str
    value: str
    normalized: str
    in_headline: bool
    evidence: list[Evidence]


class Quotation(TypedDict):
    """One quotation; `speaker`, `addressee` and `medium` are IRIs of entities, or empty.

    `members` are those of a group that speaks: each of them said it too. `form` is direct, mixed or indirect.
    `nested_in` is the id of the quotation whose speaker, and not the article, reports this one, or empty. `time` is
    when it was said, as far as that is told.
    """

    id: str
    speaker: str
    members: list[str]
    addressee: str
    medium: str
    text: str
    form: str
    cue: str
    cue_class: str
    factive: bool
    status: str
    nested_in: str
    source_words: str
    time: str
    time_words: str
    in_headline: bool
    article: str
    evidence: list[Evidence]


def was_said(quotation: Quotation) -> bool:
    """Whether the article itself reports it as said: not negated, possible or alleged, and not nested in another."""
    return quotation["status"] == "asserted" and not quotation["nested_in"]


def to_networkx(graph: BuiltGraph, part: Part | None = None) -> Network:
    """The network of a built graph, or of a part of it; node names, edge keys and articles are IRIs.

    Nothing is lost but the places of mentions, and what in an article's body supports its headline. Of a part, the
    counts of an entity are those of the whole graph, while `articles` are only those that tell what is in it, and as
    many of each entity as stand for the outlets in which it is found; `found_in` has these.

    Attributes of entities: `kind` ("entity"), `label`, `type` (a name of kg.model.EntityType), `named`, `aliases`,
    `members`, `properties` (statements with a literal), `found_in` (articles), and the counts `mentions`,
    `statements`, `quotations`, `events`, `articles`, `outlets`; for a group whose exact number is known `size`. Those
    of events: see `kg.graph.exporting.network_events.add_events`.
    Edge attributes: those of `Statement`, `kind` being "statement" or "quotation"; or of `RoleEdge`, `kind` "role".
    Graph attributes: `articles` (IRI to `Article`), `quotations` (a list of `Quotation`), `events` (a list of
    `Happening`) and `base`, the namespace of the data.
    Entities stand before events; nodes, edges and lists are sorted, so the same graph gives the same network.
    """
    events = Events(graph.store, graph.vocabulary)
    happenings = events.all() if part is None else events.these(part.events)
    network = _Reader(graph.store, graph.vocabulary, part).network(happenings)
    network.graph["events"] = happenings
    add_events(network, happenings)
    if part is not None:
        for node, told in part.told.items():
            network.nodes[node].update(told._asdict())
    return network


class _Reader:
    """Reads the parts of the network from a store, each kind of resource at once."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary, part: Part | None) -> None:
        self.store = store
        self.kg = vocabulary.namespace
        self.base = vocabulary.data
        self.added = vocabulary.added
        self.part = part
        # Later classes win: an outlet is an organization too.
        self.types = {
            SCHEMA + "Person": "Person",
            SCHEMA + "Organization": "Organization",
            SCHEMA + "NewsMediaOrganization": "Outlet",
            SCHEMA + "Place": "Place",
            SCHEMA + "CreativeWork": "Work",
            self.kg + "Document": "Document",
            SCHEMA + "Event": "Event",
            self.kg + "Group": "Group",
        }
        self.entities: dict[str, Description] = {}
        self.articles: dict[str, Article] = {}
        self.evidence: dict[str, Passage] = {}
        self.mentions: dict[str, int] = {}
        self.seen_in: dict[str, set[str]] = {}

    def network(self, happenings: Sequence[Happening]) -> Network:
        """See `to_networkx`; `happenings` are the events that will be added."""
        statements, quotations = self.read(happenings)
        network: Network = nx.MultiDiGraph()
        for iri in sorted(self.entities if self.part is None else self.part.told):
            network.add_node(iri, **self.entity(iri))
        self.add_statements(network, statements)
        network.graph["base"] = self.base
        network.graph["articles"] = self.articles
        network.graph["relations"] = self.added
        network.graph["sources"] = {
            report.source: self.label(report.source) for each in happenings for report in each.reports
        }
        network.graph["quotations"] = self.add_quotations(network, quotations)
        self.add_counts(network)
        return network

    def read(self, happenings: Sequence[Happening]) -> tuple[Described, Described]:
        """Reads all that the network is made of; returns what statements and quotations are said to be."""
        self.mentions, self.seen_in = self.read_mentions()
        if self.part is None:
            for type_ in self.types:
                self.entities.update(self.described(type_))
            self.articles = self.read_articles(self.described(SCHEMA + "NewsArticle"))
            statements, quotations = self.described(RDF + "Statement"), self.described(SCHEMA + "Quotation")
        else:
            statements, quotations = self.these(self.part.statements), self.these(self.part.quotations)
            self.read_around(self.part, [*statements.values(), *quotations.values()], happenings)
        content = (self.kg + "evidence", self.kg + "contentEvidence")
        told = (*statements.values(), *quotations.values())
        wanted = sorted({iri for about in told for name in content for iri in about.get(name, ())})
        self.evidence = passages_of(self.store, self.kg, wanted)
        return statements, quotations

    def read_around(self, part: Part, told: Sequence[Description], happenings: Sequence[Happening]) -> None:
        """Reads the entities and articles that belong to the findings of a part."""
        reports = [report for each in happenings for report in each.reports]
        articles = {article for about in told for article in about.get(SCHEMA + "isPartOf", ())}
        articles |= {report.article.iri for report in reports}
        articles |= self.standing_for_outlets(articles)
        read = self.these(articles)
        # those who are only named for what they say, or speak with others, have a name too
        naming = (SEM + "accordingTo", self.kg + "source", self.kg + "speaker", SCHEMA + "publisher")
        named = {iri for about in (*told, *read.values()) for name in naming for iri in about.get(name, ())}
        named |= {report.source for report in reports if report.source}
        described = self.these(named | set(part.told))
        self.entities = {iri: about for iri, about in described.items() if self.types_of(about)}
        self.articles = self.read_articles(read)

    def described(self, type_: str) -> Described:
        """All that is said, in whichever graph, of the resources of a class."""
        return _described(said_of_class(self.store, type_))

    def these(self, iris: Iterable[str]) -> Described:
        """All that is said, in whichever graph, of these."""
        return _described(said_of(self.store, sorted(iris)))

    def read_mentions(self) -> tuple[dict[str, int], dict[str, set[str]]]:
        """How many mentions each entity has, and in which articles."""
        mentions: dict[str, int] = {}
        seen_in: dict[str, set[str]] = defaultdict(set)
        for values in [""] if self.part is None else batches(sorted(self.part.told)):
            only = f"VALUES ?e {{ {values} }}" if values else ""
            for entity, number in self.select(f"SELECT ?e ?n {{ {only} ?e <{self.kg}mentionCount> ?n }}"):
                mentions[entity] = int(number)
            for entity, article in self.select(f"SELECT ?e ?a {{ {only} ?a <{SCHEMA}mentions> ?e }}"):
                seen_in[entity].add(article)
        return mentions, seen_in

    def standing_for_outlets(self, articles: set[str]) -> set[str]:
        """Reduces where each entity is seen to an article of each outlet, of `articles` where one is there."""
        outlet = dict(self.select(f"SELECT ?a ?o {{ ?a <{SCHEMA}publisher> ?o }}"))
        for entity, seen in self.seen_in.items():
            by_outlet: dict[str, tuple[bool, str]] = {}
            for article in seen:
                mine = outlet.get(article, ""), (article not in articles, article)
                by_outlet[mine[0]] = min(by_outlet.get(mine[0], mine[1]), mine[1])
            self.seen_in[entity] = {article for _, article in by_outlet.values()}
        return set().union(*self.seen_in.values())

    def select(self, query: str) -> Iterable[list[str]]:
        """Solutions as lists of lexical values, an unbound variable being empty."""
        solutions = self.store.query(query)
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("only SELECT gives rows")
        for solution in solutions:
            yield [getattr(term, "value", "") for term in solution]

    def entity(self, iri: str) -> dict[str, Any]:
        """A node's attributes, without the counts."""
        about = self.entities[iri]
        label = _first(about, RDFS + "label", SCHEMA + "name") or iri.rsplit("/", 1)[-1]
        type_ = self.types_of(about)[-1]
        aliases = [alias for alias in about.get(SKOS + "altLabel", []) if alias != label]
        named = _first(about, self.kg + "named") != "false"
        members = about.get(SCHEMA + "member", [])
        node = {
            "kind": "entity",
            "label": label,
            "type": type_,
            "named": named,
            "aliases": aliases,
            "members": members,
            "properties": [],
        }
        size = _first(about, self.kg + "size")
        return node | ({"size": int(size)} if size else {})

    def types_of(self, about: Description) -> list[str]:
        """The types that an entity's classes give it, the last of which counts; none of what is no entity."""
        return [name for class_, name in self.types.items() if class_ in about.get(RDF + "type", [])]

    def label(self, iri: str) -> str:
        """What an entity or article is called."""
        if iri in self.entities:
            return str(self.entity(iri)["label"])
        return self.articles[iri]["title"] if iri in self.articles else ""

    def read_articles(self, described: Described) -> dict[str, Article]:
        """The articles by IRI."""
        return {iri: self.article(iri, about) for iri, about in described.items()}

    def article(self, iri: str, about: Description) -> Article:
        """One article as the default graph describes it."""
        outlet, file = _first(about, SCHEMA + "publisher"), _first(about, self.kg + "fileName")
        return Article(
            id=iri,
            title=_first(about, SCHEMA + "headline", RDFS + "label") or file,
            file=file,
            date=_first(about, SCHEMA + "datePublished"),
            url=_first(about, SCHEMA + "url"),
            outlet=self.label(outlet),
            outlet_id=outlet,
            authors=about.get(SCHEMA + "author", []),
        )

    def evidence_of(self, about: Description, *properties: str) -> list[Evidence]:
        """The evidence behind a resource in the order of the text."""
        found = [self.evidence[iri] for p in properties for iri in about.get(p, []) if iri in self.evidence]
        return [_evidence(passage) for passage in sorted(found, key=lambda each: (each.start, each.end))]

    def add_statements(self, network: Network, described: Described) -> None:
        """Adds each statement as an edge, or as a property of its subject."""
        for iri, about in described.items():
            subject, target = _first(about, RDF + "subject"), _first(about, RDF + "object")
            statement = self.statement(iri, about)
            if subject in network and target in network:
                network.add_edge(subject, target, key=iri, **statement)
            elif subject in network:
                statement["value"] = target
                network.nodes[subject]["properties"].append(statement)

    def statement(self, iri: str, about: Description) -> Statement:
        """One statement's attributes, its source article's included."""
        by = _first(about, SEM + "accordingTo")
        predicate, ended = _first(about, RDF + "predicate").removeprefix(self.kg), bool(about.get(self.kg + "ended"))
        return {
            "id": iri,
            "kind": "statement",
            "predicate": told_form(predicate, ended=ended),
            "status": _first(about, self.kg + "status").removeprefix(self.kg),
            "according_to": self.label(by),
            "according_to_id": by,
            "source": self.label(_first(about, self.kg + "source")),
            "time": _first(about, self.kg + "time"),
            "time_words": _first(about, self.kg + "timeWords"),
            "ended": ended,
            "began": _first(about, self.kg + "from"),
            "until": _first(about, self.kg + "until"),
            "value": "",
            "normalized": _first(about, self.kg + "normalized"),
            "in_headline": _first(about, self.kg + "inHeadline") == "true",
            "evidence": self.evidence_of(about, self.kg + "evidence"),
            **self.origin(_first(about, SCHEMA + "isPartOf")),
        }

    def origin(self, article: str) -> Origin:
        """Where a statement stands, unknown fields being empty."""
        about = self.articles.get(article)
        return Origin(
            article=article,
            title=about["title"] if about else "",
            date=about["date"] if about else "",
            url=about["url"] if about else "",
            outlet=about["outlet"] if about else "",
            outlet_id=about["outlet_id"] if about else "",
        )

    def add_quotations(self, network: Network, described: Described) -> list[Quotation]:
        """All quotations; adds an edge for each that a known speaker said to a known addressee."""
        quotations = [self.quotation(iri, about) for iri, about in described.items()]
        quotations.sort(key=lambda q: (q["article"], [e["start"] for e in q["evidence"]], q["id"]))
        for quotation in quotations:
            speaker, addressee = quotation["speaker"], quotation["addressee"]
            if was_said(quotation) and speaker in network and addressee in network:
                network.add_edge(speaker, addressee, key=quotation["id"], **self.as_edge(quotation))
        return quotations

    def quotation(self, iri: str, about: Description) -> Quotation:
        """One quotation, its evidence being that of its content."""
        speakers = about.get(self.kg + "speaker", [])
        groups = [self.entities[speaker] for speaker in speakers if speaker in self.entities]
        members = [one for one in speakers if any(one in group.get(SCHEMA + "member", []) for group in groups)]
        return Quotation(
            id=iri,
            speaker=next((speaker for speaker in speakers if speaker not in members), ""),
            members=members,
            addressee=_first(about, self.kg + "toldTo"),
            medium=_first(about, self.kg + "medium"),
            text=_first(about, SCHEMA + "text"),
            form=_first(about, self.kg + "kind"),
            cue=_first(about, self.kg + "cue"),
            cue_class=_first(about, self.kg + "cueClass"),
            factive=_first(about, self.kg + "factive") == "true",
            status=_first(about, self.kg + "status").removeprefix(self.kg) or "asserted",
            nested_in=_first(about, self.kg + "nestedIn"),
            source_words=_first(about, self.kg + "sourceWords"),
            time=_first(about, self.kg + "time"),
            time_words=_first(about, self.kg + "timeWords"),
            in_headline=_first(about, self.kg + "inHeadline") == "true",
            article=_first(about, SCHEMA + "isPartOf"),
            evidence=self.evidence_of(about, self.kg + "contentEvidence")
            or self.evidence_of(about, self.kg + "evidence"),
        )

    def as_edge(self, quotation: Quotation) -> Statement:
        """A quotation as an edge from speaker to addressee: the article asserts that it was said."""
        origin = self.origin(quotation["article"])
        return {
            "id": quotation["id"],
            "kind": "quotation",
            "predicate": "said",
            "status": "asserted",
            "according_to": origin["outlet"] or origin["title"],
            "according_to_id": origin["outlet_id"] or quotation["article"],
            "source": "",
            "time": quotation["time"],
            "time_words": quotation["time_words"],
            "ended": False,
            "began": "",
            "until": "",
            "value": quotation["text"],
            "normalized": "",
            "in_headline": quotation["in_headline"],
            "evidence": quotation["evidence"],
            **origin,
        }

    def add_counts(self, network: Network) -> None:
        """Adds to each node how often, and in how many articles and outlets, it occurs."""
        statements: dict[str, int] = defaultdict(int)
        quotations: dict[str, int] = defaultdict(int)
        seen_in = {node: set(self.seen_in.get(node, ())) for node in network}
        for subject, target, data in network.edges(data=True):
            for node in {subject, target}:
                statements[node] += data["kind"] == "statement"
                seen_in[node].add(data["article"])
        for quotation in network.graph["quotations"]:
            for speaker in (quotation["speaker"], *quotation["members"]):
                quotations[speaker] += 1
                seen_in.setdefault(speaker, set()).add(quotation["article"])
        for node, data in network.nodes(data=True):
            seen_in[node].update(statement["article"] for statement in data["properties"])
            data["mentions"] = self.mentions.get(node, 0)
            data["statements"] = statements[node] + len(data["properties"])
            data["quotations"] = quotations[node]
            data["articles"] = len(seen_in[node])
            data["found_in"] = sorted(seen_in[node])
            data["outlets"] = len({self.articles[a]["outlet"] for a in seen_in[node] if a in self.articles} - {""})


def _described(said: Iterable[tuple[str, str, Term]]) -> Described:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for thing, name, value in said:
        found[thing][name].add(value.value)
    return {s: {p: sorted(values) for p, values in sorted(found[s].items())} for s in sorted(found)}


def _evidence(passage: Passage) -> Evidence:
    return Evidence(
        exact=passage.exact, prefix=passage.prefix, suffix=passage.suffix, start=passage.start, end=passage.end
    )


def _first(about: Description, *properties: str) -> str:
    """The first value of the first of these properties that has one, or an empty string."""
    return next((about[p][0] for p in properties if about.get(p)), "")
