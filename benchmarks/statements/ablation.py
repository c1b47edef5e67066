"""What the frames of rolesets bring: a part measured with them and without them, and the difference by predicate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from spacy.tokens import Doc

from benchmarks.quotations.measured import head, row
from benchmarks.statements.board import Part, measure
from benchmarks.statements.errors import tell_found, words_of
from benchmarks.statements.labels import LabelledArticle, is_scored
from benchmarks.statements.matching import Found, Matched, same_standing
from kg.extraction import Extractor
from kg.extraction.frames import extract_statements
from kg.extraction.frames.loading import Frame, index_frames, load_frames
from kg.language import Pipeline
from kg.model import Article, Literal, Status

_COLUMNS = ("right", "wrong", "asserted right", "asserted wrong")


def words_only() -> Extractor:
    """The extractor of statements without frames that only a roleset evokes."""
    frames = (replace(frame, rolesets=frozenset()) for frame in load_frames())
    return partial(extract_statements, frames=index_frames(filter(_has_words, frames)))


def _has_words(frame: Frame) -> bool:
    return bool(frame.verbs or frame.nouns or frame.adjectives)


def compared(name: str, labelled: Sequence[LabelledArticle], pipeline: Pipeline, *, tell: bool) -> list[str]:
    """Lines for a person: all figures without the rolesets, what is more and what is less with them.

    `tell` shows each statement that only one of the two has. Raises ValueError where that is asked of a scored part.
    """
    if tell and is_scored(name):
        raise ValueError(f"the errors of the {name} part are not for reading")
    remembering = _Remembering(pipeline)
    without = measure(name, labelled, remembering, {"frames": words_only()})
    with_them = measure(name, labelled, remembering)
    lines = [head("Rolesets", ("found", "right", "core", "met", "precision", "recall", "F1 core", "asserted wrong"))]
    for title, part in (("without", without), ("with", with_them)):
        every, asserted = part.tally.every, part.tally.asserted
        wrong = asserted.no_such + asserted.other_status
        figures = (every.found, every.right, every.core, every.met, every.precision, every.recall, every.f1, wrong)
        lines.append(row(title, figures))
    for title, (a, b) in (("Only with rolesets", (with_them, without)), ("Only without", (without, with_them))):
        only = list(_only(a, b))
        counts = {column: Counter(f.predicate for f, _, verdicts in only if column in verdicts) for column in _COLUMNS}
        lines.append(head(title, _COLUMNS))
        for predicate in sorted({found.predicate for found, _, _ in only}):
            lines.append(row(predicate, tuple(counts[column][predicate] for column in _COLUMNS)))
        if tell:
            for found, article, verdicts in sorted(only, key=lambda each: (each[0].predicate, each[2])):
                lines.append(f"  {found.predicate} {', '.join(verdicts)}: {tell_found(found, article)}")
                lines.append(f"      {article.labelled.labels.id}: {words_of(article, found.evidence[0])}")
    return lines


class _Remembering(Pipeline):
    """A pipeline that has another analyse each text once; what is found in its Docs changes nothing in them."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__(pipeline.nlp)
        self._other = pipeline
        self._known: dict[str, tuple[Doc, dict[Any, Any]]] = {}

    def analyse(self, article: Article) -> Doc:
        """The Doc of an article, made when it is first asked for."""
        if article.text not in self._known:
            doc = self._other.analyse(article)
            self._known[article.text] = doc, dict(doc.user_data)
        doc, found = self._known[article.text]
        doc.user_data.update(found)  # a Doc that has been read is let go of what was found in it
        return doc


def _only(one: Part, other: Part) -> Iterator[tuple[Found, Matched, tuple[str, ...]]]:
    """What only the first of two parts has, and what it is in the end: right or wrong, asserted or not."""
    for mine, theirs in zip(one.articles, other.articles, strict=True):
        known = Counter(_said(found, theirs) for found in theirs.found)
        for j, found in enumerate(mine.found):
            said = _said(found, mine)
            if known[said]:
                known[said] -= 1
                continue
            if j in mine.repeats:
                continue
            right = j in mine.pairs
            verdicts = ["right" if right else "wrong"]
            if found.status is Status.ASSERTED:
                stands = right and same_standing(mine.gold[mine.pairs[j]], found)
                verdicts.append("asserted right" if stands else "asserted wrong")
            yield found, mine, tuple(verdicts)


def _said(found: Found, article: Matched) -> tuple[object, ...]:
    names = article.standing.found
    thing = found.object.value if isinstance(found.object, Literal) else names[found.object].name
    return names[found.subject].name, found.predicate, thing, found.status, found.ended
