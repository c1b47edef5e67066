"""Sentences that do not say it, however close they come: none of them may become a fact."""

import pytest

from tests.extraction.findings import found


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The accusations include that Oscar Lund killed Marta Quill.", "killed"),
        ("Among the charges is that Oscar Lund killed Marta Quill.", "killed"),
        ("The murder of Marta Quill by Oscar Lund was a hoax.", "killed"),
        ("Oscar Lund came within 5,000 votes of unseating Marta Quill.", "defeated"),
        ("Marta Quill, not a member of the Green Party, spoke.", "memberOf"),
        ("Marta Quill, the alleged wife of Oscar Lund, spoke.", "spouseOf"),
        ("Marta Quill, the future wife of Oscar Lund, spoke.", "spouseOf"),
        ("Oscar Lund, allegedly the father of Dora Quill, spoke.", "parentOf"),
        ("Self-proclaimed doctor Marta Quill spoke.", "occupation"),
        ("Swindlers posed as lawyer Marta Quill.", "occupation"),
        ("Oscar Lund was found not guilty of fraud and theft.", "convictedOf"),
        ("Neither Oscar Lund nor Anders Bell was convicted of fraud.", "convictedOf"),
        ("Either Oscar Lund or Anders Bell killed Marta Quill.", "killed"),
        ("Oscar Lund did not attack Anders Bell or kill Marta Quill.", "killed"),
        ("Oscar Lund was to be sentenced to five years in prison on Friday.", "sentencedTo"),
        ("Oscar Lund was due to be sentenced to ten years in prison on Monday.", "sentencedTo"),
        ("Oscar Lund has yet to be sentenced to prison.", "sentencedTo"),
        ("Had Oscar Lund been convicted of fraud, he would have left.", "convictedOf"),
        ("Should Oscar Lund be convicted of fraud, he will appeal.", "convictedOf"),
        ("Suppose Oscar Lund killed Marta Quill.", "killed"),
        ("Oscar Lund is believed to have killed Marta Quill.", "killed"),
        ("Oscar Lund is rumored to have married Marta Quill.", "spouseOf"),
        ("Reports that Oscar Lund was convicted of fraud are untrue.", "convictedOf"),
        ("There is no evidence that Oscar Lund attacked Marta Quill.", "attacked"),
        ("Without being convicted of fraud, Oscar Lund left the firm.", "convictedOf"),
        ("Oscar Lund was as good as convicted of fraud.", "convictedOf"),
        ("Oscar Lund is no longer a member of the Green Party.", "memberOf"),
        ("Oscar Lund, a former member of the Green Party, left.", "memberOf"),
        ("Oscar Lund agreed to plead guilty.", "pleaded"),
        ("Oscar Lund's former company pleaded guilty to fraud.", "pleaded"),
        ("A man posing as Rose Bush was arrested for fraud.", "arrestedFor"),
        ("The actor who plays Rose Bush was arrested for fraud.", "arrestedFor"),
        ("Did Oscar Lund kill Marta Quill?", "killed"),
        ("Oscar Lund is at 47.2% in the polls, Marta Quill, 48, is ahead.", "age"),
    ],
)
def test_it_is_not_asserted(text: str, predicate: str) -> None:
    extraction = found(text)
    named = {e.id for e in extraction.entities if e.named}
    facts = [s for s in extraction.statements if s.predicate == predicate and s.status == "asserted"]
    assert [s for s in facts if s.subject in named] == []


def test_the_pleader_is_the_subject_and_not_the_last_name() -> None:
    extraction = found("Oscar Lund, accused of robbing Marta Quill, pleaded guilty to theft.")
    names = {e.id: e.name for e in extraction.entities}
    assert [names[s.subject] for s in extraction.statements if s.predicate == "pleaded"] == ["Oscar Lund"]


def test_not_only_is_no_negation() -> None:
    statuses = {
        s.predicate: s.status.value
        for s in found("Oscar Lund was not only charged with fraud but also convicted of perjury.").statements
    }
    assert (statuses["chargedWith"], statuses["convictedOf"]) == ("asserted", "asserted")


@pytest.mark.parametrize(
    ("text", "person", "predicate"),
    [
        ("She thanked Oscar Lund, convicted of fraud, and Marta Quill.", "Marta Quill", "convictedOf"),
        ("Guests included Oscar Lund, who was arrested for fraud, and Marta Quill.", "Marta Quill", "arrestedFor"),
        ("Marta Quill, a Democrat's lawyer, resigned.", "Marta Quill", "memberOf"),
        ("Marta Quill, D-Day veteran, spoke.", "Marta Quill", "memberOf"),
        ("Marta Quill, an actress and mother, resigned.", "Marta Quill", "resignedFrom"),
        ("Marta Quill, a Mexican restaurant owner, spoke.", "Marta Quill", "nationality"),
    ],
)
def test_what_is_said_of_another_is_not_theirs(text: str, person: str, predicate: str) -> None:
    result = found(text)
    ids = {e.id for e in result.entities if e.name == person}
    assert [s for s in result.statements if s.subject in ids and s.predicate == predicate] == []
