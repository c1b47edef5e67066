"""The built graph as a networkx network: entities are nodes, statements between two entities are edges.

Events are nodes too, with an edge to each entity that has a role in them (kg.graph.exporting.network_events).
A statement whose object is a value ("two years") is no edge: it stands in `properties` of its subject's node.
Quotations stand in `network.graph["quotations"]`; one that was said to a known addressee is an edge as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

import networkx as nx
import pyoxigraph as ox

from kg.graph.exporting.network_events import add_events
from kg.graph.reading.events import Events
from kg.vocabulary.namespaces import OA, RDF, RDFS, SCHEMA, SEM, SKOS
from kg.vocabulary.ontology import ontology

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph
    from kg.vocabulary.iris import Vocabulary

Network: TypeAlias = "nx.MultiDiGraph[str]"
Description: TypeAlias = dict[str, list[str]]
"""What one resource is said to be: property IRI to the lexical values, sorted."""


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

    `value` and `normalized` are set instead of an edge's target where the object is a literal.
    """

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
    evidence: list[Evidence]


class Quotation(TypedDict):
    """One quotation; `speaker`, `addressee` and `medium` are IRIs of entities, or empty.

    `members` are those of a group that speaks: each of them said it too. `form` is direct, mixed or indirect.
    `nested_in` is the id of the quotation whose speaker, and not the article, reports this one, or empty.
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
    article: str
    evidence: list[Evidence]


def was_said(quotation: Quotation) -> bool:
    """Whether the article itself reports it as said: not negated, possible or alleged, and not nested in another."""
    return quotation["status"] == "asserted" and not quotation["nested_in"]


def to_networkx(graph: BuiltGraph) -> Network:
    """The network of a built graph; node names, edge keys and articles are IRIs.

    Nothing is lost but the mentions, and what in an article's body supports its headline.

    Attributes of entities: `kind` ("entity"), `label`, `type` (a name of kg.model.EntityType), `named`, `aliases`,
    `members`, `properties` (statements with a literal), `found_in` (articles), and the counts `mentions`,
    `statements`, `quotations`, `events`, `articles`, `outlets`; for a group whose exact number is known `size`. Those
    of events: see `kg.graph.exporting.network_events.add_events`.
    Edge attributes: those of `Statement`, `kind` being "statement" or "quotation"; or of `RoleEdge`, `kind` "role".
    Graph attributes: `articles` (IRI to `Article`), `quotations` (a list of `Quotation`), `events` (a list of
    `Happening`) and `base`, the namespace of the data.
    Entities stand before events; nodes, edges and lists are sorted, so the same graph gives the same network.
    """
    network = _Reader(graph.store, graph.vocabulary).network()
    network.graph["events"] = Events(graph.store, graph.vocabulary).all()
    add_events(network, network.graph["events"])
    return network


def flatten(network: Network) -> Network:
    """A copy with plain text and numbers only, as GraphML and GEXF want them; lists are joined, evidence is quoted."""
    flat: Network = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        attributes = _flat_event(data) if data["kind"] == "event" else _flat_entity(data)
        flat.add_node(node, **{name: _plain(value) for name, value in attributes.items()})
    for source, target, key, data in network.edges(keys=True, data=True):
        attributes = {name: _plain(value) for name, value in data.items() if name != "evidence"}
        attributes["label"] = attributes["predicate"]
        if data["kind"] != "role":
            attributes["evidence"] = _plain([e["exact"] for e in data["evidence"]], " … ")
            attributes["sentence"] = _plain([e["prefix"] + e["exact"] + e["suffix"] for e in data["evidence"]], " … ")
        flat.add_edge(source, target, key=key, **attributes)
    return flat


def _flat_entity(data: dict[str, Any]) -> dict[str, Any]:
    attributes = {name: value for name, value in data.items() if name != "properties"}
    for statement in data["properties"]:
        # a predicate of a user's own may be called as an attribute of all nodes is
        name = statement["predicate"] if statement["predicate"] not in data else f"kg:{statement['predicate']}"
        attributes.setdefault(name, []).append(statement["value"])
    return attributes


def _flat_event(data: dict[str, Any]) -> dict[str, Any]:
    attributes = {name: value for name, value in data.items() if name not in ("roles", "evidence")}
    # prefixed, because GEXF has a use of its own for "start" and "end"
    attributes |= {f"kg:{role}": texts for role, texts in data["roles"].items()}
    for place, name in enumerate(("evidence", "sentence")):
        attributes[name] = _plain(list(dict.fromkeys(each[place] for each in data["evidence"])), " … ")
    return attributes


# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _plain(value: object, between: str = "; ") -> str | int | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    words = between.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return _NOT_IN_XML.sub("", words)


class _Reader:
    """Reads the parts of the network from a store, each kind of resource with one query."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self.store = store
        self.kg = vocabulary.namespace
        self.base = vocabulary.data
        self.added = vocabulary.added
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

    def network(self) -> Network:
        """See `to_networkx`."""
        for type_ in self.types:
            self.entities.update(self.described(type_))
        self.articles = self.read_articles()
        self.evidence = self.read_evidence()
        network: Network = nx.MultiDiGraph()
        for iri in sorted(self.entities):
            network.add_node(iri, **self.entity(iri))
        self.add_statements(network)
        network.graph["base"] = self.base
        network.graph["articles"] = self.articles
        network.graph["relations"] = self.added
        network.graph["quotations"] = self.add_quotations(network)
        self.add_counts(network)
        return network

    def described(self, type_: str) -> dict[str, Description]:
        """All that is said, in whichever graph, of the resources of a class."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        pattern = f"?s a <{type_}> ; ?p ?o"
        for s, p, o in self.select(f"SELECT ?s ?p ?o {{ {{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} }}"):
            found[s][p].add(o)
        return {s: {p: sorted(values) for p, values in sorted(found[s].items())} for s in sorted(found)}

    def select(self, query: str) -> Iterable[list[str]]:
        """Solutions as lists of lexical values, an unbound variable being empty."""
        solutions = self.store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            yield [getattr(term, "value", "") for term in solution]

    def entity(self, iri: str) -> dict[str, Any]:
        """A node's attributes, without the counts."""
        about = self.entities[iri]
        label = _first(about, RDFS + "label", SCHEMA + "name") or iri.rsplit("/", 1)[-1]
        type_ = [name for class_, name in self.types.items() if class_ in about[RDF + "type"]][-1]
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

    def label(self, iri: str) -> str:
        """What an entity or article is called."""
        if iri in self.entities:
            return str(self.entity(iri)["label"])
        return self.articles[iri]["title"] if iri in self.articles else ""

    def read_articles(self) -> dict[str, Article]:
        """The articles by IRI."""
        return {iri: self.article(iri, about) for iri, about in self.described(SCHEMA + "NewsArticle").items()}

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

    def read_evidence(self) -> dict[str, Evidence]:
        """Evidence by its IRI, from the two selectors of each."""
        patterns = (
            f"?quote <{OA}exact> ?exact ; <{OA}prefix> ?before ; <{OA}suffix> ?after . "
            f"?evidence <{OA}hasSelector> ?quote , ?position . ?position <{OA}start> ?start ; <{OA}end> ?end"
        )
        query = f"SELECT ?evidence ?exact ?before ?after ?start ?end {{ GRAPH ?g {{ {patterns} }} }}"
        return {
            iri: Evidence(exact=exact, prefix=before, suffix=after, start=int(start), end=int(end))
            for iri, exact, before, after, start, end in self.select(query)
        }

    def evidence_of(self, about: Description, *properties: str) -> list[Evidence]:
        """The evidence behind a resource in the order of the text."""
        found = [self.evidence[iri] for p in properties for iri in about.get(p, []) if iri in self.evidence]
        return sorted(found, key=lambda e: (e["start"], e["end"]))

    def add_statements(self, network: Network) -> None:
        """Adds each statement as an edge, or as a property of its subject."""
        for iri, about in self.described(RDF + "Statement").items():
            subject, target = _first(about, RDF + "subject"), _first(about, RDF + "object")
            statement = self.statement(about)
            if subject in network and target in network:
                network.add_edge(subject, target, key=iri, **statement)
            elif subject in network:
                statement["value"] = target
                network.nodes[subject]["properties"].append(statement)

    def statement(self, about: Description) -> Statement:
        """One statement's attributes, its source article's included."""
        by = _first(about, SEM + "accordingTo")
        predicate, ended = _first(about, RDF + "predicate").removeprefix(self.kg), bool(about.get(self.kg + "ended"))
        known = ontology().relations.get(predicate)
        return {
            "kind": "statement",
            "predicate": known.ended_form if ended and known is not None and known.ended_form else predicate,
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

    def add_quotations(self, network: Network) -> list[Quotation]:
        """All quotations; adds an edge for each that a known speaker said to a known addressee."""
        quotations = [self.quotation(iri, about) for iri, about in self.described(SCHEMA + "Quotation").items()]
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
            article=_first(about, SCHEMA + "isPartOf"),
            evidence=self.evidence_of(about, self.kg + "contentEvidence")
            or self.evidence_of(about, self.kg + "evidence"),
        )

    def as_edge(self, quotation: Quotation) -> Statement:
        """A quotation as an edge from speaker to addressee: the article asserts that it was said."""
        origin = self.origin(quotation["article"])
        return {
            "kind": "quotation",
            "predicate": "said",
            "status": "asserted",
            "according_to": origin["outlet"] or origin["title"],
            "according_to_id": origin["outlet_id"] or quotation["article"],
            "source": "",
            "time": "",
            "time_words": "",
            "ended": False,
            "began": "",
            "until": "",
            "value": quotation["text"],
            "normalized": "",
            "evidence": quotation["evidence"],
            **origin,
        }

    def add_counts(self, network: Network) -> None:
        """Adds to each node how often, and in how many articles and outlets, it occurs."""
        mentions: dict[str, int] = defaultdict(int)
        seen_in: dict[str, set[str]] = defaultdict(set)
        query = f"SELECT DISTINCT ?m ?e ?g {{ GRAPH ?g {{ ?m a <{self.kg}Mention> ; <{self.kg}refersTo> ?e }} }}"
        for _, entity, article in self.select(query):
            mentions[entity] += 1
            seen_in[entity].add(article)
        statements: dict[str, int] = defaultdict(int)
        for subject, target, data in network.edges(data=True):
            for node in {subject, target}:
                statements[node] += data["kind"] == "statement"
                seen_in[node].add(data["article"])
        quotations: dict[str, int] = defaultdict(int)
        for quotation in network.graph["quotations"]:
            for speaker in (quotation["speaker"], *quotation["members"]):
                quotations[speaker] += 1
                seen_in[speaker].add(quotation["article"])
        for node, data in network.nodes(data=True):
            seen_in[node].update(statement["article"] for statement in data["properties"])
            outlets = {self.articles[a]["outlet"] for a in seen_in[node] if a in self.articles} - {""}
            data["mentions"] = mentions[node]
            data["statements"] = statements[node] + len(data["properties"])
            data["quotations"] = quotations[node]
            data["articles"] = len(seen_in[node])
            data["found_in"] = sorted(seen_in[node])
            data["outlets"] = len(outlets)


def _first(about: Description, *properties: str) -> str:
    """The first value of the first of these properties that has one, or an empty string."""
    return next((about[p][0] for p in properties if about.get(p)), "")
