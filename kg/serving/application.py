"""The addresses of the server and what each gives (an ASGI application)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.errors import StoreError
from kg.graph.store.digests import built_file, is_left_out
from kg.graph.store.layout import NETWORK as NETWORK_FILE
from kg.serving.answer import Answer
from kg.serving.description import description
from kg.serving.index.indexing import Indexing
from kg.serving.negotiation import best
from kg.serving.protocol import LARGEST, asked
from kg.serving.refused import GoneError, RefusedError
from kg.serving.served import Opened, Served
from kg.serving.site.addresses import API, FORMS, GRAPHS, NETWORK, SEARCH, SPARQL, STYLE, form_of, path_of
from kg.serving.site.api import LISTS, openapi
from kg.serving.site.rendering import style
from kg.serving.unchanged import Version, version
from kg.serving.workers import PIECE, Long
from kg.surely import surely
from kg.viewer.assets import csp_hash, own_file

#: Nothing that is served may run or load anything, but the page of the network, which says itself what it runs.
_HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TEXT_ONLY = {**_HARMLESS, "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
#: Pages have the style of the server, and those of stories their own.
_PAGES = {
    **_HARMLESS,
    "Content-Security-Policy": "default-src 'none'; style-src 'self' {}; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'".format(csp_hash(own_file("stories/stories.css"))),
}
_RETRY = {"Retry-After": "5"}
#: How a page comes by the index: it waits for it, or does without.
_Wanted: TypeAlias = Callable[[Indexing], Awaitable[Path | None]]
#: The front waits so long for its lists, in seconds, and does without them then.
_FRONT_WAITS = 3.0


def application(served: Served, hosts: Sequence[str], origins: Sequence[str]) -> Starlette:
    """The application over a graph.

    `hosts` are the names under which it may be asked for, `*` any: a page of another site that has its name lead here
    (DNS rebinding) asks under its own. `origins` are those of sites whose scripts may read it (CORS), which without
    any none may.
    """
    endpoint = _Endpoint(served)
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"]))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        served.end()

    return Starlette(
        routes=[
            Route(SPARQL, endpoint.sparql, methods=["GET", "POST"]),
            Route(GRAPHS, endpoint.graphs, methods=["GET"]),
            Route("/", endpoint.front, methods=["GET"]),
            Route(SEARCH, endpoint.search, methods=["GET"]),
            Route(f"{API}/openapi.json", endpoint.openapi, methods=["GET"]),
            Route(f"{API}/{{name:path}}", endpoint.listed, methods=["GET"]),
            Route(STYLE, endpoint.style, methods=["GET"]),
            Route(NETWORK, endpoint.network, methods=["GET"]),
            Route("/id/{key:path}", endpoint.by_iri, methods=["GET"]),
            Route("/{key:path}", endpoint.thing, methods=["GET"]),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: _refused},
        lifespan=lifespan,
    )


class _Endpoint:
    def __init__(self, served: Served) -> None:
        self._served = served

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol; without a query what the endpoint says of itself."""
        body = await _body(request)
        question = asked(request.method, request.url.query, request.headers.get("content-type", ""), body)
        accept = _accept(request)
        if question is None:
            kind, data = description(str(request.url.replace(query="")), accept)
            return Response(data, media_type=kind, headers=_TEXT_ONLY)
        given = {"query": question.query, "accept": accept, "default": question.default, "named": question.named}
        _, told = await self._asked(request, given)
        return _sent(told, {**_TEXT_ONLY, "Vary": "Accept"})

    async def graphs(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store HTTP Protocol, for reading: `?default`, or `?graph=` and an IRI."""
        given = request.query_params.multi_items()
        if len(given) != 1 or given[0][0] not in ("default", "graph"):
            raise RefusedError(400, "say which graph: ?default, or ?graph= and the IRI of an article")
        iri = given[0][1] if given[0][0] == "graph" else None
        _, told = await self._asked(request, {"graph": iri, "accept": _accept(request)})
        return _sent(told, {**_TEXT_ONLY, "Vary": "Accept"})

    async def front(self, request: Request) -> Response:
        """What there is here, for people; its lists come from the index, for which it does not wait long."""
        opened = self._served.now()
        network = None if is_left_out(opened.folder, opened.meta, NETWORK_FILE) else NETWORK
        soon = partial(Indexing.file_soon, seconds=_FRONT_WAITS)
        _, told = await self._asked(request, {"page": "front", "network": network}, soon)
        return _sent(told, {**_PAGES, "Cache-Control": "no-cache"})

    async def search(self, request: Request) -> Response:
        """What has the words of a question."""
        asked = {"page": "search", "path": SEARCH}
        return await self._page(request, asked, ("text/html", "application/json"), Indexing.file)

    async def listed(self, request: Request) -> Response:
        """A list for programs."""
        name = request.path_params["name"]
        if name == "search":
            asked = {"page": "search", "path": f"{API}/search"}
            return await self._page(request, asked, ("application/json",), Indexing.file)
        if name not in LISTS:
            raise RefusedError(404, f"there is no list {name[:100]}; there are {', '.join([*LISTS, 'search'])}")
        return await self._page(request, {"page": "api", "list": name}, ("application/json",), Indexing.file)

    async def thing(self, request: Request) -> Response:
        """Something that the graph has, in the form that the client likes best or the ending of its address names."""
        key, form = form_of(request.path_params["key"])
        offered = tuple(FORMS) if form is None else (form,)
        index = Indexing.file if key.startswith(("article/", "outlet/")) else Indexing.file_if_made
        return await self._page(request, {"page": "thing", "key": key}, offered, index, asks=form is None)

    async def by_iri(self, request: Request) -> Response:
        """Leads from the path of an IRI, where the graph was built for this very address, to what tells of it."""
        # two slashes would name another host
        return RedirectResponse(path_of(request.path_params["key"].lstrip("/")), 303, _HARMLESS)

    async def style(self, _: Request) -> Response:
        """The style of all pages."""
        return Response(style(), media_type="text/css", headers={**_HARMLESS, "Cache-Control": "max-age=600"})

    async def openapi(self, _: Request) -> Response:
        """What the lists for programs are."""
        return Response(openapi(), media_type="application/json", headers=_TEXT_ONLY)

    async def network(self, _: Request) -> Response:
        """The network, as `kg build` drew it."""
        opened = self._served.now()
        if not opened.folder.exists():
            opened = await self._served.renewed(opened)
        if is_left_out(opened.folder, opened.meta, NETWORK_FILE):
            raise RefusedError(404, "this graph was built without its page; kg view makes one")
        try:
            data = await asyncio.to_thread(built_file(opened.folder, opened.meta, NETWORK_FILE).read_bytes)
        except (StoreError, OSError) as error:
            raise RefusedError(500, f"the page cannot be read ({error})") from None
        return Response(data, media_type="text/html", headers=_HARMLESS)

    async def _page(
        self,
        request: Request,
        question: Mapping[str, Any],
        offered: Sequence[str],
        index: _Wanted,
        *,
        asks: bool = True,
    ) -> Response:
        """A page in one of the types that are offered; `asks` says that the client's Accept decides which."""
        media_type = best(_accept(request), offered) if asks else offered[0]
        if media_type is None:
            raise RefusedError(406, f"this can be had as {', '.join(offered)}")
        target = f"{request.url.path}?{request.url.query}"
        if (held := _version(self._served.now(), target, media_type)).is_held(request.headers):
            return Response(status_code=304, headers=held.headers)
        given = dict(request.query_params.items())
        if len(given) < len(request.query_params.multi_items()):
            names = [name for name, _ in request.query_params.multi_items()]
            twice = sorted({name for name in names if names.count(name) > 1})
            raise RefusedError(400, f"{twice[0][:100]} is given twice; give it once")
        opened, told = await self._asked(request, {**question, "type": media_type, "given": given}, index)
        known = _version(opened, target, media_type).headers if told.status == 200 else {"Vary": "Accept"}
        return _sent(told, {**_PAGES, **known})

    async def _asked(
        self, request: Request, question: Mapping[str, Any], index: _Wanted | None = None
    ) -> tuple[Opened, Answer | Long]:
        """The answer, and the build that it is of; its process is ended where the client goes away before."""
        if index is None and (known := (opened := self._served.now()).workers.known(question)) is not None:
            return opened, known
        answering = surely(asyncio.current_task(), "task that answers")
        gone = asyncio.create_task(_cancelled_once_gone(request, answering))
        try:
            return await self._answer(question, index)
        except asyncio.CancelledError:
            if not gone.done() or gone.cancelled():
                raise
            answering.uncancel()
            raise RefusedError(400, "the client went away") from None
        finally:
            gone.cancel()

    async def _answer(self, question: Mapping[str, Any], index: _Wanted | None) -> tuple[Opened, Answer | Long]:
        opened = self._served.now()
        while True:
            try:
                if index is not None:
                    file = await index(opened.index)
                    question = {**question, "index": None if file is None else str(file)}
                    if (known := opened.workers.known(question)) is not None:
                        return opened, known
                return opened, await opened.workers.ask(question)
            except GoneError:
                opened = await self._served.renewed(opened)


def _version(opened: Opened, target: str, media_type: str) -> Version:
    return version(opened.id, opened.since, target, media_type)


def _sent(told: Answer | Long, headers: Mapping[str, str]) -> Response:
    if isinstance(told, Answer):
        return Response(told.content, told.status, headers, media_type=told.type)
    return StreamingResponse(
        _pieces(told), told.status, {**headers, "Content-Length": str(told.length)}, media_type=told.type
    )


async def _pieces(told: Long) -> AsyncIterator[bytes]:
    with told.content as content:
        while piece := content.read(PIECE):
            yield piece


async def _body(request: Request) -> bytes:
    """What is posted. Raises RefusedError with 413 for more than `LARGEST` bytes."""
    body = bytearray()
    with suppress(ClientDisconnect):
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                raise RefusedError(413, f"a query may have {LARGEST:,} bytes at most")
    return bytes(body)


async def _cancelled_once_gone(request: Request, task: asyncio.Task[Any]) -> None:
    """Waits until the client has gone away, and cancels what answers it."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    task.cancel()


def _accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 500
    headers = {**_TEXT_ONLY, **(_RETRY if status == 503 else {})}
    return PlainTextResponse(f"{error}\n", status, headers)
