"""Matches frames against a Doc: triggers, roles, types, status, time, evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg.extraction.frames.loading import Frame, load_frames
from kg.extraction.frames.quoted import Quotations
from kg.extraction.frames.roles import Roles, is_verbal, roles_of
from kg.extraction.frames.status import context_of, presupposed_context
from kg.extraction.frames.values import is_topic, office_of, words_of, year_of
from kg.language.blocks import BlockKind
from kg.language.chains import Chain
from kg.language.offices import Office, office_at, office_nouns, offices_before
from kg.language.phrases import base, children, full_lemma, phrase, possessors, span_of
from kg.language.wordlists import word_list
from kg.model import Article, EntityType, Literal, MentionForm, QuotationKind, Span, Statement, Status, Time

_LAPSED = frozenset({"former", "ex", "onetime", "one-time", "then", "late", "erstwhile", "previous", "past", "retired"})
#: Predicates that one title is enough for, however often it stands before the name.
_ONCE = frozenset({"occupation", "leads", "worksFor"})
#: Labels of names whose words are no words of their own.
_NAMES = frozenset({"ORG", "WORK", "EVENT", "PLACE"})
_QUANTIFIERS = frozenset({"all", "any", "each", "every", "no"})
#: Words before an office that leave it the first one.
_WHOLE = frozenset({"prime", "chief", "acting", "interim", "executive", "managing", "lord", "general", "vice-", "founding", "supreme", "high", "national", "state", "federal", "majority", "minority", "party"})


@cache
def _index() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by ("verb" | "noun" | "adjective", lemma)."""
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in load_frames():
        for kind, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
            for word in words:
                index[kind, word].append(frame)
    return {key: tuple(frames) for key, frames in index.items()}


