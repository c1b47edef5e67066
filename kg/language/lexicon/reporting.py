"""Which verbs report something, the forms in which a text shows them, and the sort of act that a word names."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.entries import KINDS, entries, tagged
from kg.language.lexicon.inflection import verb_forms
from kg.model import CueClass

#: What makes a verb one that reports.
_REPORTING = ("reports", "takes", "prepositions", "raising")
#: The class of a verb whose entry names none, by the first of these that it has.
_CLASS_OF: tuple[tuple[str, str, CueClass], ...] = (
    ("reports", "speech", CueClass.SPEECH),
    ("reports", "manner", CueClass.SPEECH),
    ("reports", "thought", CueClass.BELIEF),
    ("raising", "passive", CueClass.BELIEF),
    ("raising", "active", CueClass.BELIEF),
    ("reports", "evidence", CueClass.EVIDENCE),
    ("takes", "infinitive", CueClass.WISH),
    ("takes", "object", CueClass.JUDGEMENT),
)


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs that report in some way, as lemmas; a particle stands behind a blank: "hit back"."""
    return frozenset(verb for verb, entry in entries("verbs").items() if any(key in entry for key in _REPORTING))


@cache
def reporting_forms() -> dict[str, str]:
    """Every form of a verb that reports, in lower case and without its particle -> the lemma."""
    known = sorted({verb.partition(" ")[0] for verb in reporting_verbs()})
    irregular: dict[str, set[str]] = {lemma: set() for lemma in known}
    for verb in reporting_verbs():
        irregular[verb.partition(" ")[0]] |= entries("verbs")[verb].get("forms", frozenset())
    forms: dict[str, str] = {}
    for lemma in known:
        for form in verb_forms(lemma, sorted(irregular[lemma])):
            forms.setdefault(form, lemma)
        forms[lemma] = lemma
    return forms


@cache
def irregular_forms() -> dict[str, str]:
    """The irregular forms of all verbs with an entry, in lower case and without their particles -> the lemma."""
    forms: dict[str, str] = {}
    for verb, entry in entries("verbs").items():
        for form in sorted(entry.get("forms", ())):
            forms.setdefault(form, verb.partition(" ")[0])
    return forms


@cache
def all_verb_forms() -> dict[str, str]:
    """Every form of all verbs with an entry, in lower case and without their particles -> the lemma."""
    forms: dict[str, str] = {}
    for verb, entry in entries("verbs").items():
        lemma = verb.partition(" ")[0]
        for form in verb_forms(lemma, sorted(entry.get("forms", ()))):
            forms.setdefault(form, lemma)
    return forms | irregular_forms()


@cache
def cue_classes() -> dict[str, CueClass]:
    """Word -> the sort of act it names: a verb, noun or adjective as its entry has it, else a verb by what it takes.

    A noun without a class has that of the verb of the same form.
    """
    found: dict[str, CueClass] = {}
    for key, tag, kind in _CLASS_OF:
        for verb in tagged("verbs", key)[tag]:
            found.setdefault(verb, kind)
    for words in KINDS:
        for tag, named in tagged(words, "class").items():
            found |= dict.fromkeys(named, CueClass(tag))
    return found
