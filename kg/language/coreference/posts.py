"""Posts that a text only tells of by a verb: who "tweeted" made a tweet, who "wrote on Facebook" a post.

Each such act is a document of its own, with the verb as its mention.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains, HeadedMention
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.reporting import reporting_forms
from kg.language.lexicon.wordlists import bare_name, word_list
from kg.language.syntax.nouns import base, has_case, span_of
from kg.language.syntax.remembered import kids
from kg.language.text.blocks import BlockKind
from kg.model import EntityType, MentionForm

#: Platforms where everybody writes for everybody.
_SOCIAL = word_list("acts", "social")


def add_posts(chains: Chains) -> None:
    """Adds a chain for each post that only a verb tells of, where nothing else is posted by it."""
    blocks = [b for b in chains.doc._.blocks if b.kind in (BlockKind.TEXT, BlockKind.HEADING)]
    at = 0
    for token in chains.doc:
        if token.pos_ != "VERB" or token.i in chains.at:
            continue
        while at < len(blocks) and token.idx >= blocks[at].end:
            at += 1
        if at == len(blocks) or token.idx < blocks[at].start:
            continue
        kind = _kind(token)
        if kind and not _posts_a_thing(chains, token):
            index = chains.new(Chain(EntityType.DOCUMENT, kind, named=False, roles={kind}))
            chains.items[index].put(HeadedMention(token.i, span_of(token, token), MentionForm.DESCRIPTION))
            chains.at[token.i] = index


def _kind(verb: Token) -> str:
    if reporting_forms().get(verb.lower_) in verbs("documents", "tweets"):
        return "tweet"
    if verb.lemma_.lower() not in verbs("documents", "posts"):
        return ""
    for child in kids(verb):
        if base(child.dep_) == "obl" and has_case(child, "on", "via") and bare_name(child.text) in _SOCIAL:
            return "tweet" if bare_name(child.text) == "twitter" else "post"
    return ""


def _posts_a_thing(chains: Chains, verb: Token) -> bool:
    """Whether the verb has a document for its object ("tweeted a photo"), which is what is posted then."""
    things = (chains.at.get(c.i) for c in kids(verb) if base(c.dep_) in {"obj", "nsubj"} and c.i > verb.i)
    return any(i is not None and chains.items[i].type is EntityType.DOCUMENT for i in things)
