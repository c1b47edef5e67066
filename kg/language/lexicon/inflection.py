"""The forms of English verbs, derived so that a pipeline without a good lemmatizer loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
