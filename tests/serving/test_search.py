"""The search, the lists for programs, and the page at the top."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import kg
from kg.serving.index.folding import folded, searchable
from kg.serving.site.search import snippet
from tests.serving.conftest import ARTICLES, Server, build, serving


def found(server: Server, question: str, **given: str) -> dict[str, Any]:
    answer = server.asked("/api/search", {"q": question, **given})
    assert (answer.status, answer.type) == (200, "application/json"), answer
    return dict(json.loads(answer.body))


def listed(server: Server, name: str, **given: str) -> dict[str, Any]:
    answer = server.asked(f"/api/{name}", given)
    assert (answer.status, answer.type) == (200, "application/json"), answer
    return dict(json.loads(answer.body))


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("jane roe", "person/jane-roe"),
        ("ROE JANE", "person/jane-roe"),
        ("Jane O'Brien", "person/jane-obrien"),
        ("jane o’brien", "person/jane-obrien"),
        ("obrien", "person/jane-obrien"),
        ("jose muller", "person/jose-muller"),
        ("José Mül", "person/jose-muller"),
    ],
)
def test_who_is_called_so_is_found_first(site: Server, question: str, key: str) -> None:
    assert found(site, question)["items"][0]["key"] == key


def test_words_of_quotations_statements_and_articles_are_found(site: Server) -> None:
    answer = found(site, "never met")
    assert {each["entry"] for each in answer["items"]} >= {"quotation", "statement", "article"}
    assert found(site, "never met", kind="quotation")["items"][0]["words"] == "I never met John Doe,"
    assert found(site, "attacked")["counts"]["event"] == 1


def test_the_next_page_of_a_search_is_where_the_first_one_was(site: Server) -> None:
    first = found(site, "roe", size="1")
    after = json.loads(site.asked(first["next"]).body)
    assert (after["page"], first["next"].startswith("/api/search?")) == (2, True)


def test_who_only_allegedly_took_part_is_not_in_an_event_that_is_sure(tmp_path: Path) -> None:
    texts = (
        "Anna Low was killed in Springfield on 3 March 2025.",
        "Police alleged that Max Moe killed Anna Low in Springfield on 3 March 2025.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    kg.build(tmp_path, tmp_path / "graph", story="one")
    with serving(tmp_path / "graph") as server:
        sure = listed(server, "events", entity="person/max-moe", status="asserted")
        alleged = listed(server, "events", entity="person/max-moe", status="alleged")
    assert (sure["total"], alleged["total"]) == (0, 1)
    taking_part = {each["name"]: each["status"] for each in alleged["items"][0]["participants"]}
    assert (taking_part["Anna Low"], taking_part["Max Moe"]) == ("asserted", "alleged")


def test_where_nothing_has_every_word_what_has_some_is_found(site: Server) -> None:
    answer = found(site, "Roe zebra")
    assert answer["every_word"] is False
    assert answer["items"][0]["key"] == "person/jane-roe"
    assert found(site, "zebra") | {"every_word": True} == {
        "total": 0, "page": 1, "size": 20, "next": None, "counts": {}, "every_word": True, "items": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "question", ['"', "*", "NEAR(a b)", "a OR", "name:roe", "'; DROP TABLE entries", "(", "^roe -", ""]
)
def test_signs_of_a_search_language_are_only_signs(site: Server, question: str) -> None:
    assert found(site, question)["total"] >= 0


def test_results_come_page_by_page_each_once(site: Server) -> None:
    whole = found(site, "roe", size="500")
    keys, target = list[str](), "/search?q=roe&size=3&page=1"
    while target:
        answer = json.loads(site.asked(target, headers={"Accept": "application/json"}).body)
        keys += [each["key"] for each in answer["items"]]
        target = answer["next"]
    assert keys == [each["key"] for each in whole["items"]]
    assert len(set(keys)) == whole["total"] > 3


def test_the_page_of_a_search_marks_what_it_found(site: Server) -> None:
    shown = html.document_fromstring(site.asked("/search", {"q": "MULLER marr"}).body.decode())
    assert {each.text for each in shown.iter("mark")} >= {"Müller", "married"}
    assert shown.get_element_by_id("q").value == "MULLER marr"
    assert "attributed" in [each.text for each in shown.find_class("status")]


def test_an_article_is_found_with_the_words_around(site: Server) -> None:
    shown = html.document_fromstring(site.asked("/search", {"q": "police", "kind": "article"}).body.decode())
    (snippet_,) = shown.find_class("snippet")
    assert "Police arrested <script>alert(1)</script> Jane Roe" in snippet_.text_content()


def test_a_search_for_what_is_not_there_says_what_comes_near(site: Server) -> None:
    shown = html.document_fromstring(site.asked("/search", {"q": "Jane Rowe"}).body.decode())
    assert shown.xpath("//ol[@class='results']//a/@href")[0] == "/person/jane-roe"
    shown = html.document_fromstring(site.asked("/search", {"q": "JaneRoe"}).body.decode())
    assert "Jane Roe" in shown.xpath("//main//p[@role='status']//a/bdi/text()")


@pytest.mark.parametrize(
    ("name", "given", "total"),
    [
        ("statements", {}, 4),
        ("statements", {"status": "denied"}, 1),
        ("statements", {"subject": "person/jane-roe"}, 2),
        ("statements", {"subject": "Jane Roe", "status": "negated"}, 1),
        ("statements", {"outlet": 'The Daily "A" & Co', "predicate": "sued"}, 1),
        ("statements", {"status": "alleged"}, 0),
        ("quotations", {"speaker": "person/jane-obrien", "kind": "direct"}, 1),
        ("entities", {"type": "Person", "named": "true"}, 4),
        ("events", {"entity": "person/jane-roe", "status": "denied"}, 1),
        ("articles", {"outlet": "outlet/the-evening-post"}, 1),
        ("outlets", {}, 2),
        ("stories", {}, 1),
    ],
)
def test_lists_are_narrowed_by_what_they_have(site: Server, name: str, given: dict[str, str], total: int) -> None:
    answer = listed(site, name, **given)
    assert (answer["total"], len(answer["items"])) == (total, total)


def test_a_list_goes_on_where_it_left_off(site: Server) -> None:
    whole = listed(site, "statements")["items"]
    first = listed(site, "statements", size="3")
    rest = json.loads(site.asked(first["next"]).body)
    assert [*first["items"], *rest["items"]] == whole
    assert rest["next"] is None
    assert [each["published"] for each in whole] == sorted(each["published"] for each in whole)


@pytest.mark.parametrize(
    ("target", "status", "said"),
    [
        ("/api/statements?colour=red", 400, "there is no parameter colour; there are article, object"),
        ("/api/statements?page=0", 400, "page is a number from 1 on"),
        ("/api/statements?size=501", 400, "size one to 500"),
        ("/api/statements?page=999999999", 400, "no list goes behind"),
        ("/api/search?q=a&kind=colour", 400, "kind is one of"),
        ("/api/statements?status=colour", 400, "status is one of asserted, attributed"),
        ("/api/entities?named=maybe", 400, "named is one of true, false"),
        ("/api/statements?status=denied&status=alleged", 400, "status is given twice"),
        ("/api/colours", 404, "there are entities, statements"),
        ("/api/", 404, "there are entities"),
    ],
)
def test_what_a_list_cannot_be_asked_is_said_in_a_line(site: Server, target: str, status: int, said: str) -> None:
    answer = site.asked(target)
    assert (answer.status, answer.type) == (status, "text/plain")
    assert said in answer.body.decode()


def test_the_lists_are_described(site: Server) -> None:
    told = json.loads(site.asked("/api/openapi.json").body)
    assert told["openapi"] == "3.1.0"
    for path, given in told["paths"].items():
        parameters = {
            each["name"]: each["schema"].get("enum", ["1"])[0]
            for each in given["get"]["parameters"]
            if each["in"] == "query"
        }
        if "{" not in path:
            wanted = parameters | ({"kind": "entity"} if path == "/api/search" else {})
            assert site.asked(path, wanted).status == 200, path


def test_the_front_leads_to_what_there_is(site: Server) -> None:
    shown = html.document_fromstring(site.asked("/").body.decode())
    leading = shown.xpath("//main//a/@href")
    assert {"/person/jane-roe", "/outlet/the-evening-post", "/sparql", "/api/openapi.json"} <= set(leading)
    assert {site.asked(each, headers={"Accept": "*/*"}).status for each in leading} == {200}
    assert shown.xpath("//form[@role='search']/@action") == ["/search"]


def test_a_new_build_is_searched(tmp_path: Path) -> None:
    graph = build(tmp_path / "graph", {"roe.txt": ARTICLES["roe.txt"]})
    with serving(graph) as running:
        assert found(running, "resigned")["total"] == 0
        before = running.asked("/person/john-doe").headers["etag"]
        build(graph, ARTICLES)
        answers = (found(running, "resigned")["total"] for _ in range(1000))
        assert next(filter(None, answers), 0) > 0
        assert running.asked("/person/john-doe", headers={"If-None-Match": before}).status == 200


def test_the_file_of_the_index_goes_with_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = build(tmp_path / "graph", {"roe.txt": ARTICLES["roe.txt"]})
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with serving(graph) as running:
        assert found(running, "roe")["total"] > 0
        assert len(list(temporary.glob("kg-serve-*/index.sqlite"))) == 1
        running.process.terminate()
        running.process.wait(10)
    assert not list(temporary.glob("kg-serve-*"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O’Brien, O'BRIEN", "obrien obrien"),
        ("Łódź naïve Straße – 3.5", "lodz naive strasse 3 5"),
        ("e\u0301te\u0301 ﬁne", "ete fine"),
        ("_ … ’", ""),
    ],
)
def test_words_are_compared_without_marks(text: str, words: str) -> None:
    assert folded(text) == words


def test_a_word_with_an_apostrophe_is_found_by_its_parts() -> None:
    assert searchable("Roe’s") == "roe s roes"


def test_a_snippet_begins_before_what_was_found() -> None:
    pieces = snippet(f"{'word ' * 200}José Müller left. {'word ' * 200}", ["muller", "le"])
    assert [text for text, is_found in pieces if is_found] == ["Müller", "left"]
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)
    assert sum(len(text) for text, _ in pieces) < 260
    assert snippet("Roe left.", []) == [("Roe left.", False)]
