"""The scoreboard of statements: reading hand-made labels, matching, counting, and the command."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.statements.__main__ import main
from benchmarks.statements.ablation import compared
from benchmarks.statements.board import Part
from benchmarks.statements.chains import b_cubed, ceaf_e, named_mentions
from benchmarks.statements.convert import main as convert
from benchmarks.statements.corpus import labelled as of_corpus
from benchmarks.statements.errors import errors_of
from benchmarks.statements.handwritten import LabelsError, read_handwritten
from benchmarks.statements.labels import (
    PARTS,
    GoldEntity,
    GoldStatement,
    LabelledArticle,
    Labels,
    as_read,
    digest_of,
    file_of,
    read_labels,
)
from benchmarks.statements.matching import Matched, matched
from benchmarks.statements.tally import Tally
from benchmarks.statements.values import alike
from kg.extraction.frames.marked import MarkedPipeline, read_marks
from kg.language import load_pipeline
from kg.model import Entity, EntityType, Extraction, Literal, Mention, MentionForm, Span, Statement, Status, Time
from training.corpus.articles import (
    CorpusArticle,
    CorpusEntity,
    CorpusMention,
    CorpusStatement,
    path_of,
    write_articles,
)

TEXT = (
    "Judge Jane Roe met with John Doe in Springfield on Friday. Springfield Police said she was attacked by Doe, "
    "the actor. Roe and Doe wrote a letter to Acme Corp. about fraud.\n"
)
RECORD = {
    "id": "invented",
    "title": "Talks",
    "outlet": "The Daily Example",
    "published": "2020-03-02",
    "story": "talks",
}
TOML = """
[[entity]]
id = "roe"
name = "Jane Roe"
type = "Person"
mentions = ["Judge Jane Roe", "Jane Roe", "Roe"]
[[entity]]
id = "doe"
name = "John Doe"
type = "Person"
mentions = ["John Doe", "Doe@2,3", "the actor"]
[[entity]]
id = "springfield"
name = "Springfield"
type = "Place"
mentions = ["Springfield"]
[[entity]]
id = "police"
name = "Springfield Police"
type = "Organization"
mentions = ["Springfield Police"]
[[statement]]
s = "roe"
p = "metWith"
o = "doe"
status = "asserted"
evidence = ["Judge Jane Roe met with John Doe"]
core = true
[[statement]]
s = "doe"
p = "attacked"
o = "roe"
status = "attributed"
by = "police"
time = "2020-02-28"
ended = true
evidence = ["she was attacked by Doe"]
core = true
"""


def place(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def write(folder: Path, toml: str = TOML, text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "1.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (folder / "1.toml").write_text(toml, encoding="utf-8")
    return folder / "1.toml"


def corpora(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    with gzip.open(folder / "articles_sample.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({**RECORD, "text": text}) + "\n")
    return folder


# -- labels ---------------------------------------------------------------------------------------------------------


def test_a_mention_stands_for_whole_words_outside_longer_mentions(tmp_path: Path) -> None:
    entities = {e.id: e for e in read_handwritten(write(tmp_path)).labels.entities}
    # neither "Jane Roe" nor "Roe" again inside "Judge Jane Roe"
    assert entities["roe"].mentions == (place("Judge Jane Roe"), place("Roe", 2))
    assert entities["doe"].mentions == (place("John Doe"), place("Doe", 2), place("the actor"), place("Doe", 3))


def test_a_place_is_also_mentioned_in_what_is_called_after_it(tmp_path: Path) -> None:
    entities = {e.id: e for e in read_handwritten(write(tmp_path)).labels.entities}
    assert entities["springfield"].mentions == (place("Springfield"), place("Springfield", 2))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Doe@2,3"', '"Doe@2,9"'),
        ('"Doe@2,3"', '"Doe@0"'),
        ('"the actor"', '"the painter"'),
        ('o = "doe"', 'o = "nobody"'),
        ('o = "doe"', ""),
        ("she was attacked by", "she was unhurt by"),
        ('id = "doe"', 'id = "roe"'),
        ('type = "Place"', 'type = "Town"'),
        ('status = "attributed"', 'status = "rumoured"'),
        ("ended = true", 'ended = "yes"'),
        ('name = "John Doe"', ""),
        ("[[entity]]", "[[entity"),
    ],
)
def test_faulty_labels_are_refused_by_file_and_entry(
    tmp_path: Path, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "open", TOML.replace(old, new))
    with pytest.raises(LabelsError, match=r"1\.toml"):
        read_handwritten(path)
    assert convert([str(tmp_path), "--out", str(tmp_path / "out.jsonl")]) == 1
    assert "1.toml" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_packed_labels_are_those_that_were_written(tmp_path: Path) -> None:
    written = read_handwritten(write(tmp_path))
    assert convert([str(tmp_path), "--out", str(tmp_path / "out.jsonl")]) == 0
    (packed,) = read_labels(tmp_path / "out.jsonl", corpora(tmp_path))
    assert packed == written
    assert (packed.article.title, packed.article.outlet, packed.article.published) == (
        "Talks", "The Daily Example", "2020-03-02",
    )  # fmt: skip


def test_packed_labels_hold_no_sentence_of_the_text(tmp_path: Path) -> None:
    write(tmp_path)
    convert([str(tmp_path), "--out", str(tmp_path / "out.jsonl")])
    assert "met with" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    write(tmp_path)
    convert([str(tmp_path), "--out", str(tmp_path / "out.jsonl")])
    with pytest.raises(OSError, match="invented"):
        read_labels(tmp_path / "out.jsonl", corpora(tmp_path, TEXT + "More."))


# -- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("predicate", "a", "b", "same"),
    [
        ("convictedOf", "two counts of fraud", "fraud", True),
        ("convictedOf", "Fraud.", "the frauds", True),
        ("convictedOf", "wire fraud and bribery", "bribery and mail fraud", True),
        ("convictedOf", "fraud", "murder", False),
        ("convictedOf", "of the", "of the", False),
        ("age", "47-year-old", "47", True),
        ("occupation", "senator", "Sen.", True),
        ("occupation", "senator from Ohio", "Ohio senator", True),
        ("occupation", "law professor", "law student", False),
        ("occupation", "vice president", "president", False),
        ("occupation", "deputy mayor", "deputy mayor of Springfield", True),
        ("occupation", "president and owner of Acme", "owner", True),
        ("appointedTo", "chief executive", "chief executive officer", True),
        ("electedTo", "the Senate", "Senate", True),
    ],
)
def test_values_are_alike_by_their_words_and_offices_by_their_head(predicate: str, a: str, b: str, same: bool) -> None:
    assert alike(predicate, a, b) is same
    assert alike(predicate, b, a) is same


# -- matching -------------------------------------------------------------------------------------------------------

ROE = GoldEntity("roe", "Jane Roe", EntityType.PERSON, (place("Judge Jane Roe"), place("Roe", 2)))
DOE = GoldEntity("doe", "John Doe", EntityType.PERSON, (place("John Doe"), place("Doe", 2), place("Doe", 3)))
POLICE = GoldEntity("police", "Springfield Police", EntityType.ORGANIZATION, (place("Springfield Police"),))
LETTER = GoldEntity("letter", "letter to Acme", EntityType.DOCUMENT, (place("a letter to Acme Corp."),))
ACME = GoldEntity("acme", "Acme Corp.", EntityType.ORGANIZATION, (place("Acme Corp."),))


def named(spans: Sequence[Span]) -> tuple[Mention, ...]:
    return tuple(Mention(span, MentionForm.NAME) for span in spans)


E1 = Entity("e1", "Jane Roe", EntityType.PERSON, named([place("Jane Roe"), place("Roe", 2)]))
E2 = Entity("e2", "John Doe", EntityType.PERSON, named(DOE.mentions))
E3 = Entity("e3", "Springfield Police", EntityType.ORGANIZATION, named(POLICE.mentions))
E4 = Entity("e4", "letter", EntityType.DOCUMENT, (Mention(place("a letter"), MentionForm.DESCRIPTION),), named=False)
BOTH = Entity("e5", "Roe and Doe", EntityType.GROUP, named([place("Roe and Doe")]), members=("e1", "e2"))


def gold(
    subject: str, predicate: str, thing: str | None = None, value: str | None = None,
    status: Status = Status.ASSERTED, by: str | None = None, time: str | None = None,
    evidence: str = "Judge Jane Roe met", core: bool = True, ended: bool | None = False,
) -> GoldStatement:  # fmt: skip
    return GoldStatement(subject, predicate, thing, value, status, by, time, (place(evidence),), core, ended)


def said(
    subject: str, predicate: str, thing: str | Literal, status: Status = Status.ASSERTED,
    by: str | None = None, time: str | None = None, evidence: str = "Judge Jane Roe met", ended: bool = False,
) -> Statement[str]:  # fmt: skip
    return Statement(subject, predicate, thing, status, (place(evidence),), by, Time(time) if time else None, ended)


def compare(
    wanted: Sequence[GoldStatement],
    found: Sequence[Statement[str]],
    entities: Sequence[Entity] = (E1, E2, E3, E4, BOTH),
    known: Sequence[GoldEntity] = (ROE, DOE, POLICE, LETTER, ACME),
) -> Matched:
    article = as_read(RECORD, TEXT)
    labels = Labels("invented", digest_of(TEXT), "talks", tuple(known), tuple(wanted))
    return matched(LabelledArticle(labels, article), Extraction(article, tuple(entities), (), tuple(found)))


def test_an_entity_stands_for_the_one_it_shares_most_mentions_with() -> None:
    standing = compare([], []).standing
    assert standing.of == {"e1": "roe", "e2": "doe", "e3": "police", "e4": "letter", "e5": None}


def test_a_pronoun_inside_a_mention_and_a_part_of_another_type_stand_for_nothing() -> None:
    whose = Entity("e1", "she", EntityType.PERSON, (Mention(Span(0, 5), MentionForm.PRONOUN),), named=False)
    town = Entity("e2", "Springfield", EntityType.PLACE, named([place("Springfield", 2)]))
    assert compare([], [], [whose, town]).standing.of == {"e1": None, "e2": None}


def test_a_statement_matches_by_entities_and_symmetric_ones_either_way_round() -> None:
    assert compare([gold("roe", "metWith", "doe")], [said("e2", "metWith", "e1")]).pairs == {0: 0}
    assert compare([gold("roe", "attacked", "doe")], [said("e2", "attacked", "e1")]).wrong == [0]
    assert compare([gold("roe", "sued", "doe")], [said("e1", "accused", "e2")]).wrong == [0]


def test_of_object_and_value_either_is_right() -> None:
    wanted = [gold("roe", "appointedTo", "police", "chief of police")]
    assert compare(wanted, [said("e1", "appointedTo", "e3")]).pairs == {0: 0}
    assert compare(wanted, [said("e1", "appointedTo", Literal("chief"))]).pairs == {0: 0}
    assert compare(wanted, [said("e1", "appointedTo", Literal("judge"))]).wrong == [0]
    assert compare(wanted, [said("e1", "appointedTo", "e2")]).wrong == [0]


def test_a_value_may_be_the_name_of_the_gold_entity_and_an_entity_the_gold_value() -> None:
    assert compare([gold("roe", "praised", "acme")], [said("e1", "praised", Literal("Acme"))]).pairs == {0: 0}
    assert compare([gold("roe", "firedFrom", None, "Springfield Police")], [said("e1", "firedFrom", "e3")]).pairs == {
        0: 0
    }


def test_the_pair_with_the_same_status_comes_first() -> None:
    wanted = [gold("roe", "sued", "doe", status=Status.DENIED), gold("roe", "sued", "doe")]
    found = [said("e1", "sued", "e2"), said("e1", "sued", "e2", Status.ALLEGED)]
    assert compare(wanted, found).pairs == {0: 1, 1: 0}


def test_as_many_statements_as_can_be_find_a_partner() -> None:
    wanted = [gold("roe", "convictedOf", value="wire fraud"), gold("roe", "convictedOf", value="wire theft")]
    found = [said("e1", "convictedOf", Literal("wire fraud")), said("e1", "convictedOf", Literal("wire"))]
    assert compare(wanted, found).pairs == {0: 0, 1: 1}


def test_the_same_statement_at_two_places_counts_once_and_keeps_what_each_place_says() -> None:
    found = [said("e2", "metWith", "e1", time="2020"), said("e1", "metWith", "e2", by="e3")]
    (one,) = compare([], found).found
    assert (one.times, one.according_to) == (("2020",), ("e3",))


def test_other_words_for_what_is_matched_are_a_repeat_and_not_wrong() -> None:
    wanted = [gold("roe", "convictedOf", value="two counts of fraud")]
    found = [said("e1", "convictedOf", Literal(words)) for words in ("two counts of fraud", "fraud", "murder")]
    article = compare(wanted, found)
    assert (article.pairs, article.repeats, article.wrong) == ({0: 0}, {1: (0,)}, [2])


def test_a_group_that_the_labels_do_not_have_stands_for_its_members() -> None:
    wanted = [gold("roe", "wrote", "letter"), gold("doe", "wrote", "letter")]
    both = Entity("e5", "they", EntityType.GROUP, (Mention(place("she"), MentionForm.PRONOUN),), members=("e1", "e2"))
    assert compare(wanted, [said("e5", "wrote", "e4")], [E1, E2, E4, both]).pairs == {0: 0, 1: 1}


def test_what_is_measured_as_quotations_is_left_out() -> None:
    article = compare([gold("roe", "said", value="fraud")], [said("e1", "toldTo", "e2")])
    assert (article.gold, article.found) == ((), ())


# -- counting -------------------------------------------------------------------------------------------------------


def test_precision_counts_every_gold_statement_and_recall_the_core() -> None:
    tally = Tally()
    tally.add(
        compare(
            [gold("roe", "sued", "doe", core=False), gold("roe", "accused", "doe"), gold("doe", "thanked", "roe")],
            [said("e1", "sued", "e2"), said("e1", "accused", "e2"), said("e2", "mocked", "e1")],
        )
    )
    assert [tally.every.precision, tally.every.recall] == pytest.approx([2 / 3, 0.5])
    assert tally.every.f1 == pytest.approx(4 / 7)
    assert tally.predicates["mocked"].precision == 0
    assert tally.predicates["thanked"].core == 1


def test_time_and_source_count_where_the_label_has_them() -> None:
    wanted = [
        gold("doe", "attacked", "roe", status=Status.ATTRIBUTED, by="police", time="2020-02-28"),
        gold("roe", "sued", "doe", status=Status.ALLEGED, by="doe", time="2019"),
        gold("roe", "mocked", "doe", by="doe"),
    ]
    found = [
        said("e2", "attacked", "e1", Status.ATTRIBUTED, "e3", "2020-02-28"),
        said("e1", "sued", "e2", Status.ALLEGED, "e3", "2019-05"),
        said("e1", "mocked", "e2", time="2019"),
    ]
    tally = Tally()
    tally.add(compare(wanted, found))
    assert (tally.time.right, tally.time.of) == (1, 2)
    assert (tally.source.right, tally.source.of) == (1, 2)


def test_what_is_wrongly_asserted_is_told_apart() -> None:
    wanted = [
        gold("roe", "sued", "doe"),
        gold("doe", "attacked", "roe", status=Status.ALLEGED),
        gold("roe", "convictedOf", value="two counts of fraud", status=Status.DENIED),
    ]
    found = [
        said("e1", "sued", "e2"),
        said("e2", "attacked", "e1"),
        said("e1", "convictedOf", Literal("fraud"), Status.DENIED),
        said("e1", "convictedOf", Literal("fraud")),
        said("e2", "mocked", "e1"),
    ]
    tally = Tally()
    tally.add(compare(wanted, found))
    assert (tally.asserted.right, tally.asserted.other_status, tally.asserted.no_such) == (1, 2, 1)
    assert (tally.status.right, tally.status.of, tally.repeats) == (2, 3, 1)
    assert (tally.statuses[Status.ASSERTED].right, tally.statuses[Status.ALLEGED].met) == (1, 0)


def test_a_state_that_is_over_for_one_side_only_counts_as_another_status() -> None:
    wanted = [
        gold("roe", "occupation", value="judge", ended=True),
        gold("doe", "occupation", value="actor"),
        gold("doe", "spouseOf", "roe", ended=True),
    ]
    found = [
        said("e1", "occupation", Literal("judge")),
        said("e1", "occupation", Literal("judge"), ended=True),
        said("e2", "occupation", Literal("actor"), ended=True),
        said("e2", "spouseOf", "e1", ended=True),
    ]
    tally = Tally()
    tally.add(compare(wanted, found))
    assert (tally.status.right, tally.status.of, tally.every.met) == (2, 3, 3)
    assert (tally.asserted.right, tally.asserted.other_status, tally.asserted.no_such) == (2, 2, 0)


def test_labels_from_before_ends_were_asked_for_take_either() -> None:
    wanted = [gold("roe", "occupation", value="judge", ended=None)]
    tally = Tally()
    tally.add(compare(wanted, [said("e1", "occupation", Literal("judge"), ended=True)]))
    assert (tally.status.right, tally.asserted.right) == (1, 1)


def test_named_mentions_leave_out_descriptions_and_names_inside_names() -> None:
    springfield = GoldEntity("springfield", "Springfield", EntityType.PLACE, (place("Springfield"), POLICE.mentions[0]))
    inner = GoldEntity("inner", "Springfield", EntityType.PLACE, (place("Springfield", 2),))
    actor = GoldEntity("doe", "John Doe", EntityType.PERSON, (place("John Doe"), place("the actor")))
    assert named_mentions([springfield, inner, actor, LETTER], TEXT) == [
        ("springfield", place("Springfield")),
        ("springfield", place("Springfield Police")),
        ("doe", place("John Doe")),
    ]


def test_chains_are_compared_as_in_the_papers() -> None:
    # the example of Bagga and Baldwin 1998: two chains of three are put together
    wanted, found = "AAAAABBCCCCC", "111112222222"
    b3, ceaf = b_cubed(wanted, found), ceaf_e(wanted, found)
    assert [b3.precision, b3.recall] == pytest.approx([16 / 21, 1])
    assert [ceaf.precision, ceaf.recall] == pytest.approx([11 / 12, 11 / 18])
    assert b_cubed("", "").f1 == ceaf_e("", "").f1 == 0


# -- the project's own corpus ---------------------------------------------------------------------------------------


def of_wikinews() -> CorpusArticle:
    she = place("she")
    return CorpusArticle(
        id="invented", title="Talks", outlet="Wikinews", published="2020-03-02", url="https://example.org/", text=TEXT,
        entities=(
            CorpusEntity("e1", EntityType.PERSON, "Jane Roe"),
            CorpusEntity("e2", EntityType.PERSON, "John Doe"),
        ),
        mentions=(
            CorpusMention(place("Jane Roe"), MentionForm.NAME, ("e1",)),
            CorpusMention(place("John Doe"), MentionForm.NAME, ("e2",)),
            CorpusMention(she, MentionForm.PRONOUN, ("e1",)),
            CorpusMention(place("Roe and Doe"), MentionForm.DESCRIPTION, ("e1", "e2")),
        ),
        statements=(
            CorpusStatement("e1", "metWith", "e2", None, Status.ASSERTED, (place("met with"),), core=True),
            CorpusStatement("e2", "occupation", None, "actor", Status.DENIED, (place("actor"),), ("e1",), ended=True),
        ),
    )  # fmt: skip


def test_articles_of_the_corpus_are_labelled_as_the_others_are() -> None:
    one = of_corpus(of_wikinews())
    assert (one.article.text, one.article.outlet, one.article.published) == (TEXT, "Wikinews", "2020-03-02")
    # neither pronouns nor what means several
    assert [e.mentions for e in one.labels.entities] == [(place("Jane Roe"),), (place("John Doe"),)]
    met, actor = one.labels.statements
    assert (met.object, met.core, met.ended) == ("e2", True, False)
    assert (actor.value, actor.according_to, actor.core, actor.ended) == ("actor", "e1", False, True)


# -- the command ----------------------------------------------------------------------------------------------------


def test_errors_of_the_scored_part_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="not for reading"):
        errors_of(Part("scored"))
    with pytest.raises(SystemExit) as end:
        main(["--part", "scored", "--errors"])
    assert end.value.code == 2
    assert "not for reading" in capsys.readouterr().err


def test_errors_show_what_is_missed_and_wrong_with_its_words() -> None:
    article = compare(
        [gold("roe", "sued", "doe"), gold("roe", "thanked", "doe", status=Status.NEGATED)],
        [said("e1", "sued", "e3", evidence="she was attacked"), said("e1", "thanked", "e2")],
    )
    told = "\n".join(errors_of(Part("open", [article])))
    assert "== Missed (1)" in told
    assert "sued: Jane Roe -> John Doe [asserted]; kg: Jane Roe -> Springfield Police [asserted]" in told
    assert "|she was attacked|" in told
    assert "thanked: Jane Roe -> John Doe [negated]; kg: asserted" in told


def test_the_command_records_floors_and_fails_where_they_do_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for part in PARTS:
        write(tmp_path / "labels" / part)
        convert([str(tmp_path / "labels" / part), "--out", str(file_of(part, data))])
    for part in ("dev", "scored"):
        write_articles(path_of(part, tmp_path), [of_wikinews()])
    command = ["--corpora", str(corpora(tmp_path / "corpora")), "--data", str(data), "--floors", str(tmp_path / "f")]
    command += ["--corpus", str(tmp_path)]
    assert main([*command, "--errors"]) == 1  # nothing recorded yet
    shown = capsys.readouterr().out
    assert "Open part: 1 articles, 2 labelled statements, 2 of them core" in shown
    assert shown.index("== Missed") < shown.index("Scored part")
    corpus = shown.index("Corpus_dev part: 1 articles, 2 labelled statements, 1 of them core")
    assert corpus < shown.rindex("== Missed") < shown.index("Corpus_scored part")
    assert "in a story" not in shown[corpus:]
    assert main([*command, "--part", "scored", "--update"]) == 0
    assert main([*command, "--part", "scored"]) == 0
    assert main([*command, "--part", "corpus_scored", "--update"]) == 0
    assert (tmp_path / "f" / "statements_corpus.json").exists()
    (tmp_path / "labels" / "scored" / "1.toml").write_text(TOML.replace("core = true", "core = false"), "utf-8")
    convert([str(tmp_path / "labels" / "scored"), "--out", str(file_of("scored", data))])
    assert main([*command, "--part", "scored"]) == 1
    assert main([*command, "--part", "open", "--labels", str(tmp_path / "labels")]) == 0


def test_the_command_cannot_measure_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "benchmarks/README.md" in capsys.readouterr().err


def test_what_only_rolesets_bring_is_told_with_what_it_is_worth(tmp_path: Path) -> None:
    sentence = read_marks("{ARG0 Jane Roe's} {kill.01 slaughter} {ARG1 of John Doe} went on.")
    people = TOML.split('[[entity]]\nid = "springfield"')[0].replace(
        '"Judge Jane Roe", "Jane Roe", "Roe"', '"Jane Roe"'
    )
    killed = (
        '[[statement]]\ns = "roe"\np = "killed"\no = "doe"\nstatus = "asserted"\ncore = true\n'
        f'evidence = ["{sentence.text}"]\n'
    )
    labels = read_handwritten(
        write(tmp_path, people.replace('"John Doe", "Doe@2,3", "the actor"', '"John Doe"') + killed, sentence.text)
    )
    lines = compared("open", [labels], MarkedPipeline(load_pipeline(), sentence), tell=True)
    assert [line.split() for line in lines if line.strip().startswith("killed")] == [
        ["killed", "1", "0", "1", "0"],
        ["killed", "right,", "asserted", "right:", "Jane", "Roe", "->", "John", "Doe", "[asserted]"],
    ]
    with pytest.raises(ValueError, match="not for reading"):
        compared("scored", [labels], load_pipeline(), tell=True)
