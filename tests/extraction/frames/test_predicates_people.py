"""Who people are: kin, friends, work, where and when they were born and died."""

import pytest

from tests.extraction.findings import facts

MARY, PAUL, JANE = "Mary Holt", "Paul Lane", "Jane Roe"

_TOLD = [
    ("Jane Roe is married to Paul Lane.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe and Paul Lane married in 2010.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe married Paul Lane in 2010.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe, who married Paul Lane in 2010, left on Monday.", [(JANE, "spouseOf", PAUL)]),
    ("Paul Lane and his wife, Jane Roe, left on Monday.", [(JANE, "spouseOf", PAUL)]),
    ("Paul Lane's wife, Jane Roe, left on Monday.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe, the wife of Paul Lane, left on Monday.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe is the wife of Paul Lane.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe, married to Paul Lane since 2010, left on Monday.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe got married to Paul Lane in 2010.", [(JANE, "spouseOf", PAUL)]),
    ("Jane Roe and her husband of 20 years, Paul Lane, left on Monday.", [(PAUL, "spouseOf", JANE)]),
    ("Paul Lane's girlfriend, Mary Holt, was there.", [(MARY, "partnerOf", PAUL)]),
    ("Paul Lane is dating the singer Mary Holt.", [(PAUL, "partnerOf", MARY)]),
    ("Mary Holt, who is dating Paul Lane, was there.", [(MARY, "partnerOf", PAUL)]),
    ("Mary Holt is the longtime partner of Paul Lane.", [(MARY, "partnerOf", PAUL)]),
    ("Paul Lane and his fiancée, Mary Holt, were there.", [(MARY, "partnerOf", PAUL)]),
    ("Paul Lane, Mary Holt's younger brother, was there.", [(PAUL, "siblingOf", MARY)]),
    ("Paul Lane and his sister, Mary Holt, were there.", [(MARY, "siblingOf", PAUL)]),
    ("Paul Lane is the brother of Mary Holt.", [(PAUL, "siblingOf", MARY)]),
    ("Mary Holt, one of Paul Lane's three sisters, was there.", [(MARY, "siblingOf", PAUL)]),
    ("Paul Lane's twin sister, Mary Holt, was there.", [(MARY, "siblingOf", PAUL)]),
    ("Paul Lane, a longtime friend of Mary Holt, wept.", [(PAUL, "friendOf", MARY)]),
    ("Paul Lane is a friend of Mary Holt.", [(PAUL, "friendOf", MARY)]),
    ("Mary Holt and her close friend Paul Lane wept.", [(PAUL, "friendOf", MARY)]),
    ("Mary Holt's best friend, Paul Lane, wept.", [(PAUL, "friendOf", MARY)]),
    ("Paul Lane, one of Mary Holt's oldest friends, wept.", [(PAUL, "friendOf", MARY)]),
    (
        "Mary Holt's friends, including Paul Lane and Jane Roe, wept.",
        [(PAUL, "friendOf", MARY), (JANE, "friendOf", MARY)],
    ),
    ("Paul Lane, the father of Mary Lane, wept.", [(PAUL, "parentOf", "Mary Lane")]),
    ("Mary Lane, daughter of Sen. Paul Lane, wept.", [(PAUL, "parentOf", "Mary Lane")]),
    ("Mary Lane's mother, Ann Lane, wept.", [("Ann Lane", "parentOf", "Mary Lane")]),
    ("Paul Lane's son John was arrested.", [(PAUL, "parentOf", "John")]),
    ("Ann Lane is the mother of Mary Lane.", [("Ann Lane", "parentOf", "Mary Lane")]),
    ("Mary Lane is the daughter of Ann Lane.", [("Ann Lane", "parentOf", "Mary Lane")]),
    ("The journalist Jane Roe spoke.", [(JANE, "occupation", "journalist")]),
    ("Jane Roe, a Canadian actress, lives in Toronto.", [(JANE, "occupation", "actress")]),
    ("Mary Holt is a lawyer in Dayton.", [(MARY, "occupation", "lawyer")]),
    ("Mary Holt works as a nurse in Dayton.", [(MARY, "occupation", "nurse")]),
    ("Prime Minister Paul Lane spoke.", [(PAUL, "occupation", "prime minister")]),
    ("Secretary of State Mary Holt spoke.", [(MARY, "occupation", "secretary of state")]),
    ("Ohio Attorney General Paul Lane spoke.", [(PAUL, "occupation", "attorney general")]),
    ("Journalist and author Mary Holt spoke.", [(MARY, "occupation", "journalist"), (MARY, "occupation", "author")]),
    ("Mary Holt, a writer and teacher, spoke.", [(MARY, "occupation", "writer"), (MARY, "occupation", "teacher")]),
    ("Paul Lane, one of the best-known actors of the country, spoke.", [(PAUL, "occupation", "actor")]),
    ("Syrian President Paul Lane spoke.", [(PAUL, "occupation", "president")]),
    ("Paul Lane, the attorney general of Ohio, spoke.", [(PAUL, "occupation", "attorney general")]),
    (
        "Paul Lane, the deputy executive director of Acme Corp., spoke.",
        [(PAUL, "occupation", "deputy executive director")],
    ),
    ("House Speaker Mary Holt spoke.", [(MARY, "occupation", "house speaker")]),
    ("Paul Lane was born in Dayton, Ohio, in 1950.", [(PAUL, "bornIn", "Dayton")]),
    ("Boston-born singer Mary Holt sang on Friday.", [(MARY, "bornIn", "Boston")]),
    ("Mary Holt, a native of Boston, sang on Friday.", [(MARY, "bornIn", "Boston")]),
    ("Mary Holt won in Iowa, where she was born.", [(MARY, "bornIn", "Iowa")]),
    ("Mary Holt, who was born in Boston, sang on Friday.", [(MARY, "bornIn", "Boston")]),
    ("Mary Holt, born in Boston in 1950, sang on Friday.", [(MARY, "bornIn", "Boston")]),
    ("Born in Boston, Mary Holt moved to Ohio as a child.", [(MARY, "bornIn", "Boston")]),
    ("Mary Holt, a Boston native, sang on Friday.", [(MARY, "bornIn", "Boston")]),
    ("Paul Lane resides in Springfield.", [(PAUL, "livesIn", "Springfield")]),
    ("Jane Roe, a Canadian actress, lives in Toronto.", [(JANE, "livesIn", "Toronto")]),
    ("Paul Lane, who lives in Springfield, wept.", [(PAUL, "livesIn", "Springfield")]),
    ("Paul Lane, a resident of Springfield, wept.", [(PAUL, "livesIn", "Springfield")]),
    ("Springfield resident Paul Lane wept.", [(PAUL, "livesIn", "Springfield")]),
    (
        "Mary Holt and Paul Lane live in Springfield.",
        [(MARY, "livesIn", "Springfield"), (PAUL, "livesIn", "Springfield")],
    ),
    ("Paul Lane, living in Springfield since 2010, wept.", [(PAUL, "livesIn", "Springfield")]),
    (
        "Mary Holt died on Monday in Chicago. She was 81.",
        [(MARY, "diedIn", "Chicago"), (MARY, "diedOn", "Monday"), (MARY, "age", "81")],
    ),
    ("Mary Holt, who died in Chicago, left two sons.", [(MARY, "diedIn", "Chicago")]),
    ("Mary Holt, who died in 2012, left two sons.", [(MARY, "diedOn", "2012")]),
    ("Mary Holt's death in 2012 shocked the town.", [(MARY, "diedOn", "2012")]),
    ("The death of Mary Holt on Monday shocked the town.", [(MARY, "diedOn", "Monday")]),
    ("Mary Holt died Monday.", [(MARY, "diedOn", "Monday")]),
    ("Jane Roe, a Canadian actress, lives in Toronto.", [(JANE, "nationality", "Canadian")]),
    ("The French chef Paul Lane opened a restaurant in Boston.", [(PAUL, "nationality", "French")]),
    ("Jane Roe, the award-winning British novelist, spoke.", [(JANE, "nationality", "British")]),
    ("Paul Lane is a South African painter.", [(PAUL, "nationality", "South African")]),
    ("The British author and journalist Jane Roe spoke.", [(JANE, "nationality", "British")]),
    ("The Canadian singer Jane Roe sang on Friday.", [(JANE, "nationality", "Canadian")]),
]  # fmt: skip

