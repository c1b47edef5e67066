"""Texts of one kind that are as long as one wants: what an article, or what somebody calls one, may be full of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice

_SYLLABLES = ("ba", "den", "fi", "gor", "ha", "jun", "ka", "lor", "mi", "nes", "pa", "rin", "sto", "ta", "vel", "wim")
_SENTENCE = "The council approved the budget for the new bridge on Monday after a long debate. "


def name(number: int) -> str:
    """A made-up first and last name, another one for each number."""
    first, last = _word(number % 97), _word(number)
    return f"{first.capitalize()} {last.capitalize()}"


def _word(number: int) -> str:
    word = _SYLLABLES[number % 16]
    while number := number // 16:
        word += _SYLLABLES[number % 16]
    return word + "ton"


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(line: Callable[[int], str]) -> Callable[[int], str]:
    def text(size: int) -> str:
        parts, length = list[str](), 0
        for part in map(line, count(1)):
            parts.append(part)
            length += len(part)
            if length >= size:
                return "".join(parts)
        raise RuntimeError("count ends nowhere")

    return text


def _clauses() -> Iterator[str]:
    return (f"{name(number)} bought a house and " for number in count(1))


#: A short article with something of most kinds.
FIRST = "\n\n".join(
    f"{name(n)}, mayor of Springfield, said on Monday that “We counted {n} votes,” and she thanked Acme Corp. for $5 "
    "million. The actor was charged with fraud."
    for n in range(1, 9)
)
#: What a text is full of, and the text of so many characters.
THINGS: dict[str, Callable[[int], str]] = {
    # characters
    "underscores": _repeated("_"),
    "slashes": _repeated("/"),
    "asterisks": _repeated("*"),
    "hyphens": _repeated("-"),
    "full stops": _repeated("."),
    "commas": _repeated(","),
    "digits": _repeated("7"),
    "apostrophes in twos": _repeated("''"),
    "opening marks": _repeated("“"),
    "straight marks": _repeated('"'),
    "brackets": _repeated("("),
    "flags": _repeated("\U0001f1eb\U0001f1f7"),
    "combining accents": _repeated("e\u0301\u0302"),
    "line ends": _repeated("\n"),
    "escapes of HTML": _repeated("&amp;"),
    # words
    "one word": _repeated("kettlebridge"),
    "one line": lambda size: _repeated("the long road to the old town near the river and ")(size),
    "one sentence": lambda size: "".join(islice(_clauses(), size // 28)) + "left.",
    "addresses": _numbered(lambda n: f"https://news.example/{n}/story "),
    "names with commas": _numbered(lambda n: f"{name(n)}, "),
    "numbers": _numbered(lambda n: f"{n * 7919} "),
    "sums": _numbered(lambda n: f"${n * 1000:,}, "),
    "dates": _numbered(lambda n: f"March {n % 28 + 1}, {1990 + n % 30}; "),
    # sentences
    "plain sentences": _repeated(_SENTENCE),
    "a name a sentence": _numbered(lambda n: f"{name(n)} left Acme Corp. on Monday. "),
    "the same name": _repeated("Jane Roe left Acme Corp. on Monday. "),
    "pronouns": _repeated("Jane Roe met John Doe. She thanked him and he praised her. "),
    "last names": _numbered(lambda n: f"{name(n % 50).split()[1]} met the mayor. "),
    "cues": _repeated("she said that he said that "),
    "quotations": _numbered(lambda n: f"“We counted {n} votes,” said {name(n % 20)}. "),
    "words in marks": _repeated("the “long” and “old” road, "),
    "open quotations": _numbered(lambda n: f"“We will not go, he said.\n\n{name(n % 20)} nodded.\n\n"),
    "quotations in quotations": _repeated("“She told me, ‘He said, “Go,” and left,’” said Jane Roe. "),
    "questions and answers": _numbered(lambda n: f"Q: What did {name(n % 9)} say?\n\nA: Nothing at all.\n\n"),
    "speakers with colons": _numbered(lambda n: f"{name(n % 9).upper()}: We are going home.\n\n"),
    # what pages are made of
    "one heading": lambda size: "# " + _repeated("the long road to the old town ")(size),
    "headings": _numbered(lambda n: f"## Part {n}\n\n{_SENTENCE}\n\n"),
    "list items": _numbered(lambda n: f"- {name(n)}, mayor of Springfield\n"),
    "rows of a table": _numbered(lambda n: f"| {name(n)} | {n} | Springfield |\n"),
    "quoted lines": _repeated(f"> {_SENTENCE}\n"),
    "links": _numbered(lambda n: f"[{name(n)}](https://news.example/{n}) left. "),
    "emphasis": _repeated("*She* left **Acme** and _he_ did. "),
    "short paragraphs": _numbered(lambda n: f"{name(n % 30)} left.\n\n"),
    "credits": _numbered(lambda n: f"Photo: {name(n)}/AP\n\n"),
    "titles": _numbered(lambda n: f"Senator {name(n)}, the former mayor of Springfield, resigned. "),
    "stacked titles": lambda size: _repeated("former deputy mayor and senator ")(size) + "Jane Roe left.",
    "names for names": _numbered(lambda n: f"{name(n)}, an actor, arrived. The actor waved. "),
    "one description": lambda size: "Jane Roe is an actor. " + _repeated("The actor waved at the crowd. ")(size),
    "descriptions": _repeated("The actor thanked the teacher, and the banker met the nurse. "),
    "pronouns for names": _numbered(lambda n: f"{name(n)} left. She said that they thanked her. "),
    "pairs of names": _numbered(lambda n: f"{name(n)} sued {name(n * 7)}. "),
    "charges against one": _numbered(lambda n: f"Jane Roe was charged with {_word(n)} fraud. "),
    "events on days": _numbered(lambda n: f"On March {n % 28 + 1}, {1950 + n % 70}, a fire killed {n} people. "),
    "documents": _numbered(lambda n: f"{name(n)} wrote a letter to {name(n * 3)}. The letter praised Acme. "),
    "families": _numbered(lambda n: f"The {_word(n).capitalize()}s met the Roes. "),
    "pronouns in one sentence": _repeated("and she thanked him, and they praised it, "),
    "pronouns in quotations": _repeated("“She thanked him, and they praised her,” she said. "),
    "paragraphs": _numbered(lambda n: f"{_SENTENCE}{name(n % 200)} paid ${n} for it.\n\n"),
    "numbered headings": _numbered(lambda n: f"## Part {n} of {name(n)}\n\n{name(n)} left in {1900 + n % 100}.\n\n"),
    "initials": _repeated("J. R. "),
    "handles": _numbered(lambda n: f"@{_word(n)} #{_word(n)} "),
    "a chain of hyphens": _repeated("old-"),
    "capitals": _numbered(lambda n: f"{name(n).upper()} LEFT ACME ON MONDAY. "),
    "lists in lists": _numbered(lambda n: f"{'  ' * (n % 30)}- {name(n)} left\n"),
    "quoted lines in quoted lines": _numbered(lambda n: f"{'>' * (n % 30)} {name(n)} left.\n"),
    "deep marks of quotation": _numbered(lambda n: f"{'>' * (n % 200)} {name(n)} left.\n"),
    "indented": _numbered(lambda n: f"{' ' * (n % 200)}{name(n)} left.\n"),
    "charges": _repeated("Jane Roe was charged with fraud, theft, and murder in Springfield. "),
}
#: The same as pages of HTML.
PAGES: dict[str, Callable[[int], str]] = {
    "paragraphs of HTML": lambda size: _page(_repeated(f"<p>{_SENTENCE}</p>\n")(size)),
    "elements in elements": lambda size: _page("<div>" * (size // 11) + _SENTENCE + "</div>" * (size // 11)),
    "one paragraph of HTML": lambda size: _page(f"<p>{_repeated(_SENTENCE)(size)}</p>"),
    "list items of HTML": lambda size: _page(f"<ul>{_numbered(lambda n: f'<li>{name(n)}</li>')(size)}</ul>"),
    "cells of HTML": lambda size: _page(f"<table>{_repeated('<tr><td>one</td><td>two</td></tr>')(size)}</table>"),
    "paragraphs of HTML with names": lambda size: _page(
        _numbered(lambda n: f"<p>{name(n)} left <b>Acme</b> in {1900 + n % 100}.</p>")(size)
    ),
    "tables in tables": lambda size: _page("<table><tr><td>" * (size // 15) + _SENTENCE),
    "names in tables": lambda size: _page(
        f"<table>{_numbered(lambda n: f'<tr><th>{name(n)}</th><td>{n}</td></tr>')(size)}</table>"
    ),
    "lists in lists of HTML": lambda size: _page("<ul><li>" * (size // 8) + _SENTENCE),
}


def _page(body: str) -> str:
    return f"<html><head><title>News</title></head><body><article>{body}</article></body></html>"
