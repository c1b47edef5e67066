from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.extensions import register
from kg.language.parsing.predicates import Argument, Predicate
from tests.training.snippets import write_corpora
from training.gold import Gold, read_gold
from training.role_scores import roles_on_gold_words


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return read_gold(write_corpora(tmp_path))


def scores(nlp: Language, gold: Gold) -> dict[str, float]:
    return roles_on_gold_words(nlp, [s for run in gold.ewt for s in run], gold.frames)


def test_a_predicate_counts_by_its_word_and_an_argument_by_predicate_role_and_head(gold: Gold) -> None:
    register()

    @Language.component("kg_test_roles")
    def roles(doc: Doc) -> Doc:
        arguments = (Argument("ARG0", doc[0], doc[:1]), Argument("ARG1", doc[2], doc[2:]))
        doc._.predicates = (Predicate(doc[1], "do.01", 1.0, arguments),)
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("kg_test_roles")
    figures = scores(nlp, gold)
    assert figures["roles.predicates"] == figures["roles.events"] == 1.0
    assert figures["roles.rolesets"] == 0.0  # do.02 was meant
    # one of the two is right, and all of what was wanted, for what is continued does not count
    assert figures["roles.arguments"] == figures["roles.core"] == pytest.approx(2 / 3)


def test_a_pipeline_without_roles_has_no_figures(gold: Gold) -> None:
    register()
    assert scores(spacy.blank("en"), gold) == {}
