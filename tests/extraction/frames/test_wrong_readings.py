"""Turns of phrase that look like a statement and are another one, or none: what a hasty reader gets wrong."""

import pytest

from tests.extraction.findings import facts, found

_UNTOLD = [
    # a surname that is a trade, a title before another name
    ("Ms. Baker and President Mary Holt met on Friday.", "occupation", "baker"),
    # an adjective that takes "to"
    ("Aides held damaging emails to Holt’s campaign.", "addressedTo", "Holt’s campaign"),
    # who stands by somebody is no lawyer, a spoken statement no document
    ("The governor defended Ms. Holt at a news conference.", "representedBy", "governor"),
    ("“I disagree with Mr. Lane’s statement,” Mary Holt said.", "wrote", "Lane’s statement"),
    # attacks in words
    ("The host asked Mary Holt about Paul Lane’s attacks on his rivals.", "attacked", "his rivals"),
    ("Paul Lane has attacked the parents of the pupils.", "attacked", "parents of the pupils"),
    # who is spoken of in a letter did not write it
    ("Mary Holt was named in a letter on Friday.", "wrote", "Mary Holt"),
    ("Mary Holt appeared in a letter on Friday.", "wrote", "Mary Holt"),
    ("Mary Holt read that in a memo on Friday.", "wrote", "Mary Holt"),
    # time, manner, questions
    ("Mary Holt spoke out for the first time on the dispute.", "supported", "first time on the dispute"),
    ("Paul Lane was asked what measures the council would pass.", "votedFor", "what measures"),
    ("Mary Holt apologized for what she had done.", "apologizedFor", "what"),
    # who asks that something be ignored did not order it
    ("The ministry asked Judge Holt to ignore that report.", "requestedBy", "ministry"),
    # half of those who lead
    ("Senate Minority Leader Mary Holt declined to comment.", "leads", "Senate"),
    ("Mary Holt, the mayor-elect of Springfield, spoke.", "leads", "Springfield"),
    # another party, another country
    ("Democratic Socialist organizer Mary Holt spoke.", "memberOf", "Democratic Party"),
    ("English teacher Mary Holt spoke.", "nationality", "English"),
    # a job, not a message
    ("Mary Holt resigned her post at Acme Corp.", "posted", "Mary Holt’s post"),
    # shares of people, and what they say
    ("Among Holt’s supporters, 7% say they are supporting Paul Lane.", "supported", "Paul Lane"),
    # a body that speaks of itself as many
    ("The league and its players lost. The league withdrew their first appeal.", "wrote", "their first appeal"),
    # a group that only the speaker's listeners know
    ("Holt officials left. “Ask the bank why they sent a letter,” Paul Lane said.", "wrote", "letter"),
    (
        "The storm left six people dead. Jane Roe recalled: “These people were protesting the bad treatment we got.”",
        "opposed",
        "six people",
    ),
    # a house opens a title, people are no "which", what one looks forward to has not happened
    ("Mary Holt met White House Chief of Staff Paul Lane on Tuesday.", "metWith", "White House"),
    ("The mayor backs a subsidy for foreign students, which is opposed by Mary Holt.", "opposed", "foreign students"),
    # other presidents, and who is none yet or no more
    ("Mary Holt, the first Irish president of the Harbor Law Review, spoke.", "leads", "Ireland"),
    ("Acme’s French President Mary Holt left the firm.", "leads", "France"),
    ("The next French president, Mary Holt, takes office in May.", "leads", "France"),
    ("Deposed Egyptian President Mary Holt spoke.", "leads", "Egypt"),
    # whose governor it is
    ("Acme Corp. sued Ohio and its governor, Mary Holt.", "leads", "Acme Corp."),
    ("The gang fled. The FBI said it was founded by Mary Holt.", "founded", "Mary Holt"),
    # of whom a body's name says nothing
    ("“It failed,” said Mary Holt of the Acme Foundation’s plan.", "worksFor", "Mary Holt"),
    ("“It failed,” said Mary Holt of Acme Corp. critics.", "worksFor", "Mary Holt"),
    ("Mary Holt left on Monday. “It is biased,” said Mary Holt of CNN.", "worksFor", "Mary Holt"),
    ("The sons of Mary Holt and Paul Lane, both Republicans, ran for mayor.", "memberOf", "Mary Holt"),
    ("Mary Holt and Paul Lane, both Republicans until 2010, spoke.", "memberOf", "Mary Holt"),
    ("Voters wanted a Republican, Mary Holt, 45, said.", "memberOf", "Mary Holt"),
    ("A Republican, Mary Holt, beat Paul Lane.", "defeated", "Republican Party"),
    # the sister's win, a lawyer's client, another's surrender
    ("Mary Holt’s sister’s victory over Paul Lane surprised us.", "defeated", "Mary Holt"),
    ("Mary Holt appeared in court for Paul Lane on charges of murder.", "chargedWith", "Mary Holt"),
    ("Mary Holt turned in Paul Lane on charges of theft.", "chargedWith", "Mary Holt"),
    ("In a Facebook post by Paul Lane, Mary Holt said she was insulted.", "posted", "Mary Holt"),
    ("Critics dismissed Mayor Mary Holt.", "firedFrom", "Mary Holt"),
    ("Mary Holt was suspended from Twitter.", "firedFrom", "Mary Holt"),
    ("Mary Holt left Acme Corp. out of her speech.", "resignedFrom", "Mary Holt"),
    ("Mary Holt, a would-be teacher at Acme School, spoke.", "worksFor", "Mary Holt"),
    # another mayor
    (
        "Paul Lane praised Mayor Mary Holt of Ogden. The president mocked the mayor of Lisbon.",
        "mocked",
        "Mary Holt",
    ),
    # a role in a relative clause is that of its antecedent
    (
        "Karl Brandt, who was the Dorn campaign manager, left. Reed’s campaign manager, Paul Lane, stayed.",
        "worksFor",
        "Dorn and Lane",
    ),
    # a possessive is no apposition
    ("Rep. Ada Moe’s, D-Ohio, campaign manager released a memo.", "occupation", "campaign manager"),
    # an organization's counsel is on its staff, a report is no court
    ("Mary Holt, senior policy counsel for River Watch, spoke.", "representedBy", "Mary Holt"),
    ("Former officials said the audit acquitted Paul Lane of fraud.", "acquittedOf", "fraud"),
    # another body's document
    (
        "The report is unlike the ministry’s hasty review. The Ethics Committee has now released its review.",
        "posted",
        "ministry’s hasty review",
    ),
    # an officer whom somebody called
    (
        "Jane Harmon sued the city. The lawyer said that a police officer Harmon first called refused to open a case.",
        "occupation",
        "police officer",
    ),
    # no person is a "which"
    ("Paul Lane of the Harbor Legal Fund, which represents Mary Holt, spoke.", "representedBy", "Paul Lane"),
    # who is accused of refusing
    ("Mary Holt accused the pastors of refusing to criticize Paul Lane.", "criticized", "Mary Holt"),
    # words without what they govern
    ("The women described the acts they accuse Paul Lane of carrying out.", "accusedOf", "carrying out"),
    # another's office, and one that is over
    ("French Vice President Mary Holt spoke.", "leads", "France"),
    ("Former French President Mary Holt spoke.", "leads", "France"),
    # who chooses does not do it
    ("Paul Lane tapped Mary Holt to lead the Harbor Agency.", "leads", "Paul Lane"),
    ("Paul Lane’s choice for defense secretary, Mary Holt, spoke.", "occupation", "defense secretary"),
    # an announcement that was not made
    ("Mary Holt did not announce her candidacy for governor.", "runsFor", "asserted"),
]


