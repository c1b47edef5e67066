"""Time of resolution across articles as the collection grows, over invented articles.

Every story is told by five articles. Each names its story's own people and firms, some that all stories share, and
namesakes; a tenth of the people stand there by surname alone. Letters, couples and kin are in it as well. Half of the
names are new in every story, so that the number of names grows with the collection, as in news.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from time import process_time

from kg.language.lexicon.wordlists import first_names
from kg.model import Article, Entity, EntityType, Extraction, Mention, MentionForm, Span, Statement, Status
from kg.resolution import resolve_collection

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000)
ARTICLES_A_STORY = 5
_SYLLABLES = ("ba", "den", "fol", "gar", "hol", "kem", "lin", "mor", "nel", "por", "quin", "ros", "sten", "tal", "win")
_ENDINGS = ("er", "by", "ton", "man", "wick", "ley", "son", "ford")
_FIRMS = ("Corp.", "Inc.", "Holdings", "University", "Foundation", "Council", "Department of Roads")
_HERE = (Span(0, 7),)


def invented(count: int, seed: int = 1) -> list[Extraction]:
    """That many extractions; the same numbers give the same."""
    chance = random.Random(seed)
    given = sorted(first_names())
    known = [_person(chance, given) for _ in range(400)]
    stories = -(-count // ARTICLES_A_STORY)
    return [x for story in range(stories) for x in _story(chance, story, given, known)][:count]


def seconds(extractions: Sequence[Extraction]) -> float:
    """Processor seconds that resolution takes."""
    start = process_time()
    resolve_collection(extractions)
    return process_time() - start


def curve(sizes: Sequence[int] = SIZES) -> Iterator[tuple[int, float]]:
    """Sizes with the seconds that they take."""
    everything = invented(max(sizes))
    for size in sizes:
        yield size, seconds(everything[:size])


def growth(points: Sequence[tuple[int, float]]) -> float:
    """How many times the seconds an article takes in the largest collection are those of the smallest: 1 is linear."""
    (few, first), (many, last) = points[0], points[-1]
    return (last / many) / (first / few)


def _surname(chance: random.Random) -> str:
    return (chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES) + chance.choice(_ENDINGS)).capitalize()


def _person(chance: random.Random, given: Sequence[str]) -> str:
    middle = f" {chance.choice('ABCDEFGHIJKLMNOPRSTW')}." if chance.random() < 0.2 else ""
    return f"{chance.choice(given)}{middle} {_surname(chance)}"


def _story(chance: random.Random, number: int, given: Sequence[str], known: Sequence[str]) -> Iterator[Extraction]:
    people = [_person(chance, given) for _ in range(8)] + chance.sample(known, 6)
    firms = [f"{_surname(chance)} {chance.choice(_FIRMS)}" for _ in range(6)]
    places = [f"{_surname(chance)}ville" for _ in range(4)] + ["Springfield", "Shelbyville"]
    for telling in range(ARTICLES_A_STORY):
        named = [(_printed(chance, p), EntityType.PERSON) for p in chance.sample(people, 10)]
        named += [(f, EntityType.ORGANIZATION) for f in chance.sample(firms, 5)]
        named += [(p, EntityType.PLACE) for p in chance.sample(places, 4)]
        yield _article(f"Story {number}, article {telling}.", named)


def _printed(chance: random.Random, name: str) -> str:
    return name.split()[-1] if chance.random() < 0.1 else name


def _article(text: str, named: Sequence[tuple[str, EntityType]]) -> Extraction:
    mention = (Mention(Span(0, 7), MentionForm.NAME),)
    entities = [
        Entity(f"e{n}", name, kind, mention, aliases=(name.split()[-1],) if kind is EntityType.PERSON else ())
        for n, (name, kind) in enumerate(named, 1)
    ]
    described = [
        Entity("e101", "letter", EntityType.DOCUMENT, mention, named=False, roles=("letter",)),
        Entity("e102", "a couple", EntityType.GROUP, mention, named=False, members=("e1", "e2")),
        Entity("e103", "wife", EntityType.PERSON, mention, named=False, roles=("wife",), owner="e3"),
    ]
    said = (
        Statement("e1", "wrote", "e101", Status.ASSERTED, _HERE),
        Statement("e101", "onBehalfOf", "e2", Status.ASSERTED, _HERE),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(digest[:16], digest, text, f"{digest[:8]}.txt", outlet=f"Example {digest[0]}", body=(Span(0, 7),))
    return Extraction(article, (*entities, *described), (), said)
