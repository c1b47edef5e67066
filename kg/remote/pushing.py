"""Puts a built graph into a store (SPARQL 1.1 Graph Store HTTP Protocol), and counts afterwards what is there.

Nothing that kg did not put there is replaced or deleted without being told to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from kg.errors import KgError, StoreError, UsageError
from kg.graph.store.digests import built_file
from kg.graph.store.layout import TRIG
from kg.graph.store.opening import BuiltGraph, open_build
from kg.harmless.printable import on_one_line
from kg.remote.address import address, check_iri, origin, with_parameter
from kg.remote.asking import Endpoint, refusal
from kg.remote.counting import Counting
from kg.remote.credentials import credentials_for, of_netrc
from kg.remote.parts import Part, as_quads, as_turtle, digest_of, parts_of
from kg.remote.remembered import Remembered
from kg.remote.server import Server, TooLateError
from kg.remote.stores import asked_at, kind_of

#: Above so many quads HTTP is slow, and a store's own loader is told of.
_MANY = 1_000_000
#: A graph that is not there, asked for to see whether the store believes who asks; so much of an answer is read.
_NOBODY, _LOOK = "urn:kg:nobody", 1 << 20


@dataclass(frozen=True, slots=True)
class Push:
    """How a graph goes into a store.

    `default_graph` is the IRI under which a store without a default graph of its own keeps kg's, `endpoint` where the
    store is asked, if its address does not tell. `replace` allows to replace what is in the default graph and was not
    put there by kg; `prune` deletes graphs of articles that kg put there and the build has no more; `dry_run` only
    looks. `seconds` is the limit of each request. `tell` and `detail` hear what a person should or may want to know.
    """

    default_graph: str | None = None
    endpoint: str | None = None
    replace: bool = False
    prune: bool = False
    dry_run: bool = False
    seconds: float | None = None
    tell: Callable[[str], None] = field(default=lambda _: None)
    detail: Callable[[str], None] = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did, or would do: how many graphs and triples there are, were sent, and had been there whole."""

    graphs: int
    triples: int
    sent: int
    whole: int
    pruned: int
    left: tuple[str, ...]
    at_once: bool


def push(graph_folder: Path, url: str, how: Push) -> Pushed:
    """Puts the graph of a folder into the store at an address.

    A graph that was put there before and is still there with as many triples is left as it is. Raises UsageError for
    an address or options that cannot be, and StoreError where the graph is damaged, the store cannot be reached or
    refuses, or holds another number of triples afterwards; it says what is in the store then.
    """
    parts = address(url)
    check_iri(how.default_graph)
    asked = address(how.endpoint) if how.endpoint else address(asked_at(parts))
    credentials = credentials_for(parts.hostname or "")
    same = origin(asked) == origin(parts)
    build = open_build(graph_folder)
    with build.reading():
        return _Pushing(
            build,
            Server(parts, credentials, how.tell),
            Endpoint(
                asked.geturl(),
                seconds=how.seconds,
                # what the environment says is for the store's address alone
                credentials=credentials if same else of_netrc(asked.hostname or ""),
                tell=how.tell,
                own_queries=True,
            ),
            Remembered(graph_folder, parts.geturl(), how.default_graph),
            parts.geturl(),
            how,
        ).run()


