"""Who does what to whom, read off a UD parse once, so that no frame has to know about voice or clause types.

The roles of a verb are the same in "the court convicted Roe", "Roe was convicted by the court", "Roe, convicted last
year", "the man whom the court convicted" and "the court voted to convict Roe". Names of roles:

agent, patient      deep subject and object, passives undone
recipient           indirect object
theme               the object that a passive keeps ("Roe was given a sentence")
complement          a clause that the trigger governs; predicate: a noun or adjective that it governs ("found guilty")
owner               possessor of a noun trigger; modifier: a noun before it ("Acme" in "Acme chairman")
holder              for a noun: the subject of the verb that it is the object of ("Roe received a sentence")
governor            for a noun: the verb that it is the object of
agent_of_clause     for a noun: the subject of the telling that it is an adjunct of ("in a letter, Roe asked")
quality             for a noun: an adjective before it ("chief" in "chief executive")
insult              the words that a verb of calling calls something by
bearer, case        for a noun behind a preposition: of whom it is said ("Roe is under investigation"), the preposition
host                for a noun: what it goes with ("letters" in "letters in support of Roe")
self                the trigger
date                a date of the clause (of the matcher, which knows the dates)
ARG0, ARGM-LOC ...  PropBank's arguments of the trigger, where its pipeline gives it any (arguments.py)
anything else       a preposition: what it introduces ("of", "on behalf of")
"""

from kg.extraction.frames.matching.roles.arguments import argument_roles
from kg.extraction.frames.matching.roles.reading import roles_of
from kg.extraction.frames.matching.roles.rules import Roles

__all__ = ["Roles", "argument_roles", "roles_of"]
