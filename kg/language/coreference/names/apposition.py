"""Nouns that stand beside a name as another name for it: "actor Jane Roe", "Roe, a judge", "his wife Jane Roe"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.language.coreference.chains import Chains
from kg.language.lexicon.entries import tagged
from kg.language.lexicon.function_words import articles
from kg.language.lexicon.noun_entries import words_tagged
from kg.language.names.offices import is_one_of, office_at
from kg.language.syntax.negation import denying, is_put_aside, not_above
from kg.language.syntax.nouns import base, children, full_lemma, has_case, is_plural, noun_kind, possessors
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import EntityType

#: What adverbs of these kinds stand before is no sure name of anybody.
_UNSURE = ("possible_modifiers", "alleged_modifiers", "reported_modifiers")


def describe_person(chains: Chains, index: int, name: Span) -> None:
    """Reads roles and gender off the nouns that go with a name: "actor X", "X, a judge", "his wife X"."""
    chain = chains.items[index]
    chain.gender = chain.gender or paired_gender(name)
    for noun in beside(name.root, name):
        kind, gender = noun_kind(noun)
        one = kind is EntityType.GROUP and is_one_of(noun)
        if (kind is EntityType.PERSON or one or office_at(noun)) and chains.at.get(noun.i, index) == index:
            chain.roles.add(full_lemma(noun))
            office = office_at(noun)
            if office is not None:
                chain.roles.add(office.name)  # "the police chief", "the attorney general"
            chain.gender = chain.gender or gender
            # the noun is no second person
            if chains.at.setdefault(noun.i, index) == index and noun.i not in chain.apposed:
                chain.apposed.append(noun.i)


def paired_gender(name: Span) -> str:
    """The gender that a pronoun in the same series gives away: "Roe and his wife" is a man; "" for none."""
    his = {p.lower_ for c in children(name.root, "conj") if c.pos_ == "NOUN" for p in possessors(c)}
    return {"his": "m", "her": "f"}.get(min(his), "") if len(his) == 1 else ""


def beside(name: Token, ent: Span) -> list[Token]:
    """Common nouns that stand beside a name as another name for it, by the parse or by position.

    There are none of a name that is only perhaps meant, or not at all: "the killer, not Roe", "the driver, allegedly
    Roe".
    """
    if is_no_sure_name(name):
        return []
    found = [c for c in children(name, "appos", "compound", "nmod:desc", "flat") if c.pos_ == "NOUN"]
    # in "Roe and Stiles, her lawyer," it is Stiles
    joined = [c.i for c in children(name, "conj")]
    found = [c for c in found if is_plural(c) or not any(name.i < i < c.i for i in joined)]
    if name.dep_ == "conj":
        last = max(name.i, *(c.i for c in children(name.head, "conj")))
        late = [c for c in children(name.head, "appos") if c.pos_ == "NOUN" and c.i > name.i == last]
        found += [c for c in late if not is_plural(c)]
    if ent.end < len(ent.doc) and ent.doc[ent.end].tag_ == "POS":
        found = [c for c in found if c.i < ent.start]  # "Roe’s, D-Ohio, campaign manager"
    related = base(name.dep_) == "appos" or (base(name.dep_) in {"flat", "compound"} and name.head.i < name.i)
    several = is_plural(name.head) and name.head.i == ent.start - 1 and not children(name, "conj")
    # "one of the officers Roe hired": Roe alone is no officers
    if related and name.head.pos_ == "NOUN" and not (several or _is_list(name) or _is_only_wanted(name.head)):
        found.append(name.head)
    predicative = base(name.dep_) == "nsubj" and name.head.pos_ == "NOUN" and bool(children(name.head, "cop"))
    if predicative and not_above(name.head) is None and not _is_only_thought(name.head):
        found.append(name.head)
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is not None and before.i >= sentence_of(name).start:
        if before.pos_ == "NOUN" and not is_plural(before):
            found.append(before)  # "journalist Jane Roe", whatever the parse makes of it
            found += _offices_before(before)
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
    joint = [n for noun in found for n in (noun, *(c for c in noun.conjuncts if not _has_own_name(c, ent)))]
    return list(dict.fromkeys(n for n in joint if n.pos_ == "NOUN" and not (n.i > name.i and _is_another(n))))


def _is_only_thought(noun: Token) -> bool:
    """Whether "could be the woman who left" speaks of a woman, be it her or not."""
    definite = any(c.lower_ == "the" for c in children(noun, "det"))
    return definite and any(t.tag_ == "MD" for t in children(noun, "aux"))


def _is_another(noun: Token) -> bool:
    """Whether "not the mayor" speaks of a mayor; "not a member" only says what somebody is not."""
    return is_put_aside(noun) and any(c.lower_ == "the" for c in children(noun, "det"))


def is_no_sure_name(word: Token) -> bool:
    """Whether what stands behind a comma to say who is meant says that they are not, or only perhaps: "not Roe"."""
    if base(word.dep_) not in {"appos", "conj", "parataxis", "dislocated"}:
        return False
    adverbs = tagged("adverbs", "status")
    unsure = denying("word").union(*(adverbs[kind] for kind in _UNSURE))
    before = word.doc[word.left_edge.i - 1 : word.left_edge.i + 1]
    return any(each.lower_ in unsure for each in (*kids(word), *before) if each.i < word.i)


def _has_own_name(noun: Token, ent: Span) -> bool:
    """Whether another name stands beside a noun in a series: "a nurse, Jane Roe, and a doctor, John Stiles"."""
    beside_it = children(noun, "appos", "flat", "compound", "nmod:desc")
    after = noun.doc[noun.i + 1 : noun.i + 3]
    beside_it += [t for t in after if t.text != "," and (after[0].text == "," or t.i == noun.i + 1)]
    return any(c.ent_type_ == "PERSON" and not ent.start <= c.i < ent.end for c in beside_it)


def _offices_before(last: Token) -> list[Token]:
    """The offices in a row that ends before a name, wherever they hang: "chairman, founder and president"."""
    row: list[Token] = []
    at = last
    while at.i > 1 and (joint := at.nbor(-1)).text in {",", "and", "&"} and office_at(at) is not None:
        at = joint.nbor(-1)
        if office_at(at) is None or sentence_of(at) != sentence_of(last) or (joint.text == "," and not row):
            break
        row.append(at)
    return row


def _is_only_wanted(noun: Token) -> bool:
    """Whether a noun is what somebody is chosen for: "Doe's choice for mayor, Jane Roe"."""
    return has_case(noun, "for", "as") and noun.head.lemma_.lower() in words_tagged("picked")


def is_someone_else(noun: Token, name: Span) -> bool:
    """Whether a noun before a bare surname only stands beside it: "an officer Roe first called" is not Roe."""
    fresh = any(c.lower_ in {"a", "an", "another"} for c in kids(noun) if base(c.dep_) == "det")
    fresh = fresh or noun.doc[noun.left_edge.i].lower_ in {"a", "an", "another"}
    return fresh and len(name) == 1


def _after_comma(ent: Span) -> list[Token]:
    """The noun of "Roe, a former judge, ...", found by position where the parse makes a list of it."""
    after = ent.doc[ent.end : ent.end + 8]
    if len(after) < 4 or after[0].text != "," or (after[1].lower_ not in articles() and after[1].tag_ != "PRP$"):
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
    return any(c.lower_ in {"including", "like", "such"} for c in kids(name))