class _Pushing:
    def __init__(
        self, build: BuiltGraph, server: Server, endpoint: Endpoint, remembered: Remembered, url: str, how: Push
    ) -> None:
        self._build, self._server, self._endpoint = build, server, endpoint
        self._remembered, self._url, self._how = remembered, url, how
        self._parts = parts_of(build.store)
        # what stands for each graph of this build where all went in at once, and none was digested by itself
        self._mark = f"{TRIG} {build.meta.digests[TRIG]}" if TRIG in build.meta.digests else ""
        self._counting = Counting(endpoint, how.default_graph)
        self._known = False

    def run(self) -> Pushed:
        """Does it."""
        how, tell = self._how, self._how.tell
        kind = kind_of(self._endpoint.software())
        total = sum(part.triples for part in self._parts)
        self._check(total)
        self._check_writable()
        if not kind.has_default_graph and how.default_graph is None:
            raise UsageError(
                "this store has no default graph of its own; say under which name it shall keep kg's, as "
                f"--default-graph {self._build.meta.base_iri}graph"
            )
        if total > _MANY:
            tell(f"{total:,} triples take long over HTTP; a store's own loader is many times as fast: {kind.bulk}")
        before = self._counting.of(part.iri for part in self._parts)
        whole = [part for part in self._parts if self._is_whole(part, before)]
        to_send = [part for part in self._parts if part not in whole]
        gone = self._counting.named(sorted(self._remembered.named - {part.iri for part in self._parts}))
        left = [iri for iri, count in gone.items() if count]
        self._check_default(before, to_send)
        at_once = (
            kind.takes_datasets and how.default_graph is None and not whole and self._holds_no_other(left, how.prune)
        )
        plan = Pushed(
            len(self._parts),
            total,
            len(to_send),
            len(whole),
            len(left) if how.prune else 0,
            () if how.prune else tuple(left),
            at_once,
        )
        if how.dry_run:
            return plan
        if at_once:
            self._send_all(left)
        else:
            self._send(to_send)
            if how.prune:
                self._delete(left)
        self._check_counts()
        return plan

    def _check(self, total: int) -> None:
        """Whether what is read from the store on the disk is what was built."""
        built = self._build.meta.counts.get("quads", total)
        if total != built:
            raise StoreError(f"the graph is damaged: it holds {total:,} quads of {built:,}; run kg build again")

    def _check_writable(self) -> None:
        answer = self._server.ask("OPTIONS", self._graph_url(_NOBODY), seconds=self._how.seconds, most=_LOOK)
        allowed = {each.strip().upper() for each in answer.headers.get("allow", "PUT").split(",")}
        if answer.status == 405 and "PUT" not in allowed:
            raise StoreError(
                f"{on_one_line(self._url)} is for reading only, as what kg serve serves; push to another store"
            )

    def _check_default(self, before: dict[str | None, int], to_send: Iterable[Part]) -> None:
        there = before[None]
        own = self._remembered.is_own(None, there)
        if not there or own or self._how.replace or all(part.iri for part in to_send):
            return
        name = f"the graph {self._how.default_graph}" if self._how.default_graph else "the default graph of the store"
        raise UsageError(
            f"{name} holds {there:,} triples that this graph was not seen to put there; --replace puts kg's in their "
            "place, and --default-graph IRI keeps kg's under another name"
        )

    def _is_whole(self, part: Part, before: dict[str | None, int]) -> bool:
        told = self._remembered.digest(part.iri)
        if not told or before[part.iri] != part.triples:
            return False
        return told == self._mark or told == digest_of(self._build.store, part)

    def _holds_no_other(self, gone: Iterable[str], prune: bool) -> bool:
        """Whether all graphs that are there may be replaced at once, as a request for the whole dataset does."""
        own = {part.iri for part in self._parts} | (set(gone) if prune else set())
        rows = self._endpoint.rows("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }", needed=("graph",))
        return all(row["graph"] in own for row in rows)

    def _send_all(self, gone: Iterable[str]) -> None:
        """All in one request, which such a store takes wholly or not at all."""
        for part in self._parts:
            self._remembered.begin(part.iri)
        if self._mark:
            # the file of the build is a fourth of the bytes
            with built_file(self._build.folder, self._build.meta, TRIG).open("rb") as body:
                self._request("PUT", self._url, body, "application/trig")
        else:
            with as_quads(self._build.store) as body:
                self._request("PUT", self._url, body, "application/n-quads")
        for part in self._parts:
            self._remembered.put(part.iri, self._mark or digest_of(self._build.store, part), part.triples)
        for iri in gone:
            self._remembered.forget(iri)

    def _send(self, parts: list[Part]) -> None:
        for number, part in enumerate(parts):
            self._remembered.begin(part.iri)
            try:
                with as_turtle(self._build.store, part) as (body, digest):
                    self._request("PUT", self._graph_url(part.iri), body, "text/turtle")
            except StoreError as error:
                raise StoreError(f"{error}; {self._state(part, number, len(parts))}") from None
            self._remembered.put(part.iri, digest, part.triples)
            self._how.detail(f"{self._name(part.iri)}: {part.triples:,} triples")

    def _state(self, part: Part, sent: int, of: int) -> str:
        """What is in the store where a graph did not go in."""
        there = "nobody knows how many"
        with suppress(KgError):
            there = f"{self._counting.of([part.iri])[part.iri]:,}"
        return (
            f"{sent} of {of} graphs went in before it, and of {self._name(part.iri)} there are {there} of "
            f"{part.triples:,} triples; run the same command again to go on"
        )

    def _delete(self, gone: Iterable[str]) -> None:
        for iri in gone:
            self._request("DELETE", self._graph_url(iri), None, "")
            self._remembered.forget(iri)
            self._how.detail(f"{iri}: deleted")

    def _request(self, method: str, url: str, body: IO[bytes] | None, kind: str) -> None:
        headers = {"Content-Type": kind} if kind else {}
        if body is not None and not self._known:
            # who asks is settled by a small request: a server may hang up on a large one that it does not believe
            self._server.ask(
                "GET",
                self._graph_url(_NOBODY),
                headers={"Accept": "text/turtle"},
                seconds=self._how.seconds,
                most=_LOOK,
            )
            self._known = True
        try:
            answer = self._server.ask(method, url, body=body, headers=headers, seconds=self._how.seconds)
        except TooLateError:
            raise StoreError(
                f"the store took longer than {self._how.seconds:g} s; raise the time limit (--timeout)"
            ) from None
        if not 200 <= answer.status < 300 and not (method == "DELETE" and answer.status == 404):
            raise refusal(self._url, answer)

    def _graph_url(self, iri: str | None) -> str:
        name = iri or self._how.default_graph
        parts = urlsplit(self._url)
        return with_parameter(parts, "default") if name is None else with_parameter(parts, "graph", name)

    def _name(self, iri: str | None) -> str:
        return iri or self._how.default_graph or "the default graph"

    def _check_counts(self) -> None:
        """Raises StoreError where the store holds another number of triples than it was sent."""
        counts = self._counting.of(part.iri for part in self._parts)
        wrong = [part for part in self._parts if counts[part.iri] != part.triples]
        if not wrong:
            return
        if [part.iri for part in wrong] == [None] and counts[None] == sum(part.triples for part in self._parts):
            raise StoreError(
                "all graphs are there, and the store takes them together for its default graph, so that answers may "
                f"count things twice; push again with --default-graph {self._build.meta.base_iri}graph"
            )
        for part in wrong:
            self._remembered.begin(part.iri)
        some = ", ".join(f"{self._name(part.iri)} ({counts[part.iri]:,} of {part.triples:,})" for part in wrong[:3])
        raise StoreError(
            f"the store holds another number of triples than it was sent, in {len(wrong)} of {len(self._parts)} "
            f"graphs: {some}{', ...' if wrong[3:] else ''}; run the same command again, which sends these once more"
        )
