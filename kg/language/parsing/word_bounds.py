"""Where words of news text begin and end when that depends on what stands around them.

spaCy's tokenizer sees one stretch between blanks at a time. Whether the stop of "No." belongs to the word ("No. 4")
or ends the sentence ("No.") shows only behind the blank. The conventions are those of the Universal Dependencies
treebanks EWT and GUM (https://universaldependencies.org/en/index.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.language.lexicon import calendar, countries, titles
from kg.language.lexicon.wordlists import table, word_list

#: Words that open a sentence and hardly ever stand inside a name: a stop before one of them ends a sentence.
OPENERS = (
    "But", "He", "Her", "His", "However", "If", "It", "Its", "Meanwhile", "She", "The", "Their", "There", "These",
    "They", "This", "Those", "We", "When", "While",
)  # fmt: skip

_END = r"[\"'”’)\]]*\s*\Z"
_FINAL = rf"{_END}|\s+[\"“]?(?:{'|'.join(OPENERS)})\b"
#: A stop right behind a letter, and what it must not run into: "co.uk", "end...".
_STOP = re.compile(r"\.(?<=[A-Za-z]\.)(?![a-z]|\.\.)")
_CUT_STOP = re.compile(_FINAL)
#: By list of data/abbreviations.toml: where the stop is the word's, given what follows it.
_KEPT_STOP = {
    "before_names": re.compile(rf"(?!{_END})"),
    "days": re.compile(rf"(?!{_END})"),
    "behind_names": re.compile(rf"(?!{_FINAL})"),
    "places": re.compile(rf"(?!{_FINAL})"),
    "others": re.compile(rf"(?!{_FINAL})"),
    "before_numbers": re.compile(r"\s?#?(?:\d|[IVX]+\b)"),
    "before_days": re.compile(rf",|\s?(?:\d|{'|'.join(calendar.month_stems())})"),
    "units": re.compile(r",|\s+[a-z(\d]"),
}
_SHOUTED = ("before_names", "behind_names", "before_numbers", "days")
_WHOLE = re.compile(
    "|".join(
        (
            # "U.S.", "p.m.", "J.K."
            r"[A-Za-z]\.(?<![\w.]..)(?:[A-Za-z]\.)+(?!\w)",
            # "#news", "@janeroe"
            r"#(?<![\w#@./&]#)[A-Za-z]\w*",
            r"@(?<![\w#@./]@)[A-Za-z_]\w*",
            # "the ’60s", "’72", "her 60's"
            r"[’'‘](?<!\w.)\d0s\b|’(?<!\w’)\d\d\b|\d(?<!\d\d)\d*0['’]s\b",
            # telephone numbers and days as digits, "401(k)"
            r"\d(?<![\w-]\d)(?:(?:\d*-){2,}\d+|(?:\d\d|\d{4})-\d{4})(?![\w-])",
            r"\d{3}(?:\(\w{1,2}\))+",
            r"w/(?<![\w/]w/)(?:o|out|in)?(?![\w/])|b/c(?<![\w/]b/c)(?![\w/])",
            r"-{2,}|[–—―]+",
        )
    )
)
_RUN = re.compile(r"[!?]{2,}|([=*_~+<>#`$])\1+|''|…\.+")
#: A word begins at each empty group.
_CUTS = tuple(
    map(
        re.compile,
        (
            r"()['’](?<=[A-Za-z].)(?:[sSdDmM]|re|RE|ve|VE|ll|LL)(?!\w)",
            r"()[nN]['’][tT](?<=[A-Za-z]...)(?!\w)",
            # the stop ends the sentence: "my wife and I. They", "etc. More"
            r"I()\.(?<=[a-z,] I.)(?=\s+[\"“]?[A-Z])",
            r"etc()\.(?=\s+[\"“]?[A-Z])",
            # "7:30pm", "$5m", "£2bn"
            r"\d()(?<![A-Za-z]\d)(?:[ap]\.m\.|am|pm|AM|PM|k|K|m|M|mm|MM|bn|mn|tn)(?!\w)",
            r"[$€£]\d[\d,.]*()[bB]\b",
            # "job(s)"; "claim- and", "-and"; "price/ cost", "ET/2"
            r"()[(\[{](?<=[A-Za-z].)()(?=\w)(?!\w[)\]}]\w)",
            r"()-(?:(?<=[A-Za-z]{4}-)|(?<=\d[a-z\d]-)|(?<=\W\d-))(?=\s|\Z)",
            r"-()(?<!\S-)(?=[A-Za-z]{2})",
            r"()/(?<=[a-z]{2}/)(?=\s|\Z)|()/(?<=[A-Z]{2}/)()(?=\d)",
        ),
    )
)


@cache
def _kinds() -> dict[str, str]:
    """Abbreviation without its stop -> kind, as data/abbreviations.toml has them; "REP." too, as headlines have it."""
    kinds = dict.fromkeys(titles.abbreviations(), "before_names")
    kinds |= {word: kind for kind in table("abbreviations") for word in word_list("abbreviations", kind)}
    kinds |= calendar.abbreviations() | dict.fromkeys(countries.abbreviations(), "places")
    shouted = {w.upper(): k for w, k in kinds.items() if k in _SHOUTED and w[0].isupper() and len(w) > 1}
    return shouted | kinds


def abbreviation_kind(word: str) -> str | None:
    """The list of data/abbreviations.toml that holds a word, given with its stop ("Rep."); None for any other word."""
    return _kinds().get(word[:-1]) if word[-1:] == "." else None


def _stops(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end without the stop, kind) of listed abbreviations and of single letters (kind "")."""
    kinds = _kinds()
    for match in _STOP.finditer(text):
        end = start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        before = text[start - 1] if start else " "
        kind = kinds.get(text[start:end], "" if end - start == 1 else None)
        if kind is None or before in "'’.@/_":
            continue
        if kind == "units":
            if before.isdigit() or (before == " " and text[max(start - 2, 0)].isdigit()):
                yield start, end, kind
        elif not before.isdigit():
            yield start, end, kind


def whole_words(text: str) -> list[tuple[int, int]]:
    """Stretches `(start, end)` of a text, in code points, that are one word each."""
    found = [m.span() for m in _WHOLE.finditer(text)]
    found += [(a, b + 1) for a, b, kind in _stops(text) if kind and _KEPT_STOP[kind].match(text, b + 1)]
    return found


def runs(text: str) -> list[tuple[int, int]]:
    """Stretches of marks that are not to be taken apart ("?!", "***"); what stands beside them is left open."""
    return [m.span() for m in _RUN.finditer(text)]


def cuts(text: str) -> set[int]:
    """Offsets where a word begins though no blank stands before it."""
    found = {b for _, b, _ in _stops(text) if _CUT_STOP.match(text, b + 1)}
    for pattern in _CUTS:
        for match in pattern.finditer(text):
            found.update(match.start(g) for g in range(1, pattern.groups + 1))
    found.discard(-1)
    return found
