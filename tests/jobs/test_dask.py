"""Articles read on a Dask cluster: the same, in the same order, whatever dies; and what is told where it cannot be."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from kg.errors import ArticleError, UsageError
from kg.extraction.frames.own import OwnFrames
from kg.jobs import Sharing, dask_engine, extract_many, rules_of
from kg.jobs.dask_engine import extract_on_dask
from kg.jobs.pool import Answer, Task
from kg.jobs.rules import Rules
from kg.limits import Limits
from kg.model import Extraction
from tests.articles import article
from tests.graph.sample import first
from tests.jobs.deadly import work_on_dask

ARTICLES = [article(f"Jane Roe bought {number} houses on Monday.", path=f"{number}.txt") for number in range(2, 14)]


def rules() -> Rules:
    return rules_of(None, OwnFrames((), ()))


def ignore(_: str) -> None:
    """Hears of something and does nothing."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes, as somebody else may have started them."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
    ) as cluster:
        yield cluster


def threads(workers: int) -> LocalCluster:
    """So many workers, and a scheduler, which are threads of this process."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )


def test_a_local_cluster_answers_in_order_and_leaves_out_what_kills_twice(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = ["a", "deadly", f"once:{tmp_path / 'flag'}", "mistaken", *"bcdefghijk"]
    tasks = [Task(article(text, path=f"{number}.txt"), "name") for number, text in enumerate(texts)]
    tasks.insert(3, Task(first().article, "kept", first()))
    answers = list[Answer]()
    for task, answer in extract_on_dask(tasks, rules(), 2, None, ignore, work=work_on_dask):
        assert task is tasks[len(answers)]
        answers.append(answer)
    deadly, kept, mistaken = answers.pop(1), answers.pop(2), answers.pop(2)
    assert answers == [text.encode() for text in texts if text not in ("deadly", "mistaken")]
    assert kept == first()
    assert isinstance(mistaken, ArticleError)
    assert isinstance(deadly, ArticleError)
    assert str(deadly).startswith(
        "1.txt: left out, the process that read it died twice (last the Dask worker tcp://127."
    )
    assert capfd.readouterr() == ("", "")


def test_the_same_is_found_when_a_worker_is_killed_in_the_middle(cluster: LocalCluster) -> None:
    here = list(extract_many(ARTICLES, rules()))
    assert all(isinstance(found, Extraction) for _, found in here)
    there = extract_many(ARTICLES, rules(), Sharing(engine="dask", scheduler=cluster.scheduler_address))
    found = [next(there), next(there)]
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    assert [*found, *there] == here


def test_a_worker_with_another_kg_is_named(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    scheduler = cluster.scheduler_address
    monkeypatch.setattr("kg.jobs.rules.__version__", "changed")
    with pytest.raises(UsageError, match=r"the Dask worker tcp://127\S+ has kg .*, but with other code or data"):
        list(extract_many(ARTICLES, rules(), Sharing(engine="dask", scheduler=scheduler)))
    monkeypatch.setattr(dask_engine, "__version__", "9.9")
    with pytest.raises(UsageError, match=r"has kg \S+, and this is kg 9\.9; install the same kg"):
        list(extract_many(ARTICLES, rules(), Sharing(engine="dask", scheduler=scheduler)))


def test_a_worker_is_waited_for_and_one_with_another_kg_that_comes_later_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask_engine, "_WAITING", 0.05)
    notices = []
    with monkeypatch.context() as changed, threads(0) as empty:
        changed.setattr("kg.jobs.rules.__version__", "changed")
        mine = rules()
        assert mine.digest  # which a worker, of this very process, finds out anew
        changed.undo()

        def heard(notice: str) -> None:
            notices.append(notice)
            empty.scale(1)

        sharing = Sharing(engine="dask", scheduler=empty.scheduler_address)
        with pytest.raises(UsageError, match=r"the Dask worker tcp://127\S+ has kg "):
            list(extract_many(ARTICLES, mine, sharing, on_notice=heard))
    assert notices == [f"the Dask cluster {empty.scheduler_address} has no worker; waiting for one"]


def test_no_worker_for_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_engine, "_WAITING", 0.05)
    monkeypatch.setattr(dask_engine, "_NOBODY", 0.0)
    with threads(0) as empty, pytest.raises(UsageError, match="has had no worker for 0 minutes; start some"):
        list(extract_many(ARTICLES, rules(), Sharing(engine="dask", scheduler=empty.scheduler_address)))


def test_a_scheduler_that_goes_away_is_told() -> None:
    with threads(1) as cluster:
        tasks = [Task(each, "name") for each in ARTICLES]
        there = extract_on_dask(tasks, rules(), 1, cluster.scheduler_address, ignore, work=work_on_dask)
        next(there)
        cluster.close()
        with pytest.raises(UsageError, match="went away or dropped the work"):
            list(there)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "http://127.0.0.1:80"])
def test_a_scheduler_that_is_not_there_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_engine, "_CONNECTING", 0.1)
    with pytest.raises(UsageError, match=f"the Dask scheduler {address} cannot be reached"):
        list(extract_many(ARTICLES, rules(), Sharing(engine="dask", scheduler=address)))


def test_a_missing_package_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r'install it with: pip install "kg-news\[dask\]"'):
        list(extract_many(ARTICLES, rules(), Sharing(2, "dask")))


def test_an_article_that_takes_more_than_it_may_is_left_out_on_a_worker(cluster: LocalCluster) -> None:
    # so long that it is interrupted again where the first time falls into a collection of garbage, which passes it over
    long = article("Jane Roe said that John Doe had left Acme Corp, and Mary Major denied it. " * 1500, path="long.txt")
    sharing = Sharing(2, "dask", cluster.scheduler_address, Limits(0.2, None))
    ((_, error),) = extract_many([long], rules(), sharing)
    assert isinstance(error, ArticleError)
    assert "it takes more than 0.2 seconds of the processor" in str(error)
