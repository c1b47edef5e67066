"""What articles of one story have in common and where they differ: utterances, conflicts of values, origins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.nouns import Span


class DifferenceKind(StrEnum):
    """What the words are by which two renderings of one utterance differ.

    Number, negation and modal are words that change what is said; person is what the third person makes of the first
    ("I", "he"), and form another form of the same word; ellipsis and brackets are marks by which an outlet owns that
    it left out or put in. Dropped, added and replaced are all other words.
    """

    NUMBER = "number"
    NEGATION = "negation"
    MODAL = "modal"
    PERSON = "person"
    FORM = "form"
    ELLIPSIS = "ellipsis"
    BRACKETS = "brackets"
    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


class Aspect(StrEnum):
    """What two renderings of one utterance may tell differently beside its words.

    Of statements and events, which only versions of one article are compared by, it is what or whom they are of, their
    value, who takes part, the amounts, how sure it is, who says so, and when.
    """

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    MEDIUM = "medium"
    CUE = "cue"
    KIND = "kind"
    SUBJECT = "subject"
    VALUE = "value"
    PARTICIPANTS = "participants"
    AMOUNT = "amount"
    STATUS = "status"
    SOURCE = "source"
    TIME = "time"


class Agreement(StrEnum):
    """How two values of one thing stand to each other.

    Same: equal in their normal form. Finer: one says no more than the other, only more precisely ("May", "3 May").
    Different: not equal, and both may be true. Contradictory: both cannot be true.
    """

    SAME = "same"
    FINER = "finer"
    DIFFERENT = "different"
    CONTRADICTORY = "contradictory"


class OriginKind(StrEnum):
    """Why two articles do not tell independently of each other.

    Passages: the same words outside quotation marks. Quotations: the same long row of somebody's words, which come from
    one statement, document or occasion. Credit: both name one agency as the maker of their text. Told:
    one takes it from the other's outlet, or both from a third one.
    """

    PASSAGES = "passages"
    QUOTATIONS = "quotations"
    CREDIT = "credit"
    TOLD = "told"


class HeadlineChange(StrEnum):
    """What a headline has otherwise than the body of its article.

    Attribution, allegation, denial, negation: the headline says by itself what the body has only as somebody's words,
    as an allegation, as denied, as not so. Number: it has another number of the same things.
    """

    ATTRIBUTION = "attribution"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    NEGATION = "negation"
    NUMBER = "number"


class FindingKind(StrEnum):
    """The list of an Extraction in which a finding stands; a sentence is one where nothing else was found of it."""

    STATEMENT = "statement"
    EVENT = "event"
    QUOTATION = "quotation"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one thing. `id` is made of them; `articles` are their ids in the order of their dates."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one rendering beside those of the other; one of the two may have none."""

    kind: DifferenceKind
    one: tuple[Span, ...]
    other: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class Rendering:
    """A quotation of an article: the article's id and the quotation's place.

    A place is its number in `Extraction.quotations`, and behind it, for one inside another, that in `nested`.
    """

    article: str
    place: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RenderedPair:
    """Two renderings of one utterance and what differs between them.

    `shared` is how much of what the lighter one says the other has, 0 to 1, words weighed by how rare they are.
    """

    one: Rendering
    other: Rendering
    shared: float
    differences: tuple[Difference, ...] = ()
    changed: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said or wrote on one occasion, as several passages render it.

    `key` is its path below the data namespace. `renderings` stand in the order of their articles' dates, `pairs` are
    those that were found alike. `lent` are renderings without a speaker, for which the others agree on one: `speaker`,
    the key of an entity, or None where they do not agree or nobody is named.
    """

    key: str
    renderings: tuple[Rendering, ...]
    pairs: tuple[RenderedPair, ...]
    speaker: str | None = None
    lent: tuple[Rendering, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What one article has for a value: the words of the value, and the spans that show it."""

    article: str
    value: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one thing that articles of a story tell differently.

    `key` is its path below the data namespace, `about` says in words of what, and `concerns` are the keys of the
    entities and events that it is about. `agreement` is that of the two sides which differ most.
    """

    key: str
    about: str
    agreement: Agreement
    sides: tuple[Side, ...]
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Why two articles are no two independent voices, with the words of each that show it."""

    one: str
    other: str
    kind: OriginKind
    passages: tuple[tuple[Span | None, Span | None], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of an article: the article's id, the list it stands in, and its place there, counted from 0."""

    article: str
    kind: FindingKind
    place: int


@dataclass(frozen=True, slots=True)
class HeadlineMatch:
    """A finding of the body of an article that its headline tells too, with the words of both that show it.

    `headline` are spans of the text, or, `in_title`, of `Article.title`, where that stands nowhere in the text; `body`
    are spans of the text. `change` is what the headline has otherwise, or None; `headline` and `body` show that.
    """

    finding: Finding
    headline: tuple[Span, ...]
    body: tuple[Span, ...]
    in_title: bool = False
    change: HeadlineChange | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A finding of an article and what a later version has in its place.

    `differences` are the words by which the two differ: those of a quotation's content, of any other's evidence.
    `aspects` say what else is told otherwise.
    """

    before: Finding
    after: Finding
    differences: tuple[Difference, ...] = ()
    aspects: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """An article and the next version of it, by their ids, with the findings that are gone, new, or told otherwise.

    `changed` are statements with another subject, value, status or time, events with other participants, amounts,
    status or time, quotations with other words or another speaker. Sentences stand in the three lists for words that no
    other finding in them tells of.
    """

    before: str
    after: str
    gone: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    changed: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found by laying articles beside each other: those of each story, and versions of one article."""

    stories: tuple[Story, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[Origin, ...] = ()
    revisions: tuple[Revision, ...] = ()
    headlines: tuple[HeadlineMatch, ...] = ()