class Matcher:
    """All frames over one analysed article."""

    def __init__(self, doc: Doc, article: Article, quotations: Quotations) -> None:
        self.doc = doc
        self.article = article
        self.quotations = quotations
        self.chain_at: dict[int, Chain] = {}
        self.name_at: dict[int, Span] = {}
        self.beside: set[int] = set()
        #: titles before names, by their head noun
        self.titles: dict[int, Office] = {}
        self.once: set[tuple[int, str, object]] = set()
        for chain in doc._.chains:
            for noun in chain.apposed:
                self.beside.add(noun)
                self.chain_at[noun] = chain
            for mention, head in zip(chain.mentions, chain.heads, strict=True):
                # a series ("Roe and Doe") shares its head with its first member, who goes before
                if not chain.members or head not in self.chain_at:
                    self.chain_at.setdefault(head, chain)
                for token in doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or ():
                    if mention.form is MentionForm.NAME and not chain.members:
                        self.chain_at.setdefault(token.i, chain)
                        self.name_at.setdefault(token.i, mention.span)
        for chain in doc._.chains:
            if chain.type is EntityType.PERSON and chain.named:
                self._add_titles(chain)
        self.date_tokens: dict[int, int] = {}
        for number, date in enumerate(doc._.dates):
            for token in doc.char_span(date.span.start, date.span.end, alignment_mode="expand") or ():
                self.date_tokens[token.i] = number
        self.dates = frozenset(self.date_tokens)
        self.things = frozenset(self.chain_at)

    def _add_titles(self, chain: Chain) -> None:
        """Makes the titles before a person's name triggers that stand beside it."""
        for mention in chain.mentions:
            if mention.form is not MentionForm.NAME:
                continue
            tokens = self.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            for office in offices_before(self.doc, tokens.start) if tokens is not None else ():
                if office.head.text[0].isupper() or office.head.i in self.beside:
                    self.titles[office.head.i] = office
                    self.beside.add(office.head.i)
                    self.chain_at[office.head.i] = chain

    def statements(self) -> Iterator[Statement[Span]]:
        """Every statement that a frame finds in prose or in a heading."""
        for token in self._readable():
            frames = _frames_for(token, self.titles.get(token.i))
            # a word inside a name says nothing by itself ("Defense Lawyers Association")
            if not frames or _is_quantified(token) or (token.ent_type_ in _NAMES and not is_verbal(token)):
                continue
            roles = roles_of(token)
            if token.i in self.beside and (token.pos_ != "VERB"):
                self._add_modifier(token, roles)
            done: set[tuple[str, Span, object]] = set()
            for frame in frames:
                for statement in self._matches(frame, token, roles):
                    key = (statement.predicate, statement.subject, statement.object)
                    if key not in done and not self._is_known(token, statement):
                        done.add(key)
                        yield statement

    def _add_modifier(self, noun: Token, roles: Roles) -> None:
        """The name right before a title is what the title is held in ("Acme chief executive"), whatever the parse."""
        office = office_at(noun)
        first = office.first if office is not None else noun
        before = first.nbor(-1) if first.i else None
        if before is None or before.sent != noun.sent:
            return
        if noun.i in self.titles:
            roles["modifier"] = []
        if before.i in self.name_at and before.i in self.chain_at and before not in roles["modifier"]:
            roles["modifier"].append(before)

    def _is_known(self, trigger: Token, statement: Statement[Span]) -> bool:
        """Whether a title or description beside a name has already said the same of that person."""
        if trigger.i not in self.beside or statement.predicate not in _ONCE:
            return False
        value = statement.object
        thing = value.value if isinstance(value, Literal) else value.of(self.article.text)
        key = (id(self.chain_at[trigger.i]), statement.predicate, thing)
        if key in self.once:
            return True
        self.once.add(key)
        return False

    def _readable(self) -> Iterator[Token]:
        for block in self.doc._.blocks:
            if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
                yield from self.doc.char_span(block.start, block.end, alignment_mode="expand") or ()

    def _matches(self, frame: Frame, trigger: Token, roles: Roles) -> Iterator[Statement[Span]]:
        if frame.beside_name and trigger.i not in self.beside:
            return
        if frame.bare and self._is_narrowed(trigger):
            return
        if any(self._fillers(role, trigger, roles) for role in frame.without):
            return
        for role, words in frame.requires.items():
            fitting = [t for t in self._fillers(role, trigger, roles) if t.lemma_.lower() in words or t.lower_ in words]
            if not any(_has_not(t) == frame.with_not for t in fitting):
                return
        if frame.lapses and _has_lapsed(trigger):
            return
        fillers = self._first_role(frame, frame.object, frame.object_type, trigger, roles, "object")
        subjects = self._first_role(frame, frame.subject, frame.subject_type, trigger, roles, "subject")
        for subject in subjects:
            taken: list[Span] = []
            held = self._held_by(subject) if frame.held and not fillers else []
            for filler in fillers or held:
                found = self._object(frame, filler)
                # "30 years to life": what a value already holds is no second value
                if (
                    found is None
                    or not _matches(frame, found[0])
                    or any(t.overlaps(found[1]) for t in taken)
                    or self._said(trigger, found[1])
                ):
                    continue
                taken.append(found[1])
                if subject != filler or isinstance(found[0], Literal):
                    yield self._statement(frame, trigger, subject, *found)

    def _is_narrowed(self, noun: Token) -> bool:
        """Whether a common noun makes an office one within something larger: a communications director leads nothing."""
        office = office_at(noun)
        own = {c.i for c in children(noun, "compound", "nmod", "amod") if c.pos_ == "NOUN" and c.i < noun.i}
        own |= {t.i for t in noun.doc[office.first.i : noun.i]} if office is not None else set()
        return any(noun.doc[i].lower_ not in _WHOLE for i in own if noun.doc[i].is_alpha)

    def _said(self, trigger: Token, where: Span) -> bool:
        """Whether the object is what the trigger introduces as speech ("tweeted", with the words of the tweet)."""
        return any(
            q.kind is not QuotationKind.INDIRECT and any(c.contains(where) for c in q.content)
            for q in self.quotations.cued(trigger.idx)
        )

    def _held_by(self, person: Token) -> list[Token]:
        """The office that a person holds by the title or description at this very mention."""
        chain = self.chain_at.get(person.i)
        if chain is None or not chain.named:
            return []
        here = self.name_at.get(person.i)
        near = [
            i
            for i in self.beside
            if self.chain_at[i] is chain and here is not None and self.doc[i].sent == person.sent and not _has_lapsed(self.doc[i])
            and self._name_beside(self.doc[i]) == here and office_at(self.doc[i]) is not None
        ]
        return [self.doc[min(near, key=lambda i: abs(i - person.i))]] if near else []

    def _object(self, frame: Frame, filler: Token) -> tuple[Literal | Span, Span] | None:
        """The object of a statement, and where it stands."""
        kinds = frame.object_type
        chain = self.chain_at.get(filler.i)
        if "year" in kinds:
            return year_of(filler)
        if "date" in kinds:
            return self._date(filler)
        if "office" in kinds and not (chain is not None and chain.named and chain.type.value in kinds):
            return office_of(filler, frame.extend, self.dates)
        if ("text" in kinds or ("topic" in kinds and chain is None)) and not (chain is not None and chain.type.value in kinds):
            return words_of(filler, frame.extend, self.dates, self.things)
        span = self._words(filler)
        # of "praised Roe's work" the whole object is the evidence
        whole = filler.head if filler in possessors(filler.head) else filler
        return span, span if whole == filler else span_of(*phrase(whole))

    def _fillers(self, role: str, trigger: Token, roles: Roles) -> list[Token]:
        """The fillers of a role; `complement.patient` is the patient of the complement."""
        name, _, rest = role.partition(".")
        if name == "date":
            return [self.doc[i] for i in self._dates_at(trigger)]
        fillers = roles.get(name, [])
        if not rest:
            return fillers
        return [f for filler in fillers for f in self._fillers(rest, filler, roles_of(filler))]

    def _first_role(
        self, frame: Frame, names: tuple[str, ...], types: frozenset[str], trigger: Token, roles: Roles, end: str
    ) -> list[Token]:
        for role in names:
            fitting = [
                f for f in self._fillers(role, trigger, roles) if self._fits(f, types, end in frame.named, frame.sure)
            ]
            if fitting:
                return fitting
        return []

    def _fits(self, filler: Token, types: frozenset[str], named: bool, sure: bool) -> bool:
        if "date" in types or "text" in types:
            return True
        if "year" in types:
            return year_of(filler) is not None
        if "office" in types and office_at(filler) is not None:
            return True
        if "topic" in types and is_topic(filler) and filler.i not in self.chain_at:
            return True
        chain = self.chain_at.get(filler.i)
        if chain is not None and sure and filler.i in chain.unsure:
            return False
        if chain is None:
            # first and second person are known only once it is known who speaks
            return (
                filler.lower_ in {"i", "me", "my", "we", "us", "our"}
                and bool(types & {"Person", "Group"})
                and not named
            )
        if named and not chain.named and not chain.members:
            return False
        # an outlet is an organization; a group of people can do what a person does where groups are allowed
        kinds = {chain.type.value} | ({"Organization"} if chain.type.value == "Outlet" else set())
        return not types or bool(kinds & types)

    def _statement(
        self, frame: Frame, trigger: Token, subject: Token, value: Literal | Span, where: Span
    ) -> Statement[Span]:
        inside = frozenset(t.i for t in self.doc.char_span(where.start, where.end, alignment_mode="expand") or ())
        aside = trigger.i in self.beside and not children(trigger, "cop")
        context = (
            presupposed_context(trigger, self.quotations) if aside else context_of(trigger, self.quotations, inside)
        )
        subject_span = self._name_beside(subject) or self._words(subject)
        status = context.status
        borrowed = None if aside else self._borrowed(trigger, subject_span)
        excluded = borrowed or self._excluded(subject_span) or self._excluded(where)
        if status is Status.ASSERTED and excluded:
            status = excluded
        return Statement(
            subject=subject_span,
            predicate=frame.predicate,
            object=value,
            status=status,
            evidence=self._evidence(trigger, subject_span, where),
            according_to=context.according_to,
            time=self._time(trigger, inside) if status is not Status.HYPOTHETICAL else None,
        )

    def _words(self, filler: Token) -> Span:
        """The stretch of a filler: the whole name that it is part of, or its phrase."""
        return self.name_at.get(filler.i) or span_of(*phrase(filler))

    def _borrowed(self, trigger: Token, subject: Span) -> Status | None:
        """A name right behind a verb or "as" is that word's ("a man posing as Roe was arrested"), not the subject."""
        if subject.start > trigger.idx or not is_verbal(trigger):
            return None
        tokens = self.doc.char_span(subject.start, subject.end, alignment_mode="expand")
        if tokens is None or tokens.start == tokens.sent.start:
            return None
        before = self.doc[tokens.start - 1]
        speech = before.lemma_ in word_list("names", "speech")
        taken = before.lower_ in {"as", "like"} or (before.pos_ == "VERB" and before.tag_ != "VB" and not speech)
        return Status.HYPOTHETICAL if taken else None

    def _excluded(self, span: Span) -> Status | None:
        """What a word right before a name does: "not Roe", "neither Roe nor Doe", "either Roe or Doe"."""
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not tokens.start:
            return None
        before = self.doc[tokens.start - 1]
        opening = [t.lower_ for t in self.doc[max(tokens.sent.start, tokens.start - 8) : tokens.start]]
        if before.lower_ in {"not", "neither", "nor"} or ("neither" in opening and before.lower_ == "nor"):
            return Status.NEGATED
        if before.lower_ == "either" or ("either" in opening and before.lower_ == "or"):
            return Status.HYPOTHETICAL
        return None

    def _name_beside(self, noun: Token) -> Span | None:
        """The name that a noun stands beside; it is the better witness of who is meant."""
        if noun.i not in self.beside:
            return None
        names = [m.span for m in self.chain_at[noun.i].mentions if m.form is MentionForm.NAME]
        return min(names, key=lambda s: abs(s.start - noun.idx)) if names else None

    def _evidence(self, trigger: Token, *parts: Span) -> tuple[Span, ...]:
        """One stretch from the first to the last of trigger, subject and object; a part in another sentence apart."""
        sent = trigger.sent
        limits = (sent.start_char, sent.end_char)
        near = [Span(trigger.idx, trigger.idx + len(trigger))]
        far: list[Span] = []
        for part in parts:
            (near if limits[0] <= part.start < limits[1] else far).append(part)
        whole = Span(min(s.start for s in near), max(s.end for s in near))
        return tuple(sorted({whole, *far}))

    def _time(self, trigger: Token, value: frozenset[int]) -> Time | None:
        """The date that hangs on the trigger itself, not on a clause below it.

        `value` are the token indices of the object; one that is a date has no other.
        """
        if value & self.dates:
            return None
        numbers = self._dates_at(trigger).values()
        if not numbers:
            return None
        date = self.doc._.dates[min(numbers, key=lambda n: abs(self.doc._.dates[n].span.start - trigger.idx))]
        return Time(date.value, date.span)

    def _dates_at(self, trigger: Token) -> dict[int, int]:
        """The dates that hang on a trigger or on the clause of a noun: token -> number of the date."""
        clause = trigger
        if not is_verbal(trigger):
            clause = next((a for a in trigger.ancestors if is_verbal(a) and a.sent == trigger.sent), trigger)
        return {
            t.i: self.date_tokens[t.i]
            for t in clause.sent
            if t.i in self.date_tokens and t.head.i not in self.date_tokens and t.head in (clause, trigger)
        }

    def _date(self, token: Token) -> tuple[Literal, Span]:
        """A date as a value with its normal form."""
        date = self.doc._.dates[self.date_tokens[token.i]]
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(date.value))
        return Literal(date.span.of(self.article.text), date.value if kind else None, kind), date.span


