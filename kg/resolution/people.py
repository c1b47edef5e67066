"""People across articles: full names first, then short forms and initials, then names of one word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.language.person_names import (
    PersonName,
    common_surname,
    formal_names,
    generation_behind,
    given_alike,
    middles_agree,
    short_names,
    spellings,
    suffixes_agree,
)
from kg.language.wordlists import first_names, other_roles
from kg.model import Entity, EntityType, MentionForm
from kg.resolution.clusters import Articles, Cluster, Ref

#: Two articles about namesakes each name at least this many other things before "nothing in common" means anything.
ENOUGH_CONTEXT = 4
#: A name of one word that several people bear is the one's who has this share of its uses beside a full name.
CLEARLY = 0.9
#: In this share of the articles with a suffix the name stands without it as well, when father and son are two.
OFTEN = 1 / 3
#: A misspelt name stands in few articles, and they share this many names with those that spell it right.
FEW, MUCH_CONTEXT = 2, 3
_WOMAN = re.compile(r"woman$")
_ADDRESS = frozenset({"mr", "mister", "mrs", "ms", "miss", "madam", "sir", "man", "woman"})


@dataclass(slots=True)
class _Person:
    """A cluster of people with a full name, and how often the same articles also use one word of it."""

    name: PersonName
    cluster: Cluster = field(default_factory=Cluster)
    short: Counter[str] = field(default_factory=Counter)

    def add(self, articles: Articles, ref: Ref, entity: Entity) -> None:
        self.cluster.add(ref, entity, articles.around(ref))
        self.short.update({p.last for a in entity.aliases if not (p := PersonName.of(a)).given})


@dataclass(frozen=True, slots=True)
class _Bearer:
    ref: Ref
    entity: Entity
    name: PersonName


def person_clusters(articles: Articles) -> list[Cluster]:
    """Everybody who is named, joined over the articles; a wrong join is worse than a missed one.

    The same full name is the same person unless a middle name or a suffix differs or two articles that say much share
    nothing. Short forms, initials and names of one word are joined to a full name where the articles have something in
    common and nobody else fits.
    """
    full: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
    single: dict[str, list[_Bearer]] = defaultdict(list)
    for ref, entity in articles.named(EntityType.PERSON):
        name = _name_of(articles, ref, entity)
        bearer = _Bearer(ref, entity, name)
        (full[name.given, name.last] if name.given else single[_word(name.last, name.suffix)]).append(bearer)
    people = [person for block in full.values() for person in _of_one_name(articles, block)]
    people = _joined_by_spelling(_joined_by_short_forms(people))
    rest = _with_single_names(articles, people, single)
    return [*(p.cluster for p in people), *rest]


def _word(name: str, suffix: str) -> str:
    """A name of one word with its suffix: "Roe Jr." is not just any Roe, and Jane II not any Jane."""
    return f"{name} {suffix}".strip()


def _name_of(articles: Articles, ref: Ref, entity: Entity) -> PersonName:
    """The name with the middle names and the suffix that any form of it in the article has."""
    name = PersonName.of(entity.name)
    if not name.given:
        return name
    forms = [form for alias in entity.aliases if (form := PersonName.of(alias)).given]
    text = articles.article[ref[0]].text
    named = (m.span for m in entity.mentions if m.form is MentionForm.NAME and " " in m.span.of(text).strip())
    behind = (generation_behind(text, span.end) for span in named)
    suffix = name.suffix or next((s for s in (*(f.suffix for f in forms), *behind) if s), "")
    middles = name.middles or next((f.middles for f in forms if f.middles and f.last == name.last), ())
    return replace(name, suffix=suffix, middles=middles)


def _of_one_name(articles: Articles, block: Sequence[_Bearer]) -> list[_Person]:
    """The people who bear one first and last name: kept apart by suffix, then by middle name, then by context."""
    # nobody is called senior but beside a junior, whom the name alone then means
    seniors = [b for b in block if b.name.suffix == "sr"]
    others = [b for b in block if b.name.suffix != "sr"]
    return [
        person
        for generation in (seniors, *_by_part(articles, others, lambda name: name.suffix, _two_generations(others)))
        for kind in _by_part(articles, generation, lambda name: " ".join(name.middles), apart=False)
        for person in _by_context(articles, kind)
    ]


def _two_generations(block: Sequence[_Bearer]) -> bool:
    """Whether a name without a suffix is another one's than with it: where articles often have both, it is."""
    plain = {b.ref[0] for b in block if not b.name.suffix}
    suffixed = {b.ref[0] for b in block if b.name.suffix}
    return len(plain & suffixed) > OFTEN * len(suffixed)


