"""Coreference within one article: which names, descriptions and pronouns point at the same thing.

The order of the sieves that make them is in resolve.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.language.lexicon.countries import demonyms
from kg.language.lexicon.parties import party_words
from kg.language.syntax.nouns import phrase, span_of
from kg.language.text.blocks import BlockKind
from kg.model import Article, EntityType, MentionForm, Span


@dataclass(frozen=True, slots=True)
class HeadedMention:
    """A stretch of text that points at something, and the index of the token that heads its words."""

    head: int
    span: Span
    form: MentionForm


@dataclass(slots=True)
class Chain:
    """One thing that the article speaks of, and everywhere it does.

    `gender` is "m", "f" or "" (unknown or none). `members` are indices of other chains. `places` are the heads of the
    mentions in text order. `owner` is the chain that a description belongs to. `size` is how many belong to a group,
    where the text gives an exact number. `apposed` are tokens of common nouns that stand beside the name ("actor", in
    "the actor Jane Roe"), `unsure` those of pronouns that could as well mean somebody else. `illustrated` tells that
    the members are only examples ("actors such as Jane Roe").
    """

    type: EntityType
    name: str
    named: bool
    gender: str = ""
    plural: bool = False
    mentions: list[HeadedMention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    members: tuple[int, ...] = ()
    aliases: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    owner: int | None = None
    apposed: list[int] = field(default_factory=list)
    size: int | None = None
    unsure: set[int] = field(default_factory=set)
    illustrated: bool = False

    def add(self, head: Token, form: MentionForm, first: Token | None = None, last: Token | None = None) -> None:
        """Adds a mention by its head token and the first and last token of its words."""
        if first is None or last is None:
            first, last = phrase(head)
        self.put(HeadedMention(head.i, span_of(first, last), form))

    def put(self, mention: HeadedMention) -> None:
        """Adds a mention."""
        self.mentions.append(mention)
        insort(self.places, mention.head)

    @property
    def heads(self) -> list[int]:
        """The heads of the mentions, in step with `mentions`."""
        return [mention.head for mention in self.mentions]

    @property
    def names(self) -> list[Span]:
        """The words of the mentions by name, in the order of `mentions`."""
        return [mention.span for mention in self.mentions if mention.form is MentionForm.NAME]

    def nearest_name(self, place: int) -> Span | None:
        """The name that begins closest to a code point of the text; None where the chain is never named."""
        return min(self.names, key=lambda name: abs(name.start - place), default=None)

    def count_before(self, token: int) -> int:
        """How many mentions stand before a token."""
        return bisect_left(self.places, token)

    def last_before(self, token: int) -> int | None:
        """The head of the last mention before a token."""
        before = self.count_before(token)
        return self.places[before - 1] if before else None


@dataclass(slots=True)
class Chains:
    """The chains of an article under construction: `at` finds the chain of a head token.

    `families` are the tokens that mean several by their surname ("the Roes"), with the surname case-folded; `openings`,
    once they are asked for, the code points where the blocks begin that are read.
    """

    doc: Doc
    article: Article
    items: list[Chain] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    headings: list[tuple[int, int]] = field(default_factory=list)
    families: dict[int, str] = field(default_factory=dict)
    openings: list[int] = field(default_factory=list)

    def new(self, chain: Chain) -> int:
        """Adds a chain and gives its index."""
        self.items.append(chain)
        return len(self.items) - 1

    def settle_name(self, index: int, head: Token) -> None:
        """A description is called by its words in prose: a headline's capitals and telegraph style do not count."""
        chain = self.items[index]
        if chain.named or chain.members or not self.in_heading(chain.mentions[0].head) or self.in_heading(head.i):
            return
        if all(self.in_heading(h) for h in chain.heads if h != head.i):
            first, last = phrase(head, with_of=True)
            chain.name = plain_name(first, last)

    def join(self, index: int, into: int) -> None:
        """Makes all mentions of chain `index` mentions of chain `into`; the chain is left empty."""
        chain, kept = self.items[index], self.items[into]
        for mention in chain.mentions:
            kept.put(mention)
        self.at |= dict.fromkeys((*chain.places, *chain.apposed), into)
        kept.unsure |= chain.unsure
        kept.roles |= chain.roles
        kept.apposed += chain.apposed
        kept.gender = kept.gender or chain.gender
        chain.mentions, chain.places, chain.apposed, chain.unsure = [], [], [], set()

    def in_heading(self, token: int) -> bool:
        """Whether a token stands in a headline."""
        if not self.headings:
            self.headings = [(b.start, b.end) for b in self.doc._.blocks if b.kind is BlockKind.HEADING] or [(-1, -1)]
        at = bisect_right(self.headings, (self.doc[token].idx, len(self.article.text) + 1)) - 1
        return at >= 0 and self.doc[token].idx < self.headings[at][1]

    def blocks_before(self, place: int) -> int:
        """How many blocks that are read begin at a code point of the text or before it."""
        if not self.openings:
            read = (BlockKind.TEXT, BlockKind.HEADING)
            self.openings = [b.start for b in self.doc._.blocks if b.kind in read]
        return bisect_right(self.openings, place)

    def mention(
        self, index: int, head: Token, form: MentionForm, first: Token | None = None, last: Token | None = None
    ) -> None:
        """Makes `head` a mention of chain `index`."""
        if head.i not in self.at:
            self.items[index].add(head, form, first, last)
            self.at[head.i] = index


def chains_of(doc: Doc) -> tuple[Chain, ...]:
    """The chains of an analysed article, those with names first."""
    found: tuple[Chain, ...] = doc._.chains
    return found


def plain_name(first: Token, last: Token) -> str:
    """The words of a description on one line, without an article and without a sentence's capital."""
    words = " ".join(first.doc[first.i : last.i + 1].text.split())
    name = words
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        name = name.removeprefix(article)
    if name.startswith(("dozen ", "hundred ", "thousand ")):
        return f"a {name}"
    if name != words:
        return name
    common = first.pos_ in {"DET", "NUM", "ADJ", "PRON"} or first.tag_ == "NNS"
    proper = first.lower_ in demonyms() or first.lower_ in party_words()
    opens = first.is_sent_start and common and not first.ent_type_ and not first.text.isupper() and not proper
    return name[0].lower() + name[1:] if opens and name else name
