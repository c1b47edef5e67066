from __future__ import annotations

from collections.abc import Callable, Sequence

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extraction.quotations import extract_quotations
from kg.model import Article, Quotation, Span

WORDS = [
    "Roe", "said", "that", "the", "river", "rose", "she", "told", "him", "and", "according", "to", "adding", "claimed",
    '"', "“", "”", "‘", "’", ",", ".", ":", "\n\n", "who", "was", "expected", "their", "claim", "of", "Capt.", "—", "(",
]  # fmt: skip
NOISE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)

SPEAKERS = st.sampled_from(["Jane Roe", "the mayor", "Acme News", "John Doe", "officials", "she", "I"])
CUES = st.sampled_from(["said", "claimed", "wrote", "denied", "reported", "told reporters", "warned", "alleged"])
FACTS = st.sampled_from(["the ferry was late", "nobody closed the mill", "the river rose at night, it rained"])


def reports(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What somebody says of what somebody says: clauses and words in marks of all shapes, also broken ones."""
    marks = st.sampled_from(["“”", '""', "‘’", "''", "“ ", " ”", ("“", "\n\n“")])
    that = st.tuples(SPEAKERS, CUES, inner).map(lambda p: f"{p[0]} {p[1]} that {p[2]}")
    ahead = st.tuples(SPEAKERS, CUES, marks, inner).map(lambda p: f"{p[0]} {p[1]}: {p[2][0]}{p[3]}.{p[2][1]}")
    behind = st.tuples(marks, inner, SPEAKERS, CUES).map(lambda p: f"{p[0][0]}{p[1]},{p[0][1]} {p[2]} {p[3]}")
    source = st.tuples(inner, SPEAKERS).map(lambda p: f"{p[0]}, according to {p[1]}")
    return st.one_of(that, ahead, behind, source)


CHAINS = st.recursive(FACTS, reports, max_leaves=3)
STORIES = st.lists(CHAINS, min_size=1, max_size=3).map(lambda sentences: ".\n\n".join(sentences) + ".")

Extractor = Callable[[str], list[Quotation[Span]]]
law = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def bare(words: str) -> bool:
    """Whether no mark stands at an end, unless it belongs to a pair inside the words."""
    return all(sum(c in '"“”' for c in words) > 1 for end in (words[0], words[-1]) if end in '"“”')


def check(quotations: Sequence[Quotation[Span]], text: str) -> None:
    """Contents are not empty, in order and disjoint, and no cue or source lies in its own content."""
    taken: set[int] = set()
    for quotation in quotations:
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
                assert bare(span.of(text))
        for named in (quotation.speaker, quotation.addressee, quotation.medium):
            assert named is None or named.end <= len(text)
        check_nested(quotation, text)
    starts = [min(s.start for s in q.content) for q in quotations]
    assert starts == sorted(starts)


def check_nested(outer: Quotation[Span], text: str) -> None:
    """All that a nested quotation names lies within one span of the content around it, and is less than that."""
    for inner in outer.nested:
        parts = (*inner.content, *inner.cue, *inner.source)
        assert any(all(span.contains(part) for part in parts) for span in outer.content)
        assert inner.content != outer.content
        assert inner.cue
        assert inner.source
    check(outer.nested, text)


@law
@given(text=NOISE)
def test_whatever_the_text_spans_lie_in_it_and_contents_are_disjoint(quotations: Extractor, text: str) -> None:
    found = quotations(text)
    check(found, text)
    assert quotations(text) == found


@law
@given(text=STORIES)
def test_reports_of_reports_nest_within_one_another(quotations: Extractor, text: str) -> None:
    found = quotations(text)
    check(found, text)
    assert quotations(text) == found


def test_a_document_without_a_parse_yields_only_what_marks_and_positions_give() -> None:
    text = "The river rose at night."
    article = Article(id="0" * 16, sha256="0" * 64, text=text, path="example.txt", body=(Span(0, len(text)),))
    assert list(extract_quotations(spacy.blank("en")(text), article)) == []
