"""Ages: "Roe, 47, ...", "the 47-year-old", "47-year-old Jane Roe", "aged 47", "who is 47", "turned 47", "died at 47".

Told is how old somebody is when the article appears, or was at the end; "then 23", "when she was 23" and "at 23, she
won" are ages of the past and no statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.extraction.patterns.words import pattern_words
from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of, presupposed_context
from kg.language.coreference.chain_index import chain_index
from kg.language.lexicon.number_of import number_of
from kg.language.quantities.spans import quantities_over
from kg.language.syntax.nouns import base, children, possessors
from kg.language.syntax.offsets import whole_tokens
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.subjects import subject_of
from kg.model import Article, EntityType, Literal, MentionForm, Span, Statement

#: Nobody is older; a larger number is a house's or a church's.
OLDEST = 115
#: Beside a name a smaller number is more often a score or a count.
_YOUNGEST_BESIDE = 5

_OLD = re.compile(r"[- ]years?[- ]old\b")
_BESIDE = re.compile(r" ?, ?(?:now )?|(?P<aged>,? ?\(?age[d ] ?)")
_CLOSED = re.compile(r"[,);]|\.(?:\s|$)|\s*$")
#: Words of sentences in which a number beside a name is a share, a score or a count.
_COUNTS = re.compile(rf"%|\b(?:{'|'.join(sorted(pattern_words('ages', 'counts')))})\b", re.I)
_PRESENT = frozenset({"is", "'s", "’s", "am", "'m", "’m"})


@dataclass(frozen=True, slots=True)
class _Age:
    """Whose age: the token that stands for the bearer. `trigger` is the word whose context decides the status."""

    bearer: Token
    trigger: Token
    #: what else belongs to the evidence, beside bearer and number
    end: int
    #: whether the clause says it, and not a word in passing
    said: bool = True


def find_ages(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """`age` statements about people, as text and as a number of years."""
    people = _People(doc)
    for quantity in doc._.quantities:
        words = quantity.span.of(article.text)
        years = number_of(words) if quantity.label == "NUMBER" else None
        number = whole_tokens(doc, quantity.span)
        if number is None or years is None or not 0 < years <= OLDEST or words in {"a", "an"}:
            continue
        age = (
            _year_old(people, article.text, number[0], quantity.span.end)
            or _beside(people, article.text, number[0], quantity.span, years)
            or _predicate(people, number.root)
            or _turned(people, number.root, article)
            or _at(people, number.root)
        )
        who = people.span(age.bearer) if age is not None else None
        if age is None or who is None:
            continue
        context = (context_of if age.said else presupposed_context)(age.trigger, quotations)
        evidence = Span(min(who.start, quantity.span.start), max(who.end, quantity.span.end, age.end))
        value = Literal(words, str(years), "integer")
        yield Statement(who, "age", value, context.status, (evidence,), context.according_to)


class _People:
    """The people of a text by the tokens that stand for them; pronouns that may mean somebody else are left out."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._index = chain_index(doc)
        self._spans: dict[int, Span] = {}
        self._by_end: dict[int, Token] = {}
        for chain in self._index.chains:
            if chain.type is not EntityType.PERSON or chain.plural or chain.members:
                continue
            for mention in chain.mentions:
                if mention.head in chain.unsure:
                    continue
                self._spans[mention.head] = mention.span
                if mention.form is MentionForm.NAME:
                    self._by_end[mention.span.end] = doc[mention.head]
            for noun in chain.apposed:
                # "Jane Roe, a 47-year-old lawyer": the name is the better witness
                if (name := chain.nearest_name(doc[noun].idx)) is not None:
                    self._spans.setdefault(noun, name)

    def has(self, token: Token) -> bool:
        """Whether a token stands for one person, the speaker ("I") included."""
        return token.i in self._spans or token.lower_ == "i"

    def span(self, token: Token) -> Span | None:
        """The words of the mention that a token heads."""
        return self._spans.get(token.i) or (Span(token.idx, token.idx + len(token)) if token.lower_ == "i" else None)

    def named_before(self, offset: int) -> tuple[Token, int] | None:
        """The head and the end of the name that ends a few code points before `offset`."""
        ends = [end for end in range(offset, offset - 9, -1) if end in self._by_end]
        return (self._by_end[ends[0]], ends[0]) if ends else None

    def subject(self, verb: Token) -> Token | None:
        """The person that a verb, or a predicate with a copula, is said of; of "who" the one it refers to."""
        subject = subject_of(verb)
        return subject.token if subject is not None and self.has(subject.token) else None

    def has_died(self, token: Token) -> bool:
        """Whether the sentence or one of the two before tells the death of the person that a token stands for."""
        chain = self._index.chain(token) if token.i in self._spans else None
        if chain is None:
            return False
        first = sentence_of(token).start
        for _ in range(2):
            first = sentence_of(self.doc[first - 1]).start if first else 0
        return any(_dies(self.doc[h]) for h in chain.heads if first <= h < sentence_of(token).end)


def _dies(person: Token) -> bool:
    over, dep = person.head, person.dep_
    if base(dep) in {"nmod", "obl"} and over.lemma_ in pattern_words("ages", "deaths"):
        return person in possessors(over) or any(c.lower_ in {"of", "for"} for c in children(person, "case"))
    passed = over.lemma_ == "pass" and any(c.lower_ == "away" for c in kids(over))
    if dep == "nsubj" and any(c.lemma_ in pattern_words("ages", "dying") for c in children(over, "conj")):
        return True  # "He was 81 and died of a stroke"
    if dep == "nsubj":
        return over.lemma_ in pattern_words("ages", "dying") or passed or over.lower_ == "dead"
    return dep in {"obj", "nsubj:pass"} and over.lemma_ in pattern_words("ages", "killing")


