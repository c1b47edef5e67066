"""Where reported words begin and end."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, heard_once, marked


@pytest.mark.parametrize(
    "signs",
    [
        pytest.param("Jane Roe said <that the ferry was late>.", id="that"),
        pytest.param("Jane Roe said <the ferry was late>.", id="without that"),
        pytest.param("Jane Roe said on Monday <that the ferry was late>.", id="that further on"),
        pytest.param("The mayor promised <to rebuild the bridge>.", id="infinitive"),
        pytest.param("The mayor refused <to sign the order>.", id="refused"),
        pytest.param("Jane Roe urged drivers <to avoid the bridge>.", id="infinitive of another"),
        pytest.param("Jane Roe admitted <leaving the gate open>.", id="gerund"),
        pytest.param("The mayor suggested <moving the ferry>.", id="gerund of others"),
        pytest.param("Jane Roe praised <his courage>.", id="praised"),
        pytest.param("Jane Roe denied <the charge>.", id="denied"),
        pytest.param("Acme Corp. announced <the closing of the plant>.", id="announced"),
        pytest.param("Jane Roe warned of <a flood>.", id="warned of"),
        pytest.param("Farmers complained about <the noise>.", id="complained about"),
        pytest.param("Jane Roe asked <why the plant closed>.", id="why"),
        pytest.param("Jane Roe asked <whether the ferry would sail>.", id="whether"),
        pytest.param("Reporters asked <if the bridge was safe>.", id="if"),
        pytest.param("John Doe explained <how the mill burned>.", id="how"),
        pytest.param("Jane Roe asked <who owned the boat>.", id="who"),
        pytest.param("Jane Roe did not say <where the boat was>.", id="where"),
    ],
)
def test_the_form_of_reported_words(signs: str) -> None:
    assert heard_once(marked(signs).text).content == marked(signs).content


@pytest.mark.parametrize(
    "signs",
    [
        pytest.param("Jane Roe said <the ferry was late>, which surprised nobody.", id="which"),
        pytest.param("Acme Corp. said <the plant would close>, which angered the union.", id="which again"),
        pytest.param("Doe said <the mill had closed>, a step that angered farmers.", id="a step"),
        pytest.param("Jane Roe said <the ferry was late>; the council met on Friday.", id="semicolon"),
        pytest.param("Jane Roe said <the ferry was late>. The council met on Friday.", id="stop"),
        pytest.param("<The ferry will sail>, Jane Roe said, and everyone will be paid.", id="and"),
        pytest.param("While Jane Roe said <the bridge was safe>, drivers avoided it.", id="opening clause"),
        pytest.param("<The ferry is late>, as the mayor said on Monday.", id="as"),
        pytest.param("Jane Roe said “<it was late>” on Monday, while John Doe left.", id="behind the closing mark"),
        pytest.param("<The plant closed after a fire>, according to Acme Corp., which owns it.", id="according to"),
    ],
)
def test_the_reporter_s_own_words_are_cut_off(signs: str) -> None:
    assert heard_once(marked(signs).text).content == marked(signs).content


@pytest.mark.parametrize(
    "signs",
    [
        pytest.param("Jane Roe said <the bridge, which opened in 1950, was unsafe>.", id="relative clause"),
        pytest.param("Jane Roe said <the mill, a brick building, had burned>.", id="apposition"),
        pytest.param("Jane Roe said <that the ferry was late and that the council knew>.", id="and that"),
        pytest.param("Jane Roe said <the ferry was late and the council knew>.", id="and"),
        pytest.param("Jane Roe said <the ferry sank because the crew slept>.", id="because"),
        pytest.param("Jane Roe said <the ferry would stay in port if it rained>.", id="if"),
        pytest.param("<The ferry>, Jane Roe said, <was never safe>.", id="cue within"),
        pytest.param("<The new ferry>, according to Acme Corp., <will sail in May>.", id="according to within"),
        pytest.param("<The harbor>, farmers fear, <will flood in the spring>.", id="belief within"),
    ],
)
def test_what_belongs_to_the_reported_clause_stays(signs: str) -> None:
    assert heard_once(marked(signs).text).content == marked(signs).content


@pytest.mark.parametrize(
    "signs",
    [
        "{Jane Roe} *said* <she can wait> and *praised* <the plan>.",
        "{Jane Roe} *said* <the ferry was late> and *called* <the delay a disgrace>.",
        "{Jane Roe} *said* <she would resign> but *denied* <the charge>.",
        "{Jane Roe} *promised* <to rebuild the bridge> and *thanked* <the firefighters>.",
        "{Jane Roe} *said* <the ferry was late>, *adding* <that the crew slept>.",
    ],
)
def test_a_second_act_of_the_same_speaker_is_a_quotation_of_its_own(signs: str) -> None:
    wanted = marked(signs)
    quotations = heard(wanted.text)
    assert [(q.cue, *q.content) for q in quotations] == list(zip(wanted.cues, wanted.content, strict=True))
    assert {q.speaker for q in quotations} == set(wanted.sources)


def test_a_second_speaker_behind_but_has_words_of_his_own() -> None:
    wanted = marked("{Jane Roe} said <the ferry would sail>, but {John Doe} said <it would stay in port>.")
    quotations = heard(wanted.text)
    assert [(q.speaker, *q.content) for q in quotations] == list(zip(wanted.sources, wanted.content, strict=True))


@pytest.mark.parametrize(
    "signs",
    [
        "Jane Roe said <the ferry was “a coffin” on water>.",
        "The mayor called for <“a new start” in the spring>.",
        "The mayor described <the ferry as “a coffin.”>",
        "<The ferry was> “<a coffin,>” Jane Roe said.",
    ],
)
def test_quoted_words_in_a_report_make_it_mixed(signs: str) -> None:
    quotation = heard_once(marked(signs).text)
    assert (quotation.content, quotation.kind) == (marked(signs).content, "mixed")


@pytest.mark.parametrize(
    "text",
    ["Jane Roe said nothing.", "Jane Roe said so.", "She said it twice.", "The mayor spoke on Monday."],
)
def test_an_act_without_words_is_no_quotation(text: str) -> None:
    assert heard(text) == []
