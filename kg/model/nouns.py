"""The nouns of kg: what is read, found and resolved, as frozen values.

Offsets count Unicode code points of `Article.text` and are half open: `text[start:end]`.
Three of the classes are generic over how they point at things in the world. An extractor points at words
(`Statement[Span]`, `Quotation[Span]`); resolution turns the words into entities (`Statement[str]`, the string
being an `Entity.id` of the same article).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Reference = TypeVar("Reference", "Span", str)


class Status(StrEnum):
    """What an article does with a statement: says it, reports it, or something weaker."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class EntityType(StrEnum):
    """The kinds of things that statements are about."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    OUTLET = "Outlet"
    PLACE = "Place"
    WORK = "Work"
    DOCUMENT = "Document"
    EVENT = "Event"
    GROUP = "Group"


class QuotationKind(StrEnum):
    """Direct: all of the content stands in quotation marks; mixed: some of it; indirect: none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CueClass(StrEnum):
    """What sort of act the cue of a quotation names.

    Speech, writing; belief (thinks, fears), wish (wants, plans), denial, accusation, judgement (praises, opposes);
    evidence is what shows something without a mouth (a poll, a record).
    """

    SPEECH = "speech"
    WRITING = "writing"
    BELIEF = "belief"
    WISH = "wish"
    DENIAL = "denial"
    ACCUSATION = "accusation"
    JUDGEMENT = "judgement"
    EVIDENCE = "evidence"


class MentionForm(StrEnum):
    """How a mention points at its entity: by name, by description ("the actor") or by pronoun."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text, `text[start:end]`, in code points. Raises ValueError when empty or negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `sha256` is the digest of `text` in UTF-8, `id` comes of it and the outlet (`article_id`).

    `body` are the stretches that are the article itself: front matter lies outside them, a title in the text may.
    `published` is ISO 8601, as precise as known: `2023`, `2023-09` or `2023-09-10`.
    """

    id: str
    sha256: str
    text: str
    path: str
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    body: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A value instead of an entity: the words of the text and, where they have one, a typed normal form.

    `datatype` is a local name of XML Schema (`date`, `gYear`, `gYearMonth`, `integer`, `decimal`) and goes
    with `normalized`.
    """

    value: str
    normalized: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When: ISO 8601 as precise as text and article date allow, and the words that say so."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that points at an entity."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world as one article speaks of it; `id` is unique within the article (`e1`, `e2`, ...).

    `named` is false for what is only described ("one victim"). `members` are the ids of a Group's known members, `size`
    is how many it has, where the article gives an exact number.
    `roles` are words that the article uses for it ("actor", "journalist"), which later tell namesakes apart.
    `owner` is whom a description belongs to ("Roe's family").
    """

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    named: bool = True
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    owner: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation(Generic[Reference]):
    """Words or thoughts that an article ascribes to somebody.

    `content` leaves out quotation marks, cue and source, and has several spans where something stands between.
    `source` are the words that name who speaks ("he", "the actor"); `speaker` is who that is. `medium` is where the
    words appeared, as far as the cue says it ("in a letter", "on Twitter"). `factive` says that the cue takes the
    content for granted ("knew that", "apologized for"). `status` is what the article does with the act itself: asserted
    ("she said"), negated ("she never said"), hypothetical ("she may say"), alleged ("she allegedly said"). `nested` are
    the quotations inside the content, which this speaker and not the article reports. `time` is when it was said, as
    far as the clause of the cue tells ("said on Monday"); dates of the content are none.
    """

    content: tuple[Span, ...]
    kind: QuotationKind
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: Reference | None = None
    addressee: Reference | None = None
    medium: Reference | None = None
    cue_class: CueClass | None = None
    factive: bool = False
    status: Status = Status.ASSERTED
    nested: tuple[Quotation[Reference], ...] = ()
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Statement(Generic[Reference]):
    """What an article says of a subject, with the words that say it.

    `time` is when it happened or held. A state ("mayor") may be over: `ended` says that the text says so ("the former
    mayor"), `began` and `until` when it began and ended, where the text tells ("from 2010 to 2014").
    """

    subject: Reference
    predicate: str
    object: Reference | Literal
    status: Status
    evidence: tuple[Span, ...]
    according_to: Reference | None = None
    time: Time | None = None
    ended: bool = False
    began: Time | None = None
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate of statements: its local name, how people call it, and between what it may hold.

    `symmetric` is one that holds both ways; `state` one that holds for longer than the clause that tells of it;
    `said_once` one that titles tell again and again ("Mayor Roe"), so that the first of equal ones is enough; `uttered`
    one that is done by saying the words of a quotation; `single_valued` one of which only one value is true;
    `ended_form` is what holds once a state is over, and "" for none; `excludes` are relations that do not hold of the
    same two as well. `subjects` and `objects` are the kinds of things
    on either side, `words` says that the object may be words of the text instead; where all three are empty, nothing is
    known of that.
    """

    name: str
    label: str
    comment: str = ""
    symmetric: bool = False
    state: bool = False
    said_once: bool = False
    uttered: bool = False
    single_valued: bool = False
    ended_form: str = ""
    excludes: frozenset[str] = frozenset()
    subjects: frozenset[EntityType] = frozenset()
    objects: frozenset[EntityType] = frozenset()
    words: bool = False


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """A quotation or statement of the headline, and the one in the body that supports it; None where none was found.

    `missing` says that the body surely does not say it: words in marks that it does not have. Where it is false and
    there is no support, nobody knows. `support` is a member of the same article's
    `Extraction.quotations` or `Extraction.statements`, and so is `claim`, unless `in_title` says that the headline is
    known but stands nowhere in the text: then the spans of the claim count the code points of `Article.title`.
    Where headline and body make the same statement it is one, and its own support; `evidence` are then the headline's
    words for it.
    """

    claim: Quotation[str] | Statement[str]
    support: Quotation[str] | Statement[str] | None
    missing: bool = False
    in_title: bool = False
    evidence: tuple[Span, ...] = ()
