"""How good a pipeline is: counts of what was found, what should have been found, and what is in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Set
from dataclasses import dataclass
from time import process_time

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language import Pipeline
from kg.language.names.labels import add_names
from kg.language.names.recognised import LABELS
from training.convert import to_doc
from training.corpora import ORG, PERSON, PLACE, Sentence
from training.encoder.named import Annotated
from training.gold import GoldDocument, universal

#: The kinds of names that all three corpora annotate.
KINDS = (PERSON, ORG, PLACE)


@dataclass
class Tally:
    """Counts behind precision, recall and their harmonic mean; each is 0 where nothing was found or wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Set[Hashable], wanted: Set[Hashable]) -> None:
        """Counts one document's (or paragraph's) items."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


class NameTallies:
    """One tally for each kind of name, and one for all (`ALL`)."""

    def __init__(self) -> None:
        self.tallies = {kind: Tally() for kind in (*KINDS, "ALL")}

    def add(self, found: Set[tuple[int, int, str]], wanted: Set[tuple[int, int, str]]) -> None:
        """Counts (start, end, label) triples: a name is right where both ends and the label are."""
        for kind in KINDS:
            self.tallies[kind].add({n for n in found if n[2] == kind}, {n for n in wanted if n[2] == kind})
        self.tallies["ALL"].add(found, wanted)

    def figures(self, prefix: str) -> dict[str, float]:
        """`prefix.KIND.p`, `.r` and `.f`."""
        out: dict[str, float] = {}
        for kind, tally in self.tallies.items():
            out |= {f"{prefix}.{kind}.p": tally.precision, f"{prefix}.{kind}.r": tally.recall}
            out[f"{prefix}.{kind}.f"] = tally.f
        return out


def predicted(nlp: Language, golds: Iterable[Doc], *, sentences: bool = False) -> Iterator[tuple[Doc, Doc]]:
    """(gold, prediction) on the gold words, and with the gold sentences if they are to be given as well."""

    def bare(gold: Doc) -> Doc:
        starts: list[bool | int | None] | None = [bool(t.is_sent_start) for t in gold] if sentences else None
        words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
        return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)

    for guess, gold in nlp.pipe(((bare(g), g) for g in golds), as_tuples=True, batch_size=64):
        yield gold, guess


def on_gold_sentences(nlp: Language, runs: Iterable[list[Sentence]], corpus: str) -> dict[str, float]:
    """`corpus.given.upos`, `.given.uas` and `.given.las` where words and sentences are given, as parsers are compared.

    Relations are compared with their subtypes, and punctuation counts.
    """
    right: dict[str, int] = defaultdict(int)
    words = 0
    for gold, guess in predicted(nlp, (to_doc(nlp.vocab, run) for run in runs), sentences=True):
        words += len(gold)
        for want, got in zip(gold, guess, strict=True):
            right["upos"] += want.pos_ == got.pos_
            right["uas"] += want.head.i == got.head.i
            right["las"] += want.head.i == got.head.i and want.dep_ == got.dep_
    return {f"{corpus}.given.{name}": right[name] / max(words, 1) for name in ("upos", "uas", "las")}


def from_gold_words(nlp: Language, runs: Iterable[list[Sentence]], corpus: str) -> dict[str, float]:
    """`corpus.upos`, `.xpos`, `.lemma`, `.uas`, `.las`, `.sentences` and the recogniser's names, on gold words.

    Sentences are the pipeline's own. As in spaCy's own scorer, punctuation stays out of `uas` and `las`, and relations
    are compared with their subtypes. A lemma that the treebank leaves open (`_`) is not counted.
    """
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    sentences, names = Tally(), NameTallies()

    def count(name: str, hit: bool) -> None:
        right[name] += hit
        total[name] += 1

    for gold, guess in predicted(nlp, (to_doc(nlp.vocab, run) for run in runs)):
        for want, got in zip(gold, guess, strict=True):
            count("upos", want.pos_ == got.pos_)
            count("xpos", want.tag_ == got.tag_)
            if want.lemma_ != "_":
                count("lemma", want.lemma_ == got.lemma_)
            if want.dep_ != "punct":
                count("uas", want.head.i == got.head.i)
                count("las", want.head.i == got.head.i and want.dep_ == got.dep_)
        sentences.add({(s.start, s.end) for s in guess.sents}, {(s.start, s.end) for s in gold.sents})
        names.add(*_names_of_both(gold, guess))
    out = {f"{corpus}.{name}": right[name] / max(total[name], 1) for name in ("upos", "xpos", "lemma", "uas", "las")}
    return out | {f"{corpus}.sentences": sentences.f} | names.figures(f"{corpus}.names")


def names_of_annotated(nlp: Language, sentences: Iterable[Annotated], corpus: str) -> dict[str, float]:
    """The recogniser's names against those of a corpus that leaves stretches open: what lies there is not counted."""
    names = NameTallies()
    pairs = ((Doc(nlp.vocab, words=a.sentence.words, spaces=a.sentence.spaces), a) for a in sentences)
    for guess, a in nlp.pipe(pairs, as_tuples=True):
        assert a.names is not None
        unknown = {i for start, end, _ in a.names.open for i in range(start, end)}
        found = {(e.start, e.end, LABELS.get(e.label_, "")) for e in guess.ents}
        wanted = set(a.names.sure)
        names.add({n for n in found if n[2] in KINDS and (n in wanted or not unknown & set(range(*n[:2])))}, wanted)
    return names.figures(f"{corpus}.names")


