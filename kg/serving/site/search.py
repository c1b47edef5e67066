"""The search: as a page, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kg.serving.answer import Answer
from kg.serving.index.folding import folded, forms_of, words_of
from kg.serving.index.reading import Index
from kg.serving.site.paging import paging
from kg.serving.site.rendering import page

KINDS = {
    "entity": "Names",
    "event": "Events",
    "quotation": "Quotations",
    "statement": "Statements",
    "article": "Articles",
}
#: So many results stand on a page, and so many characters of the words of each.
_SIZE, _SNIPPET = 20, 240


def search(
    index: Index,
    given: Mapping[str, str],
    path: str,
    media_type: str,
    near: Callable[[str], list[str]],
    text_of: Callable[[str], str],
) -> Answer:
    """What is found for `q`, of one `kind` or of all, `page` by page; 400 for a kind or a page that cannot be.

    `path` is where it was asked, `near` gives names that come near a name, and `text_of` the text of the article with a
    key.
    """
    paged = paging(given, {"q", "kind"}, _SIZE)
    kind = given.get("kind") or None
    if isinstance(paged, Answer):
        return paged
    if kind is not None and kind not in KINDS:
        return Answer(400, "text/plain; charset=utf-8", f"kind is one of {', '.join(KINDS)}\n".encode())
    question = given.get("q", "").strip()
    found = index.search(question, kind, paged.start, paged.size)
    total = found.counts.get(kind, 0) if kind else sum(found.counts.values())
    if media_type == "application/json":
        answer = {
            "total": total,
            **paged.told(path, given, total),
            "counts": found.counts,
            "every_word": found.every,
            "items": found.rows,
        }
        return Answer(200, "application/json", json.dumps(answer, ensure_ascii=False).encode())
    words = folded(question).split()
    values = {
        "question": question,
        "kind": kind,
        "kinds": KINDS,
        "counts": found.counts,
        "total": total,
        "every": found.every,
        "start": paged.start,
        "page": paged.page,
        "pages": max(1, -(-total // paged.size)),
        "results": [_result(row, words, text_of) for row in found.rows],
        "near": near(question) if question and not found.counts else [],
    }
    return Answer(200, "text/html; charset=utf-8", page("search", values))


def _result(row: Mapping[str, Any], words: list[str], text_of: Callable[[str], str]) -> dict[str, Any]:
    where = ", ".join(str(row[name]) for name in ("outlet", "published") if row.get(name))
    sort = row["entry"]
    result = {"key": row["key"], "sort": sort, "look": sort, "status": row.get("status"), "where": where, "words": []}
    match row["entry"]:
        case "entity":
            result |= {
                "title": row["name"],
                "sort": row["type"],
                "look": row["type"].lower(),
                "where": f"{row['mentions']} mentions",
            }
            others = [each for each in row["aliases"] if each != row["name"]]
            result["words"] = snippet(" · ".join(others), words)
        case "event":
            result |= {"title": row["label"], "look": "happening", "where": ", ".join(row["outlets"])}
            result["words"] = snippet(row["words"], words)
        case "article":
            result |= {"title": row["title"], "look": "document", "words": snippet(text_of(row["key"]), words)}
        case "statement":
            result |= {"title": f"{row['subject']} – {row['label']} – {row['object']}"}
            result["words"] = snippet(row["words"], words)
        case "quotation":
            result |= {"title": row["speaker"] or "somebody", "where": ", ".join(filter(None, [row["kind"], where]))}
            result["words"] = snippet(row["words"], words)
            if row["status"] == "asserted":  # of a quotation it says that it was said, not that what it says is so
                result["status"] = None
    return result


def snippet(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """The part of a text where words of a question first stand, in pieces, of which each is one of them or is not.

    The last word may be only begun.
    """
    flat = " ".join(text.split())
    found = [(start, end) for start, end, _ in words_of(flat) if _is_one(flat[start:end], words)]
    first = found[0][0] if found else 0
    begins = 0 if first < _SNIPPET * 2 // 3 else flat.rfind(" ", 0, first - _SNIPPET // 4) + 1
    ends = len(flat) if len(flat) - begins <= _SNIPPET else max(flat.rfind(" ", 0, begins + _SNIPPET), begins + 1)
    pieces, at = [("… ", False)] if begins else [], begins
    for start, end in found:
        if start >= begins and end <= ends:
            pieces += [(flat[at:start], False), (flat[start:end], True)]
            at = end
    pieces.append((flat[at:ends], False))
    if ends < len(flat):
        pieces.append((" …", False))
    return [piece for piece in pieces if piece[0]]


def _is_one(word: str, words: list[str]) -> bool:
    forms = {folded(word), *forms_of(word)}
    return bool(words) and (bool(forms & set(words)) or any(form.startswith(words[-1]) for form in forms))
