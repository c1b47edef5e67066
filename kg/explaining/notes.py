"""What is noted of a sentence, as frozen values; explaining.py makes them, printing.py shows them.

Offsets count code points of the article's text and are half open. Words that are shown are on one line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the tree: its number in the sentence, counted from 1, and that of its head, 0 for the root."""

    number: int
    text: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point at a thing: by a `name`, a `description`, a `pronoun`, or `beside` a name that they describe.

    `thing` is how kg calls it and `type` what it is; None where kg is not sure of any. `named` says that the article
    gives its name, `unsure` that the words could mean another. `members` are those of a group.
    """

    text: str
    start: int
    end: int
    form: str
    thing: str | None = None
    type: str | None = None
    named: bool = False
    unsure: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateFound:
    """The words of a date and its value: ISO 8601, as precise as they are; "" where they have none."""

    text: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class QuotationFound:
    """A quotation: its words, the cue that introduces it and the words that name its source, and what kg made of it.

    `speaker`, `addressee` and `medium` are things, None where kg knows none.
    """

    content: tuple[str, ...]
    cue: str
    source: str
    speaker: str | None
    addressee: str | None
    medium: str | None
    kind: str
    cue_class: str | None
    factive: bool
    status: str
    nested: tuple[QuotationFound, ...] = ()


@dataclass(frozen=True, slots=True)
class ArgumentFound:
    """Words that have a role beside a word with a roleset; `description` is the roleset's own of that role, or ""."""

    role: str
    description: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RolesetFound:
    """A word, its PropBank roleset and what that means, how sure that is (0 to 1), and its arguments."""

    word: str
    start: int
    roleset: str
    name: str
    score: float
    arguments: tuple[ArgumentFound, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One step of a status: the word, the effect that it has, the rule that says so, and the status after it.

    `rule` is a `status` of entries of kg/language/lexicon/data, a list of kg/extraction/status/words.toml, or a phrase
    that says what is looked at. `source` are the words that name whose claim it becomes.
    """

    word: str
    effect: str
    rule: str
    source: str | None
    status: str


@dataclass(frozen=True, slots=True)
class StatementFound:
    """A statement with the words of the sentence that it is made of, and the things that these became.

    `results` are the statements that kg gives for it, one for each member of a group; none where it is left out, and
    `left_out` says why. `steps` lead to the status from the inside out. `ended` says that the state is over, `began`
    and `until` (ISO 8601) when it began and ended, where the sentence tells.
    """

    predicate: str
    subject: str
    subject_role: str
    object: str
    object_role: str
    status: str
    according_to: str | None
    time: str | None
    evidence: tuple[str, ...]
    steps: tuple[StatusStep, ...]
    results: tuple[str, ...]
    left_out: str = ""
    ended: bool = False
    began: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class FailedKey:
    """A key of a frame, and why the sentence has not what it asks for."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class FrameTried:
    """A frame that a word evokes, where it is written, the statements that it made, or else the keys that failed.

    `roleset` is the meaning that evokes it, "" where the word itself does.
    """

    word: str
    start: int
    predicate: str
    file: str
    line: int
    statements: tuple[StatementFound, ...] = ()
    failed: tuple[FailedKey, ...] = ()
    roleset: str = ""


@dataclass(frozen=True, slots=True)
class SilentWord:
    """A word that has frames and evokes none where it stands, and why."""

    word: str
    start: int
    predicates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PatternFound:
    """A statement that a pattern found by form alone, and the module with the pattern."""

    file: str
    statement: StatementFound


@dataclass(frozen=True, slots=True)
class RelationProposed:
    """Two things of which the second reader thinks that a predicate holds.

    `score` is how likely that is and `needed` how likely it must be, 0 to 1; `refused` why there is no statement all
    the same, "" where there is one.
    """

    predicate: str
    subject: str
    object: str
    score: float
    needed: float
    refused: str = ""
    statement: StatementFound | None = None


@dataclass(frozen=True, slots=True)
class AmountFound:
    """The value of an amount, a decimal, and what it counts or measures, as `kg extract` has them.

    `other` is the second number of a score, None where there is none.
    """

    kind: str
    value: str
    unit: str
    bound: str
    part: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipantFound:
    """Words that take part in an event: the generic role, PropBank's `argument`, and the `thing` that they mean.

    `thing` is None where they are only words. A group whose members are known is several of the same words.
    """

    role: str
    argument: str
    text: str
    start: int
    end: int
    thing: str | None = None
    amount: AmountFound | None = None


@dataclass(frozen=True, slots=True)
class EventFound:
    """A word with a roleset, and the report of an event that it became, or in `refused` why it became none.

    `name` is what the roleset means, and `type` the type of event that it belongs to, or "". Of what is refused no more
    is known, and its `status` is None. `steps` lead to the status from the inside out.
    """

    word: str
    start: int
    roleset: str
    name: str
    refused: str = ""
    type: str = ""
    participants: tuple[ParticipantFound, ...] = ()
    status: str | None = None
    according_to: str | None = None
    time: str | None = None
    evidence: tuple[str, ...] = ()
    steps: tuple[StatusStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """All that is noted of one sentence.

    `read_as` is `text`, `heading`, or what kg does not read: `noise`, `front-matter`. `without_frame` are verbs that no
    frame knows, as a dictionary has them.
    """

    text: str
    start: int
    end: int
    read_as: str
    words: tuple[Word, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    dates: tuple[DateFound, ...] = ()
    quotations: tuple[QuotationFound, ...] = ()
    rolesets: tuple[RolesetFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    frames: tuple[FrameTried, ...] = ()
    silent: tuple[SilentWord, ...] = ()
    without_frame: tuple[str, ...] = ()
    patterns: tuple[PatternFound, ...] = ()
    relations: tuple[RelationProposed, ...] = ()
