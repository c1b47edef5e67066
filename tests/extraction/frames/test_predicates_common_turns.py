"""Common turns of news English for work, office, elections and kin, and what looks like them and is something else."""

import pytest

from tests.extraction.findings import facts

JANE, JOHN = "Jane Roe", "John Doe"

_TOLD = [
    # posts and callings at an organization
    ("Jane Roe, vice president for policy at the Harbor Council, left.", (JANE, "worksFor", "Harbor Council")),
    ("Jane Roe, director of research at the Harbor Institute, said so.", (JANE, "worksFor", "Harbor Institute")),
    ("Jane Roe, communications director for the Victory Fund, said so.", (JANE, "worksFor", "Victory Fund")),
    ("Jane Roe, deputy director of the Harbor Institute, said so.", (JANE, "worksFor", "Harbor Institute")),
    (
        "Jane Roe, an assistant professor of history at Ogden University, said so.",
        (JANE, "worksFor", "Ogden University"),
    ),
    ("A surgeon at Acme Hospital, Jane Roe, said he was well.", (JANE, "worksFor", "Acme Hospital")),
    ("Jane Roe, who teaches law at Ogden University, said so.", (JANE, "worksFor", "Ogden University")),
    ("Jane Roe took a job at Acme Corp. in 2014.", (JANE, "worksFor", "Acme Corp.")),
    ("Jane Roe joined the faculty at Ogden University in 2010.", (JANE, "worksFor", "Ogden University")),
    ("Jane Roe covers politics for the Ogden Times.", (JANE, "worksFor", "Ogden Times")),
    # posts with a person
    ("Jane Roe worked for John Doe for many years as his fixer.", (JANE, "worksFor", JOHN)),
    ("Jane Roe served as ambassador to France under President John Doe.", (JANE, "worksFor", JOHN)),
    ("John Doe's campaign manager, Jane Roe, spoke.", (JANE, "worksFor", JOHN)),
    ("Jane Roe, deputy assistant to President John Doe, spoke.", (JANE, "worksFor", JOHN)),
    # heads
    ("Jane Roe became chief executive of Acme Corp. in 2005.", (JANE, "leads", "Acme Corp.")),
    ("Jane Roe took over as president of Acme Corp. in 2010.", (JANE, "leads", "Acme Corp.")),
    ("Jane Roe served as president of Acme Corp. from 1990 to 1995.", (JANE, "leads", "Acme Corp.")),
    ("Jane Roe, acting director of the Office of Budget, spoke.", (JANE, "leads", "Office of Budget")),
    ("Jane Roe, administrator of the Harbor Agency, spoke.", (JANE, "leads", "Harbor Agency")),
    ("Jane Roe took over the Harbor Agency in 2010.", (JANE, "leads", "Harbor Agency")),
    # members
    ("Supreme Court Justice Jane Roe spoke.", (JANE, "memberOf", "Supreme Court")),
    ("Jane Roe joined the board of Acme Corp. in 2010.", (JANE, "memberOf", "Acme Corp.")),
    (
        "Jane Roe, vice chair of the Senate Budget Committee, spoke.",
        (JANE, "memberOf", "Senate Budget Committee"),
    ),
    ("Ogden Bears quarterback Jane Roe spoke.", (JANE, "memberOf", "Ogden Bears")),
    # put into office
    ("The council picked Jane Roe to replace John Doe as mayor.", (JANE, "appointedTo", "mayor")),
    ("The Senate confirmed Jane Roe to head the Harbor Agency.", (JANE, "appointedTo", "Harbor Agency")),
    ("Supreme Court nominee Jane Roe spoke on Friday.", (JANE, "nominatedFor", "Supreme Court")),
    ("Jane Roe won her party's nomination for governor in May.", (JANE, "nominatedFor", "governor")),
    ("Jane Roe won re-election to the Senate by 5,000 votes.", (JANE, "electedTo", "Senate")),
    ("Jane Roe was elected to represent Ohio in Congress in 2010.", (JANE, "electedTo", "Congress")),
    ("Jane Roe's election to Congress in 2010 was a surprise.", (JANE, "electedTo", "Congress")),
    ("Jane Roe won the governor's race in 2008.", (JANE, "electedTo", "governor")),
    ("Jane Roe's nomination of John Doe to the Supreme Court failed.", (JOHN, "nominatedFor", "Supreme Court")),
    # in the running
    ("In 1994, Jane Roe lost a primary for attorney general.", (JANE, "runsFor", "attorney general")),
    ("Jane Roe joined the race for governor on Friday.", (JANE, "runsFor", "governor")),
    ("Jane Roe entered the Senate race on Friday.", (JANE, "runsFor", "Senate race")),
    ("Jane Roe made an unsuccessful run for governor in 2010.", (JANE, "runsFor", "governor")),
    ("Jane Roe, who is vying to become House speaker, spoke.", (JANE, "runsFor", "house speaker")),
    # out of office
    ("Jane Roe quit her job at Acme Corp. on Friday.", (JANE, "resignedFrom", "Acme Corp.")),
    ("Jane Roe resigned her seat in the Senate.", (JANE, "resignedFrom", "Senate")),
    ("Jane Roe was laid off by Acme Corp. in 2010.", (JANE, "firedFrom", "Acme Corp.")),
    # contests
    ("Jane Roe's win over John Doe was narrow.", (JANE, "defeated", JOHN)),
    ("Jane Roe won a narrow victory over John Doe in 2010.", (JANE, "defeated", JOHN)),
    ("Jane Roe fended off a primary challenge from John Doe.", (JANE, "defeated", JOHN)),
    ("John Doe's loss to Jane Roe in 2010 was a shock.", (JANE, "defeated", JOHN)),
    ("John Doe lost the election to Jane Roe in 2010.", (JANE, "defeated", JOHN)),
    # meetings and gatherings
    ("A meeting between Jane Roe and John Doe was held on Friday.", (JANE, "metWith", JOHN)),
    ("Jane Roe sat down with John Doe on Friday.", (JANE, "metWith", JOHN)),
    ("The rally drew Jane Roe and many others.", (JANE, "attended", "rally")),
    ("Jane Roe took part in the march.", (JANE, "attended", "march")),
    ("Jane Roe paid a visit to France in 2010.", (JANE, "visited", "France")),
    ("Jane Roe went to the funeral in Ogden.", (JANE, "attended", "funeral")),
    # bills and firms
    ("Jane Roe cast a vote against the bill.", (JANE, "votedAgainst", "bill")),
    ("Jane Roe voted against gun control in 2010.", (JANE, "votedAgainst", "gun control")),
    ("The House rejected Jane Roe's bill on Friday.", (JANE, "proposed", "Jane Roe’s bill")),
    ("Beta Corp., the parent company of Acme Corp., closed.", ("Acme Corp.", "partOf", "Beta Corp.")),
    ("Jane Roe sold Acme Corp. to Beta Corp. in 2010.", ("Beta Corp.", "acquired", "Acme Corp.")),
    # kin, friends, death
    ("Jane Roe, the widow of John Doe, spoke.", (JANE, "spouseOf", JOHN)),
    ("Jane Roe's late husband, John Doe, was a judge.", (JOHN, "spouseOf", JANE)),
    ("Ann Roe was born to Jane Roe and John Doe.", (JANE, "parentOf", "Ann Roe")),
    ("Jane Roe is friends with John Doe.", (JANE, "friendOf", JOHN)),
    ("Jane Roe considers John Doe a good friend.", (JANE, "friendOf", JOHN)),
    ("Jane Roe is engaged to John Doe.", (JANE, "partnerOf", JOHN)),
    ("Jane Roe, who was killed in Iraq in 2004, was a nurse.", (JANE, "diedIn", "Iraq")),
]


