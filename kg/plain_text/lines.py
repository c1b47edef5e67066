"""Lines that are no paragraphs: text wrapped at a fixed width, words cut at line ends, heads of pages in between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span
from kg.plain_text.written import Edit

#: No line of a wrapped text is longer.
_WIDEST = 120
#: A line with something in it; only looked for at the head of one, for a long blank line has many other places.
_LINE = re.compile(r"(?<![^\r\n])[^\r\n]*\S[^\r\n]*")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gov|Sens?|Reps?|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Rev|Fr|Prof|Hon|Supt|Det"
    r"|No|vs|v|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_ENDS = re.compile(r"[.!?…:;][\"'”’)\]*_]*$|[\"”]$")
_SENTENCE_INSIDE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?][\"'”’)\]]*\s+[\"“‘'(]?(?=[A-Z0-9])")
#: What opens an item of a list or the turn of a speaker, and so does not go on with the line before.
_OPENS = re.compile(
    r"[-*+•·▪◦‣●■►>]\s|\(?\d{1,3}[.)]\s|[A-Z][A-Z .'’-]{1,40}(?:,[^:]{1,60})?:\s|(?i:q|a|question|answer)[:.]\s"
)
_NO_PROSE = re.compile(
    r"#{1,6}\s|(?:[-*_=~•·]\s*){3,}$|\||(?i:by|photo|image|picture|source|credit|caption|via)\b[: ]|https?://|www\.|@\w"
)
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6}|[A-Z]-?\d{1,3})"
_PAGE = re.compile(
    rf"[-–—\[(|\s]*(?:(?:page|pg\.?|p\.)\s*)?{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?[-–—\])|\s]*"
    rf"|[^.!?]{{0,70}}[\s|,·•–—-](?:page|pg\.?|p\.)\s*{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?"
    rf"|(?:page|pg\.?|p\.)\s*{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?(?:\s{{2,}}|\s*[|,·•–—-]\s*)[^.!?]{{0,70}}"
    rf"|(?-i:[^.!?a-z]{{3,60}}(?:\s{{2,}}|\s*[|·•]\s*)\d{{1,4}}|\d{{1,4}}(?:\s{{2,}}|\s*[|·•]\s*)[^.!?a-z]{{3,60}})"
    r"|\(?(?:continued|cont(?:['’]d|\.)?)\s+(?:on|from)\s+(?:page\s+)?[A-Z]?-?\d{1,3}\)?\.?"
    r"|\(?(?:more|-\s*more\s*-|continued)\)?",
    re.IGNORECASE,
)
#: Heads with figures in capitals are told apart from titles by the case of their letters.
_SHOUTED = re.compile(r"[^a-z]*")
_WORD = re.compile(r"[\w-]+")
_CUT = re.compile(r"(?<=[A-Za-z0-9])-$")
#: In front of these a hyphen at the line end may belong to the word: "well-known", "one-way".
_FIRST_WORDS = """
well self non anti vice long short high low full part ill far near best once then now cross right left hard soft
open close old new young free fast slow big small half first second third one two three four five six seven eight
nine ten twenty thirty forty fifty sixty seventy eighty ninety mother father sister brother son daughter editor
attorney all so mid post pre
"""
_FIRST_PARTS = frozenset(_FIRST_WORDS.split())
#: Behind those, what only goes on with the word: "near-ly", "so-cial", "mid-dle".
_REST_OF_WORD = re.compile(
    r"(?:ly|er|ers|est|ing|ings|ed|en|ens|ened|ness|dom|ages?|ish|ists?|eous|ware|ways?|wise|less|fully?|ship|hood|ity|ward"
    r"|wards|cial\w*|ciet\w*|dle\w*|ner\w*|ger|gest|ant|ants|net|nets|self|selves|ma\w*|lar\w*|lut\w*|phis\w*|ber\w*"
    r"|si\w*|sent\w*|vent\w*|pare\w*|dict\w*|cis\w*|fer\w*|mier\w*|scri\w*|sum\w*|tend\w*|vi\w*|pon\w*|er\w+|al|als"
    r"|eg\w*|low\w*|itory)"
)
#: Before a hyphen these are words of their own only in front of few others.
_FEW = {
    "ex": r"wi[fv]e?s?|husband|partner|boyfriend|girlfriend|president|minister|mayor|chief|soldier|officer|convict|con"
    r"|cop|official|employee|member|leader|colleague|lover|boss|marine|player|spouse|governor|senator|prisoner|offender",
    "co": r"op|founder|founded|author|chair\w*|star|starred|host|owner|worker|pilot|defendant|counsel|sponsor|director"
    r"|produc\w+|writer|conspirator|chief|leader|operat\w+|exist\w*|pay\w*|parent\w*|educat\w+",
    "pro": r"democracy|choice|life|government|business|gun|abortion|european|union|war|palestinian|russian|western",
}


@dataclass(slots=True)
class _Line:
    """One line without the blanks around it; `blank` says that an empty line or a page's head stands before it."""

    start: int
    end: int
    words: str
    blank: bool = False
    page: bool = False

    @property
    def ends(self) -> bool:
        """Whether the line ends a sentence."""
        return bool(_ENDS.search(self.words)) and not _ABBREVIATED.search(self.words)


