"""ninjs, the JSON of news agencies (IPTC): 1 with `body_xhtml`, 2 and 3 with lists of `bodies` and `headlines`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import InputError
from kg.reading.dates import ONLY_CHANGED
from kg.reading.fields import read_fields
from kg.reading.formats.protocol import Report, Text
from kg.reading.formats.withdrawn import refuse_withdrawn, tell_embargo
from kg.reading.fragments import text_of_html

#: Keys as `_by_name` leaves them: `body_xhtml`, `bodyXhtml` and `bodyxhtml` are one.
_BODIES = ("bodytext", "bodyxhtml", "bodyhtml")
_ONLY_IN_NINJS = frozenset({"versioncreated", "firstcreated", "pubstatus", "contentcreated"})
_MARKED_UP = re.compile(r"html|xml", re.IGNORECASE)
#: Roles of texts that are about the article, or about a picture.
_ASIDE = re.compile(r"caption|abstract|summary|teaser|description|social|seo|note|alt", re.IGNORECASE)


def is_ninjs(values: Mapping[str, object]) -> bool:
    """Whether an object says that it is ninjs, or has keys that together only that has."""
    if not any(key.lower() in ("uri", "standard") for key in values):
        return False
    by_name = _by_name(values)
    standard = by_name.get("standard")
    if isinstance(standard, Mapping) and "ninjs" in str(standard.get("name")).lower():
        return True
    return bool(by_name.get("uri")) and bool(by_name.keys() & _ONLY_IN_NINJS) and _body(by_name) != ""


def article_of_ninjs(values: Mapping[str, object], place: str, report: Report) -> Text:
    """The article of an object. Raises InputError for one without a text, and one that was withdrawn."""
    by_name = _by_name(values)
    refuse_withdrawn(str(by_name.get("pubstatus") or ""), place)
    text = _body(by_name)
    if not text:
        kind = by_name.get("type")
        what = f" (it is a {kind})" if isinstance(kind, str) and kind and kind != "text" else ""
        raise InputError(f"{place}: has no text{what}; leave it out, or put the article's text under bodies")
    tell_embargo(by_name.get("embargoed"), report)
    sources = by_name.get("infosources")
    known = {
        "title": by_name.get("headline") or next((each["value"] for each in _versions(by_name.get("headlines"))), None),
        "outlet": by_name.get("copyrightholder") or sources,
        "author": by_name.get("byline") or by_name.get("by"),
        "date": _day(by_name, report),
        "url": next((value for name in ("url", "uri") if str(value := by_name.get(name)).startswith("http")), None),
    }
    language = by_name.get("language")
    return Text(
        text,
        read_fields({key: value for key, value in known.items() if value}, report),
        language=language if isinstance(language, str) else None,
    )


def _day(by_name: Mapping[str, object], report: Report) -> object:
    if created := by_name.get("firstcreated") or by_name.get("contentcreated"):
        return created
    if str(by_name.get("version") or "1") != "1" and by_name.get("versioncreated"):
        report(ONLY_CHANGED)
        return None
    return by_name.get("versioncreated")


def _body(by_name: Mapping[str, object]) -> str:
    """The text of the article; empty without one."""
    texts = [_text(each) for each in _versions(by_name.get("bodies"))]
    texts += [_text({"value": by_name.get(name), "contenttype": name}) for name in _BODIES]
    texts = [text for text in texts if text]
    # of the same words those in paragraphs, which plain text often has none of
    alike = [text for text in texts if 0.8 < (len(text.split()) + 1) / (len(texts[0].split()) + 1) < 1.25]
    return max(alike, key=lambda text: text.count("\n\n"), default="")


def _text(version: Mapping[str, object]) -> str:
    value, kind = (_by_name(version).get(name) for name in ("value", "contenttype"))
    if not isinstance(value, str):
        return ""
    return text_of_html(value) if _MARKED_UP.search(str(kind)) else value.strip()


def _versions(versions: object) -> list[Mapping[str, object]]:
    """Of a text in several versions those that are the article's own, the one with the main role first."""
    several = [each for each in versions if isinstance(each, Mapping)] if isinstance(versions, list) else []
    usable = [each for each in several if isinstance(each.get("value"), str) and str(each["value"]).strip()]
    usable = [each for each in usable if not _ASIDE.search(str(each.get("role") or ""))]
    return sorted(usable, key=lambda each: "main" not in str(each.get("role") or "main").lower())


def _by_name(values: Mapping[str, object]) -> dict[str, object]:
    return {re.sub(r"[\s_.-]", "", key).lower(): value for key, value in reversed(list(values.items()))}
