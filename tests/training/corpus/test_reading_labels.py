"""Labels as annotators write them: what is read, and what is told where they cannot be right."""

from __future__ import annotations

import pytest

from kg.model import MentionForm, QuotationKind, Span, Status
from tests.training.corpus.invented import ANN, BARE, TEXT
from training.corpus.articles import Argument, CorpusArticle, from_row, to_row
from training.corpus.marks import read_marks
from training.corpus.rolesets import MODIFIERS
from training.corpus.rules import faults
from training.corpus.written import read_written

ROLESETS = {"resign.01": frozenset({"ARG0"}), "meet.03": frozenset({"ARG0", "ARG1"})}


def read(ann: str = ANN) -> CorpusArticle:
    return read_written(ann, BARE).article


def place(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def test_marks_are_taken_out_and_braces_of_the_text_stay() -> None:
    marked = read_marks(r"{e1:d the {e2 Acme} boss} \{sic\} {v1 left}")
    assert marked.text == "the Acme boss {sic} left"
    assert [(m.ids, m.form, m.span.of(marked.text)) for m in marked.marks] == [
        (("e1",), MentionForm.DESCRIPTION, "the Acme boss"),
        (("e2",), MentionForm.NAME, "Acme"),
        (("v1",), None, "left"),
    ]
    assert not marked.faults


@pytest.mark.parametrize(
    ("marked", "line", "told"),
    [
        ("a {e1 b", 0, "never closed"),
        ("a\nb} c", 1, "closes nothing"),
        ("a {x1 b}", 0, "no mark"),
        ("a {e1  b}", 0, "begins or ends with a blank"),
    ],
)
def test_what_is_no_mark_is_told_with_its_line(marked: str, line: int, told: str) -> None:
    ((at, words),) = read_marks(marked).faults
    assert at == line
    assert told in words


def test_labels_of_an_article_are_read_with_offsets() -> None:
    written = read_written(ANN, BARE)
    article = written.article
    assert not written.faults
    assert not list(faults(article, ROLESETS))
    assert [(m.span.of(TEXT), m.form.value, m.entities) for m in article.mentions] == [
        ("Jane Roe", "name", ("e1",)),
        ("Daily Example", "name", ("e2",)),
        ("she", "pronoun", ("e1",)),
        ("Doe", "name", ("e3",)),
        ("Roe", "name", ("e1",)),
        ("John Doe", "name", ("e3",)),
        ("her former husband", "description", ("e3",)),
        ("her", "pronoun", ("e1",)),
        ("they", "pronoun", ("e1", "e3")),
        ("Elmtown", "name", ("e4",)),
        ("Greens", "name", ("e5",)),
    ]
    assert [m.span.of(TEXT) for m in article.mentions_of("e1")] == ["Jane Roe", "she", "Roe", "her"]


def test_a_quotation_inside_another_is_nested_in_it() -> None:
    first, second = read().quotations
    assert (first.kind, first.speakers, first.addressees) == (QuotationKind.INDIRECT, ("e1",), ("e2",))
    assert [s.of(TEXT) for s in (*first.source, *first.cue, *first.content)] == [
        "Mayor Jane Roe",
        "told",
        "she would not resign",
    ]
    (inner,) = second.nested
    assert [s.of(TEXT) for s in (*inner.content, *inner.cue)] == ["yes", "said"]
    assert inner.speakers == ("e3",)


def test_statements_have_evidence_where_what_they_are_about_stands() -> None:
    occupation, spouse, meeting = read().statements
    assert (occupation.object, occupation.value, occupation.core) == (None, "Actor", True)
    assert (spouse.object, spouse.ended, spouse.time) == ("e1", True, None)
    assert (meeting.status, meeting.according_to, meeting.time) == (Status.ATTRIBUTED, ("e5",), "2020-03-06")
    assert occupation.evidence == (place("Actor John Doe"),)
    # of two places that hold neither of the people the first is taken
    assert meeting.evidence == (place("Friday"),)


def test_events_stand_in_the_order_of_the_text_and_words_that_fill_roles_are_the_nearest() -> None:
    resign, arrest, meet = read().events
    assert (resign.roleset, resign.status, resign.arguments) == (
        "resign.01",
        Status.NEGATED,
        (Argument("ARG0", ("e1",)),),
    )
    assert (arrest.roleset, arrest.arguments[1]) == (None, Argument("ARGM-TMP", words=place("Friday")))
    assert meet.arguments == (
        Argument("ARG0", ("e1", "e3")),
        Argument("ARGM-LOC", ("e4",)),
        Argument("ARGM-TMP", words=place("On Friday")),
    )


def test_packing_loses_nothing() -> None:
    assert from_row(to_row(read())) == read()


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("e1 | Person | Jane", "e1 | Human | Jane", 2, "Human"),
        ("e4 | Place", "e3 | Place", 5, "e3 is listed twice"),
        ("e4 | Place | Elmtown", "e4 | Place", 5, "an entity is"),
        ("{e4 Elmtown}", "{e9 Elmtown}", 10, "e9, which is not listed"),
        ("would not", "will not", 8, "'ill not"),
        ("q3 | direct", "q3 | shouted", 13, "shouted"),
        ("q3 | direct", "q4 | direct", 13, "q4 is nowhere marked"),
        ("q3 | direct", "q2 | direct", 14, "q2 is listed twice"),
        ("e1 | metWith | e3", "e1 | metWith | Doe", 18, "'Doe' is no entity"),
        ("attributed | e5 | 2020", "maybe | e5 | 2020", 18, "maybe"),
        ("| Actor John Doe", "| actor John Doe", 16, "evidence that is not in the text"),
        ("| core | ended |", "| core |", 17, "nine fields"),
        ("| core | ended |", "| core | over |", 17, "'over'"),
        ("ARGM-TMP=On Friday", "ARGM-TMP=on Saturday", 20, "on Saturday"),
        ("v1 | resign.01 | negated | e1", "v1 | resign.01 | negated | e1 | she", 21, "ARG0=filler"),
        ("v1 | resign.01", "v2 | resign.01", 22, "v2 is listed twice"),
        ("{v3 met}", "{v2 met}", 22, "v2 is marked more than once"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(old: str, new: str, line: int, told: str) -> None:
    assert ANN.count(old) == 1
    found = read_written(ANN.replace(old, new), BARE).faults
    assert any(at == line and told in words for at, words in found), found


def test_a_mark_without_a_line_and_missing_parts_are_told() -> None:
    assert (0, "q3 is marked, but not listed") in read_written(ANN.replace("q3 | direct | e3\n", ""), BARE).faults
    assert any("the parts are" in words for _, words in read_written(ANN.replace("@events", "@event"), BARE).faults)


def test_where_the_text_differs_marks_stay_whose_words_are_the_same() -> None:
    whole, changed = (
        read(),
        read(ANN.replace("on Friday. On", "last Friday.\nOn").replace("{e4 Elmtown}", "{e4 Elm town}")),
    )
    kept = [m for m in whole.mentions if m.span.of(TEXT) != "Elmtown"]
    assert list(changed.mentions) == kept


@pytest.mark.parametrize(
    ("old", "new", "layer", "told"),
    [
        ("{e2 Daily Example}", "{e2 Daily {e4 Example}}", "mentions", "lies in another one"),
        ("{e1+e3:p they}", "{e1+e1:p they}", "mentions", "one entity twice"),
        ("| occupation |", "| job |", "statements", "unknown predicate job"),
        ("| occupation |", "| formerOccupation |", "statements", "unknown predicate formerOccupation"),
        ("| metWith |", "| toldTo |", "statements", "left to quotations"),
        ('| "Actor" |', "| e4 |", "statements", "takes a value"),
        ("2020-03-06", "March 6", "statements", "no date"),
        ("attributed | e5 | 2020", "attributed | | 2020", "statements", "attributed to nobody"),
        ("{v2 arrested} on", "{v2 arrested on}", "events", "an event has one word"),
        ("resign.01", "resign.77", "events", "unknown roleset"),
        ("negated | e1 | ARG0", "negated | e1 | ARG1", "events", "resign.01 has no ARG1"),
        ("ARGM-LOC=e4", "ARGM-MOD=e4", "events", "no role ARGM-MOD"),
    ],
)
def test_what_the_vocabulary_does_not_have_is_told(old: str, new: str, layer: str, told: str) -> None:
    assert ANN.count(old) == 1
    found = [(f.layer, f.words) for f in faults(read(ANN.replace(old, new)), ROLESETS)]
    assert any(at == layer and told in words for at, words in found), found


def test_what_may_be_right_is_a_doubt() -> None:
    ann = ANN.replace("attributed | e5 | 2020", "attributed | | 2020").replace(
        "negated | e1 | ARG0", "negated | e1 | ARG1"
    )
    assert [f.doubt for f in faults(read(ann), ROLESETS)] == [True, True]


def test_roles_of_any_roleset_are_those_of_the_guide() -> None:
    assert {f"ARGM-{x}" for x in ("LOC", "TMP", "EXT", "CAU", "PRP", "MNR")} == MODIFIERS
