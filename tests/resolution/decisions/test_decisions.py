"""An editor's decisions: read from TOML, and carried out over what the rules find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import DecisionsError
from kg.jobs import Collected
from kg.model import (
    Collection,
    Entity,
    EntityType,
    Extraction,
    HeadlineClaim,
    Literal,
    Mention,
    MentionForm,
    Quotation,
    QuotationKind,
    Span,
    Statement,
    Status,
)
from kg.resolution import read_decisions, resolve_collection
from tests.articles import article

PERSON, ORG, PLACE, OUTLET = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.OUTLET
_HERE = (Span(0, 7),)
Decided = Callable[..., Collection]


def read(path: str, *entities: tuple[str, EntityType], outlet: str = "The Daily Example") -> Extraction:
    """An article that names things."""
    made = tuple(
        Entity(f"e{n}", name, kind, (Mention(Span(0, 7), MentionForm.NAME),))
        for n, (name, kind) in enumerate(entities, 1)
    )
    return Extraction(article(f"Article {path}.", path=path, outlet=outlet), made, (), ())


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    """Resolves articles with the decisions of a file with this content, the same when they are read one at a time."""

    def run(content: str, *extractions: Extraction) -> Collection:
        file = tmp_path / "decisions.toml"
        file.write_text(content, encoding="utf-8")
        decisions = read_decisions(file)
        found = resolve_collection(extractions, decisions)
        packed = Collected()
        for each in extractions:
            packed.add(each.article, each, None, each.article.id)
        assert resolve_collection(packed.extractions, decisions, packed.known) == found
        return found

    return run


def named(collection: Collection, kind: EntityType = PERSON) -> dict[str, tuple[str, ...]]:
    return {e.name: e.aliases for e in collection.entities if e.type is kind}


SPRINGFIELD = read("a.txt", ("Jane Roe", PERSON), ("Springfield", PLACE))
OGDEN = read("b.txt", ("Janie Rowe", PERSON), ("Ogden", PLACE), outlet="Example Tribune")
SMITHS = [
    read("cup.txt", ("John Smith", PERSON), ("Springfield", PLACE)),
    read("vote.txt", ("John Smith", PERSON), ("Springfield", PLACE), outlet="Example Tribune"),
]


def test_a_merge_makes_one_entity_with_all_names(decided: Decided) -> None:
    content = '[[merge]]\nentities = ["Jane Roe", "Janie Rowe"]\nas = "Jane Roe-Stiles"'
    collection = decided(content, SPRINGFIELD, OGDEN)
    assert named(collection) == {"Jane Roe-Stiles": ("Jane Roe", "Janie Rowe")}
    assert {collection.key_of[x.article.id, "e1"] for x in (SPRINGFIELD, OGDEN)} == {"person/jane-roe-stiles"}


def test_a_merge_may_cross_types(decided: Decided) -> None:
    wrong = read("c.txt", ("Jane Roe", ORG), ("Ogden", PLACE))
    content = (
        '[[merge]]\nentities = [{ name = "Jane Roe", type = "Person" }, { name = "Jane Roe", type = "Organization" }]\n'
        'as = "Jane Roe"\ntype = "Person"'
    )
    collection = decided(content, SPRINGFIELD, wrong)
    assert (len(named(collection)), named(collection, ORG)) == (1, {})


def test_a_merge_of_an_outlet_with_its_address_gives_its_articles_one_publisher(decided: Decided) -> None:
    address = read("c.txt", ("Ogden", PLACE), outlet="daily.example")
    content = '[[merge]]\nentities = ["The Daily Example", "daily.example"]\nas = "The Daily Example"'
    collection = decided(content, SPRINGFIELD, address)
    assert len(set(collection.outlet_of.values())) == 1
    assert list(named(collection, OUTLET)) == ["The Daily Example"]


def test_a_split_takes_one_articles_entity_out(decided: Decided) -> None:
    content = '[[split]]\nentity = "John Smith"\narticles = ["cup.txt"]\nas = "John Smith (footballer)"'
    collection = decided(content, *SMITHS)
    assert [collection.key_of[x.article.id, "e1"] for x in SMITHS] == [
        "person/john-smith-footballer",
        "person/john-smith",
    ]


def test_a_split_by_outlet_takes_out_what_it_calls_so(decided: Decided) -> None:
    content = '[[split]]\nentity = "John Smith"\noutlet = "Example Tribune"\nas = "John Smith (mayor)"'
    collection = decided(content, *SMITHS)
    assert collection.key_of[SMITHS[1].article.id, "e1"] == "person/john-smith-mayor"


def test_what_was_split_off_can_be_merged_into_another(decided: Decided) -> None:
    content = (
        '[[merge]]\nentities = ["John Smith (mayor)", "Jane Roe"]\nas = "Jane Roe"\n'
        '[[split]]\nentity = "John Smith"\noutlet = "Example Tribune"\nas = "John Smith (mayor)"'
    )
    collection = decided(content, *SMITHS, SPRINGFIELD)
    assert set(named(collection)) == {"John Smith", "Jane Roe"}


def test_a_rename_keeps_the_old_name_as_another_name(decided: Decided) -> None:
    collection = decided('[[rename]]\nentity = "jane roe"\nas = "Jane Stiles"', SPRINGFIELD)
    assert named(collection) == {"Jane Stiles": ("Jane Roe",)}


def spoken() -> Extraction:
    """An article with a quotation, two statements and a headline claim."""
    base = read("d.txt", ("Jane Roe", PERSON), ("John Smith", PERSON), ("Read More", ORG))
    quotation = Quotation(_HERE, QuotationKind.DIRECT, speaker="e3", addressee="e1")
    married = Statement("e1", "spouseOf", "e2", Status.ASSERTED, _HERE)
    aged = Statement("e1", "age", Literal("47"), Status.ATTRIBUTED, _HERE, according_to="e3")
    owned = Statement("e3", "owns", "e2", Status.ASSERTED, _HERE)
    claims = (HeadlineClaim(married, aged), HeadlineClaim(aged, married), HeadlineClaim(quotation, None))
    return Extraction(base.article, base.entities, (quotation,), (married, aged, owned), headline=claims)


def test_a_rejected_entity_goes_with_its_statements_and_speaks_no_more(decided: Decided) -> None:
    collection = decided('[[reject]]\nentity = "Read More"\nreason = "a link"', spoken())
    (found,) = collection.extractions
    assert named(collection, ORG) == {}
    assert [s.predicate for s in found.statements] == ["spouseOf", "age"]
    assert [s.according_to for s in found.statements] == [None, None]
    assert [(q.speaker, q.addressee) for q in found.quotations] == [(None, "e1")]
    assert {e.id for e in found.entities} == {"e1", "e2"} == {ref[1] for ref in collection.key_of}
    assert all(c.claim in (*found.statements, *found.quotations) for c in found.headline)


def test_a_rejected_statement_goes_from_article_and_headline_and_nothing_else_does(decided: Decided) -> None:
    before = spoken()
    content = '[[reject]]\nsubject = "Jane Roe"\npredicate = "spouseOf"\nobject = "John Smith"\nreason = "her sister"'
    (found,) = decided(content, before).extractions
    assert found.statements == before.statements[1:]
    assert (found.entities, found.quotations, found.article) == (before.entities, before.quotations, before.article)
    assert [(c.claim, c.support) for c in found.headline] == [
        (before.statements[1], None),
        (before.quotations[0], None),
    ]


def test_a_statement_with_a_value_is_rejected_by_the_value(decided: Decided) -> None:
    content = '[[reject]]\nsubject = "Jane Roe"\npredicate = "kg:age"\nobject = "47"\narticle = "d.txt"'
    (found,) = decided(content, spoken()).extractions
    assert [s.predicate for s in found.statements] == ["spouseOf", "owns"]


TALK = "Jane Roe left. Doe said he paid, John Smith told him to. Roe said: we won. He said: we won again."


def talk() -> Extraction:
    """An article with a quotation in another, one by the wrong speaker, and two that share words."""

    def spans(words: str) -> tuple[Span, ...]:
        return (Span(TALK.index(words), TALK.index(words) + len(words)),)

    made = tuple(
        Entity(f"e{n}", name, PERSON, (Mention(spans(name)[0], MentionForm.NAME),))
        for n, name in enumerate(("Jane Roe", "Doe", "John Smith"), 1)
    )
    inner = Quotation(spans("John Smith told him to"), QuotationKind.INDIRECT, speaker="e1")
    outer = Quotation(spans("he paid, John Smith told him to"), QuotationKind.INDIRECT, speaker="e2", nested=(inner,))
    won = Quotation(spans("we won"), QuotationKind.INDIRECT, speaker="e2")
    again = Quotation(spans("we won again"), QuotationKind.INDIRECT, speaker="e3")
    paid = Statement("e2", "supported", "e3", Status.ATTRIBUTED, spans("he paid"), according_to="e2")
    own = Statement("e1", "supported", "e3", Status.ASSERTED, spans("Jane Roe left"))
    return Extraction(article(TALK, path="talk.txt"), made, (outer, won, again), (paid, own))


def test_a_speaker_is_corrected_with_what_stood_by_the_word_of_the_wrong_one(decided: Decided) -> None:
    content = '[[speaker]]\nquotation = "He paid, “John Smith” told him."\narticle = "talk.txt"\nspeaker = "Jane Roe"'
    (found,) = decided(content, talk()).extractions
    assert [q.speaker for q in found.quotations] == ["e1", "e2", "e3"]
    assert [(s.subject, s.according_to) for s in found.statements] == [("e2", "e1"), ("e1", None)]


def test_a_speaker_may_be_unknown_and_a_quotation_stand_in_another(decided: Decided) -> None:
    content = '[[speaker]]\nquotation = "John Smith told him to"\nspeaker = false'
    (found,) = decided(content, talk()).extractions
    assert found.quotations[0].speaker == "e2"
    assert found.quotations[0].nested[0].speaker is None


def test_just_these_words_go_before_words_that_hold_them_and_all_takes_each(decided: Decided) -> None:
    (one,) = decided('[[reject]]\nquotation = "we won"', talk()).extractions
    assert [q.speaker for q in one.quotations] == ["e2", "e3"]
    (every,) = decided('[[reject]]\nquotation = "won"\nall = true', talk()).extractions
    assert [q.speaker for q in every.quotations] == ["e2"]


def test_a_rejected_quotation_goes_with_what_only_its_speaker_says(decided: Decided) -> None:
    (found,) = decided('[[reject]]\nquotation = "he paid"\narticle = "talk.txt"', talk()).extractions
    assert [q.speaker for q in found.quotations] == ["e2", "e3"]
    assert [s.subject for s in found.statements] == ["e1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[reject]]\nquotation = "we lost"', "line 1: no quotation has the words “we lost”; copy them from"),
        ('[[reject]]\nquotation = "won"', "2 quotations have these words: “we won” in talk.txt; “we won again”"),
        ('[[speaker]]\nquotation = "we won"\nspeaker = "Janie Rowe"', "“Janie Rowe” does not occur in talk.txt"),
        ('[[speaker]]\nquotation = "we won"\nspeaker = "Jane Row"', "nothing is called “Jane Row”"),
        ('[[speaker]]\nquotation = "we won"\narticle = "b.txt"\nspeaker = false', "no quotation in b.txt has"),
    ],
)
def test_a_decision_about_a_quotation_that_fits_nothing_or_several_says_what_to_do(
    decided: Decided, content: str, said: str
) -> None:
    with pytest.raises(DecisionsError) as told:
        decided(content, talk(), OGDEN)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[merge]]\nentities = ["Jane Row", "Springfield"]\nas = "X"', "line 1: nothing is called “Jane Row”"),
        ('[[merge]]\nentities = ["Jane Row", "Springfield"]\nas = "X"', "did you mean “Jane Roe”"),
        ('\n\n[[rename]]\nentity = "Ogden"\nas = "X"', "line 3: nothing is called “Ogden”"),
        ('[[rename]]\nentity = "Twin"\nas = "X"', "2 are called “Twin”: Organization “Twin”"),
        ('[[rename]]\nentity = { name = "Jane Roe", type = "Work" }\nas = "X"', "there is Person “Jane Roe” in a.txt"),
        ('[[rename]]\nentity = { name = "Jane Roe", outlet = "Nowhere" }\nas = "X"', "has the outlet “Nowhere”"),
        ('[[split]]\nentity = "Jane Roe"\narticles = ["z.txt"]\nas = "X"', "title, address or id “z.txt”"),
        ('[[split]]\nentity = "Jane Roe"\narticles = ["a.txt"]\nas = "X"', "nothing to split"),
        ('[[merge]]\nentities = ["Jane Roe", "jane roe"]\nas = "X"', "one already"),
        ('[[reject]]\nentity = "The Daily Example"', "publishes"),
        ('[[reject]]\nsubject = "Jane Roe"\npredicate = "wrote"\nobject = "X"', "no such statement"),
        ('[[reject]]\nentity = "A"\n[[reject]]\nentity = "B"', "“A” in these articles; take the entry out"),
        ('[[reject]]\nentity = "A"\n[[reject]]\nentity = "B"', "line 3: nothing is called “B”"),
    ],
)
def test_a_decision_that_fits_nothing_or_several_says_where_and_what_to_do(
    decided: Decided, content: str, said: str
) -> None:
    twins = read("t.txt", ("Twin", PERSON), ("Twin", ORG))
    with pytest.raises(DecisionsError) as told:
        decided(content, SPRINGFIELD, twins)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[merge]", "not valid TOML"),
        ("x = " + "[" * 20_000, "nested too deeply"),
        ('[[rename]]\nentity = "A"\nas = "B\\u202e"', "“as” holds characters that cannot be shown"),
        ("#" * (1 << 24) + "#", "larger than the 16 MiB"),
        ("[[join]]\nentities = []", "there is no decision “join”; use merge"),
        ("[merge]\nentities = []", "[[merge]], in double brackets"),
        ('[[merge]]\nentities = ["A"]\nas = "B"', "line 1: a merge needs two"),
        ('[[merge]]\nentities = ["A", "B"]', "“as” is missing"),
        ('[[merge]]\nentities = ["A", "B"]\ninto = "C"', "has no “into”; it takes as, entities"),
        ('[[merge]]\nentities = ["A", { name = "B", type = "Human" }]\nas = "C"', "no type “Human”; use Person"),
        ('[[rename]]\nentity = 7\nas = "B"', "must be a name, or a table"),
        ('[[split]]\nentity = "A"\nas = "B"', "needs “articles” or “outlet”"),
        ('[[split]]\nentity = { name = "A", all = true }\noutlet = "O"\nas = "B"', "a split takes one entity"),
        ('[[reject]]\nsubject = "A"\nobject = "B"', "“predicate” is missing"),
        ('[[reject]]\nentity = "A"\noutlet = "B"', "goes without “outlet”"),
        ('[[reject]]\nentity = ""\n', "must be words"),
        ('[[speaker]]\nquotation = "A"', "“speaker” is missing; give a name, or false"),
        ('[[speaker]]\nspeaker = "A"', "“quotation” is missing"),
        ('[[reject]]\nquotation = "A"\nsubject = "B"', "goes without “subject”"),
        ('[[reject]]\nsubject = "A"\npredicate = "p"\nobject = "B"\nall = true', "“all” goes with “quotation”"),
    ],
)
def test_a_broken_file_says_where_and_what_to_do(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DecisionsError) as told:
        read_decisions(file)
    assert str(file) in str(told.value)
    assert said in str(told.value)


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError) as told:
        read_decisions(tmp_path / "none.toml")
    assert told.value.exit_code == 3
    (tmp_path / "latin.toml").write_bytes(b'[[reject]]\nentity = "caf\xe9"')
    with pytest.raises(DecisionsError, match="UTF-8"):
        read_decisions(tmp_path / "latin.toml")
