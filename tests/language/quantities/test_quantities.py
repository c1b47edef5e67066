"""What the parse decides is tested on Docs with given tags, the rest on what the loaded pipeline says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.language import load_pipeline
from kg.language.extensions import register
from kg.language.quantities.spans import find_quantities
from tests.articles import article


def found(text: str) -> list[tuple[str, str]]:
    return [(q.label, q.span.of(text)) for q in load_pipeline().analyse(article(text))._.quantities]


def parsed(text: str, *, deps: dict[str, tuple[str, str]] | None = None, pos: dict[str, str] | None = None) -> Doc:
    """A Doc of words parted by blanks; `deps` gives some words their head and relation, `pos` their kind and tag."""
    register()
    words = text.split()
    kinds = {w: (pos or {}).get(w, "X X").split() for w in words}
    heads = [words.index((deps or {}).get(w, (words[0], ""))[0]) for w in words]
    return Doc(
        English().vocab,
        words=words,
        pos=[kinds[w][0] for w in words],
        tags=[kinds[w][1] for w in words],
        deps=[(deps or {}).get(w, ("", "dep"))[1] for w in words],
        heads=heads,
    )


def texts(doc: Doc, label: str, taken: tuple[DocSpan, ...] = ()) -> list[str]:
    return [s.text for s in find_quantities(doc, taken) if s.label_ == label]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Sept. 7, 2023,", "Sept. 7, 2023"),
        ("on Sept. 7-9,", "Sept. 7-9"),
        ("on 12/31/20,", "12/31/20"),
        ("in the early 2000s", "the early 2000s"),
        ("in the 1990’s", "the 1990’s"),
        ("in the sixties", "the sixties"),
        ("in the late 18th century", "the late 18th century"),
        ("in fiscal 2019", "fiscal 2019"),
        ("during the 2018-19 school year", "the 2018-19 school year"),
        ("last Tuesday", "last Tuesday"),
        ("on Monday morning", "Monday morning"),
        ("at 7:30 p.m. Friday", "7:30 p.m. Friday"),
        ("at 22:30", "22:30"),
        ("two weeks ago", "two weeks ago"),
        ("a century ago", "a century ago"),
        ("at 7:30 p.m. CT Friday", "7:30 p.m. CT Friday"),
        ("on Presidents’ Day", "Presidents’ Day"),
        ("a year and a half later", "a year and a half later"),
        ("over the past three years", "the past three years"),
        ("on the night of Nov. 3", "the night of Nov. 3"),
        ("at the end of the first week of May", "the end of the first week of May"),
        ("in mid-March", "mid-March"),
        ("in the summer", "the summer"),
        ("on Christmas Eve", "Christmas Eve"),
        ("the day before,", "the day before"),
        ("early next week", "early next week"),
    ],
)
def test_a_time_is_one_date_with_all_its_words(words: str, date: str) -> None:
    assert found(f"The mayor left {words} with her dog.") == [("DATE", date)]


@pytest.mark.parametrize("words", ["on 9/11", "around the clock", "for the first time", "in the fall of the town"])
def test_other_words_of_time_are_no_date(words: str) -> None:
    assert found(f"The mayor left {words}.") == []


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("$5 million", ["$5 million"]),
        ("US$40bn", ["US$40bn"]),
        ("£2.50 a day", ["£2.50"]),
        ("€1.2 billion", ["€1.2 billion"]),
        ("20 cents", ["20 cents"]),
        ("a $3-million fine", ["$3-million"]),
        ("between $5 and $10", ["$5", "$10"]),
        ("five dollars", ["five dollars"]),
        ("half a million Canadian dollars", ["half a million Canadian dollars"]),
        ("hundreds of thousands of euros", ["hundreds of thousands of euros"]),
        ("USD 5 million", ["USD 5 million"]),
        ("$5½ million", ["$5½ million"]),
        ("$1 3/4 billion", ["$1 3/4 billion"]),
        ("$5 and a half million", []),
    ],
)
def test_a_sum_is_its_number_and_its_currency(words: str, sums: list[str]) -> None:
    assert found(f"The firm paid {words}.") == [("MONEY", words) for words in sums]


def test_pounds_are_money_only_beside_other_sterling() -> None:
    assert found("It weighs 200 pounds.") == [("NUMBER", "200")]
    assert found("It costs 200 pounds and 20 pence.") == [("MONEY", "200 pounds"), ("MONEY", "20 pence")]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("She bought two dozen eggs.", ["two dozen"]),
        ("She bought half a dozen eggs.", ["half a dozen"]),
        ("They won 1,200 seats and lost twenty-one.", ["1,200", "twenty-one"]),
        ("One hundred and six people and two hundred dogs came.", ["One hundred and six", "two hundred"]),
        ("Hundreds of people came.", ["Hundreds"]),
        ("It fell by 20 percent, or 5.5%.", ["20 percent", "5.5%"]),
        ("It rose two percentage points.", ["two percentage points"]),
        ("About two-thirds of them and a quarter of us came.", ["two-thirds", "a quarter"]),
        ("The walk took us two and a half hours.", ["two and a half"]),
        ("The judge gave him 12 years to life.", ["12"]),
        ("The 47-year-old man left.", ["47"]),
        ("He is in his 40s.", ["40s"]),
        ("They won 3-2 at home.", ["3-2"]),
        ("It is No. 5 on the list.", ["5"]),
        ("It fell by three-quarters of 1 percent, or half of one percent.", []),
        ("They hired 1 000 men and 12 345 678 women.", []),
        ("Call 555-0142 or (555) 555-0142 now.", ["555-0142", "(555) 555-0142"]),
    ],
)
def test_a_number_stands_without_what_it_counts(sentence: str, numbers: list[str]) -> None:
    assert found(sentence) == [("NUMBER", n) for n in numbers]


@pytest.mark.parametrize(
    "sentence", ["It was the 10th time.", "He spoke in the second half.", "They met one another.", "The 5G net fell."]
)
def test_ordinals_and_idioms_are_no_numbers(sentence: str) -> None:
    assert found(sentence) == []


def test_the_parse_tells_a_year_from_a_count() -> None:
    words = {"2019": "NUM CD", "voters": "NOUN NNS", "vote": "NOUN NN"}
    counted = parsed("some 2019 voters", deps={"2019": ("voters", "nummod")}, pos=words)
    named = parsed("the 2019 vote", deps={"2019": ("vote", "compound")}, pos=words)
    assert (texts(counted, "DATE"), texts(counted, "NUMBER")) == ([], ["2019"])
    assert (texts(named, "DATE"), texts(named, "NUMBER")) == (["2019"], [])


def test_the_tags_tell_a_month_from_a_verb_and_a_given_name() -> None:
    assert texts(parsed("May we see", pos={"May": "AUX MD"}), "DATE") == []
    assert texts(parsed("April sings well", pos={"April": "PROPN NNP"}), "DATE") == []
    assert texts(parsed("the October vote", pos={"October": "PROPN NNP"}), "DATE") == ["October"]


def test_that_night_is_a_date_only_where_that_points() -> None:
    assert texts(parsed("he left that night", pos={"that": "DET DT"}), "DATE") == ["that night"]
    assert texts(parsed("he said that night fell", pos={"that": "SCONJ IN"}), "DATE") == []


def test_a_number_that_completes_a_name_is_none() -> None:
    rocket = {"Rocket": "PROPN NNP", "7": "NUM CD", "Section": "PROPN NNP"}
    assert texts(parsed("the Rocket 7 flew", pos=rocket), "NUMBER") == []
    assert texts(parsed("see Section 7 again", pos=rocket), "NUMBER") == ["7"]


def test_one_is_a_number_only_as_a_numeral() -> None:
    assert texts(parsed("no one saw one dog", pos={"one": "PRON NN"}), "NUMBER") == []
    assert texts(parsed("just one dog", deps={"one": ("dog", "nummod")}, pos={"one": "NUM CD"}), "NUMBER") == ["one"]


def test_names_win_over_quantities() -> None:
    doc = parsed("the Five Friday Fund paid $ 5 on Friday")
    name = DocSpan(doc, 1, 4, "ORG")
    assert [(s.label_, s.text) for s in find_quantities(doc, (name,))] == [("MONEY", "$ 5"), ("DATE", "Friday")]


def test_noise_and_front_matter_are_not_read() -> None:
    text = "Photo: Jane Roe / 12 March 2020\n\nThe mayor left the town on 3 May."
    assert found(text) == [("DATE", "3 May")]


PIECES = st.sampled_from(
    ["on Monday", "Sept. 7", "-9", ", 2019", "2000 people", "two", "hundred", " and ", "$5", "million", "half a", "%",
     "the early", "1990s", "\n", "\n\n", " ", "in May", "weeks ago", "of", "Jane Roe", "12/31/2020", "5 p.m.", "."]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=20).map(" ".join))
def test_quantities_are_apart_and_hold_every_resolved_date(text: str) -> None:
    doc = load_pipeline().analyse(article(text))
    spans = find_quantities(doc, doc.ents)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not {t.i for s in spans for t in s} & {t.i for e in doc.ents for t in e}
    named = [range(e.start_char, e.end_char) for e in doc.ents]
    for date in doc._.dates:
        free = not any(date.span.start < n.stop and n.start < date.span.end for n in named)
        held = [q for q in doc._.quantities if q.label == "DATE" and q.span.contains(date.span)]
        assert len(held) == 1 or not free
