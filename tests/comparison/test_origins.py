"""Why two articles are no two voices: shared passages, an agency's text, what one takes from the other."""

from __future__ import annotations

from kg.model.comparison import OriginKind
from tests.comparison.stories import compared, words

SHARED = "The ferry to the northern islands will run twice a day from April until the end of the harvest."


def test_passages_are_those_outside_quotation_marks() -> None:
    found, comparison = compared(f"News came late. {SHARED}", f"It was cold. {SHARED} Nobody was surprised.")
    (origin,) = comparison.origins
    assert origin.kind is OriginKind.PASSAGES
    ((one, other),) = origin.passages
    assert one is not None
    assert other is not None
    assert words(found, origin.one, one) == words(found, origin.other, other) == SHARED.rstrip(".")


def test_a_long_row_of_the_same_quoted_words_has_one_source_and_a_short_one_may_have_several() -> None:
    _, comparison = compared(f"“{SHARED}” Jane Roe said.", f"John Doe heard it. “{SHARED}” Jane Roe said.")
    assert [origin.kind for origin in comparison.origins] == [OriginKind.QUOTATIONS]
    short = "The ferry will run twice a day from April."
    _, comparison = compared(f"“{short}” Jane Roe said.", f"John Doe heard it. “{short}” Jane Roe said.")
    assert comparison.origins == ()


def test_one_agency_is_one_maker() -> None:
    _, comparison = compared(
        "SPRINGFIELD (AP) — The mayor of Springfield resigned.",
        "Snow fell in the hills. The Associated Press contributed to this report.",
        "By Associated Press\n\nReuters is a news agency in London.",
    )
    assert [origin.kind for origin in comparison.origins] == [OriginKind.CREDIT] * 3


def test_who_names_the_other_outlet_draws_on_it() -> None:
    _, comparison = compared(
        "Jane Roe told Reuters that the ferry was late.", "The ferry to the islands sank, John Doe told Reuters."
    )
    assert [origin.kind for origin in comparison.origins] == [OriginKind.TOLD]
    ((one, other),) = comparison.origins[0].passages
    assert None not in (one, other)
