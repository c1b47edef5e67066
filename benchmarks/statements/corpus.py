"""The project's own corpus (training/corpus) as a part of the board: the texts come with it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.statements.labels import GoldEntity, GoldStatement, LabelledArticle, Labels, as_read, digest_of
from kg.model import MentionForm
from training.corpus.articles import FOLDER, CorpusArticle, path_of, read_articles

#: Parts of the board by name, and the parts of the corpus that they are.
CORPUS_PARTS = {"corpus_dev": "dev", "corpus_scored": "scored"}


def read_corpus(part: str, folder: Path = FOLDER) -> list[LabelledArticle]:
    """The articles of a part of the board; raises OSError where its file is missing."""
    return [labelled(article) for article in read_articles(path_of(CORPUS_PARTS[part], folder))]


def labelled(article: CorpusArticle) -> LabelledArticle:
    """An article with its labels as the other parts have them: without pronouns and what means several at once.

    Each article is a story of its own.
    """
    record = {key: getattr(article, key) for key in ("id", "title", "outlet", "published", "url")}
    entities = tuple(
        GoldEntity(
            e.id,
            e.name,
            e.type,
            tuple(m.span for m in article.mentions_of(e.id) if m.form is not MentionForm.PRONOUN),
        )
        for e in article.entities
    )
    statements = tuple(
        GoldStatement(
            subject=s.subject,
            predicate=s.predicate,
            object=s.object,
            value=s.value,
            status=s.status,
            according_to=s.according_to[0] if s.according_to else None,
            time=s.time,
            evidence=s.evidence,
            core=s.core,
            ended=s.ended,
        )
        for s in article.statements
    )
    labels = Labels(article.id, digest_of(article.text), article.id, entities, statements)
    return LabelledArticle(labels, as_read(record, article.text))