@pytest.mark.parametrize(("text", "fact"), _TOLD, ids=lambda v: v if isinstance(v, str) else "")
def test_common_turns_are_read(text: str, fact: tuple[str, str, str]) -> None:
    assert (*fact, "asserted") in {(s, p, o.replace("'", "’"), status) for s, p, o, status in facts(text)}


_OTHER = [
    # a field or a deputy narrows the post
    ("Jane Roe, director of research at the Harbor Institute, said so.", "leads"),
    ("Jane Roe became the deputy director of Acme Corp. in 2010.", "leads"),
    ("Jane Roe became honorary chairman of Acme Corp. in 2010.", "leads"),
    ("Jane Roe served as vice president of Acme Corp.", "leads"),
    ("Jane Roe wants to become president of Acme Corp.", "leads"),
    ("U.S. Secretary of State Jane Roe spoke.", "leads"),
    ("U.S. commander Jane Roe spoke.", "leads"),
    ("Jane Roe, the White House director of legislative affairs, spoke.", "leads"),
    # who is not employed there
    ("Jane Roe, a student at Ogden University, said so.", "worksFor"),
    ("Jane Roe, a former nurse at Acme Hospital, said so.", "worksFor"),
    ("Jane Roe, an attorney for Acme Corp., said so.", "worksFor"),
    ("Jane Roe turned down a job at Acme Corp.", "worksFor"),
    ("Jane Roe got John Doe a job at Acme Corp.", "worksFor"),
    ("Jane Roe never worked for John Doe.", "worksFor"),
    # who asks for votes for others, or covers a race
    ("Jane Roe campaigned for Senate candidate John Doe.", "runsFor"),
    ("Jane Roe campaigned for President John Doe in Ogden.", "runsFor"),
    ("Jane Roe managed a campaign for governor in 2010.", "runsFor"),
    ("Jane Roe launched a campaign for Senate reform.", "runsFor"),
    ("Jane Roe covered the race for governor in 2010.", "runsFor"),
    ("Jane Roe did not enter the race for governor.", "runsFor"),
    ("Defense secretary nominee Jane Roe spoke.", "runsFor"),
    ("Jane Roe won the primary for governor in May.", "electedTo"),
    ("Jane Roe failed to win re-election to the Senate.", "electedTo"),
    ("Jane Roe received a nomination for best director.", "nominatedFor"),
    ("Jane Roe is seeking the Republican nomination for president.", "nominatedFor"),
    ("John Doe was chosen to represent Acme Corp. in court.", "appointedTo"),
    ("John Doe could be picked to lead Acme Corp.", "appointedTo"),
    ("Democratic nominee Jane Roe spoke.", "nominatedFor"),
    ("Jane Roe sought a seat at the table.", "runsFor"),
    ("Jane Roe made a bid for the house on Elm Street.", "runsFor"),
    # guests and speakers
    ("Jane Roe appeared on “Ogden Nights” on Friday.", "starredIn"),
    ("Jane Roe appeared alongside John Doe at a rally.", "coStarredWith"),
    # other wins and losses
    ("Jane Roe lost her wallet to John Doe.", "defeated"),
    ("Jane Roe won over John Doe with her charm.", "defeated"),
    ("Jane Roe predicted a victory over John Doe.", "defeated"),
    ("Jane Roe fended off questions from John Doe.", "defeated"),
    ("Jane Roe's loss to cancer shocked John Doe.", "defeated"),
    ("Jane Roe gave up her seat on the bus.", "resignedFrom"),
    ("Jane Roe left her bag at Acme Corp. in 2014.", "resignedFrom"),
    ("Jane Roe ousted Rep. John Doe in 2012.", "firedFrom"),
    # what lasts no longer than a campaign, or was only planned
    ("Jane Roe launched her campaign in 2010.", "founded"),
    ("Jane Roe took over the Harbor Agency in 2010.", "acquired"),
    ("Jane Roe sold Acme shares to Beta Corp.", "acquired"),
    ("Jane Roe introduced a letter into the record.", "proposed"),
    ("Jane Roe voted for personal reasons.", "votedFor"),
    ("Jane Roe, a founding partner of Doe, spoke.", "partnerOf"),
    ("A planned meeting between Jane Roe and John Doe was cancelled.", "metWith"),
    ("Jane Roe skipped a meeting with John Doe.", "metWith"),
    ("Jane Roe funded a trip to France.", "visited"),
    ("Jane Roe considers John Doe no friend.", "friendOf"),
    ("The rally drew criticism from Jane Roe.", "attended"),
    ("Jane Roe joined the debate on taxes.", "attended"),
    ("Rep. Jane Roe rejected John Doe's phone bill.", "proposed"),
    ("Jane Roe was engaged to speak to John Doe.", "partnerOf"),
    ("Jane Roe was born to rule France.", "parentOf"),
    ("Jane Roe was nearly killed in Ogden on Friday.", "diedIn"),
]


@pytest.mark.parametrize(("text", "predicate"), _OTHER, ids=lambda v: v)
def test_what_only_looks_like_it_is_not_asserted(text: str, predicate: str) -> None:
    assert not [f for f in facts(text) if f[1] == predicate and f[3] == "asserted"]
