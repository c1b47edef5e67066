"""What is noted of a sentence: who is meant, what is found, which key failed, how the status came about."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.explaining.explaining import explain_article
from kg.explaining.notes import FrameTried, SentenceExplained
from kg.extraction.frames.marked import MarkedPipeline, read_marks
from kg.language import load_pipeline
from tests.articles import article
from tests.extraction.status.status_grammar import FRAMES, clauses, sentence

ALL = '[[frame]]\npredicate = "mentored"\nsubject = "agent"\nsubject_type = "Person"\nobject = "patient"\n'
VERB = ALL + 'verbs = ["mentor"]\nobject_type = "Person"\n'
NOUN = '[[frame]]\npredicate = "mentored"\nnouns = ["mentor"]\nsubject = "self"\nsubject_type = "Person"\n' + (
    'object = ["of", "owner"]\nobject_type = "Person"\n'
)


def explained(text: str, frame: str = "", folder: Path | None = None) -> SentenceExplained:
    """The last sentence of a text, with a frame of one's own."""
    frames = []
    if folder is not None:
        frames = [folder / "own.toml"]
        frames[0].write_text(frame, encoding="utf-8")
    return kg.explain(text, published="2024-03-06", frames=frames).sentences[-1]


def mentoring(text: str, frame: str, folder: Path) -> FrameTried:
    """The attempt of the frame of one's own."""
    (tried,) = (f for f in explained(text, frame, folder).frames if f.predicate == "mentored")
    return tried


@pytest.mark.parametrize(
    ("frame", "text", "key", "reason"),
    [
        (VERB, "Jane Roe mentored the committee.", "object_type",
         "“committee” is an Organization, the frame wants Person"),
        (VERB, "The committee mentored Jane Roe.", "subject_type",
         "“committee” is an Organization, the frame wants Person"),
        (VERB, "Jane Roe mentored patience.", "object_type",
         "“patience” is nobody and nothing that kg knows, the frame wants Person"),
        (VERB, "Jane Roe was mentored.", "subject", "nothing in the sentence fills “agent”"),
        (VERB, "Jane Roe mentored herself.", "object_type", "“herself” is who does it"),
        (VERB + 'named = "object"\n', "Jane Roe mentored a lawyer.", "named", "“lawyer” has no name"),
        (VERB + "sure = true\n", "A letter from John Doe to Mark Poe about Paul Hill said that he mentored Ann Moss.",
         "sure", "“he” could mean somebody else"),
        (VERB + 'without = ["for"]\n', "Jane Roe mentored John Doe for Acme Corp.", "without",
         "“Corp” fills “for”, which must be empty"),
        (VERB + 'requires = { in = ["court"] }\n', "Jane Roe mentored John Doe in Ohio.", "requires",
         "“in” is “Ohio”, the frame wants “court”"),
        (VERB + 'requires = { in = ["court"] }\n', "Jane Roe mentored John Doe.", "requires",
         "“in” is empty, the frame wants “court”"),
        (VERB + 'requires = { self = ["mentor"] }\nwith_not = true\n', "Jane Roe mentored John Doe.", "with_not",
         "there is no “not” before “mentored”"),
        (VERB.replace('"Person"\n', '"text"\n').replace('"text"', '"Person"', 1) + 'matches = "^law"\n',
         "Jane Roe mentored young painters.", "matches", "“painters” does not match “^law”"),
        (NOUN + "lapses = true\n", "Jane Roe, a former mentor of John Doe, spoke.", "lapses",
         "“former”: “mentor” is what somebody was"),
        (NOUN + "beside_name = true\n", "A mentor of John Doe spoke.", "beside_name",
         "“mentor” does not stand beside a name"),
        (NOUN + "bare = true\n", "Jane Roe, a drama mentor of John Doe, spoke.", "bare",
         "“drama” makes “mentor” one of several"),
        (NOUN, "Jane Roe worked as a mentor of John Doe.", "subject",
         "“mentor” is only what the subject of the clause is"),
    ],
)  # fmt: skip
def test_a_key_that_fails_says_why(frame: str, text: str, key: str, reason: str, tmp_path: Path) -> None:
    tried = mentoring(text, frame, tmp_path)
    assert (tried.statements, (tried.failed[0].key, tried.failed[0].reason)) == ((), (key, reason))


def test_a_frame_that_matches_says_where_it_stands_and_which_roles_are_filled(tmp_path: Path) -> None:
    tried = mentoring("Jane Roe was mentored by John Doe.", "# mine\n\n" + VERB, tmp_path)
    assert (Path(tried.file).name, tried.line, tried.word, tried.failed) == ("own.toml", 3, "mentored", ())
    (found,) = tried.statements
    assert (found.subject, found.subject_role, found.object, found.object_role) == (
        "John Doe", "agent", "Jane Roe", "patient",
    )  # fmt: skip
    assert found.results == ("John Doe | mentored | Jane Roe",)


def test_a_frame_that_comes_with_kg_stands_in_a_file_of_kg() -> None:
    (tried,) = (f for f in explained("Jane Roe met John Doe.").frames if f.statements)
    lines = (Path(kg.__file__).parents[1] / tried.file).read_text(encoding="utf-8").splitlines()
    assert lines[tried.line - 1] == "[[frame]]"
    following = "\n".join(lines[tried.line :]).split("[[frame]]")[0]
    assert '"meet"' in following


def test_a_title_that_says_the_same_again_is_left_out() -> None:
    (found,) = (
        statement
        for tried in explained("Sheriff Jane Roe spoke. Later Sheriff Jane Roe left.").frames
        for statement in tried.statements
    )
    assert (found.predicate, found.results, found.left_out) == ("occupation", (), "it has been said already")


