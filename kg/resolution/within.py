"""Turns the words that findings point at into the entities of one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.language.coreference.chain_index import chain_index
from kg.language.coreference.group_sizes import size_at
from kg.language.lexicon.function_words import first_person, first_plural, first_singular
from kg.language.syntax.nouns import is_plural, noun_kind, phrase, span_of
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import (
    Article,
    Entity,
    EntityType,
    EventReport,
    Extraction,
    HeadlineClaim,
    Literal,
    Mention,
    MentionForm,
    Participant,
    Quotation,
    Span,
    Statement,
)
from kg.resolution.events.within import merged_reports
from kg.resolution.events.wordings import Wordings
from kg.resolution.headlines import headline_claims
from kg.resolution.merging.statements import merged
from kg.resolution.sources import people_kind, source_kind
from kg.resolution.speakers import Speakers
from kg.resolution.words_and_people import named_in
from kg.surely import surely

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extraction import Finding

_GENDER = {"he": "m", "him": "m", "she": "f", "her": "f"}
#: Pronouns and quantifiers that stand for people.
_SEVERAL = frozenset({"some", "many", "others", "several", "few", "another", "both"})
_WORKING_FOR = frozenset({"for", "of", "at", "with", "from"})
_NOBODY = frozenset({"it", "this", "that", "which", "who", "what", "you", "your", "one", "there", "these", "those"})


def resolve_article(doc: Doc, article: Article, findings: Iterable[Finding]) -> Extraction:
    """Entities, quotations, statements and events of one article; findings that point at nothing known are dropped.

    A statement about a group whose members are known becomes one statement a member.
    """
    return _Resolver(doc, article).resolve(list(findings))


def _of_merged(found: HeadlineClaim, one: Mapping[Statement[str], Statement[str]]) -> HeadlineClaim:
    """A claim with the statements that it and its support became part of, and the headline's own words for it."""
    claim, support = found.claim, found.support
    return replace(
        found,
        claim=one[claim] if isinstance(claim, Statement) else claim,
        support=one[support] if isinstance(support, Statement) else support,
        evidence=claim.evidence if isinstance(claim, Statement) else (),
    )


