"""HTML pages to article text and metadata, with trafilatura and the page's own structured data."""

from __future__ import annotations

import copy
import html
import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from trafilatura import bare_extraction, load_html

from kg.errors import InputError
from kg.reading.fields import Fields, author_names, best_outlet, host_of, is_web_address, one_line, original_address
from kg.reading.page_dates import days_of_posts, is_live, published_of
from kg.reading.page_ends import with_its_end
from kg.reading.page_marks import plain_marks

# Its own dates are not used (page_dates.py); the last day that it accepts is today unless told.
_DATE_OPTIONS = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_ARTICLE_TYPE = re.compile(r"Article|BlogPosting")
_MOST_NODES = 2000
_AUTHOR_META = frozenset(
    {"author", "articleauthor", "parselyauthor", "sailthruauthor", "dccreator", "dctermscreator", "byl"}
)

for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(
    page: str, name: str, report: Callable[[str], None], fetched_from: str | None = None
) -> tuple[str, Fields]:
    """The article text of a page, paragraphs separated by blank lines, and what the page says about it.

    Raises InputError where the page has no article text. The date is the one of first publication; the headline that a
    reader sees wins over the one that is made for search engines. `report` hears what could not be used. Where the page
    states no address, it counts as of the one that it was `fetched_from`.
    """
    try:
        return _read(page, name, report, fetched_from)
    except InputError:
        raise
    except Exception as error:  # the page is anybody's, and the parsers below raise whatever they meet in it
        raise InputError(f"{name}: cannot be parsed as HTML ({type(error).__name__}); save its text as .txt") from error


def _read(page: str, name: str, report: Callable[[str], None], fetched_from: str | None) -> tuple[str, Fields]:
    tree: Any = load_html(with_its_end(page, report))
    found: Any = None
    if tree is not None:
        plain_marks(tree)
        found = bare_extraction(
            copy.deepcopy(tree), with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_OPTIONS)
        )
    lines = (found.text or "").splitlines() if found is not None else []
    text = "\n\n".join(line for line in map(str.strip, lines) if line)
    if not text:
        raise InputError(f"{name}: has no article text that could be found; save its text as .txt")
    nodes = list(_ld_nodes(tree))
    stated = _stated(nodes)
    fetched_from = original_address(fetched_from) if fetched_from else None
    address = original_address(one_line(found.url) or "") or None
    host = one_line(found.hostname) if address == one_line(found.url) else host_of(address or "")
    host = host or host_of(stated.url or fetched_from or "")
    title = _title(one_line(found.title) or stated.title, _headings(tree))
    outlet = _outlet([one_line(found.sitename), stated.outlet], host, title)
    date = _published(tree, nodes, [each for each in (stated.url, address, fetched_from) if each], report)
    authors = (
        stated.authors
        or _meta_authors(tree)
        or author_names(
            [_person(part, outlet, first=not number) for number, part in enumerate((found.author or "").split(";"))]
        )
    )
    return text, Fields(
        title=title,
        outlet=outlet,
        authors=tuple(name for name in authors if _squeezed(name) not in {_squeezed(outlet or ""), _squeezed(host)}),
        published=date,
        url=address if address and is_web_address(address) else stated.url or fetched_from,
    )


def _published(
    tree: Any, nodes: list[dict[str, Any]], addresses: list[str], report: Callable[[str], None]
) -> str | None:
    """The day of first publication; of a live blog only if all its posts are of one day."""
    articles = [node for node in nodes if _ARTICLE_TYPE.search(str(node.get("@type")))]
    stated = [node["datePublished"] for node in articles if node.get("datePublished")]
    if not is_live(tree, [str(node.get("@type")) for node in articles], addresses):
        return published_of(tree, stated[:1], addresses, report)
    names = ("datePublished", "dateModified", "coverageStartTime", "coverageEndTime")
    days = days_of_posts(tree, [node[name] for node in articles for name in names if node.get(name)])
    if len(days) > 1:
        report("is a live blog with posts of several days, so that its date is unknown")
        return None
    return published_of(tree, stated[:1], addresses, report)


