"""How many rows each table is to have, counted by SPARQL over the store and by nothing that writes tables."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.graph import open_graph

_ROLES = (
    "kg:agent kg:patient kg:recipient kg:instrument kg:beneficiary kg:attribute kg:start kg:end kg:place kg:amount "
    "kg:cause kg:purpose kg:manner"
)
_PATTERNS = {
    "articles": "?x a schema:NewsArticle",
    "entities": "{ SELECT DISTINCT ?x { ?x schema:name ?name ; kg:named ?named } }",
    "mentions": "?article schema:mentions ?x",
    "statements": "GRAPH ?article { ?x a rdf:Statement }",
    "quotations": "?x a schema:Quotation",
    "speakers": "?x kg:speaker ?speaker",
    "events": "{ SELECT DISTINCT ?x { ?x kg:report ?report } }",
    "reports": "GRAPH ?article { ?x a kg:EventReport }",
    "roles": f"VALUES ?role {{ {_ROLES} }} GRAPH ?article {{ ?x a kg:EventReport ; ?role ?filler }}",
    "evidence": """
      VALUES ?part { kg:evidence kg:contentEvidence kg:cueEvidence kg:sourceEvidence kg:headlineEvidence }
      { GRAPH ?article { ?x a rdf:Statement ; ?part ?evidence } }
      UNION { ?x a schema:Quotation ; ?part ?evidence FILTER(?part != kg:evidence) }
      UNION { GRAPH ?article { ?x a kg:EventReport ; ?part ?evidence } }
      UNION { ?x a kg:TitleClaim ; ?part ?evidence }
      UNION { GRAPH ?article { ?x a kg:TitleClaim ; ?part ?evidence } }""",
    "title_claims": "{ ?x a kg:TitleClaim } UNION { GRAPH ?article { ?x a kg:TitleClaim } }",
    "stories": "?x a kg:Story",
    "story_articles": "?x kg:toldBy ?article",
    "utterances": "?x a kg:Utterance",
    "renderings": "?x kg:rendering ?quotation",
    "pairs": "?x kg:pair ?pair",
    "differences": "?x kg:pair/kg:difference ?difference",
    "conflicts": "?x kg:side ?side",
    "origins": "?x a kg:Origin OPTIONAL { ?x kg:passage ?passage }",
    "headlines": "?x a kg:HeadlineMatch",
    "revisions": "VALUES ?part { kg:gone kg:new kg:change } ?x a kg:Revision ; ?part ?thing",
}


def counted(folder: Path) -> dict[str, int]:
    """The rows of each table of a built graph."""
    graph = open_graph(folder)
    counts = {}
    for name, pattern in _PATTERNS.items():
        found = graph.store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", prefixes=graph.vocabulary.prefixes)
        assert isinstance(found, ox.QuerySolutions)
        ((number,),) = found
        assert isinstance(number, ox.Literal)
        counts[name] = int(number.value)
    return counts
