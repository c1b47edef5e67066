"""An article and a later version of it: what is gone, new and changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.comparison import compare
from kg.comparison.inputs.parts import Parts
from kg.comparison.revising import standing as laying
from kg.comparison.revising.revisions import revision_of
from kg.comparison.revising.standing import standing
from kg.comparison.revising.touching import Touching
from kg.comparison.revising.versions import Versions
from kg.model import Collection, Span
from kg.model.comparison import Aspect, DifferenceKind, Finding, FindingKind, Revision
from kg.resolution import resolve_collection

FIRST = (
    "Mayor Jane Roe resigned on Tuesday. “I am tired of this town and its bridges,” she said. "
    "Police arrested John Doe, her driver."
)


def told(before: str, after: str, **where: str) -> tuple[Revision, list[kg.Extraction]]:
    """The one revision of two versions, and the two."""
    known = {"title": "Mayor resigns", "outlet": "Hill Post"} | where
    found = [
        kg.extract_text(text, published=f"2024-03-0{day}", outlet=known["outlet"], title=known["title"])
        for day, text in ((6, before), (7, after))
    ]
    (revision,) = compare(resolve_collection(found), []).revisions
    return revision, found


def kinds(found: tuple[Finding, ...]) -> set[FindingKind]:
    return {each.kind for each in found}


def test_what_a_later_version_adds_and_leaves_out() -> None:
    later = FIRST.replace("Police arrested John Doe, her driver.", "Ann Lane, a lawyer, sued the council.")
    revision, (before, after) = told(FIRST, later)
    gone = [before.words(before.events[each.place].words) for each in revision.gone if each.kind is FindingKind.EVENT]
    new = [after.words(after.events[each.place].words) for each in revision.new if each.kind is FindingKind.EVENT]
    assert gone == ["arrested"]
    assert new == ["sued"]


def test_a_quotation_that_changes_is_one() -> None:
    revision, (before, after) = told(FIRST, FIRST.replace("tired of this town", "fond of this town"))
    (change,) = revision.changed
    assert "tired" in before.words(before.quotations[change.before.place].content)
    assert "fond" in after.words(after.quotations[change.after.place].content)
    assert [(before.words(each.one), after.words(each.other)) for each in change.differences] == [("tired", "fond")]
    assert FindingKind.QUOTATION not in kinds(revision.gone) | kinds(revision.new)


def collection(*articles: tuple[str, str]) -> Collection:
    """Articles of one outlet, each with its title and a day after the one before."""
    return resolve_collection(
        kg.extract_text(text, published=f"2024-03-{day:02}", outlet="Hill Post", title=title)
        for day, (title, text) in enumerate(articles, 6)
    )


def test_an_article_of_another_title_is_no_version() -> None:
    found = collection(("Mayor resigns", FIRST), ("Mayor leaves", f"{FIRST} Snow fell."))
    assert compare(found, []).revisions == ()


def test_a_speaker_who_is_another_one_changes_the_quotation_alone() -> None:
    revision, _ = told(FIRST, FIRST.replace("she said", "Ann Lane said"))
    assert [(change.before.kind, change.aspects) for change in revision.changed] == [
        (FindingKind.QUOTATION, (Aspect.SPEAKER,))
    ]
    assert revision.gone == revision.new == ()


def test_what_stands_elsewhere_too_is_not_gone() -> None:
    text = "Jane Roe, 47, resigned on Tuesday. Snow fell on the bridge. Jane Roe, 47, thanked the town."
    revision, _ = told(text, text.replace("Jane Roe, 47, thanked", "Roe thanked"))
    assert FindingKind.STATEMENT not in kinds(revision.gone)


def test_a_sentence_of_which_nothing_is_found_stands_for_itself() -> None:
    revision, (_, after) = told(FIRST, FIRST.replace("Mayor", "With some 30 degrees the town is warm. Mayor"))
    (new,) = revision.new
    assert new.kind is FindingKind.SENTENCE
    assert after.words(after.sentences[new.place]) == "With some 30 degrees the town is warm."
    revision, _ = told(after.article.text, after.article.text.replace("30 degrees", "40 degrees"))
    (change,) = revision.changed
    assert (change.before.kind, change.differences[0].kind) == (FindingKind.SENTENCE, DifferenceKind.NUMBER)
    assert revision.gone == revision.new == ()


def test_a_column_of_one_name_has_no_versions() -> None:
    found = collection(("Weekly notes", FIRST), ("Weekly notes", "Rain fell in Hillton for nine days."))
    assert Versions(found.extractions).several == []


def test_one_address_makes_versions_whatever_the_title() -> None:
    found = collection(("Mayor resigns", FIRST), ("Mayor leaves", f"{FIRST} Snow fell."))
    address = "https://hill.example/mayor"
    together = [
        replace(x, article=replace(x.article, url=url))
        for x, url in zip(found.extractions, (address, f"{address}/#top"), strict=True)
    ]
    (several,) = Versions(together).several
    assert [each.title for each in several] == ["Mayor resigns", "Mayor leaves"]
    site = [replace(x, article=replace(x.article, url="https://hill.example/")) for x in together]
    assert Versions(site).several == []


def test_a_story_has_the_last_version_of_an_article_alone() -> None:
    found = collection(("Mayor resigns", FIRST), ("Mayor resigns", f"{FIRST} Snow fell."))
    another = kg.extract_text(FIRST, published="2024-03-08", outlet="Lane Herald", title="Mayor gone")
    all_of = resolve_collection([*found.extractions, another])
    by_date = sorted(all_of.extractions, key=lambda each: each.article.published or "")
    names = [each.article.id for each in by_date]
    comparison = compare(all_of, [names])
    (story,) = comparison.stories
    assert story.articles == (names[1], names[2])
    assert [(each.before, each.after) for each in comparison.revisions] == [(names[0], names[1])]
    assert compare(found, [names[:2]]).stories == ()


def test_versions_of_one_day_come_by_the_numbers_of_their_files() -> None:
    texts = {f"v{number}.txt": f"{FIRST} Snow fell for {number} days." for number in (10, 2, 1)}
    found = resolve_collection(
        replace(each, article=replace(each.article, path=f"town/{name}"))
        for name, text in texts.items()
        for each in [kg.extract_text(text, published="2024-03-06", outlet="Hill Post", title="Mayor resigns")]
    )
    (several,) = Versions(found.extractions).several
    assert [each.path for each in several] == ["town/v1.txt", "town/v2.txt", "town/v10.txt"]


def test_a_text_that_comes_back_is_the_last_version() -> None:
    read = [
        kg.extract_text(FIRST, published="2024-03-06"),
        kg.extract_text(f"{FIRST} Snow fell.", published="2024-03-07", outlet="Hill Post"),
        kg.extract_text(FIRST, published="2024-03-08", outlet="Hill Post"),
    ]
    found = [replace(each, article=replace(each.article, url="https://hill.example/mayor")) for each in read]
    versions = Versions(resolve_collection(found).extractions)
    (several,) = versions.several
    assert [each.id for each in several] == [each.article.id for each in found]
    assert versions.earlier == {each.article.id for each in found[:-1]}


def test_a_long_row_of_marks_is_one_piece() -> None:
    row = f"Snow fell {'.' * 20_000}x and {'”' * 20_000}."
    found = [kg.extract_text(FIRST)] * 2
    laid = standing(
        *(
            replace(each, article=replace(each.article, text=f"{row} {end}"), sentences=())
            for each, end in zip(found, "ab", strict=True)
        )
    )
    assert [[(span.start, span.end) for span in side] for side in laid.changed] == [[(len(row), len(row) + 2)]] * 2


SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 9)))


@given(SPANS, SPANS)
def test_the_spans_that_touch_another_one_are_found(several: list[Span], others: list[Span]) -> None:
    touching = Touching(several)
    for other in others:
        found = [place for place, span in enumerate(several) if span.overlaps(other)]
        assert (sorted(touching.places(other)), touching.has(other)) == (found, bool(found))


def test_a_sentence_is_laid_beside_those_alone_that_may_be_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two texts of 200 sentences that share next to no words, not 40000 pairs are looked at."""
    looked_at: list[object] = []
    alike = laying._alike

    def watched(one: Counter[str], other: Counter[str]) -> float:
        looked_at.append(one)
        return alike(one, other)

    monkeypatch.setattr(laying, "_alike", watched)
    sides = []
    for word in ("before", "after"):
        sentences = [
            f"The {word}{n} saw {word}{n + 300} {word}{n + 600} {word}{n + 900} {word}{n + 1200}." for n in range(200)
        ]
        sides.append(with_sentences(kg.extract_text(FIRST), sentences))
    assert standing(sides[0], sides[1]).reworded == {}
    assert len(looked_at) < 400
    changed = with_sentences(sides[1], ["The before17 saw before317, and before617 saw nobody."])
    assert standing(sides[0], changed).reworded == {17: 0}


