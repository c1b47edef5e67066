"""Whose words the articles of a story quote: named and unnamed sources, and the share of each voice, by outlet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.reading.story import StoryArticle, StoryFound
from kg.model import EntityType, QuotationKind, Status
from kg.model.uttered import is_uttered
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA

NAMED, UNNAMED, PUBLISHED, NOBODY = "named", "unnamed", "document or outlet", "nobody"
"""What a source is: somebody or a body with a name, one without, a document, a work or an outlet, or none was found."""

SORTS = (NAMED, UNNAMED, PUBLISHED, NOBODY)
"""All of these, in the order in which they are told."""

SOURCES = {NOBODY: "nobody found", PUBLISHED: "documents and outlets"}
"""The sorts of sources as people read them, where that is in other words."""

MOST_SPEAKERS = 8
"""So many speakers of a story people are shown."""

_LETTER = re.compile(r"\w")
_PUBLISHED = (EntityType.DOCUMENT, EntityType.OUTLET, EntityType.WORK)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much an outlet quotes of one source: numbers of quotations and of words.

    `iri` and `speaker` are empty where nobody was found who speaks, and `is_named` tells whether the source has a name,
    as a report may have or not. Direct are quotations that stand wholly in quotation marks,
    indirect all others. An outlet that is unknown stands with the title of its article.
    """

    outlet: str
    iri: str
    speaker: str
    sort: str
    is_named: bool
    direct: int
    direct_words: int
    indirect: int
    indirect_words: int

    @property
    def quotations(self) -> int:
        """All its quotations."""
        return self.direct + self.indirect

    @property
    def words(self) -> int:
        """All words of them."""
        return self.direct_words + self.indirect_words


class Voices:
    """Looks up whom the articles of a built graph quote."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary

    def of(self, story: StoryFound) -> list[Voice]:
        """Each source of each outlet, the outlet that tells the story first first, the most quoted source first.

        What counts is what an article itself reports as said or written: not what somebody else is reported to have
        quoted, not what was not or may have been said, not what somebody only thinks, and of what the headline repeats
        of its body, the body alone.
        """
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        who: dict[str, tuple[str, str, bool]] = {"": ("", NOBODY, False)}
        for article in story.articles:
            for quotation in self._quotations(article):
                speaker = self._speaker(quotation)
                if speaker not in who:
                    who[speaker] = self._source(speaker)
                kind = "direct" if self._first(quotation, self._kg("kind")) == QuotationKind.DIRECT else "indirect"
                counts[article.voice, speaker] += Counter({
                    kind: 1, f"{kind}_words": sum(map(_is_word, self._first(quotation, f"{SCHEMA}text").split())),
                })  # fmt: skip
        found = [
            Voice(
                outlet, speaker, *who[speaker],
                counted["direct"], counted["direct_words"], counted["indirect"], counted["indirect_words"],
            )
            for (outlet, speaker), counted in counts.items()
        ]  # fmt: skip
        order = story.voices
        return sorted(found, key=lambda v: (order.index(v.outlet), -v.words, -v.quotations, v.speaker, v.sort, v.iri))

    def _quotations(self, article: StoryArticle) -> Iterator[str]:
        """The quotations that an article itself reports as uttered."""
        part = ox.NamedNode(f"{SCHEMA}isPartOf")
        for quad in self._store.quads_for_pattern(None, part, ox.NamedNode(article.iri), ox.DefaultGraph()):
            iri = _value(quad.subject)
            if (
                f"{SCHEMA}Quotation" in self._values(iri, f"{RDF}type")
                and not self._values(iri, self._kg("nestedIn"))
                and not self._values(iri, self._kg("supportedBy"))
                and self._first(iri, self._kg("status")) == self._vocabulary.status(Status.ASSERTED).value
                and is_uttered(self._first(iri, self._kg("kind")), self._first(iri, self._kg("cueClass")))
            ):
                yield iri

    def _speaker(self, quotation: str) -> str:
        """Who speaks; a group stands for its members."""
        speakers = self._values(quotation, self._kg("speaker"))
        members = {each for speaker in speakers for each in self._values(speaker, f"{SCHEMA}member")}
        return min(speakers - members or speakers, default="")

    def _source(self, speaker: str) -> tuple[str, str, bool]:
        """The name of a source or what it is called, its sort, and whether that is a name."""
        name = " ".join(self._first(speaker, f"{RDFS}label").split())
        is_named = self._first(speaker, self._kg("named")) != "false"
        # an outlet is an organization too, by its second class
        published = {self._vocabulary.classes(each)[0].value for each in _PUBLISHED}
        if published & self._values(speaker, f"{RDF}type"):
            return name, PUBLISHED, is_named
        return name, NAMED if is_named else UNNAMED, is_named

    def _values(self, iri: str, predicate: str) -> set[str]:
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph())
        return {_value(quad.object) for quad in quads}

    def _first(self, iri: str, predicate: str) -> str:
        return min(self._values(iri, predicate), default="")

    def _kg(self, name: str) -> str:
        return self._vocabulary.term(name).value


def by_sort(story: StoryFound, voices: Sequence[Voice]) -> list[tuple[str, dict[str, int]]]:
    """For each outlet how many of its quotations are of each sort of source."""
    counted = {outlet: Counter[str]() for outlet in story.voices}
    for voice in voices:
        counted[voice.outlet][voice.sort] += voice.quotations
    return [(outlet, {sort: counts[sort] for sort in SORTS}) for outlet, counts in counted.items()]


def speakers(voices: Sequence[Voice]) -> list[tuple[str, str, dict[str, Voice]]]:
    """The sources by how many words all outlets together quote of them: name, sort, and what each outlet quotes.

    Those without a name are left out, of whom nobody knows whether those of two outlets are the same, and so is what
    nobody was found to say.
    """
    found: dict[tuple[str, str, str], dict[str, Voice]] = defaultdict(dict)
    for voice in voices:
        if voice.is_named:
            found[voice.speaker, voice.sort, voice.iri][voice.outlet] = voice
    words = {key: sum(voice.words for voice in of.values()) for key, of in found.items()}
    ordered = sorted(found, key=lambda key: (-words[key], key))
    return [(name, sort, found[name, sort, iri]) for name, sort, iri in ordered]


def quoted_of(voice: Voice) -> str:
    """How much an outlet quotes of somebody, in words."""
    told = (("direct", voice.direct, voice.direct_words), ("indirect", voice.indirect, voice.indirect_words))
    return ", ".join(f"{n} {kind} ({words} word{'' if words == 1 else 's'})" for kind, n, words in told if n)


def share(voice: Voice, voices: Sequence[Voice]) -> float:
    """How much of all that its outlet quotes is of this source: words by words, 0 to 1."""
    total = sum(each.words for each in voices if each.outlet == voice.outlet)
    return voice.words / total if total else 0.0


def _is_word(piece: str) -> bool:
    """Whether a piece between white space is more than marks."""
    return _LETTER.search(piece) is not None


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
