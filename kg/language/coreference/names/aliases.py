"""Two names that the text itself says are one person's or one body's: "Roe, also known as Stiles"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span

_NAME = r"(?:real|true|birth|given|legal|full|original|maiden|stage|pen|professional|married|former) name"
_OFTEN = (
    r"(?:also|formerly|previously|originally|now|once|then|sometimes|"
    r"professionally|popularly|commonly|widely|variously)"
)
_BETTER = r"(?:better|best)"
#: Nouns between the two: "Roe, a singer known as Zed"; a preposition would bring in somebody else.
_IS = r"(?:, (?:an?|the) (?:(?!(?:of|for|with|by|to|from|and|whose|who)\b)[\w-]+ ){1,4}?|,? \(?| [–—-] ?)"
_WHO = r"(?:(?:who|which) (?:is|was|has been|had been) )?"
_BEHIND = re.compile(
    rf"(?:{_IS}{_WHO}(?:{_OFTEN} ){{0,2}}(?P<better>{_BETTER} )?(?:known|billed|credited) (?:\w+ly )?"
    r"(?:as|under the name|by (?:the|his|her|its) (?:stage |pen )?(?:name|alias|nickname|pseudonym|moniker)|"
    r"to (?:\w+ ){1,2}as) "
    r"|,? \(?(?:a\.?k\.?a\.?:?|alias|n[ée]e) "
    rf"|{_IS}(?:(?:who|which) (?:was|is) )?born (?:as )?"
    r"|,? \(?formerly (?:called |named )?"
    rf"|{_IS}whose {_NAME} (?:is|was) "
    rf"|['’]s? {_NAME} (?:is|was) "
    rf"|,? \({_NAME}:? "
    r"|,? \(?(?:who (?:is|was) )?nicknamed "
    rf"|{_IS}who (?:goes|went) by (?:the (?:name|alias|stage name|nickname|moniker) (?:of )?)?"
    r"|,? who (?:calls|called) (?:himself|herself|themselves) "
    r"|,?(?: who)?(?: has| had)?(?: legally)? changed (?:his|her|their|its) name (?:to|from) "
    r")(?:the (?:\w+ ){0,2})?[\"'“‘]?",
    re.IGNORECASE,
)
#: The longest words between two names that are looked at, in code points.
_MOST = 70


@dataclass(frozen=True, slots=True)
class Aliases:
    """Names, by the index of their first token, that the text puts together.

    `partner` is the other name of a pair; `lesser` are those by which their bearers are less known.
    """

    partner: dict[int, Span]
    lesser: frozenset[int]


def aliases(text: str, ents: Sequence[Span]) -> Aliases:
    """The pairs of names among `ents` of which the text of the article says that both mean the same."""
    partner: dict[int, Span] = {}
    lesser: set[int] = set()
    ordered = sorted(ents, key=lambda e: e.start)
    for one, other in pairwise(ordered):
        if one.end_char >= other.start_char or other.start_char - one.end_char > _MOST:
            continue
        said = _BEHIND.fullmatch(text, one.end_char, other.start_char)
        if said is not None:
            partner.setdefault(one.start, other)
            partner.setdefault(other.start, one)
            lesser.add(one.start if said["better"] else other.start)
    return Aliases(partner, frozenset(lesser))