def _is_quantified(noun: Token) -> bool:
    """Whether a noun speaks of all or none of its kind: "not all co-stars", "every member"."""
    return not is_verbal(noun) and any(c.lower_ in _QUANTIFIERS for c in children(noun, "det"))


def _has_not(word: Token) -> bool:
    """Whether "not" stands right before a word, as in "found not guilty"."""
    return word.i > 0 and word.nbor(-1).lower_ in {"not", "n't", "n’t", "never"}


def _matches(frame: Frame, value: Literal | Span) -> bool:
    return not (frame.matches and isinstance(value, Literal)) or bool(
        re.search(frame.matches, value.value, re.IGNORECASE)
    )


def _has_lapsed(noun: Token) -> bool:
    """Whether a noun says what somebody was: "former", "then-", also in front of a title of several words."""
    office = office_at(noun)
    return any(c.lower_ in _LAPSED for c in noun.children) or (office is not None and office.lapsed)


def _frames_for(token: Token, title: Office | None) -> tuple[Frame, ...]:
    if title is not None:
        lemma = full_lemma(token)
        return _index().get(("noun", lemma if lemma in office_nouns() or " " in lemma else title.noun), ())
    if is_verbal(token):
        kind = "verb"
        particle = "".join(f" {c.lower_}" for c in token.children if c.dep_ == "compound:prt")
    elif token.pos_ in {"ADJ", "NOUN"} and base(token.dep_) not in {"fixed", "goeswith"}:
        kind = "adjective" if token.pos_ == "ADJ" else "noun"
        particle = ""
    else:
        return ()
    return _index().get((kind, full_lemma(token) + particle), ())
