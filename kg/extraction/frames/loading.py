"""Frames from TOML files: which words evoke a predicate and which roles fill it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias

from kg.errors import InputError
from kg.extraction.frames import checking
from kg.extraction.frames.checking import Mistake
from kg.extraction.frames.role_names import is_argument
from kg.extraction.frames.toml_places import Origin, line_of
from kg.model import Relation
from kg.propbank import roleset
from kg.vocabulary.ontology import ontology


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which English expresses a relation.

    `relation` is that of the vocabulary, or of a user's own files. `subject` and `object` list roles in order of
    preference (matching/roles/). `object_type` holds entity types, or one of `text` (the words), `topic` (what a
    noun phrase with more than a noun names), `office`, `year`, `date`. `requires` names words of which one must
    fill a role, `without` roles that must stay empty, `named` which ends must be named things, `extend`
    prepositions whose phrases belong to a text value; `beside_name` asks that the noun stands beside the name that
    it describes, `bare` that no common noun narrows it (a communications director leads nothing), `matches` is a
    regular expression that a text value must hold, `sure` leaves out pronouns that could mean somebody else,
    `with_not` asks for a "not" before the required word, which otherwise must have none; `lapses` leaves out what
    is "former" where the relation has no ended form, `ended` says that what it tells is over ("divorced"); `held`
    takes for a missing object the office that stands beside the subject ("Mayor Roe resigned"); `single` that only
    one fills the object, `voice` that a verb is in the active or the passive; what is `foreseen` may still come
    ("faces ten years"), what is `undated` has not the time of its clause; `implies` names a predicate that holds
    too where the article stands for this one. `rolesets` are PropBank's: the frame is tried at each word that has one,
    verb, noun or adjective, and may name roles as PropBank does ("ARG0"). `examples` are sentences in which the frame
    finds something, `counterexamples` some that do not tell the relation at all. `origin` is where the frame is
    written.
    """

    relation: Relation
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_type: frozenset[str]
    object_type: frozenset[str]
    rolesets: frozenset[str] = frozenset()
    requires: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    extend: frozenset[str] = frozenset()
    beside_name: bool = False
    bare: bool = False
    matches: str = ""
    sure: bool = False
    with_not: bool = False
    lapses: bool = False
    ended: bool = False
    held: bool = False
    each_other: bool = True
    voice: str = ""
    single: bool = False
    foreseen: bool = False
    undated: bool = False
    implies: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)

    @property
    def predicate(self) -> str:
        """The name of the relation."""
        return self.relation.name


#: What reads the value of each key of a frame; a key that is new needs a line here and a field above. The field of
#: `not`, which is a word of Python, is `counterexamples`.
FRAME_KEYS = {
    "predicate": checking.predicate,
    "verbs": checking.words,
    "nouns": checking.words,
    "adjectives": checking.words,
    "rolesets": checking.rolesets,
    "subject": checking.roles,
    "object": checking.roles,
    "subject_type": checking.subject_types,
    "object_type": checking.object_types,
    "requires": checking.required,
    "without": checking.empty_roles,
    "named": checking.ends,
    "extend": checking.words,
    "matches": checking.pattern,
    "beside_name": checking.switch,
    "bare": checking.switch,
    "sure": checking.switch,
    "with_not": checking.switch,
    "lapses": checking.switch,
    "ended": checking.switch,
    "held": checking.switch,
    "each_other": checking.switch,
    "voice": checking.voice,
    "single": checking.switch,
    "foreseen": checking.switch,
    "undated": checking.switch,
    "implies": checking.predicate,
    "examples": checking.sentences,
    "not": checking.sentences,
}
_NEEDED = ("predicate", "subject", "object", "object_type")
_EVOKING = ("verbs", "nouns", "adjectives", "rolesets")
#: Keys that hold roles; the keys of a table of roles are roles too.
_OF_ROLES = ("subject", "object", "requires", "without")

#: Where the frames that come with kg stand.
FOLDER = "kg/extraction/frames/predicates"

FrameIndex: TypeAlias = Mapping[tuple[str, str], tuple[Frame, ...]]
"""Frames by ("verb" | "noun" | "adjective", lemma) and by ("roleset", id)."""


@cache
def load_frames() -> tuple[Frame, ...]:
    """All frames of kg/extraction/frames/predicates/*.toml, by file name and then in their order."""
    found = ((file.read_text(encoding="utf-8"), f"{FOLDER}/{file.name}") for file in frame_files())
    return tuple(frame for text, name in found for frame in parse_frames(text, name))


def frame_files() -> list[Traversable]:
    """The frame files that come with kg, one for each predicate and called by it, in the order of their names."""
    folder = files("kg.extraction.frames").joinpath("predicates")
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


@cache
def shipped_index() -> FrameIndex:
    """The frames that come with kg, by their words."""
    return index_frames(load_frames())