def _stated(nodes: list[dict[str, Any]]) -> Fields:
    """What the page's schema.org data in JSON-LD say of its article."""
    known = Fields()
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}

    def resolved(value: object) -> object:
        if isinstance(value, list):
            return [resolved(item) for item in value[:100]]
        if isinstance(value, dict) and "name" not in value:
            return by_id.get(str(value.get("@id")), {})
        return value

    for node in nodes:
        if not _ARTICLE_TYPE.search(str(node.get("@type"))):
            continue
        people = resolved(node.get("author"))
        people = [
            person for person in (people if isinstance(people, list) else [people]) if not _is_organization(person)
        ]
        address = node.get("url")
        known = known.over(
            Fields(
                title=_unescaped(node.get("headline")),
                outlet=_unescaped(resolved(node.get("publisher"))),
                authors=author_names([_unescaped_person(person) for person in people]),
                url=address if isinstance(address, str) and is_web_address(address) else None,
            )
        )
    return known


def _ld_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting: list[object] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                yield node
                waiting.extend(value for value in node.values() if isinstance(value, list | dict))


def _is_organization(person: object) -> bool:
    return isinstance(person, Mapping) and "Organization" in str(person.get("@type"))


def _person(author: str, outlet: str | None, *, first: bool) -> str:
    """An author as trafilatura finds it, without the outlet's name and the job that may stand behind it.

    What stands behind a comma before a job is where the person works ("Jane Roe, Courier staff writer").
    """
    if not first:
        return author
    author = author.replace(outlet, " ") if outlet else author
    return re.sub(r"(?<=\w)\s+(?:staff(?: writer| reporter)?|reporter|correspondent)\s*$", "", author, flags=re.I)


def _unescaped(value: object) -> str | None:
    line = one_line(value)
    return one_line(html.unescape(line)) if line else None


def _unescaped_person(person: object) -> object:
    """A person's name, or names where one entry has several."""
    names = person.get("name") if isinstance(person, Mapping) else person
    return [_unescaped(name) for name in names] if isinstance(names, list) else _unescaped(names)


def _meta_authors(tree: Any) -> tuple[str, ...]:
    """The people that the page's `meta` name as its authors."""
    names = [
        _unescaped(meta.get("content"))
        for meta in tree.iter("meta")
        if re.sub(r"[\W_]", "", meta.get("name") or meta.get("property") or "").lower() in _AUTHOR_META
    ]
    return author_names([name for name in names if name])


def _headings(tree: Any) -> list[str]:
    return [line for heading in tree.iterfind(".//h1") if (line := one_line(heading.text_content()))]


def _title(title: str | None, headings: list[str]) -> str | None:
    """The first heading of the page that says what its title says: the title without the site's name, or reworded."""
    long_enough = [heading for heading in headings if len(heading.split()) >= 3]
    if title is None or len(title.split()) < 3:
        return long_enough[0] if len(long_enough) == 1 else title
    for heading in long_enough:
        if title.casefold().startswith(heading.casefold()):
            return heading
        if heading.casefold().endswith(title.casefold()):
            return title  # the heading carries the section's name in front
    words = _words(title)
    likest = max(long_enough, key=lambda heading: len(_words(heading) & words), default=None)
    if likest and len(_words(likest) & words) * 2 > min(len(words), len(_words(likest))):
        return likest
    return title


def _words(line: str) -> set[str]:
    return {word for word in re.findall(r"\w+", line.casefold()) if len(word) > 2}


def _outlet(names: list[str | None], host: str, title: str | None) -> str | None:
    usable = [name.split(" | ")[0].strip() for name in names if name and name != title]
    # A name that is the domain in other letters was made of it, so a name that the page states goes first.
    made_up = {_squeezed(part) for part in host.split(".")[:-1]} | {_squeezed(host)}
    usable.sort(key=lambda name: _squeezed(name) in made_up and len(usable) > 1)
    return best_outlet([*usable, *([host] if host else [])])


def _squeezed(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()
