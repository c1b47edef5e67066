"""Matches frames against an analysed article: which words evoke which frames, and what each then states."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame, FrameIndex, shipped_index
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.checks import first_failing
from kg.extraction.frames.matching.covering import AlreadyStated
from kg.extraction.frames.matching.evoking import frames_for, frames_of_roleset, silenced
from kg.extraction.frames.matching.listening import Listener
from kg.extraction.frames.matching.pairs import pairs_of
from kg.extraction.frames.matching.stating import implied_by, statement_of
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import BlockKind
from kg.model import Literal, Span, Statement

#: Only such words evoke frames, beside titles: asked first, since most words are others.
_EVOKING = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


class Matcher:
    """All frames over one analysed article; `frames` stand in for those that come with kg."""

    def __init__(self, analysis: Analysis, frames: FrameIndex | None = None, listener: Listener | None = None) -> None:
        self.frames = shipped_index() if frames is None else frames
        self.listener = Listener() if listener is None else listener
        self.analysis = analysis
        #: what titles beside names have said: (chain, predicate, value)
        self._said_once: set[tuple[object, ...]] = set()
        self._stated = AlreadyStated()

    def statements(self) -> Iterator[Statement[Span]]:
        """Every statement that a frame finds in prose or in a heading: first by words, then by rolesets."""
        titles = self.analysis.pointers.titles
        readable = list(self._readable())
        for token in readable:
            if token.pos_ not in _EVOKING and token.i not in titles:
                continue
            frames = frames_for(token, titles.get(token.i), self.frames)
            if frames and self._speaks(token, frames):
                yield from self._evoked(Trigger(token, self.analysis), frames)
        for place in sorted({t.i for t in readable}.intersection(self.analysis.predicates)):
            for predicate in self.analysis.predicates[place]:
                token = predicate.token
                frames = frames_of_roleset(predicate, self.frames)
                if frames and self._speaks(token, frames):
                    yield from self._evoked(Trigger(token, self.analysis, predicate), frames)

    def _speaks(self, token: Token, frames: tuple[Frame, ...]) -> bool:
        """Whether nothing keeps a word from evoking its frames."""
        silence = silenced(token)
        if silence is not None:
            self.listener.silenced(token, frames, silence)
        return silence is None

    def _readable(self) -> Iterator[Token]:
        for block in self.analysis.doc._.blocks:
            if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
                yield from tokens_at(self.analysis.doc, block)

    def _evoked(self, trigger: Trigger, frames: tuple[Frame, ...]) -> Iterator[Statement[Span]]:
        """What the frames that one word evokes state, each thing once."""
        if trigger.is_beside and trigger.token.pos_ != "VERB":
            trigger.add_modifier()
        done: set[tuple[str, object]] = set()
        for frame in frames:
            failing = first_failing(frame, trigger)
            if failing is not None:
                self.listener.failed(frame, trigger, failing)
                continue
            for pair in pairs_of(frame, trigger, self.listener):
                statement, context = statement_of(frame, trigger, pair)
                ends = (statement.subject, statement.object)
                # "Roe and Doe married" says one thing of both
                key = (statement.predicate, frozenset(ends) if frame.relation.symmetric else ends)
                new = key not in done and not (frame.relation.said_once and self._is_said_already(trigger, statement))
                new = new and not (trigger.predicate is not None and self._stated.covers(trigger, statement, pair))
                self.listener.stated(frame, trigger, pair, statement, context, new=new)
                if new:
                    done.add(key)
                    self._stated.add(trigger, statement, pair)
                    yield statement
                    implied = implied_by(frame, statement, context)
                    if implied is not None and (frame.implies, ends) not in done:
                        done.add((frame.implies, ends))
                        self.listener.stated(frame, trigger, pair, *implied, new=True)
                        yield implied[0]
            self.listener.tried(frame, trigger)

    def _is_said_already(self, trigger: Trigger, statement: Statement[Span]) -> bool:
        """Whether a title or description beside a name has already said the same of that person."""
        if not trigger.is_beside:
            return False
        value = statement.object
        thing = value.value if isinstance(value, Literal) else value.of(self.analysis.article.text)
        # one in words in marks is only what somebody says
        stands = statement.status, statement.ended
        key = (id(self.analysis.chain_of(statement.subject)), statement.predicate, thing, *stands)
        if key in self._said_once:
            return True
        self._said_once.add(key)
        return False