def with_sentences(extraction: kg.Extraction, sentences: list[str]) -> kg.Extraction:
    """An article that has these sentences alone."""
    ends = list(accumulate(len(each) + 1 for each in sentences))
    spans = tuple(Span(end - len(each) - 1, end - 1) for end, each in zip(ends, sentences, strict=True))
    return replace(extraction, article=replace(extraction.article, text=" ".join(sentences)), sentences=spans)


SENTENCES = (
    "Mayor Jane Roe resigned on Tuesday.",
    "Police arrested 52 people in Springfield.",
    "Police arrested 56 people in Springfield.",
    "“We will rebuild the hall,” Ann Lane said.",
    "“We will not rebuild the hall,” Ann Lane said.",
    "Snow fell.",
)


@settings(max_examples=15, deadline=None)
@given(*[st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)] * 2)
def test_the_other_way_round_what_is_new_is_gone(before: list[str], after: list[str]) -> None:
    """Two texts of the same sentences, in whatever order, tell the same."""
    one, other = found = [kg.extract_text(" ".join(each), outlet="Hill Post", title="Town") for each in (before, after)]
    resolved = Parts(resolve_collection(found)).of([one.article.id, other.article.id])
    there, back = revision_of(one, other, resolved), revision_of(other, one, resolved)
    assert (set(there.gone), set(there.new)) == (set(back.new), set(back.gone))
    assert {(each.before, each.after) for each in there.changed} == {(each.after, each.before) for each in back.changed}
    if set(before) == set(after):
        assert (there.gone, there.new, there.changed) == ((), (), ())


