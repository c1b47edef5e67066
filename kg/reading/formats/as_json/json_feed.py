"""JSON Feed (1.0, 1.1): a feed in JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.reading.fields import one_line
from kg.reading.formats.feed_titles import outlet_of_title
from kg.reading.formats.summaries import is_summary, told_of_summaries
from kg.reading.fragments import text_of_html


def is_json_feed(value: Mapping[str, object]) -> bool:
    """Whether an object says that it is a feed, and has items."""
    return "jsonfeed.org/version/" in str(value.get("version")) and isinstance(value.get("items"), list)


def items_of_feed(feed: Mapping[str, object], report: Callable[[str], None]) -> list[object]:
    """The items with keys that kg reads; `report` hears of a feed that has no whole texts."""
    listed = feed["items"]
    if not isinstance(listed, list):
        return []
    found: list[object] = [_item(item, feed) if isinstance(item, Mapping) else None for item in listed]
    summaries = sum(1 for item in found if isinstance(item, dict) and item["summary"])
    if summaries:
        report(told_of_summaries(summaries, len(listed)))
    return found


def _item(item: Mapping[str, object], feed: Mapping[str, object]) -> dict[str, object]:
    marked_up, words, summary = (item.get(key) for key in ("content_html", "content_text", "summary"))
    text = text_of_html(marked_up) if isinstance(marked_up, str) else ""
    if not text:
        text = words if isinstance(words, str) else ""
    whole = bool(text.strip())
    if not whole:
        text = summary if isinstance(summary, str) else ""
    return {
        "text": text,
        "summary": not whole and bool(text) and is_summary(text),
        "title": item.get("title"),
        "outlet": outlet_of_title(one_line(feed.get("title")), one_line(feed.get("home_page_url"))),
        # `author` is of 1.0, `authors` of 1.1; what stands in the whole feed counts for items that say nothing
        "authors": next((each for of in (item, feed) for each in (of.get("authors"), of.get("author")) if each), None),
        "date_published": item.get("date_published"),
        "url": item.get("url") or item.get("external_url"),
        "language": item.get("language") or feed.get("language"),
    }
