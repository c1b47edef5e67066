"""The forms of English verbs and nouns, derived so that a pipeline without a good lemmatizer loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.surely import surely

_VOWELS = "aeiou"


def verb_forms(lemma: str, irregular: Iterable[str] = ()) -> Iterator[str]:
    """The regular forms of a verb and its irregular ones; an irregular form in "-ed" takes the regular one's place."""
    yield lemma
    yield from irregular
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    if consonant_y:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    yield stem + "ing"
    if not any(form.endswith("ed") for form in irregular):
        if consonant_y:
            yield lemma[:-1] + "ied"
        else:
            yield lemma + "d" if lemma.endswith("e") else lemma + "ed"


def gerund_of(lemma: str, irregular: Iterable[str] = ()) -> str:
    """The -ing form of a verb: "stealing", "robbing" where that is one of the irregular forms."""
    forms = (form for form in (*irregular, *verb_forms(lemma)) if form.endswith("ing") and form != lemma)
    return surely(next(forms, None), f"gerund of {lemma!r}")


def plural_of(noun: str) -> str:
    """The plural of a noun of people or things: "lawyers", "congresswomen", "allies", "alumni"."""
    if noun.endswith(("man", "child", "alumnus", "alumna")) and not noun.endswith("human"):
        return noun[:-2] + "en" if noun.endswith("man") else noun + "ren" if noun.endswith("child") else _latin(noun)
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _latin(noun: str) -> str:
    return noun[:-2] + "i" if noun.endswith("us") else noun + "e"
