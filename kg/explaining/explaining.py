"""Explains the sentences of an article: the same steps as an extraction, with somebody who listens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.explaining.attempts import Attempts
from kg.explaining.events import event_of
from kg.explaining.explanation import Explanation
from kg.explaining.findings import Findings
from kg.explaining.notes import PatternFound, SentenceExplained, SilentWord
from kg.explaining.placing import placed
from kg.explaining.words import dates_of, one_line, pointers_of, rolesets_of, words_of
from kg.extraction.events.reporting import Considered, considered
from kg.extraction.frames import analysis_of
from kg.extraction.frames.loading import Frame, index_frames, load_frames
from kg.extraction.frames.matching.evoking import frames_for, frames_of_roleset
from kg.extraction.frames.matching.matcher import Matcher
from kg.extraction.patterns.every import PATTERNS
from kg.extraction.registry import is_installed
from kg.extraction.relations.heard import Heard
from kg.extraction.relations.reading import Reading, RelationReader
from kg.language import Pipeline
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import full_lemma
from kg.language.syntax.offsets import token_at
from kg.language.text.blocks import BlockKind
from kg.model import Article, Span
from kg.plain_text import plain_article

_READ = frozenset({BlockKind.TEXT, BlockKind.HEADING})


def explain_article(
    article: Article, pipeline: Pipeline, own: Iterable[Frame] = (), at: int | None = None
) -> Explanation:
    """What kg sees in each sentence of an article, or only in the one at the code point `at` of its text.

    Its words are those that a reader reads, without marks of how they are written; offsets are those of the text.
    `own` are frames of a user's own, beside those that come with kg.
    """
    article, written = plain_article(article)
    if at is not None:
        at = written.after(at)
    doc = pipeline.analyse(article)
    chosen = [s for s in doc.sents if s.text.strip()] if at is None else [token_at(doc, at).sent]
    analysis = analysis_of(doc, article)
    quotations = analysis.quotations
    attempts = Attempts(frozenset(token.i for sentence in chosen for token in sentence))
    matcher = Matcher(analysis, index_frames([*load_frames(), *own]), attempts)
    said = list(matcher.statements())  # what was said before counts, so all of it is gone through
    by_form = [(name, found) for name, find in PATTERNS.items() for found in find(doc, article, quotations)]
    heard = Heard(matcher.analysis, [*said, *(found for _, found in by_form)])
    findings = Findings(doc, article, quotations.all)
    patterns = [
        (found, findings.by_pattern(name, found))
        for name, found in by_form
        if any(e.overlaps(_stretch(s)) for s in chosen for e in found.evidence)
    ]
    readings: list[Reading] = []
    if is_installed("relations"):
        readings += RelationReader(matcher.analysis, heard, matcher.frames).readings()
    events = [one for one in considered(analysis) if one.predicate.token.i in attempts.within]
    return Explanation(
        article.path,
        article.published,
        tuple(
            placed(
                _explained(
                    sentence,
                    matcher,
                    attempts,
                    findings,
                    [note for found, note in patterns if any(e.overlaps(_stretch(sentence)) for e in found.evidence)],
                    [r for r in readings if sentence.start <= r.proposal.pair.subject < sentence.end],
                    [one for one in events if sentence.start <= one.predicate.token.i < sentence.end],
                ),
                written,
            )
            for sentence in chosen
        ),
    )


def _stretch(sentence: Tokens) -> Span:
    """The text of a sentence without the blank space around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, max(start + 1, start + len(text.strip())))


def _explained(
    sentence: Tokens,
    matcher: Matcher,
    attempts: Attempts,
    findings: Findings,
    patterns: Sequence[PatternFound],
    readings: Sequence[Reading],
    events: Sequence[Considered],
) -> SentenceExplained:
    span = _stretch(sentence)
    read_as = _read_as(sentence.doc, span)
    text = one_line(sentence.text)
    if read_as not in _READ:
        return SentenceExplained(text, span.start, span.end, read_as.value)
    return SentenceExplained(
        text,
        span.start,
        span.end,
        read_as.value,
        words=words_of(sentence),
        pointers=pointers_of(sentence, matcher.analysis.pointers),
        dates=dates_of(sentence),
        quotations=findings.quotations_in(span),
        rolesets=rolesets_of(sentence),
        events=tuple(event_of(one, findings) for one in events),
        frames=tuple(findings.tried(a) for a in attempts.all if sentence.start <= a.token.i < sentence.end),
        silent=tuple(
            SilentWord(token.text, token.idx, tuple(dict.fromkeys(f.predicate for f in frames)), silence.value)
            for token, frames, silence in attempts.silent
            if sentence.start <= token.i < sentence.end
        ),
        without_frame=tuple(_without_frame(sentence, matcher)),
        patterns=tuple(patterns),
        relations=tuple(map(findings.proposed, readings)),
    )


def _read_as(doc: Doc, span: Span) -> BlockKind:
    """What the block that holds a sentence is read as."""
    return next((b.kind for b in doc._.blocks if b.start <= span.start < b.end), BlockKind.NOISE)


def _without_frame(sentence: Tokens, matcher: Matcher) -> list[str]:
    """The verbs of a sentence that evoke no frame and introduce no quotation."""
    verbs = (t for t in sentence if t.pos_ == "VERB" and is_verbal(t))
    cued = matcher.analysis.quotations.cued
    return [full_lemma(t) for t in verbs if not _evokes(t, matcher) and not cued(t.idx)]


def _evokes(verb: Token, matcher: Matcher) -> bool:
    """Whether a verb has frames, by its word or by its roleset."""
    meanings = matcher.analysis.predicates.get(verb.i, ())
    by_word = frames_for(verb, None, matcher.frames)
    return bool(by_word) or any(frames_of_roleset(meaning, matcher.frames) for meaning in meanings)
