"""Reports of one happening in one article."""

from __future__ import annotations

from kg.model import Amount, AmountKind, EventReport, Extraction, Literal, Role, Span, Status
from kg.resolution.events.within import merged_reports
from tests.resolution.events.telling import Telling


def words(extraction: Extraction) -> list[list[str]]:
    """The words of each report that is left."""
    return [[w.of(extraction.article.text) for w in report.words] for report in merged_reports(extraction)]


def who(report: EventReport[str], extraction: Extraction) -> dict[Role, list[str]]:
    """Who takes part, by role."""
    found: dict[Role, list[str]] = {}
    for p in report.participants:
        name = p.filler.value if isinstance(p.filler, Literal) else extraction.name(p.filler)
        found.setdefault(p.role, []).append(name)
    return found


def test_what_is_told_again_is_one_report_with_all_words_evidence_and_participants() -> None:
    told = Telling("Daily Lane")
    told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe")
    told.tell("The attack on Roe was in Dale.", "attack", "attack.01", patient="Roe", place="Dale")
    x = told.extraction
    (report,) = merged_reports(x)
    assert words(x) == [["attacked", "attack"]]
    assert report.evidence == x.sentences
    assert who(report, x) == {Role.AGENT: ["Doe"], Role.PATIENT: ["Roe"], Role.PLACE: ["Dale"]}


def test_a_word_alone_is_joined_to_what_it_tells_again_or_left_out() -> None:
    told = Telling("Daily Lane")
    told.tell("Roe resigned.", "resigned", "resign.01", agent="Roe")
    told.tell("The resignation surprised all of Roe's friends.", "resignation", "resign.01")
    assert words(told.extraction) == [["resigned", "resignation"]]
    alone = Telling("Daily Lane").tell("A resignation is rare.", "resignation", "resign.01")
    assert words(alone.extraction) == []


def test_what_is_said_not_to_be_stays_beside_what_is() -> None:
    told = Telling("Daily Lane")
    told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe")
    told.tell("Doe attacked Roe, he denied.", "attacked", "attack.01", status=Status.DENIED, agent="Doe", patient="Roe")
    told.tell("Doe never attacked Roe.", "attacked", "attack.01", status=Status.NEGATED, agent="Doe", patient="Roe")
    found = [report.status for report in merged_reports(told.extraction)]
    assert found == [Status.ASSERTED, Status.DENIED, Status.NEGATED]


def test_whom_somebody_alleges_to_take_part_is_not_what_the_article_says_itself() -> None:
    told = Telling("Daily Lane")
    told.tell("Somebody attacked Roe.", "attacked", "attack.01", patient="Roe")
    told.tell("Doe allegedly attacked Roe.", "attacked", "attack.01", status=Status.ALLEGED, agent="Doe", patient="Roe")
    told.tell(
        "Hill said that the attack on Roe was planned.", "attack", "attack.01", status=Status.ATTRIBUTED, patient="Roe"
    )
    x = told.extraction
    asserted, alleged = merged_reports(x)
    assert (asserted.status, who(asserted, x)) == (Status.ASSERTED, {Role.PATIENT: ["Roe"]})
    assert len(asserted.words) == 2
    assert (alleged.status, who(alleged, x)) == (Status.ALLEGED, {Role.AGENT: ["Doe"], Role.PATIENT: ["Roe"]})


def test_conflicting_people_and_times_keep_reports_apart() -> None:
    told = Telling("Daily Lane")
    told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe", time="2021-03-02")
    told.tell("Doe attacked Hill.", "attacked", "attack.01", agent="Doe", patient="Hill")
    told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe", time="2021-03-08")
    assert len(merged_reports(told.extraction)) == 3


def test_who_undergoes_it_and_then_does_it_is_in_two_happenings() -> None:
    told = Telling("Daily Lane")
    told.tell("Hill appointed Doe.", "appointed", "appoint.01", agent="Hill", patient="Doe")
    told.tell("Doe appointed Roe.", "appointed", "appoint.01", agent="Doe", patient="Roe")
    assert len(merged_reports(told.extraction)) == 2


def test_amounts_that_disagree_stay_on_one_report() -> None:
    told = Telling("Daily Lane")
    for number in ("3", "4"):
        amount = Amount(AmountKind.MONEY, number, Span(1, 2), "USD")
        told.tell("Doe paid Roe.", "paid", "pay.01", agent="Doe", recipient="Roe", amount=amount)
    (report,) = merged_reports(told.extraction)
    assert [p.amount.value for p in report.participants if p.amount] == ["3", "4"]
