"""The status of a statement: what stands around the word that evokes it, in the parse, in quotations, in the wording.

Effects are put in order from the innermost to the outermost: those of words inside a quotation come before the
quotation itself, and that before what stands around it. What somebody says of what somebody says is the innermost
claim of the outermost reporter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extraction.quotations.index import Quotations
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.status.around_noun import is_presupposed
from kg.extraction.status.effects import Effect, Step, status_under
from kg.extraction.status.fiction import fiction_around
from kg.extraction.status.modality import is_gerund, is_infinitive, lemma_of, mark_of
from kg.extraction.status.overturned import overturning_of
from kg.extraction.status.rejected import claims_over, fate_of, is_of_others
from kg.extraction.status.remarks import Remark, describes_object, remark_around
from kg.extraction.status.scope import scope_of
from kg.extraction.status.wording import by_wording
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.negation import is_negated
from kg.language.syntax.nouns import base, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.language.syntax.whole_text import text_of
from kg.model import CueClass, EntityType, Quotation, QuotationKind, Span, Status

_CUES = "kg.cues"
_CLAIMS: dict[CueClass | None, Effect] = {CueClass.DENIAL: Effect.DENIED, CueClass.ACCUSATION: Effect.ALLEGED}
#: Words in marks that nobody is named for count as somebody's from this length on; fewer are the article's own.
_OWN_WORDS = 5
#: What the parse makes of a form alone, and the wording knows better ("came close to leaving", "rather than leave").
_WEAKER = frozenset({"open_gerunds", "hypothetical", "before_gerunds", "a verb without tense"})


@dataclass(frozen=True, slots=True)
class Context:
    """A status, the words that name whose claim it is, and the steps that lead to it, the innermost first.

    `status_under(steps)` is the status.
    """

    status: Status
    according_to: Span | None = None
    steps: tuple[Step, ...] = ()

    def but(self, step: Step | None) -> Context:
        """The same with one more step, if there is one and the status is asserted; else as it is."""
        if step is None or self.status is not Status.ASSERTED:
            return self
        status = status_under([step])
        return Context(status, self.according_to, (*self.steps, step))


def context_of(trigger: Token, quotations: Quotations, inside: frozenset[int] = frozenset()) -> Context:
    """The context of a trigger; negations at the token indices `inside` belong to its object ("not guilty")."""
    remark = remark_around(trigger)
    layers = [
        layer for layer in _layers(trigger, quotations) if _speaks(layer, trigger) and _reaches(layer, trigger, remark)
    ]
    cues = frozenset(t.i for layer in layers for t in _cue(trigger, layer)) | _of_marked_words(trigger, quotations)
    scope = scope_of(trigger, inside, cues)
    steps = _joined(scope.steps, list(by_wording(trigger, scope.stands_alone)))
    # who speaks is told already, and better: what closes "..., Roe, 44, told the court" may be the hearer
    known = frozenset(t.i for layer in layers if layer.speaker or layer.source for t in _cue(trigger, layer))
    steps = [s for s in steps if not (s.closing and s.at in known)]
    if remark is not None:
        steps = [s for s in steps if remark.holds(s.at if s.word is None else s.word)]
    ordered: list[Step] = []
    for layer in layers:
        indirect = layer.kind is QuotationKind.INDIRECT
        within = [s for s in steps if _holds(layer, trigger.doc[s.at].idx) and not (s.closing and indirect)]
        steps = [s for s in steps if s not in within]
        ordered += [*within, *_spoken(layer, trigger)]
    ordered += steps
    status = status_under(ordered)
    if status is Status.ASSERTED and quotations.are_lent(trigger.idx):
        ordered.append(Step(Effect.REPORTED, trigger.i, "somebody's words"))
        status = status_under(ordered)
    if status is Status.ASSERTED and (step := _taken_back(trigger, inside)) is not None:
        ordered.append(step)
        status = status_under(ordered)
    source = next((s.source for s in reversed(ordered) if s.source is not None), None)
    return Context(status, source if status is not Status.NEGATED else None, tuple(ordered))


def _joined(parsed: tuple[Step, ...], worded: list[Step]) -> list[Step]:
    """What the parse says and then what the wording says, where both see the same no only once."""
    if any(s.effect is Effect.NEGATED for s in parsed):
        return [*parsed, *(s for s in worded if s.effect is not Effect.NEGATED)]
    if any(s.effect is Effect.NEGATED for s in worded):
        parsed = tuple(s for s in parsed if s.rule not in _WEAKER)
    return [*parsed, *worded]


def presupposed_context(trigger: Token, quotations: Quotations) -> Context:
    """The context of what a title or an apposition says in passing: no modal, negation or report reaches it.

    Only within quotation marks it is the speaker's and not the article's.
    """
    quotation = next((q for q in quotations.around(trigger.idx) if q.kind is not QuotationKind.INDIRECT), None)
    if quotation is None or not (quotation.cue or quotation.source) or not _in_marks(quotation, trigger):
        return Context(Status.ASSERTED)
    source = quotation.speaker or (quotation.source[0] if quotation.source else None)
    cue = _cue(trigger, quotation)
    step = Step(Effect.REPORTED, cue[0].i if cue else trigger.i, "words in marks", source)
    return Context(Status.ATTRIBUTED, source, (step,))


def _reaches(quotation: Quotation[Span], trigger: Token, remark: Remark | None) -> bool:
    """Whether a report has a remark that stands in it for its content: words in marks are all the speaker's own."""
    if remark is None or quotation.kind is QuotationKind.DIRECT:
        return True
    if quotation.kind is QuotationKind.MIXED and _in_marks(quotation, trigger):
        return True
    return any(remark.holds(t.i) for t in _cue(trigger, quotation))


