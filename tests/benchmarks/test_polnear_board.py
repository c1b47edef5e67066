"""The split of PolNeAR, its reader, the causes of errors, and that scored articles stay closed."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest
from spacy import blank
from spacy.tokens import Doc

from benchmarks.quotations.attribution import Attribution
from benchmarks.quotations.causes import Fault, find_errors, grouped
from benchmarks.quotations.polnear import ClosedError, GoldArticle, Part, read_attributions, read_polnear, split
from benchmarks.quotations.polnear_board import error_report
from benchmarks.quotations.scoring import Compared
from kg.language.extensions import register
from kg.language.text.blocks import Block, BlockKind
from kg.model import Article, Span

TEXT = "Roe denied rumours . Doe said it rains and Acme opposed the plan . They scorned Acme ."
WORDS = TEXT.split(" ")
VERBS = {"denied", "said", "rains", "opposed", "scorned"}
ANNOTATION = "\n".join(
    [
        "T1\tSource 0 3\tRoe",
        "T2\tCue 4 8\tsaid",
        "T3\tContent 9 14;20 24\train … snow",
        "T4\tAttribution 4 8\tsaid",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "T5\tCue 30 33\tsay",
        "E2\tAttribution:T5 Cue:T5",
        "a line that was broken",
    ]
)


def at(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


def invented(part: Part, *gold: Attribution) -> tuple[GoldArticle, Doc]:
    register()
    tags = ["VERB" if word in VERBS else "NOUN" for word in WORDS]
    starts: list[bool | int | None] = [i == 0 or WORDS[i - 1] == "." for i in range(len(WORDS))]
    doc = Doc(blank("en").vocab, words=WORDS, pos=tags, lemmas=WORDS, sent_starts=starts)
    doc._.blocks = (Block(0, len(TEXT), BlockKind.TEXT),)
    return GoldArticle("invented", part, Article("a", "a", TEXT, "a.txt"), gold, ""), doc


def corpus(folder: Path, names: list[str]) -> Path:
    """A packed corpus in which every article is its own name."""
    path = folder / "polnear" / "train" / "polnear_train.tar.gz"
    path.parent.mkdir(parents=True)
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            for kind, content in (
                (f"text/{name}.txt", f"{name} said\r\nit rains.\n"),
                (f"attributions/{name}.ann", ""),
            ):
                info = tarfile.TarInfo(f"polnear_train/{kind}")
                info.size = len(content.encode())
                archive.addfile(info, io.BytesIO(content.encode()))
    return folder


def test_the_second_stretch_in_order_of_digests_is_scored() -> None:
    names = [f"article-{i}" for i in range(10)]
    order = sorted(names, key=lambda n: hashlib.sha256(n.encode()).hexdigest())
    assert split(reversed(names), 3) == (order[:3] + order[6:], order[3:6])


def test_both_parts_together_are_the_whole_corpus(tmp_path: Path) -> None:
    names = [f"article-{i}" for i in range(9)]
    folder = corpus(tmp_path, names)
    parts = {part: [a.name for a in read_polnear(folder, part, whole=9)] for part in Part}
    assert len(parts[Part.SCORED]) == 3
    assert sorted(parts[Part.OPEN] + parts[Part.SCORED]) == names
    assert [a.name for a in read_polnear(folder, Part.OPEN, 2, whole=9)] == parts[Part.OPEN][:2]


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    article = read_polnear(corpus(tmp_path, ["a", "b", "c"]), Part.SCORED, whole=3)[0]
    assert article.article.text == f"{article.name} said\r\nit rains.\n"


def test_a_corpus_that_lacks_articles_is_refused_for_its_split_is_another(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="840"):
        read_polnear(corpus(tmp_path, ["a", "b", "c"]), Part.SCORED)


def test_attributions_keep_their_pieces_and_need_content() -> None:
    assert read_attributions(ANNOTATION) == [
        Attribution((Span(9, 14), Span(20, 24)), (Span(4, 8),), (Span(0, 3),)),
    ]


def test_errors_of_scored_articles_are_refused() -> None:
    article, doc = invented(Part.SCORED, Attribution(at("rumours"), at("denied"), at("Roe")))
    with pytest.raises(ClosedError):
        find_errors(article, doc, Compared(TEXT, article.gold, []))


def test_misses_extras_and_sources_are_told_apart_by_cause() -> None:
    gold = (
        Attribution(at("rumours"), at("denied"), at("Roe")),
        Attribution(at("it rains"), at("said"), at("Doe")),
        Attribution(at("the plan"), at("opposed"), at("Acme")),
        Attribution(at("Acme ."), at("scorned"), at("They")),
    )
    found = [
        Attribution(at("rumours"), at("denied"), at("They")),
        Attribution(at("it rains and Acme opposed the plan"), at("said"), at("Doe")),
        Attribution(at("They"), (), ()),
    ]
    article, doc = invented(Part.OPEN, *gold)
    errors = list(find_errors(article, doc, Compared(TEXT, gold, found)))
    assert {(e.fault, e.cue, e.cause) for e in errors} == {
        (Fault.SOURCE, "deny", "another one found; gold's stands in the sentence of the cue"),
        (Fault.MISSED, "say", "found, but too long on the right"),
        (Fault.MISSED, "oppose", "it and its cue lie inside another quotation's content"),
        (Fault.MISSED, "scorned", "nothing found: a verb that verbs.toml lacks"),
        (Fault.EXTRA, "say", "right cue, but too long on the right"),
        (Fault.EXTRA, "", "gold has nothing there; the cue is missing"),
    }
    assert [len(g.errors) for g in grouped(errors + errors)] == [2] * 6


def test_the_report_gives_examples_only_when_asked() -> None:
    gold = (Attribution(at("rumours"), at("denied"), at("Roe")),)
    article, doc = invented(Part.OPEN, *gold)
    errors = list(find_errors(article, doc, Compared(TEXT, gold, [])))
    assert not any("rumours" in line for line in error_report(errors, 0))
    assert "            gold  [Roe] [denied] rumours" in error_report(errors, 1)
