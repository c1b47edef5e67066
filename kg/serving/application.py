"""The addresses of the server and what each gives (an ASGI application)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.errors import StoreError
from kg.graph.store.digests import built_file, is_left_out
from kg.graph.store.layout import NETWORK
from kg.serving.description import description
from kg.serving.front import front_page
from kg.serving.protocol import LARGEST, asked
from kg.serving.served import Served
from kg.serving.workers import PIECE, GoneError, RefusedError, Told

SPARQL, GRAPHS, PAGE = "/sparql", "/graphs", "/network.html"
#: Nothing that is served may run or load anything, but the page of the network, which says itself what it runs.
_HARMLESS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_TEXT_ONLY = {**_HARMLESS, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
_RETRY = {"Retry-After": "5"}


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
            Route("/", endpoint.front, methods=["GET"]),
            Route(SPARQL, endpoint.sparql, methods=["GET", "POST"]),
            Route(GRAPHS, endpoint.graphs, methods=["GET"]),
            Route(PAGE, endpoint.page, methods=["GET"]),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: _refused},
        lifespan=lifespan,
    )


class _Endpoint:
    def __init__(self, served: Served) -> None:
        self._served = served

    async def front(self, _: Request) -> Response:
        """What there is here, for people."""
        opened = self._served.now()
        page = None if is_left_out(opened.folder, opened.meta, NETWORK) else PAGE
        return Response(front_page(opened.meta, SPARQL, GRAPHS, page), media_type="text/html", headers=_TEXT_ONLY)

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol; without a query what the endpoint says of itself."""
        body = await _body(request)
        question = asked(request.method, request.url.query, request.headers.get("content-type", ""), body)
        accept = _accept(request)
        if question is None:
            kind, data = description(str(request.url.replace(query="")), accept)
            return Response(data, media_type=kind, headers=_TEXT_ONLY)
        return await self._asked(
            request,
            {"query": question.query, "accept": accept, "default": question.default, "named": question.named},
        )

    async def graphs(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store HTTP Protocol, for reading: `?default`, or `?graph=` and an IRI."""
        given = request.query_params.multi_items()
        if len(given) != 1 or given[0][0] not in ("default", "graph"):
            raise RefusedError(400, "say which graph: ?default, or ?graph= and the IRI of an article")
        iri = given[0][1] if given[0][0] == "graph" else None
        return await self._asked(request, {"graph": iri, "accept": _accept(request)})

    async def page(self, _: Request) -> Response:
        """The network, as `kg build` drew it."""
        opened = self._served.now()
        if not opened.folder.exists():
            opened = await self._served.renewed(opened)
        if is_left_out(opened.folder, opened.meta, NETWORK):
            raise RefusedError(404, "this graph was built without its page; kg view makes one")
        try:
            data = await asyncio.to_thread(built_file(opened.folder, opened.meta, NETWORK).read_bytes)
        except (StoreError, OSError) as error:
            raise RefusedError(500, f"the page cannot be read ({error})") from None
        return Response(data, media_type="text/html", headers=_HARMLESS)

    async def _asked(self, request: Request, question: Mapping[str, Any]) -> Response:
        """The answer of a process, which is ended where the client goes away before."""
        answer = asyncio.create_task(self._answer(question))
        gone = asyncio.create_task(_gone(request))
        try:
            await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise RefusedError(400, "the client went away")
            told = answer.result()
        finally:
            for task in (answer, gone):
                task.cancel()
        headers = {**_TEXT_ONLY, "Content-Length": str(told.length), "Vary": "Accept"}
        return StreamingResponse(_pieces(told), told.status, headers, media_type=told.type)

    async def _answer(self, question: Mapping[str, Any]) -> Told:
        opened = self._served.now()
        while True:
            try:
                return await opened.workers.ask(question)
            except GoneError:
                opened = await self._served.renewed(opened)


async def _pieces(told: Told) -> AsyncIterator[bytes]:
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


async def _gone(request: Request) -> None:
    """Waits until the client has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 500
    headers = {**_TEXT_ONLY, **(_RETRY if status == 503 else {})}
    return PlainTextResponse(f"{error}\n", status, headers)
