"""Which of the things that an article ascribes to somebody are quotations: words in marks, and what somebody is said
to say, write, deny, charge, hold or hope in a clause of its own.

The finders find more, since what is only wanted, praised, known or ordered decides the status of what stands under it;
but "Roe praised the mayor" or "Roe agreed to meet him" quotes nobody: frames and events tell of such acts.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extraction.quotations.asking import is_asked
from kg.extraction.quotations.attribution import Attribution, Cue
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import is_word
from kg.language.syntax.nouns import base, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids
from kg.model import CueClass, EntityType, Quotation, QuotationKind, Span, Status

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Clauses that only go with what stands before them.
_ASIDE = frozenset({"advcl", "acl:relcl"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_OPENS_CLAUSE = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who"})
_UTTERED = frozenset({CueClass.SPEECH, CueClass.WRITING, CueClass.DENIAL, CueClass.ACCUSATION})
#: Sources that say nothing, and the voice of who writes.
_NOBODY = frozenset({"it", "that", "this", "which", "what", "you", "one", "there", "these", "those"})
_AUTHOR = frozenset({"i", "we"})
_INSTEAD = (["instead", "of"], ["rather", "than"])
_NOTHING = frozenset({"no", "nothing", "none", "little", "scant"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.DOCUMENT, EntityType.GROUP})
#: A clause with fewer words, and anything else with as few, says too little to be somebody's words.
_LEAST_CLAUSE, _FEW = 2, 3


def is_quotation(layout: Layout, attribution: Attribution, quotation: Quotation[Span], *, inside: bool) -> bool:
    """Whether an ascription is a quotation; `inside` the words of another, "I" is who speaks those."""
    cue = attribution.cue
    if attribution.whole or cue is None or cue.words is None:
        return True
    head = layout.doc[cue.head]
    if _is_unsaid(head) or is_asked(layout, attribution):
        return False
    if quotation.kind is QuotationKind.DIRECT:
        return not _is_title_written(layout, cue, quotation)
    clause = _is_clause(layout.doc, quotation.content)
    if _only_shows(layout, cue, quotation) or (cue.source is None and lexicon().lemma(head) == "ask"):
        return False
    if quotation.kind is QuotationKind.MIXED:
        if cue.source is None and quotation.cue_class not in _UTTERED:
            return False  # "he seems to have “moved on”"
        return clause or not (_is_name(layout, quotation) or _is_all_in_nested(layout, quotation))
    if not _has_voice(layout, cue, quotation, inside=inside):
        return False
    words = sum(is_word(t) for span in quotation.content for t in tokens_at(layout.doc, span))
    if clause:
        held = quotation.cue_class in {CueClass.BELIEF, CueClass.WISH, CueClass.JUDGEMENT}
        if held and quotation.status is Status.HYPOTHETICAL:
            return False  # "they may decide whether it is so"
        return words >= _LEAST_CLAUSE and not (quotation.cue_class is CueClass.BELIEF and _is_known(head))
    if head.pos_ == "NOUN":
        return False
    if _is_headline(layout, head) and quotation.cue_class in _UTTERED and lexicon().is_factive(head):
        return True  # a headline says "Roe admits defeat" for "Roe admitted that she had lost"
    gerund = layout.doc[tokens_at(layout.doc, quotation.content[0]).start].tag_ == "VBG"
    return words > (_LEAST_CLAUSE if gerund else _FEW) and (
        _says_without_clause(layout.doc, quotation) or _calls(head, quotation.content)
    )


def _is_unsaid(cue: Token) -> bool:
    """Whether nobody says it: "no evidence that", "nothing to suggest that", "instead of saying that"."""
    before = [t.lower_ for t in cue.doc[max(0, cue.i - 3) : cue.i]]
    if any(before[i : i + 2] in _INSTEAD for i in range(len(before))):
        return True
    if base(cue.dep_) == "acl" and cue.head.lower_ in _NOTHING:
        return True
    objects = [c for c in kids(cue) if c.dep_ == "obj" and lexicon().noun(c) in lexicon().nouns["evidence"]]
    return any(
        c.lower_ in _NOTHING for each in (*objects, cue) for c in kids(each) if c.i < each.i and each.pos_ == "NOUN"
    )


def _has_voice(layout: Layout, cue: Cue, quotation: Quotation[Span], *, inside: bool) -> bool:
    """Whether somebody says it, or a clause is said to be said ("it was alleged that")."""
    head = layout.doc[cue.head]
    if head.tag_ == "VB" and quotation.status is Status.HYPOTHETICAL and head.i and head.nbor(-1).lower_ == "to":
        return False  # a purpose, a plan
    if cue.source is None:
        return quotation.cue_class in _UTTERED and _is_clause(layout.doc, quotation.content)
    first, last = layout.doc[cue.source.words[0]].lower_, layout.doc[cue.source.words[1] - 1].lower_
    alone = cue.source.words[1] - cue.source.words[0] == 1
    return not (alone and (last in _NOBODY or (first in _AUTHOR and not inside)))


def _only_shows(layout: Layout, cue: Cue, quotation: Quotation[Span]) -> bool:
    """Whether somebody finds out or shows something, or a thing decides it, where only a study or a body reports."""
    if cue.source is None or cue.source.speaker is None:
        return False
    head = layout.doc[slice(*cue.source.speaker)].root
    if quotation.cue_class is CueClass.EVIDENCE:
        reports = lexicon().nouns["evidence"] | lexicon().nouns["statement"]
        body = noun_kind(head)[0] in _BODIES or head.ent_type_ == "ORG"
        return not body and lexicon().noun(head) not in reports
    things = {EntityType.DOCUMENT, EntityType.EVENT, EntityType.WORK}
    return quotation.cue_class is CueClass.BELIEF and (
        noun_kind(head)[0] in things or lexicon().noun(head) in lexicon().nouns["evidence"]
    )


def _is_headline(layout: Layout, cue: Token) -> bool:
    p = layout.paragraph_at(cue.i)
    return p is not None and p.kind == "heading" and cue.i < p.end


def _is_known(cue: Token) -> bool:
    """Whether the cue tells that somebody comes to know or knows what is so: learned, realized, saw."""
    return lexicon().lemma(cue) in lexicon().factive["known"]


def _is_clause(doc: Doc, content: tuple[Span, ...]) -> bool:
    """Whether the content is a clause with a verb of its own tense, and no name, deed or wish alone."""
    pieces = [tokens_at(doc, span) for span in content]
    for tokens in pieces:
        heads = [t for t in tokens if t.head == t or not tokens.start <= t.head.i < tokens.end]
        if any(_is_finite(t) and t.dep_ not in _ASIDE for t in heads if is_word(t)):
            return True
        if tokens[0].lower_ in _OPENS_CLAUSE and any(t.tag_ in _FINITE for t in tokens):
            return True
    # "to have left", "to be innocent": what is claimed to be so
    last = pieces[-1]
    return len(last) > 2 and last[0].lower_ == "to" and last[1].lower_ in {"have", "be"}


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(c.tag_ in _FINITE and c.dep_ in _AUXILIARY for c in kids(token))


def _says_without_clause(doc: Doc, quotation: Quotation[Span]) -> bool:
    """Whether words that are no clause still are somebody's: a charge, a denial, what is admitted or proposed."""
    if quotation.cue_class in {CueClass.ACCUSATION, CueClass.DENIAL}:
        return True
    first = tokens_at(doc, quotation.content[0])
    # "admitted taking it", "pointed to the fact that it rains"
    holds = first[0].tag_ == "VBG" or any(t.lower_ == "that" and t.dep_ == "mark" for t in first)
    return quotation.cue_class in _UTTERED and holds


