"""Tiny invented corpora in the formats that the readers take."""

from __future__ import annotations

import gzip
import json
from pathlib import Path


def row(number: str, word: str, tag: str, head: int | str, relation: str, misc: str = "_", lemma: str = "") -> str:
    """One line of CoNLL-U; `tag` is UPOS/XPOS."""
    upos, _, xpos = tag.partition("/")
    return "\t".join([number, word, lemma or word.lower(), upos, xpos or "_", "_", str(head), relation, "_", misc])


#: Two documents. The first has two paragraphs, a fused token and an empty node.
TREES = "\n".join(
    [
        "# newdoc id = a",
        "# sent_id = a-1",
        "# newpar id = a-p1",
        "# text = Jane Roe didn't go.",
        row("1", "Jane", "PROPN/NNP", 5, "nsubj"),
        row("2", "Roe", "PROPN/NNP", 1, "flat"),
        "3-4\tdidn't" + "\t_" * 8,
        row("3", "did", "AUX/VBD", 5, "aux", lemma="do"),
        row("4", "n't", "PART/RB", 5, "advmod", lemma="not"),
        row("5", "go", "VERB/VB", 0, "root", "SpaceAfter=No"),
        row("5.1", "there", "ADV/RB", "_", "_"),
        row("6", ".", "PUNCT/.", 5, "punct"),
        "",
        "# sent_id = a-2",
        row("1", "Acme", "PROPN/NNP", 2, "nsubj"),
        row("2", "did", "VERB/VBD", 0, "root", "SpaceAfter=No", lemma="do"),
        row("3", ".", "PUNCT/.", 2, "punct"),
        "",
        "# sent_id = a-3",
        "# newpar",
        row("1", "It", "PRON/PRP", 2, "nsubj"),
        row("2", "paid", "VERB/VBD", 0, "root", "SpaceAfter=No", lemma="pay"),
        row("3", ".", "PUNCT/.", 2, "punct"),
        "",
        "# newdoc id = b",
        "# sent_id = b-1",
        row("1", "Quietly", "ADV/RB", 0, "root", "SpaceAfter=No"),
        row("2", ".", "PUNCT/.", 1, "punct"),
        "",
        "",
    ]
)

NAMES = "\n".join(
    [
        "# newdoc id = a",
        "# sent_id = a-1",
        *(
            f"{i}\t{word}\t{tag}\t-\tx"
            for i, (word, tag) in enumerate(
                [("Jane", "B-PER"), ("Roe", "I-PER"), ("did", "O"), ("n't", "O"), ("go", "O"), (".", "O")], 1
            )
        ),
        "",
        "# sent_id = a-2",
        "1\tAcme\tB-ORG\t-\tx",
        "2\tdid\tB-O\t-\tx",
        "3\t.\tO\t-\tx",
        "",
        "# sent_id = a-3",
        "1\tIt\tO\t-\tx",
        "2\tpaid\tB-OTH\t-\tx",
        "3\t.\tO\t-\tx",
        "",
        "# sent_id = b-1",
        "1\tQuietly\tO\t-\tx",
        "2\t.\tO\t-\tx",
        "",
    ]
)

POSTS = "\n".join(["Jane\tB-person", "Roe\tI-person", "rocks\tO", "!\tO", "", "go\tO", "Acme\tB-corporation", "", ""])

#: The mayor of Springfield, Jane Roe, left the University of Elmtown for Acme today.
MENTIONS = "\n".join(
    [
        "# newdoc id = GUM_news_invented",
        "# sent_id = g-1",
        "# newpar",
        row("1", "The", "DET/DT", 2, "det", "Discourse=x|Entity=(1-person-new-cf1-2-coref"),
        row("2", "mayor", "NOUN/NN", 8, "nsubj"),
        row("3", "of", "ADP/IN", 4, "case"),
        row("4", "Springfield", "PROPN/NNP", 2, "nmod", "Entity=(2-place-new-cf2-1-sgl)1)|SpaceAfter=No"),
        row("5", ",", "PUNCT/,", 6, "punct"),
        row("6", "Jane", "PROPN/NNP", 2, "appos", "Entity=(1-person-giv-cf1-1-appos"),
        row("7", "Roe", "PROPN/NNP", 6, "flat", "Entity=1)"),
        row("8", "left", "VERB/VBD", 0, "root"),
        row("9", "the", "DET/DT", 10, "det", "Entity=(3-organization-new-cf3-2-sgl"),
        row("10", "University", "PROPN/NNP", 8, "obj"),
        row("11", "of", "ADP/IN", 12, "case"),
        row("12", "Elmtown", "PROPN/NNP", 10, "nmod", "Entity=(4-place-new-cf4-1-sgl)3)"),
        row("13", "for", "ADP/IN", 14, "case"),
        row("14", "Acme", "PROPN/NNP", 8, "obl", "SpaceAfter=No|Entity=(5-organization-new-cf5-1-sgl)"),
        row("15", "today", "NOUN/NN", 8, "obl", "Entity=(6-time-new-cf6-1-sgl)|SpaceAfter=No"),
        row("16", ".", "PUNCT/.", 8, "punct"),
        "",
        "",
    ]
)


#: A document of Wikinews: headline, date, two sentences. "paper" is part of a mention that is no name.
WIKINEWS = (
    json.dumps(
        {
            "doc_id": "1",
            "sentences": [
                ["Jane", "Roe", "joins", "Acme"],
                ["May", "2001"],
                ["The", "Elmtown", "paper", "Gazette", "praised", "Mr.", "Roe", "of", "Springfield", "."],
                ["The", "Acme", "One", "came", "to", "Shelbyville", "."],
            ],
            "mentions": [
                {"sent": 0, "tokens": [0, 1], "type": "PER", "kind": "entity"},
                {"sent": 0, "tokens": [2], "type": "OTH", "kind": "event"},
                {"sent": 0, "tokens": [3], "type": "ORG", "kind": "entity"},
                {"sent": 2, "tokens": [0, 1, 2, 3], "type": "ORG", "kind": "entity"},
                {"sent": 2, "tokens": [3], "type": "ORG", "kind": "entity"},
                {"sent": 2, "tokens": [5, 6], "type": "PER", "kind": "entity"},
                {"sent": 3, "tokens": [0, 1, 2], "type": "PRO", "kind": "entity"},
            ],
        }
    )
    + "\n"
)


#: Semantic roles of the second sentence of TREES.
FRAMES = (
    '{"sent_id": "a-2", "words": 3, "predicates": '
    '[{"word": 2, "roleset": "do.02", "args": [["ARG0", 1, 1], ["C-ARG0", 3, 3]]}]}\n'
)


def write_corpora(folder: Path) -> Path:
    """A corpora folder with invented development parts."""
    for name, text in {
        "ud_english_ewt/en_ewt-ud-dev.conllu": TREES,
        "uner_ewt/en_ewt-ud-dev.iob2": NAMES,
        "gum/dev/GUM_news_invented.conllu": MENTIONS,
        "wnut17/emerging.dev.conll": POSTS,
        "meantime/val.documents.jsonl": WIKINEWS,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    (folder / "propbank_ewt").mkdir(exist_ok=True)
    (folder / "propbank_ewt/dev.jsonl.gz").write_bytes(gzip.compress(FRAMES.encode(), mtime=0))
    return folder
