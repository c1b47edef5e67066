import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import EntityType, MentionForm, Span, Status
from tests.training.snippets import MENTIONS, NAMES, POSTS, TREES, WIKINEWS
from training.corpus.articles import (
    Argument,
    CorpusArticle,
    CorpusEntity,
    CorpusEvent,
    CorpusMention,
    read_articles,
    write_articles,
)
from training.encoder.named import (
    KINDS,
    TAGS,
    Annotated,
    Names,
    allowed,
    ewt_names,
    gum_names,
    litbank_names,
    meantime_names,
    wnut_names,
)
from training.encoder.own_corpus import corpus_names


def named(a: Annotated) -> set[tuple[str, str]]:
    assert a.names is not None
    return {(" ".join(a.sentence.words[start:end]), kind) for start, end, kind in a.names.sure}


def left_open(a: Annotated) -> dict[str, frozenset[str]]:
    assert a.names is not None
    return {" ".join(a.sentence.words[start:end]): kinds for start, end, kinds in a.names.open}


def tags(*kinds: str) -> frozenset[str]:
    return frozenset(("O", *(f"{place}-{kind}" for kind in kinds for place in "BIES")))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for name, text in {
        "ud_english_ewt/en_ewt-ud-train.conllu.gz": TREES,
        "uner_ewt/en_ewt-ud-train.older.mapped.iob2.gz": NAMES.replace("B-OTH", "O"),
        "uner_ewt/en_ewt-ud-train.older.asis.iob2.gz": NAMES,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode("utf-8")))
    for name, text in {
        "gum/GUM_news_invented.conllu": MENTIONS,
        "posts.conll": POSTS,
        "wikinews.jsonl": WIKINEWS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_a_word_of_a_name_has_one_tag_and_any_other_word_is_outside() -> None:
    words = ["Jane", "van", "Roe", "left", "Acme"]
    found = allowed(words, Names([(0, 3, "PERSON"), (4, 5, "ORG")]))
    assert [sorted(t) for t in found] == [["B-PERSON"], ["I-PERSON"], ["E-PERSON"], ["O"], ["S-ORG"]]
    assert set().union(*found) <= set(TAGS)


def test_an_open_stretch_may_be_outside_or_a_name_of_its_kinds() -> None:
    found = allowed(["The", "Iliad"], Names([], [(1, 2, frozenset(("WORK",)))]))
    assert found == [tags(), tags("WORK")]


def test_kinds_that_a_corpus_passes_by_are_open_for_capitalised_words_only() -> None:
    assert allowed(["the", "Games"], Names(unsaid=frozenset(("EVENT",)))) == [tags(), tags("EVENT")]


def test_a_name_that_lost_its_last_word_says_nothing() -> None:
    assert allowed(["Acme", "Corp"], Names([(0, 3, "ORG")])) == [tags(), tags()]


def test_the_web_treebank_has_sure_names_and_leaves_other_names_open(corpora: Path) -> None:
    found = list(ewt_names(corpora))
    assert [named(a) for a in found] == [{("Jane Roe", "PERSON")}, {("Acme", "ORG")}, set(), set()]
    assert left_open(found[2]) == {"paid": frozenset(("WORK", "EVENT", "GROUP"))}


def test_a_sentence_with_other_words_than_the_trees_has_no_names(corpora: Path) -> None:
    path = corpora / "uner_ewt/en_ewt-ud-train.older.asis.iob2.gz"
    path.write_bytes(gzip.compress(NAMES.replace("\tgo\t", "\twent\t").encode("utf-8")))
    assert [a.names is None for a in ewt_names(corpora)] == [True, False, False, False]


def test_mentions_of_gum_become_names(corpora: Path) -> None:
    (sentence,) = gum_names(corpora / "gum")
    assert named(sentence) >= {("Jane Roe", "PERSON"), ("Springfield", "PLACE"), ("Acme", "ORG")}


def test_an_adjective_of_a_people_is_a_group_in_gum(corpora: Path) -> None:
    path = corpora / "gum/GUM_news_invented.conllu"
    text = MENTIONS.replace("\tmayor\tmayor\tNOUN\tNN\t", "\tElmish\telmish\tADJ\tJJ\t")
    assert text != MENTIONS
    path.write_text(text, encoding="utf-8", newline="\n")
    (sentence,) = gum_names(corpora / "gum")
    assert ("Elmish", "GROUP") in named(sentence)


def test_posts_know_nothing_of_events(corpora: Path) -> None:
    first, second = wnut_names(corpora / "posts.conll")
    assert named(first) == {("Jane Roe", "PERSON")}
    assert named(second) == {("Acme", "ORG")}
    assert first.names is not None
    assert first.names.unsaid == {"EVENT", "GROUP"}


def test_wikinews_names_are_the_parts_of_mentions_that_are_names(corpora: Path) -> None:
    headline, sentence, product = meantime_names(corpora / "wikinews.jsonl")
    assert named(headline) == {("Jane Roe", "PERSON"), ("Acme", "ORG")}
    assert named(sentence) == {("Gazette", "ORG"), ("Roe", "PERSON")}
    assert set(left_open(sentence)) == {"The", "Elmtown", "paper", "Mr."}
    assert named(product) == set()
    words = allowed(product.sentence.words, product.names or Names())
    # nobody marked Shelbyville, but nobody marked everything
    assert words[5] == tags(*KINDS)
    assert words[3] == tags()


def test_proper_names_of_fiction_lose_their_titles(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "coref").mkdir()
    (tmp_path / "text/a.txt").write_text("Mr. Roe went to Elmtown .\nYes .\n", encoding="utf-8", newline="\n")
    rows = [
        ["MENTION", "T1", "0", "0", "0", "1", "Mr. Roe", "PER", "PROP"],
        ["MENTION", "T2", "0", "4", "0", "4", "Elmtown", "GPE", "PROP"],
        ["MENTION", "T3", "0", "2", "0", "2", "went", "PER", "NOM"],
        ["COREF", "T1", "Roe-0"],
    ]
    text = "".join("\t".join(r) + "\n" for r in rows)
    (tmp_path / "coref/a.tsv").write_text(text, encoding="utf-8", newline="\n")
    (sentence,) = litbank_names(tmp_path)
    assert named(sentence) == {("Roe", "PERSON"), ("Elmtown", "PLACE")}


def write_corpus(path: Path, text: str, **names: EntityType) -> Path:
    """A packed article in which each given word is a name, wherever it first stands."""
    mentions = [
        CorpusMention(Span(text.index(name), text.index(name) + len(name)), MentionForm.NAME, (name,)) for name in names
    ]
    she = text.index("she")
    pronoun = CorpusMention(Span(she, she + 3), MentionForm.PRONOUN, (next(iter(names)),))
    entities = tuple(CorpusEntity(name, kind, name) for name, kind in names.items())
    article = CorpusArticle("a", "", "", "", "", text, entities=entities, mentions=(*mentions, pronoun))
    write_articles(path, [article])
    return path


def test_names_of_the_own_corpus_have_kinds_and_those_of_groups_are_open(tmp_path: Path) -> None:
    text = "Roe told Gazette that she left Acme for Elmtown.\n\nIliad, said Greens of the Games, is Elmish."
    path = write_corpus(
        tmp_path / "train.jsonl", text, Roe=EntityType.PERSON, Gazette=EntityType.OUTLET, Acme=EntityType.ORGANIZATION,
        Elmtown=EntityType.PLACE, Iliad=EntityType.WORK, Greens=EntityType.GROUP, Games=EntityType.EVENT,
    )  # fmt: skip
    first, second = corpus_names(path)
    assert first.sentence.heads is None
    assert named(first) == {("Roe", "PERSON"), ("Gazette", "ORG"), ("Acme", "ORG"), ("Elmtown", "PLACE")}
    assert named(second) == {("Iliad", "WORK"), ("Games", "EVENT")}
    assert left_open(second) == {"Greens": frozenset(("GROUP",))}
    words = dict(zip(second.sentence.words, allowed(second.sentence.words, second.names or Names()), strict=True))
    # nobody marked peoples
    assert words["Elmish"] == tags("GROUP")
    assert words["of"] == tags()


def test_a_name_of_the_own_corpus_inside_a_word_leaves_it_open(tmp_path: Path) -> None:
    path = write_corpus(tmp_path / "train.jsonl", "Then she saw McAcme there.", Acme=EntityType.ORGANIZATION)
    (stretch,) = corpus_names(path)
    assert named(stretch) == set()
    assert left_open(stretch) == {"McAcme": frozenset(KINDS)}


def test_long_paragraphs_of_the_own_corpus_are_cut_behind_a_stop(tmp_path: Path) -> None:
    text = "Roe said she was well. " + "“It went on and on.” " * 8 + "Elmtown."
    path = write_corpus(tmp_path / "train.jsonl", text, Roe=EntityType.PERSON, Elmtown=EntityType.PLACE)
    first, *_, last = corpus_names(path)
    assert len(first.sentence.words) >= 30
    assert first.sentence.words[-2:] == [".", "”"]
    assert last.sentence.words[0] == "“"
    assert [named(first), named(last)] == [{("Roe", "PERSON")}, {("Elmtown", "PLACE")}]


def test_mentions_of_the_own_corpus_stand_as_their_head_words(tmp_path: Path) -> None:
    text = "Jane Roe of the Bank of Elmtown said she left."
    path = write_corpus(
        tmp_path / "train.jsonl", text,
        **{"Jane Roe": EntityType.PERSON, "Bank of Elmtown": EntityType.ORGANIZATION},
    )  # fmt: skip
    (stretch,) = corpus_names(path)
    words = stretch.sentence.words
    assert [(words[m.word], m.chain, m.pronoun) for m in stretch.links or ()] == [
        ("Jane", "a Jane Roe", False), ("Bank", "a Bank of Elmtown", False), ("she", "a Jane Roe", True),
    ]  # fmt: skip


def test_event_words_of_the_own_corpus_have_the_arguments_that_stand_near_them(tmp_path: Path) -> None:
    text = "Jane Roe of Acme sold the old mill in Elmtown, she said."
    path = write_corpus(tmp_path / "train.jsonl", text, **{"Jane Roe": EntityType.PERSON, "Elmtown": EntityType.PLACE})
    (article,) = read_articles(path)
    word, mill = text.index("sold"), text.index("the old mill")
    event = CorpusEvent(
        Span(word, word + 4), "sell.01", Status.ASSERTED,
        arguments=(
            Argument("ARG0", ("Jane Roe",)),
            Argument("ARG1", words=Span(mill, mill + len("the old mill"))),
            Argument("ARGM-LOC", ("Elmtown",)),
        ),
    )  # fmt: skip
    write_articles(path, [replace(article, events=(event,))])
    (stretch,) = corpus_names(path)
    assert stretch.frames is not None
    (frame,) = stretch.frames
    words = stretch.sentence.words
    assert (words[frame.word], frame.roleset, frame.partial) == ("sold", "sell.01", True)
    assert [(role, words[i]) for role, i in frame.arguments] == [
        ("ARG0", "Jane"), ("ARG1", "mill"), ("ARGM-LOC", "Elmtown"),
    ]  # fmt: skip
