"""What is known of an article besides its text, under whatever name a file gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from kg.plain_text import plain_line
from kg.reading.dates import first_day_month, normalise_date

# Names as `_plain` leaves them, the surest first.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "articletitle"),
    "outlet": (
        "outlet",
        "publisher",
        "publication",
        "newspaper",
        "source",
        "site",
        "sitename",
        "outletname",
        "publishername",
        "sourcename",
        "outletdomain",
        "sourcedomain",
        "hostname",
        "domain",
    ),
    "authors": ("author", "authors", "byline", "writer", "creator"),
    "published": (
        "published",
        "datepublished",
        "publishedat",
        "publishedon",
        "publisheddate",
        "publishdate",
        "publicationdate",
        "datepublish",
        "pubdate",
        "webpublicationdate",
        "date",
    ),
    "url": ("url", "link", "canonical", "canonicalurl", "permalink", "weburl", "sourceurl", "articleurl"),
}
_TEXT_NAMES = (
    "text",
    "articletext",
    "fulltext",
    "articlebody",
    "body",
    "maintext",
    "content",
    "articlecontent",
    "plaintext",
    "bodytext",
    "storytext",
    "story",
    "contenttext",
    "rawtext",
    "articlefulltext",
)
_LANGUAGE_NAMES = ("language", "lang", "locale", "inlanguage")
KNOWN_NAMES = frozenset(name for names in _NAMES.values() for name in names)
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REPLAYED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE)
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f\ud800-\udfff]')
_AUTHOR_LABEL = re.compile(r"^(?:(?:written|reported|article|story|words)\s+)?by\b[:\s]*", re.IGNORECASE)
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\||,|\s+and\s+|\s+&\s+)\s*", re.IGNORECASE)
_EMPLOYER = re.compile(r"(?:^|\s+)(?i:for|of|in)\s+(?i:the\s+)?[A-Z].*$")
_POST_NOMINAL = re.compile(r"(?:jr|sr|ii|iii|iv|md|m\.d|ph\.?d|esq)\.?", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"by|the\s.*|special to\b.*|no author|unknown|anonymous|admin|editor|editors|guest|contributor"
    r"|n/?a|none|@.*|\S+@\S+"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d.*|\d.*"
    r"|https?:.*|.*\b(?:staff|newsroom|desk|reporters?|correspondents?|contributors?|writers?|editors?|columnists?"
    r"|journalists?|analysts?|producers?|commentators?|bureau chief|newsdesk|news service|reports)",
    re.IGNORECASE,
)
_MOST_AUTHORS = 50
#: So many lists and objects may stand around a name.
_DEEPEST = 4
_BETWEEN_PEOPLE = re.compile(r"\s*(?:;|\||\s+and\s+|\s+&\s+)\s*", re.IGNORECASE)
#: "Roe", "van der Roe", "O'Roe-Doe" before a comma, "Jane", "Jane A.", "J. A." behind it.
_SURNAME = re.compile(
    r"(?:(?:de|del|della|der|den|di|du|la|le|van|von|ten|ter|al|el|bin|ibn|st\.?)\s+){0,3}[^\W\d_][\w'’-]+", re.I
)
_GIVEN = re.compile(r"[^\W\d_][\w'’-]+(?:\s+[A-Z]\.?){0,2}|(?:[A-Z]\.\s?){1,3}")
_AGENCY = re.compile(r"(?i:afp|ap|upi|jiji|pti|ani|dpa|tass|ansa|reuters|bloomberg|xinhua|kyodo)|[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Fields:
    """Title, outlet, authors, date (ISO 8601) and address of an article; None or empty where nothing is said."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None

    def over(self, other: Fields) -> Fields:
        """These, and the other's values where these say nothing."""
        return replace(self, **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


NOTHING_KNOWN = Fields()


def read_fields(mapping: Mapping[str, object], report: Callable[[str], None]) -> Fields:
    """The known fields of a mapping, such as a front matter or a JSON object; other keys are ignored.

    A key counts whatever its case, hyphens and underscores. Calls `report` with half a sentence for an author, a date
    or an address that is there and cannot be used; the field is then unknown.
    """
    values = _by_plain_name(mapping)
    outlets = [name for value in _present(values, "outlet") if (name := one_line(value))]
    links = [name for name in outlets if name.lower().startswith(("http://", "https://"))]
    outlet = best_outlet(name for name in outlets if name not in links)
    title = next((title for value in _present(values, "title") if (title := one_line(value))), None)
    return Fields(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        authors=_first_authors(_present(values, "authors"), report),
        published=_first_date(_present(values, "published"), _day_first(values), report),
        url=_first_url([*_present(values, "url"), *links], report),
    )


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name that search engines and news interfaces put behind it."""
    if title is None or outlet is None:
        return title
    return re.sub(rf"\s+[|–—-]\s+{re.escape(outlet)}$", "", title) or title


def read_text(mapping: Mapping[str, object]) -> str | None:
    """The article text of a JSON object: a string, or paragraphs that are joined by blank lines; None without one."""
    values = _by_plain_name(mapping)
    for name in _TEXT_NAMES:
        value = values.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def read_language(mapping: Mapping[str, object]) -> str | None:
    """The language that a JSON object says that its article is in, as it says it ("de-AT", "German")."""
    values = _by_plain_name(mapping)
    return next((value for name in _LANGUAGE_NAMES if isinstance(value := values.get(name), str) and value), None)


def is_read(key: object) -> bool:
    """Whether a key names a text or something that `read_fields` takes."""
    return _plain(key) in KNOWN_NAMES or _plain(key) in _TEXT_NAMES


def unknown_names(mapping: Mapping[str, object]) -> list[str]:
    """The keys that mean nothing to `read_fields`, in the mapping's order."""
    return [key for key in mapping if _plain(key) not in KNOWN_NAMES]


def one_line(value: object) -> str | None:
    """A value as one line of plain text, None if it has none; of an object its `name`, of a list its first."""
    for _ in range(_DEEPEST):
        if isinstance(value, list | tuple) and value:
            value = value[0]
        elif isinstance(value, Mapping):
            value = value.get("name")
    if value is None or isinstance(value, bool | Mapping | list | tuple):
        return None
    return plain_line(" ".join(_UNSAFE.sub("\N{REPLACEMENT CHARACTER}", str(value)).split())) or None


def best_outlet(names: Iterable[str]) -> str | None:
    """The first name that is more than a bare domain such as `example.com`, else the first domain, else None."""
    candidates = list(names)
    return next((name for name in candidates if not _DOMAIN.fullmatch(name)), candidates[0] if candidates else None)


def author_names(value: object) -> tuple[str, ...]:
    """The people of a byline, or of a list of names or of objects with a `name`.

    `By Jane Roe and John Doe, Staff Writers` names two.
    """
    names: list[str] = []
    parts: list[object] = []
    for each in value if isinstance(value, list | tuple) else [value]:
        name = each.get("name") if isinstance(each, Mapping) else each
        parts += name if isinstance(name, list | tuple) else [name]
    parts = parts[:_MOST_AUTHORS]
    for part in parts:
        if line := one_line(part):
            names.extend(name for name in _split_byline(line) if name not in names)
    return tuple(names[:_MOST_AUTHORS])


def _split_byline(line: str) -> list[str]:
    line = _AUTHOR_LABEL.sub("", line)
    inverted = [_inverted(part) for part in _BETWEEN_PEOPLE.split(line)]
    if all(inverted):
        return [name for names in inverted for name in names]
    pieces = [piece.strip(" .") if len(piece) < 3 else piece.strip() for piece in _BETWEEN_AUTHORS.split(line)]
    names: list[str] = []
    for piece in pieces:
        if names and _POST_NOMINAL.fullmatch(piece):
            names[-1] = f"{names[-1]}, {piece}"
            continue
        name = _EMPLOYER.sub("", _AUTHOR_LABEL.sub("", piece)).strip(' ,"')
        if name and not _NOT_A_NAME.fullmatch(name) and any(letter.isalpha() for letter in name):
            names.append(name)
    return names


def _inverted(part: str) -> list[str]:
    """The names of "Roe, Jane" and of "Roe, Jane, Doe, John" as one says them; none where it is something else."""
    pieces = [piece.strip() for piece in part.split(",")]
    if len(pieces) % 2:
        return []
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    for surname, given in pairs:
        if not (_SURNAME.fullmatch(surname) and _GIVEN.fullmatch(given)) or _POST_NOMINAL.fullmatch(given):
            return []
        if _NOT_A_NAME.fullmatch(given) or _NOT_A_NAME.fullmatch(surname):
            return []
        if _AGENCY.fullmatch(given) or (_AGENCY.fullmatch(surname) and not _is_given_of(surname, given)):
            return []
    return [f"{given} {surname}" for surname, given in pairs]


def _is_given_of(surname: str, given: str) -> bool:
    """Whether "ROE, Jane" is a person: a surname in capitals before a name that is no agency's."""
    return surname.isupper() and len(surname) > 2 and given.istitle() and not _AGENCY.fullmatch(given)


def _by_plain_name(mapping: Mapping[str, object]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in mapping.items():
        values.setdefault(_plain(key), value)
    return values


def _plain(key: object) -> str:
    return re.sub(r"[\s_.:-]", "", str(key)).lower()


def _present(values: Mapping[str, object], field: str) -> list[object]:
    return [values[name] for name in _NAMES[field] if values.get(name) not in (None, "", [], {})]


def _first_authors(values: list[object], report: Callable[[str], None]) -> tuple[str, ...]:
    for value in values:
        if names := author_names(value):
            return names
    parts = [part for value in values for part in (value if isinstance(value, list | tuple) else [value])]
    if unnamed := [part for part in parts if isinstance(part, Mapping) and one_line(part) is None]:
        report(f"the author {_shown(unnamed[0])} has no name; write the name alone, until then the author is unknown")
    return ()


def _day_first(values: Mapping[str, object]) -> bool | None:
    """Whether the country that the address or the language tag names writes the day before the month."""
    addresses = [each for name in _NAMES["url"] if isinstance(each := values.get(name), str)]
    tags = [each for name in _LANGUAGE_NAMES if isinstance(each := values.get(name), str)]
    return first_day_month([host_of(address) for address in addresses], tags)


def host_of(address: str) -> str:
    """The host of an address, or "" where it has none or is none."""
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""


def _first_date(values: list[object], day_first: bool | None, report: Callable[[str], None]) -> str | None:
    for value in values:
        if date := normalise_date(value, day_first=day_first):
            return date
    if values:
        report(f"the date {_shown(values[0])} is not clear; write it as 2023-09-30, until then the date is unknown")
    return None


def _first_url(values: list[object], report: Callable[[str], None]) -> str | None:
    for value in values:
        address = value.strip() if isinstance(value, str) else ""
        if is_web_address(address):
            return address
    if values:
        report(f"the address {_shown(values[0])} is left out; it has to start with http:// or https://")
    return None


def original_address(address: str) -> str:
    """The address of a page in the place of that of a copy of it in the Wayback Machine."""
    found = _REPLAYED.match(address)
    return address[found.end() :] if found else address


def is_web_address(address: str) -> bool:
    """Whether a string is an absolute http(s) address that can stand in a graph as an IRI (RFC 3987)."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not _NOT_IN_IRI.search(address)
    except ValueError:
        return False


def _shown(value: object) -> str:
    shown = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
