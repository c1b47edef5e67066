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
def plural_values() -> dict[str, int]:
    """The same, and "tens" -> how many one of them is: "dozens" -> 12."""
    entries = table("numbers")["scales"].values()
    return {"tens": 10} | {entry["plural"]: entry["value"] for entry in entries if "plural" in entry}


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
def parts_of_whole() -> dict[str, int]:
    """The same -> how many of them make one whole: "quarter" -> 4."""
    entries = (*table("numbers")["cardinals"].values(), *table("numbers")["scales"].values())
    return {part: entry["value"] for entry in entries for part in entry.get("parts", ())}


@cache
def ordinals() -> dict[str, int]:
    """Ordinal up to the hundredth -> its number: "first" -> 1, "twenty-second" -> 22."""
    entries = (*table("numbers")["cardinals"].values(), *table("numbers")["scales"].values())
    simple = {entry["ordinal"]: entry["value"] for entry in entries if "ordinal" in entry}
    small = {ordinal: value for ordinal, value in simple.items() if value < 10}
    return simple | {f"{ten}-{word}": cardinals()[ten] + value for ten in tens() for word, value in small.items()}


def in_digits(ordinal: int) -> str:
    """An ordinal in digits: "1st", "22nd", "13th"."""
    teen = ordinal % 100 // 10 == 1
    return f"{ordinal}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(ordinal % 10, 'th')}"


@cache
def cardinals() -> dict[str, int]:
    """Number words up to ninety -> their values; those between the tens are made of two."""
    return {word: entry["value"] for word, entry in table("numbers")["cardinals"].items()}


@cache
def scale_values() -> dict[str, int]:
    """What a number before it counts -> how many that is, the largest first: "million" ... "dozen" -> 12."""
    values = {word: entry["value"] for word, entry in table("numbers")["scales"].items()}
    return dict(sorted(values.items(), key=lambda item: -item[1]))


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
