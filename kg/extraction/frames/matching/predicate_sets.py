"""What is special about some predicates."""

from __future__ import annotations

#: What is done by uttering the words of a quotation.
UTTERING = frozenset({"posted", "wrote"})
#: What holds for longer than the clause that a noun for it stands in.
STATES = frozenset({
    "basedIn", "bornIn", "friendOf", "leads", "livesIn", "locatedIn", "memberOf", "occupation", "owns",
    "parentOf", "partOf", "partnerOf", "representedBy", "siblingOf", "spouseOf", "supported", "worksFor",
})  # fmt: skip
#: What people do with each other: "A and B met".
MUTUAL = frozenset({"spouseOf", "metWith"})
#: Predicates that one title is enough for, however often it stands before the name.
ONCE = frozenset({"occupation", "leads", "worksFor"})