def _calls(cue: Token, content: tuple[Span, ...]) -> bool:
    """Whether the cue says what something is: "called the vote a sham", "described her as a liar"."""
    if not lexicon().takes(cue, "manner") or not lexicon().takes(cue, "object"):
        return False
    said = [c for c in kids(cue) if any(span.start <= c.idx < span.end for span in content)]
    as_what = any(
        c.dep_ in {"obl", "advcl"} and not _is_finite(c) and any(g.lower_ == "as" for g in kids(c)) for c in said
    )
    return as_what or any(c.dep_ == "xcomp" and c.pos_ in {"NOUN", "ADJ", "PROPN"} for c in said)


def _is_all_in_nested(layout: Layout, quotation: Quotation[Span]) -> bool:
    """Whether all that stands in marks is what somebody else says in the content, and nothing of who is quoted."""
    quoted = [q.content for span in quotation.content for q in layout.quotes_over(span)]
    inner = [span for nested in quotation.nested for span in nested.content]
    return bool(quoted) and all(any(span.overlaps(words) for span in inner) for words in quoted)


def _is_title_written(layout: Layout, cue: Cue, quotation: Quotation[Span]) -> bool:
    """Whether the words are the title of what somebody wrote: wrote “The Long Night”."""
    if quotation.cue_class is not CueClass.WRITING or cue.words is None or len(quotation.content) != 1:
        return False
    words = quotation.content[0].of(layout.text)
    between = layout.text[layout.span(*cue.words).end : quotation.content[0].start]
    long = [w for w in words.split() if len(w) > 3]
    named = len(words.split()) <= 6 and words[-1] not in "?!" and bool(long) and all(w[0].isupper() for w in long)
    return named and len(between) < 4 and not set(between) & set(",:")


def _is_name(layout: Layout, quotation: Quotation[Span]) -> bool:
    """Whether all that stands in marks is what something is called: a title, a slogan, a nickname."""
    quoted = [q.text for span in quotation.content for q in layout.quotes_over(span)]
    written = [w for text in quoted for w in text.replace("-", " ").split() if len(w) > 3]
    return bool(written) and all(w[0].isupper() for w in written) and all(len(text.split()) <= 6 for text in quoted)
