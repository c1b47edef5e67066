from __future__ import annotations

import gzip
from collections import Counter
from importlib.resources import files

import pytest

from kg.extraction.events.types import event_type
from kg.propbank import roleset
from kg.vocabulary.event_types import event_types


@pytest.mark.parametrize("name", event_types())
def test_the_examples_of_a_type_have_it(name: str) -> None:
    assert {event_type(each) for each in event_types()[name].examples} <= {name}


def test_all_that_evokes_a_type_is_in_the_frame_files() -> None:
    frames: set[str] = set()
    classes: set[str] = set()
    packed = files("kg.propbank").joinpath("rolesets.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        known = roleset(line.partition("\t")[0])
        assert known is not None
        frames.update(known.framenet)
        classes.update(known.verbnet)
    for name, each in event_types().items():
        assert frames.issuperset(each.frames), name
        assert all(any(f"{mine}-".startswith(f"{listed}-") for mine in classes) for listed in each.classes), name
        assert all(roleset(one) for one in (*each.rolesets, *each.exceptions, *each.examples)), name


def test_no_roleset_is_named_by_two_types() -> None:
    named = Counter(one for each in event_types().values() for one in each.rolesets)
    assert [one for one, times in named.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("succeed.02", "ChangeOfOffice"),  # by its frame
        ("appoint.01", "Appointment"),  # two frames: the narrower type
        ("take_up.31", ""),  # an exception of its frame's type
        ("swindle.01", "Crime"),  # without a frame, by its class
        ("drink.01", ""),  # nothing that anybody asks for
        ("no-such-word.01", ""),
    ],
)
def test_what_decides(name: str, expected: str) -> None:
    assert event_type(name) == expected
