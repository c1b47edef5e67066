"""Whether the words of a quotation came out of a mouth or a pen."""

from __future__ import annotations

from kg.model.nouns import CueClass, QuotationKind

#: Without words in marks, only these acts utter something; of no class is what has no cue but a colon or marks.
_UTTERING = frozenset({CueClass.SPEECH, CueClass.WRITING, CueClass.DENIAL, CueClass.ACCUSATION})

#: What is uttered to say the contrary, or of somebody else, is called by its own name and not "said".
_OTHERWISE = frozenset({CueClass.DENIAL, CueClass.ACCUSATION})


def is_uttered(kind: str, cue_class: str | None) -> bool:
    """Whether a quotation of this kind and class of cue was uttered: a belief, a wish or a judgement need not be."""
    return kind != QuotationKind.INDIRECT or not cue_class or cue_class in _UTTERING


def act_of(cue_class: str | None, *, said: bool) -> str:
    """What a speaker did with words: "said", else the act, as "denial", or "words" where that is unknown.

    `said` is whether these were uttered as far as the article itself reports. A denial or an accusation is called so
    also then: what somebody denies is not what they said.
    """
    return "said" if said and cue_class not in _OTHERWISE else cue_class or "words"
