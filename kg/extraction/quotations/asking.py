"""What looks like a report and is only asked or offered: "Did Roe say that ...?", "you can say that ..."."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.layout import Layout
from kg.language.lexicon.entries import having
from kg.language.syntax.nouns import base
from kg.language.syntax.remembered import kids, sentence_of

_ANYBODY = frozenset({"you", "one", "anyone", "anybody", "who"})


def is_asked(layout: Layout, report: Attribution) -> bool:
    """Whether the act of a report is asked about, or is what anybody may do, so that nobody has done it."""
    cue = report.cue
    if cue is None or cue.words is None or any(layout.quotes_over(span) for span in report.content):
        return False  # words in marks are somebody's
    verb = layout.doc[cue.head]
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    auxiliaries = [c for c in kids(verb) if base(c.dep_) == "aux" and c.i < verb.i]
    subject = next((c for c in kids(verb) if base(c.dep_) == "nsubj" and c.i < verb.i), None)
    if subject is None:
        return False
    if any(a.i < subject.i for a in auxiliaries) and _is_question(verb):
        return True
    if subject.lower_ == "who":
        return base(verb.dep_) == "root" and _is_question(verb)
    return subject.lower_ in _ANYBODY and any(a.lower_ in having("status", "modals") for a in auxiliaries)


def _is_question(verb: Token) -> bool:
    return sentence_of(verb).text.rstrip(" \n”\"'’)").endswith("?")
