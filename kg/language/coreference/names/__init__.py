"""First sieve: the names of one article, put together where they are forms of one name."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Span

from kg.language.coreference.chains import Chains
from kg.language.coreference.names.people import add_people
from kg.language.coreference.names.things import add_things

__all__ = ["add_names"]


def add_names(chains: Chains) -> None:
    """Adds a chain for each named thing."""
    by_kind: dict[str, list[Span]] = defaultdict(list)
    for ent in chains.doc.ents:
        by_kind[ent.label_].append(ent)
    add_people(chains, by_kind["PERSON"], by_kind["ORG"])
    for label in ("ORG", "PLACE", "WORK", "EVENT"):
        add_things(chains, label, [ent for ent in by_kind[label] if ent.root.i not in chains.families])
