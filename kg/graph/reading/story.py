"""One story as a built graph holds it: its articles, what they have in common and what they tell differently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kg.graph.reading.happening import Passage


@dataclass(frozen=True, slots=True, order=True)
class StoryArticle:
    """An article of a story: date (ISO 8601), outlet and title, each empty where unknown, its file name and its IRI."""

    published: str
    iri: str
    outlet: str
    title: str
    file: str

    @property
    def voice(self) -> str:
        """Who tells it: the outlet, or else the article itself."""
        return self.outlet or self.title


@dataclass(frozen=True, slots=True)
class SaidAs:
    """A quotation that renders an utterance.

    `speaker` is a name, or empty; `is_lent` says that the article names none and others do. `content` are the stretches
    of the article that are what is said. `addressee` and `medium` are names, or empty.
    """

    iri: str
    article: StoryArticle
    content: tuple[Passage, ...]
    speaker: str
    is_lent: bool
    kind: str
    cue: str
    addressee: str = ""
    medium: str = ""

    @property
    def start(self) -> int:
        """Where it begins in its article, in code points."""
        return self.content[0].start if self.content else 0

    @property
    def words(self) -> str:
        """What is said, in one line."""
        return " ".join(" … ".join(piece.exact for piece in self.content).split())


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Words of one rendering beside those of the other, with the kind of difference; one may have none."""

    kind: str
    one: tuple[Passage, ...]
    other: tuple[Passage, ...]
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two renderings of one utterance, by IRI: how much they share, in which words and in what else they differ."""

    iri: str
    one: str
    other: str
    shared: float
    changed: tuple[str, ...]
    differences: tuple[OtherWords, ...]


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """An utterance: who said it by most renderings (a name, or empty), its renderings, the earliest article's first."""

    iri: str
    speaker: str
    renderings: tuple[SaidAs, ...]
    pairs: tuple[Alike, ...]
    speaker_iri: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article has for a value; without words where it lacks those that the other has."""

    article: StoryArticle
    value: str
    evidence: tuple[Passage, ...]
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values that articles tell differently: `agreement` is finer, different or contradictory."""

    iri: str
    about: str
    agreement: str
    concerns: tuple[str, ...]
    sides: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Why two articles are no two independent voices: `kind` is passages, quotations, credit or told."""

    iri: str
    kind: str
    one: StoryArticle
    other: StoryArticle
    passages: tuple[tuple[Passage | None, Passage | None], ...]


@dataclass(frozen=True, slots=True)
class HeadlineTold:
    """Something of the body that the headline of an article tells too.

    `kind` is utterance, event or statement, `what` what to call it, and `finding` its IRI. `change` is what the
    headline has otherwise (`kg.model.comparison.HeadlineChange`), or empty. `headline` and `body` are the words that
    show it; those of the headline are stretches of the article, or, `in_title`, of its title, where that stands nowhere
    in the text.
    """

    iri: str
    article: StoryArticle
    kind: str
    what: str
    change: str
    headline: tuple[Passage, ...]
    body: tuple[Passage, ...]
    in_title: bool
    finding: str = ""


@dataclass(frozen=True)
class StoryFound:
    """A story: articles by date, utterances in the order of the text, what contradicts itself before what differs.

    What headlines tell stands in the order of the articles and of their texts.
    """

    iri: str
    id: str
    label: str
    articles: tuple[StoryArticle, ...]
    utterances: tuple[SaidOnce, ...]
    conflicts: tuple[Disagreement, ...]
    origins: tuple[Shared, ...]
    headlines: tuple[HeadlineTold, ...] = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each article, by IRI: its outlet, with its date or file where an outlet has several."""
        called = {article.iri: short(article.voice) for article in self.articles}
        for known in ("published", "file"):
            several = Counter(called.values())
            for article in self.articles:
                name = called[article.iri]
                if several[name] > 1:
                    called[article.iri] = f"{short(article.voice)} ({getattr(article, known) or article.file})"
        return called

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """The outlets that tell it, and the articles whose outlet is unknown, the first to tell it first."""
        return tuple(dict.fromkeys(article.voice for article in self.articles))


#: So long a title may stand in the place of an outlet's name.
_SHORT = 32


def short(voice: str) -> str:
    """The name of an outlet or article, cut where it is long."""
    return voice if len(voice) <= _SHORT else f"{voice[: _SHORT - 1].rstrip()}…"
