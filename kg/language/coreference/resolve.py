"""The sieves in their order: which names, descriptions and pronouns of one article point at the same thing.

The order follows the precision of the evidence, as in the sieves of Raghunathan et al. (2010): names, then
descriptions, then pronouns; a later sieve never undoes an earlier one.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.countries import add_countries
from kg.language.coreference.described.identified import join_identified
from kg.language.coreference.described.relatives import name_relatives
from kg.language.coreference.descriptions import add_descriptions, add_owners
from kg.language.coreference.documents import settle_documents
from kg.language.coreference.group_sizes import add_sizes
from kg.language.coreference.names import add_names
from kg.language.coreference.parties import add_parties
from kg.language.coreference.posts import add_posts
from kg.language.coreference.pronouns import add_pronouns
from kg.model import Article


def add_chains(doc: Doc, article: Article) -> None:
    """Sets `doc._.chains`, a tuple of Chain, names first."""
    chains = Chains(doc, article)
    add_names(chains)
    add_descriptions(chains)
    join_identified(chains)
    add_posts(chains)
    add_pronouns(chains)
    settle_documents(chains)
    name_relatives(chains)
    add_owners(chains)
    add_parties(chains)
    add_countries(chains)
    add_sizes(chains)
    for chain in chains.items:
        chain.mentions.sort(key=lambda mention: mention.span)
    doc._.chains = tuple(_without_empty(chains.items))


def _without_empty(items: list[Chain]) -> list[Chain]:
    """The chains that still have mentions, with members and owners pointing at their new places."""
    kept = [i for i, chain in enumerate(items) if chain.mentions]
    place = {old: new for new, old in enumerate(kept)}
    for i in kept:
        items[i].members = tuple(place[m] for m in items[i].members if m in place)
        owner = items[i].owner
        items[i].owner = None if owner is None else place.get(owner)
    return [items[i] for i in kept]
