"""Names for resolved entities and the keys made from them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from kg.language.lexicon.wordlists import bare_name
from kg.model import EntityType

#: Latin letters that Unicode does not take apart, as they are written without them.
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "’": "'",
        "‘": "'",
    }
)
#: Signs that make another name of one: "Canal+" is not "Canal". "#" does so behind a letter; before one it is a tag.
_TELLING = re.compile(r"\+|(?<=\w)#")
_WORDS = {"+": " plus ", "#": " sharp "}


def slug(name: str) -> str:
    """A name as a path segment: ASCII letters, digits and hyphens.

    Where letters or digits of it are left out or cut off a hash of them all stands for them.
    """
    spelt = _TELLING.sub(lambda sign: _WORDS[sign[0]], name.lower()).translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", spelt)
    # letters and their marks that ASCII lacks go, and all other signs part words
    plain = "".join(c for c in apart if c.isascii() or not (c.isalnum() or unicodedata.combining(c)))
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    short = words[:60].strip("-")
    if short == words and words and not any(c.isalnum() for c in apart if not c.isascii()):
        return words
    digest = hashlib.sha256(" ".join(apart.split()).encode()).hexdigest()
    return f"{short[:47].strip('-')}-{digest[:12]}" if short else digest[:12]


def key_of(kind: EntityType, name: str, within: str = "") -> str:
    """The key of an entity; `within` is the id of the only article that knows it, for what has no name."""
    tail = f"-{within[:8]}" if within else ""
    return f"{kind.value.lower()}/{slug(name)}{tail}"


def canonical(forms: Iterable[str], kind: EntityType) -> str:
    """The form that stands for all: for people a full name before a part, else the most frequent, then the longest."""
    counts = Counter(forms)
    if kind is EntityType.PERSON:
        full = {f: n for f, n in counts.items() if len(f.split()) > 1}
        counts = Counter(full) if full else counts
    return min(counts, key=lambda f: (-counts[f], -len(f), f))


def even(name: str) -> str:
    """A name without what outlets print differently: case, articles, marks, but for those that make another name."""
    bare = bare_name(name)
    telling = {sign.start() for sign in _TELLING.finditer(bare)}
    return "".join(c for at, c in enumerate(bare) if c.isalnum() or c == " " or at in telling)
