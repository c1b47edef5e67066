"""What tells whom a pronoun means: place, syntax, roles, gender and frequency of each mention, as rows of numbers.

The numbers of all pronouns of an article are computed at once, for each with all mentions that it could point at. The
features follow Lappin and Leass (1994), Ge, Hale and Charniak (1998) and the binding conditions; the last ones are what
the encoder says of a pair (reference.py). How much each tells is learnt (training/pronouns).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, POS  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Token

from kg.language.coreference.chains import Chains
from kg.language.coreference.reference import around, has_reference, odds
from kg.language.lexicon.given_names import leaning
from kg.language.lexicon.wordlists import first_names
from kg.language.syntax.in_marks import in_marks
from kg.language.syntax.nouns import base
from kg.language.syntax.remembered import kids
from kg.model import EntityType, MentionForm

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: What a word is to its clause; other relations count as the last.
ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "nmod:poss", "nmod", "appos", "conj", "root", "compound", "other")
_ROLE_OF = {name: number for number, name in enumerate(ROLES)} | {
    "nsubj:outer": 0, "csubj": 0, "iobj": 2, "ROOT": 8, "flat": 9, "obl:agent": 3, "nmod:desc": 9,
}  # fmt: skip
_CONJ = _ROLE_OF["conj"]
#: What the clause of a word is to the one above.
CLAUSES = ("root", "conj", "advcl", "ccomp", "acl:relcl", "xcomp", "parataxis", "other")
_CLAUSE_OF = {name: number for number, name in enumerate(CLAUSES)} | {"ROOT": 0, "acl": 4, "advcl:relcl": 4}
FORMS = ("long name", "short name", "definite", "indefinite", "possessed", "pronoun")
_PRONOUN = FORMS.index("pronoun")
GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_WORDS = ("he", "him", "his", "himself")
_WORD_OF = {"he": 0, "she": 0, "him": 1, "his": 2, "hers": 2, "himself": 3, "herself": 3}
#: The column of a unit's features that tells of the headline.
TOPIC = -1
#: The columns of a pair's features that tell what the encoder says of it; all zero where it says nothing.
REFERENCE = slice(-9, None)
#: How many sentences back a pronoun may reach, and to how many mentions.
REACH, MOST = 6, 24


class Layout:
    """The words of an article as arrays: their heads, roles, clauses, sentences and whether they are quoted.

    `role` is a word's own role, `lead` the first member of its coordination, `governor` what that one hangs on.
    `narrated` counts for each word the sentences up to its own that have words outside quotation marks.
    """

    def __init__(self, chains: Chains) -> None:
        doc = chains.doc
        n = len(doc)
        strings = doc.vocab.strings
        columns = doc.to_array([HEAD, DEP, POS])
        self.head: Ints = columns[:, 0].astype(np.int64) + np.arange(n)
        relations, inverse = np.unique(columns[:, 1], return_inverse=True)
        names = [strings[int(r)] if r else "" for r in relations]
        self.role = _numbers(names, _ROLE_OF, len(ROLES) - 1)[inverse]
        self.clause = _numbers(names, _CLAUSE_OF, len(CLAUSES) - 1)[inverse]
        lead = np.arange(n)
        for _ in range(4):
            lead = np.where(self.role[lead] == _CONJ, self.head[lead], lead)
        self.lead: Ints = lead
        self.governor: Ints = self.head[lead]
        self.depth = _depths(self.head)
        self.starts = [sent.start for sent in doc.sents]
        self.sentence: Ints = np.zeros(n, dtype=np.int64)
        self.sentence[self.starts[1:]] = 1
        self.sentence = np.cumsum(self.sentence)
        self.quoted = in_marks(chains.doc)
        ends = [*self.starts[1:], n]
        outside = [not self.quoted[start:end].all() for start, end in zip(self.starts, ends, strict=True)]
        self.narrated: Ints = np.array([0, *accumulate(outside)], dtype=np.int64)[self.sentence]


def _numbers(names: Sequence[str], known: dict[str, int], other: int) -> Ints:
    return np.array([known.get(name, known.get(base(name), other)) for name in names], dtype=np.int64)


def _depths(head: Ints) -> Ints:
    """How many steps each word is from its root, up to 15."""
    at, depth = head, (head != np.arange(len(head))).astype(np.int64)
    for _ in range(14):
        above = head[at]
        if (above == at).all():
            break
        depth += above != at
        at = above
    return np.asarray(depth, dtype=np.int64)


def one_hot(numbers: Ints, size: int) -> Floats:
    """[n, size]: ones at the numbers."""
    out = np.zeros((len(numbers), size), dtype=np.float32)
    out[np.arange(len(numbers)), numbers] = 1.0
    return out


@dataclass(slots=True)
class Units:
    """What can be meant: mentions of single people and their pronouns, in text order.

    `head` is a mention's head token and `chain` its chain, -1 of a pronoun. `form` is a number of FORMS, `gender` 1
    (m), 2 (f) or 0; `certain` says that it is more than a guess by the given name. `bracketed` stands in brackets
    behind another word, `bracketing` before some. `nth` counts the mentions of the chain so far, `count` all of them,
    `order` the people named before it. `leaning` are the log-odds, halved, that the given name is a woman's, first of
    names of several words, then of those of one. `topic` is in the headline, or shares a word with it.
    """

    head: Ints
    chain: Ints
    form: Ints
    gender: Ints
    nth: Ints
    count: Ints
    order: Ints
    named: Ints
    certain: Ints
    bracketed: Ints
    bracketing: Ints
    heading: Ints
    topic: Ints
    leaning: Floats

    @classmethod
    def of(cls, chains: Chains, pronouns: Sequence[Token]) -> Units:
        """The mentions of people that are known so far, and `pronouns`."""
        text, doc = chains.article.text, chains.doc
        marks = {"": 0, "m": 1, "f": 2}
        title = _long_words(chains.article.title or "")
        rows: list[tuple[int, ...]] = []
        leanings: dict[int, tuple[float, float]] = {}
        for index, chain in enumerate(chains.items):
            if chain.type is not EntityType.PERSON or chain.plural or chain.members:
                continue
            gender, named = marks[chain.gender], int(chain.named)
            given = chain.name.split(" ")[0]
            certain = int(gender > 0 and not (named and first_names().get(given) == chain.gender))
            if named:
                guess = leaning(given) / 2
                leanings[index] = (guess, 0.0) if given != chain.name else (0.0, guess)
            for mention in chain.mentions:
                if mention.form is MentionForm.NAME:
                    form = 0 if " " in mention.span.of(text) else 1
                else:
                    form = _form_of(doc[mention.head])
                start, end = mention.span.start, mention.span.end
                brackets = int(text[max(0, start - 1) : start] == "("), int(text[end : end + 2] == " (")
                rows.append((mention.head, index, form, gender, named, certain, *brackets))
        rows += [(t.i, -1, _PRONOUN, marks[GENDER[t.lower_]], 0, 1, 0, 0) for t in pronouns]
        rows.sort()
        counts: dict[int, int] = {}
        orders: dict[int, int] = {}
        nth, order = [], []
        for _, index, *_ in rows:
            nth.append(counts.get(index, 0))
            counts[index] = nth[-1] + 1
            if index >= 0:
                orders.setdefault(index, len(orders))
            order.append(orders.get(index, 3))
        table = np.array(rows, dtype=np.int64).reshape(len(rows), 8)
        count = np.array([counts[row[1]] if row[1] >= 0 else 0 for row in rows], dtype=np.int64)
        heading = np.array([chains.in_heading(row[0]) for row in rows], dtype=np.int64)
        spoken_of = {row[1] for row, above in zip(rows, heading.tolist(), strict=True) if above}
        spoken_of |= {index for index in counts if index >= 0 and title & _long_words(chains.items[index].name)}
        topic = np.array([int(row[1] in spoken_of and row[1] >= 0) for row in rows], dtype=np.int64)
        heads, of, forms, genders, name, sure, bracketed, bracketing = (np.ascontiguousarray(c) for c in table.T)
        return cls(
            heads, of, forms, genders, np.array(nth, dtype=np.int64), count, np.array(order, dtype=np.int64), name,
            sure, bracketed, bracketing, heading, topic,
            np.array([leanings.get(row[1], (0.0, 0.0)) for row in rows], dtype=np.float32).reshape(len(rows), 2),
        )  # fmt: skip


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}


def _form_of(token: Token) -> int:
    for child in kids(token):
        if child.i < token.i:
            if child.dep_ == "nmod:poss":
                return 4
            if child.lower_ in {"the", "this", "that"}:
                return 2
    return 3


@dataclass(slots=True)
class Pairs:
    """Every pronoun with everything it could point at.

    `pronoun` and `unit` are places in `units`, pair by pair, the pairs of one pronoun side by side and in text order.
    `own` describes a unit, `asking` a pronoun, `between` a pair; all in the order of their places.
    """

    units: Units
    pronoun: Ints
    unit: Ints
    own: Floats
    asking: Floats
    between: Floats


def pairs_of(chains: Chains, pronouns: Sequence[Token]) -> Pairs:
    """The pairs of `pronouns` (forms of "he" and "she", in text order), with their features."""
    layout = Layout(chains)
    units = Units.of(chains, pronouns)
    head = units.head
    narrated, sentence = layout.narrated[head], layout.sentence[head]
    wanted = {t.i for t in pronouns}
    asked: list[int] = []
    meant: list[int] = []
    ranks: list[tuple[int, int, int]] = []
    counts: list[tuple[int, int]] = []
    commands: list[tuple[int, int, int, int]] = []
    path = np.full(len(chains.doc), -1, dtype=np.int64)
    chain_of, gender_of, form_of = units.chain.tolist(), units.gender.tolist(), units.form.tolist()
    certain_of = units.certain.tolist()
    for j in np.flatnonzero(np.isin(head, list(wanted)) & (units.form == _PRONOUN)).tolist():
        token = chains.doc[int(head[j])]
        first = int(np.searchsorted(narrated, narrated[j] - REACH))
        last = int(np.searchsorted(sentence, sentence[j], side="right"))
        chosen: list[int] = []
        seen: dict[int, int] = {}
        rows: list[tuple[int, int, int]] = []
        fitting: set[int] = set()
        for i in (*range(j - 1, first - 1, -1), *range(j + 1, last)):
            if form_of[i] == _PRONOUN and (gender_of[i] != gender_of[j] or i > j):
                continue
            if certain_of[i] and gender_of[i] != gender_of[j]:
                continue  # what a title or a word for kin tells, no other sign outweighs
            index = chain_of[i]
            rank = 0 if index < 0 else seen.setdefault(index, len(seen))
            if index >= 0 and gender_of[i] in (0, gender_of[j]):
                fitting.add(index)
            chosen.append(i)
            rows.append((len(chosen) - 1, rank, len(fitting)))
            if i < j and len(chosen) >= MOST:
                break
        up = _path(layout.head, token.i)
        path[up] = np.arange(len(up))
        above = token.head
        low, high = above.left_edge.i, above.right_edge.i
        for i, row in sorted(zip(chosen, rows, strict=True)):
            asked.append(j)
            meant.append(i)
            ranks.append(row)
            counts.append((len(chosen), len(fitting)))
            at = int(head[i])
            commands.append((int(path[at]), int(path[layout.governor[at]]), int(low <= at <= high), int(at == above.i)))
        path[up] = -1
    pronoun, unit = np.array(asked, dtype=np.int64), np.array(meant, dtype=np.int64)
    own = _own(units, layout)
    asking = _asking(chains, units, layout)
    between = (
        _between(chains, units, layout, pronoun, unit, np.array(ranks), np.array(counts), np.array(commands))
        if len(pronoun)
        else np.zeros((0, 0), dtype=np.float32)
    )
    return Pairs(units, pronoun, unit, own, asking, between)


def _path(head: Ints, at: int) -> Ints:
    path = [at]
    while (above := int(head[path[-1]])) != path[-1]:
        path.append(above)
    return np.array(path, dtype=np.int64)


def _own(units: Units, layout: Layout) -> Floats:
    head = units.head
    sentence = layout.sentence[head]
    opens = np.ones(len(head), dtype=np.int64)
    opens[1:] = sentence[1:] != sentence[:-1]
    most = max(1, int(units.count.max())) if len(head) else 1
    starts = np.array(layout.starts, dtype=np.int64)[sentence]
    role = layout.role[layout.lead[head]]
    joined = np.zeros(len(layout.head), dtype=np.bool_)
    joined[layout.head[layout.role == _CONJ]] = True
    main = (role <= 1) & (layout.clause[layout.governor[head]] == 0)
    numbers = np.stack(
        (
            layout.role[head] == _CONJ, joined[head], units.certain, units.bracketed, units.bracketing, main, opens,
            head == starts, layout.quoted[head], units.heading, units.named,
            np.minimum(layout.depth[head], 8) / 4, np.log1p(units.nth), np.log1p(units.count), units.count / most,
            (units.count == most) & (units.count > 1), np.log1p(head - starts) / 2,
            units.topic,
        ),
        axis=1,
    ).astype(np.float32)  # fmt: skip
    return np.hstack(
        (
            one_hot(role, len(ROLES)),
            one_hot(layout.clause[layout.governor[head]], len(CLAUSES)),
            one_hot(units.form, len(FORMS)),
            one_hot(np.minimum(units.order, 3), 4),
            numbers,
        )
    )


def _asking(chains: Chains, units: Units, layout: Layout) -> Floats:
    head = units.head
    word = np.array([_WORD_OF.get(chains.doc[int(h)].lower_, 1) for h in head], dtype=np.int64)
    # "her" is "him" or "his"
    her = np.array([chains.doc[int(h)].lower_ == "her" for h in head], dtype=np.bool_)
    word[her & (layout.role[head] == _ROLE_OF["nmod:poss"])] = 2
    above = layout.governor[layout.head[head]]
    numbers = np.stack((units.gender == 2, layout.depth[head] / 4), axis=1).astype(np.float32)
    return np.hstack((one_hot(word, len(_WORDS)), one_hot(layout.clause[above], len(CLAUSES)), numbers))


def _between(
    chains: Chains, units: Units, layout: Layout, pronoun: Ints, unit: Ints, ranks: Ints, counts: Ints, commands: Ints
) -> Floats:
    p, c = units.head[pronoun], units.head[unit]
    lead_role, role = layout.role[layout.lead[c]], layout.role[p]
    after = c > p
    same_sentence = layout.sentence[p] == layout.sentence[c]
    distance = np.where(after, 0, np.clip(layout.narrated[p] - layout.narrated[c], 0, 5))
    back = np.where(after, 0, np.clip(layout.sentence[p] - layout.sentence[c], 0, 3))
    gender, mine = units.gender[unit], units.gender[pronoun]
    known = np.where(gender == 0, 1, np.where(gender == mine, 0, 2)) + 3 * (units.certain[unit] & (gender > 0))
    leans = units.leaning[unit] * np.where(mine == 2, 1.0, -1.0).astype(np.float32)[:, None]
    dominated, commanded, inside, possessed = commands.T
    above = layout.head[p]
    subject = lead_role <= 1
    reflexive = np.array([chains.doc[int(t)].lower_ in {"himself", "herself"} for t in p.tolist()], dtype=np.bool_)
    possessive = role == _ROLE_OF["nmod:poss"]
    joint = (layout.head[c] == above) & (layout.role[c] <= 3)
    speaks_in, speaks_out = layout.quoted[p], layout.quoted[c]
    flags = np.stack(
        (
            after, same_sentence, same_sentence & subject, after & (inside == 1), dominated >= 0, inside == 1,
            possessed == 1, possessive & (possessed == 0) & (inside == 1),
            (layout.governor[c] == layout.governor[p]), possessive & (layout.governor[above] == layout.governor[c]),
            possessive & subject & (layout.governor[above] == layout.governor[c]),
            layout.lead[c] == layout.lead[p], possessive & (layout.lead[above] == layout.lead[c]),
            joint & ~reflexive & ~possessive, joint & reflexive & subject, role == lead_role, (role <= 1) & subject,
            (role > 1) & (role <= 3) & (lead_role > 1) & (lead_role <= 3), possessive & (lead_role == 4),
            speaks_in & speaks_out, speaks_in & ~speaks_out, ~speaks_in & speaks_out,
            speaks_in & ~speaks_out & same_sentence & subject,
            np.log1p(np.abs(p - c)) / 3, np.log1p(ranks[:, 0]), np.log1p(counts[:, 0]) / 2, np.log1p(counts[:, 1]),
            np.minimum(layout.depth[p] - layout.depth[c], 8) / 4, counts[:, 1] <= 1,
        ),
        axis=1,
    ).astype(np.float32)  # fmt: skip
    return np.hstack(
        (
            flags,
            leans,
            one_hot(distance, 6),
            one_hot(back, 4),
            one_hot(known, 6),
            one_hot(np.minimum(ranks[:, 1], 4), 5),
            one_hot(np.minimum(ranks[:, 2], 4), 5),
            one_hot(np.clip(commanded + 1, 0, 5), 6),
            _reference(chains, pronoun, unit, units),
        )
    )


def _reference(chains: Chains, pronoun: Ints, unit: Ints, units: Units) -> Floats:
    """What the encoder says of each pair, and of its chain: the odds, how they stand to the best, the share of all.

    The share is once that of all that the pronoun could point at, and once that of all words around it. The odds of a
    chain are the sum over its mentions; an earlier pronoun stands for itself.
    """
    out = np.zeros((len(pronoun), -REFERENCE.start), dtype=np.float32)
    if not has_reference(chains.doc):
        return out
    fits = odds(chains.doc, units.head[pronoun], units.head[unit])
    back = odds(chains.doc, units.head[unit], units.head[pronoun])
    chain = np.where(units.chain[unit] < 0, -2 - unit, units.chain[unit])
    asks, asked = np.unique(pronoun, return_inverse=True)
    _, group = np.unique(np.stack((pronoun, chain)), axis=1, return_inverse=True)
    best, whole = _gathered(fits, asked)
    best_of_chain, chain_odds = _gathered(fits, group.reshape(-1))
    every = np.array([around(chains.doc, int(place)) for place in units.head[asks]])[asked]
    out[:, 0] = 1.0
    out[:, 1] = np.clip(fits / 8, -2, 2)
    out[:, 2] = np.clip((fits - best) / 4, -3, 0)
    out[:, 3] = np.exp(fits - whole)
    out[:, 4] = np.clip((best_of_chain - best) / 4, -3, 0)
    out[:, 5] = np.exp(chain_odds - whole)
    out[:, 6] = np.clip(back / 8, -2, 2)
    out[:, 7] = np.exp(np.minimum(fits - every, 0))
    out[:, 8] = np.clip((chain_odds - every) / 4, -3, 1)
    return np.asarray(np.round(out, 3), dtype=np.float32)


def _gathered(values: NDArray[np.float64], group: Ints) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each value the greatest of its group, and the logarithm of the sum of the exponentials of its group."""
    most = np.full(int(group.max()) + 1, -np.inf)
    np.maximum.at(most, group, values)
    best = most[group]
    return best, best + np.log(np.bincount(group, np.exp(values - best))[group])