def index_frames(frames: Iterable[Frame]) -> FrameIndex:
    """The frames by the words that evoke them, those of one word in the order in which they were given."""
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames:
        for kind, words in (
            ("verb", frame.verbs),
            ("noun", frame.nouns),
            ("adjective", frame.adjectives),
            ("roleset", frame.rolesets),
        ):
            for word in words:
                index[kind, word].append(frame)
    return {key: tuple(found) for key, found in index.items()}


def parse_frames(text: str, name: str) -> list[Frame]:
    """Frames of one file's text; its `[defaults]` hold for each of them.

    Raises InputError, naming file and line, for what is not TOML and for a missing, unknown or wrong key.
    """
    table = parse_table(text, name)
    try:
        return list(frames_of(table, text, name))
    except Mistake as mistake:
        raise misplaced(mistake, text, name) from None


def parse_table(text: str, name: str) -> dict[str, Any]:
    """What the text of a file holds. Raises InputError, naming file and line, for what is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(f"{name}: has lists or tables nested too deeply; take some out") from None
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        number, _, column = place.rstrip(")").removeprefix("line ").partition(", ")
        if not number.isdigit():  # at the end of the document
            number, column = str(text.rstrip().count("\n") + 1), "the end"
        raise InputError(f"{name}, line {number}: is not TOML: {message} (at {column}); correct it") from None


def misplaced(mistake: Mistake, text: str, name: str) -> InputError:
    """The failure for a mistake in a file's text, with file and line."""
    return InputError(f"{name}, line {line_of(text, mistake.place)}: {mistake}")


def frames_of(table: Mapping[str, Any], text: str, name: str) -> Iterator[Frame]:
    """The frames of a table as TOML gives it, with no more than the name of a relation that the vocabulary lacks.

    `text` is that of the file called `name`. Raises Mistake.
    """
    entries, defaults = table.get("frame", []), table.get("defaults", {})
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Mistake("each frame begins with [[frame]], in two pairs of brackets", "frame")
    if not isinstance(defaults, dict):
        raise Mistake("the defaults of the file begin with [defaults]", "defaults")
    for number, entry in enumerate(entries):
        values = checking.read_keys({**defaults, **entry}, FRAME_KEYS, partial(place_of, table, number))
        missing = [key for key in _NEEDED if key not in values]
        if missing:
            raise Mistake(f"frame {number + 1} has no {missing[0]}; add it", "frame", number)
        words = {key: values.get(key, frozenset()) for key in _EVOKING}
        if not any(words.values()):
            raise Mistake(f"frame {number + 1} has no word; add verbs, nouns, adjectives or rolesets", "frame", number)
        if values.get("matches") and not values["object_type"] & {"text", "topic", "offence", "office", "post"}:
            raise Mistake(
                "matches: is for words, which the object is not; take it out or let object_type be 'text'",
                *place_of(table, number, "matches"),
            )
        _check_arguments(values, table, number)
        _check_examples(values, table, number)
        values["counterexamples"] = values.pop("not", ())
        predicate = values.pop("predicate")
        relation = ontology().relations.get(predicate) or Relation(predicate, "")
        if values.get("implies") and values["implies"] not in ontology().relations:
            raise Mistake(
                f"implies: the vocabulary has no {values['implies']!r}; name a predicate of docs/graph.md",
                *place_of(table, number, "implies"),
            )
        origin = Origin(name, text, ("frame", number))
        yield Frame(relation, **{"subject_type": frozenset(), **values, **words}, origin=origin)


def _check_arguments(values: Mapping[str, Any], table: Mapping[str, Any], number: int) -> None:
    """Raises Mistake for an argument of PropBank's that none of the frame's rolesets has."""
    meant = filter(None, map(roleset, values.get("rolesets", ())))
    numbers = {n for each in meant for n in each.roles}
    for key in _OF_ROLES:
        for role in sorted(values.get(key, ())):
            name = role.partition(".")[0]
            if not is_argument(name) or (numbers and (name.startswith("ARGM") or name.removeprefix("ARG") in numbers)):
                continue
            advice = (
                "no roleset of the frame has it" if numbers else "it goes with rolesets, of which the frame has none"
            )
            raise Mistake(f"{key}: {name}: {advice}", *place_of(table, number, key))


def _check_examples(values: Mapping[str, Any], table: Mapping[str, Any], number: int) -> None:
    """Raises Mistake for examples that a frame cannot have."""
    for key in ("examples", "not"):
        if key in table.get("defaults", {}):
            raise Mistake(f"{key} belongs to one frame; move it below a [[frame]]", "defaults", key)
    both = next((sentence for sentence in values.get("not", ()) if sentence in values.get("examples", ())), None)
    if both is not None:
        raise Mistake(f"not: {both!r} is one of the examples too; keep one of the two", "frame", number, "not")


def place_of(table: Mapping[str, Any], number: int, key: str) -> tuple[str | int, ...]:
    """Where a key of the frame with this number, counted from 0, stands: in it, in the defaults, or nowhere."""
    if key in table["frame"][number]:
        return "frame", number, key
    return ("defaults", key) if key in table.get("defaults", {}) else ("frame", number)
