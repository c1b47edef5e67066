"""The examples that frames carry, tried: a frame finds something where it says so, and kg nothing where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.extracting import extract_article
from kg.extraction.frames import extract_statements
from kg.extraction.frames.loading import Frame, FrameIndex, index_frames, load_frames
from kg.extraction.frames.marked import MarkedPipeline, is_marked, read_marks
from kg.extraction.frames.matching.listening import Listener
from kg.extraction.frames.toml_places import line_of
from kg.model import Extraction, Literal
from kg.reading import article_of
from kg.surely import surely

if TYPE_CHECKING:
    from kg.language import Pipeline


@dataclass(frozen=True, slots=True)
class FailedExample:
    """A sentence of which a frame says wrongly that it tells the frame's predicate, or that it does not.

    `found` are the statements that kg finds of the predicate in a sentence of `not`, in words; of an example in which
    the frame finds none it is empty.
    """

    frame: Frame
    sentence: str
    found: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        """Where the sentence stands in the frame's file, counted from 1; where its key does if it has escapes."""
        origin = surely(self.frame.origin, "file of a frame")
        text, place = origin.text, origin.place
        first = line_of(text, (*place, "not" if self.found else "examples"))
        after = enumerate(text.split("\n")[first - 1 :], first)
        return next((number for number, line in after if self.sentence in line), first)

    def __str__(self) -> str:
        file = self.frame.origin.file if self.frame.origin is not None else ""
        wrong = f"kg finds {'; '.join(self.found)}" if self.found else f"the frame finds no {self.frame.predicate}"
        return f"{file}, line {self.line}: {wrong} in {self.sentence!r}"


def failed_examples(frames: Iterable[Frame], pipeline: Pipeline) -> Iterator[FailedExample]:
    """The examples of these frames that do not hold, frame by frame, while all of kg's own frames are at work too.

    An example holds where the frame itself states something of its predicate, with whatever status; a sentence of `not`
    where kg finds no statement of the predicate at all.
    """
    frames = tuple(frames)
    shipped = {id(frame) for frame in load_frames()}
    index = index_frames([*load_frames(), *(frame for frame in frames if id(frame) not in shipped)])
    tried: dict[str, _Reading] = {}
    for frame in frames:
        for sentence in (*frame.examples, *frame.counterexamples):
            tried.setdefault(sentence, _Reading(sentence, index, pipeline))
        for sentence in frame.examples:
            reading = tried[sentence]
            if id(frame) not in reading.stating or not reading.statements_of(frame.predicate):
                yield FailedExample(frame, sentence)
        for sentence in frame.counterexamples:
            found = tried[sentence].statements_of(frame.predicate)
            if found:
                yield FailedExample(frame, sentence, found)


class _Reading(Listener):
    """One sentence as kg reads it; `stating` are the ids of the frames that state something in it."""

    def __init__(self, sentence: str, frames: FrameIndex, pipeline: Pipeline) -> None:
        self.stating: set[int] = set()
        extractor = partial(extract_statements, frames=frames, listener=self)
        marked = read_marks(sentence) if is_marked(sentence) else None
        self.extraction: Extraction = extract_article(
            article_of(sentence if marked is None else marked.text),
            pipeline if marked is None else MarkedPipeline(pipeline, marked),
            ["frames", "quotations"],
            instead={"frames": extractor},
        )

    def stated(self, frame: Frame, *_: Any, **__: Any) -> None:
        """Keeps the frame."""
        self.stating.add(id(frame))

    def statements_of(self, predicate: str) -> tuple[str, ...]:
        """The statements of a predicate, in words."""
        names = {entity.id: entity.name for entity in self.extraction.entities}
        return tuple(
            f"{names[s.subject]} {predicate} "
            f"{s.object.value if isinstance(s.object, Literal) else names[s.object]} ({s.status.value})"
            for s in self.extraction.statements
            if s.predicate == predicate
        )
