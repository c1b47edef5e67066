"""Two invented articles of two outlets that tell of the same events, with different times, amounts and statuses."""

from __future__ import annotations

from kg.model import (
    Amount,
    AmountKind,
    Bound,
    Collection,
    EntityType,
    EventReport,
    Extraction,
    Literal,
    Participant,
    ResolvedEntity,
    ResolvedEvent,
    Role,
    Statement,
    Status,
    Time,
)
from tests.graph.sample import article, entity, spans_of

ONE = (
    "Jane Roe resigned from Acme Corp in Laneville on Tuesday because of its debts.\n"
    "Jane Roe sold her shares for more than $2.5 million. Mary Major allegedly attacked John Doe on Monday night."
)
TWO = (
    "The resignation of Jane Roe on 5 May shook Acme Corp. Roe resigned in Hillton.\n"
    "Jane Roe sold her shares for $2.5 million, John Doe said."
)
KEYS = {
    "Jane Roe": ResolvedEntity("person/jane-roe", "Jane Roe", EntityType.PERSON),
    "John Doe": ResolvedEntity("person/john-doe", "John Doe", EntityType.PERSON),
    "Mary Major": ResolvedEntity("person/mary-major", "Mary Major", EntityType.PERSON),
    "Acme Corp": ResolvedEntity("organization/acme-corp", "Acme Corp", EntityType.ORGANIZATION),
    "Laneville": ResolvedEntity("place/laneville", "Laneville", EntityType.PLACE),
    "Hillton": ResolvedEntity("place/hillton", "Hillton", EntityType.PLACE),
    "The Daily Example": ResolvedEntity("outlet/the-daily-example", "The Daily Example", EntityType.OUTLET),
    "The Sample Post": ResolvedEntity("outlet/the-sample-post", "The Sample Post", EntityType.OUTLET),
}


def part(
    text: str, role: Role, argument: str, words: str, known: str = "", amount: Amount | None = None
) -> Participant[str]:
    """Who or what takes part: somebody known by name, or else the words."""
    return Participant(role, argument, known or Literal(words), spans_of(text, words)[0], amount)


def money(text: str, words: str, value: str, bound: Bound = Bound.EXACT) -> Amount:
    """An amount in dollars."""
    return Amount(AmountKind.MONEY, value, spans_of(text, words)[0], "USD", bound)


def one() -> Extraction:
    text = ONE
    return Extraction(
        article=article(text, "one.txt", title="Roe is gone", published="2021-05-05"),
        entities=tuple(
            entity(text, name, name, KEYS[name].type)
            for name in ("Jane Roe", "John Doe", "Mary Major", "Acme Corp", "Laneville")
        ),
        quotations=(),
        statements=(
            Statement("Jane Roe", "resignedFrom", "Acme Corp", Status.ASSERTED, spans_of(text, "Jane Roe resigned")),
            Statement("Mary Major", "attacked", "John Doe", Status.ASSERTED, spans_of(text, "allegedly attacked")),
        ),
        events=(
            EventReport(
                spans_of(text, "resigned"),
                "resign.01",
                "LeavingOffice",
                (
                    part(text, Role.AGENT, "ARG0", "Jane Roe", "Jane Roe"),
                    part(text, Role.START, "ARG1", "Acme Corp", "Acme Corp"),
                    part(text, Role.PLACE, "ARGM-LOC", "in Laneville", "Laneville"),
                    part(text, Role.TIME, "ARGM-TMP", "on Tuesday"),
                    part(text, Role.CAUSE, "ARGM-CAU", "because of its debts"),
                ),
                Status.ASSERTED,
                spans_of(text, "Jane Roe resigned from Acme Corp in Laneville on Tuesday because of its debts"),
                time=Time("2021-05-04", spans_of(text, "Tuesday")[0]),
            ),
            EventReport(
                spans_of(text, "sold"),
                "sell.01",
                "",
                (
                    part(text, Role.AGENT, "ARG0", "Jane Roe", "Jane Roe"),
                    part(text, Role.PATIENT, "ARG1", "her shares"),
                    part(
                        text,
                        Role.AMOUNT,
                        "ARG3",
                        "more than $2.5 million",
                        amount=money(text, "more than $2.5 million", "2500000", Bound.MORE_THAN),
                    ),
                ),
                Status.ASSERTED,
                spans_of(text, "sold her shares for more than $2.5 million"),
            ),
            EventReport(
                spans_of(text, "attacked"),
                "attack.01",
                "",
                (
                    part(text, Role.AGENT, "ARG0", "Mary Major", "Mary Major"),
                    part(text, Role.PATIENT, "ARG1", "John Doe", "John Doe"),
                    part(text, Role.TIME, "ARGM-TMP", "on Monday night"),
                ),
                Status.ALLEGED,
                spans_of(text, "Mary Major", "John Doe"),
            ),
        ),
    )  # fmt: skip


def two() -> Extraction:
    text = TWO
    return Extraction(
        article=article(text, "two.txt", published="2021-05-06"),
        entities=tuple(
            entity(text, name, name, KEYS[name].type) for name in ("Jane Roe", "John Doe", "Acme Corp", "Hillton")
        ),
        quotations=(),
        statements=(),
        events=(
            EventReport(
                spans_of(text, "resignation", "resigned"),
                "resign.01",
                "LeavingOffice",
                (
                    part(text, Role.AGENT, "ARG0", "Jane Roe", "Jane Roe"),
                    part(text, Role.PLACE, "ARGM-LOC", "Hillton", "Hillton"),
                ),
                Status.ASSERTED,
                spans_of(text, "The resignation of Jane Roe on 5 May", "Roe resigned in Hillton"),
                time=Time("2021-05-05", spans_of(text, "5 May")[0]),
            ),
            EventReport(
                spans_of(text, "sold"),
                "sell.01",
                "",
                (
                    part(text, Role.AGENT, "ARG0", "Jane Roe", "Jane Roe"),
                    part(text, Role.PATIENT, "ARG1", "her shares"),
                    part(text, Role.AMOUNT, "ARG3", "$2.5 million", amount=money(text, "$2.5 million", "2500000")),
                ),
                Status.ATTRIBUTED,
                spans_of(text, "Jane Roe sold her shares for $2.5 million"),
                according_to="John Doe",
            ),
        ),
    )


def happened(*, joined: bool = True) -> Collection:
    """The two articles; unless they are `joined`, nobody has put the reports of one event together."""
    first, second = one(), two()
    a, b = first.article.id, second.article.id
    return Collection(
        extractions=(first, second),
        entities=tuple(KEYS[name] for name in sorted(KEYS)),
        key_of={(x.article.id, found.id): KEYS[found.name].key for x in (first, second) for found in x.entities},
        outlet_of={a: KEYS["The Daily Example"].key, b: KEYS["The Sample Post"].key},
        events=(
            ResolvedEvent("happening/resignation", "Jane Roe resigned", ((a, 0), (b, 0))),
            ResolvedEvent("happening/sale", "Jane Roe sold her shares", ((a, 1), (b, 1))),
        )
        if joined
        else (),
    )
