"""The words for numbers and for how many there are (data/numbers.toml)."""

from __future__ import annotations

from functools import cache

from kg.language.lexicon.wordlists import table


def _cardinals(least: int, most: int, step: int = 1) -> tuple[str, ...]:
    values = range(least, most + 1, step)
    return tuple(word for word, entry in table("numbers")["cardinals"].items() if entry["value"] in values)


@cache
def units() -> tuple[str, ...]:
    """The words for one to nine."""
    return _cardinals(1, 9)


@cache
def teens() -> tuple[str, ...]:
    """The words for ten to nineteen."""
    return _cardinals(10, 19)


@cache
def tens() -> tuple[str, ...]:
    """The words for twenty, thirty ... ninety."""
    return _cardinals(20, 90, 10)


@cache
def scales() -> tuple[str, ...]:
    """What a number before them counts: "hundred", "dozen"."""
    return tuple(table("numbers")["scales"])


@cache
def plural_scales() -> tuple[str, ...]:
    """Numbers without a value: "hundreds", "dozens"."""
    return tuple(entry["plural"] for entry in table("numbers")["scales"].values() if "plural" in entry)


@cache
def decades() -> tuple[str, ...]:
    """The years of a century or of a life: "twenties"."""
    return tuple(entry["decade"] for entry in table("numbers")["cardinals"].values() if "decade" in entry)


@cache
def parts() -> tuple[str, ...]:
    """What a fraction counts, in the singular, but for the half: "third", "quarter"."""
    entries = (*table("numbers")["cardinals"].values(), *table("numbers")["scales"].values())
    return tuple(part for entry in entries for part in entry.get("parts", ()))


@cache
def ordinals() -> dict[str, int]:
    """Ordinal -> its number: "first" -> 1."""
    entries = table("numbers")["cardinals"].values()
    return {entry["ordinal"]: entry["value"] for entry in entries if "ordinal" in entry}


def number_of(word: str) -> int | None:
    """The number that digits or words up to ninety-nine stand for; "a" is one."""
    if word.isdigit():
        return int(word)
    known = {"a": 1, "an": 1} | {w: i for i, w in enumerate((*units(), *teens()), 1)}
    by_ten = {w: 10 * i for i, w in enumerate(tens(), 2)}
    first, _, rest = word.lower().replace(" ", "-").partition("-")
    if first in by_ten:
        return by_ten[first] + (known.get(rest, 0) if rest else 0)
    return known.get(first)


@cache
def group_sizes() -> dict[str, int]:
    """Nouns that say how many people a group has -> how many: "trio" -> 3."""
    return {word: entry["size"] for word, entry in table("numbers")["groups"].items() if "size" in entry}


@cache
def pairs() -> frozenset[str]:
    """Nouns in the singular for two people: "couple"."""
    return frozenset(word for word, size in group_sizes().items() if size == 2) - plural_groups()


@cache
def plural_groups() -> frozenset[str]:
    """Plural nouns that are so many people and not so many groups: "twins"."""
    return frozenset(word for word, entry in table("numbers")["groups"].items() if entry.get("plural"))


@cache
def groups_of(*kinds: str) -> frozenset[str]:
    """Nouns for several people by what the noun with "of" behind them says, "members", "count" or "loose".

    The first says who they are ("a group of students"), the next how many ("a family of five"), and with the last the
    size is only about so many ("a couple of friends").
    """
    return frozenset(word for word, entry in table("numbers")["groups"].items() if entry.get("of") in kinds)


@cache
def estimates(large: bool = False) -> frozenset[str]:
    """Words that make a number behind them an estimate or a bound; with `large` those that do so to large ones only."""
    bound = "large" if large else "any"
    return frozenset(word for word, entry in table("numbers")["estimates"].items() if entry.get("bound") == bound)


@cache
def before_counts() -> frozenset[str]:
    """Words that make four digits behind them a count and no year: "some 2000 people"."""
    return frozenset(word for word, entry in table("numbers")["estimates"].items() if entry.get("count"))


@cache
def before_vague_times() -> frozenset[str]:
    """Words that take the day from a distance in time behind them: "about two weeks ago"."""
    return frozenset(word for word, entry in table("numbers")["estimates"].items() if entry.get("time"))
