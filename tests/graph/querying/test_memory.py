"""A query that takes more memory than it may is ended, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import run_query
from kg.graph.querying.memory import is_known

#: Its rows come in order only when all are there, and there is no end of them.
GROWING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?c"


@pytest.mark.skipif(not is_known(), reason="the system does not tell how much memory a process holds")
def test_a_query_that_grows_is_ended_at_its_limit(built: Path) -> None:
    with pytest.raises(QueryError, match=r"took more than 150 MB of memory; narrow it .* \(--memory\)"):
        run_query(built, GROWING, memory="150M")


@pytest.mark.parametrize("memory", ["1G", None])
def test_a_query_within_its_limit_is_answered(memory: str | None, built: Path) -> None:
    assert run_query(built, "ASK { ?who a schema:Person }", memory=memory).boolean
