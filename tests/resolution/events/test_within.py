"""Reports of one happening in one article."""

from __future__ import annotations

from kg.language import load_pipeline
from kg.model import Amount, AmountKind, EventReport, Extraction, Literal, Role, Span, Status
from kg.resolution.events import within
from kg.resolution.events.wordings import Wordings
from tests.resolution.events.telling import Telling


def merged_reports(extraction: Extraction) -> tuple[EventReport[str], ...]:
    """The reports of an article, those of one happening as one."""
    return within.merged_reports(extraction, Wordings(load_pipeline(None).analyse(extraction.article)))


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


def test_a_report_is_compared_with_no_more_than_the_64_nearest_of_such_words() -> None:
    for between, reports in ((63, 64), (64, 66)):
        told = Telling("Daily Lane")
        told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe")
        for number in range(between):
            told.tell(f"Doe attacked Hill{number}.", "attacked", "attack.01", agent="Doe", patient=f"Hill{number}")
        told.tell("Doe attacked Roe.", "attacked", "attack.01", agent="Doe", patient="Roe")
        assert len(merged_reports(told.extraction)) == reports


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


def test_other_numbers_days_places_and_words_are_of_other_happenings() -> None:
    told = Telling("Daily Lane")
    for number in ("3", "4"):
        amount = Amount(AmountKind.MONEY, number, Span(1, 2), "USD")
        told.tell("Doe paid Roe.", "paid", "pay.01", agent="Doe", recipient="Roe", amount=amount)
    told.tell("Doe sued the mayor.", "sued", "sue.01", agent="Doe", patient="the mayor")
    told.tell("Doe sued the baker.", "sued", "sue.01", agent="Doe", patient="the baker")
    told.tell("The attack on Roe was in Dale.", "attack", "attack.01", patient="Roe", place="Dale")
    told.tell("The attack on Roe was in Troy.", "attack", "attack.01", patient="Roe", place="Troy")
    told.tell("Hill left on Monday.", "left", "leave.11", agent="Hill", time="2021-03-08")
    told.tell("Hill left on Tuesday.", "left", "leave.11", agent="Hill", time="2021-03-09")
    assert len(merged_reports(told.extraction)) == 8


def test_what_is_one_more_or_any_is_not_told_again() -> None:
    told = Telling("Daily Lane")
    told.tell("The lawsuit was filed.", "filed", "file.01", patient="The lawsuit")
    told.tell("Another lawsuit was filed.", "filed", "file.01", patient="Another lawsuit")
    told.tell("Roe resigned.", "resigned", "resign.01", agent="Roe")
    told.tell("Resignations are rare, and another resignation is not likely.", "Resignations", "resign.01")
    told.tell("A second resignation followed.", "resignation", "resign.01")
    assert words(told.extraction) == [["filed"], ["filed"], ["resigned"]]


def test_a_word_alone_means_the_nearest_of_several_or_nothing() -> None:
    told = Telling("Daily Lane")
    told.tell("Doe's attack on Roe was short.", "attack", "attack.01", agent="Doe", patient="Roe")
    told.tell("Hill's attack on Lane was long.", "attack", "attack.01", agent="Hill", patient="Lane")
    told.tell("The attack was filmed.", "attack", "attack.01")
    for _ in range(4):
        told.tell("It rained in Dale.", "rained", "rain.01", place="Dale")
    told.tell("The attack was seen by nobody.", "attack", "attack.01")
    found = [each for each in words(told.extraction) if each != ["rained"]]
    assert found == [["attack"], ["attack", "attack"]]


def test_one_doer_is_not_enough_where_the_word_is_common() -> None:
    told = Telling("Daily Lane")
    told.tell("Doe worked in Dale.", "worked", "work.01", agent="Doe", place="Dale")
    told.tell("Doe worked.", "worked", "work.01", agent="Doe")
    assert len(merged_reports(told.extraction)) == 1
    told.tell("Roe worked.", "worked", "work.01", agent="Roe")
    assert len(merged_reports(told.extraction)) == 3
