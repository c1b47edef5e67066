"""First sieve: the names of one article, put together where they are forms of one name."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Span, Token

from kg.language.chains import Chain, Chains
from kg.language.offices import office_at
from kg.language.phrases import base, children, full_lemma, is_plural, noun_kind, possessors
from kg.language.wordlists import bare_name, first_names, outlets, titles
from kg.model import EntityType, MentionForm

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "PLACE": EntityType.PLACE,
    "WORK": EntityType.WORK,
    "EVENT": EntityType.EVENT,
}
_OUTLET_FORM = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|chronicle|journal|magazine|weekly|daily|telegraph|observer|examiner|"
    r"inquirer|dispatch|newspaper|radio|tv|press association|associated press)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")


def add_names(chains: Chains) -> None:
    """Adds a chain for each named thing."""
    by_kind: dict[str, list[Span]] = defaultdict(list)
    for ent in chains.doc.ents:
        by_kind[ent.label_].append(ent)
    _people(chains, by_kind["PERSON"])
    for label in ("ORG", "PLACE", "WORK", "EVENT"):
        _things(chains, label, by_kind[label])


def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell people apart: no suffix, no initials between first and last."""
    words = _SUFFIX.sub("", name).split()
    if len(words) > 2:
        words = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not re.fullmatch(r"[A-Z]\.?", w)]
    return tuple(words)


def _people(chains: Chains, ents: list[Span]) -> None:
    full: dict[tuple[str, ...], int] = {}
    by_last: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    for ent in sorted(ents, key=lambda e: (-len(_words(e.text)), e.start)):
        words = _words(ent.text)
        if len(words) < 2:
            continue
        index = full.get(words)
        if index is None:
            # "Jane Anne Roe" and "Jane Roe" share first and last name
            index = next((i for w, i in full.items() if (w[0], w[-1]) == (words[0], words[-1])), None)
        if index is None:
            index = chains.new(Chain(EntityType.PERSON, ent.text, named=True, gender=_gender_of_given(words[0])))
            by_last[words[-1]].append(index)
            by_first[words[0]].append(index)
        full[words] = index
        _mention(chains, index, ent)
    singles: dict[str, int] = {}
    for ent in sorted(ents, key=lambda e: e.start):
        words = _words(ent.text)
        if len(words) != 1 or ent.root.i in chains.at:
            continue
        word = words[0]
        candidates = by_last.get(word) or by_first.get(word) or []
        index = _best_bearer(chains, ent, candidates)
        if index is None:
            index = singles.get(word)
        if index is None:
            index = singles[word] = chains.new(
                Chain(EntityType.PERSON, ent.text, named=True, gender=_gender_of_given(word))
            )
        _mention(chains, index, ent)
    spans = {ent.root.i: ent for ent in ents}
    for index in sorted({*full.values(), *singles.values()}):
        _describe_person(chains, index, spans)


def _best_bearer(chains: Chains, ent: Span, candidates: list[int]) -> int | None:
    """Of the people who bear a name, the one that a bare name means: by title, else the one spoken of most so far."""
    gender = _title_gender(ent)
    fitting = [c for c in candidates if not gender or chains.items[c].gender in ("", gender)]
    if not fitting:
        return None
    before = {c: chains.items[c].count_before(ent.start) for c in fitting}
    return max(fitting, key=lambda c: (before[c], -c))


def _gender_of_given(word: str) -> str:
    return first_names().get(word, "")


def _title_before(ent: Span) -> str:
    """The title in front of a name, lower-cased, without stops; "" for none."""
    words = [t.lower_.rstrip(".") for t in ent.doc[max(0, ent.start - 4) : ent.start] if t.text != "."]
    for n in (2, 1):
        if len(words) >= n and " ".join(words[-n:]) in titles():
            return " ".join(words[-n:])
    return ""


def _title_gender(ent: Span) -> str:
    return titles().get(_title_before(ent), "")


def _mention(chains: Chains, index: int, ent: Span) -> None:
    chain = chains.items[index]
    # the parse may head the phrase by another word of the name; every word of it leads to the chain
    chains.mention(index, ent.root, MentionForm.NAME, ent[0], ent[-1])
    for token in ent:
        chains.at.setdefault(token.i, index)
    if ent.text != chain.name:
        chain.aliases.add(ent.text)
    title = _title_before(ent)
    if title:
        chain.gender = chain.gender or titles()[title]
        chain.roles.add(title)


