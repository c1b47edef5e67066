"""Reports of one happening in several articles."""

from __future__ import annotations

from itertools import permutations

from kg.model import Amount, AmountKind, Collection, Span, Status
from kg.resolution import resolve_collection
from tests.resolution.events.telling import Telling


def sizes(collection: Collection) -> list[int]:
    """How many reports each happening has, the most first."""
    return sorted((len(event.reports) for event in collection.events), reverse=True)


def attack(outlet: str, patient: str = "Jane Roe") -> Telling:
    """An article about an attack in Dale."""
    sentence = f"Bob Doe attacked {patient} at the harbour market of Dale."
    return Telling(outlet).tell(sentence, "attacked", "attack.01", agent="Bob Doe", patient=patient)


def test_reports_of_one_happening_are_one_event_whatever_the_order_of_the_articles() -> None:
    tellings = [attack(outlet) for outlet in ("Daily Lane", "Hill Post", "Dale Times")]
    tellings[1].tell("Sue Hill runs the market of Dale.", "runs", "run.01", agent="Sue Hill")
    found = {
        tuple((e.key, e.label, e.reports) for e in resolve_collection([t.extraction for t in order]).events)
        for order in permutations(tellings)
    }
    assert len(found) == 1
    assert sorted(label for _, label, _ in found.pop()) == [
        "Bob Doe attacked Jane Roe",
        "Sue Hill runs",
    ]


def test_every_report_belongs_to_one_happening() -> None:
    tellings = [attack(outlet) for outlet in ("Daily Lane", "Hill Post")]
    for telling in tellings:
        telling.tell(
            "Bob Doe may attack Sue Hill.",
            "attack",
            "attack.01",
            status=Status.HYPOTHETICAL,
            agent="Bob Doe",
            patient="Sue Hill",
        )
    collection = resolve_collection([t.extraction for t in tellings])
    reports = [report for event in collection.events for report in event.reports]
    assert sorted(reports) == sorted((t.extraction.article.id, n) for t in tellings for n in range(2))
    assert len(set(reports)) == len(reports)


def test_a_denial_is_never_one_with_what_it_denies() -> None:
    denied = Telling("Hill Post").tell(
        "Bob Doe attacked Jane Roe at the harbour market of Dale.", "attacked", "attack.01", status=Status.DENIED,
        agent="Bob Doe", patient="Jane Roe",
    )  # fmt: skip
    assert sizes(resolve_collection([attack("Daily Lane").extraction, denied.extraction])) == [1, 1]


def test_named_people_who_differ_keep_happenings_apart() -> None:
    other = attack("Hill Post", patient="Sue Hill")
    assert sizes(resolve_collection([attack("Daily Lane").extraction, other.extraction])) == [1, 1]


def test_words_of_one_frame_are_one_happening_only_where_somebody_takes_part_in_both() -> None:
    quit_ = Telling("Hill Post").tell("Bob Doe quit at the harbour market.", "quit", "quit.01", agent="Bob Doe")
    resigned = Telling("Daily Lane").tell(
        "Bob Doe resigned at the harbour market.", "resigned", "resign.01", agent="Bob Doe"
    )
    clerks = Telling("Dale Times").tell(
        "The clerks resigned at the harbour market.", "resigned", "resign.01", agent="clerks"
    )
    assert sizes(resolve_collection([quit_.extraction, resigned.extraction])) == [2]
    assert sizes(resolve_collection([quit_.extraction, clerks.extraction])) == [1, 1]


def test_words_of_one_type_are_one_happening_in_a_story_where_one_of_them_tells_of_nobody() -> None:
    killed = Telling("Hill Post").tell(
        "Jane Roe was killed at the harbour market of Dale.", "killed", "kill.01", type="Killing", patient="Jane Roe"
    )
    death = Telling("Daily Lane").tell(
        "The death at the harbour market of Dale shocks Jane Roe fans.",
        "death",
        "die.01",
        type="Death",
        place="harbour",
    )
    assert sizes(resolve_collection([killed.extraction, death.extraction])) == [2]


