"""A word that evokes frames, and what fills the roles around it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.roles import Roles, argument_roles, roles_of
from kg.extraction.frames.matching.roles.nouns import is_region_of_town
from kg.extraction.status.words import context_words
from kg.language.lexicon.parties import party_words
from kg.language.names.offices import office_at
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.nouns import base, children, conjuncts
from kg.language.syntax.remembered import sentence_of

#: Who may lead a party that is named before the title.
_OF_PARTIES = frozenset(
    {"chairman", "chairwoman", "chairperson", "chair", "leader", "head", "chief", "boss", "president"}
)


class Trigger:
    """A word that evokes frames, with its roles; `is_beside` where it stands beside the name that it describes.

    `predicate` is the roleset and the arguments that it has, where those are what evokes the frames.
    """

    __slots__ = ("analysis", "is_beside", "predicate", "roles", "token")

    def __init__(self, token: Token, analysis: Analysis, predicate: Predicate | None = None) -> None:
        self.token = token
        self.analysis = analysis
        self.predicate = predicate
        self.roles = roles_of(token)
        if predicate is not None:
            self.roles |= self._agreeing(argument_roles(predicate))
        self.is_beside = token.i in analysis.pointers.beside

    def _agreeing(self, arguments: Roles) -> Roles:
        """The arguments without a doer who is not the one of the parse: where the two differ neither is sure.

        Nor is who only predicts or hopes for something its doer. What a participle behind a noun is done to is that:
        "a friend of the man convicted of fraud".
        """
        if "ARG1" in arguments and base(self.token.dep_) == "acl" and self.token.tag_ == "VBN":
            self._keep_those_of_the_parse(arguments, "ARG1", "patient")
        if "ARG0" not in arguments:
            return arguments
        self._keep_those_of_the_parse(arguments, "ARG0", "agent")
        doubting = [v for v in self.roles.get("governor", []) if v.lemma_.lower() in context_words("doubting")]
        arguments["ARG0"] = [t for t in arguments["ARG0"] if t.head not in doubting]
        return arguments

    def _keep_those_of_the_parse(self, arguments: Roles, label: str, role: str) -> None:
        known, chain_at = self.roles.get(role, []), self.analysis.pointers.chain_at
        if known:
            same = {id(chain_at[t.i]) for t in known if t.i in chain_at}
            arguments[label] = [
                t for t in arguments[label] if t in known or (t.i in chain_at and id(chain_at[t.i]) in same)
            ]

    def is_said_of(self) -> bool:
        """Whether a sentence says with "is" what somebody is, other than beside the name."""
        return self.token.pos_ == "NOUN" and not self.is_beside and bool(children(self.token, "cop"))

    def is_shared(self) -> bool:
        """Whether it is a plural that says what each of the people named beside it is."""
        return self.token.i in self.analysis.pointers.shared

    def add_modifier(self) -> None:
        """The name right before a title is what the title is held in ("Acme chief executive"), whatever the parse."""
        noun, pointers = self.token, self.analysis.pointers
        office = office_at(noun)
        first = office.first if office is not None else noun
        before = first.nbor(-1) if first.i else None
        if before is not None and before.i and before.text in {'"', "”", "’", "'"}:
            before = before.nbor(-1)  # "“The Long Night” director"
        if before is not None and before.text == ")" and before.i > 2 and noun.doc[before.i - 2].text == "(":
            before = noun.doc[before.i - 3]  # "Acme Health Trust (AHT) director"
        if before is None or sentence_of(before) != sentence_of(noun):
            return
        if is_region_of_town(before):
            before = before.nbor(-2)  # "Dayton, Ohio Mayor"
        if noun.i in pointers.titles:
            self.roles["modifier"] = []
        if before.lower_ in party_words() and office is not None and office.noun not in _OF_PARTIES:
            return  # a "GOP governor" leads no party
        if before.i in pointers.name_at and before.i in pointers.chain_at and before not in self.roles["modifier"]:
            self.roles["modifier"].append(before)

    def fillers(self, role: str) -> list[Token]:
        """The fillers of a role; `complement.patient` is the patient of the complement."""
        name, _, rest = role.partition(".")
        doc, shared = self.analysis.doc, self.analysis.pointers.shared
        if name == "date":
            return [doc[i] for i in self.analysis.timing.at(self.token)]
        subject = children(self.token, "nsubj") if name == "self" and self.is_said_of() else []
        if subject:
            # "Roe is no member of the club", "Roe and Doe are lawyers"
            return [self.token, *(one for each in subject for one in conjuncts(each))]
        if name == "self" and self.token.i in shared:
            return [self.token, *(doc[i] for i in shared[self.token.i])]
        fillers = self.roles.get(name)
        if not fillers:
            return []  # most often
        if rest:
            return [f for filler in fillers for f in Trigger(filler, self.analysis).fillers(rest)]
        # "Roe's lawyers, A and B, criticized ...": the names say it better
        found = [n for f in fillers for n in ([doc[i] for i in shared[f.i]] if f.i in shared else [f])]
        return found if len(found) < 2 else list(dict.fromkeys(found))
