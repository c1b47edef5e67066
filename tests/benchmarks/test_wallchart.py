"""The scoreboard of what happened: heads of phrases, verdicts, packing by exact words, and the command."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.events.__main__ import main
from benchmarks.events.board import Part, report
from benchmarks.events.convert import main as convert
from benchmarks.events.errors import errors_of
from benchmarks.events.heads import heads, points_back, reaches
from benchmarks.events.judging import Judged, Verdict, judge, opposed
from benchmarks.events.labels import KINDS, ChartedArticle, Fact, Facts, read_facts
from kg.model import (
    Article,
    Entity,
    EntityType,
    EventReport,
    Extraction,
    Literal,
    Mention,
    MentionForm,
    Participant,
    Quotation,
    QuotationKind,
    Role,
    Span,
    Statement,
    Status,
    Time,
)
from training.corpus.articles import CorpusArticle, CorpusEntity, CorpusMention, path_of, write_articles

TEXT = (
    "Jane Roe sued John Doe in Hilltown on Monday for 30 dollars. Doe, a teacher who had hit her lawyer, said he was "
    "sorry. The couple made peace. Lane and Hill left."
)


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def fact(word: str, status: Status = Status.ASSERTED, words: str = "", **fillers: Sequence[str | Span]) -> Fact:
    spans = {k: tuple(f if isinstance(f, Span) else at(f) for f in fillers.get(k, ())) for k in KINDS}
    return Fact("deed", at(word), at(words or word), spans, status, main=True)


UNLABELLED = CorpusArticle("invented", "Talks", "The Daily Example", "2020-03-02", "", TEXT)
SUED = fact("sued", who=["Jane Roe"], whom=["John Doe"], where=["Hilltown"], when=["Monday"], amount=["30 dollars"])


def entity(name: str, *mentions: Span, members: tuple[str, ...] = ()) -> Entity:
    found = tuple(Mention(span, MentionForm.NAME) for span in mentions)
    return Entity(name, name, EntityType.PERSON, found, members=members)


ENTITIES = (
    entity("roe", at("Jane Roe"), at("her")),
    entity("doe", at("John Doe"), at("Doe", 2)),
    entity("lawyer", at("her lawyer")),
    entity("town", at("Hilltown")),
    entity("couple", at("The couple"), members=("roe", "doe")),
    entity("lane", at("Lane")),
    entity("hill", at("Hill", 2)),
)


def takes_part(role: Role, words: str | Span, who: str | None = None) -> Participant[str]:
    span = words if isinstance(words, Span) else at(words)
    return Participant(role, "ARG", Literal(span.of(TEXT)) if who is None else who, span)


ROE = takes_part(Role.AGENT, "Jane Roe", "roe")
DOE = takes_part(Role.PATIENT, "John Doe", "doe")
REST = (
    takes_part(Role.PLACE, "Hilltown", "town"),
    takes_part(Role.TIME, "Monday"),
    takes_part(Role.AMOUNT, "30 dollars"),
)


def happened(word: str, *who: Participant[str], status: Status = Status.ASSERTED) -> EventReport[str]:
    return EventReport((at(word),), "x.01", "", who, status, (at(word),))


def said(subject: str, predicate: str, thing: str | Literal, words: str, **more: Time | Status) -> Statement[str]:
    status = more.get("status", Status.ASSERTED)
    time = more.get("time")
    assert isinstance(status, Status)
    assert not isinstance(time, Status)
    return Statement(subject, predicate, thing, status, (at(words),), time=time)


def extraction(
    events: Sequence[EventReport[str]] = (),
    statements: Sequence[Statement[str]] = (),
    quotations: Sequence[Quotation[str]] = (),
) -> Extraction:
    article = Article("a", "", TEXT, "a.txt")
    return Extraction(article, ENTITIES, tuple(quotations), tuple(statements), events=tuple(events))


def verdict(one: Fact, found: Extraction, corpus: CorpusArticle = UNLABELLED) -> Judged:
    (judged,) = judge([one], found, corpus)
    return judged


# -- heads ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the mayor of Hilltown", ["mayor"]),
        ("Roe's lawyer", ["lawyer"]),
        ("at least 56 people", ["people"]),
        ("Lane, the mayor", ["Lane"]),
        ("Lane and his wife", ["Lane", "wife"]),
        ("some of them", ["some"]),
        ("in the hills", ["hills"]),
        ("the man who left", ["man"]),
        ("up", ["up"]),
        ("…", ["…"]),
    ],
)
def test_the_head_carries_a_phrase(phrase: str, head: list[str]) -> None:
    assert [span.of(phrase) for span in heads(Span(0, len(phrase)), phrase)] == head


@pytest.mark.parametrize(
    ("text", "back"),
    [("Roe, who", True), ("Roe, a teacher some of which", True), ("Roe said that Doe, who", False)],
)
def test_who_points_at_what_stands_before_it(text: str, back: bool) -> None:
    words = Span(text.index("some") if "some" in text else text.index("who"), len(text))
    assert points_back(words, text)
    assert reaches(Span(0, 3), words, text) is back


# -- verdicts -------------------------------------------------------------------------------------------------------


def test_a_fact_is_fully_held_with_all_that_fills_it() -> None:
    assert verdict(SUED, extraction([happened("sued", ROE, DOE, *REST)])).verdict is Verdict.FULLY


def test_a_fact_is_held_in_part_without_some_filler() -> None:
    judged = verdict(SUED, extraction([happened("sued", ROE, *REST)]))
    assert (judged.verdict, judged.missed) == (Verdict.PARTLY, (("whom", at("John Doe")),))


def test_a_fact_is_missing_where_nothing_stands_at_its_word_or_nobody_of_it_is_held() -> None:
    assert verdict(SUED, extraction([happened("hit", ROE, DOE, *REST)])).verdict is Verdict.MISSING
    other = happened("sued", takes_part(Role.AGENT, "lawyer", "lawyer"), takes_part(Role.TIME, "Monday"))
    assert verdict(SUED, extraction([other])).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("labelled", "found", "against"),
    [
        (Status.ASSERTED, Status.ATTRIBUTED, False),
        (Status.ATTRIBUTED, Status.ALLEGED, False),
        (Status.HYPOTHETICAL, Status.ATTRIBUTED, False),
        (Status.NEGATED, Status.HYPOTHETICAL, False),
        (Status.NEGATED, Status.ASSERTED, True),
        (Status.DENIED, Status.ATTRIBUTED, True),
        (Status.HYPOTHETICAL, Status.ASSERTED, True),
        (Status.ASSERTED, Status.HYPOTHETICAL, True),
    ],
)
def test_another_status_is_part_of_a_fact_or_against_it(labelled: Status, found: Status, against: bool) -> None:
    assert opposed(labelled, found) is against
    judged = verdict(
        fact("sued", labelled, who=["Jane Roe"], whom=["John Doe"]),
        extraction([happened("sued", ROE, DOE, status=found)]),
    )
    assert judged.verdict is (Verdict.CONTRADICTED if against else Verdict.PARTLY)
    assert judged.at == (found,)


@pytest.mark.parametrize(("labelled", "found"), [(Status.NEGATED, Status.DENIED), (Status.DENIED, Status.NEGATED)])
def test_what_is_negated_and_what_somebody_denies_are_one(labelled: Status, found: Status) -> None:
    sued = fact("sued", labelled, who=["Jane Roe"], whom=["John Doe"])
    judged = verdict(sued, extraction([happened("sued", ROE, DOE, status=found)]))
    assert judged.verdict is Verdict.FULLY


def test_a_deed_the_wrong_way_round_is_contradicted() -> None:
    sued = fact("sued", who=["Jane Roe"], whom=["John Doe"])
    swapped = [takes_part(Role.AGENT, "John Doe", "doe"), takes_part(Role.PATIENT, "Jane Roe", "roe")]
    assert verdict(sued, extraction([happened("sued", *swapped)])).verdict is Verdict.CONTRADICTED
    assert verdict(sued, extraction(statements=[said("doe", "sued", "roe", "sued")])).verdict is Verdict.CONTRADICTED
    # nobody can say of an ending which side it was on
    assert verdict(sued, extraction(statements=[said("doe", "metWith", "roe", "sued")])).verdict is Verdict.FULLY


def test_what_is_held_beside_its_opposite_is_told() -> None:
    reports = [happened("sued", ROE, DOE, *REST), happened("sued", ROE, DOE, *REST, status=Status.NEGATED)]
    judged = verdict(SUED, extraction(reports))
    assert (judged.verdict, judged.against) == (Verdict.FULLY, True)


def test_an_opposite_statement_counts_only_where_somebody_of_the_fact_is_in_it() -> None:
    clause = "sued John Doe in Hilltown on Monday"
    for who, expected in (("lawyer", Verdict.MISSING), ("doe", Verdict.CONTRADICTED)):
        found = extraction(statements=[said(who, "livesIn", "town", clause, status=Status.NEGATED)])
        assert verdict(SUED, found).verdict is expected


def test_a_mention_of_another_thing_that_holds_the_name_is_not_the_one() -> None:
    hit = fact("hit", who=["who"], whom=[at("her lawyer")])
    owner = [takes_part(Role.AGENT, at("Doe", 2), "doe"), takes_part(Role.PATIENT, "her", "roe")]
    assert verdict(hit, extraction([happened("hit", *owner)])).missed == (("whom", at("her lawyer")),)
    right = [owner[0], takes_part(Role.PATIENT, "her lawyer", "lawyer")]
    assert verdict(hit, extraction([happened("hit", *right)])).verdict is Verdict.FULLY


def test_a_pronoun_is_held_only_as_whom_it_means() -> None:
    he = Span(at("he was").start, at("he was").start + 2)
    sorry = fact("sorry", who=[he])
    as_ = {who: happened("sorry", takes_part(Role.AGENT, he, who)) for who in ("doe", "lawyer", None)}
    labels = replace(
        UNLABELLED,
        entities=(CorpusEntity("d", EntityType.PERSON, "Doe"), CorpusEntity("l", EntityType.PERSON, "lawyer")),
        mentions=(
            CorpusMention(at("Doe", 2), MentionForm.NAME, ("d",)),
            CorpusMention(at("her lawyer"), MentionForm.DESCRIPTION, ("l",)),
            CorpusMention(he, MentionForm.PRONOUN, ("d",)),
        ),
    )
    found = {who: extraction([report_]) for who, report_ in as_.items()}
    assert verdict(sorry, found["doe"], labels).verdict is Verdict.FULLY
    assert verdict(sorry, found["lawyer"], labels).verdict is Verdict.MISSING
    assert verdict(sorry, found[None], labels).verdict is Verdict.MISSING
    # a mention is its entity's, unless the labels say that it is not
    mistaken = replace(
        found["lawyer"],
        entities=tuple(
            replace(e, mentions=(*e.mentions, Mention(he, MentionForm.PRONOUN))) if e.id == "lawyer" else e
            for e in ENTITIES
        ),
    )
    assert verdict(sorry, mistaken).verdict is Verdict.FULLY
    assert verdict(sorry, mistaken, labels).verdict is Verdict.MISSING


def test_words_that_are_no_entity_are_held_as_words_and_entities_never() -> None:
    sued = fact("sued", who=["Jane Roe"], amount=["30 dollars"])
    words = takes_part(Role.AGENT, "Jane Roe")
    assert verdict(sued, extraction([happened("sued", words, *REST)])).missed == (("who", at("Jane Roe")),)
    left = fact("peace", whom=["peace"])
    assert verdict(left, extraction([happened("peace", takes_part(Role.PATIENT, "peace"))])).verdict is Verdict.FULLY


def test_several_findings_share_the_fillers_of_a_group() -> None:
    left = fact("left", who=["Lane and Hill"])
    each = [said("lane", "resignedFrom", Literal("office"), "Lane and Hill left")]
    assert verdict(left, extraction(statements=each)).verdict is Verdict.MISSING
    each.append(said("hill", "resignedFrom", Literal("office"), "Lane and Hill left"))
    assert verdict(left, extraction(statements=each)).verdict is Verdict.FULLY
    peace = fact("peace", who=["The couple"])
    members = [takes_part(Role.AGENT, "The couple", one) for one in ("roe", "doe")]
    assert verdict(peace, extraction([happened("peace", *members)])).verdict is Verdict.FULLY


def test_a_light_verb_leaves_the_telling_to_what_stands_beside_it() -> None:
    made = fact("made", words="The couple made peace", who=["The couple"], whom=["peace"])
    report_ = happened("peace", takes_part(Role.AGENT, "The couple", "couple"))
    assert verdict(made, extraction([report_])).verdict is Verdict.FULLY
    sued = fact("sued", words="Jane Roe sued John Doe in Hilltown", who=["Jane Roe"])
    assert verdict(sued, extraction([happened("Hilltown", ROE)])).verdict is Verdict.MISSING


def test_a_quotation_tells_of_who_speaks_and_of_what_is_said() -> None:
    told = fact("said", who=[at("Doe", 2)], whom=["sorry"])
    quotation: Quotation[str] = Quotation(
        (at("he was sorry"),), QuotationKind.INDIRECT, (at("said"),), (at("Doe", 2),), speaker="doe"
    )
    assert verdict(told, extraction(quotations=[quotation])).verdict is Verdict.FULLY
    assert verdict(fact("said", who=["her lawyer"]), extraction(quotations=[quotation])).verdict is Verdict.MISSING


def test_a_time_is_held_by_a_date_or_by_its_words_and_alone_is_nothing() -> None:
    sued = fact("sued", who=["Jane Roe"], when=["Monday"])
    dated = said("roe", "livesIn", "town", "sued", time=Time("2020-03-02"))
    assert verdict(sued, extraction(statements=[dated])).verdict is Verdict.FULLY
    other = said("lawyer", "livesIn", "town", "sued", time=Time("2020-03-02"))
    assert verdict(sued, extraction(statements=[other])).verdict is Verdict.MISSING


# -- tables ---------------------------------------------------------------------------------------------------------


def test_a_table_and_figures_are_made_of_verdicts() -> None:
    found = extraction([happened("sued", ROE, *REST)])
    facts = (SUED, fact("hit", who=["who"]))
    part = Part("wallchart_open")
    judged = judge(facts, found, UNLABELLED)
    part.articles.append((ChartedArticle(Facts("a", "", facts), found.article, UNLABELLED), found, judged))
    for one in judged:
        part.tally.add(one)
    measured = report(part)
    assert measured.figures == {
        "events.wallchart_open.fully": 0.0,
        "events.wallchart_open.held": 0.5,
        "events.wallchart_open.main.fully": 0.0,
        "events.wallchart_open.uncontradicted": 1.0,
    }
    told = "\n".join(measured.lines)
    assert "1 have nothing at their word" in told
    assert "Partly held facts lack" in told
    errors = "\n".join(errors_of(part))
    assert "lacks whom 'John Doe'" in errors
    assert "lacks nothing at the word" in errors
    with pytest.raises(ValueError, match="not for reading"):
        errors_of(Part("wallchart_scored"))


# -- packing and the command ----------------------------------------------------------------------------------------


def written(**changed: object) -> Mapping[str, object]:
    plain: dict[str, object] = {"article": "invented", "type": "suit", "word": "hit", "words": "who had hit her lawyer"}
    plain |= {kind: [] for kind in KINDS} | {"status": "asserted", "main": True}
    return plain | changed


def corpus(folder: Path, part: str = "dev") -> Path:
    write_articles(path_of(part, folder), [UNLABELLED])
    return folder


def pack(folder: Path, *rows: Mapping[str, object]) -> int:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "invented.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return convert(
        [str(folder / "in"), "--part", "wallchart_open", "--corpus", str(corpus(folder)), "--out",
         str(folder / "wallchart_open.jsonl")]
    )  # fmt: skip


def test_words_stand_inside_the_shown_words_first_else_before_them(tmp_path: Path) -> None:
    assert pack(tmp_path, written(who=["Doe", "who"], whom=["her lawyer"], where=["Hill"], when=["Lane"])) == 0
    (charted,) = read_facts("wallchart_open", tmp_path, tmp_path)
    (one,) = charted.labels.facts
    assert one.fillers == {
        "who": (at("Doe", 2), at("who")),
        "whom": (at("her lawyer"),),
        # the name alone, and not the beginning of the town's
        "where": (at("Hill", 2),),
        "when": (at("Lane"),),
        "amount": (),
    }
    assert (one.word, charted.article.text, charted.article.published) == (at("hit"), TEXT, "2020-03-02")


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "Doe"},
        {"word": "sued"},
        {"who": ["nobody here"]},
        {"status": "rumoured"},
        {"article": "unknown"},
    ],
)
def test_a_fact_that_is_not_in_its_text_is_not_packed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: Mapping[str, object]
) -> None:
    assert pack(tmp_path, written(**wrong)) == 1
    assert "invented.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "wallchart_open.jsonl").exists()


def test_labels_of_another_text_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pack(tmp_path, written()) == 0
    labels = tmp_path / "wallchart_open.jsonl"
    labels.write_text(labels.read_text(encoding="utf-8").replace('"sha256": "', '"sha256": "0'), encoding="utf-8")
    assert main(["--part", "wallchart_open", "--data", str(tmp_path), "--corpus", str(tmp_path)]) == 2
    assert "invented" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--part", "elsewhere"],
        ["--part", "wallchart_scored", "--errors"],
        ["--part", "wallchart_open", "--update"],
        ["--reason", "why"],
    ],
)
def test_options_that_do_not_go_together(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)


def test_the_command_measures_the_open_part_and_records_the_scored_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pack(tmp_path, written(who=["who"], whom=["her lawyer"])) == 0
    (tmp_path / "wallchart_scored.jsonl").write_bytes((tmp_path / "wallchart_open.jsonl").read_bytes())
    corpus(tmp_path, "scored")
    places = ["--data", str(tmp_path), "--corpus", str(tmp_path), "--floors", str(tmp_path)]
    assert main(["--part", "wallchart_open", "--errors", *places]) == 0
    assert "Wallchart open: 1 articles, 1 facts" in capsys.readouterr().out
    assert main(["--part", "wallchart_scored", "--update", *places]) == 0
    assert main(["--part", "wallchart_scored", *places]) == 0
    assert "events.wallchart_scored.fully" in (tmp_path / "events.json").read_text(encoding="utf-8")
