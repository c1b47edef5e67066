import pytest

from kg.errors import UsageError
from kg.extracting import extract_article
from kg.extraction import extractors
from kg.extraction.example import arrests, births
from kg.language import load_pipeline
from tests.articles import article


def test_the_shipped_extractors_are_found_by_their_entry_points() -> None:
    assert {"frames", "quotations"} <= set(extractors())


def test_an_unknown_extractor_is_a_usage_error_that_lists_the_known() -> None:
    with pytest.raises(UsageError, match="frames, quotations"):
        extractors(["nonsense"])


def test_an_extractor_is_any_callable_over_doc_and_article() -> None:
    text = "Laura Whitfield was born in London."
    piece = article(text)
    (statement,) = births(load_pipeline().analyse(piece), piece)
    assert (statement.subject.of(text), statement.predicate, statement.evidence[0].of(text)) == (
        "Laura Whitfield", "bornIn", "Laura Whitfield was born in London",
    )  # fmt: skip


def test_an_extractor_may_tell_of_events_whose_participants_resolution_finds() -> None:
    text = "Laura Whitfield was arrested. She left."
    found = extract_article(article(text), load_pipeline(), ["frames"], {"frames": arrests})
    (event,) = found.events
    assert (found.words(event.words), event.roleset, event.type) == ("arrested", "arrest.01", "Arrest")
    assert [(p.role, found.name(p.filler)) for p in event.participants] == [("patient", "Laura Whitfield")]
