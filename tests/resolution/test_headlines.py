"""What a headline claims, and what in the article below it bears that out."""

from __future__ import annotations

import pytest

from kg.model import HeadlineClaim, Literal, Quotation, Statement
from kg.workflow import extract_text
from tests.extraction.findings import found

Facts = list[tuple[str, str, str]]
REST = "The council met on Friday. Farmers stayed at home."


def quoted(headline: str, body: str) -> list[tuple[str, str | None]]:
    """The words of each quotation of the headline, and of the one that supports it."""
    extraction = found(f"{headline}\n\n{body} {REST}")
    text = extraction.article.text

    def words(said: Quotation[str] | Statement[str]) -> str:
        assert isinstance(said, Quotation)
        assert said in extraction.quotations
        return " ".join(span.of(text) for span in said.content)

    pairs = [(h.claim, h.support) for h in extraction.headline if isinstance(h.claim, Quotation)]
    return [(words(claim), None if support is None else words(support)) for claim, support in pairs]


def stated(headline: str, body: str) -> list[tuple[tuple[str, str, str], bool]]:
    """Subject, predicate and object of each statement of the headline, and whether the body supports it."""
    extraction = found(f"{headline}\n\n{body} {REST}")
    names = {e.id: e.name for e in extraction.entities}
    out = []
    for claim, support in ((h.claim, h.support) for h in extraction.headline):
        if isinstance(claim, Statement):
            # headline and body may make one statement, which then is its own support
            assert support is None or support in extraction.statements
            ending = claim.object.value if isinstance(claim.object, Literal) else names[claim.object]
            out.append(((names[claim.subject], claim.predicate, ending), support is not None))
    return out


@pytest.mark.parametrize(
    ("headline", "body", "claim", "support"),
    [
        (
            "Roe: ‘We had no money’",
            "“We had no money,” Jane Roe said on Monday.",
            "We had no money",
            "We had no money,",
        ),
        (
            "‘We had no money,’ says Roe",
            "“We had no money for the bridge,” Jane Roe said.",
            "We had no money,",
            "We had no money for the bridge,",
        ),
        (
            "“We had no money,” mayor says",
            "The mayor spoke on Monday. “We had no money,” she said.",
            "We had no money,",
            "We had no money,",
        ),
    ],
)
def test_words_in_marks_are_supported_by_the_same_words_below(
    headline: str, body: str, claim: str, support: str
) -> None:
    assert quoted(headline, body) == [(claim, support)]


@pytest.mark.parametrize(
    ("headline", "body", "claim", "support"),
    [
        (
            "Roe: Plant will close in May",
            "Jane Roe said on Monday that the plant will close in May.",
            "Plant will close in May",
            "that the plant will close in May",
        ),
        (
            "Ferry was late again, police say",
            "Police said on Monday that the ferry was late again.",
            "Ferry was late again",
            "that the ferry was late again",
        ),
        (
            "Roe says mayor resigned in May",
            "“The mayor resigned in May,” Jane Roe told reporters.",
            "mayor resigned in May",
            "The mayor resigned in May,",
        ),
        (
            "Plant will never reopen: police",
            "Police said the old plant will never reopen.",
            "Plant will never reopen",
            "the old plant will never reopen",
        ),
        (
            "Roe denies ferry was late",
            "Jane Roe denied on Monday that the ferry was late.",
            "ferry was late",
            "that the ferry was late",
        ),
    ],
)
def test_a_report_is_supported_by_one_that_says_the_same(headline: str, body: str, claim: str, support: str) -> None:
    assert quoted(headline, body) == [(claim, support)]


@pytest.mark.parametrize(
    ("headline", "body", "claim"),
    [
        pytest.param(
            "Roe: ‘We had no money’", "“The plant will close,” Jane Roe said.", "We had no money", id="other words"
        ),
        pytest.param(
            "‘We lost a sound old boat,’ says Roe",
            "“We lost an old boat,” Jane Roe said.",
            "We lost a sound old boat,",
            id="not word for word",
        ),
        pytest.param(
            "Ferry was late again, police say",
            "Police closed the harbor on Monday.",
            "Ferry was late again",
            id="no report below",
        ),
        pytest.param(
            "Roe: ‘We had no money’",
            "“We had no money,” John Doe said. Jane Roe was ill.",
            "We had no money",
            id="another speaker",
        ),
        pytest.param(
            "John Doe: Roe took the money",
            "Jane Roe said that she took the money. John Doe was ill.",
            "Roe took the money",
            id="another speaker's report",
        ),
    ],
)
def test_a_quotation_that_nothing_below_repeats_is_without_support(headline: str, body: str, claim: str) -> None:
    assert quoted(headline, body) == [(claim, None)]


def test_a_member_of_a_group_that_speaks_below_may_be_the_speaker() -> None:
    body = "“The ferry was late,” Jane Roe and John Doe said on Monday."
    assert quoted("Roe: Ferry was late", body) == [("Ferry was late", "The ferry was late,")]


