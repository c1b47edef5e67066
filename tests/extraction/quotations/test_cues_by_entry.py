"""Every word that reports, in a sentence for each thing that its entry in the lexicon says it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.language.lexicon.entries import entries, raw_entries
from kg.language.lexicon.inflection import verb_forms
from kg.language.lexicon.reporting import cue_classes
from kg.model import CueClass
from tests.extraction.quotations.heard import heard, marked

#: What is not found yet, one line each: the sentence's name and the word.
MISSED = Path(__file__).with_name("missed_cues.txt")

#: Key and tag of a verb's entry -> sentences by name, with the signs of heard.py. PAST and DONE stand for the verb's
#: past tense and participle, TOLD for a hearer where the verb has one.
VERBS = {
    ("reports", "speech"): ["said", "in marks", "behind a comma"],
    ("reports", "thought"): ["said", "in marks", "behind a comma"],
    ("reports", "manner"): ["in marks", "behind a comma"],
    ("reports", "evidence"): ["shown"],
    ("takes", "infinitive"): ["to do"],
    ("takes", "gerund"): ["doing"],
    ("takes", "object"): ["a thing", "a thing in the passive"],
    ("raising", "passive"): ["is said to"],
    ("raising", "active"): ["seems to"],
}
NOUNS = {
    ("takes", "clause"): ["a claim"],
    ("takes", "infinitive"): ["a promise"],
    ("cue", "statement"): ["a text"],
    ("is", "voiced"): ["a text"],
    ("is", "recorded"): ["a text"],
    ("cue", "evidence"): ["a poll"],
    ("cue", "holder"): ["a supporter"],
}
ADJECTIVES = {("takes", "clause"): ["sure"], ("takes", "infinitive"): ["willing"]}

SENTENCES = {
    "said": "{Jane Roe} *PAST*TOLD <that the bridge was unsafe>.",
    "in marks": "“<The bridge is unsafe,>” {Jane Roe} *PAST*TOLD.",
    "behind a comma": "{Jane Roe} *PAST*TOLD, “<The bridge is unsafe.>”",
    "shown": "{The study} *PAST* <that the bridge was unsafe>.",
    "to do": "{Jane Roe} *PAST*TOLD <to rebuild the bridge>.",
    "doing": "{Jane Roe} *PAST* <leaving the meeting early>.",
    "a thing": "{Jane Roe} *PAST* <the new plan>.",
    "a thing in the passive": "<The new plan> *was DONE* by {Jane Roe}.",
    "is said to": "<The ferry> *was DONE* <to have sunk>.",
    "seems to": "<The ferry> *PAST* <to have sunk>.",
    "as": "{Jane Roe} *PAST* <the new plan as a threat>.",
    "leads to": "{Jane Roe} *PAST*TOLD PREPOSITION <the new plan>.",
    "a claim": "{Jane Roe}’s *WORD* <that the bridge was unsafe> surprised nobody.",
    "a promise": "{Jane Roe}’s *WORD* <to rebuild the bridge> surprised nobody.",
    "a text": "{Jane Roe}’s *WORD*: “<The bridge is unsafe.>”",
    "a poll": "{The WORD} *showed* <that the bridge was unsafe>.",
    "a supporter": "{Jane Roe} is AN *WORD* of <the new plan>.",
    "a claim of": "{Jane Roe}’s *WORD* PREPOSITION <the new plan> surprised nobody.",
    "sure": "{Jane Roe} *was WORD* <that the bridge was unsafe>.",
    "willing": "{Jane Roe} *was WORD* <to rebuild the bridge>.",
    "sure of": "{Jane Roe} *was WORD* PREPOSITION <the new plan>.",
}


def cues() -> Iterator[tuple[str, str, str]]:
    """The name of a sentence, a word, and the preposition that it leads to or nothing."""
    for word, entry in entries("verbs").items():
        for (key, tag), names in VERBS.items():
            yield from ((name, word, "") for name in names if tag in entry.get(key, ()))
        yield from (("as" if p == "as" else "leads to", word, p) for p in sorted(entry.get("prepositions", ())))
    for word, entry in entries("nouns").items():
        for (key, tag), names in NOUNS.items():
            yield from ((name, word, "") for name in names if tag in entry.get(key, ()))
        yield from (("a claim of", word, p) for p in sorted(entry.get("prepositions", ())))
    for word, entry in entries("adjectives").items():
        for (key, tag), names in ADJECTIVES.items():
            yield from ((name, word, "") for name in names if tag in entry.get(key, ()))
        yield from (("sure of", word, p) for p in sorted(entry.get("prepositions", ())))


def past_and_participle(verb: str) -> tuple[str, str]:
    """The two forms of a verb with its particle; of irregular ones, those that its entry lists or the lemma itself."""
    lemma, _, particle = verb.partition(" ")
    listed = raw_entries("verbs")[verb].get("forms", "").split()
    irregular = [form for form in listed if not form.endswith("ing") and form != "has"]
    regular = lemma if listed and not irregular else list(verb_forms(lemma))[-1]
    past = next((form for form in irregular if not form.endswith("n") or form == "began"), regular)
    return f"{past} {particle}".strip(), irregular[-1] if irregular else regular


def sentence(name: str, word: str, preposition: str) -> str:
    article = "an" if word[0] in "aeiou" else "a"
    signs = SENTENCES[name].replace("WORD", word).replace("PREPOSITION", preposition).replace("AN", article)
    if (word in entries("verbs") and "PAST" in signs) or "DONE" in signs:
        past, done = past_and_participle(word)
        told = " the council" if "hearer" in entries("verbs")[word] else ""
        signs = signs.replace("PAST", past).replace("DONE", done).replace("TOLD", told)
    return signs


def is_found(name: str, word: str, preposition: str) -> bool:
    """Whether the sentence has the one quotation that its signs tell, of the class that the word has."""
    wanted = marked(sentence(name, word, preposition))
    classes = cue_classes()
    kind = CueClass.EVIDENCE if name == "a poll" else classes.get(word, CueClass.SPEECH)
    kind = classes.get(f"{word} {preposition}", kind)
    return [(q.cue_class, q.cue, q.content, q.source) for q in heard(wanted.text)] == [
        (kind, " ".join(wanted.cues), wanted.content, " ".join(wanted.sources))
    ]


@pytest.mark.parametrize("name", SENTENCES)
def test_every_cue_is_found_but_those_that_are_known_to_be_missed(name: str) -> None:
    missed = {
        f"{name}: {word} {preposition}".strip()
        for of, word, preposition in cues()
        if of == name and not is_found(name, word, preposition)
    }
    known = MISSED.read_text(encoding="utf-8").splitlines()
    assert missed == {line for line in known if line.startswith(f"{name}: ")}