def test_who_leads_in_long_articles_is_not_enough_where_it_is_done_to_others() -> None:
    def long(outlet: str, prize: str) -> Telling:
        telling = Telling(outlet)
        for number in range(40):
            patient = f"road{chr(97 + number % 20)}{chr(97 + number // 20)}"
            telling.tell(
                f"Bob Doe paves the {patient} of Dale.", "paves", f"pave{number}.01", agent="Bob Doe", patient=patient
            )
        return telling.tell(f"Bob Doe won the {prize}.", "won", "win.01", agent="Bob Doe", patient=prize)

    def joined(*prizes: str) -> int:
        tellings = [long(outlet, prize) for outlet, prize in zip(("Daily Lane", "Hill Post"), prizes, strict=True)]
        return sizes(resolve_collection([t.extraction for t in tellings])).count(2)

    assert joined("race", "race") == 41
    assert joined("race", "medal") == 40


def test_opposites_are_no_happening() -> None:
    def told(outlet: str, word: str, roleset: str) -> Telling:
        sentence = f"Bob Doe {word} the offer of Jane Roe at the harbour market of Dale."
        return Telling(outlet).tell(sentence, word, roleset, agent="Bob Doe", patient="Jane Roe")

    accepted, rejected = told("Daily Lane", "accepted", "accept.01"), told("Hill Post", "rejected", "reject.01")
    assert sizes(resolve_collection([accepted.extraction, rejected.extraction])) == [1, 1]


def test_people_of_one_last_name_are_not_one() -> None:
    other = attack("Hill Post", patient="Mary Roe")
    assert sizes(resolve_collection([attack("Daily Lane").extraction, other.extraction])) == [1, 1]


def test_times_apart_keep_happenings_apart() -> None:
    def on(outlet: str, day: str) -> Telling:
        return Telling(outlet).tell(
            "Bob Doe attacked Jane Roe in Dale.", "attacked", "attack.01", time=day, agent="Bob Doe", patient="Jane Roe"
        )

    assert sizes(
        resolve_collection([on("Daily Lane", "2021-03-02").extraction, on("Hill Post", "2021-03-02").extraction])
    ) == [2]
    assert sizes(
        resolve_collection([on("Daily Lane", "2021-03-02").extraction, on("Hill Post", "2021-03-08").extraction])
    ) == [1, 1]


def test_amounts_that_disagree_are_joined_and_stay() -> None:
    def paid(outlet: str, value: str) -> Telling:
        amount = Amount(AmountKind.MONEY, value, Span(0, 3), "USD")
        sentence = "Bob Doe paid Jane Roe for the harbour market of Dale."
        return Telling(outlet).tell(sentence, "paid", "pay.01", agent="Bob Doe", recipient="Jane Roe", amount=amount)

    collection = resolve_collection([paid("Daily Lane", "300").extraction, paid("Hill Post", "400").extraction])
    assert sizes(collection) == [2]
    of = {x.article.id: x for x in collection.extractions}
    (event,) = collection.events
    amounts = [p.amount.value for a, n in event.reports for p in of[a].events[n].participants if p.amount]
    assert sorted(amounts) == ["300", "400"]


def test_a_word_alone_joins_nothing_across_stories() -> None:
    one = Telling("Daily Lane", "2021-03-10").tell("Bob Doe won the race at Dale.", "won", "win.01", agent="Bob Doe")
    other = Telling("Hill Post", "2021-03-10").tell("Sue Hill won a bakers' prize.", "won", "win.01", agent="Sue Hill")
    nobody = Telling("Dale Times", "2021-03-10").tell("The farmers won the vote.", "won", "win.01", agent="farmers")
    assert sizes(resolve_collection([t.extraction for t in (one, other, nobody)])) == [1, 1, 1]
