"""An article and a later version of it: what is gone, new and changed."""

from __future__ import annotations

import kg
from kg.comparison.revisions import revisions
from kg.model.comparison import Finding, FindingKind, Revision
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
    (revision,) = revisions(resolve_collection(found))
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
    ((one, other),) = [pair for pair in revision.changed if pair[0].kind is FindingKind.QUOTATION]
    assert "tired" in before.words(before.quotations[one.place].content)
    assert "fond" in after.words(after.quotations[other.place].content)
    assert FindingKind.QUOTATION not in kinds(revision.gone) | kinds(revision.new)


def test_an_article_of_another_title_is_no_version() -> None:
    found = [
        kg.extract_text(FIRST + end, published="2024-03-06", outlet="Hill Post", title=title)
        for end, title in (("", "Mayor resigns"), (" Snow fell.", "Mayor leaves"))
    ]
    assert revisions(resolve_collection(found)) == []
