"""Listens on an address and serves until it is told to end."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from kg.errors import UsageError
from kg.serving.application import application
from kg.serving.served import Served
from kg.serving.workers import Limits

#: So many connections may wait to be taken.
_BACKLOG = 1024
#: So many seconds a connection stays open on which nothing is asked: clients keep theirs between questions.
_IDLE = 75
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


def serve(
    folder: Path,
    host: str,
    port: int,
    *,
    count: int,
    limits: Limits,
    origins: Sequence[str] = (),
    on_listening: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    """Serves the graph in a folder on an address, port 0 being any that is free, until a signal ends it.

    `on_listening` hears the address once it takes requests, `tell` what happens to the graph. `count`, `limits` and
    `origins` are those of `Workers` and `application`.
    Raises StoreError where there is no graph, or it is damaged, and UsageError where the address cannot be had.
    """
    served = Served(folder, count, limits, tell)
    with _listening(host, port) as listener:
        name, number = listener.getsockname()[:2]
        shown = f"[{name}]" if ":" in name else name
        hosts = _LOCAL if name in ("127.0.0.1", "::1") else ("*",)
        config = uvicorn.Config(
            application(served, hosts, origins),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=1,
        )
        on_listening(f"http://{shown}:{number}/")
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # asyncio has what it sends go at once only where a socket says that it is TCP, which create_server leaves open
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise _not_had(host, port, error) from None
    try:
        if sys.platform != "win32":  # where it would let others take the address over
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise _not_had(host, port, error) from None
    return listener


def _not_had(host: str, port: int, error: OSError | UnicodeError) -> UsageError:
    return UsageError(
        f"cannot listen on {host!r}, port {port}: {getattr(error, 'strerror', None) or error}; "
        "choose another with --host or --port"
    )
