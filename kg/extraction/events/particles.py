"""Verbs with a particle mean something else than without: "lay out" is not "lay", and "hit back" is not "hit"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.nouns import children
from kg.propbank import candidates

_NEAR = 4


def has_its_particle(verb: Token, roleset_id: str) -> bool:
    """Whether a verb has the particle that its roleset is filed under ("lay_out.02"), or none where that has none.

    A particle that the frame files know with no meaning of its own says nothing.
    """
    _, _, wanted = roleset_id.rpartition(".")[0].partition("_")
    if wanted:
        doc = verb.doc
        return wanted.split("_")[0] in {t.lower_ for t in doc[verb.i + 1 : verb.i + 1 + _NEAR]}
    own = [c.lower_ for c in children(verb, "compound:prt")]
    return not any(candidates(f"{verb.lemma_}_{particle}", "VERB") for particle in own)
