"""When a page was first published, as precisely as it says, and never by a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from kg.reading.dates import ONLY_CHANGED, first_day_month, normalise_date, written_days
from kg.reading.fields import host_of

#: Names of `meta` that state the day of publication, the surest first, in small letters without marks.
_META = (
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "ogpublishedtime",
    "datepublished",
    "articlepublished",
    "originalpublicationdate",
    "articledateoriginal",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "datepublish",
    "pubdate",
    "published",
    "publishtime",
    "parselypubdate",
    "sailthrudate",
    "cxenseparserecspublishtime",
    "cxenseparsepublishtime",
    "dcdateissued",
    "dctermsissued",
    "dctermsdate",
    "dctermscreated",
    "dcdatecreated",
    "dcdate",
    "articledate",
    "releasedate",
    "creationdate",
    "datecreated",
    "date",
)
_CHANGED = re.compile(r"updat|modif|edited|correct|revis|last[ -]?(?:changed|edit)", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted|pubdate|date-?created|datePublished", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|dateline|datetime|timestamp|time-?stamp|time|pub|pubdate|published|publish|posted)(?:$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|meta|author|credit|entry-meta|post-meta|article-info)", re.IGNORECASE
)
_LABELLED = re.compile(
    r"\b(?:first\s+)?(?:(?:published|posted)(?:\s+(?:on|at|by\s+[^,|]{2,40},))?\s*[:|-]?|(?:written|created|issued|filed"
    r"|uploaded|date|publication date|pub\.? date)\s*(?:on\s*)?:)\s*",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(?:(0?[1-9]|[12]\d|3[01])(?:/|-|$))?|[/-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[/.-]|$)"
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|recommend(?:ed|ations)?|most-?read|popular|footer|copyright|comments?|teasers?|promo"
    r"|trending)(?:$|\s|[_-](?:posts?|items?|list|widget|box|articles?|stories|links?|content|section|block|area)\b)",
    re.IGNORECASE,
)
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
#: "4 March, 9.40am", "March 4": the head of a post.
_DAY_AND_MONTH = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?!\d))", re.IGNORECASE)
#: A time of universal time, of which the day where the page was written may be another.
_UNIVERSAL = re.compile(r"T\d\d:?\d\d.*(?:Z|[+-]00:?00)$")
_LONGEST = 90
_MOST_ELEMENTS = 4000


def published_of(tree: Any, stated: object, addresses: list[str], report: Callable[[str], None]) -> str | None:
    """The day, month or year of publication, ISO 8601; None where the page does not say it, or not clearly.

    `stated` is the date of the page's own structured data, `addresses` are the page's. Where the order of the figures
    is open ("03/04/2026"), the language and the country of the page decide, or nobody; `report` hears of the latter.
    Where a time is universal time, the page's own day counts if it is the one before or after.
    """
    day_first = _day_first(tree, addresses)
    by_address = [day for address in addresses if (day := _of_address(address))]
    universal: str | None = None
    unclear: list[object] = []
    for written in _written(tree, stated):
        day = normalise_date(written, day_first=day_first)
        if day is None:
            both = written_days(written)
            if stands := [each for each in by_address if each in both]:
                return stands[0]
            unclear += [written] if len(both) > 1 else []
        elif _UNIVERSAL.search(str(written)):
            universal = universal or day
        elif universal is None or day in _neighbours(universal):
            return day
    if universal is not None:
        return next((day for day in by_address if day in _neighbours(universal)), universal)
    if unclear:
        report(f"the date {unclear[0]!r} may be two days; write it as 2023-09-30, until then the date is unknown")
        return None
    if not by_address and any(_CHANGED.search(_name_of(meta)) and meta.get("content") for meta in tree.iter("meta")):
        report(ONLY_CHANGED)
    return by_address[0] if by_address else None


def _name_of(meta: Any) -> str:
    """The name of a `meta` that states a time; empty for another."""
    names = (str(meta.get(attribute) or "") for attribute in ("property", "name", "itemprop"))
    return " ".join(name for name in names if re.search("time|date", name, re.IGNORECASE))


def _neighbours(day: str) -> frozenset[str]:
    """The day before and the day after."""
    if len(day) != 10:
        return frozenset()
    middle = date.fromisoformat(day)
    return frozenset((middle + timedelta(days=step)).isoformat() for step in (-1, 1))


def is_live(tree: Any, types: list[str], addresses: list[str]) -> bool:
    """Whether a page is a live blog, whose posts are of their own times."""
    if any("LiveBlog" in each for each in types) or any(re.search(r"/live(?:blog)?[/-]", each) for each in addresses):
        return True
    return any(
        re.search(r"live-?blog", f"{each.get('class') or ''} {each.get('id') or ''}", re.IGNORECASE)
        for each in tree.iter("body", "article", "main", "section", "div")
    )


def days_of_posts(tree: Any, stated: list[object]) -> set[str]:
    """The days that the posts of a live blog are of: of its structured data, and of its elements `time`."""
    times = [each for each in tree.iter("time") if not _stands_elsewhere(each)]
    written = [*stated, *(each.get("datetime") for each in times)]
    days = {day for each in written if each and (day := normalise_date(each)) and len(day) == 10}
    if len(days) < 2:
        heads = (
            each for each in tree.iter("h2", "h3", "h4", "h5", "strong", "b", "time", "span") if not each.getchildren()
        )
        said = (match for each in heads if (line := _line(each)) and (match := _DAY_AND_MONTH.search(line)))
        named = {match[0].casefold() for match in said}
        days |= named if len(named) > 1 else set()
    return days


def _written(tree: Any, stated: object) -> Iterator[object]:
    """What may state the date, the surest first."""
    for each in stated if isinstance(stated, list) else [stated]:
        yield each.get("@value") if isinstance(each, dict) else each
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = re.sub(r"[\W_]", "", meta.get(attribute) or "").lower()
            if name and content:
                named.setdefault(name, content)
    yield from (named[name] for name in _META if name in named)
    elements = [each for each in _elements(tree) if not _stands_elsewhere(each)]
    for each in elements:
        marks = f"{each.get('itemprop') or ''} {each.get('class') or ''} {each.get('property') or ''}"
        if each.get("pubdate") is not None or "datepublished" in marks.lower() or re.search(r"\bpublished\b", marks):
            yield from _values(each)
    for each in elements:
        line = _line(each)
        if line and (label := _LABELLED.search(line)) and not _speaks_of_change(line[: label.start()]):
            yield _CHANGED.split(line[label.end() :])[0].strip(" |,;·•-–—(")
    for each in elements:
        if each.tag == "time" and not _is_of_change(each):
            yield from _values(each)
    for each in elements:
        marks = f"{each.get('class') or ''} {each.get('id') or ''}"
        if _DATED.search(marks) and not _is_of_change(each):
            yield from _values(each)
    for each in elements:
        marks = f"{each.get('class') or ''} {each.get('id') or ''} {each.get('rel') or ''}"
        if _BYLINE.search(marks) and (line := _line(each)):
            yield from (part for part in re.split(r"\s*[|•·–—]\s*|\s+-\s+", line) if not _CHANGED.search(part))


def _elements(tree: Any) -> Iterator[Any]:
    for number, each in enumerate(tree.iter("time", "abbr", "span", "p", "div", "li", "em", "small", "td", "h6", "h5")):
        if number >= _MOST_ELEMENTS:
            return
        if each.tag == "time" or len(each) < 8:
            yield each


def _values(element: Any) -> Iterator[str]:
    for value in (element.get("datetime"), element.get("content"), element.get("title"), _line(element)):
        if value:
            yield value


def _line(element: Any) -> str | None:
    text = " ".join(element.text_content().split())
    return text if 0 < len(text) <= _LONGEST else None


def _is_of_change(element: Any) -> bool:
    """Whether an element, its label or the words right before it speak of a later change."""
    marks = " ".join(str(element.get(name) or "") for name in ("itemprop", "class", "id", "data-testid"))
    before = element.getprevious()
    words = (before.tail or before.text_content()) if before is not None else _opening(element)
    if _PUBLISHED.search(marks):
        return False
    return bool(_CHANGED.search(marks) or _CHANGED.search((words or "")[-30:]) or _CHANGED.match(_line(element) or ""))


def _opening(element: Any) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _speaks_of_change(words: str) -> bool:
    """Whether words before a label make it one of a change: they do not where a date of their own lies between."""
    changes = list(_CHANGED.finditer(words))
    return bool(changes) and not re.search(r"\d", words[changes[-1].end() :])


def _stands_elsewhere(element: Any) -> bool:
    above = element
    for _ in range(6):
        above = above.getparent()
        if above is None:
            return False
        if above.tag in ("footer", "aside", "nav"):
            return True
        if above.tag in ("article", "main", "body"):
            return False
        if _ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


def _day_first(tree: Any, addresses: list[str]) -> bool | None:
    """Whether the page's country writes the day before the month; None where that cannot be told."""
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    tags = [root.get("lang") or root.get("xml:lang") or ""]
    tags += [meta.get("content") or "" for meta in tree.iter("meta") if (meta.get("property") or "") == "og:locale"]
    return first_day_month([host_of(address) for address in addresses], tags)


def _of_address(address: str) -> str | None:
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    if match := _IN_ADDRESS.search(path):
        parts = [part for part in match.groups() if part]
        return normalise_date("-".join(parts))
    return None
