"""The arguments of a word that tells of an event: those of its roles, and what the tree knows beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extraction.events.alternating import acts_alone
from kg.extraction.events.fitting import fit, numbered_of
from kg.extraction.events.lasting import is_lasting
from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.roles import Roles
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.parsing.predicates import Argument, Predicate
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import NOMINALS, base, children, noun_kind
from kg.language.syntax.subjects import How, antecedent_of, subject_of
from kg.language.syntax.voice import is_passive
from kg.model import AmountKind, EntityType
from kg.propbank import Role, light_candidates

#: Kinds of things that act.
ACTING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.GROUP})
#: Subjects that are those of their verb without doubt.
_SURE = frozenset({How.OWN, How.RELATIVE, How.SHARED})
#: How sure the roles have to be: of who or what undergoes something, of a time, and of a noun before a noun
#: ("drug arrests"). Of what they are less sure of the labels of the corpus bear out less than a fourth.
_SURE_OF_UNDERGOER, _SURE_OF_TIME, _SURE_OF_COMPOUND = 0.3, 0.3, 0.7
_PREDICATE = "predicate"
#: What prepositions lead to (words.toml), or a role of the tree; the functions of the numbers that this has, and what
#: stands for a missing one.
_AROUND = (
    ("goal", ("GOL",), ""),
    ("source", ("DIR", "SRC"), "ARGM-DIR"),
    ("opponent", ("COM",), ""),
    (_PREDICATE, ("PRD",), ""),
)


def arguments_of(predicate: Predicate, analysis: Analysis) -> Roles:
    """The heads of the fillers by argument ("ARG0", "ARGM-LOC"), coordination spelled out.

    Where the parse has somebody else for the doer than the roles have, the event has no doer: neither is sure.
    """
    numbers = numbered_of(predicate.roleset)
    likely = tuple(a for a in predicate.arguments if _is_likely(a, predicate.token, numbers))
    predicate = replace(predicate, arguments=likely)
    if _stands_alone(predicate):
        return {}
    roles = Trigger(predicate.token, analysis, predicate).roles
    arguments: Roles = defaultdict(list)
    for label in sorted(label for label in roles if label.startswith("ARG")):
        for word in roles[label]:
            meant = _meant(word, predicate.token)
            if meant is not None:
                arguments["ARGM-LOC" if word.lower_ == "where" else label].append(meant)
    if is_verbal(predicate.token):
        _without_passive_doer(arguments, predicate)
        _add_of_verb(arguments, roles, predicate, analysis)
    elif predicate.token.pos_ in {"NOUN", "PROPN"}:
        _add_of_noun(arguments, roles, predicate, analysis)
    _without_person_for_which(arguments, predicate.token)
    _drop_others(arguments, predicate.token)
    _described_itself(arguments, predicate.token)
    fit(arguments, predicate.token, predicate.roleset, _Kinds(analysis))
    return arguments


def _is_likely(argument: Argument, trigger: Token, numbers: Mapping[str, Role]) -> bool:
    """Whether the roles are sure enough of an argument; of a noun before a noun only that the act is done to it."""
    role, head = argument.role.removeprefix("R-").removeprefix("C-"), argument.head
    if role in {"ARG0", "ARG1"} and head.head == trigger and head.dep_ == "compound" and head.pos_ == "NOUN":
        number = numbers.get(role.removeprefix("ARG"))
        done_to_it = role == "ARG1" and number is not None and number.function == "PPT"
        return done_to_it or argument.score >= _SURE_OF_COMPOUND
    return argument.score >= {"ARG1": _SURE_OF_UNDERGOER, "ARGM-TMP": _SURE_OF_TIME}.get(role, 0)


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What fitting asks of fillers."""

    analysis: Analysis

    def acts(self, word: Token) -> bool:
        return is_acting(word, self.analysis)

    def is_place(self, word: Token) -> bool:
        return kind_of(word, self.analysis) is EntityType.PLACE

    def is_share(self, word: Token) -> bool:
        amount = self.analysis.amounts.get(word.i)
        return amount is not None and amount.kind is AmountKind.PERCENT


def is_acting(token: Token, analysis: Analysis) -> bool:
    """Whether a word stands for a person, a body or a group, or for a number of them."""
    if kind_of(token, analysis) in ACTING:
        return True
    counted = (c for c in children(token, "nmod") if c.i > token.i and case_of(c) == "of")
    counting = token.pos_ == "NUM" or token.lower_ in event_words("number_of")
    return counting and any(kind_of(c, analysis) in ACTING for c in counted)


