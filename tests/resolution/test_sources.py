"""Who a source is: a person, a group, an organization or a document of the article, named or only described."""

from __future__ import annotations

import pytest

from kg.model import Entity, EntityType
from tests.extraction.findings import facts, found

PERSON, GROUP, ORGANIZATION, OUTLET, DOCUMENT = (
    EntityType.PERSON,
    EntityType.GROUP,
    EntityType.ORGANIZATION,
    EntityType.OUTLET,
    EntityType.DOCUMENT,
)


def speaker(text: str) -> tuple[Entity | None, dict[str, Entity]]:
    """Who speaks the last quotation of a text, and the text's entities by id."""
    extraction = found(text)
    entities = {e.id: e for e in extraction.entities}
    reference = extraction.quotations[-1].speaker
    return (None if reference is None else entities[reference]), entities


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Officials said the bridge was unsafe.", "officials", GROUP),
        ("Two officials said the bridge was unsafe.", "two officials", GROUP),
        ("The bridge was unsafe, local residents said.", "local residents", GROUP),
        ("“The bridge is unsafe,” police said.", "police", GROUP),
        ("People familiar with the plan said the plant would close.", "people", GROUP),
        ("According to three people briefed on the talks, the plant would close.", "three people", GROUP),
        ("Sources close to the mayor said he would resign.", "sources", GROUP),
        ("Critics say the plan is too costly.", "critics", GROUP),
        ("Hikers said the path was closed.", "hikers", GROUP),
        ("Some said the plan was too costly.", "some", GROUP),
        ("A neighbor said she heard a loud noise.", "neighbor", PERSON),
        ("“The plan is too costly,” said an official who was not authorized to speak.", "official", PERSON),
        ("A person familiar with the plan said the plant would close.", "person", PERSON),
        ("A plumber said the pipe had burst.", "plumber", PERSON),
        ("The affidavit said the plant was dirty.", "affidavit", DOCUMENT),
        ("A poll found that most drivers avoid the bridge.", "poll", DOCUMENT),
        ("According to a report, the bridge was unsafe.", "report", DOCUMENT),
        ("The council said the bridge was unsafe.", "council", ORGANIZATION),
        ("“The plant will close,” the company said.", "company", ORGANIZATION),
    ],
)
def test_a_source_without_a_name_is_described(text: str, name: str, kind: EntityType) -> None:
    found_as, _ = speaker(text)
    assert found_as is not None
    assert (found_as.name, found_as.type, found_as.named) == (name, kind, False)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Acme Corp. said the plant would close.", "Acme Corp.", ORGANIZATION),
        ("Acme News reported that the plant would close.", "Acme News", OUTLET),
        ("“The plant will close,” said the committee chairman, John Doe.", "John Doe", PERSON),
    ],
)
def test_a_source_with_a_name_is_named(text: str, name: str, kind: EntityType) -> None:
    found_as, _ = speaker(text)
    assert found_as is not None
    assert (found_as.name, found_as.type, found_as.named) == (name, kind, True)


