"""Turns of transcripts, debates and interviews: "ROE: Good evening.", and answers to a paper's own questions."""

from __future__ import annotations

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.phrases import Range, Source
from kg.language.coreference.chains import Chain, chains_of
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.language.text.turns import Turn, turns_of
from kg.model import EntityType, MentionForm, Span

#: Verbs and nouns of a talk: "Roe spoke to the Example", "in an interview with Roe".
_TALKS = frozenset({"answer", "chat", "discuss", "interview", "join", "respond", "sit", "speak", "talk"})
_INTERVIEWS = frozenset({"chat", "conversation", "discussion", "interview", "talk"})
_MARKS = (("“", "”"), ('"', '"'))


def turn_attributions(layout: Layout) -> list[Attribution]:
    """One attribution for each turn of the article, in order.

    A bare surname or initials stand for the fullest name among the labels, the label of an answer ("A:") for the one
    person whom the article says it talked with, or the only one it names before the first question.
    """
    turns = turns_of(layout.text, (paragraph.ends for paragraph in layout.paragraphs))
    if not turns:
        return []
    chains = [c for c in chains_of(layout.doc) or () if c.type is EntityType.PERSON and c.named and c.mentions]
    named = _names(layout, turns, chains)
    guest = _interviewee(layout, chains, turns[0].label.start) if any(turn.answers for turn in turns) else None
    return [
        _attribution(layout, turn, guest if turn.answers else None if turn.nameless else named[turn.speaker])
        for turn in turns
    ]


def _attribution(layout: Layout, turn: Turn, speaker: Range | None) -> Attribution:
    tokens = tokens_at(layout.doc, turn.label)
    cue = tokens.end - 1
    # "Answer" and "UNIDENTIFIED MALE" are nobody to whom anything could be ascribed
    source = None if speaker is None else Source(_tokens(layout, turn.name), speaker)
    content = tuple(_without_marks(layout.text, span) for span in turn.content)
    return Attribution(content, Cue(cue, (cue, cue + 1), source), direct=True, whole=True)


def _without_marks(text: str, span: Span) -> Span:
    """A paragraph without the marks around all of it."""
    words = span.of(text)
    for opening, closing in _MARKS:
        inner = words[1:-1]
        if len(words) > 2 and words[0] == opening and words[-1] == closing and not {opening, closing} & set(inner):
            return Span(span.start + 1, span.end - 1)
    return span


def _names(layout: Layout, turns: list[Turn], chains: list[Chain]) -> dict[str, Range]:
    """The words that name each speaker best: the longest label, or where all are bare the one person of that name."""
    best: dict[str, Span] = {}
    for turn in turns:
        known = best.get(turn.speaker)
        if known is None or len(turn.name.of(layout.text)) > len(known.of(layout.text)):
            best[turn.speaker] = turn.name
    for key, name in best.items():
        if len(name.of(layout.text).split()) == 1:
            same = [c for c in chains if len(c.name.split()) > 1 and c.name.split()[-1].lower() == key]
            if len(same) == 1:
                best[key] = _first_name(same[0])
    return {key: _tokens(layout, name) for key, name in best.items()}


def _interviewee(layout: Layout, chains: list[Chain], before: int) -> Range | None:
    """The one person whom the text before the first turn names, or of several the one who talks."""
    named = [chain for chain in chains if _first_name(chain).start < before]
    if len(named) > 1:
        named = [
            chain for chain in named if any(_talks(layout, m.head) for m in chain.mentions if m.span.end <= before)
        ]
    return _tokens(layout, _first_name(named[0])) if len(named) == 1 else None


def _first_name(chain: Chain) -> Span:
    names = [m.span for m in chain.mentions if m.form is MentionForm.NAME]
    return min(names or [m.span for m in chain.mentions])


def _talks(layout: Layout, head: int) -> bool:
    """Whether somebody speaks in a talk: "Roe spoke to the Example", "an interview with Roe", "we talked to Roe"."""
    token = layout.doc[head]
    token = token.head if token.dep_ == "appos" else token
    ruling, case = token.head, {c.lower_ for c in kids(token) if c.dep_ == "case"}
    if ruling.lemma_.lower() in _INTERVIEWS and case & {"with", "of"}:
        return True
    return ruling.lemma_.lower() in _TALKS and (base(token.dep_) == "nsubj" or bool(case & {"with", "to"}))


def _tokens(layout: Layout, span: Span) -> Range:
    tokens = tokens_at(layout.doc, span)
    return tokens.start, tokens.end
