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

from kg.extraction.events.alternating import acts_alone, is_alternating, is_done_to_owner
from kg.extraction.events.lasting import is_lasting
from kg.extraction.events.words import event_words, is_ruled_out
from kg.extraction.frames.matching.roles import Roles
from kg.language.syntax.clauses import case_of, is_verbal, led_by
from kg.language.syntax.nouns import NOMINALS, children, conjuncts, possessors
from kg.language.syntax.voice import is_passive
from kg.propbank import Role, roleset

#: PropBank's functions of these, the likeliest first, and the modifiers that stand for them.
_GOAL, _SOURCE = (("GOL",), "ARGM-GOL"), (("DIR", "SRC"), "ARGM-DIR")
#: Parts of speech of words that name or point at somebody.
_NAMING = frozenset({"PROPN", "PRON"})
#: Functions of what a subject in the active does not stand for.
_BESIDE = frozenset({"DIR", "SRC", "GOL", "COM", "EXT"})
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
    _not_to_whom_but_what(arguments, numbers, kinds)
    if is_verbal(token):
        _undergoer_itself(arguments, token, numbers, kinds)
        _two_objects(arguments, token, numbers)
        _doer_of_intransitive(arguments, token, roleset_id, kinds)
        _undergoer_alone(arguments, token, roleset_id, kinds)
        _subject_is_no_end(arguments, token, numbers)
    else:
        # "the Hill riots" were in Hill, and what "the Hill probe" was about nobody says
        arguments["ARG0"] = [t for t in arguments.get("ARG0", []) if t.dep_ != "compound" or not kinds.is_place(t)]
        _doer_of_noun(arguments, roleset_id, kinds)
        _owner_undergoes(arguments, token, roleset_id)
    for label in sorted(arguments):
        if label in _MOVABLE or label == "ARG1":
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
        case = led_by(filler) if is_verbal(token) and _hangs_on(filler, token) else ""
        if is_ruled_out(case, "PAG"):
            continue
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


def _not_to_whom_but_what(arguments: Roles, numbers: Mapping[str, Role], kinds: Kinds) -> None:
    """ "promised to leave", "promised a job": with such a verb ARG1 is to whom, and that is nothing that is done."""
    what = next((n for n, role in sorted(numbers.items()) if role.function == "PPT" and n not in "01"), None)
    if what is None or "1" not in numbers or numbers["1"].function != "GOL" or arguments.get(f"ARG{what}"):
        return
    given = [t for t in arguments.get("ARG1", []) if is_verbal(t) or not (kinds.acts(t) or t.pos_ in _NAMING)]
    arguments["ARG1"] = [t for t in arguments.get("ARG1", []) if t not in given]
    arguments[f"ARG{what}"] += given


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


def _undergoer_itself(arguments: Roles, verb: Token, numbers: Mapping[str, Role], kinds: Kinds) -> None:
    """ "Roe was convicted of fraud", "sued Roe over a law": who is the subject or object undergoes it, and not
    what a preposition leads to."""
    if is_passive(verb):
        undergoing = children(verb, "nsubj:pass")
    else:
        undergoing = [t for t in children(verb, "obj") if kinds.acts(t) and not case_of(t)]
    wrong = [t for t in arguments.get("ARG1", []) if t.dep_ != "obj" and led_by(t) and _hangs_on(t, verb)]
    taken = {t for some in arguments.values() for t in some}
    if "1" not in numbers or not wrong or not undergoing or taken & set(undergoing):
        return
    first = next((n for n in sorted(numbers) if n not in "01" and not arguments.get(f"ARG{n}")), None)
    if first is not None:
        arguments[f"ARG{first}"] += arguments["ARG1"]
    arguments["ARG1"] = undergoing


def _not_when_but(arguments: Roles, numbers: Mapping[str, Role]) -> None:
    """ "sentenced to ten years" tells no time, nor "hours" of "hours after the vote"; "after he left" is no cause."""
    for filler in list(arguments.get("ARGM-TMP", [])):
        number = next((n for n in sorted(numbers) if n not in "01" and not arguments.get(f"ARG{n}")), None)
        if case_of(filler) == "to" and is_lasting(filler) and number is not None:
            arguments["ARGM-TMP"].remove(filler)
            arguments[f"ARG{number}"].append(filler)
        elif case_of(filler) in event_words("conceding") or _measures_from(filler):
            arguments["ARGM-TMP"].remove(filler)
    for filler in list(arguments.get("ARGM-CAU", [])):
        if case_of(filler) in event_words("timing"):
            arguments["ARGM-CAU"].remove(filler)
            arguments["ARGM-TMP"].append(filler)
        elif case_of(filler) != "by" and (
            led_by(filler) not in event_words("reason") or filler.left_edge.lower_ == "even"
        ):
            arguments["ARGM-CAU"].remove(filler)


def _measures_from(filler: Token) -> bool:
    """Whether it only tells how long before or after something else: "hours after the vote"."""
    behind = filler.right_edge.i + 1
    follows = filler.doc[behind].lower_ if behind < len(filler.doc) else ""
    return is_lasting(filler) and not case_of(filler) and follows in {"after", "before"}


