"""People across articles: full names first, then short forms and initials, then names of one word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.language.lexicon.person_names import (
    PersonName,
    common_surname,
    short_names,
)
from kg.language.lexicon.wordlists import first_names
from kg.model import EntityType
from kg.resolution.bars.ages import Age, ages_agree
from kg.resolution.bars.genders import ENOUGH_PRONOUNS
from kg.resolution.clusters import Articles, Cluster, Ref, linked
from kg.resolution.gathering.known import Known
from kg.resolution.name_variants import (
    Person,
    gender_of,
    joined_by_short_forms,
    joined_by_spelling,
    known_as,
    may_be_one,
    parts_agree,
)

#: Two articles about namesakes each name at least this many other things before "nothing in common" means anything.
ENOUGH_CONTEXT = 4
#: A name of one word that several people bear is the one's who has this share of its uses beside a full name.
CLEARLY = 0.9
#: A name of one word is somebody's whose articles share at least so many names with its own.
MUCH_SHARED = 3
#: In this share of the articles with a suffix the name stands without it as well, when father and son are two.
OFTEN = 1 / 3


@dataclass(frozen=True, slots=True)
class _Bearer:
    ref: Ref
    entity: Known
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
        name = _name_of(entity)
        bearer = _Bearer(ref, entity, name)
        (full[name.given, name.last] if name.given else single[_word(name.last, name.suffix)]).append(bearer)
    lone = _told_apart(articles, full)
    people = [person for block in full.values() for person in _of_one_name(articles, block)]
    people = joined_by_spelling(articles, joined_by_short_forms(articles, people))
    rest = _with_single_names(articles, people, single)
    return [*(p.cluster for p in people), *lone, *rest]


def _told_apart(articles: Articles, full: dict[tuple[str, str], list[_Bearer]]) -> list[Cluster]:
    """Takes out of `full` those of one name whom one article tells apart: nothing tells whom others mean by it."""
    lone: list[Cluster] = []
    for key, block in full.items():
        count = Counter((b.ref[0], b.name) for b in block)
        if max(count.values()) > 1:
            full[key] = [b for b in block if count[b.ref[0], b.name] == 1]
            for bearer in block:
                if count[bearer.ref[0], bearer.name] > 1:
                    lone.append(Cluster())
                    lone[-1].add(bearer.ref, bearer.entity)
    return lone


def _word(name: str, suffix: str) -> str:
    """A name of one word with its suffix: "Roe Jr." is not just any Roe, and Jane II not any Jane."""
    return f"{name} {suffix}".strip()


def _name_of(entity: Known) -> PersonName:
    """The name with the middle names and the suffix that any form of it in the article has."""
    name = PersonName.of(entity.name)
    if not name.given:
        return name
    forms = [form for alias in entity.aliases if (form := PersonName.of(alias)).given]
    suffix = name.suffix or next((form.suffix for form in forms if form.suffix), "") or entity.behind
    middles = name.middles or next((f.middles for f in forms if f.middles and f.last == name.last), ())
    return replace(name, suffix=suffix, middles=middles)


def _of_one_name(articles: Articles, block: Sequence[_Bearer]) -> list[Person]:
    """The people who bear one first and last name: kept apart by suffix, then by middle name, then by context."""
    # nobody is called senior but beside a junior, whom the name alone then means
    seniors = [b for b in block if b.name.suffix == "sr"]
    others = [b for b in block if b.name.suffix != "sr"]
    return [
        person
        for generation in (seniors, *_by_part(articles, others, lambda name: name.suffix, _two_generations(others)))
        for kind in _by_part(articles, generation, lambda name: " ".join(name.middles), apart=False)
        for gender in _by_gender(articles, kind)
        for age in _by_age(articles, gender)
        for person in _by_context(articles, age)
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
        home = next((g for g in groups if parts_agree(g[0].name, bearers[0].name)), None)
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


def _by_gender(articles: Articles, block: Sequence[_Bearer]) -> list[list[_Bearer]]:
    """Bearers of a name that women and men have, in two groups where the articles call some Mr. and others Ms."""
    told: dict[str, list[_Bearer]] = {"f": [], "m": [], "": []}
    for bearer in block:
        common = bearer.name.given.capitalize() in first_names()
        told["" if common else gender_of(bearer.entity, bearer.name, pronouns=ENOUGH_PRONOUNS)].append(bearer)
    if not (told["f"] and told["m"]):
        return [list(block)]
    contexts = {g: set().union(*(articles.around(b.ref) for b in told[g])) for g in ("f", "m")}
    groups = {g: list(told[g]) for g in ("f", "m")}
    for bearer in told[""]:
        around = articles.around(bearer.ref)
        groups[max("fm", key=lambda g: (len(around & contexts[g]), len(told[g])))].append(bearer)
    return [groups["f"], groups["m"]]


def _by_age(articles: Articles, block: Sequence[_Bearer]) -> list[list[_Bearer]]:
    """Bearers of a name in as many groups as the ages need that articles tell of them.

    Who is told no age goes where the articles share most, and to nobody of several where they share nothing.
    """
    told: list[tuple[list[_Bearer], set[Age]]] = []
    silent: list[_Bearer] = []
    for bearer in block:
        age = articles.age(bearer.ref)
        if age is None:
            silent.append(bearer)
            continue
        home = next((group for group in told if ages_agree(group[1], [age])), None)
        if home is None:
            told.append(([bearer], {age}))
        else:
            home[0].append(bearer)
            home[1].add(age)
    if len(told) < 2:
        return [list(block)]
    contexts = [{word for b in group for word in _context(articles, b, wide=False)} for group, _ in told]
    lone: list[_Bearer] = []
    for bearer in silent:
        around = set(_context(articles, bearer, wide=False))
        shared = [len(around & context) for context in contexts]
        most = max(shared)
        (told[shared.index(most)][0] if most else lone).append(bearer)
    return [*(group for group, _ in told), *([lone] if lone else [])]


def _by_context(articles: Articles, bearers: Sequence[_Bearer]) -> list[Person]:
    """One person; or several where articles that say much share no name and no role, and more speaks against it.

    That is: both sides say what the person is and disagree, or the surname is a common one.
    """
    # of a common name, what many articles have in common says too little
    wide = not common_surname(bearers[0].name) if bearers else True
    groups = linked([_context(articles, bearer, wide) for bearer in bearers])
    groups.sort(key=lambda g: (-len(g), g))
    people: list[Person] = []
    for group in groups:
        members = [bearers[i] for i in group]
        poor = all(len(articles.around(b.ref, wide=True)) < ENOUGH_CONTEXT for b in members)
        roles = known_as(role for b in members for role in b.entity.roles)
        home = next((p for p in people if poor or not _apart(p, members[0].name, roles)), None)
        if home is None:
            fullest = max(
                members, key=lambda b: (len(b.name.middles), bool(b.name.suffix), len("".join(b.name.middles)))
            )
            home = Person(fullest.name)
            people.append(home)
        for bearer in members:
            home.add(articles, bearer.ref, bearer.entity)
    return people


def _context(articles: Articles, bearer: _Bearer, wide: bool) -> list[str]:
    """What an article tells around a person: other names, and what it calls the person."""
    return [*articles.around(bearer.ref, wide=wide), *(f"role {role}" for role in bearer.entity.roles)]


def _apart(person: Person, name: PersonName, roles: set[str]) -> bool:
    known = known_as(person.cluster.roles())
    if known & roles:
        return False
    return bool(known and roles) or common_surname(name)


def _with_single_names(articles: Articles, people: Sequence[Person], single: dict[str, list[_Bearer]]) -> list[Cluster]:
    """Adds names of one word to the people who bear them; gives what nobody completes."""
    by_last: dict[str, list[Person]] = defaultdict(list)
    by_given: dict[str, list[Person]] = defaultdict(list)
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
    # as they are before names of one word are added
    asked = {id(p): p for word in single for p in (*by_last.get(word, ()), *by_given.get(word, ()))}
    contexts = {number: (articles.context(p.cluster), frozenset(p.cluster.roles())) for number, p in asked.items()}
    rest = []
    for word, bearers in single.items():
        lone = []
        for bearer in bearers:
            around, roles = articles.around(bearer.ref), set(bearer.entity.roles)
            alone = Person(bearer.name)
            alone.add(articles, bearer.ref, bearer.entity)

            def fitting(
                block: Iterable[Person],
                around: frozenset[str] = around,
                roles: set[str] = roles,
                alone: Person = alone,
            ) -> list[Person]:
                return [p for p in block if may_be_one(alone, p) and _bears(contexts[id(p)], around, roles)]

            home = _only(fitting(by_last[word]), word) if word in by_last else None
            if home is None and word in by_given and word not in by_last:
                # a given name alone, where an article with the full name uses it so
                home = _only([p for p in fitting(by_given[word]) if p.short[word]], word)
            if home is None:
                lone.append(bearer)
            else:
                home.cluster.add(bearer.ref, bearer.entity)
                home.ages |= alone.ages
        if lone:
            rest += [p.cluster for p in _by_shared(articles, lone)]
    return rest


def _bears(known: tuple[frozenset[str], frozenset[str]], around: frozenset[str], roles: set[str]) -> bool:
    """Whether a name of one word may be the one's whose articles have these names and roles.

    A surname says little: the articles call both the same, or share several names, and nothing of what they call them
    speaks against it.
    """
    said, own = known_as(known[1]), known_as(roles)
    if said and own:
        return not said.isdisjoint(own)
    return len(known[0] & around) >= MUCH_SHARED


def _only(fitting: Sequence[Person], word: str) -> Person | None:
    """The one who fits, or the one whom articles with the full name clearly call by this word."""
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    total = sum(p.short[word] for p in fitting)
    return next((p for p in fitting if p.short[word] >= 2 and p.short[word] >= CLEARLY * total), None)


def _by_shared(articles: Articles, bearers: Sequence[_Bearer]) -> list[Person]:
    """A name of one word that nobody completes: one person where the articles have something in common."""
    found: list[Person] = []
    by_word: dict[str, Person] = {}
    for bearer in bearers:
        context = [*sorted(articles.around(bearer.ref)), *(f"role {role}" for role in bearer.entity.roles)]
        home = next((by_word[word] for word in context if word in by_word), None)
        if home is None:
            home = Person(bearer.name)
            found.append(home)
        home.add(articles, bearer.ref, bearer.entity)
        for word in context:
            by_word.setdefault(word, home)
    return found