@pytest.mark.parametrize(
    "text",
    [
        "It was announced that the plant would close.",
        "The mayor is said to have resigned.",
        "Nobody said that the plant would close.",
        "The wind said that it was cold.",
        "She said the plan was too costly.",
    ],
    ids=["passive", "raised", "nobody", "a thing", "a pronoun for nobody"],
)
def test_who_is_not_known_is_nobody(text: str) -> None:
    assert speaker(text)[0] is None


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "A spokesman for Acme Corp. said the plant would close.",
            ("spokesman for Acme Corp.", "worksFor", "Acme Corp."),
        ),
        ("An Acme Corp. spokeswoman said the plant would close.", ("Acme Corp. spokeswoman", "worksFor", "Acme Corp.")),
        ("“The plant will close,” Acme Corp. spokesman John Doe said.", ("John Doe", "worksFor", "Acme Corp.")),
        ("A lawyer for Jane Roe said the letter was private.", ("Jane Roe", "representedBy", "lawyer for Jane Roe")),
    ],
)
def test_who_speaks_for_somebody_is_tied_to_them(text: str, fact: tuple[str, str, str]) -> None:
    found_as, _ = speaker(text)
    assert found_as is not None
    assert found_as.name in fact
    assert (*fact, "asserted") in facts(text)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Acme Corp.'s lawyers said the plant would close.", "Acme Corp."),
        ("“The letter is private,” Jane Roe's mother told reporters.", "Jane Roe"),
    ],
)
def test_a_possessive_says_whose_the_source_is(text: str, owner: str) -> None:
    found_as, entities = speaker(text)
    assert found_as is not None
    assert found_as.owner is not None
    assert entities[found_as.owner].name == owner


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe and John Doe married in May. “We are happy,” the couple said.",
        "Jane Roe and her husband, John Doe, moved to Springfield. The couple said they were happy.",
        "Jane Roe and John Doe opened a shop. “We are tired,” the pair said.",
        "Jane Roe and John Doe opened a shop. They said they were tired.",
        "“We are tired,” Jane Roe and John Doe said in a statement.",
    ],
)
def test_a_couple_is_its_two_members(text: str) -> None:
    found_as, entities = speaker(text)
    assert found_as is not None
    assert found_as.type is GROUP
    assert [entities[member].name for member in found_as.members] == ["Jane Roe", "John Doe"]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Jane Roe visited the plant on Monday. “It should stay open,” the senator said.",
        "Gov. John Doe met Sen. Jane Roe. The senator said the plant should stay open.",
        "Mayor Jane Roe closed the bridge on Monday. The mayor said it was unsafe.",
        "Judge Jane Roe read the letter. “It is private,” the judge said.",
        "Professor Jane Roe measured the river. The professor said it would flood.",
        "Rep. Jane Roe, a Democrat from Springfield, voted no. “The plan is dead,” the Springfield Democrat said.",
        "Rep. Jane Roe, R-Springfield, voted no. The Springfield Republican said the plan was dead.",
        "Jane Roe, 44, arrived at noon. The 44-year-old said she was tired.",
    ],
)
def test_a_description_of_somebody_named_is_that_one(text: str) -> None:
    found_as, _ = speaker(text)
    assert found_as is not None
    assert found_as.name == "Jane Roe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Roe sued the council in May. Roe said the bridge was unsafe.", "Jane Roe"),
        ("Jane Roe and Mary Moe sued the council. “The bridge is unsafe,” Moe said.", "Mary Moe"),
        ("John Doe met Jane Roe on Monday. He said the bridge was unsafe.", "John Doe"),
        ("John Doe met Jane Roe on Monday. She said the bridge was unsafe.", "Jane Roe"),
    ],
)
def test_a_last_name_or_pronoun_is_who_was_named_before(text: str, name: str) -> None:
    found_as, _ = speaker(text)
    assert found_as is not None
    assert found_as.name == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It fell," founder and president Jane Roe told reporters.', "Jane Roe"),
        ("Jane Roe lost, with Democrat Nora Quill admitting on Sunday that she had won.", "Nora Quill"),
        (
            "Nora Quill, an aide of the mayor, came to her defence.\n\n"
            "“The next mayor has worries, Jane Roe will not be one of them,” she tweeted.",
            "Nora Quill",
        ),
        (
            "Jane Roe complained. “It was all mine,” Roe said.\n\n"
            "One of the accusers is Nora Quill. She has told the court that he had hired her at sixteen.",
            "Nora Quill",
        ),
        ("Jane Roe said that the vote played no role in it, adding that the town had won.", "Jane Roe"),
        ("“We lost,” said Ohio-based party consultant Nora Quill, who was there.", "Nora Quill"),
        ("Jane Roe spoke. The Roe camp said that it had no part in it.", None),
        ("Although he has denied that he lied, Jane Roe left.", None),
        ("“We will sue,” Jane Roe, a lawyer who represents John Doe, and who has won before, said.", "Jane Roe"),
    ],
)
def test_who_is_near_the_words_need_not_speak_them(text: str, expected: str | None) -> None:
    who, _ = speaker(text)
    assert (who.name if who else None) == expected