def kind_of(token: Token, analysis: Analysis) -> EntityType | None:
    """What kind of thing a word stands for, by its chain or as a noun."""
    chain = analysis.pointers.chain_at.get(token.i)
    return chain.type if chain is not None else noun_kind(token)[0]


def _stands_alone(predicate: Predicate) -> bool:
    """Whether a noun has nothing around it that could take part: most have not, and reading the tree has its price."""
    noun = predicate.token
    bare = not predicate.arguments and not is_verbal(noun) and not children(noun, "nmod")
    return bare and not is_with_light_verb(noun)


def _meant(word: Token, trigger: Token) -> Token | None:
    """What a relative word refers to, and any other word itself."""
    if word.lower_ not in event_words("referring") or word.pos_ not in {"PRON", "ADV", "DET", "SCONJ"}:
        return word
    clause = next((t for t in (trigger, *trigger.ancestors) if t.dep_ == "acl:relcl"), None)
    if clause is None or word.lower_ == "when":
        return None
    return antecedent_of(word, clause) if word.lower_ == "which" else clause.head


def _without_person_for_which(arguments: Roles, trigger: Token) -> None:
    """ "a leader of Acme, which makes": what "which" stands for, where the roles have the person for it."""
    if trigger.dep_ != "acl:relcl":
        return
    pronoun = next((c for c in children(trigger, "nsubj", "obj") if c.lower_ == "which"), None)
    meant = None if pronoun is None else antecedent_of(pronoun, trigger)
    if meant is None or meant == trigger.head:
        return
    for label in sorted(arguments):
        if trigger.head in arguments[label]:
            others = [t for t in arguments[label] if t not in (trigger.head, meant)]
            arguments[label] = [*([] if meant == pronoun else [meant]), *others]


def _without_passive_doer(arguments: Roles, predicate: Predicate) -> None:
    """ "Asked about the vote, Roe left": whom a passive clause is about does not do what its verb says."""
    found = subject_of(predicate.token) if arguments.get("ARG0") and is_passive(predicate.token) else None
    if found is None or found.token not in arguments["ARG0"]:
        return
    arguments["ARG0"] = [t for t in arguments["ARG0"] if t != found.token]
    goal = next((n for n, r in sorted(numbered_of(predicate.roleset).items()) if r.function == "GOL"), "")
    label = "ARG1" if not arguments.get("ARG1") else f"ARG{goal}" if goal and not arguments.get(f"ARG{goal}") else ""
    if label:
        arguments[label].append(found.token)


def _add_of_verb(arguments: Roles, roles: Roles, predicate: Predicate, analysis: Analysis) -> None:
    """Doer and object of the tree, where the roles have none and no other part for them."""
    verb, numbers = predicate.token, numbered_of(predicate.roleset)
    passive = is_passive(verb)
    given = {a.role.removeprefix("R-").removeprefix("C-") for a in predicate.arguments}
    if "0" in numbers and "ARG0" not in given and roles.get("agent"):
        found = None if passive else subject_of(verb)
        sure = found is None or (found.how in _SURE and found.token.dep_ != "nsubj:outer") or _is_controlled(verb)
        if sure:
            arguments["ARG0"] += _free(roles["agent"], arguments, analysis)
    _without_far_doer(arguments, verb, analysis)
    _nearer_doer(arguments, roles, predicate)
    _subject_and_object(arguments, roles, verb, set(numbers))
    _add_around(arguments, roles, predicate, analysis)
    surely = not passive or ((found := subject_of(verb)) is not None and found.how in _SURE)
    if "1" in numbers and not arguments.get("ARG1") and roles.get("patient") and surely:
        arguments["ARG1"] += _free(roles["patient"], arguments, analysis)


