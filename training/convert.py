"""Turns the corpora into spaCy's binary format: one paragraph a document, gold words, curly marks mixed in."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.corpora import Sentence, gum_entities, paragraphs, read_conllu, read_uner, read_wnut
from training.renaming import renamed

SEED = 7
CURLY_SHARE = 0.5
BARE_SHARE = 0.06

# Fourteen documents of doubtful licence (the corpora's notes on GUM); they stay out of the weights.
LEFT_OUT = ("GUM_conversation_", "GUM_court_carpet")


def to_doc(vocab: Vocab, run: list[Sentence]) -> Doc:
    """One spaCy document of a paragraph; layers that a sentence lacks stay unset."""
    words = [w for s in run for w in s.words]
    spaces = [b for s in run for b in (*s.spaces[:-1], True)]
    if any(s.heads is None for s in run):
        doc = Doc(vocab, words=words, spaces=spaces)
    else:
        heads: list[int] = []
        for s in run:
            offset = len(heads)
            heads += [h + offset for h in s.heads or ()]
        doc = Doc(
            vocab,
            words=words,
            spaces=spaces,
            tags=[t for s in run for t in s.tags or ()],
            pos=[p for s in run for p in s.pos or ()],
            morphs=[m for s in run for m in s.morphs or ()],
            lemmas=[x for s in run for x in s.lemmas or ()],
            heads=heads,
            deps=[d for s in run for d in s.deps or ()],
            sent_starts=[i == 0 for s in run for i in range(len(s.words))],
        )
    spans, offset = [], 0
    for s in run:
        spans += [Span(doc, offset + a, offset + b, label) for a, b, label in s.entities or ()]
        offset += len(s.words)
    doc.set_ents(spans, default="outside" if all(s.entities is not None for s in run) else "missing")
    return doc


def with_curly_marks(run: list[Sentence], chance: random.Random) -> list[Sentence]:
    """The same paragraph with typographic quotation marks and apostrophes, as most outlets print them."""
    if chance.random() > CURLY_SHARE:
        return run
    opened = False
    for s in run:
        for i, word in enumerate(s.words):
            if word in {'"', "``", "''"}:
                opened = word == "``" or (word == '"' and not opened)
                s.words[i] = "“" if opened else "”"
            elif "'" in word and len(word) > 1:
                s.words[i] = word.replace("'", "’")
            elif word == "'":
                s.words[i] = "’"
    return run


def without_stop(run: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Now and then the paragraph loses its last full stop, as a headline or a caption has none."""
    last = run[-1]
    if chance.random() < BARE_SHARE and len(last.words) > 3 and last.words[-1] == "." and last.heads:
        n = len(last.words) - 1
        if n not in last.heads[:n]:
            last.entities = [e for e in last.entities if e[1] <= n] if last.entities is not None else None
            for name in ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps", "misc"):
                del getattr(last, name)[n:]
    return run


def ewt(folder: Path, uner: Path, split: str) -> Iterator[Sentence]:
    """The Web Treebank with the entities of Universal NER; sentences that differ stay without entities."""
    names = {"train": ("en_ewt-ud-train.conllu.gz", "en_ewt-ud-train.older.mapped.iob2.gz")}
    trees, tags = names.get(split, (f"en_ewt-ud-{split}.conllu", f"en_ewt-ud-{split}.iob2"))
    entities = read_uner(uner / tags)
    for sentence in read_conllu(folder / trees):
        known = entities.get(sentence.sent_id)
        if known is not None and known[0] == sentence.words:
            sentence.entities = known[1]
        yield sentence


def gum(folder: Path, genre: str = "") -> Iterator[Sentence]:
    """GUM's open genres, with names found among its mentions."""
    for path in sorted(folder.glob(f"GUM_{genre}*.conllu")):
        if not path.name.startswith(LEFT_OUT):
            for sentence in read_conllu(path):
                sentence.entities = gum_entities(sentence)
                yield sentence


def write(path: Path, runs: Iterable[list[Sentence]], vocab: Vocab, *, augment: bool) -> None:
    """Writes paragraphs as a DocBin; the same input gives the same bytes."""
    chance = random.Random(SEED)
    out = DocBin(store_user_data=False)
    for run in runs:
        if augment:
            run = without_stop(with_curly_marks(run, chance), chance)
        out.add(to_doc(vocab, run))
    path.parent.mkdir(parents=True, exist_ok=True)
    out.to_disk(path)


def convert(corpora: Path, out: Path) -> None:
    """Writes train and dev files of both treebanks and of the entity corpora under `out`."""
    vocab = spacy.blank("en").vocab
    trees, uner, wnut = corpora / "ud_english_ewt", corpora / "uner_ewt", corpora / "wnut17"
    train = [*ewt(trees, uner, "train"), *gum(corpora / "gum/train")]
    # augmenting changes the sentences in place: the entity files below have the curly marks as well
    write(out / "train/trees.spacy", paragraphs(train), vocab, augment=True)
    write(out / "ner/trees.spacy", paragraphs(train), vocab, augment=False)
    write(out / "ner/renamed.spacy", renamed(paragraphs(train), SEED), vocab, augment=False)
    write(out / "ner/renamed_again.spacy", renamed(paragraphs(train), SEED + 1), vocab, augment=False)
    write(out / "ner/wnut.spacy", ([s] for s in read_wnut(wnut / "wnut17train.conll")), vocab, augment=False)
    write(out / "dev/ewt.spacy", paragraphs(ewt(trees, uner, "dev")), vocab, augment=False)
    write(out / "dev/gum.spacy", paragraphs(gum(corpora / "gum/dev")), vocab, augment=False)
    write(out / "dev_wnut/wnut.spacy", ([s] for s in read_wnut(wnut / "emerging.dev.conll")), vocab, augment=False)
