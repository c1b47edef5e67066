"""Articles shared out among processes: in their order, and a process that dies costs its own article alone."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.extraction.frames.own import OwnFrames
from kg.jobs.pool import Answer, Task, extract_in_processes
from kg.jobs.rules import Rules, rules_of
from kg.limits import NO_LIMITS, Limits
from tests.articles import article
from tests.graph.sample import first
from tests.jobs.deadly import work


@pytest.fixture(scope="module")
def rules() -> Rules:
    return rules_of(None, OwnFrames((), ()))


def answers(texts: list[str], rules: Rules, jobs: int = 2, limits: Limits = NO_LIMITS) -> list[Answer]:
    tasks = [Task(article(text, path=f"{number}.txt"), "name") for number, text in enumerate(texts)]
    found = list(extract_in_processes(tasks, rules, jobs, limits, work))
    assert [task for task, _ in found] == tasks
    return [answer for _, answer in found]


def test_answers_come_in_the_order_of_the_tasks(rules: Rules) -> None:
    texts = [f"text {number}" for number in range(30)]
    assert answers(texts, rules, 3) == [text.encode() for text in texts]


def test_what_is_kept_passes_through_in_its_place(rules: Rules) -> None:
    tasks = [Task(article("a"), "a"), Task(first().article, "b", first()), Task(article("c"), "c")]
    assert [answer for _, answer in extract_in_processes(tasks, rules, 2, work=work)] == [b"a", first(), b"c"]


def test_a_mistake_in_an_article_is_its_answer(rules: Rules) -> None:
    one, two, three = answers(["a", "mistaken", "c"], rules)
    assert (one, three) == (b"a", b"c")
    assert isinstance(two, ArticleError)


def test_an_article_whose_process_died_is_tried_once_more(rules: Rules, tmp_path: Path) -> None:
    texts = ["a", f"once:{tmp_path / 'flag'}", *"bcdefgh"]
    assert answers(texts, rules) == [text.encode() for text in texts]


def test_an_article_that_kills_its_process_twice_is_left_out_and_the_others_go_on(rules: Rules) -> None:
    found = answers(["a", "deadly", *"bcdefgh", "deadly"], rules)
    assert [answer for answer in found if isinstance(answer, bytes)] == [text.encode() for text in "abcdefgh"]
    for error in (found[1], found[-1]):
        assert isinstance(error, ArticleError)
        assert "signal 9" in str(error)
        assert "deadly" not in str(error)


def test_an_article_with_which_a_process_does_not_come_to_an_end_is_left_out(rules: Rules, tmp_path: Path) -> None:
    before, begun = set(multiprocessing.active_children()), tmp_path / "begun"
    one, error, three = answers(["a", f"stuck:{begun}", "c"], rules, 1, Limits(0.2))
    assert begun.exists()
    assert isinstance(error, ArticleError)
    assert "it takes more than 2 seconds; allow it more with --article-timeout" in str(error)
    assert (one, three) == (b"a", b"c")
    assert set(multiprocessing.active_children()) == before


def test_no_process_is_left_when_nobody_listens_any_more(rules: Rules) -> None:
    before = set(multiprocessing.active_children())
    several = extract_in_processes([Task(article(str(n)), "name") for n in range(20)], rules, 2, work=work)
    next(several)
    assert set(multiprocessing.active_children()) > before
    several.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) == before
