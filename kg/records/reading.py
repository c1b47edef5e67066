"""A line of `kg extract` back to an Extraction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import (
    Amount,
    AmountKind,
    AmountPart,
    Article,
    Bound,
    CueClass,
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
    QuotationKind,
    Role,
    Span,
    Statement,
    Status,
    Time,
)
from kg.records.parts import Part


def from_json(record: Mapping[str, Any]) -> Extraction:
    """The Extraction that a line of `kg extract`, or of a graph's `articles.jsonl`, tells of.

    `to_json` makes the same record of it again. What a record does not carry is not restored:

    - of the article `title_span` is None, and `body` is all of the text;
    - of an entity `named` is true, `aliases` and `roles` are empty, `owner` is None;
    - the form of a mention is NAME where its words are the entity's name, and else DESCRIPTION, also of a pronoun;
    - the times of statements, quotations and events have no span, and a literal without `normalized` no `datatype`;
    - `sentences` are empty.

    Fields that newer versions add are passed over; those that older versions did not have may be missing. Raises
    InputError, with the place, for a record that is broken: a field that is missing or of another type, offsets outside
    the text, an id that no entity has, a text that is not the one of the article's `sha256`.
    """
    whole = Part(dict(record) if isinstance(record, Mapping) else record)
    text = whole.field("text").string()
    article = _article(whole.field("article"), text)
    try:
        return _Findings(whole, text).of(article)
    except RecursionError:
        whole.broken("holds quotations nested too deeply")


def _article(part: Part, text: str) -> Article:
    sha256 = part.field("sha256")
    if sha256.string() != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
        sha256.broken("is not the digest of the text, which was changed since")
    authors = part.maybe("author")
    return Article(
        id=part.field("id").string(),
        sha256=sha256.string(),
        text=text,
        path=part.field("path").string(),
        title=_string(part.maybe("title")),
        outlet=_string(part.maybe("outlet")),
        authors=tuple(author.string() for author in authors.items()) if authors else (),
        published=_string(part.maybe("published")),
        url=_string(part.maybe("url")),
        body=(Span(0, len(text)),) if text else (),
    )


class _Findings:
    """Reads what was found in one article: offsets must lie in its text, and ids be those of its entities."""

    def __init__(self, whole: Part, text: str, ids: Iterable[str] = ()) -> None:
        self._whole = whole
        self._text = text
        self._ids = set(ids)

    def of(self, article: Article) -> Extraction:
        entities = list(self._whole.field("entities").items())
        for part in entities:
            identifier = part.field("id")
            if identifier.string() in self._ids:
                identifier.broken("is the id of an entity before it")
            self._ids.add(identifier.string())
        quotations = tuple(map(self._quotation, self._whole.field("quotations").items()))
        statements = tuple(map(self._statement, self._whole.field("statements").items()))
        headline, events = self._whole.maybe("headline"), self._whole.maybe("events")
        return Extraction(
            article=article,
            entities=tuple(map(self._entity, entities)),
            quotations=quotations,
            statements=statements,
            headline=tuple(self._claim(part, article, quotations, statements) for part in headline.items())
            if headline
            else (),
            events=tuple(map(self._event, events.items())) if events else (),
        )

    def _entity(self, part: Part) -> Entity:
        name = part.field("name").string()
        members, size = part.maybe("members"), part.maybe("size")
        return Entity(
            id=part.field("id").string(),
            name=name,
            type=part.field("type").choice(EntityType),
            mentions=tuple(
                Mention(span, MentionForm.NAME if span.of(self._text) == name else MentionForm.DESCRIPTION)
                for span in self._spans(part.field("mentions"))
            ),
            members=tuple(self._known(member) for member in members.items()) if members else (),
            size=size.count() if size else None,
        )

    def _quotation(self, part: Part) -> Quotation[str]:
        cue_class, factive = part.maybe("cue_class"), part.maybe("factive")
        status, nested, time = part.maybe("status"), part.maybe("nested"), part.maybe("time")
        return Quotation(
            content=self._spans(part.field("content")),
            kind=part.field("kind").choice(QuotationKind),
            cue=self._spans(part.field("cue")),
            source=self._spans(part.field("source")),
            speaker=self._maybe_known(part.maybe("speaker")),
            addressee=self._maybe_known(part.maybe("addressee")),
            medium=self._maybe_known(part.maybe("medium")),
            cue_class=cue_class.choice(CueClass) if cue_class else None,
            factive=factive.truth() if factive else False,
            status=status.choice(Status) if status else Status.ASSERTED,
            nested=tuple(map(self._quotation, nested.items())) if nested else (),
            time=Time(time.string()) if time else None,
        )

    def _statement(self, part: Part) -> Statement[str]:
        said, ended = part.field("object"), part.maybe("ended")
        return Statement(
            subject=self._known(part.field("subject")),
            predicate=part.field("predicate").string(),
            object=_literal(said) if isinstance(said.value, dict) else self._known(said),
            status=part.field("status").choice(Status),
            evidence=self._spans(part.field("evidence")),
            according_to=self._maybe_known(part.maybe("according_to")),
            time=_time(part.maybe("time")),
            ended=ended.truth() if ended else False,
            began=_time(part.maybe("from")),
            until=_time(part.maybe("until")),
        )

    def _event(self, part: Part) -> EventReport[str]:
        words = part.field("words")
        return EventReport(
            words=self._spans(words) or words.broken("has no words that evoke the event"),
            roleset=part.field("roleset").string(),
            type=part.field("type").string(),
            participants=tuple(map(self._participant, part.field("participants").items())),
            status=part.field("status").choice(Status),
            evidence=self._spans(part.field("evidence")),
            according_to=self._maybe_known(part.maybe("according_to")),
            time=_time(part.maybe("time")),
        )

    def _participant(self, part: Part) -> Participant[str]:
        entity, amount = part.maybe("entity"), part.maybe("amount")
        return Participant(
            part.field("role").choice(Role),
            part.field("argument").string(),
            Literal(part.field("value").string()) if entity is None else self._known(entity),
            self._span(part.field("span")),
            self._amount(amount) if amount else None,
        )

    def _amount(self, part: Part) -> Amount:
        other = part.maybe("other")
        return Amount(
            part.field("kind").choice(AmountKind),
            part.field("value").decimal(),
            self._span(part.field("span")),
            part.field("unit").string(),
            part.field("bound").choice(Bound),
            part.field("part").choice(AmountPart),
            other.decimal() if other else None,
        )

    def _spans(self, part: Part) -> tuple[Span, ...]:
        return tuple(map(self._span, part.items()))

    def _span(self, part: Part) -> Span:
        bounds = [bound.count() for bound in part.items()]
        if len(bounds) != 2 or not bounds[0] < bounds[1] <= len(self._text):
            part.broken(f"is no stretch [start, end] of a text of {len(self._text)} code points")
        return Span(*bounds)

    def _known(self, part: Part) -> str:
        if part.string() not in self._ids:
            part.broken("is the id of no entity")
        return part.string()

    def _maybe_known(self, part: Part | None) -> str | None:
        return None if part is None else self._known(part)

    def _claim(
        self,
        part: Part,
        article: Article,
        quotations: tuple[Quotation[str], ...],
        statements: tuple[Statement[str], ...],
    ) -> HeadlineClaim:
        claim, support, missing = part.field("claim"), part.maybe("supported_by"), part.maybe("missing")
        said, stated = claim.maybe("title_quotation"), claim.maybe("title_statement")
        below = None if support is None else _listed(support, quotations, statements)
        absent = missing.truth() if missing else False
        if said is None and stated is None:
            own = part.maybe("evidence")
            evidence = self._spans(own) if own else ()
            return HeadlineClaim(_listed(claim, quotations, statements), below, absent, evidence=evidence)
        of_title = _Findings(self._whole, article.title or "", self._ids)
        return HeadlineClaim(
            of_title._quotation(said) if said else of_title._statement(claim.field("title_statement")),
            below,
            absent,
            in_title=True,
        )


def _listed(
    part: Part, quotations: tuple[Quotation[str], ...], statements: tuple[Statement[str], ...]
) -> Quotation[str] | Statement[str]:
    name, listed = ("quotation", quotations) if part.maybe("quotation") else ("statement", statements)
    number = part.field(name)
    if number.count() >= len(listed):
        number.broken(f"is no place in a list of {len(listed)}")
    return listed[number.count()]


def _literal(part: Part) -> Literal:
    normalized, datatype = _string(part.maybe("normalized")), _string(part.maybe("datatype"))
    return Literal(part.field("value").string(), normalized, datatype)


def _time(part: Part | None) -> Time | None:
    return None if part is None else Time(part.string())


def _string(part: Part | None) -> str | None:
    return None if part is None else part.string()
