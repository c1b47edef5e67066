"""complements.toml speaks for meanings that its verbs can have, one line a verb."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from kg.propbank import candidates, roleset


def test_each_verb_can_have_the_meanings_that_its_line_speaks_for() -> None:
    written = tomllib.loads(files("kg.propbank").joinpath("complements.toml").read_text(encoding="utf-8"))
    assert list(written) == sorted(written)
    wrong = {
        (verb, name)
        for verb, meanings in written.items()
        for name in meanings
        if name not in candidates(verb, "VERB") and roleset(name) is not None
    }
    assert not wrong
