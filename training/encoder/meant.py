"""Who is meant, word by word: the head words of mentions with their chains, from GUM, LitBank and GAP.

Coreference is learnt between single words (Dobrovolskii, 2021, Word-Level Coreference Resolution): a mention stands as
its head word. LitBank and GAP come without trees; there the first word of a name and the last word of a short
description stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import spacy

from kg.language.parsing.tokens import adapt_tokenizer
from training.corpora import Sentence
from training.encoder.roles import head_of
from training.pronouns.gold import read_gap

_MARK = re.compile(r"\(([^()]+)(\)?)|(\d+)\)")
#: The longest description, in words, whose last word is taken for its head where there is no tree.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """The head word of a mention (a place in the sentence), its chain, and whether it is a pronoun.

    `rivals` are chains that the annotators held against `chain`; where there are some, only words of these chains and
    of `chain` itself compete, for nothing is known of the others. Of a mention with the rival "" nothing is asked.
    """

    word: int
    chain: str
    pronoun: bool
    rivals: tuple[str, ...] = ()


def gum_mentions(sentence: Sentence, document: str) -> list[Mention]:
    """The mentions of one sentence of GUM."""
    found: dict[int, Mention] = {}
    open_ones: list[tuple[str, int]] = []
    assert sentence.pos is not None
    for i, misc in enumerate(sentence.misc):
        marks = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        for opened, both, closed in _MARK.findall(marks.group(1)) if marks else ():
            if opened:
                open_ones.append((opened.split("-")[0], i))
            group = closed or (opened.split("-")[0] if both else "")
            at = next((k for k in reversed(range(len(open_ones))) if open_ones[k][0] == group), None)
            if at is not None:
                _, start = open_ones.pop(at)
                word = head_of(sentence, start, i + 1)
                # of nested mentions with one head the outer one closes last and holds the place
                found[word] = Mention(word, f"{document} {group}", sentence.pos[word] == "PRON")
    return [found[k] for k in sorted(found)]


def litbank_mentions(rows: Iterable[tuple[int, int, str, str]], document: str) -> list[Mention]:
    """The mentions of one sentence of LitBank from (start, end, kind, chain) with `end` beyond the last word."""
    found: dict[int, Mention] = {}
    for start, end, kind, group in rows:
        if kind == "PROP":
            word = start
        elif kind == "PRON" or end - start <= _SHORT:
            word = end - 1
        else:
            continue
        found.setdefault(word, Mention(word, f"{document} {group}", kind == "PRON"))
    return [found[k] for k in sorted(found)]


def wanted(mentions: list[Mention]) -> Iterator[tuple[int, list[int], list[int] | None]]:
    """For each mention of a stretch: its word, the words that it may mean, and the words that compete (None: all).

    A mention means the earlier mentions of its chain; a pronoun also the later ones that are none.
    """
    by_chain: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_chain.setdefault(mention.chain, []).append(mention)
    for mention in mentions:
        if mention.rivals == ("",):
            continue
        if mention.rivals:
            own = [m.word for m in by_chain.get(mention.chain, ()) if m.word != mention.word]
            others = [m.word for rival in mention.rivals for m in by_chain.get(rival, ())]
            yield mention.word, own, own + others
        else:
            same = by_chain[mention.chain]
            earlier = [m.word for m in same if m.word < mention.word]
            later = [m.word for m in same if m.word > mention.word and not m.pronoun] if mention.pronoun else []
            yield mention.word, earlier + later, None


def gap_passages(corpora: Path) -> Iterator[tuple[Sentence, list[Mention]]]:
    """GAP's passages that may be learnt from, each as one sentence without a tree."""
    tokenizer = spacy.blank("en")
    adapt_tokenizer(tokenizer)
    for passage in chain(
        read_gap(corpora, "validation"), (p for p in read_gap(corpora, "development") if not p.scored)
    ):
        tokens = [t for t in tokenizer(passage.article.text) if not t.is_space]
        place = {i: k for k, t in enumerate(tokens) for i in range(t.idx, t.idx + len(t))}
        asked = place[passage.pronoun.start]
        names = [place[name.start] for name in passage.names]
        if len({asked, *names}) < 3:
            continue
        own = [f"{passage.name} {k}" for k in range(2)]
        meant = own[passage.meant.index(True)] if any(passage.meant) else f"{passage.name} other"
        # the names are there to be meant; nothing is asked of them
        mentions = [Mention(word, name, False, ("",)) for word, name in zip(names, own, strict=True)]
        mentions.append(Mention(asked, meant, True, tuple(c for c in own if c != meant)))
        words = Sentence([t.text for t in tokens], [bool(t.whitespace_) for t in tokens])
        yield words, sorted(mentions, key=lambda m: m.word)
