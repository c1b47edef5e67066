"""Names on top of the recogniser: trimmed, completed, and the same throughout one article.

The recogniser judges each place by itself. This layer collects what it said of each name over the whole article,
weighs in what English gives away (a title, a given name, an age, a verb of saying), decides one label a name, and
puts it wherever the name stands. Headlines in title case are read with the names of the body only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from kg.language.blocks import BlockKind
from kg.language.phrases import is_occupation, is_plural, noun_kind
from kg.language.wordlists import bare_name, first_names, outlets, table, titles
from kg.language.works import find_works
from kg.model import Article, EntityType

#: Labels of other schemes -> those of this project; what is not here is dropped.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "GPE": "PLACE", "LOC": "PLACE",
    "FAC": "PLACE", "WORK": "WORK", "WORK_OF_ART": "WORK",
}  # fmt: skip

_SPEECH = frozenset(
    [
        "say",
        "tell",
        "write",
        "add",
        "explain",
        "claim",
        "argue",
        "insist",
        "tweet",
        "ask",
        "reply",
        "respond",
        "admit",
        "deny",
        "joke",
        "testify",
        "apologize",
        "apologise",
        "state",
        "recall",
        "believe",
        "think",
        "declare",
        "announce",
        "acknowledge",
        "warn",
        "stress",
        "praise",
        "criticize",
        "describe",
    ]
)
_AIRING = frozenset({"air", "run", "stream", "broadcast", "premiere", "debut", "appear", "say"})
#: Names of papers that are also words an article may capitalise for other reasons.
_COMMON_WORDS = frozenset({"Time", "Independent", "Mirror", "Fortune", "Guardian", "Telegraph", "Insider", "Economist"})
_REPORTING = frozenset({"report", "publish", "note", "quote", "cite", "reveal", "obtain", "interview", "highlight"})
_OUTLET_TAILS = frozenset(
    {
        "News",
        "Times",
        "Post",
        "Herald",
        "Tribune",
        "Gazette",
        "Chronicle",
        "Magazine",
        "Weekly",
        "Telegraph",
        "Examiner",
        "Inquirer",
    }
)
_PARTICLES = frozenset(
    {"de", "da", "di", "del", "der", "la", "le", "van", "von", "bin", "bint", "al", "el", "ibn", "dos", "das", "du"}
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def add_names(doc: Doc, article: Article) -> None:
    """Replaces `doc.ents` by the article's names, labelled PERSON, ORG, PLACE or WORK."""
    prose = _token_kinds(doc)
    seen = list(_trimmed(doc, prose))
    seen += list(_by_given_name(doc, prose, seen))
    seen += list(_by_role(doc, prose, seen))
    seen += list(_by_outlet(doc, prose))
    seen += list(_by_coordination(doc, prose, seen))
    labels = _labels(seen)
    works = find_works(doc, {name for name, label in labels.items() if label == "PERSON"})
    for name in works:
        if labels.get(name) != "PERSON":
            labels[name] = "WORK"
    doc.set_ents(_everywhere(doc, prose, labels), default="outside")
    for ent in doc.ents:
        for token in ent:
            if ent.label_ == "PERSON" and token.pos_ in {"NOUN", "VERB", "ADJ", "X"} and token.text[0].isupper():
                token.pos_ = "PROPN"  # the tagger may not know the name; whoever reads the Doc should


def _token_kinds(doc: Doc) -> list[BlockKind | None]:
    kinds: list[BlockKind | None] = [None] * len(doc)
    blocks = iter(doc._.blocks)
    block = next(blocks, None)
    for token in doc:
        while block is not None and token.idx >= block.end:
            block = next(blocks, None)
        if block is not None and token.idx >= block.start:
            kinds[token.i] = block.kind
    return kinds


def _trimmed(doc: Doc, prose: list[BlockKind | None]) -> Iterator[Span]:
    """The recogniser's names in prose without titles, articles, possessives and marks around them."""
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        if label is None or prose[ent.start] is not BlockKind.TEXT or "@" in ent.text or "\n" in ent.text:
            continue
        start, end = ent.start, ent.end
        if _is_label(ent):
            continue
        while end > start and (doc[end - 1].text in _POSSESSIVE or not doc[end - 1].text[-1].isalnum()):
            if doc[end - 1].text == "." and end - 2 >= start and len(doc[end - 2].text) <= 3:
                break
            end -= 1
        while start < end and not doc[start].text[0].isalnum():
            start += 1
        if label == "PERSON":
            start = _after_titles(doc, start, end)
            # "Masterson of", "Smith at": a preposition or verb that slipped in ends the name
            cut = next((i for i in range(start, end) if not _may_be_in_person(doc[i])), end)
            end = cut
        elif start < end and doc[start].lower_ in {"the", "a", "an"} and end - start > 1:
            start += 1
        if start < end and any(doc[i].text[0].isupper() or doc[i].text[0].isdigit() for i in range(start, end)):
            yield Span(doc, start, end, label)


