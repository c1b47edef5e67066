"""Each mechanism of the matcher, on sentences that were made up for it."""

import pytest

from tests.extraction.findings import facts, found

LAURA, PETER, HELEN = "Laura Whitfield", "Peter Coleman", "Helen Marsh"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # voice and clause types: the roles are the same
        ("The court convicted Peter Coleman of fraud.", (PETER, "convictedOf", "fraud")),
        ("Peter Coleman was convicted of fraud by the court.", (PETER, "convictedOf", "fraud")),
        ("Peter Coleman, who was convicted of fraud, left town.", (PETER, "convictedOf", "fraud")),
        ("Peter Coleman was found guilty of fraud.", (PETER, "convictedOf", "fraud")),
        ("Peter Coleman was arrested and charged with fraud.", (PETER, "chargedWith", "fraud")),
        ("Laura Whitfield praised Peter Coleman.", (LAURA, "praised", PETER)),
        ("Peter Coleman was praised by Laura Whitfield.", (LAURA, "praised", PETER)),
        # values keep their words
        ("Peter Coleman was sentenced to five years in prison.", (PETER, "sentencedTo", "five years in prison")),
        ("Peter Coleman pleaded not guilty.", (PETER, "pleaded", "not guilty")),
        ("Peter Coleman pleaded guilty.", (PETER, "pleaded", "guilty")),
        # a judge
        ("Peter Coleman was sentenced by Judge Helen Marsh.", (PETER, "sentencedBy", HELEN)),
        # documents
        ("Laura Whitfield wrote a letter to Peter Coleman.", (LAURA, "wrote", "letter")),
        ("Laura Whitfield wrote a letter to Peter Coleman.", ("letter", "addressedTo", PETER)),
        ("Laura Whitfield wrote letters supporting Peter Coleman.", ("letters", "onBehalfOf", PETER)),
        ("Laura Whitfield apologized for writing letters.", (LAURA, "wrote", "letters")),
        ("Laura Whitfield posted a video on Instagram.", (LAURA, "posted", "video")),
        # nouns beside names
        ("Peter Coleman's wife, Laura Whitfield, spoke.", (LAURA, "spouseOf", PETER)),
        ("The journalist Laura Whitfield spoke.", (LAURA, "occupation", "journalist")),
        ("Laura Whitfield, a journalist, spoke.", (LAURA, "occupation", "journalist")),
        ("Sen. Laura Whitfield spoke.", (LAURA, "occupation", "senator")),
        ("Laura Whitfield, 47, spoke on Monday.", (LAURA, "age", "47")),
        # works
        ("Laura Whitfield starred in the sitcom “Harbor Lights”.", (LAURA, "starredIn", "Harbor Lights")),
    ],
)  # fmt: skip
def test_an_asserted_statement(text: str, fact: tuple[str, str, str]) -> None:
    assert (*fact, "asserted") in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Peter Coleman was not convicted of fraud.", (PETER, "convictedOf", "fraud", "negated")),
        ("Peter Coleman could be sentenced to two years.", (PETER, "sentencedTo", "two years", "hypothetical")),
        ("If Peter Coleman is convicted of fraud, he will leave.", (PETER, "convictedOf", "fraud", "hypothetical")),
        ("Laura Whitfield allegedly stabbed Peter Coleman.", (LAURA, "attacked", PETER, "alleged")),
        ("Laura Whitfield is accused of stabbing Peter Coleman.", (LAURA, "attacked", PETER, "alleged")),
        ("Laura Whitfield denied stabbing Peter Coleman.", (LAURA, "attacked", PETER, "denied")),
        ("Laura Whitfield wants to sue Peter Coleman.", (LAURA, "sued", PETER, "hypothetical")),
        ("Helen Marsh said that Laura Whitfield stabbed Peter Coleman.", (LAURA, "attacked", PETER, "attributed")),
        ("“Laura Whitfield stabbed Peter Coleman,” Helen Marsh said.", (LAURA, "attacked", PETER, "attributed")),
        ("According to Helen Marsh, Laura Whitfield stabbed Peter Coleman.", (LAURA, "attacked", PETER, "attributed")),
    ],
)  # fmt: skip
def test_the_context_decides_the_status(text: str, fact: tuple[str, str, str, str]) -> None:
    statements = facts(text)
    assert fact in statements
    assert (*fact[:3], "asserted") not in statements


def test_being_accused_is_a_fact_of_its_own() -> None:
    statements = facts("Laura Whitfield is accused of stabbing Peter Coleman.")
    assert (LAURA, "accusedOf", "stabbing Peter Coleman", "asserted") in statements


def test_a_report_names_its_source() -> None:
    extraction = found("Helen Marsh said that Laura Whitfield stabbed Peter Coleman.")
    names = {e.id: e.name for e in extraction.entities}
    assert [names[s.according_to] for s in extraction.statements if s.predicate == "attacked" and s.according_to] == [
        HELEN
    ]


def test_a_pair_acts_one_by_one() -> None:
    text = "Laura Whitfield and Peter Coleman arrived on Monday. The couple wrote a letter."
    assert {
        (LAURA, "wrote", "letter", "asserted"),
        (PETER, "wrote", "letter", "asserted"),
    } <= facts(text)


def test_we_means_the_speaker_and_the_one_named_with_the_speaker() -> None:
    text = "Laura Whitfield and Peter Coleman arrived on Monday. “We wrote a letter,” Coleman said."
    assert {
        (LAURA, "wrote", "letter", "attributed"),
        (PETER, "wrote", "letter", "attributed"),
    } <= facts(text)


def test_examples_stand_for_themselves() -> None:
    text = "Other actors, including Laura Whitfield and Peter Coleman, also wrote letters."
    assert {
        (LAURA, "wrote", "letters", "asserted"),
        (PETER, "wrote", "letters", "asserted"),
    } <= facts(text)


def test_time_is_the_date_that_hangs_on_the_verb() -> None:
    extraction = found("Peter Coleman was sentenced to five years in prison on Monday.")
    assert [s.time.value for s in extraction.statements if s.time] == ["2021-03-08"]


def test_noise_yields_nothing() -> None:
    assert facts("The council met.\n\nPhoto: Laura Whitfield stabbed Peter Coleman\n\nIt was late.") == set()


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "🎈", '"', "“", "He said", "- - -", "..."])
def test_nothing_to_read_is_no_error(text: str) -> None:
    assert found(text).statements == ()
