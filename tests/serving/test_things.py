"""Things of the graph as pages, as RDF and as JSON: by which address, in which form, and what stands there."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pyoxigraph as ox
import pytest
from lxml import html

from tests.serving.conftest import Server

ROE = "/person/jane-roe"
FORMATS = {
    "text/turtle": ("ttl", ox.RdfFormat.TURTLE),
    "application/ld+json": ("jsonld", ox.RdfFormat.JSON_LD),
    "application/n-triples": ("nt", ox.RdfFormat.N_TRIPLES),
    "application/rdf+xml": ("rdf", ox.RdfFormat.RDF_XML),
}


def page(server: Server, path: str) -> Any:
    """The page at a path, of HTML."""
    answer = server.asked(path, headers={"Accept": "text/html"})
    assert (answer.status, answer.type) == (200, "text/html"), answer
    return html.document_fromstring(answer.body.decode())


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def article_of(server: Server, outlet: str) -> str:
    """The path of the article of an outlet."""
    listed = json.loads(server.asked("/api/articles").body)["items"]
    return next(f"/{each['key']}" for each in listed if each["outlet"] == outlet)


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize("way", ["accept", "ending"])
def test_a_thing_can_be_had_as_rdf(site: Server, media_type: str, way: str) -> None:
    ending, format_ = FORMATS[media_type]
    if way == "accept":
        answer = site.asked(ROE, headers={"Accept": f"text/html;q=0.4, {media_type};q=0.9"})
    else:
        answer = site.asked(f"{ROE}.{ending}", headers={"Accept": "image/png"})
    assert (answer.status, answer.type, answer.headers["vary"]) == (200, media_type, "Accept")
    triples = list(ox.parse(answer.body, format_))
    words = {each.object.value for each in triples if each.predicate.value.endswith("oa#exact")}
    statuses = {each.object.value for each in triples if each.predicate.value.endswith("ns#status")}
    assert "Jane Roe did not sue Acme Corp." in words
    assert {each.rpartition("#")[2] for each in statuses} == {"asserted", "denied", "negated"}


def test_every_form_has_the_same_triples_and_json_ld_is_short(site: Server) -> None:
    for path in (ROE, article_of(site, "The Evening Post")):
        forms = [set(ox.parse(site.asked(f"{path}.{ending}").body, format_)) for ending, format_ in FORMATS.values()]
        assert forms == [forms[0]] * len(forms)
    first = json.loads(site.asked(f"{ROE}.jsonld").body)["@graph"][0]
    assert (first["id"], first["type"], first["name"]) == ("person/jane-roe", "Person", "Jane Roe")


def test_everything_that_the_graph_names_has_a_page_that_leads_to_things_that_are_there(site: Server) -> None:
    told = site.asked("/graphs", {"default": ""}, headers={"Accept": "application/n-triples"}).body.decode()
    keys = sorted(set(re.findall(r"^<https://kg\.example/id/([^>]+)>", told, re.MULTILINE)))
    assert {key.partition("/")[0] for key in keys} >= {"person", "organization", "outlet", "article", "happening"}
    leading = set[str]()
    for key in keys:
        leading |= {each.partition("#")[0] for each in page(site, f"/{key}").xpath("//a/@href") if each[0] == "/"}
    assert {each.split("/")[1] for each in leading} >= {"statement", "quotation", "event-report", "article"}
    assert {site.asked(each).status for each in sorted(leading)} == {200}


def test_json_is_what_kg_show_prints(site: Server) -> None:
    card = json.loads(site.asked(f"{ROE}.json").body)
    assert card["entity"] == {"key": "person/jane-roe", "name": "Jane Roe", "type": "Person"}
    assert [each["status"] for each in card["statements"]] == ["asserted", "negated"]


def test_an_article_is_what_kg_extract_prints(site: Server) -> None:
    record = json.loads(site.asked(f"{article_of(site, 'The Evening Post')}.json").body)
    assert record["text"].startswith("Jane Roe did not sue")
    assert {"entities", "statements", "quotations", "events"} <= record.keys()


def test_what_is_denied_or_negated_stands_apart_from_what_is_asserted(site: Server) -> None:
    shown = page(site, ROE)
    for id_, words in (
        ("statements-asserted", "Jane Roe sued Acme Corp"),
        ("statements-negated", "Jane Roe did not sue Acme Corp."),
        ("happened-denied", "he attacked Jane Roe"),
    ):
        (section,) = shown.xpath(f"//section[@aria-labelledby='{id_}']")
        assert words in [text(each) for each in section.iter("mark")]
        assert id_.rpartition("-")[2] in [text(each) for each in section.find_class("status")]
    (denied,) = shown.xpath("//section[@aria-labelledby='happened-denied']")
    assert "according to John Doe" in text(denied)
    assert 'The Daily "A" & Co' in text(denied)


def test_words_lead_to_their_place_in_the_article(site: Server) -> None:
    leading = page(site, ROE).xpath("//a[mark='he attacked Jane Roe']/@href")[0]
    path, place = leading.split("#")
    shown = page(site, path)
    assert text(shown.get_element_by_id(place)) == "he"
    assert " ".join("".join(each.text_content() for each in shown.find_class("here")).split()) == "he attacked Jane Roe"


def test_an_article_shows_its_whole_text_and_what_was_found_in_it(site: Server) -> None:
    path = article_of(site, 'The Daily "A" & Co')
    shown = page(site, path)
    record = json.loads(site.asked(f"{path}.json").body)
    shown_text = "".join(each.text_content() for each in shown.xpath("//article//p"))
    assert shown_text == record["text"].strip("\n")
    found = [text(each) for each in shown.find_class("findings")[0]]
    assert any("statement Jane Roe sued Acme Corp" in each and "asserted" in each for each in found)
    assert any("quotation Jane O'Brien" in each for each in found)
    assert any("attacked" in each and "denied according to John Doe" in each for each in found)
    names = {text(each): each.get("href") for each in shown.find_class("m")}
    assert names["Jane Roe"] == ROE
    told = {text(each): each.get("title") for each in shown.find_class("q") if each.get("title")}
    assert any("quotation, asserted" in each for each in told.values())


@pytest.mark.parametrize(("kind", "marks"), [("direct", True), ("indirect", False)])
def test_only_own_words_stand_in_quotation_marks(site: Server, kind: str, marks: bool) -> None:
    found = json.loads(site.asked("/api/quotations", {"kind": kind}).body)["items"][0]
    shown = page(site, f"/{found['key']}")
    assert text(shown.find(".//h1")).strip("“”") == found["words"]
    assert ("“" in text(shown.find(".//h1"))) is marks
    assert "asserted" not in text(shown.find(".//main"))  # it was said, which does not make it so


def test_evidence_leads_to_its_place(site: Server) -> None:
    found = json.loads(site.asked("/api/statements", {"status": "negated"}).body)["items"][0]
    evidence = f"/evidence/{found['article']}-{found['start']}-{found['end']}"
    leading = page(site, evidence).xpath("//p[@class='about']/a/@href")
    assert leading == [f"/article/{found['article']}?at={found['start']}-{found['end']}#c{found['start']}"]


def test_what_articles_hold_does_nothing_in_a_page(site: Server) -> None:
    for path in (article_of(site, "The Evening Post"), ROE, "/search?q=alert", '/search?q="><script>alert(1)'):
        answer = site.asked(path.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E"))
        shown = html.document_fromstring(answer.body.decode())
        assert not list(shown.iter("script", "iframe", "img", "object"))
        assert not shown.xpath("//@*[starts-with(name(), 'on')] | //@style")
        assert not [each for each in shown.xpath("//@href | //@action") if each.startswith("javascript:")]
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe-inline" not in policy


@pytest.mark.parametrize("path", [ROE, "/", "/search?q=roe", "/happening", "article", "/statement", "/nothing/here"])
def test_a_page_is_read_by_who_does_not_see_it(site: Server, path: str) -> None:
    if path == "article":
        path = article_of(site, "The Evening Post")
    elif path in ("/happening", "/statement"):
        kind = "events" if path == "/happening" else "statements"
        path = f"/{json.loads(site.asked(f'/api/{kind}').body)['items'][0]['key']}"
    shown = html.document_fromstring(site.asked(path, headers={"Accept": "text/html"}).body.decode())
    assert shown.get("lang") == "en"
    assert [each.tag for each in shown.find("body")] == ["a", "header", "main", "footer"]
    assert len(list(shown.iter("h1"))) == 1
    levels = [int(each.tag[1]) for each in shown.iter("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(shown.xpath("//@aria-labelledby | //label/@for")) <= set(ids)
    assert shown.xpath("//title/text()")


def test_what_is_not_there_is_said_with_what_comes_near(site: Server) -> None:
    answer = site.asked("/person/jane-row", headers={"Accept": "text/html"})
    assert (answer.status, answer.type) == (404, "text/html")
    assert html.document_fromstring(answer.body.decode()).xpath("//main//a/@href")[0] == ROE
    answer = site.asked("/person/jane-row.ttl")
    assert (answer.status, answer.type) == (404, "text/plain")
    assert "near it: Jane Roe" in answer.body.decode()


@pytest.mark.parametrize("path", ["/person/x%00y", "/person/%3Ca%3E", "/../../etc/passwd", "/person/%2e%2e/meta.json"])
def test_what_is_no_name_of_a_thing_is_not_there(site: Server, path: str) -> None:
    assert site.asked(path).status == 404


def test_a_form_that_there_is_not_is_not_acceptable(site: Server) -> None:
    answer = site.asked(ROE, headers={"Accept": "image/png"})
    assert answer.status == 406
    assert "text/html, text/turtle, application/ld+json" in answer.body.decode()


@pytest.mark.parametrize("path", [ROE, "/search?q=roe", "/api/statements"])
def test_who_has_it_already_is_told_so(site: Server, path: str) -> None:
    first = site.asked(path)
    again = site.asked(path, headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert site.asked(path, headers={"If-None-Match": '"x"'}).status == 200
    assert site.asked(f"{ROE}.ttl", headers={"If-None-Match": first.headers["etag"]}).status == 200


def test_head_gives_what_get_does_without_the_content(site: Server) -> None:
    whole, head = site.asked(f"{ROE}.ttl"), site.asked(f"{ROE}.ttl", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pages_are_only_read(site: Server, method: str) -> None:
    assert site.asked(ROE, method=method).status == 405


def test_the_path_of_an_iri_leads_to_its_page(site: Server) -> None:
    for path, led_to in (("/id/person/jane-roe", ROE), ("/id//evil.example/x", "/evil.example/x")):
        answer = site.asked(path)
        assert (answer.status, answer.headers["location"]) == (303, led_to)