def test_what_is_new_in_a_reworded_sentence_stands_beside_its_words() -> None:
    revision, (_, after) = told(FIRST, FIRST.replace("her driver.", "her driver, and sued the council."))
    (change,) = revision.changed
    assert change.before.kind is FindingKind.SENTENCE
    assert [after.words(each.other) for each in change.differences] == ["and sued the council"]
    assert FindingKind.EVENT in kinds(revision.new)
    assert revision.gone == ()


def test_sentences_that_are_cut_otherwise_are_the_same() -> None:
    """Marks without a blank behind them part sentences by what stands around them."""
    text = '"We lost the hall," Jane Roe said."Police arrested John Doe there."Ann Lane, 47, sued the town.'
    one, other = found = [kg.extract_text(each) for each in (f"{text} Snow fell at night.", f"{text} It rained.")]
    joined = Span(other.sentences[-3].start, other.sentences[-2].end)
    cut = replace(other, sentences=(*other.sentences[:-3], joined, other.sentences[-1]))
    revision = revision_of(one, cut, Parts(resolve_collection(found)).of([one.article.id, other.article.id]))
    told = [one.words(one.sentences[each.place]) for each in revision.gone]
    assert (told, [cut.words(cut.sentences[each.place]) for each in revision.new]) == (
        ["Snow fell at night."],
        ["It rained."],
    )
