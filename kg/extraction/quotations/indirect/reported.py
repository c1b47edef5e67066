"""Indirect speech and thought: verbs whose clause, infinitive, object or prepositional phrase is the content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.indirect.complement import (
    CLAUSE_LISTS,
    content_around,
    content_behind,
    reach,
    to_closing_mark,
    trimmed,
    without,
)
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import (
    NOMINAL,
    SUBJECTS,
    Range,
    Source,
    addressee,
    after_verb,
    agent,
    before_verb,
    cue_range,
    is_word,
    since_comma,
    subject,
)
from kg.language.syntax.remembered import kids

_PRONOUNS_IT = frozenset({"it", "there"})


def reported_attributions(layout: Layout) -> Iterator[Attribution]:
    """One attribution for each verb outside quotation marks that reports something, in order of the verbs."""
    for p in layout.paragraphs:
        for i in range(p.start, p.end):
            if layout.inside[i] >= 0 or not (layout.parts[i] in {"VERB", "AUX"} or p.kind == "heading"):
                continue
            token = layout.doc[i]
            says = layout.parts[i] in {"VERB", "AUX"} or token.lower_ in {"says", "say", "said"}
            if says and token.dep_ not in {"", "aux", "aux:pass", "cop"}:
                low, high = layout.sentence(i, p)
                found = _of_verb(layout, token, low, high)
                if found is not None:
                    yield found


def _of_verb(layout: Layout, verb: Token, low: int, high: int) -> Attribution | None:
    words = lexicon()
    if not words.knows(verb):
        return None
    closing = _closing(layout, verb, low, high)
    if closing is not None:
        return closing
    passive = _is_passive(verb)
    raised = _raised(layout, verb, low, high, passive)
    if raised is not None:
        return raised
    if passive and (turned := _passive(layout, verb, low, high)) is not None:
        return turned
    right = content_behind(layout, verb, high)
    around = content_around(layout, verb, low, high) if right is None and words.takes(verb, *CLAUSE_LISTS) else None
    content = right or around
    if content is None or (passive and words.takes(verb, "object") and not words.takes(verb, *CLAUSE_LISTS)):
        return None
    source = None
    if not passive:
        source = subject(verb, low, high)
        if around is not None and layout.doc[verb.i - 1].text == ",":
            source = after_verb(verb, high) or source  # "The ferry, said Roe, will sail"
        if source is None and verb.dep_ not in {"acl"}:
            source = before_verb(verb, low)
        if source is not None and layout.inside[source.words[0]] >= 0:
            source = _told_before(layout, verb, low)  # who speaks in this sentence is not in the quotation
        if source is None:
            return None
    else:
        doer = next((c for c in kids(verb) if c.dep_ == "obl:agent"), None)
        source = agent(doer, low, high) if doer is not None else None
    return _attribution(layout, verb, content, source, low, high)


def _told_before(layout: Layout, verb: Token, low: int) -> Source | None:
    """The subject of the nearest verb of saying before this one, outside quotation marks."""
    for token in reversed(layout.doc[low : verb.i]):
        if layout.inside[token.i] < 0 and token.tag_ in {"VBD", "VBZ", "VBP"} and lexicon().takes(token, "speech"):
            source = subject(token, low, verb.i, inherited=False) or after_verb(token, verb.i)
            return source if source is not None and layout.inside[source.words[0]] < 0 else None
    return None


def _closing(layout: Layout, verb: Token, low: int, high: int) -> Attribution | None:
    """`The council will meet again, The Daily Example reports.`: a source and a verb that end the sentence.

    The place says it all, which helps where the parse takes the source's name into the sentence before it.
    """
    doc = layout.doc
    if not lexicon().takes(verb, "speech") or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(is_word(t) for t in doc[verb.i + 1 : high]):
        return None
    source = since_comma(verb, low)
    if source is None or source.words[0] <= low or doc[source.words[0] - 1].text != "," or source.words[1] != verb.i:
        return None
    if doc[verb.i - 1].pos_ not in {"PROPN", "NOUN", "PRON"} or verb.i - source.words[0] > 6:
        return None
    return _attribution(layout, verb, [(low, source.words[0] - 1)], source, low, high)


def _raised(layout: Layout, verb: Token, low: int, high: int, passive: bool) -> Attribution | None:
    """`He is expected to leave`, `he seems tired`: content is subject and complement, and nobody is named."""
    words = lexicon()
    active = words.takes(verb, "raising_active")
    if not active and not (passive and words.takes(verb, "raising_passive")):
        return None
    complement = next((c for c in kids(verb) if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if complement is None:
        return None
    doer = next((c for c in kids(verb) if c.dep_ == "obl:agent"), None)
    source = agent(doer, low, high) if doer is not None else None
    content: list[Range] = []
    topic = next((c for c in kids(verb) if c.dep_ in SUBJECTS and c.i < verb.i and c.lower_ not in _PRONOUNS_IT), None)
    if topic is not None and topic.lower_ not in {"who", "which", "that"}:
        content.append((max(low, topic.left_edge.i), min(topic.right_edge.i + 1, verb.i)))
    content.append((max(complement.left_edge.i, verb.i + 1), reach(layout, verb, complement, high)))
    return _attribution(layout, verb, content, source, low, high)


def _passive(layout: Layout, verb: Token, low: int, high: int) -> Attribution | None:
    """`The plan was criticized by the union`, `a plan backed by the union`: content is what it was done to."""
    if not lexicon().takes(verb, "object"):
        return None
    doer = next((c for c in kids(verb) if c.dep_ == "obl:agent" and c.i > verb.i), None)
    if doer is None:
        return None
    topic = next((c for c in kids(verb) if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if (
        topic is not None
        and topic.lower_ in _PRONOUNS_IT
        and any(c.dep_ in {"ccomp", "csubj:pass"} for c in kids(verb))
    ):
        return None  # "It was announced by Acme that ..."
    if topic is not None and topic.lower_ in {"who", "which", "that"}:
        topic = None
    if topic is None and verb.dep_ in {"acl", "acl:relcl"} and verb.head.i < verb.i and verb.head.pos_ in NOMINAL:
        content = (max(low, verb.head.left_edge.i), verb.i)
        inner = [c for c in kids(verb.head) if c.i > verb.head.i and c.left_edge.i <= verb.i]
        if inner:
            content = (content[0], min(content[1], inner[0].left_edge.i))
    elif topic is not None:
        content = (max(low, topic.left_edge.i), min(topic.right_edge.i + 1, verb.i))
    else:
        return None
    if content[0] >= content[1]:
        return None
    return _attribution(layout, verb, [content], agent(doer, low, high), low, high)


def _is_passive(verb: Token) -> bool:
    if lexicon().verb(verb) == "accuse" and not any(c.dep_ in {"obj", "iobj"} for c in kids(verb)):
        return True  # a headline leaves "was" out: "Roe accused of theft"
    opening = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.is_sent_start)
    if opening and verb.dep_ in {"advcl", "acl"} and not any(c.dep_ in {"aux", "nsubj"} for c in kids(verb)):
        return True  # "Asked about it, Roe said no"
    return verb.tag_ == "VBN" and (
        any(c.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for c in kids(verb))
        or (verb.dep_ in {"acl", "advcl"} and not any(c.dep_ == "aux" for c in kids(verb)))
    )


def _attribution(
    layout: Layout, verb: Token, content: list[Range], source: Source | None, low: int, high: int
) -> Attribution | None:
    cue = cue_range(verb)
    blocked = [cue] + ([source.words] if source is not None else [])
    spans = []
    for start, end in content:
        for a, b in without(start, end, blocked):
            kept = trimmed(layout, a, to_closing_mark(layout, a, b))
            if kept is not None:
                spans.append(layout.span(*kept))
    if not spans:
        return None
    return Attribution(tuple(sorted(spans)), Cue(verb.i, cue, source, addressee(verb, low, high)), direct=False)