def _year_old(people: _People, text: str, number: Token, end: int) -> _Age | None:
    """ "the 47-year-old", "47-year-old Jane Roe", "Roe is 47 years old"."""
    match = _OLD.match(text, end)
    old = whole_tokens(people.doc, Span(match.end() - 3, match.end())) if match is not None else None
    before = {t.lower_ for t in people.doc[max(0, number.i - 3) : number.i]}
    if match is None or old is None or "then" in before:
        return None
    word = old[0]
    if any(base(c.dep_) == "cop" for c in kids(word)):
        return _said_of(people, word, match.end())
    noun = word if people.has(word) else word.head
    if not people.has(noun):
        after = takewhile(
            lambda t: t.is_alpha and sentence_of(t) == sentence_of(word), people.doc[word.i + 1 : word.i + 3]
        )
        noun = next(filter(people.has, after), word)
    if not people.has(noun) or any(c.lower_ == "as" for t in (word, noun) for c in children(t, "case", "mark")):
        return None
    copulas = children(noun, "cop")
    if any(c.lower_ not in _PRESENT for c in copulas) and not people.has_died(noun):
        return None  # "Roe was a 16-year-old student"
    return _Age(noun, noun if copulas else word, match.end(), said=bool(copulas))


def _beside(people: _People, text: str, number: Token, span: Span, years: int) -> _Age | None:
    """ "Jane Roe, 47, ...", "Jane Roe, aged 47"."""
    before = people.named_before(span.start)
    if before is None:
        return None
    name, end = before
    joint = _BESIDE.fullmatch(text, end, span.start)
    if joint is None:
        return None
    if not joint["aged"] and (years < _YOUNGEST_BESIDE or not _CLOSED.match(text, span.end)):
        return None
    around = text[max(0, end - 120) : span.end + 80]
    return None if _COUNTS.search(around) and not joint["aged"] else _Age(name, number, span.end, said=False)


def _predicate(people: _People, number: Token) -> _Age | None:
    """ "Roe is 47", "who is 47", "She was 81" of somebody dead."""
    after = number.nbor(1) if number.i + 1 < len(number.doc) else None
    alone = after is None or after.is_punct or after.is_space or after.lower_ in {"and", "but", "now"}
    hyphen = after is not None and after.text in {"-", "–", "/", "%"}
    return _said_of(people, number, number.idx + len(number)) if alone and not hyphen else None


def _said_of(people: _People, predicate: Token, end: int) -> _Age | None:
    """The age that a number or "years old" with a copula states; of the past only where it was the last."""
    copulas = children(predicate, "cop")
    who = people.subject(predicate) if copulas else None
    if who is None:
        return None
    helpers = {c.lower_ for c in kids(predicate) if base(c.dep_) in {"cop", "aux"}}
    others = [c for c in kids(predicate) if base(c.dep_) in {"advcl", "obl"} and c.lower_ not in {"year", "years"}]
    # "one hundred and two years old": the parse may hang a part of the number there
    others = [c for c in others if c.pos_ != "NUM" or children(c, "case")]
    then = bool(others) or base(predicate.dep_) == "advcl"
    if then or not (helpers & _PRESENT or people.has_died(who)):
        return None
    return _Age(who, predicate, end)


def _turned(people: _People, number: Token, article: Article) -> _Age | None:
    """ "Roe turned 40", of a birthday of the past year or of an unnamed day, but not of one to come."""
    verb = number.head
    if verb.lemma_ != "turn" or base(number.dep_) not in {"obj", "xcomp", "obl"} or children(number, "case"):
        return None
    sentence = sentence_of(verb)
    dates = [d for d in verb.doc._.dates if sentence.start_char <= d.span.start < sentence.end_char]
    over = quantities_over(verb.doc, sentence.start_char, sentence.end_char)
    times = [q for q in over if q.label == "DATE" and sentence.start_char <= q.span.start]
    year = (article.published or "")[:4]
    recent = len(times) <= len(dates) and all(d.value[:4] == year for d in dates)
    who = people.subject(verb)
    before = any(c.lower_ in {"had", "'d", "’d"} for c in children(verb, "aux"))
    if who is None or not recent or before or children(verb, "advcl") or (times and verb.tag_ not in {"VBD", "VBN"}):
        return None
    return _Age(who, verb, number.idx + len(number)) if base(verb.dep_) != "advcl" else None


def _at(people: _People, number: Token) -> _Age | None:
    """ "died at 81", "at the age of 81", and "At 47, Roe is ..." of the present."""
    phrase = number
    if number.head.lower_ == "age":
        phrase = number.head
    after = phrase.doc[max(number.i, phrase.i) + 1 : max(number.i, phrase.i) + 2]
    cases = {c.lower_ for c in children(phrase, "case")}
    if "at" not in cases or any(t.pos_ in {"NOUN", "PROPN", "NUM"} or t.text == "-" for t in after):
        return None
    over = phrase.head
    who = people.subject(over)
    if who is None:
        return None
    end = number.idx + len(number)
    if over.lemma_ in pattern_words("ages", "dying") or over.lower_ == "dead":
        return _Age(who, over, end)
    present = over.tag_ in {"VBZ", "VBP"} or any(c.lower_ in _PRESENT for c in children(over, "cop"))
    opens = number.i < who.i and len(after) == 1 and after[0].text == ","
    return _Age(who, over, end, said=False) if present and opens else None
