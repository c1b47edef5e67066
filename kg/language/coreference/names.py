"""First sieve: the names of one article, put together where they are forms of one name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.language.coreference.bearers import Bearers
from kg.language.coreference.chains import Chain, Chains
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.person_names import (
    SUFFIX,
    PersonName,
    generation_behind,
    kept_under,
    middles_agree,
    short_given,
    sought_by,
)
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import bare_name, first_names, outlets
from kg.language.names.offices import is_one_of, office_at
from kg.language.syntax.nouns import base, children, full_lemma, has_case, is_plural, noun_kind, possessors
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
    r"inquirer|dispatch|newspaper|radio|tv|associated press)$",
    re.IGNORECASE,
)


def add_names(chains: Chains) -> None:
    """Adds a chain for each named thing."""
    by_kind: dict[str, list[Span]] = defaultdict(list)
    for ent in chains.doc.ents:
        by_kind[ent.label_].append(ent)
    _people(chains, by_kind["PERSON"])
    for label in ("ORG", "PLACE", "WORK", "EVENT"):
        _things(chains, label, by_kind[label])


def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name that stand for it in an article: no suffix, no initials between first and last."""
    words = SUFFIX.sub("", name).split()
    if len(words) > 2:
        words = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not re.fullmatch(r"[A-Z]\.?", w)]
    return tuple(words)


def _people(chains: Chains, ents: list[Span]) -> None:
    full: dict[PersonName, int] = {}
    names: dict[int, PersonName] = {}
    # by first name, last name and the initial of a middle name: "-" where there is none, "" for any
    by_ends: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    by_given: dict[tuple[str, str], list[int]] = defaultdict(list)
    # by a middle name that is a surname, with the word before or behind it
    by_part: dict[tuple[str, str], set[int]] = defaultdict(set)
    by_last: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    suffixes: dict[tuple[str, str], set[str]] = defaultdict(set)
    parsed: dict[int, PersonName] = {}
    for ent in ents:
        name = PersonName.of(ent.text)
        suffix = name.suffix or generation_behind(chains.article.text, ent.end_char)
        parsed[ent.start] = replace(name, suffix=suffix)
        if suffix:
            suffixes[name.given, name.last].add(suffix)
    for ent in sorted(ents, key=lambda e: (-len(_words(e.text)), e.start)):
        words = _words(ent.text)
        if len(words) < 2:
            continue
        name = parsed[ent.start]
        name = replace(name, suffix=name.suffix or _suffix_of_heading(chains, ent, suffixes))
        index = full.get(name)
        if index is None:
            # "Jane Anne Roe" and "Jane Roe" share first and last name; father and son differ by "Sr." and "Jr."
            initials = [*dict.fromkeys(m[0] for m in name.middles), "-"] if name.middles else [""]
            ends = (by_ends.get((name.given, name.last, initial), ()) for initial in initials)
            index = next((i for found in ends for i in found if _same_full(names[i], name)), None)
        if index is None:
            # "Bob Roe" after "Robert Roe", "Stiles Roe" and "Jane Stiles" after "Jane Stiles Roe", if nobody else fits
            near = {i for key in sought_by(name) for i in by_given.get((name.last, key), ())}
            alike = [i for i in near if short_given(names[i], name) and names[i].suffix == name.suffix]
            alike = alike or sorted(by_part[name.given, name.last])
            index = alike[0] if len(alike) == 1 else None
        if index is None:
            index = chains.new(Chain(EntityType.PERSON, ent.text, named=True, gender=_gender_of_given(words[0])))
            by_last[words[-1]].append(index)
            by_first[words[0]].append(index)
            for initial in {"", *(m[0] for m in name.middles)} if name.middles else ("", "-"):
                by_ends[name.given, name.last, initial].append(index)
            for key in kept_under(name):
                by_given[name.last, key].append(index)
            for middle in (m for m in name.middles if len(m) > 1 and m.capitalize() not in first_names()):
                by_part[middle, name.last].add(index)
                by_part[name.given, middle].add(index)
            names[index] = name
        full[name] = index
        _mention(chains, index, ent)
    bearers = {word: Bearers(chains, found) for word, found in by_first.items()}
    bearers |= {word: Bearers(chains, found) for word, found in by_last.items()}
    singles: dict[str, int] = {}
    for ent in sorted(ents, key=lambda e: e.start):
        words = _words(ent.text)
        if len(words) != 1 or ent.root.i in chains.at:
            continue
        word, suffix, doubtful = words[0], parsed[ent.start].suffix, False
        if suffix:
            # "Roe Jr." is the one of that generation
            same = [i for i in by_last.get(word, ()) if names[i].suffix == suffix]
            word = f"{word} {suffix}"
            index = same[0] if len(same) == 1 else None
        else:
            index = bearers[word].best(ent.start, _title_gender(ent)) if word in bearers else None
            doubtful = index is not None and bearers[word].in_doubt
        if index is None:
            index = singles.get(word)
        if index is None:
            index = singles[word] = chains.new(
                Chain(EntityType.PERSON, ent.text, named=True, gender=_gender_of_given(word))
            )
        _mention(chains, index, ent)
        if doubtful:
            chains.items[index].unsure.update(t.i for t in ent)
    spans = {ent.root.i: ent for ent in ents}
    for index in sorted({*full.values(), *singles.values()}):
        _describe_person(chains, index, spans)


def _suffix_of_heading(chains: Chains, ent: Span, suffixes: dict[tuple[str, str], set[str]]) -> str:
    """The suffix that a headline left out: there "Jane Roe" is the Jane Roe II of the text, if there is only one."""
    name = PersonName.of(ent.text)
    known = suffixes.get((name.given, name.last), set())
    return next(iter(known)) if len(known) == 1 and chains.in_heading(ent.root.i) else ""