def line_edits(text: str, title: Span | None = None) -> Iterator[Edit]:
    """Blanks in place of line ends inside sentences, whole words in place of cut ones, nothing of pages' heads.

    The line of the `title` stays alone.
    """
    if "\n" not in text and "\r" not in text:
        return
    lines = _lines(text)
    known = frozenset(_WORD.findall(text)) if any(_CUT.search(line.words) for line in lines) else frozenset()
    heads = _heads(lines)
    for line in heads:
        yield Edit(line.start, line.end, drops_words=True)
    dropped = {line.start for line in heads}
    kept = [line for line in lines if line.start not in dropped]
    for first, group in _paragraphs(lines, kept):
        joins = _joined(group, title)
        for (line, following), joined in zip(pairwise(group), joins, strict=True):
            if joined:
                yield from _join(known, line, following)
        if first is not None:
            yield from _join(known, first, group[0])


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        start = match.start() + match[0].index(words)
        between = text[at : match.start()].replace("\r\n", "\n")
        lines.append(_Line(start, start + len(words), words, blank=len(between.strip(" \t")) != 1))
        at = match.end()
    return lines


def _heads(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that stand above or below each page of a printed text, not at the very top or bottom."""
    if len(lines) < 3:
        return []
    often = Counter(_without_figures(line.words) for line in lines if len(line.words) <= 80)
    found = []
    for line in lines[1:-1]:
        if len(line.words) > 90 or (
            (_NO_PROSE.match(line.words) or _OPENS.match(line.words)) and not _PAGE.fullmatch(line.words)
        ):
            continue
        # "UPDATE 11:46 PM" comes again and again and heads no page
        repeated = (
            often[_without_figures(line.words)] > 1
            and re.search(r"\d", line.words)
            and ":" not in line.words
            and not line.ends
        )
        if (repeated and _SHOUTED.fullmatch(line.words)) or (_PAGE.fullmatch(line.words) and _is_page(line.words)):
            found.append(line)
    return found


def _is_page(words: str) -> bool:
    """Whether a line that looks like a page's head says so by the word for page, by figures alone or by capitals."""
    return bool(re.search(r"\b(?:page|pg|p\.|cont|continued|more)", words, re.IGNORECASE) or _SHOUTED.fullmatch(words))


def _without_figures(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.split()))


