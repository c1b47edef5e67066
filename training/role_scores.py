"""How good the semantic roles are: predicates, rolesets and arguments of EWT's development part.

Words and sentences are given, as in the CoNLL 2009 shared task; an argument is right where its predicate, its role and
its head word are. Continued arguments ("C-ARG1") are left out. `core` are ARG0, ARG1 and ARG2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.parsing.predicates import predicates_of
from training.corpora import Sentence
from training.encoder.roles import Frame
from training.scores import Tally

_CORE = frozenset({"ARG0", "ARG1", "ARG2"})
#: Auxiliaries are predicates of their own; `events` counts without them.
_AUXILIARIES = frozenset({"be.03", "have.01", "do.01"})


def roles_on_gold_words(
    nlp: Language, sentences: Sequence[Sentence], frames: Mapping[str, list[Frame]]
) -> dict[str, float]:
    """`roles.predicates`, `.events`, `.arguments`, `.core` (F1) and `.rolesets` (of the predicates found).

    `frames` are the gold ones by `sent_id`; sentences without an entry were not annotated. Nothing where the pipeline
    knows no roles.
    """
    known = [s for s in sentences if s.sent_id in frames]
    names = ("predicates", "events", "arguments", "core")
    tallies = {name: Tally() for name in names}
    right = 0
    bare = (
        Doc(nlp.vocab, words=s.words, spaces=[*s.spaces[:-1], True], sent_starts=[i == 0 for i in range(len(s.words))])
        for s in known
    )
    for sentence, doc in zip(known, nlp.pipe(bare), strict=True):
        pos = sentence.pos or []
        wanted = {frame.word: frame.roleset for frame in frames[sentence.sent_id]}
        found = {p.token.i: p.roleset for p in predicates_of(doc)}
        tallies["predicates"].add(found.keys(), wanted.keys())
        tallies["events"].add(
            {i for i, name in found.items() if not (name in _AUXILIARIES and doc[i].pos_ == "AUX")},
            {i for i, name in wanted.items() if not (name in _AUXILIARIES and pos[i] == "AUX")},
        )
        right += sum(found[i] == name for i, name in wanted.items() if i in found)
        gold = {(f.word, role, word) for f in frames[sentence.sent_id] for role, word in f.arguments}
        mine = {(p.token.i, a.role, a.head.i) for p in predicates_of(doc) for a in p.arguments}
        tallies["arguments"].add(mine, gold)
        tallies["core"].add({a for a in mine if a[1] in _CORE}, {a for a in gold if a[1] in _CORE})
    if not tallies["predicates"].found:
        return {}
    out = {f"roles.{name}": tally.f for name, tally in tallies.items()}
    return out | {"roles.rolesets": right / max(tallies["predicates"].right, 1)}
