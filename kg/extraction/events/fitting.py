"""Arguments under the numbers that their roleset has for them.

The labels of numbered arguments are learnt from all verbs together, and what a number means beyond ARG1 differs from
one roleset to the next. The frame file says which number a goal or a source has, and the preposition which of them a
phrase is; a roleset without a doer counts from who undergoes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from spacy.tokens import Token

from kg.extraction.events.alternating import acts_alone, is_alternating
from kg.extraction.events.lasting import is_lasting
from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.roles import Roles
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import NOMINALS, children, conjuncts
from kg.language.syntax.voice import is_passive
from kg.propbank import Role, roleset

#: PropBank's functions of these, the likeliest first, and the modifiers that stand for them.
_GOAL, _SOURCE = (("GOL",), "ARGM-GOL"), (("DIR", "SRC"), "ARGM-DIR")
#: Whose place a preposition may change; with a noun also that of who undergoes it.
_MOVABLE = frozenset({"ARG2", "ARG3", "ARG4", "ARG5", "ARGM-LOC", "ARGM-GOL", "ARGM-DIR", "ARGM-MNR", "ARGM-EXT"})


@cache
def numbered_of(roleset_id: str) -> Mapping[str, Role]:
    """The numbered arguments of a roleset by number; of one that the frame files lack who acts and who undergoes."""
    known = roleset(roleset_id)
    return {"0": Role("", "PAG"), "1": Role("", "PPT")} if known is None else known.roles


class Kinds(Protocol):
    """What kind of thing a filler is."""

    def acts(self, word: Token) -> bool:
        """Whether it is a person, a body or a group."""

    def is_place(self, word: Token) -> bool:
        """Whether it is a place."""

    def is_share(self, word: Token) -> bool:
        """Whether it is an amount in per cent."""


def fit(arguments: Roles, token: Token, roleset_id: str, kinds: Kinds) -> None:
    """Renames the arguments of a word in place."""
    numbers = numbered_of(roleset_id)
    _by_how_much(arguments, numbers, kinds)
    _not_when_but(arguments, numbers)
    _without_hidden_doer(arguments, token)
    _count_from_one(arguments, numbers)
    if is_verbal(token):
        _undergoer_of_passive(arguments, token, numbers)
        _two_objects(arguments, token, numbers)
        _doer_of_intransitive(arguments, token, roleset_id, kinds)
    else:
        _doer_of_noun(arguments, roleset_id, kinds)
    for label in sorted(arguments):
        if label in _MOVABLE or (label == "ARG1" and not is_verbal(token)):
            _by_preposition(label, arguments, token, numbers, kinds)
    _as_what(arguments, numbers)


def _by_how_much(arguments: Roles, numbers: Mapping[str, Role], kinds: Kinds) -> None:
    """ "shares rose 3 percent": what rises is not the share by which it does."""
    extent = next((n for n, role in sorted(numbers.items()) if role.function == "EXT" and n not in "01"), None)
    measured = arguments.get("ARG1", [])
    if extent is None or not measured or not all(kinds.is_share(t) for t in measured) or arguments.get(f"ARG{extent}"):
        return
    arguments[f"ARG{extent}"] = measured
    arguments["ARG1"] = arguments.pop("ARG0", [])


def _without_hidden_doer(arguments: Roles, token: Token) -> None:
    """ "stolen from Roe", "by reports": neither does what the verb says, whatever the roles say."""
    kept = []
    for filler in arguments.get("ARG0", []):
        case = case_of(filler) if filler.head == token and is_verbal(token) else ""
        if case in event_words("source"):
            arguments["ARGM-DIR"].append(filler)
        elif case not in event_words("goal") | event_words("no_doer") and not (
            case == "by" and filler.lemma_.lower() in event_words("account")
        ):
            kept.append(filler)
    arguments["ARG0"] = kept


def _count_from_one(arguments: Roles, numbers: Mapping[str, Role]) -> None:
    """ "Roe underwent a test": the roleset has no doer, and who is taken for one undergoes it."""
    if "0" in numbers or not arguments.get("ARG0") or "1" not in numbers:
        return
    if arguments.get("ARG1"):
        if "2" not in numbers or arguments.get("ARG2"):
            return
        arguments["ARG2"] = arguments["ARG1"]
    arguments["ARG1"] = arguments.pop("ARG0")


def _two_objects(arguments: Roles, verb: Token, numbers: Mapping[str, Role]) -> None:
    """ "gave Roe a prize", "Roe was given a prize": who is named beside what is given gets it."""
    receivers, given = children(verb, "iobj"), children(verb, "obj")
    if not given:
        return
    passive = is_passive(verb)
    if passive:
        # a relative pronoun has its antecedent among the arguments already
        receivers = [t for t in arguments.get("ARG1", []) if t not in given] or children(verb, "nsubj:pass")
    elif not receivers and len(given) > 1:
        receivers, given = given[:1], given[1:]  # the parse calls both objects
    number = next((n for n, role in sorted(numbers.items()) if role.function == "GOL" and n not in "01"), None)
    if number is None or "1" not in numbers:
        return
    if not receivers and not passive:
        return
    receivers = [r for t in receivers for r in conjuncts(t)]
    for label in ("ARG1", "ARG2", f"ARG{number}"):
        arguments[label] = [t for t in arguments.get(label, []) if t not in (*receivers, *given)]
    arguments["ARG1"] += given
    arguments[f"ARG{number}"] += receivers


def _undergoer_of_passive(arguments: Roles, verb: Token, numbers: Mapping[str, Role]) -> None:
    """ "Roe was convicted of fraud": the subject undergoes it, and not what a preposition leads to."""
    subjects = children(verb, "nsubj:pass")
    wrong = [t for t in arguments.get("ARG1", []) if t.head == verb and t.dep_ == "obl" and case_of(t)]
    taken = {t for some in arguments.values() for t in some}
    if "1" not in numbers or not wrong or not subjects or taken & set(subjects):
        return
    first = next((n for n in sorted(numbers) if n not in "01" and not arguments.get(f"ARG{n}")), None)
    if first is not None:
        arguments[f"ARG{first}"] += arguments["ARG1"]
    arguments["ARG1"] = subjects


def _not_when_but(arguments: Roles, numbers: Mapping[str, Role]) -> None:
    """ "sentenced to ten years" tells no time, and "after he had left" no cause."""
    for filler in list(arguments.get("ARGM-TMP", [])):
        number = next((n for n in sorted(numbers) if n not in "01" and not arguments.get(f"ARG{n}")), None)
        if case_of(filler) == "to" and is_lasting(filler) and number is not None:
            arguments["ARGM-TMP"].remove(filler)
            arguments[f"ARG{number}"].append(filler)
        elif case_of(filler) in event_words("conceding"):
            arguments["ARGM-TMP"].remove(filler)
    for filler in list(arguments.get("ARGM-CAU", [])):
        if case_of(filler) in event_words("timing"):
            arguments["ARGM-CAU"].remove(filler)
            arguments["ARGM-TMP"].append(filler)


def _doer_of_intransitive(arguments: Roles, verb: Token, roleset_id: str, kinds: Kinds) -> None:
    """ "Roe resigned": a subject that acts is the doer, unless such a verb says without object what happens to it."""
    undergoing = arguments.get("ARG1", [])
    alone = not arguments.get("ARG0") and undergoing and not children(verb, "obj") and not is_passive(verb)
    own = [t for t in undergoing if t.head == verb and t.dep_ == "nsubj" and kinds.acts(t)]
    if alone and own and "0" in numbered_of(roleset_id) and not is_alternating(roleset_id):
        arguments["ARG0"] = arguments.pop("ARG1")


def _doer_of_noun(arguments: Roles, roleset_id: str, kinds: Kinds) -> None:
    """ "the resignation of Roe": with an act that nobody else undergoes, who is named is the doer."""
    alone = not arguments.get("ARG0") and arguments.get("ARG1") and "0" in numbered_of(roleset_id)
    if alone and acts_alone(roleset_id) and all(kinds.acts(t) for t in arguments["ARG1"]):
        arguments["ARG0"] = arguments.pop("ARG1")


def _by_preposition(label: str, arguments: Roles, token: Token, numbers: Mapping[str, Role], kinds: Kinds) -> None:
    """ "rose to two dollars", "flown to Hill": where the preposition says that it is a goal or a source.

    What the preposition rules out for a number, as it does with "data from Hill", is no argument; nor is "at 3 mph"
    where something goes. A place in or at which something is done undergoes nothing.
    """
    others = {t for name in arguments for t in arguments[name]}
    number = label.removeprefix("ARG")
    own = numbers[number].function if number in numbers else ""
    for filler in list(arguments[label]):
        case = case_of(filler) if filler.pos_ in NOMINALS else ""
        ends, begins = case in event_words("goal"), case in event_words("source")
        functions, modifier = _GOAL if ends else _SOURCE if begins else ((), "")
        if case in event_words("opponent") and label == "ARGM-LOC":
            arguments[label].remove(filler)  # "won against Hill City"
            continue
        if _is_ruled_out(case, own, numbers.get(number)):
            arguments[label].remove(filler)
            continue
        if case in event_words("opponent") and own != "COM":
            functions, modifier = ("COM",), ""
        if case in event_words("scene") and own not in {"LOC", ""} and kinds.is_place(filler):
            functions, modifier = ("LOC",), "ARGM-LOC"
        if not functions:
            if label == "ARGM-DIR" or (own == "GOL" and case == "at" and _is_measure(filler)):
                arguments[label].remove(filler)
            continue
        if own in functions:
            continue
        every = ((n, r) for n, r in sorted(numbers.items()) if r.function in functions)
        free = (n for n, r in every if n not in "01" or r.function == "COM")
        better = next((f"ARG{n}" for n in free if not arguments.get(f"ARG{n}")), modifier)
        if not better:
            continue
        contrary = own in {"GOL", "DIR", "SRC"}
        if better == modifier and number in numbers and not kinds.is_place(filler) and not contrary:
            if filler.head in others and filler.dep_ == "nmod" and label != "ARG1":
                arguments[label].remove(filler)
            continue
        arguments[label].remove(filler)
        if better != modifier or filler.dep_ != "nmod" or filler.head in {token, *others}:
            arguments[better].append(filler)  # but nobody "resigned to" whom a letter is to


def _is_ruled_out(case: str, function: str, role: Role | None) -> bool:
    """Whether a preposition cannot lead to what has a function: no instrument is "in" something, no aim "with" it."""
    if function == "MNR":
        return case in event_words("no_means")
    if function in {"PRP", "PNC"}:
        return bool(case) and case not in event_words("aim")
    given = function == "GOL" or (role is not None and "benefactive" in role.description)
    return given and case in event_words("no_receiver")


def _is_measure(filler: Token) -> bool:
    return filler.pos_ in {"NUM", "SYM"} or bool(children(filler, "nummod"))


def _as_what(arguments: Roles, numbers: Mapping[str, Role]) -> None:
    """ "works as a clerk", whatever number it has; what something is done by is no cause of it: "by launching it"."""
    by = [t for t in arguments.get("ARGM-CAU", []) if case_of(t) == "by"]
    if by:
        arguments["ARGM-CAU"] = [t for t in arguments["ARGM-CAU"] if t not in by]
        arguments["ARGM-MNR"] += by
    for label in sorted((_MOVABLE | {"ARGM-CAU"}) & arguments.keys()):
        number = label.removeprefix("ARG")
        if number in numbers and numbers[number].function == "PRD":
            continue
        told = [t for t in arguments[label] if t.pos_ in {"NOUN", "PROPN"} and case_of(t) == "as"]
        arguments[label] = [t for t in arguments[label] if t not in told]
        arguments["ARGM-PRD"] += told