class _Resolver:
    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc = doc
        self.article = article
        index = chain_index(doc)
        self.chains = list(index.chains)
        self.by_span: dict[Span, int] = {}
        #: those of the index, and the chains that are made here
        self.by_head = dict(index.numbers)
        self.series = index.series
        #: (start, group) of the mentions of groups, by member, in text order
        self.groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, chain in enumerate(self.chains):
            for member in chain.members:
                self.groups[member] += [(m.span.start, number) for m in chain.mentions]
            for mention in chain.mentions:
                self.by_span.setdefault(mention.span, number)
        for places in self.groups.values():
            places.sort()
        #: who spoke last, and what
        self.last_said: tuple[int, Quotation[Span]] | None = None
        self.blocks = [block.start for block in doc._.blocks]
        self.used: set[int] = set()
        self.extra: dict[Span, int] = {}

    def resolve(self, findings: list[Finding]) -> Extraction:
        quoted = sorted((f for f in findings if isinstance(f, Quotation)), key=lambda q: (q.content, q.cue))
        stated = [f for f in findings if isinstance(f, Statement)]
        quotations = []
        for spoken in quoted:
            resolved = self._quotation(spoken)
            quotations.append(resolved)
            if resolved.speaker is not None and spoken.source:
                self.last_said = int(resolved.speaker[1:]), spoken
        self.speakers = Speakers([(q, s.speaker) for q, s in zip(quoted, quotations, strict=True)])
        statements: dict[Statement[str], None] = {}
        for statement in stated:
            for one in self._statements(statement):
                statements.setdefault(one, None)
        events = [self._event(f) for f in findings if isinstance(f, EventReport)]
        return self._finish(quotations, list(statements), events)

    # -- pointing ------------------------------------------------------------------------------------------------

    def _chain_of(self, span: Span, *, make: bool = False) -> int | None:
        """The chain that a stretch of text points at."""
        if span in self.by_span:
            return self.by_span[span]
        if span in self.extra:
            return self.extra[span]
        tokens = tokens_at(self.doc, span)
        root = tokens.root
        if root.i in self.by_head:
            return self.by_head[root.i]
        # a name inside the phrase, where the parse headed it differently ("spokesman Joe Bloggs")
        named = [i for i in range(tokens.start, tokens.end) if i in self.by_head and self.chains[self.by_head[i]].named]
        if named and root.pos_ == "PROPN" and self.chains[self.by_head[named[-1]]].type is EntityType.PERSON:
            return self.by_head[named[-1]]
        close = [
            i
            for i in named
            if self.doc[i].head == root or self.doc[i] in root.ancestors or root.dep_ in {"flat", "compound"}
        ]
        if (
            close
            and root.pos_ in {"NOUN", "PROPN"}
            and any(self.doc[i].dep_ in {"appos", "flat", "compound"} for i in close)
            and not (root.pos_ == "NOUN" and self._is_camp_of(close[0]))
        ):
            return self.by_head[close[0]]
        return self._describe(root, span) if make else None

    def _is_camp_of(self, name: int) -> bool:
        """Whether a person's name only tells whose people a noun means: "the Roe camp"."""
        return self.doc[name].dep_ == "compound" and self.chains[self.by_head[name]].type is EntityType.PERSON

    def _describe(self, root: Token, span: Span) -> int | None:
        """A new chain for a source that is only described, and that no word list knows."""
        from kg.language.coreference.chains import Chain, HeadedMention, plain_name

        if root.lower_ in _NOBODY | first_person():
            return None
        if root.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"} and root.lower_ not in _SEVERAL:
            return None
        kind, gender = noun_kind(root)
        first, last = phrase(root, with_of=True)
        while root.pos_ == "PROPN" and first.i < root.i and not first.text[0].isupper():
            first = first.nbor(1)
        name = plain_name(first, last)
        # a capitalised source that the recogniser passed over is most often an agency or a firm
        people = people_kind(root)
        kind = kind or people or (EntityType.ORGANIZATION if root.pos_ == "PROPN" else source_kind(root))
        if kind is None:
            return None
        named = root.pos_ == "PROPN" and people is None
        chain = Chain(kind, name, named=named, gender=gender, plural=is_plural(root))
        chain.owner = self._owner(root)
        chain.size = size_at(root) if kind is EntityType.GROUP else None
        chain.put(HeadedMention(root.i, span_of(*phrase(root)), MentionForm.DESCRIPTION))
        self.chains.append(chain)
        index = len(self.chains) - 1
        self.by_head[root.i] = self.extra[span] = index
        return index

    def _owner(self, noun: Token) -> int | None:
        """Whom a described source speaks or works for: "a spokesman for Acme", "an Acme official", "Acme lawyers"."""
        for child in kids(noun):
            ties = child.dep_ in {"nmod:poss", "compound"} or (
                child.dep_ == "nmod" and any(c.lower_ in _WORKING_FOR for c in kids(child) if c.dep_ == "case")
            )
            index = self.by_head.get(child.i) if ties else None
            if index is not None and self.chains[index].named:
                return index
        return None

    def _id(self, index: int) -> str:
        self.used.add(index)
        for member in self.chains[index].members:
            self.used.add(member)
        return f"c{index}"

    # -- quotations ----------------------------------------------------------------------------------------------

    def _quotation(self, found: Quotation[Span], outer: int | None = None) -> Quotation[str]:
        """A quotation with entities; `outer` is the chain of who speaks around it."""
        speaker = self._speaker(found, outer)
        addressee = self._person_or(found.addressee, outer)
        medium = self._chain_of(found.medium, make=True) if found.medium else None
        return Quotation(
            found.content,
            found.kind,
            found.cue,
            found.source,
            speaker=None if speaker is None else self._id(speaker),
            addressee=None if addressee is None or addressee == speaker else self._id(addressee),
            medium=None if medium is None or medium in (speaker, addressee) else self._id(medium),
            cue_class=found.cue_class,
            factive=found.factive,
            status=found.status,
            nested=tuple(self._quotation(inner, speaker) for inner in found.nested),
            time=found.time,
        )

    def _person_or(self, span: Span | None, outer: int | None) -> int | None:
        """The chain of a phrase; "me" inside a quotation is who speaks it."""
        if span is None:
            return None
        if outer is not None and span.of(self.article.text).lower() in first_singular():
            return outer
        return self._chain_of(span)

    def _speaker(self, found: Quotation[Span], outer: int | None = None) -> int | None:
        if found.speaker is None:
            return None
        if outer is not None and found.speaker.of(self.article.text).lower() in first_person():
            return outer
        tokens = tokens_at(self.doc, found.speaker)
        if tokens.root.i in self.series:
            group, whole = self.series[tokens.root.i]
            if any(s.contains(whole) for s in found.source):
                return group
        index = self._chain_of(found.speaker, make=True)
        if outer is not None:
            return index
        gender = _GENDER.get(found.speaker.of(self.article.text).lower())
        if gender is None:
            return index
        index = self._speaks_on(found.speaker, index)
        named, _ = named_in(self.doc, self.chains, self.by_head, found)
        if index is not None and (index in named or not self._may_be(gender, index)):
            return self._instead(found, gender, named)
        return index

    def _may_be(self, gender: str, index: int) -> bool:
        """Whether "he" or "she" can stand for a chain."""
        chain = self.chains[index]
        return chain.type is not EntityType.PERSON or chain.gender in ("", gender)

    def _instead(self, found: Quotation[Span], gender: str, named: set[int]) -> int | None:
        """Who speaks where "he" or "she" cannot be whom the coreference took, since the words name them.

        Who was called by name in the words before answers ("Mr. Roe, did you pay?"); else it is the one person who was
        the subject of a sentence in this paragraph or the one before, or nobody.
        """
        people = {i for i, chain in enumerate(self.chains) if chain.type is EntityType.PERSON}
        fitting = {i for i in people - named if self._may_be(gender, i)}
        if self.last_said is not None:
            _, called = named_in(self.doc, self.chains, self.by_head, self.last_said[1])
            if len(called & fitting) == 1:
                return min(called & fitting)
        place = surely(found.speaker, "speaker").start
        here = self._paragraph(place)
        acting = {
            index
            for index in fitting
            for m in self.chains[index].mentions
            if m.form is MentionForm.NAME and m.span.start < place
            if here - self._paragraph(m.span.start) <= 1 and self.doc[m.head].dep_.startswith("nsubj")
            if not any(c.overlaps(m.span) for c in found.content)
        }
        return min(acting) if len(acting) == 1 else None

    def _speaks_on(self, pronoun: Span, index: int | None) -> int | None:
        """Who "he" or "she" is in a cue: who spoke last, unless the text since then made the other person a subject."""
        gender = _GENDER.get(pronoun.of(self.article.text).lower())
        if gender is None or self.last_said is None:
            return index
        if self.last_said[0] == index:
            told_of = self._told_of_before(pronoun, gender)
            return told_of if told_of is not None else index
        speaker, last = self.last_said
        chain, said = self.chains[speaker], last.source[0].start
        if chain.type is not EntityType.PERSON or chain.gender not in ("", gender) or said >= pronoun.start:
            return index
        far = self._paragraph(pronoun.start) - self._paragraph(said) > 1
        if index is None:
            return None if far else speaker
        other = self.chains[index]
        for mention in other.mentions:
            between = said < mention.span.start < pronoun.start and mention.form is not MentionForm.PRONOUN
            # what the last speaker said of somebody makes them no speaker
            inside = any(c.overlaps(mention.span) for c in last.content)
            if between and not inside and _is_told_of(self.doc[mention.head]):
                return index
        return index if far else speaker

    def _told_of_before(self, pronoun: Span, gender: str) -> int | None:
        """The one person whom the sentence right before is about by name, where "he" or "she" opens the next one."""
        token = tokens_at(self.doc, pronoun)[0]
        start = sentence_of(token).start
        if not start or any(t.is_alpha for t in self.doc[start : token.i]):
            return None
        told = {
            self.by_head[t.i]
            for t in sentence_of(self.doc[start - 1])
            if t.pos_ == "PROPN" and t.i in self.by_head and _is_told_of(t)
        }
        people = {i for i in told if self.chains[i].type is EntityType.PERSON and self._may_be(gender, i)}
        return min(people) if len(people) == 1 else None

    def _paragraph(self, place: int) -> int:
        """The number of the block that holds a place."""
        return bisect_right(self.blocks, place)

    # -- statements ----------------------------------------------------------------------------------------------

    def _statements(self, found: Statement[Span]) -> Iterator[Statement[str]]:
        around = self.speakers.around(found.evidence[0])
        subjects = self._ends(found.subject, around)
        objects: list[str | Literal] = (
            [found.object] if isinstance(found.object, Literal) else list(self._ends(found.object, around))
        )
        source = None
        if found.according_to is not None:
            index = self._according_to(found.according_to)
            source = None if index is None else self._id(index)
        for subject in subjects:
            for value in objects:
                if subject != value:
                    yield replace(found, subject=subject, object=value, according_to=source)  # type: ignore[arg-type,misc]

    # -- events --------------------------------------------------------------------------------------------------

    def _event(self, found: EventReport[Span]) -> EventReport[str]:
        """The same report with entities; a participant that is a group whose members are known is each of them."""
        around = self.speakers.around(found.words[0])
        source = None if found.according_to is None else self._according_to(found.according_to)
        return EventReport(
            found.words,
            found.roleset,
            found.type,
            tuple(one for p in found.participants for one in self._participants(p, around)),
            found.status,
            found.evidence,
            according_to=None if source is None else self._id(source),
            time=found.time,
        )

    def _participants(self, found: Participant[Span], around: str | None) -> Iterator[Participant[str]]:
        """One of an event with entities; the words alone where nothing is known of them; nobody for an unknown "I"."""
        fillers: list[str | Literal] = (
            [found.filler] if isinstance(found.filler, Literal) else self._taking_part(found.filler, around)
        )
        words = found.span.of(self.article.text)
        alone = [] if words.lower() in first_person() else [Literal(words)]
        for filler in fillers or alone:
            yield Participant(found.role, found.argument, filler, found.span, found.amount)

    def _taking_part(self, span: Span, around: str | None) -> list[str | Literal]:
        """Who takes part at a stretch of text: of a group that the text only gives examples of the group itself."""
        index = self._chain_of(span)
        if index is not None and self.chains[index].illustrated:
            return [self._id(index)]
        return list(self._ends(span, around))

    def _according_to(self, span: Span) -> int | None:
        quotation = self.speakers.named_by(span)
        return self._speaker(quotation) if quotation is not None else self._chain_of(span, make=True)

    def _ends(self, span: Span, around: str | None) -> list[str]:
        """The ids that one end of a statement stands for: a thing, the members of a group, or who speaks."""
        word = span.of(self.article.text).lower()
        if word in first_person():
            if around is None:
                return []
            speaker = int(around[1:])
            if word in first_plural() and not self.chains[speaker].members:
                together = self._group_with(speaker, span.start)
                return [self._id(m) for m in self.chains[together].members] if together is not None else []
            return self._spread(speaker)
        index = self._chain_of(span)
        return [] if index is None else self._spread(index)

    def _spread(self, index: int) -> list[str]:
        group = self.chains[index]
        # of four senators, "including Roe", the statement holds of the other three too
        others = group.size is not None and group.size > len(group.members)
        return [self._id(m) for m in group.members] + ([self._id(index)] if others or not group.members else [])

    def _group_with(self, member: int, before: int) -> int | None:
        """The group of people that a speaker means by "we": the one with the speaker named last before."""
        places = self.groups.get(member, [])
        at = bisect_left(places, (before, -1))
        return places[at - 1][1] if at else None

    # -- the result ----------------------------------------------------------------------------------------------

    def _finish(
        self, quotations: list[Quotation[str]], statements: list[Statement[str]], events: list[EventReport[str]]
    ) -> Extraction:
        kept = [i for i, chain in enumerate(self.chains) if chain.mentions and (chain.named or i in self.used)]
        kept.sort(key=lambda i: (min(m.span for m in self.chains[i].mentions), i))
        ids = {f"c{i}": f"e{n}" for n, i in enumerate(kept, 1)}
        entities = tuple(self._entity(i, ids) for i in kept)

        def known(reference: str | None) -> str | None:
            return None if reference is None else ids.get(reference)

        def resolved(q: Quotation[str]) -> Quotation[str]:
            return replace(
                q,
                speaker=known(q.speaker),
                addressee=known(q.addressee),
                medium=known(q.medium),
                nested=tuple(resolved(inner) for inner in q.nested),
            )

        spoken = tuple(resolved(q) for q in quotations)
        stated = tuple(
            replace(
                s,
                subject=ids[s.subject],
                object=s.object if isinstance(s.object, Literal) else ids[s.object],
                according_to=known(s.according_to),
            )
            for s in sorted(statements, key=lambda s: (s.evidence, s.predicate, int(s.subject[1:]), str(s.object)))
            if s.subject in ids and (isinstance(s.object, Literal) or s.object in ids)
        )
        happened = tuple(
            replace(
                e,
                participants=tuple(
                    p if isinstance(p.filler, Literal) else replace(p, filler=ids[p.filler]) for p in e.participants
                ),
                according_to=known(e.according_to),
            )
            for e in sorted(events, key=lambda e: e.words)
        )
        one = merged(stated)
        claims = headline_claims(self.doc, self.article, entities, spoken, stated)
        found = Extraction(
            article=self.article,
            entities=entities,
            quotations=spoken,
            statements=tuple(dict.fromkeys(one[s] for s in stated)),
            sentences=tuple(self._sentences()),
            headline=tuple(dict.fromkeys(_of_merged(claim, one) for claim in claims)),
            events=happened,
        )
        return replace(found, events=merged_reports(found, Wordings(self.doc)))

    def _entity(self, index: int, ids: dict[str, str]) -> Entity:
        chain = self.chains[index]
        forms = {mention.span: mention.form for mention in chain.mentions}
        return Entity(
            id=ids[f"c{index}"],
            name=chain.name,
            type=chain.type,
            mentions=tuple(Mention(span, forms[span]) for span in sorted(forms)),
            named=chain.named,
            aliases=tuple(sorted(chain.aliases - {chain.name})),
            members=tuple(ids[f"c{m}"] for m in chain.members if f"c{m}" in ids),
            roles=tuple(sorted(chain.roles)),
            owner=None if chain.owner is None else ids.get(f"c{chain.owner}"),
            size=chain.size,
        )

    def _sentences(self) -> Iterator[Span]:
        for sent in self.doc.sents:
            text = sent.text
            start = sent.start_char + len(text) - len(text.lstrip())
            end = sent.start_char + len(text.rstrip())
            if start < end:
                yield Span(start, end)


def _is_told_of(head: Token) -> bool:
    """Whether a sentence is about somebody: its subject, or who somebody is said to be ("one of them is Jane Roe")."""
    return head.dep_.startswith("nsubj") or any(c.dep_ == "cop" for c in kids(head))
