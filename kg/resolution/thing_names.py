"""Names of organizations and other things without what outlets print differently."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.language.lexicon.countries import territories
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import in_digits, ordinals
from kg.language.lexicon.wordlists import bare_name, table, word_list

_MARKS = re.compile(r"[^\w &]")
_NATIONS = word_list("place_names", "nations")
_OF = re.compile(
    rf"^(?:({alternatives(_NATIONS)}) )?(department|ministry|bureau|office) of (?:the )?(\w+(?: \w+){{0,3}})$"
)


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds words that are written in several ways, and the one that each of them is evened out to."""
    named = table("place_names")
    found = {form: word for key in ("words", "nations") for word, forms in named[key].items() for form in forms}
    found |= {ordinal.replace("-", " "): in_digits(number) for ordinal, number in ordinals().items()}
    return re.compile(rf"(?<= )(?:{alternatives(found)})(?= )"), found


@cache
def same_names() -> dict[str, str]:
    """Other names of a country, a town or a body of state -> the name they share."""
    listed = {form: name for name, forms in table("place_names")["same"].items() for form in forms}
    return listed | {_key(form): _key(t.name) for t in territories() for form in t.names[1:]}


def words_of(name: str) -> list[str]:
    """The words of a name, folded: no case, accents, articles or stops; "&", "U.S.", "Mt." and "fourth" evened out."""
    pattern, evened = _spellings()
    return pattern.sub(lambda form: evened[form.group()], f" {_folded(name)} ").split() or [name]


def _key(name: str) -> str:
    return " ".join(words_of(name))


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare_name(name)) if not unicodedata.combining(c))
    spaced = plain.replace(".", "").replace("'", "").replace("-", " ").replace("–", " ").replace("/", " ")
    return " ".join(_MARKS.sub(" ", spaced.replace("&", " & ")).split())


def organization_key(name: str) -> str:
    """What two names of one organization have in common: "The Acme Corp." and "ACME" are acme."""
    words = words_of(name)
    while len(words) > 1 and words[-1] in words_tagged("firm"):
        words.pop()
    if words[-1] == "and" and len(words) > 1:
        words.pop()  # "Roe & Co."
    text = " ".join(words)
    turned = _OF.match(text)
    if turned:
        # "Department of State", "State Department"
        text = " ".join(part for part in (turned[1], turned[3], turned[2]) if part)
    words = text.split()
    if len(words) - (words[0] in _NATIONS) > 2:
        # "Institute of Arts", "Institutes of Arts"
        words = [w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in words]
    text = " ".join(words)
    return same_names().get(text, text)


def without_nation(key: str) -> str:
    """A key without the nation before a body of state: "us state department" -> "state department"; "" for others."""
    nation, _, rest = key.partition(" ")
    if nation not in _NATIONS or not rest:
        return ""
    words = rest.split()
    return (
        rest
        if rest in words_tagged("national") or (len(words) > 1 and words[-1] in word_list("place_names", "bodies"))
        else ""
    )