def _is_label(ent: Span) -> bool:
    """Whether capitals at the head of a paragraph only announce it: "UPDATE - ", "WATCH: "."""
    after = ent.doc[ent.end].text if ent.end < len(ent.doc) else ""
    opens = ent.start == 0 or "\n" in ent.doc[ent.start - 1].text
    return opens and ent.text.isupper() and len(ent) <= 2 and after in {"-", "–", "—", ":", "|"} and len(ent.text) > 3


def _may_be_in_person(token: Token) -> bool:
    return token.text[0].isupper() or token.text in {"-", ".", "’", "'"} or token.lower_ in _PARTICLES


def _after_titles(doc: Doc, start: int, end: int) -> int:
    """Where the name starts behind "Rep.", "Vice President", "the Rev."."""
    known = titles()
    at = start
    while at < end - 1:
        one = doc[at].lower_.rstrip(".")
        two = f"{one} {doc[at + 1].lower_.rstrip('.')}"
        if at + 2 < end and two in known:
            at += 2
        elif one in known or doc[at].text == ".":
            at += 1
        else:
            break
    return at


def _by_given_name(doc: Doc, prose: list[BlockKind | None], seen: list[Span]) -> Iterator[Span]:
    """Runs of capitalised words that open with a known given name and that the recogniser passed over."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    known = first_names()
    for token in doc[:-1]:
        i = token.i
        if prose[i] is not BlockKind.TEXT or i in taken or token.text not in known:
            continue
        end = i + 1
        while end < len(doc) and end - i < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        if end - i >= 2 and (i == 0 or not _is_name_word(doc[i - 1])):
            yield Span(doc, i, end, "PERSON")


def _by_role(doc: Doc, prose: list[BlockKind | None], seen: list[Span]) -> Iterator[Span]:
    """Two or three capitalised words right behind the noun of an occupation: "journalist Jane Roe"."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for token in doc[:-2]:
        i = token.i
        if (
            prose[i] is not BlockKind.TEXT
            or token.pos_ != "NOUN"
            or is_plural(token)
            or not is_occupation(token.lemma_.lower())
        ):
            continue
        end = i + 1
        while end < len(doc) and end - i < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        if end - i in (3, 4):
            yield Span(doc, i + 1, end, "PERSON")


def _by_outlet(doc: Doc, prose: list[BlockKind | None]) -> Iterator[Span]:
    """News organizations by their known names, or by a form such as "Springfield Gazette"."""
    known = outlets()
    for token in doc:
        if prose[token.i] is not BlockKind.TEXT or not token.text[0].isupper() or (token.i and _joins(token.nbor(-1))):
            continue
        end = token.i + 1
        while (
            end < len(doc)
            and end - token.i < 6
            and (
                doc[end].text[0].isupper()
                or (doc[end].lower_ == "of" and end + 1 < len(doc) and doc[end + 1].text[0].isupper())
            )
        ):
            end += 1
        span = doc[token.i : end]
        name = bare_name(span.text)
        if (
            (name in known and (len(name.split()) > 1 or _speaks(span)))
            or (len(span) > 1 and span[-1].text in _OUTLET_TAILS and not token.is_sent_start)
            or (len(span) > 1 and span[-1].text in _OUTLET_TAILS and span.root.dep_.startswith("nsubj"))
        ):
            yield Span(doc, token.i + (token.lower_ == "the"), end, "ORG")


def _by_coordination(doc: Doc, prose: list[BlockKind | None], seen: list[Span]) -> Iterator[Span]:
    """What is coordinated with two or more people is a person, where the recogniser is silent."""
    taken = {i for span in seen for i in range(span.start, span.end)}
    for span in seen:
        others = [t for t in span.root.conjuncts if t.pos_ == "PROPN"]
        if span.label_ != "PERSON" or len(others) < 2:
            continue
        for other in others:
            end = other.i + 1
            while end < len(doc) and doc[end].head == other and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN":
                end += 1
            if end - other.i in (2, 3) and not taken & set(range(other.i, end)) and prose[other.i] is BlockKind.TEXT:
                yield Span(doc, other.i, end, "PERSON")


def _joins(token: Token) -> bool:
    """Whether a token before a capitalised word belongs to the same name."""
    return token.text[0].isupper() and token.is_alpha and not token.is_sent_start and token.pos_ == "PROPN"


def _speaks(span: Span) -> bool:
    """Whether a one-word name stands where a source stands: "X reports", "told X", "according to X", "X's Jane Roe"."""
    root = span.root
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before == "the" and span.start > 1:
        before = span.doc[span.start - 2].lower_
    return (
        (root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH | _REPORTING)
        or before in {"told", "to", "by", "in", "from", "with", "via", "at", "per"}
        or span.text.isupper()
        or (not span[0].is_sent_start and span.text not in _COMMON_WORDS)
    )


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.text[-1].isalpha() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}


