"""States that are over: what says so, and between which times they held."""

from __future__ import annotations

import pytest

from kg.workflow import extract_text

#: Sentence of an article of May 2024, the predicate, whether it is over, from when, until when, and its status.
CASES = [
    ("Alan Price, who was mayor of Denver until 2010, also came.", "leads", True, None, "2010"),
    ("Jane Roe was mayor of Dayton from 2010 to 2014.", "leads", True, "2010", "2014"),
    ("Jane Roe, mayor of Dayton from 2010 to 2014, spoke.", "occupation", True, "2010", "2014"),
    ("Jane Roe (mayor of Dayton, 2010-2014) spoke.", "leads", True, "2010", "2014"),
    ("Jane Roe led Acme Corp. between 2015 and 2020.", "leads", True, "2015", "2020"),
    ("Jane Roe owned Acme Corp. from 1990 to May 2001.", "owns", True, "1990", "2001-05"),
    ("Jane Roe was chairwoman of Acme Corp. until her death in May 2012.", "leads", True, None, "2012-05"),
    ("Jane Roe was mayor of Dayton until she resigned in 2010.", "leads", True, None, "2010"),
    ("Until recently, Jane Roe worked for Acme Corp.", "worksFor", True, None, None),
    ("Jane Roe, chief executive of Acme Corp. until last month, spoke.", "leads", True, None, "2024-04"),
    ("Jane Roe, mayor since 2010, spoke.", "occupation", False, "2010", None),
    ("Former Acme Bank and Globex executive Jane Roe spoke.", "occupation", True, None, None),
    ("Jane Roe has been mayor of Dayton since 2012.", "leads", False, "2012", None),
    ("Jane Roe is chairwoman of Acme Corp. until 2026.", "leads", False, None, "2026"),
    ("Jane Roe was a teacher before becoming a senator.", "occupation", True, None, None),
    ("Jane Roe used to lead Acme Corp.", "leads", True, None, None),
    ("Jane Roe no longer works for Acme Corp.", "worksFor", True, None, None),
    ("Jane Roe is no longer a member of the Green Party.", "memberOf", True, None, None),
    ("Jane Roe does not work for Acme Corp. any more.", "worksFor", True, None, None),
    ("Jane Roe stopped working for Acme Corp.", "worksFor", True, None, None),
    ("Jane Roe, then mayor of Dayton, signed the bill.", "leads", True, None, None),
    ("Jane Roe, who was mayor of Dayton at the time, signed the bill.", "leads", True, None, None),
    ("Jane Roe, Dayton mayor at the time, built a park.", "leads", True, None, None),
    ("Jane Roe, previously the chief executive of Acme Corp., spoke.", "leads", True, None, None),
    ("Jane Roe served as mayor of Dayton.", "leads", True, None, None),
    ("Jane Roe worked for Acme Corp. in the 1990s.", "worksFor", True, None, None),
    ("Jane Roe worked for Acme Corp. for ten years.", "worksFor", True, None, None),
    ("Jane Roe has worked for Acme Corp. for ten years.", "worksFor", False, None, None),
    ("Jane Roe was sacked after leading Acme Corp.", "leads", True, None, None),
    ("Jane Roe divorced John Doe in 2012.", "spouseOf", True, None, "2012"),
    ("Jane Roe was married to John Doe until 2010.", "spouseOf", True, None, "2010"),
    ("Jane Roe joined Acme Corp. in the 1990s.", "memberOf", False, None, None),
    ("Jane Roe then led Acme Corp. to a record.", "leads", False, None, None),
    ("Jane Roe once again led Acme Corp.", "leads", False, None, None),
    ("The outgoing mayor of Dayton, Jane Roe, spoke.", "leads", False, None, None),
    ("Acme Corp. was based in Dayton until 2001.", "basedIn", True, None, "2001"),
]


@pytest.mark.parametrize(("text", "predicate", "ended", "began", "until"), CASES)
def test_a_state_is_over_where_the_text_says_so(
    text: str, predicate: str, ended: bool, began: str | None, until: str | None
) -> None:
    (row,) = (r for r in extract_text(text, published="2024-05-15").statement_rows() if r["predicate"] == predicate)
    assert (row["ended"], row["from"], row["until"], row["status"]) == (ended, began, until, "asserted")


def test_what_says_that_it_is_over_is_evidence() -> None:
    (row,) = extract_text("Former Senator Jane Roe spoke.").statement_rows()
    assert row["words"] == "Former Senator Jane Roe"


def test_what_somebody_says_is_over_is_their_claim() -> None:
    rows = extract_text("Ann Moss said Jane Roe was no longer the president of Acme Corp.").statement_rows()
    assert {(r["status"], r["ended"], r["according_to"]) for r in rows} == {("attributed", True, "Ann Moss")}


def test_somebodys_former_lawyer_may_still_be_one() -> None:
    rows = extract_text("Jane Roe, Paul Lane's former lawyer, spoke.").statement_rows()
    assert {(r["predicate"], r["ended"]) for r in rows} == {("representedBy", True)}


def test_what_was_not_so_until_then_is_not_over() -> None:
    rows = extract_text("Jane Roe was not mayor until 2010.").statement_rows()
    assert {(r["status"], r["ended"]) for r in rows} == {("negated", False)}
