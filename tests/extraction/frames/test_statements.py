"""What a statement has besides its ends and its status, and texts that hold none; sentences/ has the rest."""

import pytest

from tests.extraction.findings import facts, found


def test_a_report_names_its_source() -> None:
    extraction = found("Helen Marsh said that Laura Whitfield stabbed Peter Coleman.")
    names = {e.id: e.name for e in extraction.entities}
    sources = [s.according_to for s in extraction.statements if s.predicate == "attacked"]
    assert [names[source] for source in sources if source] == ["Helen Marsh"]


def test_time_is_the_date_that_hangs_on_the_verb() -> None:
    extraction = found("Peter Coleman was sentenced to five years in prison on Monday.")
    assert [s.time.value for s in extraction.statements if s.time] == ["2021-03-08"]


def test_a_document_has_the_date_of_its_release() -> None:
    extraction = found("In a YouTube video released on March 3, 2020, Jane Roe said her life was in danger.")
    times = [s.time.value for s in extraction.statements if s.predicate == "publishedOn" and s.time]
    assert times == ["2020-03-03"]


def test_a_role_in_capitals_before_a_name_is_no_person() -> None:
    told = facts("Coastal Radio Chief Science Correspondent Dr. Mary Holt said the storm had passed.")
    assert {f[0] for f in told} == {"Mary Holt"}


def test_noise_yields_nothing() -> None:
    assert facts("The council met.\n\nPhoto: Laura Whitfield stabbed Peter Coleman\n\nIt was late.") == set()


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "🎈", '"', "“", "He said", "- - -", "..."])
def test_nothing_to_read_is_no_error(text: str) -> None:
    assert found(text).statements == ()
