"""Documents without names, one for each act of writing, and groups as ends of statements."""

import pytest

from kg.extracting import extract_article
from kg.language import load_pipeline
from kg.language.coreference.chains import chains_of
from kg.model import EntityType, Extraction
from kg.records import to_json
from kg.resolution import resolve_collection
from tests.articles import article


def extraction(text: str) -> Extraction:
    return extract_article(article(text), load_pipeline())


def documents(text: str) -> list[list[str]]:
    """The words of the mentions of each document."""
    chains = chains_of(load_pipeline().analyse(article(text)))
    return [[m.span.of(text) for m in c.mentions] for c in chains if c.type is EntityType.DOCUMENT]


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extraction(text)
    names = {e.id: e.name for e in found.entities}
    return {(names[s.subject], s.predicate, names[s.object]) for s in found.statements if isinstance(s.object, str)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Roe wrote a letter to Judge Mary Poe in May. The letter praised John Doe. Roe regretted her letter.",
            [["a letter", "The letter", "her letter"]],
        ),
        (
            "Jane Roe wrote a letter to Judge Poe. John Doe also wrote a letter. His letter was long. "
            "Roe’s letter was short.",
            [["a letter", "Roe’s letter"], ["a letter", "His letter"]],
        ),
        (
            "“He is kind,” Jane Roe wrote in her letter. John Moe wrote in his letter that Doe was kind.",
            [["her letter"], ["his letter"]],
        ),
        (
            "A letter from Jane Roe to the Example Club was read on Monday. The letter from John Doe was not read.",
            [["A letter"], ["The letter"]],
        ),
        (
            "In a letter to Governor Poe, Jane Roe criticized the mayor. In a letter to Judge Moe, Roe thanked Doe.",
            [["a letter"], ["a letter"]],
        ),
        (
            "John Doe told Acme Corp. in an email that he was leaving. In another email, Doe said he was sad.",
            [["an email"], ["another email"]],
        ),
        (
            "“We are sorry,” Acme Corp. said in a statement. In a separate statement, Jane Roe said she was angry. "
            "Roe later withdrew her statement.",
            [["a statement"], ["a separate statement", "her statement"]],
        ),
        (
            "Jane Roe wrote two letters to Judge Poe. The letters praised Doe. A second letter came from John Moe.",
            [["two letters", "The letters"], ["A second letter"]],
        ),
        (
            "Roe posted a video on Instagram on Friday. The video was later deleted. Doe mocked the video.",
            [["a video", "The video", "the video"]],
        ),
        (
            "John Doe sued Acme Corp. on Monday. His lawsuit seeks damages. Mary Poe filed a lawsuit against Doe. "
            "Her lawsuit is old.",
            [["His lawsuit"], ["a lawsuit", "Her lawsuit"]],
        ),
        (
            "Jane Roe said in a statement that she was sorry. Later Roe said in a statement that Doe was not.",
            [["a statement", "a statement"]],
        ),
        (
            "Jane Roe wrote an op-ed in May. The op-ed criticized Doe.",
            [["an op-ed", "The op-ed"]],
        ),
    ],
)
def test_each_act_is_one_document(text: str, expected: list[list[str]]) -> None:
    assert documents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We regret it,” Jane Roe wrote in a letter to Judge Mary Poe.",
            {("Jane Roe", "wrote", "letter"), ("letter", "addressedTo", "Mary Poe")},
        ),
        ("“We are sorry,” Acme Corp. said in a statement.", {("Acme Corp.", "wrote", "statement")}),
        ("“I am innocent,” John Doe said in a tweet on Monday.", {("John Doe", "wrote", "tweet")}),
        (
            "Jane Roe posted a video on Instagram on Friday.",
            {("Jane Roe", "posted", "video"), ("video", "publishedOn", "Instagram")},
        ),
        ("A letter from Jane Roe was read in court.", {("Jane Roe", "wrote", "letter")}),
        ("Jane Roe filed a lawsuit against Acme Corp. on Monday.", {("Jane Roe", "wrote", "lawsuit")}),
    ],
)
def test_a_document_is_tied_to_writer_addressee_and_medium(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= facts(text)


def test_a_counted_group_is_a_member_of_its_organization() -> None:
    assert facts("Three members of the Example Club criticized Jane Roe.") >= {
        ("three members of the Example Club", "memberOf", "Example Club")
    }
    assert facts("Two women joined the Example Club on Monday.") >= {("two women", "memberOf", "Example Club")}


def test_members_of_no_number_are_no_members_of_anything() -> None:
    assert not [f for f in facts("Members of the Example Club criticized Jane Roe.") if f[1] == "memberOf"]


def test_what_a_counted_group_does_its_unnamed_members_do_too() -> None:
    done = facts("Four senators, including Jane Roe, opposed the bill.")
    assert {f[0] for f in done if f[1] == "opposed"} == {"Jane Roe", "four senators"}


def test_the_size_stands_in_json_and_on_the_resolved_group() -> None:
    found = extraction("Two women criticized Jane Roe. Many men praised Roe.")
    sizes = {e["name"]: e.get("size") for e in to_json(found)["entities"] if e["type"] == "Group"}
    assert sizes == {"two women": 2, "many men": None}
    resolved = {e.name: e.size for e in resolve_collection([found]).entities if e.type is EntityType.GROUP}
    assert resolved == sizes


def test_who_only_appears_in_a_document_did_not_make_it() -> None:
    text = "John Doe appeared in a video on Friday. Mary Poe posted the video on Instagram."
    assert documents(text) == [["a video", "the video"]]
    assert ("John Doe", "posted", "video") not in facts(text)
