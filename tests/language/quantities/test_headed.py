"""Amounts in sentences: kind, value, unit, bound and part of a change."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import load_pipeline
from kg.language.quantities.headed import amounts_of
from kg.model import Amount, AmountPart, Bound
from tests.articles import article


def found(text: str) -> list[Amount]:
    return [headed.amount for headed in amounts_of(load_pipeline().analyse(article(text)))]


def told(text: str) -> list[str]:
    """The amounts of a text as "value[/other] unit", with bound and part where they are not the usual ones."""
    return [
        " ".join(
            filter(
                None,
                [
                    a.value if a.other is None else f"{a.value}/{a.other}",
                    a.unit,
                    "" if a.bound is Bound.EXACT else a.bound.value,
                    "" if a.part is AmountPart.TOTAL else a.part.value,
                ],
            )
        )
        for a in found(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Shares of Acme rose 3.5 percent to $2.52.", ["3.5 percent by", "2.52 USD to"]),
        ("The bank cut its rate from 5 % to 4 %.", ["5 percent from", "4 percent to"]),
        ("The rate was raised by 25 basis points.", ["25 basis point by"]),
        ("Profits fell by a third, while costs doubled.", ["33.33 percent about by", "100 percent by"]),
        ("Sales fell by half to 4 million.", ["50 percent by", "4000000 to"]),
        ("They saw a 3.5 percent increase and a fall of $2 in sales.", ["3.5 percent by", "2 USD by"]),
        ("The quake raised the toll to six.", ["6 to"]),
        ("Acme cut 500 jobs in 12 countries.", ["500 job", "12 country"]),
        ("Prices are 3 percent higher than in May.", ["3 percent by"]),
        ("Hourly wages rose 6 cents to $23.50.", ["0.06 USD by", "23.5 USD to"]),
        ("The rate rose 2 to 3 percent.", ["2/3 percent by"]),
        ("The party plunged 11 percentage points to 27%.", ["11 percentage point by", "27 percent to"]),
        ("Doctors saw seven people on Thursday, down from 14.", ["7 person", "14 from"]),
        ("A 16 percent raise is fair.", ["16 percent by"]),
        ("The farmers were killed by 12 gunmen.", ["12 gunman"]),
        ("The chef doubled as a driver.", []),
        ("The tax doubled from 4.3 percent to 8.6 percent.", ["100 percent by", "4.3 percent from", "8.6 percent to"]),
        ("Farmers made up 33 percent of the crowd.", ["33 percent"]),
        ("Estimates range from 45% to 60%.", ["45/60 percent"]),
    ],
)
def test_the_part_of_a_change(sentence: str, amounts: list[str]) -> None:
    assert told(sentence) == amounts


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("At least 56 people died and over 30 were injured.", ["56 person at_least", "30 person more_than"]),
        ("Nearly 70 percent of voters came.", ["70 percent about"]),
        ("As many as 20 of the 30 passengers fled.", ["20 passenger at_most", "30 passenger"]),
        ("Up to 12 farmers fled.", ["12 farmer at_most"]),
        ("Fewer than 1,600 of the delegates are free.", ["1600 delegate less_than"]),
        ("She wrote a book about two women.", ["2 woman"]),
        ("She needs 40 or more volunteers.", ["40 volunteer at_least"]),
        ("The toll would have been more than a thousand.", ["1000 more_than"]),
    ],
)
def test_a_bound_stands_beside_its_number(sentence: str, amounts: list[str]) -> None:
    assert told(sentence) == amounts


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("A blast killed 12 and left 30 injured.", ["12 person", "30 person"]),
        ("The dead numbered seven, police said.", ["7 dead"]),
        ("The firm named a 30-member panel of 4 Canadians.", ["30 member", "4 Canadian"]),
        ("Weapons killed between 100 and 150 people.", ["100/150 person"]),
        ("The plan has 2-3 million users and 5 or 6 offices.", ["2000000/3000000 user", "5/6 office"]),
        ("The plan costs $5 to $10 million.", ["5000000/10000000 USD"]),
        ("A 6.2-magnitude quake hit 40 miles west of Hill.", ["6.2 magnitude", "40 mile"]),
        (
            "Winds of 120 km/h hit the farm, and it was 30 degrees Celsius.",
            ["120 kilometre per hour", "30 degree Celsius"],
        ),
        ("Half of the voters want a quarter of the seats.", ["50 percent", "25 percent"]),
        ("Lane won by a 149 vote margin.", ["149 vote"]),
        ("The town has 3m trees.", ["3000000 tree"]),
        ("Nearly one in eight farmers left.", ["12.5 percent about"]),
        ("As many as 27,000 Hilltown voters left.", ["27000 voter at_most"]),
        ("The towns will see 1,600 and 400 jobs cut.", ["1600 job", "400 job"]),
        ("The rate was 29 per 1,000 women.", ["29"]),
        ("A quake of magnitude 6.3 hit the town.", ["6.3 magnitude"]),
        ("Acme has orders for 2,200 more.", ["2200"]),
        ("She took 87 people's names.", ["87 person"]),
        ("Rates fell half a percent and the lane is a quarter of a mile long.", ["0.5 percent by", "0.25 mile"]),
    ],
)
def test_what_is_counted_or_measured(sentence: str, amounts: list[str]) -> None:
    assert told(sentence) == amounts


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("The senate passed the bill 68 to 32.", ["68/32"]),
        ("The council voted nine to two.", ["9/2 vote"]),
        ("The club rose from fifth to third place.", ["5 from", "3 to"]),
        ("The motion carried by 52 votes to 48.", ["52/48 vote"]),
        ("Roe polled 47 to 45 percent against Doe.", ["47/45 percent"]),
        ("Acme United won 3-0 and lost 1-2 to Lane Town.", ["3/0", "1/2"]),
        ("The measure failed on a 49-51 vote.", ["49/51 vote"]),
        ("Acme won 40 to 50 seats.", ["40/50 seat"]),
        ("She finished third and Doe came in fourth place.", ["3", "4"]),
        ("It is the third-largest city.", ["3"]),
        ("Doe is the No. 2 seed.", ["2"]),
    ],
)
def test_scores_and_ranks(sentence: str, amounts: list[str]) -> None:
    assert told(sentence) == amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "Roe, 47, met a 30-year-old farmer.",
        "Roe turned 50 and Doe died at 82.",
        "The blast killed Jane Roe, 17, and John Doe (39).",
        "She waited half an hour.",
        "The trip took 12 hours over three days.",
        "Call 555-0134 or read Section 230.",
        "It was the best of the 2019-20 season.",
        "The first time, in the first place, she saw the second house.",
        "Several dozen farmers and hundreds of others came.",
        "She paid five times as much.",
        "One of them left on page 5.",
    ],
)
def test_what_is_no_amount(sentence: str) -> None:
    assert told(sentence) == []


def test_the_span_holds_all_words_of_an_amount_and_the_head_stands_for_it() -> None:
    text = "At least 56 elderly people died."
    doc = load_pipeline().analyse(article(text))
    (headed,) = amounts_of(doc)
    assert headed.amount.span.of(text) == "At least 56 elderly people"
    assert doc[headed.head].text == "people"
    assert amounts_of(doc) is amounts_of(doc)


PIECES = st.sampled_from(
    ["rose", "by", "3.5 percent", "to", "$2.52", "at least", "two", "a third", "people", "2-1", "won", "on May 3", "km",
     "68", "2019", "from", "third", "place", "No.", "or", "over", "doubled", ",", ".", "half a million", "-"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=20).map(" ".join))
def test_amounts_lie_in_the_text_apart_from_each_other_and_from_dates(text: str) -> None:
    doc = load_pipeline().analyse(article(text))
    every = amounts_of(doc)
    spans = [headed.amount.span for headed in every]
    dates = [q.span for q in doc._.quantities if q.label == "DATE"]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(span.overlaps(date) for span in spans for date in dates)
    for headed in every:
        assert headed.amount.span.of(text).strip()
        assert headed.amount.span.start <= doc[headed.head].idx < headed.amount.span.end
        assert float(headed.amount.value) is not None