@pytest.mark.parametrize(
    ("headline", "body", "fact"),
    [
        (
            "Acme Corp. buys Belton Press",
            "Acme Corp. bought Belton Press on Monday.",
            ("Acme Corp.", "acquired", "Belton Press"),
        ),
        ("Jane Roe marries John Doe", "Jane Roe married John Doe on Monday.", ("Jane Roe", "spouseOf", "John Doe")),
        ("Jane Roe sues John Doe", "On Monday Jane Roe sued John Doe.", ("Jane Roe", "sued", "John Doe")),
    ],
)
def test_a_statement_that_the_body_makes_is_supported(headline: str, body: str, fact: tuple[str, str, str]) -> None:
    assert stated(headline, body) == [(fact, True)]


@pytest.mark.parametrize(
    ("headline", "body", "fact"),
    [
        pytest.param(
            "Jane Roe sues John Doe",
            "Jane Roe visited John Doe in May.",
            ("Jane Roe", "sued", "John Doe"),
            id="another predicate",
        ),
        pytest.param(
            "Jane Roe sues John Doe",
            "John Doe sued Jane Roe on Monday.",
            ("Jane Roe", "sued", "John Doe"),
            id="the other way round",
        ),
        pytest.param(
            "Jane Roe sues John Doe",
            "Jane Roe sued Peter Poe. John Doe was ill.",
            ("Jane Roe", "sued", "John Doe"),
            id="another object",
        ),
    ],
)
def test_a_statement_that_the_body_does_not_make_is_without_support(
    headline: str, body: str, fact: tuple[str, str, str]
) -> None:
    assert stated(headline, body) == [(fact, False)]


def test_support_of_the_same_status_comes_first() -> None:
    body = "Jane Roe allegedly sued John Doe. On Monday Jane Roe sued John Doe."
    extraction = found(f"Jane Roe sues John Doe\n\n{body} {REST}")
    (claim,) = [h for h in extraction.headline if isinstance(h.claim, Statement)]
    assert isinstance(claim.support, Statement)
    assert claim.support.status is claim.claim.status


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe said on Monday that the plant will close in May. The council met.",
        "“The plant will close,” Jane Roe said.\n\nThe council met on Friday.",
        "Ferry sails at noon\n\nJane Roe said on Monday that the plant will close in May. The council met.",
        "",
    ],
    ids=["one paragraph", "paragraphs", "a headline that claims nothing", "nothing"],
)
def test_without_a_headline_that_claims_something_there_are_no_claims(text: str) -> None:
    assert found(text).headline == ()


def test_claims_are_members_of_what_was_found_quotations_first() -> None:
    extraction = found(
        "Jane Roe says John Doe met Nora Quill\n\nJane Roe said on Monday that John Doe met Nora Quill. It rained."
    )
    kinds = [type(h.claim) for h in extraction.headline]
    assert kinds == [Quotation, Statement]
    assert all(_is_found(h, extraction.quotations, extraction.statements) for h in extraction.headline)


def _is_found(
    claim: HeadlineClaim, quotations: tuple[Quotation[str], ...], statements: tuple[Statement[str], ...]
) -> bool:
    every = {*quotations, *statements}
    return claim.claim in every and claim.support in every


def titled(title: str, body: str) -> list[tuple[str, bool, bool]]:
    """The words of each claim of a title beside the text, whether it has support, and whether it is missing below."""
    extraction = extract_text(f"{body} {REST}", title=title, published="2024-05-15")
    assert all(claim.in_title for claim in extraction.headline)
    found = []
    for claim in extraction.headline:
        spans = claim.claim.content if isinstance(claim.claim, Quotation) else claim.claim.evidence
        found.append((" ".join(span.of(title) for span in spans), claim.support is not None, claim.missing))
    return found


@pytest.mark.parametrize(
    ("title", "body", "claims"),
    [
        pytest.param(
            "Ann Lane admits she has lost it",
            "Ann Lane admitted on Monday that she had been beaten in the race for mayor.",
            [("she has lost it", True, False)],
            id="the same act in other words",
        ),
        pytest.param(
            "Lane praises Roe",
            "Ann Lane praised Jane Roe on Monday.",
            [("Lane praises Roe", True, False)],
            id="a statement, with fuller names",
        ),
        pytest.param(
            "Lane: ‘We had no money left’",
            "Mayor Ann Lane spoke on Monday. The town is poor.",
            [("We had no money left", False, True)],
            id="words in marks that are not below",
        ),
        pytest.param(
            "Lane says town is short of cash",
            "Mayor Ann Lane spoke on Monday. The town has no money.",
            [("town is short of cash", False, False)],
            id="perhaps in other words",
        ),
    ],
)
def test_a_title_beside_the_text_has_claims_too(title: str, body: str, claims: list[tuple[str, bool, bool]]) -> None:
    assert titled(title, body) == claims


def test_claims_of_a_title_are_no_findings_of_the_text() -> None:
    extraction = extract_text(f"Mayor Ann Lane spoke on Monday. {REST}", title="Lane praises Doe")
    assert not any(s.predicate == "praised" for s in extraction.statements)
    assert all(m.span.end <= len(extraction.article.text) for e in extraction.entities for m in e.mentions)
