"""The outlet that a feed's title names, which often names a section beside it."""

from __future__ import annotations

import re

from kg.reading.fields import host_of


def outlet_of_title(title: str | None, address: str | None) -> str | None:
    """The part of a feed's title that its site at `address` is named after, else the whole title; None without one.

    "World | The Daily Example" and "The Daily Example | World" are both of the outlet at dailyexample.com. Where the
    address does not say which part it is, all of them stand, for a wrong one would be the name of no outlet.
    """
    if not title:
        return None
    site = _site(host_of(address or ""))
    named = {part.strip() for part in title.split(" | ") if site and _is_named(part, site)}
    return named.pop() if len(named) == 1 else title


def _site(host: str) -> str:
    """What a host is called: "dailyexample" for www.dailyexample.co.uk; empty where it has no name."""
    names = host.split(".")
    ends = 2 if len(names) > 2 and len(names[-1]) == 2 and len(names[-2]) <= 3 else 1
    return _squeezed(names[-ends - 1]) if len(names) > ends else ""


def _is_named(part: str, site: str) -> bool:
    """Whether a site may be called so: by all words, or without the first one, which may be an article."""
    return site in (_squeezed(part), _squeezed(part.strip().partition(" ")[2]))


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
