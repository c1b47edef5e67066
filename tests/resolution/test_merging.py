"""One article says a thing once: the law of merging, and which wordings say the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, strategies

from kg.model import Literal, Span, Statement, Status, Time
from kg.resolution.merging.same_value import is_same, restates
from kg.resolution.merging.statements import merged
from kg.workflow import extract_text

_RANK = (Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED, Status.HYPOTHETICAL)
_TIMES = strategies.sampled_from([None, Time("2010"), Time("2010-05"), Time("2012")])
_VALUES = ("senator", "state senator", "senator from Ohio", "Senator", "deputy mayor", "mayor", "mayor of Dayton")
_STATEMENTS = strategies.lists(
    strategies.builds(
        Statement,
        subject=strategies.sampled_from(("e1", "e2")),
        predicate=strategies.sampled_from(("occupation", "spouseOf", "sued")),
        object=strategies.sampled_from(("e1", "e2")) | strategies.builds(Literal, strategies.sampled_from(_VALUES)),
        status=strategies.sampled_from(Status),
        evidence=strategies.lists(
            strategies.builds(lambda n: Span(n, n + 3), strategies.integers(0, 9)), min_size=1, max_size=2, unique=True
        ).map(lambda spans: tuple(sorted(spans))),
        according_to=strategies.sampled_from((None, "e1", "e2")),
        time=_TIMES, ended=strategies.booleans(), began=_TIMES, until=_TIMES,
    ),
    max_size=7,
)  # fmt: skip


def once(statements: Sequence[Statement[str]]) -> set[Statement[str]]:
    return set(merged(statements).values())


@given(_STATEMENTS)
def test_merging_what_is_merged_changes_nothing(statements: list[Statement[str]]) -> None:
    assert once(list(once(statements))) == once(statements)


@given(_STATEMENTS, strategies.randoms())
def test_the_order_does_not_matter(statements: list[Statement[str]], random: object) -> None:
    turned = list(statements)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert merged(turned) == merged(statements)


@given(_STATEMENTS)
def test_no_evidence_is_lost_or_made_up(statements: list[Statement[str]]) -> None:
    one = merged(statements)
    for result in set(one.values()):
        members = [s for s in statements if one[s] == result]
        assert set(result.evidence) == {span for s in members for span in s.evidence}


@given(_STATEMENTS)
def test_no_statement_gets_a_status_that_none_of_its_own_had(statements: list[Statement[str]]) -> None:
    one = merged(statements)
    for result in set(one.values()):
        members = [s for s in statements if one[s] == result]
        assert result.status in {s.status for s in members}
        # nor does the wording that stays: some member says it, or the like of it, as firmly
        said = [
            s for s in members if s.object == result.object or (s.subject, s.object) == (result.object, result.subject)
        ]
        assert {s.status in _RANK for s in members} == {result.status in _RANK}
        assert said


@given(_STATEMENTS)
def test_what_is_denied_is_never_one_with_what_is_affirmed(statements: list[Statement[str]]) -> None:
    one = merged(statements)
    for statement in statements:
        for taken_back in (Status.DENIED, Status.NEGATED):
            assert (statement.status is taken_back) == (one[statement].status is taken_back)


@pytest.mark.parametrize(
    ("predicate", "short", "long"),
    [
        ("occupation", "chief", "police chief"),
        ("occupation", "senator", "US senator"),
        ("occupation", "general", "lieutenant general"),
        ("occupation", "director", "acting director"),
        ("occupation", "mayor", "mayor of Dayton"),
        ("convictedOf", "rape", "two counts of rape"),
        ("convictedOf", "murder", "second-degree murder"),
        ("accusedOf", "stealing money", "stealing money from Acme Corp."),
        ("sentencedTo", "30 years", "30 years in prison"),
        ("sentencedTo", "prison", "ten years in prison"),
    ],
)
def test_a_wording_restates_a_longer_one_of_the_same(predicate: str, short: str, long: str) -> None:
    assert restates(predicate, Literal(short), Literal(long))
    assert not restates(predicate, Literal(long), Literal(short))


@pytest.mark.parametrize(
    ("predicate", "short", "long"),
    [
        ("occupation", "mayor", "deputy mayor"),
        ("occupation", "president", "vice president"),
        ("occupation", "general", "attorney general"),
        ("occupation", "actor", "director"),
        ("occupation", "judge", "judge and senator"),
        ("convictedOf", "murder", "attempted murder"),
        ("convictedOf", "murder", "conspiracy to commit murder"),
        ("convictedOf", "theft", "theft and fraud"),
        ("pleaded", "guilty", "not guilty"),
        ("nationality", "American", "Mexican American"),
        ("sentencedTo", "8 years", "18 years"),
        ("sentencedTo", "three years", "sixty three years"),
    ],
)
def test_what_makes_another_thing_of_it_is_no_restatement(predicate: str, short: str, long: str) -> None:
    assert not restates(predicate, Literal(short), Literal(long))


def test_a_day_restates_its_year_and_values_of_one_normal_form_are_the_same() -> None:
    assert restates("diedOn", Literal("2012", "2012", "gYear"), Literal("May 3, 2012", "2012-05-03", "date"))
    assert is_same("age", Literal("47", "47", "integer"), Literal("47-year-old", "47", "integer"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("CEO", "chief executive officer"), ("chairwoman", "chair"), ("vice president", "VP"), ("Mayor", "the mayor")],
)
def test_an_office_is_the_same_in_short_and_for_either_gender(one: str, other: str) -> None:
    assert is_same("occupation", Literal(one), Literal(other))


def stated(text: str, predicate: str) -> list[tuple[str, str, bool, str]]:
    rows = extract_text(text, published="2024-05-15").statement_rows()
    return [
        (str(r["object"]), str(r["status"]), bool(r["ended"]), str(r["words"]))
        for r in rows
        if r["predicate"] == predicate
    ]


def test_what_is_said_again_is_more_evidence() -> None:
    text = "Jane Roe criticized Globex. The strike went on. Jane Roe again criticized Globex."
    ((_, status, _, words),) = stated(text, "criticized")
    assert status == "asserted"
    assert words == "Jane Roe criticized Globex … Jane Roe again criticized Globex"


def test_the_strongest_status_stands_and_a_denial_beside_it() -> None:
    text = "Ann Moss said Jane Roe had sued Globex. Jane Roe sued Globex. John Doe denied that Jane Roe sued Globex."
    assert sorted(status for _, status, *_ in stated(text, "sued")) == ["asserted", "denied"]


def test_an_office_that_is_over_is_over_under_its_title_too() -> None:
    text = "Former Senator Jane Roe spoke on Monday. Later Senator Jane Roe left."
    assert [(value, ended) for value, _, ended, _ in stated(text, "occupation")] == [("senator", True)]


def test_two_times_are_two_things() -> None:
    text = "Jane Roe visited Dayton in 2010. John Doe stayed. Jane Roe visited Dayton in 2012."
    assert len(stated(text, "visited")) == 2
