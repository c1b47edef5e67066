"""What keeps a proposal from becoming a statement: the same that keeps a frame from making one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame, FrameIndex
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.checks import first_failing
from kg.extraction.frames.matching.evoking import Silence, frames_for, frames_of_roleset, silenced
from kg.extraction.frames.matching.fitting import misfit
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.relations.heard import Heard
from kg.vocabulary.ontology import ontology

#: Keys by which a frame says that a word does not tell the relation here; by others, only that it lacks something.
_EXCLUDING = frozenset({"without", "bare", "with_not", "lapses"})
_NOBODY = frozenset({Silence.QUANTIFIED, Silence.WOULD_BE})


def frames_at(word: Token, predicate: str, analysis: Analysis, index: FrameIndex) -> tuple[Frame, ...]:
    """The frames of a predicate that a word evokes, by itself or by its roleset."""
    found = list(frames_for(word, analysis.pointers.titles.get(word.i), index))
    for meaning in analysis.predicates.get(word.i, ()):
        found += (frame for frame in frames_of_roleset(meaning, index) if frame not in found)
    return tuple(frame for frame in found if frame.predicate == predicate)


def plain_frame(predicate: str, known: Frame | None = None) -> Frame:
    """A frame of a predicate without words, with what a `known` one says of its words: over, foreseen, without date."""
    relation, none = ontology().relations[predicate], frozenset[str]()
    return Frame(
        relation,
        verbs=none, nouns=none, adjectives=none, subject=(), object=(),
        subject_type=frozenset(kind.value for kind in relation.subjects),
        object_type=frozenset(kind.value for kind in relation.objects),
        ended=known is not None and known.ended,
        foreseen=known is not None and known.foreseen,
        undated=known is not None and known.undated,
    )  # fmt: skip


def refusal(
    predicate: str,
    subject: Token,
    object_: Token,
    words: Sequence[Token],
    analysis: Analysis,
    heard: Heard,
    index: FrameIndex,
) -> str:
    """Why no statement is made of two things; "" where nothing stands against it. `words` lie between them."""
    if heard.has(predicate, subject, object_):
        return "the frames have said it"
    frame = plain_frame(predicate)
    for end, types in ((subject, frame.subject_type), (object_, frame.object_type)):
        wrong = misfit(end, types, analysis, named=False, sure=True)
        if wrong is not None:
            return f"“{end}” {wrong.value}"
    for word in words:
        silence = silenced(word)
        if silence in _NOBODY:
            return f"“{word}”: {silence.value}"
        failing = [first_failing(f, Trigger(word, analysis)) for f in frames_at(word, predicate, analysis, index)]
        keys = {check.key for check in failing if check is not None}
        if failing and None not in failing and keys & _EXCLUDING:
            return f"“{word}” has a frame that excludes it: {', '.join(sorted(keys & _EXCLUDING))}"
    return ""
