"""The law of the status: what stands under a report, a negation, "alleged", a modal or a condition is not asserted.

Sentences come from a grammar of clauses and of what can stand around them (status_grammar.py), also two deep. Plain
clauses must stay asserted, so that nobody wins by doubting everything.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Extraction
from tests.extraction.findings import found
from tests.extraction.status.status_grammar import FRAMES, REPORTS, Clause, Frame, Report, clauses, sentence, under

NAMES = [
    "Oscar Lund", "Marta Quill", "Laura Whitfield", "Peter Coleman", "Anders Bell", "Helen Marsh", "Priya Nair",
    "Grace Okafor", "Samuel Ortiz",
]  # fmt: skip
REPORTERS = ["Jane Roe", "Paul Keller", "Nina Brandt"]
BESIDE = ["", "The river rose at night. ", "The council did not meet. ", "Nobody knows why. "]

pairs = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)
acts = st.tuples(pairs, st.integers(0, 10_000)).map(lambda p: _pick(clauses(*p[0]), p[1]))
hedges = st.sampled_from([f for f in FRAMES if f.status != "asserted"])
finite = st.sampled_from([f for f in FRAMES if f.finite])
reports = st.sampled_from(REPORTS)
finite_reports = st.sampled_from([r for r in REPORTS if r.finite])
law = settings(max_examples=150)

FIRST, SECOND = "Oscar Lund", "Marta Quill"
TRIED = clauses(FIRST, SECOND)


def _pick(choices: list[Clause], number: int) -> Clause:
    return choices[number % len(choices)]


def statuses(text: str, predicate: str) -> set[str]:
    return {s.status.value for s in found(text).statements if s.predicate == predicate}


def sources(extraction: Extraction, predicate: str) -> set[str | None]:
    names = {e.id: e.name for e in extraction.entities}
    said = (s.according_to for s in extraction.statements if s.predicate == predicate)
    return {names[by] if by is not None else None for by in said}


@law
@given(act=acts, frame=hedges, before=st.sampled_from(BESIDE))
def test_what_is_hedged_is_never_asserted(act: Clause, frame: Frame, before: str) -> None:
    if frame.fits(act):
        assert "asserted" not in statuses(before + sentence(frame.write(act)), act.predicate)


@law
@given(act=acts, frame=finite, report=reports, who=st.sampled_from(REPORTERS), before=st.sampled_from(BESIDE))
def test_what_is_reported_is_never_asserted(act: Clause, frame: Frame, report: Report, who: str, before: str) -> None:
    if frame.fits(act):
        text = before + sentence(report.write(frame.write(act), who))
        assert "asserted" not in statuses(text, act.predicate)


@law
@given(act=acts, inner=finite_reports, outer=reports, who=st.permutations(REPORTERS))
def test_a_report_of_a_report_is_never_asserted(act: Clause, inner: Report, outer: Report, who: list[str]) -> None:
    told = inner.write(f"{act.subject} {act.past}", who[0])
    assert "asserted" not in statuses(sentence(outer.write(told, who[1])), act.predicate)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.pattern)
def test_a_frame_gives_its_status(frame: Frame) -> None:
    fitting = [c for c in TRIED if frame.fits(c)]
    at = FRAMES.index(frame)
    acts = [fitting[(at + step) % len(fitting)] for step in (0, 5, 10)]
    got = [statuses(sentence(frame.write(act)), act.predicate) for act in acts]
    assert set().union(*got) == {frame.status}


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.pattern)
def test_a_report_gives_its_status_and_its_source(report: Report) -> None:
    at = REPORTS.index(report)
    for act in (TRIED[at % len(TRIED)], TRIED[(at + 7) % len(TRIED)]):
        extraction = found(sentence(report.write(f"{act.subject} {act.past}", "Jane Roe")))
        told = {s.status.value for s in extraction.statements if s.predicate == act.predicate}
        wanted = under(report.kind, "asserted")
        assert told <= ({wanted} if wanted else {"hypothetical", "attributed", "denied", "alleged"})
        if wanted and report.named:
            assert sources(extraction, act.predicate) <= {"Jane Roe"}


def test_of_two_reports_the_inner_claim_counts_and_the_outer_source() -> None:
    right = tried = 0
    for number, outer in enumerate(REPORTS):
        for inner in [r for r in REPORTS if r.finite and r.kind != "unsaid"][number % 4 :: 4]:
            act = TRIED[(number + tried) % len(TRIED)]
            wanted = under(outer.kind, under(inner.kind, "asserted"))
            if not wanted or not outer.named:
                continue
            told = inner.write(f"{act.subject} {act.past}", "Paul Keller")
            extraction = found(sentence(outer.write(told, "Jane Roe")))
            got = {s.status.value for s in extraction.statements if s.predicate == act.predicate}
            if got:
                tried += 1
                right += got == {wanted} and sources(extraction, act.predicate) == {"Jane Roe"}
    assert tried >= 150
    assert right / tried >= 0.97


def test_plain_clauses_stay_asserted() -> None:
    plain = [
        sentence(f.write(c)) + "|" + c.predicate for f in FRAMES if f.status == "asserted" for c in TRIED if f.fits(c)
    ]
    asserted = sum(statuses(*line.split("|")) == {"asserted"} for line in plain)
    assert asserted / len(plain) >= 0.97