def _paragraphs(lines: Sequence[_Line], kept: Sequence[_Line]) -> Iterator[tuple[_Line | None, list[_Line]]]:
    """Lines that follow each other, each stretch with the line before it that a page's end cut from it, if any."""
    place = {line.start: number for number, line in enumerate(lines)}
    group: list[_Line] = []
    carried: _Line | None = None
    for line in kept:
        if not group:
            group = [line]
            continue
        apart = place[line.start] - place[group[-1].start] > 1
        if not apart and not line.blank:
            group.append(line)
            continue
        yield carried, group
        last = group[-1]
        carried = last if apart and not last.ends and _goes_on(last, line) else None
        group = [line]
    if group:
        yield carried, group


def _goes_on(line: _Line, following: _Line) -> bool:
    """Whether a sentence that a page's end cuts goes on here."""
    if _NO_PROSE.match(following.words) or _OPENS.match(following.words) or _NO_PROSE.match(line.words):
        return False
    return following.words[0].islower() or bool(_CUT.search(line.words)) or len(line.words) > 45


def _joined(group: Sequence[_Line], title: Span | None) -> list[bool]:
    """For each line but the last whether the next one goes on with its paragraph."""
    if len(group) < 2:
        return []
    alone = [bool(_NO_PROSE.match(line.words)) or _is_in(line, title) for line in group]
    opens = [bool(_OPENS.match(line.words)) for line in group]
    widest = max(len(line.words) for line in group)
    joins: list[bool] = []
    running = False
    for number, (line, following) in enumerate(pairwise(group)):
        if alone[number] or alone[number + 1] or opens[number + 1] or widest > _WIDEST:
            running = False
            joins.append(False)
            continue
        unended = not line.ends
        inside = bool(_SENTENCE_INSIDE.search(line.words))
        small = following.words[0].islower() and len(line.words.split()) > 2
        cut = bool(_CUT.search(line.words)) or _cuts_a_name(line, following)
        running = unended and (running or inside or small or cut)
        joins.append(running)
    if any(joins):
        for number, line in enumerate(group[:-1]):
            if not (joins[number] or alone[number] or alone[number + 1] or opens[number + 1]):
                joins[number] = len(line.words) >= 0.7 * widest and not _in_title_case(line.words)
    return joins


def _cuts_a_name(line: _Line, following: _Line) -> bool:
    """Whether a line of prose ends in a capitalised word and the next one opens with one: "sued John / Doe"."""
    words = line.words.split()
    return (
        len(line.words) > 40
        and len(words) > 6
        and words[-1][0].isupper()
        and following.words[0].isupper()
        and not _in_title_case(line.words)
        and (bool(_SENTENCE_INSIDE.search(following.words)) or not following.ends or len(following.words) < 25)
    )


def _is_in(line: _Line, title: Span | None) -> bool:
    return title is not None and line.start < title.end and title.start < line.end


def _in_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return not _ENDS.search(words) and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def _join(known: frozenset[str], line: _Line, following: _Line) -> Iterator[Edit]:
    cut = _CUT.search(line.words)
    if not cut or not following.words[0].isalnum():
        yield Edit(line.end, following.start, " ")
        return
    left = re.search(r"[\w-]+$", line.words[:-1])
    right = re.match(r"\w+", following.words)
    whole = f"{left[0] if left else ''}{right[0] if right else ''}"
    kept = f"{left[0] if left else ''}-{right[0] if right else ''}"
    keeps = not following.words[0].islower() or (
        whole not in known and (kept in known or _is_compound(left[0] if left else "", right[0] if right else ""))
    )
    yield Edit(line.end if keeps else line.end - 1, following.start)


def _is_compound(first: str, second: str) -> bool:
    """Whether the parts of a word that is cut at a line end would have a hyphen in the middle of a line too."""
    first = first.lower()
    if few := _FEW.get(first):
        return re.fullmatch(rf"(?:{few})s?", second, re.IGNORECASE) is not None
    if first[-1:].isdigit() or "-" in first:
        return True
    return first in _FIRST_PARTS and len(second) > 1 and not _REST_OF_WORD.fullmatch(second)