def test_a_statement_about_nobody_that_kg_knows_is_left_out() -> None:
    (found,) = (s for tried in explained("I met John Doe.").frames for s in tried.statements)
    assert found.results == ()
    assert found.left_out.startswith("its subject or its object is nothing that kg knows")


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Jane Roe met John Doe.", []),
        ("Jane Roe did not meet John Doe.", [("not", "negated", "negations", None, "negated")]),
        (
            "Ann Moss said Jane Roe had not met John Doe.",
            [
                ("not", "negated", "negations", None, "negated"),
                ("said", "reported", "a quotation", "Ann Moss", "denied"),
            ],
        ),
        ("Jane Roe may meet John Doe.", [("may", "supposed", "modals", None, "hypothetical")]),
        ("Jane Roe allegedly met John Doe.", [("allegedly", "alleged", "alleged_modifiers", None, "alleged")]),
        ("If Jane Roe met John Doe, he lied.", [("If", "supposed", "conditional", None, "hypothetical")]),
    ],
)
def test_the_steps_lead_from_the_inside_out(text: str, steps: list[tuple[str, ...]]) -> None:
    (found,) = (s for tried in explained(text).frames for s in tried.statements if s.predicate == "metWith")
    assert [(s.word, s.effect, s.rule, s.source, s.status) for s in found.steps] == steps


def test_the_last_step_gives_the_status() -> None:
    tried = clauses("Oscar Lund", "Marta Quill")
    text = " ".join(sentence(f.write(next(c for c in tried if f.fits(c)))) for f in FRAMES)
    found = [s for each in kg.explain(text).sentences for f in each.frames for s in f.statements]
    assert {s.status for s in found} == {"asserted", "attributed", "alleged", "denied", "negated", "hypothetical"}
    assert [s for s in found if s.status != (s.steps[-1].status if s.steps else "asserted")] == []


def test_what_is_explained_is_what_is_found() -> None:
    text = (
        "Mayor Jane Roe, 47, said on Friday that John Doe of Acme Corp had founded the Harbor Press. "
        "“I met him in Springfield, Ohio,” she said. Roe and Doe married in 2019. He was convicted of fraud."
    )
    extraction = kg.extract_text(text)
    names = {e.id: e.name for e in extraction.entities}
    found = {
        (names[s.subject], s.predicate, s.object.value if isinstance(s.object, kg.Literal) else names[s.object])
        for s in extraction.statements
    }
    notes = kg.explain(text)
    shown = [s for each in notes.sentences for f in each.frames for s in f.statements]
    shown += [p.statement for each in notes.sentences for p in each.patterns]
    assert {tuple(r.replace("“", "").replace("”", "").split(" | ")) for s in shown for r in s.results} == found
    assert len([q for each in notes.sentences for q in each.quotations]) == len(extraction.quotations)


def test_who_is_meant_by_which_words() -> None:
    note = explained("Jane Roe met John Doe and the committee. Roe left, and it rained.")
    assert [(p.text, p.form, p.thing) for p in note.pointers] == [("Roe", "name", "Jane Roe"), ("it", "pronoun", None)]
    (title,) = (p for p in explained("Actor Jane Roe left.").pointers if p.form == "beside")
    assert (title.text, title.thing, title.named) == ("Actor", "Jane Roe", True)


def test_words_that_evoke_nothing_where_they_stand() -> None:
    note = explained("No member of the Harbor Press sneezed, Jane Roe said.")
    assert [(s.word, s.reason) for s in note.silent] == [("member", "it speaks of all or none of its kind")]
    assert note.without_frame == ("sneeze",)


def test_the_tree_has_the_numbers_of_the_heads() -> None:
    words = explained("Jane Roe  left.").words
    assert [(w.number, w.text, w.relation, w.head) for w in words] == [
        (1, "Jane", "nsubj", 3),
        (2, "Roe", "flat", 1),
        (3, "left", "ROOT", 0),
        (4, ".", "punct", 3),
    ]


def test_lines_fit_a_terminal_of_100_columns_and_a_notebook_shows_them_as_they_are() -> None:
    text = "Jane Roe said <i>" + ", and said that John Doe said that the committee’s former chairman" * 12 + " left."
    explanation = kg.explain(text)
    assert max(map(len, str(explanation).splitlines())) <= 100
    shown = explanation._repr_html_()
    assert "<i>" not in shown
    assert "&lt;i&gt;" in shown


def test_a_roleset_is_noted_with_its_arguments_and_where_it_evokes_a_frame() -> None:
    marked = read_marks("{ARG0 Jane Roe} {accuse.01 accused} {ARG1 patience} {ARG2 of fraud}.")
    note = explain_article(article(marked.text), MarkedPipeline(load_pipeline(), marked)).sentences[0]
    (found,) = note.rolesets
    assert (found.word, found.roleset, found.name) == ("accused", "accuse.01", "charge with wrongdoing, blame")
    assert [(a.role, a.description, a.text) for a in found.arguments] == [
        ("ARG0", "accuser", "Jane Roe"), ("ARG1", "accused", "patience"), ("ARG2", "crime", "of fraud")
    ]  # fmt: skip
    (tried,) = (f for f in note.frames if f.predicate == "accused" and f.roleset == "accuse.01")
    assert [(f.key, f.reason) for f in tried.failed] == [
        (
            "object_type",
            "“patience” is nobody and nothing that kg knows, the frame wants Group or Organization or Person or Place",
        )
    ]