def _doer_of_intransitive(arguments: Roles, verb: Token, roleset_id: str, kinds: Kinds) -> None:
    """ "Roe resigned": a subject that acts is the doer, unless such a verb says without object what happens to it."""
    undergoing = arguments.get("ARG1", [])
    alone = not arguments.get("ARG0") and undergoing and not children(verb, "obj") and not is_passive(verb)
    own = [t for t in undergoing if t.head == verb and t.dep_ == "nsubj" and kinds.acts(t)]
    doer = numbered_of(roleset_id).get("0")
    if alone and own and doer is not None and not _is_cause(doer) and not is_alternating(roleset_id):
        arguments["ARG0"] = arguments.pop("ARG1")


def _undergoer_alone(arguments: Roles, verb: Token, roleset_id: str, kinds: Kinds) -> None:
    """ "the roof collapsed", "Roe panicked": without an object the subject is no cause, but whom it happens to.

    "Roe panicked that it was late": what a clause says sets it off. Who only causes it may also do it to themselves
    ("people moved on").
    """
    numbers, doers = numbered_of(roleset_id), arguments.get("ARG0", [])
    if not doers or not {"0", "1"} <= numbers.keys() or not _is_cause(numbers["0"]) or is_passive(verb):
        return
    felt = "stimulus" in numbers["0"].description.lower()
    said = arguments.get("ARG1", [])
    if children(verb, "obj") or (said and not (felt and all(is_verbal(t) for t in said))):
        return
    if felt or not any(kinds.acts(t) for t in doers):
        arguments["ARG0"], arguments["ARG1"] = said, doers


def _subject_is_no_end(arguments: Roles, verb: Token, numbers: Mapping[str, Role]) -> None:
    """ "A threat emerged": the subject is not where it came from, whom it hit or with whom it clashed."""
    undergoing, role = arguments.get("ARG1", []), numbers.get("1")
    if role is None or role.function not in _BESIDE or "0" not in numbers or arguments.get("ARG0"):
        return
    if undergoing and all(t.head == verb and t.dep_ == "nsubj" for t in undergoing) and not is_passive(verb):
        arguments["ARG0"] = arguments.pop("ARG1")


def _is_cause(role: Role) -> bool:
    """Whether the frame file has a cause for who does it."""
    words = role.description.lower().replace(",", " ").split()
    return not event_words("causing").isdisjoint(words)


def _owner_undergoes(arguments: Roles, noun: Token, roleset_id: str) -> None:
    """ "Roe's arrest" is done to Roe, unless another is named; what "Roe's anger at Doe" is at sets it off."""
    numbers = numbered_of(roleset_id)
    if not {"0", "1"} <= numbers.keys():
        return
    owners = [t for t in arguments.get("ARG0", []) if t in possessors(noun)]
    undergoing = arguments.get("ARG1", [])
    if owners and is_done_to_owner(roleset_id) and not any(led_by(t) == "of" for t in undergoing):
        arguments["ARG1"] = owners
        arguments["ARG0"] = undergoing if _is_cause(numbers["0"]) else []


def _doer_of_noun(arguments: Roles, roleset_id: str, kinds: Kinds) -> None:
    """ "the resignation of Roe": with an act that nobody else undergoes, who is named is the doer.

    So is whom "from", "among" and "between" name: "criticism from Roe".
    """
    functions = {role.function for role in numbered_of(roleset_id).values()}
    if "0" in numbered_of(roleset_id) and functions.isdisjoint(_SOURCE[0]):
        joint = [t for t in arguments.get("ARG1", []) if led_by(t) in event_words("joint") and kinds.acts(t)]
        arguments["ARG1"] = [t for t in arguments.get("ARG1", []) if t not in joint]
        arguments["ARG0"] += [] if arguments.get("ARG0") else joint
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
        # "by a statement released on Monday": the preposition before what the word describes is another's
        case = led_by(filler) if filler.pos_ in NOMINALS and not filler.is_ancestor(token) else ""
        ends, begins = case in event_words("goal"), case in event_words("source")
        functions, modifier = _GOAL if ends else _SOURCE if begins else ((), "")
        if case in event_words("opponent") and label == "ARGM-LOC":
            arguments[label].remove(filler)  # "won against Hill City"
            continue
        if case == "for" and own == "COM":
            arguments[label].remove(filler)
            # "competed for the prize", "a service held for Roe"
            arguments["ARGM-BEN" if kinds.acts(filler) else "ARGM-PRP"].append(filler)
            continue
        placed = case in event_words("scene") and kinds.is_place(filler)
        if not placed and is_ruled_out(case, _part(label, numbers)):
            arguments[label].remove(filler)
            continue
        if case in event_words("opponent") and own != "COM":
            functions, modifier = ("COM",), ""
        if placed and own not in {"LOC", ""}:
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


def _part(label: str, numbers: Mapping[str, Role]) -> str:
    """What an argument is there for: its function in the frame file, or the name of its modifier."""
    role = numbers.get(label.removeprefix("ARG"))
    if role is None:
        return label.removeprefix("ARGM-")
    # the frame files have several functions for who profits
    return "GOL" if "benefactive" in role.description and role.function not in {"PRP", "PNC", "MNR"} else role.function


def _hangs_on(filler: Token, trigger: Token) -> bool:
    """Whether a filler, or the first of the series that it stands in, is a phrase of the word itself."""
    while filler.dep_ == "conj" and filler.head != trigger:
        filler = filler.head
    return filler.head == trigger


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
