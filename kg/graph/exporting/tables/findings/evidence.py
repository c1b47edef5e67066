"""The table of evidence: each stretch of words of an article that shows a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table
from kg.graph.exporting.tables.parts import Evidenced
from kg.graph.exporting.tables.source import Source, evidenced
from kg.graph.reading.by_article import ArticleRead
from kg.graph.reading.many import first
from kg.vocabulary.namespaces import OA, RDF, SCHEMA

STATEMENT, QUOTATION, REPORT, TITLE_CLAIM = "statement", "quotation", "report", "title claim"

#: What leads to the words of each kind of finding, with what part of it they are.
_PARTS = {
    STATEMENT: {"evidence": "statement", "headlineEvidence": "headline"},
    QUOTATION: {
        "contentEvidence": "content",
        "cueEvidence": "cue",
        "sourceEvidence": "source",
        "headlineEvidence": "headline",
    },
    REPORT: {"evidence": "report"},
    TITLE_CLAIM: {"headlineEvidence": "headline"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow(Evidenced):
    """One stretch of words behind a finding."""

    finding_iri: Annotated[str, "what they show: a statement, a quotation, a report, a claim of a title"]
    finding: Annotated[str, f"which of these it is: {', '.join(_PARTS)}"]
    part: Annotated[
        str, "what of it they are: all of a statement or report; content, cue or source of a quotation; headline"
    ]
    evidence_iri: Annotated[str, "the piece of evidence, which several findings may share"]
    in_title: Annotated[bool, "whether the offsets count in the title, which stands nowhere in the article's text"]
    sentence_start: Annotated[int, "where the sentence begins"]


def _rows(found: ArticleRead, source: Source) -> Iterator[EvidenceRow]:
    kinds = {
        STATEMENT: f"{RDF}Statement",
        QUOTATION: f"{SCHEMA}Quotation",
        REPORT: f"{source.kg}EventReport",
        TITLE_CLAIM: f"{source.kg}TitleClaim",
    }
    for kind, class_ in kinds.items():
        for iri, about in found.of_class(class_):
            for name, part in _PARTS[kind].items():
                pieces = ((source.passage(found, each.value), each.value) for each in about.get(source.kg + name, ()))
                for passage, evidence in sorted(pieces):
                    yield EvidenceRow(
                        finding_iri=iri,
                        finding=kind,
                        part=part,
                        evidence_iri=evidence,
                        in_title=first(found.own[evidence], f"{OA}hasSource") != found.about.iri,
                        sentence_start=passage.start - len(passage.prefix),
                        **source.in_article(found.about),
                        **evidenced([passage]),
                    )


EVIDENCE = Table(
    "evidence",
    "each stretch of words behind a finding, with where it stands",
    EvidenceRow,
    Per.ARTICLE,
    _rows,
    has_key=False,
)
