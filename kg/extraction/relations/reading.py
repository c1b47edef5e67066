"""What the network proposes becomes statements, by the same steps as what a frame finds.

The network only says that a predicate may hold between two things. Whether the article says so, denies it or says that
it is over is for the words on the way between them: each is asked for its status as a frame's word is, and the first
that is not plainly asserted decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from kg.extraction.frames.loading import FrameIndex, shipped_index
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.objects import object_of
from kg.extraction.frames.matching.pairs import Pair
from kg.extraction.frames.matching.stating import statement_of
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.relations.candidates import Candidate, candidates
from kg.extraction.relations.features import Features
from kg.extraction.relations.guards import frames_at, plain_frame, refusal
from kg.extraction.relations.heard import Heard
from kg.extraction.relations.network import Network, shipped
from kg.extraction.relations.types import predicates_between, relations_between_things
from kg.extraction.status.context import Context
from kg.model import Span, Statement, Status


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of mentions, a predicate, how likely it is and how likely it must be, both 0 to 1."""

    pair: Candidate
    predicate: str
    score: float
    needed: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A proposal and what became of it: a statement with its context, or why there is none.

    `word` is the one whose status counted.
    """

    proposal: Proposal
    word: Token
    statement: Statement[Span] | None = None
    context: Context | None = None
    refused: str = ""


class RelationReader:
    """Reads one analysed article; `heard` is what the frames have tried and said in it."""

    def __init__(
        self, analysis: Analysis, heard: Heard, frames: FrameIndex | None = None, network: Network | None = None
    ) -> None:
        self.analysis = analysis
        self.heard = heard
        self.index = shipped_index() if frames is None else frames
        self.network = shipped() if network is None else network

    def statements(self) -> Iterator[Statement[Span]]:
        """The statements that no frame has made."""
        for reading in self.readings():
            if reading.statement is not None:
                yield reading.statement

    def readings(self) -> Iterator[Reading]:
        """Every proposal with what became of it."""
        for proposal in self.proposals():
            yield self.read(proposal)

    def proposals(self) -> Iterator[Proposal]:
        """What is likely enough, in the order of the text; of a symmetric relation one direction."""
        doc = self.analysis.doc
        pairs = list(candidates(doc))
        features = Features(doc, self.index)
        scores = self.network.scores([features.keys(pair) for pair in pairs])
        relations = relations_between_things()
        for row, pair in enumerate(pairs):
            possible: frozenset[str] | None = None
            for column in np.flatnonzero(scores[row] >= self.network.needed):
                predicate = self.network.predicates[column]
                if possible is None:
                    possible = predicates_between(doc, pair.subject_chain, pair.object_chain)
                turned = relations[predicate].symmetric and pair.subject > pair.object
                if predicate in possible and not turned:
                    needed = float(self.network.needed[column])
                    yield Proposal(pair, predicate, float(scores[row, column]), needed)

    def read(self, proposal: Proposal) -> Reading:
        """What becomes of a proposal."""
        doc, pair = self.analysis.doc, proposal.pair
        subject, filler = doc[pair.subject], doc[pair.object]
        words = [doc[i] for i in pair.path[1:-1]] or [doc[pair.anchor]]
        telling = [word for word in words if frames_at(word, proposal.predicate, self.analysis, self.index)]
        word = telling[-1] if telling else doc[pair.anchor]
        refused = refusal(proposal.predicate, subject, filler, words, self.analysis, self.heard, self.index)
        if refused:
            return Reading(proposal, word, refused=refused)
        made = [self._made(proposal, each, subject, filler) for each in dict.fromkeys([word, *words])]
        for at, statement, context in made:
            if statement.status is not Status.ASSERTED:
                return Reading(proposal, at, statement, context)
        return Reading(proposal, *made[0])

    def _made(
        self, proposal: Proposal, word: Token, subject: Token, filler: Token
    ) -> tuple[Token, Statement[Span], Context]:
        """The statement as a frame at this word would make it."""
        known = frames_at(word, proposal.predicate, self.analysis, self.index)
        frame = plain_frame(proposal.predicate, known[0] if known else None)
        trigger = Trigger(word, self.analysis)
        # "the mayor of Dayton", "Dayton, Ohio": said in passing, as what stands beside a name is
        trigger.is_beside = trigger.is_beside or proposal.pair.is_nominal(self.analysis.doc)
        found = object_of(frame, subject, filler, trigger)
        span = self.analysis.pointers.words(filler)
        pair = Pair(subject, filler, *(found if found is not None else (span, span)))
        return word, *statement_of(frame, trigger, pair)