def _by_part(
    articles: Articles, block: Sequence[_Bearer], part: Callable[[PersonName], str], apart: bool
) -> list[list[_Bearer]]:
    """Bearers in groups whose names agree in suffix and middle names; those that leave the part out where they fit.

    With `apart` what leaves the part out is a group of its own.
    """
    by_part: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in block:
        by_part[part(bearer.name)].append(bearer)
    plain = by_part.pop("", [])
    groups: list[list[_Bearer]] = []
    # the longest first, so that "Jane Kay Anne Roe" and not "Jane K. Roe" says what agrees
    for value in sorted(by_part, key=lambda v: (-len(v), v)):
        bearers = by_part[value]
        home = next((g for g in groups if _parts_agree(g[0].name, bearers[0].name)), None)
        if home is None:
            groups.append(bearers)
        else:
            home += bearers
    if plain and (apart or not groups):
        groups.append(plain)
    elif len(groups) == 1:
        groups[0] += plain
    else:
        contexts = [set().union(*(articles.around(b.ref) for b in group)) for group in groups]
        sizes = [len(group) for group in groups]
        for bearer in plain:
            around = articles.around(bearer.ref)
            groups[max(range(len(sizes)), key=lambda i: (len(around & contexts[i]), sizes[i], -i))].append(bearer)
    return groups


def _parts_agree(one: PersonName, other: PersonName) -> bool:
    return middles_agree(one, other) and suffixes_agree(one, other)


def _by_context(articles: Articles, bearers: Sequence[_Bearer]) -> list[_Person]:
    """One person; or several where articles that say much share no name and no role, and more speaks against it.

    That is: both sides say what the person is and disagree, or the surname is a common one.
    """
    # of a common name, what many articles have in common says too little
    wide = not common_surname(bearers[0].name) if bearers else True
    groups = _linked([_told(articles, bearer, wide) for bearer in bearers])
    groups.sort(key=lambda g: (-len(g), g))
    people: list[_Person] = []
    for group in groups:
        members = [bearers[i] for i in group]
        poor = all(len(articles.around(b.ref, wide=True)) < ENOUGH_CONTEXT for b in members)
        roles = _roles(members)
        home = next((p for p in people if poor or not _apart(p, members[0].name, roles)), None)
        if home is None:
            fullest = max(
                members, key=lambda b: (len(b.name.middles), bool(b.name.suffix), len("".join(b.name.middles)))
            )
            home = _Person(fullest.name)
            people.append(home)
        for bearer in members:
            home.add(articles, bearer.ref, bearer.entity)
    return people


def _fullness(bearer: _Bearer) -> tuple[int, bool, int]:
    name = bearer.name
    return len(name.middles), bool(name.suffix), len("".join(name.middles))


def _told(articles: Articles, bearer: _Bearer, wide: bool) -> list[str]:
    """What an article tells around a person: other names, and what it calls the person."""
    return [*articles.around(bearer.ref, wide=wide), *(f"role {role}" for role in bearer.entity.roles)]


