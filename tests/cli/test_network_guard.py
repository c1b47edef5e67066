"""The guard of tests/conftest.py guards."""

from __future__ import annotations

import socket

import pytest


def test_a_connection_to_another_machine_is_refused_and_noted(network_attempts: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as outside, pytest.raises(PermissionError, match="network"):
        outside.connect(("192.0.2.1", 80))
    assert network_attempts == ["socket.connect to '192.0.2.1'"]
    network_attempts.clear()


def test_looking_up_another_machine_is_refused(network_attempts: list[str]) -> None:
    with pytest.raises(PermissionError, match="network"):
        socket.getaddrinfo("news.example", 80)
    network_attempts.clear()


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
