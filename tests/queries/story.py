"""An invented story in five articles that gives every shipped query something to answer, and to count twice by mistake.

Two articles are the same outlet's and say some of the same things; one article's outlet is unknown.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from kg.graph import write_graph
from kg.model import (
    Amount,
    AmountKind,
    Article,
    Collection,
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
    ResolvedEntity,
    ResolvedEvent,
    Role,
    Span,
    Statement,
    Status,
    Time,
)
from tests.queries.compared import comparison

KINDS = {
    "Jane Roe": EntityType.PERSON,
    "John Doe": EntityType.PERSON,
    "Ann Doe": EntityType.PERSON,
    "Mary Major": EntityType.PERSON,
    "the letter": EntityType.DOCUMENT,
    "Green Street": EntityType.WORK,
    "Acme Corp": EntityType.ORGANIZATION,
    "The Daily Example": EntityType.OUTLET,
    "The Sample Post": EntityType.OUTLET,
    "the pair": EntityType.GROUP,
    "Hillton": EntityType.PLACE,
}
MEMBERS = {"the pair": ("Jane Roe", "John Doe")}

EXAMPLE_1 = """Jane Roe, 47, wrote the letter to Mary Major on behalf of Ann Doe.
Ann Doe is accused of theft. John Doe is married to Ann Doe.
"She asked us to," the pair told The Sample Post. Acme Corp praised Jane Roe on 4 May.
Jane Roe resigned on 3 May. Acme Corp sold Green Street for $2 million."""
EXAMPLE_2 = """Jane Roe wrote the letter. Jane Roe, 47, acts in Green Street, which ran on Acme Corp.
John Doe is the husband of Ann Doe. Jane Roe said she was sorry. Her resignation came in May."""
SAMPLE = """Jane Roe, 46, did not write the letter, she said. Ann Doe asked for it, John Doe said.
Mary Major sentenced Ann Doe to a year in 2021. Ann Doe was at Acme Corp.
Jane Roe resigned on 4 May in Hillton. John Doe said that Acme Corp sold Green Street for $3 million."""
UNKNOWN = """Ann Doe is said to have written the letter. Green Street began in 1998 and was made by John Doe.
John Doe, a painter, accused Ann Doe and leads Acme Corp, which his mother Mary Major founded.
Jane Roe has not resigned. Mary Major is said to have attacked John Doe on Monday."""

HEADLINE = """Major owns Acme, Doe leads it. Roe: "I am sorry"
"I am sorry for the letter," Jane Roe wrote in the letter. Acme Corp is led by John Doe.
Mary Major said that Ann Doe told John Doe that she was innocent. John Doe never told Mary Major that he would leave.
The Daily Example reported that, as Mary Major believes, the pair promised to return."""


def _spans(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


class Telling:
    """One article in the making."""

    def __init__(self, text: str, path: str, **known: str) -> None:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.article = Article(
            id=sha256[:16],
            sha256=sha256,
            text=text,
            path=path,
            title=known.get("title"),
            outlet=known.get("outlet"),
            published=known.get("published"),
        )
        self.quotations: list[Quotation[str]] = []
        self.statements: list[Statement[str]] = []
        self.headline: list[HeadlineClaim] = []
        self.events: list[EventReport[str]] = []

    def says(
        self,
        subject: str,
        predicate: str,
        thing: str | Literal,
        words: str,
        status: Status = Status.ASSERTED,
        source: str | None = None,
        time: str | None = None,
    ) -> Telling:
        """Adds a statement; entities go by their names."""
        when = Time(time) if time else None
        self.statements.append(
            Statement(subject, predicate, thing, status, _spans(self.article.text, words), source, when)
        )
        return self

    def quotes(
        self, speaker: str | None, words: str, kind: QuotationKind, cue: str, source: str, to: str | None = None
    ) -> Telling:
        """Adds a quotation by a cue of speech."""
        self.quotations.append(self.quotation(speaker, words, kind, cue, source, addressee=to))
        return self

    def quotation(
        self, speaker: str | None, words: str, kind: QuotationKind, cue: str, source: str, **more: Any
    ) -> Quotation[str]:
        """A quotation by itself; `more` are its other fields."""
        text = self.article.text
        more = {"cue_class": CueClass.SPEECH} | more
        return Quotation(_spans(text, words), kind, _spans(text, cue), _spans(text, source), speaker, **more)

    def claims(
        self, claim: Quotation[str] | Statement[str], support: Quotation[str] | Statement[str] | None
    ) -> Telling:
        """Ties a claim of the headline to what supports it; both are there already."""
        self.headline.append(HeadlineClaim(claim, support, missing=support is None))
        return self

    def tells(
        self,
        word: str,
        roleset: str,
        kind: str,
        evidence: str,
        *,
        status: Status = Status.ASSERTED,
        source: str | None = None,
        time: str | None = None,
        dollars: str | None = None,
        **roles: str,
    ) -> Telling:
        """Adds an event report; `roles` are names of entities by generic role, or else words of the text."""
        text = self.article.text
        start = text.index(word, text.index(evidence))
        parts = [
            Participant(Role(role), "ARG0", who if who in KINDS else Literal(who), _spans(text, who)[0])
            for role, who in roles.items()
        ]
        if dollars:
            said = _spans(text, dollars)[0]
            value = Amount(AmountKind.MONEY, dollars.removeprefix("$").replace(" million", "000000"), said, "USD")
            parts.append(Participant(Role.AMOUNT, "ARG3", Literal(dollars), said, value))
        when = Time(time) if time else None
        self.events.append(
            EventReport(
                (Span(start, start + len(word)),),
                roleset,
                kind,
                tuple(parts),
                status,
                _spans(text, evidence),
                source,
                when,
            )
        )
        return self

    def extraction(self) -> Extraction:
        """The article with all that was found in it; every entity is mentioned where its name stands."""
        text = self.article.text
        used = {each for found in self.statements for each in (found.subject, found.object, found.according_to)}
        used |= {p.filler for found in self.events for p in found.participants} & KINDS.keys()
        used |= {each for found in self.quotations for each in (found.speaker, found.addressee)}
        names = [name for name in KINDS if name in used or name in text]
        entities = tuple(
            Entity(
                name,
                name,
                KINDS[name],
                tuple(Mention(span, MentionForm.NAME) for span in _spans(text, name)),
                members=tuple(member for member in MEMBERS.get(name, ()) if member in names),
            )
            for name in names
        )
        return Extraction(
            self.article,
            entities,
            tuple(self.quotations),
            tuple(self.statements),
            headline=tuple(self.headline),
            events=tuple(self.events),
        )


def extractions() -> tuple[Extraction, ...]:
    """The five articles."""
    daily, post = "The Daily Example", "The Sample Post"
    one = (
        Telling(EXAMPLE_1, "one.txt", title="A letter", outlet=daily, published="2021-05-04")
        .says("Jane Roe", "wrote", "the letter", "Jane Roe, 47, wrote the letter")
        .says("the letter", "addressedTo", "Mary Major", "the letter to Mary Major")
        .says("the letter", "onBehalfOf", "Ann Doe", "on behalf of Ann Doe")
        .says("Jane Roe", "age", Literal("47", "47", "integer"), "Jane Roe, 47")
        .says("Ann Doe", "accusedOf", Literal("theft"), "Ann Doe is accused of theft")
        .says("John Doe", "spouseOf", "Ann Doe", "John Doe is married to Ann Doe")
        .says("Acme Corp", "praised", "Jane Roe", "Acme Corp praised Jane Roe", time="2021-05-04")
        .quotes("the pair", "She asked us to,", QuotationKind.DIRECT, "told", "the pair", post)
        .tells(
            "resigned", "resign.01", "LeavingOffice", "Jane Roe resigned on 3 May", time="2021-05-03", agent="Jane Roe"
        )
        .tells(
            "sold",
            "sell.01",
            "Sale",
            "Acme Corp sold Green Street for $2 million",
            agent="Acme Corp",
            patient="Green Street",
            dollars="$2 million",
        )
    )
    two = (
        Telling(EXAMPLE_2, "two.txt", title="An apology", outlet=daily, published="2021-05")
        .says("Jane Roe", "wrote", "the letter", "Jane Roe wrote the letter")
        .says("Jane Roe", "age", Literal("47", "47", "integer"), "Jane Roe, 47")
        .says("Jane Roe", "starredIn", "Green Street", "acts in Green Street")
        .says("Green Street", "airedOn", "Acme Corp", "ran on Acme Corp")
        .says("Ann Doe", "spouseOf", "John Doe", "John Doe is the husband of Ann Doe")
        .quotes("Jane Roe", "she was sorry", QuotationKind.INDIRECT, "said", "Jane Roe")
        .tells("resignation", "resign.01", "LeavingOffice", "Her resignation", time="2021-05", agent="Jane Roe")
    )
    three = (
        Telling(SAMPLE, "three.txt", title="No letter", outlet=post)
        .says("Jane Roe", "wrote", "the letter", "did not write the letter", Status.DENIED, "Jane Roe")
        .says("Jane Roe", "age", Literal("46", "46", "integer"), "Jane Roe, 46")
        .says("the letter", "requestedBy", "Ann Doe", "Ann Doe asked for it", Status.ATTRIBUTED, "John Doe")
        .says("Ann Doe", "sentencedTo", Literal("a year"), "sentenced Ann Doe to a year", time="2021")
        .says("Ann Doe", "memberOf", "Acme Corp", "Ann Doe was at Acme Corp", Status.NEGATED)
        .quotes(None, "did not write the letter", QuotationKind.INDIRECT, "said", "she")
        .tells(
            "resigned",
            "resign.01",
            "LeavingOffice",
            "Jane Roe resigned on 4 May in Hillton",
            time="2021-05-04",
            agent="Jane Roe",
            place="Hillton",
        )
        .tells(
            "sold",
            "sell.01",
            "Sale",
            "Acme Corp sold Green Street for $3 million",
            status=Status.ATTRIBUTED,
            source="John Doe",
            agent="Acme Corp",
            patient="Green Street",
            dollars="$3 million",
        )
        .tells(
            "sentenced",
            "sentence.01",
            "Sentence",
            "sentenced Ann Doe to a year in 2021",
            time="2021",
            agent="Mary Major",
            patient="Ann Doe",
            attribute="a year",
        )
    )
    four = (
        Telling(UNKNOWN, "four.txt")
        .says("Ann Doe", "wrote", "the letter", "Ann Doe is said to have written the letter", Status.ALLEGED)
        .says("Green Street", "airedFrom", Literal("1998", "1998", "gYear"), "began in 1998")
        .says("John Doe", "created", "Green Street", "made by John Doe")
        .says("John Doe", "occupation", Literal("painter"), "John Doe, a painter")
        .says("John Doe", "accused", "Ann Doe", "accused Ann Doe")
        .says("John Doe", "leads", "Acme Corp", "leads Acme Corp")
        .says("Mary Major", "parentOf", "John Doe", "his mother Mary Major")
        .tells(
            "resigned",
            "resign.01",
            "LeavingOffice",
            "Jane Roe has not resigned",
            status=Status.NEGATED,
            agent="Jane Roe",
        )
        .tells(
            "attacked",
            "attack.01",
            "Attack",
            "Mary Major is said to have attacked John Doe",
            status=Status.ALLEGED,
            agent="Mary Major",
            patient="John Doe",
        )
    )
    return tuple(each.extraction() for each in (one, two, three, four, _fifth(post, daily)))


def _fifth(outlet: str, cited: str) -> Telling:
    """An article with a headline, chains of quotations, and one that was not said."""
    five = Telling(HEADLINE, "five.txt", title=HEADLINE.split("\n")[0], outlet=outlet, published="2021-06")
    direct, indirect = QuotationKind.DIRECT, QuotationKind.INDIRECT
    five.says("Mary Major", "owns", "Acme Corp", "Major owns Acme")
    five.says("John Doe", "leads", "Acme Corp", "Doe leads it")
    five.says("John Doe", "leads", "Acme Corp", "Acme Corp is led by John Doe")
    by_mother = five.quotation("Ann Doe", "she was innocent", indirect, "told", "Ann Doe", addressee="John Doe")
    by_pair = five.quotation("the pair", "to return", indirect, "promised", "the pair")
    believed = five.quotation(
        "Mary Major",
        "the pair promised to return",
        indirect,
        "as Mary Major believes",
        "Mary Major",
        cue_class=CueClass.BELIEF,
        nested=(by_pair,),
    )
    five.quotations += [
        five.quotation("Jane Roe", "I am sorry", direct, ":", "Roe"),
        five.quotation(
            "Jane Roe",
            "I am sorry for the letter,",
            direct,
            "wrote",
            "Jane Roe",
            cue_class=CueClass.WRITING,
            medium="the letter",
        ),
        five.quotation(
            "Mary Major",
            "Ann Doe told John Doe that she was innocent",
            indirect,
            "said",
            "Mary Major",
            nested=(by_mother,),
        ),
        five.quotation(
            "John Doe",
            "he would leave",
            indirect,
            "told",
            "John Doe",
            addressee="Mary Major",
            status=Status.NEGATED,
        ),
        five.quotation(
            cited,
            "as Mary Major believes, the pair promised to return",
            indirect,
            "reported",
            cited,
            nested=(believed,),
        ),
    ]
    owns, leads, is_led = five.statements
    sorry, wrote = five.quotations[:2]
    return five.claims(owns, None).claims(leads, is_led).claims(sorry, wrote)


def write_story(folder: Path, base_iri: str = "https://kg.example/") -> Path:
    """Writes the graph of the story into an existing folder; returns its TriG file."""
    found = extractions()
    keys = {name: f"{kind.value.lower()}/{name.lower().replace(' ', '-')}" for name, kind in KINDS.items()}
    one, two, three, four = (each.article.id for each in found[:4])
    collection = Collection(
        extractions=found,
        entities=tuple(
            ResolvedEntity(
                keys[name],
                name,
                kind,
                members=tuple(keys[member] for member in MEMBERS.get(name, ())),
                named=not name.startswith("the "),
            )
            for name, kind in KINDS.items()
        ),
        key_of={(each.article.id, entity.id): keys[entity.name] for each in found for entity in each.entities},
        outlet_of={each.article.id: keys[each.article.outlet] for each in found if each.article.outlet},
        authors_of={found[0].article.id: (keys["Mary Major"], keys["Ann Doe"])},
        events=(
            ResolvedEvent("happening/resignation", "Jane Roe resigned", ((one, 0), (two, 0), (three, 0), (four, 0))),
            ResolvedEvent("happening/sale", "Acme Corp sold Green Street", ((one, 1), (three, 1))),
            ResolvedEvent("happening/sentence", "Mary Major sentenced Ann Doe", ((three, 2),)),
            ResolvedEvent("happening/attack", "Mary Major attacked John Doe", ((four, 1),)),
        ),
    )
    write_graph(collection, folder, base_iri, comparison=comparison(found, keys["Jane Roe"]))
    return folder / "graph.trig"