def _add_around(arguments: Roles, roles: Roles, predicate: Predicate, analysis: Analysis) -> None:
    """What the tree has around a verb and the roles leave out, where the roleset has a free number for it.

    "flew from Hill to Lane", "competed against Roe", "appointed him mayor"; without a number where something begins
    that ends, where something is done, and how long it lasts.
    """
    verb, numbers = predicate.token, numbered_of(predicate.roleset)
    for around, functions, modifier in _AROUND:
        names = [around] if around == _PREDICATE else sorted(event_words(around))
        free = [
            n for n, r in sorted(numbers.items()) if r.function in functions and (n not in "01" or "COM" in functions)
        ]
        found = [t for name in names for t in roles.get(name, []) if t.head == verb and t.i > verb.i]
        found = [t for t in found if t.pos_ in NOMINALS]
        if any(arguments.get(f"ARG{n}") for n in free):
            continue
        label = f"ARG{free[-1]}" if free else modifier if found and _ends(arguments, numbers) else ""
        if label:
            arguments[label] += _free(found, arguments, analysis)
    for child in children(verb, "obl"):
        case = case_of(child)
        if case in event_words("place") and kind_of(child, analysis) is EntityType.PLACE:
            arguments["ARGM-LOC"] += _free([child], arguments, analysis)
        elif is_lasting(child) and (not case or case in event_words("lasts")):
            arguments["ARGM-TMP"] += _free([child], arguments, analysis)


def _nearer_doer(arguments: Roles, roles: Roles, predicate: Predicate) -> None:
    """ "Acme announced their plan": the subject of the verb does it, and not whom the roles find in another phrase."""
    verb, numbers = predicate.token, numbered_of(predicate.roleset)
    taken = [a.head for a in predicate.arguments if a.role == "ARG0"]
    far = bool(taken) and all(head.head != verb for head in taken)
    found = subject_of(verb)
    if not arguments.get("ARG0") and far and "0" in numbers and found is not None and found.how is How.OWN:
        arguments["ARG0"] += [] if is_passive(verb) else roles.get("agent", [])


def _without_far_doer(arguments: Roles, verb: Token, analysis: Analysis) -> None:
    """ "talks go on over how to save Acme": the talks, the subject of another clause, do not save anybody."""
    if verb.tag_ == "VB" and base(verb.dep_) in {"acl", "advcl"} and children(verb, "mark") and arguments.get("ARG0"):
        asked = any(t.tag_ == "WRB" for t in verb.doc[max(verb.left_edge.i - 1, 0) : verb.i])
        arguments["ARG0"] = [t for t in arguments["ARG0"] if not asked or t.head == verb or is_acting(t, analysis)]


def _ends(arguments: Roles, numbers: Mapping[str, Role]) -> bool:
    """Whether it is told where something ends."""
    return any(arguments.get(f"ARG{n}") for n, role in numbers.items() if role.function == "GOL")


def _subject_and_object(arguments: Roles, roles: Roles, verb: Token, numbers: set[str]) -> None:
    """ "people approached Roe", "she became mayor", where the roles have only one of the two, for the other's part."""
    doers, undergoing = roles.get("agent", []), arguments.get("ARG1", [])
    if not doers or arguments.get("ARG0") or is_passive(verb):
        return
    objects = children(verb, "obj")
    if {"0", "1"} <= numbers and objects and undergoing == doers:
        arguments["ARG0"], arguments["ARG1"] = doers, [t for t in roles.get("patient", []) if t not in doers]
    told = any(t.head == verb and base(t.dep_) in {"obj", "xcomp"} for t in undergoing)
    found = subject_of(verb)
    sure = found is not None and found.how in _SURE
    if "0" not in numbers and {"1", "2"} <= numbers and told and sure and not arguments.get("ARG2"):
        arguments["ARG1"], arguments["ARG2"] = [t for t in doers if t not in undergoing], undergoing


def _drop_others(arguments: Roles, trigger: Token) -> None:
    """Takes out what other words have for their own.

    "wore a tag and submitted": the object of the verb before is not that of the verb behind; "thousands of people":
    what only tells of whom a filler is, is no other filler; "in Hill and Lane": what is coordinated has one part.
    """
    behind = base(trigger.dep_) == "conj" or (base(trigger.dep_) == "advcl" and trigger.tag_ == "VBG")
    every = {t for label in arguments for t in arguments[label]}
    for label in sorted(arguments):
        arguments[label] = [
            t
            for t in arguments[label]
            if not (behind and label != "ARG0" and _is_object_before(t, trigger))
            and not (t.dep_ == "nmod" and t.head in every and case_of(t) == "of")
            and not (label != "ARG0" and _is_listed_below(t, every, trigger))
            and not (t.dep_ == "conj" and t.head in every - set(arguments[label]) and t.head != trigger)
            and not (t.dep_ == "conj" and trigger.dep_ == "amod")  # "the released song and a book"
        ]