def _same_full(one: PersonName, other: PersonName) -> bool:
    """Whether two full names with the same ends are one person's: in one text a suffix is never left out by chance."""
    return one.suffix == other.suffix and middles_agree(one, other)


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
            one = kind is EntityType.GROUP and is_one_of(noun)
            if (kind is EntityType.PERSON or one or office_at(noun)) and chains.at.get(noun.i, index) == index:
                chain.roles.add(full_lemma(noun))
                chain.gender = chain.gender or gender
                # the noun is no second person
                if chains.at.setdefault(noun.i, index) == index and noun.i not in chain.apposed:
                    chain.apposed.append(noun.i)


def _apposed(name: Token, ent: Span) -> list[Token]:
    """Common nouns that stand beside a name as another name for it, by the parse or by position."""
    found = [c for c in children(name, "appos", "compound", "nmod:desc", "flat") if c.pos_ == "NOUN"]
    if ent.end < len(ent.doc) and ent.doc[ent.end].tag_ == "POS":
        found = [c for c in found if c.i < ent.start]  # "Roe’s, D-Ohio, campaign manager"
    related = base(name.dep_) == "appos" or (base(name.dep_) in {"flat", "compound"} and name.head.i < name.i)
    if related and name.head.pos_ == "NOUN" and not _is_list(name) and not _is_only_wanted(name.head):
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
    # "Roe, one of Acme's lawyers"
    ones = [c for c in children(name, "appos") if c.lower_ == "one" and c.i > name.i]
    found += [c for one in ones for c in children(one, "nmod") if c.pos_ == "NOUN" and is_one_of(c)]
    found = [n for n in found if n != before or not is_someone_else(n, ent)]
    # "an actor and member of the club": the nouns are coordinated
    return list(dict.fromkeys(n for noun in found for n in (noun, *noun.conjuncts) if n.pos_ == "NOUN"))


def _is_only_wanted(noun: Token) -> bool:
    """Whether a noun is what somebody is chosen for: "Doe's choice for mayor, Jane Roe"."""
    return has_case(noun, "for", "as") and noun.head.lemma_.lower() in words_tagged("picked")


def is_someone_else(noun: Token, name: Span) -> bool:
    """Whether a noun before a bare surname only stands beside it: "an officer Roe first called" is not Roe."""
    fresh = any(c.lower_ in {"a", "an", "another"} for c in noun.children if base(c.dep_) == "det")
    fresh = fresh or noun.doc[noun.left_edge.i].lower_ in {"a", "an", "another"}
    return fresh and len(name) == 1


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
        if follower.tag_ == "POS" or token.tag_ == "POS":
            continue  # "the president’s secretary"
        if token.pos_ == "NOUN" and follower.pos_ not in {"NOUN", "PROPN"} and follower.text != "-":
            # "after meeting Roe, the judge left": a verb right behind makes it a subject of its own
            described = follower.tag_ == "VBN" and follower.dep_ == "acl" and follower.head == token
            alone = follower.pos_ not in {"VERB", "AUX", "ADV"} or described
            return [token] if not is_plural(token) and alone else []
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
    #: by the words that such a name opens with, the chains of "Acme Holdings", "Acme University"
    longer: dict[str, set[int]] = defaultdict(set)
    tails = words_tagged("tail")
    ordered = sorted(ents, key=lambda e: (-len(e), e.start))
    acronyms: dict[str, int] = {}
    for ent in ordered:
        name = bare_name(ent.text)
        index = known.get(name)
        if index is None and ent.text.isupper():
            index = acronyms.get(ent.text)
        if index is None and label == "ORG" and len(ent) < 3 and len(name) > 3 and len(longer[name]) == 1:
            (index,) = longer[name]
        if index is None:
            index = chains.new(Chain(_type_of(label, ent, chains.article.outlet), ent.text, named=True))
            parts = [w for w in re.split(r"[ -]", ent.text) if w[:1].isalpha() and w != "the"]
            for initials in ("".join(w[0] for w in parts if w[0].isupper()), "".join(w[0] for w in parts).upper()):
                if len(initials) > 2:
                    acronyms.setdefault(initials, index)
        known.setdefault(name, index)
        opening, _, tail = name.rpartition(" ")
        while tail.strip(".,") in tails:
            longer[opening.rstrip(",")].add(index)
            opening, _, tail = opening.rpartition(" ")
        _mention(chains, index, ent)
        _describe_thing(chains, index, ent)


def _describe_thing(chains: Chains, index: int, ent: Span) -> None:
    """A noun in apposition to a name is the same thing: "Acme, a company that ..."."""
    chain = chains.items[index]
    for noun in children(ent.root, "appos"):
        kind = noun_kind(noun)[0]
        fitting = kind is chain.type or (kind is EntityType.ORGANIZATION and chain.type is EntityType.OUTLET)
        opened = noun.pos_ == "NOUN" and noun.i > ent.end and ent.doc[ent.end].text in {",", "-", "—", "–", "("}
        if fitting and opened and not is_plural(noun) and chains.at.setdefault(noun.i, index) == index:
            chain.apposed.append(noun.i)


def _type_of(label: str, ent: Span, outlet: str | None) -> EntityType:
    kind = _TYPES[label]
    if kind is EntityType.ORGANIZATION or kind is EntityType.WORK:
        name = bare_name(ent.text)
        if name in outlets() or (outlet and name == bare_name(outlet)):
            return EntityType.OUTLET
        if kind is EntityType.ORGANIZATION and len(ent) > 1 and _OUTLET_FORM.search(ent.text):
            return EntityType.OUTLET
    return kind
