from pathlib import Path

import pytest

from benchmarks.dates.gum import GoldDate, read_gum_dates
from benchmarks.dates.scoring import judge
from kg.language.dates.expressions import DateExpression
from kg.model import Span

_ROWS = [
    ("On", "_"),
    ("Friday", 'Entity=(1-time-new)|XML=<date when:::"2015-05-15"></date>'),
    ("and", "_"),
    ("in", "_"),
    ("the", "_"),
    ("1920s", 'XML=<date from:::"1920-01-01" to:::"1929-12-31"></date>'),
    ("at", "_"),
    ("ten", 'XML=<time when:::"10:00:00"></time>'),
]


def _written(folder: Path, genre: str) -> None:
    rows = [f"{i}\t{w}\t{w}\tX\tX\t_\t0\troot\t_\t{m}" for i, (w, m) in enumerate(_ROWS, 1)]
    head = [f"# newdoc id = GUM_{genre}_x", "# meta::dateCreated = 2015-05-18", "# newpar", "# sent_id = GUM_x-1"]
    path = folder / "gum" / "train" / f"GUM_{genre}_x.conllu"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *rows, "", ""]), encoding="utf-8")


def test_dates_are_read_with_their_places_and_classes(tmp_path: Path) -> None:
    _written(tmp_path, "bio")
    _written(tmp_path, "news")
    bio, news = read_gum_dates(tmp_path, "train")
    text = news.article.text
    assert [(d.span.of(text), d.kind, d.when) for d in news.dates] == [
        ("Friday", "relative", "2015-05-15"),
        ("1920s", "decade or century", ""),
    ]
    assert [h.of(text) for h in news.hours] == ["ten"]
    assert (news.article.published, bio.article.published) == ("2015-05-18", None)
    assert bio.dates[0].kind == "unanchored"


def test_no_documents_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dev"):
        next(read_gum_dates(tmp_path, "dev"))


@pytest.mark.parametrize(
    ("date", "value", "verdict"),
    [
        (GoldDate(Span(0, 4), "day", "2015-05-15"), "2015-05-15", "right"),
        (GoldDate(Span(0, 4), "day", "2015-05-15"), "2015-05", "wider"),
        (GoldDate(Span(0, 4), "month", "2015-05"), "2015-05-15", "wrong"),
        (GoldDate(Span(0, 4), "relative", "", "2015-05-11", "2015-05-17"), "2015-05", "right"),
        (GoldDate(Span(0, 4), "relative", "", "2015-05-30", "2015-06-02"), "2015-05", "wrong"),
        (GoldDate(Span(0, 4), "year", "", "2005", ""), "2005", "right"),
        (GoldDate(Span(0, 4), "no year", "", "--09", ""), "2005-09", "wrong"),
        (GoldDate(Span(0, 4), "day", "2015-05-15"), None, "none"),
    ],
)
def test_a_value_is_right_wider_or_wrong(date: GoldDate, value: str | None, verdict: str) -> None:
    values = [DateExpression(Span(2, 4), value)] if value else []
    judged = judge([date], [], [Span(3, 4)], values)
    assert [(seen, told) for _, seen, told, _ in judged.verdicts] == [(True, verdict)]


def test_what_answers_no_date_is_extra_unless_it_is_an_hour() -> None:
    judged = judge([], [Span(0, 2)], [Span(0, 2), Span(5, 7)], [DateExpression(Span(5, 7), "2015")])
    assert (judged.extra_phrases, [v.value for v in judged.extra], judged.phrases) == ([Span(5, 7)], ["2015"], 1)
