"""Frame files: those that come with kg, and a user's own, which are read, checked and matched like them."""

from __future__ import annotations

import pickle
import re
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.extracting import extract_article, read_frames
from kg.extraction import extractors
from kg.extraction.frames import extractor_with
from kg.extraction.frames.checking import VALUE_KINDS
from kg.extraction.frames.loading import FRAME_KEYS, frame_files, index_frames, load_frames, parse_frames, shipped_index
from kg.extraction.frames.matching import roles
from kg.extraction.frames.own import OwnFrames
from kg.extraction.frames.own_predicates import PREDICATE_KEYS
from kg.extraction.frames.role_names import ROLES, check_role
from kg.extraction.frames.toml_places import line_of
from kg.language import load_pipeline
from kg.model import EntityType, Extraction
from kg.vocabulary.ontology import ontology
from tests.articles import article

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
GOOD = """[[frame]]
predicate = "mentored"
verbs = ["mentor"]
subject = "agent"
subject_type = "Person"
object = "patient"
object_type = "Person"
"""


def own(folder: Path, *texts: str | bytes) -> OwnFrames:
    """The frames of files with these texts."""
    paths = [folder / f"{number}.toml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_frames(paths)


def extraction(text: str, frames: OwnFrames) -> Extraction:
    return extract_article(article(text), load_pipeline(), instead={"frames": extractor_with(frames.frames)})


def found(text: str, frames: OwnFrames) -> set[tuple[str, str, str, str]]:
    """(subject, predicate, object, status) with names for ids."""
    result = extraction(text, frames)
    names = {e.id: e.name for e in result.entities}
    return {
        (
            names[s.subject],
            s.predicate,
            names[s.object] if isinstance(s.object, str) else s.object.value,
            s.status.value,
        )
        for s in result.statements
    }


@pytest.mark.parametrize("file", frame_files(), ids=lambda file: str(file.name))
def test_a_file_that_comes_with_kg_has_one_predicate_and_passes_the_checks_of_a_users_own(file: Traversable) -> None:
    with as_file(file) as path:
        read = read_frames([path])
    assert {f"{frame.predicate}.toml" for frame in read.frames} == {file.name}
    assert read.relations == ()


def test_the_documentation_has_every_key_role_and_type() -> None:
    def rows(title: str) -> set[str]:
        section = DOCS.split(f"## {title}\n")[1].split("\n## ")[0]
        return {
            name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall("`(.*?)`", row)
        }

    assert rows("Keys of a frame") == FRAME_KEYS.keys()
    assert rows("Predicates of your own") == PREDICATE_KEYS.keys()
    assert rows("Roles") == ROLES
    types = DOCS.split("## Types\n\n")[1].split("\n\n")[0]
    assert set(re.findall("`(.*?)`", types)) == {t.value for t in EntityType} | VALUE_KINDS


def test_the_code_of_roles_tells_of_every_role() -> None:
    told = (roles.__doc__ or "").replace("deep subject and object", "")
    assert [role for role in sorted(ROLES) if not re.search(rf"\b{role}\b", told)] == []


def test_what_the_contributing_page_says_of_its_example_is_so(tmp_path: Path) -> None:
    text = GOOD.replace('["mentor"]', '["mentor", "coach"]')
    assert text in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    frames = own(tmp_path, text)
    for sentence, status in (
        ("John Stiles was coached by Jane Roe.", "asserted"),
        ("Jane Roe is said to have mentored John Stiles.", "attributed"),
        ("Jane Roe never mentored John Stiles.", "negated"),
    ):
        assert found(sentence, frames) == {("Jane Roe", "mentored", "John Stiles", status)}


def test_a_frame_of_ones_own_finds_what_a_sentence_does_with_it(tmp_path: Path) -> None:
    frames = own(tmp_path, GOOD)
    text = (
        "Jane Roe mentored John Stiles. Mary Major was mentored by Ann Doe. Alan Poe never mentored Eve Lane. "
        "Paul Young said that Ruth Hill had mentored Carl Wood."
    )
    assert found(text, frames) >= {
        ("Jane Roe", "mentored", "John Stiles", "asserted"),
        ("Ann Doe", "mentored", "Mary Major", "asserted"),
        ("Alan Poe", "mentored", "Eve Lane", "negated"),
        ("Ruth Hill", "mentored", "Carl Wood", "attributed"),
    }


def test_frames_of_ones_own_change_nothing_for_the_next_run(tmp_path: Path) -> None:
    text = "Jane Roe mentored John Stiles. Mary Major founded Acme Corp."
    before = (load_frames(), shipped_index())
    mine = extract_article(
        article(text), load_pipeline(), instead={"frames": extractor_with(own(tmp_path, GOOD).frames)}
    )
    assert {s.predicate for s in mine.statements} == {"mentored", "founded"}
    assert {s.predicate for s in extract_article(article(text), load_pipeline()).statements} == {"founded"}
    assert (load_frames(), shipped_index()) == before
    assert "mentored" not in {frame.predicate for frame in load_frames()}


def test_an_extractor_with_frames_can_be_sent_to_another_process(tmp_path: Path) -> None:
    made = extractor_with(own(tmp_path, GOOD).frames)
    again = pickle.loads(pickle.dumps(made))
    assert again.keywords == made.keywords  # type: ignore[attr-defined]


def test_an_extractor_stands_in_for_the_installed_one_of_its_name_only(tmp_path: Path) -> None:
    made = extractor_with(own(tmp_path, GOOD).frames)
    chosen = extractors(instead={"frames": made})
    assert chosen["frames"] is made
    assert chosen | {"frames": None} == extractors() | {"frames": None}


def test_a_predicate_of_the_vocabulary_gets_new_words_and_keeps_its_types(tmp_path: Path) -> None:
    text = GOOD.replace("mentored", "directed").replace("mentor", "helm").replace('subject_type = "Person"\n', "")
    frames = own(tmp_path, text.replace('object_type = "Person"', 'object_type = "Work"'))
    assert frames.relations == ()
    assert frames.frames[0].subject_type == {"Person"}
    line = 'Jane Roe helmed the film "Green Street". Jane Roe directed "Blue Lane".'
    assert {s.predicate for s in extraction(line, frames).statements} == {"directed"}


def test_a_group_and_an_outlet_are_no_other_types_than_a_person_and_an_organization(tmp_path: Path) -> None:
    text = GOOD.replace("mentored", "worksFor").replace('subject_type = "Person"', 'subject_type = ["Person", "Group"]')
    assert own(tmp_path, text.replace('object_type = "Person"', 'object_type = "Outlet"')).relations == ()


def test_a_predicate_of_ones_own_has_the_types_of_all_its_frames_and_what_is_said_of_it(tmp_path: Path) -> None:
    second = GOOD.replace('object_type = "Person"', 'object_type = ["Group", "text"]')
    described = '[predicate.mentored]\nlabel = " was a\\nmentor of "\ncomment = "Taught the object."\n'
    (relation,) = own(tmp_path, described + GOOD, second).relations
    assert (relation.name, relation.label, relation.comment) == ("mentored", "was a mentor of", "Taught the object.")
    assert relation.subjects == {EntityType.PERSON}
    assert relation.objects == {EntityType.PERSON, EntityType.GROUP}
    assert relation.words


def test_a_state_takes_no_date_from_the_clause_that_a_noun_for_it_stands_in(tmp_path: Path) -> None:
    text = GOOD.replace('verbs = ["mentor"]', 'nouns = ["disciple"]').replace('"agent"', '"self"')
    text = text.replace('"patient"', '"of"')
    line = "In 2010, Jane Roe was a disciple of John Stiles."

    def times(described: str) -> list[str | None]:
        found = extraction(line, own(tmp_path, text + described)).statements
        return [s.time.value if s.time else None for s in found if s.predicate == "mentored"]

    assert times("") == ["2010"]
    assert times("[predicate.mentored]\nstate = true\n") == [None]


def test_equal_titles_are_evidence_once_where_the_predicate_is_said_once(tmp_path: Path) -> None:
    text = GOOD.replace('verbs = ["mentor"]', 'nouns = ["disciple"]').replace('"agent"', '"self"')
    text = text.replace('"patient"', '"of"')
    line = "Jane Roe, a disciple of John Stiles, spoke. Jane Roe, a disciple of John Stiles, left."

    def count(described: str) -> int:
        found = extraction(line, own(tmp_path, text + described)).statements
        return sum(len(s.evidence) for s in found if s.predicate == "mentored")

    assert count("") == 2
    assert count("[predicate.mentored]\nsaid_once = true\n") == 1


def test_who_is_only_spoken_of_does_not_do_what_is_uttered(tmp_path: Path) -> None:
    text = GOOD.replace('"mentor"', '"tweet"').replace('"patient"', '"to"').replace("mentored", "wroteTo")
    line = "“Jane Roe first, country second,” Mary Major tweeted to John Stiles."
    assert {f[0] for f in found(line, own(tmp_path, text))} >= {"Jane Roe"}
    assert "Jane Roe" not in {f[0] for f in found(line, own(tmp_path, text + "[predicate.wroteTo]\nuttered = true\n"))}


def test_several_without_an_object_are_it_to_each_other_where_the_predicate_is_symmetric(tmp_path: Path) -> None:
    line = "Jane Roe and John Stiles mentored in 2010."
    described = GOOD + "[predicate.mentored]\nsymmetric = "
    assert found(line, own(tmp_path, described + "true\n")) == {("Jane Roe", "mentored", "John Stiles", "asserted")}
    assert found(line, own(tmp_path, described + "false\n")) == set()
    apart = described.replace("[predicate", "each_other = false\n[predicate")
    assert found(line, own(tmp_path, apart + "true\n")) == set()


def test_one_file_may_describe_what_the_frames_of_another_use(tmp_path: Path) -> None:
    text = '[predicate.mentored]\nlabel = "was a mentor of"\n' + GOOD.replace("mentored", "coached")
    assert {r.name: r.label for r in own(tmp_path, text, GOOD).relations} == {
        "coached": "",
        "mentored": "was a mentor of",
    }


def test_defaults_hold_for_the_frames_that_do_not_say_otherwise() -> None:
    frames = parse_frames("[defaults]\nsure = true\n" + GOOD + GOOD + "sure = false\n", "a.toml")
    assert [frame.sure for frame in frames] == [True, False]


def test_a_file_may_begin_with_a_byte_order_mark_and_have_the_line_ends_of_windows(tmp_path: Path) -> None:
    assert len(own(tmp_path, ("\ufeff" + GOOD).replace("\n", "\r\n")).frames) == 1


def test_an_object_that_must_be_a_date_is_nothing_else(tmp_path: Path) -> None:
    text = GOOD.replace('object = "patient"', 'object = "on"').replace('object_type = "Person"', 'object_type = "date"')
    frames = own(tmp_path, text)
    assert found("Jane Roe mentored on the board. Ann Doe mentored on May 4, 2020.", frames) == {
        ("Ann Doe", "mentored", "May 4, 2020", "asserted")
    }


PREPOSITIONS = """about above across after against along alongside amid among around as at before behind below beneath
beside besides between beyond by concerning considering despite down during except following for from given in including
inside into like near of off on onto opposite out outside over past per plus post regarding round since than through
throughout till to toward towards under underneath unlike until up upon versus via with within without"""


@pytest.mark.parametrize("role", [*ROLES, *PREPOSITIONS.split(), "on behalf of", "complement.patient", "patient.owner"])
def test_every_role_and_preposition_fills_a_role(role: str) -> None:
    check_role(role)


def changed(old: str, new: str) -> str:
    """GOOD with one of its pieces replaced."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


SUBJECT, OBJECT, DESCRIBED = 'subject_type = "Person"', 'object_type = "Person"', GOOD + "[predicate.mentored]\n"
BAD: dict[str, tuple[str, int, str]] = {
    "empty": ("", 1, "no [[frame]] in the file"),
    "no frame": ("[defaults]\nsure = true\n", 1, "no [[frame]] in the file"),
    "no header": ("frame = 3\n", 1, "begins with [[frame]]"),
    "one bracket": (changed("[[frame]]", "[frame]"), 1, "begins with [[frame]]"),
    "defaults": ("defaults = 3\n" + GOOD, 1, "begin with [defaults]"),
    "syntax": (GOOD + "sure true\n", 8, "is not TOML"),
    "syntax at the end": (GOOD + "sure", 8, "is not TOML"),
    "twice": (GOOD + "verbs = ['coach']\n", 8, "is not TOML"),
    "table": (GOOD + "[frames]\n", 8, "no table [frames]; did you mean 'frame'?"),
    "key": (GOOD + 'verb = "x"\n', 8, "no key 'verb'; did you mean 'verbs'?"),
    "far key": (GOOD + 'colour = "red"\n', 8, "no key 'colour'; there are: adjectives, "),
    "second frame": (GOOD + "# frame\n\n" + GOOD + 'colour = "red"\n', 17, "no key 'colour'"),
    "key of the defaults": ("[defaults]\nlapse = true\n" + GOOD, 2, "no key 'lapse'; did you mean 'lapses'?"),
    "missing": (GOOD + changed('object = "patient"\n', ""), 8, "frame 2 has no object; add it"),
    "missing type": (changed(SUBJECT, ""), 1, "frame 1 has no subject_type; add it"),
    "no word": (changed('verbs = ["mentor"]\n', ""), 1, "no word; add verbs, nouns, adjectives or rolesets"),
    "roleset": (changed('verbs = ["mentor"]', 'rolesets = ["mentor.99"]'), 3, "PropBank has no 'mentor.99'"),
    "argument": (changed("agent", "ARG0"), 4, "subject: ARG0: it goes with rolesets, of which the frame has none"),
    "argument of another": (
        changed("patient", "ARG4").replace('verbs = ["mentor"]', 'rolesets = ["guide.01"]'),
        6,
        "object: ARG4: no roleset of the frame has it",
    ),
    "marks": (GOOD + "examples = '{ARG0 Jane Roe} left.'\n", 8, "marks not one roleset with its arguments"),
    "capital": (changed('"mentor"', '"Mentor"'), 3, "'Mentor' never matches; write 'mentor'"),
    "space": (changed('"mentor"', '"take  over"'), 3, "never matches; write 'take over'"),
    "list": (changed('"mentor"', '"@offices"'), 3, "no list '@offices'"),
    "number for words": (changed('["mentor"]', "3"), 3, "verbs is a number; give a string or a list"),
    "number among words": (changed('"mentor"', "3"), 3, "verbs holds a number"),
    "nothing among words": (changed('"mentor"', '""'), 3, "verbs holds an empty string"),
    "words over lines": (changed('["mentor"]', '[\n"coach",\n"Mentor",\n]'), 3, "'Mentor' never matches"),
    "role": (changed("agent", "agnet"), 4, "subject: there is no role 'agnet'; did you mean 'agent'?"),
    "relation": (changed('"patient"', '["of", "obj"]'), 6, "no role 'obj'; did you mean 'patient'?"),
    "role in capitals": (changed('"patient"', '"On"'), 6, "or a preposition in small letters"),
    "second role": (changed('"patient"', '"patient.ownr"'), 6, "no role 'ownr'; did you mean 'owner'?"),
    "no role": (changed('"patient"', "[]"), 6, "no role in it"),
    "required role": (GOOD + "requires = { patiant = ['x'] }\n", 8, "no role 'patiant'"),
    "required words": (GOOD + "[frame.requires]\npatient = ['X']\n", 8, "'X' never matches"),
    "requires": (GOOD + "requires = 'money'\n", 8, "requires is a string; give a table"),
    "without": (GOOD + "without = 'subject'\n", 8, "no role 'subject'; did you mean 'agent'?"),
    "type": (changed(SUBJECT, 'subject_type = "Persn"'), 5, "no 'Persn'; did you mean 'Person'?"),
    "type in small letters": (changed(OBJECT, 'object_type = "person"'), 7, "write 'Person'"),
    "value as a subject": (changed(SUBJECT, 'subject_type = "text"'), 5, "there is no 'text'"),
    "no type": (changed(OBJECT, "object_type = []"), 7, "no type in it"),
    "year": (changed(OBJECT, 'object_type = ["year", "text"]'), 7, "'year' stands alone"),
    "end": (GOOD + "named = ['agent']\n", 8, "named: there is no 'agent'; there are: object, subject"),
    "switch": (GOOD + 'sure = "true"\n', 8, "sure is a string; write true or false"),
    "date": (GOOD + "sure = 2020-05-04\n", 8, "sure is a date or time"),
    "expression": (GOOD + 'matches = "(x"\n', 8, "'(x' is no regular expression"),
    "expression without words": (GOOD + 'matches = "x"\n', 8, "matches: is for words"),
    "no example": (GOOD + "examples = []\n", 8, "examples: there is no sentence in it; give one, or take it out"),
    "number among examples": (GOOD + "not = [3]\n", 8, "not holds a number; give strings"),
    "examples of all": ("[defaults]\nexamples = 'x'\n" + GOOD, 2, "examples belongs to one frame; move it below"),
    "both": (GOOD + "examples = 'x'\nnot = ['y', 'x']\n", 9, "not: 'x' is one of the examples too"),
    "no name": (changed('"mentored"', '""'), 2, "predicate is empty"),
    "two words": (changed('"mentored"', '"took over"'), 2, "'took over' is not written as 'tookOver'"),
    "capital name": (changed('"mentored"', '"Mentored"'), 2, "'Mentored' is not written as 'mentored'"),
    "property of kg": (changed('"mentored"', '"said"'), 2, "kg itself makes 'said'"),
    "capitals": (changed('"mentored"', '"convictedof"'), 2, "differs from 'convictedOf' only in capitals"),
    "wider object": (changed('"mentored"', '"sentencedTo"'), 7, "may not change what it means"),
    "wider subject": (
        changed(SUBJECT, 'subject_type = "Work"').replace("mentored", "spouseOf"),
        5,
        "'spouseOf' of the vocabulary knows Person, not 'Work'",
    ),
    "described key": (DESCRIBED + "labl = 'x'\n", 9, "no key 'labl'; did you mean 'label'?"),
    "described switch": (DESCRIBED + "state = 'x'\n", 9, "state is a string; write true or false"),
    "described value": (DESCRIBED + "comment = 3\n", 9, "comment is a number"),
    "control": (DESCRIBED + 'label = "a\\u0007"\n', 9, "cannot be shown"),
    "described nothing": (GOOD + "[predicate.mentord]\n", 8, "'mentord'; did you mean 'mentored'?"),
    "described of kg": (GOOD + "[predicate.wrote]\n", 8, "'wrote' is described by the vocabulary"),
    "described wrongly": (GOOD + "[predicate]\nlabel = 'x'\n", 8, "below [predicate.NAME]"),
    "both ways": (DESCRIBED.replace(OBJECT, 'object_type = "Work"') + "symmetric = true\n", 9, "same types on both"),
}


@pytest.mark.parametrize(("text", "line", "message"), BAD.values(), ids=list(BAD))
def test_a_mistake_in_a_frame_file_is_told_with_file_and_line(
    text: str, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        own(tmp_path, text)
    assert str(caught.value).startswith(f"{(tmp_path / '0.toml').as_posix()}, line {line}: ")
    assert message in str(caught.value)


def test_the_mistake_is_told_of_the_file_that_has_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"1\.toml, line 8: .*described a second time"):
        own(tmp_path, GOOD + "[predicate.mentored]\nlabel = 'a'\n", GOOD + "[predicate.mentored]\nlabel = 'b'\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (GOOD.encode() + b"# caf\xe9\n", "line 8: is not text in UTF-8"),
        (GOOD.encode("utf-16"), "line 1: is not text in UTF-8"),
        (b"PK\x03\x04\x00\x00\x08", "line 1: is not TOML"),
        (GOOD.encode() + b"#" * 2**20, "larger than the 1 MiB"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_frame_file_is_told(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        own(tmp_path, data)


@pytest.mark.parametrize("path", ["missing.toml", "."])
def test_what_cannot_be_read_is_told(path: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape((tmp_path / path).as_posix())):
        read_frames([tmp_path / path])


def test_the_line_is_right_where_strings_look_like_frames() -> None:
    text = f'x = """\n[[frame]]\nverbs\n"""\n{GOOD}{GOOD}'
    assert line_of(text, ("frame", 0)) == 5
    assert line_of(text, ("frame", 1, "verbs")) == 14
    assert line_of(text, ("frame", 2)) == 12


def test_the_frames_of_a_word_stay_in_the_order_in_which_they_were_given() -> None:
    first, second = parse_frames(GOOD + GOOD.replace("mentored", "coached"), "a.toml")
    assert index_frames([first, second])["verb", "mentor"] == (first, second)


def test_the_vocabulary_says_of_every_predicate_between_what_it_holds() -> None:
    for relation in ontology().relations.values():
        assert relation.comment
        assert relation.subjects
        assert relation.objects or relation.words
