"""The files of rolesets that kg ships are what the script makes of frame files."""

from __future__ import annotations

import pytest

from training.rolesets import packed, rolesets, words

ROLES = [{"n": "0", "f": "pag", "descr": "who  mentors"}, {"n": "m", "descr": "how"}]
MENTOR = {
    "id": "mentor.01", "name": "guide", "aliases": [["v", "mentor"], ["n", "Mentoring"], ["l", "give_mentoring"]],
    "roles": ROLES, "verbnet": ["help-72"],
}  # fmt: skip


def test_a_line_a_roleset_with_its_roles_in_one_form() -> None:
    assert list(rolesets([MENTOR])) == ["mentor.01\tguide\t0 PAG who mentors|M - how\thelp-72\t"]


def test_a_line_a_word_with_a_column_for_each_part_of_speech() -> None:
    wise = {"id": "wise_up.01", "aliases": [["v", "wise_up"], ["j", "street_wise"], ["x", "wise"]]}
    assert list(words([MENTOR, wise])) == [
        "give_mentoring\t\t\t\t\tmentor.01",
        "mentor\tmentor.01\t\t\t\t",
        "mentoring\t\tmentor.01\t\t\t",
        "street\t\t\twise_up.01\t\t",
        "street-wise\t\t\twise_up.01\t\t",
        "street_wise\t\t\twise_up.01\t\t",
        "wise\twise_up.01\t\twise_up.01\twise_up.01\t",
        "wise-up\twise_up.01\t\t\t\t",
        "wise_up\twise_up.01\t\t\t\t",
    ]


def test_what_would_break_a_line_ends_the_run() -> None:
    with pytest.raises(ValueError, match=r"mentor\.01"):
        list(rolesets([MENTOR | {"roles": [{"n": "0", "f": "PAG", "descr": "one | other"}]}]))


def test_the_same_lines_are_the_same_bytes() -> None:
    assert packed(["a"]) == packed(["a"])
    assert packed(["a"])[4:8] == bytes(4)
