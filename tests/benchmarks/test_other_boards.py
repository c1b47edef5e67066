"""GUM, LitBank, the peer and the parts that can be switched off, on invented data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from spacy import blank
from spacy.tokens import Doc

from benchmarks.quotations.ablation import PARTS, without
from benchmarks.quotations.attribution import Attribution
from benchmarks.quotations.gum import answered, read_gum_attributions
from benchmarks.quotations.litbank import pieces, read_litbank, retell, speaks
from benchmarks.quotations.peer import by_paragraph, in_whole_text
from benchmarks.quotations.running import Runner
from kg.language.extensions import register
from kg.language.text.blocks import Block, BlockKind
from kg.model import Article, Quotation, QuotationKind, Span


def article(text: str) -> Article:
    return Article("a", "a", text, "a.txt", body=(Span(0, len(text)),))


def test_gum_attributions_point_at_words_of_the_whole_document(tmp_path: Path) -> None:
    def rows(words: str, first: bool) -> str:
        number = 1 if first else 2
        lines = ["# newdoc id = GUM_news_invented"] if first else []
        lines += [f"# sent_id = GUM_news_invented-{number}"]
        lines += [f"{i}\t{w}\t{w}\tX\tX\t_\t{i - 1}\tdep\t_\t_" for i, w in enumerate(words.split(), 1)]
        return "\n".join([*lines, "", ""])

    for part in ("train", "dev"):
        (tmp_path / "gum" / part).mkdir(parents=True)
    tree = tmp_path / "gum" / "train" / "GUM_news_invented.conllu"
    tree.write_text(rows("It rained .", True) + rows("Jane Roe said it rained .", False), encoding="utf-8")
    marked = {
        "doc": "GUM_news_invented", "source": {"tokens": [4, 5]}, "cue": {"tokens": [6]},
        "content_edu": {"first": 7, "last": 9},
    }  # fmt: skip
    (tmp_path / "gum" / "attributions.jsonl").write_text(json.dumps(marked) + "\n", encoding="utf-8")
    (document,) = read_gum_attributions(tmp_path)
    text = document.article.text
    (gold,) = document.gold
    assert document.genre == "news"
    assert [[s.of(text) for s in x] for x in (gold.source, gold.cue, gold.content)] == [
        ["Jane", "Roe"], ["said"], ["it rained ."],
    ]  # fmt: skip


def test_a_clause_is_found_inside_a_longer_content_and_rather_under_its_own_source() -> None:
    text = "Roe said that Doe thinks it rains now"
    whole = Attribution((Span(9, 37),), (Span(4, 8),), (Span(0, 3),))
    inner = Attribution((Span(25, 37),), (Span(18, 24),), (Span(14, 17),))
    said = Attribution((Span(9, 24),), (Span(4, 8),), (Span(0, 3),))
    thought = Attribution((Span(25, 33),), (Span(18, 24),), (Span(14, 17),))
    assert answered(article(text), [said, thought], [whole, inner]) == {0: 0, 1: 1}
    assert answered(article(text), [said, thought], [inner]) == {1: 0}


def test_running_text_is_put_together_and_every_token_found_again() -> None:
    sentences = [["She", "did", "n't", "go", "."], ['"', "Oh", ",", '"', "said", "_", "he", "_", "."], ["“", "No", "”"]]
    text, places = retell(sentences)
    assert text == 'She didn\'t go.\n\n"Oh," said _he_.\n\n“No”'
    assert [[span.of(text) for span in row] for row in places] == sentences


def test_litbank_gives_quotations_with_the_chain_of_the_speaker(tmp_path: Path) -> None:
    files = {
        "text/x.txt": "Jane Roe slept .\n“ Wake up , ” said Doe .\n",
        "quotations/x.tsv": "QUOTE\tQ1\t1\t0\t1\t4\t“ Wake up , ”\nATTRIB\tQ1\tDoe-1\n",
        "coref/x.tsv": "MENTION\tT1\t0\t0\t0\t1\tJane Roe\tPER\tPROP\nMENTION\tT2\t1\t6\t1\t6\tDoe\tPER\tPROP\n"
        "COREF\tT1\tRoe-0\nCOREF\tT2\tDoe-1\n",
    }
    for name, content in files.items():
        path = tmp_path / "litbank" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (novel,) = read_litbank(tmp_path)
    text = novel.article.text
    assert [(span.of(text), chain) for span, chain in novel.quotations] == [("“Wake up,”", "Doe-1")]
    assert {span.of(text): chains for span, chains in novel.mentions.items()} == {
        "Jane Roe": {"Roe-0"},
        "Doe": {"Doe-1"},
    }


def test_the_speaker_is_the_mention_that_fits_best() -> None:
    mentions = {Span(0, 12): {"mother"}, Span(0, 4): {"Jane"}}
    jane = Quotation((Span(20, 30),), QuotationKind.DIRECT, source=(Span(0, 12),), speaker=Span(0, 4))
    assert speaks(jane, mentions) == {"Jane"}
    assert speaks(Quotation((Span(20, 30),), QuotationKind.DIRECT, source=(Span(0, 11),)), mentions) == {"mother"}
    assert speaks(Quotation((Span(20, 30),), QuotationKind.DIRECT), mentions) == set()


def test_only_what_stands_in_marks_is_a_piece() -> None:
    text = "“Wake up” and that he is “late” now"
    mixed = Quotation((Span(1, 8), Span(14, 31)), QuotationKind.MIXED)
    assert [span for span, _ in pieces([mixed], text)] == [Span(1, 8)]


def peer_doc() -> Doc:
    register()
    words = ["“", "Go", ",", "”", "Roe", "said", ".", "\n\n", "“", "No", "."]
    doc = Doc(
        blank("en").vocab,
        words=words,
        spaces=[False, False, False, True, True, False, False, False, False, False, False],
    )
    doc._.blocks = (Block(0, 15, BlockKind.TEXT), Block(17, len(doc.text), BlockKind.TEXT))
    return doc


def finder(doc: Doc) -> Iterable[object]:
    marks = [t.i for t in doc if t.text in "“”"]
    if len(marks) % 2:
        raise ValueError("odd")
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        yield [doc[last + 1]], [doc[last + 2]], doc[first : last + 1]


def test_a_peer_that_refuses_the_article_finds_nothing_in_it() -> None:
    found = in_whole_text(finder, peer_doc())
    assert (found.attributions, found.given, found.refused) == ([], 1, 1)


def test_a_peer_is_also_asked_paragraph_by_paragraph() -> None:
    doc = peer_doc()
    found = by_paragraph(finder, doc)
    assert (found.given, found.refused) == (2, 1)
    (one,) = found.attributions
    assert [[s.of(doc.text) for s in x] for x in (one.content, one.cue, one.source)] == [["Go,"], ["said"], ["Roe"]]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_names_functions_that_the_extractor_has(part: str) -> None:
    with without(part):
        pass


def test_a_part_that_is_switched_off_finds_nothing_until_it_is_on_again() -> None:
    analysed = Runner().analyse(article("Jane Roe said that Acme Corp. will open a plant in the spring.\n"))
    whole = analysed.found()
    assert whole
    with without("reporting verbs"):
        assert analysed.found() == []
    assert analysed.found() == whole
