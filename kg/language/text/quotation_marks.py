"""Pairs quotation marks: where in a text does somebody else's wording stand?

Works on characters alone, so a bad parse cannot break it. Handles straight and curly double marks (also mixed, turned
the wrong way or doubled single marks), British single marks against apostrophes, nesting, inches and feet, missing
closers, and paragraphs that reopen a quotation which the paragraph before left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.language.lexicon.entries import verbs
from kg.language.lexicon.reporting import reporting_forms

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»]")
_SINGLE = re.compile(r"['’]")
#: The first character of whatever may open.
_OPENER = re.compile(r"[\"“”„‟«»‘'`]")
_ELISION = re.compile(
    r"['‘’](?:\d\d(?:s|er)?|em|im|er|e|ere|ello|tis|twas|twere|til|till|cause|cos|coz|cuz|bout|round|n|nuff|neath|"
    r"nother|kay|tude|fraid|course|sup|ome)\b['’]?",
    re.I,
)
#: What an apostrophe cuts short at its end: "goin'", "ol'", "o'", "th'".
_CUT_SHORT = re.compile(r"(?:\b[A-Za-z]+in|\b(?:o|an|th|ol|li|lil|mo|wi|ha|fo|bro|po|yo|d|y|t|don|mus|jus|tha))$", re.I)
_INCHES = re.compile(r"\d['’′]?\s?\d*$")
_INTRODUCED = re.compile(r"(?:^|[:,]\s*)$")
_COMMA = re.compile(r"[,?!—–](?=\s)")
_WORD = re.compile(r"[\w.’'-]*\w")
_INVERTED = re.compile(r"\s+(?P<verb>[a-z]+)\s+(?:the\s+|an?\s+|his\s+|her\s+)?(?:[a-z]+\s+){0,3}[A-Z]")
#: What may stand behind a verb of saying that stands behind its words.
_BEHIND_CUE = re.compile(
    r"\s*(?:$|[.,;:]|(?:on|in|at|to|of|during|after|before|late|later|early|by|via|through|last|this|yesterday|today|"
    r"[A-Z][a-z]+day)\b)"
)
#: So many words, and code points, behind a mark may say who speaks.
_MOST_WORDS = 9
_CUE_WITHIN = 120
#: So many possible closers are tried for one opening mark.
_MOST_CLOSERS = 40
_STOPS = ".,;:!?…—–-"
_AFTER_CLOSER = " \t\r\n.,;:!?…—–-)]}\"”’'»"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One outermost stretch in marks: `start:end` with its marks, `inner_start:inner_end` without, in code points.

    `continues` says that the stretch has no closing mark because the next paragraph opens again and carries it on.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False


def pair_marks(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quoted]:
    """All outermost quoted stretches of the paragraphs `text[start:end]`, in order. Never raises."""
    spans = list(paragraphs)
    found: list[Quoted] = []
    for i, (start, end) in enumerate(spans):
        follower = spans[i + 1] if i + 1 < len(spans) else None
        reopens = follower is not None and _opens_with_mark(text, *follower)
        found += _Paragraph(text, start, end, reopens).quoted()
    return found


def pair_nested(text: str, contents: Iterable[tuple[int, int]]) -> list[Quoted]:
    """The quoted stretches within the words of quotations `text[start:end]`, given without their marks, in order."""
    return [quoted for start, end in contents for quoted in _Paragraph(text, start, end, reopens=False).quoted()]


def _has_cue(text: str, at: int, end: int) -> bool:
    """Whether the words behind a mark or a comma say who speaks: "the engineer Jane Roe said.", "said Jane Roe"."""
    end = min(end, at + _CUE_WITHIN)
    if (turned := _INVERTED.match(text, at, end)) is not None and _says(turned["verb"]):
        return True
    for number, word in enumerate(_WORD.finditer(text, at, end)):
        if number > _MOST_WORDS:
            return False
        if number and _says(word.group()):
            hears = reporting_forms()[word.group()] in verbs("hearer", "object")
            return hears or _BEHIND_CUE.match(text, word.end(), end) is not None
    return False


def _says(form: str) -> bool:
    """Whether a word is a form of a verb of saying that tells what was said: "said", "says", and not "say"."""
    lemma = reporting_forms().get(form)
    return lemma is not None and lemma != form and lemma in verbs("reports", "speech")


def _opens_with_mark(text: str, start: int, end: int) -> bool:
    match = _DOUBLE.match(text, start, end)
    return (match is not None and match.group() not in "”»") or text[start : start + 1] == "‘"


class _Paragraph:
    """One paragraph while it is read from left to right."""

    def __init__(self, text: str, start: int, end: int, reopens: bool) -> None:
        self.text, self.start, self.end, self.reopens = text, start, end, reopens
        self.doubles = [m.span() for m in _DOUBLE.finditer(text, start, end)]
        self.single_closers = [m.start() for m in _SINGLE.finditer(text, start, end) if self._may_close(m.start())]

    def quoted(self) -> Iterator[Quoted]:
        """Outermost stretches in order."""
        at = self.start
        if (headless := self._without_opener()) is not None:
            yield headless
            at = headless.end
        while (opener := self._next_opener(at)) is not None:
            left, inner = opener
            closer, at, continues = self._closer(left, inner)
            if closer is None:
                continue
            found = self._trimmed(left, inner, closer, at, continues)
            if found is not None:
                yield found

    def _trimmed(self, left: int, inner: int, closer: int, end: int, continues: bool) -> Quoted | None:
        words = self.text[inner:closer]
        begin = inner + len(words) - len(words.lstrip())
        stop = inner + len(words.rstrip())
        while begin < stop and self.text[begin] in '"“”„‟«» \t\r\n':
            begin += 1
        while begin < stop and self.text[stop - 1] in '"“”„‟«» \t\r\n' and not self._closes_inner(begin, stop - 1):
            stop -= 1
        if self._filled_by_nested(begin, stop):
            begin, stop = begin + 1, stop - 1
        if begin >= stop or not any(c.isalnum() for c in self.text[begin:stop]):
            return None
        return Quoted(left, end, begin, stop, continues)

    def _closes_inner(self, begin: int, at: int) -> bool:
        """Whether a mark at the end of single-marked words closes a double one that opened among them."""
        opened = {"”": "“", '"': '"', "»": "«"}.get(self.text[at])
        if opened is None or self.text[begin - 1] not in "‘'`":
            return False
        inner = self.text[begin:at]
        return inner.count('"') % 2 == 1 if opened == '"' else inner.count(opened) > inner.count(self.text[at])

    def _filled_by_nested(self, begin: int, stop: int) -> bool:
        """Whether single marks inside the double ones enclose all the words."""
        inner = self.text[begin + 1 : stop - 1]
        return (
            stop - begin > 2
            and self.text[begin] in "‘'`"
            and self.text[stop - 1] in "’'"
            and not re.search(r"[‘’'](?!\w)|(?<!\w)[‘’']", inner)
        )

    def _elided(self, at: int) -> bool:
        return _ELISION.match(self.text, at) is not None

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def _after(self, at: int) -> str:
        return self.text[at] if at < self.end else " "

    def _next_opener(self, at: int) -> tuple[int, int] | None:
        """Start and end of the next mark that opens a quotation at or after `at`."""
        while mark := _OPENER.search(self.text, at, self.end):
            at = mark.start()
            if match := _DOUBLE.match(self.text, at, self.end):
                if self._opens(*match.span()):
                    return match.span()
                at = match.end()
            elif self._opens_single(at):
                return at, at + 1
            else:
                at += 1
        return None

    def _opens(self, left: int, right: int) -> bool:
        mark, before, after = self.text[left:right], self._before(left), self._after(right)
        if mark in ("“", "„", "«", "``", "‟"):
            return True
        if after.isspace() and not before.isspace():
            return False
        if mark == '"' and before.isdigit() and _INCHES.search(self.text[max(self.start, left - 6) : left]):
            return False
        if mark in "”»":
            return (before.isspace() or before in "([—–") and not after.isspace() and after not in _STOPS
        return not before.isalnum() and not after.isspace()

    def _opens_single(self, at: int) -> bool:
        before, after = self._before(at), self._after(at + 1)
        if not (before.isspace() or before in '([—–“"') or not (after.isalnum() or after in '“"…[$£€'):
            return False
        return not self._elided(at) and self._single_closer(at) is not None

    def _single_closer(self, opener: int) -> int | None:
        """The single mark that closes the one at `opener`, told from apostrophes by what stands around it."""
        doubtful: int | None = None
        first = bisect_left(self.single_closers, opener + 2)
        for i in range(first, min(first + _MOST_CLOSERS, len(self.single_closers))):
            at = self.single_closers[i]
            before, after, rest = self._before(at), self._after(at + 1), self.text[at + 1 : at + 3]
            if before in ".,;:!?…" or after in ".,;:!?)]" or not rest.strip():
                return at
            if before not in "sS" and not _CUT_SHORT.search(self.text, max(opener + 1, at - 20), at):
                return at
            # after an s it may be a plural possessive, and "goin'" may go on
            doubtful = at if doubtful is None else doubtful
        return doubtful

    def _may_close(self, at: int) -> bool:
        before = self._before(at)
        return self._after(at + 1) in _AFTER_CLOSER and not (before.isspace() or before in "“‘([")

    def _closer(self, left: int, inner: int) -> tuple[int | None, int, bool]:
        """Where the words end, where to read on, and whether the next paragraph carries the quotation on."""
        if inner - left == 1 and self.text[left] in "‘'`":
            at = self._single_closer(left)
            return (at, at + 1, False) if at is not None else (None, inner, False)
        depth = 0
        for i in range(bisect_left(self.doubles, (inner, inner)), len(self.doubles)):
            a, b = self.doubles[i]
            if self._is_inch(a, b, self.doubles[i + 1 : i + 2]):
                continue
            if self._reopens_inside(a, b):
                if self._has_closers(i + 1, 2 + depth):
                    depth += 1
                    continue
                # a new mark opens though none closed: the closer is missing
                at = self._before_cue(inner, a) or a
                return at, at, False
            if depth:
                depth -= 1
                continue
            return a, b, False
        if self.reopens:
            if (cue := self._before_last_cue(inner)) is not None:
                return cue, cue, False
            return self.end, self.end, True
        if _INTRODUCED.search(self.text[self.start : left]):
            at = self._before_cue(inner, self.end) or self.end
            return at, at, False
        return None, inner, False

    def _before_cue(self, inner: int, end: int) -> int | None:
        """Where words without a closing mark end at a comma, since who speaks stands behind it: "No, Roe said."."""
        commas = _COMMA.finditer(self.text, inner, end)
        return next((match.end() for match in commas if _has_cue(self.text, match.end(), end)), None)

    def _before_last_cue(self, inner: int) -> int | None:
        """The same, where the sentence of a speaker with a name ends the paragraph."""
        at = self._before_cue(inner, self.end)
        rest = self.text[at : self.end].strip() if at is not None else ""
        return at if rest[:1].isupper() and not re.search(r"[.!?]\s", rest[:-1]) else None

    def _without_opener(self) -> Quoted | None:
        """The words from the start of the paragraph to its first mark, where that closes and who speaks follows."""
        if not self.doubles:
            return None
        a, b = self.doubles[0]
        words = self.text[self.start : a]
        opens = self._opens(a, b) or self.text[a:b] in ("“", "„", "«", "``", "‟")
        if opens or not words.strip() or words.rstrip()[-1] not in ",.!?—–" or not _has_cue(self.text, b, self.end):
            return None
        begin = self.start + len(words) - len(words.lstrip())
        return Quoted(begin, b, begin, a)

    def _is_inch(self, a: int, b: int, later: list[tuple[int, int]]) -> bool:
        if self.text[a:b] not in '"”' or not self._before(a).isdigit():
            return False
        if re.search(r"\d['’′]\s?\d{1,2}$", self.text[max(self.start, a - 7) : a]):
            return True
        return self.text[a:b] == '"' and self._after(b).isspace() and bool(later) and not self._opens(*later[0])

    def _reopens_inside(self, a: int, b: int) -> bool:
        mark, before, after = self.text[a:b], self._before(a), self._after(b)
        if mark == "“" and not before.isspace() and (after.isspace() or after in _STOPS):
            return False  # a mark turned the wrong way
        if mark in ("“", "„", "«", "``"):
            return True
        return mark in ('"', "''") and before.isspace() and not after.isspace() and after not in _STOPS

    def _has_closers(self, at: int, wanted: int) -> bool:
        """Whether that many closing marks come before the next opening one, from mark `at` on."""
        marks = self.doubles[at : at + wanted]
        return len(marks) == wanted and not any(self._reopens_inside(a, b) for a, b in marks)
