"""Organizations, places, works, events and named groups across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.language.lexicon.countries import regions
from kg.language.lexicon.noun_entries import words_tagged
from kg.model import EntityType
from kg.resolution.bars.nations import by_nation, is_national
from kg.resolution.clusters import Articles, Cluster, Ref, share_an_article
from kg.resolution.gathering.known import Known
from kg.resolution.place_names import place_key
from kg.resolution.thing_names import organization_key, without_nation, words_of

_ORGANIZED = frozenset({EntityType.ORGANIZATION, EntityType.OUTLET})
_KINDS = (*_ORGANIZED, EntityType.PLACE, EntityType.WORK, EntityType.EVENT, EntityType.GROUP)
#: A short name is one longer name's when this share of the articles with both has it so.
CLEARLY = 0.9
#: A type is a slip of the recogniser where articles with another type are so many times as many, and at least so many.
SLIP, SLIP_LEAST = 5, 5

Key = tuple[str, str]


def thing_clusters(articles: Articles) -> list[Cluster]:
    """Everything with a name that is nobody, joined over the articles.

    By names without what outlets print differently; a short name or an abbreviation to the long one that articles give
    with it; places by the region behind them; and slips of the recogniser by what most articles have.
    """
    blocks: dict[Key, Cluster] = {}
    longer: dict[Key, Counter[Key]] = defaultdict(Counter)
    for ref, entity in articles.named(*_KINDS):
        key = _key(entity)
        blocks.setdefault(key, Cluster()).add(ref, entity)
        if entity.type in _ORGANIZED:
            for alias in {organization_key(a) for a in entity.aliases} - {key[1]}:
                longer[key[0], alias][key] += 1
    _join_nations(articles, blocks)
    _join_short_names(articles, blocks, longer)
    _join_cut_names(articles, blocks)
    _join_teams(articles, blocks)
    _join_slips(articles, blocks)
    found = []
    for (family, name), cluster in blocks.items():
        if family == "Place":
            found += _by_region(articles, cluster)
        else:
            found += by_nation(articles, cluster) if family == "Organization" and is_national(name) else [cluster]
    return found


def _key(entity: Known) -> Key:
    if entity.type in _ORGANIZED:
        return "Organization", organization_key(entity.name)
    if entity.type is EntityType.PLACE:
        return "Place", place_key(entity.name)
    return entity.type.value, " ".join(words_of(entity.name))


def _join(blocks: dict[Key, Cluster], short: Key, full: Key) -> None:
    blocks[full].take(blocks.pop(short))


def _join_nations(articles: Articles, blocks: dict[Key, Cluster]) -> None:
    """ "U.S. Department of State" is the Department of State, where the articles have something in common.

    Of two nations' courts the one is meant that the articles name more often.
    """
    by_rest: dict[Key, list[Key]] = defaultdict(list)
    for family, name in blocks:
        rest = without_nation(name) if family == "Organization" else ""
        if (family, rest) in blocks:
            by_rest[family, rest].append((family, name))
    for full, with_nation in by_rest.items():
        usual = min(with_nation, key=lambda k: (-len(blocks[k].refs), k))
        if articles.have_in_common(blocks[full], blocks[usual]):
            _join(blocks, usual, full)


def _join_short_names(articles: Articles, blocks: dict[Key, Cluster], longer: dict[Key, Counter[Key]]) -> None:
    """Abbreviations and first words to the one longer name that articles use beside them."""
    moved: dict[Key, Key] = {}
    for short in sorted(longer):
        counts = Counter({moved.get(k, k): 0 for k in longer[short]})
        for key, count in longer[short].items():
            counts[moved.get(key, key)] += count
        full = min(counts, key=lambda k: (-counts[k], k))
        if (
            short in blocks
            and full in blocks
            and counts[full] >= CLEARLY * counts.total()
            and articles.have_in_common(blocks[short], blocks[full])
            and not _kept_apart(blocks[short], blocks[full])
        ):
            _join(blocks, short, full)
            moved[short] = full


def _kept_apart(short: Cluster, full: Cluster) -> bool:
    """Whether an article has both, and the shorter one there under a name of several words."""
    articles = {a for a, _ in full.refs}
    return any(
        " " in name
        for (article, _), entity in zip(short.refs, short.entities, strict=True)
        if article in articles
        for name in (entity.name, *entity.aliases)
    )


def _join_cut_names(articles: Articles, blocks: dict[Key, Cluster]) -> None:
    """A name that leaves out the end of one longer name: what kind of body it is, or what else it cares for.

    "Roe" and "Roe University", "Acme Center" and "Acme Center for Health and Safety" cut at "and".
    """
    listed = words_tagged("tail")
    tails = listed | {tail.removesuffix("s") for tail in listed}  # as keys of long names have them
    longer: dict[Key, set[Key]] = defaultdict(set)
    for family, name in blocks:
        words = name.split() if family == "Organization" else []
        for cut in range(1, len(words)):
            short = family, " ".join(words[:cut])
            rest = words[cut:]
            bodies = cut > 1 and all(w in tails or w in words_tagged("cut") for w in rest)
            if short in blocks and (bodies or all(w in tails for w in rest) or (cut > 2 and rest[0] == "and")):
                longer[short].add((family, name))
    for short in sorted(longer, key=lambda k: (-len(k[1]), k)):
        full = [key for key in sorted(longer[short]) if key in blocks]
        one = len(full) == 1 and articles.have_in_common(blocks[short], blocks[full[0]])
        if one and not share_an_article(blocks[short], blocks[full[0]]):
            _join(blocks, short, full[0])


def _join_teams(articles: Articles, blocks: dict[Key, Cluster]) -> None:
    """ "The Rovers" are the Springfield Rovers, where only one place has such a team."""
    by_team: dict[Key, list[Key]] = defaultdict(list)
    for family, name in blocks:
        place, _, last = name.rpartition(" ")
        team = family, last.removesuffix("s") + "s"  # the key of a long name has no plurals
        if family == "Organization" and team in blocks and ("Place", place) in blocks:
            by_team[team].append((family, name))
    for short, full in by_team.items():
        outlet = any(e.type is EntityType.OUTLET for k in (short, *full) for e in blocks[k].entities)
        if len(full) == 1 and not outlet and articles.have_in_common(blocks[short], blocks[full[0]]):
            _join(blocks, short, full[0])


def _join_slips(articles: Articles, blocks: dict[Key, Cluster]) -> None:
    """One name with several types is one thing of the type that nearly all articles have.

    People are left out: a firm or a place may well be called like somebody. A name of one word must be so rare with
    the other type that it can only be a slip; a longer name is one thing anyway where the articles share something.
    """
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in blocks:
        by_name[" ".join(words_of(key[1]))].append(key)
    for name, keys in by_name.items():
        if len(keys) < 2:
            continue
        largest = min(keys, key=lambda k: (-len(blocks[k].refs), k))
        for key in keys:
            rare = len(blocks[largest].refs) >= max(SLIP_LEAST, SLIP * len(blocks[key].refs))
            if key != largest and (rare or (" " in name and articles.have_in_common(blocks[key], blocks[largest]))):
                _join(blocks, key, largest)


def _by_region(articles: Articles, cluster: Cluster) -> list[Cluster]:
    """One place, or as many as there are regions that its name is followed by."""
    if any(" ".join(words_of(e.name)) in regions() for e in cluster.entities):
        return [cluster]
    region_of: dict[Ref, str] = {}
    for ref, entity in zip(cluster.refs, cluster.entities, strict=True):
        if entity.behind:
            region_of[ref] = entity.behind
    if len(set(region_of.values())) < 2:
        return [cluster]
    parts: dict[str, Cluster] = {region: Cluster() for region in sorted(set(region_of.values()))}
    counts = Counter(region_of.values())
    usual = min(counts, key=lambda r: (-counts[r], r))
    for ref, entity in zip(cluster.refs, cluster.entities, strict=True):
        region = region_of.get(ref) or _named_region(articles, ref, parts) or usual
        parts[region].add(ref, entity)
    return list(parts.values())


def _named_region(articles: Articles, ref: Ref, known: Iterable[str]) -> str | None:
    """The one of the known regions that the article names elsewhere; None for none or several."""
    around = articles.around(ref, wide=True)
    found = [region for region in known if region in around]
    return found[0] if len(found) == 1 else None