def _in_marks(quotation: Quotation[Span], trigger: Token) -> bool:
    """Whether a word stands in the quotation marks of words that are only partly in marks."""
    if quotation.kind is QuotationKind.DIRECT:
        return True
    start = max(span.start for span in quotation.content if span.start <= trigger.idx < span.end)
    before = text_of(trigger.doc)[max(0, start - 1) : trigger.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _taken_back(trigger: Token, inside: frozenset[int]) -> Step | None:
    """What takes back the plainest words: a story that is made up, a verdict that fell."""
    story = fiction_around(trigger, inside)
    if story is not None:
        return Step(Effect.SUPPOSED, story.i, "fiction")
    verb = overturning_of(trigger)
    return Step(Effect.NEGATED, verb.i, "overturning") if verb is not None else None


def _layers(trigger: Token, quotations: Quotations) -> list[Quotation[Span]]:
    """The quotations whose content holds a trigger, the innermost first."""
    layers: list[Quotation[Span]] = []
    at = next(iter(quotations.around(trigger.idx)), None)
    while at is not None:
        layers.insert(0, at)
        at = next((q for q in at.nested if _holds(q, trigger.idx)), None)
    return layers


def _holds(quotation: Quotation[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in quotation.content)


def _cue(trigger: Token, quotation: Quotation[Span]) -> list[Token]:
    return [token for span in quotation.cue for token in _words_of_cue(trigger.doc, span)]


def _words_of_cue(doc: Doc, cue: Span) -> Sequence[Token]:
    """The words of a cue, looked up once for all that stands in its quotation."""
    known: dict[Span, list[Token]] = doc.user_data.setdefault(_CUES, {})
    if cue not in known:
        known[cue] = list(tokens_at(doc, cue))
    return known[cue]


def _of_marked_words(trigger: Token, quotations: Quotations) -> frozenset[int]:
    """The cues above a trigger whose words are in marks: what they say ends with the marks."""
    return frozenset(
        t.i for t in trigger.ancestors if any(q.kind is QuotationKind.DIRECT for q in quotations.cued(t.idx))
    )


def _speaks(quotation: Quotation[Span], trigger: Token) -> bool:
    """Whether a quotation makes its content somebody's claim.

    What is judged or felt is taken for granted ("apologized for writing"), what is wished or refused is for the parse
    to tell ("refused to write"), and "it should be noted that ..." names nobody: the article says it itself.
    """
    cue = _cue(trigger, quotation)
    if quotation.kind is not QuotationKind.DIRECT and _is_of_a_claim(trigger, cue):
        return False  # "rejected claims that Roe left"
    if quotation.cue_class is CueClass.JUDGEMENT and not is_verbal(trigger) and is_presupposed(trigger):
        return False  # "dismissed Roe's lawsuit against Doe"
    if quotation.cue_class is CueClass.JUDGEMENT and describes_object(trigger, frozenset(t.i for t in cue)):
        return False  # "rejected the bill that Roe proposed"
    lemmas = {lexicon().lemma(t) for t in cue} | {lemma_of(t) for t in cue}
    if quotation.kind is QuotationKind.INDIRECT and lemmas & lexicon().factive["judged"]:
        return False
    if not (quotation.source or quotation.speaker):
        if quotation.kind is not QuotationKind.INDIRECT:
            # a cue, such as the colon of a transcript's turn, shows that somebody speaks
            return bool(quotation.cue) or sum(s.end - s.start for s in quotation.content) >= _OWN_WORDS * 5
        return bool(lemmas & context_words("hearsay"))
    clause = next((t for t in (trigger, *trigger.ancestors) if t.head in cue), None)
    if clause is not None and quotation.kind is QuotationKind.INDIRECT and _is_medium(trigger, clause):
        return False  # "announced the plan in a letter to Roe"
    if _begins_attempt(trigger, cue):
        return False  # "announced her candidacy": so she runs
    embedded = clause is not None and (is_infinitive(clause) or is_gerund(clause))
    ruled = context_words("hypothetical") | context_words("open") | context_words("negating")
    return not (embedded and lemmas & (ruled | context_words("factual_infinitives")))


def _is_of_a_claim(trigger: Token, cue: list[Token]) -> bool:
    """Whether a cue is about what others claim, or is itself a claim of which the sentence tells what becomes."""
    return any(
        any(is_of_others(noun, t) for t in cue) or (noun in cue and bool(fate_of(noun)))
        for noun in claims_over(trigger)
    )


def _begins_attempt(trigger: Token, cue: list[Token]) -> bool:
    """Whether somebody announces a candidacy or the like; who only denies that announces none."""
    if is_verbal(trigger) or lemma_of(trigger) not in context_words("attempts"):
        return False
    if any(c.lower_ in context_words("make_believe") for c in kids(trigger)):
        return False
    return any(lemma_of(t) in context_words("announcing") and not is_negated(t) for t in cue)


def _is_medium(trigger: Token, clause: Token) -> bool:
    """Whether a trigger belongs to what something is said in; the parse may hang that on the object."""
    for at in (trigger, *trigger.ancestors):
        if is_verbal(at):
            return False
        if mark_of(at) in context_words("medium"):
            return base(at.dep_) == "obl" if at == clause else noun_kind(at)[0] is EntityType.DOCUMENT
        if at == clause:
            return False
    return False


def _spoken(quotation: Quotation[Span], trigger: Token) -> list[Step]:
    """What a quotation does to its content."""
    cue = _cue(trigger, quotation)
    at = cue[0].i if cue else trigger.i
    source = quotation.speaker or (quotation.source[0] if quotation.source else None)
    effect, rule = _CLAIMS.get(quotation.cue_class, Effect.REPORTED), "a quotation"
    lemmas = {lemma_of(t) for t in cue if t.pos_ != "ADJ"}  # who is clear about something clears nobody
    if effect is Effect.REPORTED and lemmas & context_words("alleging"):
        effect, rule = Effect.ALLEGED, "alleging"  # "suspects that"
    if lemmas & context_words("doubting") and quotation.kind is QuotationKind.INDIRECT:
        effect, rule = Effect.SUPPOSED, "doubting"  # "hopes that", "doubts that"
    steps = [Step(effect, at, rule, source)]
    if quotation.status in (Status.NEGATED, Status.HYPOTHETICAL):
        # "he never said that she had left": nobody stands for it
        steps.append(Step(Effect.SUPPOSED, at, f"a quotation that is {quotation.status.value}", source))
    if quotation.status is Status.ALLEGED:
        steps.append(Step(Effect.ALLEGED, at, "a quotation that is alleged", source))
    return steps
