"""Words of an article that are none of its story give no names."""

import pytest

from kg.language import load_pipeline
from kg.language.text.asides import asides_of
from kg.language.text.blocks import BlockKind, blocks_of
from tests.articles import article


def aside(line: str) -> list[str]:
    return [line[start:end] for start, end in asides_of(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Who is Jane Roe? Five things we learned about the mayor | John Doe Read more",
        "Story Continued Below",
        "JUST WATCHED Mayor resigns in tears Replay More Videos ... MUST WATCH Mayor resigns in tears 01:38",
        "Copyright © 2019 The Daily Example, LLC. Click here for reprint permission.",
        "The Example Wire contributed to this report.",
        "Contributing: Jane Roe, The Daily Example",
        "(Reporting by Jane Roe; Editing by John Doe)",
        "Additional reporting by Jane Roe",
        "This story was updated with a statement from the council.",
        "This transcript has been automatically generated.",
        "Content created by The Daily Example is available to any publisher.",
        "The views expressed in this video are solely those of Jane Roe.",
        "(For ongoing coverage of the vote, see our blog.)",
        "More: Mayor resigns in tears",
        "Support our newsroom by becoming a member.",
        "By Jane Roe, Example News, Springfield",
        "— Jane Roe",
        "Updated at 7:53 p.m. ET",
        "CORRECTION: An earlier version of this article misstated the number of voters.",
        "FILE PHOTO: Mayor Jane Roe leaves a hall in Springfield, June 1, 2018. REUTERS/John Doe/File Photo",
        "The mayor left the hall on Monday, Dec. 5, 2018. (Photo: John Doe, Example Images)",
        "Facebook Twitter Pinterest Mayor Jane Roe at home. Photograph: John Doe/Example Images",
        "Enlarge this image toggle caption John Doe/AP John Doe/AP",
        "Media playback is unsupported on your device Media caption Jane Roe talks to voters",
        "Get the stories you care about delivered to your inbox. By signing up, you agree to our terms.",
        "Follow Jane Roe on Twitter: @janeroe",
        "Read or Share this story: https://news.example/1",
        "( Also on EXAMPLE: Mayor urges calm)",
    ],
)
def test_pointers_credits_and_notes_are_noise(line: str) -> None:
    blocks = blocks_of(article(f"The council met on Monday.\n\n{line}\n\nIt adjourned late."))
    assert [b.kind for b in blocks] == [BlockKind.TEXT, BlockKind.NOISE, BlockKind.TEXT]


def test_a_name_below_a_quotation_is_its_speaker() -> None:
    assert blocks_of(article("“Rivers never forget.”\n\n- Jane Roe"))[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "He contributed to the fund for this report and many others for years.",
        "By noon the council had met in the hall.",
        "Jane Roe said she wanted to read more.",
        "Update 1330: Mayor Roe speaks",
        "The mayor follows Jane Roe on most questions.",
        "Reporting on the council is hard, Roe said.",
    ],
)
def test_prose_with_such_words_is_none(line: str) -> None:
    blocks = blocks_of(article(f"The council met on Monday.\n\n{line}\n\nIt adjourned late."))
    assert blocks[1].kind is not BlockKind.NOISE


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SPRINGFIELD (Reuters) - The mayor left.", "SPRINGFIELD (Reuters) - "),
        ("WASHINGTON — The mayor left.", "WASHINGTON — "),
        ("SPRINGFIELD, Ohio -- The mayor left.", "SPRINGFIELD, Ohio -- "),
        ("(CNN) The mayor left.", "(CNN) "),
        ("Paris, March 3 (AFP) - The mayor left.", "Paris, March 3 (AFP) - "),
        ("Roe resigned, said Doe. (RELATED: Mayor Says She Is Sorry)", "(RELATED: Mayor Says She Is Sorry)"),
        ("We will win! — Jane Roe (@janeroe) April 2, 2017", "— Jane Roe (@janeroe) April 2, 2017"),
        ("We will win! pic.twitter.com/a1B2", "pic.twitter.com/a1B2"),
        (
            "Mayor Jane Roe Jane Ann RoeCouncil votes again Doe says he is sorry MORE (D-Ohio) left.",
            " Jane Ann RoeCouncil votes again Doe says he is sorry MORE",
        ),
        (
            "Mayor John Doe Jonathan (John) Q. DoeTen things to know about Poe MORE left.",
            " Jonathan (John) Q. DoeTen things to know about Poe MORE",
        ),
    ],
)
def test_what_a_page_put_into_a_line_is_an_aside(line: str, found: str) -> None:
    assert aside(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe (Example Party) - a former mayor - left.",
        "NASA - the space agency - said no.",
        "Jane Roe met her cousin Ann Roe. She wanted MORE.",
        "The mayor (a Democrat) left - and came back.",
    ],
)
def test_prose_has_no_asides(line: str) -> None:
    assert aside(line) == []


def test_asides_and_noise_give_no_names() -> None:
    text = (
        "SPRINGFIELD (Reuters) - Mayor Jane Roe Jane Ann RoeMary Poe votes again Tim Loe says he is sorry MORE praised "
        "John Doe. (RELATED: Jim Moe Resigns) Roe thanked Doe.\n\nSam Coe contributed to this report."
    )
    found = load_pipeline().analyse(article(text))
    assert sorted({e.text for e in found.ents}) == ["Doe", "Jane Roe", "John Doe", "Roe"]
    assert found.text == text
