"""What an article does with the act itself: "she said" is asserted, "she never said" negated, "may say" possible."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import made_to_say
from kg.language.lexicon.entries import tagged, verbs
from kg.language.syntax.negation import denying
from kg.language.syntax.nouns import is_somebody
from kg.language.syntax.remembered import kids
from kg.model import Status

#: What may stand between such a mark and the verb.
_BEFORE = frozenset({"be", "being", "been", "having", "to", "openly", "publicly", "simply", "directly"})
_INVERTED = frozenset({"Had", "Were", "Should"})


def standing(layout: Layout, cue: Token, source: str, *, direct: bool) -> Status:
    """The status of the act that a cue names.

    `cue` is its deciding token, `source` the words that name who acts. Words in marks (`direct`) were said by somebody,
    so "would" ("she would later say") takes nothing back there.
    """
    words = lexicon().words
    if cue.pos_ not in {"VERB", "AUX", "ADJ"}:
        return Status.ASSERTED
    chain = [cue, *_ruling(cue)]
    near = (c for verb in chain for c in kids(verb) if c.i <= cue.i + 1 and not layout.is_inside(c, cue))
    beside = {c.lower_ for c in near}
    if any(c.lower_ in tagged("adverbs", "status")["mistaken"] for c in _beside_ascribing(cue)):
        return Status.NEGATED  # "is falsely quoted as saying"
    if beside & words["negation"] or _is_nobody(chain[-1], source) or any(_withheld(verb) for verb in chain[1:]):
        return Status.NEGATED
    if _withheld(cue) and any(c.dep_ == "xcomp" and lexicon().takes(c, "speech") for c in kids(cue)):
        return Status.NEGATED  # "declined to say"
    if not direct and (_comes_to_nothing(cue) or any(_is_replaced(verb) for verb in chain)):
        return Status.NEGATED  # "found no evidence that", "instead of saying that", "nearly said that"
    if made_to_say(cue) is not None and cue.head.lemma_.lower() in verbs("status", "denying") | verbs(
        "status", "doubting"
    ):
        return Status.NEGATED  # "denied Roe saying"
    if beside & words["doubtful"] or _is_somebodys_account(cue):
        return Status.ALLEGED
    if beside & (words["possible_if_direct"] if direct else words["possible"]) or _conditional(chain):
        return Status.HYPOTHETICAL
    if any(lexicon().verb(verb) in words["planned"] for verb in chain[1:]):
        return Status.HYPOTHETICAL
    return Status.ASSERTED


def _is_somebodys_account(cue: Token) -> bool:
    """Whether somebody in the article, and no outlet, says that it was said: "Doe remembered Roe saying"."""
    if made_to_say(cue) is None:
        return False
    telling = [c for c in kids(cue.head) if c.dep_ in {"nsubj", "obl:agent"}]
    return any(is_somebody(each) and each.ent_type_ != "ORG" for each in telling)


def _beside_ascribing(cue: Token) -> list[Token]:
    """The adverbs of the verb that ascribes words: "falsely quoted as saying"."""
    ascribed = cue.dep_ in {"advcl", "xcomp"} and any(c.dep_ == "mark" and c.lower_ == "as" for c in kids(cue))
    return [c for c in kids(cue.head) if c.dep_ == "advmod"] if ascribed else []


def _is_nobody(outer: Token, source: str) -> bool:
    """Whether the subject says that nobody does it: "neither Roe nor Doe", "not one of them", "hardly anyone"."""
    first = source.split()[0].lower() if source.split() else ""
    own = next((c for c in kids(outer) if c.dep_.startswith("nsubj")), None)
    phrase: list[Token] = []
    if own is not None:
        phrase = list(own.doc[max(0, own.left_edge.i - 1) : own.i + 1])
    return first in denying("speaker") or any(t.lower_ in denying("speakers") for t in phrase)


def _comes_to_nothing(cue: Token) -> bool:
    """Whether the content hangs on something that there is not: "found no proof that", "nothing to suggest that"."""
    things = [c for c in kids(cue) if c.dep_ == "obj" and any(_is_content(g) for g in kids(c))]
    if cue.dep_ in {"acl", "acl:relcl"}:
        things.append(cue.head)
    return any(_is_none(t) for t in things)


def _is_content(clause: Token) -> bool:
    """Whether a clause under a noun is what it tells of: "evidence that it rains"."""
    return clause.dep_ in {"acl", "ccomp", "acl:relcl"} and clause.left_edge.lower_ == "that"


def _is_none(noun: Token) -> bool:
    no = denying("argument") | denying("claim")
    return noun.lower_ in no or any(c.lower_ in no and c.dep_ in {"det", "advmod"} for c in kids(noun))


def _is_replaced(verb: Token) -> bool:
    """Whether something else is done instead: "rather than say", "far from saying"; or it nearly is."""
    if any(c.lower_ in tagged("adverbs", "status")["nearly"] and c.dep_ == "advmod" for c in kids(verb)):
        return True
    first = verb.i
    while first and verb.doc[first - 1].lower_ in _BEFORE:
        first -= 1
    ahead = " ".join(t.lower_ for t in verb.doc[max(0, first - 3) : first])
    marks = tagged("clause_words", "status")["negating_marks"]
    return any(ahead == mark or ahead.endswith(f" {mark}") for mark in marks if " " in mark)


def _ruling(cue: Token) -> list[Token]:
    """The verbs whose infinitive the cue is: "declined to say", "wanted to say"."""
    found: list[Token] = []
    at = cue
    while (
        at.dep_ in {"xcomp", "conj", "advcl"}
        and _follows(at)
        and at.head != at
        and at.head.pos_ in {"VERB", "AUX", "ADJ"}
        and len(found) < 3
    ):
        if at.dep_ == "conj" and any(c.dep_ == "nsubj" for c in kids(at)):
            break
        joint = at.dep_ == "conj"
        at = at.head
        if not joint:
            found.append(at)
    return found


def _follows(verb: Token) -> bool:
    """Whether an adverbial clause is a complement all the same: stopped short of saying."""
    return verb.dep_ != "advcl" or (
        verb.tag_ == "VBG" and verb.head.lemma_.lower() == "stop" and any(c.lower_ == "of" for c in kids(verb))
    )


def _withheld(verb: Token) -> bool:
    return lexicon().verb(verb) in lexicon().words["withheld"] or verb.lemma_.lower() == "stop"


def _conditional(chain: list[Token]) -> bool:
    outer = chain[-1]
    marks = lexicon().words["conditional"]
    if outer.dep_ == "advcl" and any(c.text in _INVERTED and c.i < outer.i and c.dep_ == "aux" for c in kids(outer)):
        return True  # "Had she said so, ..."
    return outer.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in kids(outer))
