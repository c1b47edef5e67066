"""The development parts of the corpora, as paragraphs of gold words and as articles with offsets.

Of the project's own corpus the names are read, in dev and in the part that is only scored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.model import Article, MentionForm, Span
from training.convert import LEFT_OUT, ewt, gum
from training.corpora import ORG, PERSON, PLACE, Sentence, paragraphs, read_wnut
from training.corpus.articles import FOLDER, CorpusArticle, path_of, read_articles
from training.encoder.named import GROUP, Annotated, meantime_names
from training.encoder.own_corpus import CORPUS_KINDS
from training.encoder.roles import Frame, read_frames

#: Semantic roles of EWT's development part, below the corpora.
PROPBANK = "propbank_ewt/dev.jsonl.gz"


@dataclass
class GoldDocument:
    """One document as an article; everything else is in code points of `article.text`, half open.

    `names` are (start, end, label); only the stretches in `annotated` were searched for names by the annotators.
    `tree` gives for each word its part of speech, the place of its head (None: a root) and its relation.
    """

    article: Article
    words: set[tuple[int, int]] = field(default_factory=set)
    sentences: set[tuple[int, int]] = field(default_factory=set)
    names: set[tuple[int, int, str]] = field(default_factory=set)
    annotated: list[tuple[int, int]] = field(default_factory=list)
    tree: dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gold:
    """What the pipeline is measured on: paragraphs by corpus, and the digest of the files they come from."""

    ewt: list[list[Sentence]]
    gum: list[list[Sentence]]
    wnut: list[list[Sentence]]
    meantime: list[Annotated]
    frames: dict[str, list[Frame]]
    sha256: str


def gold_files(corpora: Path) -> list[Path]:
    """The files that `read_gold` reads, in a fixed order."""
    return [
        corpora / "ud_english_ewt/en_ewt-ud-dev.conllu",
        corpora / "uner_ewt/en_ewt-ud-dev.iob2",
        *(p for p in sorted((corpora / "gum/dev").glob("GUM_*.conllu")) if not p.name.startswith(LEFT_OUT)),
        corpora / "wnut17/emerging.dev.conll",
        corpora / "meantime/val.documents.jsonl",
        corpora / PROPBANK,
    ]


def digest(files: Iterable[Path], root: Path) -> str:
    """SHA-256 over the files' names below `root` and their bytes, so that a moved or changed file shows."""
    total = hashlib.sha256()
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()}\t{content}\n".encode())
    return total.hexdigest()


def read_gold(corpora: Path) -> Gold:
    """The development parts under `corpora`; raises OSError where a file is missing."""
    files = gold_files(corpora)
    if not any(path.name.startswith("GUM_") for path in files):
        raise FileNotFoundError(f"no GUM documents under {corpora / 'gum/dev'}")
    web = list(ewt(corpora / "ud_english_ewt", corpora / "uner_ewt", "dev"))
    return Gold(
        ewt=list(paragraphs(web)),
        gum=list(paragraphs(gum(corpora / "gum/dev"))),
        wnut=[[s] for s in read_wnut(corpora / "wnut17/emerging.dev.conll")],
        meantime=list(meantime_names(corpora / "meantime/val.documents.jsonl")),
        frames=read_frames(corpora / PROPBANK, {s.sent_id: s for s in web}),
        sha256=digest(files, corpora),
    )


def read_corpus_names(folder: Path = FOLDER) -> tuple[dict[str, list[GoldDocument]], str]:
    """The names of the project's own corpus by part, and the digest of its files; raises OSError without one."""
    files = {f"corpus_{part}": path_of(part, folder) for part in ("dev", "scored")}
    found = {name: [named_document(article) for article in read_articles(path)] for name, path in files.items()}
    return found, digest(files.values(), folder)


def named_document(article: CorpusArticle) -> GoldDocument:
    """An article with its names alone; those of groups are open, so nothing is annotated where they stand."""
    types = {entity.id: CORPUS_KINDS.get(entity.type, GROUP) for entity in article.entities}
    names = [(m.span, types[m.entities[0]]) for m in article.mentions if m.form is MentionForm.NAME]
    groups = sorted(span for span, kind in names if kind == GROUP)
    starts, ends = [0, *(s.end for s in groups)], [*(s.start for s in groups), len(article.text)]
    return GoldDocument(
        as_article_of(article.text),
        names={(span.start, span.end, kind) for span, kind in names if kind in {PERSON, ORG, PLACE}},
        annotated=list(zip(starts, ends, strict=True)),
    )


def universal(relation: str) -> str:
    """The relation without its subtype: `nsubj` of `nsubj:pass`."""
    return relation.partition(":")[0].lower()


def documents(runs: Iterable[list[Sentence]]) -> Iterator[list[list[Sentence]]]:
    """Paragraphs grouped into the documents they come from."""
    group: list[list[Sentence]] = []
    for run in runs:
        if group and run[0].new_document:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def as_article(group: list[list[Sentence]], name: str) -> GoldDocument:
    """A document's text with its paragraphs set apart by blank lines, and where the gold words lie in it.

    The parts of a fused token spell the token in the treebanks used here, so words and blanks give back the text.
    """
    text = ""
    gold = GoldDocument(Article(id=name, sha256="", text="", path=name))
    for run in group:
        text = text.rstrip() + "\n\n" if text else ""
        for sentence in run:
            starts, ends = [], []
            for word, blank in zip(sentence.words, sentence.spaces, strict=True):
                starts.append(len(text))
                text += word
                ends.append(len(text))
                text += " " * blank
            places = list(zip(starts, ends, strict=True))
            gold.words |= set(places)
            for i, (pos, head, dep) in enumerate(
                zip(sentence.pos or (), sentence.heads or (), sentence.deps or (), strict=True)
            ):
                gold.tree[places[i]] = (pos, None if head == i else places[head], universal(dep))
            gold.sentences.add((starts[0], ends[-1]))
            if sentence.entities is not None:
                gold.annotated.append((starts[0], ends[-1]))
                gold.names |= {(starts[a], ends[b - 1], label) for a, b, label in sentence.entities}
    gold.article = replace(as_article_of(text.rstrip()), path=name)
    return gold


def as_article_of(text: str) -> Article:
    """An article of which only the text is known."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(id=sha256[:16], sha256=sha256, text=text, path="", body=(Span(0, len(text)),))
