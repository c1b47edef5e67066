"""What the scoreboard of coreference counts, on invented passages and texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.coreference.gap import Answer, Shares, answer, official
from benchmarks.coreference.texts import Tally, b_cubed
from kg.language.coreference.chains import Chain, HeadedMention
from kg.model import Article, EntityType, MentionForm, Span
from training.corpus.articles import path_of, read_articles
from training.pronouns.gold import Passage, Text, read_gap, read_gum, read_litbank, read_news

TEXT = "Ann Roe met Eve Day. She left."


def article(text: str = TEXT) -> Article:
    return Article("a", "a", text, "a.txt", body=(Span(0, len(text)),))


def passage(*, a: bool = True, b: bool = False) -> Passage:
    return Passage("invented-1", article(), Span(21, 24), (Span(0, 7), Span(12, 19)), (a, b), feminine=True)


def chain(*spans: tuple[int, int], unsure: bool = False) -> Chain:
    made = Chain(EntityType.PERSON, "", named=True)
    for place, (start, end) in enumerate(spans):
        form = MentionForm.PRONOUN if start == 21 else MentionForm.NAME
        made.put(HeadedMention(place, Span(start, end), form))
        if unsure and form is MentionForm.PRONOUN:
            made.unsure.add(place)
    return made


def test_a_passage_is_right_where_the_pronouns_chain_has_the_name_that_is_meant() -> None:
    assert answer(passage(), [chain((0, 7), (21, 24)), chain((12, 19))]).right
    assert not answer(passage(), [chain((0, 7)), chain((12, 19), (21, 24))]).right


def test_an_unbound_pronoun_means_neither_name() -> None:
    assert answer(passage(), [chain((0, 7))]) == Answer(passage(), (False, False), bound=False, sure=False)


def test_doubt_is_told_by_the_chain() -> None:
    assert answer(passage(), [chain((0, 7), (21, 24), unsure=True)]).sure is False


def test_shares_leave_out_passages_that_mean_neither_name() -> None:
    right = answer(passage(), [chain((0, 7), (21, 24))])
    wrong = answer(passage(), [chain((12, 19), (21, 24), unsure=True)])
    neither = answer(passage(a=False), [chain((0, 7), (21, 24))])
    assert Shares.of([right, wrong, neither]) == Shares(2, 0.5, 0.5, 0.5, 1.0)


def test_the_official_score_asks_of_each_name() -> None:
    right = answer(passage(), [chain((0, 7), (21, 24))])
    wrong = answer(passage(), [chain((12, 19), (21, 24))])
    assert official([right, wrong]) == pytest.approx(0.5)


def test_b_cubed_weighs_each_mention_by_its_chain() -> None:
    one, two, three = Span(0, 1), Span(2, 3), Span(4, 5)
    precision, recall = zip(*b_cubed({one: "x", two: "x", three: "y"}, {one: 0, two: 0, three: 0}), strict=True)
    assert precision == pytest.approx((2 / 3, 2 / 3, 1 / 3))
    assert recall == (1.0, 1.0, 1.0)


def test_a_texts_pronoun_is_right_by_a_name_of_its_chain() -> None:
    text = Text("invented", article(), {Span(0, 7): "1", Span(12, 19): "2", Span(21, 24): "1"})
    text.kinds = dict.fromkeys(text.mentions, "person")
    tally = Tally()
    tally.add(text, [chain((0, 7), (21, 24)), chain((12, 19))])
    tally.add(text, [chain((0, 7)), chain((12, 19), (21, 24))])
    assert (tally.single.gold, tally.single.bound, tally.single.right) == (2, 2, 1)
    assert (tally.cubes.mentions, tally.cubes.gold) == (6, 6)


def test_gap_passages_have_the_title_of_their_page(tmp_path: Path) -> None:
    (tmp_path / "gap").mkdir()
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    row = f"x-1\t{TEXT}\tShe\t21\tAnn Roe\t0\tTRUE\tEve Day\t12\tFALSE\thttp://example.org/wiki/Ann_Ro%65\n"
    (tmp_path / "gap" / "gap-development.tsv").write_text(head + row, encoding="utf-8")
    (read,) = read_gap(tmp_path, "development")
    assert (read.article.title, read.pronoun, read.meant) == ("Ann Roe", Span(21, 24), (True, False))
    assert read.feminine


def test_gum_mentions_nest_and_close(tmp_path: Path) -> None:
    (tmp_path / "gum" / "dev").mkdir(parents=True)
    entities = ("(1-person-new(2-place-new)", "1)", "(1-person-giv)")
    words = zip(("Oak", "man", "he"), entities, strict=True)
    rows = [f"{i}\t{w}\t{w}\tX\tX\t_\t0\troot\t_\tEntity={e}" for i, (w, e) in enumerate(words, 1)]
    (tmp_path / "gum" / "dev" / "GUM_news_x.conllu").write_text("\n".join([*rows, "", ""]), encoding="utf-8")
    (text,) = read_gum(tmp_path, "dev")
    assert text.article.text == "Oak man he"
    assert text.mentions == {Span(0, 3): "2", Span(0, 7): "1", Span(8, 10): "1"}


def test_litbank_begins_a_paragraph_with_each_speech(tmp_path: Path) -> None:
    for name in ("text", "coref"):
        (tmp_path / "litbank" / name).mkdir(parents=True)
    (tmp_path / "litbank" / "text" / "x.txt").write_text("Ann left .\n“ Go ” , said Eve .\n", encoding="utf-8")
    rows = "MENTION\tT1\t0\t0\t0\t0\tAnn\tPER\tPROP\nCOREF\tT1\tAnn-1\n"
    (tmp_path / "litbank" / "coref" / "x.tsv").write_text(rows, encoding="utf-8")
    (text,) = read_litbank(tmp_path)
    assert text.article.text == "Ann left.\n\n“Go”, said Eve."
    assert text.mentions == {Span(0, 3): "Ann-1"}


def test_our_news_leaves_out_what_means_several_things() -> None:
    for text, article in zip(read_news("dev"), read_articles(path_of("dev")), strict=True):
        assert set(text.mentions) == {m.span for m in article.mentions if len(m.entities) == 1}
        assert set(text.kinds.values()) <= {"person", "organization", "Place", "Work", "Document", "Event"}
