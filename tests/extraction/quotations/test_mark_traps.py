"""Quotation marks in running text: whatever their shape and whatever stands beside them."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, heard_once, marked, words

ROE, DOE = "Jane Roe", "John Doe"


@pytest.mark.parametrize(("left", "right"), ["“”", '""', "‘’", "''", ("``", "''"), "”“"])
@pytest.mark.parametrize(
    "signs",
    [
        "“<We rebuilt the bridge in nine weeks,>” Jane Roe said.",
        "Jane Roe told the council: “<Nobody asked us first.>”",
        "“<The ferry is late,>” said Jane Roe. “<It sails at noon.>”",
    ],
    ids=["cue behind", "cue ahead", "cue between"],
)
def test_marks_of_every_shape_hold_the_same_words(left: str, right: str, signs: str) -> None:
    wanted = marked(signs)
    text = wanted.text.translate({ord("“"): left, ord("”"): right})
    assert words(text) == [(wanted.content, ROE)]


@pytest.mark.parametrize(
    "signs",
    [
        "‘<We didn’t see the drivers’ notes until Friday,>’ Jane Roe said.",
        "'<We didn't see the drivers' notes until Friday,>' Jane Roe said.",
        "‘<The teachers’ pay wasn’t cut,>’ Jane Roe told reporters.",
        "\"<It isn't the players' fault that the '90s stadium leaks,>\" Jane Roe said.",
        "Jane Roe said: “<The farmers’ market won’t open in the winter of ’26.>”",
    ],
)
def test_an_apostrophe_neither_opens_nor_closes(signs: str) -> None:
    assert words(marked(signs).text) == [(marked(signs).content, ROE)]


@pytest.mark.parametrize(
    "text",
    [
        "The players' union and the teachers' union shared the drivers' lounge in the '80s.",
        "The nurses’ strike shook the hospitals’ budgets in the ’90s.",
        "The 5'11\" keeper signed for Acme United on Monday.",
        'The 12" record cost more than the 7" single.',
    ],
)
def test_apostrophes_and_measures_alone_are_no_quotation(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    "signs",
    [
        "“<The keeper, at 5'11\", is our shortest player,>” Jane Roe said.",
        '"<The keeper, at 5\'11", is our shortest player,>" Jane Roe said.',
        'Jane Roe paid $9 for a 12" record and a 7" single. "<They still play,>" she said.',
        'The 6\'2" guard dived. "<The save won us the cup,>" Jane Roe said.',
    ],
)
def test_feet_and_inches_do_not_disturb_a_quotation(signs: str) -> None:
    assert words(marked(signs).text) == [(marked(signs).content, ROE)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He told me, ‘The mill is closed,’” Jane Roe said.", "The mill is closed,"),
        ("\"He told me, 'The mill is closed,'\" Jane Roe said.", "The mill is closed,"),
        ("Jane Roe said: “Everybody shouted, ‘Open the gate!’”", "Open the gate!"),
        ("“My mother said, ‘Never sell the boat,’ and she was right,” Jane Roe said.", "Never sell the boat,"),
        ("‘My mother said, “Never sell the boat,” and I listened,’ Jane Roe said.", "Never sell the boat,"),
    ],
)
def test_marks_within_marks_hold_a_nested_quotation(text: str, inner: str) -> None:
    quotation = heard_once(text)
    outer = text.removesuffix(" Jane Roe said.").removeprefix("Jane Roe said: ")[1:-1]
    assert (quotation.content, quotation.kind, quotation.speaker) == ((outer,), "direct", ROE)
    assert [(q.content, q.kind) for q in quotation.nested] == [((inner,), "direct")]


@pytest.mark.parametrize(
    "signs",
    [
        "Jane Roe said: “<The river rose.>\n\n“<Nobody heard it come.>\n\n“<The mill was gone.>”\n\nRain fell.",
        '"<The river rose,>" Jane Roe said. "<Nobody heard it.>\n\n"<By dawn the mill was gone.>"\n\nRain fell.',
        "“<We sold the boat in May.>\n\n“<We bought it back in June,>” Jane Roe said.\n\nThe harbor was quiet.",
    ],
    ids=["curly", "straight", "cue in the last paragraph"],
)
def test_a_quotation_that_reopens_at_each_paragraph_is_one(signs: str) -> None:
    assert words(marked(signs).text) == [(marked(signs).content, ROE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Roe said: “The river rose.\n\nThe council met on Friday. “We will pay,” John Doe said.",
            [(("The river rose.",), ROE), (("We will pay,",), DOE)],
        ),
        (
            'Jane Roe said: "The river rose.\n\nThe council met on Friday. "We will pay," John Doe said.',
            [(("The river rose.",), ROE), (("We will pay,",), DOE)],
        ),
        (
            "“The ferry is late, Jane Roe said.\n\nRain fell. “We will wait,” John Doe said.",
            [(("The ferry is late,",), ROE), (("We will wait,",), DOE)],
        ),
    ],
    ids=["curly", "straight", "cue behind"],
)
def test_a_missing_closer_spoils_no_other_paragraph(
    text: str, expected: list[tuple[tuple[str, ...], str | None]]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town's “miracle” cure cost $40.",
        'Her so-called "friends" left the party at nine.',
        "The ‘express’ train took nine hours.",
        "The bank collected its “courtesy fee” in March.",
    ],
)
def test_words_held_at_arm_s_length_are_no_quotation(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'The band played "Song of the River" at the fair.',
        "John Doe starred in “The Long Way Home” and directed “A Short Way Back.”",
        "Her novel, “The Last Orchard,” won a prize in May.",
        "Visitors watched ‘The Lighthouse Keeper’ in the open air.",
        "The exhibition “Boats of the North” opens on Friday.",
    ],
)
def test_titles_of_works_are_no_quotation(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    "signs",
    [
        "“<They [the council] closed the mill (and the bridge) in May,>” Jane Roe said.",
        "Jane Roe said: “<[The mayor] never came (not once) to see us.>”",
        "“<The mayor … forgot the bridge,>” Jane Roe said.",
        '"<The mayor ... forgot the bridge,>" said Jane Roe.',
        "“<We waited and waited …>” Jane Roe said.",
        "“<. . . and then the lights went out,>” Jane Roe said.",
    ],
)
def test_brackets_and_ellipses_stay_in_the_quotation(signs: str) -> None:
    assert words(marked(signs).text) == [(marked(signs).content, ROE)]


@pytest.mark.parametrize(
    "signs",
    [
        "“<The bridge,>” Jane Roe said, “<was never safe.>”",
        "“<The bridge,>” said Jane Roe, “<was never safe in the winter.>”",
        "“<The boat,>” said Jane Roe, a farmer, “<belongs to anyone who asks for it.>”",
        '"<If the ferry is late,>" Jane Roe told reporters on Friday, "<we will all walk home together.>"',
        "“<The ferry is late —>” Jane Roe said, “<as ever.>”",
        '"<The boat is old,>" Jane Roe said on Monday. "<It was never safe.>"',
    ],
)
def test_a_quotation_broken_by_its_cue_is_one(signs: str) -> None:
    assert words(marked(signs).text) == [(marked(signs).content, ROE)]


@pytest.mark.parametrize(
    ("signs", "speaker"),
    [
        ("Jane Roe wrote in a letter:\n\n<The mill must close. I will not sign the order.>\n\nRain fell.", ROE),
        ("In an e-mail to staff, Jane Roe wrote:\n\n<The old mill will close in May.>\n\nFarmers wept.", ROE),
        (
            "The statement reads as follows:\n\n<We regret the delay. We will refund everyone.>\n\nRain fell.",
            "statement",
        ),
    ],
)
def test_a_paragraph_below_a_cue_and_a_colon_is_a_quotation_without_marks(signs: str, speaker: str) -> None:
    (quotation,) = heard(marked(signs).text)
    assert (quotation.content, quotation.speaker, quotation.kind) == (marked(signs).content, speaker, "direct")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe gave three reasons:\n\nThe mill is old and the roof leaks every day.\n\nRain fell.",
        "Jane Roe wrote:\n\nmill, ferry, bridge\n\nRain fell.",
        "The ferry sails at these hours:\n\nIt leaves the harbor at noon and at nine.\n\nRain fell.",
    ],
    ids=["reasons", "a list", "no cue"],
)
def test_a_colon_alone_makes_no_quotation_of_the_paragraph_below(text: str) -> None:
    assert heard(text) == []
