from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.language.text.quotation_marks import pair_marks, pair_nested


def lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text that are not empty start and end."""
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def inner(text: str) -> list[str]:
    """The quoted words of a text whose paragraphs are its lines."""
    return [text[q.inner_start : q.inner_end] for q in pair_marks(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"We won," she said. "Now we rest."', ["We won,", "Now we rest."], id="straight marks"),
        pytest.param("“We won,” she said. “Now we rest.”", ["We won,", "Now we rest."], id="curly marks"),
        pytest.param('“We won," she said.', ["We won,"], id="curly opener with straight closer"),
        pytest.param("''We won,'' she said.", ["We won,"], id="doubled single marks"),
        pytest.param("‘We don’t know,’ she said.", ["We don’t know,"], id="single marks around an apostrophe"),
        pytest.param("The ’90s band and the voters’ choice", [], id="apostrophes open nothing"),
        pytest.param("It's the players' union's '90s rule", [], id="straight apostrophes open nothing"),
        pytest.param("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"], id="singles nested in doubles"),
        pytest.param("‘He said “no” twice,’ she said.", ["He said “no” twice,"], id="doubles nested in singles"),
        pytest.param("“He said “no” to me,” she said.", ["He said “no” to me,"], id="doubles nested in doubles"),
        pytest.param('A 6\'2" guard and a 5" pipe said "hello there" to us.', ["hello there"], id="feet and inches"),
        pytest.param("“We won“ she said.", ["We won"], id="a closing mark turned the wrong way"),
        pytest.param('The sign (it read "Stay out") fell.', ["Stay out"], id="marks inside brackets"),
        pytest.param("“We won. “Now we rest,” she said.", ["We won.", "Now we rest,"], id="a closer is missing"),
        pytest.param('She said: "We won and that is all.', ["We won and that is all."], id="a closer never comes"),
        pytest.param('A stray " mark changes nothing, "she said" or not.', ["she said"], id="a stray mark"),
        pytest.param('He called it "" and left.', [], id="nothing between the marks"),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_paragraph_that_reopens_carries_the_quotation_on() -> None:
    text = "“We won.\n“Now we rest,” she said."
    first, second = pair_marks(text, [(0, 8), (9, len(text))])
    assert first.continues
    assert not second.continues


def test_two_closed_quotations_in_a_row_do_not_continue_each_other() -> None:
    text = "“We won.”\n“Now we rest,” she said."
    assert [q.continues for q in pair_marks(text, [(0, 9), (10, len(text))])] == [False, False]


MARK = '"“”«»'
MARKS = st.text(alphabet="ab1s .,:?\n\"'“”‘’`«»(-—", max_size=60)
WORDS = [
    "Roe", "said", "players'", "’90s", "6'2\"", '12"', "don’t", *"“”‘’\"'«»„", "``", "''", ",”", ".'\"", "(“", "\n",
]  # fmt: skip
STRETCHES = (
    MARKS | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join)
)


def others(words: str) -> bool:
    """Whether a mark at one end belongs to the words: the other of its pair is there, or a number of inches."""
    return any(c in MARK for c in words) or words[-1:].isdigit()


@given(STRETCHES)
@example("“" * 5)
@example("'’‘'")
@example('"\'"')
def test_whatever_the_text_quoted_stretches_are_disjoint_in_order_and_not_empty(text: str) -> None:
    end = 0
    for quoted in pair_marks(text, lines(text)):
        assert end <= quoted.start <= quoted.inner_start < quoted.inner_end <= quoted.end <= len(text)
        assert any(c.isalnum() for c in text[quoted.inner_start : quoted.inner_end])
        words = text[quoted.inner_start : quoted.inner_end]
        assert words[0] not in MARK or others(words[1:])
        assert words[-1] not in MARK or others(words[:-1])
        end = quoted.end


@given(STRETCHES)
def test_a_quoted_stretch_ends_with_its_line_and_goes_on_only_where_the_next_opens(text: str) -> None:
    spans = lines(text)
    for quoted in pair_marks(text, spans):
        at = next(i for i, (start, end) in enumerate(spans) if start <= quoted.start < end)
        assert quoted.end <= spans[at][1]
        if quoted.continues:
            assert text[spans[at + 1][0]] in "\"“„«‟`'‘"


@given(STRETCHES)
def test_marks_nested_in_quoted_words_lie_within_those_words(text: str) -> None:
    contents = [(q.inner_start, q.inner_end) for q in pair_marks(text, lines(text))]
    for nested in pair_nested(text, contents):
        assert any(start <= nested.start and nested.end <= end for start, end in contents)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'We're not goin' to sell,' Jane Roe said.", ["We're not goin' to sell,"]),
        (
            "'It's the workers' fault, and th' bosses' too,' she said.",
            ["It's the workers' fault, and th' bosses' too,"],
        ),
        ("'They took 'em in the '80s,' said Doe.", ["They took 'em in the '80s,"]),
        ("He called it 'a shadow' and 'a mess' on Monday.", ["a shadow", "a mess"]),
    ],
)
def test_single_marks_are_told_from_what_an_apostrophe_cuts_short(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The ferry is safe," the captain Jane Roe said.', ["The ferry is safe,"]),
        ("It will sail at dawn,” Roe, a captain, told reporters.", ["It will sail at dawn,"]),
        ('"It is not safe, Jane Roe said on Monday. "It must stay."', ["It is not safe,", "It must stay."]),
        ('"Nobody asked us, John Doe told the council.', ["Nobody asked us,"]),
        ('"We won, said Nora Quill, a lawyer.', ["We won,"]),
        ('"Nobody asked us, John Doe told the council.\n"We won," he said.', ["Nobody asked us,", "We won,"]),
        (
            '"When I saw him, he said he was ill, and I left." Roe sat.',
            ["When I saw him, he said he was ill, and I left."],
        ),
        ("He is 6'2\", the coach said.", []),
        ('The end of the road," and then the page stopped.', []),
    ],
)
def test_where_a_mark_is_missing_who_speaks_shows_the_words(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
