"""One sentence for each way of saying that something is so, is not so or may be so; none of them is from an article."""

import pytest

from tests.extraction.findings import found

CASES = [
    # asserted
    ("asserted", "starredIn", "In the 1998 film “Harbor Lights”, Oscar Lund starred with Marta Quill."),
    ("asserted", "starredIn", "Oscar Lund starred in the film “Harbor Lights”."),
    ("asserted", "convictedOf", "Oscar Lund was convicted of fraud, and he appealed the conviction."),
    (
        "asserted",
        "convictedOf",
        "Oscar Lund was convicted of fraud. His lawyers want to have the conviction overturned.",
    ),
    ("asserted", "convictedOf", "Oscar Lund’s conviction for fraud could be overturned."),
    ("asserted", "convictedOf", "Oscar Lund was convicted of fraud. Marta Quill had her conviction overturned."),
    ("asserted", "convictedOf", "Oscar Lund is appealing his conviction for fraud."),
    ("asserted", "sued", "A judge dismissed Oscar Lund’s lawsuit against Marta Quill."),
    ("asserted", "sued", "Oscar Lund’s lawsuit against Marta Quill did not succeed."),
    ("asserted", "worksFor", "Oscar Lund used to work for Belton Press."),
    ("asserted", "metWith", "Oscar Lund was able to meet with Marta Quill."),
    ("asserted", "resignedFrom", "Oscar Lund was forced to resign from Belton Press."),
    ("asserted", "resignedFrom", "Oscar Lund had to resign from Belton Press."),
    ("asserted", "electedTo", "Oscar Lund became the first carpenter to be elected to the Senate."),
    ("asserted", "memberOf", "Oscar Lund was proud to have joined the Green Party."),
    ("asserted", "investigatedFor", "Oscar Lund is being investigated for fraud."),
    ("asserted", "metWith", "Oscar Lund left after he met with Marta Quill."),
    ("asserted", "metWith", "Will Oscar Lund, who met with Marta Quill, leave the city?"),
    ("asserted", "pleaded", "Oscar Lund pleaded not guilty."),
    ("asserted", "convictedOf", "Marta Quill might meet Oscar Lund, who was convicted of fraud."),
    ("asserted", "sentencedTo", "Oscar Lund was sentenced to five years in prison for trying to stab Marta Quill."),
    ("asserted", "attacked", "Oscar Lund was sentenced to five years in prison for stabbing Marta Quill."),
    ("asserted", "wrote", "Oscar Lund apologized for writing a letter to Marta Quill."),
    ("asserted", "resignedFrom", "Oscar Lund resigned from Belton Press to become a carpenter."),
    ("asserted", "addressedTo", "Jane Roe announced the plan in a letter to Marta Quill."),
    ("asserted", "visited", "Oscar Lund went on to visit Norway."),
    ("asserted", "spouseOf", "Peter Coleman’s wife Laura Whitfield will not leave."),
    ("asserted", "spouseOf", "Peter Coleman’s wife, Laura Whitfield, may leave."),
    ("asserted", "acquired", "Harlan Foods completed the deal and acquired Belton Press."),
    # attributed
    ("attributed", "attacked", "“Oscar Lund stabbed Marta Quill. He left town,” Jane Roe said."),
    ("attributed", "attacked", "Jane Roe said Oscar Lund left town. “He stabbed Marta Quill,” she said."),
    ("attributed", "attacked", "Oscar Lund stabbed Marta Quill, Jane Roe told the court."),
    # alleged
    ("alleged", "attacked", "Oscar Lund is being investigated for stabbing Marta Quill."),
    ("alleged", "attacked", "Dora Finch accused Oscar Lund of stabbing Marta Quill."),
    ("alleged", "attacked", "Oscar Lund stabbed Marta Quill, prosecutors allege."),
    # denied
    ("denied", "runsFor", "Oscar Lund said he would not run for re-election."),
    ("denied", "attacked", "Oscar Lund denied allegations that he stabbed Marta Quill."),
    ("denied", "attacked", "Oscar Lund has repeatedly denied stabbing Marta Quill."),
    ("denied", "attacked", "Jane Roe said Oscar Lund did not stab Marta Quill."),
    # negated
    ("negated", "resignedFrom", "Oscar Lund stopped short of resigning from Belton Press."),
    ("negated", "runsFor", "Oscar Lund will not run for re-election."),
    ("negated", "runsFor", "Oscar Lund does not plan to run for mayor."),
    ("negated", "metWith", "Oscar Lund refused to meet with Marta Quill."),
    ("negated", "convictedOf", "Oscar Lund’s conviction for fraud was overturned in May."),
    ("negated", "convictedOf", "The court overturned Oscar Lund’s conviction for fraud."),
    ("negated", "convictedOf", "Oscar Lund was convicted of fraud, but the conviction was overturned in May."),
    ("negated", "convictedOf", "Oscar Lund was convicted of fraud. His conviction was vacated in May."),
    ("negated", "convictedOf", "Oscar Lund was convicted of fraud, a verdict that was later thrown out."),
    ("negated", "convictedOf", "Oscar Lund, who was convicted of fraud in 2012, had his conviction overturned."),
    ("negated", "convictedOf", "Oscar Lund was convicted of fraud but saw the verdict set aside by a judge."),
    ("negated", "supported", "Oscar Lund withdrew his support for Marta Quill."),
    ("negated", "worksFor", "Oscar Lund no longer works for Belton Press."),
    ("negated", "memberOf", "Oscar Lund is no longer a member of the Green Party."),
    ("negated", "donatedTo", "Oscar Lund has never given money to the Green Party."),
    ("negated", "acquired", "Harlan Foods failed in its bid to acquire Belton Press."),
    ("negated", "signed", "The governor has not yet signed the bill."),
    ("negated", "vetoed", "Oscar Lund chose not to veto the bill."),
    # hypothetical
    ("hypothetical", "resignedFrom", "Lawmakers asked Oscar Lund to resign from Belton Press."),
    ("hypothetical", "firedFrom", "Marta Quill ordered the firing of Oscar Lund from Belton Press."),
    ("hypothetical", "firedFrom", "The board voted to fire Oscar Lund from Belton Press."),
    ("hypothetical", "attacked", "In an attempt to stab Marta Quill, Oscar Lund left."),
    ("hypothetical", "killed", "In the novel, Oscar Lund kills Marta Quill."),
    ("hypothetical", "killed", "Oscar Lund kills Marta Quill in the season finale."),
    ("hypothetical", "killed", "Oscar Lund kills Marta Quill in the play’s final scene."),
    ("hypothetical", "resignedFrom", "Oscar Lund has to resign from Belton Press."),
    ("hypothetical", "attacked", "Oscar Lund conspired to stab Marta Quill."),
    ("hypothetical", "attacked", "Oscar Lund was accused of plotting to stab Marta Quill."),
    ("hypothetical", "attacked", "Oscar Lund threatened to stab Marta Quill."),
    ("hypothetical", "metWith", "Oscar Lund will leave after he meets with Marta Quill."),
    ("hypothetical", "pleaded", "Oscar Lund agreed to plead guilty."),
    ("hypothetical", "pleaded", "Oscar Lund is expected to plead guilty on Monday."),
    ("hypothetical", "attacked", "Jane Roe did not say whether Oscar Lund stabbed Marta Quill."),
    ("hypothetical", "attacked", "Police are investigating whether Oscar Lund stabbed Marta Quill."),
    ("hypothetical", "attacked", "Oscar Lund was sentenced to five years in prison for trying to stab Marta Quill."),
    ("hypothetical", "triedFor", "Oscar Lund is awaiting trial for fraud."),
    ("hypothetical", "acquired", "Harlan Foods made an offer to buy Belton Press."),
    ("hypothetical", "acquired", "Harlan Foods announced plans to acquire Belton Press."),
    ("hypothetical", "acquired", "Harlan Foods’ plan to acquire Belton Press was welcomed."),
    ("hypothetical", "signed", "The governor has until Friday to sign the bill."),
    ("hypothetical", "vetoed", "Oscar Lund promised not to veto the bill."),
]


@pytest.mark.parametrize(("status", "predicate", "text"), CASES)
def test_a_sentence_has_its_status(status: str, predicate: str, text: str) -> None:
    assert {s.status.value for s in found(text).statements if s.predicate == predicate} == {status}