@pytest.mark.parametrize(("text", "predicate", "what"), _UNTOLD)
def test_it_is_not_said(text: str, predicate: str, what: str) -> None:
    told = [f for f in facts(text) if f[1] == predicate]
    if what == "asserted":
        assert all(f[3] != "asserted" for f in told)
    elif what == "Dorn and Lane":
        assert not any(f[0] == "Paul Lane" and f[2] == "Dorn" for f in told)
    else:
        assert not any(what in (f[0], f[2]) for f in told)


_TOLD = [
    ("Paul Lane was accused of never having paid the invoice.", "accusedOf", "never having paid the invoice"),
    ("Paul Lane was found guilty on six counts of fraud and theft.", "convictedOf", "six counts of fraud and theft"),
    ("Paul Lane was found guilty on two charges of fraud by a jury.", "convictedOf", "two charges of fraud"),
    ("Paul Lane was found guilty of lying to Congress and fraud.", "convictedOf", "fraud"),
    ("Paul Lane is editor emeritus of The Daily Example.", "occupation", "editor emeritus"),
    ("Advisers met then-mayoral nominee Paul Lane.", "runsFor", "mayor"),
    ("Paul Lane was arrested on charges of fraud.", "chargedWith", "fraud"),
    ("Paul Lane was acquitted on charges of fraud.", "acquittedOf", "fraud"),
    ("Paul Lane worked as an adviser to Mary Holt in 2012.", "worksFor", "Mary Holt"),
    ("Paul Lane left Acme Corp. in 2010.", "resignedFrom", "Acme Corp."),
    ("Police arrested Paul Lane on charges of fraud.", "chargedWith", "fraud"),
    ("Paul Lane turned himself in to police on charges of fraud.", "chargedWith", "fraud"),
    ("Paul Lane was jailed for a year after pleading guilty to fraud.", "pleaded", "guilty"),
    ("French President Mary Holt spoke.", "leads", "France"),
    ("The South Korean president, Mary Holt, spoke.", "leads", "South Korea"),
    (
        "Mary Holt lashed out at Paul Lane for condemning her in a Morning Courier op-ed.",
        "wrote",
        "Morning Courier op-ed",
    ),
    ("South African teacher Paul Lane spoke.", "nationality", "South African"),
    ("Mary Holt lost a vote in Ohio, where she was born.", "bornIn", "Ohio"),
    ("“It is over,” said Paul Lane of Harbor University.", "worksFor", "Harbor University"),
    ("In a Facebook post, Paul Lane said he was safe.", "posted", "Facebook post"),
    ("Paul Lane denied the claims in a tweet.", "wrote", "tweet"),
    ("A hostage, Canadian Paul Lane, a teacher abducted in May, was freed.", "occupation", "teacher"),
    ("Gov. Paul Lane and Rep. Jim Poe, both of whom resigned, were named.", "resignedFrom", "governor"),
]