def _linked(told: Sequence[Iterable[str]]) -> list[list[int]]:
    """Places in groups: two are in one where they share a word, or each shares one with a third."""
    parent = list(range(len(told)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, words in enumerate(told):
        for word in words:
            a, b = root(first.setdefault(word, i)), root(i)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(told)):
        groups[root(i)].append(i)
    return list(groups.values())


def _roles(bearers: Iterable[_Bearer]) -> set[str]:
    """What the articles call somebody, and what else such a one is called; forms of address tell nothing."""
    return _alike({role for b in bearers for role in b.entity.roles})


def _alike(roles: set[str]) -> set[str]:
    said = {_WOMAN.sub("man", role) for role in roles - _ADDRESS}
    return said | {other for role in said for other in other_roles(role)}


def _apart(person: _Person, name: PersonName, roles: set[str]) -> bool:
    known = _alike(person.cluster.roles)
    if known & roles:
        return False
    return bool(known and roles) or common_surname(name)


def _joined_by_short_forms(people: Sequence[_Person]) -> list[_Person]:
    """Joins names with a part shortened or left out to the one fuller name that fits and has something in common.

    "Bob Roe", "J. K. Roe"; "Stiles Roe" and "Jane Stiles" to "Jane Stiles Roe".
    """
    # a shorter name is joined to a longer one, initials first
    ordered = sorted(people, key=lambda p: (len(p.name.middles), len(p.name.given), min(p.cluster.refs)))
    by_hint: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, person in enumerate(ordered):
        for hint in _hints(person.name):
            by_hint[hint].append(place)
    kept: list[_Person] = []
    for place, person in enumerate(ordered):
        places = {p for hint in _wanted(person.name) for p in by_hint.get(hint, ()) if p > place}
        fitting = [p for p in sorted(places) if _fits(person, ordered[p])]
        if len(fitting) == 1:
            full = ordered[fitting[0]]
            full.cluster.take(person.cluster)
            full.short.update(person.short)
        else:
            kept.append(person)
    return kept


def _hints(name: PersonName) -> set[tuple[str, str]]:
    """What a shorter form of a name may be looked up by."""
    given = {*formal_names(name.given), *name.middles, f"{name.given[0]}."}
    return {(name.last, word) for word in given} | {(middle, f"{name.given} ...") for middle in name.middles}


def _wanted(name: PersonName) -> set[tuple[str, str]]:
    """What a name may be a shorter form of, as `_hints` has it; an initial of a fuller name stands for any."""
    given = {*formal_names(name.given), *name.middles, *([f"{name.given}."] if len(name.given) == 1 else [])}
    return {*((name.last, word) for word in given), (name.last, f"{name.given} ...")}


def _fits(short: _Person, full: _Person) -> bool:
    left_out = short.name.given == full.name.given and short.name.last in full.name.middles
    return (
        (left_out or (short.name.last == full.name.last and given_alike(short.name, full.name)))
        and suffixes_agree(short.name, full.name)
        and (left_out or middles_agree(short.name, full.name) or full.name.given in short.name.middles)
        and len(short.cluster.context & full.cluster.context) >= (MUCH_CONTEXT if left_out else 1)
        # two people where one article has both
        and not {a for a, _ in short.cluster.refs} & {a for a, _ in full.cluster.refs}
    )


def _joined_by_spelling(people: Sequence[_Person]) -> list[_Person]:
    """Joins a name that few articles have to the one that differs in a letter, where the articles share much."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    ordered = sorted(people, key=lambda p: (len(p.cluster.refs), min(p.cluster.refs)))
    for place, person in enumerate(ordered):
        for key in _spelling_keys(person.name):
            by_key[key].append(place)
    kept = []
    for place, person in enumerate(ordered):
        fitting: list[int] = []
        if len(person.cluster.refs) <= FEW:
            near = {p for key in _spelling_keys(person.name) for p in by_key[key] if p > place}
            fitting = [p for p in sorted(near) if _misspelt(person, ordered[p])]
        if len(fitting) == 1:
            ordered[fitting[0]].cluster.take(person.cluster)
            ordered[fitting[0]].short.update(person.short)
        else:
            kept.append(person)
    return kept


def _spelling_keys(name: PersonName) -> Iterable[tuple[str, str]]:
    yield from ((name.given, f"last {key}") for key in sorted(spellings(name.last)))
    yield from ((name.last, f"given {key}") for key in sorted(spellings(name.given)))


def _misspelt(one: _Person, other: _Person) -> bool:
    a, b = one.name.given, other.name.given
    # two given names are two people's: "Lucia" and "Luca", "Paul" and "Paula"
    two_given = a != b and (a[-1] != b[-1] or {a.capitalize(), b.capitalize()} <= first_names().keys())
    return (
        not two_given
        and (a, one.name.last) != (b, other.name.last)
        and _parts_agree(one.name, other.name)
        and len(one.cluster.context & other.cluster.context) >= MUCH_CONTEXT
        and not {a for a, _ in one.cluster.refs} & {a for a, _ in other.cluster.refs}
    )


def _with_single_names(
    articles: Articles, people: Sequence[_Person], single: dict[str, list[_Bearer]]
) -> list[Cluster]:
    """Adds names of one word to the people who bear them; gives what nobody completes."""
    by_last: dict[str, list[_Person]] = defaultdict(list)
    by_given: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        name = person.name
        by_last[name.last].append(person)
        by_given[name.given].append(person)
        if name.suffix:
            by_last[_word(name.last, name.suffix)].append(person)
            person.short[_word(name.given, name.suffix)] += 1
            for form in short_names(name.given):
                by_given[_word(form, name.suffix)].append(person)
                person.short[_word(form, name.suffix)] += 1
    contexts = {id(p): (frozenset(p.cluster.context), frozenset(p.cluster.roles)) for p in people}
    rest = []
    for word, bearers in single.items():
        lone = []
        for bearer in bearers:
            around, roles = articles.around(bearer.ref), set(bearer.entity.roles)

            def fitting(
                block: Iterable[_Person], around: frozenset[str] = around, roles: set[str] = roles
            ) -> list[_Person]:
                return [p for p in block if contexts[id(p)][0] & around or contexts[id(p)][1] & roles]

            home = _only(fitting(by_last[word]), word) if word in by_last else None
            if home is None and word in by_given and word not in by_last:
                # a given name alone, where an article with the full name uses it so
                home = _only([p for p in fitting(by_given[word]) if p.short[word]], word)
            if home is None:
                lone.append(bearer)
            else:
                home.cluster.add(bearer.ref, bearer.entity, around)
        if lone:
            rest += [p.cluster for p in _by_shared(articles, lone)]
    return rest


def _only(fitting: Sequence[_Person], word: str) -> _Person | None:
    """The one who fits, or the one whom articles with the full name clearly call by this word."""
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    total = sum(p.short[word] for p in fitting)
    return next((p for p in fitting if p.short[word] >= 2 and p.short[word] >= CLEARLY * total), None)


def _by_shared(articles: Articles, bearers: Sequence[_Bearer]) -> list[_Person]:
    """A name of one word that nobody completes: one person where the articles have something in common."""
    found: list[_Person] = []
    by_word: dict[str, _Person] = {}
    for bearer in bearers:
        told = [*sorted(articles.around(bearer.ref)), *(f"role {role}" for role in bearer.entity.roles)]
        home = next((by_word[word] for word in told if word in by_word), None)
        if home is None:
            home = _Person(bearer.name)
            found.append(home)
        home.add(articles, bearer.ref, bearer.entity)
        for word in told:
            by_word.setdefault(word, home)
    return found
