"""An invented graph with events, as the writer lays them out: one that two outlets report, one only claimed, a move."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.graph.store.layout import Meta
from kg.graph.store.opening import BuiltGraph

TRIG = """
@prefix kg: <https://kg.example/ns#> .
@prefix pb: <https://kg.example/propbank/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix person: <https://kg.example/id/person/> .
@prefix organization: <https://kg.example/id/organization/> .
@prefix outlet: <https://kg.example/id/outlet/> .
@prefix place: <https://kg.example/id/place/> .
@prefix article: <https://kg.example/id/article/> .
@prefix amount: <https://kg.example/id/amount/> .
@prefix happening: <https://kg.example/id/happening/> .
@prefix report: <https://kg.example/id/event-report/> .
@prefix evidence: <https://kg.example/id/evidence/> .

person:jane-roe a schema:Person ; rdfs:label "Jane Roe" ; kg:named true .
person:john-doe a schema:Person ; rdfs:label "John Doe" ; kg:named true .
organization:acme a schema:Organization ; rdfs:label "Acme Corp" ; kg:named true .
place:port-ellis a schema:Place ; rdfs:label "Port Ellis" ; kg:named true .
outlet:daily a schema:NewsMediaOrganization , schema:Organization ; rdfs:label "The Daily" ; kg:named true .
outlet:herald a schema:NewsMediaOrganization , schema:Organization ; rdfs:label "The Herald" ; kg:named true .
article:a1 a schema:NewsArticle ; rdfs:label "Acme sold" ; schema:publisher outlet:daily ;
  schema:datePublished "2024-03-05"^^xsd:date .
article:a2 a schema:NewsArticle ; rdfs:label "A sale" ; schema:publisher outlet:herald ;
  schema:datePublished "2024-03-06"^^xsd:date .

kg:Trade a skos:Concept ; skos:prefLabel "trade" .
amount:two a schema:MonetaryAmount ; rdfs:label "2 USD" ; schema:value 2.0 ; schema:currency "USD" ;
  kg:amountKind "money" ; kg:part "total" .
amount:three a schema:MonetaryAmount ; rdfs:label "3 USD" ; schema:value 3.0 ; schema:currency "USD" ;
  kg:amountKind "money" ; kg:part "total" .

happening:sale a kg:Event ; rdfs:label "Jane Roe sold Acme Corp" ; kg:eventType kg:Trade ;
  kg:roleset pb:sell.01 ; kg:report report:sold , report:sale .
happening:blow a kg:ClaimedEvent ; rdfs:label "John Doe struck Jane Roe" ; kg:report report:struck .
happening:move a kg:Event ; rdfs:label "Jane Roe moved" ; kg:roleset pb:move.01 ; kg:report report:moved .

article:a1 {
  report:sold a kg:EventReport ; kg:event happening:sale ; kg:eventType kg:Trade ; kg:roleset pb:sell.01 ;
    kg:eventWord "sold" ; kg:agent person:jane-roe ; kg:patient organization:acme ; kg:amount amount:two ;
    kg:place place:port-ellis ; kg:status kg:asserted ; kg:time "2024-03-04"^^xsd:date ; kg:timeWords "on Monday" ;
    schema:isPartOf article:a1 ; kg:evidence evidence:1 .
  report:struck a kg:EventReport ; kg:event happening:blow ; kg:roleset pb:strike.01 ; kg:eventWord "struck" ;
    kg:agent person:john-doe ; kg:patient person:jane-roe ; kg:instrument "a ladle" ; kg:status kg:alleged ;
    kg:source person:jane-roe ; schema:isPartOf article:a1 ; kg:evidence evidence:2 .
  evidence:1 oa:start 0 ; oa:end 30 ; oa:exact "Jane Roe sold Acme Corp for $2" ; kg:inSentence evidence:1s .
  evidence:1s oa:start 0 ; oa:end 41 ; oa:exact "Jane Roe sold Acme Corp for $2 on Monday." ;
    kg:inSentence evidence:1s .
  evidence:2 oa:start 60 ; oa:end 66 ; oa:exact "struck" ; kg:inSentence evidence:2s .
  evidence:2s oa:start 42 ; oa:end 84 ; oa:exact "Roe said that Doe struck her with a ladle." ;
    kg:inSentence evidence:2s .
}
article:a2 {
  report:sale a kg:EventReport ; kg:event happening:sale ; kg:eventType kg:Trade ; kg:roleset pb:sell.01 ;
    kg:eventWord "sale" ; kg:agent person:jane-roe ; kg:patient "the firm" ; kg:amount amount:three ;
    kg:status kg:asserted ; kg:time "2024-03"^^xsd:gYearMonth ; schema:isPartOf article:a2 ; kg:evidence evidence:3 .
  report:moved a kg:EventReport ; kg:event happening:move ; kg:roleset pb:move.01 ; kg:eventWord "moved" ;
    kg:agent person:jane-roe ; kg:end place:port-ellis ; kg:status kg:asserted ;
    kg:time "2023"^^xsd:gYear ; schema:isPartOf article:a2 ; kg:evidence evidence:4 .
  evidence:3 oa:start 10 ; oa:end 14 ; oa:exact "sale" ; kg:inSentence evidence:3s .
  evidence:3s oa:start 1 ; oa:end 36 ; oa:exact "Roe's $3 sale of the firm in March." ;
    kg:inSentence evidence:3s .
  evidence:4 oa:start 40 ; oa:end 45 ; oa:exact "moved" ; kg:inSentence evidence:4s .
  evidence:4s oa:start 32 ; oa:end 68 ; oa:exact "Roe had moved to Port Ellis in 2023." ;
    kg:inSentence evidence:4s .
}
"""


def happenings(trig: str = TRIG) -> ox.Store:
    """A store in memory that holds that graph, or another."""
    store = ox.Store()
    store.load(trig.encode(), format=ox.RdfFormat.TRIG)
    return store


def built_happenings() -> BuiltGraph:
    """The same as a built graph, without files."""
    return BuiltGraph(Path(), Meta("https://kg.example/", {}), happenings(), whole=True)
