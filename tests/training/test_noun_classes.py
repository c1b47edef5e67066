"""The file of what nouns denote is what the script makes of WordNet's files."""

from __future__ import annotations

from training.noun_classes import Sense, classes_of, table

DATA = """\
  1 the licence stands above
00000010 06 n 02 boat 0 craft 0 000 | a vessel
00000020 06 n 01 weapon 0 000 | an arm
00000030 06 n 01 rifle 0 001 @ 00000020 n 0000 | a gun
00000040 18 n 01 Roe 0 001 @i 00000010 n 0000 | somebody
00000050 04 n 01 craft 0 000 | a skill"""
INDEX = """\
boat%1:06:00:: 00000010 1 9
craft%1:06:00:: 00000010 2 2
craft%1:04:00:: 00000050 1 8
roe%1:18:00:: 00000040 1 0
rifle%1:06:00:: 00000030 1 0
run%2:38:00:: 00000099 1 5
weapon%1:06:00:: 00000020 1 0"""


def test_a_line_for_nouns_of_the_same_classes_without_names() -> None:
    assert list(table(DATA.splitlines(), INDEX.splitlines())) == [
        "act artifact\tcraft",
        "artifact\tboat",
        "artifact weapon\trifle weapon",
    ]


def test_what_was_counted_counts() -> None:
    often, seldom, never = Sense(1, 18, ("act",)), Sense(2, 2, ("food",)), Sense(3, 0, ("body",))
    assert classes_of([often, seldom, never]) == ("act",)


def test_without_counts_the_first_two_senses_count() -> None:
    assert classes_of([Sense(1, 0, ("act",)), Sense(2, 0, ("food",)), Sense(3, 0, ("body",))]) == ("act", "food")
