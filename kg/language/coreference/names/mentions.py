"""A name as a mention of its chain, with what a title in front of it tells."""

from __future__ import annotations

from spacy.tokens import Span

from kg.language.coreference.chains import Chains
from kg.language.lexicon.titles import titles
from kg.language.syntax.remembered import sentence_of
from kg.model import MentionForm

#: Words before a title that make it the office below.
BELOW = frozenset({"assistant", "associate", "deputy", "vice"})


def add_mention(chains: Chains, index: int, ent: Span) -> None:
    """Makes a name a mention of chain `index`; its title tells gender and role."""
    chain = chains.items[index]
    # the parse may head the phrase by another word of the name; every word of it leads to the chain
    chains.mention(index, ent.root, MentionForm.NAME, ent[0], ent[-1])
    for token in ent:
        chains.at.setdefault(token.i, index)
    if ent.text != chain.name:
        chain.aliases.add(ent.text)
    title = title_before(ent)
    if title:
        chain.gender = chain.gender or titles()[title]
        chain.roles.add(with_deputy(ent, title))


def title_before(ent: Span) -> str:
    """The title in front of a name, lower-cased, without stops; "" for none."""
    # "... by the minister. Jane Roe said": what ends a sentence is no title
    first = max(sentence_of(ent.root).start, ent.start - 4)
    words = [t.lower_.rstrip(".") for t in ent.doc[first : ent.start] if t.text != "."]
    for n in (2, 1):
        if len(words) >= n and " ".join(words[-n:]) in titles():
            return " ".join(words[-n:])
    return ""


def with_deputy(ent: Span, title: str) -> str:
    """A title with the word before it that makes it another office: "deputy attorney general"."""
    words = [t.lower_ for t in ent.doc[max(sentence_of(ent.root).start, ent.start - 6) : ent.start] if t.text != "."]
    before = words[: len(words) - len(title.split())][-1:]
    return f"{before[0]} {title}" if before and before[0] in BELOW else title