def _described_itself(arguments: Roles, trigger: Token) -> None:
    """ "the announced review of the rules": the review is announced, and not the rules."""
    if trigger.dep_ != "amod" or trigger.tag_ != "VBN" or trigger.i > trigger.head.i:
        return
    noun = trigger.head
    of_it = [t for t in arguments.get("ARG1", []) if t.head == noun and base(t.dep_) == "nmod" and t.i > noun.i]
    if of_it:
        others = [t for t in arguments["ARG1"] if t not in of_it and t != noun]
        arguments["ARG1"] = [noun, *others]


def _is_listed_below(filler: Token, every: set[Token], trigger: Token) -> bool:
    """Whether a filler is one of a list that only tells more of another filler: "in the states of Ohio and Iowa"."""
    at = filler
    while at.dep_ == "conj":
        at = at.head
    return at != filler and at.dep_ == "nmod" and at.head in every and at.head != trigger and case_of(at) == "of"


def _is_object_before(filler: Token, trigger: Token) -> bool:
    """Whether a filler is the object of the verb above a verb in the active."""
    above = filler.head == trigger.head and filler.dep_ == "obj" and filler.i < trigger.i
    return above and not is_passive(trigger)


def _is_controlled(verb: Token) -> bool:
    """Whether the clause around an infinitive or a gerund is a verb's, which tells whose act it is."""
    above = verb.head
    if base(verb.dep_) == "advcl" and is_passive(above):
        return False  # "was used to find data"
    return base(verb.dep_) in {"xcomp", "advcl"} and is_verbal(above)


def _add_of_noun(arguments: Roles, roles: Roles, predicate: Predicate, analysis: Analysis) -> None:
    """Whose act a noun is, where the roles do not say: a possessor's, who is named with "by", who "makes" it."""
    noun, numbers = predicate.token, numbered_of(predicate.roleset)
    _without_holder(arguments, noun, analysis)
    if "1" in numbers and not arguments.get("ARG1"):
        behind = [t for case in ("of", "against", "on") for t in roles.get(case, []) if t.i > noun.i]
        behind = [t for t in behind if case_of(t) == "of" or is_acting(t, analysis) or t.ent_type_]
        arguments["ARG1"] += _free(behind, arguments, analysis)[:1]
    owner = [t for t in roles.get("owner", []) if is_acting(t, analysis)]
    if "0" not in numbers and "1" in numbers and not arguments.get("ARG1"):
        arguments["ARG1"] += _free(owner, arguments, analysis)  # "Roe's death"
    if "0" not in numbers or arguments.get("ARG0"):
        return
    if acts_alone(predicate.roleset):
        arguments["ARG0"] += _free(owner, arguments, analysis)
    doers = [t for t in roles.get("by", []) if is_acting(t, analysis)]
    if is_with_light_verb(noun):
        doers += roles.get("holder", [])
    arguments["ARG0"] += _free(doers, arguments, analysis)


def _without_holder(arguments: Roles, noun: Token, analysis: Analysis) -> None:
    """ "Her account touts travels": what is the subject of the verb around a noun does not travel itself."""
    above = noun.head
    if arguments.get("ARG0") and base(noun.dep_) == "obj" and is_verbal(above) and not is_with_light_verb(noun):
        arguments["ARG0"] = [
            t for t in arguments["ARG0"] if is_acting(t, analysis) or not (t.head == above and base(t.dep_) == "nsubj")
        ]


def is_with_light_verb(noun: Token) -> bool:
    """Whether a noun is the object of a verb that says little by itself: "made an announcement"."""
    above = noun.head
    if base(noun.dep_) != "obj" and noun.dep_ != "nsubj:pass":
        return False
    return is_verbal(above) and bool(light_candidates(above.lemma_, noun.lemma_))


def _free(fillers: list[Token], arguments: Roles, analysis: Analysis) -> list[Token]:
    """The fillers that no argument has, under any mention."""
    chain_at = analysis.pointers.chain_at
    taken = {t.i for some in arguments.values() for t in some}
    chains = {id(chain_at[i]) for i in taken if i in chain_at}
    return [t for t in fillers if t.i not in taken and id(chain_at.get(t.i)) not in chains]
