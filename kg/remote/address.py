"""What may be the address of a store and the name of a graph, and which host an address is at."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit

import pyoxigraph as ox

from kg.errors import UsageError
from kg.harmless.printable import on_one_line


def address(url: str) -> SplitResult:
    """The parts of a URL of http or https.

    Raises UsageError for anything else, and for one that holds a password, which is not repeated.
    """
    try:
        parts = urlsplit(url)
        port = parts.port  # looked at only here
    except ValueError:
        raise UsageError("the address of the store is no URL; give one as http://localhost:7878/store") from None
    if "@" in parts.netloc:
        raise UsageError(
            "the address of the store holds a user or a password, which others see in the list of processes; leave "
            "them out and set KG_STORE_USER and KG_STORE_PASSWORD, or write them into ~/.netrc"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or re.search(r"[\x00-\x20\x7f]", url):
        raise UsageError(f"{on_one_line(url)!r} is no address of a store; give a URL as http://localhost:7878/store")
    return parts._replace(fragment="")


def check_iri(iri: str | None) -> None:
    """Raises UsageError where the name of a graph is no IRI."""
    try:
        ox.NamedNode(iri or "urn:none")
    except ValueError:
        raise UsageError(
            f"{on_one_line(iri or '')!r} is no IRI; give --default-graph one, as https://example.org/kg"
        ) from None


def origin(parts: SplitResult) -> tuple[str, str, int]:
    """Whom one talks to there: scheme, host and port."""
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def with_parameter(parts: SplitResult, name: str, value: str | None = None) -> str:
    """The URL with one parameter more, as `?default` or `?graph=` and an IRI."""
    added = name if value is None else f"{name}={quote(value, safe='')}"
    return parts._replace(query=f"{parts.query}&{added}" if parts.query else added).geturl()


def is_this_machine(parts: SplitResult) -> bool:
    """Whether nothing that is sent there leaves this machine."""
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"
