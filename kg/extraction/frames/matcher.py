"""Matches frames against a Doc: triggers, roles, types, status, time, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.frames.loading import Frame, FrameIndex, shipped_index
from kg.extraction.frames.pointers import Pointers
from kg.extraction.frames.roles import Roles, roles_of
from kg.extraction.frames.timing import Timing
from kg.extraction.frames.triggers import frames_for, has_lapsed, has_not, has_pattern, is_quantified
from kg.extraction.frames.values import is_topic, office_of, words_of, year_of
from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import context_of
from kg.extraction.status.passing import aside_context
from kg.language.lexicon.wordlists import table, word_list
from kg.language.names.offices import leaves_first, office_at
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, full_lemma, has_case, is_would_be, phrase, possessors, span_of
from kg.language.syntax.offsets import tokens_at
from kg.language.text.blocks import BlockKind
from kg.model import Article, EntityType, Literal, QuotationKind, Span, Statement, Status

#: What is done by uttering the words of a quotation.
_UTTERING = frozenset({"posted", "wrote"})
#: What holds for longer than the clause that a noun for it stands in.
_STATES = frozenset({
    "basedIn", "bornIn", "friendOf", "leads", "livesIn", "locatedIn", "memberOf", "occupation", "owns",
    "parentOf", "partOf", "partnerOf", "representedBy", "siblingOf", "spouseOf", "supported", "worksFor",
})  # fmt: skip
#: What people do with each other: "A and B met".
_MUTUAL = frozenset({"spouseOf", "metWith"})
#: Predicates that one title is enough for, however often it stands before the name.
_ONCE = frozenset({"occupation", "leads", "worksFor"})
#: Labels of names whose words are no words of their own.
_NAMES = frozenset({"ORG", "WORK", "EVENT", "PLACE"})
_ASKING = frozenset({"what", "which", "whatever", "whichever"})


class Matcher:
    """All frames over one analysed article; `frames` stand in for those that come with kg."""

    def __init__(self, doc: Doc, article: Article, quotations: Quotations, frames: FrameIndex | None = None) -> None:
        self.frames = shipped_index() if frames is None else frames
        self.doc = doc
        self.article = article
        self.quotations = quotations
        self.pointers = Pointers(doc)
        self.timing = Timing(doc, article)
        self._told: set[tuple[int, str, object]] = set()

    def statements(self) -> Iterator[Statement[Span]]:
        """Every statement that a frame finds in prose or in a heading."""
        for token in self._readable():
            frames = frames_for(token, self.pointers.titles.get(token.i), self.frames)
            # a word inside a name says nothing by itself ("Defense Lawyers Association")
            if (
                not frames
                or is_quantified(token)
                or is_would_be(token)
                or (token.ent_type_ in _NAMES and not is_verbal(token))
            ):
                continue
            roles = roles_of(token)
            if token.i in self.pointers.beside and (token.pos_ != "VERB"):
                self._add_modifier(token, roles)
            done: set[tuple[str, object]] = set()
            for frame in frames:
                for statement in self._matches(frame, token, roles):
                    ends = (statement.subject, statement.object)
                    # "Roe and Doe married" says one thing of both
                    key = (statement.predicate, frozenset(ends) if statement.predicate in _MUTUAL else ends)
                    if key not in done and not self._is_known(token, statement):
                        done.add(key)
                        yield statement

    def _add_modifier(self, noun: Token, roles: Roles) -> None:
        """The name right before a title is what the title is held in ("Acme chief executive"), whatever the parse."""
        office = office_at(noun)
        first = office.first if office is not None else noun
        before = first.nbor(-1) if first.i else None
        if before is not None and before.i and before.text in {'"', "”", "’", "'"}:
            before = before.nbor(-1)  # "“The Long Night” director"
        if before is None or before.sent != noun.sent:
            return
        if noun.i in self.pointers.titles:
            roles["modifier"] = []
        if before.i in self.pointers.name_at and before.i in self.pointers.chain_at and before not in roles["modifier"]:
            roles["modifier"].append(before)

    def _is_known(self, trigger: Token, statement: Statement[Span]) -> bool:
        """Whether a title or description beside a name has already said the same of that person."""
        if trigger.i not in self.pointers.beside or statement.predicate not in _ONCE:
            return False
        value = statement.object
        thing = value.value if isinstance(value, Literal) else value.of(self.article.text)
        who = tokens_at(self.doc, statement.subject)
        chain = self.pointers.chain_at.get(who.root.i)
        key = (id(chain), statement.predicate, thing)
        if key in self._told:
            return True
        self._told.add(key)
        return False

    def _readable(self) -> Iterator[Token]:
        for block in self.doc._.blocks:
            if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
                yield from tokens_at(self.doc, block)

    def _matches(self, frame: Frame, trigger: Token, roles: Roles) -> Iterator[Statement[Span]]:
        if frame.beside_name and trigger.i not in self.pointers.beside and not self._is_said_of(trigger):
            return
        if frame.bare and self._is_narrowed(trigger):
            return
        if any(self._fillers(role, trigger, roles) for role in frame.without):
            return
        for role, words in frame.requires.items():
            fitting = [
                t for t in self._fillers(role, trigger, roles) if {t.lemma_.lower(), t.lower_, full_lemma(t)} & words
            ]
            if not any(has_not(t) == frame.with_not for t in fitting):
                return
        if frame.lapses and has_lapsed(trigger):
            return
        fillers = self._first_role(frame, frame.object, frame.object_type, trigger, roles, "object")
        subjects = self._first_role(frame, frame.subject, frame.subject_type, trigger, roles, "subject")
        # who is spoken of in "...", Roe tweeted, did not tweet it
        spoken = (
            [c for q in self.quotations.cued(trigger.idx) for c in q.content] if frame.predicate in _UTTERING else []
        )
        subjects = [
            s
            for s in subjects
            if (s != trigger or not (self.pointers.points_back(s) or self._is_role_of_another(s)))
            and not any(c.start <= s.idx < c.end for c in spoken)
        ]
        if not fillers and frame.predicate in _MUTUAL and len(subjects) > 1 and is_verbal(trigger):
            # "A and B met": each with the other
            subjects, fillers = subjects[:1], subjects[1:]
        for subject in subjects:
            taken: list[Span] = []
            held = self.pointers.office_of(subject) if frame.held and not fillers else None
            for filler in fillers or ([held] if held is not None else []):
                found = self._object(frame, filler)
                # "30 years to life": what a value already holds is no second value
                if (
                    found is None
                    or not has_pattern(frame, found[0])
                    or any(t.overlaps(found[1]) for t in taken)
                    or self._said(trigger, found[1])
                ):
                    continue
                taken.append(found[1])
                if subject != filler or isinstance(found[0], Literal):
                    yield self._statement(frame, trigger, subject, *found)

    def _is_role_of_another(self, noun: Token) -> bool:
        """Whether a noun behind "as" is only what the clause's subject is: "she worked as an adviser to Roe"."""
        return has_case(noun, "as") and not is_verbal(noun) and noun.i not in self.pointers.beside

    def _is_narrowed(self, noun: Token) -> bool:
        """Whether a common noun makes an office one of several: a communications director leads nothing."""
        office = office_at(noun)
        own = {c.i for c in children(noun, "compound", "nmod", "amod") if c.pos_ == "NOUN" and c.i < noun.i}
        own |= {t.i for t in noun.doc[office.first.i : noun.i]} if office is not None else set()
        return any(not leaves_first(noun.doc[i]) for i in own if noun.doc[i].is_alpha)

    def _said(self, trigger: Token, where: Span) -> bool:
        """Whether the object is what the trigger introduces as speech ("tweeted", with the words of the tweet)."""
        if self._is_person(where):
            return False  # "called Roe a “rat”"
        return any(
            q.kind is not QuotationKind.INDIRECT and any(c.contains(where) for c in q.content)
            for q in self.quotations.cued(trigger.idx)
        )

    def _is_person(self, where: Span) -> bool:
        tokens = tokens_at(self.doc, where)
        chain = self.pointers.chain_at.get(tokens.root.i)
        return chain is not None and chain.type is EntityType.PERSON

    def _object(self, frame: Frame, filler: Token) -> tuple[Literal | Span, Span] | None:
        """The object of a statement, and where it stands."""
        kinds = frame.object_type
        chain = self.pointers.chain_at.get(filler.i)
        if "year" in kinds:
            return year_of(filler)
        if "date" in kinds:
            return self.timing.value_of(filler)
        if "office" in kinds and not (chain is not None and chain.named and chain.type.value in kinds):
            shared = filler.i in self.pointers.shared
            return office_of(filler, frame.extend, self.timing.told, shared=shared)
        if ("text" in kinds or ("topic" in kinds and chain is None)) and not (
            chain is not None and chain.type.value in kinds
        ):
            words = words_of(filler, frame.extend, self.timing.told, self.pointers.heads)
            # a topic says more than its noun ("links" does not)
            return words if "text" in kinds or words is None or " " in words[0].value else None
        span = self.pointers.words(filler)
        # of "praised Roe's work" the whole object is the evidence
        whole = filler.head if filler in possessors(filler.head) else filler
        return span, span if whole == filler else span_of(*phrase(whole))

    def _is_said_of(self, noun: Token) -> bool:
        """Whether a sentence says with "is" what somebody is, other than beside the name."""
        return noun.pos_ == "NOUN" and noun.i not in self.pointers.beside and bool(children(noun, "cop"))

    def _fillers(self, role: str, trigger: Token, roles: Roles) -> list[Token]:
        """The fillers of a role; `complement.patient` is the patient of the complement."""
        name, _, rest = role.partition(".")
        if name == "date":
            return [self.doc[i] for i in self.timing.at(trigger)]
        subject = children(trigger, "nsubj") if name == "self" and self._is_said_of(trigger) else []
        if subject:
            return [trigger, *subject]  # "Roe is no member of the club", "she is a lawyer"
        if name == "self" and trigger.i in self.pointers.shared:
            return [trigger, *(self.doc[i] for i in self.pointers.shared[trigger.i])]
        fillers = roles.get(name, [])
        if not rest:
            # "Roe's lawyers, A and B, criticized ...": the names say it better
            shared = self.pointers.shared
            found = [n for f in fillers for n in ([self.doc[i] for i in shared[f.i]] if f.i in shared else [f])]
            return list(dict.fromkeys(found))
        return [f for filler in fillers for f in self._fillers(rest, filler, roles_of(filler))]

    def _first_role(
        self, frame: Frame, names: tuple[str, ...], types: frozenset[str], trigger: Token, roles: Roles, end: str
    ) -> list[Token]:
        for role in names:
            fitting = [
                f for f in self._fillers(role, trigger, roles) if self._fits(f, types, end in frame.named, frame.sure)
            ]
            if trigger.i not in self.pointers.beside:
                # who met "White House Chief of Staff Roe" met no house
                fitting = [f for f in fitting if not self._stands_before_a_person(f)]
            if len(fitting) > 1 and (trigger.i in self.pointers.shared or self._is_said_of(trigger)):
                fitting = [f for f in fitting if f != trigger]  # the names that share the noun say it better
            if fitting:
                return fitting
        return []

    def _fits(self, filler: Token, types: frozenset[str], named: bool, sure: bool) -> bool:
        if "text" in types:
            return True
        if "date" in types:
            return filler.i in self.timing.tokens
        if "year" in types:
            return year_of(filler) is not None
        if "office" in types and office_at(filler, shared=filler.i in self.pointers.shared) is not None:
            return True
        if "topic" in types and is_topic(filler) and filler.i not in self.pointers.chain_at:
            return True
        chain = self.pointers.chain_at.get(filler.i)
        if filler.lower_.endswith(("self", "selves")):
            return False  # who removes herself was not removed
        determiners, parties = {c.lower_ for c in children(filler, "det")}, table("parties")
        if filler.text in parties["short"] or (filler.lower_ in parties["words"] and determiners & {"a", "an"}):
            return False  # "Roe, D-Ohio, won", "a Republican, Roe, won": no party did
        if determiners & _ASKING:
            return False  # "asked what bill they would pass"
        if chain is not None and sure and filler.i in chain.unsure:
            return False
        if chain is None:
            # first and second person are known only once it is known who speaks
            single = filler.lower_ in {"i", "me", "my"}
            if not (single or filler.lower_ in {"we", "us", "our"}) or not types & {"Person", "Group"}:
                return False
            return not named or (single and self._is_spoken_by_somebody_named(filler))
        # "three members of the club" are as good as named: the text tells them from all others
        if named and not chain.named and not chain.members and chain.size is None:
            return False
        # an outlet is an organization; a group of people can do what a person does where groups are allowed
        members = {self.doc._.chains[m].type.value for m in chain.members}
        kinds = members | {chain.type.value} | ({"Organization"} if chain.type.value == "Outlet" else set())
        return not types or bool(kinds & types)

    def _stands_before_a_person(self, filler: Token) -> bool:
        """Whether a body's name only opens the title of the person whose name follows."""
        chain, name = self.pointers.chain_at.get(filler.i), self.pointers.name_at.get(filler.i)
        if chain is None or name is None or chain.type is EntityType.PERSON:
            return False
        at = tokens_at(self.doc, name).end
        titles = (self.pointers.titles.get(i) for i in range(at, at + 4))
        return any(office is not None and office.first.i == at for office in titles)

    def _is_spoken_by_somebody_named(self, word: Token) -> bool:
        """Whether a word stands in a quotation of a single person whose name the article gives."""
        for quotation in self.quotations.around(word.idx)[:1]:
            if quotation.kind is not QuotationKind.INDIRECT and quotation.speaker is not None:
                tokens = tokens_at(self.doc, quotation.speaker)
                chain = self.pointers.chain_at.get(tokens.root.i)
                return chain is not None and chain.named and chain.type is EntityType.PERSON
        return False

    def _statement(
        self, frame: Frame, trigger: Token, subject: Token, value: Literal | Span, where: Span
    ) -> Statement[Span]:
        inside = frozenset(t.i for t in tokens_at(self.doc, where))
        aside = trigger.i in self.pointers.beside and not children(trigger, "cop")
        subject_span = self.pointers.name_beside(subject) or self.pointers.words(subject)
        if aside:
            context = aside_context(trigger, self.quotations, tokens_at(self.doc, subject_span).root)
        else:
            context = context_of(trigger, self.quotations, inside)
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
            # what somebody is does not begin with what the sentence tells
            time=None
            if aside or (frame.predicate in _STATES and not is_verbal(trigger))
            else self.timing.time_of(trigger, inside, supposed=status is Status.HYPOTHETICAL),
        )

    def _borrowed(self, trigger: Token, subject: Span) -> Status | None:
        """A name right behind a verb or "as" is that word's ("a man posing as Roe was arrested"), not the subject."""
        if subject.start > trigger.idx or not is_verbal(trigger):
            return None
        tokens = tokens_at(self.doc, subject)
        if tokens.start == tokens.sent.start:
            return None
        before = self.doc[tokens.start - 1]
        described = base(trigger.dep_) == "acl" and tokens.start <= trigger.head.i < tokens.end
        if described and tokens.root.i in self.pointers.name_at and before.lower_ not in {"as", "like"}:
            return None  # "police arrested Roe, who had killed Doe"
        speech = before.lemma_ in word_list("names", "speech")
        taken = before.lower_ in {"as", "like"} or (before.pos_ == "VERB" and before.tag_ != "VB" and not speech)
        return Status.HYPOTHETICAL if taken else None

    def _excluded(self, span: Span) -> Status | None:
        """What a word right before a name does: "not Roe", "neither Roe nor Doe", "either Roe or Doe"."""
        tokens = tokens_at(self.doc, span)
        if not tokens.start:
            return None
        before = self.doc[tokens.start - 1]
        opening = [t.lower_ for t in self.doc[max(tokens.sent.start, tokens.start - 8) : tokens.start]]
        if before.lower_ in {"not", "neither", "nor"} or ("neither" in opening and before.lower_ == "nor"):
            return Status.NEGATED
        if before.lower_ == "either" or ("either" in opening and before.lower_ == "or"):
            return Status.HYPOTHETICAL
        return None

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
