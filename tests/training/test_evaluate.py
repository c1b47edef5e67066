import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from kg.language import load_pipeline
from kg.model import EntityType, MentionForm, Span
from tests.training.snippets import write_corpora
from training.corpora import paragraphs, read_conllu
from training.corpus.articles import CorpusArticle, CorpusEntity, CorpusMention, path_of, write_articles
from training.evaluate import main
from training.gold import as_article, documents, named_document, read_corpus_names, read_gold
from training.scores import NameTallies, Tally, names_from_text


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpora(tmp_path_factory.mktemp("corpora"))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline that needs no training: it knows one name and where sentences end."""
    folder = tmp_path_factory.mktemp("pipeline") / "rules"
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Jane Roe"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


NEWS = "Jane Roe met the Jane Roe Fans in Elmtown."


def labelled() -> CorpusArticle:
    kinds = {"Jane Roe": EntityType.PERSON, "Jane Roe Fans": EntityType.GROUP, "Elmtown": EntityType.PLACE}
    places = [Span(NEWS.index(name), NEWS.index(name) + len(name)) for name in kinds]
    return CorpusArticle(
        "a", "", "", "", "", NEWS,
        entities=tuple(CorpusEntity(name, kind, name) for name, kind in kinds.items()),
        mentions=tuple(
            CorpusMention(p, MentionForm.NAME, (name,)) for name, p in zip(kinds, places, strict=True)
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for part in ("dev", "scored"):
        write_articles(path_of(part, folder), [labelled()])
    return folder


def test_names_of_the_own_corpus_are_measured_outside_names_of_groups(rules: str) -> None:
    document = named_document(labelled())
    assert {(NEWS[a:b], kind) for a, b, kind in document.names} == {("Jane Roe", "PERSON"), ("Elmtown", "PLACE")}
    figures = names_from_text(load_pipeline(rules), [document], "x")
    # the rules find Jane Roe in the Fans, too, where nothing is asked
    assert [figures[f"x.names.PERSON.{k}"] for k in "pr"] == [1.0, 1.0]
    assert figures["x.names.ALL.r"] == 0.5


def test_the_digest_of_the_own_corpus_changes_with_a_file(corpus: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(corpus, tmp_path / "copy"))
    assert read_corpus_names(copy)[1] == read_corpus_names(corpus)[1]
    write_articles(path_of("scored", copy), [replace(labelled(), title="x")])
    assert read_corpus_names(copy)[1] != read_corpus_names(corpus)[1]


def test_a_document_is_its_paragraphs_with_blank_lines_between_and_gold_lies_where_it_says(corpora: Path) -> None:
    first, second = (as_article(group, "a") for group in documents(read_gold(corpora).ewt))
    text = first.article.text
    assert text == "Jane Roe didn't go. Acme did.\n\nIt paid."
    assert second.article.text == "Quietly."
    assert {text[a:b] for a, b in first.sentences} == {"Jane Roe didn't go.", "Acme did.", "It paid."}
    assert {(text[a:b], label) for a, b, label in first.names} == {("Jane Roe", "PERSON"), ("Acme", "ORG")}
    assert sorted(text[a:b] for a, b in first.words)[:4] == [".", ".", ".", "Acme"]
    assert {text[a:b] for a, b in first.words} >= {"did", "n't"}


def test_a_sentence_that_nobody_searched_for_names_is_not_among_the_annotated(corpora: Path) -> None:
    runs = list(paragraphs(read_conllu(corpora / "ud_english_ewt/en_ewt-ud-dev.conllu")))
    runs[0][0].entities = []
    first = as_article(next(documents(runs)), "a")
    assert [first.article.text[a:b] for a, b in first.annotated] == ["Jane Roe didn't go."]


def test_the_digest_of_the_gold_changes_with_a_file_and_not_with_the_folder(corpora: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(corpora, tmp_path / "copy"))
    assert read_gold(copy).sha256 == read_gold(corpora).sha256
    path = copy / "wnut17/emerging.dev.conll"
    path.write_text(path.read_text(encoding="utf-8") + "more\tO\n\n", encoding="utf-8", newline="\n")
    assert read_gold(copy).sha256 != read_gold(corpora).sha256


def test_f_is_the_harmonic_mean_and_nothing_found_is_nought() -> None:
    tally = Tally()
    assert (tally.precision, tally.recall, tally.f) == (0.0, 0.0, 0.0)
    tally.add({1, 2, 3, 4}, {1, 9})
    assert (tally.precision, tally.recall) == (0.25, 0.5)
    assert tally.f == pytest.approx(2 * 0.25 * 0.5 / 0.75)


def test_a_name_with_the_wrong_label_is_wrong_for_both_kinds() -> None:
    names = NameTallies()
    names.add({(0, 2, "ORG")}, {(0, 2, "PERSON")})
    figures = names.figures("x")
    assert figures["x.ORG.p"] == figures["x.PERSON.r"] == figures["x.ALL.f"] == 0.0


def test_the_floors_hold_until_a_figure_falls(
    corpora: Path, corpus: Path, rules: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.json"
    run = ["--corpora", str(corpora), "--corpus", str(corpus), "--pipeline", rules, "--floors", str(floors)]

    assert main(run) == 1
    assert "No floors are recorded" in capsys.readouterr().err
    assert main([*run, "--update"]) == 0
    kept = json.loads(floors.read_text(encoding="utf-8"))
    # of the two names in each of two corpora the pipeline knows Jane Roe
    assert kept["floors"]["ewt.names.PERSON.f"] == 1.0
    assert kept["floors"]["ewt.names.ALL.f"] == pytest.approx(2 / 3, abs=1e-4)
    assert kept["floors"]["ewt.sentences"] == 1.0
    assert kept["floors"]["ewt.raw.words"] == 1.0
    own = json.loads((tmp_path / "floors_corpus.json").read_text(encoding="utf-8"))
    assert own["floors"]["corpus_scored.names.ALL.f"] == pytest.approx(2 / 3, abs=1e-4)
    assert main(run) == 0

    kept["floors"]["ewt.names.ALL.f"] = 0.9
    floors.write_text(json.dumps(kept), encoding="utf-8")
    capsys.readouterr()
    assert main(run) == 1
    assert "ewt.names.ALL.f fell from 0.9 to 0.6667" in capsys.readouterr().err
    assert main([*run, "--update"]) == 1
    assert "--allow-regression" in capsys.readouterr().err
    assert json.loads(floors.read_text(encoding="utf-8")) == kept
    assert main([*run, "--update", "--allow-regression", "--reason", "fewer rules"]) == 0
    assert json.loads(floors.read_text(encoding="utf-8"))["lowered"][0]["reason"] == "fewer rules"
    assert main(run) == 0


def test_other_gold_files_are_not_compared(
    corpora: Path, corpus: Path, rules: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ["--corpus", str(corpus), "--pipeline", rules, "--floors", str(tmp_path / "floors.json")]
    assert main([*run, "--corpora", str(corpora), "--update"]) == 0
    other = Path(shutil.copytree(corpora, tmp_path / "other"))
    with (other / "wnut17/emerging.dev.conll").open("a", encoding="utf-8", newline="\n") as file:
        file.write("more\tO\n\n")
    assert main([*run, "--corpora", str(other)]) == 1
    assert "gold files" in capsys.readouterr().err


def test_missing_corpora_and_pipelines_are_said_in_a_line(
    corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--corpora", str(tmp_path)]) == 2
    assert "training/README.md" in capsys.readouterr().err
    assert main(["--corpora", str(corpora), "--pipeline", str(tmp_path / "nowhere")]) == 2
    assert "no spaCy pipeline" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--allow-regression"], ["--reason", "x"], ["--allow-regression", "--reason", "x"]]
)
def test_lowering_floors_takes_all_three_options(options: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(options)
    assert end.value.code == 2


def test_the_floors_were_recorded_with_the_shipped_pipeline() -> None:
    from kg.language import load_pipeline
    from training.evaluate import FLOORS, meta_digest
    from training.floors import Floors

    assert Floors.read(FLOORS).pipeline_sha256 == meta_digest(load_pipeline().nlp), "run: training.evaluate --update"
