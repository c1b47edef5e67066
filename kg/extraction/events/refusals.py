"""Why a word that has a meaning in PropBank is no report of an event."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """What keeps a predicate from being a report, in words for people (`kg explain` shows them)."""

    NOT_READ = "it stands beside the story"
    CUE = "it is the cue of a quotation, which the quotation holds"
    LIGHT = "it is a light verb; its noun tells what happened"
    AUXILIARY = "it is an auxiliary or a copula"
    QUANTIFIED = "it speaks of all or none of its kind"
    WOULD_BE = "it is what somebody only would be"
    IN_A_NAME = "it is part of a name"
    UNSURE = "what it means here is not sure enough"
    PART = "it is a part of a word, or tells of which kind the thing behind it is"
    EMPTY = "its meaning is empty: it says nothing beside its noun or adjective"
    COLOURING = "it only colours another event, as “began” and “tried” do"
    STANDING = "it tells how things stand, not what happened"
    SPEAKING = "it tells what somebody says or how something is called; quotations hold what is said"
    THINKING = "it tells what somebody knows, thinks, feels or sees"
    DESCRIBING = "it is an adjective that only tells what something is like"
    THING = "it stands for somebody or something, not for what happened"
    FIGURATIVE = "what takes part or stands beside it does not go with what it means; it is used as a figure of speech"
    GENERAL = "it tells what is so at all times, of nobody and nothing that the article names"
    NOT_SALIENT = "nobody and nothing known takes part, there is no amount, and no place with a time"