# sentence, and what it does not say
_UNTOLD = [
    ("Front-runner Mary Holt spoke on Monday.", {"occupation"}),
    ("Mary Holt, a former actress, spoke on Monday.", {"occupation"}),
    ("English professor Mary Holt spoke on Monday.", {"nationality"}),
    ("Mary Holt, an English professor, spoke on Monday.", {"nationality"}),
    ("French President Mary Holt spoke on Monday.", {"nationality"}),
    ("The German ambassador, Mary Holt, spoke on Monday.", {"nationality"}),
    ("African-American singer Mary Holt sang on Monday.", {"nationality"}),
    ("Paul Lane of Springfield was arrested.", {"livesIn", "bornIn", "arrestedFor"}),
    ("Mary Holt was born to a family of lawyers.", {"bornIn"}),
    ("Mary Holt's popularity died in Ohio.", {"diedIn"}),
    ("Mary Holt is a fan.", {"occupation"}),
    ("Mary Holt is a role model.", {"occupation"}),
    ("Mary Holt, a mother of two, spoke.", {"parentOf", "occupation"}),
    ("Mary Holt's father figure, Paul Lane, spoke.", {"parentOf"}),
    ("Mary Holt's ex-husband, Paul Lane, spoke.", {"spouseOf"}),
    ("Mary Holt's former husband, Paul Lane, spoke.", {"spouseOf"}),
    ("Mary Holt's brother-in-law, Paul Lane, spoke.", {"siblingOf"}),
    ("Mary Holt's sister city is Dayton.", {"siblingOf"}),
    ("Mary Holt's father-in-law, Paul Lane, spoke.", {"parentOf"}),
    ("A friend of a friend of Mary Holt spoke.", {"friendOf"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), _TOLD)
def test_a_construction_tells(text: str, told: list[tuple[str, str, str]]) -> None:
    assert {(*fact, "asserted") for fact in told} <= facts(text)


@pytest.mark.parametrize(("text", "predicates"), _UNTOLD)
def test_what_only_looks_like_one_tells_nothing(text: str, predicates: set[str]) -> None:
    assert not predicates & {predicate for _, predicate, *_ in facts(text)}
