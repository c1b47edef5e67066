"""Sentences put together from a plain clause and what stands around it, each with the status that it must have.

`FRAMES` turn a clause into a finite one or into a whole sentence; `REPORTS` put a finite clause into somebody's mouth.
`under` is the law of what becomes of a status under a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """What somebody did or had done to them, in the four forms that a sentence may need."""

    predicate: str
    subject: str
    past: str
    base: str
    gerund: str
    participle: str

    @property
    def is_passive(self) -> bool:
        return self.base.startswith("be ")

    def denied(self, word: str) -> str:
        """The finite clause with a word of negation: "did not stab", "wasn’t stabbed", "never stabbed"."""
        joint = word if word == "n’t" else f" {word}"
        if self.is_passive:
            return f"{self.subject} was{joint} {self.participle.removeprefix('been ')}"
        return f"{self.subject} {self.past}" if not word else f"{self.subject} did{joint} {self.base}"


def _active(predicate: str, subject: str, forms: str, rest: str) -> Clause:
    past, base, gerund, participle = (f"{form} {rest}" for form in forms.split())
    return Clause(predicate, subject, past, base, gerund, participle)


def _passive(predicate: str, subject: str, rest: str) -> Clause:
    return Clause(predicate, subject, f"was {rest}", f"be {rest}", f"being {rest}", f"been {rest}")


def clauses(one: str, two: str) -> list[Clause]:
    """Clauses of many predicates between two people, both with their full names, and invented organizations."""
    return [
        _active("killed", one, "killed kill killing killed", two),
        _active("attacked", one, "stabbed stab stabbing stabbed", two),
        _active("criticized", one, "criticized criticize criticizing criticized", two),
        _active("sued", one, "sued sue suing sued", two),
        _active("spouseOf", one, "married marry marrying married", two),
        _active("metWith", one, "met meet meeting met", f"with {two}"),
        _active("wrote", one, "wrote write writing written", f"a letter to {two}"),
        _active("donatedTo", one, "donated donate donating donated", f"$5,000 to {two}"),
        _active("testifiedAgainst", one, "testified testify testifying testified", f"against {two}"),
        _active("resignedFrom", one, "resigned resign resigning resigned", "from Belton Press"),
        _active("memberOf", one, "joined join joining joined", "the Green Party"),
        _active("worksFor", one, "worked work working worked", "for Belton Press"),
        _active("starredIn", one, "starred star starring starred", "in the film Harbor Lights"),
        _active("acquired", "Harlan Foods", "acquired acquire acquiring acquired", "Belton Press"),
        _active("pleaded", one, "pleaded plead pleading pleaded", "guilty"),
        _passive("killed", two, f"killed by {one}"),
        _passive("attacked", two, f"stabbed by {one}"),
        _passive("praised", two, f"praised by {one}"),
        _passive("convictedOf", one, "convicted of fraud"),
        _passive("convictedOf", one, "found guilty of perjury"),
        _passive("sentencedTo", one, "sentenced to five years in prison"),
        _passive("chargedWith", one, "charged with fraud"),
        _passive("arrestedFor", one, "arrested for fraud"),
        _passive("firedFrom", one, "fired from Belton Press"),
        _passive("appointedTo", one, "appointed to the Federal Reserve"),
        _passive("electedTo", one, "elected to the Senate"),
    ]


#: What the words of a frame say themselves, whatever stands in it; who stars in a film does so in earnest.
_SAYS = (("charged with", "chargedWith"), ("arrested on", "arrestedFor"), ("In the", "starredIn"))


@dataclass(frozen=True)
class Frame:
    """A way to write a clause, and the status that it then has; `finite` tells whether it can stand behind "that"."""

    pattern: str
    status: str
    finite: bool = True
    active_only: bool = False

    def fits(self, clause: Clause) -> bool:
        """Whether the clause can be written so, and the frame's own words say nothing of the clause's predicate."""
        if any(words in self.pattern and clause.predicate == says for words, says in _SAYS):
            return False
        return not (self.active_only and clause.is_passive)

    def write(self, clause: Clause) -> str:
        return self.pattern.format(
            s=clause.subject,
            past=clause.past,
            base=clause.base,
            ing=clause.gerund,
            done=clause.participle,
            plain=f"{clause.subject} {clause.past}",
            neg=clause.denied("not"),
            nt=clause.denied("n’t"),
            never=clause.denied("never" if clause.is_passive else "").replace(
                f"{clause.subject} {clause.past}", f"{clause.subject} never {clause.past}"
            ),
        )


def _frames(status: str, patterns: str, *, finite: bool = True, active_only: bool = False) -> Iterator[Frame]:
    for line in patterns.strip().splitlines():
        yield Frame(line.strip(), status, finite, active_only)


FRAMES = [
    *_frames(
        "asserted",
        """
        {plain}
        {plain} in May
        {s} has {done}
        {s} later {past}
        last week {plain}
        {s}, a carpenter, {past}
        {s} went on to {base}
        """,
    ),
    *_frames(
        "asserted",
        """
        {s}, who {past}, left the city
        {s} came home and {past}
        {s} left the city after {ing}
        After {plain}, the town was quiet
        The town was quiet because {plain}
        {plain}, and Dora Finch left the city
        Dora Finch might move, but {plain}
        Although {plain}, Dora Finch did not leave the city
        Dora Finch did not leave the city even though {plain}
        Dora Finch may move, because {plain}
        """,
        finite=False,
    ),
    *_frames(
        "asserted",
        """
        {s} managed to {base}
        {s} apologized for {ing}
        {s} used to {base}
        {s} celebrated by {ing}
        """,
        active_only=True,
    ),
    *_frames(
        "negated",
        """
        {neg}
        {nt}
        {never}
        {s} has not {done}
        {s} has never {done}
        {s} will not {base}
        {s} won’t {base}
        {s} could not {base}
        {s} failed to {base}
        {s} refused to {base}
        {s} declined to {base}
        {s} avoided {ing}
        {s} stopped short of {ing}
        {s} did not manage to {base}
        neither {s} nor Dora Finch {past}
        it is not true that {plain}
        {s} was never going to {base}
        {s} decided not to {base}
        {s} chose not to {base}
        {s} was not allowed to {base}
        {s} narrowly escaped {ing}
        {s} almost {past}
        {s} nearly {past}
        {s} came close to {ing}
        {s} has no plans to {base}
        {s} was unable to {base}
        """,
    ),
    *_frames(
        "negated",
        """
        {s} left the city without {ing}
        Dora Finch prevented {s} from {ing}
        Instead of {ing}, {s} left the city
        In lieu of {ing}, {s} left the city
        {s} left the city rather than {base}
        {s} left the city instead of {ing}
        Rather than {base}, {s} left the city
        """,
        finite=False,
    ),
    *_frames(
        "alleged",
        """
        {s} allegedly {past}
        {s} supposedly {past}
        {s} was accused of {ing}
        {s} has been accused of {ing}
        {s} stands accused of {ing}
        {s} is suspected of {ing}
        {s} is alleged to have {done}
        {s} was charged with {ing}
        {s} was arrested on suspicion of {ing}
        {s} is being investigated for {ing}
        {s} is under investigation for {ing}
        {s} faces allegations of {ing}
        it is alleged that {plain}
        """,
    ),
    *_frames(
        "attributed",
        """
        {s} reportedly {past}
        {s} is said to have {done}
        {s} was said to have {done}
        {s} is believed to have {done}
        {s} is reported to have {done}
        it was reported that {plain}
        it is believed that {plain}
        sources say {plain}
        """,
    ),
    *_frames(
        "attributed",
        """
        {plain}, it was reported
        Reportedly, {plain}
        """,
        finite=False,
    ),
    *_frames("denied", "{s} denied {ing}\n{s} has denied {ing}\n{s} denies having {done}"),
    *_frames(
        "hypothetical",
        """
        {s} may {base}
        {s} might {base}
        {s} could {base}
        {s} would {base}
        {s} will {base}
        {s} should {base}
        {s} must {base}
        {s} may have {done}
        {s} might have {done}
        {s} could have {done}
        {s} would have {done}
        {s} should have {done}
        {s} ought to {base}
        {s} needs to {base}
        {s} may not have {done}
        {s} might not {base}
        {s} plans to {base}
        {s} wants to {base}
        {s} wanted to {base}
        {s} hopes to {base}
        {s} hoped to {base}
        {s} intends to {base}
        {s} is expected to {base}
        {s} was about to {base}
        {s} is set to {base}
        {s} is going to {base}
        {s} was going to {base}
        {s} is scheduled to {base}
        {s} is likely to {base}
        {s} is unlikely to {base}
        {s} is due to {base}
        {s} was to {base}
        {s} is to {base}
        {s} threatened to {base}
        {s} has threatened to {base}
        {s} agreed to {base}
        {s} promised to {base}
        {s} vowed to {base}
        {s} offered to {base}
        {s} decided to {base}
        {s} voted to {base}
        {s} tried to {base}
        {s} attempted to {base}
        {s} is preparing to {base}
        {s} is ready to {base}
        {s} is willing to {base}
        {s} has a plan to {base}
        {s} considered {ing}
        {s} is considering {ing}
        {s} is thinking about {ing}
        {s} proposed {ing}
        {s} is close to {ing}
        {s} perhaps {past}
        {s} possibly {past}
        {s} probably {past}
        {s} seems to have {done}
        {s} appears to have {done}
        {s} has yet to {base}
        """,
    ),
    *_frames(
        "hypothetical",
        """
        If {plain}, Dora Finch left the city
        Dora Finch will leave the city if {plain}
        Unless {plain}, Dora Finch will leave the city
        Dora Finch will leave the city unless {plain}
        Had {s} {done}, Dora Finch would have left
        Should {s} {base}, Dora Finch will leave
        In the event that {plain}, Dora Finch will leave the city
        Provided that {plain}, Dora Finch will leave
        The town wonders whether {plain}
        It is unclear whether {plain}
        It was not clear if {plain}
        Dora Finch urged {s} to {base}
        Dora Finch asked {s} to {base}
        Dora Finch told {s} to {base}
        Dora Finch wants {s} to {base}
        Dora Finch ordered {s} to {base}
        Dora Finch called on {s} to {base}
        Lawmakers called on {s} to {base}
        Dora Finch called for {s} to {base}
        Dora Finch demanded that {s} {base}
        {s} left the city to {base}
        {s} left the city in order to {base}
        Dora Finch left the city so that {s} could {base}
        {s} left the city in an attempt to {base}
        {s} left the city in an effort to {base}
        {s} left the city in a bid to {base}
        {s} left the city with the aim of {ing}
        {s} left the city with the intention of {ing}
        Suppose {plain}
        Imagine that {plain}
        Let {s} {base}
        Perhaps {plain}
        Maybe {plain}
        What if {plain}?
        There is no evidence that {plain}
        There are rumors that {plain}
        Dora Finch doubts that {plain}
        Dora Finch fears that {plain}
        Dora Finch hopes that {plain}
        Dora Finch wishes that {plain}
        Dora Finch dreamed that {plain}
        Dora Finch pretended that {plain}
        Dora Finch acted as if {plain}
        Dora Finch acted as though {plain}
        It is possible that {plain}
        It is likely that {plain}
        """,
        finite=False,
    ),
    *_frames(
        "negated",
        """
        The claim that {plain} was false
        The idea that {plain} is absurd
        """,
        finite=False,
    ),
    *_frames(
        "hypothetical",
        """
        In the film, {plain}
        In the novel, {plain}
        In the play, {plain}
        In the film’s finale, {plain}
        """,
        finite=False,
    ),
    *_frames(
        "hypothetical",
        "Did {s} {base}?\nWhy did {s} {base}?\nCould {s} {base}?\nWhen will {s} {base}?",
        finite=False,
        active_only=True,
    ),
]


@dataclass(frozen=True)
class Report:
    """A way to say that somebody says something: `{f}` is a finite clause, `{r}` who reports it.

    `kind` is `attributed`, `alleged`, `denied`, or `unsaid` for words that nobody has spoken.
    """

    pattern: str
    kind: str = "attributed"
    finite: bool = True

    @property
    def named(self) -> bool:
        """Whether it tells who reports."""
        return "{r}" in self.pattern

    def write(self, finite: str, reporter: str) -> str:
        words = self.pattern.format(f=finite, r=reporter)
        return words.replace("“" + finite, "“" + finite[0].upper() + finite[1:])


def _reports(kind: str, patterns: str, *, finite: bool = True) -> Iterator[Report]:
    for line in patterns.strip().splitlines():
        yield Report(line.strip(), kind, finite)


REPORTS = [
    *_reports(
        "attributed",
        """
        {r} said that {f}
        {r} said {f}
        {r} claims that {f}
        {r} told reporters that {f}
        {r} told Dora Finch that {f}
        {r} believed that {f}
        {r} believes {f}
        {r} wrote that {f}
        {r} announced that {f}
        {r} testified that {f}
        {r} argued that {f}
        {r} has said that {f}
        {r} admitted that {f}
        police say {f}
        officials said that {f}
        prosecutors say {f}
        reports say {f}
        a lawsuit says {f}
        media reports said that {f}
        """,
    ),
    *_reports("alleged", "{r} alleged that {f}\n{r} suspects that {f}\n{r} alleges {f}\nprosecutors allege that {f}"),
    *_reports("denied", "{r} denied that {f}\n{r} denies that {f}\n{r} disputed that {f}"),
    *_reports(
        "unsaid",
        """
        {r} did not say that {f}
        {r} never said that {f}
        {r} may say that {f}
        {r} is expected to say that {f}
        """,
    ),
    *_reports(
        "attributed",
        """
        According to {r}, {f}
        {f}, according to {r}
        {f}, {r} said
        {f}, said {r}
        {f}, {r} told reporters
        “{f},” {r} said
        “{f},” said {r}
        {r} said, “{f}.”
        {r} said: “{f}.”
        In a statement, {r} said {f}
        When asked, {r} said that {f}
        Asked about the case, {r} said {f}
        In the words of {r}, {f}
        As {r} put it, {f}
        According to court documents, {f}
        {f}, according to the police
        {f}, police said
        {f}, authorities say
        """,
        finite=False,
    ),
    *_reports("alleged", "{f}, {r} alleges", finite=False),
    *_reports("unsaid", "If {r} says that {f}, Dora Finch will leave", finite=False),
]

#: What becomes of a status under a report of a kind; any other stays what it was.
_UNDER = {
    "attributed": {"asserted": "attributed", "negated": "denied"},
    "alleged": {"asserted": "alleged", "attributed": "alleged", "negated": "denied"},
    "denied": {"asserted": "denied", "attributed": "denied", "alleged": "denied"},
}


def under(kind: str, status: str) -> str:
    """The status of a clause under a report of a kind; "" where more than one will do, but never `asserted`."""
    if kind == "unsaid" or (kind == "denied" and status not in _UNDER["denied"]):
        return ""
    return _UNDER[kind].get(status, status)


def sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    return words[0].upper() + words[1:] + ("" if words[-1] in "?”" else ".")
