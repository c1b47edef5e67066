"""The queries that come with kg are not parsed before they are asked: what is known of them is what a parse tells."""

from __future__ import annotations

import pytest

from kg.catalogue import ShippedQuery, catalogue
from kg.graph.querying.refusing import check, parsed_and_checked
from kg.vocabulary.iris import Vocabulary


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_of_a_shipped_query_the_same_is_known_as_of_any_other(query: ShippedQuery) -> None:
    known = check(query.text, Vocabulary().prefixes, lambda iri: False)
    assert known == parsed_and_checked(query.text, Vocabulary().prefixes, lambda iri: False)