def names_on_gold_words(nlp: Language, runs: Iterable[list[Sentence]], corpus: str) -> dict[str, float]:
    """Only the recogniser's names, for a corpus without trees."""
    names = NameTallies()
    for gold, guess in predicted(nlp, (to_doc(nlp.vocab, run) for run in runs)):
        names.add(*_names_of_both(gold, guess))
    return names.figures(f"{corpus}.names")


def _names_of_both(gold: Doc, guess: Doc) -> tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]:
    wanted = {(e.start, e.end, e.label_) for e in gold.ents}
    known = [t.ent_iob_ != "" for t in gold]  # "" where the corpus says nothing
    found = {(e.start, e.end, LABELS.get(e.label_, "")) for e in guess.ents if known[e.start]}
    return {n for n in found if n[2] in KINDS}, wanted


@dataclass
class Clock:
    """Processor seconds of this process, so that other work on the machine counts little."""

    words: int = 0
    parsing: float = 0.0
    tokenizing: float = 0.0


def from_raw_text(pipeline: Pipeline, documents: Iterable[GoldDocument], corpus: str, clock: Clock) -> dict[str, float]:
    """`corpus.raw.words`, `.raw.sentences`, `.raw.upos`, `.raw.uas`, `.raw.las` and the names after kg's own layer.

    All F1, from running text. Words and sentences are compared by the characters they cover, relations without their
    subtypes, as in the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html).
    """
    words, sentences, names = Tally(), Tally(), NameTallies()
    upos, uas, las = Tally(), Tally(), Tally()
    for document in documents:
        at = process_time()
        pipeline.nlp.tokenizer(document.article.text)
        between = process_time()
        doc = pipeline.parse(document.article)
        clock.tokenizing += between - at
        clock.parsing += process_time() - between
        clock.words += len(document.words)
        words.add({(t.idx, t.idx + len(t)) for t in doc if not t.is_space}, document.words)
        sentences.add(set(_sentence_spans(doc)), document.sentences)
        tree = _tree(doc)
        for tally, parts in ((upos, (0,)), (uas, (1,)), (las, (1, 2))):
            tally.add(
                {(place, *(word[k] for k in parts)) for place, word in tree.items()},
                {(place, *(word[k] for k in parts)) for place, word in document.tree.items()},
            )
        add_names(doc, document.article)
        names.add(_names_in(doc, document), document.names)
    tallies = {"words": words, "sentences": sentences, "upos": upos, "uas": uas, "las": las}
    out = {f"{corpus}.raw.{name}": tally.f for name, tally in tallies.items()}
    return out | names.figures(f"{corpus}.layer")


def names_from_text(pipeline: Pipeline, documents: Iterable[GoldDocument], corpus: str) -> dict[str, float]:
    """The recogniser's names and those after kg's own layer, from running text, for a corpus without trees."""
    alone, layer = NameTallies(), NameTallies()
    for document in documents:
        doc = pipeline.parse(document.article)
        alone.add(_names_in(doc, document), document.names)
        add_names(doc, document.article)
        layer.add(_names_in(doc, document), document.names)
    return alone.figures(f"{corpus}.names") | layer.figures(f"{corpus}.layer")


def _names_in(doc: Doc, document: GoldDocument) -> set[tuple[int, int, str]]:
    """The names of the three kinds that begin where the annotators searched, under kg's labels."""
    found = {(e.start_char, e.end_char, LABELS.get(e.label_, e.label_)) for e in doc.ents}
    searched = document.annotated
    return {n for n in found if n[2] in KINDS and any(start <= n[0] < end for start, end in searched)}


def _tree(doc: Doc) -> dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]]:
    def place(token: Token) -> tuple[int, int]:
        return token.idx, token.idx + len(token)

    return {
        place(t): (t.pos_, None if t.head == t else place(t.head), universal(t.dep_)) for t in doc if not t.is_space
    }


def _sentence_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])
