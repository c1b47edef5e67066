"""What the wording of a sentence says about a statement, without the parse and on the side of caution."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from kg.extraction.frames.contexts import context_words


def by_wording(trigger: Token, flags: set[str]) -> None:
    """Adds to `flags` what stands before the trigger: suppositions, plans, rumours, questions."""
    sent = trigger.sent
    words = [t.lower_ for t in sent if not t.is_space]
    before = [t.lower_ for t in sent if t.i < trigger.i]
    first = words[0] if words else ""
    if sent.text.rstrip(" \n\"'”’)").endswith("?"):
        flags.add("hypothetical")
    if first in {"had", "should", "were"} and "," not in before:
        flags.add("hypothetical")  # "Had Roe been convicted, ..."
    if first in context_words("supposing"):
        flags.add("hypothetical")
    if "alone" in before and before[before.index("alone") - 1] == "let":
        flags.add("hypothetical")
    if "yet" in before and before[before.index("yet") - 1] in {"have", "has", "had"}:
        flags.add("hypothetical")  # "has yet to be sentenced"
    if any(a.rstrip("s") in context_words("content_nouns") and b == "that" for a, b in pairwise(before)):
        flags.add("hypothetical")  # "no evidence that ...", however the parse hangs it
    near = [t for t in sent if trigger.i - 4 <= t.i < trigger.i]
    if any(t.lower_ == "to" and t.i and t.nbor(-1).lower_ in context_words("planned_words") for t in near):
        flags.add("hypothetical")  # "was to be sentenced", "is due to leave"
    if any(t.lemma_.lower() in context_words("believing") and t.tag_ in {"VBD", "VBN", "VBZ", "VBP"} for t in near):
        flags.add("attributed")  # "who police believed had killed"
    if before[-3:] == ["as", "good", "as"] or (before and before[-1] in context_words("nearly")):
        flags.add("hypothetical")
    if "longer" in before and before[before.index("longer") - 1] == "no":
        flags.add("negated")