def _labels(seen: list[Span]) -> dict[str, str]:
    """One label for each name of the article."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in seen:
        votes[_form(span)][span.label_] += 2
        votes[_form(span)].update(_hints(span))
    people_by_last = {w[-1] for n, c in votes.items() if c["PERSON"] > c["ORG"] + c["PLACE"] and (w := n.split())}
    for name, counts in votes.items():
        words = name.split()
        if 2 <= len(words) <= 3 and words[-1] in people_by_last and "PERSON" not in counts:
            counts["PERSON"] = max(counts.values()) + 1  # elsewhere its last word is a person
    labels = {name: max(sorted(c), key=lambda label: c[label]) for name, c in votes.items()}
    parts: dict[str, str] = {}
    for name, label in labels.items():
        words = name.split()
        if label == "PERSON" and len(words) >= 2:
            parts[words[-1]] = parts[words[0]] = "PERSON"
    for name in list(labels):
        if name in parts:
            labels[name] = "PERSON"
    # part of a person's name is that person, unless the article uses it for something else
    return {**{p: k for p, k in parts.items() if p not in labels and len(p) > 2}, **labels}


def _hints(span: Span) -> Counter[str]:
    """What the words around a name say about its kind."""
    hints: Counter[str] = Counter()
    words = span.text.split()
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if words[0] in first_names() and 2 <= len(words) <= 4:
        hints["PERSON"] += 3
    if before is not None and before.lower_.rstrip(".") in titles():
        hints["PERSON"] += 4
    root = span.root
    if root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH and 1 <= len(words) <= 3:
        hints["PERSON"] += 1
    if any(c.dep_ == "nummod" or (c.dep_ == "appos" and c.like_num) for c in root.children):
        hints["PERSON"] += 2
    for other in [*root.conjuncts]:
        if other.ent_type_ in {"PERSON", "PER"} and 2 <= len(words) <= 3:
            hints["PERSON"] += 2
    organization = table("nouns")["organization"]["any"]
    if words[-1].lower() in organization and len(words) > 1:
        hints["ORG"] += 3
    if words[-1] in {
        "Inc",
        "Inc.",
        "Corp",
        "Corp.",
        "Ltd",
        "Ltd.",
        "LLC",
        "Co.",
        "PLC",
        "GmbH",
        "News",
        "Times",
        "Post",
    }:
        hints["ORG"] += 4
    if bare_name(span.text) in outlets():
        hints["ORG"] += 6
    noun = root.head if root.dep_ == "appos" else None
    if noun is not None and noun_kind(noun)[0] is EntityType.ORGANIZATION:
        hints["ORG"] += 4
    if root.dep_ == "obl" and before is not None and before.lower_ == "on" and root.head.lemma_ in _AIRING:
        hints["ORG"] += 4
    if before is not None and before.lower_ == "in" and after is not None and after.text in {",", "."}:
        hints["PLACE"] += 1
    return hints


def _form(span: Span) -> str:
    return " ".join(t.text for t in span)


def _everywhere(doc: Doc, prose: list[BlockKind | None], labels: dict[str, str]) -> list[Span]:
    """Every occurrence of every name in prose and headings; longer names first, names never over a block's end."""
    index: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, label in labels.items():
        words = name.split(" ")
        index[words[0].casefold()].append((words, label))
    spans = []
    for token in doc:
        kind = prose[token.i]
        if kind not in (BlockKind.TEXT, BlockKind.HEADING):
            continue
        for words, label in index.get(token.lower_, ()):
            end = token.i + len(words)
            if end > len(doc) or prose[end - 1] is not kind:
                continue
            found = [doc[i].text for i in range(token.i, end)]
            # a headline may be in capitals; prose must agree to the letter
            same = found == words or (
                kind is BlockKind.HEADING
                and found[0][0].isupper()
                and [w.casefold() for w in found] == [w.casefold() for w in words]
            )
            if same and not (token.i and doc[token.i - 1].text == "@"):
                spans.append(Span(doc, token.i, end, label))
    return [s for s in filter_spans(spans) if not _inside_longer_name(s)]


def _inside_longer_name(span: Span) -> bool:
    """Whether a one-word name is only a part of a longer capitalised run ("Ford" in "Ford Foundation")."""
    doc = span.doc
    if len(span) > 1 or span.label_ != "PERSON":
        return False
    after = doc[span.end] if span.end < len(doc) else None
    return bool(
        after is not None
        and after.text[:1].isupper()
        and after.tag_ in {"NNP", "NNPS"}
        and after.head.i in (span.start, after.i)
        and span.root.head == after
        and re.search(
            r"(?:tion|ity|ment|house|park|street|center|centre|school|court|tower|island|award)s?$", after.lower_
        )
    )
