"""Scores of chains, and the parts of the board that need no corpus."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from benchmarks.resolution.__main__ import main
from benchmarks.resolution.ecbplus import EcbDocument, GoldMention, read_ecbplus
from benchmarks.resolution.outlets import StoryArticle, apart, joins, share_joined, told
from benchmarks.resolution.scale import growth, invented
from benchmarks.resolution.scoring import Scores
from benchmarks.resolution.topics import JOININGS, Measures, by_kg, topics_of
from kg.model import Entity, EntityType, Extraction, Mention, MentionForm, Span
from kg.resolution import resolve_collection
from tests.articles import article

# Seven mentions: two gold chains and a lone one, against a response that moves one mention over.
GOLD = dict(zip("abcdefg", (1, 1, 1, 2, 2, 2, 3), strict=True))
FOUND = dict(zip("abcdefg", (1, 1, 2, 2, 2, 2, 3), strict=True))


def test_the_measures_are_those_of_their_papers() -> None:
    scores = Scores()
    scores.add(GOLD, FOUND)
    muc, b3, ceafe = (scores.by_measure[name] for name in ("muc", "b3", "ceafe"))
    # MUC: {a,b,c} is in two pieces, {d,e,f} in one; {a,b} in one, {c,d,e,f} in two
    assert (muc.recall, muc.precision) == (3 / 4, 3 / 4)
    assert b3.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 3 + 1) / 7)
    assert b3.precision == pytest.approx((1 + 1 + 1 / 4 + 3 * 3 / 4 + 1) / 7)
    # pairs {a,b}-{a,b,c} 4/5, {c..f}-{d,e,f} 6/7, {g}-{g} 1
    assert ceafe.recall == ceafe.precision == pytest.approx((4 / 5 + 6 / 7 + 1) / 3)


def test_chains_that_agree_are_perfect_and_topics_are_summed() -> None:
    scores = Scores()
    scores.add(GOLD, GOLD)
    assert [s.f1 for s in scores.by_measure.values()] == [1.0, 1.0, 1.0]
    scores.add({"x": 1, "y": 1}, {"x": 1, "y": 2})
    assert scores.by_measure["b3"].recall == pytest.approx((7 + 1) / 9)
    assert scores.by_measure["muc"].recall == pytest.approx(4 / 5)


def test_other_mentions_cannot_be_scored() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        Scores().add({"x": 1}, {"y": 1})


def telling(number: int, outlet: str, *names: str) -> tuple[StoryArticle, Extraction]:
    """An article of one story that names people in turn."""
    text = f"{number}: {', '.join(names)}"
    made = tuple(
        Entity(f"e{n}", name, EntityType.PERSON, (Mention(_place(text, name), MentionForm.NAME),))
        for n, name in enumerate(names, 1)
    )
    written = article(text, outlet=outlet)
    return StoryArticle("story", outlet, written), Extraction(written, made, (), ())


def _place(text: str, name: str) -> Span:
    return Span(text.index(name), text.index(name) + len(name))


def test_what_is_joined_over_outlets_is_counted_and_pairs_are_given() -> None:
    tellings = [telling(1, "a.example", "Jane Roe", "John Doe"), telling(2, "b.example", "Jane K. Roe", "Mary Doe")]
    articles, extractions = map(list, zip(*tellings, strict=True))
    found = told(articles, extractions)
    key_of = resolve_collection(extractions).key_of
    assert share_joined(found, key_of)[EntityType.PERSON] == (2, 4)
    assert [{a.entity.name, b.entity.name} for a, b in joins(found, key_of)] == [{"Jane Roe", "Jane K. Roe"}]
    assert [{a.entity.name, b.entity.name} for a, b in apart(found, key_of)] == [{"John Doe", "Mary Doe"}]


def test_gold_mentions_are_aligned_and_scored_beside_the_baselines() -> None:
    pairs = []
    for number, name in enumerate(("Jane Roe", "Jane K. Roe", "Jane Roe"), 1):
        story, extraction = telling(number, "a.example", name, "Springfield")
        gold = (
            GoldMention(_place(story.article.text, name), "jane", "human", (name,)),
            GoldMention(Span(0, 1), f"only {number}", "thing", (str(number),)),
        )
        pairs.append((EcbDocument(f"1_{number}ecb", "1", story.article, (), gold), extraction))
    (topic,) = topics_of(pairs)
    assert (topic.gold, len(topic.found)) == (6, 3)
    recall = {}
    for name, joining in JOININGS.items():
        measures = Measures()
        measures.add(topic, joining)
        recall[name] = measures.entities.by_measure["b3"].recall
        assert measures.end_to_end.by_measure["b3"].precision == 1.0
    assert recall == {"kg": 1.0, "same name": pytest.approx(5 / 9), "no joining": pytest.approx(1 / 3)}


XML = """<Document doc_name="1_1ecbplus.xml">
<token t_id="1" sentence="0" number="0">http</token>
<token t_id="2" sentence="1" number="0">Roe</token><token t_id="3" sentence="1" number="1">Wins</token>
<token t_id="4" sentence="2" number="0">Jane</token><token t_id="5" sentence="2" number="1">Roe</token>
<token t_id="6" sentence="2" number="2">left</token><token t_id="7" sentence="2" number="3">.</token>
<token t_id="8" sentence="3" number="0">She</token><token t_id="9" sentence="3" number="1">won</token>
<Markables><HUMAN_PART_PER m_id="1"><token_anchor t_id="4"/><token_anchor t_id="5"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="8"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="6"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="roe" instance_id="HUM1"/></Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="HUM1"><source m_id="1"/><source m_id="2"/><target m_id="9"/>
</CROSS_DOC_COREF></Relations></Document>"""


def test_ecbplus_is_read_as_running_text_with_the_validated_mentions(tmp_path: Path) -> None:
    folder = tmp_path / "ecbplus"
    folder.mkdir()
    (folder / "coreference_sentences_topics_1-35.csv").write_text("Topic,File,Sentence Number\n1,1ecbplus,2\n")
    with tarfile.open(folder / "ecbplus_topics_1-35.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("ecbplus/1/1_1ecbplus.xml")
        member.size = len(XML)
        archive.addfile(member, io.BytesIO(XML.encode()))
    (document,) = read_ecbplus(tmp_path)
    text = document.article.text
    assert text == "Roe Wins\n\nJane Roe left. She won"
    assert [(m.span.of(text), m.chain, m.kind) for m in document.mentions] == [("Jane Roe", "HUM1", "human")]
    assert [(m.span.of(text), m.kind) for m in document.events] == [("left", "event")]
    assert [span.of(text) for span in document.validated] == ["Jane Roe left."]


def test_invented_articles_are_the_same_each_time_and_resolve_over_articles() -> None:
    assert invented(20) == invented(20)
    extractions = invented(50)
    assert len(set(by_kg(extractions).values())) < 0.8 * sum(len(x.entities) for x in extractions)


def test_growth_compares_an_article_of_the_largest_with_one_of_the_smallest() -> None:
    assert growth([(100, 1.0), (1000, 10.0)]) == 1.0
    assert growth([(100, 1.0), (1000, 100.0)]) == 10.0


def test_the_scale_part_prints_a_line_for_each_size(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--scale", "--sizes", "20", "40"])
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:3]] == ["20", "40"]


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpora", str(tmp_path), "--part", "ecbplus"]) == 2
    assert "benchmarks/README.md" in capsys.readouterr().err
