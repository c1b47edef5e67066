"""A card tells in the order of time what somebody did and what happened to them; an event has a card of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import NotFoundError, UsageError
from kg.graph.views.card import EntityCard, card_text
from kg.graph.views.entity_card import EntityCards
from kg.graph.views.event_card import CardParticipant, EventCard, event_card_text, event_line
from kg.vocabulary.iris import Vocabulary
from tests.graph.happenings import TRIG, happenings


@pytest.fixture(scope="module")
def cards() -> EntityCards:
    return EntityCards(happenings(), Vocabulary())


def entity(cards: EntityCards, name: str) -> EntityCard:
    card = cards.one(name)
    assert isinstance(card, EntityCard)
    return card


def event(cards: EntityCards, name: str) -> EventCard:
    card = cards.one(name)
    assert isinstance(card, EventCard)
    return card


def test_what_somebody_did_comes_in_the_order_of_time_with_the_others_by_role(cards: EntityCards) -> None:
    moved, sold = entity(cards, "Jane Roe").did
    assert (moved.time, moved.word, moved.roles) == ("2023", "moved", ("agent",))
    assert (sold.time, sold.type, sold.type_label, sold.roleset) == ("2024-03-04", "Trade", "trade", "sell.01")
    assert [(each.role, each.name, each.key) for each in sold.participants] == [
        ("patient", "Acme Corp", "organization/acme"),
        ("place", "Port Ellis", "place/port-ellis"),
        ("amount", "2 USD", ""),
        ("amount", "3 USD", ""),
    ]
    assert sold.outlets == ("The Daily", "The Herald")


def test_what_is_done_to_somebody_stands_apart_with_its_status_and_source(cards: EntityCards) -> None:
    (struck,) = entity(cards, "Jane Roe").happened_to
    assert (struck.status, struck.time, struck.reports[0].source) == ("alleged", "", "Jane Roe")
    (acme,) = entity(cards, "Acme Corp").happened_to
    assert acme.label == "Jane Roe sold Acme Corp"


def test_a_place_has_what_happened_there(cards: EntityCards) -> None:
    card = entity(cards, "Port Ellis")
    assert [each.label for each in card.happened_there] == ["Jane Roe moved", "Jane Roe sold Acme Corp"]
    assert (card.did, card.happened_to) == ((), ())


def test_the_text_puts_events_first_each_with_its_articles(cards: EntityCards) -> None:
    lines = card_text(entity(cards, "Jane Roe")).splitlines()
    start = lines.index("what Jane Roe did")
    assert lines[start + 1 : start + 6] == [
        "  2023        moved  to: Port Ellis  [asserted]",
        "      “moved” (The Herald, 2024-03-06)",
        "  2024-03-04  sold (trade)  whom or what: Acme Corp; where: Port Ellis; how much: 2 USD, 3 USD  "
        "[asserted, 2 reports by The Daily, The Herald]",
        "      differs: how much: 2 USD (The Daily, 2024-03-05) or 3 USD (The Herald, 2024-03-06)",
        "      “Jane Roe sold Acme Corp for $2” (The Daily, 2024-03-05)",
    ]
    assert "  no date     struck  who: John Doe; with what: a ladle  [alleged]" in lines


def test_a_long_list_of_events_says_how_many_more_there_are(cards: EntityCards) -> None:
    card = entity(cards, "Jane Roe")
    long = replace(card, did=card.did * 15)
    assert "  … 10 more; --all shows them" in card_text(long, every_event=False).splitlines()
    assert "more" not in card_text(long)


def test_a_line_is_not_longer_than_a_line(cards: EntityCards) -> None:
    (moved, _) = entity(cards, "Jane Roe").did
    names = [*("Anna", "Bea", "Cleo", "Dora", "Eve"), "a " + "very " * 20 + "long name"]
    crowd = replace(moved, participants=tuple(CardParticipant("patient", name) for name in names))
    assert event_line(crowd) == "moved  whom or what: Anna, Bea, Cleo, 3 more"
    long = replace(moved, participants=(CardParticipant("manner", names[-1]),))
    assert len(event_line(long)) < 80


@pytest.mark.parametrize("name", ["jane roe SOLD acme corp", "happening/sale", "https://kg.example/id/happening/sale"])
def test_an_event_is_found_by_its_label_and_its_key(cards: EntityCards, name: str) -> None:
    card = event(cards, name)
    assert (card.event.key, [r.where.outlet for r in card.event.reports]) == (
        "happening/sale",
        ["The Daily", "The Herald"],
    )


def test_the_text_of_an_event_has_its_participants_its_reports_and_what_they_disagree_on(cards: EntityCards) -> None:
    assert event_card_text(event(cards, "happening/sale"), whole_sentences=True).splitlines() == [
        "Jane Roe sold Acme Corp (event, trade)",
        "  key:          happening/sale",
        "  meaning:      sell.01",
        "  when:         2024-03-04",
        "  who:          Jane Roe",
        "  whom or what: Acme Corp",
        "  where:        Port Ellis",
        "  how much:     2 USD; 3 USD",
        "  status:       asserted (2 articles)",
        "  outlets:      The Daily, The Herald",
        "",
        "where reports differ",
        "  how much: 2 USD (The Daily, 2024-03-05) or 3 USD (The Herald, 2024-03-06)",
        "",
        "reports",
        "  The Daily, 2024-03-05: sold  [asserted, 2024-03-04]",
        "      “Jane Roe sold Acme Corp for $2 on Monday.”",
        "  The Herald, 2024-03-06: sale  [asserted, 2024-03]",
        "      “Roe's $3 sale of the firm in March.”",
    ]


def test_a_key_of_no_event_is_not_found(cards: EntityCards) -> None:
    with pytest.raises(NotFoundError):
        cards.one("happening/no such")


def test_several_events_of_one_label_are_listed_by_key() -> None:
    store = happenings()
    store.update(
        "INSERT DATA { <https://kg.example/id/happening/move> "
        '<http://www.w3.org/2000/01/rdf-schema#label> "A deal" . '
        '<https://kg.example/id/happening/sale> <http://www.w3.org/2000/01/rdf-schema#label> "A deal" }'
    )
    with pytest.raises(UsageError, match=r"2 events .* happening/move \(2023, asserted\); happening/sale"):
        EntityCards(store, Vocabulary()).one("a deal")


def test_what_is_asserted_of_others_is_not_asserted_of_whom_only_a_claim_names() -> None:
    sale = 'kg:agent person:jane-roe ; kg:patient "the firm" ; kg:amount amount:three ;\n    kg:status kg:asserted'
    assert sale in TRIG
    claim = sale.replace("jane-roe", "john-doe").replace("asserted", "hypothetical")
    cards = EntityCards(happenings(TRIG.replace(sale, claim)), Vocabulary())
    sold, _ = entity(cards, "John Doe").did
    assert (sold.label, sold.status, sold.other_reports) == ("Jane Roe sold Acme Corp", "hypothetical", 1)
    assert [each.name for each in sold.participants] == ["the firm", "3 USD"]
    assert "      … 1 more, of others: kg show happening/sale" in card_text(entity(cards, "John Doe")).splitlines()
