"""Makes kg/propbank/complements.tsv.gz: for which of a verb's meanings the words beside it speak.

`python -m training.complements TREES ROLES` counts in the training part of the Web Treebank (CoNLL-U) with its
PropBank rolesets (JSON lines). A line has a verb, what stands beside it (kg/language/syntax/complements.py), and
"ROLESET=GAIN" for each meaning that becomes likelier or less likely by it: a share of the gain in log-odds, since the
roles have learnt from the same sentences.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc

from kg.language.syntax.complements import complements_of
from training.corpora import Sentence, read_conllu
from training.encoder.roles import Frame, read_frames
from training.rolesets import COLUMN, FOLDER, packed

#: This share of a gain counts: where most rolesets of EWT's development part are right.
SHARE = 0.5
#: What is seen less often beside a verb says nothing.
LEAST = 3
#: So often each meaning is taken to have been seen beside what was never seen.
_DOUBT = 2.0
#: Smaller gains are left out.
_WORTH = 0.2

#: By verb and what stands beside it, how often each roleset was meant; "" stands for all of the verb's.
Counts = Mapping[tuple[str, str], Counter[str]]


def counts(sentences: Iterable[Sentence], frames: Mapping[str, list[Frame]]) -> Counts:
    """How often verbs have each meaning beside what; `frames` are by `sent_id`."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    vocab = English().vocab
    for sentence in sentences:
        meant = {frame.word: frame.roleset for frame in frames.get(sentence.sent_id, ())}
        if not meant:
            continue
        doc = Doc(
            vocab, words=sentence.words, tags=sentence.tags, pos=sentence.pos, lemmas=sentence.lemmas,
            heads=sentence.heads, deps=sentence.deps,
        )  # fmt: skip
        for at, roleset in meant.items():
            verb = doc[at]
            if verb.pos_ == "VERB":
                for beside in ("", *(each for each in complements_of(verb) if ":" not in each)):
                    found[verb.lemma_.lower(), beside][roleset] += 1
    return found


def gains(seen: Counts) -> Iterator[str]:
    """The lines of the table, sorted."""
    for (verb, beside), own in sorted(seen.items()):
        everywhere = seen[verb, ""]
        if not beside or own.total() < LEAST or len(everywhere) < 2:
            continue
        told = []
        for roleset in sorted(everywhere):
            before = everywhere[roleset] / everywhere.total()
            gain = SHARE * log((own[roleset] + _DOUBT * before) / (own.total() + _DOUBT) / before)
            if abs(gain) >= _WORTH:
                told.append(f"{roleset}={gain:.1f}")
        if told:
            yield COLUMN.join([verb, beside, *told])


if __name__ == "__main__":
    trees = {sentence.sent_id: sentence for sentence in read_conllu(Path(sys.argv[1]))}
    table = gains(counts(trees.values(), read_frames(Path(sys.argv[2]), trees)))
    (FOLDER / "complements.tsv.gz").write_bytes(packed(table))
