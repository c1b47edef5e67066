"""Organizations, places, works and events by name: long and short forms, and acronyms."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.coreference.names.aliases import aliases
from kg.language.coreference.names.mentions import add_mention
from kg.language.lexicon.countries import towns_with_region
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.wordlists import bare_name, outlets
from kg.language.syntax.nouns import base, children, is_plural, noun_kind
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "PLACE": EntityType.PLACE,
    "WORK": EntityType.WORK,
    "EVENT": EntityType.EVENT,
}
_BODIES = (EntityType.ORGANIZATION, EntityType.OUTLET)
_OUTLET_FORM = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|chronicle|journal|magazine|weekly|daily|telegraph|observer|examiner|"
    r"inquirer|dispatch|newspaper|radio|tv|associated press)$",
    re.IGNORECASE,
)
#: "St. Jude's" and "Saint Jude's" are one.
_SAINT = re.compile(r"\bst\.? (?=[a-z])")


def add_things(chains: Chains, label: str, ents: list[Span]) -> None:
    """Adds a chain for each thing named by one of `ents`, which all have this label, and all its names to it."""
    known: dict[str, int] = {}
    #: by the words that such a name opens with, the chains of "Acme Holdings", "Acme University"
    longer: dict[str, set[int]] = defaultdict(set)
    tails = words_tagged("tail")
    ordered = sorted(ents, key=lambda e: (-len(e), e.start))
    acronyms: dict[str, int] = {}
    known_as = aliases(chains.article.text, ents)
    for ent in ordered:
        name = _SAINT.sub("saint ", bare_name(ent.text))
        index = known.get(name)
        partner = known_as.partner.get(ent.start)
        if index is None and partner is not None:
            index = known.get(bare_name(partner.text))
            if index is not None and ent.start not in known_as.lesser:
                # what is known better names the chain
                chains.items[index].aliases.add(chains.items[index].name)
                chains.items[index].name = ent.text
        if index is None and ent.text.isupper():
            index = acronyms.get(ent.text)
        short = len(name) > 3 or (len(name) > 1 and ent.text.isupper())
        if index is None and label == "ORG" and len(ent) < 3 and short and len(longer[name]) == 1:
            (index,) = longer[name]
        if index is None:
            index = chains.new(Chain(_type_of(label, ent, chains.article.outlet), ent.text, named=True))
            parts = [w for w in re.split(r"[ -]", ent.text) if w[:1].isalpha() and w != "the"]
            for initials in ("".join(w[0] for w in parts if w[0].isupper()), "".join(w[0] for w in parts).upper()):
                if len(initials) > 2:
                    acronyms.setdefault(initials, index)
        known.setdefault(name, index)
        for part in _town_and_region(ent):
            known.setdefault(part, index)
        opening, _, tail = name.rpartition(" ")
        # "ABC" for "ABC News", though no "Harbor" for "Harbor News"
        while tail.strip(".,") in tails or (tail == "news" and ent.text.split()[0].isupper()):
            longer[opening.rstrip(",")].add(index)
            opening, _, tail = opening.rpartition(" ")
        add_mention(chains, index, ent)
        _describe_thing(chains, index, ent)


def _town_and_region(ent: Span) -> tuple[str, ...]:
    """ "washington" and "d.c" of "Washington, D.C.", which mean the same place alone."""
    for town, regions in towns_with_region().items():
        behind = ent.text.removeprefix(town).lstrip(", ")
        if behind != ent.text and behind in regions:
            return bare_name(town), bare_name(behind)
    return ()


def _describe_thing(chains: Chains, index: int, ent: Span) -> None:
    """A noun in apposition to a name is the same thing: "Acme, a company that ..."."""
    chain = chains.items[index]
    for noun in children(ent.root, "appos"):
        kind = noun_kind(noun)[0]
        fitting = kind is chain.type or (kind is EntityType.ORGANIZATION and chain.type is EntityType.OUTLET)
        opened = noun.pos_ == "NOUN" and noun.i > ent.end and ent.doc[ent.end].text in {",", "-", "—", "–", "("}
        if fitting and opened and not is_plural(noun) and chains.at.setdefault(noun.i, index) == index:
            chain.apposed.append(noun.i)
    before = ent.doc[ent.start - 1] if ent.start else ent.root
    if chain.type in _BODIES and _names_kind(before, ent) and chains.at.setdefault(before.i, index) == index:
        chain.apposed.append(before.i)


def _names_kind(noun: Token, ent: Span) -> bool:
    """Whether a noun right before a name says what kind of body bears it: "the activist group Acme Watch"."""
    if noun.pos_ != "NOUN" or is_plural(noun) or sentence_of(noun) != sentence_of(ent.root):
        return False
    if noun_kind(noun)[0] is not EntityType.ORGANIZATION and noun.lower_ not in words_tagged("group") & words_tagged(
        "tail"
    ):
        return False
    above = ent.root.head == noun and base(ent.root.dep_) in {"appos", "flat", "compound", "nmod", "dep"}
    return above or (noun.head == ent.root and base(noun.dep_) in {"compound", "nmod", "appos", "flat"})


def _type_of(label: str, ent: Span, outlet: str | None) -> EntityType:
    kind = _TYPES[label]
    if kind is EntityType.ORGANIZATION or kind is EntityType.WORK:
        name = bare_name(ent.text)
        if name in outlets() or (outlet and name == bare_name(outlet)):
            return EntityType.OUTLET
        if kind is EntityType.ORGANIZATION and len(ent) > 1 and _OUTLET_FORM.search(ent.text):
            return EntityType.OUTLET
    return kind
