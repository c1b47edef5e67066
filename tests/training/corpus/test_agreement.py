"""Agreement of two labellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.corpus.invented import ANN, BARE
from training.corpus.agreement import main
from training.corpus.articles import write_articles
from training.corpus.comparing import Compared, compare
from training.corpus.written import read_written


def against(ann: str) -> Compared:
    article = read_written(ANN, BARE).article
    other = read_written(ann, BARE)
    assert not other.faults
    return compare([article], [other.article])


def changed(*pairs: tuple[str, str]) -> Compared:
    ann = ANN
    for old, new in pairs:
        assert ann.count(old) == 1
        ann = ann.replace(old, new)
    return against(ann)


def test_other_ids_of_the_same_things_agree_in_everything() -> None:
    ann = ANN.replace("e1", "e7").replace("e3", "e8").replace("v3", "v9")
    ann = ann.replace("@text", "e9 | Place | unseen\n@text")
    found = against(ann)
    assert found.articles == 1
    assert {tally.f for tally in found.mentions.values()} == {1.0}
    assert found.coreference.f1 == found.quotations.f == found.statements.f == found.core_f == 1.0
    assert found.events.f == found.arguments.f == 1.0
    shares = (found.types, found.speakers, found.kinds, found.statuses, found.ended, found.times, found.rolesets)
    assert {share.value for share in shares} == {1.0}


def test_mentions_agree_where_words_and_form_do() -> None:
    found = changed(("{e4 Elmtown}", "Elmtown"), ("{e5 Greens}", "{e5:d Greens}"))
    assert [(x.right, x.found, x.wanted) for x in found.mentions.values()] == [
        (9, 11, 10),
        (5, 7, 5),
        (1, 1, 2),
        (3, 3, 3),
    ]


def test_a_chain_in_two_pieces_lowers_coreference() -> None:
    found = changed(("{s2 {e1 Roe}}", "{s2 {e6 Roe}}"), ("e5 | Group", "e6 | Person | Roe\ne5 | Group"))
    assert found.coreference.precision == pytest.approx(1.0)
    # of eleven mentions one of four stands alone
    assert found.coreference.recall == pytest.approx((7 + 3 * 3 / 4 + 1 / 4) / 11)


def test_quotations_agree_by_content_and_their_speakers_by_entity() -> None:
    found = changed(
        ("q3 | direct | e3", "q3 | mixed | e1"),
        ("{q1 {e1:p she} would not {v1 resign}}", "{e1:p she} would not {q1 {v1 resign}}"),
    )
    # of q1 less than half is the same
    assert (found.quotations.right, found.quotations.found, found.quotations.wanted) == (2, 3, 3)
    assert (found.speakers.right, found.speakers.of) == (1, 2)
    assert (found.kinds.right, found.kinds.of) == (1, 2)


def test_statements_agree_by_subject_predicate_and_object() -> None:
    found = changed(
        ("e1 | metWith | e3 | attributed | e5", "e3 | metWith | e1 | asserted | "),
        ('"Actor"', '"an actor"'),
        ("e3 | spouseOf | e1 | asserted | | | core | ended", "e3 | spouseOf | e4 | asserted | | | core | ended"),
        ("2020-03-06 | | |", "2020-03-05 | core | |"),
    )
    # met either way round, the actor in other words; another spouse is none
    assert (found.statements.right, found.statements.found, found.statements.wanted) == (2, 3, 3)
    assert found.core_f == pytest.approx(2 * 1 / 2 * 2 / 3 / (1 / 2 + 2 / 3))
    assert (found.cores.right, found.cores.of) == (1, 2)
    assert (found.statuses.right, found.statuses.of) == (1, 2)
    assert [(share.right, share.of) for share in (found.dated, found.times)] == [(1, 1), (0, 1)]


def test_events_agree_by_word_and_their_arguments_by_role_and_filler() -> None:
    found = changed(
        ("meet.03", "meet.01"),
        ("ARGM-LOC=e4", "ARGM-LOC=Elmtown"),
        ("ARGM-TMP=On Friday", "ARGM-TMP=Friday"),
        ("v2 | ? | asserted | | ARG1=e3", "v2 | ? | alleged | | ARG2=e3"),
        ("{v1 resign}", "resign"),
        ("v1 | resign.01 | negated | e1 | ARG0=e1\n", ""),
    )
    assert (found.events.right, found.events.found, found.events.wanted) == (2, 3, 2)
    assert (found.rolesets.right, found.rolesets.of) == (0, 1)
    assert (found.event_statuses.right, found.event_statuses.of) == (1, 2)
    # an entity and the words that mention it fill alike; ARG1 and ARG2 are not one role
    assert (found.arguments.right, found.arguments.found, found.arguments.wanted) == (4, 5, 5)


def test_the_command_prints_a_table_or_says_that_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = read_written(ANN, BARE).article
    for name, articles in {"train": [article], "more": [], "dev": [], "scored": [], "second": [article]}.items():
        write_articles(tmp_path / f"{name}.jsonl", articles)
    assert main([str(tmp_path), str(tmp_path / "second.jsonl")]) == 0
    assert "| statements: core | F1, met by any of the other | 100.0 | 2 |" in capsys.readouterr().out
    assert main([str(tmp_path / "dev.jsonl"), str(tmp_path / "second.jsonl")]) == 2
    assert main([str(tmp_path / "missing.jsonl"), str(tmp_path)]) == 2
