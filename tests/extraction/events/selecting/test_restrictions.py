"""What restrictions.toml says is of types, meanings and classes that there are, in kinds that there are."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from kg.extraction.events.selecting.restrictions import instead_of, of_meaning, of_type, said_in_full
from kg.extraction.events.tables import is_below
from kg.extraction.events.types import event_type
from kg.model import Role
from kg.propbank import roleset
from kg.vocabulary.event_types import event_types


def _classes_of_verbnet() -> set[str]:
    packed = files("kg.propbank").joinpath("rolesets.tsv.gz").read_bytes()
    known = (roleset(line.partition("\t")[0]) for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {name for each in known if each is not None for name in each.verbnet}


def test_all_that_is_named_is_known_and_asks_something_of_a_part_that_it_has() -> None:
    verbnet = _classes_of_verbnet()
    for table, name, asked in said_in_full():
        roles = asked.parts.keys() | asked.without | asked.unless
        if table == "types":
            assert name in event_types(), name
        elif table == "classes":
            assert any(is_below(each, name) for each in verbnet), name
        else:
            known = roleset(name)
            assert known is not None, name
            arguments = {f"ARG{number}" for number in known.roles}
            assert table == "typed" or arguments >= asked.parts.keys(), name
        assert table in {"meanings", "classes"} or roles <= set(Role), name
        assert instead_of(name) == "" or instead_of(name) in event_types(), name
        assert table != "typed" or event_type(name), name


def test_a_meaning_of_several_classes_takes_what_one_of_them_takes() -> None:
    thrown, murdered = of_meaning("hurl.01"), of_meaning("execute.02")
    assert thrown is not None
    assert murdered is not None
    assert "weapon" in thrown.parts["ARG1"]
    assert "feeling" not in thrown.parts["ARG1"]
    assert "act" in murdered.parts["ARG1"]  # its own line counts before its class
    assert of_meaning("file.01") is None


@pytest.mark.parametrize("name", event_types())
def test_a_type_asks_of_the_rolesets_of_its_own_only(name: str) -> None:
    assert of_type(name, "no-such-word.01") == of_type(name, "other.01")
    assert of_type("", "file.01") == ()