def _describe_person(chains: Chains, index: int, spans: dict[int, Span]) -> None:
    """Reads roles and gender off the nouns that go with the name: "actor X", "X, a judge", "his wife X"."""
    chain = chains.items[index]
    for head in list(chain.heads):
        token = chains.doc[head]
        for noun in _apposed(token, spans[head]):
            kind, gender = noun_kind(noun)
            if (kind is EntityType.PERSON or office_at(noun)) and chains.at.get(noun.i, index) == index:
                chain.roles.add(full_lemma(noun))
                chain.gender = chain.gender or gender
                # the noun is no second person
                if chains.at.setdefault(noun.i, index) == index and noun.i not in chain.apposed:
                    chain.apposed.append(noun.i)


def _apposed(name: Token, ent: Span) -> list[Token]:
    """Common nouns that stand beside a name as another name for it, by the parse or by position."""
    found = [c for c in children(name, "appos", "compound", "nmod:desc", "flat") if c.pos_ == "NOUN"]
    related = base(name.dep_) == "appos" or (base(name.dep_) in {"flat", "compound"} and name.head.i < name.i)
    if related and name.head.pos_ == "NOUN" and not _is_list(name):
        found.append(name.head)
    predicative = base(name.dep_) == "nsubj" and name.head.pos_ == "NOUN" and bool(children(name.head, "cop"))
    if predicative and not any(c.lower_ in {"not", "n't", "n’t", "never"} for c in name.head.children):
        found.append(name.head)
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is not None and before.sent == name.sent:
        if before.pos_ == "NOUN" and not is_plural(before):
            found.append(before)  # "journalist Jane Roe", whatever the parse makes of it
        elif before.text == "," and ent.start >= 2 and _closed(ent):
            owned = ent.doc[ent.start - 2]
            if owned.pos_ == "NOUN" and not is_plural(owned) and possessors(owned):
                found.append(owned)  # "Roe's brother, Richard Miles,"
    found += _after_comma(ent)
    # "an actor and member of the club": the nouns are coordinated
    return list(dict.fromkeys(n for noun in found for n in (noun, *noun.conjuncts) if n.pos_ == "NOUN"))


def _after_comma(ent: Span) -> list[Token]:
    """The noun of "Roe, a former judge, ...", found by position where the parse makes a list of it."""
    after = ent.doc[ent.end : ent.end + 8]
    if (
        len(after) < 4
        or after[0].text != ","
        or (after[1].lower_ not in {"a", "an", "the"} and after[1].tag_ != "PRP$")
    ):
        return []
    for token in after[2:-1]:
        follower = token.nbor(1)
        if token.pos_ == "NOUN" and follower.pos_ not in {"NOUN", "PROPN"} and follower.text != "-":
            # "after meeting Roe, the judge left": a verb right behind makes it a subject of its own
            return [token] if not is_plural(token) and follower.pos_ not in {"VERB", "AUX", "ADV"} else []
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and token.text != "-":
            break
    return []


def _closed(ent: Span) -> bool:
    """Whether a comma or the sentence's end follows a name, and no further member of a list."""
    after = ent.doc[ent.end : ent.end + 2]
    return len(after) == 0 or (
        after[0].text in {",", "."} and (len(after) == 1 or after[1].lower_ not in {"and", "or"})
    )


def _is_list(name: Token) -> bool:
    return any(c.lower_ in {"including", "like", "such"} for c in name.children)


def _things(chains: Chains, label: str, ents: list[Span]) -> None:
    known: dict[str, int] = {}
    ordered = sorted(ents, key=lambda e: (-len(e), e.start))
    acronyms: dict[str, int] = {}
    for ent in ordered:
        name = bare_name(ent.text)
        index = known.get(name)
        if index is None and ent.text.isupper():
            index = acronyms.get(ent.text)
        if index is None and label == "ORG":
            # "Acme" after "Acme Holdings"
            longer = [i for n, i in known.items() if n.startswith(name + " ") and len(name) > 3]
            index = longer[0] if len(set(longer)) == 1 and len(ent) < 3 else None
        if index is None:
            index = chains.new(Chain(_type_of(label, ent, chains.article.outlet), ent.text, named=True))
            initials = "".join(w[0] for w in re.split(r"[ -]", ent.text) if w[:1].isupper())
            if len(initials) > 2:
                acronyms.setdefault(initials, index)
        known.setdefault(name, index)
        _mention(chains, index, ent)


def _type_of(label: str, ent: Span, outlet: str | None) -> EntityType:
    kind = _TYPES[label]
    if kind is EntityType.ORGANIZATION or kind is EntityType.WORK:
        name = bare_name(ent.text)
        if name in outlets() or (outlet and name == bare_name(outlet)):
            return EntityType.OUTLET
        if kind is EntityType.ORGANIZATION and len(ent) > 1 and _OUTLET_FORM.search(ent.text):
            return EntityType.OUTLET
    return kind
