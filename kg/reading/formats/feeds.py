"""Feeds: RSS 0.9 to 2.0, and Atom, with the whole text where they carry it and else with what they do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from kg.errors import InputError
from kg.reading.dates import ONLY_CHANGED
from kg.reading.fields import Fields, author_names, is_web_address, one_line, read_fields
from kg.reading.formats.feed_titles import outlet_of_title
from kg.reading.formats.protocol import Items, Opened, Report, Text
from kg.reading.formats.summaries import is_summary, told_of_summaries
from kg.reading.fragments import local_name, text_of_elements, text_of_html
from kg.reading.xml_trees import LANGUAGE, xml_tree

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
#: Where the elements of items may be from. Those of others (media, iTunes) tell of pictures and sounds.
_OWN = (
    *(
        "",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
    ),
    *("http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss"),
    *_ATOM,
)
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
#: What prefixes stand for that feeds use without declaring them.
_BY_PREFIX = {"content": _CONTENT, "atom": _ATOM[0], "dc": _DUBLIN_CORE[0], "dcterms": _DUBLIN_CORE[1]}
_FEEDBURNER = "http://rssnamespace.org/feedburner/ext/1.0"
#: Types of what is marked up (RFC 4287, section 3.1); other content is text or, as a picture, none.
_MARKED_UP = ("html", "xhtml", "text/html", "application/xhtml+xml")
#: What an export of WordPress holds beside articles, which may be of types that a site has made for itself.
_NO_ARTICLES = re.compile(
    r"attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+"
)
#: "jane@news.example (Jane Roe)"
_AFTER_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\s+\((.+)\)")


def items(opened: Opened) -> Items:
    """The items of a feed in their order; those without a text are failures, and a feed of summaries is told of."""
    root = xml_tree(opened.text(declares=True), opened.name, opened.report)
    entries = [each for each in root.iter() if local_name(each) in ("item", "entry") and _namespace(each) in _OWN]
    if not entries:
        raise InputError(f"{opened.name}: is a feed without items; fetch it again, or leave it out")
    channel = next((each for each in root.iter() if local_name(each) == "channel"), root)
    feed = [each for each in channel if local_name(each) not in ("item", "entry")]
    language = next((words for each in (channel, root) if (words := each.get(LANGUAGE))), None)
    summaries: list[int] = []
    unpublished = 0
    for number, entry in enumerate(entries, start=1):
        if not _is_published(entry):
            unpublished += 1
            yield None
            continue

        def content(report: Report, entry: Any = entry, number: int = number) -> Text:
            text, whole = _text(entry)
            if not text:
                raise InputError(f"{opened.name}, item {number}: has no text; fetch the page that it links to as .html")
            if not whole:
                summaries.append(number)
            return Text(text, _fields(entry, feed, report), language=_language(entry, feed) or language)

        yield opened.item(number, content)
    if unpublished:
        which = "1 item that is" if unpublished == 1 else f"{unpublished} items that are"
        opened.report(f"has {which} no published article (drafts, pictures), and left out")
    if summaries:
        opened.report(told_of_summaries(len(summaries), len(entries)))


def _is_published(entry: Any) -> bool:
    """Whether an item is an article that readers see: an export of WordPress also holds drafts and pictures."""
    said = {
        local_name(each): (each.text or "").strip()
        for each in entry
        if _namespace(each).startswith("http://wordpress.org/export/")
    }
    return said.get("status", "publish") == "publish" and not _NO_ARTICLES.fullmatch(said.get("post_type", ""))


def _text(entry: Any) -> tuple[str, bool]:
    """The text of an item, empty without one, and whether it seems to be the whole article."""
    for each in entry:
        name, space = local_name(each), _namespace(each)
        is_whole = (name == "encoded" and space == _CONTENT) or (name == "content" and space in _ATOM)
        if is_whole and (text := _marked_up(each)):
            return text, True
    for name in ("description", "summary"):
        for each in _own(entry, name):
            if text := _marked_up(each):
                return text, not is_summary(text)
    return "", False


def _marked_up(element: Any) -> str:
    """The text of an element that holds text, HTML as text, or XHTML as elements of its own."""
    kind = (element.get("type") or "html").partition(";")[0].strip().lower()
    if len(element):
        return text_of_elements(element) if kind in _MARKED_UP else ""
    words = str(element.text or "")
    if kind in _MARKED_UP:
        return text_of_html(words)
    return words.strip() if kind == "text" or kind.startswith("text/") else ""


def _fields(entry: Any, feed: list[Any], report: Report) -> Fields:
    values: dict[str, object] = {
        "title": next((one_line(_marked_up(each)) for each in _own(entry, "title")), None),
        "outlet": _outlet(entry, feed),
        "url": _address(entry),
        "date": _day(entry, report),
    }
    known = read_fields({key: value for key, value in values.items() if value}, report)
    return Fields(known.title, known.outlet, _authors(entry, feed), known.published, known.url)


def _day(entry: Any, report: Report) -> str | None:
    for name in ("pubdate", "published", "issued", "created"):
        if words := _words(entry, name, *_OWN, *_DUBLIN_CORE):
            return words
    if _namespace(entry) not in _ATOM:
        return _words(entry, "date", *_DUBLIN_CORE)
    if _words(entry, "updated", *_ATOM):
        report(ONLY_CHANGED)
    return None


def _authors(entry: Any, feed: list[Any]) -> tuple[str, ...]:
    creators = [each.text for each in entry if local_name(each) == "creator" and _namespace(each) in _DUBLIN_CORE]
    if names := author_names(creators):
        return names
    # what stands in the whole feed counts for items that say nothing (RFC 4287, section 4.2.1)
    people = _own(entry, "author") or [each for each in _own(feed, "author") if len(each)]
    lines = [line for each in people if (line := _words(each, "name", *_ATOM) if len(each) else one_line(each.text))]
    return author_names([found[1] if (found := _AFTER_ADDRESS.fullmatch(line)) else line for line in lines])


def _outlet(entry: Any, feed: list[Any]) -> str | None:
    """Who publishes an item: in a feed that gathers those of others the one it is from."""
    for source in _own(entry, "source"):
        if name := _words(source, "title", *_ATOM) or one_line(source.text):
            return name
    for place in (entry, feed):
        if name := _words(place, "publisher", *_DUBLIN_CORE):
            return name
    title = next((one_line(_marked_up(each)) for each in _own(feed, "title")), None)
    return outlet_of_title(title, _address(feed))


def _address(entry: Iterable[Any]) -> str | None:
    found = [_words(entry, "origlink", _FEEDBURNER)]
    for each in _own(entry, "link"):
        if each.get("href") and (each.get("rel") or "alternate") == "alternate":
            found.append(_absolute(each))
        found.append(one_line(each.text))
    found += [one_line(each.text) for each in _own(entry, "guid") if each.get("isPermaLink") != "false"]
    return next((address for address in found if address and is_web_address(address)), None)


def _absolute(link: Any) -> str | None:
    try:
        return urljoin(str(link.base or ""), str(link.get("href")))
    except ValueError:  # of what is no address
        return None


def _language(entry: Any, feed: list[Any]) -> str | None:
    said = entry.get(LANGUAGE)
    names = (_words(place, "language", *_OWN, *_DUBLIN_CORE) for place in (entry, feed))
    return said or next((name for name in names if name), None)


def _own(children: Iterable[Any], name: str) -> list[Any]:
    """Of the children of an element those of that name that are the format's own."""
    return [each for each in children if local_name(each) == name and _namespace(each) in _OWN]


def _words(children: Iterable[Any], name: str, *spaces: str) -> str | None:
    """The words of the first child of that name, from one of these namespaces, that has any."""
    for each in children:
        if local_name(each) == name and _namespace(each) in spaces and (words := one_line(each.text)):
            return words
    return None


def _namespace(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    space, _, name = str(element.tag).rpartition("}")
    prefix = name.rpartition(":")[0]
    return _BY_PREFIX.get(prefix, prefix) if prefix else space.removeprefix("{")
