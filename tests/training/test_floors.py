import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.floors import TOLERANCE, Floors, RefusedError, fallen, gated, updated

FIGURES = st.dictionaries(st.sampled_from(["a.upos", "a.las", "b.names.ALL.f"]), st.floats(0, 1), min_size=1)


def recorded(**floors: float) -> Floors:
    return Floors("gold", "en_x 1", "meta", floors)


def test_a_figure_may_lie_a_little_under_its_floor() -> None:
    assert fallen({"las": 0.8}, {"las": 0.8 - TOLERANCE}) == {}
    assert fallen({"las": 0.8}, {"las": 0.8 - TOLERANCE - 0.0001}) == {"las": (0.8, 0.7979)}


def test_a_figure_that_is_no_longer_measured_has_fallen() -> None:
    assert fallen({"las": 0.8}, {"uas": 0.9}) == {"las": (0.8, None)}


def test_precision_and_recall_have_no_floor() -> None:
    assert gated({"a.ALL.p": 0.1, "a.ALL.r": 0.2, "a.ALL.f": 0.13333}) == {"a.ALL.f": 0.1333}


def test_a_better_figure_raises_its_floor() -> None:
    assert updated(recorded(las=0.8), {"las": 0.85}, "gold", "en_x 2", "other").floors == {"las": 0.85}


def test_a_figure_within_the_tolerance_leaves_the_floor_where_it_is() -> None:
    assert updated(recorded(las=0.8), {"las": 0.7985}, "gold", "en_x 1", "meta").floors == {"las": 0.8}


def test_a_lower_floor_needs_a_reason_which_is_kept() -> None:
    with pytest.raises(RefusedError, match="las"):
        updated(recorded(las=0.8), {"las": 0.7}, "gold", "en_x 1", "meta")
    new = updated(recorded(las=0.8), {"las": 0.7}, "gold", "en_x 1", "meta", "a smaller network")
    assert new.floors == {"las": 0.7}
    assert new.lowered == [{"what": "las 0.8 -> 0.7", "reason": "a smaller network"}]


def test_other_gold_files_need_a_reason_and_start_afresh() -> None:
    with pytest.raises(RefusedError, match="gold files"):
        updated(recorded(las=0.8), {"las": 0.81}, "other gold", "en_x 1", "meta")
    new = updated(recorded(las=0.8, uas=0.9), {"las": 0.7, "uas": 0.9}, "other gold", "en_x 1", "meta", "a new release")
    assert new.floors == {"las": 0.7, "uas": 0.9}
    assert new.gold_sha256 == "other gold"


@given(FIGURES, FIGURES)
def test_an_update_without_a_reason_never_lowers_a_floor(first: dict[str, float], second: dict[str, float]) -> None:
    old = updated(Floors(), first, "gold", "en_x 1", "meta")
    try:
        new = updated(old, second, "gold", "en_x 2", "other")
    except RefusedError:
        assert fallen(old.floors, second)
    else:
        assert all(new.floors[name] >= floor for name, floor in old.floors.items())


@given(FIGURES)
def test_what_was_just_recorded_stands(figures: dict[str, float]) -> None:
    assert fallen(updated(Floors(), figures, "gold", "en_x 1", "meta").floors, figures) == {}


def test_floors_survive_the_file_and_its_bytes_do_not_depend_on_order(tmp_path: Path) -> None:
    one, other = recorded(las=0.8, uas=0.9), recorded(uas=0.9, las=0.8)
    one.write(tmp_path / "one.json")
    other.write(tmp_path / "other.json")
    assert Floors.read(tmp_path / "one.json") == one
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()
    assert list(json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))["floors"]) == ["las", "uas"]
