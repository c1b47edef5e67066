"""How many belong to a group, where the text gives an exact number ("two women", "a dozen officers", "the couple")."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from kg.language.coreference.chains import Chain, Chains
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.numbers import estimates, group_sizes, groups_of, plural_groups, scale_values
from kg.language.syntax.nouns import children, has_case, is_plural, phrase
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.model import EntityType, MentionForm

#: Nouns that leave who there are to the noun behind "of".
_FILLED = groups_of("members", "loose")
#: From this number on words like "about" make an estimate.
_LARGER = 10
#: Between the two numbers of a range.
_BETWEEN = frozenset({"to", "or", "and", "-", "–"})
_INEXACT_AFTER = frozenset({"or", "-", "–", "plus", "+", "to"})
_LABELS = frozenset({"no", "no.", "number", "#"})
_MILLION = 1_000_000
#: Of these "a" is about one.
_ROUNDED = frozenset({"hundred", "thousand"})


def add_sizes(chains: Chains) -> None:
    """Sets `size` of each chain of a group: the number that a mention states, else that of a complete series."""
    for index, chain in enumerate(chains.items):
        if chain.type is not EntityType.GROUP:
            continue
        stated = {
            size
            for mention in chain.mentions
            if mention.form is MentionForm.DESCRIPTION and (size := size_at(chains.doc[mention.head])) is not None
        }
        if len(stated) == 1:
            chain.size = stated.pop()
        elif not stated:
            chain.size = _series_size(chains, index)


def _series_size(chains: Chains, index: int) -> int | None:
    """How many people a group has that the text names one by one, and ends with "and"; examples are not all."""
    chain = chains.items[index]
    # a group with a noun of its own may have others than those that are named ("senators, including A")
    if len(chain.members) < 2 or (chain.roles and not _is_complete(chains, chain)):
        return None
    if any(chains.items[m].type is not EntityType.PERSON for m in chain.members):
        return None
    return len(chain.members)


def _is_complete(chains: Chains, chain: Chain) -> bool:
    """Whether the members of a described group stand right behind its noun, as in "Roe's lawyers, A and B"."""
    noun = chains.doc[chain.mentions[0].head]
    starts = {m.span.start for i in chain.members for m in chains.items[i].mentions}
    after = [t for t in noun.doc[noun.i + 1 : noun.i + 3] if t.text not in {",", ":", "—", "–"}]
    return bool(after) and after[0].idx in starts


def size_at(noun: Token) -> int | None:
    """The exact number of a described group by its head: of "two women", "both men", "a trio", "two of the women".

    None where the words give no number, or only an estimate or bound ("at least 20 people", "dozens of people").
    """
    if noun.pos_ == "NUM":
        return _counted(noun)
    if _counts_sets(noun):
        return None
    numbers = [c for c in children(noun, "nummod") if c.i < noun.i]
    if numbers:
        return _counted(numbers[0]) if len(numbers) == 1 else None
    behind = [c for c in children(noun, "nmod") if c.i > noun.i and has_case(c, "of")]
    if noun.lower_ in groups_of("members", "count") and len(behind) == 1 and behind[0].pos_ == "NUM":
        return _counted(behind[0])
    if behind and noun.lower_ in groups_of("members") and is_plural(behind[0]):
        return size_at(behind[0]) or group_sizes().get(noun.lower_)
    if noun.lower_ in group_sizes():
        # "a couple of friends" is any small number
        return None if behind and noun.lower_ in groups_of("loose") else group_sizes()[noun.lower_]
    first = phrase(noun)[0]
    return 2 if first.lower_ == "both" and is_plural(noun) else None


def _counts_sets(noun: Token) -> bool:
    """Whether a noun means several groups, not one ("two couples"): how many people that is, it does not say."""
    groups = groups_of("members", "count", "loose")
    return is_plural(noun) and noun.lower_ not in plural_groups() and noun.lemma_.lower() in groups


def collective_before(noun: Token) -> Token | None:
    """The noun that a plural only fills: "group" of "a group of students"; None where the plural stands for itself."""
    head = noun.head
    fills = noun.dep_ == "nmod" and head.i < noun.i and head.lower_ in _FILLED and has_case(noun, "of")
    return head if fills and is_plural(noun) and noun.doc[noun.i - 1].lower_ not in {"the", "these"} else None


def _counted(number: Token) -> int | None:
    """The exact value of the number that ends in a token, whole words in digits or letters."""
    doc = number.doc
    found = doc._.quantities
    at = bisect_right(found, number.idx, key=lambda q: q.span.start)
    quantity = found[at - 1] if at and number.idx < found[at - 1].span.end else None
    if quantity is None or quantity.label != "NUMBER":
        return None
    words = tokens_at(doc, quantity.span)
    value = _value(words.text)
    before = [t for t in doc[max(words.start - 2, 0) : words.start] if sentence_of(t) == sentence_of(number)]
    after = doc[words.end].lower_ if words.end < len(doc) else ""
    if value is None or after in _INEXACT_AFTER:
        return None
    word = before[-1].lower_ if before else ""
    ranged = word in _BETWEEN and len(before) == 2 and (before[0].pos_ == "NUM" or before[0].lower_ == "up")
    rounded = word in estimates() or (word in estimates(large=True) and value >= _LARGER)
    return None if ranged or rounded or word in _LABELS else value


def _value(words: str) -> int | None:
    """A whole number; None for what is rounded by its words ("2.5 million", "3 million", "a hundred")."""
    parts = words.lower().split()
    if parts[0] in {"a", "an"} and (len(parts) == 1 or parts[-1] in _ROUNDED):
        return None
    return None if scale_values().get(parts[-1], 0) >= _MILLION else number_of(words)