@pytest.mark.parametrize(("text", "predicate", "what"), _TOLD)
def test_it_is_said_in_full(text: str, predicate: str, what: str) -> None:
    assert (predicate, what, "asserted") in {f[1:] for f in facts(text)}


def test_the_names_of_those_who_share_a_noun_are_the_subjects() -> None:
    told = facts("Holt’s lawyers, Paul Lane and Jim Poe, criticized the Example Commission.")
    assert {f[0] for f in told if f[1] == "criticized"} == {"Paul Lane", "Jim Poe"}


def test_what_one_looks_forward_to_has_not_happened() -> None:
    told = facts("“I look forward to meeting with Paul Lane on Friday,” Mary Holt said.")
    assert {f[3] for f in told if f[1] == "metWith"} <= {"hypothetical"}


def test_what_is_only_told_to_somebody_is_not_done() -> None:
    told = facts("Paul Lane was fined for telling Mary Holt to “go back to Portugal.”")
    assert {f[3] for f in told if f[1] == "visited"} <= {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Acme Corp. said it had fired Jane Roe.", ("Jane Roe", "firedFrom", "Acme Corp.", "attributed")),
        ("Acme Corp. fired its chief executive, Jane Roe.", ("Jane Roe", "leads", "Acme Corp.", "asserted")),
        ("“I was fired by Acme Corp.,” Jane Roe said.", ("Jane Roe", "firedFrom", "Acme Corp.", "attributed")),
        ("“My wife, Mary Holt, is safe,” John Doe said.", ("Mary Holt", "spouseOf", "John Doe", "attributed")),
        (
            "The Daily Example printed Jane Roe’s claim that John Doe slapped Mary Holt.",
            ("John Doe", "attacked", "Mary Holt", "alleged"),
        ),
        ("Jane Roe’s win over John Doe would be a shock.", ("Jane Roe", "defeated", "John Doe", "hypothetical")),
        ("Jane Roe, a frequent Doe critic, met John Doe.", ("Jane Roe", "criticized", "John Doe", "asserted")),
        ("Acme Legal represented John Doe in the case.", ("John Doe", "representedBy", "Acme Legal", "asserted")),
    ],
)
def test_who_speaks_and_acts_is_known(text: str, fact: tuple[str, str, str, str]) -> None:
    assert fact in facts(text)


def test_a_document_has_the_date_of_its_release() -> None:
    extraction = found("In a YouTube video released on March 3, 2020, Jane Roe said her life was in danger.")
    times = [s.time.value for s in extraction.statements if s.predicate == "publishedOn" and s.time]
    assert times == ["2020-03-03"]


def test_who_is_lashed_out_at_is_the_one_who_did_it() -> None:
    told = facts("Mary Holt lashed out at Paul Lane for condemning her in a Morning Courier op-ed.")
    assert {f[0] for f in told if f[1] == "wrote"} == {"Paul Lane"}


def test_a_bare_surname_right_after_another_bearer_is_in_doubt() -> None:
    told = facts("Cpl. Omar Dale was killed in 2009. Yusuf and Hana Dale paid tribute to him. Dale sued Acme Corp.")
    assert not any(f[1] == "sued" for f in told)


def test_a_role_in_capitals_before_a_name_is_no_person() -> None:
    told = facts("Coastal Radio Chief Science Correspondent Dr. Mary Holt said the storm had passed.")
    assert ("Mary Holt", "worksFor", "Coastal Radio", "asserted") in told
    assert {f[0] for f in told} == {"Mary Holt"}
