from __future__ import annotations

from collections.abc import Callable

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction.quotations import extract_quotations
from kg.model import Article, Quotation, Span

WORDS = [
    "Roe", "said", "that", "the", "river", "rose", "she", "told", "him", "and", "according", "to", "adding", "claimed",
    '"', "“", "”", "‘", "’", ",", ".", ":", "\n\n", "who", "was", "expected", "their", "claim", "of", "Capt.", "—", "(",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
Extractor = Callable[[str], list[Quotation[Span]]]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_spans_lie_in_the_text_and_contents_are_disjoint_sorted_and_without_marks(
    quotations: Extractor, text: str
) -> None:
    found = quotations(text)
    taken: set[int] = set()
    for quotation in found:
        assert quotation.content
        for span in quotation.content:
            assert span.end <= len(text)
            assert taken.isdisjoint(range(span.start, span.end))
            taken |= set(range(span.start, span.end))
        for span in (*quotation.cue, *quotation.source):
            assert span.end <= len(text)
            assert all(not span.overlaps(c) for c in quotation.content)
        if quotation.kind == "direct":
            for span in quotation.content:
                assert span.of(text)[0] not in '"“”'
                assert span.of(text)[-1] not in '"“”'
    starts = [min(s.start for s in q.content) for q in found]
    assert starts == sorted(starts)
    assert quotations(text) == found


def test_a_document_without_a_parse_yields_only_what_marks_and_positions_give() -> None:
    text = "The river rose at night."
    article = Article(id="0" * 16, sha256="0" * 64, text=text, path="example.txt", body=(Span(0, len(text)),))
    assert list(extract_quotations(spacy.blank("en")(text), article)) == []
