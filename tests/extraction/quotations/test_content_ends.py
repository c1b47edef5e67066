"""Where reported words begin and end."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, heard_once


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Jane Roe said that the ferry was late.", "that the ferry was late", id="that"),
        pytest.param("Jane Roe said the ferry was late.", "the ferry was late", id="without that"),
        pytest.param("Jane Roe said on Monday that the ferry was late.", "that the ferry was late", id="that further on"),
        pytest.param("The mayor promised to rebuild the bridge.", "to rebuild the bridge", id="infinitive"),
        pytest.param("The mayor refused to sign the order.", "to sign the order", id="refused"),
        pytest.param("Jane Roe urged drivers to avoid the bridge.", "to avoid the bridge", id="infinitive of another"),
        pytest.param("Jane Roe praised his courage.", "his courage", id="praised"),
        pytest.param("Jane Roe denied the charge.", "the charge", id="denied"),
        pytest.param("Acme Corp. announced the closing of the plant.", "the closing of the plant", id="announced"),
        pytest.param("Jane Roe warned of a flood.", "a flood", id="warned of"),
        pytest.param("Farmers complained about the noise.", "the noise", id="complained about"),
        pytest.param("Jane Roe asked why the plant closed.", "why the plant closed", id="why"),
        pytest.param("Jane Roe asked whether the ferry would sail.", "whether the ferry would sail", id="whether"),
        pytest.param("Reporters asked if the bridge was safe.", "if the bridge was safe", id="if"),
        pytest.param("The union asked when the plant would open.", "when the plant would open", id="when"),
        pytest.param("John Doe wondered how the mill burned.", "how the mill burned", id="how"),
        pytest.param("Jane Roe asked who owned the boat.", "who owned the boat", id="who"),
        pytest.param("Jane Roe did not say where the boat was.", "where the boat was", id="where"),
    ],
)  # fmt: skip
def test_the_form_of_reported_words(text: str, content: str) -> None:
    assert heard_once(text).content == (content,)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Jane Roe said the ferry was late, which surprised nobody.", "the ferry was late", id="which"),
        pytest.param("Acme Corp. said the plant would close, which angered the union.", "the plant would close", id="which again"),
        pytest.param("Doe said the mill had closed, a step that angered farmers.", "the mill had closed", id="a step"),
        pytest.param("Jane Roe said the ferry was late; the council met on Friday.", "the ferry was late", id="semicolon"),
        pytest.param("Jane Roe said the ferry was late. The council met on Friday.", "the ferry was late", id="stop"),
        pytest.param("The ferry will sail, Jane Roe said, and everyone will be paid.", "The ferry will sail", id="and"),
        pytest.param("While Jane Roe said the bridge was safe, drivers avoided it.", "the bridge was safe", id="opening clause"),
        pytest.param("The ferry is late, as the mayor said on Monday.", "The ferry is late", id="as"),
        pytest.param("The plant closed after a fire, according to Acme Corp., which owns it.", "The plant closed after a fire", id="according to"),
    ],
)  # fmt: skip
def test_the_reporter_s_own_words_are_cut_off(text: str, content: str) -> None:
    assert heard_once(text).content == (content,)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Jane Roe said the bridge, which opened in 1950, was unsafe.", ("the bridge, which opened in 1950, was unsafe",), id="relative clause"),
        pytest.param("Jane Roe said the mill, a brick building, had burned.", ("the mill, a brick building, had burned",), id="apposition"),
        pytest.param("Jane Roe said that the ferry was late and that the council knew.", ("that the ferry was late and that the council knew",), id="and that"),
        pytest.param("Jane Roe said the ferry was late and the council knew.", ("the ferry was late and the council knew",), id="and"),
        pytest.param("Jane Roe said the ferry sank because the crew slept.", ("the ferry sank because the crew slept",), id="because"),
        pytest.param("Jane Roe said that, if it rained, the ferry would stay in port.", ("that, if it rained, the ferry would stay in port",), id="if"),
        pytest.param("The ferry, Jane Roe said, was never safe.", ("The ferry", "was never safe"), id="cue within"),
        pytest.param("The ferry, according to Jane Roe, was never safe.", ("The ferry", "was never safe"), id="according to within"),
        pytest.param("The ferry, Jane Roe believes, will sink.", ("The ferry", "will sink"), id="belief within"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_reported_clause_stays(text: str, content: tuple[str, ...]) -> None:
    assert heard_once(text).content == content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe said she can wait and praised the plan.", [("said", "she can wait"), ("praised", "the plan")]),
        ("Jane Roe said the bridge was unsafe and criticized the mayor.", [("said", "the bridge was unsafe"), ("criticized", "the mayor")]),
        ("Jane Roe said she would resign but denied the charge.", [("said", "she would resign"), ("denied", "the charge")]),
        ("Jane Roe promised to rebuild the bridge and thanked the firefighters.", [("promised", "to rebuild the bridge"), ("thanked", "the firefighters")]),
        ("Jane Roe said the ferry was late, adding that the crew slept.", [("said", "the ferry was late"), ("adding", "that the crew slept")]),
        ("“The ferry is late,” Jane Roe said, adding that the crew slept.", [("said", "The ferry is late,"), ("adding", "that the crew slept")]),
    ],
)  # fmt: skip
def test_a_second_act_of_the_same_speaker_is_a_quotation_of_its_own(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(q.cue, *q.content) for q in heard(text)] == expected
    assert {q.speaker for q in heard(text)} == {"Jane Roe"}


def test_a_second_speaker_behind_but_has_words_of_his_own() -> None:
    found = heard("Jane Roe said the ferry would sail, but John Doe said it would stay in port.")
    assert [(q.speaker, *q.content) for q in found] == [
        ("Jane Roe", "the ferry would sail"),
        ("John Doe", "it would stay in port"),
    ]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Jane Roe said the ferry was “a coffin” on water.", "the ferry was “a coffin” on water", "mixed"),
        ("The mayor called for “a new start” in the spring.", "“a new start” in the spring", "mixed"),
        ("The mayor described the ferry as “a coffin.”", "the ferry as “a coffin.”", "mixed"),
        ("The ferry was “a coffin,” Jane Roe said.", "The ferry was “a coffin,”", "mixed"),
    ],
)
def test_quoted_words_in_a_report_make_it_mixed(text: str, content: str, kind: str) -> None:
    quotation = heard_once(text)
    assert (" ".join(quotation.content), quotation.kind) == (content, kind)


@pytest.mark.parametrize(
    "text",
    ["Jane Roe said nothing.", "Jane Roe said so.", "She said it twice.", "The mayor spoke for nine minutes."],
)
def test_an_act_without_words_is_no_quotation(text: str) -> None:
    assert heard(text) == []
